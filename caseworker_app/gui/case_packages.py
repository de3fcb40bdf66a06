"""Take cases in from packages, and save a case as a package, from the list of cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from caseworker_app import limits, paths
from caseworker_app.gui import paper
from caseworker_app.gui.progress import saying, with_progress
from caseworker_app.jobs.files import opened
from caseworker_app.limits import MB, brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from caseworker_app.gui.progress import Tell
    from caseworker_app.jobs.packages import Arrived, Imported
    from caseworker_app.store.notebook import Notebook


_LARGE = MB  # bytes of a package that takes more than a moment to save


def take_in(parent: QWidget, notebook: Notebook) -> str:
    """Ask for packages and put their cases into the notebook; gives what was done, «» where nothing was chosen.

    Raises CaseworkerError for a package that cannot be read; those before it are in the notebook by then.
    """
    kind = tr("Paket kasus (*.json)")
    chosen, _ = QFileDialog.getOpenFileNames(parent, tr("Impor kasus"), str(paths.user_documents()), kind)
    told: list[str] = []
    for name in chosen:
        done = _take_one(parent, notebook, Path(name))
        if done is None:
            told.append(tr("Impor dihentikan; buku kasus tidak diubah oleh berkas “{name}”.").format(name=brief(name)))
            break
        if done.new:
            told.append(tr("Kasus {number} disimpan.").format(number=brief(done.number)))
        told += done.notices
    return " ".join(told)


def _take_one(parent: QWidget, notebook: Notebook, file: Path) -> Imported | None:
    """Take in one package; None where the user has stopped it. All but the last step is done in a thread."""
    from caseworker_app.jobs.packages import join_case, keep_before, read_case

    def read(tell: Tell) -> Arrived:
        with opened(file, limits.PACKAGE_FILE) as source:
            arrived = read_case(source, tell)
        tell(0, 0)
        keep_before(notebook)
        return arrived

    arrived = with_progress(parent, tr("Membaca “{name}” …").format(name=brief(file.name)), read)
    if arrived is None:
        return None
    with saying(parent, tr("Menyimpan kasus …"), needed=file.stat().st_size > _LARGE):
        return join_case(notebook, arrived)


def save(parent: QWidget, notebook: Notebook, case_id: str, number: str) -> str:
    """Ask for a place and write the case there as a package; the sentence to show («» where nothing was chosen)."""
    from caseworker_app.jobs.packages import export_case

    name = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in number) or "kasus"
    path = paper.save_as(parent, export_case(notebook, case_id), f"{name}.json", tr("Paket kasus (*.json)"))
    if path is None:
        return ""
    return tr("Kasus disimpan sebagai {name}. Berkas ini tidak terkunci: simpan di tempat yang aman.").format(
        name=path.name
    )
