"""
What a ledger keeps of linking, as linking asks for it.

Comes in: derived rows of two stages: sketches as they are compared, with the keys by which they
are found, and weighed pairs. Goes out: the same as linking's own nouns, and back to rows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from counterclaim.errors import LedgerBroken
from counterclaim.exporting.incidents import sketch_of, sketch_record
from counterclaim.ledger import Ledger, Made
from counterclaim.linking.kept import Group, Kept, Two, features_of, features_row, pair_of, pair_row
from counterclaim.linking.matching import Weighed
from counterclaim.linking.model import Scale
from counterclaim.records import Json

KEPT: Final = "kept"
PAIR: Final = "pair"
GROWN: Final = "grown"
_KEY: Final = "key:"
# Before a sketch's id in the key of its row, so that shortened ids find sketches alone.
_OF: Final = "of:"
# Pairs worth enough to link are found under this too: how far a neighbourhood reaches is asked
# for often, what a pair answers seldom.
_BOUND: Final = "bound:"
_PAIR: Final = "pair:"
_GROWN: Final = "grown:"


@dataclass(frozen=True)
class LedgerKnown:
    """
    What is linked already in a ledger, as far as a new report asks for it.

    Its pairs were weighed by the same tables, so that those worth enough to link are marked.
    """

    ledger: Ledger
    scale: Scale

    def kept(self, sketches: Iterable[str], /) -> Iterator[Kept]:
        """The kept sketches of these ids; an id that is not there is left out."""
        yield from map(kept_of, self.ledger.derived_many(KEPT, map(_kept_key, sketches)))

    def sharing(self, keys: Iterable[str], /) -> Mapping[str, Sequence[str]]:
        """Under each of these keys that a kept sketch has, the ids of all that have it."""
        found = self.ledger.derived_keys(KEPT, (f"{_KEY}{key}" for key in keys))
        return {
            about.removeprefix(_KEY): tuple(key.removeprefix(_OF) for key in there)
            for about, there in found.items()
        }

    def bound(self, sketches: Iterable[str], /) -> Iterator[Two]:
        """Every kept pair with one of these sketches in it that is worth enough to link."""
        found = self.ledger.derived_keys(PAIR, (f"{_BOUND}{one}" for one in sketches))
        yield from (_two(key) for keys in found.values() for key in keys)

    def between(self, sketches: Iterable[str], /) -> Iterator[Weighed]:
        """Every kept pair of two of these sketches, once."""
        asked = set(sketches)
        found = self.ledger.derived_keys(PAIR, asked)
        inside = {key for keys in found.values() for key in keys if asked.issuperset(_two(key))}
        for made in self.ledger.derived_many(PAIR, inside):
            yield pair_of(made.record, self.scale)

    def grown(self, sketches: Iterable[str], /) -> Iterator[Group]:
        """The groups in which these kept sketches stand; one that is in no row is alone."""
        asked = set(sketches)
        found = self.ledger.derived_keys(GROWN, asked)
        yield from ((one,) for one in sorted(asked.difference(found)))
        keys = {key for keys in found.values() for key in keys}
        yield from map(_group_of, self.ledger.derived_many(GROWN, keys))


def grown_made(groups: Iterable[Group]) -> Iterator[Made]:
    """The groups of several sketches as rows, each found by its sketches."""
    for group in groups:
        if len(group) > 1:
            yield Made(f"{_GROWN}{group[0]}", {"sketches": list(group)}, group)


def _group_of(made: Made) -> Group:
    told = made.record.get("sketches")
    return tuple(str(one) for one in told) if isinstance(told, list) else ()


def _kept_key(sketch: str) -> str:
    return f"{_OF}{sketch}"


def pair_key(left: str, right: str) -> str:
    """The key of a pair's row; its own beginning keeps it from being taken for a sketch."""
    return f"{_PAIR}{left}|{right}"


def _two(key: str) -> Two:
    left, _, right = key.removeprefix(_PAIR).partition("|")
    return left, right


def kept_row(kept: Kept) -> Made:
    """A sketch as it is compared, as a row that is found by its keys and its report."""
    record: dict[str, Json] = {
        "sketch": sketch_record(kept.sketch, None),
        "features": features_row(kept.features),
        "keys": list(kept.keys),
    }
    about = (kept.sketch.report, *(f"{_KEY}{key}" for key in kept.keys))
    return Made(_kept_key(kept.id), record, about)


def is_kept(ledger: Ledger, sketch: str) -> bool:
    """Whether a sketch is linked already."""
    return ledger.derived_one(KEPT, _kept_key(sketch)) is not None


def kept_of(made: Made) -> Kept:
    """The sketch that a row holds."""
    sketch, features, keys = (made.record.get(name) for name in ("sketch", "features", "keys"))
    if not (isinstance(sketch, dict) and isinstance(features, dict) and isinstance(keys, list)):
        raise LedgerBroken(f"{made.key}: its row is not as it was written; link everything again")
    return Kept(sketch_of(sketch), features_of(features), tuple(str(key) for key in keys))


def pair_made(pair: Weighed, link_above: float) -> Made:
    """A weighed pair as a row that is found by both its sketches."""
    both = (pair.left, pair.right)
    bound = (f"{_BOUND}{one}" for one in both) if pair.bits >= link_above else ()
    return Made(pair_key(*both), pair_row(pair), (*both, *bound))
