"""
Which language a stretch of text is in.

Comes in: text, the languages that are read and those known by sight. Goes out: a weight for
each language of the stretch's script, by its letters and commonest words, and a choice.
Nothing is guessed: a stretch without a word that we know takes the language of its report
only while it is short.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from counterclaim.orthography import right_to_left
from counterclaim.records import Direction
from counterclaim.tables.language import Decide, Language, Sight, Unread

UNKNOWN: Final = "und"
_NAMES: Final = re.compile(r"(?:https?://|www\.|pic\.)\S+|[@#]\w+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[\u064b-\u065f\u0900-\u0963]+[^\W\d_]*)*")


@dataclass(frozen=True, slots=True)
class Look:
    """What a stretch looks like: script, direction, words, and the weight of each language."""

    script: str
    direction: Direction
    words: int
    strange: bool
    weights: Mapping[str, float]


@dataclass(frozen=True)
class Tongues:
    """Every language that can be told, read or not."""

    languages: Mapping[str, Language]
    unread: Unread

    @property
    def decide(self) -> Decide:
        """What letters and words are worth."""
        return self.unread.decide

    @cached_property
    def sights(self) -> Mapping[str, Sight]:
        """How each language looks, by code; one that is read is not also unread."""
        seen = {sight.code: sight for sight in self.unread.languages}
        return seen | {code: language.sight for code, language in self.languages.items()}

    @cached_property
    def _by_script(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for code, sight in self.sights.items():
            found.setdefault(sight.script, []).append(code)
        return {script: tuple(codes) for script, codes in found.items()}

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for code, sight in self.sights.items():
            for word in sight.words:
                found.setdefault(word, []).append(code)
        return {word: tuple(codes) for word, codes in found.items()}

    def name(self, code: str) -> str | None:
        """What a language is called; None when it is not known."""
        return self.sights[code].name if code in self.sights else None

    def look(self, text: str) -> Look:
        """How a stretch looks; accounts, hashtags and links do not count."""
        sample = _NAMES.sub(" ", text[: self.decide.sample])
        script, direction = _script(sample)
        weights: dict[str, float] = dict.fromkeys(self._by_script.get(script, ()), 0.0)
        found = _WORD.findall(sample)
        # Words in capitals are names and initials: `LA`, `N.Y.`, `EST`.
        for word in {word.casefold() for word in found if not word.isupper()}:
            for code in self._by_word.get(word, ()):
                if code in weights:
                    weights[code] += self.decide.word
        for code in weights:
            letters = self.sights[code].letters
            if letters and not (script == "LATIN" and sample.isascii()):
                held = sum(letter in letters for letter in sample)
                weights[code] += self.decide.letter * held
        names = sum(word[0].isupper() for word in found)
        strange = len(found) >= self.decide.strange and names <= self.decide.capitals * len(found)
        return Look(script, direction, len(found), strange, weights)

    def main(self, looks: Sequence[Look]) -> str | None:
        """The language of a report: the one that weighs most; of equals, one that is read."""
        total: Counter[str] = Counter()
        for seen in looks:
            total.update(seen.weights)
        best = max(total.values(), default=0.0)
        if not looks or best < self.decide.least:
            return self._plain(looks[0].script) if looks else None
        tied = [code for code in total if total[code] == best]
        return next((code for code in tied if code in self.languages), tied[0])

    def choose(self, seen: Look, main: str | None) -> str:
        """The language of a stretch in a report of that main language."""
        if not seen.words:
            return main or UNKNOWN
        home = main if main in seen.weights else self._plain(seen.script)
        if not seen.weights:
            return UNKNOWN
        best = max(seen.weights, key=lambda code: (seen.weights[code], code == home))
        if seen.weights[best] <= 0:
            if home is None or seen.strange:
                return self._sure(seen.script)
            return home
        if home is None or best == home:
            return best
        enough = max(seen.weights[home] * self.decide.lead, self.decide.least - 0.5)
        return best if seen.weights[best] > enough else home

    def _plain(self, script: str) -> str | None:
        """The language that is read in a script, where nothing else is known."""
        codes = self._by_script.get(script, ())
        return next((code for code in codes if code in self.languages), None)

    def _sure(self, script: str) -> str:
        codes = [code for code in self._by_script.get(script, ()) if self.sights[code].sure]
        return codes[0] if codes else UNKNOWN


def _script(sample: str) -> tuple[str, Direction]:
    """The script of most letters, and the direction that goes with it."""
    if sample.isascii():
        return "LATIN", "ltr"
    counted: Counter[str] = Counter()
    for letter, times in Counter(sample).items():
        if letter.isalpha():
            counted[_script_of(letter)] += times
    script = max(counted, key=lambda name: counted[name], default="LATIN")
    return script, "rtl" if right_to_left(sample) else "ltr"


def _script_of(letter: str) -> str:
    return unicodedata.name(letter, UNKNOWN).partition(" ")[0]
