"""
Phrases written by somebody who has not seen the rules: the first-run score.

Comes in: a folder with any of figures, times and attributions, each as `.en.toml` or
`.ur.toml` (any language that has tables):

    [[figure]]                         [[time]]
    low = 17                           published = 2022-02-03
    high = 17        # left out: open  from = "2022-02-01"
    qualifier = "exact"                to = "2022-02-01"
    said = ["…", "…"]                  precision = "day"
                                       said = ["…"]
    [[attribution]]
    stance = "asserts"
    said = ["[source] {cue} that <content>, <more of it>."]

    [[nothing]]                        # what must stay unread
    said = ["…"]

    [[figures]]                        # several figures, in order; [3] is three or more
    ranges = [[9, 9], [3]]
    said = ["…"]

A figure phrase is right when its one figure has this range and qualifier; a time phrase when
its one time has these days and this precision; an attribution when the cue meets, source and
content are the same but for white space, quotation marks, end points and one word that opens
the content ("that"), and the stance is equal. A phrase of nothing is right when nothing of
the kind is found in it. Which phrases fail is shown with -v only.

The repository's own books in gold/ have the same form; here they go through the whole
pipeline, while tests/gold puts each before its stage alone.

    python tools/score_fresh.py FOLDER [-v]
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.records import Figure, Reading, Report, Span, Speech, Time
from measure_polnear import AROUND
from measuring import NotMeasured, Row, options, reader, report_of, run, say, toml

MARKED = re.compile(r"[\[\]{}<>]")
ENDS = AROUND + ".,;:،۔؟?!"
KINDS = {"figures": "figure", "times": "time", "attributions": "attribution"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase with what it means; no meaning is a phrase that must stay unread."""

    said: str
    meaning: Mapping[str, Any] | None


def phrases(table: Mapping[str, Any], kind: str) -> Iterator[Phrase]:
    """Every phrase of a book."""
    for row in (*table.get(kind, []), *table.get(f"{kind}s", [])):
        for said in row["said"]:
            yield Phrase(said, row)
    for row in table.get("nothing", []):
        for said in row["said"]:
            yield Phrase(said, None)


def unmarked(said: str) -> tuple[str, dict[str, list[Span]]]:
    """An attribution phrase without its brackets, and where each bracket's words stand."""
    text, at = "", 0
    spans: dict[str, list[Span]] = {"[": [], "{": [], "<": []}
    opened: dict[str, int] = {}
    for found in MARKED.finditer(said):
        text += said[at : found.start()]
        at = found.end()
        sign = found.group()
        if sign in "[{<":
            opened[sign] = len(text)
        else:
            first = {"]": "[", "}": "{", ">": "<"}[sign]
            spans[first].append(Span(opened.pop(first), len(text)))
    return text + said[at:], spans


def characters(text: str, pieces: Sequence[Span]) -> frozenset[int]:
    """The characters of all pieces, each without quotation marks, end points and white space."""
    kept: set[int] = set()
    for piece in pieces:
        words = piece.cut(text)
        left = len(words) - len(words.lstrip(ENDS))
        kept.update(range(piece.start + left, piece.start + max(left, len(words.rstrip(ENDS)))))
    return frozenset(kept)


def figure_right(reading: Reading, phrase: Phrase) -> bool:
    """Whether the one figure read has the range and qualifier that are meant."""
    found = [(one.low, one.high, one.qualifier) for one in reading[Figure]]
    if phrase.meaning is None:
        return not found
    meant = phrase.meaning
    if "ranges" in meant:
        told = [[low] if high is None else [low, high] for low, high, _ in found]
        return bool(told == meant["ranges"])
    return found == [(meant.get("low"), meant.get("high"), meant["qualifier"])]


def time_right(reading: Reading, phrase: Phrase) -> bool:
    """Whether the one time read has the days and the precision that are meant."""
    found = [one.interval for one in reading[Time]]
    if phrase.meaning is None:
        return not found
    meant = phrase.meaning
    told = [(str(one.first_day), str(one.last_day), one.precision) for one in found]
    return told == [(meant["from"][:10], meant["to"][:10], meant["precision"])]


def attribution_right(reading: Reading, phrase: Phrase) -> bool:
    """Whether an attribution read has the source, cue, content and stance that are meant."""
    if phrase.meaning is None:
        return not reading[Speech]
    text, spans = unmarked(phrase.said)
    return any(_agrees(text, one, spans, phrase.meaning["stance"]) for one in reading[Speech])


def _agrees(text: str, speech: Speech, spans: Mapping[str, Sequence[Span]], stance: str) -> bool:
    source = characters(text, [speech.source] if speech.source else [])
    cue = any(speech.cue.meets(span) for span in spans["{"])
    read, meant = characters(text, speech.contents), characters(text, spans["<"])
    more = "".join(text[i] for i in sorted(read - meant)).strip(ENDS).split()
    opened = not meant - read and len(more) <= 1 and (not more or min(read) < min(meant))
    return cue and source == characters(text, spans["["]) and opened and speech.stance == stance


def told(reading: Reading, kind: str) -> str:
    """What was read of a kind, for -v."""
    if kind == "figures":
        return str([(one.low, one.high, one.qualifier) for one in reading[Figure]])
    if kind == "times":
        return str(
            [
                (str(one.interval.begin), str(one.interval.end), one.interval.precision)
                for one in reading[Time]
            ]
        )
    return str(
        [
            (
                one.source and one.source.cut(reading.text),
                one.cue.cut(reading.text),
                [piece.cut(reading.text) for piece in one.contents],
                one.stance,
            )
            for one in reading[Speech]
        ]
    )


RIGHT: Mapping[str, Callable[[Reading, Phrase], bool]] = {
    "figures": figure_right,
    "times": time_right,
    "attributions": attribution_right,
}


def book_rows(read: Callable[[Report], Reading], path: Path, *, verbose: bool) -> list[Row]:
    """The score of one book: of the phrases that mean something, and of those that must not."""
    kind, language, _ = path.name.split(".")
    counts = {True: [0, 0], False: [0, 0]}
    for i, phrase in enumerate(phrases(toml(path), KINDS[kind])):
        text = unmarked(phrase.said)[0] if kind == "attributions" else phrase.said
        published = phrase.meaning.get("published") if phrase.meaning else None
        reading = read(report_of(text, f"{path.stem}-{i}", published=published))
        right = RIGHT[kind](reading, phrase)
        count = counts[phrase.meaning is not None]
        count[0] += right
        count[1] += 1
        if verbose and not right:
            meant = {k: v for k, v in (phrase.meaning or {}).items() if k != "said"}
            say(f"{path.name}: {phrase.said}\n    meant {meant} read {told(reading, kind)}")
    said, unread = counts[True], counts[False]
    return [
        Row(f"{kind} {language}", _share(said), f"{said[0]} of {said[1]}"),
        Row(f"{kind} {language}, to stay unread", _share(unread), f"{unread[0]} of {unread[1]}"),
    ]


def _share(count: Sequence[int]) -> float | None:
    return round(count[0] / count[1], 4) if count[1] else None


def measure(asked: argparse.Namespace) -> list[Row]:
    """The score of every book of a folder."""
    found = asked.folder.glob("*.*.toml")
    books = sorted(path for path in found if path.name.split(".")[0] in KINDS)
    if not books:
        raise NotMeasured(f"{asked.folder} holds no book such as figures.en.toml; name another")
    read = reader()
    return [row for path in books for row in book_rows(read, path, verbose=asked.verbose)]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = options(__doc__ or "")
    parser.add_argument("folder", type=Path, help="the folder of phrase files")
    return run("fresh phrases", parser, measure, argv)


if __name__ == "__main__":
    sys.exit(main())
