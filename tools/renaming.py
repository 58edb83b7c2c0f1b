"""
What each name of a report is called in its copy.

Comes in: the report's text, gold's lists of actors, places and posts, an inventor. Goes out:
one table of old and new names, from which every replacement in a text is made.
"""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from editing import Edit, apart, applied
from inventing import Inventor, countries, is_region, regions
from measuring import DATA, NotMeasured

HANDLE = re.compile(r"@\w+")
LINK = re.compile(r"(?<=pic\.twitter\.com/)\w+|(?<=t\.co/)\w+")
CAPITAL = re.compile(r"(?<![\w#@/])[A-Z][A-Za-z]+(?:-[A-Z][a-z]+)*")
ABBREVIATION = re.compile(r"[A-Z]{2,6}\Z")
LATIN = re.compile(r"[A-Za-z]")
BEGINS = """.!?:“”"‘—…\n"""
PART = 4  # shorter names would be found in every handle


@dataclass
class Names:
    """What each name is called now: phrases and words, handles, and names in other scripts."""

    inventor: Inventor
    latin: dict[str, str] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)
    handles: dict[str, str] = field(default_factory=dict)
    skeletons: dict[str, str] = field(default_factory=dict)

    def edits(self, text: str) -> list[Edit]:
        """Every replacement of a name, a handle or a link in a text."""
        found = [
            Edit(m.start(), m.end(), "@" + self.handle(m.group()[1:]))
            for m in HANDLE.finditer(text)
        ]
        found += [Edit(m.start(), m.end(), self._link(m.group())) for m in LINK.finditer(text)]
        if self.latin:
            longest = "|".join(map(re.escape, sorted(self.latin, key=lambda name: -len(name))))
            for m in re.finditer(rf"(?<![A-Za-z@])(?:{longest})(?![A-Za-z])", text):
                found.append(Edit(m.start(), m.end(), self.latin[m.group()]))
        for name, said in self.other.items():
            for m in re.finditer(re.escape(name), text):
                words = self._parted(said, text[m.end() : m.end() + 1])
                found.append(Edit(m.start(), m.end(), words))
        return apart(found)

    def renamed(self, text: str) -> str:
        """A text with its names replaced; a handle may stand without its sign."""
        return self.handles[text] if text in self.handles else applied(text, self.edits(text))

    def handle(self, handle: str) -> str:
        """The new handle: its parts that are names, the skeletons of names, and capitals."""
        if handle not in self.handles:
            self.handles[handle] = self._new_handle(handle)
        return self.handles[handle]

    def _new_handle(self, handle: str) -> str:
        known = {
            old.casefold(): new
            for old, new in {**self.skeletons, **self.latin}.items()
            if " " not in old and len(old) >= PART
        }
        parts = "|".join(map(re.escape, sorted(known, key=lambda name: -len(name))))
        pieces = re.split(f"({parts})", handle, flags=re.IGNORECASE) if parts else [handle]
        said = "".join(self._handle_part(piece, known.get(piece.casefold())) for piece in pieces)
        return self.inventor.person() if said == handle else said

    def _handle_part(self, old: str, new: str | None) -> str:
        if new is not None:
            return new.casefold() if old.islower() else new
        return re.sub(r"[A-Z]{3,}(?![a-z])", lambda m: self.inventor.letters(len(m.group())), old)

    def _link(self, path: str) -> str:
        return self.handles.setdefault(f"/{path}", self.inventor.address(len(path)))

    def _parted(self, said: str, after: str) -> str:
        parted = self.inventor.words["urdu"]["parted"]
        joins = bool(after) and after.isalpha() and said[-1] not in parted
        return f"{said} " if joins else said


def replace_places(names: Names, text: str, gold: Mapping[str, Any]) -> list[str]:
    """
    Put another country's region and two of its towns in place of gold's.

    Other countries become one other, of whose towns two are given back.
    """
    inventor, known = names.inventor, list(countries())
    table = {word: code for code, words in _country_words().items() for word in words}
    said = [word for word in CAPITAL.findall(text.replace("#", " ")) if word in table]
    if not said:
        raise NotMeasured("the text names no country; a report that names one is needed")
    home = max(set(said), key=said.count)
    away = {table[word] for word in said} - {table[home]}
    drawn = [c for c in known if c.code not in {table[home], *away}]
    inventor.rng.shuffle(drawn)
    new = next((c for c in drawn if regions(c.code)), None)
    if new is None:
        raise NotMeasured("no country has a region with two towns; build the gazetteer again")
    far = next(c for c in drawn if c.code != new.code and regions(c.code))
    for code, country in [(table[home], new), *((code, far) for code in sorted(away))]:
        _replace_country(names, code, country.name, country.adjective)
    region = inventor.rng.choice(sorted(regions(new.code)))
    towns = inventor.rng.sample(regions(new.code)[region], 2)
    spare = [town for some in regions(new.code).values() for town in some]
    for name, surfaces in gold["places"].items():
        town = towns.pop() if towns else inventor.rng.choice(spare)
        _replace_spellings(names, surfaces, region if is_region(name, table[home]) else town)
    others = [town for some in regions(far.code).values() for town in some]
    return inventor.rng.sample(others, 2)


def _country_words() -> dict[str, list[str]]:
    path = DATA / "places" / "countries.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return {
        row["iso2"]: [row["name_en"], *filter(None, row["adjectives_en"].split(";"))]
        for row in rows
    }


def _replace_country(names: Names, code: str, name: str, adjective: str) -> None:
    first, *rest = _country_words()[code]
    names.latin[first] = name
    names.latin.update(dict.fromkeys(rest, adjective))


def _replace_spellings(names: Names, surfaces: Sequence[str], new: str) -> None:
    plain = list(dict.fromkeys(surface.lstrip("#") for surface in surfaces))
    latin = [surface for surface in plain if LATIN.search(surface)]
    spelled = [new, *names.inventor.spelled(new, len(latin) - 1)]
    spelled += [new] * (len(latin) - len(spelled))
    names.latin.update(zip(latin, spelled, strict=True))
    for surface in plain:
        if surface not in latin:
            names.other[surface] = names.inventor.in_urdu(new)


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


def replace_actor(names: Names, surfaces: Sequence[str]) -> None:
    """Give a person, or a group or office with an abbreviation, another name."""
    plain = list(dict.fromkeys(s.lstrip("#") for s in surfaces if not s.startswith("@")))
    short = next((s for s in plain if ABBREVIATION.match(s)), None)
    full = [s for s in plain if short and s != short and _initials(s) == short]
    if short and full:
        _replace_organisation(names, short, full)
    else:
        replace_person(names, plain)


def _replace_organisation(names: Names, short: str, full: Sequence[str]) -> None:
    """Give a group or an office another name, whose initials are its new abbreviation."""
    inventor = names.inventor
    for _ in range(1000):
        new = _organisation(inventor, full)
        abbreviation = _initials(next(iter(new.values())))
        if abbreviation.casefold() not in inventor.taken and len(abbreviation) > 1:
            names.latin.update(new)
            names.latin[short] = abbreviation
            return
    raise NotMeasured("no abbreviation is free; put more words into tools/mask.toml")


def _organisation(inventor: Inventor, full: Sequence[str]) -> dict[str, str]:
    words = full[0].split()
    if words[-1] in inventor.words["group"]["ends"]:
        _, one, other = inventor.people()
        rest = " ".join(inventor.group(len(words) - 1))
        peoples = list(dict.fromkeys(name.split()[0] for name in full))
        heads = dict(zip(peoples, [one, *([other] * len(peoples))], strict=False))
        new = {name: f"{heads[name.split()[0]]} {rest}" for name in full}
        new.update({people: heads[people] for people in peoples[1:]})
        return new
    return dict.fromkeys(full, " ".join(inventor.office(len(words))))


def replace_person(names: Names, surfaces: Sequence[str]) -> None:
    """Give each word of a person's name another; spellings of one word stay spellings of one."""
    kept = {*names.inventor.words["kept"]["words"], *names.inventor.words["descriptive"]["words"]}
    for surface in surfaces:
        tokens = surface.split()
        if any(not re.fullmatch(r"[A-Z][a-z]+", word) or word in kept for word in tokens):
            continue
        for word in tokens:
            if word not in names.latin:
                names.latin[word] = _same_sound(names, word) or names.inventor.person()
                bare = _bones(word)
                names.skeletons.setdefault(bare, _bones(names.latin[word]).capitalize())


def _bones(word: str) -> str:
    return re.sub(r"[aeiou]", "", word.casefold())


def _same_sound(names: Names, word: str) -> str | None:
    kin = [new for old, new in names.latin.items() if _bones(old) == _bones(word) and old != word]
    return names.inventor.spelled(kin[0], 1)[0] if kin and len(_bones(word)) > 1 else None


def replace_rest(names: Names, text: str, far: list[str]) -> None:
    """Replace what else is a name by its capital and stands in no list of gold."""
    covered = names.edits(text)
    kept = set(names.inventor.words["kept"]["words"])
    inside = {i for edit in covered for i in range(edit.start, edit.end)}
    words = _offices(names)
    for found in CAPITAL.finditer(text):
        word = found.group()
        if found.start() in inside or word in kept | words or word in names.latin:
            continue
        before = text[: found.start()].rstrip(" ")[-1:]
        begins = not before or before in BEGINS
        if word.isupper():
            names.latin[word] = names.inventor.letters(len(word))
        elif not begins:
            town = far.pop() if far and word.casefold() in names.inventor.taken else None
            names.latin[word] = town or names.inventor.person()


def _offices(names: Names) -> set[str]:
    return {word for phrase in names.latin if " " in phrase for word in phrase.split()}
