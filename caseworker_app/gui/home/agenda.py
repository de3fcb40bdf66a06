"""Agenda: a week over all cases, with what is late, what has no day yet, and who is not back from a visit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseworker_app.casework.agenda import KINDS, Agenda, span_in_words, week_of
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.leaving import Unsaved
from caseworker_app.gui.base.place import Place
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.home.agenda_entry import AgendaEntry
from caseworker_app.gui.home.agenda_table import AgendaModel, AgendaTable, lines_of
from caseworker_app.gui.home.search_ways import case_of_entry
from caseworker_app.jobs import agenda_edits
from caseworker_app.jobs.agenda import agenda, open_cases
from caseworker_app.jobs.agenda_edits import tickable
from caseworker_app.model.notes import Task
from caseworker_app.store import settings
from caseworker_app.store.named_in_settings import APPOINTMENT
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QResizeEvent

    from caseworker_app.casework.agenda import Entry
    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.store.notebook import Notebook

_SIDE = 320  # px at 100 %
_FOLDS = 980  # px: below this the side is there only while something is written
_MINUTE = 60_000  # ms
_OLDEST, _NEWEST = date(1900, 1, 1), date(2200, 1, 1)


class AgendaPlace(Place):
    """The week of one day; ``arrive("2026-12-02")`` shows that day, ``arrive("new")`` begins an appointment."""

    help_topic = "agenda"

    def __init__(self, notebook: Notebook, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(notebook, preferences, parent)
        self._today: Callable[[], date] = date.today
        self.day = self._today()
        self._shown: Agenda | None = None
        self._wanted = 0
        self.model = AgendaModel()
        self.table = AgendaTable(self.model)
        self.side = AgendaEntry(self)
        self.title = theme.label(tr("Agenda"), "title")
        self.week = theme.label("", "heading")
        self.before = theme.button(picture=theme.icon("left"))
        self.after = theme.button(picture=theme.icon("right"))
        self.this_week = theme.button(tr("Minggu ini"))
        self.kind, self.case = QComboBox(), QLineEdit(placeholderText=tr("Saring: inisial atau nomor"))
        self.add = theme.button(" " + tr("Janji temu baru"), "action", picture=theme.icon("plus", "on_action"))
        self.out = theme.button(" " + tr("Cetak atau simpan …"), picture=theme.icon("print"))
        self._minutes = QTimer(self, interval=_MINUTE)
        self._lay_out()
        self._connect()
        self.model.locked = notebook.read_only
        self.add.setEnabled(not notebook.read_only)

    def arrive(self, what: str = "") -> None:
        """Read anew; begin an appointment, or show a day."""
        if what and what != "new":
            try:
                self.day = date.fromisoformat(what)
            except ValueError:
                self.day = self._today()
        self.refresh(to_day=True)
        self._minutes.start()
        if what == "new":
            self.begin()
        elif typed := self._kept():
            self._offer()
            self.side.form.restore(typed)
            self._write()
        else:
            self.table.setFocus()

    def hear(self, kinds: AbstractSet[str]) -> None:
        """Something changed in a case."""
        del kinds  # nearly every record has a date
        self.refresh()

    def flush(self) -> None:
        """Save what is being typed: in its case, or where no case is chosen yet, beside the cases."""
        if not self.side.writing:
            return
        form = self.side.form
        if form.task_id or form.case_id:
            if any(form.values().values()):
                self._save("" if form.task_id else form.case_id, form.values())
        else:
            self._keep(form.typed())

    def release(self) -> None:
        """Save, and forget what was read."""
        self._minutes.stop()
        try:
            self.flush()
        except CaseworkerError as error:
            raise Unsaved(tr("Agenda"), error, kept=False) from error
        finally:
            self._wanted += 1
            self.model.show([])

    def refresh(self, *, to_day: bool = False) -> None:
        """Read the week in a thread and show it; what was chosen stays chosen."""
        first, last = week_of(self.day)
        self.week.setText(span_in_words(first, last))
        self._wanted += 1
        wanted, today = self._wanted, self._today()

        def read() -> Agenda:
            with self.notebook.reader() as session:
                return agenda(session, first, last, today=today)

        def show(found: Agenda) -> None:
            if wanted == self._wanted:
                self._shown = found
                self._fill(to_day=to_day)

        in_background(self, read, show, self._failed)

    def turn(self, weeks: int) -> None:
        """So many weeks on, or back."""
        try:
            day = self.day + timedelta(weeks=weeks)
        except OverflowError:
            return
        if _OLDEST <= day <= _NEWEST:
            self.day = day
            self.refresh()

    def go_today(self) -> None:
        """To this week, and to this day in it."""
        self.day = self._today()
        self.refresh(to_day=True)

    def begin(self) -> None:
        """Write a new appointment, on the day of the chosen row, else today, in another week on its Monday."""
        if self.notebook.read_only:
            self.troubled.emit(tr("Buku kasus ini hanya dapat dibaca."))
            return
        entry, row = self.table.current(), self.table.currentIndex().row()
        lines = self.model.lines
        day = lines[row].day if 0 <= row < len(lines) else None
        first, last = week_of(self.day)
        today = self._today()
        self._offer()
        case_id = entry.case_id if entry is not None and self.case.text().strip() else ""
        self._write()
        self.side.form.begin(day or (today if first <= today <= last else first), case_id)

    def change(self) -> None:
        """Change the chosen appointment."""
        entry = self.table.current()
        if entry is None or entry.entity != "Task" or self.notebook.read_only:
            return
        task = self.notebook.session.get(Task, entry.id)
        if task is None:
            self.refresh()
            return
        self._write()
        self.side.form.change(task, " · ".join(filter(None, (entry.called, entry.number))))

    def send_out(self) -> None:
        """Print or save the agenda of this week, or of other days."""
        from caseworker_app.gui.home.agenda_out import AgendaOut

        AgendaOut(self, self.notebook, week_of(self.day), lambda words: self.told.emit(words, None)).open()

    def _fill(self, *, to_day: bool = False) -> None:
        if self._shown is None:
            return
        chosen = self.table.current()
        found = self._shown.only(kinds=filter(None, [self.kind.currentData()]))
        words = self.case.text().casefold().split()
        if words:
            found = found.keeping(
                lambda entry: all(word in f"{entry.called} {entry.number}".casefold() for word in words)
            )
        self.model.show(lines_of(found, datetime.now()))
        row = self.model.row_of(chosen.id) if chosen is not None else -1
        if row >= 0:
            self.table.choose(row)
        elif to_day:
            self.table.show_day(self.day)
        if not self.side.writing:
            self._show_side(self.table.current())

    def _show_side(self, entry: Entry | None) -> None:
        if not self.side.writing:
            self.side.show_entry(entry, locked=self.notebook.read_only)

    def _write(self) -> None:
        self.side.write()
        self._fold()

    def _stop_writing(self) -> None:
        self._keep({})
        self.side.show_entry(self.table.current(), locked=self.notebook.read_only)
        self._fold()
        self.table.setFocus()

    def _saved(self, case_id: str, values: dict[str, Any]) -> None:
        try:
            entry_id = self._save(case_id, values)
        except CaseworkerError as error:
            self.side.form.trouble.setText(str(error))
            return
        self._stop_writing()
        day = values["date"].day if values["date"] else None
        if day is not None:
            self.day = day
        self.refresh(to_day=not entry_id)

    def _save(self, case_id: str, values: dict[str, Any]) -> str:
        """Store what the form holds; gives the id of a new appointment."""
        form = self.side.form
        if case_id:
            new = agenda_edits.add(self.notebook, case_id, {name: value for name, value in values.items() if value})
            self._keep({})
            self._tell(tr("Janji temu ditambahkan."), case_id)
            self.side.show_entry(None, locked=False)
            return new
        task = self.notebook.session.get(Task, form.task_id)
        if task is None:
            raise CaseworkerError(tr("Janji temu ini sudah dihapus; tulis sebagai janji temu baru."))
        changed = {name: value for name, value in values.items() if value != getattr(task, name)}
        if changed:
            agenda_edits.change(self.notebook, task.id, task.case_id, changed)
            self._tell(tr("Janji temu diubah."), task.case_id)
        return ""

    def _do(self, what: str) -> None:
        entry = self.table.current()
        if what.startswith("week:"):
            self.turn(int(what.partition(":")[2]))
        elif what == "today":
            self.go_today()
        elif what == "new":
            self.begin()
        elif entry is None:
            return
        elif what == "open":
            self._open(entry)
        elif what == "edit":
            self.change()
        elif what == "tick" and tickable(entry):
            self._tick(entry, done=not entry.done)
        elif what == "delete" and entry.entity == "Task":
            self._try(lambda: agenda_edits.remove(self.notebook, entry), tr("Janji temu dihapus."), entry.case_id)
        elif what == "returned":
            self._try(
                lambda: agenda_edits.came_back(self.notebook, entry), tr("Dicatat: sudah kembali."), entry.case_id
            )

    def _tick(self, entry: Entry, *, done: bool) -> None:
        words = tr("Ditandai selesai.") if done else tr("Tanda selesai diambil.")
        self._try(lambda: agenda_edits.tick(self.notebook, entry, done=done), words, entry.case_id)

    def _try(self, edit: Callable[[], object], words: str, case_id: str) -> None:
        if self.notebook.read_only:
            return
        try:
            edit()
        except CaseworkerError as error:
            self.troubled.emit(str(error))
            return
        self._tell(words, case_id)
        self.refresh()

    def _tell(self, words: str, case_id: str) -> None:
        self.told.emit(words, lambda: self._undo(case_id))

    def _undo(self, case_id: str) -> None:
        try:
            self.notebook.undo(case_id)
        except CaseworkerError as error:
            self.troubled.emit(str(error))
        self.refresh()

    def _open(self, entry: Entry) -> None:
        self.flush()
        self.case_wanted.emit(*case_of_entry(entry))

    def _offer(self) -> None:
        with self.notebook.reader() as session:
            self.side.form.offer(open_cases(session))

    def _kept(self) -> dict[str, str]:
        with self.notebook.reader() as session:
            return dict(settings.setting(session, APPOINTMENT, {}))

    def _keep(self, typed: dict[str, str]) -> None:
        if not self.notebook.read_only and typed != self._kept():
            settings.set_setting(self.notebook, APPOINTMENT, typed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CaseworkerError):
            raise error
        self.troubled.emit(str(error))

    def _fold(self) -> None:
        narrow = self.width() < theme.px(_FOLDS)
        self.side.setVisible(not narrow or self.side.writing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what has no room."""
        super().resizeEvent(event)
        self._fold()

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self.this_week.clicked.connect(self.go_today)
        self.kind.currentIndexChanged.connect(lambda _: self._fill())
        self.case.textChanged.connect(lambda _: self._fill())
        self.add.clicked.connect(self.begin)
        self.out.clicked.connect(self.send_out)
        self.table.opened.connect(lambda _row: self._do("open"))
        self.table.chosen.connect(self._show_side)
        self.table.keyed.connect(self._do)
        self.model.ticked.connect(lambda entry, done: self._tick(entry, done=done))
        self.side.wanted.connect(self._do)
        self.side.saved.connect(self._saved)
        self.side.left.connect(self._stop_writing)
        self._minutes.timeout.connect(self._fill)
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, lambda step=step: self.turn(step))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        for button, words in ((self.before, tr("Minggu sebelumnya")), (self.after, tr("Minggu berikutnya"))):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.kind.addItem(tr("Semua jenis"), "")
        for key, words in KINDS.items():
            self.kind.addItem(tr(words), key)
        self.kind.setAccessibleName(tr("Jenis"))
        self.case.setAccessibleName(tr("Saring kasus"))
        self.case.setClearButtonEnabled(True)
        self.case.setMaximumWidth(theme.px(240))
        self.side.setFixedWidth(theme.px(_SIDE))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        for widget in (self.title, self.before, self.this_week, self.after, self.week):
            head.addWidget(widget)
        head.addStretch()
        head.addWidget(self.out)
        head.addWidget(self.add)
        filters = QHBoxLayout()
        filters.setSpacing(theme.px(8))
        filters.addWidget(self.kind)
        filters.addWidget(self.case)
        filters.addStretch()
        body = QHBoxLayout()
        body.setSpacing(theme.px(12))
        body.addWidget(self.table, 1)
        body.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(20)] * 4)
        column.setSpacing(theme.px(10))
        column.addLayout(head)
        column.addLayout(filters)
        column.addLayout(body, 1)
