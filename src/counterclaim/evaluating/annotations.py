"""
What a careful reader found in a report, as written down.

Comes in: annotations as JSON or TOML, in the form of gold/examples/README.md. Goes out: frozen
expectations; what is not an annotation raises BadRecord.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import BadRecord, NotFound
from counterclaim.exporting.fields import Fields
from counterclaim.orthography import fold
from counterclaim.records import Span

MEND = "see gold/examples/README.md for the form"


@dataclass(frozen=True, slots=True)
class Expected:
    """A claim that a careful reader found."""

    kind: str
    quote: str
    span: Span | None
    chain: tuple[str, ...]
    also: tuple[str, ...]
    toll: tuple[str, str, int | None, int | None] | None
    optional: bool
    nth: int = 1


@dataclass(frozen=True, slots=True)
class ExpectedFinding:
    """A finding that a careful reader made."""

    kind: str
    quotes: tuple[tuple[str, Span | None], ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a careful reader found in one report, and where the report is."""

    path: Path
    report: Path
    record: str | None
    published: str | None
    claims: tuple[Expected, ...]
    findings: tuple[ExpectedFinding, ...]
    aliases: Mapping[str, frozenset[str]]


def annotations(path: Path, reports: Path) -> list[Annotation]:
    """The annotations in a file or folder; TOML names its report from the folder of reports."""
    if path.is_dir():
        found = sorted(path.rglob("*.toml")) + sorted(path.rglob("*.gold.json"))
        return [_annotation(one, reports) for one in found]
    if not path.is_file():
        raise NotFound(f"{path}: nothing is there; name a file or a folder of annotations")
    return [_annotation(path, reports)]


def _annotation(path: Path, reports: Path) -> Annotation:
    try:
        told = path.read_text(encoding="utf-8")
        parsed = tomllib.loads(told) if path.suffix == ".toml" else json.loads(told)
        fields = Fields(parsed, str(path))
        return _of_toml(path, fields, reports) if path.suffix == ".toml" else _of_json(path, fields)
    except (ValueError, UnicodeDecodeError) as fault:
        raise BadRecord(f"{path}: {fault}; {MEND}") from fault


def _of_toml(path: Path, fields: Fields, reports: Path) -> Annotation:
    source, _, record = fields.word("source").partition("#")
    return Annotation(
        path=path,
        report=reports / source,
        record=record or None,
        published=fields.maybe("published", Fields.word),
        claims=tuple(
            _expected(one, span=None, quote=one.word("quote"))
            for one in fields.maybe("claim", Fields.many) or ()
        ),
        findings=tuple(
            ExpectedFinding(
                one.word("kind"),
                tuple((quote, None) for quote in one.words("quotes")),
                optional=bool(one.maybe("optional", Fields.truth)),
            )
            for one in fields.maybe("finding", Fields.many) or ()
        ),
        aliases=_aliases(fields, "post"),
    )


def _of_json(path: Path, fields: Fields) -> Annotation:
    document = fields.word("document")
    beside = (path.parent / document, path.parent.parent / "seeds" / document)
    return Annotation(
        path=path,
        report=next((one for one in beside if one.is_file()), beside[0]),
        record=None,
        published=fields.maybe("published", Fields.word),
        claims=tuple(
            _expected(one, span=_span(one.inner("span")), quote=one.inner("span").word("quote"))
            for one in fields.many("claims")
        ),
        findings=tuple(
            ExpectedFinding(
                one.word("kind"),
                tuple((said.word("quote"), _span(said)) for said in one.many("spans")),
                optional=bool(one.maybe("optional", Fields.truth)),
            )
            for one in fields.many("findings")
        ),
        aliases=_aliases(fields, "posts"),
    )


def _span(fields: Fields) -> Span:
    return Span(fields.number("start"), fields.number("end"))


def _expected(fields: Fields, *, span: Span | None, quote: str) -> Expected:
    toll = fields.maybe("toll", Fields.inner)
    return Expected(
        kind=fields.word("kind"),
        quote=quote,
        span=span,
        chain=fields.words("chain"),
        also=fields.maybe("also_speaker", Fields.words) or (),
        toll=None
        if toll is None
        else (
            toll.word("effect"),
            toll.word("victims"),
            toll.maybe("low", Fields.number),
            toll.maybe("high", Fields.number),
        ),
        optional=bool(fields.maybe("optional", Fields.truth)),
        nth=fields.maybe("nth", Fields.number) or 1,
    )


def _aliases(fields: Fields, posts: str) -> Mapping[str, frozenset[str]]:
    """Every form of every actor, folded, by the actor's name; post authors by their handle too."""
    found: dict[str, frozenset[str]] = {}
    actors = fields.maybe("actors", Fields.inner)
    if actors is not None:
        for name in actors.names():
            found[name] = frozenset(map(plain, (name, *actors.words(name))))
    for post in fields.maybe(posts, Fields.many) or ():
        author, handle = post.word("author"), post.maybe("handle", Fields.word) or ""
        found.setdefault(author, frozenset(filter(None, map(plain, (author, handle)))))
    return found


def plain(name: str) -> str:
    """A name as names are compared: folded, and without the sign of a handle or hashtag."""
    return fold(name).lstrip("#@")
