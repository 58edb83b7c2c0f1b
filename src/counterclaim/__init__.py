"""
Who says what about an incident, where they contradict each other, and what can be said.

    import counterclaim as cc

    report = cc.read("report.html")
    reading = cc.extract(report)
    reading.claims, reading.findings, reading.doubts

`read` and `read_all` make reports of files or bytes, `extract` reads a report, `schema` is the
record format. The nouns are those of `counterclaim.records`, the errors of `counterclaim.errors`.
Importing this costs nothing: what is asked for is loaded when it is asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from counterclaim.errors import (
        BadOption,
        BadRecord,
        BadSpan,
        BadTable,
        ContractError,
        CounterclaimError,
        InputError,
        NoText,
        NotFound,
        NotReadable,
        StageOrder,
    )
    from counterclaim.records import (
        Act,
        Claim,
        Damage,
        Doubt,
        Figure,
        Finding,
        Interval,
        Loaded,
        Moment,
        Name,
        Passage,
        Place,
        Quote,
        Report,
        Responsibility,
        Restriction,
        Sentence,
        Span,
        Speaker,
        Speech,
        Status,
        Time,
        Toll,
        Where,
    )
    from counterclaim.verbs import Reading, extract, read, read_all, schema

__all__ = [
    "Act",
    "BadOption",
    "BadRecord",
    "BadSpan",
    "BadTable",
    "Claim",
    "ContractError",
    "CounterclaimError",
    "Damage",
    "Doubt",
    "Figure",
    "Finding",
    "InputError",
    "Interval",
    "Loaded",
    "Moment",
    "Name",
    "NoText",
    "NotFound",
    "NotReadable",
    "Passage",
    "Place",
    "Quote",
    "Reading",
    "Report",
    "Responsibility",
    "Restriction",
    "Sentence",
    "Span",
    "Speaker",
    "Speech",
    "StageOrder",
    "Status",
    "Time",
    "Toll",
    "Where",
    "extract",
    "read",
    "read_all",
    "schema",
]

_VERBS: Final = frozenset({"Reading", "extract", "read", "read_all", "schema"})
_NOUNS: Final = ("counterclaim.records", "counterclaim.errors")

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """A public name, loaded when it is first asked for."""
        for home in (
            ("counterclaim.verbs",) if name in _VERBS else _NOUNS if name in __all__ else ()
        ):
            found = getattr(import_module(home), name, None)
            if found is not None:
                globals()[name] = found
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        """Every public name, for whoever presses the tab key."""
        return sorted({*globals(), *__all__})
