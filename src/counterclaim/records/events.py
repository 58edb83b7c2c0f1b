"""
The noun of the ledger: one act, kept for good.

An event is never edited, only followed by another. Its hash covers the digest of its payload,
not the payload, so that a payload can be erased and the chain still verifies.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Verb = Literal[
    "init", "capture", "read", "accept", "reject", "edit", "same", "not_same", "note",
    "redact", "revert", "migrate",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """
    One act: when (UTC, to the microsecond), by whom, what, on what; chained to the one before.

    `payload` is None once it has been redacted; `payload_sha256` stays.
    """

    seq: int
    id: str
    utc: str
    author: str
    verb: Verb
    object: str
    payload: Mapping[str, Json] | None = field(repr=False)
    payload_sha256: str
    previous: str
    hash: str
