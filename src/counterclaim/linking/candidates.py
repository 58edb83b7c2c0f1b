"""
Which pairs of sketches are worth weighing: those that share a key.

Comes in: rows of features and data/blocking.toml. Goes out: each sketch's keys, and the pairs
that share one. A sketch's keys hang on that sketch alone; a key that too many share is dropped.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from sys import intern
from typing import TYPE_CHECKING

from counterclaim.linking.features import Features
from counterclaim.tables.blocking import Blocking, Rule

if TYPE_CHECKING:
    import duckdb

_BATCH = 4096


def keys(row: Features, blocking: Blocking) -> tuple[str, ...]:
    """
    Every key of a sketch, sorted: `place and day:geonames:1174872@6334`.

    A window of days is two buckets: days that differ by no more than the rule's share one.
    """
    day = _day(row, blocking.limits.longest_days)
    # Many sketches share a key: its letters are kept once.
    return tuple(sorted({intern(key) for rule in blocking.rules for key in _keys(row, rule, day)}))


def meet(names: Sequence[str], most: int, crowd: int) -> Iterator[tuple[str, str]]:
    """
    The pairs that one key finds among the sketches that have it, given in the order of their ids.

    All of them where they are no more than `most`, else each with the next `crowd`.
    """
    if len(names) <= most:
        yield from combinations(names, 2)
    else:
        for step in range(1, crowd + 1):
            yield from zip(names, names[step:], strict=False)


def pairs(
    kept: "duckdb.DuckDBPyConnection", keyed: Iterable[Sequence[str]], blocking: Blocking
) -> None:
    """
    Write the table `pairs` (l, r): every two sketches, by number, that a key finds.

    Args:
        kept: the database in which the sketches stand under their numbers.
        keyed: the keys of sketch 0, of sketch 1, and so on, numbered in the order of their ids.
        blocking: how many may share a key.
    """
    import pyarrow as pa  # noqa: PLC0415 – heavy, and wanted by linking alone

    kept.execute("CREATE TABLE keyed (key VARCHAR, crowd TINYINT, nth INTEGER)")
    for numbers, said in _batches(keyed):
        crowds = pa.array([blocking.crowd(key) for key in said], pa.int8())
        batch = {"key": said, "crowd": crowds, "nth": pa.array(numbers, pa.int32())}
        kept.register("batch", pa.table(batch))
        kept.execute("INSERT INTO keyed SELECT key, crowd, nth FROM batch")
        kept.unregister("batch")
    most = blocking.limits.shared_by
    for statement in _SQL.format(most=most).split(";"):
        kept.execute(statement)


# As `meet` does it, for all keys at once; what two keys find is one pair.
_SQL = """
CREATE TABLE shared AS
  SELECT key, nth FROM keyed WHERE key IN
    (SELECT key FROM keyed GROUP BY key HAVING count(*) BETWEEN 2 AND {most});
CREATE TABLE crowded AS
  SELECT key, crowd, nth, row_number() OVER (PARTITION BY key ORDER BY nth) AS place
  FROM keyed WHERE crowd > 0 AND key IN
    (SELECT key FROM keyed WHERE crowd > 0 GROUP BY key HAVING count(*) > {most});
DROP TABLE keyed;
CREATE TABLE pairs AS
  SELECT a.nth AS l, b.nth AS r FROM shared a JOIN shared b ON a.key = b.key AND a.nth < b.nth
  UNION
  SELECT a.nth AS l, b.nth AS r
  FROM (SELECT key, nth, place, unnest(range(1, crowd + 1)) AS step FROM crowded) a
  JOIN crowded b ON a.key = b.key AND b.place = a.place + a.step;
DROP TABLE shared;
DROP TABLE crowded
"""


def _keys(row: Features, rule: Rule, day: int | None) -> Iterator[str]:
    values = [_values(getattr(row, column), rule) for column in rule.columns]
    for chosen in product(*values):
        said = f"{rule.name}:{'+'.join(chosen)}"
        if rule.days is None:
            yield said
        elif day is not None:
            bucket = day // rule.days
            yield f"{said}@{bucket}"
            yield f"{said}@{bucket + 1}"
        elif rule.dayless:
            yield said


def _values(values: tuple[str, ...], rule: Rule) -> Sequence[str]:
    """The first values of a column, each alone or so many of them together, in one order."""
    # Words are coded for weight, `word|1` to `word|3`: for a key each counts once.
    single = tuple(dict.fromkeys(value.partition("|")[0] for value in values))[: rule.first]
    if rule.together == 1:
        return single
    return ["+".join(several) for several in combinations(sorted(single), rule.together)]


def _day(row: Features, longest: int) -> int | None:
    if row.first_day is not None and row.last_day is not None:
        if row.last_day - row.first_day < longest:
            return row.first_day
    elif row.first_day is not None:
        return row.first_day
    return None if row.published is None else row.published - 1


def _batches(keyed: Iterable[Sequence[str]]) -> Iterator[tuple[list[int], list[str]]]:
    numbers: list[int] = []
    said: list[str] = []
    for at, own in enumerate(keyed):
        numbers.extend([at] * len(own))
        said.extend(own)
        if len(said) >= _BATCH * 64:
            yield numbers, said
            numbers, said = [], []
    if said:
        yield numbers, said
