"""A project from start to end, each command as a real process on real files."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from counterclaim.exporting.schema import schema
from desks import LATER
from processes import REPORTS, call, claim, made, on_a_terminal, reports

# --- bringing in --------------------------------------------------------------


def test_init_makes_a_project_once(tmp_path: Path) -> None:
    """The second time it says so, and touches nothing."""
    first, second = (call("init", "desk", cwd=tmp_path) for _ in range(2))

    assert first.code == 0
    assert (tmp_path / "desk" / "ledger.db").is_file()
    assert second.code == 2
    assert second.err == "error: desk: is a project already; use it, or choose another folder\n"


def test_a_command_outside_a_project_says_how_to_make_one(tmp_path: Path) -> None:
    """Exit code 4, nothing on stdout."""
    done = call("incidents", cwd=tmp_path)

    assert (done.code, done.out) == (4, "")
    assert "make a project with `counterclaim init`" in done.err


def test_run_does_what_is_new_and_then_nothing(desk: Path) -> None:
    """Twice is once."""
    done = call("run", "../in", cwd=desk)

    assert (done.code, done.out, done.err) == (0, "", "nothing is new\n")


def test_add_names_what_failed_and_goes_on(own: Path) -> None:
    """Exit code 3, the others are in."""
    (own / "more.txt").write_text(LATER, encoding="utf-8")
    done = call("add", "nowhere.txt", "more.txt", cwd=own)

    assert done.code == 3
    assert "nowhere.txt: nothing is there" in done.err
    assert "1 new, 0 known, 1 failed" in done.err


def test_reports_names_what_holds_none(own: Path) -> None:
    """On stderr, once, with what to do."""
    (own / "empty.txt").touch()
    ran = call("run", "empty.txt", cwd=own)
    listed = call("reports", cwd=own)

    assert ran.code == 3
    assert listed.err == "empty.txt: holds no text (it is empty); bring the file with its text\n"
    assert len(listed.rows) == 1


# --- looking ------------------------------------------------------------------


def test_incidents_lists_those_with_most_reports_first(desk: Path) -> None:
    """One line each, as TSV in a pipe."""
    found = call("incidents", cwd=desk).rows

    assert int(found[0]["reports"]) >= 2
    assert [int(row["reports"]) for row in found] == sorted(
        (int(row["reports"]) for row in found), reverse=True
    )
    assert found[0]["first_day"] == "2021-03-05"


@pytest.mark.parametrize(
    ("asked", "most"),
    [("reports", 4), ("claims", 50), ("incidents", 4), ("audit", 50)],
)
def test_lists_take_the_same_options(desk: Path, asked: str, most: int) -> None:
    """Where, fields, sort, limit, and lines of JSON."""
    plain = call(asked, "--jsonl", cwd=desk)
    first = json.loads(plain.out.splitlines()[0])
    column = next(iter(first))
    one = call(asked, "--fields", column, "--sort", f"-{column}", "--limit", "1", cwd=desk)
    bad = call(asked, "--where", "nonsense=1", cwd=desk)

    assert 0 < len(plain.out.splitlines()) <= most
    assert [list(row) for row in one.rows] == [[column]]
    assert (bad.code, bad.out) == (2, "")
    assert "--where: no column 'nonsense'; there are" in bad.err


def test_compare_prints_a_table_for_a_pipe(desk: Path, incident: str) -> None:
    """A row for each question, a column for each speaker."""
    found = call("compare", incident, cwd=desk)
    row = next(one for one in found.rows if one["question"] == "state_forces.killed")

    assert found.code == 0
    assert "more than 20" in row["Balochistan Liberation Army"]
    assert row["estimate"]


@pytest.mark.parametrize("columns", [60, 80, 120, 160])
def test_compare_is_drawn_as_wide_as_the_terminal(desk: Path, incident: str, columns: int) -> None:
    """No line is longer, and every speaker and tension is there."""
    done = on_a_terminal("compare", incident, cwd=desk, columns=columns)

    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= columns
    assert "Liberation" in done.out
    assert "tensions" in done.out


def test_compare_fails_on_what_it_was_told_to(desk: Path, incident: str) -> None:
    """Exit code 7 where there is a tension of the kind."""
    kinds = {
        json.loads(line)["kind"]
        for line in call("compare", incident, "--jsonl", cwd=desk).out.splitlines()
        if json.loads(line)["record"] == "tension"
    }
    there = kinds.pop()
    missing = ({"definition", "echo", "scope"} - kinds - {there}).pop()

    assert call("compare", incident, "--fail-on", there, cwd=desk).code == 7
    assert call("compare", incident, "--fail-on", missing, cwd=desk).code == 0


def test_reconcile_prints_every_policy_and_variant(desk: Path, incident: str) -> None:
    """Side by side, all that ship."""
    done = call("reconcile", incident, "--all-policies", cwd=desk)
    policies = {row["policy"].partition("@")[0] for row in done.rows}

    assert done.code == 0
    assert policies == {
        "acled", "airwars", "envelope", "ibc", "latest-official", "majority-of-origins",
        "majority-or-latest", "ucdp",
    }  # fmt: skip


def test_an_unknown_policy_is_named(desk: Path, incident: str) -> None:
    """Exit code 2, and which there are."""
    done = call("reconcile", incident, "--policy", "mean", cwd=desk)

    assert (done.code, done.out) == (2, "")
    assert "mean" in done.err
    assert "ucdp" in done.err


def test_why_names_every_claim_of_the_question(desk: Path, incident: str) -> None:
    """Once, with its rule."""
    told = json.loads(call("why", incident, "state_forces.killed", "--json", cwd=desk).out)
    used = [one["claim"] for one in told[0]["derivation"]]
    printed = call("why", incident, "state_forces.killed", cwd=desk)

    assert len(used) == len(set(used)) > 1
    assert printed.out.startswith("state_forces.killed   ")
    assert printed.out.count("  [") >= len(used)


def test_show_shows_whatever_has_an_id(desk: Path, incident: str) -> None:
    """A claim, a report, an incident, a finding, an event; by their first letters."""
    four = claim(desk, "low=4")
    told = {
        "claim": call("show", four, cwd=desk),
        "short": call("show", four.removeprefix("clm_")[:8], cwd=desk),
        "report": call("show", reports(desk, "army.txt"), cwd=desk),
        "incident": call("show", incident[:9], cwd=desk),
        "event": call("show", call("audit", cwd=desk).rows[-1]["id"], cwd=desk),
    }

    assert {name: done.code for name, done in told.items()} == dict.fromkeys(told, 0)
    assert "«four soldiers" in told["claim"].out
    assert told["short"].out == told["claim"].out
    assert "when gunmen attacked a checkpoint" in told["report"].out
    assert told["incident"].out.count("  report ") >= 2
    assert "same" in told["event"].out


def test_show_says_when_nothing_has_the_id(desk: Path) -> None:
    """Exit code 4, nothing on stdout."""
    done = call("show", "clm_0000000000", cwd=desk)

    assert (done.code, done.out) == (4, "")


@pytest.mark.parametrize(
    ("words", "options", "found"),
    [
        ("soldiers", [], 2),
        ('"four soldiers"', ["--lang", "en"], 1),
        ("فوجی", [], 1),
        ("15", [], 1),
        ("kandahar", ["--in", "places"], 1),
        ("nowhere", [], 0),
    ],
)
def test_search_finds_words_in_any_script(
    desk: Path, words: str, options: list[str], found: int
) -> None:
    """English, Urdu, and digits of either."""
    done = call("search", words, *options, "--json", cwd=desk)

    assert done.code == 0
    assert len({one["report"] for one in json.loads(done.out)}) == found


def test_link_explains_an_incident(desk: Path, incident: str) -> None:
    """What each comparison weighs, and who decided."""
    done = call("link", "--explain", incident, cwd=desk)

    assert done.code == 0
    assert "army · later" in done.out or "later · army" in done.out.replace("  ", " ")
    assert "decided by asma" in done.out
    assert "before anything is compared" in done.out


# --- pipes --------------------------------------------------------------------


def test_filters_give_what_a_project_gives(desk: Path, tmp_path: Path) -> None:
    """`extract | link | reconcile`, and the same steps in a ledger."""
    read = call("extract", "../in", "--jsonl", cwd=desk)
    linked = call("link", "-", "--jsonl", cwd=tmp_path, stdin=read.out)
    piped = call("reconcile", "-", "--policy", "ucdp", "--json", cwd=tmp_path, stdin=linked.out)
    other = made(tmp_path / "other", REPORTS)
    kept = call("reconcile", "--policy", "ucdp", "--json", cwd=other)

    assert piped.code == 0, piped.err
    assert json.loads(piped.out)
    assert json.loads(piped.out) == json.loads(kept.out)


def test_every_record_follows_the_schema(desk: Path) -> None:
    """What link, compare and reconcile print is what `schema` publishes."""
    validator = Draft202012Validator(schema())
    told = [
        *call("link", "--jsonl", cwd=desk).out.splitlines(),
        *call("compare", "--jsonl", cwd=desk).out.splitlines(),
        *call("reconcile", "--all-policies", "--jsonl", cwd=desk).out.splitlines(),
    ]
    kinds = {json.loads(line)["record"] for line in told}

    assert {"report", "claim", "sketch", "incident", "question", "tension", "estimate"} <= kinds
    for line in told:
        validator.validate(json.loads(line))


# --- deciding -----------------------------------------------------------------


def test_decisions_are_kept_undone_and_listed(own: Path) -> None:
    """Accept, reject by another, undo; the audit has all of it."""
    four = claim(own, "low=4")
    accepted = call("decide", "accept", four, cwd=own)
    rejected = call("decide", "reject", four, "--by", "omar", "--note", "not him", cwd=own)
    disputed = call("show", four, cwd=own)
    undone = call("undo", "--by", "omar", cwd=own)
    (after,) = call("claims", "--where", f"id={four}", "--fields", "status", cwd=own).rows
    verbs = [row["verb"] for row in call("audit", "--where", "verb!=read", cwd=own).rows]

    assert [accepted.code, rejected.code, undone.code] == [0, 0, 0]
    assert " disputed " in disputed.out
    assert "omar reject" in disputed.out
    assert ": not him" in disputed.out
    assert "undone: reject" in undone.err
    assert after == {"status": "accepted"}
    assert verbs[-3:] == ["accept", "reject", "revert"]


def test_an_edit_that_cannot_be_is_refused(own: Path) -> None:
    """Exit code 2, and the claim can be shown as before."""
    four = claim(own, "low=4")
    done = call("decide", "edit", four, "--set", '{"toll": {"lowest": 5}}', cwd=own)

    assert done.code == 2
    assert "toll.lowest: is no field; there are" in done.err
    assert call("show", four, cwd=own).code == 0


def test_review_takes_keys_from_a_terminal(own: Path) -> None:
    """Accept, reject, undo, and quit; what was decided is kept at once."""
    done = on_a_terminal("review", cwd=own, columns=80, keys="aruq")
    verbs = [row["verb"] for row in call("audit", cwd=own).rows]

    assert done.code == 0
    assert "1 decided" in done.out
    assert verbs[-3:] == ["accept", "reject", "revert"]
    assert max(map(len, done.out.splitlines())) <= 80


def test_review_takes_lines_from_a_pipe(own: Path) -> None:
    """A letter a line; the end of input ends it."""
    done = call("review", "--order", "report", cwd=own, stdin="a\ns\n?\n")

    assert done.code == 0
    assert "1 decided" in done.err
    assert "a  accept" in done.err


# --- the demonstration --------------------------------------------------------


def test_demo_ends_in_the_matrix_the_estimates_and_why(tmp_path: Path) -> None:
    """From bytes to what can be said, in one command; twice is once."""
    done, again = (call("demo", "--to", "demo", cwd=tmp_path) for _ in range(2))
    pages = sorted((tmp_path / "demo").glob("*.html"))

    assert done.code == again.code == 0, done.err + again.err
    assert "killed: state" in done.out
    assert "tensions" in done.out
    assert "ucdp@" in done.out
    assert "acled@" in done.out
    assert "not used" in done.out
    assert all(page.resolve().as_uri() in done.err for page in pages)
    assert pages
    assert again.out == done.out
