"""
Places: every name of a place, led to coordinates where one is likely enough.

Comes in: sentences and names. Goes out: places. A name that the gazetteer lacks and that
is spelled like one that the report has resolved is that place; one that stays unresolved
stays, without coordinates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from counterclaim.orthography import fold, words
from counterclaim.reading.place_mentions import Mention
from counterclaim.reading.resolving import resolve
from counterclaim.reading.spellings import near
from counterclaim.reading.toponyms import mentions
from counterclaim.records import Doubt, Mark, Name, Place, Reading, Sentence, Span
from counterclaim.tables.gazetteer import Entry
from counterclaim.tables.naming import Spelling
from counterclaim.tables.places import Places

_LEAST = 5  # letters; shorter words are spelled like one another too often
_PERSONAL = frozenset({"person", "group", "force", "agency", "account", "office"})


@dataclass(frozen=True)
class FindPlaces:
    """Mark every name of a place."""

    tables: Places
    spelling: Spelling

    reads: ClassVar[tuple[type[Mark], ...]] = (Sentence, Name)
    writes: ClassVar[type[Mark]] = Place

    def __call__(self, reading: Reading) -> Iterator[Mark | Doubt]:
        """Every place of a report, resolved or not."""
        found = list(self._mentions(reading))
        chosen = resolve(found, self.tables.weights)
        known: dict[str, tuple[Mention, Entry]] = {}
        for mention, entry in zip(found, chosen, strict=True):
            if mention.use == "name":
                yield _place(reading, mention, entry)
                if entry is None:
                    span = Span(mention.start, mention.end)
                    yield Doubt("places", span, "which place of this name is meant is not told")
            if entry is not None and mention.use == "name":
                known.setdefault(mention.key, (mention, entry))
        yield from self._variants(reading, found, known)

    def _mentions(self, reading: Reading) -> Iterator[Mention]:
        """Mentions over the whole report, of which those in a sentence that is read are kept."""
        taken = [
            (name.span.start, name.span.end) for name in reading[Name] if name.kind in _PERSONAL
        ]
        found = mentions(reading.text, self.tables.gazetteer, self.tables.words, taken)
        sentences = iter(reading[Sentence])
        sentence = next(sentences, None)
        for mention in found:
            while sentence is not None and sentence.span.end < mention.end:
                sentence = next(sentences, None)
            if sentence is None:
                return
            if sentence.span.start <= mention.start:
                yield mention

    def _variants(
        self, reading: Reading, found: Sequence[Mention], known: dict[str, tuple[Mention, Entry]]
    ) -> Iterator[Place]:
        """Words spelled like a place of this report: "Naushki" beside "Nushki"."""
        alike = _Alike(known, self.spelling)
        if not alike.towns:
            return
        taken = {mention.start for mention in found}
        taken |= {name.span.start for name in reading[Name]}
        for sentence in reading[Sentence]:
            base = sentence.span.start
            for word in words(sentence.span.cut(reading.text)):
                body = word.text.lstrip("#")
                start = base + word.end - len(body)
                if taken & {start, base + word.start} or not alike.may_be(body):
                    continue
                entry = alike.of(fold(body))
                if entry is not None:
                    yield _marked(Span(start, base + word.end), body, entry)


class _Alike:
    """The towns that a report has resolved, by how their names are spelled."""

    def __init__(self, known: dict[str, tuple[Mention, Entry]], spelling: Spelling) -> None:
        self.towns = {key: entry for key, (_, entry) in known.items() if " " not in key}
        self._firsts = {key[:1] for key in self.towns}
        self._spelling = spelling
        self._seen: dict[str, Entry | None] = dict.fromkeys(self.towns)

    def may_be(self, body: str) -> bool:
        """Whether a word is written like a name, and begins like one of the towns."""
        return body[:1].isupper() and len(body) >= _LEAST and body[:1].lower() in self._firsts

    def of(self, key: str) -> Entry | None:
        """The town that a folded word is a spelling of."""
        if key not in self._seen:
            self._seen[key] = next(
                (
                    self.towns[town]
                    for town in sorted(self.towns)
                    if town[:1] == key[:1] and near(key, town, self._spelling)
                ),
                None,
            )
        return self._seen[key]


def _place(reading: Reading, mention: Mention, entry: Entry | None) -> Place:
    span = Span(mention.start, mention.end)
    if entry is None:
        return Place(span, span.cut(reading.text).lstrip("#"), None, None, None, "unresolved")
    return _marked(span, entry.name, entry)


def _marked(span: Span, name: str, entry: Entry) -> Place:
    return Place(
        span, entry.name or name, entry.id, entry.lat, entry.lon, entry.kind, entry.country,
        entry.zone,
    )  # fmt: skip
