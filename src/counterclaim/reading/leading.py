"""
Leading back: who stands behind a source, a pronoun, a role or an utterance.

Comes in: a draft with its line, and the memory of who was named and who spoke. Goes out:
an actor. Where nobody named before can be meant, the source's own words remain.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.orthography import fold, words
from counterclaim.reading.breaks import HYPHENS
from counterclaim.reading.lines import QUOTED, Line
from counterclaim.reading.memory import Actor, Memory, Wanted, first_that
from counterclaim.reading.neighbours import Draft
from counterclaim.reading.phrases import Phrase
from counterclaim.reading.roles import Roles
from counterclaim.records import Name, Passage, Reading, Span, digest
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.naming import Naming
from counterclaim.tables.reporting import Reporting

_BACK = 2000  # characters; a sentence is hardly ever longer
_BARE = frozenset({"label", "dash", "tail"})  # frames of headlines, where articles are left out


@dataclass(frozen=True, slots=True)
class Lead:
    """Leads the source of one draft of a line back to an actor."""

    reading: Reading
    line: Line
    memory: Memory
    grammar: Grammar
    reporting: Reporting
    naming: Naming
    headline: bool = False

    @property
    def roles(self) -> Roles:
        """Whom the roles of the line mean."""
        return Roles(
            self.reading.text, self.line, self.memory, self.grammar, self.reporting, self.naming
        )

    @property
    def _person(self) -> Wanted:
        return Wanted(self.reporting.speaking.person, self.reporting.speaking.reach)

    @property
    def _anybody(self) -> Wanted:
        speaking = self.reporting.speaking
        return Wanted(speaking.person | speaking.group, speaking.reach)

    def back(self, draft: Draft, source: Span | None) -> Actor | None:
        """The actor behind a draft; none where a label names nobody."""
        if source is None or draft.source is None:
            return self._elided(draft)
        if draft.leads is not None:
            return self.behind(draft.leads, self.line.cut(*draft.leads))
        if draft.frame in {"label", "dash"} and not self._speaks(draft.source, source):
            return None
        if draft.frame == "tail":
            return self._titled(draft.source, source)
        if draft.frame == "quote" and not self._read_out(draft):
            return self._known(draft.source, source)
        if draft.elided:
            known = self._known(draft.source, source)
            return known or self._elided(draft) or self.roles.own(source)
        bare = draft.frame in _BARE or self.headline
        return self.behind(draft.source, source, bare=bare)

    def behind(self, phrase: Phrase, source: Span, *, bare: bool = False) -> Actor:
        """The actor behind a phrase, or its own words."""
        return self._known(phrase, source, bare=bare) or self.roles.own(source)

    def _read_out(self, draft: Draft) -> bool:
        """Whether a quotation stands beside a cue that needs one: "the battle goes on" has none."""
        return any(
            item.kind == QUOTED
            for first, after in draft.pieces
            for item in self.line.items[first:after]
        )

    def _known(self, phrase: Phrase, source: Span, *, bare: bool = False) -> Actor | None:
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
        if after - first == 1 and key in self.grammar.possessive:
            return self._uttered(source)
        for i in range(first, after):
            if self.reporting.utterances.at(self.line.items, i) is not None:
                return self._of_utterance(first, i, after, source, bare=bare)
        meant = self.roles.meant(first, after, source, bare=bare)
        return meant or self._shortened(first, after, source)

    def _shortened(self, first: int, after: int, source: Span) -> Actor | None:
        """ "The Observatory": the last word of a name, with a capital and an article."""
        items = self.line.items
        said = items[first + 1 : after]
        if items[first].key not in self.naming.articles or not said or self.roles.at(first, after):
            return None
        if not all(item.kind == "latin" and item.text[:1].isupper() for item in said):
            return None
        return self.memory.called(source.start, self.roles.group, said, self.reading.text)

    # --- statements -------------------------------------------------------------

    def _of_utterance(
        self, first: int, at: int, after: int, source: Span, *, bare: bool
    ) -> Actor | None:
        """Who made a statement, or who is shown in it: "the minister on video"."""
        owner = self._owner(first, at) or self._maker(at, after)
        if owner is not None:
            return self.behind(owner, self.line.cut(*owner))
        shown = self._roled(first, at)
        if shown is None:
            return self._uttered(source)
        meant = self.roles.meant(*shown, source, bare=bare)
        return meant or self.roles.own(self.line.cut(*shown))

    def _roled(self, first: int, after: int) -> Phrase | None:
        """A role before a setting: "|the minister| on video", but no "official video"."""
        items, small = self.line.items, self.grammar
        parts = (i for i in range(first + 1, after) if items[i].key in small.prepositions)
        end = next(parts, None)
        return (
            None
            if end is None or small.verb_last or not self.roles.at(first, end)
            else (first, end)
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

    def _owner(self, first: int, after: int) -> Phrase | None:
        """Whose statement it is, where "'s" or a joiner says so: "|the group|'s statement"."""
        items, small = self.line.items, self.grammar
        if not small.verb_last:
            ends = (i for i in range(first + 1, after) if items[i].kind == "clitic")
            end = next(ends, None)
            return None if end is None else (first, end)
        joints = (i for i in range(first + 1, after) if items[i].key in small.noun_joiners)
        joint = next(joints, None)
        return None if joint is None or items[first].key in small.pronouns else (first, joint)

    def _uttered(self, source: Span) -> Actor | None:
        """ "The statement", "its" claim: who is named before it in its sentence, or spoke last."""
        named = None
        if source.start > self.line.span.start:
            named = first_that(self.memory.inside(self._before(source.start)), self._anybody)
        return named or self.memory.spoke or self.memory.nearest(source.start, self._anybody)

    # --- names ------------------------------------------------------------------

    def _somebody(self, phrase: Phrase, source: Span) -> bool:
        """Whether it is somebody at a place of work, not the place: "a doctor at X Hospital"."""
        items, small = self.line.items, self.grammar
        if small.verb_last or self.roles.spokes(*phrase):
            return False
        names = self.memory.inside(source)
        if not names or names[0].who.kind == "person":
            return False
        before = [i for i in range(*phrase) if items[i].end <= names[0].span.start]
        hits = [hit[1] for i in before if (hit := self.naming.roles.at(items, i)) is not None]
        joined = bool(before) and any(items[i].key in small.noun_joiners for i in before)
        return (
            joined
            and bool(hits)
            and (hits[0].kind == "people" or items[phrase[0]].key in small.indefinites)
        )

    def _named(self, source: Span) -> Actor | None:
        text, speaking = self.reading.text, self.reporting.speaking
        names = [one for one in self.memory.inside(source) if not _compound(text, one.span)]
        if not names:
            return None
        best = max(
            names,
            key=lambda one: (
                speaking.rank[one.name.kind]
                - speaking.owner * _possesses(text, one.span, self.naming.possessives),
                one.span.start,
            ),
        )
        if speaking.rank[best.name.kind] <= speaking.silent:
            return None
        if best.who.kind == "person":
            body = [one for one in names if one.who.kind in speaking.group]
            spokes = any(word.key in self.naming.spokespeople for word in words(source.cut(text)))
            if body and spokes:
                best = body[0]
        return best.who

    def _speaks(self, phrase: Phrase, source: Span) -> bool:
        """Whether a label is a name that can speak, or a role: "Army: …", not "Quetta: …"."""
        return self._named(source) is not None or bool(self.roles.at(*phrase))

    def _titled(self, phrase: Phrase, source: Span) -> Actor | None:
        """Who stands at the end of a headline: names and roles alone, also if named only later."""
        items = self.line.items
        i, roles = phrase[0], []
        names = {one.span.start: one for one in self.memory.inside(source)}
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
            return self.roles.own(source)
        speaking = self.reporting.speaking
        kinds = speaking.person if roles[-1].kind == "person" else speaking.group
        wanted = Wanted(kinds | {roles[-1].kind}, speaking.reach, roles[-1].sector)
        return self.memory.next(source.end, wanted) or self.roles.own(source)

    def spokesman(self, draft: Draft) -> bool:
        """Whether the source is somebody who speaks for others."""
        return self.roles.spokes(*(draft.source or (0, 0)))

    # --- pronouns -----------------------------------------------------------------

    def _pronoun(self, key: str, before: int) -> Actor | None:
        memory, small = self.memory, self.grammar
        if key in small.first:
            return memory.spoke or memory.author
        if key in small.person:
            if memory.subject is not None and memory.place < memory.subject[0] < before:
                return memory.subject[1]  # "The minister came in. He said …"
            if memory.voiced is not None and memory.spoke == memory.voiced:
                return memory.spoke  # he is the spokesman, who speaks for them
            return memory.person or memory.nearest(before, self._person) or memory.spoke
        if key in small.group:
            last = memory.group if key in small.many else memory.body or memory.group
            return last or memory.nearest(before, self.roles.group) or memory.spoke
        return memory.nearest(before, self._anybody)

    def _before(self, place: int) -> Span:
        """The part of the line before a place, as far as one reads back."""
        return Span(max(self.line.span.start, place - _BACK), place)

    def _elided(self, draft: Draft) -> Actor | None:
        """Nobody stands at the cue: whoever spoke last in the line, or its first name."""
        start = self.line.items[draft.cue[0]].start
        named = None
        if start > self.line.span.start:
            named = first_that(self.memory.inside(self._before(start)), self._anybody)
        return named or self.memory.spoke or self.memory.author


def author_of(passage: Passage, names: Iterable[Name]) -> Actor | None:
    """The actor who posts a passage, if it is a post."""
    if passage.author is None:
        return None
    folded = {fold(passage.author), fold(f"@{passage.handle}")}
    for name in names:
        if fold(name.name) in folded:
            return Actor(name.name, name.actor, name.sector, name.kind)
    return Actor(passage.author, digest("act", fold(passage.author)), "unknown", "person")


def _compound(text: str, span: Span) -> bool:
    """Whether a name is the first half of a word: "the X-run ministry" is not X."""
    tail = text[span.end : span.end + 2]
    return len(tail) > 1 and tail[0] in HYPHENS and tail[1].islower()


def _possesses(text: str, span: Span, possessives: frozenset[str]) -> bool:
    """Whether 's follows: the owner is not the speaker ("the army's spokesman")."""
    after = words(text[span.end : span.end + 2])
    return bool(after) and after[0].start == 0 and after[0].key in possessives
