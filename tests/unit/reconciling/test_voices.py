"""Who speaks: one key for one speaker, a sector, a side."""

from dataclasses import replace

import pytest

from counterclaim.reconciling.voices import Voice, voices
from counterclaim.records import Claim, Speaker, digest
from told import ARMY, FRONT, OUTLET, case, claim, tables, toll


def voice(*claims: Claim) -> list[Voice]:
    """The voices of claims, in their order."""
    held = voices(case(*claims), tables())
    return [held[one] for one in claims]


def by(name: str, *, actor: str | None = None, source: str = "", report: str = "a") -> Claim:
    """A claim by somebody, whose source the report words so."""
    made = claim(name, toll(1), report=report)
    quote = None if not source else replace(made.span, end=len(source), quote=source)
    speaker = Speaker(name, "source", actor or digest("act", name.casefold()), quote)
    return replace(made, chain=(speaker,))


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        (FRONT, "armed_group"),
        (ARMY, "state"),
        ("district administration", "state"),
        ("residents", "civil"),
        ("Jane Example", "unknown"),
        (OUTLET, "media"),
    ],
)
def test_a_name_tells_its_sector(name: str, sector: str) -> None:
    """Who is in no table is of the sector that the words of the name tell."""
    assert voice(claim(name, toll(1)))[0].sector == sector


def test_an_outlet_is_one_over_its_reports() -> None:
    """Two reports of one outlet speak with one voice."""
    made = case(claim(OUTLET, toll(1)), claim(OUTLET, toll(2), report="b"), outlet="Example Times")
    held = voices(made, tables())

    assert len(held.keyed()) == 1


def test_an_outlet_without_a_name_is_its_report() -> None:
    """Reports of which nobody knows the outlet are not one outlet."""
    made = case(claim(OUTLET, toll(1)), claim(OUTLET, toll(2), report="b"), outlet=None)

    assert len(voices(made, tables()).keyed()) == 2


def test_a_press_office_and_a_minister_are_of_one_side() -> None:
    """Actors of the table belong to what the table says: here to one state."""
    army, minister = voice(
        by("Inter-Services Public Relations", actor="act_pk-ispr"),
        by("Pakistani Interior Minister", actor="act_pk-interior-minister"),
    )

    assert (army.key != minister.key, army.side) == (True, minister.side)


def test_who_holds_an_office_is_the_office() -> None:
    """A person who is called interior minister in one report is that office in all."""
    first, later, office = voice(
        by("Jane Example", source="Interior Minister Jane Example"),
        by("Jane Example", report="b"),
        by("Pakistani Interior Minister", actor="act_pk-interior-minister", report="c"),
    )

    assert {first.key, later.key} == {office.key}


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Rasheed Khan", "Rashid Khan", True),
        ("Example Liberation Front", "Example Liberation Front", True),
        ("Rasheed Khan", "Rasheed Ali", False),
        ("Example Liberation Front", "Sample Liberation Front", False),
    ],
)
def test_spellings_of_a_name_are_one_speaker(left: str, right: str, *, one: bool) -> None:
    """Names that differ in spelling alone are one over all reports."""
    first, second = voice(by(left, actor="act_1"), by(right, actor="act_2", report="b"))

    assert (first.key == second.key) is one


def test_officials_of_two_reports_are_two_speakers_of_one_side() -> None:
    """Nobody in particular is known by report and words alone."""
    first, second = voice(by("officials"), by("officials", report="b"))

    assert (first.key != second.key, first.side) == (True, second.side)


def test_a_spokesman_speaks_for_his_body() -> None:
    """ "A spokesman for the administration" is "the district administration" of that report."""
    first, second = voice(by("district administration"), by("spokesman for the administration"))

    assert first.key == second.key


def test_two_groups_are_two_sides() -> None:
    """Armed groups that no table lists are each of their own side."""
    first, second = voice(by("Example Liberation Front"), by("Sample Freedom Army"))

    assert first.side != second.side


def test_two_countries_ministers_are_two_speakers() -> None:
    """One office, two states: two actors of the table are never one."""
    first, second = voice(
        by("Pakistani Interior Minister", actor="act_pk-interior-minister"),
        by("Indian Interior Minister", actor="act_in-interior-minister"),
    )

    assert (first.key, second.key) == ("act_pk-interior-minister", "act_in-interior-minister")


def test_a_body_told_in_short_is_the_one_that_its_report_names() -> None:
    """ "The observatory" is the one observatory of the report."""
    full, short = voice(by("Example Observatory for Human Rights"), by("observatory"))

    assert full.key == short.key


def test_a_body_told_in_short_is_nobody_where_two_could_be_meant() -> None:
    """Of two observatories neither is taken."""
    keys = [
        one.key
        for one in voice(by("Example Observatory"), by("Sample Observatory"), by("observatory"))
    ]

    assert len(set(keys)) == 3


def test_an_outlet_that_is_an_actor_is_that_actor() -> None:
    """A monitor's own page and a paper that quotes it speak with one voice."""
    own, quoted = claim(OUTLET, toll(1)), by("SOHR", actor="act_sy-sohr", report="b")
    made = case(own, quoted, outlet="Syrian Observatory for Human Rights")
    held = voices(made, tables())

    assert held[own].key == held[quoted].key


def test_a_group_of_volunteers_is_no_armed_group() -> None:
    """The word "group" alone says nothing of arms."""
    assert voice(by("group of rescue volunteers"))[0].sector != "armed_group"


def test_a_headlines_minister_is_the_minister_of_its_report() -> None:
    """A bare title is the one who has it in that report."""
    full, short = voice(
        by("Pakistani Interior Minister", actor="act_pk-interior-minister"), by("Minister")
    )

    assert full.key == short.key
