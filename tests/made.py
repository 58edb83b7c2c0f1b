"""Readings made by hand, of reports that we wrote: what the surfaces are tried on."""

from datetime import date, datetime

from counterclaim.records import (
    Act,
    Body,
    Claim,
    ClaimKind,
    Damage,
    Doubt,
    Finding,
    Interval,
    Loaded,
    Mark,
    Moment,
    Passage,
    PassageKind,
    Qualifier,
    Quote,
    Reading,
    Report,
    Responsibility,
    Restriction,
    Span,
    Speaker,
    Stance,
    Status,
    Toll,
    Where,
    digest,
)

HEADLINE = "Twelve guards dead at Example Pass, group says; ministry counts two"
FIRST = (
    "EXAMPLE CITY: The Example Front said on Friday that its fighters had killed at least 12 "
    "enemy guards at Example Pass late on Thursday and were holding the upper post."
)
SECOND = (
    "The ministry denied the figure. Two guards were martyred and five attackers were "
    "neutralised, its spokesman said, and mobile service was cut in Mislaqabad."
)
POST = "Front claims 12 guards killed at #ExamplePass <script>alert(1)</script>. Unconfirmed."
SIGNED = "— Example Reporter (@example_reporter) March 5, 2021"
URDU = "وزارت کے ترجمان نے کہا کہ جمعرات کی رات دو محافظ شہید اور ۵ دہشت گرد ہلاک ہوئے۔"
STEERED = "The camp was partly destroyed, \u202ewrote a second account\u202c."
LAST = "No casualties among residents were reported, and the front's claim could not be checked."
TEXT = "\n\n".join([HEADLINE, FIRST, SECOND, f"{POST} {SIGNED}", URDU, STEERED, LAST])
REPORT = Report(
    id=digest("rep", TEXT),
    text=TEXT,
    sha256="0" * 64,
    name="example-pass.txt",
    outlet="Example Gazette",
    title=HEADLINE,
    published=date(2021, 3, 5),
)
ZONE = "Asia/Karachi"
DAY = Interval(date(2021, 3, 5), date(2021, 3, 5), "day", ZONE)
NIGHT = Interval(
    datetime(2021, 3, 4, 18, 0),
    datetime(2021, 3, 4, 23, 59),
    "part_of_day",
    ZONE,
)
UNKNOWN = Moment(Interval(None, None, "unresolved"), None)


def words(said: str, after: str = "") -> Quote:
    """The first place where the text says it, after other words."""
    start = TEXT.index(said, TEXT.index(after) if after else 0)
    return Quote(start, start + len(said), said)


def claim(  # noqa: PLR0913 – a claim has many sides
    kind: ClaimKind,
    span: Quote,
    chain: tuple[Speaker, ...],
    body: Body,
    *,
    stance: Stance = "asserts",
    occurred: Moment = UNKNOWN,
    places: tuple[Where, ...] = (),
    loaded: tuple[Loaded, ...] = (),
    language: str = "en",
    responds_to: tuple[str, ...] = (),
) -> Claim:
    """One claim of the made report."""
    return Claim(
        id=digest("clm", kind, span, body),
        report=REPORT.id,
        kind=kind,
        span=span,
        chain=chain,
        stance=stance,
        asserted=Moment(DAY, None),
        occurred=occurred,
        places=places,
        loaded=loaded,
        body=body,
        found_by="made@1",
        language=language,
        responds_to=responds_to,
    )


def toll(  # noqa: PLR0913 – a toll has many sides
    effect: str,
    victims: str,
    low: int | None,
    high: int | None,
    qualifier: Qualifier,
    number: Quote | None,
    *,
    wording: str,
    by: str | None = None,
) -> Toll:
    """One toll of the made report."""
    return Toll(
        effect,
        victims,
        None,
        wording,
        low,
        high,
        qualifier,
        cumulative=False,
        includes=None,
        by=by,
        number=number,
    )


def loaded(quote: Quote, neutral: str | None) -> Loaded:
    """One word that takes sides."""
    return Loaded(quote.start, quote.end, quote.quote, neutral)


FRONT = Speaker(
    "Example Front", "source", "act_front", words("The Example Front"), words("said on Friday")
)
MINISTRY = Speaker(
    "Ministry", "source", "act_ministry", words("its spokesman"), words("said", "its spokesman")
)
DENYING = Speaker("Ministry", "source", "act_ministry", words("The ministry"), words("denied"))
WAZARAT = Speaker(
    "Ministry", "source", "act_ministry", words("وزارت کے ترجمان"), words("نے کہا کہ")
)
AUTHOR = Speaker("Example Reporter", "post", "act_reporter")
QUOTED = Speaker("Example Front", "source", "act_front", words("Front", POST), words("claims"))
OUTLET = Speaker(None, "outlet")
PASS = Where("Example Pass", "geonames:1", 30.5, 66.25, "town", words("Example Pass", FIRST[:20]))
LOST = Where("Mislaqabad", None, None, None, "unresolved", words("Mislaqabad"))
LATE = Moment(NIGHT, words("late on Thursday"))
RAAT = Moment(NIGHT, words("جمعرات کی رات"))

TWELVE = claim(
    "toll",
    words("its fighters had killed at least 12 enemy guards at Example Pass late on Thursday"),
    (FRONT,),
    toll(
        "killed",
        "state_forces",
        12,
        None,
        "at_least",
        words("at least 12"),
        wording="enemy guards",
        by="Example Front",
    ),
    occurred=LATE,
    places=(PASS,),
    loaded=(loaded(words("enemy"), None),),
)
TWO = claim(
    "toll",
    words("Two guards were martyred"),
    (MINISTRY,),
    toll("killed", "state_forces", 2, 2, "exact", words("Two"), wording="guards"),
    loaded=(loaded(words("martyred"), "killed"),),
)
FIVE = claim(
    "toll",
    words("five attackers were neutralised"),
    (MINISTRY,),
    toll("killed", "armed_group", 5, 5, "exact", words("five"), wording="attackers"),
    loaded=(loaded(words("neutralised"), "killed"),),
)
CLAIMS = (
    TWELVE,
    TWO,
    FIVE,
    claim(
        "act",
        words("killed at least 12 enemy guards at Example Pass late on Thursday and were"),
        (FRONT,),
        Act("armed_attack", "Example Front", "guards", attempted=False),
        occurred=LATE,
        places=(PASS,),
    ),
    claim(
        "status", words("were holding the upper post"), (FRONT,), Status("holding", "Example Front")
    ),
    claim(
        "response",
        words("denied the figure"),
        (DENYING,),
        None,
        stance="denies",
        responds_to=(TWELVE.id,),
    ),
    claim(
        "restriction",
        words("mobile service was cut in Mislaqabad"),
        (MINISTRY,),
        Restriction("network_shutdown", None),
        places=(LOST,),
    ),
    claim(
        "toll",
        words("12 guards killed", POST),
        (AUTHOR, QUOTED),
        toll("killed", "state_forces", 12, 12, "exact", words("12", POST), wording="guards"),
    ),
    claim(
        "toll",
        words("دو محافظ شہید"),
        (WAZARAT,),
        toll("killed", "state_forces", 2, 2, "exact", words("دو"), wording="محافظ"),
        occurred=RAAT,
        loaded=(loaded(words("شہید"), "ہلاک"),),
        language="ur",
    ),
    claim(
        "toll",
        words("۵ دہشت گرد ہلاک"),
        (WAZARAT,),
        toll("killed", "armed_group", 5, 5, "exact", words("۵"), wording="دہشت گرد"),
        occurred=RAAT,
        loaded=(loaded(words("دہشت گرد"), "حملہ آور"),),
        language="ur",
    ),
    claim("damage", words("The camp was partly destroyed"), (OUTLET,), Damage("camp", "partly")),
    claim(
        "responsibility",
        words("its fighters had killed"),
        (FRONT,),
        Responsibility("claims", "Example Front"),
    ),
    claim(
        "toll",
        words("No casualties among residents"),
        (OUTLET,),
        toll("killed", "civilians", 0, 0, "exact", words("No"), wording="residents"),
    ),
)
FINDINGS = (
    Finding(
        digest("fnd", "toll_conflict"),
        REPORT.id,
        "toll_conflict",
        (words("at least 12"), words("Two")),
        (TWELVE.id, TWO.id),
        "The Example Front says at least 12 guards were killed, the ministry says 2.",
    ),
    Finding(
        digest("fnd", "headline_conflict"),
        REPORT.id,
        "headline_conflict",
        (words("Twelve guards dead"), words("at least 12")),
        (TWELVE.id,),
        "The headline says 12, the Example Front says at least 12.",
    ),
)
DOUBTS = (
    Doubt("places", words("Mislaqabad").span, "no place of that name is known"),
    Doubt("passages", None, "a line is in a language that no table reads"),
)


def passage(kind: PassageKind, said: str, language: str = "en") -> Passage:
    """One passage of the made report."""
    span = words(said).span
    if kind == "post":
        return Passage(
            span,
            kind,
            language,
            "ltr",
            "Example Reporter",
            "example_reporter",
            date(2021, 3, 5),
            words("March 5, 2021").span,
            "https://example.org/post/1",
        )
    return Passage(span, kind, language, "rtl" if language == "ur" else "ltr")


LAYER: tuple[Mark, ...] = (
    passage("headline", HEADLINE),
    passage("paragraph", FIRST),
    passage("paragraph", SECOND),
    passage("post", POST),
    passage("paragraph", URDU, "ur"),
    passage("quotation", STEERED),
    passage("paragraph", LAST),
)
READING = Reading(REPORT, {Passage: LAYER}, claims=CLAIMS[::-1], findings=FINDINGS, doubts=DOUBTS)
SECOND_READING = Reading(
    Report(
        id=digest("rep", "second"),
        text="گورنر نے کہا کہ تین افراد زخمی ہوئے۔",
        sha256="1" * 64,
        name="second.txt",
        title="گورنر: تین افراد زخمی",
    ),
    {Passage: (Passage(Span(0, 36), "paragraph", "ur", "rtl"),)},
)
