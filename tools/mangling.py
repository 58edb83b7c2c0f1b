"""
Reports as other desks print them: cut, reordered, with another headline and other marks.

Comes in: a report and a random seed. Goes out: the text as another outlet would carry it. Every
word that is put in is our own; what is told is not changed.
"""

import random
import re
from collections.abc import Callable, Sequence

from counterclaim.records import Passage, PassageKind, Reading

# What is drawn: the part of the paragraphs that is kept, and how often each turn is taken.
KEPT = (0.45, 1.0)
OFTEN = 0.5
SELDOM = 0.2
SPOKEN: tuple[PassageKind, ...] = ("dateline", "paragraph", "quotation", "caption")

HEADLINES = {
    "en": (
        "What is known and what is not", "A night of two accounts", "Sides differ over the count",
        "Questions stay open after the fighting", "The day in brief", "Two statements, one road",
    ),
    "ur": (
        "اب تک کیا معلوم ہے", "دو بیان، ایک واقعہ", "اعداد پر اختلاف برقرار",
        "سوال ابھی باقی ہیں", "دن بھر کی خبریں",
    ),
}  # fmt: skip
CREDITS = {
    "en": ("By Example Mirror", "Example Mirror, city desk", "With input from agencies"),
    "ur": ("مثال آئینہ، شہر ڈیسک", "رپورٹ: مثال آئینہ"),
}
MARKS: tuple[tuple[str, str], ...] = (
    ("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'"), (" — ", " - "), ("…", "..."),
)  # fmt: skip
LETTERS = str.maketrans({"ی": "ي", "ک": "ك", "ہ": "ه"})  # as other keyboards write them
COMMA = re.compile(r"[,،](?= )")


def paragraphs(reading: Reading) -> list[str]:
    """The paragraphs of a reading's text, datelines with what follows them."""
    found: list[str] = []
    opened = False
    for passage in reading[Passage]:
        if passage.kind not in SPOKEN:
            continue
        said = passage.span.cut(reading.text).strip()
        if opened:
            found[-1] += f" {said}"
        else:
            found.append(said)
        opened = passage.kind == "dateline"
    return found


def mangled(rng: random.Random, spoken: Sequence[str], language: str) -> str:
    """One other printing of a report's paragraphs."""
    kept = cut(rng, spoken)
    if rng.random() < OFTEN:
        rng.shuffle(kept)
    kept = [marked(rng, part) for part in kept]
    if rng.random() < OFTEN:
        kept.insert(0, rng.choice(CREDITS[language]))
    headline = rng.choice(HEADLINES[language])
    if rng.random() < SELDOM:
        headline = headline.upper()
    return "\n\n".join([headline, *kept])


def cut(rng: random.Random, spoken: Sequence[str]) -> list[str]:
    """Some of the paragraphs, in their order; of some the last sentence goes."""
    count = max(1, round(len(spoken) * rng.uniform(*KEPT)))
    places = sorted(rng.sample(range(len(spoken)), count))
    return [shortened(rng, spoken[place]) for place in places]


def shortened(rng: random.Random, part: str) -> str:
    """A paragraph, now and then without its last sentence."""
    sentences = re.split(r"(?<=[.۔]) ", part)
    if len(sentences) > 1 and rng.random() < SELDOM:
        return " ".join(sentences[:-1])
    return part


def marked(rng: random.Random, part: str) -> str:
    """A paragraph with other marks, letters and capitals."""
    turns: tuple[Callable[[str], str], ...] = (_plain, _without_commas, _lettered, _capital)
    for turn, often in zip(turns, (OFTEN, SELDOM, SELDOM, SELDOM), strict=True):
        if rng.random() < often:
            part = turn(part)
    return part


def _plain(part: str) -> str:
    for mark, other in MARKS:
        part = part.replace(mark, other)
    return part


def _without_commas(part: str) -> str:
    return COMMA.sub("", part)


def _lettered(part: str) -> str:
    return part.translate(LETTERS)


def _capital(part: str) -> str:
    """The first words in capitals, as some papers print them."""
    said = part.split(" ")
    return " ".join([*(word.upper() for word in said[:4]), *said[4:]])
