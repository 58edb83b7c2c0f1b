"""Replacing stretches of a text, and where its offsets stand afterwards."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the old text and the words that replace it."""

    start: int
    end: int
    words: str


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order, of two that meet the first, and of those the longer."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda one: (one.start, -one.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text with its edits, which must be sorted and apart."""
    said, at = [], 0
    for edit in edits:
        said += [text[at : edit.start], edit.words]
        at = edit.end
    return "".join([*said, text[at:]])


def moved(edits: Sequence[Edit]) -> Callable[[int, bool], int]:
    """Where an offset of the old text stands in the new; inside an edit, at its near or far end."""

    def move(offset: int, end: bool) -> int:
        shift = 0
        for edit in edits:
            if offset <= edit.start:
                break
            if offset < edit.end:
                return edit.start + shift + (len(edit.words) if end else 0)
            shift += len(edit.words) - (edit.end - edit.start)
        return offset + shift

    return move
