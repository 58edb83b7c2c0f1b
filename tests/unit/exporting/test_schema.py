"""The published schema and what is really written."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from counterclaim.errors import BadOption
from counterclaim.exporting.records import line, records
from counterclaim.exporting.schema import RECORDS, schema
from counterclaim.records import Reading


def _written(reading: Reading) -> list[dict[str, Any]]:
    return [json.loads(line(record)) for record in records(reading)]


def test_the_schema_is_a_schema() -> None:
    """It follows its own dialect."""
    for name in (None, *RECORDS):
        Draft202012Validator.check_schema(schema(name))

    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_real_output_follows_the_schema(reading: Reading, second: Reading) -> None:
    """What `extract --jsonl` prints is what `schema` says."""
    whole = Draft202012Validator(schema())
    for record in _written(reading) + _written(second):
        whole.validate(record)
        Draft202012Validator(schema(record["record"])).validate(record)


@pytest.mark.parametrize("name", ["found_by", "toll", "span"])
def test_a_claim_without_a_part_does_not_follow(reading: Reading, name: str) -> None:
    """No field may be left out, and the body stands under the kind's name."""
    toll = next(one for one in _written(reading) if one.get("kind") == "toll")
    del toll[name]

    with pytest.raises(ValidationError):
        Draft202012Validator(schema("claim")).validate(toll)


def test_a_field_that_the_format_does_not_have_does_not_follow(reading: Reading) -> None:
    """The format is closed."""
    doubt = _written(reading)[-1] | {"confidence": 0.5}

    with pytest.raises(ValidationError):
        Draft202012Validator(schema("doubt")).validate(doubt)


def test_an_unknown_record_is_refused() -> None:
    """The error lists what there is."""
    with pytest.raises(BadOption, match="'rumour' is no record; ask for report, claim"):
        schema("rumour")
