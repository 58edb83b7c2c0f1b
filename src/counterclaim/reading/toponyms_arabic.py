"""A stretch of text in, the names of places in Arabic script out."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from counterclaim.reading.place_mentions import Mention, Token
from counterclaim.tables.gazetteer import Entry, Gazetteer
from counterclaim.tables.places import PlaceWords

_ARABIC: Final = re.compile(
    r"[\u0620-\u065F\u066E-\u06D3\u06D5-\u06DC\u06E1-\u06EF\u06FA-\u06FF\u0750-\u077F\u200C]+"
)
_MOST_WORDS: Final = 6


def arabic_mentions(text: str, gazetteer: Gazetteer, words: PlaceWords) -> Iterator[Mention]:
    """Find places in Arabic script: the longest run of words that the gazetteer has."""
    tokens = [
        Token(word.start(), word.end(), words.fold(word.group())) for word in _ARABIC.finditer(text)
    ]
    at = 0
    while at < len(tokens):
        after, mention = _arabic_at(text, tokens, at, gazetteer, words)
        if mention is not None:
            yield mention
        elif len(tokens[at].key) > 2 * words.limits.run_on:
            yield from _run_on(text, tokens[at], gazetteer, words)
        at = after


def _arabic_at(
    text: str, tokens: Sequence[Token], first: int, gazetteer: Gazetteer, words: PlaceWords
) -> tuple[int, Mention | None]:
    key, best = tokens[first].key, None
    alias = words.adjectives.get(key)
    for after in range(first + 1, min(first + _MOST_WORDS, len(tokens)) + 1):
        entries = gazetteer.find(key)
        if entries:
            best = after, key, entries
        if (
            after == len(tokens)
            or text[tokens[after - 1].end : tokens[after].start] != " "
            or not gazetteer.goes_on(key)
        ):
            break
        key = f"{key} {tokens[after].key}"
    if best is not None and _placelike(tokens, first, best[0], best[1], best[2], words):
        return best[0], Mention(tokens[first].start, tokens[best[0] - 1].end, best[1], best[2])
    if alias is not None:
        meant = tuple(entry for entry in gazetteer.find(alias.key) if entry.id == alias.id)
        return first + 1, Mention(
            tokens[first].start, tokens[first].end, tokens[first].key, meant, "adjective"
        )
    return first + 1, None


def _placelike(
    tokens: Sequence[Token],
    first: int,
    after: int,
    key: str,
    entries: Sequence[Entry],
    words: PlaceWords,
) -> bool:
    """Hold where the words beside a name in Urdu let it be a place: "ضلع کیچ", "شام میں"."""
    before = tokens[first - 1].key if first else ""
    behind = tokens[after].key if after < len(tokens) else ""
    if key in words.never:
        return False
    if before in words.beside.before:
        return True
    if key in words.not_places:
        return behind in words.beside.after_doubtful
    if any(entry.form == "name" for entry in entries):
        return True
    limits = words.limits
    large = entries[0].population >= limits.large and len(key) >= limits.shortest
    return large and (" " in key or behind in words.beside.after)


def _run_on(text: str, token: Token, gazetteer: Gazetteer, words: PlaceWords) -> Iterator[Mention]:
    """Find places in words that were run together: "پنجگوراورنوشکی" is Panjgur, and, Nushki."""
    shown = text[token.start : token.end]
    for link in words.beside.run_on:
        cut = shown.find(link, words.limits.run_on)
        if cut < 0:
            continue
        pieces = ((0, cut), (cut + len(link), len(shown)))
        named = [
            (begin, end, words.fold(shown[begin:end]))
            for begin, end in pieces
            if end - begin >= words.limits.run_on
        ]
        ours = [(begin, end, key, gazetteer.find(key)) for begin, end, key in named]
        if (
            ours
            and ours[0][0] == 0
            and all(
                entries and entries[0].form == "name" and key not in words.not_places
                for _, _, key, entries in ours
            )
        ):
            yield from (
                Mention(token.start + begin, token.start + end, key, entries)
                for begin, end, key, entries in ours
            )
            return
