"""
Rows as columns: what data frames take without copying by hand.

Comes in: records as plain dictionaries. Goes out: an Arrow table, and through it the frames of
pandas and polars. pyarrow comes with the package; pandas and polars are the user's own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from counterclaim.errors import BadOption
from counterclaim.exporting.notebook import rows_html
from counterclaim.exporting.records import Record

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


@dataclass(frozen=True, slots=True, repr=False)
class Records(Sequence[Record]):
    """
    Records of one kind, as a sequence of dictionaries and as columns.

    `noun` is what one of them is. `pyarrow.table(records)`, `polars.DataFrame(records)` and
    DuckDB take it as it is, through the Arrow stream interface.
    """

    noun: str
    held: tuple[Record, ...]

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> "Records": ...
    def __getitem__(self, at: int | slice) -> "Record | Records":
        return Records(self.noun, self.held[at]) if isinstance(at, slice) else self.held[at]

    def __len__(self) -> int:
        return len(self.held)

    def __iter__(self) -> Iterator[Record]:
        return iter(self.held)

    def __repr__(self) -> str:
        return f"<{len(self.held):,} {self.noun}{'' if len(self.held) == 1 else 's'}>"

    def _repr_html_(self) -> str:
        """The first rows as a table."""
        return rows_html(self.held)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The records as an Arrow stream, for whoever speaks it."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def to_arrow(self) -> "pa.Table":
        """An Arrow table; inner objects become structs, lists stay lists."""
        import pyarrow as pa  # noqa: PLC0415 – heavy

        return pa.Table.from_pylist([dict(one) for one in self.held])

    def to_pandas(self) -> "pd.DataFrame":
        """A data frame of pandas."""
        _needs("pandas")
        return self.to_arrow().to_pandas()

    def to_polars(self) -> "pl.DataFrame":
        """A data frame of polars."""
        _needs("polars")
        import polars as pl  # noqa: PLC0415 – the user's own

        made = pl.from_arrow(self.to_arrow())
        return made if isinstance(made, pl.DataFrame) else made.to_frame()


def _needs(library: str) -> None:
    from importlib.util import find_spec  # noqa: PLC0415 – only when asked

    if find_spec(library) is None:
        raise BadOption(f"{library} is not installed; run `pip install {library}`")


def flat(record: Mapping[str, object]) -> dict[str, str | int | float | bool | None]:
    """A record with one value a column: inner fields as `outer.inner`, lists joined by "; "."""
    made: dict[str, str | int | float | bool | None] = {}
    for name, value in record.items():
        if isinstance(value, Mapping):
            made |= {f"{name}.{inner}": held for inner, held in flat(value).items()}
        elif isinstance(value, list | tuple):
            made[name] = "; ".join(str(one) for one in value)
        elif value is None or isinstance(value, str | int | float | bool):
            made[name] = value
        else:
            made[name] = str(value)
    return made
