"""
Words without a number, read as a policy's publisher reads them.

Comes in: a toll and a policy's readings. Goes out: the number that the policy writes for it, with
the words that it stands for; nothing where the words have a number of their own.
"""

from collections.abc import Sequence

from counterclaim.orthography import Word, words
from counterclaim.reconciling.standing import Asked
from counterclaim.records import Claim, Toll
from counterclaim.tables.lexicon import Lexicon

FEW = "few"


def read(claim: Claim, asked: Asked) -> tuple[int, str] | None:
    """
    The number that a policy reads, and the words: "dozens" is 12 for ACLED.

    People said to be dead without any number ("fatalities") are few; those of whom only
    "casualties" is said are what the policy reads there.
    """
    toll = claim.body
    lexicon = asked.policy.readings.get(claim.language)
    if not isinstance(toll, Toll) or lexicon is None:
        return None
    if toll.qualifier == "vague" and toll.number is not None:
        meant = _whole(lexicon, words(toll.number.quote))
        return None if meant is None else (_number(meant, asked), toll.number.quote)
    if toll.low is not None:
        return None
    said = next(iter(lexicon.all(words(toll.wording))), None)
    return _number(said[2] if said else FEW, asked), toll.wording


def _number(meant: str, asked: Asked) -> int:
    return int(asked.set(FEW, "0")) if meant == FEW else int(meant)


def _whole(lexicon: Lexicon[str], said: Sequence[Word]) -> str | None:
    hit = lexicon.at(said, 0) if said else None
    return hit[1] if hit is not None and hit[0] == len(said) else None
