"""Take cases in from packages, and save a case as a package, from the list of cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from caseworker_app import paths
from caseworker_app.gui import paper
from caseworker_app.jobs.files import read_file
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from caseworker_app.store.notebook import Notebook


def take_in(parent: QWidget, notebook: Notebook) -> str:
    """Ask for packages and put their cases into the notebook; gives what was done, «» where nothing was chosen.

    Raises CaseworkerError for a package that cannot be read; those before it are in the notebook by then.
    """
    from caseworker_app.jobs.packages import import_case

    kind = tr("Paket kasus (*.json)")
    chosen, _ = QFileDialog.getOpenFileNames(parent, tr("Impor kasus"), str(paths.user_documents()), kind)
    told = []
    for name in chosen:
        done = import_case(notebook, read_file(Path(name)))
        if done.new:
            told.append(tr("Kasus {number} disimpan.").format(number=done.number))
        told += done.notices
    return " ".join(told)


def save(parent: QWidget, notebook: Notebook, case_id: str, number: str) -> str:
    """Ask for a place and write the case there as a package; the sentence to show («» where nothing was chosen)."""
    from caseworker_app.jobs.packages import departure, export_case

    name = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in number) or "kasus"
    kind, write = tr("Paket kasus (*.json)"), paper.noting(notebook, departure(case_id))
    path = paper.save_as(parent, export_case(notebook, case_id), f"{name}.json", kind, write=write)
    if path is None:
        return ""
    return tr("Kasus disimpan sebagai {name}. Berkas ini tidak terkunci: simpan di tempat yang aman.").format(
        name=path.name
    )
