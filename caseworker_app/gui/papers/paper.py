"""What the window does with a finished document: save it where the user says, or hand it to the printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from caseworker_app import paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.base.work import in_background
from caseworker_app.jobs import outside_copies, print_queue
from caseworker_app.jobs.files import write_file
from caseworker_app.jobs.print_queue import Order
from caseworker_app.store.file_names import safe_name
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from caseworker_app.casework.outside_copies import Leaving
    from caseworker_app.store.notebook import Notebook

PDF, WORD = "PDF (*.pdf)", "Word (*.docx)"


def save_as(
    parent: QWidget,
    data: bytes,
    name: str,
    kind: str = PDF,
    *,
    write: Callable[[Path, bytes], object] = write_file,
    folder: Path | None = None,
) -> Path | None:
    """Ask for a place and write the file; None where the user changed their mind. Raises as ``write_file`` does.

    write: what writes it; ``noting`` gives one that puts it on the list of copies as well. folder: which one is offered
    in the place of the user's documents.
    """
    suggested = str((folder or paths.user_documents()) / safe_name(name))
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("Simpan"), suggested, kind)
    if not chosen:
        return None
    path = Path(chosen)
    if not path.suffix:
        path = path.with_suffix(Path(name).suffix)
    write(path, data)
    return path


def noting(notebook: Notebook, leaving: Leaving) -> Callable[[Path, bytes], object]:
    """Writes a file and notes it in the list of copies outside the notebook."""
    return lambda path, data: outside_copies.write(notebook, path, data, leaving)


def print_pdf(
    parent: QWidget,
    data: bytes,
    name: str,
    told: Callable[[str], None],
    order: Order | None = None,
    *,
    folio: str = "",
    failed: Callable[[Exception], None] | None = None,
    cancelled: Callable[[str], None] | None = None,
) -> None:
    """Print; ``told`` is called with the sentence to show when it was, ``cancelled`` when the user changed their mind.

    Where the system takes PDFs (CUPS), the bytes go there as they are; elsewhere the system's own dialog is shown and
    the pages are painted. Nothing is written to the disk. ``name`` is the file's; ``order`` and ``folio`` as in
    ``print_queue.send``. ``failed`` hears why a job was not taken; without it, it is raised.
    """
    wanted, title = order or Order(), Path(name).stem
    if print_queue.available():
        in_background(parent, lambda: print_queue.send(data, title, wanted, folio=folio), told, failed)
        return
    from shiboken6 import isValid

    from caseworker_app.gui.papers.dialog import ask_and_print

    try:
        sentence = ask_and_print(parent, data, title, wanted)
    except CaseworkerError as error:
        if failed is None:
            raise
        failed(error)
        return
    if not isValid(parent):  # locked meanwhile
        return
    if sentence:
        told(sentence)
    elif cancelled is not None:
        cancelled(tr("Tidak jadi mencetak; tidak ada yang dikirim ke printer."))
