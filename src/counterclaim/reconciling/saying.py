"""
Tensions in sentences: figures, speakers, places and days as a reader would say them.

Comes in: two claims and what stands between them. Goes out: a tension with its sentence, by
the templates of data/tensions.toml and the ranges of data/findings.toml.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.reconciling.figures import Day, Figure
from counterclaim.reconciling.voices import Voices
from counterclaim.records import Claim, Tension, TensionKind, Toll, digest
from counterclaim.tables import Tables


@dataclass(frozen=True)
class Say:
    """Puts what stands between claims into words."""

    tables: Tables
    heard: Voices
    places: Mapping[str, str] = field(repr=False)

    def tension(
        self,
        kind: TensionKind,
        template: str,
        question: str,
        claims: Sequence[str],
        *,
        arithmetic: str = "",
        **values: object,
    ) -> Tension:
        """
        A tension of one kind, its sentence filled in.

        The first two claims are those that it stands between; a silence has the first alone.
        """
        said = " ".join(
            self.tables.tensions.says[template]
            .format(question=self.question(question), **values)
            .split()
        )
        said = said.replace(" ;", ";").replace(" .", ".").replace(" :", ":")
        once = list(dict.fromkeys(claims))
        alone = kind == "silence"
        left, right = once[0], None if alone else once[1]
        others = tuple(sorted(once[1 if alone else 2 :]))
        return Tension(
            digest("ten", kind, question, left, right, others, arithmetic),
            kind,
            question,
            left,
            right,
            said[:1].upper() + said[1:],
            arithmetic,
            others,
        )

    def question(self, question: str) -> str:
        """A question as a reader would say it: "state forces killed"."""
        victims, _, effect = question.partition(".")
        if not effect:
            return question
        questions = self.tables.questions
        return f"{questions.says('victims', victims)} {questions.says('effect', effect)}"

    def who(self, claim: Claim) -> str:
        """The speaker on whose word a claim stands."""
        return self.heard[claim].name

    def range(self, toll: Toll) -> str:
        """ "more than 100", "4 to 5"."""
        return self.tables.checks.ranges[toll.qualifier].format(
            low=toll.low,
            high=toll.high,
            below=None if toll.low is None else toll.low - 1,
            words=toll.number.quote if toll.number else toll.wording,
        )

    def topic(self, figure: Figure) -> str:
        """ "state forces (police) killed in Panjgur": what a figure counts, and where."""
        return " ".join(filter(None, (self.counted(figure), self.where(figure.places))))

    def counted(self, figure: Figure) -> str:
        """ "state forces (police) killed": what a figure counts."""
        subclass = figure.cover[1]
        inside = f"({subclass.replace('_', ' ')})" if subclass else ""
        victims = self.tables.questions.says("victims", figure.toll.victims)
        return " ".join(filter(None, (victims, inside, self.effect(figure.toll))))

    def effect(self, toll: Toll) -> str:
        """ "killed": what befell them."""
        return self.tables.questions.says("effect", toll.effect)

    def both(self, left: Figure, right: Figure) -> dict[str, str]:
        """Two figures and who gives them, as the sentences name them."""
        return {
            "left": self.range(left.toll),
            "right": self.range(right.toll),
            "who": left.voice.name,
            "other": right.voice.name,
        }

    def where(self, places: Iterable[str]) -> str:
        """ "in Nushki and Panjgur"; nothing for the whole."""
        names = [self.places.get(place, place) for place in places]
        return self.tables.tensions.words["in"].format(places=self.listed(names)) if names else ""

    def covering(self, figure: Figure) -> str:
        """Which places and days a figure covers, or that it covers all."""
        words, period = self.tables.tensions.words, figure.cover[2]
        days = words["period"].format(first=period[0], last=period[1]) if period else ""
        return " ".join(filter(None, (self.where(figure.places), days))) or words["whole"]

    def day(self, when: Day | None) -> str:
        """ "on 3 February"; nothing for an unknown day."""
        if when is None:
            return ""
        return self.tables.tensions.words["on"].format(day=f"{when:%Y-%m-%d}")

    def listed(self, names: Iterable[str]) -> str:
        """ "a, b and c"."""
        row = list(dict.fromkeys(names))
        joint = f" {self.tables.checks.names['and']} "
        return joint.join([", ".join(row[:-1]), row[-1]]) if len(row) > 1 else "".join(row)


def number(toll: Toll) -> str:
    """A range as arithmetic writes it: 4, 4–5; of an open one the least, 101."""
    return str(toll.low) if toll.high in {None, toll.low} else f"{toll.low}–{toll.high}"


def against(left: Toll, right: Toll) -> str:
    """Two ranges that no number satisfies: "101 > 9", "3 < 8"."""
    sign = ">" if (left.low or 0) > (right.low or 0) else "<"
    return f"{number(left)} {sign} {number(right)}"
