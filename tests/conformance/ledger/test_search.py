"""Search finds folded words and shows them where they stand, the same in both databases."""

import pytest

from counterclaim.errors import BadOption
from counterclaim.ledger import Ledger
from counterclaim.ledger.kept import HitKind
from ledgers import put, reading
from made import READING

REPORTS = {
    "khabar": reading(
        "كراچي میں ۱۵ افراد جاں\u200cبحق ہوئے",
        language="ur",
        title="کراچی: ۱۵ جاں بحق",
        place="کراچی",
    ),
    "post": reading(
        "Fifteen (15) people died in Kara\u0301chi, Example Front said. \U0001f525 Nothing else",
        title="Fifteen dead",
        speaker="Example Front",
        outlet="Example Gazette",
    ),
    "other": reading(
        "The Example Rear said that nobody died. Nobody was killed, nobody hurt.",
        speaker="Example Rear",
        place="Examplegate",
    ),
    "spaced": reading("دو محافظ جاں بحق", language="ur"),
}


@pytest.fixture
def desk(ledger: Ledger) -> Ledger:
    """A ledger with four reports in two languages."""
    put(ledger, *REPORTS.values())
    return ledger


def found(desk: Ledger, query: str, kind: HitKind = "report", **more: str | int) -> set[str]:
    """The names of the reports that are found."""
    names = {one.report.id: name for name, one in REPORTS.items()}
    hits = desk.search(query, kind=kind, **more)  # type: ignore[arg-type]  # language or limit
    return {names[hit.report] for hit in hits}


WORDS: dict[str, tuple[str, set[str]]] = {
    "digits of any script": ("15", {"khabar", "post"}),
    "digits asked for in Urdu": ("۱۵", {"khabar", "post"}),
    "digits asked for in Arabic": ("١٥", {"khabar", "post"}),
    "letters of another keyboard": ("کراچی", {"khabar"}),
    "the same, asked for with them": ("كراچي", {"khabar"}),
    "accents and case put aside": ("KARACHI", {"post"}),
    "every word, in any order": ("died people", {"post"}),
    "a word that one has and a word that another has": ("people nobody", set()),
    "a phrase": ('"nobody was killed"', {"other"}),
    "a phrase in another order": ('"killed was nobody"', set()),
    "a phrase that is not closed": ('"nobody was killed', {"other"}),
    "a word's beginning": ("exam*", {"post", "other"}),
    "a word's beginning without a star": ("exam", set()),
    "joined, found where it is joined or not": ("جاں\u200cبحق", {"khabar", "spaced"}),
    "apart, found where it is joined or not": ("جاں بحق", {"khabar", "spaced"}),
    "a phrase apart": ('"جاں بحق"', {"khabar", "spaced"}),
    "one part of a joined word": ("بحق", {"khabar", "spaced"}),
    "two letters": ("دو", {"spaced"}),
    "signs are no words": ("died!!! (people)", {"post"}),
    "the language of queries is no query": ("died AND people", set()),
    "nor is its negation": ("-died", {"post", "other"}),
    "quotes inside": ("nobody' died", {"other"}),
    "a word that is nowhere": ("zzz", set()),
    "a word twice": ("died died", {"post", "other"}),
    "an apostrophe parts a word into a phrase": ("nobody'was", {"other"}),
}


@pytest.mark.parametrize(("query", "names"), WORDS.values(), ids=WORDS.keys())
def test_reports_are_found_by_their_words(desk: Ledger, query: str, names: set[str]) -> None:
    """Folded words, all of them, in any order; phrases and beginnings."""
    assert found(desk, query) == names


LABELS: dict[str, tuple[str, HitKind, set[str]]] = {
    "a stretch of a title": ("ifteen de", "title", {"post"}),
    "a title in Urdu": ("جاں بحق", "title", {"khabar"}),
    "a speaker": ("ample fron", "name", {"post"}),
    "two speakers": ("example", "name", {"post", "other"}),
    "an outlet": ("gazette", "name", {"post"}),
    "two letters": ("re", "name", {"other"}),
    "a place": ("examplegat", "place", {"other"}),
    "a place of another keyboard": ("كراچي", "place", {"khabar"}),
    "a claim's words": ("ifteen", "claim", {"post"}),
    "a claim's number": ("ہوئے", "claim", {"khabar"}),
    "a stretch that is nowhere": ("zzz", "claim", set()),
    "a stretch of another kind": ("gazette", "place", set()),
    "signs that mean something elsewhere": ("100%", "claim", set()),
}


@pytest.mark.parametrize(("query", "kind", "names"), LABELS.values(), ids=LABELS.keys())
def test_labels_are_found_by_any_stretch(
    desk: Ledger, query: str, kind: HitKind, names: set[str]
) -> None:
    """Titles, names, places and claims: letters in a row, in the middle of words too."""
    assert found(desk, query, kind) == names


def test_hits_are_shown_in_the_original_text(desk: Ledger) -> None:
    """Offsets are those of the report's own text, whatever folding made of it."""
    text = REPORTS["post"].text
    (hit,) = desk.search("karachi people")

    assert [one.quote for one in hit.spans] == ["people", "Kara\u0301chi"]
    assert all(text[one.start : one.end] == one.quote for one in hit.spans)
    assert [hit.shown[start:end] for start, end in hit.marks] == ["people", "Kara\u0301chi"]


def test_a_joined_word_is_shown_whole(desk: Ledger) -> None:
    """What is asked for apart is shown as it is written."""
    quotes = {hit.report: [one.quote for one in hit.spans] for hit in desk.search('"جاں بحق"')}

    assert quotes[REPORTS["khabar"].report.id] == ["جاں\u200cبحق"]


def test_a_claim_is_shown_in_its_report(desk: Ledger) -> None:
    """A claim's hit has its offsets in the report, and its own id."""
    (hit,) = desk.search("else", kind="claim")
    text = REPORTS["post"].text

    assert hit.id == REPORTS["post"].claims[1].id
    assert [text[one.start : one.end] for one in hit.spans] == ["else"]


def test_a_long_report_is_shown_where_most_words_meet(ledger: Ledger) -> None:
    """What is shown is short, and holds the words."""
    filler = "Nothing of note happened that day in the town. " * 40
    put(ledger, reading(f"{filler}Guards fell. {filler}Then guards were killed at dawn. {filler}"))

    (hit,) = ledger.search("guards killed dawn")

    assert len(hit.shown) < 200
    assert [hit.shown[a:b] for a, b in hit.marks] == ["guards", "killed", "dawn"]


def test_the_report_that_says_it_most_comes_first(ledger: Ledger) -> None:
    """Ranked by words: the more of a short text they are, the better."""
    filler = "Nothing of note happened that day in the town. " * 5
    ids = put(ledger, reading(f"{filler}Guards fell."), reading("Guards, guards, guards fell."))

    assert [hit.id for hit in ledger.search("guards")] == ids[::-1]


def test_only_reports_in_a_language_are_found(desk: Ledger) -> None:
    """A language narrows reports and labels alike."""
    assert found(desk, "15", language="ur") == {"khabar"}
    assert found(desk, "15", language="en") == {"post"}
    assert found(desk, "example", "name", language="ur") == set()


def test_no_more_hits_than_asked_for(desk: Ledger) -> None:
    """The limit is a limit."""
    assert len(desk.search("died", limit=1)) == 1


def test_a_report_read_again_is_found_by_its_new_claims_only(ledger: Ledger) -> None:
    """The index follows the rows."""
    from ledgers import told  # noqa: PLC0415 – only here

    put(ledger, READING)
    ledger.record_reading(told(READING)[:2], author="asma", by="made@2")

    assert len(ledger.search("guards")) == 1
    assert ledger.search("mobile service", kind="claim") == []
    assert ledger.verify() == []


@pytest.mark.parametrize(
    ("query", "kind", "limit"),
    [
        ("", "report", 20), ("!?", "report", 20), (" ", "claim", 20), ("a", "nothing", 20),
        ("a", "report", 0),
    ],
)  # fmt: skip
def test_what_cannot_be_looked_for_is_refused(
    desk: Ledger, query: str, kind: HitKind, limit: int
) -> None:
    """A query without a word, a kind that is none, no hits at all."""
    with pytest.raises(BadOption):
        desk.search(query, kind=kind, limit=limit)


def test_a_rebuilt_index_finds_the_same(desk: Ledger) -> None:
    """The index is no truth: made again, it answers alike."""
    queries = ("15", "exam*", "جاں بحق")
    before = [desk.search(one) for one in queries]

    desk.rebuild()

    assert [desk.search(one) for one in queries] == before
