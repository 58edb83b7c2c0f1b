"""
The index in PostgreSQL: a tsvector of the same folded words, and LIKE over labels.

The vectors are made here, not by `to_tsvector`, whose parser cuts words otherwise than SQLite's.
A vector holds one megabyte: of a longer list of distinct words the last are not found. Labels
are found through pg_trgm where the server has it, and row by row where it does not.
"""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from counterclaim.ledger import folding
from counterclaim.ledger.folding import Term
from counterclaim.ledger.kept import LabelKind

# Source: PostgreSQL's manual, "Limitations" of text search.
_LONGEST: Final = 1_000_000
_LONGEST_WORD: Final = 500
_MOST_POSITIONS: Final = 255
_LAST_POSITION: Final = 16_383
# A phrase must not begin in the words and end among those that joiners hold together.
_GAP: Final = 8
_LANGUAGE: Final = "r.languages LIKE '%% ' || CAST(:language AS text) || ' %%'"


def create(connection: Connection) -> None:
    """Make it empty, whatever stood there."""
    for statement in (
        "DROP TABLE IF EXISTS searched",
        """CREATE TABLE searched (
           number bigint PRIMARY KEY REFERENCES report(number), words tsvector NOT NULL)""",
        "CREATE INDEX searched_words ON searched USING gin (words)",
    ):
        connection.exec_driver_sql(statement)
    try:
        with connection.begin_nested():
            connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            connection.exec_driver_sql(
                "CREATE INDEX IF NOT EXISTS label_letters ON label USING gin (folded gin_trgm_ops)"
            )
    except DBAPIError:
        # Not installed, or not allowed: labels are looked for row by row.
        return


def add(connection: Connection, number: int, told: str) -> None:
    """Take in a report's text."""
    words, others = folding.key(told).split(), folding.apart(told).split()
    connection.execute(
        text("INSERT INTO searched(number, words) VALUES (:n, CAST(:words AS tsvector))"),
        {"n": number, "words": _vector(words, others)},
    )


def _vector(words: Iterable[str], others: Iterable[str]) -> str:
    places: dict[str, list[int]] = {}
    last = 0
    for last, word in enumerate(words, 1):
        places.setdefault(word[:_LONGEST_WORD], []).append(last)
    for at, word in enumerate(others, last + _GAP):
        places.setdefault(word[:_LONGEST_WORD], []).append(at)
    told: list[str] = []
    room = _LONGEST
    for word, found in places.items():
        kept = sorted({min(one, _LAST_POSITION) for one in found[:_MOST_POSITIONS]})
        room -= len(word.encode()) + 2 * len(kept) + 8
        if room < 0:
            break
        told.append(f"'{word}':{','.join(map(str, kept))}")
    return " ".join(told)


def drop(connection: Connection, number: int, told: str) -> None:  # noqa: ARG001 – SQLite needs it
    """Let go of a report's text."""
    connection.execute(text("DELETE FROM searched WHERE number = :n"), {"n": number})


def add_labels(connection: Connection, first: int) -> None:
    """Nothing to do: the index of letters is the table's own."""


def drop_labels(connection: Connection, report: int) -> None:
    """Nothing to do: the index of letters is the table's own."""


def reports(
    connection: Connection, asked: tuple[Term, ...], language: str | None, limit: int
) -> list[tuple[int, float]]:
    """The numbers of the reports that hold every term, best first, with their ranks."""
    spoken = "" if language is None else f"JOIN report r ON r.number = s.number AND {_LANGUAGE}"
    found = connection.execute(
        text(
            "SELECT s.number, -ts_rank(s.words, q.query, 1) AS rank "  # noqa: S608
            f"FROM (SELECT CAST(:query AS tsquery) AS query) q, searched s {spoken} "
            "WHERE s.words @@ q.query ORDER BY rank, s.number LIMIT :limit"
        ),
        {"query": _query(asked), "limit": limit} | ({"language": language} if language else {}),
    )
    return [(int(number), float(rank)) for number, rank in found]


def _query(asked: tuple[Term, ...]) -> str:
    return " & ".join(
        "(" + " | ".join(_phrase(words, term) for words in term.spellings) + ")" for term in asked
    )


def _phrase(words: tuple[str, ...], term: Term) -> str:
    told = [f"'{word[:_LONGEST_WORD]}'" for word in words]
    if term.beginning:
        told[-1] += ":*"
    return "(" + " <-> ".join(told) + ")"


def labels(
    connection: Connection, asked: tuple[str, LabelKind], language: str | None, limit: int
) -> list[tuple[int, float]]:
    """The ids of the labels of a kind that hold a stretch of folded text, best first."""
    stretch, kind = asked
    spoken = "" if language is None else f"JOIN report r ON r.number = l.report AND {_LANGUAGE}"
    found = connection.execute(
        text(
            "SELECT l.id, (l.folded <> :stretch)::int + (l.folded NOT LIKE :begin)::int "  # noqa: S608
            f"+ length(l.folded) / 1e6 AS rank FROM label l {spoken} "
            "WHERE l.folded LIKE :anywhere AND l.kind = :kind "
            "ORDER BY rank, l.report, l.owner, l.start LIMIT :limit"
        ),
        {
            "stretch": stretch,
            "begin": f"{stretch}%",
            "anywhere": f"%{stretch}%",
            "kind": kind,
            "limit": limit,
        }
        | ({"language": language} if language else {}),
    )
    return [(int(number), float(rank)) for number, rank in found]


def count(connection: Connection) -> int:
    """How many reports it holds."""
    return int(connection.execute(text("SELECT count(*) FROM searched")).scalar_one())
