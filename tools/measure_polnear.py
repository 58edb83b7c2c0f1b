"""
Who says what, on PolNeAR dev, by the rules alone.

Exact: the characters of a span (all its pieces, each without the white space and quotation
marks around it) are the same. Overlap: it shares a character; one to one, greedily, the
largest overlap first. A span that two attributions share counts once. A whole attribution
is right when source, cue and content are; a gold one without a source asks that none is
predicted. Predictions inside a predicted content are left out: this gold cannot hold them.

    python tools/measure_polnear.py [--gold DIR] [--split dev] [-v]
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.records import Reading, Speech
from measuring import Row, Tally, gold_lines, options, reader, report_of, run, say

Characters = frozenset[int]
NOTHING: Characters = frozenset()
AROUND = " \t\n\r\f\v\u00a0\u200b\"'`´‘’‚‛“”„‟«»‹›"
LAYERS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution as sets of characters; no source is the empty set."""

    source: Characters
    cue: Characters
    content: Characters
    found_by: str = ""


def characters(text: str, pieces: Iterable[tuple[int, int]]) -> Characters:
    """The characters of all pieces, each without what stands around it."""
    kept: set[int] = set()
    for start, end in pieces:
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip(AROUND))
        kept.update(range(start + left, start + max(left, len(piece.rstrip(AROUND)))))
    return frozenset(kept)


def gold_told(document: dict[str, Any]) -> list[Told]:
    """The attributions of a gold document."""
    text = document["text"]
    spans = [
        [characters(text, [(a, b) for a, b in one[layer] or []]) for layer in LAYERS]
        for one in document["attributions"]
    ]
    return [Told(source, cue, content) for source, cue, content in spans]


def outermost(speeches: Iterable[Speech]) -> list[Speech]:
    """The speeches whose cue lies in no other's content; what holds most is taken first."""
    kept: list[Speech] = []
    for speech in sorted(speeches, key=lambda said: -sum(c.end - c.start for c in said.contents)):
        if not any(piece.holds(speech.cue) for other in kept for piece in other.contents):
            kept.append(speech)
    return sorted(kept, key=lambda said: said.cue.start)


def read_told(reading: Reading) -> list[Told]:
    """The attributions of a reading, as far as this gold can hold them."""
    text = reading.text
    return [
        Told(
            characters(text, [(speech.source.start, speech.source.end)] if speech.source else []),
            characters(text, [(speech.cue.start, speech.cue.end)]),
            characters(text, [(piece.start, piece.end) for piece in speech.contents]),
            speech.found_by,
        )
        for speech in outermost(reading[Speech])
    ]


def exact(predicted: Sequence[Characters], gold: Sequence[Characters]) -> Tally:
    """Spans that are the same."""
    left, right = set(predicted) - {NOTHING}, set(gold) - {NOTHING}
    return Tally(len(left & right), len(left), len(right))


def greedy(weights: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    """Pairs one to one, the heaviest first; of equals the first."""
    lefts: set[int] = set()
    rights: set[int] = set()
    pairs = []
    for (left, right), _ in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            pairs.append((left, right))
    return pairs


def overlap(predicted: Sequence[Characters], gold: Sequence[Characters]) -> Tally:
    """Spans that share a character with their partner."""
    left = sorted(set(predicted) - {NOTHING}, key=min)
    right = sorted(set(gold) - {NOTHING}, key=min)
    where: dict[int, list[int]] = defaultdict(list)
    for j, span in enumerate(right):
        for place in span:
            where[place].append(j)
    shared = Counter((i, j) for i, span in enumerate(left) for place in span for j in where[place])
    return Tally(len(greedy(shared)), len(left), len(right))


def whole(predicted: Sequence[Told], gold: Sequence[Told], *, same: bool) -> list[tuple[int, int]]:
    """The pairs of attributions that agree in all three, exactly or by overlap."""

    def agree(left: Characters, right: Characters) -> bool:
        return left == right if same else (bool(left & right) or left == right == NOTHING)

    weights = {
        (i, j): sum(len(getattr(one, layer) & getattr(other, layer)) for layer in LAYERS)
        for i, one in enumerate(predicted)
        for j, other in enumerate(gold)
        if one.cue & other.cue
        and all(agree(getattr(one, layer), getattr(other, layer)) for layer in LAYERS)
    }
    return greedy(weights)


@dataclass
class Count:
    """What has been counted so far over the set."""

    tallies: dict[str, Tally]
    by_rule: Counter[str]
    cue_right: Counter[str]
    whole_right: Counter[str]
    missed: Counter[str]
    wrong: Counter[str]


def measure_document(count: Count, text: str, predicted: list[Told], gold: list[Told]) -> None:
    """Add one document to the count."""
    for layer in LAYERS:
        left = [getattr(told, layer) for told in predicted]
        right = [getattr(told, layer) for told in gold]
        count.tallies[f"{layer} exact"] += exact(left, right)
        count.tallies[f"{layer} overlap"] += overlap(left, right)
    for name, same in (("whole attribution exact", True), ("whole attribution overlap", False)):
        pairs = whole(predicted, gold, same=same)
        count.tallies[name] += Tally(len(pairs), len(predicted), len(gold))
    cues = {told.cue for told in gold}
    found = {told.cue for told in predicted}
    count.by_rule.update(told.found_by for told in predicted)
    count.cue_right.update(told.found_by for told in predicted if told.cue in cues)
    count.whole_right.update(predicted[i].found_by for i, _ in whole(predicted, gold, same=False))
    count.missed.update(_words(text, told.cue) for told in gold if told.cue not in found)
    count.wrong.update(_words(text, told.cue) for told in predicted if told.cue not in cues)


def _words(text: str, span: Characters) -> str:
    return text[min(span) : max(span) + 1].casefold() if span else "(none)"


def measure(asked: argparse.Namespace) -> list[Row]:
    """F1 of the three spans and of whole attributions, micro over the set."""
    names = [f"{layer} {how}" for layer in LAYERS for how in ("exact", "overlap")]
    names += ["whole attribution exact", "whole attribution overlap"]
    count = Count(
        dict.fromkeys(names, Tally()), Counter(), Counter(), Counter(), Counter(), Counter()
    )
    documents = list(gold_lines(asked.gold, f"polnear/{asked.split}.jsonl.gz"))
    read = reader()
    for document in documents[: asked.first]:
        reading = read(report_of(document["text"], document["id"]))
        measure_document(count, document["text"], read_told(reading), gold_told(document))
    if asked.verbose:
        _show(count)
    return [count.tallies[name].row(name) for name in names]


def _show(count: Count) -> None:
    say("rule: predicted, cue exact, whole overlapping")
    for rule, n in count.by_rule.most_common():
        right = f"{count.cue_right[rule]:>5} {count.whole_right[rule]:>5}"
        say(f"  {rule or '(none)':<40} {n:>5} {right}")
    say("gold cues not found exactly: " + _most(count.missed))
    say("cues that gold has not: " + _most(count.wrong))


def _most(counted: Counter[str]) -> str:
    return ", ".join(f"{word} {n}" for word, n in counted.most_common(60))


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = options(__doc__ or "")
    parser.add_argument("--split", choices=["dev", "train"], default="dev")
    parser.add_argument("--first", type=int, default=None, metavar="N", help="only N documents")
    return run("polnear", parser, measure, argv)


if __name__ == "__main__":
    sys.exit(main())
