"""All pages of the program in one place: the six helping stages, the other tabs of a case, panels and settings."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from caseworker_app.forms.assessment import ASSESSMENT
from caseworker_app.forms.client import CLIENT
from caseworker_app.forms.description import Field, Page, Rows, Stage
from caseworker_app.forms.engagement import ENGAGEMENT
from caseworker_app.forms.evaluation import EVALUATION
from caseworker_app.forms.family import PANELS
from caseworker_app.forms.group import GROUP
from caseworker_app.forms.intervention import INTERVENTION
from caseworker_app.forms.lists import load
from caseworker_app.forms.notes import FILES, JOURNAL
from caseworker_app.forms.placement import PLACEMENT
from caseworker_app.forms.plan import PLAN
from caseworker_app.forms.practice import SETTINGS
from caseworker_app.forms.review import REVIEW
from caseworker_app.forms.termination import TERMINATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import InstrumentedAttribute

STAGES: tuple[Stage, ...] = (ENGAGEMENT, ASSESSMENT, PLAN, INTERVENTION, EVALUATION, TERMINATION)
TABS: tuple[Stage, ...] = (CLIENT, JOURNAL, FILES, REVIEW, PLACEMENT)


def all_pages() -> Iterator[Page]:
    """Every page once, as one reads: stages, tabs, panels of the genogram, groups, settings.

    A page that stands in two stages (case conference, instruments) comes where it stands first.
    """
    pages = [page_ for stage in (*STAGES, *TABS) for page_ in stage.pages]
    yield from {page_.key: page_ for page_ in (*pages, *PANELS, *GROUP.pages, *SETTINGS)}.values()


def page(key: str) -> Page:
    """The page of this key. KeyError where there is none."""
    return _pages()[key]


def fields_of_rows(page_key: str, rows_key: str, keys: Iterable[str]) -> list[Field]:
    """Fields of one row of a table on a page, in the order of their keys. KeyError where there is none of a key."""
    rows = {item.key: item for _, item in page(page_key).items() if isinstance(item, Rows)}[rows_key]
    fields = {item.key: item for item in (*rows.columns, *rows.details) if isinstance(item, Field)}
    return [fields[key] for key in keys]


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
    """What a field or table is called where it stands first. KeyError for an attribute that is on no page."""
    return _described()[str(attribute)][1].label


def item_of(attribute: InstrumentedAttribute[Any]) -> Field | Rows | None:
    """The field or table that describes an attribute where it stands first; None for one that is on no page."""
    found = _described().get(str(attribute))
    return found[1] if found else None


def is_linked(attribute: InstrumentedAttribute[Any]) -> bool:
    """Whether an attribute is the link to a person whom another field of the same record names in words."""
    return str(attribute) in _linked()


def place_of(attribute: InstrumentedAttribute[Any]) -> str:
    """Where an attribute is filled in: stage and page, «engagement/consent». KeyError for one that is on no page."""
    found = _described()[str(attribute)][0]
    return next(f"{stage.key}/{found.key}" for stage in (*STAGES, *TABS) if found in stage.pages)


@cache
def also_at(stage_key: str, page_key: str) -> tuple[str, ...]:
    """The other places where a list of this page stands too: «evaluation/instruments».

    What belongs to the client and the family stands there; the window has no second page for it.
    """
    here = next(page_ for stage in STAGES for page_ in stage.pages if (stage.key, page_.key) == (stage_key, page_key))
    lists = {str(item.attribute) for _, item in here.items() if isinstance(item, Rows)}
    return tuple(
        f"{stage.key}/{page_.key}"
        for stage in STAGES
        for page_ in stage.pages
        if stage.key != stage_key
        and page_ not in CLIENT.pages
        and any(str(item.attribute) in lists for _, item in page_.items())
    )


def closed_words(attribute: InstrumentedAttribute[Any]) -> tuple[str, ...]:
    """The only words that an attribute may hold, since rules look at them; none where the list is open."""
    item = _described().get(str(attribute), (None, None))[1]
    return tuple(load(item.choices).values()) if isinstance(item, Field) and item.closed else ()


def changeable_lists() -> list[str]:
    """The keys of the lists that pages offer and that an agency may word itself: those of open fields."""
    fields = [item for _, item in all_items() if isinstance(item, Field)]
    return sorted({field.choices for field in fields if field.choices and not field.closed})


def texts() -> Iterator[str]:
    """Every text of the pages that a user reads, for translators; the same text may come more than once."""
    for stage in (*STAGES, *TABS, GROUP):
        yield stage.title
    for page_ in all_pages():
        yield from filter(None, (page_.title, page_.help, page_.empty, *page_.questions))
        for section in page_.sections:
            yield from filter(None, (section.title, section.help))
    for _, item in all_items():
        words = (item.label, item.help, item.unit if isinstance(item, Field) else item.item)
        yield from filter(None, words)


@cache
def _pages() -> dict[str, Page]:
    return {page_.key: page_ for page_ in all_pages()}


@cache
def _linked() -> frozenset[str]:
    named = (item for _, item in all_items() if isinstance(item, Field) and item.linked)
    return frozenset(f"{str(item.attribute).partition('.')[0]}.{item.linked}" for item in named)


@cache
def _described() -> dict[str, tuple[Page, Field | Rows]]:
    found: dict[str, tuple[Page, Field | Rows]] = {}
    for page_, item in all_items():
        found.setdefault(str(item.attribute), (page_, item))
    return found
