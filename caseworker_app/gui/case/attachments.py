"""Attachments of a case: chosen, dropped or pasted, seen as small pictures, described, shown or played, exported."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QListView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from caseworker_app import paths
from caseworker_app.errors import NotAllowed
from caseworker_app.forms.catalogue import all_pages
from caseworker_app.forms.description import Field
from caseworker_app.forms.records import title_of
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.elided_label import ElidedLabel
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.base.reason import ReasonDialog
from caseworker_app.gui.base.work import busy, in_background
from caseworker_app.gui.case.attachment_viewer import Player, Viewer
from caseworker_app.gui.case.file_intake import take_files
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.form.details import Details
from caseworker_app.gui.form.dropped import Incoming
from caseworker_app.jobs import attachments, cleaning
from caseworker_app.jobs.playing import is_recording
from caseworker_app.model.notes import Attachment
from caseworker_app.store.file_names import safe_name
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from PySide6.QtCore import QPoint

    from caseworker_app.forms.description import Stage
    from caseworker_app.gui.form.details import Line
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

TILE = 132
FIELDS = (
    Field(Attachment.caption, mark("Keterangan"), width=12),
    Field(Attachment.taken_on, mark("Dibuat pada")),
)


def with_attachments_page(stage: Stage) -> Stage:
    """The tab of attachments, whose first page is made of pictures instead of a table."""
    first, *others = stage.pages
    return dataclasses.replace(stage, pages=(dataclasses.replace(first, sections=(), empty=""), *others))


def ask_for_file(parent: QWidget) -> Path | None:
    """Let the user choose a photo, scan, PDF or recording."""
    title, folder = tr("Lampirkan berkas"), str(paths.user_documents())
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, _kinds())
    return Path(chosen) if chosen else None


def _kinds() -> str:
    """What a dialog for files offers: all that can be attached, and anything, whose refusal says what to do."""
    known = " ".join(f"*{suffix}" for suffix in cleaning.SUFFIXES)
    return tr("Foto, PDF, dan rekaman ({known});;Semua berkas (*)").format(known=known)


def ask_and_attach(
    parent: QWidget, notebook: Notebook, case: Case, page: str, tell: Callable[[str], None]
) -> Attachment | None:
    """Ask for a file and take it into the case; None where the user changed their mind. Raises as ``attach`` does.

    tell: shows what there is to know of how it was taken.
    """
    path = ask_for_file(parent)
    if path is None:
        return None
    waiting = QEventLoop(parent)
    found: list[attachments.Prepared | Exception] = []

    def finish(result: attachments.Prepared | Exception) -> None:
        found.append(result)
        waiting.quit()

    busy(parent, on=True)
    in_background(parent, lambda: attachments.prepare(path), finish, finish)
    waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    busy(parent, on=False)
    if not found:  # the notebook was locked meanwhile
        return None
    if isinstance(found[0], Exception):
        raise found[0]
    kept = attachments.keep(notebook, case, found[0], page=page)
    if found[0].notice:
        tell(found[0].notice)
    return kept


class AttachmentsWidget(PagePart):
    """Small pictures down to the foot of the page; what is known of the chosen one stands in the column beside."""

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self.case, self.notebook = edits.case, edits.notebook
        self._edits, self.told = edits, edits.told
        self._chosen: Attachment | None = None
        self._told_kind: str | None = None
        self._pictures: dict[str, QIcon] = {}
        self._list = self._make_list()
        self._empty = theme.label(
            tr("Belum ada lampiran. Masukkan foto, pindaian, PDF, atau rekaman; semuanya ikut terkunci di sini."),
            wrap=True,
        )
        add = theme.button(" " + tr("Lampirkan berkas …"), "action", picture=theme.icon("attach", "on_action"))
        add.clicked.connect(self.add)
        add.setEnabled(not self.notebook.read_only)
        head = QHBoxLayout()
        head.addWidget(theme.label(tr("Lampiran"), "heading"))
        head.addWidget(ElidedLabel(tr("Seret berkas ke sini, atau tempel dengan Ctrl+V")), 1)
        head.addWidget(add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        self._blank = QWidget()
        column.addWidget(self._blank, 1)
        self.refresh()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """The attachments as they are now."""
        del kinds
        records = list(self.case.attachments)
        self._empty.setVisible(not records)
        self._list.setVisible(bool(records))
        self._blank.setVisible(not records)
        shown = [self._list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self._list.count())]
        if shown != [record.id for record in records]:
            self._fill(records)
        for row, record in enumerate(records):
            item = self._list.item(row)
            item.setText(_title(record))
            item.setToolTip("\n".join(filter(None, (record.caption, record.file_name, _size(record.size)))))
        if self._chosen is not None and self._chosen in records and self._chosen.kind != self._told_kind:
            self._show_chosen()

    def go_to(self, key: str) -> bool:
        """Choose an attachment: «attachments/ID»."""
        name, _, record_id = key.partition("/")
        known = [record.id for record in self.case.attachments]
        if name != "attachments" or record_id not in known:
            return False
        self._list.setCurrentRow(known.index(record_id))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def release(self) -> None:
        """Let pictures, listeners and copies that are being played go."""
        run_all(player.release for player in self.findChildren(Player))
        self._pictures.clear()
        self._list.clear()

    def add(self) -> None:
        """Ask for files, clean them in a thread, keep them."""
        title, folder = tr("Lampirkan berkas"), str(paths.user_documents())
        chosen, _ = QFileDialog.getOpenFileNames(self, title, folder, _kinds())
        if chosen:
            self.take_in(*map(Path, chosen))

    def take_in(self, *files: Path) -> None:
        """Clean files in a thread and keep them; the cursor then waits for the caption of the last."""
        before = len(self.case.attachments)
        take_files(self, self.notebook, self.case, [Incoming(path) for path in files], self.told.emit)
        if len(self.case.attachments) > before:
            self.refresh()
            self._list.setCurrentRow(self._list.count() - 1)
            self._show_chosen(focus="caption")

    def _ask_kind(self) -> None:
        """Which kind of file it is; another one than those of the list may be typed."""
        chosen = self._chosen
        if chosen is None:
            return
        words = list(self._edits.words("attachment_kinds"))
        now = words.index(chosen.kind) if chosen.kind in words else -1
        kind, agreed = QInputDialog.getItem(self, tr("Jenis lampiran"), tr("Jenis"), words, max(0, now))
        if agreed:
            self.set_kind(chosen, kind.strip())

    def set_kind(self, chosen: Attachment, kind: str) -> None:
        """Say which kind of file it is; a photo that the client refused needs a reason."""
        try:
            attachments.set_kind(self.notebook, self.case, chosen, kind)
        except NotAllowed as refused:
            dialog = ReasonDialog(
                self.window(),
                str(refused),
                lambda reason: attachments.set_kind(self.notebook, self.case, chosen, kind, reason),
                words=tr("Ubah jenis dengan alasan"),
            )
            dialog.finished.connect(lambda _: self.refresh())
            dialog.open()

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setViewMode(QListView.ViewMode.IconMode)
        made.setIconSize(QSize(theme.px(TILE), theme.px(TILE)))
        made.setGridSize(QSize(theme.px(TILE + 26), theme.px(TILE + 62)))
        made.setResizeMode(QListView.ResizeMode.Adjust)
        made.setMovement(QListView.Movement.Static)
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        made.setMinimumHeight(theme.px(TILE + 84))
        made.setAccessibleName(tr("Lampiran"))
        made.currentItemChanged.connect(self._choose)
        made.itemActivated.connect(lambda _: self._show())
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.customContextMenuRequested.connect(self._offer)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), made, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        return made

    def _fill(self, records: list[Attachment]) -> None:
        chosen = self._chosen.id if self._chosen is not None and self._chosen in records else ""
        self._list.clear()
        for record in records:
            sign = theme.icon("play" if is_recording(record) else "attach", size=TILE)
            item = QListWidgetItem(self._pictures.get(record.id, sign), _title(record))
            item.setData(Qt.ItemDataRole.UserRole, record.id)
            self._list.addItem(item)
            if record.id not in self._pictures and not is_recording(record):
                self._fetch(record.id, record.media_type or "")
        for row, record in enumerate(records):
            if record.id == chosen:
                self._list.setCurrentRow(row)

    def _fetch(self, record_id: str, media_type: str) -> None:
        side = theme.px(TILE)

        def make() -> tuple[int, int, bytes]:
            return attachments.thumbnail(attachments.content(self.notebook, record_id), media_type, side)

        def done(made: tuple[int, int, bytes]) -> None:
            width, height, raw = made
            image = QImage(raw, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
            self._pictures[record_id] = QIcon(QPixmap.fromImage(image))
            for row in range(self._list.count()):
                item = self._list.item(row)
                if item.data(Qt.ItemDataRole.UserRole) == record_id:
                    item.setIcon(self._pictures[record_id])

        in_background(self, make, done, lambda _: None)

    def _choose(self, item: QListWidgetItem | None) -> None:
        self._edits.flush()
        wanted = item.data(Qt.ItemDataRole.UserRole) if item else None
        self._chosen = next((record for record in self.case.attachments if record.id == wanted), None)
        if self._chosen is not None:
            self._show_chosen()
        else:
            self._edits.hide_details(self._list)

    def _show_chosen(self, focus: str = "") -> None:
        """Its fields in the column, where it belongs, and what can be done with it."""
        chosen = self._chosen
        if chosen is None:
            return
        told = [_belongs_to(self.notebook, chosen)]
        if is_recording(chosen):
            told.append(tr("Saat diputar, salinan rekaman keluar dari buku kasus; salinan itu dihapus begitu selesai."))
        lines: list[Line] = [(words, None) for words in told if words]
        self._told_kind = chosen.kind
        number, total = self.case.attachments.index(chosen) + 1, len(self.case.attachments)
        self._edits.show_details(
            Details(
                source=self._list,
                form="attachment",
                record=chosen,
                place=tr("Lampiran {number} dari {total}").format(number=number, total=total),
                title=lambda: chosen.caption or chosen.file_name or tr("(tanpa keterangan)"),
                items=FIELDS,
                is_there=lambda: chosen in self.case.attachments,
                focus=focus,
                groups=[(tr("Tentang berkas ini"), [*lines, *self._looks(chosen)])],
                actions=self._changes(chosen),
            )
        )

    def _looks(self, chosen: Attachment) -> list[Line]:
        """What can be done with an attachment in every notebook."""
        look = tr("Putar") if is_recording(chosen) else tr("Lihat")
        return [(look, self._show), (tr("Simpan salinan …"), self._export)]

    def _changes(self, chosen: Attachment) -> list[tuple[str, Callable[[], object]]]:
        """What can be done with one where the notebook may be changed."""
        kind = tr("Jenis: {kind} …").format(kind=chosen.kind or tr("belum diisi"))
        return [(kind, self._ask_kind), (tr("Hapus lampiran"), self._remove)]

    def _offer(self, place: QPoint) -> None:
        """The menu of the picture under the mouse."""
        if self._list.itemAt(place) is None or self._chosen is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        changes = self._changes(self._chosen) if not self.notebook.read_only else []
        for words, do in (*self._looks(self._chosen), *changes):
            if do is not None:
                menu.addAction(words).triggered.connect(lambda _=False, do=do: do())
        menu.popup(self._list.viewport().mapToGlobal(place))

    def _show(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        if is_recording(chosen):
            Player(self, self.notebook, self.case, chosen).show()
            return

        def done(data: bytes) -> None:
            Viewer(self.window(), _title(chosen), data, chosen.media_type or "").open()

        in_background(self, lambda: attachments.content(self.notebook, chosen.id), done)

    def _export(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        suggested = str(paths.user_documents() / safe_name(chosen.file_name or tr("lampiran")))
        path, _ = QFileDialog.getSaveFileName(self, tr("Simpan salinan"), suggested)
        if not path:
            return
        try:
            attachments.export(self.notebook, self.case, chosen, Path(path))
        except NotAllowed as refused:
            ReasonDialog(
                self.window(),
                str(refused),
                lambda reason: attachments.export(self.notebook, self.case, chosen, Path(path), reason),
                words=tr("Simpan salinan dengan alasan"),
            ).open()

    def _remove(self) -> None:
        chosen = self._chosen
        if chosen is None or self.notebook.read_only:
            return
        self._chosen = None
        self._edits.hide_details(self._list)
        attachments.remove(self.notebook, self.case, chosen)
        self.told.emit(tr("1 lampiran dihapus."), self._edits.undo)
        self.refresh()


def _title(record: Attachment) -> str:
    name = record.caption or record.file_name or tr("(tanpa keterangan)")
    short = name if len(name) <= 34 else name[:33] + "…"
    return short + (f"\n{record.taken_on.short()}" if record.taken_on else "")


def _size(size: int | None) -> str:
    return tr("{size} KB").format(size=max(1, size // 1024)) if size else ""


def _belongs_to(notebook: Notebook, attachment: Attachment) -> str:
    """The page, and the row on it, that an attachment was put to."""
    page = next((tr(page.title) for page in all_pages() if page.key == attachment.page), "")
    row = attachments.record_of(notebook, attachment)
    where = ": ".join(filter(None, (page, title_of(row) if row is not None else "")))
    return tr("Dilampirkan pada {where}").format(where=where) if where else ""
