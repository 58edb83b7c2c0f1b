"""
Features to weighed pairs, by Splink on DuckDB.

Comes in: rows of features, pairs of them. Goes out: each pair with its answers and bits, in
order. Nothing is learned here: conditions and weights are those of data/linkage.toml, and a
pair's answers hang on its two rows alone, not on their order, the machine or its threads.
"""

import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.linking.candidates import pairs
from counterclaim.linking.features import Features, arrow
from counterclaim.linking.model import Answers, Scale
from counterclaim.tables.blocking import Blocking

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

# Splink joins a pair's two whole rows before it compares them: so many pairs at a time.
_PAIRS_AT_ONCE = 500_000


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two sketches and what they answered; `left` and `right` are sketch ids, left before right."""

    left: str
    right: str
    answers: Answers

    @property
    def bits(self) -> float:
        """What the pair is worth, prior included."""
        return self.answers.bits


def weigh_all(
    rows: Sequence[Features], keyed: Iterable[Sequence[str]], scale: Scale, blocking: Blocking
) -> tuple[Weighed, ...]:
    """
    Every pair of the rows that a key finds, weighed by Splink; sorted.

    Args:
        rows: features, sorted by their id.
        keyed: the keys of each, in the same order.
        scale: the comparisons.
        blocking: how many may share a key.
    """
    with _database(rows) as kept:
        pairs(kept, keyed, blocking)
        return tuple(_weighed(rows, scale, _by_splink(kept, scale)))


def weigh(
    rows: Sequence[Features], asked: Collection[tuple[str, str]], scale: Scale
) -> tuple[Weighed, ...]:
    """
    The pairs asked for, weighed by the same conditions without Splink around them; sorted.

    For a few pairs, building Splink's model takes longer than weighing (ADR 0019).

    Args:
        rows: features of at least all sketches that are asked for.
        asked: pairs of their ids, left before right.
        scale: the comparisons.
    """
    if not asked:
        return ()
    rows = sorted({row.unique_id: row for row in rows}.values(), key=lambda row: row.unique_id)
    numbers = {row.unique_id: at for at, row in enumerate(rows)}
    with _database(rows) as kept:
        _write_pairs(kept, [(numbers[left], numbers[right]) for left, right in asked])
        return tuple(_weighed(rows, scale, _by_sql(kept, scale)))


@contextmanager
def _database(rows: Sequence[Features]) -> "Iterator[duckdb.DuckDBPyConnection]":
    import duckdb  # noqa: PLC0415 – heavy, and wanted by linking alone
    import pyarrow as pa  # noqa: PLC0415 – the same

    # DuckDB would put what does not fit into memory beside whoever runs it, and look for
    # extensions on the network; it may do neither.
    with tempfile.TemporaryDirectory(prefix="counterclaim-") as spill:
        config: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": spill,
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
        with duckdb.connect(":memory:", config=config) as kept:
            kept.execute("SET enable_progress_bar = false")
            table = arrow(rows)
            numbers = pa.array(range(table.num_rows), pa.int32())
            kept.register("given", table.append_column("nth", numbers))
            kept.execute("CREATE TABLE features AS SELECT * FROM given")
            kept.unregister("given")
            yield kept


def _write_pairs(kept: "duckdb.DuckDBPyConnection", asked: Sequence[tuple[int, int]]) -> None:
    import pyarrow as pa  # noqa: PLC0415 – as above

    left, right = zip(*asked, strict=True)
    given = pa.table({"l": pa.array(left, pa.int32()), "r": pa.array(right, pa.int32())})
    kept.register("given", given)
    kept.execute("CREATE TABLE pairs AS SELECT DISTINCT l, r FROM given")
    kept.unregister("given")


def _by_sql(kept: "duckdb.DuckDBPyConnection", scale: Scale) -> "Iterator[pa.Table]":
    yield kept.sql(
        f"""
        SELECT p.l, p.r, {scale.code()} AS code
        FROM pairs p JOIN features l ON l.nth = p.l JOIN features r ON r.nth = p.r
        ORDER BY p.l, p.r
        """  # noqa: S608 – the conditions are a table's
    ).to_arrow_table()


def _by_splink(kept: "duckdb.DuckDBPyConnection", scale: Scale) -> "Iterator[pa.Table]":
    from splink import DuckDBAPI, Linker  # noqa: PLC0415 – heavy, and wanted by linking alone

    count = kept.execute("SELECT count(*) FROM pairs").fetchall()[0][0]
    if not count:
        return
    database = DuckDBAPI(connection=kept)
    linker = Linker(
        database.register("features"), scale.settings(), log_level=None, validate_settings=False
    )
    kept.execute("CREATE TABLE ordered AS SELECT l, r FROM pairs ORDER BY l, r")
    for first in range(0, count, _PAIRS_AT_ONCE):
        kept.execute(
            f"""
            CREATE OR REPLACE TABLE block AS
              SELECT '0' AS match_key, l AS join_key_l, r AS join_key_r
              FROM ordered LIMIT {_PAIRS_AT_ONCE} OFFSET {first}
            """  # noqa: S608 – whole numbers
        )
        block = database.table_to_splink_dataframe("block", "block")
        linker.table_management.register_blocked_pairs_for_predict(block)
        told = linker.inference.predict(warning_mode="never")
        yield kept.sql(
            f"""
            SELECT nth_l AS l, nth_r AS r, {scale.code_of_weights()} AS code
            FROM {told.physical_name} ORDER BY l, r
            """  # noqa: S608 – the name is Splink's, the weights are a table's
        ).to_arrow_table()
        told.drop_table_from_database_and_remove_from_cache()


def _weighed(
    rows: Sequence[Features],
    scale: Scale,
    tables: "Iterable[pa.Table]",
) -> Iterator[Weighed]:
    ids = [row.unique_id for row in rows]
    said: dict[int, Answers] = {}
    for table in tables:
        for left, right, code in zip(*(column.to_pylist() for column in table), strict=True):
            if code not in said:
                said[code] = scale.answers(code)
            yield Weighed(ids[left], ids[right], said[code])
