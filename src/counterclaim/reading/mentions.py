"""
What one sentence names, by tables and by pattern.

Comes in: the words of a sentence. Goes out: mentions, which reading/variants.py leads
together over the whole report. "the Zarvan Freedom Army (ZFA)", "Pakistan’s Prime Minister",
"Gen Rahim Dost", "@zarvan_desk", وزیر داخلہ.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from counterclaim.orthography import Word
from counterclaim.reading.name_forces import Run, acronym, headed, introduced, take
from counterclaim.reading.name_mentions import Line, Mention
from counterclaim.reading.name_offices import apposed, country_alone, its_organ, of_country, titled
from counterclaim.reading.name_runs import Ways
from counterclaim.tables.actors import Actors
from counterclaim.tables.naming import Naming, Spelling

_TAGS: Final = "@#\uff03"
# How a sentence uses capitals is told by words longer than those that stay small in a title.
_SMALL: Final = 3
# So many such words tell it: all in capitals, or all with one.
_SHOUTED, _TITLED = 3, 4


@dataclass(frozen=True)
class FindMentions:
    """Finds what the sentences of one language name."""

    actors: Actors
    naming: Naming
    spelling: Spelling
    ways: Ways = field(init=False, repr=False, compare=False)
    starts: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        naming = self.naming
        object.__setattr__(self, "ways", Ways(self.actors, naming, self.spelling))
        object.__setattr__(
            self,
            "starts",
            frozenset(self.actors.aliases.entries)
            | frozenset(self.actors.countries.entries)
            | frozenset(naming.countries.entries)
            | frozenset(naming.titles.entries)
            | (frozenset() if naming.capitals else frozenset(naming.heads.entries)),
        )

    def __call__(self, row: Sequence[Word], *, headline: bool = False) -> list[Mention]:
        """The mentions of a sentence, with offsets from its start."""
        starts, capitals = self.starts, self.naming.capitals
        at = [
            i
            for i, word in enumerate(row)
            if word.key in starts or word.text[0] in _TAGS or (capitals and word.text[0].isupper())
        ]
        if not at:
            return []
        line = Line(self.ways, row, _manner(row, headline=headline))
        done = 0
        for i in at:
            if i >= done:
                done = _after(line, i)
        return line.found


def _manner(row: Sequence[Word], *, headline: bool) -> str:
    """How a sentence uses capitals: "plain", "titled" as headlines are, or "shouted"."""
    letters = [word for word in row if word.kind == "latin" and len(word.text) > _SMALL]
    if len(letters) >= _SHOUTED and all(word.text.isupper() for word in letters):
        return "shouted"
    upper = sum(word.text[0].isupper() for word in letters)
    most = upper * 4 >= len(letters) * 3 if headline else upper == len(letters)
    return "titled" if most and len(letters) >= _TITLED else "plain"


# --- what stands at a word; each gives the word to go on from, or 0 -----------


def _after(line: Line, i: int) -> int:
    """Read what stands at a word: the word to go on from."""
    word, naming = line.row[i], line.tables.naming
    if word.kind in {"handle", "hashtag"}:
        return _tagged(line, i)
    if word.kind == "letters" or not naming.capitals:
        return _alias(line, i) or _country(line, i) or titled(line, i) or headed(line, i) or i + 1
    if not word.text[0].isupper():
        return _alias(line, i) or titled(line, i) or i + 1
    if word.key in naming.never:
        return i + 1
    if word.key in naming.never_begin:
        return _alias(line, i) or i + 1
    return _capital(line, i) or i + 1


def _capital(line: Line, i: int) -> int:
    """A word with a capital may begin anything; the surest is asked first."""
    run = line.pattern(i)
    return (
        _alias(line, i, atleast=run[1] - run[0] if run and run[0] == i else 0)
        or _country(line, i, run)
        or titled(line, i)
        or take(line, run)
        or introduced(line, i)
        or apposed(line, i)
        or acronym(line, i)
    )


def _tagged(line: Line, i: int) -> int:
    """A handle is an account; a hashtag may be a group, a country or an abbreviation."""
    word, actors = line.row[i], line.tables.actors
    body, bare = word.key[1:], word.text[1:]
    if word.kind == "handle":
        known = actors.handles.get(body)
        listed = (known,) if known else ()
        line.add(i, i + 1, "account", "unknown", form=word.text, known=listed)
        return i + 1
    known = actors.hashtags.get(body)
    ids = (known,) if known else actors.acronyms.get(bare, ())
    country = line.country_word(body)
    if ids:
        line.add(i, i + 1, "group", "unknown", form=bare, known=ids, acronym=known is None)
    elif country is not None:
        return of_country(line, i, i + 1, country) or country_alone(line, i, i + 1, country)
    elif line.could_abbreviate(bare):
        line.add(i, i + 1, "group", "unknown", form=bare, acronym=True)
    return i + 1


def _alias(line: Line, i: int, atleast: int = 0) -> int:
    """The longest name of the table, unless a longer one by pattern begins here too."""
    actors, word = line.tables.actors, line.row[i]
    hit = actors.aliases.at(line.row, i) if word.key in actors.aliases.entries else None
    if hit is not None and hit[0] >= atleast and _cased(line, i, hit[1]):
        end = i + hit[0]
        short, after = line.short(i, end)
        line.add(i, end, "group", "unknown", known=hit[1], short=short)
        line.own_known(end, hit[1])
        return max(end, after)
    ids = actors.acronyms.get(word.text) if atleast <= 1 else None
    if ids and not (line.manner == "shouted" and word.key in line.tables.naming.also_words):
        fitted = line.spelled_out(i, word.text)
        line.add(i, i + 1, "group", "unknown", known=ids, acronym=True, short=fitted)
        line.own_known(i + 1, ids)
        return i + 1
    return 0


def _cased(line: Line, i: int, ids: Sequence[str]) -> bool:
    """Whether a small first word is small in the table too: the "army" of "army's media wing"."""
    text, small = line.row[i].text, line.tables.actors.small
    if not line.tables.naming.capitals or not text[0].islower():
        return True
    return any(line.row[i].key in small.get(one, ()) for one in ids)


def _country(line: Line, i: int, run: Run | None = None) -> int:
    """A country and what is its own: "Pakistan’s army", "the government of Kenya", "Iran"."""
    hit = line.country_at(i)
    if hit is None:
        return 0
    after, meant = i + hit[0], hit[1]
    if run and run[0] == i and run[1] > after:
        return take(line, run, meant.iso2)
    return (
        of_country(line, i, after, meant)
        or its_organ(line, i, after, meant)
        or country_alone(line, i, after, meant)
    )
