"""
What of a text is compared: its words, its runs of words, and a sketch of both.

Comes in: a reading and the limits. Goes out: a Trace, in which nothing depends on the machine, the
process or the other reports: words are hashed by BLAKE2b, runs by fixed arithmetic, and the sketch
is datasketch's MinHash with a fixed seed and scheme.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from counterclaim.orthography import words
from counterclaim.records import Passage, Reading, Report
from counterclaim.tables.copying import Shingles

Codes: TypeAlias = NDArray[np.uint64]
Places: TypeAlias = NDArray[np.int64]

_ODD: Final = np.uint64(0x9E3779B97F4A7C15)  # 2^64 over the golden ratio, as in SplitMix
_HALF: Final = np.uint64(32)
_SCHEME: Final = "affine32"  # by name, so that another default is no other result


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """
    One text as it is compared.

    `codes` are its words in order, `starts` and `ends` where each stands in the report's text;
    `shingles` are its distinct runs of words, sorted; `keys` are such that two texts that share
    none are no copies; `whole` is a digest of all words of the report, None where it has none.
    """

    report: str
    day: int | None
    codes: Codes
    starts: Places
    ends: Places
    shingles: Codes
    keys: Codes
    whole: bytes | None


def trace(reading: Reading, limits: Shingles) -> Trace:
    """The words of a reading that are compared, and by which keys it is found."""
    report = reading.report
    every = list(_every(report.text, limits))
    codes = np.array([one for one, _, _ in every], dtype=np.uint64)
    starts = np.array([start for _, start, _ in every], dtype=np.int64)
    ends = np.array([end for _, _, end in every], dtype=np.int64)
    whole = hashlib.blake2b(codes.astype(">u8").tobytes()).digest() if every else None
    kept = _compared(reading, starts, limits)
    codes = codes[kept]
    runs = shingled(codes, limits.words)
    distinct = np.unique(runs)
    keys = np.concatenate([_winnowed(runs, limits.window), _bands(distinct, limits), _key(whole)])
    return Trace(
        report.id, day_of(report), codes, starts[kept], ends[kept], distinct, np.unique(keys), whole
    )


def day_of(report: Report) -> int | None:
    """The day of publication as a count of days, None where it is not known."""
    said = report.published
    day = said.date() if isinstance(said, datetime) else said
    return None if day is None else day.toordinal()


@lru_cache(maxsize=1 << 17)
def code(key: str) -> int:
    """A number for a folded word, the same on every machine."""
    held = key.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(held, digest_size=8).digest(), "big")


def shingled(codes: Codes, width: int) -> Codes:
    """A number for each run of `width` words, in order."""
    length = len(codes) - width + 1
    if length < 1:
        return np.empty(0, dtype=np.uint64)
    made = np.zeros(length, dtype=np.uint64)
    for at in range(width):
        made = (made ^ codes[at : at + length]) * _ODD
        made ^= made >> _HALF
    return made


def _every(text: str, limits: Shingles) -> Iterator[tuple[int, int, int]]:
    """Every word that counts: its code, start and end; line by line, so that little is held."""
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            for word in words(line):
                if word.kind not in limits.unlike and word.key:
                    yield code(word.key), at + word.start, at + word.end
        at += len(line)


def _compared(reading: Reading, starts: Places, limits: Shingles) -> NDArray[np.bool_]:
    """Which words stand in passages that are compared; all, where no passage is known."""
    passages: Sequence[Any] = reading.layers.get(Passage, ())
    if not passages:
        return np.ones(len(starts), dtype=np.bool_)
    kept = np.zeros(len(starts), dtype=np.bool_)
    for passage in passages:
        if passage.kind in limits.passages:
            first, after = np.searchsorted(starts, [passage.span.start, passage.span.end])
            kept[first:after] = True
    return kept


def _winnowed(runs: Codes, window: int) -> Codes:
    """
    The least of every `window` runs: texts that share a window share a fingerprint.

    The rule is that of Schleimer, Wilkerson and Aiken, Winnowing (SIGMOD 2003).
    """
    if not len(runs):
        return runs
    if len(runs) <= window:
        return np.array([runs.min()], dtype=np.uint64)
    seen = np.lib.stride_tricks.sliding_window_view(runs, window)
    return np.unique(seen.min(axis=1))


def _bands(distinct: Codes, limits: Shingles) -> Codes:
    """The bands of a MinHash of the runs, each as one number with its place among the bands."""
    if not len(distinct):
        return distinct
    sketch = _sketch(
        limits.permutations,
        hashfunc=_given,
        permutations=_permutations(limits.permutations, limits.seed),
    )
    for at in range(0, len(distinct), limits.batch):
        sketch.update_batch((distinct[at : at + limits.batch] >> _HALF).tolist())
    rows = sketch.hashvalues.astype(np.uint64).reshape(limits.bands, -1)
    made = np.arange(1, limits.bands + 1, dtype=np.uint64) * _ODD
    for at in range(rows.shape[1]):
        made = (made ^ rows[:, at]) * _ODD
        made ^= made >> _HALF
    return made


@lru_cache(maxsize=4)
def _permutations(count: int, seed: int) -> Any:  # noqa: ANN401 – datasketch has no types
    return _sketch(count, seed=seed).permutations


def _sketch(count: int, **more: Any) -> Any:  # noqa: ANN401 – datasketch has no types
    from datasketch import MinHash  # noqa: PLC0415 – heavy, and wanted by linking alone

    return MinHash(num_perm=count, scheme=_SCHEME, **more)


def _given(number: int) -> int:
    """The hash of a run is its number's upper half."""
    return number


def _key(whole: bytes | None) -> Codes:
    return np.array([] if whole is None else [int.from_bytes(whole[:8], "big")], dtype=np.uint64)
