"""Which reports repeat which."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import BadTable
from counterclaim.linking.copies import copies, copy
from counterclaim.linking.posts import address
from counterclaim.linking.shingles import trace
from counterclaim.records import Copy, Passage, Reading, Report, Span, digest
from counterclaim.tables import actors, copying, load
from counterclaim.tables.shelf import PACKAGED, Shelf
from reads import read

LIMITS = load().copying
DAY = date(2022, 2, 3)
STORY = (
    "Gunmen in two vans fired at the upper post of Example Pass shortly after dusk, residents of "
    "the valley said, and the shooting went on until the first patrol arrived from the river. "
    "The guards of the post held the eastern wall through the night while their wounded were "
    "carried down the old mule track to the clinic in the lower village, where one doctor worked."
)
OTHER = (
    "A flood washed away the wooden bridge below the mill on Sunday morning and left three hamlets "
    "without a road, the district engineer wrote in his weekly letter to the council. Repairs will "
    "take until the end of the month if timber can be found and the river does not rise again."
)
BACKGROUND = (
    "The valley has been disputed ever since the border was drawn and neither side keeps any "
    "register of its people, so that a count of the dead begins with a guess at the living."
)


def told(text: str, *, day: date | None = DAY, outlet: str | None = None) -> Reading:
    """A reading of a text of which nothing but the words is known."""
    report = Report(digest("rep", text, day, outlet), text, "0" * 64, "made", outlet, published=day)
    return Reading(report)


def posted(text: str, url: str | None, handle: str = "example_desk", said: date = DAY) -> Reading:
    """A reading of a report that shows one post after its own words."""
    whole = f"{text}\n\n"
    name = digest("rep", text, url, handle, said)
    layer = (
        Passage(Span(0, len(text)), "paragraph", "en", "ltr"),
        Passage(
            Span(len(whole), len(whole) + len(POST)),
            "post",
            "en",
            "ltr",
            None,
            handle,
            said,
            url=url,
        ),
    )
    return Reading(Report(name, whole + POST, "0" * 64, "made"), {Passage: layer})


POST = "Nine guards and a driver were brought to the clinic this morning, nurses tell me."


def kinds(*readings: Reading) -> list[str]:
    """The kinds of copies among readings."""
    return [one.kind for one in copies(readings, LIMITS)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (STORY, "exact"),
        (STORY.upper().replace(",", " –"), "exact"),
        (STORY.replace("dusk", "nightfall").replace("river", "ford"), "near"),
        (f"{OTHER}\n\n{BACKGROUND}\n\n{STORY}", "partial"),
        (STORY[: STORY.index("The guards")], "partial"),
        (f"{OTHER} Gunmen in two vans fired at the upper post of Example Pass.", None),
        (OTHER, None),
    ],
)
def test_a_report_is_a_copy_by_its_words(text: str, kind: str | None) -> None:
    """Exact in other capitals and marks, near after small changes, partial in a longer report."""
    other = told(text, outlet="Example Mirror")

    assert kinds(told(STORY), other) == ([kind] if kind else [])


def test_every_copy_shows_its_words() -> None:
    """The longest shared words stand in both texts where the copy says."""
    left, right = told(STORY), told(f"{OTHER}\n\n{STORY}")
    texts = {one.report.id: one.text for one in (left, right)}
    (found,) = copies([left, right], LIMITS)

    for report, shown in ((found.left, found.shown[0]), (found.right, found.shown[1])):
        assert shown is not None
        shown.check(texts[report])


def test_a_short_quotation_in_two_reports_makes_no_copy() -> None:
    """Two who quote one sentence of a minister have written two reports."""
    said = "“We shall not rest until the last of the vans is found,” the minister told the council."

    assert kinds(told(f"{STORY} {said}"), told(f"{OTHER} {said}")) == []


def test_a_shared_paragraph_counts_only_close_in_time() -> None:
    """What stands in reports of two seasons is background, not a copy."""
    first = told(f"{STORY}\n\n{BACKGROUND}")
    soon = told(f"{OTHER}\n\n{BACKGROUND}", day=date(2022, 2, 5))
    late = told(f"{OTHER}\n\n{BACKGROUND}", day=date(2022, 8, 5))

    assert kinds(first, soon) == ["partial"]
    assert kinds(first, late) == []


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("https://x.com/d/status/7?s=20", "https://twitter.com/d/status/7", True),
        ("https://t.me/channel/7", "http://telegram.me/channel/7/", True),
        ("https://t.me/channel/7", "https://t.me/channel/8", True),
        ("https://example.org/a?id=1", "https://example.org/a?id=2", True),
    ],
)
def test_a_post_is_one_by_its_address_or_by_account_day_and_words(
    left: str, right: str, one: bool
) -> None:
    """Addresses are compared without what only says where somebody came from."""
    found = kinds(posted(STORY, left), posted(OTHER, right))

    assert (found == ["post"]) is one


def test_the_same_words_of_two_accounts_are_two_posts() -> None:
    """Who copies a post has not written it."""
    assert kinds(posted(STORY, None), posted(OTHER, None, handle="example_night")) == []


def test_the_same_words_of_one_account_on_two_days_are_two_posts() -> None:
    """A morning's count can be said again a week later."""
    assert kinds(posted(STORY, None), posted(OTHER, None, said=date(2022, 2, 11))) == []


@pytest.mark.parametrize(
    ("url", "told_as"),
    [
        ("https://www.example.org/a/?utm_source=x&b=1", "example.org/a?b=1"),
        ("https://m.example.org/a#top", "example.org/a"),
        ("https://[broken", "https://[broken"),
        (None, None),
    ],
)
def test_addresses_are_written_in_one_way(url: str | None, told_as: str | None) -> None:
    """Prefixes of hosts, fragments and traces of the way are left out; no address raises."""
    assert address(url, LIMITS.posted) == told_as


WIRE = (
    "EXAMPLE CITY, Feb 2, 2022 (Example Wire) — Four guards were killed at Example Pass on "
    "Wednesday. The road remained closed."
)


def test_a_wire_tag_makes_a_relay_where_both_claim_the_same() -> None:
    """A desk that rewrites a wire's report and names it passes it on."""
    wire = read(WIRE, date(2022, 2, 2))
    desk = read(
        "EXAMPLE CITY, Feb 3, 2022 (Example Wire) — A raid on Wednesday left the pass in disorder: "
        "four guards were killed, and vans burnt in the night."
    )
    desk = replace(desk, report=replace(desk.report, outlet="Example Mirror"))
    found = [one for one in copies([wire, desk], LIMITS) if one.kind == "relay"]

    assert [(one.shown[0] or one.shown[1]).quote for one in found] == ["Example Wire"]  # type: ignore[union-attr]


def test_a_tag_alone_makes_no_relay() -> None:
    """Whoever carries another story of the same wire does not pass this one on."""
    desk = read("EXAMPLE CITY, Feb 3, 2022 (Example Wire) — Nine miners were injured on Monday.")
    desk = replace(desk, report=replace(desk.report, outlet="Example Mirror"))

    assert copies([read(WIRE, date(2022, 2, 2)), desk], LIMITS) == ()


def test_a_crowd_of_the_same_words_is_not_compared_in_all_pairs() -> None:
    """Three hundred printings stay together by far fewer pairs than 44,850."""
    crowd = [told(STORY, outlet=str(number)) for number in range(300)]
    found = copies(crowd, LIMITS)
    reached = {found[0].left}
    for _ in range(len(crowd)):
        reached |= {
            n for one in found if {one.left, one.right} & reached for n in (one.left, one.right)
        }
        if len(reached) == len(crowd):
            break

    assert len(reached) == len(crowd)
    assert len(found) <= 300 * 8


def test_a_trace_is_the_same_on_every_machine() -> None:
    """No key hangs on the process, the processor or a library's default."""
    keys = trace(told(STORY), LIMITS.shingles).keys

    assert hashlib.sha256(keys.astype(">u8").tobytes()).hexdigest()[:16] == KEYS


KEYS = "521d63c6e3d1e745"


def test_the_tables_are_told_the_same_in_every_process() -> None:
    """What a ledger's copies rest on is compared by these words, in whatever order sets come."""
    command = (
        "import hashlib; from counterclaim.tables import load; "
        "print(hashlib.sha256(repr(load().copying).encode()).hexdigest())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", command],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(told) == 1


def test_one_pair_can_be_asked_alone() -> None:
    """The answer is that of many, whichever comes first."""
    left, right = told(STORY), told(f"{OTHER}\n\n{STORY}")
    (found,) = copies([left, right], LIMITS)

    assert copy(left, right, LIMITS) == copy(right, left, LIMITS) == found
    assert isinstance(found, Copy)


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("copies.toml", "share = 0.5\nleast_words = 20", "share = 2\nleast_words = 20", "share"),
        ("copies.toml", "bands = 32", "bands = 33", "bands"),
        ("copies.toml", 'passages = ["dateline"', 'passages = ["poem"', "poem"),
        ("copies.toml", 'brackets = ["()"', 'brackets = ["("', "brackets"),
        ("copies.toml", "copied = ", "coped = ", "copied"),
        ("copies.toml", "window = 12", "window = 0", "window"),
    ],
)
def test_a_bad_table_is_named(tmp_path: Path, file: str, old: str, new: str, says: str) -> None:
    """The message says where and what."""
    text = (PACKAGED / file).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(BadTable, match=says):
        copying.load(Shelf((tmp_path,)), actors.load(Shelf()))
