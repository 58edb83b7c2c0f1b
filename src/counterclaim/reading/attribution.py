"""
Who is said to say what: source, cue and content, by cues and closed classes.

Comes in: the lines of one sentence. Goes out: drafts, each with its three spans. Two
word orders are read: the source beside the cue ("the army said that …", "…, said the
army", "according to the army, …"), and the source before a marker that the cue's table
row names (فوج نے … کہا کہ …). Which is read is the table's choice, never the language's.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from counterclaim.orthography import Word
from counterclaim.reading.apart import Apart
from counterclaim.reading.appositions import Appositions
from counterclaim.reading.breaks import COLONS, HYPHENS
from counterclaim.reading.clauses import Clauses
from counterclaim.reading.contents import Contents, Place
from counterclaim.reading.lines import QUOTED, Line
from counterclaim.reading.marked import Marked, Parts
from counterclaim.reading.neighbours import Draft, Neighbours
from counterclaim.reading.passives import Passives
from counterclaim.reading.phrases import Phrase
from counterclaim.reading.putting import counts
from counterclaim.reading.sources import Found, Left, Sources
from counterclaim.records import Stance
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.reporting import Cue, Frame, Reporting

_Frames = Mapping[Frame, Cue]
_LONG = 3  # letters; longer words have a capital in titles


@dataclass(frozen=True, slots=True)
class Attributions:
    """The attributions of one line."""

    clauses: Clauses
    sources: Sources
    contents: Contents
    apart: Apart

    @classmethod
    def of(cls, line: Line, grammar: Grammar, reporting: Reporting) -> "Attributions":
        """The readers of one line."""
        clauses = Clauses.of(line, grammar, reporting)
        sources, contents = Sources(clauses, Appositions(clauses)), Contents(clauses)
        return cls(clauses, sources, contents, Apart(clauses, sources, contents))

    @property
    def line(self) -> Line:
        """The line that is read."""
        return self.clauses.line

    @property
    def items(self) -> tuple[Word, ...]:
        """The words of the line."""
        return self.clauses.line.items

    @property
    def grammar(self) -> Grammar:
        """The small words of the line's language."""
        return self.clauses.grammar

    def drafts(self) -> list[Draft]:
        """Every attribution of the line, in the order of their cues."""
        made: list[Draft] = []
        titled = self._titled()
        for first, after, cues in self.clauses.reporting.cues.all(self.items):
            if not cues:
                continue  # an idiom that says nothing: "claimed the lives of"
            if first > 0 and (self._is_part(first) or (not titled and self._is_name(first))):
                continue
            if self._hyphened(first):
                continue
            draft = self._draft(first, after, cues, made)
            if draft is not None:
                Neighbours(self.clauses, made).part(draft)
                made.append(draft)
        for draft in made:
            draft.pieces = [piece for piece in draft.pieces if self._says(piece)]
        return [draft for draft in made if draft.pieces or self._announces(draft)]

    def _announces(self, draft: Draft) -> bool:
        """Whether a cue with a colon ends the line: what is said stands after it."""
        return (
            self.line.depth == 0
            and draft.cue[1] == len(self.items)
            and self.items[-1].text in COLONS
            and draft.source is not None
        )

    def _says(self, piece: Phrase) -> bool:
        """Whether a piece holds more than marks."""
        return any(self.items[i].kind != "mark" for i in range(*piece))

    def _hyphened(self, first: int) -> bool:
        """Whether a form is the tail of a compound: "so-called"."""
        if first == 0 or self.items[first - 1].kind != "mark":
            return False
        before = self.items[first - 1]
        return before.text in HYPHENS and before.end == self.items[first].start

    def _is_part(self, i: int) -> bool:
        """Whether a word is the end of a hyphened one: "so-called"."""
        items = self.items
        return items[i - 1].text == "-" and items[i - 1].end == items[i].start

    def _is_name(self, i: int) -> bool:
        return self.items[i].text[:1].isupper()

    def _titled(self) -> bool:
        """Whether the line is set as a title, every long word with a capital."""
        long = [item.text for item in self.items if len(item.text) > _LONG]
        return sum(text[0].isupper() for text in long) > len(long) / 2

    # --- one cue ------------------------------------------------------------

    def _draft(
        self, first: int, after: int, cues: tuple[Cue, ...], made: list[Draft]
    ) -> Draft | None:
        frames = {cue.frame: cue for cue in cues}
        apart = [(frame, read) for frame, read in self._apart if frame in frames]
        for frame, read in apart:
            draft = read(first, after, frames[frame])
            if draft is not None:
                return draft
        if apart:
            return None
        if any(cue.markers for cue in cues):
            return self._marked(first, after, cues, made)
        verbs: dict[Frame, Cue] = {frame: cue for frame, cue in frames.items() if frame != "noun"}
        noun = frames.get("noun")
        if noun is not None and noun.counted:
            draft = self.apart.noun(first, after, noun)
            if draft is not None:
                return draft
        if not verbs or self._is_noun(first, after, nominal="noun" in frames):
            return self.apart.noun(first, after, frames["noun"]) if "noun" in frames else None
        return self._beside(first, after, verbs, made)

    @property
    def _apart(self) -> tuple[tuple[Frame, Callable[[int, int, Cue], Draft | None]], ...]:
        """The frames that stand apart from a verb and its subject, and what reads them."""
        return (
            ("prefix", self.apart.prefixed),
            ("suffix", self._suffixed),
            ("label", self.apart.labelled),
            ("dash", self.apart.dashed),
            ("tail", self._tailed),
        )

    def _is_noun(self, first: int, after: int, *, nominal: bool) -> bool:
        """Whether "claims" stands as a noun: after an article, 's or a preposition."""
        small, items = self.grammar, self.items
        if first == 0:
            return False
        before = items[first - 1]
        if nominal and before.key in small.determiners:
            return True
        following = items[after].key if after < len(items) else ""
        if nominal and following in self.clauses.reporting.joins_owners:
            return True  # "claims of the rebels that …"
        if before.key in (small.determiners | small.possessive) - small.relatives:
            return True
        if before.kind == "clitic" and not self.clauses.participle(first):
            return True
        if before.key not in small.prepositions or before.key == small.infinitive:
            return False
        return not self.clauses.opens(after) and not self.clauses.participle(first)

    def _tailed(self, first: int, after: int, cue: Cue) -> Draft | None:
        """ "CONTENT: SOURCE" at the end of a headline, as reading/marked.py reads it."""
        marked = Marked(self.line, self.grammar, self.clauses.reporting)
        return self._drafted(first, after, "tail", marked.tailed(first, after, cue))

    def _suffixed(self, first: int, after: int, cue: Cue) -> Draft | None:
        """SOURCE cue CONTENT, as reading/marked.py reads it."""
        marked = Marked(self.line, self.grammar, self.clauses.reporting)
        return self._drafted(first, after, "suffix", marked.suffixed(first, after, cue))

    def _marked(
        self, first: int, after: int, cues: tuple[Cue, ...], made: list[Draft]
    ) -> Draft | None:
        """SOURCE marker … cue, as reading/marked.py reads it."""
        open_now = (
            held.opens
            for held in made
            if held.opens is not None and held.pieces and held.pieces[-1][1] > first
        )
        opened, cued = max(open_now, default=None), [held.cue[0] for held in made]
        marked = Marked(self.line, self.grammar, self.clauses.reporting)
        for cue in (cue for cue in cues if cue.markers):
            parts = marked.marked(first, after, cue, opened, cued)
            if parts is not None:
                return self._drafted(first, after, cue.frame, parts)
        return None

    def _drafted(self, first: int, after: int, frame: Frame, parts: Parts | None) -> Draft | None:
        if parts is None:
            return None
        return Draft(
            self.line, (first, after), parts.stance, frame, parts.source,
            elided=parts.elided, pieces=list(parts.pieces), opens=parts.opens,
        )  # fmt: skip

    # --- verbs --------------------------------------------------------------

    def _beside(self, first: int, after: int, frames: _Frames, made: list[Draft]) -> Draft | None:
        """SOURCE beside the cue, in the orders that its frames allow."""
        left = self.sources.left(first)
        draft = self._begun(after, left, frames)
        if draft is None:
            return None
        passives = Passives(self.clauses, self.sources)
        if passives.told(left, first):
            return passives.agent(draft, left, after, made)
        source = (
            None if self.sources.apposed(left.place) else self.sources.inverted(left.place, after)
        )
        quoted = left.place > 0 and self.items[left.place - 1].kind == QUOTED
        usual = quoted or any(cue.inverts for cue in frames.values())
        if source is not None and usual and "told" not in frames:
            draft.source = source
            draft.pieces = self.contents.inverted(left.place, source[1])
            return draft if draft.pieces else None
        if left.place == 0:
            return self._leading(draft, after) if self.clauses.participle(first) else None
        participle = self.clauses.participle(first)
        if self.items[left.place - 1].key == self.grammar.infinitive:
            return None
        if left.place > 1 and self._is_part(left.place - 1):
            return None
        if self.items[left.place - 1].key in self.grammar.subordinators and not participle:
            return None
        found = self.sources.beside(left.place, participle=participle)
        if found.phrase is None and not found.elided:
            return None  # a noun that looks like a verb: "an earlier dispute"
        self._fill(draft, found, left, Neighbours(self.clauses, made))
        self._find_content(draft, after, frames)
        return self._unsaid(draft, self._meant(after, frames))

    def _unsaid(self, draft: Draft, cue: Cue) -> Draft | None:
        """ "Neither army nor group confirmed" turns the stance; "no group said" is nobody."""
        if draft.source is None:
            return draft
        small, (first, after) = self.grammar, draft.source
        if any(item.key in small.negations for item in self.items[first:after]):
            return None
        if first > 0 and self.items[first - 1].key in small.negations:
            if cue.negated is None:
                return None
            draft.stance = cue.negated
        return draft

    def _begun(self, after: int, left: Left, frames: _Frames) -> Draft | None:
        """A draft with its cue and its stance; none where a negated cue says nothing."""
        cue = self._meant(after, frames)
        stance: Stance | None = cue.negated if left.negated else cue.stance
        if stance is None or not counts(self.clauses, cue, after):
            return None
        colon = after < len(self.items) and self.items[after].text in COLONS
        return Draft(self.line, (left.begins, after + colon), stance, cue.frame)

    def _meant(self, after: int, frames: _Frames) -> Cue:
        """The cue of several frames that what follows it shows."""
        purpose = frames.get("purpose")
        if purpose and after < len(self.items) and self.items[after].key == self.grammar.infinitive:
            return purpose
        return frames.get("object") or next(iter(frames.values()))

    def _leading(self, draft: Draft, after: int) -> Draft | None:
        """ "Calling it a lie, the army …": a participle before its subject."""
        comma = self.clauses.comma(after, len(self.items))
        if comma is None or comma + 1 >= len(self.items):
            return None
        source = self.clauses.phrases.starting(comma + 1)
        draft.source, draft.elided = source, True
        draft.pieces = [(after, comma)] if after < comma else []
        return draft

    def _fill(self, draft: Draft, found: Found, left: Left, others: Neighbours) -> None:
        """Give a draft its source; one that is left out is taken from before."""
        draft.source, draft.leads = found.phrase, found.leads
        draft.elided, draft.relative = found.elided, found.relative
        if draft.source is None and left.place > 0:
            draft.source = others.speaking() or self.sources.subject(left.place)

    def _find_content(self, draft: Draft, after: int, frames: _Frames) -> None:
        own = draft.source is not None and not draft.elided and not draft.relative
        before = draft.source[0] if own and draft.source else None
        draft.pieces = self.contents.beside(Place(after, before, relative=draft.relative), frames)
        if draft.pieces and draft.pieces[-1][0] >= after:
            draft.opens = draft.pieces[-1][0]


def attributions(line: Line, grammar: Grammar, reporting: Reporting) -> Iterator[Draft]:
    """Every attribution of a line."""
    if any(item.key in reporting.cues.entries for item in line.items):
        yield from Attributions.of(line, grammar, reporting).drafts()
