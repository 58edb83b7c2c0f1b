"""
Persons after their titles, and abbreviations after the names that they stand for.

Comes in: the words of a sentence and the tables of its language. Goes out: where a person's
name ends ("Maj Gen Omar al-Hadi said"), and what an abbreviation is short for.
"""

from typing import Final

from counterclaim.reading.name_runs import Runs
from counterclaim.reading.spellings import fits
from counterclaim.records import Sector

_PERSON_WORDS: Final = 4  # convention: a person has at most so many names in a row
_FIT_WORDS: Final = 10  # an abbreviation is looked for in at most so many words before it
_SHORT: Final = range(2, 9)  # letters of an abbreviation
_TAG: Final = range(3, 7)  # letters of an abbreviation that no table knows


class Parts(Runs):
    """The persons and abbreviations of one sentence."""

    __slots__ = ()

    def more_titles(self, end: int, sector: Sector) -> tuple[int, Sector]:
        """Titles in a row: "army spokesman Maj Gen"; a mark of an abbreviation is passed over."""
        titles, row = self.tables.naming.titles, self.row
        while end < len(row):
            if row[end].text == "." and end + 1 < len(row):
                end += 1
                continue
            hit = titles.at(row, end)
            if hit is None or hit[1].kind == "honorific":
                break
            end += hit[0]
            sector = hit[1].sector if sector == "unknown" else sector
        return end, sector

    def person_end(self, i: int, *, bare: bool = False) -> int:
        """Where a person's name that begins at a word ends; the word itself when none begins."""
        if not self.tables.naming.capitals:
            return self._person_end_by_words(i)
        row, naming = self.row, self.tables.naming
        k, names = i, 0
        while k < len(row) and names < _PERSON_WORDS:
            word = row[k]
            if word.kind in {"latin", "initials"} and word.text[0].isupper():
                if word.key in naming.never or self._stops_person(k):
                    break
                names += 1
            elif word.text == "." and k > i and len(row[k - 1].text) == 1:
                pass
            elif not (
                (word.text == "-" and k > i and self.binds(k))
                or (self.joins_person(k) and self.upper(k + 1, over="-"))
            ):
                break
            k += 1
        while k > i and not row[k - 1].text[0].isupper() and len(row[k - 2].text) > 1:
            k -= 1
        if names == 0 or (k > i and self._ends_in_head(i, k)):
            return i
        return k if bare or self.manner == "plain" or names > 1 else i

    def _stops_person(self, k: int) -> bool:
        actors, word = self.tables.actors, self.row[k]
        return (
            word.text in actors.acronyms
            or self.country_at(k) is not None
            or self._other_title(k)
            or word.key in self.tables.naming.never_begin
        )

    def _other_title(self, k: int) -> bool:
        """Whether a title stands at a word, and not a name that is spelled like one ("Bishop")."""
        hit = self.tables.naming.titles.at(self.row, k)
        if hit is None or hit[1].kind == "honorific":
            return False
        return hit[1].kind != "courtesy" or self.upper(k + hit[0])

    def _ends_in_head(self, i: int, end: int) -> bool:
        heads = self.tables.naming.heads
        return any(
            (hit := heads.at(self.row, k)) is not None and k + hit[0] == end
            for k in range(max(i, end - 3), end)
        )

    def _person_end_by_words(self, i: int) -> int:
        """Without capitals a name goes on to a word that ends names: وزیر داخلہ رحیم دوست نے."""
        naming, row = self.tables.naming, self.row
        k = i
        while k < len(row) and k - i <= _PERSON_WORDS and self.proper(k):
            k += 1
        if k == i or k - i > _PERSON_WORDS or k >= len(row) or self._ends_in_head(i, k):
            return i
        return k if row[k].key in (naming.says if k - i == 1 else naming.ends) else i

    def proper(self, k: int) -> bool:
        """Whether a word without capitals may be part of a name."""
        word, naming = self.row[k], self.tables.naming
        return (
            word.kind == "letters"
            and word.key not in naming.never
            and word.key not in naming.never_begin
            and word.key not in naming.ends
            and word.key not in naming.possessives
        )

    # --- abbreviations -------------------------------------------------------

    def could_abbreviate(self, text: str) -> bool:
        """Whether letters that no table knows may stand for a name: few capitals, no word."""
        return (
            text.isascii()
            and text.isalpha()
            and text.isupper()
            and len(text) in _TAG
            and text.casefold() not in self.tables.naming.no_names
            and text.casefold() not in self.tables.naming.also_words
        )

    def short(self, i: int, end: int, *, strict: bool = False) -> tuple[str | None, int]:
        """The abbreviation in brackets after a name, and the word after it."""
        row = self.row
        if end + 1 >= len(row) or row[end].text not in {"(", ","}:
            return None, end
        comma = row[end].text == ","
        at = end + 1
        if comma:
            if row[at].key not in self.tables.naming.conjunctions or at + 1 >= len(row):
                return None, end
            at += 1
        short, after = self._letters(at)
        if short is None or (comma and not fits(short, row[i:end], self.tables.spelling)):
            return None, end
        if strict and self.fitted(i, end, short) is None:
            return None, end
        return short, after

    def _letters(self, at: int) -> tuple[str | None, int]:
        """An abbreviation at a word, in Latin letters: ZFA, or زیڈ ایف اے spelled out."""
        row, said = self.row, self.tables.naming.letters
        word = row[at]
        if word.kind == "latin" and len(word.text) in _SHORT:
            upper = sum(letter.isupper() for letter in word.text)
            if upper >= 2 and upper * 2 > len(word.text):
                return word.text.upper(), at + 1
        k = at
        while k < len(row) and k - at < _SHORT.stop and row[k].key in said:
            k += 1
        if k - at >= 2:
            return "".join(said[row[j].key] for j in range(at, k)).upper(), k
        return None, at

    def fitted(self, i: int, end: int, short: str) -> int | None:
        """The word from which a run up to `end` has these initials."""
        for first in range(end - 2, max(i, end - _FIT_WORDS) - 1, -1):
            if fits(short, self.row[first:end], self.tables.spelling):
                return first
        return None

    def spelled_out(self, i: int, letters: str) -> str | None:
        """An abbreviation whose full form stands in brackets after it."""
        row = self.row
        if i + 2 >= len(row) or row[i + 1].text != "(" or not row[i + 2].text[0].isupper():
            return None
        end = self.run(i + 2)
        return letters if fits(letters, row[i + 2 : end], self.tables.spelling) else None
