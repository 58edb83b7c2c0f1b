"""The laws of attributions, for any line that words and marks can make."""

from hypothesis import given, settings
from hypothesis import strategies as st

from attributing import GRAMMAR, REPORTING, line_of
from counterclaim.reading.attribution import attributions

WORDS = [
    "the", "army", "said", "says", "that", "“We lost nobody at all,”", "he", "who", "and", "added",
    ",", ".", ":", "—", ";", "according to", "by", "was", "accused", "of", "denied", "not", "to",
    "claim", "'s", "adding", "told", "reporters", "in a statement", "Asif Lorin", "put", "the toll",
    "at", "12", "while", "also", "Friday", "said of", "“", "”", "''", "(", ")", "four", "died",
]  # fmt: skip
ANY = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
UNITS = [
    "the army said and ", "said army ", "the army, said, ", "“we said we lost it” he said, ",
    "X's claim that it was accused by ", "the man who said that ", "army's claim of ",
    "told a man ", "he denied, the head, ", "adding that, ", "according to of ",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(ANY)
def test_every_attribution_shows_its_words(said: str) -> None:
    """Any line gives drafts whose spans lie in it, each content with words, never raising."""
    for draft in attributions(line_of(said), GRAMMAR, REPORTING):
        source, cue, contents = draft.spans()
        spans = [span for span in (source, cue, *contents) if span is not None]

        assert contents
        assert all(span.cut(said).strip() and span.end <= len(said) for span in spans)


@settings(max_examples=200, deadline=None)
@given(ANY)
def test_reading_twice_is_reading_once(said: str) -> None:
    """Attributions are a function of the line."""
    line = line_of(said)

    assert [draft.spans() for draft in attributions(line, GRAMMAR, REPORTING)] == [
        draft.spans() for draft in attributions(line, GRAMMAR, REPORTING)
    ]
