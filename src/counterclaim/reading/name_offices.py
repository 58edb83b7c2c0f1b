"""
Countries, what is theirs, offices and those who hold them.

Comes in: a sentence and a word of it. Goes out: the word to go on from, or 0 where nothing
of the kind stands there; what is found is added to the sentence. "Pakistan’s interior
minister Rahim Dost", "the government of Kenya", "Rahim Dost, the defence minister".
"""

from typing import Final

from counterclaim.reading.name_mentions import Line, Owner
from counterclaim.records import Sector
from counterclaim.tables.actors import CountryWord
from counterclaim.tables.naming import Title

_ORGAN_WORDS: Final = 3  # convention: what stands before "of" and a country has no more words


# --- countries ---------------------------------------------------------------


def of_country(line: Line, i: int, after: int, meant: CountryWord) -> int:
    """What belongs to a country: "Pakistan’s interior minister", "the Pakistani military"."""
    naming, row = line.tables.naming, line.row
    after = line.past_possessive(after)
    if after >= len(row):
        return 0
    owner = Owner(meant.iso2, "state", i)
    line.owner = (after, owner)
    organ = naming.organs.at(row, after)
    title = naming.titles.at(row, after)
    if organ is not None and organ[0] >= (title[0] if title else 0):
        end, what = after + organ[0], organ[1]
        line.add_organ(i, end, what, meant.iso2)
        line.own(end, meant.iso2, what.sector)
        return end
    return titled(line, after, owner) if title is not None else 0


def its_organ(line: Line, i: int, after: int, meant: CountryWord) -> int:
    """What stands before a country with a small word: "the government of Kenya"."""
    naming, row = line.tables.naming, line.row
    of = i - 1 - int(i > 0 and row[i - 1].key in naming.articles)
    if of < 1 or row[of].key not in naming.of:
        return 0
    for first in range(max(0, of - _ORGAN_WORDS), of):
        organ = naming.organs.at(row, first)
        free = not line.found or line.found[-1].end <= row[first].start
        if organ is not None and first + organ[0] == of and free:
            line.add_organ(first, after, organ[1], meant.iso2)
            return after
    return 0


def country_alone(line: Line, i: int, after: int, meant: CountryWord) -> int:
    """A country, where its name and not its adjective stands: "Pakistan said"."""
    if meant.noun and line.row[i].key not in line.tables.naming.no_country:
        known = (f"act_{meant.iso2.lower()}",)
        line.add(
            i, after, "country", "state", form=meant.name, country=meant.iso2, known=known
        )  # fmt: skip
    return after


# --- offices and titles ------------------------------------------------------


def titled(line: Line, i: int, owner: Owner | None = None) -> int:
    """A title, an office, and the person after it: "army spokesman Maj Gen Rahim Dost"."""
    naming, row = line.tables.naming, line.row
    hit = naming.titles.at(row, i) if row[i].key in naming.titles.entries else None
    if hit is None:
        return 0
    head = naming.heads.at(row, i)
    if head is not None and head[0] > hit[0]:
        return 0  # "the General Assembly": no general
    end, title = i + hit[0], hit[1]
    if title.kind == "honorific":
        return _honoured(line, i, end, title)
    owner = owner or line.owner_at(i)
    sector, country = _side(title, owner)
    office = title if title.kind == "office" and not line.is_former(i) else None
    if office is not None:
        end, country = line.of_land(end, country)
    office_end = end
    end, sector = line.more_titles(end, sector)
    person = line.person_end(end, bare=title.kind == "courtesy")
    named = person > end
    if named:
        line.add(end, person, "person", sector, country=country)
    if office is not None and (country is not None or named):
        begins = i if owner is None or owner.start is None else owner.start
        _add_office(line, begins, office_end, office, country, end if named else None)
    return person if named else max(office_end, end)


def _honoured(line: Line, i: int, end: int, title: Title) -> int:
    """An honorific is part of the name: "Sheikh Rahim Dost"."""
    person = line.person_end(i)
    if person > end:
        line.add(i, person, "person", title.sector)
    return max(person, end)


def _side(title: Title, owner: Owner | None) -> tuple[Sector, str | None]:
    """The sector and country of a title: a spokesman is of those for whom he speaks."""
    if owner is None:
        return title.sector, None
    owned = title.kind == "spokesman" or title.sector == "unknown"
    return owner.sector if owned else title.sector, owner.country


def _add_office(
    line: Line, i: int, end: int, title: Title, country: str | None, person: int | None
) -> None:
    land = line.adjective(country or "")
    line.add(
        i,
        end,
        "office",
        title.sector,
        form=title.name.replace("{}", land).strip(),
        country=country,
        known=(f"act_{country.lower()}-{title.office}",) if country else (),
        office=title.office,
        holder=None if person is None else line.row[person].start,
    )


# --- an office after the name ------------------------------------------------


def apposed(line: Line, i: int) -> int:
    """An office after the name: "Rahim Dost, Pakistan’s interior minister"."""
    row, end = line.row, line.run(i)
    first = line.trimmed(i, end)
    if end - first < 2 or end >= len(row) or row[end].text != "," or line.manner != "plain":
        return 0
    begins, at, country, past = _land_of_office(line, end + 1)
    title = line.tables.naming.titles.at(row, at) if at < len(row) else None
    if title is None or title[1].kind == "courtesy":
        return 0
    after = at + title[0]
    if line.person_end(after) > after:
        return 0
    line.add(first, end, "person", title[1].sector, country=country)
    if title[1].kind == "office" and not past:
        after, country = line.of_land(after, country)
        _add_office(line, begins, after, title[1], country, first)
    return after


def _land_of_office(line: Line, i: int) -> tuple[int, int, str | None, bool]:
    """Where the words of an office begin, where its title does, its country, and whether past."""
    naming, row = line.tables.naming, line.row
    while i < len(row) and row[i].key in naming.articles:
        i += 1
    begins, country = i, None
    past = i < len(row) and row[i].key in naming.former
    i += int(past)
    land = line.country_at(i) if i < len(row) else None
    if land is not None:
        i, country = line.past_possessive(i + land[0]), land[1].iso2
    elif line.upper(i) and line.past_possessive(i + 1) > i + 1:
        i += 2
    return begins, i, country, past
