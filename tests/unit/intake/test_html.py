"""Pages become reports: posts and captions in their places, hostile pages in bounded time."""
# ruff: noqa: E501, ISC004  # a case stays on its line

from datetime import date, datetime

import pytest

from counterclaim.errors import InputError, NoText
from counterclaim.intake.reports import read_bytes
from counterclaim.records import Block, Report
from counterclaim.tables import Tables

BODY = "".join(
    f"<p>Paragraph {n}: two guards were hurt at the gate of the camp on Monday, a spokesman of the "
    "district administration told reporters in the town, and the road was closed until night.</p>"
    for n in "ABC"
)


def page(inside: str = "", head: str = "") -> str:
    """A page with a few paragraphs around something."""
    return (
        f"<!doctype html><html><head>{head}</head><body><nav><a href='/'>Home</a></nav><article>"
        f"<h1>Guards hurt at gate</h1>{BODY}{inside}{BODY.replace('Paragraph', 'Part')}</article>"
        "<footer>All rights imagined</footer></body></html>"
    )


def read(html: str | bytes, known: Tables) -> Report:
    """The report of a page."""
    data = html if isinstance(html, bytes) else html.encode()
    (report,) = read_bytes(data, tables=known, name="x.html")
    assert isinstance(report, Report), report
    return report


def post_of(inside: str, known: Tables) -> tuple[Block, str]:
    """The one post of a page with this inside."""
    report = read(page(inside), known)
    (post,) = (block for block in report.blocks if block.kind == "post")
    return post, post.span.cut(report.text)


TWEET = (
    '<blockquote class="twitter-tweet"><p lang="en">Gate of <a href="https://twitter.com/hashtag/X">'
    "#Town</a> closed &amp; guarded.<br>More soon.</p>&mdash; Example Desk (@example_desk) "
    '<a href="https://twitter.com/example_desk/status/15?ref_src=twsrc">February 3, 2022</a>'
    '</blockquote><script src="https://platform.twitter.com/widgets.js"></script>'
)


@pytest.mark.parametrize(
    ("inside", "author", "handle", "day", "url"),
    [
        (TWEET, "Example Desk", "example_desk", date(2022, 2, 3), "https://twitter.com/example_desk/status/15"),
        (f'<figure class="wp-block-embed"><div>{TWEET}</div></figure>',
         "Example Desk", "example_desk", date(2022, 2, 3), "https://twitter.com/example_desk/status/15"),
        ('<blockquote class="mastodon-embed" cite="https://example.social/@desk/1"><p>Gate closed.</p>'
         '&mdash; Desk (@desk@example.social) <time datetime="2022-02-03T10:00:00Z">Feb 3</time></blockquote>',
         "Desk", "desk@example.social", datetime(2022, 2, 3, 10), "https://example.social/@desk/1"),
        ('<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:x/app.bsky.feed.post/3k">'
         '<p>Gate closed.</p>&mdash; Desk (<a href="https://bsky.app/profile/desk.example">@desk.example</a>) '
         '<a href="https://bsky.app/profile/desk.example/post/3k?ref_src=embed">February 3, 2022 at 1:02 PM</a></blockquote>',
         "Desk", "desk.example", date(2022, 2, 3), "https://bsky.app/profile/desk.example/post/3k"),
        ('<div class="tgme_widget_message" data-post="example_desk/7"><a class="tgme_widget_message_owner_name">Desk</a>'
         '<div class="tgme_widget_message_text">Gate closed.</div><time datetime="2022-02-03T10:00:00+05:00">10:00</time></div>',
         "Desk", "example_desk", datetime(2022, 2, 3, 10), "https://t.me/example_desk/7"),
        ('<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/C1/?utm_source=x">'
         "<div>View this post on Instagram</div><p>Gate closed.</p><p>A post shared by Desk (@example_desk) on Feb 3, 2022</p></blockquote>",
         "Desk", "example_desk", date(2022, 2, 3), "https://www.instagram.com/p/C1/"),
        ('<div class="fb-post" data-href="https://www.facebook.com/exampledesk/posts/9"><blockquote><p>Gate closed.</p>'
         "Posted by Desk on Thursday</blockquote></div>",
         None, "exampledesk", None, "https://www.facebook.com/exampledesk/posts/9"),
    ],
)  # fmt: skip
def test_an_embedded_post_is_a_post(
    inside: str, author: str | None, handle: str, day: date | None, url: str, known: Tables
) -> None:
    """Who posted it, when and where are read from the embed of each network."""
    post, words = post_of(inside, known)
    seen = (
        post.date.date()
        if isinstance(post.date, datetime) and not isinstance(day, datetime)
        else post.date
    )

    assert (post.author, post.handle, seen, post.url) == (author, handle, day, url)
    assert "closed" in words


def test_a_post_stands_where_it_stood(known: Tables) -> None:
    """Between its neighbours, once, with its signature under it and its line break kept."""
    report = read(page(TWEET), known)
    kinds = [block.kind for block in report.blocks]

    assert kinds == ["headline", *["paragraph"] * 3, "post", *["paragraph"] * 3]
    assert report.blocks[4].span.cut(report.text) == (
        "Gate of #Town closed & guarded.\nMore soon.\n— Example Desk (@example_desk) February 3, 2022"
    )


def test_a_post_without_words_is_a_doubt(known: Tables) -> None:
    """A frame that only a browser fills is told of, with its address."""
    frame = '<iframe class="mastodon-embed" src="https://example.social/@desk/1/embed"></iframe>'
    report = read(page(frame), known)

    assert [doubt.why for doubt in report.doubts] == [
        "an embedded post has no words in the page: https://example.social/@desk/1/embed"
    ]


def test_a_caption_is_a_caption(known: Tables) -> None:
    """What stands under a picture is kept, as a caption."""
    figure = '<figure><img src="x.jpg"><figcaption>The gate, seen last year.</figcaption></figure>'
    report = read(page(figure), known)

    assert [b.span.cut(report.text) for b in report.blocks if b.kind == "caption"] == [
        "The gate, seen last year."
    ]


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2022-02-03T17:20:00+05:00">',
        '<meta name="date" content="2022-02-03T17:20:00">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2022-02-03T17:20:00Z"}]}</script>',
    ],
)  # fmt: skip
def test_a_page_says_when_it_was_published(head: str, known: Tables) -> None:
    """The clock is the one that the page shows."""
    assert read(page(head=head), known).published == datetime(2022, 2, 3, 17, 20)


def test_a_page_says_what_it_is(known: Tables) -> None:
    """Outlet, address and headline come from the page."""
    head = (
        '<meta property="og:site_name" content="Example Herald"><title>Guards hurt | Example Herald</title>'
        '<link rel="canonical" href="https://example.org/1">'
    )
    report = read(page(head=head), known)

    assert (report.outlet, report.url, report.title) == (
        "Example Herald", "https://example.org/1", "Guards hurt at gate",
    )  # fmt: skip


def test_a_page_without_a_day_has_none(known: Tables) -> None:
    """No day is taken from running text or from the notice of rights."""
    assert read(page("<p>It was 3 February 2022.</p>"), known).published is None


def test_where_no_main_text_is_found_all_is_taken(known: Tables) -> None:
    """A page of one line is still read, and a doubt says how."""
    report = read("<html><script>alert(1)</script><body>Two <b>guards</b> hurt</body>", known)

    assert "Two guards hurt" in report.text
    assert "alert" not in report.text


def test_nothing_outside_the_page_is_opened(known: Tables) -> None:
    """Entities that name files stay names."""
    evil = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + page("<p>&x; said</p>")

    assert "root:" not in read(evil, known).text


BOMBS = {
    "deep": "<div>" * 100_000 + BODY,
    "deep and closed": "<div>" * 100_000 + BODY + "</div>" * 100_000,
    "a million attributes": "<p " + " ".join(f"a{n}=1" for n in range(1_000_000)) + ">" + BODY,
    "tables": "<table><tr><td>" * 10_000 + BODY,
    "unclosed comments": "<!--" * 200_000 + BODY,
    "unclosed scripts": BODY + "<script>" * 200_000,
    "brackets": "<" * 900_000 + BODY,
    "entities": "&amp;" * 500_000 + BODY,
    "a million elements": "<i>x</i>" * 1_000_000,
    "posts in posts": '<blockquote class="twitter-tweet"><p>x</p>' * 5_000 + BODY,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_hostile_page_gives_a_report_or_an_error(bomb: str, known: Tables) -> None:
    """Whatever is piled up in it; how long that takes, `make bench` tells."""
    made = list(read_bytes(f"<html><body>{BOMBS[bomb]}".encode(), tables=known, name="x.html"))

    assert all(isinstance(one, Report | InputError) for one in made)


def test_a_page_that_nobody_wrote_is_refused(known: Tables) -> None:
    """More tags than any page has."""
    (fault,) = read_bytes(b"<html>" + b"<a" * 1_000_001, tables=known, name="x.html")

    assert isinstance(fault, NoText)


def test_deep_text_is_kept(known: Tables) -> None:
    """What stands too deep is laid flat, not lost, and a doubt says so."""
    report = read(f"<html><body>{BOMBS['deep and closed']}", known)

    assert "Paragraph B" in report.text
    assert "laid flat" in report.doubts[0].why
