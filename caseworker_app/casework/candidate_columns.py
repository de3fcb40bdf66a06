"""Where in a sheet the headings of a list of people stand, and which column is what: guessed, for the worker to see."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from caseworker_app.casework.candidate_fields import BIRTH, COUNTING, RTRW, heading_key, named_by
from caseworker_app.casework.nik import LENGTH

if TYPE_CHECKING:
    from caseworker_app.casework.candidate_fields import Cell, Sheet, SheetRow

_LOOKED_AT = 30  # rows in which headings are looked for: letterheads and titles stand above them
_SAMPLE = 50
_MOST = 0.6  # of the cells of a column that must be alike
_SEX = re.compile(r"l|p|lk|pr|laki[- ]?laki|perempuan|pria|wanita", re.IGNORECASE)
_NIK = re.compile(rf"\d{{{LENGTH}}}")
_PARTS = {BIRTH: ("birth_place", "born"), RTRW: ("rt", "rw")}


def header_of(sheet: Sheet, known: Mapping[str, str]) -> int:
    """Which of the rows (from 0) has the headings: that in which most cells name a field; -1 where there is none.

    known: fields by headings that were met before.
    """
    best, row_of = 0, -1
    for at, row in enumerate(sheet.rows[:_LOOKED_AT]):
        names = {field_of(cell.words, known) for cell in row.cells} - {""}
        if len(names) > best and not any(cell.day or cell.damaged for cell in row.cells):
            best, row_of = len(names), at
    return row_of


def field_of(heading: str, known: Mapping[str, str]) -> str:
    """The field that a heading means, as it was chosen before, else as headings usually mean it."""
    return known.get(heading_key(heading), "") or named_by(heading)


def headings_of(sheet: Sheet, header: int) -> list[str]:
    """The heading of every column, "" where it has none; ``header`` as from ``header_of``."""
    wide = max([0, *(len(row.cells) for row in sheet.rows)])
    cells: Sequence[Cell] = sheet.rows[header].cells if 0 <= header < len(sheet.rows) else ()
    words = [" ".join(cell.words.split()) for cell in cells]
    return [*words, *[""] * (wide - len(words))]


def body_of(sheet: Sheet, header: int) -> tuple[SheetRow, ...]:
    """The rows below the headings, without those that only number the columns or repeat the headings."""
    titles = [heading_key(words) for words in headings_of(sheet, header)]
    return tuple(
        row
        for row in sheet.rows[header + 1 :]
        if not _numbers_columns(row) and [heading_key(cell.words) for cell in row.cells] != titles[: len(row.cells)]
    )


def _numbers_columns(row: SheetRow) -> bool:
    """Whether a row says «1 2 3 4 …» below the headings, as printed forms do."""
    words = [cell.words.strip("()") for cell in row.cells if cell.words]
    if len(words) < 3 or not words[0].isdecimal():
        return False
    return words == [str(int(words[0]) + at) for at in range(len(words))]


def columns_of(sheet: Sheet, header: int, known: Mapping[str, str]) -> dict[int, str]:
    """Which column (from 0) is which field: by its heading, else by what stands in it. No field is guessed twice."""
    headings, body = headings_of(sheet, header), body_of(sheet, header)[:_SAMPLE]
    chosen: dict[int, str] = {}
    for at, heading in enumerate(headings):
        field = field_of(heading, known) if heading else ""
        if field and field not in chosen.values():
            chosen[at] = field
    for at, heading in enumerate(headings):
        if at not in chosen and heading_key(heading) not in COUNTING:
            field = _by_content([row.cells[at] for row in body if at < len(row.cells) and row.cells[at].words])
            if field and field not in chosen.values() and not _taken_apart(field, chosen):
                chosen[at] = field
    return chosen


def _taken_apart(field: str, chosen: Mapping[int, str]) -> bool:
    return any(part in chosen.values() for part in _PARTS.get(field, ()))


def _by_content(cells: Sequence[Cell]) -> str:
    """What a column without a telling heading holds, where most of its cells show it."""
    tests = (
        ("nik", lambda cell: bool(_NIK.fullmatch(cell.words)) or cell.damaged),
        ("sex", lambda cell: bool(_SEX.fullmatch(cell.words.strip()))),
        ("born", lambda cell: cell.day is not None),
    )
    for field, holds in tests:
        if cells and sum(map(holds, cells)) >= _MOST * len(cells):
            return field
    return ""
