"""
A language is a folder of tables: this one is invented here, and no line of Python knows of it.

Zarvani has few words, so its tables are short: `na` the, `lo` in or on, `te` that, `ze` was,
`sinor` said, `pat` four, `soldur` soldiers, `mortek` killed, `gardo` guard, `ragodun` Wednesday.
"""

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from counterclaim.intake.reports import read_bytes
from counterclaim.pipeline import standard
from counterclaim.records import Claim, Passage, Reading, Report, Sentence, Toll
from counterclaim.tables import Tables, load
from counterclaim.tables.shelf import PACKAGED

LANGUAGE: Final = """
code = "zv"
name = "Zarvani"
script = "LATIN"
direction = "ltr"
letters = ""
words = ["na", "lo", "te", "ze", "ka", "ya", "sinor", "vey"]
[sentence]
ends = "!?"
dots = "."
"""

GRAMMAR: Final = """
determiners = ["na", "un"]           # the, a
prepositions = ["lo", "ya"]          # in or on, of
noun_joiners = ["ya"]                # of
conjunctions = ["ka"]                # and
complementizers = ["te"]             # that
auxiliaries = ["ze"]                 # was, were
passives = ["ze"]
negations = ["nul"]                  # not
[pronouns]
person = ["vey"]                     # he, she
"""

NUMERALS: Final = """
thousands = [","]
[words]
4 = ["pat"]
9 = ["neu"]
"""

BOUNDS: Final = """
articles = ["un"]                    # a
determiners = ["na"]                 # the
harm_before = ["mortek"]             # killed
harm_after = ["ze mortek", "mortek"]
stops = ["lo", "te", "ze", "ka", "ya", "sinor"]
[before]
more_than = ["maxo"]                 # more than
"""

PEOPLE: Final = """
[[people]]                           # soldiers, soldier
victims = "state_forces"
words = ["soldur"]
singular = ["soldu"]
[[people]]                           # people
victims = "unspecified"
words = ["homur"]
"""

HARM: Final = """
[[effect]]                           # killed
effect = "killed"
victims = "either"
forms = ["mortek"]
[costs]
word = 1.0
comma = 2.0
conjunction = 2.0
other_word = 14.0
wrong_side = 9.0
clause = 8.0
most = 26.0
"""

CALENDAR: Final = """
ahead = 14
years = [1900, 2099]
capital = []
[tense]
before = 0
after = 0
[weekday]
wednesday = ["ragodun"]
thursday = ["turodun"]
[[day]]                              # on Wednesday
means = "weekday"
which = "latest"
said = ["lo {weekday}"]
[[moment]]
means = "is"
said = ["{day}"]
[[time]]
means = "is"
said = ["{moment}"]
"""

NAMES: Final = """
capitals = true
articles = ["na"]                    # the
never_begin = ["Na", "Lo", "Vey"]    # the, in, he
[[head]]                             # guard
kind = "group"
sector = "armed_group"
said = ["gardo"]
"""

REPORTING: Final = """
[[cue]]                              # said
stance = "asserts"
frame = "clause"
inverts = true
forms = ["sinor"]
"""

TOPONYMS: Final = """
manner = "capitals"
[kinds]
[beside]
begin = ["lo"]                       # in
in = ["lo"]
"""

FILES: Final = {
    "language": LANGUAGE,
    "grammar": GRAMMAR,
    "numerals": NUMERALS,
    "bounds": BOUNDS,
    "people": PEOPLE,
    "harm": HARM,
    "calendar": CALENDAR,
    "names": NAMES,
    "reporting": REPORTING,
    "toponyms": TOPONYMS,
    "happenings": "",
    "loaded": "",
    "not_places": "",
    "relays": "",
    "asides": "",
}

# "The Zarvan Guard said that four soldiers were killed in Quetta on Wednesday. He said that on
# Thursday more than nine people were killed."
TEXT: Final = (
    "Na Zarvan Gardo sinor te pat soldur ze mortek lo Quetta lo ragodun. "
    "Vey sinor te lo turodun maxo neu homur ze mortek."
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tables with a language in it."""
    root = tmp_path_factory.mktemp("tables")
    folder = root / "languages" / "zv"
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def reading(own: Path) -> Reading:
    """A report in a language that is a folder of tables and nothing else."""
    return _read(TEXT.encode(), load((own,)))


def _read(data: bytes, tables: Tables) -> Reading:
    report = next(read_bytes(data, tables=tables, name="report.txt", published=date(2022, 2, 4)))
    assert isinstance(report, Report)
    return standard(tables)(report)


def _tolls(reading: Reading) -> list[tuple[Claim, Toll]]:
    return [(one, one.body) for one in reading.claims if isinstance(one.body, Toll)]


def test_its_folder_has_the_files_that_every_language_has() -> None:
    """The invented language stands for any: it has all tables and no other."""
    shipped = {path.name for path in (PACKAGED / "languages" / "en").iterdir()}

    assert shipped == {f"{name}.toml" for name in FILES}


def test_its_passages_are_known_by_its_words(reading: Reading) -> None:
    """No detector was trained for it; its common words are enough."""
    assert [passage.language for passage in reading[Passage]] == ["zv"]
    assert len(reading[Sentence]) == 2


def test_a_toll_is_found_with_its_range(reading: Reading) -> None:
    """Number words, bounds, nouns for people and words of harm all come from its tables."""
    found = [(toll.effect, toll.victims, toll.low, toll.high) for _, toll in _tolls(reading)]

    assert found == [("killed", "state_forces", 4, 4), ("killed", "unspecified", 10, None)]


def test_a_toll_is_given_to_who_said_it(reading: Reading) -> None:
    """A name by its head noun, and a pronoun that is led back to it."""
    assert [claim.last.speaker for claim, _ in _tolls(reading)] == ["Zarvan Gardo"] * 2


def test_a_toll_has_its_day_and_place(reading: Reading) -> None:
    """Weekdays come from its calendar, places from the gazetteer that all languages share."""
    days = [claim.occurred.interval.first_day for claim, _ in _tolls(reading)]

    assert days == [date(2022, 2, 2), date(2022, 2, 3)]
    assert [where.name for where in _tolls(reading)[0][0].places] == ["Quetta"]


def test_other_languages_are_read_as_before(own: Path) -> None:
    """A language of one's own takes nothing from those that are packaged."""
    data = (PACKAGED / "examples" / "panjgur-nushki" / "04-example-dispatch.txt").read_bytes()
    alone, beside = _read(data, load()), _read(data, load((own,)))

    assert alone.claims
    assert alone.claims == beside.claims
    assert alone.findings == beside.findings
