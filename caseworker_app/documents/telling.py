"""Turn the described fields of records into blocks: the same labels on paper as on the screen, and nothing left out."""

from __future__ import annotations

import dataclasses
import enum
from typing import TYPE_CHECKING, Any

from caseworker_app.documents.blocks import (
    Block,
    BulletList,
    Column,
    Content,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Run,
    Table,
)
from caseworker_app.forms.description import Field, Kind, Page, Rows, resolve
from caseworker_app.forms.records import holder, title_of
from caseworker_app.model.base import Record
from caseworker_app.model.indonesian import number
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.person import Person

LONG = frozenset({Kind.MEMO, Kind.WORDS})
NARROW = frozenset({Kind.DATE, Kind.TIME, Kind.NUMBER, Kind.YES_NO, Kind.SCALE})


@dataclasses.dataclass(frozen=True)
class Teller:
    """How this document tells: whose case it is, and in which time zone the clock runs."""

    file: CaseFile

    @property
    def zone(self) -> str:
        """WIB, WITA or WIT, as the agency says."""
        agency = self.file.case.agency
        return (agency.time_zone if agency else None) or "WIB"

    def words(self, value: Any, field: Field | None = None) -> str:
        """A value as a document says it; nothing for None."""
        match value:
            case None:
                return ""
            case bool():
                return tr("ya") if value else tr("tidak")
            case PartialDate():
                return value.long()
            case TimeSpan():
                return value.long(self.zone)
            case enum.Enum():
                return str(value.value)
            case int() | float():
                return f"{number(value)} {field.unit if field else ''}".strip()
            case list():
                return "; ".join(map(str, value))
            case Record():
                return title_of(value)
        return str(value)

    def value(self, record: Any, field: Field) -> str:
        """What a record says in a field."""
        source = holder(record, field)
        return "" if source is None else self.words(getattr(source, field.key), field)

    def cell(self, record: Any, field: Field) -> Content:
        """A field as the content of a cell or fact; several points become a list."""
        source = holder(record, field)
        value = None if source is None else getattr(source, field.key)
        if isinstance(value, list) and len(value) > 1:
            return BulletList(tuple(str(part) for part in value))
        return self.words(value, field)

    def facts(self, record: Any, fields: Iterable[Field]) -> Facts | None:
        """The filled ones of some fields, colons aligned; None where nothing is filled."""
        found = [Fact(tr(field.label), self.cell(record, field)) for field in fields if self.value(record, field)]
        return Facts(tuple(found)) if found else None

    def items(self, record: Any, items: Sequence[Field | Rows]) -> list[Block]:
        """Fields and tables of a record: short ones as facts, long ones as paragraphs under their labels, in order."""
        blocks: list[Block] = []
        short: list[Field] = []

        def flush() -> None:
            facts = self.facts(record, short)
            if facts:
                blocks.append(facts)
            short.clear()

        for item in items:
            if isinstance(item, Rows):
                flush()
                blocks += self.rows(getattr(record, item.key), item)
            elif item.editor in LONG:
                if self.value(record, item):
                    flush()
                    blocks += self.long(record, item)
            else:
                short.append(item)
        flush()
        return blocks

    def long(self, record: Any, field: Field) -> list[Block]:
        """A long text or a list of points under its label."""
        source = holder(record, field)
        value = None if source is None else getattr(source, field.key)
        if not value:
            return []
        label = Paragraph((Run(f"{tr(field.label)}:", bold=True),), "plain")
        if isinstance(value, list):
            return [label, BulletList(tuple(str(part) for part in value))]
        return [label, Paragraph(str(value))]

    def rows(self, records: Sequence[Any], rows: Rows, *, caption: str = "", key: str = "") -> list[Block]:
        """A table of rows; what does not fit its columns follows, row by row."""
        if not records:
            return []
        columns = [column for column in rows.columns if any(self.value(record, column) for record in records)]
        table = Table(
            key=key or rows.key,
            caption=caption or tr(rows.label),
            columns=(
                Column(tr("No"), 0.35, "centre"),
                *(Column(tr(column.label), _width(column)) for column in columns),
            ),
            rows=tuple(
                (str(at), *(self.cell(record, column) for column in columns)) for at, record in enumerate(records, 1)
            ),
            numbered=bool(caption),
        )
        blocks: list[Block] = [table] if columns else []
        for at, record in enumerate(records, 1):
            further = self.items(record, rows.details)
            if further:
                name = self.value(record, rows.columns[0]) or title_of(record)
                blocks.append(
                    Paragraph((Run(tr("Keterangan no. {at}: {name}").format(at=at, name=name), italic=True),), "plain")
                )
                blocks += further
        return blocks

    def page(self, page: Page, *, level: int = 2, skip: frozenset[str] = frozenset()) -> list[Block]:
        """A whole page under its title, or nothing where it holds nothing. ``skip``: keys that are told elsewhere."""
        body: list[Block] = []
        for section in page.sections:
            record = resolve(self.file.case, section.of)
            if record is not None:
                body += self.items(record, [item for item in section.items if item.key not in skip])
        return [Heading(level, tr(page.title)), *body] if body else []


def missing(what: str) -> Paragraph:
    """A gap that a draft shows in brackets."""
    return Paragraph((Run(what, missing=True),))


def supplied(text: str) -> Paragraph:
    """A paragraph that the program wrote out of the data."""
    return Paragraph((Run(text, supplied=True),))


def sentence_list(words: Sequence[str]) -> str:
    """«a», «a dan b», «a, b, dan c»."""
    if len(words) <= 1:
        return "".join(words)
    if len(words) == 2:
        return tr("{first} dan {last}").format(first=words[0], last=words[1])
    return tr("{first}, dan {last}").format(first=", ".join(words[:-1]), last=words[-1])


def sentence(text: str) -> str:
    """A text as a sentence: first letter large, a full stop at its end."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…" else text + "."


def address(person: Person) -> str:
    """The address of a person on one line; empty where nothing is known."""
    rt_rw = "/".join(filter(None, (f"RT {person.rt}" if person.rt else "", f"RW {person.rw}" if person.rw else "")))
    parts = (person.street, rt_rw, person.village, person.district, person.city, person.province, person.postcode)
    return ", ".join(part for part in parts if part)


def _width(column: Field) -> float:
    if column.editor in LONG:
        return 2.2
    return 0.9 if column.editor in NARROW else 1.3
