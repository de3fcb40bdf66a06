"""What a diagram is to the rest of the program: one value that says what it is drawn from, and how."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.case_file import called
from caseworker_app.diagrams.sheet import Sheet, noted
from caseworker_app.forms.description import Rows
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.diagrams.display import Drawing
    from caseworker_app.diagrams.frame import LegendEntry
    from caseworker_app.forms.description import Page
    from caseworker_app.model.case import Case
    from caseworker_app.model.partial_date import PartialDate


@dataclasses.dataclass(frozen=True, slots=True)
class View:
    """What of a case a diagram is asked to show.

    record: the one that it is drawn from, where a case may hold several. names: full names instead of initials.
    private: what is marked private too (never in an export).
    """

    file: CaseFile
    record: Any = None
    names: bool = False
    private: bool = False


def dated(view: View) -> str:
    """«Asesmen · 26 Agustus 2024», stage and day of the record; a day that nobody wrote down is said to be missing."""
    record = view.record
    if record is None:
        return ""
    day = record.date.long(weekday=False) if record.date else tr("tanggal belum diisi")
    return " · ".join(filter(None, (record.stage, day)))


@dataclasses.dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram of a case. Window, documents, files and blank forms know it by this value alone.

    read: the data of its layout. layout: the drawing of the data; further arguments are those that ``for_room`` gives
    for a room of a width and a height in points. legend: the signs that the drawing uses. shows: whether the data hold
    more than the client. empty: the friendly line below a drawing that shows nothing yet. dated: what stands below the
    title.
    shape: the drawing of the data in the shape of a room of a width and a height in points; it is also given the
    drawing as it is without a room.

    records: the attribute of the case that holds the records which it is drawn from, rows: the attribute of a record
    that holds its symbols; a diagram without them is drawn from the case as a whole. page: the page of the forms that
    describes them. moved: columns of a row that keep where its symbol was put by hand.

    compares: the key of the diagram that it shows at two times, on the page of comparisons.
    words: what changed in sentences, for those who read no pictures; whatever compares has them.

    blank: an empty frame and the full legend, for drawing by hand on paper.
    """

    key: str
    title: str
    read: Callable[[View], Any]
    layout: Callable[..., Drawing]
    shows: Callable[[Any], object] = bool
    empty: str = ""
    legend: Callable[[Any], Iterable[LegendEntry]] = lambda _data: ()
    dated: Callable[[View], str] = dated
    shape: Callable[[Any, Drawing, float, float], Drawing] | None = None
    for_room: Callable[[float, float], tuple[Any, ...]] | None = None
    records: str = ""
    rows: str = ""
    page: Page | None = None
    moved: tuple[str, ...] = ()
    compares: str = ""
    words: Callable[[Any], list[str]] = lambda _data: []
    blank: Callable[[], tuple[Drawing, Iterable[LegendEntry]]] | None = None

    def all_records(self, case: Case) -> list[Any]:
        """The records that it can be drawn from, in their order."""
        return sorted(getattr(case, self.records), key=lambda record: record.position) if self.records else []

    def row_fields(self) -> Rows:
        """The description of a record's rows."""
        tables = [item for _, item in self.page.items() if isinstance(item, Rows)] if self.page else []
        inner = [item for table in tables for item in table.details if isinstance(item, Rows)]
        return next(item for item in inner if item.key == self.rows)

    def view(self, file: CaseFile, *, names: bool = False, private: bool = False, record: Any = None) -> View:
        """What it is asked to show; without a record the last one."""
        records = self.all_records(file.case)
        return View(file, record or (records[-1] if records else None), names, private)

    def sheet(self, file: CaseFile, *, names: bool = False, private: bool = False, record: Any = None) -> Sheet:
        """The diagram with title, date, initials and legend."""
        view = self.view(file, names=names, private=private, record=record)
        return self.sheet_of(view, self.read(view))

    def sheet_of(self, view: View, data: Any, *size: Any) -> Sheet:
        """The same of data that are read already; ``size``: what ``for_room`` gave."""
        drawing, shape, shows = self.layout(data, *size), self.shape, self.shows(data)
        return Sheet(
            drawing if shows else noted(drawing, tr(self.empty)),
            getattr(view.record, "title", None) or tr(self.title),
            self.dated(view),
            credit(view.file),
            tuple(self.legend(data)),
            (lambda width, height: shape(data, drawing, width, height)) if shape is not None and shows else None,
        )

    def blank_sheet(self) -> Sheet:
        """The frame to draw in by hand, with its full legend.

        Raises:
            TypeError: it has no such frame.
        """
        if self.blank is None:
            raise TypeError(self.key)
        frame, legend = self.blank()
        return Sheet(frame, tr(self.title), legend=tuple(legend))


def credit(file: CaseFile) -> str:
    """«Klien: MS · Praktikan: NR», as it stands in the corner of every drawing."""
    worker = file.case.practitioner
    known = file.has_name(file.client)
    parts = [tr("Klien: {initials}").format(initials=file.initials(file.client))] if known else []
    if worker and worker.name:
        role = (worker.role or tr("Praktikan")).capitalize()
        parts.append(f"{role}: {called(None, worker.name)}")
    return " · ".join(parts)


def of_the_case(view: View) -> str:
    """For a picture drawn from the whole assessment: when the case was opened."""
    opened = view.file.case.opened
    if opened is None:
        return tr("Asesmen")
    return f"{tr('Asesmen')} · {tr('kasus dibuka {date}').format(date=opened.long(weekday=False))}"


def period(dates: Iterable[PartialDate | None]) -> str:
    """«26 Agustus 2024 – 14 September 2024», or the one date; nothing where there is nothing to be dated."""
    given = list(dates)
    known = sorted((when for when in given if when and when.readable), key=lambda when: when.sort_key)
    if not known:
        return tr("tanggal belum diisi") if given else ""
    ends = [known[0].long(weekday=False), known[-1].long(weekday=False)]
    return " – ".join(dict.fromkeys(ends))
