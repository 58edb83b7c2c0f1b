"""
What a report mentions, filed under nodes, and which nodes are joined.

Comes in: mentions and the authors of posts. Goes out: a forest; every tree of it is one
actor, and reading/name_joins.py says which nodes grow together.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from counterclaim.orthography import fold
from counterclaim.reading.name_mentions import Mention
from counterclaim.tables.actors import Actors

Node: TypeAlias = tuple[str, str]


def node(mention: Mention) -> Node:
    """What a mention is filed under before names are led together."""
    if mention.kind == "account":
        return "account", fold(mention.form)
    if mention.kind == "person":
        return "person", fold(mention.form)
    if mention.kind == "office" and mention.holder is not None:
        return "holder", str(mention.holder)
    if mention.acronym:
        return "short", mention.form
    if len(mention.known) == 1:
        return "known", mention.known[0]
    return "group", fold(mention.form)


@dataclass
class Forest:
    """Nodes and which of them are one; their first mentions, their forms, who introduced what."""

    above: dict[Node, Node] = field(default_factory=dict)
    first: dict[Node, Mention] = field(default_factory=dict)
    forms: dict[Node, str] = field(default_factory=dict)
    introduced: dict[str, Node] = field(default_factory=dict)
    countries: Counter[str] = field(default_factory=Counter)
    signatures: set[str] = field(default_factory=set)

    def plant(self, one: Node, form: str) -> Node:
        """A node of the forest, new or old; it keeps its first form."""
        self.above.setdefault(one, one)
        self.forms.setdefault(one, form)
        return one

    def file(self, mention: Mention, actors: Actors) -> None:
        """Plant what is mentioned; a country that is named counts once for each mention."""
        one = self.plant(node(mention), mention.form)
        self.first.setdefault(one, mention)
        if mention.country is not None:
            self.countries[mention.country] += 1
        if len(mention.known) == 1 and (actor := actors.by_id.get(mention.known[0])):
            self.countries.update([actor.country] if actor.country else [])
        if mention.short is not None and not mention.acronym:
            self.introduced.setdefault(mention.short, one)

    def of_kind(self, *kinds: str) -> list[Node]:
        """The nodes of some kinds, in the order in which they were planted."""
        return [one for one in self.above if one[0] in kinds]

    def top(self, one: Node) -> Node:
        """The node that stands for all that are joined with one."""
        while self.above[one] != one:
            self.above[one] = self.above[self.above[one]]
            one = self.above[one]
        return one

    def tops(self, nodes: Collection[Node]) -> set[Node]:
        """The nodes that stand for several."""
        return {self.top(one) for one in nodes}

    def join(self, left: Node, right: Node) -> None:
        """Make two nodes one; an actor of the table stands for what is joined with it."""
        low, high = self.top(left), self.top(right)
        if low != high:
            if high[0] == "known" and low[0] != "known":
                low, high = high, low
            self.above[high] = low

    def join_apart(self, left: Node, right: Node) -> None:
        """Make two nodes one, but never two actors of the table."""
        if not (self.top(left)[0] == "known" and self.top(right)[0] == "known"):
            self.join(left, right)

    def join_only(self, candidates: Collection[Node], one: Node) -> None:
        """Join a node with its one candidate; of several none is chosen."""
        whole = self.tops(candidates)
        if len(whole) == 1:
            self.join(whole.pop(), one)

    def trees(self) -> Mapping[Node, list[Node]]:
        """The nodes of each tree, by the one that stands for them."""
        members: dict[Node, list[Node]] = {}
        for one in self.above:
            members.setdefault(self.top(one), []).append(one)
        return members

    def __iter__(self) -> Iterator[Node]:
        return iter(self.above)
