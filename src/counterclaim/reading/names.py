"""
Who is named in a report: persons, forces, groups, agencies, offices, accounts.

Comes in: a reading with passages and sentences. Goes out: names, those of one actor under
one id and one name. First every sentence is read alone; then what the report has introduced
("Rahim Dost", "ZFA") is found where it stands bare ("Mr Dost", "ZFA’s"), also before.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final

from counterclaim.orthography import Word, fold, words
from counterclaim.reading.allegiance import with_sectors
from counterclaim.reading.mentions import FindMentions
from counterclaim.reading.name_forest import node
from counterclaim.reading.name_joins import Author, Known
from counterclaim.reading.name_mentions import Mention
from counterclaim.reading.spellings import person_key, same_person, skeleton
from counterclaim.reading.variants import Parties, Party, lead
from counterclaim.records import Doubt, Mark, Name, NameKind, Passage, Reading, Sentence, Span
from counterclaim.tables.actors import Actors
from counterclaim.tables.lexicon import Lexicon
from counterclaim.tables.naming import Naming, Spelling, joined

_NAMES: Final = range(2, 5)  # words of a person's full name
_SIGNATURE: Final = 160  # characters after a post in which its signature is looked for


@dataclass(frozen=True)
class FindNames:
    """Mark every name of an actor, with all names of one actor led together."""

    actors: Actors
    naming: Mapping[str, Naming]
    known: Known = field(init=False, repr=False, compare=False)
    finders: Mapping[str, FindMentions] = field(init=False, repr=False, compare=False)

    reads: ClassVar[tuple[type[Mark], ...]] = (Passage, Sentence)
    writes: ClassVar[type[Mark]] = Name

    def __post_init__(self) -> None:
        spelling = joined(self.naming[code] for code in sorted(self.naming))
        common = frozenset[str]().union(*(one.no_names for one in self.naming.values()))
        object.__setattr__(self, "known", Known.of(self.actors, spelling, common))
        finders = {
            code: FindMentions(self.actors, naming, spelling)
            for code, naming in self.naming.items()
        }
        object.__setattr__(self, "finders", finders)

    def __call__(self, reading: Reading, /) -> Iterator[Name | Doubt]:
        """The names of a report, and doubts where a surname is two persons'."""
        made = list(self._named(reading))
        lines = [line for line in reading[Sentence] if line.language in self.naming]
        names = [name for name in made if isinstance(name, Name)]
        yield from with_sectors(reading.text, lines, names, self.naming)
        yield from (doubt for doubt in made if isinstance(doubt, Doubt))

    def _named(self, reading: Reading) -> Iterator[Name | Doubt]:
        passages = reading[Passage]
        lines = [line for line in reading[Sentence] if line.language in self.finders]
        mentions = [
            mention
            for line in lines
            for mention in self._mentions(reading.text, line, passages[line.passage])
        ]
        signatures = list(_signatures(reading.text, passages))
        authors = [
            Author(passage.author, (passage.handle or "").lstrip("@") or None)
            for passage in passages
            if passage.author
        ]
        parties = lead(mentions, authors, self.known)
        taken, firm = set[int](), set[int]()  # firm: no name of a people, which others begin with
        armed: dict[str, Party] = {}
        for mention in mentions:
            taken.update(range(mention.start, mention.end))
            party = parties.of[node(mention)]
            if party.kind not in {"people", "country"}:
                firm.update(range(mention.start, mention.end))
            if party.sector == "armed_group" and mention.kind == "group":
                armed[party.actor] = party
            yield _name(mention.start, mention.end, mention.kind, parties.of[node(mention)])
        local = _Local(parties, self.naming, self.known.spelling)
        if not local.empty:
            for line in lines:
                yield from local.found(reading.text, line, taken)
        if len(armed) == 1:
            for line in lines:
                yield from self._own_men(reading.text, line, firm, *armed.values())
        for start, end, kind, key in signatures:
            if not taken.intersection((start, end - 1)):
                yield _name(start, end, kind, parties.of[kind, key])

    def _own_men(self, text: str, line: Sentence, taken: set[int], group: Party) -> Iterator[Name]:
        """ "Zarvani fidayeen": what a group calls its men, where only one group can be meant."""
        lexicon = self.naming[line.language].own_men
        row = words(line.span.cut(text))
        for at, after, _ in lexicon.all(row) if lexicon.entries else ():
            before = row[at - 1] if at else None
            named = before is not None and before.kind == "latin" and before.text[:1].isupper()
            first = at
            if before and named and before.key not in self.naming[line.language].never_begin:
                first -= 1
            start, end = line.span.start + row[first].start, line.span.start + row[after - 1].end
            if not taken.intersection(range(start, end)):
                yield _name(start, end, "group", group)

    def _mentions(self, text: str, line: Sentence, passage: Passage) -> Iterator[Mention]:
        base = line.span.start
        found = self.finders[line.language](
            words(line.span.cut(text)), headline=passage.kind == "headline"
        )
        for one in found:
            yield one.moved(base)


def _name(start: int, end: int, kind: NameKind, party: Party) -> Name:
    shown = party.kind if kind not in {"person", "office", "account", "country"} else kind
    return Name(
        Span(start, end), shown, party.name, party.actor, party.sector, party.country, party.known
    )


def _signatures(text: str, passages: Sequence[Passage]) -> Iterator[tuple[int, int, NameKind, str]]:
    """Where a post's author and handle stand in the text, in it or right after it."""
    for passage in passages:
        if not passage.author:
            continue
        end = passage.span.end + _SIGNATURE
        begin = max(passage.span.start, passage.span.end - _SIGNATURE)
        at = text.find(f"@{passage.handle}", begin, end) if passage.handle else -1
        if at >= 0:
            yield at, at + len(passage.handle or "") + 1, "account", fold(f"@{passage.handle}")
        name = text.rfind(passage.author, begin, at if at >= 0 else end)
        if name >= 0:
            yield name, name + len(passage.author), "person", fold(passage.author)


class _Local:
    """Names that a report has introduced, to be found where they stand bare."""

    def __init__(self, parties: Parties, namings: Mapping[str, Naming], spelling: Spelling) -> None:
        self.parties, self.namings, self.spelling = parties, namings, spelling
        self.fulls = Lexicon.of(
            (form, party) for form, party in parties.fulls.items() if len(words(form)) > 1
        )
        letters = {}
        for naming in namings.values():
            letters.update({letter: said for said, letter in naming.letters.items()})
        self.spoken = Lexicon.of(
            (" ".join(letters[letter.casefold()] for letter in short), party)
            for short, party in parties.shorts.items()
            if all(letter.casefold() in letters for letter in short)
        )
        self.starts = (
            frozenset(self.fulls.entries)
            | frozenset(self.spoken.entries)
            | frozenset(parties.surnames)
            | frozenset(short.casefold() for short in parties.shorts)
        )
        self.empty = not self.starts
        self.bones: dict[str, str] = {}
        self.near = {
            key: (form, party)
            for form, party in parties.fulls.items()
            if party.kind == "person" and len(key := person_key(form, spelling)) in _NAMES
        }

    def found(self, text: str, line: Sentence, taken: set[int]) -> Iterator[Name | Doubt]:
        """What a sentence names that only this report has introduced."""
        base = line.span.start
        row = words(line.span.cut(text))
        starts, done = self.starts, 0
        naming = self.namings[line.language]
        for i, word in enumerate(row):
            known = word.key.lstrip("#") in starts
            if not known and not (word.text[0].isupper() and self.near and naming.capitals):
                continue
            if i < done or base + word.start in taken:
                continue
            hit = self._at(row, i, naming) if known else self._near(row, i)
            if isinstance(hit, str):
                yield Doubt("names", Span(base + word.start, base + word.end), hit)
            elif hit is not None:
                done, kind, party = hit
                start, end = base + word.start, base + row[done - 1].end
                if taken.isdisjoint((start, end - 1)):
                    taken.update(range(start, end))
                    yield _name(start, end, kind, party)

    def _at(
        self, row: Sequence[Word], i: int, naming: Naming
    ) -> tuple[int, NameKind, Party] | str | None:
        word = row[i]
        short = self.parties.shorts.get(word.text.lstrip("#"))
        if short is not None:
            return i + 1, short.kind, short
        for lexicon in (self.fulls, self.spoken):
            hit = lexicon.at(row, i)
            if hit is not None and (not naming.capitals or word.text[0].isupper()):
                return i + hit[0], hit[1].kind, hit[1]
        near = self._near(row, i) if naming.capitals else None
        if near is not None:
            return near
        shared = self.parties.surnames.get(word.key, ())
        if not shared or not _alone(row, i, naming):
            return None
        if len(shared) > 1:
            return f"{len(shared)} persons here are called {word.text}"
        return i + 1, "person", shared[0]

    def _near(self, row: Sequence[Word], i: int) -> tuple[int, NameKind, Party] | None:
        """A full name in another spelling: "Kamal Rashid" after "Kamal Rasheed"."""
        end = i
        stop = min(len(row), i + _NAMES.stop)
        while end < stop and row[end].kind == "latin" and row[end].text[0].isupper():
            end += 1
        if end - i not in _NAMES:
            return None
        for word in row[i:end]:
            if word.key not in self.bones:
                self.bones[word.key] = skeleton(word.key, self.spelling)
        held = self.near.get(tuple(self.bones[word.key] for word in row[i:end]))
        said = " ".join(word.text for word in row[i:end])
        if held is None or not same_person(held[0], said, self.spelling):
            return None
        return end, "person", held[1]


def _alone(row: Sequence[Word], i: int, naming: Naming) -> bool:
    """Whether a surname has no capitalised word beside it; without capitals, whether it speaks."""
    if not naming.capitals:
        return i + 1 < len(row) and row[i + 1].key in naming.says
    if not row[i].text[0].isupper() or (len(row[i].text) > 1 and row[i].text.isupper()):
        return False
    beside = [row[k] for k in (i - 1, i + 1) if 0 <= k < len(row)]
    return not any(
        word.kind == "latin"
        and word.text[0].isupper()
        and word.key not in naming.never_begin | naming.never
        and word.key not in naming.titles.entries
        for word in beside
    )
