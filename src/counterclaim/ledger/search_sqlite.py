"""
The index in SQLite: FTS5 over folded words, and by three letters over labels.

The words are stored without their text (contentless): what is let go of must be told as it was
taken in, so an index made by another folding is made again, not mended.
"""

from typing import Final

from sqlalchemy import Connection, text

from counterclaim.ledger import folding
from counterclaim.ledger.folding import Term
from counterclaim.ledger.kept import LabelKind

# FTS5's index of three letters knows no shorter stretch; those are looked for row by row.
_LETTERS: Final = 3
_CREATE: Final = (
    "DROP TABLE IF EXISTS report_fts",
    "DROP TABLE IF EXISTS label_fts",
    # Words are folded and parted already; every sign in them is one of theirs.
    """CREATE VIRTUAL TABLE report_fts USING fts5(
       words, apart, content='',
       tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'")""",
    """CREATE VIRTUAL TABLE label_fts USING fts5(
       folded, content='label', content_rowid='id', tokenize='trigram')""",
)
_LANGUAGE: Final = "r.languages LIKE '% ' || :language || ' %'"


def create(connection: Connection) -> None:
    """Make it empty, whatever stood there."""
    for statement in _CREATE:
        connection.exec_driver_sql(statement)


def add(connection: Connection, number: int, told: str) -> None:
    """Take in a report's text."""
    connection.execute(
        text("INSERT INTO report_fts(rowid, words, apart) VALUES (:n, :words, :apart)"),
        {"n": number, "words": folding.key(told), "apart": folding.apart(told)},
    )


def drop(connection: Connection, number: int, told: str) -> None:
    """Let go of a report's text."""
    connection.execute(
        text(
            "INSERT INTO report_fts(report_fts, rowid, words, apart) "
            "VALUES ('delete', :n, :words, :apart)"
        ),
        {"n": number, "words": folding.key(told), "apart": folding.apart(told)},
    )


def add_labels(connection: Connection, first: int) -> None:
    """Take in the rows of `label` from a number on."""
    connection.execute(
        text(
            "INSERT INTO label_fts(rowid, folded) SELECT id, folded FROM label WHERE id >= :first"
        ),
        {"first": first},
    )


def drop_labels(connection: Connection, report: int) -> None:
    """Let go of the labels of a report, before their rows go."""
    connection.execute(
        text(
            "INSERT INTO label_fts(label_fts, rowid, folded) "
            "SELECT 'delete', id, folded FROM label WHERE report = :report"
        ),
        {"report": report},
    )


def reports(
    connection: Connection, asked: tuple[Term, ...], language: str | None, limit: int
) -> list[tuple[int, float]]:
    """The numbers of the reports that hold every term, best first, with their ranks."""
    spoken = "" if language is None else f"JOIN report r ON r.number = f.rowid AND {_LANGUAGE}"
    found = connection.execute(
        text(
            f"SELECT f.rowid, f.rank FROM report_fts f {spoken} "  # noqa: S608 – no user's words
            "WHERE report_fts MATCH :query ORDER BY f.rank, f.rowid LIMIT :limit"
        ),
        {"query": _query(asked), "language": language, "limit": limit},
    )
    return [(int(number), float(rank)) for number, rank in found]


def _query(asked: tuple[Term, ...]) -> str:
    return " AND ".join(
        "(" + " OR ".join(_phrase(words, term) for words in term.spellings) + ")" for term in asked
    )


def _phrase(words: tuple[str, ...], term: Term) -> str:
    return '"' + " ".join(words) + '"' + ("*" if term.beginning else "")


def labels(
    connection: Connection, asked: tuple[str, LabelKind], language: str | None, limit: int
) -> list[tuple[int, float]]:
    """The ids of the labels of a kind that hold a stretch of folded text, best first."""
    stretch, kind = asked
    spoken = "" if language is None else f"JOIN report r ON r.number = l.report AND {_LANGUAGE}"
    held = (
        "FROM label_fts f JOIN label l ON l.id = f.rowid {} WHERE label_fts MATCH :query"
        if len(stretch) >= _LETTERS
        else "FROM label l {} WHERE l.folded LIKE '%' || :stretch || '%'"
    ).format(spoken)
    found = connection.execute(
        text(
            "SELECT l.id, (l.folded <> :stretch) + (l.folded NOT LIKE :stretch || '%') "
            f"+ length(l.folded) / 1e6 AS rank {held} AND l.kind = :kind "
            "ORDER BY rank, l.report, l.owner, l.start LIMIT :limit"
        ),
        {
            "query": f'"{stretch}"',
            "stretch": stretch,
            "kind": kind,
            "language": language,
            "limit": limit,
        },
    )
    return [(int(number), float(rank)) for number, rank in found]


def count(connection: Connection) -> int:
    """How many reports it holds."""
    return int(connection.execute(text("SELECT count(*) FROM report_fts_docsize")).scalar_one())
