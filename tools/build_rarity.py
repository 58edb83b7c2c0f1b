"""
How rare words are in news: counts the reports that use a word, and writes the table of it.

A word is in the table when `LEAST` reports of the train files of gold use it, and reports of two
sets: so no name of a private person and no sentence of gold can come into the package by it.
What is written is the word and how rare it is in whole bits, log2(reports / reports that use it);
no count of any one set. The same gold gives the same file.

    python tools/build_rarity.py [--gold DIR]     (make rarity)
"""

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from counterclaim.orthography import words
from measuring import DATA, NotMeasured, gold_lines, options, say

TABLE = DATA / "rarity.csv"
LEAST = 20
LEAST_IN_SET = 2
SETS = (
    "gva_multireport/train.jsonl.gz",
    "ecbplus/train.jsonl.gz",
    "polnear/train.jsonl.gz",
    "muc4/train.jsonl.gz",
    "re3d/train.jsonl.gz",
    "drone_strikes/train.jsonl.gz",
)
# Urdu comes as sentences without their reports: so many in a row stand for one report.
URDU = "ner_ilner_urdu/train.jsonl.gz"
SENTENCES = 15
HEADING = """\
# How rare words are in news, in whole bits: 8 says that one report in 2^8 uses the word.
# Read by tables/rarity.py for linking/words.py. A word that is not here is rarer than all that are.
# Order: bits, first letter; words by alphabet, parted by spaces, folded.
# Made by tools/build_rarity.py (make rarity) from the train files of
# {sets}:
# {reports} reports. Only words that at least {least} of them use, and reports of two of the sets.
# Urdu: from ner_ilner_urdu train, of which {sentences} sentences in a row stand for a report;
# {urdu} of these, and words that at least {least} of them use.
# Source: counts of words in these sets, facts and not text. Licence of this list: CC0-1.0.
"""


def texts(gold: Path, name: str) -> Iterator[str]:
    """The texts of the reports of a set."""
    for line in gold_lines(gold, name):
        if "docs" in line:
            yield from (report["text"] for report in line["docs"])
        else:
            yield line["text"]


def counted(gold: Path) -> tuple[int, dict[str, int]]:
    """How many reports there are, and how many use each word that is kept."""
    total = 0
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for name in SETS:
        for text in texts(gold, name):
            total += 1
            for word in {one.key for one in words(text) if one.kind in ("latin", "letters")}:
                held[word][name] += 1
    kept = {
        word: sum(sets.values())
        for word, sets in held.items()
        if sum(sets.values()) >= LEAST
        and sum(count >= LEAST_IN_SET for count in sets.values()) >= 2
    }
    return total, kept


def urdu(gold: Path) -> tuple[int, dict[str, int]]:
    """How many stretches of sentences there are, and how many use each word that is kept."""
    sentences = [line["text"] for line in gold_lines(gold, URDU)]
    stretches = [
        " ".join(sentences[at : at + SENTENCES]) for at in range(0, len(sentences), SENTENCES)
    ]
    held = Counter(
        word
        for stretch in stretches
        for word in {one.key for one in words(stretch) if one.kind == "letters"}
    )
    return len(stretches), {word: count for word, count in held.items() if count >= LEAST}


def table(made: Sequence[tuple[int, dict[str, int]]]) -> str:
    """The file's whole text, from the counts of English and of Urdu."""
    rows: dict[tuple[int, str], list[str]] = defaultdict(list)
    for total, kept in made:
        for word, count in kept.items():
            rows[round(math.log2(total / count)), word[0]].append(word)
    (reports, _), (stretches, _) = made
    names = ", ".join(name.partition("/")[0] for name in SETS)
    heading = HEADING.format(
        sets=names, reports=reports, least=LEAST, sentences=SENTENCES, urdu=stretches
    )
    lines = [f"{heading}bits,initial,words"]
    lines += [
        f"{bits},{letter},{' '.join(sorted(row))}" for (bits, letter), row in sorted(rows.items())
    ]
    return "\n".join(lines) + "\n"


def main(argv: list[str] | None = None) -> int:
    """Count and write."""
    parser: argparse.ArgumentParser = options(__doc__ or "")
    asked = parser.parse_args(argv)
    try:
        made = counted(asked.gold), urdu(asked.gold)
    except NotMeasured as missing:
        say(f"rarity: {missing}")
        return 0
    TABLE.write_text(table(made), encoding="utf-8")
    say(f"rarity: {sum(len(kept) for _, kept in made)} words in {TABLE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
