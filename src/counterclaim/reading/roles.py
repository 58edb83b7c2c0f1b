"""
Roles: whom a word means that is no name, "the group", "the minister", "its spokesman".

Comes in: a phrase of a line, and the memory of who was named and who spoke. Goes out: the
actor who can be meant, or None where nobody named or heard before can.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.orthography import Word, fold, words
from counterclaim.reading.breaks import COMMAS
from counterclaim.reading.lines import Line
from counterclaim.reading.memory import BODY, Actor, Memory, Wanted
from counterclaim.reading.phrases import Phrase
from counterclaim.records import Sector, Span, digest
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.naming import Naming, RoleNoun
from counterclaim.tables.reporting import Reporting

# What a role of one kind can stand for: "the army" also for the army's own agency, and no group.
_STANDS_FOR: Mapping[str, frozenset[str]] = {"force": frozenset({"force", "agency"})}
_Hit = tuple[int, int, RoleNoun]  # first item, first item after, what the words say


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of one line."""

    text: str
    line: Line
    memory: Memory
    grammar: Grammar
    reporting: Reporting
    naming: Naming

    @property
    def group(self) -> Wanted:
        """Any body, group or force."""
        return Wanted(self.reporting.speaking.group, self.reporting.speaking.reach)

    def at(self, first: int, after: int) -> list[_Hit]:
        """Every role in a phrase."""
        items, roles, found = self.line.items, self.naming.roles, list[_Hit]()
        for i in range(first, after):
            hit = roles.at(items, i) if not found or i >= found[-1][1] else None
            if hit is not None:
                found.append((i, i + hit[0], hit[1]))
        return found

    def spokes(self, first: int, after: int) -> bool:
        """Whether a phrase has a word for who speaks for others."""
        return any(item.key in self.naming.spokespeople for item in self.line.items[first:after])

    def meant(self, first: int, after: int, source: Span, *, bare: bool = False) -> Actor | None:
        """Whom a role means; `bare` where words stand without articles, as in headlines."""
        small, items = self.grammar, self.line.items
        after = next((i for i in range(first, after) if items[i].text in COMMAS), after)
        roles = self.at(first, after)
        if self.spokes(first, after):
            if len(roles) < 2 and not self._small(first, after):
                return None
            return self._body(roles, source, owned=items[first].key in small.possessive)
        if not roles or roles[-1][2].kind == "people" or items[first].key in small.indefinites:
            return None
        begins, ends, role = roles[-1]
        definite = items[first].key in small.determiners | small.possessive
        bare = begins == first and (bare or not self.naming.articles)
        if not (definite or role.kind != "person" or bare):
            return None
        return self._of_kind(roles[-1], source) or self.memory.described(
            items[begins:ends], self.reporting.speaking.reach
        )

    def _of_kind(self, hit: _Hit, source: Span) -> Actor | None:
        """The actor of the kind that a role tells who can be meant."""
        first, after, role = hit
        if role.kind == "office":
            return self._governing(hit, source)
        title = self.naming.titles.at(self.line.items, first)
        if title is not None and title[1].office and first + title[0] == after:
            return self.memory.holding(source.start, title[1].office, self.reporting.speaking.reach)
        speaking = self.reporting.speaking
        kinds = (
            speaking.person if role.kind == "person" else _STANDS_FOR.get(role.kind, {role.kind})
        )
        word = self.line.items[first].key if role.kind == "force" else None
        wanted = Wanted(frozenset(kinds), speaking.reach, role.sector, word)
        voice = self.memory.voices.get(role.sector)
        if voice is not None and wanted.fits(voice):
            return voice  # "the army" is the body of the army that spoke before
        return self.memory.meant(source.start, wanted)

    def _governing(self, hit: _Hit, source: Span) -> Actor | None:
        """ "The administration", "the provincial government": who was called so, word by word."""
        said = self.line.items[slice(*self._around(*hit[:2]))]
        reach = self.reporting.speaking.reach
        wanted = Wanted(frozenset({BODY, "agency"}), reach, hit[2].sector)
        return self.memory.called(source.start, wanted, said, self.text)

    # --- spokesmen ------------------------------------------------------------

    def _small(self, first: int, after: int) -> bool:
        """Whether a spokesman has but small words: "its spokesman", not "a bank's"."""
        small, naming = self.grammar, self.naming
        light = small.small | small.possessive | naming.spokespeople | naming.articles
        row = self.line.items[first:after]
        return all(item.key in light or item.kind == "clitic" for item in row)

    def _body(self, roles: Sequence[_Hit], source: Span, *, owned: bool) -> Actor | None:
        """Whom a spokesman speaks for: "the group's", or whoever had one, spoke, or was named."""
        memory = self.memory
        owners = [hit for hit in roles if hit[2].kind != "person"]
        for hit in owners:
            meant = self._owner(hit, source)
            if meant is not None:
                return meant
        if owners:
            return None
        if owned:  # "its spokesman": of the body that was named last
            return memory.nearest(source.start, self.group) or memory.body
        return memory.voiced or memory.body or memory.nearest(source.start, self.group)

    def _owner(self, hit: _Hit, source: Span) -> Actor | None:
        """The body of which a role tells, by name, by an earlier description, by its own words."""
        first, after, role = hit
        speaking = self.reporting.speaking
        if role.kind == "people":
            return None  # "a police spokesman" speaks for nobody in particular
        if role.kind == "office":
            named = self._governing(hit, source)
        else:
            wanted = Wanted(speaking.group | {role.kind}, speaking.reach, role.sector)
            named = self.memory.nearest(source.start, wanted)
        if named is not None:
            return named
        earlier = self.memory.described(self.line.items[first:after], speaking.reach)
        return earlier or self.own(self.line.cut(*self._around(first, after)))

    def _around(self, first: int, after: int) -> Phrase:
        """A role with the words before it that belong to it: "the|district administration|"."""
        items, small = self.line.items, self.grammar
        stops = small.small | small.possessive | self.naming.spokespeople | self.naming.articles
        while first > 0 and items[first - 1].kind not in {"mark", "clitic", "quoted"}:
            if items[first - 1].key in stops or first - 1 in self.line.timed:
                break
            first -= 1
        return first, after

    # --- own words --------------------------------------------------------------

    def own(self, source: Span) -> Actor:
        """Somebody by the source's own words, where nobody named before can be meant."""
        said = source.cut(self.text)
        row, small = words(said), self.grammar
        start, end = 0, len(row)
        while start < end - 1 and self._light(row[start].key):
            start += 1
        for i in range(start + 1, end):
            aside = row[i].kind == "mark" and row[i].text in COMMAS
            if aside or (row[i].key in small.relatives and not small.verb_last):
                end = i  # "A policeman, who would not be named": what follows describes him
                break
        while end - 1 > start and row[end - 1].kind in {"clitic", "mark"}:
            end -= 1
        start = self._office(row[:end], start)
        name = said[row[start].start : row[end - 1].end] if row else said
        roles = [hit[1] for i in range(end) if (hit := self.naming.roles.at(row, i)) is not None]
        sector: Sector = roles[-1].sector if roles else "unknown"
        kind: str = roles[-1].kind if roles else "person"
        kind = BODY if kind == "office" else kind
        return Actor(name, digest("act", fold(name)), sector, kind)

    def _office(self, row: Sequence[Word], start: int) -> int:
        """Where an office begins that its owner precedes: "the regime's own|interior minister"."""
        for i in range(start + 1, len(row)):
            hit = self.naming.titles.at(row, i)
            if hit is not None and i + hit[0] == len(row) and hit[1].office:
                return i if any(word.kind == "clitic" for word in row[start:i]) else start
        return start

    def _light(self, key: str) -> bool:
        """Whether a word before a description is none of it: "the", but the "two" of two elders."""
        return key in self.grammar.determiners and key not in self.reporting.counted
