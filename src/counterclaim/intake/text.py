"""
Plain text to a report's body.

Comes in: text as it was written. Goes out: its canonical form, offset for offset the same
where it was canonical already, with the blocks at its top.
"""

from typing import Final

from counterclaim.intake.canonical import STAGE, canonical
from counterclaim.intake.given import Body, Known
from counterclaim.intake.headings import top_of
from counterclaim.records import Block, Doubt, Span

EXTRACTOR: Final = "text@1"


def body_of(text: str, known: Known, *, title: str | None = None) -> Body:
    """The body of a plain text; a title that its text lacks is put above it as a headline."""
    kept, notes = canonical(text)
    above, more = canonical(" ".join(title.split())) if title else ("", ())
    if above and not kept.lstrip().startswith(above):
        shift = len(above) + 2
        top = top_of(kept, known)
        blocks = (
            Block(Span(0, len(above)), "headline"),
            *(
                Block(Span(block.span.start + shift, block.span.end + shift), block.kind)
                for block in top.blocks
                if block.kind != "headline"
            ),
        )
        own = top.published_span
        return Body(
            text=f"{above}\n\n{kept}",
            blocks=blocks,
            extractor=EXTRACTOR,
            title=above,
            published=top.published,
            published_span=Span(own.start + shift, own.end + shift) if own else None,
            doubts=_doubts((*notes, *more)),
        )
    top = top_of(kept, known)
    return Body(
        text=kept,
        blocks=top.blocks,
        extractor=EXTRACTOR,
        title=above or top.title,
        published=top.published,
        published_span=top.published_span,
        doubts=(*_doubts(notes), *top.doubts),
    )


def _doubts(notes: tuple[str, ...]) -> tuple[Doubt, ...]:
    return tuple(Doubt(STAGE, None, note) for note in notes)
