"""
What a redaction will change, gathered before anything is written.

Comes in: the events with their payloads, the objects, and what is asked for. Goes out: a plan:
what stands in the place of each payload, which object takes the place of which, and the reports
and events concerned. Blanked objects are stored already; the old ones stay until it is done.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from counterclaim.errors import BadOption, NotFound
from counterclaim.exporting.records import Json, Record
from counterclaim.ledger import blanking, events, projecting
from counterclaim.ledger.blanking import Blanking
from counterclaim.ledger.events import Payload
from counterclaim.ledger.objects import Objects, unpacked
from counterclaim.records import Event


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to go: names everywhere, or in one report; spans of a report; all of a report."""

    words: tuple[str, ...]
    report: str | None
    spans: tuple[tuple[int, int], ...]
    reason: str


@dataclass
class Plan:
    """What a redaction will change, gathered before anything is written."""

    instead: dict[int, Payload] = field(default_factory=dict)
    moved: dict[str, str | None] = field(default_factory=dict)
    reports: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)

    def put(self, event: Event, payload: Payload) -> None:
        """Another payload in the place of an event's."""
        if event.seq not in self.instead and event.payload is not None:
            self.events.append(event.id)
        self.instead[event.seq] = payload


def plan_of(
    held: list[tuple[Event, Payload]], objects: Objects, asked: Asked
) -> tuple[Plan, Blanking | None]:
    """
    The plan, and what is to be blanked; None where a whole report goes.

    Raises:
        BadOption: spans stand without a report, or a name stands where it cannot be erased.
        NotFound: the report is not in the ledger.
    """
    plan = Plan()
    blank: Blanking | None = None
    if asked.report is not None and not asked.words and not asked.spans:
        _whole_report(plan, held, objects, asked.report)
    else:
        blank = blanking.of_words([*asked.words, *_words_at(held, objects, asked)])
        only = None if asked.report is None else _of_report(held, objects, asked.report)
        within = [one for one in held if only is None or one[0].seq in only]
        _refuse_headers(within, blank)
        for told in within:
            _blank_event(plan, objects, told, blank, asked)
    _supersede(plan, held)
    return plan, blank


def _supersede(plan: Plan, held: list[tuple[Event, Payload]]) -> None:
    """What an earlier redaction put in the place of a payload goes when this one does so."""
    for event, payload in held:
        if event.verb != "redact":
            continue
        current = plan.instead.get(event.seq, payload)
        kept: list[Json] = [
            {"seq": seq, "payload": told}
            for seq, told in events.instead_of(current)
            if seq not in plan.instead
        ]
        if kept != current.get("instead"):
            plan.put(event, {**current, "instead": kept})


def _words_at(held: list[tuple[Event, Payload]], objects: Objects, asked: Asked) -> list[str]:
    """The words at the spans: they go from the whole report, not from one place in it."""
    if not asked.spans:
        return []
    if asked.report is None:
        raise BadOption("spans are named without a report; name the report")
    text = str(_records(objects, _last_reading(held, asked.report)[1])[0].get("text") or "")
    blanking.at_spans(text, asked.spans)
    return [text[start:end] for start, end in asked.spans]


def _last_reading(held: list[tuple[Event, Payload]], report: str) -> tuple[Event, Payload]:
    found = [one for one in held if one[0].verb == "read" and one[0].object == report]
    if not found:
        raise NotFound(f"{report}: no such report is in the ledger; list them with `reports`")
    return found[-1]


def _records(objects: Objects, payload: Payload) -> tuple[Record, ...]:
    return projecting.unpack(objects, str(payload.get("object")))


def _refuse_headers(held: list[tuple[Event, Payload]], blank: Blanking) -> None:
    for event, _ in held:
        if blank.holds(event.author) or blank.holds(event.object):
            raise BadOption(
                f"{event.id}: the words stand in its author or object, which the chain holds for "
                "good; erase other words, or begin a new ledger"
            )


def _of_report(held: list[tuple[Event, Payload]], objects: Objects, report: str) -> frozenset[int]:
    """The events on a report: its capture, its readings, decisions on its claims and on them."""
    event, payload = _last_reading(held, report)
    known = {report, str(payload.get("capture"))}
    for told, one in held:
        if told.verb == "read" and told.object == report:
            known.update(str(each.get("id")) for each in _records(objects, one)[1:])
    found: set[int] = {event.seq}
    for told, _ in held:
        if told.object in known:
            found.add(told.seq)
            known.add(told.id)
    return frozenset(found)


def _blank_event(
    plan: Plan,
    objects: Objects,
    told: tuple[Event, Payload],
    blank: Blanking,
    asked: Asked,
) -> None:
    event, payload = told
    blanked = blanking.value(payload, blank)
    changed: Payload = blanked if isinstance(blanked, dict) else {}
    if event.verb == "capture":
        changed |= _raw(plan, objects, payload, blank)
    elif event.verb == "read" and payload.get("object"):
        changed |= _reading(plan, objects, event, payload, (blank, asked))
    if changed != payload:
        plan.put(event, changed)


def _raw(plan: Plan, objects: Objects, payload: Payload, blank: Blanking) -> Payload:
    """A capture's bytes without the names."""
    old = str(payload.get("sha256") or "")
    if not old:
        return {}
    if old not in plan.moved:
        data = objects.load(old)
        blanked = blanking.raw(data, blank)
        if blanked == data:
            return {}
        plan.moved[old] = None if blanked is None else objects.put(blanked)
    return {"sha256": plan.moved[old]}


def _reading(
    plan: Plan,
    objects: Objects,
    event: Event,
    payload: Payload,
    meant: tuple[Blanking, Asked],
) -> Payload:
    """A reading without the names."""
    blank, asked = meant
    old = str(payload["object"])
    if old not in plan.moved:
        lines = unpacked(old, objects.load(old)).decode()
        spans = asked.spans if event.object == asked.report else ()
        if not spans and not blanking.may_hold(lines, blank):
            return {}
        records = _records(objects, payload)
        pack = projecting.pack(blanking.reading(records, blank, _inside(records, spans)))
        if pack.lines.decode() == lines:
            return {}
        plan.moved[old] = objects.put(pack.data)
    if event.object not in plan.reports:
        plan.reports.append(event.object)
    return {"object": plan.moved[old], "content": projecting.REDACTED}


def _inside(records: tuple[Record, ...], spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    size = len(str(records[0].get("text") or ""))
    return [(start, end) for start, end in spans if end <= size]


def _whole_report(
    plan: Plan, held: list[tuple[Event, Payload]], objects: Objects, report: str
) -> None:
    """Every payload on a report goes, its bytes, and all that its readings say."""
    only = _of_report(held, objects, report)
    plan.reports.append(report)
    for event, payload in held:
        if event.seq not in only or event.verb == "redact":
            continue
        if event.verb == "capture":
            _drop_raw(plan, held, str(payload.get("sha256") or ""))
            plan.put(event, {"about": {}, "sha256": None, "size": 0})
        elif event.verb == "read" and payload.get("object"):
            pack = projecting.pack([blanking.nothing_left(_records(objects, payload)[0])])
            plan.moved[str(payload["object"])] = objects.put(pack.data)
            plan.put(event, _emptied(payload, plan))
        else:
            plan.put(event, {})


def _emptied(payload: Mapping[str, Json], plan: Plan) -> Payload:
    kept = {name: payload.get(name) for name in ("by", "capture", "whole")}
    return {**kept, "object": plan.moved[str(payload["object"])], "content": projecting.REDACTED}


def _drop_raw(plan: Plan, held: list[tuple[Event, Payload]], sha256: str) -> None:
    """Bytes go from every capture that names them."""
    if not sha256:
        return
    plan.moved[sha256] = None
    for event, payload in held:
        if event.verb == "capture" and payload.get("sha256") == sha256:
            plan.put(event, {**payload, "sha256": None})
