"""
Forces, groups and agencies by pattern: a head noun, an abbreviation, an ending.

Comes in: a sentence and a word of it. Goes out: the word to go on from, or 0 where nothing
of the kind stands there; what is found is added to the sentence. "the Zarvan Freedom Army
(ZFA)", "Zarvani troops", "the ZFA said", زروان لبریشن آرمی.
"""

from dataclasses import replace
from typing import Final, TypeAlias

from counterclaim.reading.name_mentions import Line
from counterclaim.tables.naming import Head, Organ

Run: TypeAlias = tuple[int, int, Head]

_AFTER_WORDS: Final = 3  # convention: a name after its head noun has fewer words
_LAND_WORDS: Final = 2  # convention: a land that no table knows has no more words


# --- with a head noun --------------------------------------------------------


def headed(line: Line, i: int) -> int:
    """A head noun in a script without capitals: "زروان لبریشن آرمی", "وزارت داخلہ"."""
    naming, row = line.tables.naming, line.row
    hit = naming.heads.at(row, i) if row[i].key in naming.heads.entries else None
    if hit is None:
        return 0
    first, end = i, i + hit[0]
    if hit[1].rest == "before":
        first = _before_head(line, i)
    else:
        while end < len(row) and end - i < _AFTER_WORDS and line.proper(end):
            end += 1
        if end >= len(row) or row[end].key not in naming.ends:
            return 0
    if end - first == hit[0] or any(m.end > row[first].start for m in line.found[-1:]):
        return 0
    _add_headed(line, hit[1], first, end)
    return max(end, line.short(first, end)[1])


def _before_head(line: Line, i: int) -> int:
    """The first word of a name that ends in its head noun."""
    while i > 0 and line.row[i - 1].key in line.tables.naming.modifiers:
        i -= 1
    return i - 1 if i > 0 and line.proper(i - 1) else i


def take(line: Line, run: Run | None, country: str | None = None) -> int:
    """A run of capitalised words with a head noun: "Front for the Liberation of Zarvan"."""
    if run is None:
        return 0
    first, end, head = run
    owner = line.owner_at(first)
    if country is None and owner is not None:
        country = owner.country
    _add_headed(line, head, first, end, country)
    _described(line, first)
    line.own(end, country, head.sector)
    return max(end, line.short(first, end)[1])


def _add_headed(line: Line, head: Head, first: int, end: int, country: str | None = None) -> None:
    """
    Add a name with a head noun.

    What every country has one of is named alike in all languages; whose it is stays open.
    A force with several words before its noun may be anybody's ("Free Zarvan Army").
    """
    organ = line.tables.naming.organs.at(line.row, first)
    short = line.short(first, end)[0]
    after = first + organ[0] if organ is not None else first
    if organ is not None and after < end:
        after, country = line.of_land(after, None)
    if organ is not None and after == end:
        _add_organ_of(line, organ[1], first, end, country, short)
    elif head.kind == "force" and country is None and end - first > 2:
        line.add(first, end, "group", "unknown", short=short)
    else:
        line.add(first, end, head.kind, head.sector, short=short, country=country)


def _add_organ_of(
    line: Line, organ: Organ, first: int, end: int, country: str | None, short: str | None
) -> None:
    """Add what every country has one of, of a country or of one that is not told."""
    line.add(
        first,
        end,
        organ.kind,
        organ.sector,
        short=short,
        country=country,
        form=organ.name.replace("{}", line.adjective(country or "")).strip(),
        known=(f"act_{country.lower()}-{organ.slug}",) if country else (),
        office=organ.slug,
    )


def _described(line: Line, first: int) -> None:
    """Lead words that describe to the name after them: "the army’s media wing Zarvan Voice"."""
    if len(line.found) < 2 or first == 0:
        return
    before, name = line.found[-2:]
    last = line.row[first - 1]
    if last.end == before.end and name.start == before.end + 1 and last.text.islower():
        line.found[-2] = replace(name, start=before.start, end=before.end, short=None)


# --- without a head noun -----------------------------------------------------


def introduced(line: Line, i: int) -> int:
    """Capitalised words whose initials stand in brackets after them."""
    if line.manner != "plain":
        return 0
    end = line.run(i)
    short, after = line.short(i, end, strict=True) if end - i >= 2 else (None, end)
    if short is None:
        return _land_force(line, i, end)
    first = line.fitted(i, end, short)
    if first is None:
        return 0
    line.add(first, end, "group", "unknown", short=short)
    return max(end, after)


def _land_force(line: Line, i: int, end: int) -> int:
    """The force of a land that no table knows, told by its ending: "Zarvani troops"."""
    row = line.row
    if end >= len(row) or end - i > _LAND_WORDS:
        return 0
    organ = line.tables.naming.organs.at(row, end)
    key = row[end - 1].key
    if organ is None or not any(key.endswith(one) for one in line.tables.spelling.endings if one):
        return 0
    first = line.trimmed(i, end)
    if first >= end:
        return 0
    line.add(first, end + organ[0], organ[1].kind, organ[1].sector)
    return end + organ[0]


def acronym(line: Line, i: int) -> int:
    """Capital letters that no table knows, where they speak: "the ZFA said"."""
    row, word = line.row, line.row[i]
    if line.manner != "plain" or not line.could_abbreviate(word.text) or line.run(i) != i + 1:
        return 0
    after = line.past_possessive(i + 1)
    if after > i + 1 or (after < len(row) and row[after].key in line.tables.naming.says):
        line.add(i, i + 1, "group", "unknown", acronym=True)
        line.own(i + 1, None, "unknown")
        return i + 1
    return 0
