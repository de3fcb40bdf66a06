"""What stands in fields and could not be read: in place of the values, and listed with the page it was typed on."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text
from sqlalchemy.orm import ColumnProperty

from caseworker_app.forms.catalogue import STAGES, TABS, closed_words
from caseworker_app.forms.description import Field, Rows, resolve
from caseworker_app.forms.family import PANELS
from caseworker_app.forms.practice import SETTINGS
from caseworker_app.forms.records import holder, unread_words
from caseworker_app.model.base import WordsType
from caseworker_app.model.partial_date import PartialDate, PartialDateType
from caseworker_app.model.time_span import TimeSpan, TimeSpanType
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.forms.description import Page
    from caseworker_app.model.base import Record

FAMILY_PLACE, SETTINGS_PLACE = "client/client_family", "settings"


@dataclasses.dataclass(frozen=True, slots=True)
class Unread:
    """A text that could not be read. place: its page («client/client_family»). field: the field or table to go to.

    label: what the field is called, in a table with its row. page: the title of the page. text: as it was typed.
    """

    place: str
    field: str
    label: str
    page: str
    text: str

    @property
    def words(self) -> str:
        """«Kasus dibuka “31/9/2024” (Data kasus)»."""
        return tr("{label} “{text}” ({page})").format(label=self.label, text=self.text, page=self.page)


def sentence(found: list[Unread]) -> str:
    """All of them in one sentence; «» where everything was read."""
    return tr("Belum terbaca: {fields}.").format(fields="; ".join(one.words for one in found)) if found else ""


def unread(file: CaseFile) -> list[Unread]:
    """What stands in the fields of a case and could not be read, as one reads its pages; each field once."""
    found: dict[tuple[str, str], Unread] = {}
    for place, page, top in _pages(file):
        for section, item in page.items():
            record = resolve(top, section.of)
            if record is None:
                continue
            for key, label, text in _of(file, record, item):
                found.setdefault(key, Unread(place, item.key, label, tr(page.title), text))
    return list(found.values())


def _pages(file: CaseFile) -> Iterator[tuple[str, Page, Record]]:
    """Place, page and the record it is about: the pages of the case, then those of its family, agency and worker."""
    for stage in (*STAGES, *TABS):
        for page in stage.pages:
            yield f"{stage.key}/{page.key}", page, file.case
    kin, practitioner = file.kin, file.case.practitioner
    family = (*kin.people, *kin.unions, *kin.twin_groups, *kin.households, *kin.emotional_ties)
    office = (file.case.agency, practitioner, practitioner.agency if practitioner else None)
    for place, pages, records in ((FAMILY_PLACE, PANELS, family), (SETTINGS_PLACE, SETTINGS, office)):
        for page in pages:
            cls: Any = next(item for _, item in page.items()).attribute.class_
            yield from ((place, page, record) for record in records if isinstance(record, cls))


def stand_in(cls: type[Record], key: str, raw: str) -> tuple[Any, bool]:
    """What an attribute holds while a text stands in its place, as far as it can hold it; and whether it is to be read.

    Text of a field of text, or its points, is only not stored yet.
    """
    attribute = cls.__mapper__.attrs.get(key)
    kind = attribute.columns[0].type if isinstance(attribute, ColumnProperty) else None
    if isinstance(kind, PartialDateType):
        return PartialDate(text=raw), True
    if isinstance(kind, TimeSpanType):
        return TimeSpan(text=raw), True
    if isinstance(kind, WordsType):
        return raw.splitlines(), False
    if isinstance(kind, Text) and not closed_words(getattr(cls, key)):
        return raw, False
    return None, True


def put_in_place(record: Record, key: str, raw: str) -> bool:
    """Let a text that waits to be read stand in a record; gives whether it still is to be read."""
    value, waits = stand_in(type(record), key, raw)
    relation = record.__mapper__.relationships.get(key)
    for column in relation.local_columns if relation is not None else ():
        setattr(record, record.__mapper__.get_property_by_column(column).key, None)
    setattr(record, key, value)
    return waits


def _of(file: CaseFile, record: Any, item: Field | Rows, row: str = "") -> Iterator[tuple[tuple[str, str], str, str]]:
    """Record and attribute, label and text of what is unread in a field, or in all rows of a table."""
    if isinstance(item, Rows):
        for at, part in enumerate(getattr(record, item.key), 1):
            called = tr("{row}{item} ke-{at}: ").format(row=row, item=tr(item.item), at=at)
            for field in (*item.columns, *item.details):
                yield from _of(file, part, field, called)
        return
    source = holder(record, item)
    if source is None:
        return
    text = file.unread.get((source.id, item.key)) or unread_words(getattr(source, item.key))
    if text:
        label = f"{row}{tr(item.label)}"
        yield (source.id, item.key), label[:1].upper() + label[1:], text
