"""What the window does with a finished PDF: save it where the user says, or hand it to the printer."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.work import in_background
from caseworker_app.jobs.files import write_file
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def save_as(parent: QWidget, data: bytes, name: str, kind: str = "PDF (*.pdf)") -> Path | None:
    """Ask for a place and write the file; None where the user changed their mind. Raises as ``write_file`` does."""
    suggested = str(paths.user_documents() / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("Simpan"), suggested, kind)
    if not chosen:
        return None
    path = Path(chosen)
    if not path.suffix:
        path = path.with_suffix(Path(name).suffix)
    write_file(path, data)
    return path


def can_print_directly() -> bool:
    """Whether the system takes a PDF as a print job."""
    return sys.platform != "win32" and shutil.which("lp") is not None


def print_pdf(parent: QWidget, data: bytes, name: str, told: Callable[[str], None]) -> None:
    """Print; ``told`` is called with the sentence to show, unless the user changed their mind.

    Where the system takes PDFs (CUPS), the bytes go there directly and nothing is written to the disk; elsewhere the
    file is saved where the user says and opened in the system's viewer, which prints it. Raises CaseworkerError.
    """
    if can_print_directly():
        in_background(parent, lambda: _hand_over(data, name), lambda _: told(tr("Dokumen dikirim ke pencetak.")))
        return
    path = save_as(parent, data, name)
    if path is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        told(tr("PDF disimpan dan dibuka; cetaklah dari sana."))


def _hand_over(data: bytes, name: str) -> None:
    program = shutil.which("lp")
    if program:
        command = [program, "-t", Path(name).stem, "-"]
        try:
            subprocess.run(command, input=data, capture_output=True, check=True, timeout=30)  # noqa: S603 - a fixed command
        except (OSError, subprocess.SubprocessError):
            raise CaseworkerError(
                tr("Pencetak tidak menerima dokumen ini. Periksa pencetak, atau simpan PDF lalu cetak berkasnya.")
            ) from None
