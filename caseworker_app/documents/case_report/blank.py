"""The report's empty frame, to be filled by hand: every heading, every label, room to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.documents.blocks import Block, Column, Fact, Facts, Heading, Space, Table, WritingLines
from caseworker_app.documents.case_report.parts import label
from caseworker_app.documents.telling import LONG, width_of
from caseworker_app.documents.wording import titled
from caseworker_app.forms.catalogue import STAGES
from caseworker_app.forms.client import CLIENT
from caseworker_app.forms.description import Field, Kind, Rows
from caseworker_app.model.base import Row
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.forms.description import Page

_LINES = 3
_BLANK_ROWS = 5
_MOST_COLUMNS = 6
_RECORDS = frozenset(
    {
        *("home_visits", "contracts", "consents", "conferences", "sessions", "referrals", "token_economies"),
        *(diagram.records for diagram in DIAGRAMS.values() if diagram.records),
    }
)
_SKIP = frozenset({"client", "dialogue", "alias", "note", "private", "household"})
_WRITTEN = frozenset(
    {
        "process",
        "result",
        "minutes",
        "decisions",
        "goal",
        "house_condition",
        "observation",
        "condition",
        "recommendation",
    }
)
_LINKS = frozenset({Kind.PERSON, Kind.RECORD})


def blank_stages(headings: Sequence[str]) -> list[Block]:
    """The six stages without what was written in them."""
    blocks: list[Block] = []
    for heading, stage in zip(headings, STAGES, strict=True):
        blocks.append(Heading(1, heading))
        for one in stage.pages:
            if one.key == "client_family":
                for more in CLIENT.pages:
                    blocks += _page(more)
            else:
                blocks += _page(one)
    return blocks


def _page(one: Page) -> list[Block]:
    """A page as a form: lines behind short labels, ruled lines below long ones, tables with empty rows."""
    blocks: list[Block] = []
    short: list[Fact] = []

    def flush() -> None:
        if short:
            blocks.append(Facts(tuple(short)))
        short.clear()

    for _, item in ((part, item) for part in one.sections for item in part.items):
        if _skipped(item):
            continue
        if isinstance(item, Field) and item.editor not in LONG:
            short.append(Fact(tr(item.label), None))
            continue
        flush()
        blocks += _lines(item) if isinstance(item, Field) else _rows(item, one.key)
    flush()
    if one.special in DIAGRAMS and DIAGRAMS[one.special].blank:
        blocks.append(_room(tr("Ruang untuk {title}").format(title=titled(tr(one.title)))))
    return [Heading(2, titled(tr(one.title))), *blocks] if blocks else []


def _lines(item: Field) -> list[Block]:
    return [label(f"{tr(item.label)}:"), WritingLines(_LINES)]


def _rows(rows: Rows, where: str) -> list[Block]:
    """Records with much in each as a form of their own, once; others as an empty table."""
    if rows.key in _RECORDS:
        fields = _fields(rows)
        blocks: list[Block] = [Facts(tuple(Fact(tr(f.label), None) for f in fields if f.key not in _WRITTEN))]
        blocks += [block for field in fields if field.key in _WRITTEN for block in _lines(field)]
        tables = [item for item in rows.details if isinstance(item, Rows) and not _skipped(item)]
        return [*blocks, *(block for item in tables for block in _rows(item, f"{where}-{rows.key}"))]
    columns = [column for column in rows.columns if not _skipped(column)] or list(rows.columns)
    if len(columns) < _MOST_COLUMNS:
        columns += [f for f in _fields(rows) if f not in rows.columns and f.editor in LONG][
            : _MOST_COLUMNS - len(columns)
        ]
    heads = (Column(tr("No"), 0.35, "centre"), *(Column(tr(column.label), width_of(column)) for column in columns))
    return [Table(f"{where}-{rows.key}", titled(tr(rows.label)), heads, (), blank_rows=_BLANK_ROWS)]


def _fields(rows: Rows) -> list[Field]:
    return [item for item in (*rows.columns, *rows.details) if isinstance(item, Field) and not _skipped(item)]


def _skipped(item: Field | Rows) -> bool:
    """What nobody writes down by hand: how far a stage has come, links to records."""
    holder: type = item.attribute.class_  # type: ignore[assignment] # never an alias on a page
    is_stage_state = item.key == "state" and not issubclass(holder, Row)
    return item.key in _SKIP or is_stage_state or (isinstance(item, Field) and item.editor in _LINKS)


def _room(words: str) -> Table:
    """An empty box to draw in."""
    return Table("", "", (Column(words),), (((Space(5), Space(5)),),), numbered=False)
