"""Files and pictures that are dropped on the window or pasted into it: attached, never written into a field."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QObject, QPoint, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence

from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget


@dataclasses.dataclass(frozen=True, slots=True)
class Incoming:
    """A file on the disk, or a picture from the clipboard as PNG."""

    path: Path
    picture: bytes = b""


def incoming(data: QMimeData | None) -> list[Incoming]:
    """The files, or else the picture, that is dragged or lies on the clipboard; nothing where it is only text."""
    if data is None:
        return []
    files = [Incoming(Path(url.toLocalFile())) for url in data.urls() if url.isLocalFile()]
    if files or data.hasText() or not data.hasImage():
        return files
    image, kept = QImage(data.imageData()), QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    if image.isNull() or not image.save(kept, "PNG"):  # type: ignore[call-overload] # Qt takes a device, too
        return []
    called = tr("tempelan {when}.png").format(when=datetime.now().strftime("%Y-%m-%d %H.%M.%S"))
    return [Incoming(Path(called), bytes(kept.data().data()))]


def has_files(data: QMimeData | None) -> bool:
    """Whether something dragged or on the clipboard would be attached, and is not to be written into a field."""
    return data is not None and (
        any(url.isLocalFile() for url in data.urls()) or (data.hasImage() and not data.hasText())
    )


def is_for_attaching(event: QEvent) -> bool:
    """Whether an event of an editor drops or pastes files, which its page attaches; the event is then let through."""
    if isinstance(event, QDropEvent):
        through = has_files(event.mimeData())
    elif isinstance(event, QKeyEvent) and event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
        through = event.matches(QKeySequence.StandardKey.Paste) and has_files(QGuiApplication.clipboard().mimeData())
    else:
        return False
    if through:
        event.ignore()
    return through


class FileDrop(QObject):
    """Takes what is dropped on a part of the window or pasted into it.

    came: the files, and where in the widget they were dropped; a point outside of it where they were pasted.
    """

    came = Signal(list, QPoint)

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Files end here; everything else goes on."""
        if not is_for_attaching(event):
            return False
        if isinstance(event, QDropEvent):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.came.emit(incoming(event.mimeData()), event.position().toPoint())
        elif event.type() == QEvent.Type.KeyPress:
            event.accept()
            self.came.emit(incoming(QGuiApplication.clipboard().mimeData()), QPoint(-1, -1))
        return True
