"""
A row put to a policy: which function draws, and the derivation of what it draws.

Comes in: a row with a policy, a variant and tables. Goes out: low, best and high, and for every
claim of the row, once, what it gives or why it gives nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from counterclaim.errors import BadPolicy
from counterclaim.reconciling.policies.acled import acled
from counterclaim.reconciling.policies.airwars import airwars
from counterclaim.reconciling.policies.envelope import envelope
from counterclaim.reconciling.policies.ibc import ibc
from counterclaim.reconciling.policies.latest_official import latest_official
from counterclaim.reconciling.policies.majority_of_origins import majority_of_origins
from counterclaim.reconciling.policies.ucdp import ucdp
from counterclaim.reconciling.sifting import sift
from counterclaim.reconciling.standing import NOTHING, Asked, Drawn, Sifted, Standing
from counterclaim.records import Bound, Statement, Use
from counterclaim.tables.policies import Policies, Policy, Variant

Ends = tuple[Bound | None, Bound | None, Bound | None]
DRAWS: Final[Mapping[str, Callable[[Asked, Sequence[Standing]], Drawn]]] = {
    "acled": acled,
    "airwars": airwars,
    "envelope": envelope,
    "ibc": ibc,
    "latest-official": latest_official,
    "majority-of-origins": majority_of_origins,
    "ucdp": ucdp,
}


@dataclass(frozen=True, slots=True)
class Answered:
    """
    What a policy draws from one row, with the derivation.

    `leans` are the claims for which others were set aside.
    """

    asked: Asked
    drawn: Drawn
    derivation: tuple[Use, ...]
    leans: frozenset[str]

    @property
    def ends(self) -> Ends:
        """Low, best and high; an end that the policy does not give is None."""
        return self.drawn.low, self.drawn.best, self.drawn.high

    @property
    def told(self) -> bool:
        """Whether it gives any end."""
        return any(end is not None for end in self.ends)

    def moves(self, other: Ends) -> bool:
        """Whether other ends than its own are other ends."""
        return other != self.ends


def draw(asked: Asked) -> Answered:
    """
    What the policy draws from the row.

    Raises:
        BadPolicy: no function of that name draws estimates.
    """
    function = DRAWS.get(asked.policy.draws)
    if function is None:
        raise BadPolicy(
            f"policy {asked.policy.name}: nothing draws {asked.policy.draws!r}; "
            f"write draws as one of {', '.join(sorted(DRAWS))}"
        )
    sifted = sift(asked)
    drawn = function(asked, sifted.standing) if sifted.standing else _nothing(asked, sifted)
    notes = (*_not_its_own(asked, drawn), *sifted.notes, *drawn.notes)
    uses = tuple(sorted(_uses(asked, sifted, drawn), key=lambda use: (not use.parts, use.claim)))
    leans = frozenset(str(one.fill.get("other", "")) for one in sifted.aside)
    return Answered(asked, replace(drawn, notes=notes), uses, leans)


def ends(asked: Asked) -> Ends:
    """Low, best and high alone: what is needed to see what would change."""
    sifted = sift(asked)
    if not sifted.standing:
        return None, None, None
    drawn = DRAWS[asked.policy.draws](asked, sifted.standing)
    return drawn.low, drawn.best, drawn.high


def chosen(name: str, tables: Policies) -> tuple[Policy, Variant | None]:
    """
    The policy and variant of a name: `ucdp`, `ucdp@1`, `ucdp:lower`, `ucdp@1:lower`.

    A policy without a variant named is its first one; some have none.

    Raises:
        BadPolicy: no policy, version or variant has that name; it says which exist.
    """
    key, _, wanted = name.partition(":")
    plain, _, version = key.partition("@")
    policy = tables.by_name.get(plain)
    if policy is None:
        known = ", ".join(sorted(tables.by_name))
        raise BadPolicy(f"no policy is called {plain!r}; there are {known}")
    if version and version != str(policy.version):
        raise BadPolicy(f"{plain} has no version {version!r}; there is {policy.key}")
    if not wanted:
        return policy, policy.variants[0] if policy.variants else None
    for variant in policy.variants:
        if variant.id == wanted:
            return policy, variant
    known = ", ".join(f"{plain}:{variant.id}" for variant in policy.variants) or "none"
    raise BadPolicy(f"{plain} has no variant {wanted!r}; there are {known}")


def _not_its_own(asked: Asked, drawn: Drawn) -> Iterator[str]:
    """That an estimate is the policy's rule put to people whom its publisher does not count."""
    if asked.uncounted and (drawn.low or drawn.best or drawn.high):
        question = asked.row.question
        yield asked.note(
            "not_its_own",
            counts=asked.note("counts"),
            effect=_plain(question.effect),
            victims=_plain(question.victims),
        )


def _plain(name: str | None) -> str:
    return (name or "").replace("_", " ")


def _nothing(asked: Asked, sifted: Sifted) -> Drawn:
    return NOTHING if sifted.notes else replace(NOTHING, notes=(asked.note("none"),))


def _uses(asked: Asked, sifted: Sifted, drawn: Drawn) -> Iterator[Use]:
    question = asked.row.question
    common: dict[str, object] = {
        "policy": asked.policy.name,
        "effect": _plain(question.effect or question.kind),
        "victims": _plain(question.victims),
    }

    def use(statement: Statement, rule: str, parts: tuple[str, ...], fill: object) -> Use:
        words = asked.rule(rule).because.format(**{**common, **dict(fill)})  # type: ignore[call-overload]  # a mapping
        return Use(statement.claim.id, parts, rule, words)  # type: ignore[arg-type]  # parts are parts

    for aside in sifted.aside:
        for statement in aside.statements:
            yield use(statement, aside.rule, (), aside.fill)
    for given in drawn.given:
        for statement in given.standing.statements:
            yield use(statement, given.rule, given.parts, given.fill)
