"""
A stretch of text in, the names of places that are written with capitals out.

A name is a place unless the words beside it, or those of the rest of the text, make it
somebody's: "Mr Jackson", and then "Jackson recalls" too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from counterclaim.reading.place_mentions import Mention, Use, of_nation
from counterclaim.reading.toponym_names import Capitals
from counterclaim.reading.toponym_sides import Sides
from counterclaim.tables.gazetteer import Entry, Gazetteer
from counterclaim.tables.places import PlaceWords


def latin_mentions(text: str, gazetteer: Gazetteer, words: PlaceWords) -> Iterator[Mention]:
    """Find places by capitals, less those that turn out to be somebody's family name."""
    return _Pass(Capitals(text, gazetteer, words)).found()


class _Pass:
    """One pass over the capitalised words of a text."""

    def __init__(self, capitals: Capitals) -> None:
        self.capitals, self.sides = capitals, Sides(capitals)
        self.tokens, self.words = capitals.tokens, capitals.words
        self.persons: set[str] = set()
        self.doubtful: dict[int, Literal["left", "right"]] = {}

    def found(self) -> Iterator[Mention]:
        """Give the mentions that stay after the whole text is read."""
        made: list[Mention] = []
        at = 0
        while at < len(self.tokens):
            mention, at = self._read(at, made[-1] if made else None)
            if mention is not None:
                if made and self.sides.holds(made[-1], mention):
                    made[-1] = replace(made[-1], inside=True)
                made.append(mention)
        yield from self._kept(made)

    def _kept(self, made: Sequence[Mention]) -> Iterator[Mention]:
        """Give what stays: a doubtful name stays beside a sure one of the same words."""
        sure = {mention.key for mention in made if self._sure(mention)}
        plain = {
            mention.key
            for mention in made
            if mention.use == "name" and mention.start not in self.doubtful
        } - (self.persons - sure)
        for mention in made:
            side = self.doubtful.get(mention.start)
            kept = plain if side == "right" else sure
            if (
                mention.key in kept
                or of_nation(mention.entries)
                or (side is None and mention.key not in self.persons)
            ):
                yield mention

    def _sure(self, mention: Mention) -> bool:
        """Hold where the words beside it make it a place: "in Jackson", "Jackson, Iowa"."""
        return mention.start not in self.doubtful and (
            mention.inside or self.sides.stands_in(mention.start)
        )

    def _read(self, first: int, last: Mention | None) -> tuple[Mention | None, int]:
        """
        Read the longest name that begins at a word: the mention, if it is one, and the word to go
        on from.
        """
        short = self.capitals.short(first, last)
        if short is not None:
            return short, first + 1
        for length in (2, 1):
            if (mention := self.capitals.adjective(first, length)) is not None:
                return mention, first + length
        match = self.capitals.longest(first)
        if match is None:
            return None, first + 1
        after, key, entries = match
        use = self._use(first, after, key, entries, last)
        if use is None:
            return None, first + 1
        start, end = self.tokens[first].start, self.tokens[after - 1].end
        return Mention(start, end, key, entries, use, said=self.sides.kind(start, end)), after

    # --- how a name is used --------------------------------------------------

    def _use(
        self, first: int, after: int, key: str, entries: tuple[Entry, ...], last: Mention | None
    ) -> Use | None:
        """Say how a name is used, or None where it is hardly a place here."""
        if not self._written_as_name(first, after, key):
            return None
        if self.sides.held_by_next(after, entries):
            return "name"
        if key not in self.words.acronyms and self._ordinary(key):
            return None
        return self._use_beside(first, after, key, entries, last)

    def _use_beside(
        self, first: int, after: int, key: str, entries: tuple[Entry, ...], last: Mention | None
    ) -> Use | None:
        """
        Say the same from the words to the left and right: "Mr Jackson", "Quetta Police", "Paris
        Hilton".
        """
        start, end = self.tokens[first].start, self.tokens[after - 1].end
        if self.capitals.text[start - 1 : start] == "#":
            return "name"
        nation = of_nation(entries)
        left, right = self.sides.left(first, last), self.sides.right(after)
        if left == "title" or (not nation and self.sides.speaks(end)):
            if left == "title":
                self._a_person(key, entries)
            return None
        if "body" in {left, right}:
            return "in_name"
        if "unknown" not in {left, right}:
            return "name"
        if not nation:
            if left == "unknown" and right != "unknown":
                self._a_person(key, entries)
            self.doubtful[start] = "left" if left == "unknown" else "right"
        return "in_name"

    def _ordinary(self, key: str) -> bool:
        """Hold for words that are hardly ever a place: "March", "Police", "Upper"."""
        words = self.words
        return (
            key in words.not_places
            or key in words.bodies
            or key in words.titles
            or key in words.before
            or key in words.begin
            or key in words.kinds
        )

    def _a_person(self, key: str, entries: tuple[Entry, ...]) -> None:
        if entries[0].population < self.words.limits.well_known:
            self.persons.add(key)

    def _written_as_name(self, first: int, after: int, key: str) -> bool:
        """Hold unless it is "Us" for "US", or an acronym that is no place: "WHO", "BLA"."""
        shown = self.capitals.text[self.tokens[first].start : self.tokens[after - 1].end]
        if key in self.words.acronyms:
            return shown.replace(".", "").isupper()
        return not (shown.isupper() and len(shown) <= self.words.limits.acronym)
