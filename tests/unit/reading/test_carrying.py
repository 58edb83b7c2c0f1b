"""Speech that goes on without a cue, only where its own words show that it does."""

from datetime import date
from functools import lru_cache

import pytest

from counterclaim.pipeline import Pipeline, standard
from counterclaim.records import Report, Speech
from counterclaim.tables import load

GOES_ON = [
    "Nine soldiers died, the army said. Four fell in Quetta and five in Turbat.",
    "بیان کے مطابق دس حملہ آور مارے گئے۔ ان میں سے چھ کوئٹہ میں مارے گئے۔",
    "پولیس نے بتایا کہ نو افراد ہلاک ہوئے۔ چار افراد کوئٹہ میں اور پانچ تربت میں مارے گئے۔",
]
ENDS = [
    "Nine soldiers died, the army said. Four fell in Quetta and two in Turbat.",
    "پولیس نے بتایا کہ نو افراد ہلاک ہوئے۔ علاقے میں چار افراد زخمی بھی دیکھے گئے۔",
]


@lru_cache(maxsize=1)
def pipeline() -> Pipeline:
    """The reading as it is shipped."""
    return standard(load())


def spoken(text: str) -> list[str]:
    """What speeches hold of the second sentence of a text."""
    report = Report("rep_test", text, "0", "test", published=date(2022, 2, 4))
    second = max(text.find(". "), text.find("۔ ")) + 2
    reading = pipeline().marking(report)
    return [
        content.cut(text)
        for speech in reading[Speech]
        for content in speech.contents
        if content.start >= second
    ]


@pytest.mark.parametrize("text", GOES_ON)
def test_a_sentence_that_takes_the_figure_apart_belongs_to_its_speaker(text: str) -> None:
    """Parts that add up to what was said, and "of them", are said by the same speaker."""
    assert len(spoken(text)) == 1


@pytest.mark.parametrize("text", ENDS)
def test_any_other_sentence_without_a_cue_is_the_outlets_own(text: str) -> None:
    """Nobody is given words that nobody is said to say."""
    assert spoken(text) == []
