"""
Which embedded posts are one and the same.

Comes in: readings. Goes out: posts as they are compared, keys by which they meet, and yes or no.
A post is known by its address; where one has none, by its account, its day and its words.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

import numpy as np

from counterclaim.linking.shingles import Codes, code
from counterclaim.orthography import fold, words
from counterclaim.records import Passage, Reading, Span
from counterclaim.tables.copying import Posted, Shingles


@dataclass(frozen=True, slots=True)
class Post:
    """A post inside a report, as it is compared."""

    report: str
    span: Span
    address: str | None
    handle: str | None
    day: int | None
    words: frozenset[int]


def posts(reading: Reading, cut: Shingles, limits: Posted) -> Iterator[Post]:
    """The posts of a reading, in order."""
    for passage in reading.layers.get(Passage, ()):
        if isinstance(passage, Passage) and passage.kind == "post":
            said = words(passage.span.cut(reading.text))
            yield Post(
                reading.report.id,
                passage.span,
                address(passage.url, limits),
                fold(passage.handle.lstrip("@")) if passage.handle else None,
                _day(passage.date),
                frozenset(code(one.key) for one in said if one.kind not in cut.unlike),
            )


def address(url: str | None, limits: Posted) -> str | None:
    """An address in the one way in which it is compared; None where there is none."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return url
    host = (parts.netloc.rsplit("@")[-1]).casefold()
    for prefix in limits.prefixes:
        host = host.removeprefix(prefix)
    kept = urlencode(sorted(pair for pair in query if pair[0] not in limits.dropped))
    path = parts.path.rstrip("/")
    return f"{limits.hosts.get(host, host)}{path}" + (f"?{kept}" if kept else "")


def keys(post: Post, limits: Posted) -> Codes:
    """By which a post is found: its address, or its account with some of its words."""
    told = [f"address\x1f{post.address}"] if post.address else []
    if post.handle:
        told += [f"handle\x1f{post.handle}\x1f{one}" for one in sorted(post.words)[: limits.sample]]
    made = [
        hashlib.blake2b(one.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        for one in told
    ]
    return np.unique(np.array([int.from_bytes(one, "big") for one in made], dtype=np.uint64))


def one_post(left: Post, right: Post, limits: Posted) -> float | None:
    """What part of their words two posts share where they are one; None where they are two."""
    both, every = len(left.words & right.words), len(left.words | right.words)
    share = both / every if every else 1.0
    if left.address is not None and left.address == right.address:
        return share
    if left.handle is None or left.handle != right.handle:
        return None
    if min(len(left.words), len(right.words)) < limits.least_words:
        return None
    if left.day is None or right.day is None or abs(left.day - right.day) > limits.days:
        return None
    return share if share >= limits.share else None


def _day(said: date | None) -> int | None:
    day = said.date() if isinstance(said, datetime) else said
    return None if day is None else day.toordinal()
