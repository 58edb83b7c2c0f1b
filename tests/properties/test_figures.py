"""Laws of figures, for any number and any text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.orthography import words
from counterclaim.reading.figures import FindFigures
from counterclaim.reading.numbers import number_at
from counterclaim.records import Figure, Reading, Report, Sentence, Span, Time
from counterclaim.tables import numerals, people
from counterclaim.tables.numerals import Numerals
from counterclaim.tables.shelf import Shelf

SHELF = Shelf()
TABLES = {code: numerals.load(SHELF, code) for code in ("en", "ur")}
STAGE = FindFigures(TABLES, {code: people.load(SHELF, code) for code in TABLES})
SCRIPTS = ["0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯"]
PIECES = st.sampled_from(
    """killed|13|soldiers|and|an|officer|more than|dozens|of|them|two|hundred|-|,|including|no|one
    between|10|to|toll|rose|4|6|wounded|police|posts|%|so far|up to|fewer than|@a1|#b2|'|“
    ایک|افسر|سمیت|چار|اہلکار|ہلاک|سے|زائد|کوئی|نہیں|تعداد""".replace("\n", "|").split("|")
)
codes = st.sampled_from(sorted(TABLES))


def figures(said: str, code: str) -> list[Figure]:
    """The figures of a text that is one sentence."""
    sentence = Sentence(Span(0, len(said)), 0, code)
    return list(
        STAGE(Reading(Report("rep_test", said, "0", "test"), {Sentence: (sentence,), Time: ()}))
    )


def spelled(number: int, table: Numerals) -> str:
    """A number in the words of a table: the largest word that is not above what is left."""
    said = {value: word for word, value in reversed(list(table.words.items()))}
    scale = {value: word for word, value in table.scales.items()}
    if number in said:
        return said[number]
    for size in (1000, 100):
        if number >= size:
            rest = f" {spelled(number % size, table)}" if number % size else ""
            return f"{spelled(number // size, table)} {scale[size]}{rest}"
    ten = number - number % 10
    return f"{said[ten]} {said[number % 10]}"


@given(number=st.integers(0, 9999), code=codes)
def test_number_words_read_back_to_their_number(number: int, code: str) -> None:
    """What a table can say it can read."""
    said = words(spelled(number, TABLES[code]))
    read = number_at(said, 0, TABLES[code])

    assert read is not None
    assert (read.value, read.after) == (number, len(said))


@given(number=st.integers(0, 10**9), script=st.sampled_from(SCRIPTS), code=codes)
def test_digits_say_the_same_in_every_script(number: int, script: str, code: str) -> None:
    """A digit is a digit, whoever's alphabet it stands in."""
    said = str(number).translate(dict(zip(map(ord, SCRIPTS[0]), script, strict=True)))
    read = number_at(words(said), 0, TABLES[code])

    assert read is not None
    assert read.value == number


@given(said=st.lists(PIECES, min_size=1, max_size=25).map(" ".join), code=codes)
def test_every_range_is_in_order_and_shows_its_words(said: str, code: str) -> None:
    """Low is never above high; number and counted lie inside the span; figures do not overlap."""
    read = figures(said, code)

    for figure in read:
        assert figure.low is not None
        assert figure.low >= 0
        assert figure.high is None or figure.low <= figure.high
        assert figure.span.cut(said).strip() == figure.span.cut(said)
        assert figure.span.holds(figure.number)
        assert figure.counted is None or figure.span.holds(figure.counted)
    assert all(left.span != right.span for left, right in pairwise(read))


@given(said=st.text(min_size=1, max_size=200), code=codes)
def test_any_text_gives_a_result(said: str, code: str) -> None:
    """Odd text never raises."""
    assert isinstance(figures(said, code), list)
