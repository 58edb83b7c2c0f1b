"""
Leading back: who stands behind a source, a pronoun, a role or an utterance.

Comes in: a draft with its line, and the memory of who was named and who spoke. Goes out:
an actor. Where nobody named before can be meant, the source's own words remain.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.orthography import fold, words
from counterclaim.reading.lines import QUOTED, Line
from counterclaim.reading.memory import Actor, Memory, Wanted
from counterclaim.reading.neighbours import Draft
from counterclaim.reading.phrases import Phrase
from counterclaim.records import Name, Passage, Reading, Sector, Span, digest
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.naming import Naming, RoleNoun
from counterclaim.tables.reporting import Reporting

_BACK = 2000  # characters; a sentence is hardly ever longer
# What a role of one kind can stand for: "the army" also for the army's own agency, and no group.
_STANDS_FOR: Mapping[str, frozenset[str]] = {"force": frozenset({"force", "agency"})}


@dataclass(frozen=True, slots=True)
class Lead:
    """Leads the source of one draft of a line back to an actor."""

    reading: Reading
    line: Line
    memory: Memory
    grammar: Grammar
    reporting: Reporting
    naming: Naming

    @property
    def _person(self) -> Wanted:
        return Wanted(self.reporting.speaking.person, self.reporting.speaking.reach)

    @property
    def _group(self) -> Wanted:
        return Wanted(self.reporting.speaking.group, self.reporting.speaking.reach)

    @property
    def _anybody(self) -> Wanted:
        speaking = self.reporting.speaking
        return Wanted(speaking.person | speaking.group, speaking.reach)

    def back(self, draft: Draft, source: Span | None) -> Actor | None:
        """The actor behind a draft; none where a label names nobody."""
        if source is None or draft.source is None:
            return self._elided(draft)
        if draft.leads is not None:
            return self._behind(draft.leads, self.line.cut(*draft.leads))
        if draft.frame in {"label", "dash"} and not self._speaks(draft.source, source):
            return None
        if draft.frame == "tail":
            return self._titled(draft.source, source)
        if draft.frame == "quote" and not self._read_out(draft):
            return self._known(draft.source, source)
        if draft.elided:
            return self._known(draft.source, source) or self._elided(draft) or self._words(source)
        return self._behind(draft.source, source)

    def _behind(self, phrase: Phrase, source: Span) -> Actor | None:
        """The actor behind a phrase, or its own words."""
        return self._known(phrase, source) or self._words(source)

    def _read_out(self, draft: Draft) -> bool:
        """Whether a quotation stands beside a cue that needs one: "the battle goes on" has none."""
        return any(
            item.kind == QUOTED
            for first, after in draft.pieces
            for item in self.line.items[first:after]
        )

    def _known(self, phrase: Phrase, source: Span) -> Actor | None:
        """The actor behind a phrase, if one was named before."""
        if self._somebody(phrase, source):
            return None
        named = self._named(source)
        if named is not None:
            return named
        first, after = phrase
        key = self.line.items[first].key
        if after - first == 1 and key in self.grammar.pronouns | self.grammar.first:
            return self._pronoun(key, source.start)
        for i in range(first, after):
            if self.reporting.utterances.at(self.line.items, i) is not None:
                owner = self._owner(first, i) or self._maker(i, after)
                if owner is None and self._roled(first, i):
                    return self._role(first, i, source)
                if owner is None:
                    return self._uttered(source)
                return self._behind(owner, self.line.cut(*owner))
        return self._role(first, after, source)

    def _roled(self, first: int, after: int) -> bool:
        """Whether a role stands before a setting: "the minister on video", no "official video"."""
        items, small = self.line.items, self.grammar
        parted = any(items[i].key in small.prepositions for i in range(first + 1, after))
        return (
            parted
            and not small.verb_last
            and any(self.naming.roles.at(items, i) is not None for i in range(first, after))
        )

    def _maker(self, utterance: int, after: int) -> Phrase | None:
        """Whose statement it is, where "by" or "from" says so after it: "a message from|X"."""
        items, small = self.line.items, self.grammar
        if small.verb_last:
            return None
        joints = (
            i + 1
            for i in range(utterance + 1, after - 1)
            if items[i].key in small.agents | self.reporting.makers
        )
        first = next(joints, None)
        return None if first is None else (first, after)

    def _somebody(self, phrase: Phrase, source: Span) -> bool:
        """Whether it is somebody at a place of work, not the place: "a doctor at X Hospital"."""
        items, small = self.line.items, self.grammar
        if small.verb_last or any(
            item.key in self.naming.spokespeople for item in items[slice(*phrase)]
        ):
            return False
        names = self.reading.inside(Name, source)
        if not names or names[0].kind == "person":
            return False
        before = [i for i in range(*phrase) if items[i].end <= names[0].span.start]
        hits = [hit[1] for i in before if (hit := self.naming.roles.at(items, i)) is not None]
        joined = bool(before) and any(items[i].key in small.noun_joiners for i in before)
        return (
            joined
            and bool(hits)
            and (hits[0].kind == "people" or items[phrase[0]].key in small.indefinites)
        )

    def _owner(self, first: int, after: int) -> Phrase | None:
        """Whose statement it is, where a joiner says so before it: پولیس کی رپورٹ."""
        items, small = self.line.items, self.grammar
        if not small.verb_last:
            return None
        joints = (i for i in range(first + 1, after) if items[i].key in small.noun_joiners)
        joint = next(joints, None)
        return None if joint is None or items[first].key in small.pronouns else (first, joint)

    def _speaks(self, phrase: Phrase, source: Span) -> bool:
        """Whether a label is a name that can speak, or a role: "Army: …", not "Quetta: …"."""
        if self._named(source) is not None:
            return True
        return any(self.naming.roles.at(self.line.items, i) is not None for i in range(*phrase))

    def _titled(self, phrase: Phrase, source: Span) -> Actor | None:
        """Who stands at the end of a headline: names and roles alone, also if named only later."""
        items = self.line.items
        i, roles = phrase[0], []
        names = {name.span.start: name for name in self.reading.inside(Name, source)}
        while i < phrase[1]:
            name, role = names.get(items[i].start), self.naming.roles.at(items, i)
            if name is not None:
                while i < phrase[1] and items[i].start < name.span.end:
                    i += 1
            elif role is not None:
                roles.append(role[1])
                i += role[0]
            elif items[i].key in self.grammar.noun_joiners and i > phrase[0]:
                i += 1
            else:
                return None
        known = self._known(phrase, source)
        if known is not None or not roles:
            return known
        if roles[-1].kind not in {"person", "group"}:
            return self._words(source)
        speaking = self.reporting.speaking
        kinds = speaking.person if roles[-1].kind == "person" else speaking.group
        wanted = Wanted(kinds | {roles[-1].kind}, speaking.reach, roles[-1].sector)
        return self.memory.next(source.end, wanted) or self._words(source)

    def spokesman(self, draft: Draft) -> bool:
        """Whether the source is somebody who speaks for others."""
        first, after = draft.source or (0, 0)
        return any(item.key in self.naming.spokespeople for item in self.line.items[first:after])

    def _named(self, source: Span) -> Actor | None:
        names = self.reading.inside(Name, source)
        if not names:
            return None
        text, speaking = self.reading.text, self.reporting.speaking
        best = max(
            names,
            key=lambda name: (
                speaking.rank[name.kind]
                - speaking.owner * _possesses(text, name.span, self.naming.possessives),
                name.span.start,
            ),
        )
        if speaking.rank[best.kind] <= speaking.silent:
            return None
        if best.kind == "person":
            body = [name for name in names if name.kind in speaking.group]
            spokes = any(word.key in self.naming.spokespeople for word in words(source.cut(text)))
            if body and spokes:
                best = body[0]
        return Actor.of(best)

    def _pronoun(self, key: str, before: int) -> Actor | None:
        memory, small = self.memory, self.grammar
        if key in small.first:
            return memory.spoke or memory.author
        if key in small.person:
            if memory.voiced is not None and memory.spoke == memory.voiced:
                return memory.spoke  # he is the spokesman, who speaks for them
            return memory.person or memory.nearest(before, self._person) or memory.spoke
        if key in small.group:
            return memory.group or memory.nearest(before, self._group) or memory.spoke
        return memory.nearest(before, self._anybody)

    def _before(self, place: int) -> Span:
        """The part of the line before a place, as far as one reads back."""
        return Span(max(self.line.span.start, place - _BACK), place)

    def _uttered(self, source: Span) -> Actor | None:
        """ "The statement": whoever is named in its sentence before it, or spoke last."""
        inside = (
            self.reading.inside(Name, self._before(source.start))
            if (source.start > self.line.span.start)
            else []
        )
        for name in inside:
            if self._anybody.takes(name):
                return Actor.of(name)
        return self.memory.spoke or self.memory.nearest(source.start, self._anybody)

    def _role(self, first: int, after: int, source: Span) -> Actor | None:
        """ "The group", "the minister", "its spokesman": the nearest actor who can be meant."""
        items = self.line.items
        hits = [(i, self.naming.roles.at(items, i)) for i in range(first, after)]
        roles = [(i, hit[1]) for i, hit in hits if hit is not None]
        if any(item.key in self.naming.spokespeople for item in items[first:after]):
            if len(roles) < 2 and not self._bare(first, after):
                return None
            owned = items[first].key in self.grammar.possessive
            bodies = [role for _, role in roles if role.kind != "person"]
            return self._body(bodies, source, owned=owned)
        if (
            not roles
            or roles[-1][1].kind == "people"
            or items[first].key in self.grammar.indefinites
        ):
            return None
        role = roles[-1][1]
        speaking = self.reporting.speaking
        kinds = (
            speaking.person if role.kind == "person" else _STANDS_FOR.get(role.kind, {role.kind})
        )
        articles = self.naming.articles
        definite = items[first].key in self.grammar.determiners | self.grammar.possessive
        if not (definite or role.kind != "person" or (not articles and roles[-1][0] == first)):
            return None
        word = items[roles[-1][0]].key if role.kind == "force" else None
        wanted = Wanted(frozenset({*kinds, role.kind}), speaking.reach, role.sector, word)
        voice = self.memory.voices.get(role.sector)
        if voice is not None and wanted.fits(voice):
            return voice  # "the army" is the body of the army that spoke before
        return self.memory.meant(source.start, wanted)

    def _bare(self, first: int, after: int) -> bool:
        """Whether a spokesman has but small words: "its spokesman", not "a bank's"."""
        small, naming = self.grammar, self.naming
        light = small.small | small.possessive | naming.spokespeople | naming.articles
        row = self.line.items[first:after]
        return all(item.key in light or item.kind == "clitic" for item in row)

    def _body(self, owners: Sequence[RoleNoun], source: Span, *, owned: bool) -> Actor | None:
        """Whom a spokesman speaks for: "the group's", or whoever had one, spoke, or was named."""
        memory, speaking = self.memory, self.reporting.speaking
        for owner in owners:
            wanted = Wanted(speaking.group | {owner.kind}, speaking.reach, owner.sector)
            meant = memory.nearest(source.start, wanted)
            if meant is not None:
                return meant
        if owners:
            return None
        if owned:  # "its spokesman": of the body that was named last
            return memory.nearest(source.start, self._group) or memory.group
        return memory.voiced or memory.group or memory.nearest(source.start, self._group)

    def _elided(self, draft: Draft) -> Actor | None:
        """Nobody stands at the cue: whoever spoke last in the line, or its first name."""
        start = self.line.items[draft.cue[0]].start
        if start > self.line.span.start:
            for name in self.reading.inside(Name, self._before(start)):
                if self._anybody.takes(name):
                    return Actor.of(name)
        return self.memory.spoke or self.memory.author

    def _words(self, source: Span) -> Actor | None:
        """The source's own words, where nobody named before can be meant."""
        said = source.cut(self.reading.text)
        row = words(said)
        start = 0
        while start < len(row) - 1 and row[start].key in self.grammar.determiners:
            start += 1
        end = len(row)
        while end - 1 > start and row[end - 1].kind in {"clitic", "mark"}:
            end -= 1
        name = said[row[start].start : row[end - 1].end] if row else said
        roles = [hit[1] for i in range(len(row)) if (hit := self.naming.roles.at(row, i))]
        sector: Sector = roles[-1].sector if roles else "unknown"
        kind = roles[-1].kind if roles else "person"
        return Actor(name, digest("act", fold(name)), sector, kind)


def author_of(passage: Passage, names: Sequence[Name]) -> Actor | None:
    """The actor who posts a passage, if it is a post."""
    if passage.author is None:
        return None
    folded = {fold(passage.author), fold(f"@{passage.handle}")}
    for name in names:
        if fold(name.name) in folded:
            return Actor.of(name)
    return Actor(passage.author, digest("act", fold(passage.author)), "unknown", "person")


def _possesses(text: str, span: Span, possessives: frozenset[str]) -> bool:
    """Whether 's follows: the owner is not the speaker ("the army's spokesman")."""
    after = words(text[span.end : span.end + 2])
    return bool(after) and after[0].start == 0 and after[0].key in possessives
