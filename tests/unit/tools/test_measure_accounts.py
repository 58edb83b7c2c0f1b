"""Tables written by hand, held against accounts made by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from counterclaim.records import (
    Account,
    Bound,
    Case,
    Claim,
    Copy,
    Estimate,
    Incident,
    Interval,
    Linked,
    Moment,
    Origin,
    Question,
    Quote,
    Row,
    Scope,
    Sketch,
    Speaker,
    Statement,
    Tension,
    Toll,
    Where,
    digest,
)
from hand_compare import Seen, matrix, sayings, seen, strays
from hand_tables import Side, Table, read_table
from hand_weigh import copies, estimates, origins, tensions
from hand_words import ANYONE, Figure, Voice, figure
from measure_accounts import HAND, compared

DAY = date(2021, 3, 5)
KEYS = {"rep_a": "a", "rep_b": "b"}
TABLE = """
bundle = "made"
copy = [{ left = "a", right = "b", kinds = ["near"] }]
together = [[["a", "state_forces.killed", "front", "more than 100"], ["b", "state_forces.killed", "front", "more than 100"]]]
apart = [[["a", "state_forces.killed", "front", "more than 100"], ["a", "state_forces.killed", "ministry", "4"]]]
[reports]
a = "made/a.txt"
b = "made/b.txt"
[speakers]
front = ["act_front", "Example Front"]
ministry = ["Ministry", "~spokesman ministry"]
paper = ["outlet of a"]
[places]
East = ["East Pass"]
West = ["West Pass"]
[[incident]]
name = "posts"
reports = ["a", "b"]
places = ["East", "West"]
"""  # noqa: E501 – a table is read by its rows
CELLS = """
cell = [
  { question = "state_forces.killed", by = "front", figure = "more than 100" },
  { question = "state_forces.killed", by = "ministry", figure = "4", places = ["East"] },
  { question = "armed_group.killed", by = "front", figure = "silent" },
  { question = "state_forces.killed", by = "paper", figure = "7", optional = true },
]
"""
PULLS = """
tension = [
  { kind = ["revision"], question = ["state_forces.killed"], left = { by = "ministry", figure = "4" }, right = { by = "ministry", figure = "9" } },
  { kind = ["conflict"], question = ["state_forces.killed"], left = { by = "front", figure = "more than 100" }, right = { by = "ministry", figure = "9" } },
  { kind = ["silence"], question = ["armed_group.killed"], left = { by = "front" } },
  { kind = ["echo"], question = ["state_forces.killed"], left = { by = "anyone" }, right = { by = "anyone" }, optional = true },
]
"""  # noqa: E501 – as above
GUESSES = """
estimate = [
  { question = "state_forces.killed", policy = "ucdp", low = "4", best = "4", high = "more than 100" },
  { question = "state_forces.killed", policy = "acled", point = "4" },
  { question = "state_forces.killed", policy = "latest-official", low = "none", best = "none", high = "none" },
]
"""  # noqa: E501 – as above


@dataclass(frozen=True)
class Says:
    """One statement of a made account."""

    speaker: str
    low: int
    high: int | None = None
    question: str = "state_forces.killed"
    places: tuple[str, ...] = ()
    day: date = DAY
    report: str = "rep_a"
    actor: str | None = None
    outlet: bool = False

    @property
    def id(self) -> str:
        """The id of its claim."""
        return digest("clm", self)

    @property
    def statement(self) -> Statement:
        """It as the program has it."""
        victims, _, effect = self.question.partition(".")
        toll = Toll(
            effect,
            victims,
            None,
            "people",
            self.low,
            self.high,
            "exact",
            cumulative=False,
            includes=None,
            by=None,
            number=None,
        )
        claim = Claim(
            id=self.id,
            report=self.report,
            kind="toll",
            span=Quote(0, 1, "x"),
            chain=(Speaker(self.speaker, "outlet" if self.outlet else "source", self.actor),),
            stance="asserts",
            asserted=Moment(Interval(self.day, self.day, "day"), None),
            occurred=Moment(Interval(None, None, "unresolved"), None),
            places=tuple(
                Where(f"{one} Pass", f"geonames:{one}", None, None, "town", Quote(0, 1, "x"))
                for one in self.places
            ),
            loaded=(),
            body=toll,
            found_by="made@1",
            language="en",
        )
        places = tuple(f"geonames:{one}" for one in self.places)
        return Statement(claim, self.question, self.speaker, "ori", Scope(places, as_of=self.day))


OVER_100 = Says("the group", 101, actor="act_front")
FOUR = Says("Ministry", 4, 4, places=("East",))


def table(tmp_path: Path, *parts: str) -> Table:
    """A table as a file holds it."""
    path = tmp_path / "made.toml"
    path.write_text(TABLE + "".join(parts), encoding="utf-8")
    return read_table(path)


def told(
    held: Table,
    said: Sequence[Says],
    *,
    silent: tuple[str, ...] = (),
    drawn: tuple[Tension, ...] = (),
    made: tuple[Estimate, ...] = (),
    together: Sequence[tuple[Says, ...]] = (),
) -> Seen:
    """An incident with an account of these statements."""
    statements = tuple(one.statement for one in said)
    rows = tuple(
        Row(Question(name, "toll"), tuple(one for one in statements if one.question == name))
        for name in sorted({one.question for one in statements})
    )
    empty = Row(Question("armed_group.killed", "toll"), (), silent)
    sketches = tuple(
        Sketch(
            report,
            report,
            (),
            "happening",
            main=True,
            interval=Interval(None, None, "unresolved"),
            published=None,
            places=(),
            parties=(),
            acts=(),
            words=(),
        )
        for report in KEYS
    )
    kept = tuple(
        Origin(digest("ori", group), tuple(one.id for one in group), "") for group in together
    )
    case = Case(Incident("inc_1", sketches, ()), tuple(x.claim for x in statements), (), kept)
    account = Account("inc_1", (*rows, empty), drawn, made)
    return seen(case, account, KEYS, held, held.incidents[0])


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("4", Figure(4, 4)),
        ("more than 100", Figure(101, None)),
        ("at least 5", Figure(5, None)),
        ("up to 12", Figure(0, 12)),
        ("about 70", Figure(70, 70)),
        ("4–5", Figure(4, 5)),
        ("dozens", Figure(word="vague")),
        ("ended", Figure(word="ended")),
        ("2022-02-03", Figure(word="2022-02-03")),
    ],
)
def test_figures_of_the_tables_are_ranges_or_words(said: str, read: Figure) -> None:
    """A day is no range from 2022 to 2."""
    assert figure(said) == read


@pytest.mark.parametrize("path", sorted(HAND.glob("*.toml")), ids=lambda path: path.stem)
def test_every_table_speaks_of_its_own_reports_speakers_and_places(path: Path) -> None:
    """A key that the file does not explain is a slip of the pen."""
    held = read_table(path)
    for one in held.incidents:
        sides = [cell.side for cell in (*one.cells, *one.said, *one.elsewhere)]
        sides += [side for pull in one.pulls for side in (pull.left, pull.right) if side]
        speakers = {by for side in sides for by in side.by} - {ANYONE}
        places = {place for side in sides for place in side.places or ()} | one.places

        assert speakers <= set(held.speakers)
        assert places <= set(held.places)
        assert one.reports | one.may <= set(held.reports)
        assert {cell.report for cell in (*one.said, *one.elsewhere)} <= set(held.reports)


@pytest.mark.parametrize(
    ("alias", "voice", "means"),
    [
        ("Ministry", Voice.of("key", ["the ministry"], "a", outlet=False), True),
        ("act_front", Voice.of("key", ["the group", "act_front"], "a", outlet=False), True),
        (
            "~spokesman ministry",
            Voice.of("key", ["a spokesman of the ministry"], "a", outlet=False),
            True,
        ),
        ("Ministry", Voice.of("key", ["Ministry of Health"], "a", outlet=False), False),
        ("outlet", Voice.of("key", [], "a", outlet=True), True),
        ("outlet of a", Voice.of("key", [], "b", outlet=True), False),
        ("*", Voice.of("key", [], "a", outlet=True), False),
        ("*", Voice.of("key", ["somebody"], "a", outlet=False), True),
    ],
)
def test_a_speaker_is_known_by_name_actor_words_or_outlet(
    alias: str, voice: Voice, *, means: bool
) -> None:
    """Strict on names: a longer name is another speaker unless the alias allows it."""
    assert voice.answers(alias) is means


def test_cells_that_stand_there_are_right_and_others_too_much(tmp_path: Path) -> None:
    """The ministry's six is missing as four, and no reader's."""
    held = table(tmp_path, CELLS)
    six = Says("Ministry", 6, 6, places=("East",))
    found = matrix(told(held, [OVER_100, six]), held, held.incidents[0])

    assert found.right == 1
    assert len(found.missing) == 2
    assert len(found.extra) == 1


def test_a_figure_that_its_speaker_replaced_is_no_cell(tmp_path: Path) -> None:
    """Three on the day before, four today: the cell says four."""
    held = table(tmp_path, CELLS)
    before = Says("Ministry", 3, 3, places=("East",), day=date(2021, 3, 4))
    found = matrix(
        told(held, [OVER_100, FOUR, before], silent=("act_front",)), held, held.incidents[0]
    )

    assert found.clean
    assert found.right == 3


def test_a_figure_of_one_place_is_not_the_whole(tmp_path: Path) -> None:
    """Both places are the whole; one of them is a part."""
    held = table(tmp_path, CELLS)
    one, both = Says("Ministry", 4, 4), Says("Ministry", 4, 4, places=("East", "West"))

    for said in (one, both):
        assert not matrix(told(held, [said]), held, held.incidents[0]).right
    assert matrix(told(held, [FOUR]), held, held.incidents[0]).right == 1


def test_optional_cells_are_neither_missed_nor_too_much(tmp_path: Path) -> None:
    """The paper's own seven."""
    held = table(tmp_path, CELLS)
    seven = Says("", 7, 7, outlet=True)
    found = matrix(told(held, [seven]), held, held.incidents[0])

    assert found.right == 0
    assert not found.extra


def test_what_reports_say_is_held_against_each_report(tmp_path: Path) -> None:
    """The same figure from another report is another statement; other happenings are strays."""
    rows = """
said = [{ report = "b", question = "people.killed", by = "front", figure = "3" }]
elsewhere = [{ report = "a", question = "people.killed", figure = "40" }]
"""
    held = table(tmp_path, rows)
    it = told(
        held,
        [
            Says("Example Front", 3, 3, "unspecified.killed", report="rep_b"),
            Says("Example Front", 3, 3, "unspecified.killed"),
            Says("Ministry", 40, 40, "civilians.killed"),
        ],
    )
    found = sayings(it, held, held.incidents[0])

    assert found.right == 1
    assert len(found.extra) == 2
    assert len(strays(it, held, held.incidents[0])) == 1


def test_a_revision_has_an_order_and_a_conflict_has_none(tmp_path: Path) -> None:
    """From nine to four is not from four to nine."""
    held = table(tmp_path, PULLS)
    four, nine = Says("Ministry", 4, 4), Says("Ministry", 9, 9)
    drawn = (
        Tension("1", "revision", "state_forces.killed", nine.id, four.id, ""),
        Tension("2", "conflict", "state_forces.killed", nine.id, OVER_100.id, ""),
    )
    found = tensions(told(held, [four, nine, OVER_100], drawn=drawn), held, held.incidents[0])

    assert found.right == 1
    assert len(found.missing) == 2
    assert len(found.extra) == 1


def test_a_silence_has_one_side_and_what_is_optional_costs_nothing(tmp_path: Path) -> None:
    """The group's figure of the other side's dead is the side of its silence."""
    held = table(tmp_path, PULLS)
    again = Says("the group", 101, actor="act_front", report="rep_b")
    drawn = (
        Tension("1", "silence", "armed_group.killed", OVER_100.id, None, ""),
        Tension("2", "echo", "state_forces.killed", OVER_100.id, again.id, ""),
    )
    found = tensions(told(held, [OVER_100, again], drawn=drawn), held, held.incidents[0])

    assert found.right == 1
    assert not found.extra


def made(policy: str, low: Bound | None, best: Bound | None, high: Bound | None) -> Estimate:
    """One estimate of soldiers killed."""
    return Estimate("est", "state_forces.killed", f"{policy}@1", None, low, best, high, ())


def test_estimates_are_equal_when_every_end_is(tmp_path: Path) -> None:
    """Open at 101 is not closed at 101; one figure may stand as best alone; none is none."""
    held = table(tmp_path, GUESSES)
    four = Bound(4)
    right = (made("ucdp", four, four, Bound(101, open=True)), made("acled", None, four, None))
    wrong = (made("ucdp", four, four, Bound(101)), made("acled", four, four, Bound(5)))

    assert estimates(told(held, [FOUR], made=right), held.incidents[0]).clean
    found = estimates(told(held, [FOUR], made=wrong), held.incidents[0])
    assert found.right == 1
    assert len(found.missing) == 2
    assert len(found.extra) == 2


def test_origins_are_asked_only_of_what_was_read(tmp_path: Path) -> None:
    """Two pairs where all three statements stand, none where they do not."""
    held = table(tmp_path)
    again = Says("the group", 101, actor="act_front", report="rep_b")
    four = Says("Ministry", 4, 4)
    it = told(held, [OVER_100, again, four], together=[(OVER_100, again), (four,)])

    assert origins(it, held, held.incidents[0]).right == 2
    assert origins(told(held, [four]), held, held.incidents[0]).asked == 0


def test_a_copy_is_asked_for_and_a_false_one_is_too_much(tmp_path: Path) -> None:
    """A relay is no copy of a report."""
    held = table(tmp_path)

    def linked(kind: str) -> Linked:
        return Linked((), (), (Copy("rep_a", "rep_b", kind, 0.9, (None, None)),), ())  # type: ignore[arg-type]

    assert copies(linked("near"), held, KEYS).clean
    assert copies(linked("relay"), held, KEYS).missing == ("a copies b",)


def test_a_table_is_held_against_the_incident_most_like_it(tmp_path: Path) -> None:
    """A second incident of the same reports, without its figures, is passed over."""
    held = table(tmp_path, CELLS)
    right, wrong = told(held, [OVER_100, FOUR]), told(held, [Says("Ministry", 40, 40)])
    pairs = [(it.case, it.account) for it in (wrong, right)]
    found = compared(held, held.incidents[0], pairs, KEYS)

    assert found.matrix.right == 2
    assert found.reports.clean


def test_an_incident_that_was_not_found_is_missing_whole(tmp_path: Path) -> None:
    """Nothing linked is no reason to stop."""
    held = table(tmp_path, CELLS)
    found = compared(held, held.incidents[0], [], KEYS)

    assert found.reports.missing == ("a", "b")
    assert not found.account_right


def test_sides_of_several_figures_and_places_are_parts(tmp_path: Path) -> None:
    """Four of the East is a part of `4|5` of both; four of the whole is none."""
    rows = """
tension = [{ kind = ["scope"], question = ["state_forces.killed"], left = { by = "ministry", figure = "9" }, right = { by = "ministry", figure = "4|5", places = ["East", "West"] } }]
"""  # noqa: E501 – as above
    held = table(tmp_path, rows)
    whole, four = Says("Ministry", 9, 9), Says("Ministry", 4, 4)
    for part, right in ((FOUR, 1), (four, 0)):
        drawn = (Tension("1", "scope", "state_forces.killed", part.id, whole.id, ""),)
        it = told(held, [whole, part], drawn=drawn)

        assert tensions(it, held, held.incidents[0]).right == right
    assert held.incidents[0].pulls[0].right == Side(
        ("ministry",), (Figure(4, 4), Figure(5, 5)), frozenset({"East", "West"})
    )
