"""What would change an estimate: told by position, the same as drawn again for each claim."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.reconciling.changes import Alike, accepted, changes, rejected
from counterclaim.reconciling.drawing import Answered, Ends, draw, ends
from counterclaim.reconciling.estimates import Weigh, every
from counterclaim.records import Question, Row, Speaker, Statement
from counterclaim.tables.policies import Listed, load
from counterclaim.tables.shelf import Shelf
from stated import stated

POLICIES = replace(
    load(Shelf()), official=Listed.of(["army", "wire"]), credible=Listed.of(["wire"])
)
NAMES = list(every([f"{name}:*" for name in POLICIES.by_name], Weigh(POLICIES)))
QUESTION = Question("civilians.killed", "toll", "civilians", "killed")
INTERESTS = (None, "own_losses", "enemy_losses")
LAW = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def statements(draw_: st.DrawFn) -> list[Statement]:
    """Many statements of few figures by few voices, in few reports: much is said again."""
    return [
        _one(draw_, f"c{number}") for number in range(draw_(st.integers(min_value=0, max_value=14)))
    ]


def _one(draw_: st.DrawFn, said: str) -> Statement:
    kind = draw_(st.sampled_from(["exact", "exact", "exact", "at_least", "unquantified", "vague"]))
    low = {"unquantified": None, "vague": 24}.get(kind, draw_(st.sampled_from([0, 1, 4, 4, 9])))
    who = draw_(st.sampled_from(["army", "wire", "alone", "alone", "alone"]))
    speaker = f"voice {said}" if who == "alone" else who
    made = stated(
        said,
        speaker,
        low,
        high=low if kind == "exact" else None,
        qualifier=kind,  # type: ignore[arg-type]  # one of the kinds above
        number="dozens" if kind == "vague" else None,
        victims="civilians",
        day=draw_(st.sampled_from([None, 1, 2])),
        origin=draw_(st.sampled_from([None, None, "o1"])),
        interest=draw_(st.sampled_from(INTERESTS)),
        stance=draw_(st.sampled_from(["asserts"] * 6 + ["denies", "doubts"])),
        places=draw_(st.sampled_from([(), (), (), (), ("Here",), ("There",)])),
        subclass=draw_(st.sampled_from([None] * 6 + ["children", "one_person"])),
    )
    chain = made.claim.chain if draw_(st.integers(0, 3)) else (Speaker(None, "outlet", None),)
    report = draw_(st.sampled_from([f"rep_{said}", f"rep_{said}", "rep_a", "rep_b"]))
    return replace(
        made,
        claim=replace(made.claim, report=report, chain=chain),
        scope=replace(made.scope, besides=draw_(st.sampled_from([False] * 6 + [True]))),
    )


def asked(name: str, told: list[Statement], waiting: frozenset[str] = frozenset()) -> Answered:
    """Statements put to a policy."""
    mine = Row(QUESTION, tuple(told))
    return draw(Weigh(POLICIES, (mine,), waiting).asked(mine, name))


def plainly(told: Answered) -> dict[tuple[str, str], Ends]:
    """Every claim left out, and every one let stand, with the row drawn again for each."""
    it = told.asked
    found = {
        ("reject", one.claim.id): ends(replace(it, dropped=frozenset({one.claim.id})))
        for one in it.row.statements
    } | {
        ("accept", claim): ends(replace(it, trusted=frozenset({claim}))) for claim in accepted(told)
    }
    return {key: moved for key, moved in found.items() if moved != told.ends}


@LAW
@given(name=st.sampled_from(NAMES), told=statements(), first=st.booleans())
def test_what_is_told_by_position_is_what_every_claim_alone_would_do(
    name: str, told: list[Statement], *, first: bool
) -> None:
    """The short way and the long way find the same changes, to the same ends."""
    answered = asked(name, told, frozenset({"clm_c0"} if first else ()))
    found = {(one.act, one.claim): (one.low, one.best, one.high) for one in changes(answered)}

    assert found == plainly(answered)


def test_drawings_do_not_grow_with_how_often_a_position_is_told() -> None:
    """Two voices that repeat themselves and many that say one thing: few drawings, however many."""

    def drawings(times: int) -> int:
        told = [
            *(_told(f"a{i}", "army", 9, i) for i in range(times)),
            *(_told(f"b{i}", "front", 60, i) for i in range(times)),
            *(_told(f"c{i}", f"voice {i}", 4, i) for i in range(times)),
        ]
        answered = asked("ucdp", told)
        alike = Alike.of(answered)
        rejections = {alike.like_rejected(one) for one in rejected(answered)}
        return len(rejections) + len({alike.like_accepted(one) for one in accepted(answered)})

    assert drawings(40) == drawings(10) < 10


def _told(said: str, speaker: str, low: int, report: int) -> Statement:
    made = stated(said, speaker, low, victims="civilians", origin=f"o_{said}")
    return replace(made, claim=replace(made.claim, report=f"rep_{speaker}_{report}"))
