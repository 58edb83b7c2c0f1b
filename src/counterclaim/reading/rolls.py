"""
Lists of persons: "X, his wife Y and their three children, A, B and C".

Comes in: a place in a region and its figures. Goes out: the list that begins there, with how many
persons it holds and which of them it names. Names that follow a number of people and say who they
are ("two sons, A and B") count no second time; "their sons A and B" are two by their names.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from counterclaim.reading.harming import Harming
from counterclaim.reading.listed import Listing
from counterclaim.reading.regions import Region
from counterclaim.reading.roll import ARMED, Roll
from counterclaim.records import Figure

_LONGEST: Final = 400  # words of one list: some sixty names with the names of forebears
_PLURAL: Final = 2  # "their children" without a number and without names
_APPOSED: Final = 12  # words of ", a 21-year-old medical student," after a name
_RELATIVE: Final = 14  # words of "who worked as a barber" between two persons
_DASHES: Final = frozenset({"-", "\u2013", "\u2014"})
_MARKS: Final = frozenset({",", ";", ":", *_DASHES})
_TELLS: Final = frozenset({":", "(", *_DASHES})


@dataclass(frozen=True, slots=True)
class Rolls:
    """The lists of persons of one region."""

    listing: Listing
    starts: Mapping[int, Figure]

    @classmethod
    def of(cls, harming: Harming, region: Region, figures: Sequence[Figure]) -> "Rolls":
        """The lists of a region with the figures that stand in it."""
        listing = Listing(region.words, harming.grammar, harming.harm, harming.people)
        return cls(listing, {figure.span.start: figure for figure in figures})

    def at(self, first: int) -> Roll | None:
        """The list whose first person stands at an item; None where no person does."""
        roll = Roll(first, first)
        i = first
        one = self.listing.at(first)
        lone = one is not None and bool(one.name) and one.after == one.first + 1
        if lone and self.listing.text(first + 1) in _MARKS:
            return None  # "Sadly, two people": a word alone at the head
        while i < first + _LONGEST and self._one(roll, i):
            following = self._joint(roll)
            if following is None:
                break
            i = following
        else:
            others = self.listing.key(i) in self.listing.harm.anaphoric
            roll.open = roll.open or (others and i > roll.after)  # "X, Y and others"
        return roll if roll.count else None

    def before(self, after: int, reach: int) -> Roll | None:
        """The longest list that ends just before an item."""
        for first in self._beginnings(max(0, after - reach), after):
            roll = self.at(first)
            if roll is None or not (roll.anded or roll.telling or roll.members == 1):
                continue  # "X, 15, Town": no list without "and"
            if after in {
                self._past(roll.after),
                self._past(self._aside(roll, roll.after)),
            }:
                return roll
        return None

    # --- one after the other --------------------------------------------------

    def _one(self, roll: Roll, i: int) -> bool:
        """Takes up the person or the group at an item; whether there is one."""
        items = self.listing.items
        if i >= len(items):
            return False
        figure = self._figure(i)
        one = self.listing.at(i) if figure is None or figure.low == 1 else None
        if one is not None:
            roll.first = roll.first if roll.members else one.first
            roll.person(one._replace(kind=roll.led or one.kind))
            return True
        if figure is not None and figure.low:
            after = self._after(figure, i)
            apposed = self.listing.text(i - 1) == "," and self.listing.text(after) in {",", ""}
            roll.group(after, figure, apposed=apposed)
            roll.told = roll.told or self.listing.key(i) in self.listing.grammar.possessive
            return True
        return self._unnumbered(roll, i)

    def _figure(self, i: int) -> Figure | None:
        """The figure at an item, past whose people they are: "her two sons", "X's two sons"."""
        items = self.listing.items
        at, _some = self.listing.opened(i)
        for start in (*range(i, at + 1), *range(at, self._owner(at) + 1)):
            if start < len(items) and items[start].start in self.starts:
                return self.starts[items[start].start]
        return None

    def _owner(self, i: int) -> int:
        after, items = self.listing.name(i), self.listing.items
        if i < after < len(items) and items[after].kind == "clitic":
            return self.listing.opened(after + 1)[0]
        return i

    def _after(self, figure: Figure, i: int) -> int:
        items = self.listing.items
        while i < len(items) and items[i].start < figure.span.end:
            i += 1
        return i

    def _unnumbered(self, roll: Roll, i: int) -> bool:
        """Takes up "their sons A and B", "his parents": a plural without a number."""
        items, people = self.listing.items, self.listing.people
        at, some = self.listing.opened(i)
        at = self._owner(at)
        hit = people.at(items, at) if at < len(items) and not some else None
        if hit is None or hit[1].grammar != "many" or self.listing.harm.words.at(items, at):
            return False
        after = at + hit[0]
        inside = bool(roll.pending)
        named = self._tells(after)
        if at == i and (named is None or named > after):
            return False  # "soldiers", and not "brothers X and Y"
        roll.after = after
        roll.led = hit[1] if hit[1].victims in ARMED else None
        if not inside and named is None:
            roll.count += _PLURAL
            roll.others += 1
            roll.open = True
            roll.pending, roll.telling = 0, False
        elif not inside:
            roll.pending, roll.telling = None, True
        return True

    def _tells(self, after: int) -> int | None:
        """Where names begin that say who the group before an item is; None where none do."""
        at = after
        while self.listing.text(at) in _MARKS or self.listing.text(at) == "(":
            at += 1
        one = self.listing.at(at) if at < len(self.listing.items) else None
        return at if one is not None and one.name else None

    # --- what stands between ----------------------------------------------------

    def _joint(self, roll: Roll) -> int | None:
        """Where the next of a list begins, past commas, "and", "as well as"; None at its end."""
        listing, i = self.listing, roll.after
        marks: list[str] = []
        joined = False
        i = self._aside(roll, i)
        while i < len(listing.items):
            hit = listing.people.roll.joints.at(listing.items, i)
            if hit is not None:
                joined = True
                i += hit[0]
            elif listing.text(i) in _MARKS or (listing.text(i) == "(" and roll.pending):
                marks.append(listing.text(i))
                i += 1
            elif listing.text(i) == ")" and marks == []:
                i += 1
            else:
                break
        begins = roll.pending is None or (roll.pending > 0 and not roll.telling)
        if not marks and not joined and not begins:
            return None
        told = any(mark in _TELLS for mark in marks)
        if told and not joined and not (roll.pending or roll.telling or self._unnamed(roll)):
            return None  # "TOWN – Two people"
        roll.joined, roll.anded = joined, roll.anded or joined
        self._turn(roll, told=told, joined=joined, marks=bool(marks))
        return i if i < len(listing.items) else None

    def _turn(self, roll: Roll, *, told: bool, joined: bool, marks: bool) -> None:
        """Whether what follows still says who the last group is."""
        if roll.telling or roll.pending is None:
            return
        if told:
            roll.telling = roll.telling or bool(roll.pending)
            if not roll.pending and not roll.figures:
                # "his wife and son: A and B": the names are those of the persons just told.
                roll.pending, roll.telling = self._unnamed(roll), True
        elif joined:
            roll.pending = 0  # "two sons and A": A is no son
        elif marks or roll.pending:
            return

    def _unnamed(self, roll: Roll) -> int:
        return max(0, roll.count - len(roll.names))

    def _aside(self, roll: Roll, i: int) -> int:
        """Past ", a medical student," and "who worked as a barber" after a person."""
        listing, comma = self.listing, self.listing.text(i) == ","
        at = i + 1 if comma else i
        if listing.key(at) in listing.grammar.relatives:
            after = self._relative(at)
            return i if after == at else after
        return self._apposition(roll, i) if comma else i

    def _apposition(self, roll: Roll, i: int) -> int:
        """Past ", a medical student," after a name; not past ", two sons," or ", a boy Y,"."""
        listing, at = self.listing, i + 1
        hit = listing.people.at(listing.items, at) if at < len(listing.items) else None
        if roll.names and hit is not None and listing.key(at + hit[0]) in listing.people.roll.of:
            one = listing.at(at)  # ", wife of X,"
            return one.after if one is not None and not one.name else i
        begins = roll.pending and not roll.telling
        if not roll.names or begins or listing.key(at) not in listing.grammar.indefinites:
            return i
        one, figure = listing.at(at), self._figure(at)
        if (one is not None and one.name) or (figure is not None and figure.low != 1):
            return i
        for end in range(at, min(len(listing.items), at + _APPOSED)):
            if listing.text(end) in {",", ";", "."}:
                return end
            if end > at and self._goes_on(end):
                return end
            small = listing.grammar.noun_joiners | listing.grammar.determiners
            joins = listing.key(end) in small
            between = listing.key(end) in listing.grammar.conjunctions
            between = between and listing.capital(end + 1)
            if listing.closed(end) and not (joins or between or listing.text(end) == "-"):
                break
        return i

    def _goes_on(self, i: int) -> bool:
        """Whether "and" stands at an item, and an age or a noun with a name after it."""
        listing = self.listing
        hit = listing.people.roll.joints.at(listing.items, i)
        if hit is None or i + hit[0] >= len(listing.items) or listing.capital(i + hit[0]):
            return False
        one = listing.at(i + hit[0])
        return one is not None and bool(one.name)

    def _relative(self, i: int) -> int:
        """Past a relative clause after which the list goes on; its start where it does not."""
        listing, joints = self.listing, self.listing.people.roll.joints
        for at in range(i + 1, min(len(listing.items), i + _RELATIVE)):
            if listing.harm.words.at(listing.items, at) is not None:
                return i
            hit = joints.at(listing.items, at)
            if hit is not None and at + hit[0] < len(listing.items):
                one = listing.at(at + hit[0])
                if one is not None and one.name:
                    return at
        return i

    def _past(self, i: int) -> int:
        while self.listing.text(i) in {",", ")", *_DASHES}:
            i += 1
        return i

    def _beginnings(self, first: int, after: int) -> Iterator[int]:
        """Where a list that ends before an item can begin: at the head, after a mark, a clause."""
        items, small = self.listing.items, self.listing.grammar
        for i in range(first, after):
            before = items[i - 1] if i else None
            tight = before is not None and before.end == items[i].start
            if before is not None and (tight or before.text == "(") and before.kind == "mark":
                continue  # inside "al-Hadi", or an aside
            if before is None or before.kind == "mark" or before.key in (
                small.subordinators | small.complementizers | small.conjunctions
            ):  # fmt: skip
                yield i
