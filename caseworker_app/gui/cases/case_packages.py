"""Take cases in from packages, and save a case as a package, from the list of cases."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QDialog, QFileDialog

from caseworker_app import limits, paths
from caseworker_app.errors import ErasedBefore, SeveralFaults
from caseworker_app.exchange.package_differences import Answer
from caseworker_app.gui.base.progress import saying, with_progress
from caseworker_app.gui.cases.package_differences import DifferencesDialog
from caseworker_app.gui.cases.package_faults import PackageFaultsDialog
from caseworker_app.gui.cases.same_person import Choice, SamePersonDialog
from caseworker_app.gui.papers import paper
from caseworker_app.gui.papers.unread_list import look_first
from caseworker_app.jobs.files import opened
from caseworker_app.limits import MB, brief
from caseworker_app.model.case import Case
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from caseworker_app.gui.base.progress import Tell
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
        except SeveralFaults as error:
            PackageFaultsDialog(parent, Path(name).name, error).open()
            raise
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
    from caseworker_app.gui.case.keeping import AskReason
    from caseworker_app.jobs.packages import join_case

    def do(_line: str, reason: str) -> None:
        join_case(notebook, refused.arrived, again=reason)

    AskReason(parent, tr("Kasus ini pernah dihapus"), str(refused), do, words=tr("Impor lagi")).open()


def _take_one(parent: QWidget, notebook: Notebook, file: Path, *, another: bool = False) -> Imported | None:
    """Take in one package; None where the user has stopped it. All but the last step is done in a thread.

    another: the worker says that it is none of the cases that are here.
    """
    from caseworker_app.jobs import package_merge
    from caseworker_app.jobs.packages import demand_not_erased, join_case, keep_before, read_case

    def read(tell: Tell) -> Arrived:
        with opened(file, limits.PACKAGE_FILE) as source:
            arrived = read_case(source, tell)
        tell(0, 0)
        keep_before(notebook)
        return arrived

    arrived = with_progress(parent, tr("Membaca “{name}” …").format(name=brief(file.name)), read)
    if arrived is None:
        return None
    try:
        demand_not_erased(notebook, arrived)
    except ErasedBefore as error:
        raise _Refused(arrived, str(error)) from error
    notices = _ask_whose(parent, notebook, arrived)
    meeting = package_merge.meet(notebook, arrived, by_id_alone=another)
    client: str | None = None
    different = False
    if meeting is None and (who := _ask_who(parent, notebook, arrived)) is not None:
        if who.result() == QDialog.DialogCode.Rejected:
            return None
        different = who.choice is Choice.DIFFERENT
        client = who.person_id if who.choice is Choice.FURTHER_CASE else None
        if who.choice is Choice.SAME_CASE:
            meeting = package_merge.meet(notebook, arrived, case_id=who.case_id)
    if meeting is not None:
        if not meeting.differences:
            return _with(meeting.as_told(), behind=notices)
        dialog = DifferencesDialog(
            parent.window(), file.name, meeting.case.number or "", meeting.differences, foreign=meeting.foreign
        )
        if _waited_for(dialog) == QDialog.DialogCode.Rejected:
            return _with(meeting.as_told(), behind=notices)
        if dialog.other:
            return _take_one(parent, notebook, file, another=True)
        if any(answer is not Answer.KEEP for answer in dialog.answers.values()):
            notices = [*notices, tr("Ctrl+Z di kasus itu mengurungkannya.")]
        return _with(package_merge.merge(notebook, meeting, dialog.answers, file.name), behind=notices)
    with saying(parent, tr("Menyimpan kasus …"), needed=file.stat().st_size > _LARGE):
        return join_case(notebook, arrived, client=client, different=different)


def _with(done: Imported, *, behind: Sequence[str]) -> Imported:
    return dataclasses.replace(done, notices=(*done.notices, *behind))


def _ask_whose(parent: QWidget, notebook: Notebook, arrived: Arrived) -> list[str]:
    """Of a case that is here already, ask whether its client is somebody else who is here, too; gives notices."""
    from caseworker_app.jobs.package_merge import decide_who, like_its_client

    with notebook.reading() as session:
        case = session.get(Case, arrived.case.id)
        alike = like_its_client(session, case) if case is not None else []
    if case is None or not alike:
        return []
    dialog = SamePersonDialog(parent.window(), alike, newcomer=tr("Klien kasus ini"))
    if _waited_for(dialog) == QDialog.DialogCode.Rejected:
        return []
    return decide_who(notebook, case, dialog.person_id if dialog.choice is Choice.FURTHER_CASE else None)


def _ask_who(parent: QWidget, notebook: Notebook, arrived: Arrived) -> SamePersonDialog | None:
    """Ask whether the client of a package is somebody who is here; None where nobody is like her."""
    from caseworker_app.jobs.package_merge import like_the_client

    with notebook.reading() as session:
        alike = like_the_client(session, arrived)
    if not alike:
        return None
    same_case = tr("Kasus yang sama: lihat bedanya")
    dialog = SamePersonDialog(parent.window(), alike, newcomer=tr("Di paket"), same_case=same_case)
    _waited_for(dialog)
    return dialog


def _waited_for(dialog: QDialog) -> int:
    """Show a window and wait until it is answered; the window below hears nothing meanwhile."""
    waiting = QEventLoop(dialog)
    dialog.finished.connect(waiting.quit)
    dialog.open()
    waiting.exec()
    dialog.deleteLater()
    return dialog.result()


def offer(
    parent: QWidget,
    notebook: Notebook,
    case_id: str,
    number: str,
    tell: Callable[[str], None],
    lead: Callable[[str, str], object],
) -> None:
    """Save a case as a package after a look at what could not be read; ``tell`` is given the sentence to show.

    lead: goes to a place of the case and a field there.
    """

    def go_on() -> None:
        if sentence := save(parent, notebook, case_id, number):
            tell(sentence)

    look_first(parent, notebook, case_id, go_on, lead)


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
    told = tr("Kasus disimpan sebagai {name}. Berkas ini tidak terkunci: simpan di tempat yang aman.")
    return " ".join(filter(None, (told.format(name=path.name), _not_looked_at(notebook, case_id))))


def _not_looked_at(notebook: Notebook, case_id: str) -> str:
    """How many findings go along with a case, for whoever hands it over."""
    from caseworker_app.jobs import checks

    with notebook.reader() as session:
        (case,) = checks.loaded(session, [case_id])
        count = len(checks.of_case(session, case))
    return tr("{count} temuan ikut terbawa; lihat Pemeriksaan.").format(count=count) if count else ""
