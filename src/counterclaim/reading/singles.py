"""
One person harmed, told without a number: "the victim died", "killing Jane Doe".

Comes in: a region, and a word of harm that no figure took. Goes out: drafts of tolls of one,
each with the words for the person. Several mentions of one person are several claims; whoever
counts persons counts those that can be told apart by their wording.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.reading.company import Company, company
from counterclaim.reading.harmed import Draft, Harmed
from counterclaim.reading.harming import Harming
from counterclaim.reading.people_named import Person, persons
from counterclaim.reading.regions import Region
from counterclaim.reading.roll import ARMED
from counterclaim.records import Figure, Quote, Reading, Span, Toll
from counterclaim.tables.harm import Effect

_AFTER = 8  # words from a word of harm to the person after it, or to "of a self-inflicted wound"
_OPENS = frozenset({":", "\u2013", "\u2014", "-"})
_ROW = frozenset({",", ";", "(", ")"})
_APART = 8  # words between two persons of one row: "X, 23, of the town of Y, and Z"
BY_OWN_HAND = "by_own_hand"
ONE_PERSON = "one_person"  # of whom nothing else is said: a part of the dead, not their number
SEVERAL_PERSONS = "several_persons"  # told one by one, with or without names: a part as well


@dataclass(slots=True)
class Singles:
    """The tolls of single persons in one region; its persons are looked up once, when asked for."""

    harming: Harming
    reading: Reading
    region: Region
    starts: dict[int, Person] = field(default_factory=dict)
    ends: dict[int, Person] = field(default_factory=dict)
    looked: bool = False

    def listed(self, sign: Harmed, figures: Sequence[Figure]) -> Iterator[Draft]:
        """The tolls of a list of persons at a word of harm that no figure took."""
        for effect in sign.effects:
            of = self.company(sign, effect, figures)
            if of is not None:
                yield from self.tolls(sign, effect, of)
                return

    def of(self, sign: Harmed) -> Iterator[Draft]:
        """The tolls of single persons at a word of harm, one for each of a row of names."""
        single, items = self.harming.harm.single, self.region.words
        if not single.reach or self._unreal(sign.first):
            return
        said = " ".join(item.key for item in items[sign.first : sign.after])
        for effect in sign.effects:
            side = self.harming.side(sign, effect, self.region)
            known = single.predicates if side == "left" else single.objects
            if effect.none_only or said not in known:
                continue
            if side == "left" and said in single.loose and not self._verbal(sign.first):
                continue
            found = self._before(sign.first) if side == "left" else self._behind(sign.after)
            if found and (len(found) > 1 or not (side == "left" and self._plural(sign))):
                yield from (self._draft(sign, effect.effect, person) for person in found)
                return

    def company(self, sign: Harmed, effect: Effect, figures: Sequence[Figure]) -> Company | None:
        """The persons of a list at a word of harm: "X and his two sons were killed"."""
        items = self.region.words
        said = " ".join(item.key for item in items[sign.first : sign.after])
        side = self.harming.side(sign, effect, self.region)
        single = self.harming.harm.single
        known = single.predicates if side == "left" else single.objects
        if effect.none_only or said not in known or self._unreal(sign.first):
            return None
        if side == "left" and said in single.loose and not self._verbal(sign.first):
            return None
        alone = self._before(sign.first) if side == "left" and not self._plural(sign) else []
        found = company(self.harming, self.region, (sign, effect), figures, alone)
        return found if found is not None and (found.members > 1 or found.names) else None

    def tolls(self, sign: Harmed, effect: Effect, of: Company) -> Iterator[Draft]:
        """One toll for a list that holds persons without a name, else one for each name."""
        if of.mixed:
            yield self.together(sign, effect, of)
        else:
            yield from self.each(sign, effect, of)

    def together(self, sign: Harmed, effect: Effect, of: Company) -> Draft:
        """The toll of a list that holds persons without a name."""
        line = self.region.line
        mine = line.cut(sign.first, sign.after)
        whom = line.cut(min(of.first, sign.first), max(of.after, sign.after))
        toll = Toll(
            effect=effect.effect,
            victims="unspecified",
            subclass=SEVERAL_PERSONS,
            wording=whom.cut(self.reading.text),
            low=of.count,
            high=None if of.open else of.count,
            qualifier="at_least" if of.open else "exact",
            cumulative=False,
            includes="; ".join(one.name for one in of.names) or None,
            by=self.harming.by(self.reading, self.region, sign),
            number=Quote.of(self.reading.text, whom),
        )
        return Draft(whom, mine, toll, "rules:toll.company", whom)

    def each(self, sign: Harmed, effect: Effect, of: Company) -> Iterator[Draft]:
        """The tolls of single persons of a list in which everybody has a name."""
        for one in of.names:
            kind = one.kind if one.kind is not None and one.kind.victims in ARMED else None
            person = Person(one.first, one.after, kind, one.name, "name")
            yield self._draft(sign, effect.effect, person)

    def _unreal(self, first: int) -> bool:
        """Whether the word before says that it did not happen: "to kill", "could have died"."""
        small, items = self.harming.grammar, self.region.words
        for i in range(first - 1, max(-1, first - 5), -1):
            if items[i].key == small.infinitive and items[i + 1].key in small.auxiliaries:
                return False  # "is said to have died"
            if items[i].key in self.harming.harm.single.unreal:
                return True
            adverb = small.adverbial and items[i].key.endswith(small.adverbial)
            if not adverb and items[i].key not in small.auxiliaries | small.adverbs:
                return False
        return False

    def _plural(self, sign: Harmed) -> bool:
        """Whether the verb is of several: "were killed"."""
        items, single = self.region.words, self.harming.harm.single
        near = items[max(0, sign.first - 2) : sign.after]
        return any(item.key in single.plural for item in near)

    def _verbal(self, first: int) -> bool:
        small = self.harming.grammar
        key = self.region.words[first - 1].key if first else ""
        return key in small.auxiliaries or key in small.adverbs

    # --- persons ------------------------------------------------------------

    def _look(self) -> None:
        if self.looked:
            return
        self.looked = True
        for person in persons(self.harming, self.reading, self.region):
            self.starts[person.first] = person
            self.ends[person.after] = person

    def _before(self, first: int) -> list[Person]:
        """The nearest person before a word of harm who is no object of a preposition."""
        self._look()
        items, small = self.region.words, self.harming.grammar
        i = first
        while i > max(0, first - self.harming.harm.single.reach):
            person = self.ends.get(i)
            if person is not None:
                before = items[person.first - 1].key if person.first else ""
                if self._stands(person, i, first) and before not in small.prepositions:
                    return self._row(person, self.ends, forward=False)
                i = person.first
                continue
            i -= 1
            if items[i].text == ";" or items[i].key in small.subordinators:
                break
        return []

    def _stands(self, person: Person, after: int, first: int) -> bool:
        """Whether a lone capitalised word can be a surname: its verb follows at once."""
        if person.how != "surname":
            return True
        small = self.harming.grammar
        return all(
            item.key in small.auxiliaries or item.key in small.adverbs
            for item in self.region.words[after:first]
        )

    def _behind(self, after: int) -> list[Person]:
        """The first person after a word of harm, before any clause ends; a colon opens a list."""
        self._look()
        items, small = self.region.words, self.harming.grammar
        while after < len(items) and items[after].text in _OPENS:
            after += 1
        for i in range(after, min(len(items), after + _AFTER)):
            person = self.starts.get(i)
            if person is not None and (person.how != "surname" or i == after):
                return self._row(person, self.starts, forward=True)
            if i > after and (items[i].kind == "mark" or items[i].key in small.prepositions):
                break
        return []

    def _row(self, person: Person, where: Mapping[int, Person], *, forward: bool) -> list[Person]:
        """A person with the other names of his row: "X, 23, and Y, 25, of the same street"."""
        row = [person]
        while row[-1].how != "pronoun":
            other = self._next(row[-1], where, forward=forward)
            if other is None or other.how == "pronoun":
                break
            row.append(other)
        return row

    def _next(self, person: Person, where: Mapping[int, Person], *, forward: bool) -> Person | None:
        items, small = self.region.words, self.harming.grammar
        joined = False
        steps = (
            range(person.after, min(len(items), person.after + _APART))
            if forward
            else range(person.first - 1, max(-1, person.first - 1 - _APART), -1)
        )
        for i in steps:
            item = items[i]
            if item.key in small.conjunctions or item.text in _ROW:
                joined = joined or item.text not in "()"
            elif (
                item.kind != "number"
                and item.key not in self.harming.harm.single.ages
                and item.key not in small.determiners
            ):
                return None
            other = where.get(i + 1 if forward else i)
            if other is not None:
                plain = all(item.text in _ROW for item in items[person.after : i] if forward)
                return other if joined and (not plain or other.named) else None
        return None

    # --- the toll -------------------------------------------------------------

    def _draft(self, sign: Harmed, effect: str, person: Person) -> Draft:
        line = self.region.line
        mine, whom = line.cut(sign.first, sign.after), line.cut(person.first, person.after)
        span = Span(min(mine.start, whom.start), max(mine.end, whom.end))
        subclass = person.kind.subclass if person.kind else None
        return Draft(
            self.harming.shown(self.region, sign, span),
            mine,
            Toll(
                effect=effect,
                victims=self.harming.victims(person.kind, self.region),
                subclass=BY_OWN_HAND if self._own_hand(sign) else subclass or ONE_PERSON,
                wording=person.wording,
                low=1,
                high=1,
                qualifier="exact",
                cumulative=False,
                includes=None,
                by=self.harming.by(self.reading, self.region, sign),
                number=None,
            ),
            "rules:toll.person",
            whom,
        )

    def _own_hand(self, sign: Harmed) -> bool:
        """Whether the person is said to have done it himself: "of a self-inflicted wound"."""
        items, own = self.region.words, self.harming.harm.single.own_hand
        for i in range(sign.first, min(len(items), sign.after + _AFTER)):
            if items[i].kind == "mark" and items[i].key != "-":
                return False
            if own.at(items, i) is not None:
                return True
        return False
