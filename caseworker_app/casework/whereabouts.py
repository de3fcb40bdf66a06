"""Where in a case some words were written: the page and field to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.forms.description import Rows, resolve
from caseworker_app.forms.records import holder
from caseworker_app.forms.spots import spot_of, stands_once
from caseworker_app.model.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.forms.description import Field, Stage
    from caseworker_app.model.base import Record
    from caseworker_app.model.case import Case


def written(file: CaseFile, words: str, around: tuple[str, str] = ("", "")) -> tuple[str, str] | None:
    """Place («assessment/focus») and key of the field or table that holds the words; None where nothing does.

    ``around``: what stands beside them in the document, to tell one place from another.
    """
    wanted = _squeezed(words)
    before, behind = (_squeezed(part).strip("…") for part in around)
    found: tuple[str, str] | None = None
    most = -1
    for place, field, text in _texts(file):
        squeezed = _squeezed(text)
        at = squeezed.find(wanted)
        if at < 0:
            continue
        likeness = _alike(before[::-1], squeezed[:at][::-1]) + _alike(behind, squeezed[at + len(wanted) :])
        if likeness > most:
            found, most = (place, field), likeness
    return found


def place_of(stages: Iterable[tuple[str, Stage]], case: Case, record: Record, field: str) -> tuple[str, str] | None:
    """Place («client/family») and key of the field or table where an attribute of a record is seen; None for nowhere.

    stages: key and description of each part of the case, in the order in which they are asked.
    """
    for key, stage in stages:
        for page in stage.pages:
            for section, item in page.items():
                owner = resolve(case, section.of)
                if owner is not None and _shows(owner, item, record, field):
                    return f"{key}/{page.key}", item.key
    return None


def page_of(case: Case, record: Record, field: str) -> tuple[str, str]:
    """The same over all pages; of a record that this case shows nowhere, the page on which its kind stands, or "/"."""
    spot = spot_of(type(record), field)
    if spot.place and stands_once(type(record), field):
        return spot.place, spot.field
    found = place_of(((stage.key, stage) for stage in (*STAGES, *TABS)), case, record, field)
    return found or (spot.place or "/", spot.field)


def _shows(owner: Record, item: Field | Rows, record: Record, field: str) -> bool:
    if isinstance(item, Rows):
        if owner is record and item.key == field:
            return True
        parts = (*item.columns, *item.details)
        return any(
            row is record or _shows(row, part, record, field) for row in getattr(owner, item.key) for part in parts
        )
    return item.key == field and holder(owner, item) is record


def _texts(file: CaseFile) -> Iterator[tuple[str, str, str]]:
    """Place, field and text of all that pages show of a case."""
    for stage in (*STAGES, *TABS):
        for page in stage.pages:
            for section, item in page.items():
                record = resolve(file.case, section.of)
                if record is not None:
                    for text in _of(record, item):
                        yield f"{stage.key}/{page.key}", item.key, text


def _of(record: Any, item: Field | Rows) -> Iterator[str]:
    if isinstance(item, Rows):
        for row in getattr(record, item.key):
            for part in (*item.columns, *item.details):
                yield from _of(row, part)
        return
    source = holder(record, item)
    value = None if source is None else getattr(source, item.key)
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from map(str, value)
    elif isinstance(value, PartialDate) and value.text:
        yield value.text


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def _alike(one: str, other: str) -> int:
    """How many letters two texts share from where they begin, blanks not counted."""
    one, other = one.replace(" ", ""), other.replace(" ", "")
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
