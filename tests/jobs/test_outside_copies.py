"""Whatever leaves the notebook stands on the list of copies, is found again, and goes into the register by one line."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from caseworker_app.casework.outside_copies import Leaving, Whereabouts, overdue
from caseworker_app.cli import main
from caseworker_app.documents.wish import Wish
from caseworker_app.errors import NotAllowed, NotFound
from caseworker_app.jobs import attachments, outside_copies, printing
from caseworker_app.jobs.outside_copies import copies
from caseworker_app.model.bookkeeping import OutsideCopy
from caseworker_app.model.case import Case
from caseworker_app.model.notes import Attachment, AttachmentContent
from caseworker_app.model.person import Person
from caseworker_app.model.termination import Referral
from caseworker_app.store.notebook import Notebook
from tests.store.built import PASSPHRASE, Built

REPORT = Leaving("Laporan kasus")


@pytest.fixture
def case(notebook: Notebook) -> Case:
    made = Case(number="2024-001", client=Person(name="Melati Sari"))
    made.referrals.append(Referral(to=["Puskesmas Contoh"]))
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(made)
    return made


def left(notebook: Notebook, case: Case, path: Path, data: bytes = b"isi laporan") -> str:
    """A report of the case was written there; the id of its copy."""
    assert outside_copies.write(notebook, path, data, Leaving("Laporan kasus", case.id))
    return copies(notebook)[0].id


def test_each_command_that_writes_a_file_of_a_case_notes_it(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", PASSPHRASE)
    with built.open() as notebook, notebook.edit("Kasus baru") as session:
        session.add(Case(number="K-1", client=Person(name="Melati Sari")))
    book = str(built.path)
    commands = {
        "paket.json": ["export", book, "K-1"],
        "keluarga.ged": ["gedcom", book, "K-1"],
        "register.pdf": ["document", book, "K-1", "disclosure-register"],
        "terkunci.pdf": ["document", "--lock", book, "K-1", "disclosure-register"],
        "rekap.docx": ["document", book, "-", "agency-recap"],
        "genogram.svg": ["diagram", book, "K-1", "genogram"],
        "semua.json": ["client-record", book, "K-1"],
    }
    for name, command in commands.items():
        assert main([*command, str(tmp_path / name)]) == 0, name
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.count("Kata sandi PDF: ") == 1
    with built.open(read_only=True) as notebook:
        noted = {Path(copy.place).name: copy for copy in copies(notebook)}
    assert noted.keys() == commands.keys()
    assert {copy.whereabouts for copy in noted.values()} == {Whereabouts.THERE}
    assert {name: copy.lock for name, copy in noted.items() if copy.lock} == {"terkunci.pdf": "kata sandi PDF"}
    assert noted["rekap.docx"].case_id is None


def test_while_a_window_has_the_notebook_the_file_is_written_and_said_to_be_missing_on_the_list(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", PASSPHRASE)
    with built.open() as notebook:
        with notebook.edit("Kasus baru") as session:
            session.add(Case(number="K-1"))
        assert main(["export", str(built.path), "K-1", str(tmp_path / "paket.json")]) == 0
        assert "tidak tercatat" in capsys.readouterr().err
        assert copies(notebook) == []
    assert (tmp_path / "paket.json").is_file()


def test_an_attachment_that_is_copied_out_is_noted(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    with notebook.edit("Lampiran", undoable=False):
        case.attachments.append(Attachment(kind="surat", content=AttachmentContent(data=b"isi"), size=3))
    attachments.export(notebook, case, case.attachments[0], tmp_path / "surat.pdf")
    assert [(copy.what, copy.form) for copy in copies(notebook)] == [("Surat", "PDF")]


def test_a_notebook_that_is_only_read_still_lets_its_files_be_written(built: Built, tmp_path: Path) -> None:
    with built.open(read_only=True) as notebook:
        assert not outside_copies.write(notebook, tmp_path / "a.pdf", b"isi", REPORT)
    assert (tmp_path / "a.pdf").read_bytes() == b"isi"


def test_a_copy_is_known_by_its_content_and_its_folder(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    path = stick / "laporan.pdf"
    left(notebook, case, path)

    def now() -> Whereabouts:
        return copies(notebook)[0].whereabouts

    assert now() is Whereabouts.THERE
    path.write_bytes(b"ISI LAPORAN")
    assert now() is Whereabouts.CHANGED
    path.unlink()
    assert now() is Whereabouts.GONE
    stick.rmdir()
    assert now() is Whereabouts.UNSEEN


def test_a_deleted_copy_is_overwritten_first_and_stays_on_the_list(
    notebook: Notebook, case: Case, tmp_path: Path
) -> None:
    path, twin = tmp_path / "laporan.pdf", tmp_path / "nama lain dari berkas yang sama"
    copy_id = left(notebook, case, path)
    twin.hardlink_to(path)
    outside_copies.delete(notebook, copy_id)
    assert not path.exists()
    assert b"isi laporan" not in twin.read_bytes()
    assert copies(notebook)[0].whereabouts is Whereabouts.DELETED
    with pytest.raises(NotFound):
        outside_copies.delete(notebook, copy_id)


def test_what_was_changed_since_is_deleted_only_when_that_is_meant(
    notebook: Notebook, case: Case, tmp_path: Path
) -> None:
    path = tmp_path / "laporan.pdf"
    copy_id = left(notebook, case, path)
    path.write_bytes(b"catatan lain yang berharga")
    with pytest.raises(NotAllowed):
        outside_copies.delete(notebook, copy_id)
    assert path.read_bytes() == b"catatan lain yang berharga"
    outside_copies.delete(notebook, copy_id, although_changed=True)
    assert not path.exists()


def test_a_file_that_is_replaced_stands_on_the_list_once(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    left(notebook, case, tmp_path / "laporan.pdf")
    left(notebook, case, tmp_path / "laporan.pdf", b"yang baru")
    assert [copy.whereabouts for copy in copies(notebook)] == [Whereabouts.THERE]


def test_one_line_puts_what_left_into_the_register_with_all_that_is_known(
    notebook: Notebook, case: Case, tmp_path: Path
) -> None:
    copy_id = left(notebook, case, tmp_path / "laporan.pdf")
    assert outside_copies.newest_waiting(notebook, case.id) == copy_id
    made = outside_copies.went_to(notebook, case, copy_id, "  Puskesmas   Contoh ")
    (row,) = case.disclosures
    assert row is made
    assert (row.to, row.what) == ("Puskesmas Contoh", "Laporan kasus (PDF, tanpa nama, tidak terkunci)")
    assert row.referral is case.referrals[0]
    assert row.date is not None
    assert row.date.day == date.today()
    assert outside_copies.newest_waiting(notebook, case.id) is None
    with pytest.raises(NotAllowed):
        outside_copies.went_to(notebook, case, copy_id, "Puskesmas Contoh")
    assert len(case.disclosures) == 1
    notebook.undo(case.id)
    assert case.disclosures == []
    assert outside_copies.newest_waiting(notebook, case.id) == copy_id


def test_what_went_to_nobody_is_not_asked_about_again(notebook: Notebook, case: Case, tmp_path: Path) -> None:
    copy_id = left(notebook, case, tmp_path / "laporan.pdf")
    assert outside_copies.went_to(notebook, case, copy_id, " ") is None
    assert outside_copies.newest_waiting(notebook, case.id) is None
    assert case.disclosures == []


def test_sheets_printed_twice_on_a_day_are_asked_about_once(notebook: Notebook, case: Case) -> None:
    for _ in range(3):
        outside_copies.note_printed(notebook, printing.departure("case-report", case.id, Wish()))
    assert [copy.whereabouts for copy in copies(notebook, case.id)] == [Whereabouts.ON_PAPER]


@pytest.mark.parametrize(
    ("key", "blank", "asked"),
    [
        ("case-report", False, True),
        ("case-report", True, False),
        ("consent", False, False),
        ("referral-letter", False, True),
    ],
)
def test_only_what_tells_others_of_the_client_is_asked_about(key: str, blank: bool, asked: bool) -> None:  # noqa: FBT001 - a table
    assert printing.departure(key, "id", Wish(blank=blank)).discloses is asked


def test_one_is_reminded_of_open_copies_that_have_lain_about_for_long(
    notebook: Notebook, case: Case, tmp_path: Path
) -> None:
    today = date.today()
    for name, lock in (("buka.pdf", None), ("kunci.pdf", "kata sandi PDF"), ("baru.pdf", None), ("serah.pdf", None)):
        outside_copies.write(notebook, tmp_path / name, name.encode(), Leaving("Laporan", case.id, lock=lock))
    long_ago = (datetime.now(UTC) - timedelta(days=20)).isoformat()
    with notebook.bookkeeping() as session:
        for kept in session.query(OutsideCopy):
            if not (kept.place or "").endswith("baru.pdf"):
                kept.at = long_ago
    handed = next(copy for copy in copies(notebook) if copy.place.endswith("serah.pdf"))
    outside_copies.hand_on(notebook, handed.id)
    assert [Path(copy.place).name for copy in overdue(copies(notebook), today, 14)] == ["buka.pdf"]
    assert outside_copies.reminder(notebook, today).startswith("1 salinan yang tidak terkunci")
    outside_copies.choose_days(notebook, 30)
    assert outside_copies.reminder(notebook, today) == ""
    outside_copies.choose_days(notebook, 0)
    assert overdue(copies(notebook), today, outside_copies.days(notebook)) == []
