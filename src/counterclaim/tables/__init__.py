"""
The only door to `data/`: every table, parsed once into a frozen type.

A user's own folder of tables, laid out like `data/`, adds to these and corrects them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from counterclaim.tables import (
    actors,
    asides,
    blocking,
    calendar,
    checks,
    copying,
    embed,
    grammar,
    happenings,
    harm,
    language,
    linkage,
    loaded,
    naming,
    numerals,
    page,
    people,
    places,
    policies,
    questions,
    rarity,
    reporting,
    tensions,
)
from counterclaim.tables.shelf import PACKAGED, Shelf


@dataclass(frozen=True)
class Tables:
    """Every table. Tables of a language are found by its code."""

    files: Shelf
    languages: Mapping[str, language.Language]
    unread: language.Unread
    grammars: Mapping[str, grammar.Grammar]
    calendars: Mapping[str, calendar.Calendar]
    numerals: Mapping[str, numerals.Numerals]
    people: Mapping[str, people.People]
    namings: Mapping[str, naming.Naming]
    reportings: Mapping[str, reporting.Reporting]
    harms: Mapping[str, harm.Harm]
    happenings: Mapping[str, happenings.Happenings]
    loaded: Mapping[str, loaded.LoadedWords]
    asides: Mapping[str, asides.Asides]
    actors: actors.Actors
    places: places.Places
    questions: questions.Questions
    checks: checks.Checks
    pages: page.Pages
    embeds: embed.Embeds
    tensions: tensions.Tensions
    policies: policies.Policies
    rarity: rarity.Rarity
    linkage: linkage.Linkage
    blocking: blocking.Blocking
    copying: copying.Copying


def load(extra: Sequence[Path] = ()) -> Tables:
    """
    Every table that the package ships, and over them those of further folders.

    Raises:
        BadTable: a row cannot be used; the message names its file and row.
    """
    shelf = Shelf((PACKAGED, *extra))
    codes = shelf.languages()
    known = actors.load(shelf)
    namings = {code: naming.load(shelf, code) for code in codes}
    return Tables(
        files=shelf,
        languages={code: language.load(shelf, code) for code in codes},
        unread=language.load_unread(shelf),
        grammars={code: grammar.load(shelf, code) for code in codes},
        calendars={code: calendar.load(shelf, code) for code in codes},
        numerals={code: numerals.load(shelf, code) for code in codes},
        people={code: people.load(shelf, code) for code in codes},
        namings=namings,
        reportings={code: reporting.load(shelf, code) for code in codes},
        harms={code: harm.load(shelf, code) for code in codes},
        happenings={code: happenings.load(shelf, code) for code in codes},
        loaded={code: loaded.load(shelf, code) for code in codes},
        asides={code: asides.load(shelf, code) for code in codes},
        actors=known,
        places=places.load(shelf),
        questions=questions.load(shelf),
        checks=checks.load(shelf),
        pages=page.load(shelf),
        embeds=embed.load(shelf),
        tensions=tensions.load(shelf),
        policies=policies.load(shelf),
        rarity=rarity.load(shelf),
        linkage=linkage.load(shelf),
        blocking=blocking.load(shelf),
        copying=copying.load(shelf, known),
    )
