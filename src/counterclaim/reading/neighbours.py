"""
Attributions in the making, and how neighbours on one line bound each other.

Comes in: the drafts of a line so far, and the next one. Goes out: contents that end where
the next cue takes over ("… and added that …"), and whoever speaks on.
"""

from dataclasses import dataclass, field

from counterclaim.reading.breaks import COMMAS
from counterclaim.reading.clauses import Clauses
from counterclaim.reading.lines import Line
from counterclaim.reading.phrases import Phrase
from counterclaim.records import Span, Stance
from counterclaim.tables.reporting import Frame

_NEAR = 24  # cues that one cue can be a neighbour of


@dataclass(slots=True)
class Draft:
    """
    An attribution in the making, in item numbers of its line.

    `leads` is what "who" stands for; `opens` is where a content begins that runs to the end
    of its clause, so that a neighbour may end it earlier.
    """

    line: Line
    cue: Phrase
    stance: Stance
    frame: Frame
    source: Phrase | None = None
    elided: bool = False
    relative: bool = False
    leads: Phrase | None = None
    pieces: list[Phrase] = field(default_factory=list)
    opens: int | None = None

    def spans(self) -> tuple[Span | None, Span, tuple[Span, ...]]:
        """Source, cue and contents in characters."""
        source = self.line.cut(*self.source) if self.source else None
        contents = tuple(self.line.cut(*piece) for piece in self.pieces if piece[0] < piece[1])
        return source, self.line.cut(*self.cue), contents

    @property
    def begins(self) -> int:
        """The first item of its source and cue."""
        if self.source is not None and not self.elided:
            return min(self.source[0], self.cue[0])
        return self.cue[0]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The drafts of one line so far."""

    clauses: Clauses
    made: list[Draft]

    def part(self, draft: Draft) -> None:
        """End the content before a cue that is its neighbour: "… and added that …"."""
        held = self._held(draft)
        if held is None or held.opens is None or draft.relative:
            return
        joint = self._joint(draft, held.opens)
        if not self._beside(draft, joint):
            return
        stop = self._trimmed(joint, held.opens)
        if stop <= held.pieces[-1][0]:
            self._give_up(held, draft)
            return
        for other in self.made[-_NEAR:]:
            if other.opens is not None and other.pieces[-1][0] < stop < other.pieces[-1][1]:
                other.pieces[-1] = (other.pieces[-1][0], stop)
        if draft.elided:
            draft.source = held.source

    def _give_up(self, held: Draft, draft: Draft) -> None:
        """Leave what goes on to another: "…, the army said, but the group said …"."""
        items, small = self.clauses.line.items, self.clauses.grammar
        joint = items[held.pieces[-1][0]].key
        same = draft.source is None or items[draft.source[0]].key in small.pronouns
        parts = joint in small.conjunctions | small.subordinators and not same
        if len(held.pieces) > 1 and parts:
            held.pieces.pop()
            held.opens = None

    def speaking(self) -> Phrase | None:
        """The source that a cue without one goes on from."""
        for draft in reversed(self.made[-_NEAR:]):
            if draft.source is not None and draft.frame in {"prefix", "suffix", "noun"}:
                continue
            if draft.source is not None and not draft.relative:
                return draft.source
        return None

    def _held(self, draft: Draft) -> Draft | None:
        """The open content that a neighbour can end: after ", and" the outermost."""
        items, small = self.clauses.line.items, self.clauses.grammar
        start = draft.begins
        still = [
            held
            for held in self.made[-_NEAR:]
            if held.opens is not None and held.pieces and held.pieces[-1][1] > start
        ]
        if not still:
            return None
        i = start
        while i > 0 and items[i - 1].key in small.adverbs | small.auxiliaries | small.conjunctions:
            i -= 1
        outermost = draft.elided and i > 0 and items[i - 1].text in COMMAS
        return still[0] if outermost else still[-1]

    def _joint(self, draft: Draft, opens: int) -> int:
        """Before the small words of a cue without a source."""
        items, small = self.clauses.line.items, self.clauses.grammar
        joint = draft.begins
        while (
            draft.elided
            and joint > opens
            and items[joint - 1].key in small.adverbs | small.auxiliaries
        ):
            joint -= 1
        return joint

    def _beside(self, draft: Draft, joint: int) -> bool:
        """Whether a comma, an "and" or a "while" stands before a draft."""
        before, small = self.clauses.line.items[joint - 1], self.clauses.grammar
        if before.text in COMMAS:
            return draft.elided or draft.source is not None
        return before.key in small.conjunctions or before.key in small.subordinators

    def _trimmed(self, joint: int, opens: int) -> int:
        items, small = self.clauses.line.items, self.clauses.grammar
        stop = joint
        while stop > opens and (
            items[stop - 1].text in COMMAS
            or items[stop - 1].key in small.conjunctions | small.subordinators
        ):
            stop -= 1
        return stop
