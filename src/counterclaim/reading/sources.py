"""
Sources: the noun phrase that is said to say it.

Comes in: the clauses of a line and the place of a cue. Goes out: a phrase, and whether it is
a relative pronoun or has to be taken from elsewhere because the clause leaves it out.
"""

from dataclasses import dataclass

from counterclaim.orthography import Word
from counterclaim.reading.appositions import Appositions
from counterclaim.reading.breaks import COLONS, COMMAS
from counterclaim.reading.clauses import Clauses
from counterclaim.reading.heads import Heads
from counterclaim.reading.lines import QUOTED
from counterclaim.reading.phrases import Phrase

_DESCRIBED = 4  # items between an owner and its noun: "the group's latest claim"
_LABEL = 8  # items of a source that a stray comma parts from its cue


@dataclass(frozen=True, slots=True)
class Left:
    """What stands just left of a cue: its own small words, and the place before them."""

    place: int
    begins: int
    negated: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A source: its phrase, or none where it is left out; `leads` is what "who" stands for."""

    phrase: Phrase | None
    leads: Phrase | None = None
    elided: bool = False
    relative: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of one line."""

    clauses: Clauses
    appositions: Appositions

    @property
    def items(self) -> tuple[Word, ...]:
        """The words of the line."""
        return self.clauses.line.items

    # --- left of a cue ------------------------------------------------------

    def left(self, first: int) -> Left:
        """Over the auxiliaries, adverbs and times of a cue: "has on Friday also|said"."""
        items, small = self.items, self.clauses.grammar
        place = begins = first
        negated = False
        while place > 0:
            key = items[place - 1].key
            if key in small.negations:
                negated = True
            elif place - 1 in self.clauses.line.timed and place > 1:
                place = self._over_time(place - 1)
                continue
            elif key == small.infinitive and self._refuses(place - 2):
                negated = True
                place -= 1
            elif not self._supports(place - 1):
                break
            place -= 1
            begins = place
        return Left(place, begins, negated)

    def _supports(self, i: int) -> bool:
        """Whether an item is an auxiliary or an adverb of a cue: "has also", "he's"."""
        items, small = self.items, self.clauses.grammar
        if items[i].kind == "clitic":
            return i > 0 and items[i - 1].key in small.pronouns | small.relatives
        return items[i].key in small.auxiliaries or self.clauses.adverb(i)

    def _refuses(self, i: int) -> bool:
        return i >= 0 and self.items[i].key in self.clauses.reporting.refusals

    def _over_time(self, i: int) -> int:
        """Before a time and the preposition that leads it: "|on Friday said"."""
        items, small = self.items, self.clauses.grammar
        if i > 0 and items[i - 1].key in small.prepositions:
            return i - 1
        return i

    # --- beside a cue -------------------------------------------------------

    def beside(self, left: int, *, participle: bool = False) -> Found:
        """The source that stands before a cue; a participle after a comma leaves it out."""
        items, small = self.items, self.clauses.grammar
        if left == 0:
            return Found(None, elided=True)
        before = items[left - 1]
        if before.key in small.relatives and before.key not in small.determiners:
            return self._relative(left)
        if before.text in COMMAS and participle:
            return Found(None, elided=True)
        if before.text in COMMAS:
            phrase = self.appositions.apposed(left - 1) or self._whole_start(left - 1)
            return Found(phrase, elided=phrase is None, closed=phrase is not None)
        if before.key in small.conjunctions:
            return Found(None, elided=True)
        found, heads = self.clauses.phrases.before(left), Heads(self.clauses)
        if found is not None and heads.depends(found):
            return Found(None)
        phrase = heads.told(left) if found else None
        if phrase is None and found is not None:
            phrase = self._made(heads.joined(heads.headed(self._set(heads.parted(found)))))
        return Found(phrase, elided=phrase is None)

    def _relative(self, left: int) -> Found:
        """ "X, who said": the pronoun, which stands for X."""
        end = left - 1
        if end and self.items[end - 1].text in COMMAS:
            end -= 1
        leads = self.clauses.phrases.before(end) if end else None
        return Found((left - 1, left), leads, relative=True)

    def _set(self, phrase: Phrase) -> Phrase:
        """A phrase without a setting at its end: "the colonel|in a statement"."""
        first, after = phrase
        for i in range(first + 1, after):
            hit = self.clauses.reporting.settings.at(self.items, i)
            if hit is not None and i + hit[0] == after:
                return first, i
        return phrase

    def _made(self, phrase: Phrase) -> Phrase:
        """A phrase with the utterance that somebody made: "|a statement by|the group"."""
        first, after = phrase
        items = self.items
        if first < 2 or items[first - 1].key not in self.clauses.grammar.agents:
            return phrase
        head = self.clauses.phrases.before(first - 1)
        utterances = self.clauses.reporting.utterances
        if head and any(utterances.at(items, i) is not None for i in range(*head)):
            return head[0], after
        return phrase

    def _whole_start(self, comma: int) -> Phrase | None:
        """ "Capt. X (Y), said": all that stands before a comma, where it is one phrase."""
        phrase = self.clauses.phrases.before(comma)
        if phrase is None or phrase[0] != self.clauses.main() or comma - phrase[0] > _LABEL:
            return None
        return phrase

    def owner(self, noun: int) -> Phrase | None:
        """ "the group's" before a noun, or "its"; small words of description may stand between."""
        items, small = self.items, self.clauses.grammar
        i = noun
        while i > 0 and noun - i < _DESCRIBED:
            item = items[i - 1]
            if item.kind == "clitic":
                return self._owning(i - 1), i
            if item.key in small.possessive:
                return i - 1, i
            if not self.clauses.phrases.nominal(i - 1) or item.key in small.determiners:
                return None
            i -= 1
        return None

    def _owning(self, after: int) -> int:
        """Where an owner begins: "|the ministry of health|'s", but not "wept at|the army|'s"."""
        items = self.items
        start = self.clauses.phrases.plain(after)
        joints = self.clauses.reporting.joins_owners
        for _ in range(_DESCRIBED):
            if start < 2 or items[start - 1].key not in joints:
                break
            start = self.clauses.phrases.plain(start - 1)
        return start

    # --- after a cue --------------------------------------------------------

    def inverted(self, left: int, after: int) -> Phrase | None:
        """ "…," said the army: the source after the cue, where the content stands before it."""
        items, small = self.items, self.clauses.grammar
        before = items[left - 1] if left else None
        if before is None or not (before.kind == QUOTED or before.text in COMMAS):
            return None
        if after >= len(items) or items[after].key in small.complementizers:
            return None
        source = self.following(after)
        if source is None:
            return None
        stop = source[1]
        if stop < len(items) and not self._closes(stop):
            if items[stop].key in small.auxiliaries:
                return None
            if before.kind != QUOTED and items[stop].key not in small.prepositions:
                return None
        return self.appositions.extended(source)

    def apposed(self, left: int) -> bool:
        """Whether a subject with its apposition ends here: "Its spokeswoman, X,|said two died"."""
        items, small, main = self.items, self.clauses.grammar, self.clauses.main()
        if left < 1 or items[left - 1].text not in COMMAS:
            return False
        phrase = self.appositions.apposed(left - 1)
        if phrase is None or phrase[0] != main:
            return False
        plain = phrase[1] == left and items[main].kind != QUOTED
        return plain and not any(
            items[i].key in small.auxiliaries or self.clauses.numbered(i) for i in range(main, left)
        )

    def following(self, first: int) -> Phrase | None:
        """The source that begins at an item: up to a verb of saying, or "of" and a participle."""
        phrase = self.clauses.phrases.starting(first) if first < len(self.items) else None
        if phrase is None:
            return None
        small, items = self.clauses.grammar, self.items
        for i in range(phrase[0] + 1, phrase[1]):
            joins = items[i].key in small.noun_joiners and i + 1 < phrase[1]
            if (joins and self.clauses.participle(i + 1)) or (not joins and self.clauses.verb(i)):
                return phrase[0], i
        return phrase

    def _closes(self, i: int) -> bool:
        return self.items[i].text in COMMAS | COLONS or self.clauses.ends(i)

    # --- elsewhere ----------------------------------------------------------

    def subject(self, before: int) -> Phrase | None:
        """The subject of the line's main clause, as far as small words and capitals show it."""
        items, small = self.items, self.clauses.grammar
        first = self.clauses.main()
        if first >= before or items[first].kind == QUOTED:
            return None
        if items[first].key in small.pronouns | small.first:
            return first, first + 1
        phrase = self.clauses.phrases.starting(first)
        if phrase is None:
            return None
        return first, min(self._without_verb(*phrase), before)

    def _without_verb(self, first: int, after: int) -> int:
        """Where a subject ends: at a small letter after capitals, or before its last word."""
        items, small = self.items, self.clauses.grammar
        named = first + 1 < after and items[first + 1].text[:1].isupper()
        if named and items[first].key not in small.determiners:
            i = first
            while i + 1 < after and (
                items[i + 1].text[:1].isupper()
                or not items[i + 1].text[:1].isalpha()
                or (items[i + 1].key in small.noun_joiners and i + 2 < after)
            ):
                i += 1
            return i + 1
        follows = items[after].key if after < len(items) else ""
        opens = follows in small.determiners | small.prepositions | small.pronouns
        return after - 1 if opens and after - first > 1 else after
