"""
How a claim is put in plain words: who, how many, of whom, where, when.

Comes in: parts of a claim. Goes out: short English phrases in neutral terms. The words of the
report stay in the quotation; the table, the page and the notebook all speak through here.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from counterclaim.records import (
    Act,
    Claim,
    Damage,
    Interval,
    Report,
    Responsibility,
    Restriction,
    Speaker,
    Status,
    Toll,
    Where,
)

# The order in which questions are answered: people first, then how it stands, then the rest.
KINDS = ("toll", "status", "act", "responsibility", "damage", "restriction", "response")
_HEADINGS = {
    "status": "How it stands",
    "act": "What was done",
    "responsibility": "Who did it",
    "damage": "What was damaged",
    "restriction": "What was cut off or forbidden",
    "response": "Answers to other claims",
}
_SAYS = {"claims": "claimed by", "denies": "denied by", "accuses": "laid to"}
NOT_STATED = "not stated"
# Most letters of a value in a table of a notebook; chosen to keep a row on two lines.
LONG = 120


def label(name: str) -> str:
    """A name from a closed list as a reader sees it: `state_forces` is "state forces"."""
    return name.replace("_", " ")


def title(report: Report) -> str:
    """The report's title, or the name of its file."""
    return report.title or file_name(report)


def file_name(report: Report) -> str:
    """The name of a report without its folders, which are nobody's business."""
    return re.split(r"[/\\]", report.name)[-1] or report.name


def question(claim: Claim) -> str:
    """The heading under which a claim stands: one question, and all who answer it."""
    if isinstance(claim.body, Toll):
        effect = label(claim.body.effect)
        return f"{effect[:1].upper()}{effect[1:]}: {label(claim.body.victims)}"
    return _HEADINGS.get(claim.kind, label(claim.kind))


def grouped(claims: Iterable[Claim]) -> list[tuple[str, list[Claim]]]:
    """Claims by question: tolls first, then the kinds in the order above; in order of words."""
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: (KINDS.index(one.kind), one.span, one.id)):
        groups.setdefault(question(claim), []).append(claim)
    return list(groups.items())


def named(speaker: Speaker, report: Report) -> str:
    """One link of a chain: a post's author, a speaker, or the outlet's own voice."""
    if speaker.role == "outlet":
        return report.outlet or "the outlet itself"
    name = speaker.speaker or "somebody unnamed"
    return f"a post by {name}" if speaker.role == "post" else name


def who(claim: Claim, report: Report) -> str:
    """The chain of speakers, the outermost first: "a post by X → the group"."""
    chain = " → ".join(named(speaker, report) for speaker in claim.chain)
    plain = claim.stance == "asserts" or claim.kind == "response"
    return chain if plain else f"{chain} ({claim.stance})"


def how_many(toll: Toll) -> str:
    """The range as a reader says it: low 101 without an upper end is "more than 100"."""
    low, high, said = toll.low, toll.high, toll.qualifier
    if said == "unquantified" or (low is None and high is None):
        return _vague(toll) or NOT_STATED
    if said == "vague":
        return _vague(toll) or _between(low, high)
    if said == "more_than" and low is not None and high is None:
        return f"more than {low - 1:,}"
    if said == "at_least" and low is not None and high is None:
        return f"at least {low:,}"
    if said == "at_most" and high is not None:
        return f"at most {high:,}"
    return f"about {_between(low, high)}" if said == "about" else _between(low, high)


def _vague(toll: Toll) -> str:
    return f"“{toll.number.quote}”" if toll.number else ""


def _between(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"
    return f"at most {high:,}" if low is None else f"at least {low:,}"


def of_whom(toll: Toll) -> str:
    """Who is counted, in neutral terms, with the subclass where there is one."""
    victims = label(toll.victims)
    return f"{victims} ({label(toll.subclass)})" if toll.subclass else victims


def answer(claim: Claim) -> str:
    """What a claim answers to its question, in neutral terms."""
    match claim.body:
        case Toll() as toll:
            return how_many(toll) + (", so far" if toll.cumulative else "")
        case Act(act=act, by=by, against=against, attempted=attempted):
            return (
                f"{label(act)}{_to('by', by)}{_to('against', against)}"
                f"{', attempted' if attempted else ''}"
            )
        case Status(phase=phase, holder=holder):
            return f"{label(phase)}: {holder}" if holder else label(phase)
        case Damage(object=thing, extent=extent):
            return f"{thing}: {extent}" if extent else thing
        case Restriction(measure=measure, by=by):
            return f"{label(measure)}{_to('by', by)}"
        case Responsibility(says=says, actor=actor):
            return f"{_SAYS[says]} {actor or 'somebody unnamed'}"
        case _:
            return claim.stance


def told(claim: Claim, report: Report, others: Mapping[str, Claim]) -> str:
    """The answer; that of a response names what it answers: "denies Example Front: holding"."""
    said = answer(claim)
    answered = others.get(claim.responds_to[0]) if claim.responds_to else None
    if claim.kind != "response" or answered is None:
        return said
    return f"{said} {named(answered.last, report)}: {answer(answered)}"


def _to(word: str, name: str | None) -> str:
    return f" {word} {name}" if name else ""


def where(places: Sequence[Where]) -> str:
    """The places by name, each once; a place that stays unresolved says so."""
    names = (
        place.name if place.precision != "unresolved" else f"{place.name} (not located)"
        for place in places
    )
    return ", ".join(dict.fromkeys(names))


def when(interval: Interval) -> str:
    """Days and hours as a reader writes them: "2 Feb 2022, 18:00–23:59"."""
    begin, end = interval.begin, interval.end
    if begin is None or end is None:
        if begin is None and end is None:
            return NOT_STATED
        return f"from {_moment(begin)}" if begin is not None else f"until {_moment(end)}"
    if interval.first_day == interval.last_day:
        return _within_a_day(begin, end)
    if interval.precision in ("month", "year"):
        return _period(begin, interval.precision)
    return f"{_moment(begin)} – {_moment(end)}"


def _within_a_day(begin: date, end: date) -> str:
    if not isinstance(begin, datetime) or not isinstance(end, datetime):
        return _day(begin)
    first, last = begin.strftime("%H:%M"), end.strftime("%H:%M")
    return f"{_day(begin)}, {first}" if first == last else f"{_day(begin)}, {first}–{last}"


def _period(begin: date, precision: str) -> str:
    return str(begin.year) if precision == "year" else f"{begin:%b} {begin.year}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def _moment(moment: date | None) -> str:
    if moment is None:
        return NOT_STATED
    return f"{_day(moment)}, {moment:%H:%M}" if isinstance(moment, datetime) else _day(moment)


def day(moment: date | None) -> str:
    """A day or moment in words; empty when unknown."""
    return "" if moment is None else _moment(moment)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def hazardous(letter: str) -> bool:
    """Whether a character steers the display instead of being read: controls, bidi overrides."""
    kind = unicodedata.category(letter)
    return (kind == "Cc" and letter not in "\n\t") or kind == "Cs" or letter in _STEERING


# Embeddings, overrides and isolates; the marks U+200E, U+200F and U+061C only nudge, and Urdu
# text uses them, so they stay.
_STEERING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def safe(text: str) -> str:
    """The text on one line, with a visible sign for each character that steers a display."""
    if text.isascii() and text.isprintable():
        return text
    return " ".join(calm(text).split())


def calm(text: str) -> str:
    """The text, letter for letter, with a visible sign for each that steers a display."""
    return "".join("\N{REPLACEMENT CHARACTER}" if hazardous(one) else one for one in text)


def glued(before: str, quote: str, after: str) -> tuple[str, str, str]:
    """A quotation with what stands around it, each on one line, spaces between them kept."""
    head = safe(before) + (" " if before[-1:].isspace() else "")
    tail = (" " if after[:1].isspace() else "") + safe(after)
    return head, safe(quote), tail


def cut(text: str, length: int) -> str:
    """The text, cut at a word if it is longer, with an ellipsis."""
    if len(text) <= length:
        return text
    kept = text[: length - 1]
    whole = kept.rsplit(" ", 1)[0]
    return f"{whole if len(whole) > length // 2 else kept}…"
