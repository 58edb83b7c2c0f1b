"""How it stands, who did it, when it was."""

from dataclasses import replace

from counterclaim.records import Act, Responsibility, Status
from told import ARMY, FRONT, OUTLET, arithmetic, case, claim, found, toll

OTHER = "Sample Freedom Front"
REPULSED = Status("repulsed", None)
HOLDING = Status("holding", FRONT)
ONGOING = Status("ongoing", None)
ENDED = Status("ended", None)
ATTACK = Act("bombing", None, None, attempted=False)


def kinds(*claims: object) -> list[str]:
    """The kinds of tensions between claims."""
    return [one.kind for one in found(case(*claims))]  # type: ignore[arg-type]  # claims


def test_repulsed_and_held_on_one_day_is_a_conflict() -> None:
    """Who says that it was repulsed contradicts who holds it."""
    assert kinds(claim(ARMY, REPULSED), claim(FRONT, HOLDING)) == ["conflict"]


def test_held_first_and_repulsed_later_is_explained_by_time() -> None:
    """What was held on Monday can have been repulsed on Tuesday."""
    assert not kinds(claim(FRONT, HOLDING, day=1), claim(ARMY, REPULSED, day=2))


def test_repulsed_first_and_held_later_is_a_conflict() -> None:
    """What was repulsed on Monday is not held on Tuesday."""
    assert kinds(claim(ARMY, REPULSED, day=1), claim(FRONT, HOLDING, day=2)) == ["conflict"]


def test_over_here_and_going_on_there_is_no_conflict() -> None:
    """Two places, two answers."""
    made = case(
        claim(ARMY, ENDED, places=["Upperton"]),
        claim(FRONT, ONGOING, places=["Lowerton"]),
        claim(OUTLET, ATTACK, places=["Upperton", "Lowerton"]),
    )

    assert not found(made)


def test_a_sides_later_answer_is_a_revision() -> None:
    """Repulsed on Monday, still going on on Tuesday, over on Wednesday."""
    made = case(
        claim(ARMY, REPULSED, day=1), claim(ARMY, ONGOING, day=2), claim(ARMY, ENDED, day=3)
    )

    assert arithmetic(made, "revision") == ["goes on → is over", "was repulsed → goes on"]


def test_each_speaker_changes_its_own_word() -> None:
    """The army and the ministry both said that it went on, and both that it was over."""
    ministry = "interior ministry"
    made = case(
        claim(ARMY, ONGOING, day=1),
        claim(ministry, ONGOING, day=2, report="b"),
        claim(ARMY, ENDED, day=3, report="c"),
        claim(ministry, ENDED, day=3, report="d"),
    )
    pairs = [(one.left, one.right or "") for one in found(made, "revision")]
    said = {one.id: one.last.speaker or "" for one in made.claims}

    assert sorted((said[left], said[right]) for left, right in pairs) == [
        (ARMY, ARMY),
        (ministry, ministry),
    ]


def test_who_speaks_for_a_side_against_its_first_word_revises_it() -> None:
    """The army said that it was repulsed; the ministry was the first to say that it went on."""
    made = case(
        claim(ARMY, REPULSED, day=1),
        claim("interior ministry", ONGOING, day=2, report="b"),
        claim(ARMY, ONGOING, day=3, report="c"),
    )

    assert len(found(made, "revision")) == len([ARMY, "interior ministry"])


def test_what_is_over_in_a_place_and_in_all_are_two_conflicts() -> None:
    """Over in the one town while the other side holds it, and later over in all."""
    made = case(
        claim(ARMY, ENDED, day=1, places=["Upperton"]),
        claim(ARMY, ENDED, day=3, report="b"),
        claim(FRONT, HOLDING, day=3, report="c"),
        *(claim(FRONT, toll(2), places=[one], report="d") for one in ("Upperton", "Lowerton")),
    )

    assert len(found(made, "conflict")) == len(["in Upperton", "in all"])


def test_two_groups_that_claim_one_attack_are_in_conflict() -> None:
    """One attack, two who say that they did it."""
    made = [claim(who, Responsibility("claims", who)) for who in (FRONT, OTHER)]

    assert kinds(*made) == ["conflict"]


def test_a_group_that_is_named_and_denies_it() -> None:
    """Who denies having done it stands against who says so."""
    made = [
        claim(ARMY, Responsibility("accuses", FRONT)),
        claim(FRONT, Responsibility("denies", FRONT)),
    ]

    assert kinds(*made) == ["denial"]


def test_two_who_act_against_each_other_did_two_things() -> None:
    """The group attacked the army, the army attacked the group: nobody is contradicted."""
    made = [
        claim(OUTLET, Act("armed_attack", FRONT, ARMY, attempted=False)),
        claim(OUTLET, Act("armed_attack", ARMY, FRONT, attempted=False), report="b"),
        claim(FRONT, toll(3)),
        claim(ARMY, toll(3)),
    ]

    assert "conflict" not in kinds(*made)


def test_one_act_on_two_days_is_a_conflict() -> None:
    """What most reports say, against the other date."""
    made = case(
        claim(OUTLET, ATTACK, on=2),
        claim(OUTLET, ATTACK, on=2, report="b"),
        claim(OUTLET, ATTACK, on=3, report="c"),
    )

    assert arithmetic(made, "conflict") == ["2031-05-02 ≠ 2031-05-03"]


def test_who_gives_the_hour_of_each_tells_of_two_acts() -> None:
    """ "At one on Saturday", and then "at four on Sunday", in one report."""
    timed = [claim(OUTLET, ATTACK, day=day, hour=hour, on=day) for day, hour in ((2, 1), (3, 4))]
    made = [replace(one, occurred=replace(one.asserted, span=one.span)) for one in timed]

    assert not kinds(*made)


def test_acts_weeks_apart_are_two_acts() -> None:
    """A date far away is another act's."""
    assert not kinds(claim(OUTLET, ATTACK, on=2), claim(OUTLET, ATTACK, on=20, report="b"))
