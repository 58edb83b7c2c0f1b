"""The laws of reading, for any text, as far as they concern one report."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.records import Claim, Passage, Report, Speech, Toll
from reads import pipeline, read

# Pieces that reports are made of, so that chance meets the stages and not only their way out.
# Every sentence is our own; the groups are invented.
PIECES = [
    "The Zarvani Freedom Army (ZFA) said it had killed more than 20 soldiers in Panjgur.",
    "The army denied the claim, calling it “a complete lie”.",
    "“Four or five of them are still active,” the minister added.",
    "According to officials, nine attackers and four soldiers died on Thursday.",
    "no casualties",
    "dozens of #Quetta residents — Example Reporter (@example_one) February 3, 2022",
    "وزیر داخلہ نے کہا کہ پندرہ دہشت گرد ہلاک اور چار جوان شہید ہوئے۔",
    "فوج کے مطابق حملہ ناکام بنا دیا گیا۔",
    "QUETTA, Feb 3 (Example Wire) — ",
    "31 February 2022",
    "“", "”", '"', "(", ")", "\u202e", "\u2066", "\x00", "\n\n", "\n", "۔", "…", "12,,5", "@", "#",
    "https://example.org/a", "pic.twitter.com/x", "🕊️", "é", "ﷺ", "1/2", "۱۵",
]  # fmt: skip
ANY = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=14).map(" ".join)


LAW = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@LAW
@given(ANY)
def test_any_text_gives_a_reading_and_every_mark_shows_its_words(text: str) -> None:
    """Any text at all gives a reading; every mark, claim and finding shows its words."""
    reading = read(text)

    for layer in reading.layers.values():
        assert all(mark.span.cut(text) for mark in layer)
    for claim in reading.claims:
        claim.span.check(text)
        for link in claim.chain:
            for shown in (link.source, link.cue):
                if shown is not None:
                    shown.check(text)
        for where in claim.places:
            where.span.check(text)
        for word in claim.loaded:
            assert text[word.start : word.end] == word.quote
    for finding in reading.findings:
        assert finding.spans
        for shown in finding.spans:
            shown.check(text)


@LAW
@given(ANY)
def test_reading_twice_is_reading_once(text: str) -> None:
    """Reading is a function of the report: the same claims, ids, findings and doubts."""
    first, second = read(text), read(text)

    assert first.claims == second.claims
    assert first.findings == second.findings
    assert first.doubts == second.doubts


@LAW
@given(ANY)
def test_ranges_are_ranges(text: str) -> None:
    """A toll's low end is never above its high end, and neither is negative."""
    tolls = [claim.body for claim in read(text).claims if isinstance(claim.body, Toll)]

    for toll in tolls:
        assert toll.low is None or toll.low >= 0
        assert toll.low is None or toll.high is None or toll.low <= toll.high


@LAW
@given(ANY)
def test_every_word_stands_in_a_passage(text: str) -> None:
    """Nothing is dropped unseen: every letter and digit lies in some passage."""
    reading = read(text)
    held: set[int] = set()
    for passage in reading[Passage]:
        held.update(range(passage.span.start, passage.span.end))

    assert all(at in held for at, letter in enumerate(text) if letter.isalnum())


@LAW
@given(ANY)
def test_chains_name_the_outlet_only_where_nobody_else_stands(text: str) -> None:
    """A chain is never empty; the outlet stands in it alone or not at all."""
    for claim in read(text).claims:
        roles = [link.role for link in claim.chain]

        assert roles
        assert roles == ["outlet"] or "outlet" not in roles


# Sentences about two invented parties, A and B, whose names are of one length.
PARTISAN = [
    "The A Freedom Army said on Thursday that it had killed nine fighters of the B Freedom Army.",
    "The B Freedom Army denied the claim.",
    "It said that only two of its fighters had died, and that the attack was repulsed.",
    "“The figures are a lie,” a spokesman for the B Freedom Army told reporters.",
    "According to the A Freedom Army, four people were injured in Quetta.",
    "The A Freedom Army claimed responsibility for the raid.",
    "The B Freedom Army said that the A Freedom Army was still holding the camp.",
    "Seven enemy fighters were killed, the A Freedom Army said.",
    "The A Freedom Army attacked a camp of the B Freedom Army near Quetta on Wednesday.",
]
SIDES = {"A": "Zarvan", "B": "Kharan"}


def partisan(pieces: list[str]) -> str:
    """The sentences in order, with the parties named."""
    return re.sub(r"\b[AB]\b", lambda found: SIDES[found.group()], " ".join(pieces))


def swapped(text: str) -> str:
    """The text with its two parties exchanged; their names are of one length."""
    parts = {"Zarvan": "Kharan", "Kharan": "Zarvan"}
    return re.sub("Zarvan|Kharan", lambda found: parts[found.group()], text)


def told(claim: Claim) -> tuple[object, ...]:
    """What a claim says, without ids, which are digests of names too."""
    return (
        claim.kind, claim.span.start, claim.span.end, claim.stance,
        tuple((link.speaker, link.role) for link in claim.chain), repr(claim.body),
    )  # fmt: skip


@LAW
@given(st.lists(st.sampled_from(PARTISAN), min_size=1, max_size=7))
def test_the_system_has_no_side(pieces: list[str]) -> None:
    """Swapping which party is which swaps the parties in the reading, and changes nothing else."""
    text = partisan(pieces)
    plain = sorted(repr(told(claim)) for claim in read(text).claims)
    other = sorted(swapped(repr(told(claim))) for claim in read(swapped(text)).claims)

    assert plain == other


def test_the_parties_are_read_at_all() -> None:
    """The law above is about something: these sentences do make claims."""
    assert len(read(partisan(PARTISAN)).claims) > len(PARTISAN) // 2


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_reports_are_read_alone(order: tuple[int, int, int]) -> None:
    """What was read before changes nothing: the order of arrival is no part of a reading."""
    texts = [PIECES[0], PIECES[3], PIECES[6]]
    alone = [read(text).claims for text in texts]

    together = {i: read(texts[i]).claims for i in order}

    assert [together[i] for i in range(3)] == alone


def test_a_report_without_a_date_never_takes_one() -> None:
    """A relative time in a report without a date stays unresolved; it is never invented."""
    reading = read("Two soldiers were killed on Thursday, the army said.", None)

    assert reading.claims
    assert all(claim.occurred.interval.begin is None for claim in reading.claims)
    assert all(claim.asserted.interval.begin is None for claim in reading.claims)


def test_a_claim_stays_within_what_its_speaker_says() -> None:
    """Nobody is given words that another is said to say: claims lie inside their speech."""
    reading = read(PIECES[0] + " " + PIECES[3])
    contents = [content for speech in reading[Speech] for content in speech.contents]

    for claim in reading.claims:
        if claim.last.role == "source" and claim.kind == "toll":
            assert any(content.holds(claim.span.span) for content in contents)


def test_a_reading_keeps_its_report() -> None:
    """Reading changes nothing in the report itself."""
    report = Report("rep_x", partisan(PARTISAN), "0" * 64, "test")
    before = replace(report)

    assert pipeline()(report).report == before
