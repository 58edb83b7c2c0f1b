"""
What counts people after a word that may say so: "put the toll at 9", "counted nine dead".

Comes in: the clauses of a line, a cue and the place behind it. Goes out: whether a tally
stands there; "put the prisoners in a truck" says nothing.
"""

from counterclaim.reading.breaks import COMMAS
from counterclaim.reading.clauses import Clauses
from counterclaim.tables.reporting import Cue

_REACH = 14  # items between such a word and the number that losses are put at


def counts(clauses: Clauses, cue: Cue, after: int) -> bool:
    """Whether a tally or a number follows a cue that needs one."""
    items, reporting = clauses.items, clauses.reporting
    if cue.frame == "count":
        tally = after < len(items) and reporting.tallies.at(items, after) is not None
        return tally or _losses(clauses, after)
    return clauses.numbered(after) if cue.frame == "number" else True


def _losses(clauses: Clauses, after: int) -> bool:
    """Whether losses are put at a number: "the soldiers killed in the town at 9"."""
    items, losses = clauses.items, False
    for i in range(after, min(len(items), after + _REACH)):
        losses = losses or items[i].key in clauses.reporting.losses
        if losses and items[i].key in clauses.reporting.levels and clauses.numbered(i + 1):
            return True
        if items[i].text in COMMAS or clauses.ends(i) or items[i].key in clauses.grammar.relatives:
            return False
    return False
