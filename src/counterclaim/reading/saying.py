"""Findings in sentences: ranges, speakers and victims as a reader would say them."""

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.records import Claim, Finding, FindingKind, Quote, Toll, digest
from counterclaim.tables.checks import Checks
from counterclaim.tables.questions import Questions


@dataclass(frozen=True)
class Say:
    """Puts findings into words, by the sentences in findings.toml."""

    checks: Checks
    questions: Questions

    def range(self, toll: Toll) -> str:
        """ "more than 100", "4 to 5", "an unstated number of"."""
        return self.checks.ranges[toll.qualifier].format(
            low=toll.low,
            high=toll.high,
            below=None if toll.low is None else toll.low - 1,
            words=toll.number.quote if toll.number else toll.wording,
        )

    def who(self, claim: Claim) -> str:
        """The innermost speaker, or the report itself."""
        return claim.last.speaker or self.checks.names["outlet"]

    def listed(self, words: Iterable[str]) -> str:
        """ "a, b and c"."""
        row = list(dict.fromkeys(words))
        joint = f" {self.checks.names['and']} "
        return joint.join([", ".join(row[:-1]), row[-1]]) if len(row) > 1 else row[0]

    def victims(self, toll: Toll) -> str:
        """The victims of a toll as a reader would say them."""
        return self.questions.says("victims", toll.victims)

    def effect(self, toll: Toll) -> str:
        """The effect of a toll as a reader would say it."""
        return self.questions.says("effect", toll.effect)

    def finding(
        self,
        kind: FindingKind,
        spans: Iterable[Quote],
        claims: Iterable[Claim],
        report: str,
        template: str | None = None,
        **values: object,
    ) -> Finding:
        """A finding of one kind, its sentence filled in."""
        shown = tuple(sorted(set(spans)))
        said = self.checks.says[template or kind].format(**values)
        said = said[:1].upper() + said[1:]
        ids = tuple(dict.fromkeys(claim.id for claim in claims))
        return Finding(digest("fnd", report, kind, shown, said), report, kind, shown, ids, said)
