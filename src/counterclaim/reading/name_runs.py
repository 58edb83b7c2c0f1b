"""
Runs of capitalised words in a sentence, and what they hold: heads, countries, possessors.

Comes in: the words of a sentence and the tables of its language. Goes out: where a run that
begins at a word ends, and what stands in it. "the Front for the Liberation of Zarvan".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from counterclaim.orthography import Word
from counterclaim.tables.actors import Actors, CountryWord
from counterclaim.tables.naming import Head, Naming, Spelling

_RUN_WORDS: Final = 24  # convention: no name has more words
_LETTERS: Final = 3  # a country so short is written in capitals: "US", not "us"


@dataclass(frozen=True)
class Ways:
    """The tables by which the names of one language are found."""

    actors: Actors
    naming: Naming
    spelling: Spelling


@dataclass(slots=True)
class Runs:
    """The runs of one sentence, whose capitals are used in one manner."""

    tables: Ways
    row: Sequence[Word]
    manner: str
    run_end: int = 0
    measured: tuple[int, int] = (-1, 0)

    def said(self, i: int, end: int) -> str:
        """The words from one to another with single spaces, as they are written."""
        pieces = [self.row[i].text]
        for k in range(i + 1, end):
            if self.row[k].start > self.row[k - 1].end:
                pieces.append(" ")
            pieces.append(self.row[k].text)
        return "".join(pieces)

    def run(self, i: int) -> int:
        """Where the run of capitalised words that begins at a word ends."""
        if self.measured[0] != i:
            self.measured = (i, self._measure(i))
        return self.measured[1]

    def _measure(self, i: int) -> int:
        row, naming, titles = self.row, self.tables.naming, self.tables.naming.titles
        k, of = i, False
        while k < min(len(row), i + _RUN_WORDS):
            word = row[k]
            if word.kind in {"latin", "initials"} and word.text[0].isupper():
                if k > i and word.key in titles.entries and not of and self._titled(k):
                    break
                if word.key in naming.never:
                    break
                k, of = k + 1, False
            elif word.text in {"-", "'", "’", "&"} and self.binds(k):
                k += 1
            elif word.key in naming.of and self._opens(i, k):
                k, of = k + 1 + self._is_article(k + 1), True
            elif (
                word.key in naming.conjunctions
                and any(row[j].key in naming.of for j in range(i, k))
                and self.upper(k + 1)
            ) or (k > i and self.joins_person(k) and self.upper(k + 1, over="-")):
                k += 1
            else:
                break
        return k

    def _titled(self, k: int) -> bool:
        hit = self.tables.naming.titles.at(self.row, k)
        if hit is None:
            return False
        after = k + hit[0]
        return after >= len(self.row) or self.tables.naming.heads.at(self.row, after) is None

    def binds(self, k: int) -> bool:
        """Whether a hyphen, an apostrophe or "&" binds two words: "Inter-Services"."""
        row = self.row
        if k + 1 >= len(row) or not self.upper(k + 1, small=row[k].text == "-"):
            return False
        joined = row[k].start == row[k - 1].end
        if row[k].text == "&":
            return True
        if row[k].text == "-":
            return joined and row[k + 1].start == row[k].end
        return joined and row[k - 1].key.endswith("s")

    def upper(self, k: int, over: str = "", *, small: bool = False) -> bool:
        """Whether a word that may be part of a name stands here, or after the mark `over`."""
        row = self.row
        if k < len(row) and row[k].text == over:
            k += 1
        return (
            k < len(row)
            and row[k].kind in {"latin", "initials"}
            and (row[k].text[0].isupper() or (small and row[k].key in self.tables.naming.joiners))
        )

    def _opens(self, i: int, k: int) -> bool:
        """Whether "of" goes on with a name: its left side ends in a noun that takes one."""
        naming, row = self.tables.naming, self.row
        after = k + 1 + self._is_article(k + 1)
        if not self.upper(after) or k == i:
            return False
        if any(row[j].key in naming.of for j in range(i, k)):
            return True
        return any(
            (hit := naming.heads.at(row, j)) is not None and hit[1].rest == "of" and j + hit[0] == k
            for j in range(max(i, k - 3), k)
        )

    def joins_person(self, k: int) -> bool:
        """Whether a small word may stand inside a person's name: "Omar al-Hadi"."""
        naming, key = self.tables.naming, self.row[k].key
        return key in naming.joiners and not (
            key in naming.of or key in naming.conjunctions or key in naming.articles
        )

    def _is_article(self, k: int) -> int:
        return int(k < len(self.row) and self.row[k].key in self.tables.naming.articles)

    def trimmed(self, i: int, end: int) -> int:
        """The first word of a run that can begin a name."""
        while i < end and self.row[i].key in self.tables.naming.never_begin:
            i += 1
        return i

    def pattern(self, i: int) -> tuple[int, int, Head] | None:
        """A run of capitalised words with a head noun: where it is, and its head."""
        if self.manner != "plain" or i < self.run_end:
            return None
        end = self.run_end = self.run(i)
        first, heads = self.trimmed(i, end), self.tables.naming.heads
        best: tuple[int, int, Head] | None = None
        k = first
        while k < end:
            hit = heads.at(self.row, k) if self.row[k].key in heads.entries else None
            if hit is None or k + hit[0] > end:
                k += 1
                continue
            after = k + hit[0]
            opened = after < end and self.row[after].key in self.tables.naming.of
            if opened or k > first:
                best = (first, end if opened else after, hit[1])
            k = end if opened else after
        return best

    def country_at(self, i: int) -> tuple[int, CountryWord] | None:
        """The country whose name or adjective begins at a word, and of how many words it is."""
        row, actors = self.row, self.tables.actors
        own = self.tables.naming.countries
        word = row[i]
        if self.tables.naming.capitals and not word.text[0].isupper():
            return None
        if word.key in own.entries and (mine := own.at(row, i)) is not None:
            short = len(word.key) <= _LETTERS and word.text.isalpha()
            if short and self.tables.naming.capitals and not word.text.isupper():
                return None
            if self.manner == "shouted" and word.key in self.tables.naming.also_words:
                return None
            name = actors.country_names.get(mine[1], mine[1])
            return mine[0], CountryWord(mine[1], name, noun=True)
        return actors.countries.at(row, i) if word.key in actors.countries.entries else None

    def country_word(self, body: str) -> CountryWord | None:
        """The country that a single folded word names."""
        rows = self.tables.actors.countries.entries.get(body, ())
        return next((meant for keys, meant in rows if len(keys) == 1), None)

    def of_land(self, end: int, country: str | None) -> tuple[int, str | None]:
        """The country that an office is of: "prime minister of Pakistan"."""
        row, naming = self.row, self.tables.naming
        if country is None and end < len(row) and row[end].key in naming.of:
            at = end + 1 + self._is_article(end + 1)
            land = self.country_at(at) if at < len(row) else None
            if land is not None:
                return at + land[0], land[1].iso2
        return end, country

    def is_former(self, i: int) -> bool:
        """Whether a word such as "former" stands close before."""
        naming = self.tables.naming
        return any(self.row[k].key in naming.former for k in range(max(0, i - 3), i))

    def past_possessive(self, i: int) -> int:
        """The word after a mark of possession, where one stands here; else this word."""
        row = self.row
        return i + int(i < len(row) and row[i].key in self.tables.naming.possessives)
