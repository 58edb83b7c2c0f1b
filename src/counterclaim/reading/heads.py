"""
Heads: where the phrase before a cue begins, with all that belongs to it.

Comes in: the clauses of a line and the phrase just before a cue. Goes out: the phrase with
the noun that a preposition, a relative clause or an "and" ties it to; or without what is
another's ("Police said|the driver|admitted").
"""

from dataclasses import dataclass

from counterclaim.orthography import Word
from counterclaim.reading.breaks import COMMAS
from counterclaim.reading.clauses import Clauses
from counterclaim.reading.lines import QUOTED
from counterclaim.reading.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of one line."""

    clauses: Clauses

    @property
    def items(self) -> tuple[Word, ...]:
        """The words of the line."""
        return self.clauses.items

    def depends(self, phrase: Phrase) -> bool:
        """
        Whether a phrase is nobody: a bare article, "worth" of "it is worth noting", or the
        source of another cue with its cue: "|according to the arrest| report".
        """
        items, small = self.items, self.clauses.grammar
        first, after = phrase
        if any(self._leads(i) for i in range(first, after)):
            return True
        alone = after - first == 1
        predicate = first > 0 and items[first - 1].key in small.passives
        return alone and (items[first].key in small.dependents or predicate)

    def _leads(self, i: int) -> bool:
        """Whether a cue stands at an item whose source follows it: "according to"."""
        hit = self.clauses.reporting.cues.at(self.items, i)
        return hit is not None and any(cue.frame == "prefix" for cue in hit[1])

    def told(self, left: int) -> Phrase | None:
        """A subject with a relative clause of its own: "|a man who saw the raid|said"."""
        items, small, main = self.items, self.clauses.grammar, self.clauses.main()
        if small.verb_last:
            return None
        for i in range(left - 1, main, -1):
            if items[i].kind in {"mark", QUOTED} or items[i].key in small.conjunctions:
                return None
            if self.clauses.verb(i) and items[i - 1].key not in small.relatives:
                return None
            if items[i].key in small.relatives and not self.clauses.phrases.passive(i):
                head = self.clauses.phrases.before(i)
                near = items[i + 1].key in small.determiners | small.pronouns
                bare = items[i + 1].text[:1].isupper() or near
                alone = head is not None and head[0] == main and i + 2 < left
                return (main, left) if alone and not bare else None
        return None

    def parted(self, phrase: Phrase) -> Phrase:
        """A phrase without the verb of another clause at its head: "believes|the army"."""
        first, after = phrase
        items, small = self.items, self.clauses.grammar
        for i in range(after - 1, first, -1):
            key = items[i].key
            if key in small.pronouns and not items[i].text[:1].isupper():
                return (i, after) if i == after - 1 else (i + 1, after)
            if key in self.clauses.reporting.strong and i < after - 1 and self.clauses.verb(i):
                return i + 1, after  # "Police said|the driver|admitted …"
        return phrase

    def headed(self, phrase: Phrase) -> Phrase:
        """
        A phrase with the head that a preposition or a clause ties it to.

        "|A man who walked along| the road|said": what follows a preposition is no subject.
        """
        items, small = self.items, self.clauses.grammar
        first, main = phrase[0], self.clauses.main()
        ties = small.prepositions - small.subordinators - small.agents - {small.infinitive}
        if small.verb_last or first <= main or items[first - 1].key not in ties:
            return phrase
        while first > main:
            joint = items[first - 1].key
            if joint not in ties and (first == phrase[0] or joint not in small.relatives):
                return phrase
            head = self.clauses.phrases.before(first - 1)
            if head is None or any(self.clauses.verb(i) for i in range(head[0] + 1, first)):
                return phrase
            first = head[0]
        return first, phrase[1]

    def joined(self, phrase: Phrase) -> Phrase:
        """A phrase with what "and" joins to it after a comma: "…, |medics| and guards said"."""
        first, after = phrase
        items, small = self.items, self.clauses.grammar
        if small.verb_last or first < 2 or items[first - 1].key not in small.conjunctions:
            return phrase
        head = self.clauses.phrases.before(first - 1)
        if head is None or any(self.clauses.verb(i) for i in range(*head)):
            return phrase
        comma = head[0] > 0 and items[head[0] - 1].text in COMMAS
        closed = items[head[0]].key not in small.pronouns
        return (head[0], after) if comma and closed else phrase
