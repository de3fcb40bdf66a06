"""One page of a wizard, built from its description: title, help, guiding questions, sections, fields."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.casework.permissions import notices
from caseworker_app.forms.description import resolve
from caseworker_app.forms.records import ensure
from caseworker_app.forms.walk import written
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.base.tab_order import first
from caseworker_app.gui.form.field_box import FieldBox
from caseworker_app.gui.form.record_form import RecordForm
from caseworker_app.limits import brief
from caseworker_app.model.case import Case
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.forms.description import Page, Section
    from caseworker_app.gui.case.case_edits import CaseEdits
    from caseworker_app.gui.form.field_box import Owner

special_pages: dict[str, Callable[[Any, Any], QWidget]] = {}
"""Hand-made widgets by the name in Page.special, made of (case, notebook).

refresh() and flush() are called, and first_step() where nothing is filled in and nothing is ``begun``. What the signal
``told`` says, where there is one, is shown at the foot of the window.
"""
wide_pages: set[str] = set()
"""Names of those that need more room than text; the fields below them stay as wide as text may be."""
replacing: set[str] = set()
"""Names of those that stand for all that the page describes below them."""
WIDEST = 1100
_NAMED = 4  # attachments that a page names


class FormPage(QScrollArea):
    """A page about the case, or about another record. Opening it changes nothing; a field is saved when it is left."""

    def __init__(
        self, page: Page, edits: CaseEdits, *, place: str = "", record: Any = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.page, self._edits = page, edits
        self._record = edits.case if record is None else record
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.forms: list[RecordForm] = []
        self._special: QWidget | None = None
        self._empty: QFrame | None = None
        self._warning, self._against = _warning()
        self._attached = theme.label("", "muted", wrap=True)
        self._sheet = sheet = QWidget(self.viewport())
        self._widest = theme.px((WIDEST if page.special in wide_pages else theme.TEXT_WIDTH) + 40)
        sheet.setMaximumWidth(self._widest)
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(20))
        self._column.setSpacing(theme.px(12))
        self._head(place)
        if page.special in special_pages:
            self._special = special_pages[page.special](edits.case, edits.notebook)
            self._column.addWidget(self._special)
            if hasattr(self._special, "told"):
                self._special.told.connect(edits.told)
        for section in page.sections if page.special not in replacing else ():
            self._add(section)
        self._column.addStretch()
        self._give_keys()
        self.setWidget(sheet)
        self.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self.refresh()

    def refresh(self) -> None:
        """Read everything again from the case."""
        for part in (*self.forms, self._special):
            if part is not None and hasattr(part, "refresh"):
                part.refresh()
        if self._empty:
            begun = getattr(self._special, "begun", False)
            self._empty.setVisible(not begun and written(self.page, self._record) == 0)
        self._warn()
        self._tell_of_attachments()

    def flush(self) -> None:
        """Save what is being typed, now."""
        parts: list[Any] = [*self.forms, self._special]
        run_all(part.flush for part in parts if hasattr(part, "flush"))

    def go_to(self, key: str) -> bool:
        """Put the cursor in a field of this page; False where it has no such field."""
        parts: list[Any] = [*self.forms, self._special]
        return any(part.go_to(key) for part in parts if hasattr(part, "go_to"))

    def take_focus(self) -> None:
        """Put the cursor where it was on this page, else in its drawing, else in the first field."""
        last: QWidget | None = self.focusWidget()
        if last is None and self._special is not None and hasattr(self._special, "take_focus"):
            self._special.take_focus()
            return
        places = (first(part) for part in (*self.forms, self))
        place = last if last is not None and last.isVisible() else next(filter(None, places), None)
        if place is not None:
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _warn(self) -> None:
        """Say above the page what the client did not agree to."""
        told = notices(self._record, self.page.key, date.today()) if isinstance(self._record, Case) else []
        self._against.setText("\n".join(told))
        self._warning.setVisible(bool(told))

    def _tell_of_attachments(self) -> None:
        """Say which files were attached to this page."""
        case = self._record
        here = [file for file in case.attachments if file.page == self.page.key] if isinstance(case, Case) else []
        names = [brief(file.caption or file.file_name or tr("lampiran")) for file in here[:_NAMED]]
        more = [tr("{count} lagi").format(count=len(here) - _NAMED)] if len(here) > _NAMED else []
        words = tr("Lampiran di halaman ini: {names}. Lihat di tab Lampiran.").format(names=", ".join([*names, *more]))
        self._attached.setText(words)
        self._attached.setVisible(bool(here))

    def _keep_edge(self) -> None:
        """The scroll bar takes its room from the margin, so that the text neither moves nor breaks anew."""
        bar = self.verticalScrollBar()
        narrow = self.width() < self._widest
        taken = bar.sizeHint().width() if narrow and bar.maximum() > 0 else 0
        margins = self._column.contentsMargins()
        margins.setRight(theme.px(20) - taken)
        self._column.setContentsMargins(margins)

    def _give_keys(self) -> None:
        """Alt and a letter for the fields that matter."""
        taken: set[str] = set()
        for form in self.forms:
            for box in form.boxes.values():
                if isinstance(box, FieldBox) and box.field.starred:
                    box.label.give_key(taken)

    def _head(self, place: str) -> None:
        """Title and help; a page that shows a picture has its questions beside the title, to leave it the room."""
        row = QHBoxLayout()
        row.addWidget(theme.label(tr(self.page.title), "heading", wrap=True), 1)
        asked = [tr(question) for question in self.page.questions]
        self._fold = Fold(tr("Pertanyaan pembantu"), asked) if asked else None
        beside = self.page.special in wide_pages
        if self._fold and beside:
            row.addWidget(self._fold.button, alignment=Qt.AlignmentFlag.AlignTop)
            row.addSpacing(theme.px(12))
        row.addWidget(theme.label(place, "muted"), alignment=Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        if self.page.help:
            self._column.addWidget(theme.label(tr(self.page.help), "muted", wrap=True))
        self._column.addWidget(self._warning)
        self._column.addWidget(self._attached)
        if self._fold:
            self._column.addWidget(self._fold.text if beside else self._fold)
        if self.page.empty:
            self._empty = self._first_step()
            self._column.addWidget(self._empty)

    def _first_step(self) -> QFrame:
        frame = QFrame()
        theme.mark(frame, "soft")
        row = QHBoxLayout(frame)
        row.setContentsMargins(theme.px(14), theme.px(10), theme.px(10), theme.px(10))
        row.addWidget(theme.label(tr(self.page.empty), wrap=True), 1)
        if first := next((item for _, item in self.page.items()), None):
            start = theme.button(tr("Mulai mengisi"))
            start.clicked.connect(lambda: self._start(first.key))
            row.addWidget(start)
        return frame

    def _start(self, key: str) -> None:
        """Open the first record where the page knows how, else put the cursor in its first field."""
        first_step = getattr(self._special, "first_step", None)
        if callable(first_step):
            first_step()
        else:
            self.go_to(key)

    def _add(self, section: Section) -> None:
        if section.title and section.title != self.page.title:
            self._column.addSpacing(theme.px(6))
            self._column.addWidget(theme.label(tr(section.title), "section"))
        if section.help:
            self._column.addWidget(theme.label(tr(section.help), "muted", wrap=True))
        form = RecordForm(section.items, _owner(self._record, section.of), self._edits, self._sheet)
        self.forms.append(form)
        form.setMaximumWidth(theme.px(theme.TEXT_WIDTH))
        row = QHBoxLayout()
        row.addWidget(form, 1)
        row.addStretch()
        self._column.addLayout(row)


def _warning() -> tuple[QFrame, QLabel]:
    frame, text = QFrame(), theme.label("", "attention", wrap=True)
    theme.mark(frame, "attention")
    column = QVBoxLayout(frame)
    column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
    column.addWidget(text)
    return frame, text


class Fold(QWidget):
    """A heading that unfolds a list of sentences."""

    def __init__(self, title: str, sentences: list[str]) -> None:
        super().__init__()
        self.button = theme.button(title, "fold", picture=theme.icon("right", "action"), checkable=True)
        self.text = theme.label("\n".join(f"•  {sentence}" for sentence in sentences), wrap=True)
        self.text.setContentsMargins(theme.px(28), 0, 0, 0)
        self.text.hide()
        self.button.toggled.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.text)

    def _turn(self, opened: bool) -> None:
        self.text.setVisible(opened)
        self.button.setIcon(theme.icon("down" if opened else "right", "action"))


def _owner(case: Any, path: str) -> Owner:
    def owner(*, make: bool = False) -> Any:
        return ensure(case, path) if make else resolve(case, path)

    return owner
