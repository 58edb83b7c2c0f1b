"""
A list of persons in the making: how many it holds so far, and whom it names.

Comes in: one person or one counted group after the other, in the order of the text. Goes out: the
count. Whoever is told by name after a group of a number is one of that group until it is full.
"""

from dataclasses import dataclass, field
from typing import Final

from counterclaim.orthography import fold
from counterclaim.reading.listed import Listed
from counterclaim.records import Figure
from counterclaim.tables.people import Kind

ARMED: Final = frozenset({"state_forces", "armed_group", "combatants", "enemy"})


@dataclass(slots=True)
class Roll:
    """A list of persons in the making: its words, how many it holds, whom it names."""

    first: int
    after: int
    count: int = 0
    names: list[Listed] = field(default_factory=list)
    members: int = 0
    told: bool = False  # it holds somebody told one by one, and not numbers alone
    joined: bool = False  # the last joint was "and", and not a mere comma
    anded: bool = False  # one of them was
    others: int = 0  # persons and groups without a name
    open: bool = False  # "their children" without a number: there may be more
    figures: list[Figure] = field(default_factory=list)
    # How many of the last group may still be named; None where it gave no number.
    pending: int | None = 0
    telling: bool = False  # names of the last group have begun
    led: Kind | None = None  # of which side the group is whose names are told: "rebels X and Y"

    @property
    def mixed(self) -> bool:
        """Whether it counts persons of whom not each has a name, beside others."""
        return self.others > 0 and self.count > 1

    def person(self, one: Listed) -> None:
        """One more person, or one of the group just counted who is told by name."""
        self.after = one.after
        self.members += 1
        self.told = self.told or bool(one.name) or not one.some
        if not (one.name or self.joined) and self.others and not self.figures:
            return  # "a child, his son,"
        if self.pending and (one.name or (one.some and self.telling)):
            self.pending -= 1
            self.telling = True
        elif not (one.name and self._again(one)):
            self.count += 1
            self.others += not one.name
            self.pending = None if self.pending is None and one.name else 0
        if one.name:
            self.names.append(one)

    def group(self, after: int, figure: Figure, *, apposed: bool) -> None:
        """A counted group: one of its own, or a part of the group whose names are being told."""
        number = figure.low or 0
        self.figures.append(figure)
        self.after = after
        self.members += 1
        self.led = None
        if self.telling and self.pending and number <= self.pending:
            return
        if apposed and number == self.count and not self.others:
            return  # "X and Y, two cousins,"
        self.count += number
        self.others += 1
        self.open = self.open or figure.high != figure.low
        self.pending, self.telling = number, False

    def _again(self, one: Listed) -> bool:
        return any(fold(one.name) == fold(known.name) for known in self.names)
