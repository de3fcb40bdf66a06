"""Files that come in by hand: chosen, dropped or pasted, one or many, each cleaned in a thread and then kept.

What cannot be taken is named with its reason, and the others come in all the same.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox, QWidget
from shiboken6 import isValid

from caseworker_app.errors import CaseworkerError, NotAllowed
from caseworker_app.forms.records import title_of
from caseworker_app.gui.base.progress import with_progress
from caseworker_app.gui.base.reason import ReasonDialog
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.jobs import attachments, cleaning
from caseworker_app.limits import brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint

    from caseworker_app.gui.form.dropped import Incoming
    from caseworker_app.jobs.attachments import Prepared
    from caseworker_app.model.base import Record
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

Tell = Callable[[str, Callable[[], None] | None], None]
_NAMED = 8  # sentences about single files that one message shows


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """What is known of files by the place where they come in: the page and row they belong to, what they are."""

    page: str | None = None
    record: Record | None = None
    kind: str | None = None
    caption: str | None = None


def record_at(page: QWidget, place: QPoint) -> Record | None:
    """The row of a table on which files were dropped, else the one that is chosen in it.

    place: in the page; a point outside of it stands for where the cursor is.
    """
    inside = page.rect().contains(place)
    part = page.childAt(place) if inside else page.window().focusWidget()
    while part is not None and part is not page:
        if isinstance(part, RowsTable):
            view = part.view
            spot = view.viewport().mapFrom(page, place)
            row = view.indexAt(spot).row() if inside and view.viewport().rect().contains(spot) else -1
            record: Record | None = part.model.record(row if row >= 0 else view.currentIndex().row())
            if record is not None:
                return record
        part = part.parentWidget()
    return None


def take_files(
    window: QWidget,
    notebook: Notebook,
    case: Case,
    files: Sequence[Incoming],
    tell: Tell,
    known: Known | None = None,
) -> None:
    """Clean and keep files; those that consent does not cover wait for a reason.

    tell: shows a line and what «Urungkan» calls, or None.
    """
    _Intake(window, notebook, case, tell, known or Known()).take(files)


@dataclasses.dataclass
class _Intake:
    """What became of the files that came in together.

    notices: of each file that was kept what there is to know, or "". failed: why the others were not.
    """

    window: QWidget
    notebook: Notebook
    case: Case
    tell: Tell
    known: Known
    notices: list[str] = dataclasses.field(default_factory=list)
    failed: list[str] = dataclasses.field(default_factory=list)
    can_be_undone: bool = True

    def take(self, files: Sequence[Incoming]) -> None:
        refused: dict[str, list[Prepared]] = {}
        for number, file in enumerate(files, 1):
            words = tr("Memasukkan {number} dari {count}: {name}")
            words = words.format(number=number, count=len(files), name=brief(file.path.name))
            try:
                prepared = _prepared(self.window, words, file)
            except CaseworkerError as error:
                self.failed.append(str(error))
                continue
            if not isValid(self.window):  # the notebook was locked meanwhile
                return
            if prepared is None:
                stopped = tr("Dihentikan sebelum “{name}”; {left} berkas belum dimasukkan.")
                self.failed.append(stopped.format(name=brief(file.path.name), left=len(files) - number + 1))
                break
            try:
                self._keep(prepared)
            except NotAllowed as why:
                refused.setdefault(str(why), []).append(prepared)
            except CaseworkerError as error:
                self.failed.append(str(error))
        self._ask(list(refused.items()))

    def _keep(self, prepared: Prepared, kind: str | None = None, reason: str | None = None) -> None:
        attachments.keep(
            self.notebook,
            self.case,
            prepared,
            self.known.caption,
            self.known.page,
            kind=kind or self.known.kind,
            record=self.known.record,
            override=reason,
        )
        self.notices.append(prepared.notice)
        self.can_be_undone = self.can_be_undone and attachments.can_be_undone(prepared)

    def _ask(self, refused: list[tuple[str, list[Prepared]]]) -> None:
        """Why files are kept that consent does not cover, kind after kind; then say what was done."""
        if not refused:
            self._say()
            return
        (why, files), *others = refused

        def keep(kind: str | None = None, reason: str | None = None) -> None:
            while files:
                self._keep(files[0], kind, reason)
                files.pop(0)

        paper = tr("Ini pindaian atau foto surat, bukan foto orang")
        screen = tr("Ini gambar layar situs atau aplikasi")
        are_pictures = all(prepared.kind in {attachments.PHOTO, attachments.SCAN} for prepared in files)
        dialog = ReasonDialog(
            self.window.window(),
            tr("{count} berkas. {why}").format(count=len(files), why=why) if len(files) > 1 else why,
            lambda reason: keep(reason=reason),
            words=tr("Lampirkan dengan alasan"),
            others=[
                (paper, lambda: keep(attachments.SCAN)),
                (screen, lambda: keep(attachments.SCREEN)),
            ]
            if are_pictures
            else [],
        )
        dialog.finished.connect(lambda _: QTimer.singleShot(0, self.window, lambda: self._ask(others)))
        dialog.open()

    def _say(self) -> None:
        """A line at the foot; what failed, and what there is to know of many files, in a message that stays."""
        count, notices = len(self.notices), list(filter(None, self.notices))
        record = self.known.record
        where = tr(" pada “{record}”").format(record=title_of(record)) if record is not None else ""
        line = tr("{count} berkas dilampirkan{where}.").format(count=count, where=where) if count else ""
        stays = bool(self.failed) or len(notices) > 1
        if count:
            self.tell(line if stays else " ".join([line, *notices]), self._undo if self.can_be_undone else None)
        if stays:
            self._show_message(line, [*self.failed, *notices])

    def _show_message(self, line: str, sentences: list[str]) -> None:
        more = len(sentences) - _NAMED
        rest = [tr("… dan {more} lagi.").format(more=more)] if more > 0 else []
        failed = tr("{count} berkas tidak dilampirkan.").format(count=len(self.failed)) if self.failed else ""
        icon = QMessageBox.Icon.Warning if self.failed else QMessageBox.Icon.Information
        words = " ".join(filter(None, [line, failed]))
        box = QMessageBox(icon, tr("Lampiran"), words, parent=self.window.window())
        box.setInformativeText("\n\n".join([*sentences[:_NAMED], *rest]))
        box.addButton(tr("Tutup"), QMessageBox.ButtonRole.AcceptRole)
        box.finished.connect(box.deleteLater)
        box.open()

    def _undo(self) -> None:
        for _ in self.notices:
            self.notebook.undo(self.case.id)


def _prepared(window: QWidget, words: str, file: Incoming) -> Prepared | None:
    """The file as it may be kept; None where the user has stopped it. Raises as ``attachments.prepare`` does."""

    def prepare() -> Prepared:
        return cleaning.clean(file.picture, file.path.name) if file.picture else attachments.prepare(file.path)

    return with_progress(window, words, lambda _tell: prepare())
