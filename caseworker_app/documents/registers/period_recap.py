"""The tables of a recap of a period on paper, each with what it was reckoned from, and a chart where one helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.diagrams.bars import lying_bars
from caseworker_app.documents.blocks import Column, Figure, Heading, Paragraph, Run, Table
from caseworker_app.documents.wording import capital
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caseworker_app.casework.tallies import TallyRow, TallyTable
    from caseworker_app.documents.blocks import Block, Content

_CHART_WIDTH = 440.0
_MOST_BARS = 12
_MANY_COLUMNS = 7  # more need a page on its side


def period_tables(tables: Sequence[TallyTable]) -> Iterator[Block]:
    """A heading and a table each; a sentence where nothing was counted."""
    for table in tables:
        yield Heading(1, table.title)
        if not table.rows:
            yield Paragraph(tr("Tidak ada yang tercatat. {explained}").format(explained=table.explained), "plain")
            continue
        yield _table(table)
        yield Paragraph(" ".join((table.explained, *table.notes)), "plain")
        bars = [(capital(word), count) for word, count in table.bars[:_MOST_BARS]]
        if len(bars) > 1 and any(count for _, count in bars):
            drawing = lying_bars(bars, _CHART_WIDTH)
            caption = f"{table.title}: {table.columns[table.charted].title}"
            yield Figure(f"{table.key}-chart", caption, drawing, landscape=False)


def _table(table: TallyTable) -> Table:
    columns = (
        Column(table.head, 2.6),
        *(Column(column.title, 1.3 if column.kind != "count" else 0.8, "centre") for column in table.columns),
    )

    def cells(row: TallyRow) -> tuple[str, ...]:
        figures = (tally.shown(column.kind) for tally, column in zip(row.tallies, table.columns, strict=True))
        return capital(row.label), *figures

    rows: list[tuple[Content, ...]] = [cells(row) for row in table.rows]
    if table.total is not None:
        rows.append(tuple((Run(text, bold=True),) for text in cells(table.total)))
    return Table(table.key, table.title, columns, tuple(rows), landscape=len(columns) > _MANY_COLUMNS + 1)
