"""A report becomes passages: posts found in plain text, each with its language."""
# ruff: noqa: E501  # a case stays on its line

from datetime import date, datetime

import pytest

from counterclaim import tables
from counterclaim.reading.passages import FindPassages
from counterclaim.reading.stage import Marking
from counterclaim.records import Block, Passage, Reading, Report, Span

TABLES = tables.load()
FIND = Marking((FindPassages(TABLES.languages, TABLES.calendars, TABLES.unread),))
NEWS = (
    "Two guards were hurt at the gate of the camp on Monday, a spokesman of the district told "
    "reporters, and the road to the town was closed until the night."
)
URDU = "ترجمان نے بتایا کہ کیمپ کے دروازے پر دو محافظ زخمی ہوئے اور سڑک بند کر دی گئی۔"


def read(text: str, *blocks: Block) -> Reading:
    """The reading of a text with its passages."""
    return FIND(Report("rep_x", text, "", "x", blocks=blocks))


def passages(text: str, *blocks: Block) -> list[tuple[str, str]]:
    """Kind and words of each passage."""
    reading = read(text, *blocks)
    return [(one.kind, one.span.cut(text)) for one in reading[Passage]]


def post(text: str) -> Passage:
    """The one post of a text."""
    (found,) = (one for one in read(text)[Passage] if one.kind == "post")
    return found


# --- paragraphs ---------------------------------------------------------------


def test_blank_lines_part_paragraphs() -> None:
    """However many, and with blanks in them."""
    found = passages(" One is here.\n\n \t\nTwo is here.\n\n\n\nThree is here. \n")

    assert [words for _, words in found] == ["One is here.", "Two is here.", "Three is here."]


def test_lines_broken_for_their_width_are_one_paragraph() -> None:
    """As mail and old agencies break them."""
    wrapped = (
        "Two guards were hurt at the gate of the camp on Monday, a\n"
        "spokesman of the district told reporters, and the road to\n"
        "the town was closed."
    )

    assert passages(wrapped) == [("paragraph", wrapped)]


@pytest.mark.parametrize(
    "lines",
    [
        [NEWS, NEWS.replace("Two", "Ten"), "He said no more."],  # wide: one paragraph a line
        ["One guard was hurt.", "Two were killed.", "The road is closed."],  # each ends
        ["Guards", "Drivers", "Officers"],  # a list
    ],
)
def test_lines_that_are_paragraphs_stay_so(lines: list[str]) -> None:
    """One paragraph a line, as many archives have it."""
    assert [words for _, words in passages("\n".join(lines))] == lines


def test_a_text_that_is_all_header_has_no_language() -> None:
    """Nothing below a date says what language it is in."""
    text = "3 فروری 2022"
    (found,) = read(text, Block(Span(0, len(text)), "header"))[Passage]

    assert found.language is None


def test_what_intake_knew_is_kept() -> None:
    """Blocks of intake stand as they are, and what lies between them is parted."""
    text = "date 2022-02-03 One is here.\n\nTwo is here."
    found = passages(text, Block(Span(0, 15), "header"))

    assert found == [
        ("header", "date 2022-02-03"), ("paragraph", "One is here."), ("paragraph", "Two is here."),
    ]  # fmt: skip


# --- posts --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signature", "author", "handle", "day"),
    [
        ("— Example Desk (@example_desk) February 3, 2022", "Example Desk", "example_desk", date(2022, 2, 3)),
        ("– Example Desk (@example_desk) 3 February 2022", "Example Desk", "example_desk", date(2022, 2, 3)),
        ("-- Example Desk (@example_desk) 2022-02-03", "Example Desk", "example_desk", date(2022, 2, 3)),
        ("- Example Desk (@example_desk) · Feb 3, 2022", "Example Desk", "example_desk", date(2022, 2, 3)),
        ("— Jean-Paul O. (@jp) on Twitter, February 3, 2022", "Jean-Paul O.", "jp", date(2022, 2, 3)),
        ("— مثال نامہ نگار (@example_ur) 3 فروری 2022", "مثال نامہ نگار", "example_ur", date(2022, 2, 3)),
        ("— Desk (@desk@example.social) February 3, 2022", "Desk", "desk@example.social", date(2022, 2, 3)),
        ("— Desk (@desk.example) February 3, 2022 at 1:02 PM", "Desk", "desk.example", date(2022, 2, 3)),
        ("— Example Desk (@example_desk)", "Example Desk", "example_desk", None),
    ],
)  # fmt: skip
def test_a_signed_text_is_a_post(
    signature: str, author: str, handle: str, day: date | None
) -> None:
    """Name, account and date stand behind a dash, in the manner of embeds."""
    text = f"{NEWS}\n\nGate of the camp closed. {signature}\n\n{NEWS}"
    found = post(text)
    seen = found.date.date() if isinstance(found.date, datetime) else found.date

    assert (found.author, found.handle, seen) == (author, handle, day)
    assert found.span.cut(text).startswith("Gate of the camp")
    assert (
        found.span.cut(text)
        .rstrip(" MP:0123456789at")
        .endswith(signature.rstrip(" MP:0123456789at"))
    )


@pytest.mark.parametrize(
    "text",
    [
        "The group (@example) said so on February 3, 2022.",  # no dash
        "He spoke — so Desk (@desk) reported — of two dead.",  # the sentence goes on
        "Desk — (@desk) February 3, 2022",  # no name
        "— Two guards were hurt on February 3, 2022.",  # no account
    ],
)
def test_a_dash_and_an_account_are_not_yet_a_post(text: str) -> None:
    """A post is signed: name and account, then a date or the end of the line."""
    assert [kind for kind, _ in passages(text)] == ["paragraph"]


def test_the_date_of_a_post_shows_its_words() -> None:
    """The words of the date, and an address behind them, belong to the post."""
    text = "Gate closed. — Desk (@desk) February 3, 2022 https://example.org/desk/1"
    found = post(text)

    assert found.date_span is not None
    assert found.date_span.cut(text) == "February 3, 2022"
    assert (found.url, found.span.end) == ("https://example.org/desk/1", len(text))


def test_what_follows_a_signature_is_a_paragraph() -> None:
    """Text taken from a page may run on in one line."""
    text = "Gate closed. — Desk (@desk) February 3, 2022 The ministry said nothing."

    assert passages(text) == [
        ("post", "Gate closed. — Desk (@desk) February 3, 2022"),
        ("paragraph", "The ministry said nothing."),
    ]


SIGN = " — Desk (@desk) February 3, 2022"


@pytest.mark.parametrize(
    ("above", "signed"),
    [
        (["#Camp attacked, says the group."], "Two guards hurt."),
        (["#Camp attacked, says the group.", "No word of the army yet."], "Two guards hurt."),
        (["Ask @example_office for the number."], "Two guards hurt. pic.twitter.com/x"),
        (["3 فروری 2022", "کیمپ کے دروازے پر دو محافظ زخمی"], "اہم پیغام جاری @example pic.twitter.com/x"),
        (["Two guards were hurt at the gate."], "pic.twitter.com/x"),  # no words of its own
        (["Two guards were hurt at the gate."], ""),
    ],
)  # fmt: skip
def test_paragraphs_above_belong_to_their_post(above: list[str], signed: str) -> None:
    """A post runs over paragraphs: they look like a post, and all fit into one."""
    text = "\n\n".join([NEWS, *above, (signed + SIGN).strip(), NEWS])

    assert post(text).span.cut(text) == "\n\n".join([*above, (signed + SIGN).strip()])


@pytest.mark.parametrize(
    "above",
    [
        "Two guards were hurt at the gate, an official said.",  # news, not a post
        "A reporter wrote of it in #Urdu:",  # introduces the post
        'The governor wrote, "All my thanks to @example."',  # the tag is quoted
        "#Camp attacked." + SIGN,  # a post of its own
        URDU,  # another language
        "#Camp " + "and so the fighting went on. " * 12,  # longer than a post can be
    ],
)
def test_paragraphs_of_the_report_stay_outside(above: str) -> None:
    """What does not look like the post, or cannot fit into it, is the report's own."""
    text = "\n\n".join([NEWS, above, "Two guards hurt." + SIGN, NEWS])
    last = [one for one in read(text)[Passage] if one.kind == "post"][-1]

    assert last.span.cut(text) == "Two guards hurt." + SIGN


# --- languages ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        (NEWS, "en", "ltr"),
        (URDU, "ur", "rtl"),
        ("Nine dead", "en", "ltr"),
        ("نو حملہ آور ہلاک", "ur", "rtl"),
        ("قال المتحدث باسم الجيش إن أربعة جنود قتلوا في الهجوم على المعسكر.", "ar", "rtl"),
        ("سخنگوی ارتش گفت که چهار سرباز در حمله به پایگاه کشته شدند.", "fa", "rtl"),
        ("د اردو ویاند وویل چې په برید کې څلور سرتیري وژل شوي دي.", "ps", "rtl"),
        ("فوج جي ترجمان چيو ته حملي ۾ چار سپاهي مارجي ويا آهن.", "sd", "rtl"),
        ("सेना के प्रवक्ता ने कहा कि हमले में चार सैनिक मारे गए हैं।", "hi", "ltr"),
        ("Представитель армии сказал, что в нападении погибли четыре солдата.", "ru", "ltr"),
        ("Речник армії сказав, що під час нападу загинули четверо військових.", "uk", "ltr"),
        ("Le porte-parole a déclaré que quatre soldats ont été tués dans l'attaque.", "fr", "ltr"),
        ("El portavoz dijo que cuatro soldados murieron en el ataque a la base.", "es", "ltr"),
        ("Der Sprecher sagte, dass vier Soldaten bei dem Angriff getötet wurden.", "de", "ltr"),
        ("Sözcü, saldırıda dört askerin öldüğünü ve bir kişinin yaralandığını söyledi.", "tr", "ltr"),
        ("Tarjuman ne kaha ke hamle mein chaar fauji maare gaye hain aur sarak band hai.", "ur-Latn", "ltr"),
        ("דובר הצבא אמר כי ארבעה חיילים נהרגו.", "he", "rtl"),
        ("სამხედრო წარმომადგენელმა განაცხადა, რომ ოთხი ჯარისკაცი დაიღუპა.", "und", "ltr"),
        ("Juru bicara tentara mengatakan empat prajurit tewas dalam serangan pada hari Senin.", "und", "ltr"),
    ],
)  # fmt: skip
def test_the_language_of_a_passage_is_told(text: str, language: str, direction: str) -> None:
    """By letters and common words; what is in no table is unknown, never English."""
    (found,) = read(text)[Passage]

    assert (found.language, found.direction) == (language, direction)


def test_a_passage_that_is_not_read_is_a_doubt() -> None:
    """One for each, with the name of its language."""
    other = "Le porte-parole a déclaré que quatre soldats ont été tués dans l'attaque."
    reading = read(f"{NEWS}\n\n{other}\n\n{NEWS}")
    (doubt,) = reading.doubts

    assert doubt.why == "in French, which is not read yet"
    assert doubt.span is not None
    assert doubt.span.cut(reading.text) == other


@pytest.mark.parametrize(
    "short", ["LOS ANGELES (KTLA) —", "YONKERS, N.Y. (AP) -", "Google Plus", "Las Vegas guard"]
)
def test_a_name_of_another_language_is_not_that_language(short: str) -> None:
    """One common word of Spanish in the name of a town is not Spanish."""
    reading = read(f"{NEWS}\n\n{short}\n\n{NEWS}")

    assert [one.language for one in reading[Passage]] == ["en", "en", "en"]


@pytest.mark.parametrize("short", ["Adil Khan, Karim Baloch", "2022", "***", "Panjgur"])
def test_a_short_passage_is_in_the_language_of_its_report(short: str) -> None:
    """A name or a number alone says nothing of its language."""
    reading = read(f"{NEWS}\n\n{short}\n\n{NEWS}")

    assert [one.language for one in reading[Passage]] == ["en", "en", "en"]


def test_accounts_and_links_say_nothing_of_a_language() -> None:
    """An Urdu post full of Latin accounts is in Urdu."""
    text = (
        "پر اہم پیغام جاری.@ExampleOfficeOfTheArmy @ExampleOfficeOfTheState pic.twitter.com/example"
    )

    assert post(text + SIGN).language == "ur"


def test_a_whole_report_in_french_is_not_english() -> None:
    """Its short headline neither."""
    text = (
        "Quatre morts\n\nLe porte-parole a déclaré que quatre soldats ont été tués dans l'attaque."
    )

    assert {one.language for one in read(text)[Passage]} == {"fr"}
