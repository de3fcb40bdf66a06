"""One page of a wizard, built from its description: title, help, guiding questions, sections, fields."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.casework.permissions import notices
from caseworker_app.forms.catalogue import STAGES, also_at
from caseworker_app.forms.description import Rows, resolve
from caseworker_app.forms.records import classes_shown, ensure
from caseworker_app.forms.walk import wanted, written
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.base.stage_names import short_names
from caseworker_app.gui.base.tab_order import bring_in_sight, first
from caseworker_app.gui.base.title_label import TitleLabel
from caseworker_app.gui.form.field_box import FieldBox, FieldLabel
from caseworker_app.gui.form.record_form import RecordForm
from caseworker_app.limits import brief
from caseworker_app.model.case import Case
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QResizeEvent

    from caseworker_app.forms.description import Field, Page, Section, Stage
    from caseworker_app.gui.base.part import PagePart
    from caseworker_app.gui.form.editing import EditSession
    from caseworker_app.gui.form.field_box import Owner
    from caseworker_app.gui.form.rows_table import RowsTable

WIDEST = 1100
ABOVE = frozenset({"Attachment", "Consent", "ConsentStatement", "OralConsent", "Override"})
"""Names of the classes that the lines above every page tell of: what was not agreed to, what is attached."""
_UNBOUNDED = 16777215  # what Qt calls no limit
_NAMED = 4  # attachments that a page names
_PLACE_FROM = 720  # px: on a narrower page the title needs the room of the words that say where it stands


@dataclasses.dataclass(frozen=True, slots=True)
class SpecialPage:
    """What stands on a page that no description can build.

    make: builds it for the session of the case. wide: it needs more room than text; the fields below it stay as wide
    as text may be. replaces: it stands for all that the page describes. fills: it bears the title and reaches to the
    foot of the page, which then needs no scroll bar. below: it stands below the fields that it is made of.
    """

    make: Callable[[Any], PagePart]
    wide: bool = False
    replaces: bool = False
    fills: bool = False
    below: bool = False


class FormPage(QScrollArea):
    """A page about the case, or about another record. Opening it changes nothing; a field is saved when it is left."""

    def __init__(
        self,
        page: Page,
        edits: EditSession,
        *,
        place: str = "",
        record: Any = None,
        stage: Stage | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.page, self._edits, self._stage = page, edits, stage
        self._boxes: dict[Field | Rows, FieldBox | RowsTable] = {}
        self._wanted: tuple[Field | Rows, ...] = ()
        self._last: Field | Rows | None = None  # missing field that the count led to
        self._record = edits.case if record is None else record
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.forms: list[RecordForm] = []
        self._kinds = classes_shown(page) | ABOVE
        described = edits.special(page.special)
        self._special: PagePart | None = None
        self._wide = described is not None and described.wide
        self._empty: QFrame | None = None
        self._warning, self._against = _warning()
        self._attached = theme.label("", "muted", wrap=True)
        self._sheet = sheet = QWidget(self.viewport())
        self._place = theme.label(place, "muted")
        self._place.setParent(sheet)
        self._place.hide()
        self._fold: Fold | None = None
        self.count = theme.button("", "missing")
        self.count.setParent(sheet)
        self.count.setToolTip(tr("Ke isian pertama yang kosong; sekali lagi ke yang berikutnya"))
        self.count.clicked.connect(self._go_on)
        self.count.hide()
        self._widest = theme.px((WIDEST if self._wide else theme.TEXT_WIDTH) + 40)
        sheet.setMaximumWidth(self._widest)
        self._column = QVBoxLayout(sheet)
        self._column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(16))
        self._column.setSpacing(theme.px(8))
        self._headed = described is None or not described.fills
        if described is not None and described.fills:
            self._fill(described)
        else:
            self._head()
            if described is not None:
                self._special = described.make(edits)
                self._column.addWidget(self._special)
        for section in page.sections if described is None or not described.replaces else ():
            self._add(section)
        if described is not None and described.below and self._special is not None:
            self._column.addWidget(self._special)  # from where it stood to the end
        if described is None or not described.fills:
            self._column.addStretch()
        self._give_keys()
        self.setWidget(sheet)
        self.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self.refresh()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Read again from the case what records of these classes can have changed; None: everything."""
        for form in self.forms:
            form.refresh()
        if self._special is not None:
            self._special.refresh(kinds)
        if self._empty:
            begun = self._special is not None and self._special.begun()
            self._empty.setVisible(not begun and written(self.page, self._record) == 0)
        self._warn()
        self._count()
        self._tell_of_attachments()

    def keys(self) -> str:
        """The keys that are worth knowing on this page."""
        if any(isinstance(item, Rows) for item in self._boxes):
            return tr("Enter baris berikut · Alt+↑↓ pindah")
        return ""

    def show_questions(self, *, on: bool) -> None:
        """Offer the guiding questions on the page itself: where no column beside it shows them."""
        if self._fold is None:
            return
        held = self._fold.button.hasFocus() and not on
        self._fold.offer(on=on)
        if held:
            self.take_focus()

    def _count(self) -> None:
        """How much is still to be filled in: a quiet number by the title, and a dot at each label."""
        if self._stage is None or not isinstance(self._record, Case):
            return
        self._wanted = wanted(self._stage, self.page, self._record)
        for item, box in self._boxes.items():
            label = box.findChild(FieldLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if label is not None:
                label.set_missing(item in self._wanted)
        self.count.setText(tr("{count} belum diisi").format(count=len(self._wanted)))
        self.count.setVisible(bool(self._wanted) and self._headed)

    def _go_on(self) -> None:
        """To the first field that is missing; again, to the one behind it."""
        items = [item for _, item in self.page.items() if item in self._wanted]
        at = items.index(self._last) + 1 if self._last in items else 0
        self._last = items[at % len(items)]
        box = self._boxes.get(self._last)
        if box is None:
            self.go_to(self._last.key)
            return
        box.take_focus()
        bring_in_sight(box)

    def shows(self, kinds: AbstractSet[str]) -> bool:
        """Whether something on this page may come from records of these classes."""
        if self._special is not None and self._special.kinds is None:
            return True
        of_special = self._special.kinds or frozenset() if self._special is not None else frozenset()
        return not kinds.isdisjoint(self._kinds | of_special)

    def flush(self) -> None:
        """Save what is being typed, now."""
        run_all(part.flush for part in self._parts())

    def release(self) -> None:
        """Save, and let go of what the hand-made part holds."""
        run_all([self.flush, *([self._special.release] if self._special is not None else [])])

    def go_to(self, key: str) -> bool:
        """Put the cursor in a field of this page; False where it has no such field."""
        return any(part.go_to(key) for part in self._parts())

    def _parts(self) -> list[RecordForm | PagePart]:
        return [*self.forms, *([self._special] if self._special is not None else [])]

    def take_focus(self) -> None:
        """Put the cursor where one writes on.

        That is where it was, else the drawing, the first field that is missing, or the end of what the first one holds.
        """
        last: QWidget | None = self.focusWidget()
        if last is not None and last.isVisible():
            last.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(last, QLineEdit):  # its cursor went to the front when it was left, to show the beginning
                last.end(False)
            return
        if self._special is not None and self._special.take_focus():
            return
        missing = (self._boxes[item] for item in self._wanted if item in self._boxes)
        box = next((box for box in missing if isinstance(box, FieldBox)), None)
        if box is not None:
            self._write_on(box)
            return
        place = next(filter(None, (first(part) for part in (*self.forms, self))), None)
        around = next((box for box in self._boxes.values() if place is not None and box.isAncestorOf(place)), None)
        if isinstance(around, FieldBox):
            around.take_focus()
        elif place is not None:
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_on(self, box: FieldBox) -> None:
        """Put the cursor into a field, and the field in sight once the page has its size."""
        box.take_focus()
        QTimer.singleShot(0, box, lambda: bring_in_sight(box))

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
        words = tr("Lampiran di halaman ini: {names}. Lihat di Lampiran.").format(names=", ".join([*names, *more]))
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow page the title has the room of the words beside it."""
        self._place.setVisible(self._headed and self.width() >= theme.px(_PLACE_FROM))
        super().resizeEvent(event)

    def _give_keys(self) -> None:
        """Alt and a letter for the fields that matter."""
        taken: set[str] = set()
        for form in self.forms:
            for box in form.boxes.values():
                if isinstance(box, FieldBox) and box.field.starred:
                    box.label.give_key(taken)

    def _fill(self, described: SpecialPage) -> None:
        """Nothing but the hand-made part, and above it only what must be said."""
        self._sheet.setMaximumWidth(_UNBOUNDED)
        self._widest = 0
        self._column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(8))
        self._column.addWidget(self._warning)
        self._column.addWidget(self._attached)
        self._special = described.make(self._edits)
        self._column.addWidget(self._special, 1)

    def _head(self) -> None:
        """Title with what is missing, where else the list stands, the guiding questions; below it the help."""
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(TitleLabel(tr(self.page.title)))
        row.addWidget(self.count)
        row.addStretch(1)
        asked = [tr(question) for question in self.page.questions]
        self._fold = Fold(tr("Pertanyaan pembantu"), asked, self._sheet) if asked else None
        for widget in (*self._elsewhere(), *([self._fold.button] if self._fold else []), self._place):
            row.addWidget(widget)
        self._column.addLayout(row)
        if self.page.help:
            self._column.addWidget(theme.label(tr(self.page.help), "muted", wrap=True))
        self._column.addWidget(self._warning)
        self._column.addWidget(self._attached)
        if self._fold:
            self._column.addWidget(self._fold.text)
        if self.page.empty:
            self._empty = self._first_step()
            self._column.addWidget(self._empty)

    def _elsewhere(self) -> list[QWidget]:
        """Links to where the same list stands: «juga di Evaluasi»."""
        case = self._record
        if self._stage is None or not isinstance(case, Case) or self._stage not in STAGES:
            return []
        names = dict(zip((stage.key for stage in STAGES), short_names(case.agency), strict=True))
        links: list[QWidget] = []
        for there in also_at(self._stage.key, self.page.key):
            link = theme.button(tr("juga di {stage}").format(stage=names[there.partition("/")[0]]), "link")
            link.setToolTip(tr("Daftar yang sama; yang ditulis di sini tampil juga di sana"))
            link.clicked.connect(lambda _=False, there=there: self._edits.go_to(there))
            links.append(link)
        return links

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
        if self._special is None or not self._special.first_step():
            self.go_to(key)

    def _add(self, section: Section) -> None:
        if section.title and section.title != self.page.title:
            self._column.addWidget(_headed(tr(section.title)))
        if section.help:
            self._column.addWidget(theme.label(tr(section.help), "muted", wrap=True))
        form = RecordForm(section.items, _owner(self._record, section.of), self._edits, self._sheet)
        self.forms.append(form)
        self._boxes.update(zip(section.items, form.boxes.values(), strict=True))
        form.setMaximumWidth(theme.px(theme.TEXT_WIDTH))
        row = QHBoxLayout()
        row.addWidget(form, 1)
        row.addStretch()
        self._column.addLayout(row)


def _headed(title: str) -> QWidget:
    """The title of a section on a thin line that sets it off from what stands above."""
    head = QWidget()
    column = QVBoxLayout(head)
    column.setContentsMargins(0, theme.px(4), 0, 0)
    column.setSpacing(theme.px(8))
    rule = QFrame(head)
    theme.mark(rule, "rule")
    column.addWidget(rule)
    column.addWidget(theme.label(title, "section"))
    return head


def _warning() -> tuple[QFrame, QLabel]:
    frame, text = QFrame(), theme.label("", "attention", wrap=True)
    theme.mark(frame, "attention")
    column = QVBoxLayout(frame)
    column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
    column.addWidget(text)
    return frame, text


class Fold(QObject):
    """A link that unfolds a list of sentences elsewhere on the page."""

    def __init__(self, title: str, sentences: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.button = theme.button(title, "fold", picture=theme.icon("right", "action"), checkable=True)
        self.text = theme.label("\n".join(f"•  {sentence}" for sentence in sentences), wrap=True)
        self.text.setContentsMargins(theme.px(16), 0, 0, 0)
        self.text.hide()
        self.button.toggled.connect(self._turn)

    def offer(self, *, on: bool) -> None:
        """Show the link, or put it away with what it unfolded."""
        self.button.setVisible(on)
        self.text.setVisible(on and self.button.isChecked())

    def _turn(self, opened: bool) -> None:
        self.text.setVisible(opened)
        self.button.setIcon(theme.icon("down" if opened else "right", "action"))


def _owner(case: Any, path: str) -> Owner:
    def owner(*, make: bool = False) -> Any:
        return ensure(case, path) if make else resolve(case, path)

    return owner
