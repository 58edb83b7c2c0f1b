"""Records as columns."""

import pandas as pd
import polars as pl
import pyarrow as pa

import made
from counterclaim.exporting.arrow import Records, flat
from counterclaim.exporting.records import claim_record

CLAIMS = Records("claim", tuple(claim_record(claim) for claim in made.READING.claims))


def test_records_become_columns_without_losing_a_row() -> None:
    """Inner objects become structs, lists stay lists."""
    table = CLAIMS.to_arrow()

    assert table.num_rows == len(made.READING.claims)
    assert table.column("span").to_pylist()[0]["quote"] == made.READING.claims[0].span.quote


def test_data_frames_take_them_as_they_are() -> None:
    """pandas, polars, and whoever speaks the Arrow stream."""
    ids = [claim.id for claim in made.READING.claims]

    assert isinstance(CLAIMS.to_pandas(), pd.DataFrame)
    assert CLAIMS.to_polars().get_column("id").to_list() == ids
    assert pl.DataFrame(CLAIMS.to_arrow()).height == len(ids)
    assert pa.table(CLAIMS).num_rows == len(ids)


def test_they_are_a_sequence_that_says_what_it_holds() -> None:
    """In a shell and in a notebook."""
    assert repr(CLAIMS[:1]) == "<1 claim>"
    assert CLAIMS[0]["record"] == "claim"
    assert "<table>" in CLAIMS._repr_html_()


def test_a_flat_record_has_one_value_a_column() -> None:
    """Inner fields by their path."""
    assert flat({"a": {"b": 1}, "c": [1, 2], "d": None}) == {"a.b": 1, "c": "1; 2", "d": None}
