"""
How pages are made of templates: everything escaped, nothing fetched, no script.

Comes in: the name of a template and what it draws. Goes out: one page of HTML that stands alone,
with its look inside and a policy that lets a browser refuse whatever slips through.
"""

import base64
import hashlib
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from counterclaim.exporting import wording
from counterclaim.exporting.marks import shown, told


def rendered(template: str, **drawn: Any) -> str:  # noqa: ANN401 – what a template draws is its own
    """The page that a template of this package makes of what it is given."""
    look = _look()
    seal = base64.b64encode(hashlib.sha256(look.encode()).digest()).decode()
    made = _environment().get_template(template)
    return made.render(look=Markup(look), seal=seal, counted=wording.counted, **drawn)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("counterclaim.exporting"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = lambda text: Markup(shown(text))
    environment.filters["told"] = lambda text: Markup(told(text))
    environment.filters["label"] = wording.label
    return environment


@lru_cache(maxsize=1)
def _look() -> str:
    environment = _environment()
    source, _, _ = PackageLoader("counterclaim.exporting").get_source(environment, "page.css")
    return source
