"""
The comparisons of data/linkage.toml as Splink settings, as SQL, and as reasons.

Comes in: the table. Goes out: what Splink is told, the same conditions as plain SQL, and, for the
answers of a pair, its evidence and its bits.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from counterclaim.errors import BadTable
from counterclaim.records import Evidence
from counterclaim.tables.linkage import ELSE, FILE, Comparison, Linkage

# Splink is told two probabilities and takes the logarithm of their ratio; the smaller of them
# may be anything as long as both stay well inside what a float can hold.
_UNMATCHED = 2.0**-60
# Splink gives back weights and not answers. So that two answers of equal worth stay two, each
# weighs its place times this more: a millionth of a bit in all, which no sum of ours contains.
_APART = 2.0**-30
# Splink warns of a comparison that has no level for nothing; our last level is that one.
_NO_NULL = {"sql_condition": "FALSE", "label_for_charts": "never", "is_null_level": True}
_SIDE = re.compile(r"\b([lr])\.([a-z_]\w*)", re.IGNORECASE)
_MOST_CODES = 2**62


@dataclass(frozen=True, slots=True)
class Answers:
    """
    What two sketches answer, comparison by comparison, and what that is worth.

    `bits` includes what holds before anything is compared; `known` is the worth of all answers
    without their signs, so nothing at all where nothing is known.
    """

    bits: float
    known: float
    evidence: tuple[Evidence, ...] = field(repr=False)


@dataclass(frozen=True)
class Scale:
    """The comparisons as SQL and as numbers: a code says every answer of a pair at once."""

    linkage: Linkage
    _said: dict[int, Answers] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def base(self) -> int:
        """
        The greatest number of answers that a comparison has.

        Raises:
            BadTable: there are too many comparisons to number their answers.
        """
        most = max(len(one.levels) for one in self.linkage.comparisons)
        if most ** len(self.linkage.comparisons) > _MOST_CODES:
            raise BadTable(f"{FILE}: too many comparisons or levels; join some")
        return most

    def code(self) -> str:
        """The answers of a pair as one whole number, in SQL over the rows l and r."""
        return " + ".join(
            f"({_case(one)})::BIGINT * {self.base**place}"
            for place, one in enumerate(self.linkage.comparisons)
        )

    def code_of_weights(self) -> str:
        """The same number, in SQL over the weights that Splink gives back."""
        return " + ".join(
            f"(list_position({_weights(one)}, mw_c{place}) - 1)::BIGINT * {self.base**place}"
            for place, one in enumerate(self.linkage.comparisons)
        )

    def code_of(self, answers: Mapping[str, str]) -> int:
        """
        The number of answers given by name.

        Raises:
            BadTable: the table has no such comparison or answer.
        """
        code = 0
        for name, known in self._worth:
            said = answers.get(name)
            if said not in known:
                raise BadTable(f"{FILE} {name!r}: it has no answer {said!r}; weigh anew")
            code += known[said]
        return code

    @cached_property
    def _worth(self) -> tuple[tuple[str, Mapping[str | None, int]], ...]:
        """What each answer of each comparison adds to the number."""
        return tuple(
            (
                one.name,
                {level.answer: at * self.base**place for at, level in enumerate(one.levels)},
            )
            for place, one in enumerate(self.linkage.comparisons)
        )

    def answers(self, code: int) -> Answers:
        """The answers that a number stands for, with their evidence, in the table's order."""
        # A few thousand numbers stand for all pairs there are.
        if code not in self._said:
            self._said[code] = self._answers(code)
        return self._said[code]

    def _answers(self, code: int) -> Answers:
        evidence = []
        for comparison in self.linkage.comparisons:
            code, answer = divmod(code, self.base)
            level = comparison.levels[answer]
            evidence.append(Evidence(comparison.name, level.answer, level.bits))
        worth = [one.bits for one in evidence]
        return Answers(
            math.fsum([self.linkage.model.prior_bits, *worth]),
            math.fsum(map(abs, worth)),
            tuple(evidence),
        )

    def settings(self) -> dict[str, object]:
        """What Splink is told: one custom comparison for each of ours, level by level."""
        return {
            "link_type": "dedupe_only",
            "unique_id_column_name": "nth",
            "probability_two_random_records_match": _probability(self.linkage.model.prior_bits),
            "retain_matching_columns": False,
            "retain_intermediate_calculation_columns": True,
            "blocking_rules_to_generate_predictions": [],
            "comparisons": [
                _comparison(f"c{place}", one) for place, one in enumerate(self.linkage.comparisons)
            ],
        }


def _case(comparison: Comparison) -> str:
    *asked, _ = comparison.levels
    told = " ".join(f"WHEN ({level.sql}) THEN {place}" for place, level in enumerate(asked))
    return f"CASE {told} ELSE {len(asked)} END" if asked else "0"


def _comparison(name: str, comparison: Comparison) -> Mapping[str, object]:
    return {
        "output_column_name": name,
        "comparison_description": comparison.says,
        "comparison_levels": [
            _NO_NULL,
            *(
                {
                    "sql_condition": ELSE if level.sql == ELSE else _SIDE.sub(r"\2_\1", level.sql),
                    "label_for_charts": level.answer,
                    "m_probability": _matched(level.bits, place),
                    "u_probability": _UNMATCHED,
                }
                for place, level in enumerate(comparison.levels)
            ),
        ],
    }


def _matched(bits: float, place: int) -> float:
    return float(_UNMATCHED * 2.0 ** (bits + place * _APART))


def _weights(comparison: Comparison) -> str:
    # As Splink makes them of the two probabilities, so that they can be compared exactly.
    told = (
        math.log2(_matched(level.bits, place) / _UNMATCHED)
        for place, level in enumerate(comparison.levels)
    )
    return "[" + ", ".join(f"CAST({weight!r} AS DOUBLE)" for weight in told) + "]"


def _probability(bits: float) -> float:
    return float(1 / (1 + 2.0**-bits))
