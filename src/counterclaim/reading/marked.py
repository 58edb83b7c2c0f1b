"""
Sources before a marker: SOURCE marker … cue (that) CONTENT, and SOURCE cue CONTENT.

Comes in: a line and the place of a cue. Goes out: the parts of its attribution, in item
numbers. This is the word order of languages whose verb stands last (فوج نے … کہا کہ …,
فوج کے مطابق …); which cues are built so, and with which markers, is the table's choice.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.reading.breaks import COLONS, COMMAS, ENDS
from counterclaim.reading.lines import QUOTED, Line
from counterclaim.reading.objects import Objects
from counterclaim.reading.phrases import Phrase
from counterclaim.records import Stance
from counterclaim.tables.grammar import Grammar
from counterclaim.tables.reporting import Cue, Reporting

_WITHIN = frozenset({"-", "(", ")", "/", "'"})
_REACH = 40  # words between a marker and its cue: a whole clause may stand there
_NEAR = 4  # the same for a marker that joins nouns: "فوج کا یہ بھی کہنا ہے"
_LABEL = 8  # words of a speaker at the end of a headline
_LEAST = 3  # words of what a headline says before its speaker
_TIED = 4  # words between a postposition and the participle that ties it to its noun


@dataclass(frozen=True, slots=True)
class Parts:
    """An attribution in item numbers; `elided` where it goes on from the speaker before it."""

    source: Phrase | None
    pieces: tuple[Phrase, ...]
    stance: Stance
    opens: int | None = None
    elided: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """The attributions of one line whose source stands before its cue."""

    line: Line
    grammar: Grammar
    reporting: Reporting

    @property
    def objects(self) -> Objects:
        """What is said on the line."""
        return Objects(self.line, self.grammar, self.reporting)

    def suffixed(self, first: int, after: int, cue: Cue) -> Parts | None:
        """
        SOURCE cue CONTENT, CONTENT SOURCE cue CONTENT, or CONTENT SOURCE cue.

        What stands before a source and ends in a marker tells who quotes it, and is no content.
        """
        items = self.line.items
        source = self.source(first)
        if source is None or self._nobody(source):
            return None
        rest, _ = self.objects.skipped(after)
        end = self.objects.end(after)
        if rest < end:
            before = self.objects.trimmed(self.objects.clause_start(source[0]), source[0])
            told = before[1] > 0 and items[before[1] - 1].key in cue.markers
            mere = told or self.objects.is_lead(before)
            pieces = [(rest, end)] if mere else [before, (rest, end)]
            return Parts(source, tuple(pieces), cue.stance, rest)
        before = self.objects.said_before(source[0])
        return Parts(source, () if self.objects.is_lead(before) else (before,), cue.stance)

    def marked(
        self, first: int, after: int, cue: Cue, opened: int | None, cued: Iterable[int]
    ) -> Parts | None:
        """
        SOURCE marker … cue (that) CONTENT, or SOURCE marker CONTENT cue.

        `opened` is where the content begins that an earlier cue left open; `cued` are the
        places of the earlier cues.
        """
        stance = self._stance(first, after, cue)
        marker = self._marker(first, cue)
        if stance is None or self._joins(after):
            return None
        if self._goes_on(first, marker, opened, cued):
            content = self.objects.after(first, after, cue, first)
            opens = content[0][0] if content and content[0][0] >= after else None
            return Parts(None, content, stance, opens, elided=True)
        source = self._owner(marker) if marker is not None else None
        if marker is None or source is None or (opened is not None and marker < opened):
            return None
        if cue.uttered and not self._uttered(source):
            return None
        if cue.last:
            return self._titled(after, source, stance)
        pieces = self.objects.after(first, after, cue, marker + 1) or self.objects.object_before(
            source, cue
        )
        opens = pieces[0][0] if pieces and pieces[0][0] >= after else None
        return Parts(source, pieces, stance, opens)

    def _titled(self, after: int, source: Phrase, stance: Stance) -> Parts | None:
        """A headline's "CONTENT, SOURCE's claim": nothing follows, a comma parts the two."""
        rest, _ = self.objects.skipped(after)
        before = self.objects.said_before(source[0])
        if (
            rest < self.objects.end(after)
            or not self._parted(source[0])
            or self.objects.is_lead(before)
        ):
            return None
        return Parts(source, (before,), stance)

    def tailed(self, first: int, after: int, cue: Cue) -> Parts | None:
        """A headline's "CONTENT: SOURCE": a mark, then its last words, and no full stop."""
        items, small = self.line.items, self.grammar
        source = range(after, len(items))
        if not 0 < len(source) <= _LABEL or first < _LEAST:
            return None
        if any(items[i].kind == "mark" or items[i].key in small.auxiliaries for i in source):
            return None
        before = self.objects.said_before(first)
        return (
            None
            if self.objects.is_lead(before)
            else Parts((after, len(items)), (before,), cue.stance)
        )

    # --- the cue --------------------------------------------------------------

    def _stance(self, first: int, after: int, cue: Cue) -> Stance | None:
        """The cue's stance, or its negated one where a negation stands beside it."""
        items, negations = self.line.items, self.grammar.negations
        own = any(item.key in negations for item in items[first:after])
        beside = (*items[max(0, first - 2) : first], *items[after : after + 1])
        negated = not own and any(item.key in negations for item in beside)
        return cue.negated if negated else cue.stance

    def _joins(self, after: int) -> bool:
        """Whether a verb's form is a joiner after all: "تصدیق کے لیے", not "تصدیق کی"."""
        items, small = self.line.items, self.grammar
        if items[after - 1].key not in small.noun_joiners or after >= len(items):
            return False
        closers = small.conjunctions | small.subordinators | small.complementizers | small.relatives
        following = items[after]
        return not (
            following.kind in {"mark", QUOTED} or following.key in closers | small.auxiliaries
        )

    def _marker(self, first: int, cue: Cue) -> int | None:
        """The nearest marker before a cue; one that joins nouns stands close to it."""
        items, small = self.line.items, self.grammar
        reach = _NEAR if set(cue.markers) <= small.noun_joiners else _REACH
        for i in range(first - 1, max(-1, first - 1 - reach), -1):
            item = items[i]
            if item.key in cue.markers:
                return i
            if item.text in ENDS:
                return None
            if reach == _NEAR and item.key not in small.adverbs | small.determiners:
                return None
        return None

    def _goes_on(
        self, first: int, marker: int | None, opened: int | None, cued: Iterable[int]
    ) -> bool:
        """ "… and said that": no source of its own, after a content that is still open."""
        items, small = self.line.items, self.grammar
        i = first
        while i > 0 and items[i - 1].key in small.adverbs | small.determiners:
            i -= 1
        joined = i > 0 and (items[i - 1].key in small.conjunctions or items[i - 1].text in COMMAS)
        if not joined or opened is None:
            return False
        own = marker is not None and marker > opened
        return not (own and any(marker < at < first for at in cued if marker is not None))

    # --- sources ----------------------------------------------------------------

    def source(self, marker: int) -> Phrase | None:
        """Before a marker, back to a mark, a verb, a small word that begins a clause, or a time."""
        items, small = self.line.items, self.grammar
        start = marker
        while start > 0 and not self._bounds(start - 1, marker):
            start -= 1
        skipped = small.adverbs | small.conjunctions | small.noun_joiners | small.prepositions
        while start < marker and items[start].key in skipped - small.pronouns:
            start += 1
        return (start, marker) if start < marker else None

    def _owner(self, marker: int) -> Phrase | None:
        """The source before a marker; the joiner of "کی جانب" belongs to the marker."""
        joined = marker > 0 and self.line.items[marker - 1].key in self.grammar.noun_joiners
        return self.source(marker - 1 if joined else marker)

    def _bounds(self, i: int, marker: int) -> bool:
        """Whether an item is none of the source that ends before a marker."""
        item, small = self.line.items[i], self.grammar
        if item.kind == QUOTED or i in self.line.timed:
            return True
        if item.kind == "mark":
            return item.text not in _WITHIN
        if item.key in small.prepositions:
            return not self._tied(i, marker)
        if item.key in small.pronouns and i == marker - 1:
            return False
        if item.key in small.noun_joiners:
            return False
        return item.key in (
            small.complementizers | small.subordinators | small.relatives | small.auxiliaries
        ) or (item.key in small.conjunctions and i > 0 and self.objects.verbal(i - 1))

    def _tied(self, i: int, marker: int) -> bool:
        """Whether a participle ties a postposition to the noun after it: میں تعینات افسر."""
        items, small = self.line.items, self.grammar
        for k in range(i + 1, min(marker, i + 1 + _TIED)):
            if items[k].key in small.attributives:
                return True
            if items[k].kind == "mark":
                return False
        return False

    def _parted(self, at: int) -> bool:
        """Whether a comma, a colon or a quotation stands just before an item."""
        before = self.line.items[at - 1] if at else None
        return before is not None and (before.kind == QUOTED or before.text in COMMAS | COLONS)

    def _nobody(self, source: Phrase) -> bool:
        """Whether the noun before a cue is nobody who speaks: قانون کے مطابق."""
        return self.line.items[source[1] - 1].key in self.reporting.nobodies

    def _uttered(self, source: Phrase) -> bool:
        items = self.line.items
        return any(self.reporting.utterances.at(items, i) is not None for i in range(*source))
