"""Which claims are one statement."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from counterclaim.linking.copies import copies
from counterclaim.linking.origins import origins
from counterclaim.records import Origin, Reading, Toll
from counterclaim.tables import load
from reads import read

TABLES = load()
WIRE = (
    "A quiet town under fire\n\nQUETTA, Feb 3, 2022 (Example Wire) — Gunmen fired at a post in "
    "Panjgur on Wednesday and held the road for an hour. Four soldiers were killed there, "
    "officials told the agency, and the bridge stayed closed until the next morning."
)
DESK = (
    "A quiet town under fire\n\nFour soldiers were killed in Panjgur on Wednesday, officials "
    "said. The market opened as always."
)


def by(text: str, outlet: str | None = None, day: date = date(2022, 2, 3)) -> Reading:
    """A reading of a text of some outlet."""
    reading = read(text, day)
    return replace(reading, report=replace(reading.report, outlet=outlet))


def found(readings: Sequence[Reading]) -> tuple[Origin, ...]:
    """The origins of some readings."""
    return origins(readings, copies(readings, TABLES.copying), TABLES)


def killed(readings: Sequence[Reading]) -> list[list[str]]:
    """The words of the tolls of dead in each origin that has some, sorted."""
    claims = {claim.id: claim for reading in readings for claim in reading.claims}
    told = [
        sorted(
            claim.span.quote
            for name in origin.claims
            for claim in [claims[name]]
            if isinstance(claim.body, Toll) and claim.body.effect == "killed"
        )
        for origin in found(readings)
    ]
    return sorted(one for one in told if one)


@pytest.mark.parametrize(
    ("left", "right", "together"),
    [
        (
            "ISPR said that four soldiers were killed in Panjgur on Wednesday.",
            "In Panjgur 4 soldiers died on Wednesday, according to ISPR.",
            True,
        ),
        (
            "ISPR said that four soldiers were killed in Panjgur on Wednesday.",
            "آئی ایس پی آر نے کہا کہ بدھ کو پنجگور میں چار فوجی ہلاک ہوئے۔",
            True,
        ),
        (
            "ISPR said that four soldiers were killed in Panjgur on Wednesday.",
            "ISPR said that fifteen soldiers were killed in Panjgur on Wednesday.",
            False,
        ),
        (
            "ISPR said that four soldiers were killed in Panjgur on Wednesday.",
            "ISPR said that four soldiers were killed in Nushki on Wednesday.",
            False,
        ),
        (
            "ISPR said that four soldiers were killed in Panjgur on Wednesday.",
            "ISPR said that four soldiers were killed in Panjgur on 3 January.",
            False,
        ),
        (
            "ISPR said that four soldiers were killed in Panjgur on Wednesday.",
            "The BLA said that four soldiers were killed in Panjgur on Wednesday.",
            False,
        ),
        (
            "Officials said that four soldiers were killed in Panjgur on Wednesday.",
            "Four soldiers were killed in Panjgur on Wednesday, officials said.",
            False,
        ),
        (
            "Four soldiers were killed in Panjgur on Wednesday.",
            "In Panjgur four soldiers were killed on Wednesday.",
            False,
        ),
    ],
)
def test_a_statement_is_one_voice_one_figure_one_place_one_time(
    left: str, right: str, *, together: bool
) -> None:
    """Two tolls are one origin only where nothing of the four differs, and the voice is named."""
    readings = [by(left, "Example Mirror"), by(right, "Example Gazette")]

    assert len(killed(readings)) == (1 if together else 2)


def test_an_outlets_own_voice_is_one_origin_however_often_it_says_so() -> None:
    """A second report of one outlet is no second witness."""
    readings = [
        by("Four soldiers were killed in Panjgur on Wednesday.", "Example Mirror"),
        by("In Panjgur four soldiers were killed on Wednesday.", "Example Mirror"),
    ]

    assert len(killed(readings)) == 1


def test_unnamed_sources_in_a_copy_are_one() -> None:
    """Officials whom a desk has from a wire's text are the wire's officials."""
    copy = WIRE.replace("A quiet town under fire", "Shots at dusk").replace("(Example Wire) ", "")

    assert len(killed([by(WIRE), by(copy, "Example Mirror")])) == 1
    assert len(killed([by(WIRE), by(DESK, "Example Mirror")])) == 2


def test_a_figure_that_a_desk_changed_is_another_origin() -> None:
    """In a copy, too, who says five has not said four."""
    copy = WIRE.replace("Four soldiers", "Five soldiers").replace("(Example Wire) ", "")

    assert len(killed([by(WIRE), by(copy, "Example Mirror")])) == 2


def test_what_a_desk_tells_with_a_wires_tag_is_the_wires() -> None:
    """Rewritten, but the desk says whose report it is."""
    wire = by(
        "A quiet town under fire\n\nQUETTA, Feb 3, 2022 (Example Wire) — Gunmen fired at a post. "
        "Four soldiers were killed in Panjgur on Wednesday.\n\nThe bridge stayed closed."
    )
    told = (
        "Night on the pass\n\nQUETTA, Feb 3, 2022 (Example Wire) — It was dark when the vans came. "
        "In Panjgur four soldiers were killed on Wednesday.\n\nThe market opened as always."
    )
    desk, alone = (
        by(told, "Example Mirror"),
        by(told.replace("(Example Wire) ", ""), "Example Mirror"),
    )

    assert len(killed([wire, alone])) == 2
    assert len(killed([wire, desk])) == 1


def test_what_is_told_on_an_outlets_word_is_that_outlets() -> None:
    """ "Example Gazette reported" stands on the Gazette's word, whoever repeats it."""
    readings = [
        by("Four soldiers were killed in Panjgur on Wednesday.", "Example Gazette"),
        by(
            "Example Gazette reported that four soldiers were killed in Panjgur on Wednesday.",
            "Example Mirror",
        ),
    ]

    assert len(killed(readings)) == 1


def test_a_total_without_a_place_bridges_no_two_towns() -> None:
    """Nine in Nushki and nine in Panjgur stay two, whatever is said of nine without a place."""
    readings = [
        by("ISPR said that nine attackers were killed in Nushki on Wednesday.", "Example Mirror"),
        by("ISPR said that nine attackers were killed in Panjgur on Wednesday.", "Example Gazette"),
        by("ISPR said that nine attackers were killed on Wednesday.", "Example Herald"),
    ]

    assert len(killed(readings)) == 3


def test_a_post_in_two_reports_is_one_origin() -> None:
    """Whoever shows a post adds no witness."""
    post = (
        "Nine guards killed at the upper post, five wounded. — Example Desk (@example_desk) "
        "February 3, 2022"
    )
    readings = [
        by(f"A post made the round.\n\n{post}\n\nNobody could confirm it.", "Example Mirror"),
        by(f"So it was told on the evening.\n\n{post}\n\nThe road was closed.", "Example Gazette"),
    ]
    told = found(readings)

    assert len(killed(readings)) == 1
    assert any(one.because.startswith("One post, shown in 2 reports") for one in told)


def test_every_claim_stands_in_one_origin_that_says_why() -> None:
    """Nothing is lost, nothing counted twice, and every reason is a sentence."""
    readings = [by(WIRE), by(DESK, "Example Mirror"), by(f"{WIRE} Snow fell.", "Example Gazette")]
    told = found(readings)
    claims = sorted(claim.id for reading in readings for claim in reading.claims)

    assert sorted(name for one in told for name in one.claims) == claims
    assert all(one.because.endswith(".") and "{" not in one.because for one in told)
    assert [one.id for one in told] == sorted({one.id for one in told})


def test_without_claims_there_are_no_origins() -> None:
    """No report, or one that says nothing, has no statement."""
    assert found([]) == ()
    assert found([by("The market opened.")]) == ()


def test_a_figure_in_a_reports_own_voice_is_who_the_report_names_for_it() -> None:
    """Nobody else is said to have counted; of two, or with another figure, it stays its own."""
    lead = "Four soldiers were killed in Panjgur on Wednesday."
    army = "ISPR said that four soldiers were killed in Panjgur."
    group = "The BLA said that four soldiers were killed in Panjgur."
    other = "ISPR said that five soldiers were killed in Panjgur."

    assert len(killed([by(f"{lead}\n\n{army}", "Example Mirror")])) == 1
    assert len(killed([by(f"{lead}\n\n{other}", "Example Mirror")])) == 2
    assert len(killed([by(f"{lead}\n\n{army} {group}", "Example Mirror")])) == 3


def test_who_passes_a_figure_on_in_a_post_has_not_counted() -> None:
    """A sentence on the post of a reporter is as much the group's as the post is."""
    text = (
        "A message made the round.\n\nBLA: over 100 soldiers killed. I could not confirm it. — "
        "Example Reporter (@example_reporter) February 3, 2022\n\nExample Reporter confirmed that "
        "more than 100 soldiers had been killed."
    )

    assert len(killed([by(text, "Example Mirror")])) == 1


def test_a_total_is_one_whatever_places_stand_beside_it() -> None:
    """Of both towns, of the province, or of no place: within one incident it is the whole."""
    parts = "In Panjgur three soldiers were killed, it added, and in Nushki four."
    readings = [
        by(f"Seven soldiers were killed, ISPR said. {parts}", "Example Mirror"),
        by(f"ISPR said that seven soldiers were killed in Balochistan. {parts}", "Example Gazette"),
        by(f"Seven soldiers were killed in Panjgur and Nushki, ISPR said. {parts}", "Example Post"),
    ]
    whole = [one for one in killed(readings) if any("even soldiers" in said for said in one)]

    assert len(whole) == 1


def test_what_the_militants_say_is_the_groups_where_one_group_alone_says_it() -> None:
    """Attackers have many names; of two groups with one figure neither is taken."""
    militants = by(
        "The miscreants claimed that more than 100 soldiers were killed.", "Example Post"
    )
    one = by("The BLA said that more than 100 soldiers were killed.", "Example Mirror")
    other = by("The BNA said that more than 100 soldiers were killed.", "Example Gazette")

    assert len(killed([militants, one])) == 1
    assert len(killed([militants, one, other])) == 3
