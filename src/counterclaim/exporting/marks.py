"""
Text with its marks as HTML: real `<mark>` elements, split at every boundary.

Comes in: a stretch of text and marks that may overlap in any way. Goes out: HTML in which
elements nest, every character stands once, and nothing of the text can be run or can steer the
display.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from counterclaim.exporting.wording import hazardous
from counterclaim.records import Mark, Place, Reading, Span, Speech, Time, Toll

# Letters of scripts that run right to left (Unicode blocks Hebrew to Arabic Extended, and forms).
_TURNING = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_TURNED: Final = re.compile(f"[{_TURNING}][^A-Za-z]*")
_TURNING_LAST: Final = re.compile(f"[{_TURNING}]")
# From the outermost to the innermost where two marks begin together and are equally long.
LAYERS = ("claim", "finding", "doubt", "time", "place", "source", "cue", "number", "loaded")


@dataclass(frozen=True, slots=True, order=True)
class Shown:
    """One mark as the page shows it: where, and which kind of mark it is."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What stands at the words beside the marks: the ids of stretches, the numbers of claims."""

    ids: Mapping[tuple[int, int], str] = field(default_factory=dict)
    references: Mapping[tuple[int, int], str] = field(default_factory=dict)


def shown(text: str) -> str:
    """The text as HTML that cannot run; a character that steers the display becomes a badge."""
    if text.isascii() and text.isprintable():
        return html.escape(text)
    return "".join(_badge(one) if hazardous(one) else one for one in html.escape(text))


def told(sentence: str) -> str:
    """A sentence of ours as HTML, with what runs right to left in it isolated."""
    pieces: list[str] = []
    at = 0
    for found in _TURNED.finditer(sentence):
        length = _TURNING_LAST.search(found.group()[::-1])
        end = found.end() - (length.start() if length else 0)
        pieces += [
            shown(sentence[at : found.start()]),
            "<bdi>",
            shown(sentence[found.start() : end]),
            "</bdi>",
        ]
        at = end
    return "".join([*pieces, shown(sentence[at:])])


def _badge(letter: str) -> str:
    name = unicodedata.name(letter, "control character").lower()
    told = f"U+{ord(letter):04X}"
    return (
        f'<span class="control" title="{told}, {name}: removed from view">'
        f'<span class="hidden">{name} </span>{told}</span>'
    )


def marks_of(reading: Reading) -> list[Shown]:
    """Every mark of a reading that the page shows: of its claims, findings, doubts and layers."""
    found = set(_of_claims(reading)) | set(_of_layers(reading))
    found |= {Shown(one.start, one.end, "finding") for f in reading.findings for one in f.spans}
    found |= {Shown(d.span.start, d.span.end, "doubt") for d in reading.doubts if d.span}
    return sorted(found)


def _of_claims(reading: Reading) -> Iterator[Shown]:
    for claim in reading.claims:
        yield Shown(claim.span.start, claim.span.end, "claim")
        for speaker in claim.chain:
            for kind, said in (("source", speaker.source), ("cue", speaker.cue)):
                if said is not None:
                    yield Shown(said.start, said.end, kind)
        for place in claim.places:
            yield Shown(place.span.start, place.span.end, "place")
        for moment in (claim.occurred, claim.asserted):
            if moment.span is not None:
                yield Shown(moment.span.start, moment.span.end, "time")
        for word in claim.loaded:
            yield Shown(word.start, word.end, "loaded")
        if isinstance(claim.body, Toll) and claim.body.number is not None:
            yield Shown(claim.body.number.start, claim.body.number.end, "number")


def _of_layers(reading: Reading) -> Iterator[Shown]:
    kinds: tuple[tuple[type[Mark], str], ...] = ((Time, "time"), (Place, "place"))
    for layer, kind in kinds:
        for mark in reading.layers.get(layer, ()):
            yield Shown(mark.span.start, mark.span.end, kind)
    for mark in reading.layers.get(Speech, ()):
        if isinstance(mark, Speech):
            yield Shown(mark.cue.start, mark.cue.end, "cue")
            if mark.source is not None:
                yield Shown(mark.source.start, mark.source.end, "source")


def by_stretch(marks: Iterable[Shown], spans: Sequence[Span]) -> Iterator[list[Shown]]:
    """For each stretch, in order, the marks that meet it, cut to it; in one pass over both."""
    coming = sorted(marks, reverse=True)
    going_on: list[Shown] = []
    for span in spans:
        while coming and coming[-1].start < span.end:
            going_on.append(coming.pop())
        going_on = [one for one in going_on if one.end > span.start]
        yield [
            Shown(max(one.start, span.start), min(one.end, span.end), one.kind) for one in going_on
        ]


def marked(text: str, span: Span, marks: Iterable[Shown], notes: Notes) -> str:
    """A stretch of text as HTML, with its marks nested; a mark that crosses another is split."""
    coming = sorted(set(marks), key=_outermost_first, reverse=True)
    edges = sorted({edge for one in coming for edge in (one.start, one.end)} | {span.end})
    pieces: list[str] = []
    stack: list[Shown] = []
    at = span.start
    for edge in edges:
        pieces.append(shown(text[at:edge]))
        at = edge
        pieces.extend(_close(stack, edge, notes))
        while coming and coming[-1].start == edge:
            one = coming.pop()
            if one.end > one.start:
                stack.append(one)
                pieces.append(
                    _open(
                        one, notes.ids.get((one.start, one.end)) if _first_of(one, stack) else None
                    )
                )
    return "".join(pieces)


def _outermost_first(mark: Shown) -> tuple[int, int, int]:
    return mark.start, -mark.end, LAYERS.index(mark.kind)


def _first_of(mark: Shown, stack: list[Shown]) -> bool:
    """Whether no other element over the same stretch is open, which then carries its id."""
    return not any(one.start == mark.start and one.end == mark.end for one in stack[:-1])


def _close(stack: list[Shown], edge: int, notes: Notes) -> Iterator[str]:
    """End every mark that ends here; those that go on are opened again after it."""
    lowest = next((i for i, one in enumerate(stack) if one.end <= edge), len(stack))
    over = stack[lowest:]
    yield "</mark>" * len(over)
    for one in over:
        if one.end <= edge and one.kind == "claim":
            yield notes.references.get((one.start, one.end), "")
    del stack[lowest:]
    for one in over:
        if one.end > edge:
            stack.append(one)
            yield _open(one, None, again=True)


def _open(mark: Shown, name: str | None, *, again: bool = False) -> str:
    told = f' id="{html.escape(name)}"' if name else ""
    return f'<mark class="{mark.kind}{" again" if again else ""}"{told}>'
