"""
Who says what about an incident, where they contradict each other, and what can be said.

    import counterclaim as cc

    report = cc.read("report.html")
    reading = cc.extract(report)
    reading.claims, reading.findings, reading.doubts

    incidents = cc.link(cc.extract(report) for report in cc.read_all("reports/"))
    account = cc.reconcile(incidents[0], policy="ucdp")
    account["state_forces", "killed"], account.tensions

`read` and `read_all` make reports of files or bytes, `extract` reads a report, `link` finds which
tell of one happening, `reconcile` says what can be said of it, `open` opens a project, `schema`
is the record format. The nouns are those of `counterclaim.records`, the errors of
`counterclaim.errors`.
Importing this costs nothing: what is asked for is loaded when it is asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from counterclaim.errors import (
        BadOption,
        BadPolicy,
        BadRecord,
        BadSpan,
        BadTable,
        ContractError,
        CounterclaimError,
        InputError,
        LedgerBroken,
        LedgerBusy,
        LedgerError,
        LedgerFull,
        LedgerGone,
        LedgerNewer,
        MissingExtra,
        NoText,
        NotFound,
        NotReadable,
        StageOrder,
    )
    from counterclaim.records import (
        Act,
        Bound,
        Case,
        Change,
        Claim,
        Copy,
        Damage,
        Decided,
        Doubt,
        Estimate,
        Event,
        Evidence,
        Figure,
        Finding,
        Interval,
        Link,
        Linked,
        Loaded,
        Moment,
        Name,
        Origin,
        Passage,
        Place,
        Question,
        Quote,
        Report,
        Responsibility,
        Restriction,
        Row,
        Scope,
        Sentence,
        Sketch,
        Span,
        Speaker,
        Speech,
        Statement,
        Status,
        Tension,
        Time,
        Toll,
        Use,
        Where,
    )
    from counterclaim.verbs import (
        extract,
        link,
        open,  # noqa: A004 – the verb users know
        read,
        read_all,
        reconcile,
        schema,
    )
    from counterclaim.views import Account, Incident, Incidents, Reading

__all__ = [
    "Account",
    "Act",
    "BadOption",
    "BadPolicy",
    "BadRecord",
    "BadSpan",
    "BadTable",
    "Bound",
    "Case",
    "Change",
    "Claim",
    "ContractError",
    "Copy",
    "CounterclaimError",
    "Damage",
    "Decided",
    "Doubt",
    "Estimate",
    "Event",
    "Evidence",
    "Figure",
    "Finding",
    "Incident",
    "Incidents",
    "InputError",
    "Interval",
    "LedgerBroken",
    "LedgerBusy",
    "LedgerError",
    "LedgerFull",
    "LedgerGone",
    "LedgerNewer",
    "Link",
    "Linked",
    "Loaded",
    "MissingExtra",
    "Moment",
    "Name",
    "NoText",
    "NotFound",
    "NotReadable",
    "Origin",
    "Passage",
    "Place",
    "Question",
    "Quote",
    "Reading",
    "Report",
    "Responsibility",
    "Restriction",
    "Row",
    "Scope",
    "Sentence",
    "Sketch",
    "Span",
    "Speaker",
    "Speech",
    "StageOrder",
    "Statement",
    "Status",
    "Tension",
    "Time",
    "Toll",
    "Use",
    "Where",
    "extract",
    "link",
    "open",
    "read",
    "read_all",
    "reconcile",
    "schema",
]

_VERBS: Final = frozenset({"extract", "link", "open", "read", "read_all", "reconcile", "schema"})
_VIEWS: Final = frozenset({"Account", "Incident", "Incidents", "Reading"})
_NOUNS: Final = ("counterclaim.records", "counterclaim.errors")


def _homes(name: str) -> tuple[str, ...]:
    """The modules in which a public name may stand."""
    if name in _VERBS:
        return ("counterclaim.verbs",)
    if name in _VIEWS:
        return ("counterclaim.views",)
    return _NOUNS if name in __all__ else ()


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """A public name, loaded when it is first asked for."""
        for home in _homes(name):
            found = getattr(import_module(home), name, None)
            if found is not None:
                globals()[name] = found
                return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        """Every public name, for whoever presses the tab key."""
        return sorted({*globals(), *__all__})
