"""
What is known of a language as such: its letters, common words, sentence ends and header labels.

Comes in: `languages/<code>/language.toml`, and `languages/unread.toml` for languages that are
known by sight alone. Goes out: a Language for each that is read, and one Unread for the rest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.errors import BadTable
from counterclaim.orthography import fold
from counterclaim.records import Direction
from counterclaim.tables.embed import Signed, load_signed
from counterclaim.tables.shelf import Shelf


@dataclass(frozen=True)
class Sight:
    """How a language looks: its script, the letters and common words that tell it from others."""

    code: str
    name: str
    script: str
    letters: frozenset[str]
    words: frozenset[str]
    sure: bool = False


@dataclass(frozen=True)
class Language:
    """One language that is read: how it looks, how its sentences, headers and posts are written."""

    sight: Sight
    direction: Direction
    ends: str
    dots: str
    trails: str
    closers: str
    glued: str
    abbreviations: frozenset[str]
    abbreviations_last: frozenset[str]
    quotes: tuple[tuple[str, str], ...]
    published: tuple[tuple[str, ...], ...]
    signed: Signed

    @property
    def code(self) -> str:
        """Its code, as in the name of its folder."""
        return self.sight.code

    @property
    def name(self) -> str:
        """Its name in English."""
        return self.sight.name


@dataclass(frozen=True, slots=True)
class Decide:
    """What letters and words are worth when a language is chosen; see the table for each."""

    letter: float
    word: float
    least: float
    lead: float
    sample: int
    strange: int
    capitals: float


@dataclass(frozen=True)
class Unread:
    """Languages that are known and not read, and how one language is chosen among all."""

    languages: tuple[Sight, ...]
    decide: Decide


def load(shelf: Shelf, code: str) -> Language:
    """
    One language, from its folder; what its file leaves out is as in a language without it.

    Raises:
        BadTable: the file lacks its name or script, or holds what is not text.
    """
    file = f"languages/{code}/language.toml"
    table = shelf.toml(file)
    sentence = _part(table, "sentence", file)
    direction = _text(table, "direction", file, "ltr")
    if direction not in ("ltr", "rtl"):
        raise BadTable(f"{file}: direction {direction!r} is unknown; write ltr or rtl")
    pairs = _texts(_part(table, "quotes", file), "pairs", file)
    if any(len(pair) != 2 for pair in pairs):
        raise BadTable(f"{file}: a pair of quotes is not two marks; write the two side by side")
    return Language(
        sight=_sight({**table, "code": code}, file),
        direction="rtl" if direction == "rtl" else "ltr",
        ends=_text(sentence, "ends", file, "!?"),
        dots=_text(sentence, "dots", file, "."),
        trails=_text(sentence, "trails", file, "…"),
        closers=_text(sentence, "closers", file, ""),
        glued=_text(sentence, "glued", file, ""),
        abbreviations=frozenset(map(str.casefold, _texts(sentence, "abbreviations", file))),
        abbreviations_last=frozenset(
            map(str.casefold, _texts(sentence, "abbreviations_last", file))
        ),
        quotes=tuple((pair[0], pair[1]) for pair in pairs),
        published=tuple(
            tuple(map(fold, label.split()))
            for label in _texts(_part(table, "header", file), "published", file)
        ),
        signed=load_signed(shelf, _texts(_part(table, "post", file), "between", file)),
    )


def load_unread(shelf: Shelf) -> Unread:
    """
    The languages that are known by sight alone.

    Raises:
        BadTable: a language lacks its code, name or script, or a number is missing.
    """
    file = "languages/unread.toml"
    table = shelf.toml(file)
    rows = table.get("language", [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise BadTable(f"{file}: its languages are not rows; write each under [[language]]")
    decide = _part(table, "decide", file)
    return Unread(
        languages=tuple(_sight(row, f"{file} language {i}") for i, row in enumerate(rows, 1)),
        decide=Decide(
            letter=_number(decide, "letter", file),
            word=_number(decide, "word", file),
            least=_number(decide, "least", file),
            lead=_number(decide, "lead", file),
            sample=int(_number(decide, "sample", file)),
            strange=int(_number(decide, "strange", file)),
            capitals=_number(decide, "capitals", file),
        ),
    )


def _sight(row: Mapping[str, Any], where: str) -> Sight:
    return Sight(
        code=_text(row, "code", where),
        name=_text(row, "name", where),
        script=_text(row, "script", where),
        letters=frozenset(_text(row, "letters", where, "")),
        words=frozenset(map(str.casefold, _texts(row, "words", where))),
        sure=row.get("sure") is True,
    )


def _part(table: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    part = table.get(key, {})
    if not isinstance(part, Mapping):
        raise BadTable(f"{where}: {key!r} is no section; write [{key}] above its lines")
    return part


def _text(table: Mapping[str, Any], key: str, where: str, default: str | None = None) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise BadTable(f"{where}: {key!r} is missing or no text; give it in quotation marks")
    return value


def _texts(table: Mapping[str, Any], key: str, where: str) -> Sequence[str]:
    values = table.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise BadTable(f'{where}: {key!r} is no list of words; write ["one", "two"]')
    return values


def _number(table: Mapping[str, Any], key: str, where: str) -> float:
    value = table.get(key)
    if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
        raise BadTable(f"{where}: {key!r} is missing or no number; give one that is not negative")
    return float(value)
