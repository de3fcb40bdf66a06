"""The field book: the case report as a form for a pen, with what is asked and written down on a visit."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING

from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.documents.blocks import (
    Block,
    Column,
    Content,
    Document,
    Figure,
    Heading,
    Keep,
    Paragraph,
    Run,
    Space,
    SpanRow,
    Table,
    Text,
    Title,
    WritingLines,
    choices,
)
from caseworker_app.documents.case_report.by_pen import (
    AT_THE_DESK,
    AT_THE_HEAD,
    DRAWN,
    GRIDS,
    LINES,
    OWN_SHEETS,
    Grid,
)
from caseworker_app.documents.elements.letterhead import foot
from caseworker_app.documents.elements.record_tables import parts
from caseworker_app.documents.elements.sheet import closing, empty_rows, grid, pairs, sheet, to_write
from caseworker_app.documents.elements.staff_names import agency_name, worker_name
from caseworker_app.documents.fitting import whole
from caseworker_app.documents.telling import LONG, Teller, width_of
from caseworker_app.documents.wording import sentence_list
from caseworker_app.forms.catalogue import STAGES
from caseworker_app.forms.client import CLIENT
from caseworker_app.forms.description import Field, Kind, Rows
from caseworker_app.model.case import Case
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.forms.description import Page

_LINE = 0.7
_USUAL, _FEW = 2, 1
_QUESTIONS = 6
_MOST_BESIDE = 4
_LARGEST = 1.3
_FRAME = (452.0, 220.0)
"""Room for a drawing by hand, in points: two on a page."""
_LINKS = frozenset({Kind.PERSON, Kind.RECORD, Kind.ATTACHMENT})


def field_book(file: CaseFile, stages: Sequence[str]) -> Document:
    """The book for a case: its head, the forms that lie beside it, and each stage under its heading of ``stages``."""
    case = file.case
    template = file.document_template("case-report")
    beside = tr("Yang punya lembar sendiri, dicetak terpisah: {sheets}.")
    told: set[str] = set()
    blocks: list[Block] = [
        Title(template.title.upper(), tr("lembar isian untuk ditulis dengan pena")),
        *_head(file),
        Paragraph(beside.format(sheets=sentence_list([tr(name) for name in OWN_SHEETS.values()])), "plain"),
    ]
    for heading, stage in zip(stages, STAGES, strict=True):
        blocks.append(Heading(1, heading, numbered=False))
        for page in stage.pages:
            for part in CLIENT.pages if page.key == "client_family" else (page,):
                if part.key not in told:
                    blocks += _page(part)
                told.add(part.key)
    last = max(at for at, block in enumerate(blocks) if isinstance(block, Heading))
    return Document(
        key="case-report",
        title=template.title,
        dress="form",
        type_size=10.5,
        foot=foot(case, template.version),
        blocks=(*blocks[:last], Keep((*blocks[last:], closing(case)))),
    )


def asked(page: Page) -> Iterator[Field | Rows]:
    """What the field book asks of a page."""
    if page.key not in OWN_SHEETS:
        for item in (item for section in page.sections for item in section.items):
            name = f"{item.attribute.class_.__name__}.{item.key}"
            is_link = isinstance(item, Field) and item.editor in _LINKS
            if not is_link and item.key not in DRAWN and name not in AT_THE_HEAD | AT_THE_DESK:
                yield item


def _head(file: CaseFile) -> list[Block]:
    """Whose book it is; only the number and those who work on the case are printed."""
    case = file.case
    known = (
        *parts(Teller(file), case, Case.number),
        (tr("Inisial klien"), None),
        (tr("Petugas"), worker_name(case)),
        (tr("Lembaga"), agency_name(case)),
        *parts(Teller(file), case, Case.supervisor),
        (tr("Dipakai sejak tanggal"), None),
    )
    return pairs("head", [(label, value or Space(_LINE)) for label, value in known])


def _page(page: Page) -> list[Block]:
    """A page as a form: its questions, boxes for short answers, ruled lines for long ones, tables with empty rows."""
    items = list(asked(page))
    short = [item for item in items if isinstance(item, Field) and _is_short(item)]
    if len(short) == 1:
        short = []
    body = pairs(page.key, [(tr(field.label), _room(field)) for field in short])
    several = bool(body) or sum(isinstance(item, Rows) for item in items) > 1
    longer = [item for item in items if item not in short]
    for _, group in itertools.groupby(longer, lambda item: isinstance(item, Rows)):
        together = list(group)
        body += _written(f"{page.key}-{len(body)}", [item for item in together if isinstance(item, Field)])
        for rows in (item for item in together if isinstance(item, Rows)):
            body += _table(rows, page.key, named=several)
    body += _frame(page)
    if not body:
        return []
    heading = Heading(2, tr(page.title), numbered=False)
    asking: Text = (Run(" ".join(map(tr, page.questions[:_QUESTIONS])), italic=True),)
    first, *others = body
    if isinstance(first, Table):
        return [heading, dataclasses.replace(first, rows=(SpanRow(asking), *first.rows)), *others]
    if isinstance(first, Figure):  # right below its heading it may shrink to what is left of a page
        return [heading, first, Paragraph(asking, "small"), *others]
    return [Keep((heading, Paragraph(asking, "small"), first)), *others]


def _is_short(field: Field) -> bool:
    return field.editor not in LONG and field.span != "full"


def _written(key: str, fields: Sequence[Field]) -> list[Block]:
    """Ruled lines beside each label; many of them below it, so that a page may end among them."""
    blocks: list[Block] = []
    for much, group in itertools.groupby(fields, lambda field: _lines(field) > _MOST_BESIDE):
        if much:
            for field in group:
                label = Paragraph((Run(f"{tr(field.label)}:", bold=True),), "plain")
                blocks += [Keep((label, WritingLines(1))), WritingLines(_lines(field) - 1)]
        else:
            blocks += sheet(f"{key}-{len(blocks)}", to_write((tr(field.label), _lines(field)) for field in group))
    return blocks


def _frame(page: Page) -> list[Block]:
    """The empty frame of a page's diagram; its signs are explained on the sheets of empty diagrams."""
    diagram = DIAGRAMS.get(page.special)
    if diagram is None or diagram.blank is None:
        return []
    sheet = dataclasses.replace(diagram.blank_sheet(), legend=())
    return [Figure(page.special, tr(page.title), whole(sheet, _FRAME, _LARGEST))]


def _room(field: Field) -> Content:
    """Boxes to tick where the answer is yes or no, else an empty cell."""
    if field.editor is Kind.YES_NO:
        return choices((tr("ya"), False), (tr("tidak"), False))
    return Space(_LINE)


def _lines(field: Field) -> int:
    """How many ruled lines a long answer gets."""
    usual = _FEW if field.editor not in LONG or field.editor is Kind.CHOICES else _USUAL
    return LINES.get(f"{field.attribute.class_.__name__}.{field.key}", usual)


def _table(rows: Rows, where: str, *, named: bool) -> list[Block]:
    """An empty table; under its name where the title of the page does not say enough."""
    shape = GRIDS.get(rows.key) or Grid(tuple(column.key for column in rows.columns))
    items = {item.key: item for item in (*rows.columns, *rows.details)}
    columns = [Column(tr("No."), 0.35, "centre"), *_columns(items[key] for key in shape.columns if key in items)]
    label = [Heading(3, tr(rows.label), numbered=False)] if named else []
    return [*label, *grid(f"{where}-{rows.key}", columns, empty_rows(len(columns), shape.rows, shape.height))]


def _columns(items: Iterable[Field | Rows]) -> Iterator[Column]:
    for item in items:
        yield Column(tr(item.label), width_of(item) if isinstance(item, Field) else 1.5)
