"""Work on the diagrams of a case: what a click or a drag in a drawing changes, one named edit each."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from caseworker_app.diagrams.venn import RING
from caseworker_app.forms.records import copy_of
from caseworker_app.model.case import Case
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.tools import Nudge
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.diagrams.diagram import Diagram
    from caseworker_app.diagrams.display import XY
    from caseworker_app.model.base import Row
    from caseworker_app.model.choices import Energy, Side, TieKind
    from caseworker_app.model.tools import BodyMark, EcomapSystem, RoadMapEvent, VennBody
    from caseworker_app.store.notebook import Notebook

MOST_FEELING = 5

Made = TypeVar("Made", bound="Row")


def nudge(notebook: Notebook, case: Case, person_id: str, dx: float, dy: float) -> None:
    """Move a person's symbol in the genogram by so many points, beside earlier moves."""
    with notebook.edit(tr("Geser simbol"), case_id=case.id):
        known = next((one for one in case.nudges if one.person_id == person_id), None)
        if known is None:
            known = Nudge(person_id=person_id, position=len(case.nudges), dx=0.0, dy=0.0)
            case.nudges.append(known)
        known.dx, known.dy = round((known.dx or 0.0) + dx, 1), round((known.dy or 0.0) + dy, 1)


def unmove(notebook: Notebook, case: Case, person_id: str | None = None) -> None:
    """Put a person's symbol, or all of them, back to where the layout places it."""
    with notebook.edit(tr("Kembalikan letak semula"), case_id=case.id):
        for known in list(case.nudges):
            if person_id in {None, known.person_id}:
                case.nudges.remove(known)


def begin_another(notebook: Notebook, case: Case, diagram: Diagram, *, stage: str, like: Any = None) -> Any:
    """A further record of today to draw from; ``like`` another one it begins with all its rows, to be compared."""
    records = getattr(case, diagram.records)
    with notebook.edit(tr("Tambah {diagram}").format(diagram=tr(diagram.title)), case_id=case.id):
        new: Any = copy_of(like) if like is not None else _record_class(diagram)()
        new.date, new.stage = PartialDate.on(date.today()), stage
        for words in ("title", "note"):
            if hasattr(new, words):
                setattr(new, words, None)
        return _added(records, new)


def copy_points(notebook: Notebook, case: Case, columns: Sequence[str]) -> None:
    """The points of the BPSS picture from the assessment to the evaluation, which has none yet."""
    with notebook.edit(tr("Salin pokok-pokok BPSS"), case_id=case.id):
        for column in columns:
            setattr(case.evaluation, column, list(getattr(case.assessment, column) or ()) or None)


def add(notebook: Notebook, case: Case, diagram: Diagram, record: Any, row: Made) -> Made:
    """Put a new row at the end of the record that a diagram is drawn from; without a record a first one is begun."""
    with notebook.edit(tr("Tambah {item}").format(item=tr(diagram.row_fields().item)), case_id=case.id):
        if record is None:
            records = getattr(case, diagram.records)
            record = _added(records, _record_class(diagram)(date=PartialDate.on(date.today())))
        return _added(getattr(record, diagram.rows), row)


def set_tie(
    notebook: Notebook,
    case: Case,
    system: EcomapSystem,
    *,
    tie: TieKind | None = None,
    energy: Energy | None = None,
) -> None:
    """Say how strong a tie is, or where its energy flows; what is not told stays."""
    with notebook.edit(tr("Ubah hubungan") if tie else tr("Ubah arah energi"), case_id=case.id):
        system.tie, system.energy = tie or system.tie, energy or system.energy


def move_system(notebook: Notebook, case: Case, system: EcomapSystem, dx: float, dy: float) -> None:
    """Move a bubble by so many points, beside earlier moves."""
    with notebook.edit(tr("Geser lingkaran"), case_id=case.id):
        system.dx, system.dy = round((system.dx or 0.0) + dx, 1), round((system.dy or 0.0) + dy, 1)


def put_back(notebook: Notebook, case: Case, diagram: Diagram, record: Any) -> None:
    """Put all symbols of a record back to where the layout places them."""
    with notebook.edit(tr("Kembalikan letak semula"), case_id=case.id):
        for row in getattr(record, diagram.rows):
            for column in diagram.moved:
                setattr(row, column, None)


def move_event(
    notebook: Notebook, case: Case, event: RoadMapEvent, *, years: int = 0, feeling: int | None = None
) -> bool:
    """Say that an event was so many years later, and how it felt, from −5 to +5; what lies beyond is cut off.

    False where it is not dated by a year or an age alone, and was to be another year; it then keeps its time.
    """
    moved = _years_later(event.when, years) if years else None
    with notebook.edit(tr("Geser peristiwa"), case_id=case.id):
        if moved is not None:
            event.when = moved
        if feeling is not None:
            event.feeling = felt(feeling)
    return moved is not None or not years


def _years_later(when: PartialDate | None, years: int) -> PartialDate | None:
    """A year or an age so many years later; None for whatever is dated otherwise."""
    if when is None or when.approximate or when.text:
        return None
    if when.age is not None and when.age_on is None:
        return PartialDate.parse(f"age:{max(0, when.age + years)}")
    if when.precision == "year" and when.year is not None:
        return PartialDate.parse(str(when.year + years))
    return None


def move_mark(notebook: Notebook, case: Case, mark: BodyMark, side: Side, x: float, y: float) -> None:
    """Put a mark on another spot."""
    with notebook.edit(tr("Geser tanda"), case_id=case.id):
        mark.side, mark.x, mark.y = side, round(x, 4), round(y, 4)


def resize_body(notebook: Notebook, case: Case, body: VennBody, *, size: int = 0, distance: int = 0) -> None:
    """Make a circle larger or smaller, nearer or further, by steps on its scale from 1 to 5.

    One that was put somewhere by hand goes on from there, straight towards the client or away.
    """
    with notebook.edit(tr("Ubah lingkaran"), case_id=case.id):
        before = body.distance or 3
        body.size = max(1, min(5, (body.size or 3) + size))
        body.distance = max(1, min(5, before + distance))
        if body.x is not None and body.y is not None and body.distance != before:
            away = math.hypot(body.x, body.y) or 1.0
            further = max(0.0, 1.0 + RING * (body.distance - before) / away)
            body.x, body.y = round(body.x * further, 1), round(body.y * further, 1)


def place_bodies(
    notebook: Notebook, case: Case, places: dict[str, XY], *, moved: VennBody, distance: int | None = None
) -> None:
    """Put a circle somewhere, and keep all others of its diagram where they stand.

    places: the middle of each circle by its id, in points from the client's. distance: the step that is meant by it.
    """
    with notebook.edit(tr("Geser lingkaran"), case_id=case.id):
        moved.distance = distance or moved.distance
        for one in case.venn_diagrams:
            for body in one.bodies:
                if body.id in places:
                    body.x, body.y = (round(at, 1) for at in places[body.id])


def work_together(notebook: Notebook, case: Case, body: VennBody, other: str) -> None:
    """Say that a circle works with another one (or with «klien»); said again, that it does not.

    It finds its place anew, so that those who work together overlap.
    """
    with notebook.edit(tr("Ubah kerja sama"), case_id=case.id):
        names = list(body.overlaps or ())
        known = [name for name in names if name.casefold() == other.casefold()]
        body.overlaps = [name for name in names if name not in known] if known else [*names, other]
        body.x = body.y = None


def write_words(notebook: Notebook, case: Case, diagram: Diagram, column: str, words: list[str]) -> None:
    """A list of short words of the assessment that a diagram shows; ``column`` is its attribute there."""
    with notebook.edit(tr("Ubah {diagram}").format(diagram=tr(diagram.title)), case_id=case.id):
        setattr(case.assessment, column, words)


def add_row(notebook: Notebook, case: Case, rows: list[Any], row: Made) -> Made:
    """Put a new row at the end of its list."""
    with notebook.edit(tr("Tambah pada diagram"), case_id=case.id):
        return _added(rows, row)


def remove(notebook: Notebook, case: Case, rows: list[Any], row: Row) -> None:
    """Take a row out of its list; undo brings it back."""
    with notebook.edit(tr("Hapus dari diagram"), case_id=case.id):
        rows.remove(row)


def _added(rows: list[Any], row: Made) -> Made:
    row.position = _end(rows)
    rows.append(row)
    return row


def _record_class(diagram: Diagram) -> Any:
    return getattr(Case, diagram.records).property.mapper.class_


def _end(rows: list[Any]) -> int:
    return max((row.position for row in rows), default=-1) + 1


def felt(feeling: int) -> int:
    """A feeling on its scale, from −5 to +5; what lies beyond is cut off."""
    return max(-MOST_FEELING, min(MOST_FEELING, feeling))
