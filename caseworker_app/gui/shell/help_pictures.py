"""Pictures of the real window for the help: ``python -m caseworker_app.gui.shell.help_pictures PLACE STICK FOLDER``.

PLACE: an empty folder, shown as where notebooks are. STICK: likewise, shown as a stick. FOLDER: where they are written.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

PASSPHRASE = "tujuh belas ekor burung"  # noqa: S105 - it guards invented people
WIDTH = 640  # px, as wide as the text of the help


def grab_all(place: Path, stick_path: Path, folder: Path) -> None:
    """Moving to another laptop: the backup on the stick, restored, and its passphrase asked for."""
    os.environ["XDG_DOCUMENTS_DIR"] = str(place)
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from caseworker_app import paths
    from caseworker_app.gui.base import style as shell_style
    from caseworker_app.gui.base import theme
    from caseworker_app.gui.gate.restore import RestorePage
    from caseworker_app.gui.gate.unlock import UnlockPage
    from caseworker_app.gui.settings.backups import BackupsPart
    from caseworker_app.gui.shell.screen import started
    from caseworker_app.jobs.packages import import_case
    from caseworker_app.store import keys
    from caseworker_app.store.notebooks import create
    from caseworker_app.store.sticks import Stick

    app = started()
    shell_style.apply(app, scale=100, dark=False)
    theme.register_fonts()
    stick = Stick(stick_path, stick_path.name)
    notebook, _ = create(place / f"{tr('Buku Kasus')}.kasus", PASSPHRASE, strength=keys.LOWEST)
    with notebook:
        for package in sorted(paths.resource("examples").glob("*.json")):
            import_case(notebook, package.read_bytes())
        part = BackupsPart(notebook, lambda _notebook: [stick])
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(part)
        sheet.setFixedWidth(WIDTH)
        sheet.show()
        part.copy_to(stick)
        _save(sheet, folder / "laptop-baru-1.png", 234)
    (file,) = stick.path.rglob("*.cadangan")
    notebook.path.rename(place / "lama.kasus")
    page = RestorePage(file)
    page.setFixedSize(WIDTH, 420)
    _save(page, folder / "laptop-baru-2.png")
    page.restore()
    _wait()
    unlock = UnlockPage(notebook.path, None)
    unlock.setFixedSize(WIDTH, 400)
    unlock.tell(tr("Cadangan sudah dipulihkan. Ketik kata sandi yang berlaku saat cadangan itu dibuat."), "done")
    _save(unlock, folder / "laptop-baru-3.png")


def _save(widget: QWidget, path: Path, height: int = 0) -> None:
    from PySide6.QtCore import QRect

    widget.show()
    _wait()
    widget.grab(QRect(0, 0, widget.width(), height or widget.height())).save(str(path))


def _wait() -> None:
    from PySide6.QtWidgets import QApplication

    from caseworker_app.gui.shell.screenshots import settle

    settle(QApplication.processEvents)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    grab_all(*(Path(argument) for argument in sys.argv[1:4]))
