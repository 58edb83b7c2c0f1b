"""Small rows, pairs and tables for tests of linking, that do not hang on the shipped weights."""

from collections.abc import Mapping
from dataclasses import fields, replace

from counterclaim.linking.features import Features
from counterclaim.linking.kept import Kept
from counterclaim.linking.matching import Weighed
from counterclaim.linking.model import Answers
from counterclaim.records import UNRESOLVED, Evidence, Sketch
from counterclaim.tables.blocking import Blocking, Groups, Limits, Rule
from counterclaim.tables.linkage import ELSE, Comparison, Level, Linkage, Model

PLACE = Comparison(
    "place",
    "where it was",
    (
        Level("same", "one place", "len(list_intersect(l.place_ids, r.place_ids)) > 0", 5.0),
        Level("other", "two places", "len(l.place_ids) > 0 AND len(r.place_ids) > 0", -6.0),
        Level("unknown", "not known", ELSE, 0.0),
    ),
)
WHEN = Comparison(
    "when",
    "when it was",
    (
        Level("same", "one day", "l.first_day <= r.last_day AND r.first_day <= l.last_day", 4.0),
        Level("near", "days apart", "abs(l.first_day - r.first_day) <= 3", 0.0),
        Level("apart", "apart", "l.first_day IS NOT NULL AND r.first_day IS NOT NULL", -5.5),
        Level("unknown", "not known", ELSE, 0.0),
    ),
)
WORDS = Comparison(
    "words",
    "which words they share",
    (
        Level("many", "many", "len(list_intersect(l.words, r.words)) >= 3", 6.25),
        Level("some", "some", "len(list_intersect(l.words, r.words)) >= 1", 2.0),
        Level("none", "none", "len(l.words) > 0 AND len(r.words) > 0", -2.0),
        Level("unknown", "not known", ELSE, 0.0),
    ),
)
LINKAGE = Linkage(Model(-5.0, 0.0), (PLACE, WHEN, WORDS), {"words_most": 10})
GROUPS = Groups(at_most=15.0, at_least=-15.0, known_bits=8.0)
BLOCKING = Blocking(
    (
        Rule("place", "one place, near days", ("place_ids",), 3, 3, crowd=2),
        Rule("word", "a word", ("words",), 4, None),
    ),
    Limits(shared_by=4, longest_days=14, inside_most=50),
    GROUPS,
)
_NOTHING: Mapping[object, object] = {str: "", bool: True, tuple[str, ...]: ()}
# Nothing known, whatever columns features have.
EMPTY = Features(**{one.name: _NOTHING.get(one.type) for one in fields(Features)})  # type: ignore[arg-type]  # column by column


def row(
    name: str, *, place: str | None = None, day: int | None = None, words: tuple[str, ...] = ()
) -> Features:
    """The features of one sketch, each report with one."""
    given: Mapping[str, object] = {
        "unique_id": name,
        "report": f"rep_{name}",
        "first_day": day,
        "last_day": day,
        "place_ids": () if place is None else (place,),
        "words": words,
    }
    return replace(EMPTY, **given)  # type: ignore[arg-type]  # column by column


def sketch(name: str) -> Sketch:
    """One report's telling of nothing in particular."""
    return Sketch(name, f"rep_{name}", (), "happening", True, UNRESOLVED, None, (), (), (), (), "")


def kept(features: Features, keys: tuple[str, ...]) -> Kept:
    """A sketch as linking keeps it."""
    return Kept(sketch(features.unique_id), features, keys)


def pair(one: str, other: str, bits: float, known: float = 20.0) -> Weighed:
    """A weighed pair of so many bits, of whose answers so much is known."""
    left, right = sorted((one, other))
    return Weighed(left, right, Answers(bits, known, (Evidence("made", "up", bits),)))
