"""Attributions against gold that is flat and may be in pieces."""

from counterclaim.records import Span, Speech
from measure_polnear import (
    Told,
    characters,
    exact,
    outermost,
    overlap,
    whole,
)


def told(source: str, cue: str, content: str) -> Told:
    """An attribution whose spans are ranges such as 0-4, or empty."""

    def some(said: str) -> frozenset[int]:
        return frozenset(range(*map(int, said.split("-")))) if said else frozenset()

    return Told(some(source), some(cue), some(content))


def speech(cue: tuple[int, int], *contents: tuple[int, int]) -> Speech:
    """A speech without a source."""
    return Speech(
        Span(*cue),
        None,
        Span(*cue),
        tuple(Span(*one) for one in contents),
        "asserts",
        None,
        None,
        "unknown",
    )


def test_quotation_marks_and_white_space_around_a_piece_do_not_count() -> None:
    """Each piece is stripped by itself; what stands inside is kept."""
    text = '“We won,” she said. "Twice over" '

    assert characters(text, [(0, 9), (19, 33)]) == frozenset([*range(1, 8), *range(21, 31)])


def test_spans_are_exact_only_when_every_character_is_the_same() -> None:
    """One character more is no match, and a span said twice counts once."""
    a, b = frozenset(range(4)), frozenset(range(5))

    assert exact([a, a], [a, b]).right == 1
    assert exact([a, a], [a, b]).predicted == 1


def test_overlap_is_one_to_one_and_takes_the_largest_first() -> None:
    """Two predictions that lie in one gold span match it once."""
    gold = [frozenset(range(10))]

    assert overlap([frozenset({0}), frozenset(range(3, 9))], gold).right == 1


def test_a_whole_attribution_needs_all_three() -> None:
    """Source, cue and content, each the same or each overlapping."""
    gold = [told("0-4", "5-9", "10-20")]

    assert whole([told("0-4", "5-9", "10-20")], gold, same=True)
    assert not whole([told("0-4", "5-9", "10-19")], gold, same=True)
    assert whole([told("2-4", "5-9", "10-19")], gold, same=False)
    assert not whole([told("30-34", "5-9", "10-19")], gold, same=False)


def test_a_whole_attribution_without_a_source_asks_that_none_is_read() -> None:
    """A source beside a gold attribution that has none is wrong."""
    gold = [told("", "5-9", "10-20")]

    assert whole([told("", "5-9", "10-20")], gold, same=False)
    assert not whole([told("0-4", "5-9", "10-20")], gold, same=False)


def test_a_speech_inside_the_content_of_another_is_left_out() -> None:
    """Flat gold cannot hold it."""
    outer, inner = speech((0, 4), (5, 40)), speech((10, 14), (15, 30))

    assert outermost([inner, outer]) == [outer]
