"""A reading of a few sentences by the standard pipeline, for tests that need every stage."""

from datetime import date
from functools import cache

from counterclaim.pipeline import Pipeline, standard
from counterclaim.records import Reading, Report, digest
from counterclaim.tables import load


@cache
def pipeline() -> Pipeline:
    """The standard pipeline, made once."""
    return standard(load())


def read(text: str, published: date | None = date(2022, 2, 3)) -> Reading:
    """The reading of a text that came in as it is."""
    return pipeline()(Report(digest("rep", text), text, "0" * 64, "test", published=published))
