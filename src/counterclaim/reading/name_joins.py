"""
Which nodes of a report are one actor, rule by rule.

Comes in: what a report mentions, and the table of actors. Goes out: a forest whose nodes
are joined. Acronym and full name, surname and full name, spellings, office and holder,
handle and author meet here; two persons with one surname do not.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, TypeAlias

from counterclaim.orthography import fold, words
from counterclaim.reading.name_forest import Forest, Node, node
from counterclaim.reading.name_mentions import Mention
from counterclaim.reading.spellings import (
    group_key,
    handle_fits,
    near,
    person_key,
    same_group,
    same_person,
    skeleton,
    tokens,
)
from counterclaim.tables.actors import Actors
from counterclaim.tables.naming import Spelling

Key: TypeAlias = tuple[str, ...]
Stems: TypeAlias = Mapping[Key, tuple[tuple[str, str], ...]]

_CROWD: Final = 24  # convention: of more names that look alike none is chosen
_BONES: Final = 5  # convention: words of a person's name by which it is looked up
_GROUPS: Final = frozenset({"group", "force", "agency"})


@dataclass(frozen=True, slots=True)
class Author:
    """Who signs a post: a display name, and a handle where one is given."""

    author: str
    handle: str | None


@dataclass(frozen=True)
class Known:
    """What is known before a report is read: the table, and how spellings are compared."""

    actors: Actors
    spelling: Spelling
    stems: Stems
    common: frozenset[str]

    @classmethod
    def of(cls, actors: Actors, spelling: Spelling, common: frozenset[str]) -> "Known":
        """The table with the stems of its names, and capitals that are also something else."""
        return cls(actors, spelling, stems(actors, spelling), common)


def stems(actors: Actors, spelling: Spelling) -> Stems:
    """The table's names of several words by what near spellings of them have in common."""
    shelves: dict[Key, list[tuple[str, str]]] = defaultdict(list)
    for alias, actor in actors.phrases:
        if " " in alias and actors.by_id[actor].kind in _GROUPS:
            shelves[group_key(alias, spelling)].append((alias, actor))
    return {key: tuple(rows) for key, rows in shelves.items()}


def grown(mentions: Sequence[Mention], authors: Sequence[Author], known: Known) -> Forest:
    """The forest of a report, with every rule applied, the surest first."""
    forest = Forest()
    for mention in mentions:
        forest.file(mention, known.actors)
    for signed in authors:
        _signed(forest, signed, known.actors)
    _by_table(forest, known)
    _by_initials(forest, known.spelling)
    _by_likeness(forest, known.spelling, _pairs, same_person, "person")
    _by_likeness(forest, known.spelling, _whole, same_group, "group", "known")
    _by_surname(forest, known.spelling)
    _by_handle(forest, known.spelling)
    _by_office(forest, mentions)
    return forest


def _signed(forest: Forest, signed: Author, actors: Actors) -> None:
    """A post's author and handle are one; a handle or name of the table is its actor."""
    person = forest.plant(("person", fold(signed.author)), signed.author)
    alias = words(signed.author)
    hit = actors.aliases.at(alias, 0) if alias else None
    known = hit[1][0] if hit and hit[0] == len(alias) and len(hit[1]) == 1 else None
    if signed.handle is not None:
        handle = f"@{signed.handle}"
        account = forest.plant(("account", fold(handle)), handle)
        known = actors.handles.get(fold(signed.handle), known)
        forest.join(person, account)
        forest.signatures.add(account[1])
    if known is not None:
        forest.join(forest.plant(("known", known), actors.by_id[known].name), person)


# --- names of the table ------------------------------------------------------


def _by_table(forest: Forest, table: Known) -> None:
    """Names of the table lead to its actor, unless the report gives the letters to another."""
    for one, mention in list(forest.first.items()):
        if one[0] not in {"short", "group", "account"}:
            continue
        known = _chosen(forest, mention, table)
        if known is None and one[0] == "group":
            known = _stemmed(mention, table)
        held = forest.introduced.get(mention.form) if mention.acronym else None
        if known is not None and (held is None or held == ("known", known)):
            forest.join(forest.plant(("known", known), table.actors.by_id[known].name), one)


def _chosen(forest: Forest, mention: Mention, table: Known) -> str | None:
    """The actor meant by a name that several share: named otherwise, or of a country here."""
    by_id = table.actors.by_id
    known = [one for one in mention.known if one in by_id]
    named = [one for one in known if ("known", one) in forest.above]
    if len(named) == 1:
        return named[0]
    short = mention.acronym and (len(mention.form) <= 2 or mention.form.casefold() in table.common)
    if len(known) == 1 and not (short and by_id[known[0]].country):
        return known[0]
    here = [one for one in known if by_id[one].country in forest.countries]
    return here[0] if len(here) == 1 else None


def _stemmed(mention: Mention, table: Known) -> str | None:
    """The one group of the table whose name is a near spelling: "Zarvan" for "Zarvani"."""
    if mention.kind not in _GROUPS or mention.known:
        return None
    key = group_key(mention.form, table.spelling)
    near_ones = {
        actor
        for alias, actor in table.stems.get(key, ())
        if same_group(alias, mention.form, table.spelling)
    }
    return near_ones.pop() if len(near_ones) == 1 else None


# --- abbreviations and spellings ---------------------------------------------


def _by_initials(forest: Forest, spelling: Spelling) -> None:
    """An abbreviation is what it was introduced for, or the one group with its initials."""
    by_initial: dict[str, list[Node]] = defaultdict(list)
    for one, form in forest.forms.items():
        if one[0] in {"group", "known"} and (kept := tokens(form, spelling)):
            by_initial["".join(key[0] for key in kept)].append(one)
    for one in forest.of_kind("short"):
        held = forest.introduced.get(one[1])
        if held is not None:
            forest.join(held, one)
        elif forest.top(one) == one and len(one[1]) > 2:
            forest.join_only(by_initial.get(one[1].casefold(), ()), one)


def _by_likeness(
    forest: Forest,
    spelling: Spelling,
    keys: Callable[[str, Spelling], Iterable[Key]],
    same: Callable[[str, str, Spelling], bool],
    *kinds: str,
) -> None:
    """Join nodes whose forms share a key and are the same name."""
    shelves: dict[Key, list[Node]] = defaultdict(list)
    for one in forest.of_kind(*kinds):
        for key in keys(forest.forms[one], spelling):
            shelves[key].append(one)
    for shelf in shelves.values():
        for left, right in combinations(shelf[:_CROWD], 2):
            if forest.top(left) != forest.top(right) and same(
                forest.forms[left], forest.forms[right], spelling
            ):
                forest.join_apart(left, right)


def _pairs(form: str, spelling: Spelling) -> Iterable[Key]:
    """Every two words of a name, so that a short form meets a longer one."""
    return dict.fromkeys(combinations(person_key(form, spelling)[:_BONES], 2))


def _whole(form: str, spelling: Spelling) -> Iterable[Key]:
    return [group_key(form, spelling)]


# --- persons -----------------------------------------------------------------


def _by_surname(forest: Forest, spelling: Spelling) -> None:
    """A single name is the one person here whose last name it is."""
    last: dict[str, list[tuple[Node, str]]] = defaultdict(list)
    single: list[tuple[Node, str]] = []
    for one in forest.of_kind("person"):
        kept = tokens(forest.forms[one], spelling)
        if len(kept) == 1:
            single.append((one, kept[0]))
        elif kept:
            last[skeleton(kept[-1], spelling)].append((one, kept[-1]))
    for one, key in single:
        fulls = last.get(skeleton(key, spelling), [])
        if len(fulls) <= _CROWD:
            forest.join_only([full for full, name in fulls if near(key, name, spelling)], one)


def _by_handle(forest: Forest, spelling: Spelling) -> None:
    """An account that signs nothing here is the one person of whose names it is made."""
    persons = forest.of_kind("person")[: _CROWD * _CROWD]
    loose = [
        one
        for one in forest.of_kind("account")
        if forest.top(one) == one and one[1] not in forest.signatures
    ]
    for one in loose[:_CROWD]:
        handle = forest.forms[one].lstrip("@")
        fitting = [full for full in persons if handle_fits(handle, forest.forms[full], spelling)]
        forest.join_only(fitting, one)


# --- offices -----------------------------------------------------------------


def _by_office(forest: Forest, mentions: Sequence[Mention]) -> None:
    """An office is its holder here, when one person of the report is said to hold it."""
    holders = _holders(forest, mentions)
    ministries = _ministries(forest)
    for one, mention in forest.first.items():
        if mention.office is None or mention.holder is not None:
            continue
        bare = holders.get(mention.office, set())
        if mention.known:
            held = holders.get(mention.known[0], bare)
        else:
            held = ministries.get(mention.office, set())
        tops = forest.tops(sorted(held)[:_CROWD])
        if len(tops) == 1:
            forest.above[forest.top(one)] = tops.pop()


def _holders(forest: Forest, mentions: Sequence[Mention]) -> Mapping[str, set[Node]]:
    """Who is said to hold each office; a holder is joined with the office beside the name."""
    holders: dict[str, set[Node]] = defaultdict(set)
    persons = {mention.start: node(mention) for mention in mentions if mention.kind == "person"}
    for mention in mentions:
        if mention.kind == "office" and mention.holder in persons:
            person = persons[mention.holder]
            forest.join(person, node(mention))
            holders[mention.known[0] if mention.known else mention.office or ""].add(person)
    return holders


def _ministries(forest: Forest) -> Mapping[str, set[Node]]:
    """What countries have one of, by what it is: a bare "Ministry of Defence" may mean it."""
    named: dict[str, set[Node]] = defaultdict(set)
    for one in forest.of_kind("known"):
        named[one[1].partition("-")[2]].add(one)
    return named
