"""The laws of the ledger, for any row of acts."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql

from counterclaim.ledger import Ledger, folding, open_ledger, schema
from counterclaim.ledger.blanking import BLOCK, of_words
from counterclaim.orthography import fold
from ledgers import put, reading, spoil, told

# A ledger is made for each example, so there are fewer of them.
LAW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
QUICK = settings(max_examples=300, deadline=None)

TEXTS = [
    "Guards fell at Hereby",
    "دو محافظ ہلاک ہوئے",
    "Nobody fell, Anna Example said",
    "Ten\0fell \ud800",
]
AUTHORS = st.sampled_from(["asma", "omar", "zoya"])
WHICH = st.integers(0, 7)
ACTS = st.one_of(
    st.tuples(st.just("capture"), st.integers(0, 3), AUTHORS),
    st.tuples(st.just("read"), st.integers(0, 3), AUTHORS),
    st.tuples(st.just("read again"), st.integers(0, 3), AUTHORS),
    st.tuples(st.sampled_from(["accept", "reject", "edit", "note"]), WHICH, AUTHORS),
    st.tuples(st.just("revert"), st.integers(0, 30), AUTHORS),
    st.tuples(st.just("redact"), st.integers(0, 3), AUTHORS),
)
SOME = st.lists(ACTS, max_size=14)
Act = tuple[str, int, str]


@contextmanager
def desk() -> Iterator[Ledger]:
    """A new ledger, for one example."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_ledger(Path(folder) / "ledger.db", create=True) as ledger,
    ):
        yield ledger


def do(ledger: Ledger, act: Act) -> None:
    """One act, if it can be done here and now."""
    verb, which, author = act
    if verb == "capture":
        ledger.capture(TEXTS[which].encode("utf-8", "replace"), {}, author=author)
    elif verb in ("read", "read again"):
        records = told(reading(TEXTS[which]))
        kept = records if verb == "read" else records[:2]
        ledger.record_reading(kept, author=author, by=f"made@{len(verb)}")
    elif verb == "revert":
        decisions = [one for one in ledger.events() if one.verb not in FACTS]
        if decisions:
            ledger.revert(decisions[which % len(decisions)].id, author=author)
    elif verb == "redact":
        reports = [str(one["id"]) for one in ledger.reports()]
        if reports:
            ledger.redact(report=reports[which % len(reports)], reason="asked", author=author)
    else:
        decide(ledger, act)


FACTS = ("init", "capture", "read", "redact", "migrate")


def decide(ledger: Ledger, act: Act) -> None:
    """A decision on one of the claims that stand there."""
    verb, which, author = act
    claims = [one.id for one in ledger.claims()]
    if not claims:
        return
    claim = claims[which % len(claims)]
    if verb == "accept":
        ledger.decide("accept", claim, author=author)
    elif verb == "reject":
        ledger.decide("reject", claim, author=author)
    elif verb == "edit":
        ledger.decide("edit", claim, author=author, payload={"claim": {"stance": f"x{which}"}})
    else:
        ledger.decide("note", claim, author=author, payload={"note": str(which)})


@LAW
@given(SOME)
def test_rebuilding_gives_the_same_rows(acts: list[Act]) -> None:
    """Current state is a function of events and objects, whatever was done."""
    with desk() as ledger:
        for act in acts:
            do(ledger, act)
        before, standings = ledger.digest(), ledger.standings()

        ledger.rebuild()

        assert ledger.digest() == before
        assert ledger.standings() == standings
        assert ledger.verify() == []


@LAW
@given(SOME)
def test_events_are_only_ever_added(acts: list[Act]) -> None:
    """Nothing that was written is written otherwise later; a redaction takes payloads alone."""
    with desk() as ledger:
        known: list[tuple[str, str]] = []
        for act in acts:
            do(ledger, act)
            now = [(one.id, one.payload_sha256) for one in ledger.events()]
            assert now[: len(known)] == known
            known = now


@LAW
@given(SOME, st.integers(0, 30))
def test_an_undoing_undone_changes_nothing(acts: list[Act], which: int) -> None:
    """Undo and redo of any decision leave every standing as it was."""
    with desk() as ledger:
        put(ledger, reading(TEXTS[0]))
        do(ledger, ("accept", 0, "asma"))
        for act in acts:
            do(ledger, act)
        before = ledger.standings()
        decisions = [one for one in ledger.events() if one.verb not in FACTS]
        undone = ledger.revert(decisions[which % len(decisions)].id, author="zoya")
        if undone is None:
            return
        ledger.revert(undone.id, author="zoya")

        assert ledger.standings() == before


@LAW
@given(st.permutations(range(4)), st.lists(st.integers(0, 3), max_size=3))
def test_order_of_arrival_and_coming_twice_change_nothing(
    order: list[int], again: list[int]
) -> None:
    """The same reports give the same claims, findings and doubts, in whatever order they come."""

    def held(numbers: list[int]) -> list[str]:
        with desk() as ledger:
            put(ledger, *(reading(TEXTS[number]) for number in numbers))
            found = [one.record for one in ledger.claims()]
            found += [*ledger.reports(), *ledger.findings(), *ledger.doubts()]
            return sorted(map(str, found))

    assert held([*order, *again]) == held([0, 1, 2, 3])


TRUTH = (schema.event, schema.payload, schema.head, *schema.PROJECTIONS)


@LAW
@given(st.data())
def test_any_changed_sign_is_a_fault(data: st.DataObject) -> None:
    """One sign of one value of one row, of truth or of what follows from it, is noticed."""
    with desk() as ledger:
        for act in (("capture", 0, "asma"), ("read", 0, "asma"), ("accept", 0, "asma")):
            do(ledger, act)
        ledger.record_fault(ledger.capture_id(b"Guards fell at Hereby", {}), "x", author="asma")
        table = data.draw(st.sampled_from(TRUTH))
        with ledger.store.database.reading() as connection:
            rows = connection.execute(table.select()).mappings().all()
        row = data.draw(st.sampled_from(rows))
        column = data.draw(st.sampled_from([name for name in row if row[name] not in (None, "")]))
        value = row[column]
        changed: object = value + 1_000 if isinstance(value, int) else other(data, str(value))
        keys = [one.name for one in table.primary_key.columns]
        where = " AND ".join(f"{key} = :old_{key}" for key in keys)
        with ledger.store.database.bare() as connection:
            connection.execute(sql("PRAGMA foreign_keys=OFF"))
            connection.execute(sql("PRAGMA ignore_check_constraints=ON"))
        spoil(
            ledger,
            f"UPDATE {table.name} SET {column} = :changed WHERE {where}",  # noqa: S608 – our names
            changed=changed,
            **{f"old_{key}": row[key] for key in keys},
        )

        assert ledger.verify()


def other(data: st.DataObject, value: str) -> str:
    """The value with one sign changed."""
    at = data.draw(st.integers(0, len(value) - 1))
    return value[:at] + ("y" if value[at] == "x" else "x") + value[at + 1 :]


LETTERS = st.text(
    st.one_of(
        st.sampled_from("aB ßﷺ\u200c\u200dک\u064eéه\u0301ﬃ1۵١x\U0001f525،۔'_-"),
        st.characters(),
    ),
    max_size=30,
)


@QUICK
@given(LETTERS)
def test_folding_is_letter_by_letter(text: str) -> None:
    """Search folds as everything else does; folding twice is folding once."""
    told = folding.folded(text)

    assert "".join(told.split()) == "".join(
        one for letter in text for one in fold(letter) if folding.folded(one).strip()
    )
    assert folding.key(folding.key(text)) == folding.key(text)


@QUICK
@given(LETTERS, st.data())
def test_what_is_found_is_what_was_asked_for(text: str, data: st.DataObject) -> None:
    """Every word of a text is found in it, at offsets that show it."""
    words = folding.key(text).split()
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    found = [text[a:b] for a, b in folding.places(text, folding.terms(f'"{word}"'))]

    assert found
    assert all(
        folding.key(one) in (word, folding.apart(one)) or word in folding.key(one) for one in found
    )


@QUICK
@given(LETTERS, LETTERS, LETTERS)
def test_blanking_takes_the_name_and_keeps_every_offset(before: str, name: str, after: str) -> None:
    """As long as before, without the name, and untouched elsewhere."""
    if not folding.key(name):
        return
    blank = of_words([name])
    text = f"{before} {name} {after}"

    told = blank(text)

    assert len(told) == len(text)
    assert not blank.holds(told)
    assert all(new in (old, BLOCK) for old, new in zip(text, told, strict=True))


@LAW
@given(LETTERS, LETTERS)
def test_any_query_is_answered_and_a_report_is_found_by_its_words(text: str, query: str) -> None:
    """No sign in a text or a query means something to the database underneath."""
    with desk() as ledger:
        put(ledger, reading(f"Guards {text} fell"))
        asked = [one for one in (query, f'"{query}"', f"{query}*") if folding.terms(one)]

        for one in asked:
            ledger.search(one)
            ledger.search(one, kind="claim")
        for word in set(folding.key(text).split()):
            assert len(ledger.search(f'guards "{word}"')) == 1
