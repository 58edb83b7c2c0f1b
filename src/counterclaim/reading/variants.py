"""
All names of one actor in one report, led together.

Comes in: what the sentences mention, and the posts' authors. Goes out: parties, each with
one actor id and one name to show.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.orthography import fold, words
from counterclaim.reading.name_forest import Forest, Node
from counterclaim.reading.name_joins import Author, Known, grown
from counterclaim.reading.name_mentions import Mention
from counterclaim.reading.spellings import same_person, tokens
from counterclaim.records import Name, NameKind, Sector, digest
from counterclaim.tables.actors import Actor
from counterclaim.tables.naming import Spelling


@dataclass(frozen=True, slots=True)
class Party:
    """One actor of a report, under the name to show."""

    actor: str
    name: str
    kind: NameKind
    sector: Sector
    country: str | None
    known: bool


@dataclass(frozen=True)
class Parties:
    """The parties of a report: by node, and the forms by which they are found once named."""

    of: Mapping[Node, Party]
    surnames: Mapping[str, tuple[Party, ...]]
    fulls: Mapping[str, Party]
    shorts: Mapping[str, Party]


def lead(mentions: Sequence[Mention], authors: Sequence[Author], known: Known) -> Parties:
    """Every party of a report, from all that its sentences mention."""
    forest = grown(mentions, authors, known)
    of: dict[Node, Party] = {}
    for top, nodes in forest.trees().items():
        of.update(dict.fromkeys(nodes, _party(forest, top, nodes, known)))
    of = {one: of[one] for one in forest}
    return Parties(
        of,
        _surnames(forest, of, known.spelling),
        {forest.forms[one]: of[one] for one in forest.of_kind("group", "person")},
        {
            **{one[1]: of[one] for one in forest.of_kind("short")},
            **{short: of[one] for short, one in forest.introduced.items()},
        },
    )


def signed_by(names: Iterable[Name], author: str, handle: str | None, known: Known) -> Party:
    """The actor behind a post's author: of the table, of the report's names, or its own."""
    listed = known.actors.handles.get(fold((handle or "").lstrip("@")))
    if listed is not None:
        return _of_table(known.actors.by_id[listed])
    for name in names:
        if name.kind in {"person", "account"} and _alike(name, author, known.spelling):
            return Party(name.actor, name.name, name.kind, name.sector, name.country, name.known)
    return Party(digest("act", fold(author)), author, "account", "unknown", None, known=False)


def _alike(name: Name, author: str, spelling: Spelling) -> bool:
    """Whether a name and an author are one: the same words, or full names in two spellings."""
    if fold(name.name) == fold(author):
        return True
    whole = len(tokens(author, spelling)) > 1 and len(tokens(name.name, spelling)) > 1
    return whole and same_person(name.name, author, spelling)


def _of_table(actor: Actor) -> Party:
    return Party(actor.id, actor.name, actor.kind, actor.sector, actor.country, known=True)


def _party(forest: Forest, top: Node, nodes: Sequence[Node], known: Known) -> Party:
    """The party that a tree of nodes makes."""
    if top[0] == "known":
        actor = known.actors.by_id.get(top[1])
        if actor is not None:
            return _of_table(actor)
        made = forest.first[top]
        return Party(top[1], made.form, made.kind, made.sector, made.country, known=False)
    told = [forest.first[one] for one in nodes if one in forest.first]
    sector: Sector = next((m.sector for m in told if m.sector != "unknown"), "unknown")
    country = next((m.country for m in told if m.country), None)
    name, kind = _shown(forest, nodes, known.spelling)
    return Party(digest("act", fold(name)), name, kind, sector, country, known=False)


def _shown(forest: Forest, nodes: Sequence[Node], spelling: Spelling) -> tuple[str, NameKind]:
    """The fullest form: of a person the most words; of a group the one with an abbreviation."""
    brief = set(forest.introduced.values())

    def fullness(one: Node) -> tuple[bool, bool, int, bool]:
        size = len(tokens(forest.forms[one], spelling)) if one[0] != "account" else 0
        return one[0] in {"person", "group"}, one in brief, size, one in forest.first

    best = max(nodes, key=fullness)  # of forms that are as full the first
    if best in forest.first:
        return forest.forms[best], forest.first[best].kind
    made = [forest.first[one].kind for one in nodes if one in forest.first]
    kinds = [kind for kind in made if kind not in {"account", "office"}] or ["account"]
    return forest.forms[best], kinds[0]


def _surnames(
    forest: Forest, of: Mapping[Node, Party], spelling: Spelling
) -> Mapping[str, tuple[Party, ...]]:
    """Whose a last name may be, by its folded word."""
    shared: dict[str, dict[Party, None]] = defaultdict(dict)
    for one in forest.of_kind("person"):
        form = forest.forms[one]
        if len(tokens(form, spelling)) > 1:
            shared[words(form)[-1].key][of[one]] = None
    return {key: tuple(parties) for key, parties in shared.items()}
