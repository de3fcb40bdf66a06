"""Take cases in from packages, and save a case as a package, from the list of cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from caseworker_app import limits, paths
from caseworker_app.errors import ErasedBefore
from caseworker_app.gui import paper
from caseworker_app.gui.progress import saying, with_progress
from caseworker_app.gui.unread_list import UnreadDialog
from caseworker_app.jobs.files import opened
from caseworker_app.limits import MB, brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

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
        try:
            done = _take_one(parent, notebook, Path(name))
        except _Refused as refused:
            _ask_again(parent, notebook, refused)
            continue
        if done is None:
            told.append(
                tr("Impor dihentikan; buku kasus tidak diubah oleh berkas “{name}”.").format(
                    name=brief(Path(name).name)
                )
            )
            break
        if done.new:
            told.append(tr("Kasus {number} disimpan.").format(number=brief(done.number)))
        told += done.notices
    return " ".join(told)


class _Refused(Exception):
    """A case that was erased before is not taken in again without a reason."""

    def __init__(self, arrived: Arrived, why: str) -> None:
        super().__init__(why)
        self.arrived = arrived


def _ask_again(parent: QWidget, notebook: Notebook, refused: _Refused) -> None:
    """Import a case that was erased before only with a reason."""
    from caseworker_app.gui.keeping import AskReason
    from caseworker_app.jobs.packages import join_case

    def do(_line: str, reason: str) -> None:
        join_case(notebook, refused.arrived, again=reason)

    AskReason(parent, tr("Kasus ini pernah dihapus"), str(refused), do, words=tr("Impor lagi")).open()


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
        try:
            return join_case(notebook, arrived)
        except ErasedBefore as error:
            raise _Refused(arrived, str(error)) from error


def offer(parent: QWidget, notebook: Notebook, case_id: str, number: str, tell: Callable[[str], None]) -> None:
    """Save a case as a package after a look at what could not be read; ``tell`` is given the sentence to show."""
    from caseworker_app.casework.unread import unread
    from caseworker_app.jobs.case_files import load

    def go_on() -> None:
        if sentence := save(parent, notebook, case_id, number):
            tell(sentence)

    found = [(one.words, one) for one in unread(load(notebook, case_id))]
    if found:
        UnreadDialog(parent, case_id, found, go_on).open()
    else:
        go_on()


def save(parent: QWidget, notebook: Notebook, case_id: str, number: str) -> str:
    """Ask for a place and write the case there as a package; the sentence to show («» where nothing was chosen)."""
    from caseworker_app.jobs.packages import departure, export_case

    name = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in number) or "kasus"
    kind, write = tr("Paket kasus (*.json)"), paper.noting(notebook, departure(case_id))
    path = paper.save_as(parent, export_case(notebook, case_id), f"{name}.json", kind, write=write)
    if path is None:
        return ""
    if not notebook.read_only:
        notebook.note("export", case_id)
    return tr("Kasus disimpan sebagai {name}. Berkas ini tidak terkunci: simpan di tempat yang aman.").format(
        name=path.name
    )
