"""
Figures and speakers in the words of the tables under gold/accounts.

Comes in: `more than 100`, `4–5`, `silent`; names, aliases and actor ids. Goes out: ranges of
people or words, and whether an alias means a speaker.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.orthography import fold

PHRASE = re.compile(
    r"(?P<said>more than|at least|up to|about)? ?(?P<low>\d+)(?:[–-](?P<high>\d+))?\Z"
)
VAGUE = {"several", "dozens"}
ANYONE, NONE, SILENT = "anyone", "none", "silent"


@dataclass(frozen=True, slots=True)
class Figure:
    """What stands in a cell: a range of people, or a word (`ended`, `claims`, a day)."""

    low: int | None = None
    high: int | None = None
    word: str = ""

    def __str__(self) -> str:
        if self.word or self.low is None:
            return self.word or "no number"
        if self.high is None:
            return f"{self.low} or more"
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


def figure(said: str) -> Figure:
    """A figure as the tables write it: `more than 100` is 101 and open; other words stay words."""
    found = PHRASE.match(said)
    if not found or re.match(r"\d{4}-\d\d-\d\d\Z", said):
        return Figure(word="vague" if said in VAGUE else said)
    low, how = int(found["low"]), found["said"]
    if found["high"]:
        return Figure(low, int(found["high"]))
    ends = {"more than": (low + 1, None), "at least": (low, None), "up to": (0, low)}
    return Figure(*ends.get(how or "", (low, low)))


def figures(said: str) -> tuple[Figure, ...]:
    """Alternatives, any of which is right: `4|5`."""
    return tuple(figure(one) for one in said.split("|")) if said else ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, as the program has it: all names and ids that it holds for one, or an outlet."""

    key: str
    names: frozenset[str]
    report: str
    outlet: bool = False

    @classmethod
    def of(cls, key: str, names: Iterable[str | None], report: str, *, outlet: bool) -> "Voice":
        """A voice of these names, folded, without "the" and "a"."""
        return cls(key, frozenset(plain(name) for name in names if name), report, outlet)

    def answers(self, alias: str) -> bool:
        """Whether one alias of the tables means this speaker."""
        if self.outlet or alias.startswith("outlet"):
            return self.outlet and alias in {"outlet", f"outlet of {self.report}"}
        if alias.startswith("~"):
            wanted = set(plain(alias[1:]).split())
            return any(wanted <= set(re.findall(r"\w+", name)) for name in self.names)
        return alias == "*" or plain(alias) in self.names

    def __str__(self) -> str:
        named = sorted((name for name in self.names if not name.startswith("act_")), key=len)
        return f"outlet of {self.report}" if self.outlet else (named or [self.key])[-1]


def plain(name: str) -> str:
    """A name as it is compared: folded, without a leading article."""
    return re.sub(r"^(?:the|an?) ", "", fold(name))
