"""
On whose word each claim of an incident stands: one voice, under whatever names and in whatever
language.

Comes in: the readings of one incident with its claims. Goes out: for each claim a Voice, equal
where two claims stand on one. Who is named is one voice in all of them; a body ("the police") is
one by its words; who is not named is one within a report, or within the wire that it carries.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from counterclaim.linking.hearing import Heard, Listening
from counterclaim.linking.namesakes import led_together
from counterclaim.records import Claim, Reading, Sector
from counterclaim.tables import Tables


@dataclass(frozen=True, slots=True)
class Voice:
    """One who can say something: its key, the name by which a reader knows it, and its sector."""

    key: str
    name: str
    sector: Sector

    @property
    def nameless(self) -> bool:
        """Whether it is nobody in particular: "officials", known by report and words alone."""
        return nameless(self.key)


@dataclass(frozen=True)
class Voices:
    """The voice of each claim, and `own`, that of each report itself."""

    of: Mapping[str, Voice] = field(repr=False)
    own: Mapping[str, Voice] = field(repr=False)


def voices(readings: Sequence[Reading], claims: Iterable[Claim], tables: Tables) -> Voices:
    """Whose words the claims are; the same for any order of readings and claims."""
    listening = Listening.of(readings, tables)
    by_report = {reading.report.id: reading.report for reading in readings}
    own = {reading.report.id: listening.own(reading) for reading in readings}
    heard: dict[str, Heard] = {}
    for claim in claims:
        outlet = own.get(claim.report) or listening.unknown(claim.report)
        heard[claim.id] = listening.heard(claim, by_report.get(claim.report), outlet)
    led = led_together([*heard.values(), *own.values()], listening.spelling)
    told = {claim: replace(led[one.key], name=one.name) for claim, one in heard.items()}
    shown = _shown([*told.values(), *(led[one.key] for one in own.values())], tables)
    return Voices(
        {claim: _voice(one, shown) for claim, one in told.items()},
        {report: _voice(led[one.key], shown) for report, one in own.items()},
    )


def nameless(key: str) -> bool:
    """Whether a key is that of nobody in particular."""
    return key.startswith("voice_")


def _voice(one: Heard, shown: Mapping[str, str]) -> Voice:
    return Voice(one.key, shown[one.key], one.sector)


def _shown(heard: Iterable[Heard], tables: Tables) -> dict[str, str]:
    """
    The name to show for each key: the table's, or that most often heard, or by alphabet; one in
    the letters of our pages before one that only some readers can read.
    """
    often: dict[str, Counter[str]] = {}
    for one in heard:
        often.setdefault(one.key, Counter())[one.name] += 1
    known = tables.actors.by_id
    return {
        key: known[key].name
        if key in known
        else min(names, key=lambda name: (not name.isascii(), -names[name], name))
        for key, names in often.items()
    }
