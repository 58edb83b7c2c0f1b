"""
Who took part in what a telling tells: actor ids where known, and folded words where not.

Comes in: claims, the table of actors. Goes out: parties, and the sides that they belong to. A
claim's body names people in words; an actor's id stands in its chain or in the table of names.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from counterclaim.orthography import Word, words
from counterclaim.records import Act, Claim, Responsibility, Status, Toll, Where
from counterclaim.tables import Tables


def parties(claims: Iterable[Claim], tables: Tables) -> tuple[str, ...]:
    """Every party that bodies name and every armed speaker, sorted."""
    found: set[str] = set()
    for claim in claims:
        for name in _named(claim):
            found.update(_known(name, tables))
        for speaker in claim.chain:
            actor = tables.actors.by_id.get(speaker.actor or "")
            if actor is not None and actor.sector == "armed_group":
                found.add(actor.id)
    return tuple(sorted(found))


def sides(found: Iterable[str], tables: Tables) -> tuple[str, ...]:
    """What known parties belong to in the end, sorted."""
    return tuple(sorted({side[-1] for party in found if (side := list(tables.actors.side(party)))}))


def compared(places: Iterable[Where], tables: Tables) -> Callable[[Sequence[Word]], frozenset[int]]:
    """Which words of a line name an actor of the table, or one of these places that are known."""
    actors = tables.actors
    towns = {
        word.key for place in places if place.lat is not None for word in words(place.span.quote)
    }

    def named(sentence: Sequence[Word]) -> frozenset[int]:
        aliases = (range(first, after) for first, after, _ in actors.aliases.all(sentence))
        return frozenset(at for run in aliases for at in run) | frozenset(
            at
            for at, word in enumerate(sentence)
            if word.text in actors.acronyms or word.key.lstrip("#") in towns
        )

    return named


def _named(claim: Claim) -> Iterator[str]:
    named: tuple[str | None, ...] = ()
    match claim.body:
        case Toll(by=by):
            named = (by,)
        case Act(by=by, against=against):
            named = (by, against)
        case Responsibility(actor=actor):
            named = (actor,)
        case Status(holder=holder):
            named = (holder,)
    yield from filter(None, named)


def _known(name: str, tables: Tables) -> Iterator[str]:
    """Actors of the table whose names stand in the words; what several actors share is none."""
    for _, _, ids in tables.actors.aliases.all(words(name)):
        if len(ids) == 1:
            yield ids[0]
    for word in words(name):
        ids = tables.actors.acronyms.get(word.text, ())
        if len(ids) == 1:
            yield ids[0]
