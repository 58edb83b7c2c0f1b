"""
The arithmetic of the chain: what a payload's digest is, what an event's hash covers.

Comes in: an act and the event before it. Goes out: the next event, or what is wrong with one.
Nothing here touches a database.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from counterclaim.exporting.records import Json
from counterclaim.records import Event, Verb

START: Final = "0" * 64
# As many bits as nobody tries out: without it, the digest of a short payload that was erased
# ("reject", one name) could be found by guessing.
_SALT_BYTES: Final = 16
_CLOCK: Final = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: the last event's number, hash and time."""

    seq: int
    hash: str
    utc: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """A payload as it is stored: canonical JSON, the salt, and the digest of both."""

    body: str
    salt: str
    sha256: str


def canonical(payload: Mapping[str, Json]) -> str:
    """One spelling for one payload: sorted, without spaces, ASCII that any store can keep."""
    return json.dumps(payload, sort_keys=True, separators=(",", ":"), allow_nan=False)


def seal(payload: Mapping[str, Json]) -> Sealed:
    """A payload with a salt of its own."""
    body, salt = canonical(payload), secrets.token_hex(_SALT_BYTES)
    return Sealed(body, salt, sealed_digest(salt, body))


def sealed_digest(salt: str, body: str) -> str:
    """The digest of salt and payload, which stays when both are erased."""
    return hashlib.sha256(f"{salt}\n{body}".encode("utf-8", "surrogatepass")).hexdigest()


def next_event(
    head: Head,
    *,
    author: str,
    verb: Verb,
    about: str,
    sealed: Sealed,
    payload: Mapping[str, Json],
    now: datetime | None = None,
) -> Event:
    """The event after the head; its time is later than the one before, whatever the clock says."""
    utc = _later(now or datetime.now(UTC), head.utc)
    told = link_hash(head.hash, (head.seq + 1, utc, author, verb, about), sealed.sha256)
    return Event(
        seq=head.seq + 1,
        id=event_id(told),
        utc=utc,
        author=author,
        verb=verb,
        object=about,
        payload=payload,
        payload_sha256=sealed.sha256,
        previous=head.hash,
        hash=told,
    )


def event_id(hashed: str) -> str:
    """An event's id: the beginning of its hash."""
    return f"evt_{hashed[:16]}"


def link_hash(previous: str, header: tuple[int, str, str, str, str], payload_sha256: str) -> str:
    """SHA-256 of the hash before, the header (number, time, author, verb, object), the digest."""
    told = "\n".join((previous, json.dumps(header, separators=(",", ":")), payload_sha256))
    return hashlib.sha256(told.encode("ascii")).hexdigest()


def event_fault(event: Event, before: Head) -> str | None:
    """What is wrong with an event as the next one of a chain, if anything."""
    header = (event.seq, event.utc, event.author, event.verb, event.object)
    if event.seq != before.seq + 1:
        return f"event {before.seq + 1} is missing before it"
    if event.previous != before.hash:
        return "it does not name the event before it"
    if not _is_ascii(event.previous, event.payload_sha256):
        return "its digests are not digests"
    if event.hash != link_hash(event.previous, header, event.payload_sha256):
        return "its header is not as it was written"
    if event.id != event_id(event.hash):
        return "its id is not that of its hash"
    if event.utc <= before.utc:
        return "it is not later than the event before it"
    return None


def _is_ascii(*told: str) -> bool:
    return all(one.isascii() for one in told)


def _later(now: datetime, before: str) -> str:
    told = now.strftime(_CLOCK)
    if told > before:
        return told
    last = datetime.strptime(before, _CLOCK).replace(tzinfo=UTC)
    return (last + timedelta(microseconds=1)).strftime(_CLOCK)
