"""
What a stage is: its tables, and one pure call from a reading to the marks of one layer.

The pipeline checks the order when it is built, and attaches each layer itself, so that
a stage can write nothing but what it says it writes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from counterclaim.errors import StageOrder
from counterclaim.records import Doubt, Mark, Reading, Report


class Stage(Protocol):
    """One step of reading. It names the layers that it reads and the one that it writes."""

    @property
    def reads(self) -> tuple[type[Mark], ...]:
        """The layers that must be there."""

    @property
    def writes(self) -> type[Mark]:
        """The layer that it makes."""

    def __call__(self, reading: Reading, /) -> Iterator[Mark | Doubt]:
        """The marks of that layer, and what it declined to read."""


@dataclass(frozen=True)
class Marking:
    """Stages in an order that was checked: `StageOrder: FindFigures reads Sentence before …`."""

    stages: tuple[Stage, ...]

    def __post_init__(self) -> None:
        written: set[type[Mark]] = set()
        for stage in self.stages:
            name = type(stage).__name__
            for layer in stage.reads:
                if layer not in written:
                    raise StageOrder(
                        f"{name} reads {layer.__name__} before it is written; move it back"
                    )
            if stage.writes in written:
                raise StageOrder(f"{name} writes {stage.writes.__name__} again; keep one writer")
            written.add(stage.writes)

    def __call__(self, report: Report) -> Reading:
        """The report with every layer marked, each sorted by place."""
        reading = Reading(report, {}, doubts=report.doubts)
        for stage in self.stages:
            made = list(stage(reading))
            marks = sorted(
                (mark for mark in made if isinstance(mark, stage.writes)),
                key=lambda mark: (mark.span.start, -mark.span.end),
            )
            doubts = tuple(doubt for doubt in made if isinstance(doubt, Doubt))
            reading = replace(
                reading,
                layers={**reading.layers, stage.writes: tuple(marks)},
                doubts=reading.doubts + doubts,
            )
        return reading
