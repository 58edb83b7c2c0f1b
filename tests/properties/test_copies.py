"""Laws of copies and origins, over any texts in any order."""

from collections.abc import Sequence
from functools import cache
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.linking.copies import copies
from counterclaim.linking.meeting import pairs
from counterclaim.linking.origins import origins
from counterclaim.linking.passages import shared_runs
from counterclaim.linking.shingles import trace
from counterclaim.records import Origin, Passage, Reading, Report, Span, digest
from counterclaim.tables import Tables, load
from counterclaim.tables.copying import Copying, Crowd
from reads import read

ANY = st.text(max_size=200) | st.sampled_from(
    ["", " ", "\n\n", "one", "نوشکی", "\u202e\u200f", "a\x00b", "\ud800", "é" * 3, "word " * 3000]
)
FEW = st.lists(
    st.sampled_from(["guard", "pass", "river", "نوشکی", "van", "Four", "killed"]), max_size=60
)
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
SAID = [
    "ISPR said that four soldiers were killed in Panjgur on Wednesday.",
    "In Panjgur 4 soldiers died on Wednesday, according to ISPR.",
    "The BLA said that more than 100 soldiers were killed in Panjgur and Nushki.",
    "Officials said that nine attackers were killed in Nushki on Wednesday.",
    "Nine attackers were killed in Nushki on Wednesday. The army denied the claim.",
    "فوج نے کہا کہ پنجگور میں چار فوجی ہلاک ہوئے۔",
]


@cache
def tables() -> Tables:
    """The tables that are shipped."""
    return load()


def limits() -> Copying:
    """The limits that are shipped."""
    return tables().copying


def told(text: str, number: int = 0) -> Reading:
    """A reading of a text, in one passage where it has any."""
    report = Report(digest("rep", text, number), text, "0" * 64, "made")
    layer = (Passage(Span(0, len(text)), "paragraph", None, "ltr"),) if text else ()
    return Reading(report, {Passage: layer})


@cache
def said(number: int) -> Reading:
    """The reading of one of the sentences."""
    return read(SAID[number])


@settings(deadline=None)
@given(st.lists(ANY, max_size=6), st.randoms())
def test_any_texts_in_any_order_give_the_same_copies(texts: list[str], order: Random) -> None:
    """Nothing raises, and neither order nor doubling changes anything."""
    readings = [told(text, number) for number, text in enumerate(texts)]
    other = [*readings, *readings[:1]]
    order.shuffle(other)

    assert copies(readings, limits()) == copies(other, limits())


@settings(deadline=None)
@given(ANY)
def test_a_copy_of_itself_is_exact(text: str) -> None:
    """A text that has a word is an exact copy of the same text in another report."""
    left, right = told(text, 1), told(text, 2)
    found = copies([left, right], limits())
    worded = trace(left, limits().shingles).whole is not None

    assert [one.kind for one in found] == (["exact"] if worded else [])


@given(FEW, FEW)
def test_every_copy_shows_words_that_stand_there(left: list[str], right: list[str]) -> None:
    """What a copy shows is in its report where it says, and its share is a part of one."""
    readings = {one.report.id: one for one in (told(" ".join(left), 1), told(" ".join(right), 2))}

    for one in copies(list(readings.values()), limits()):
        assert 0 < one.share <= 1
        assert one.left < one.right
        for name, shown in zip((one.left, one.right), one.shown, strict=True):
            assert shown is not None
            shown.check(readings[name].text)


@given(st.lists(st.text(ALPHABET, min_size=3, max_size=8), min_size=30, max_size=80, unique=True))
def test_texts_without_a_common_run_are_never_copies(words: list[str]) -> None:
    """The same words in another order are another text."""
    forwards, backwards = " ".join(words), " ".join(reversed(words))

    assert copies([told(forwards, 1), told(backwards, 2)], limits()) == ()


@given(FEW, FEW)
def test_a_shared_run_is_the_same_words(left: list[str], right: list[str]) -> None:
    """Each run found is equal word for word, in order, and as long as it can be."""
    cut = limits().shingles
    one, other = trace(told(" ".join(left), 1), cut), trace(told(" ".join(right), 2), cut)

    for run in shared_runs(one, other, cut.words, cut.repeats):
        ours = one.codes[run.left : run.left + run.length].tolist()
        assert ours == other.codes[run.right : run.right + run.length].tolist()
        assert len(ours) == run.length >= cut.words


@given(st.lists(st.sets(st.integers(0, 12), max_size=5), max_size=30), st.integers(2, 40))
def test_what_shares_no_key_never_meets(keys: list[set[int]], most: int) -> None:
    """Each pair shares a key; without a crowd each pair that shares one is there."""
    arrays = [np.array(sorted(held), dtype=np.uint64) for held in keys]
    found = pairs(arrays, list(range(len(keys))), Crowd(most, 2))
    sharing = {
        (i, j) for i in range(len(keys)) for j in range(i + 1, len(keys)) if keys[i] & keys[j]
    }

    assert found <= sharing
    assert most < len(keys) or found == sharing


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(len(SAID))), st.integers(1, len(SAID)))
def test_every_claim_stands_in_one_origin_whatever_the_order(order: list[int], count: int) -> None:
    """Origins are the same in every order, twice as once; each claim is in exactly one."""
    chosen = order[:count]
    readings, ordered = [said(n) for n in chosen], [said(n) for n in sorted(chosen)]
    found = told_origins([*readings, readings[0]])
    claims = sorted(claim.id for reading in readings for claim in reading.claims)

    assert found == told_origins(ordered)
    assert sorted(name for one in found for name in one.claims) == claims


def told_origins(readings: Sequence[Reading]) -> tuple[Origin, ...]:
    """The origins of readings and their copies."""
    return origins(readings, copies(readings, limits()), tables())
