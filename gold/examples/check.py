"""Check the annotations of the bundled examples against the reports.

In come the reports under ``src/counterclaim/data/examples`` and the TOML files beside this script;
out comes one line per fault, or a table of counts. Standard library only:
``python gold/examples/check.py``.
"""

from __future__ import annotations

import html.parser
import json
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

GOLD = Path(__file__).resolve().parent
EXAMPLES = GOLD.parents[1] / "src" / "counterclaim" / "data" / "examples"

KINDS = {"toll", "act", "responsibility", "status", "damage", "restriction", "response"}
STANCES = {"asserts", "denies", "confirms", "doubts"}
EFFECTS = {"killed", "injured", "captured", "missing", "surrendered", "displaced", "active"}
VICTIMS = {"state_forces", "armed_group", "civilians", "combatants", "unspecified"}
QUALIFIERS = {
    "exact",
    "at_least",
    "more_than",
    "at_most",
    "about",
    "range",
    "vague",
    "unquantified",
}
PHASES = {
    "ongoing",
    "ended",
    "repulsed",
    "holding",
    "captured",
    "besieged",
    "reinforced",
    "withdrawn",
}
SAYS = {"claims", "denies", "accuses"}
FINDINGS = {
    "date_conflict", "weekday_mismatch", "paraphrase_conflict", "headline_conflict",
    "toll_conflict", "toll_revision", "status_conflict", "sum_mismatch", "unattributed_toll",
    "wording_drift", "spelling_variant",
}  # fmt: skip

UNSEEN = {"head", "script", "style", "template"}
INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "cite",
    "em",
    "i",
    "mark",
    "q",
    "small",
    "span",
    "strong",
    "time",
    "u",
}


class _VisibleText(html.parser.HTMLParser):
    """What a reader of the page sees, with a line break wherever a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(
        self,
        tag: str,
        attrs: list[tuple[str, str | None]],  # noqa: ARG002 – the parser's signature
    ) -> None:
        self._unseen += tag in UNSEEN
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


def visible_text(page: str) -> str:
    """The text of an HTML page that a reader sees, each run of white space one blank."""
    parser = _VisibleText()
    parser.feed(page)
    parser.close()
    return normalised("".join(parser.parts))


def normalised(text: str) -> str:
    """NFC, each run of white space one blank."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def report_text(source: str) -> str:
    """The text of one report: a path under the examples, for JSON Lines with `#` and an id."""
    path, _, record_id = source.partition("#")
    stored = (EXAMPLES / path).read_text(encoding="utf-8")
    if path.endswith(".html"):
        return visible_text(stored)
    if not record_id:
        return unicodedata.normalize("NFC", stored)
    for line in stored.splitlines():
        record = json.loads(line)
        if record["id"] == record_id:
            return unicodedata.normalize("NFC", f"{record['title']}\n\n{record['text']}")
    raise KeyError(source)


def all_sources() -> set[str]:
    """Every report of every bundle, as annotations name it."""
    sources = set()
    for path in EXAMPLES.rglob("*"):
        name = path.relative_to(EXAMPLES).as_posix()
        if path.suffix in {".txt", ".html"}:
            sources.add(name)
        elif path.suffix == ".jsonl":
            records = path.read_text(encoding="utf-8").splitlines()
            sources |= {f"{name}#{json.loads(line)['id']}" for line in records}
    return sources


def _toll_faults(toll: dict[str, Any]) -> Iterator[str]:
    low, high, qualifier = toll.get("low"), toll.get("high"), toll.get("qualifier")
    for field, allowed in (("effect", EFFECTS), ("victims", VICTIMS), ("qualifier", QUALIFIERS)):
        if toll.get(field) not in allowed:
            yield f"toll has no such {field}: {toll.get(field)}"
    shapes = {
        "exact": low is not None and low == high,
        "about": low is not None and high is not None,
        "range": low is not None and high is not None and low < high,
        "at_most": low == 0 and high is not None,
        "at_least": low is not None and high is None,
        "more_than": low is not None and high is None,
        "vague": True,
        "unquantified": low is None and high is None,
    }
    if not shapes.get(qualifier or "", True):
        yield f"{qualifier} does not go with {low}..{high}"


def _body_faults(claim: dict[str, Any]) -> Iterator[str]:
    kind = claim.get("kind", "")
    body = claim.get(kind, {})
    if kind != "response" and not body:
        yield f"a {kind} without its body"
    if kind == "toll":
        yield from _toll_faults(body)
    if kind == "status" and body.get("phase") not in PHASES:
        yield "no such phase"
    if kind == "responsibility" and body.get("says") not in SAYS:
        yield "responsibility is claimed, denied, or an accusation"


def _claim_faults(claim: dict[str, Any], text: str, quotes: set[str]) -> Iterator[str]:
    quote = claim.get("quote", "")
    if claim.get("kind") not in KINDS or claim.get("stance") not in STANCES:
        yield "claim lacks a known kind or stance"
    found, wanted = text.count(quote) if quote else 0, claim.get("nth", 1)
    if found < wanted:
        yield f"stands {found} times, occurrence {wanted} is meant"
    yield from _body_faults(claim)
    yield from (
        f"answers what is no claim here: {q}"
        for q in claim.get("responds_to", [])
        if q not in quotes
    )
    yield from (
        f"loaded word is not in the quotation: {w}"
        for w in claim.get("loaded", [])
        if w not in quote
    )


def _finding_faults(finding: dict[str, Any], text: str) -> Iterator[str]:
    if finding["kind"] not in FINDINGS or len(finding["quotes"]) < 2:
        yield f"finding has no known kind or fewer than two quotations: {finding}"
    yield from (
        f"finding quotes what is not there: «{q}»" for q in finding["quotes"] if q not in text
    )


def _name_faults(gold: dict[str, Any], text: str) -> Iterator[str]:
    for table in ("actors", "places"):
        for name, forms in gold[table].items():
            yield from (
                f"{table}: {name} is not written «{form}»" for form in forms if form not in text
            )
    for post in gold.get("post", []):
        date.fromisoformat(post["date"])
        if post["author"] not in text:
            yield f"post: no author «{post['author']}»"


def faults(gold: dict[str, Any], text: str) -> Iterator[str]:
    """Everything in one annotation that its report or its form does not bear out."""
    date.fromisoformat(gold["published"])
    quotes = {claim.get("quote", "") for claim in gold["claim"]}
    speakers = {post["author"] for post in gold.get("post", [])} | gold["actors"].keys()
    for claim in gold["claim"]:
        about = f"claim «{claim.get('quote')}»"
        yield from (f"{about}: {fault}" for fault in _claim_faults(claim, text, quotes))
        yield from (
            f"{about}: no actor of this file: {who}"
            for who in claim["chain"]
            if who not in speakers
        )
    for finding in gold.get("finding", []):
        yield from _finding_faults(finding, text)
    yield from _name_faults(gold, text)


def language_of(text: str) -> str:
    """``ur`` where most letters are Arabic letters, else ``en``."""
    arabic = len(re.findall(r"[\u0600-\u06ff]", text))
    return "ur" if arabic > len(re.findall(r"[A-Za-z]", text)) else "en"


def main() -> int:
    """Print every fault and a table of counts; 1 when there is a fault."""
    wrong, seen = 0, set[str]()
    counts: Counter[tuple[str, str]] = Counter()
    for path in sorted(GOLD.rglob("*.toml")):
        name = path.relative_to(GOLD).as_posix()
        gold = tomllib.loads(path.read_text(encoding="utf-8"))
        seen.add(gold["source"])
        text = report_text(gold["source"])
        for fault in faults(gold, text):
            print(f"{name}: {fault}")
            wrong += 1
        counts["reports", language_of(text)] += 1
        for claim in gold["claim"]:
            language = language_of(claim["quote"])
            counts["claims, optional" if claim.get("optional") else "claims", language] += 1
            counts["attributed claims", language] += bool(claim["chain"])
            counts["attributed claims, nested", language] += len(claim["chain"]) > 1
        for finding in gold.get("finding", []):
            language = language_of(finding["quotes"][0])
            counts["findings, optional" if finding.get("optional") else "findings", language] += 1
        for post in gold.get("post", []):
            counts["posts", post["language"]] += 1
    for source in sorted(all_sources() ^ seen):
        print(f"{source}: report without annotation, or annotation without report")
        wrong += 1
    for what in dict.fromkeys(key for key, _ in counts):
        print(f"{what}: en {counts[what, 'en']}, ur {counts[what, 'ur']}")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
