"""The page in a real browser, made from real reports."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

SOURCE = Path(__file__).parents[2] / "src"
EXAMPLES = SOURCE / "counterclaim" / "data" / "examples" / "panjgur-nushki"
RUN = "import sys; from counterclaim.cli import main; sys.exit(main())"
# The browser keeps to itself: a closed network would refuse what it asks for at every start.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module", params=["reports", "incident"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of the first bundle: of its reports, and of the incident that most of them tell of."""
    page = tmp_path_factory.mktemp("page") / "page.html"
    reports = [str(path) for path in sorted(EXAMPLES.iterdir()) if path.suffix != ".md"]
    if request.param == "reports":
        _run("extract", *reports, "--html", str(page))
        return page
    read = _run("extract", *reports, "--jsonl")
    linked = _run("link", "-", "--jsonl", given=read)
    found = [json.loads(line) for line in linked.splitlines()]
    most = max((one for one in found if one["record"] == "incident"), key=_size)
    one = [line for line in linked.splitlines() if _kept(json.loads(line), most["id"])]
    _run("compare", "-", "--html", str(page), given=b"\n".join(one))
    return page


def _size(incident: dict[str, Any]) -> int:
    """How many reports tell of it."""
    return len(incident["reports"])


def _kept(record: dict[str, Any], incident: str) -> bool:
    """Everything but other incidents."""
    return bool(record["record"] != "incident" or record["id"] == incident)


def _run(*arguments: str, given: bytes = b"") -> bytes:
    """One call of the program that ends well; what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        input=given,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


class Cards(HTMLParser):
    """The cards of claims on a page: the text of each, and of its quotations."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[tuple[list[str], list[str]]] = []
        self._inside = self._quoting = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A card or a quotation begins."""
        if tag == "li" and dict(attrs).get("class") == "card":
            self.cards.append(([], []))
            self._inside = True
        self._quoting = self._quoting or tag == "q"

    def handle_endtag(self, tag: str) -> None:
        """A card or a quotation ends."""
        self._inside = self._inside and tag != "li"
        self._quoting = self._quoting and tag != "q"

    def handle_data(self, data: str) -> None:
        """Note words, quoted or not."""
        if self._inside:
            self.cards[-1][self._quoting].append(data)


def test_each_figure_shown_carries_its_quotation(written: Path) -> None:
    """No number without the words that it rests on."""
    reader = Cards()
    reader.feed(written.read_text(encoding="utf-8"))

    assert len(reader.cards) > 20
    assert all("".join(quoted).strip() for _, quoted in reader.cards)


def test_the_page_fetches_nothing(written: Path) -> None:
    """It reads the same in ten years, on a machine without a network."""
    html = written.read_text(encoding="utf-8")

    assert not re.search(r"<(script|link|img|iframe|object|embed)\b", html)
    assert not re.search(r"\ssrc=|url\(|@import", html)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium without a window; in CI its absence is a failure."""
    if shutil.which("chromium") is None or shutil.which("chromedriver") is None:
        if os.environ.get("CI"):
            pytest.fail("chromium and chromium-driver are missing; install them")
        pytest.skip("needs chromium and chromium-driver")
    from selenium import webdriver  # noqa: PLC0415 – only where there is a browser

    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(executable_path=str(shutil.which("chromedriver")))
    driver = webdriver.Chrome(options=options, service=service)
    yield driver
    driver.quit()


@pytest.mark.browser
def test_a_browser_applies_the_style_and_refuses_nothing(written: Path, browser: Any) -> None:
    """The policy of the page lets its own style through; the console stays empty."""
    browser.get(written.as_uri())
    columns = browser.execute_script(
        "return getComputedStyle(document.querySelector('.reader')).display"
    )

    assert columns == "grid"
    assert browser.get_log("browser") == []


@pytest.mark.browser
def test_urdu_runs_right_to_left_in_a_browser(written: Path, browser: Any) -> None:
    """Direction, font and line height are those of Urdu."""
    browser.get(written.as_uri())
    direction, family = browser.execute_script(
        "const p = document.querySelector('p.passage[lang=ur]'), s = getComputedStyle(p);"
        "return [s.direction, s.fontFamily]"
    )

    assert direction == "rtl"
    assert "Nastaliq" in family


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 800, 1400])
def test_the_page_never_scrolls_sideways(written: Path, browser: Any, width: int) -> None:
    """Wide tables scroll within themselves."""
    browser.set_window_size(width, 900)
    browser.get(written.as_uri())
    wide, seen = browser.execute_script(
        "const e = document.documentElement; return [e.scrollWidth, e.clientWidth]"
    )

    assert wide <= seen


@pytest.mark.browser
def test_a_claim_leads_to_its_words(written: Path, browser: Any) -> None:
    """Following the link of a claim lights up its characters."""
    browser.get(written.as_uri())
    href = browser.execute_script(
        "const a = document.querySelector('.card .words'); a.click(); return a.getAttribute('href')"
    )
    lit = browser.execute_script(
        "const m = document.querySelector('mark:target'); return m && '#' + m.id"
    )

    assert lit == href


@pytest.mark.browser
def test_the_keyboard_reaches_the_reports_and_every_claim(written: Path, browser: Any) -> None:
    """The first stop leads past the tables; what has the focus shows it; nothing is a trap."""
    from selenium.webdriver.common.by import By  # noqa: PLC0415 – only where there is a browser
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415 – as above

    browser.get(written.as_uri())
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.TAB)
    first = browser.switch_to.active_element
    seen = browser.execute_script(
        "const s = getComputedStyle(arguments[0]);"
        "return [arguments[0].className, s.outlineStyle, arguments[0].getBoundingClientRect().top]",
        first,
    )
    first.send_keys(Keys.ENTER)
    reached = browser.execute_script("return document.activeElement.id")
    browser.switch_to.active_element.send_keys(Keys.TAB)
    inside = browser.execute_script("return document.activeElement.closest('main') !== null")

    assert seen[0] == "skip"
    assert seen[1] == "solid"
    assert seen[2] >= 0
    assert reached == "reports"
    assert inside
