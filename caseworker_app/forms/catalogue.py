"""All pages of the program in one place: the six helping stages, the other tabs of a case, the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.forms.assessment import ASSESSMENT
from caseworker_app.forms.client import CLIENT
from caseworker_app.forms.description import Field, Page, Rows, Stage
from caseworker_app.forms.engagement import ENGAGEMENT
from caseworker_app.forms.evaluation import EVALUATION
from caseworker_app.forms.intervention import INTERVENTION
from caseworker_app.forms.plan import PLAN
from caseworker_app.forms.termination import TERMINATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import InstrumentedAttribute

STAGES: tuple[Stage, ...] = (ENGAGEMENT, ASSESSMENT, PLAN, INTERVENTION, EVALUATION, TERMINATION)
TABS: tuple[Stage, ...] = (CLIENT,)


def all_pages() -> Iterator[Page]:
    """Every page once, as one reads: stages, tabs. A page that stands in two stages comes where it stands first."""
    seen = set[str]()
    for stage in (*STAGES, *TABS):
        for page_ in stage.pages:
            if page_.key not in seen:
                seen.add(page_.key)
                yield page_


def page(key: str) -> Page:
    """The page of this key. KeyError where there is none."""
    for candidate in all_pages():
        if candidate.key == key:
            return candidate
    raise KeyError(key)


def stage_of(key: str) -> Stage:
    """The stage or tab where a page stands first. KeyError for an unknown page."""
    for stage in (*STAGES, *TABS):
        if any(candidate.key == key for candidate in stage.pages):
            return stage
    raise KeyError(key)


def parts(item: Field | Rows) -> Iterator[Field | Rows]:
    """A field or table, and all that a table holds, at every depth."""
    yield item
    if isinstance(item, Rows):
        for part in (*item.columns, *item.details):
            yield from parts(part)


def all_items() -> Iterator[tuple[Page, Field | Rows]]:
    """Every field and table with the page that it stands on, at every depth."""
    for page_ in all_pages():
        for section in page_.sections:
            for item in section.items:
                for part in parts(item):
                    yield page_, part


def label_of(attribute: InstrumentedAttribute[Any]) -> str:
    """What a field or table is called on its page. KeyError for an attribute that is on no page."""
    return _described(attribute)[1].label


def page_of(attribute: InstrumentedAttribute[Any]) -> Page:
    """The page on which an attribute stands. KeyError for an attribute that is on no page."""
    return _described(attribute)[0]


def _described(attribute: InstrumentedAttribute[Any]) -> tuple[Page, Field | Rows]:
    for page_, item in all_items():
        if (item.attribute.class_, item.key) == (attribute.class_, attribute.key):
            return page_, item
    raise KeyError(str(attribute))
