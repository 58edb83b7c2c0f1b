"""
The capitalised words of a text, and the names of the gazetteer that begin at each.

Comes in: a text and the gazetteer. Goes out: "Khan Younis", "Rio de Janeiro", "N.Y." and
"Pakistani", each with the places that it may mean; whether one is meant is not asked here.
"""

import re
from typing import Final, TypeAlias

from counterclaim.reading.place_mentions import Mention, Token
from counterclaim.tables.gazetteer import Alias, Entry, Gazetteer
from counterclaim.tables.places import PlaceWords

Match: TypeAlias = tuple[int, str, tuple[Entry, ...]]

_ARTICLE: Final = r"(?:(?:a[dlnrstz]|ash|e[dlnrsz])-)"
_UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚḐḨḪṢṬẒ"
_CAPITAL: Final = re.compile(
    r"(?<![\w@])(?:(?:[A-Z][a-z]{0,2}\.){2,}"
    rf"|{_ARTICLE}?[‘ʻ'’]?[{_UPPER}][^\W_]*(?:['’‘ʻ](?!(?:s|re|ve|ll|d|m|t)\b)[^\W\d_]+)*)"
)
_JOINED: Final = re.compile(r"(['’]s)?(?:[ -]|\. )((?:[a-z]{1,5}[ -]){0,2})")
_MOST_WORDS: Final = 6  # convention: no name of the gazetteer has more


class Capitals:
    """The capitalised words of one text."""

    def __init__(self, text: str, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self.text, self.gazetteer, self.words = text, gazetteer, words
        self.tokens = [
            Token(word.start(), word.end(), words.fold(word.group()))
            for word in _CAPITAL.finditer(text)
        ]

    def shown(self, at: int) -> str:
        """A word as it is written."""
        return self.text[self.tokens[at].start : self.tokens[at].end]

    def gap(self, at: int) -> str:
        """What stands between a word and the next one."""
        return self.text[self.tokens[at].end : self.tokens[at + 1].start]

    def meant(self, alias: Alias) -> tuple[Entry, ...]:
        """The place that a short form or an adjective is of."""
        return tuple(entry for entry in self.gazetteer.find(alias.key) if entry.id == alias.id)

    # --- the longest name ----------------------------------------------------

    def longest(self, first: int) -> Match | None:
        """
        Find the longest name of the gazetteer from a word on: "Khan Younis", "Rio de Janeiro",
        "St. Louis".
        """
        best = None
        key = self._begun(self.tokens[first].key)
        for after in range(first + 1, min(first + _MOST_WORDS, len(self.tokens)) + 1):
            entries = self.gazetteer.find(key)
            if entries:
                best = after, key, entries
            longer = self._joined(key, after)
            if longer is None:
                break
            key = longer
        return best

    def _begun(self, key: str) -> str:
        """A first word's key, without its article where the base has none: Qaim for al-Qaim."""
        if key[2:3] != " " or self.gazetteer.find(key) or self.gazetteer.goes_on(key):
            return key
        return key[3:]

    def _joined(self, key: str, after: int) -> str | None:
        """
        Lengthen a key by the next capitalised word and what stands between: "isle" by "of Man",
        "peoples" by "Republic".
        """
        if after == len(self.tokens):
            return None
        joined = _JOINED.fullmatch(self.text, self.tokens[after - 1].end, self.tokens[after].start)
        if joined is None or (
            joined.group()[0] == "." and self.tokens[after - 1].key not in self.words.openers
        ):
            return None
        begun = key + "s" if joined.group(1) else key
        if not self.gazetteer.goes_on(begun):
            return None
        return " ".join((begun, *joined.group(2).replace("-", " ").split(), self.tokens[after].key))

    # --- short forms and adjectives ------------------------------------------

    def short(self, at: int, last: Mention | None) -> Mention | None:
        """Read "Ill.", "N.Y." and, after a town and a comma, "MD"."""
        token, shown, dotted = self.tokens[at], self.shown(at), self._dotted(at)
        follows = last is not None and self.text[last.end : token.start] == ", "
        alias = (self.words.after_comma if follows else self.words.abbreviations).get(dotted)
        if alias is None and follows:
            alias, dotted = self.words.after_comma.get(shown), shown
        end = token.start + len(dotted)
        if alias is None or not (follows or dotted.count(".") != 1 or self._goes_on_small(end)):
            return None
        return Mention(token.start, end, alias.key, self.meant(alias))

    def _dotted(self, at: int) -> str:
        """A word with the full stop after it, or two initials that are a short form: "N. Y."."""
        token, shown = self.tokens[at], self.shown(at)
        if (
            len(shown) == 1
            and self.text[token.end : token.end + 2] == ". "
            and at + 1 < len(self.tokens)
        ):
            two = self.text[token.start : self.tokens[at + 1].end + 1]
            if two in self.words.abbreviations:
                return two
        return shown if shown.endswith(".") else shown + self.text[token.end : token.end + 1]

    def _goes_on_small(self, end: int) -> bool:
        """Hold where the sentence goes on: "an Ill. man", not "felt ill. The …"."""
        after = self.text[end + 1 : end + 2]
        return self.text[end : end + 1] == " " and (after.islower() or after.isdigit())

    def adjective(self, first: int, length: int) -> Mention | None:
        """Read "Pakistani", "Iraqis" and, of two words, "South Sudanese"."""
        if first + length > len(self.tokens) or (length > 1 and self.gap(first) != " "):
            return None
        held = self.tokens[first : first + length]
        key = " ".join(token.key for token in held)
        alias = self.words.adjectives.get(key) or (
            self.words.adjectives.get(key[:-1]) if key.endswith("s") else None
        )
        if alias is None:
            return None
        return Mention(held[0].start, held[-1].end, key, self.meant(alias), "adjective")
