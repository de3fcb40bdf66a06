"""A new user's first case, from the first start to the printed report, by keys alone and without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QPlainTextEdit

from caseworker_app import app
from caseworker_app.diagrams.display import geometry
from caseworker_app.gui.base.preferences import load
from caseworker_app.gui.case.consent_form import ConsentForm
from caseworker_app.gui.case.signature_pad import SignatureDialog, SignaturePad
from caseworker_app.gui.cases.new_case import NewCaseDialog
from caseworker_app.gui.papers.print_preview import PdfView
from caseworker_app.jobs import drawing
from tests.whole import hands
from tests.whole.canaries import CANARIES, leaks
from tests.whole.conftest import PASSPHRASE

if TYPE_CHECKING:
    from caseworker_app.gui.case.case_window import CaseWindow
    from caseworker_app.gui.shell.application import Application
    from caseworker_app.gui.shell.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the (keyboard|mouse)")

CLIENT, MOTHER, FATHER, SISTER, BROTHER = CANARIES[:5]
SCHOOL = CANARIES[15]
FAMILY = "Keluarga dan orang penting bagi klien"
MEMOS = {
    "engagement/intake": {"Masalah menurut klien": CANARIES[11]},
    "engagement/engagement_result": {"Proses": "Klien menyambut dengan baik."},
    "assessment/background": {"Latar belakang kehidupan dan masalah": CANARIES[10]},
    "assessment/focus": {"Fokus masalah": CANARIES[12]},
    "plan/goals": {"Nama program": "Pulih bersama", "Tujuan umum": "Klien berani bercerita."},
    "intervention/intervention_result": {"Proses": "Klien hadir pada setiap sesi."},
    "evaluation/process_evaluation": {"Ringkasan evaluasi proses": "Semua sesi berjalan."},
    "evaluation/evaluation_result": {"Kesimpulan": "Klien lebih tenang."},
    "termination/termination": {"Hari/tanggal": "20/12/2024", "Keadaan klien saat terminasi": CANARIES[14]},
}
ROWS = {
    "engagement/contacts": ("Kontak dengan klien dan pihak lain", ("26/8/2024", "9.30", CANARIES[7], "", "Bersedia")),
    "engagement/contract": ("Kontrak pertolongan", ("27/8/2024", "Sentra", "Klien merasa aman", f"{CLIENT}")),
    "assessment/symptoms": ("Gejala masalah", (CANARIES[13], "psikologis")),
    "assessment/focus": ("Daftar masalah", ("Sulit tidur",)),
    "plan/goals": ("Tujuan khusus", ("Tidur nyenyak enam malam", "dua malam", "enam malam")),
    "plan/activities": ("Rancangan program", ("Latihan napas", "September 2024", "Asrama")),
    "intervention/sessions": ("Pelaksanaan kegiatan", ("2/9/2024", "15-16.30", "Latihan napas", "1", CANARIES[15])),
    "evaluation/evaluation_matrix": ("Matriks evaluasi", ("Latihan napas", "Diikuti penuh", "Tidur lima malam")),
    "journal/journal": ("Catatan harian dan mingguan", ("3/9/2024", "", "", CANARIES[18])),
}

AS_SHOWN = {"September 2024": "9/2024", "9.30": "09.30", "15-16.30": "15.00–16.30"}


@pytest.fixture
def silent(elsewhere: Path, capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Nothing personal anywhere but in the notebook and in what was saved on purpose."""
    app.set_up_log()
    yield
    for handler in app.log.handlers:
        handler.close()
    app.log.handlers = []
    told = capfd.readouterr()
    assert leaks([folder for folder in elsewhere.iterdir() if "documents" not in folder.name], *told) == []
    assert leaks(elsewhere.rglob("*.kasus")) == []


def make_notebook(application: Application) -> MainWindow:
    assert "Selamat datang" in hands.words()
    hands.press("Buat buku kasus baru")
    hands.fill("Kata sandi", PASSPHRASE)
    hands.fill("Ulangi kata sandi", PASSPHRASE)
    hands.press("Buat buku kasus")
    hands.until(lambda: "Kode pemulihan Anda" in hands.words())
    hands.press("Saya sudah menyimpannya")
    hands.press("Mulai bekerja")
    assert application.main is not None
    hands.settle()
    return application.main


def register(main: MainWindow) -> CaseWindow:
    hands.press("Kasus baru")
    dialog = hands.windows(NewCaseDialog)[0]
    hands.fill("Nama lengkap klien", f"{CLIENT} Ayu")
    hands.choose("Jenis kelamin", "Perempuan")
    assert "Kategori PPKS" in hands.words(dialog)
    hands.fill("Tanggal lahir atau usia", "17/8/2008")
    assert "Minggu, 17 Agustus 2008" in hands.words(dialog)
    hands.fill("Klaster", "Anak")
    hands.press("Daftarkan klien", dialog)
    hands.until(lambda: main.case is not None)
    hands.settle()
    assert main.case is not None
    return main.case


def add_family(case: CaseWindow) -> None:
    assert case.place() == "client/family"
    for name, relation, sex in (
        (MOTHER, "ibu", "perempuan"),
        (FATHER, "ayah", "laki-laki"),
        (SISTER, "kakak ke-1", "perempuan"),
        (BROTHER, "adik", "laki-laki"),
    ):
        hands.add_row(FAMILY, name, "", relation, sex)
    assert "Belum tersambung" not in hands.words(case)
    people = {member.person.name: member.person_id for member in case.case.family if member.person}
    picture = drawing.draw_case(case.notebook, case.case.id, "genogram", names=True)
    symbols: Any = geometry(picture.whole())["symbols"]
    place = {one["person"]: (one["x"], one["y"]) for one in symbols}
    x, y = ({name: place[id_][at] for name, id_ in people.items()} for at in (0, 1))
    assert x[SISTER] < x[f"{CLIENT} Ayu"] < x[BROTHER]
    assert y[MOTHER] == y[FATHER] != y[SISTER] == y[BROTHER] == y[f"{CLIENT} Ayu"]


def go_through_the_stages(case: CaseWindow) -> None:
    for place in dict.fromkeys((*ROWS, *MEMOS)):
        case.go_to(place)
        hands.settle()
        if place in ROWS:
            table, texts = ROWS[place]
            hands.add_row(table, *texts)
        for label, text in MEMOS.get(place, {}).items():
            hands.fill(label, text)
    for place, state in (("engagement/engagement_result", "Selesai"), ("assessment/assessment_result", "Berjalan")):
        case.go_to(place)
        hands.choose("Keadaan tahap", state)
    hands.settle()


def check_the_stages(case: CaseWindow) -> None:
    for place in dict.fromkeys((*ROWS, *MEMOS)):
        case.go_to(place)
        hands.settle()
        if place in ROWS:
            table, texts = ROWS[place]
            (row,) = hands.cells(table)
            shown = [text.casefold() for text in row[: len(texts)]]
            assert shown == [AS_SHOWN.get(text, text).casefold() for text in texts]
        for label, text in MEMOS.get(place, {}).items():
            assert text_of(label) == text


def text_of(label: str) -> str:
    found = hands.field(label)
    if isinstance(found, QPlainTextEdit):
        return found.toPlainText()
    assert isinstance(found, QLineEdit)
    return found.text()


def take_back_and_do_again(case: CaseWindow) -> None:
    case.go_to("assessment/focus")
    hands.come_to("Fokus masalah")
    for keys, text, sentence in (
        (Qt.Key.Key_Z, "", "Diurungkan: Ubah “Fokus masalah”"),
        (Qt.Key.Key_Y, "Hubungan dengan teman", "Diulangi: Ubah “Fokus masalah”"),
    ):
        if keys == Qt.Key.Key_Z:
            QTest.keyClick(hands.cursor(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            hands.write("Hubungan dengan teman")
            hands.key(Qt.Key.Key_Tab)
            hands.come_to("Fokus masalah")
        hands.key(keys, Qt.KeyboardModifier.ControlModifier)
        hands.settle()
        assert text_of("Fokus masalah") == (text or MEMOS["assessment/focus"]["Fokus masalah"])
        assert sentence in hands.words(case)
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hands.settle()


def sign_the_consent(case: CaseWindow) -> None:
    """Explain everything, answer every statement by its letter, and draw a signature."""
    case.go_to("engagement/consent")
    hands.settle()
    hands.press("Persetujuan baru", case)
    hands.settle()
    (form,) = hands.seen(ConsentForm, case)
    for box in hands.seen(QCheckBox, form):
        QTest.keyClick(hands.focus(box), Qt.Key.Key_Space)
    form.take_focus()
    for _ in form.rows:
        hands.key(Qt.Key.Key_S)
    for line in (one for one in hands.seen(QLineEdit, form) if one.accessibleName().startswith("Pihak yang disebut")):
        hands.focus(line)
        hands.write("Puskesmas")
        hands.key(Qt.Key.Key_Return)
    hands.settle()
    hands.press("Tanda tangan di layar", form)
    hands.press("Tetap tandatangani")
    (pad,) = hands.seen(SignaturePad)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 80))
    for step in range(0, 200, 10):
        QTest.mouseMove(pad, QPoint(40 + step, 80 + (step // 10) % 3 * 12))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(230, 80))
    (dialog,) = hands.windows(SignatureDialog)
    QTest.keyClick(hands.focus(dialog.done_button), Qt.Key.Key_Space)
    hands.settle()
    (one,) = case.case.consents
    assert one.status == "setuju"
    case.go_to("assessment/focus")
    hands.come_to("Fokus masalah")


def choose_document(case: CaseWindow, title: str) -> None:
    """By the list beside the pages, or by its one line where there is little room."""
    line = next((one for one in hands.seen(QComboBox, case) if one.accessibleName() == "Dokumen"), None)
    if line is None:
        hands.press(title, case)
    else:
        hands.focus(line)
        hands.key(Qt.Key.Key_Home)
        for _ in range(line.count()):
            if not line.currentText().startswith(title):
                hands.key(Qt.Key.Key_Down)
        assert line.currentText().startswith(title)
    hands.settle()


def see_and_save_the_documents(case: CaseWindow, folder: Path) -> None:
    """Look at both documents, and save them by the real dialog."""
    hands.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert case.place().startswith("documents/")
    for title, pages, name in (("Lembar persetujuan", 1, "persetujuan.pdf"), ("Laporan kasus", 5, "laporan.pdf")):
        choose_document(case, title)
        (preview,) = hands.seen(PdfView, case)
        assert preview.pages() >= pages
        assert not preview.grab().isNull()
        target = folder / name

        def answer(target: Path = target) -> None:
            opened = hands.windows(QFileDialog)
            if not opened:  # what nobody decided about is being hidden
                QTimer.singleShot(50, lambda: answer(target))
                return
            (dialog,) = opened
            (line,) = (one for one in hands.seen(QLineEdit, dialog) if one.completer() is not None)
            line.setText(str(target))
            QTest.keyClick(line, Qt.Key.Key_Return)

        asked = name == "laporan.pdf"  # something that may point to the client waits for a decision
        if asked:
            hands.press("Simpan PDF", case)
            hands.settle()
        with hands.answering(answer):
            hands.press("Samarkan sisanya, lalu lanjutkan" if asked else "Simpan PDF", case)
            hands.until(target.exists)
        assert "PDF disimpan" in hands.words(case)


def test_a_new_user_walks_a_case_from_the_first_start_to_the_report(
    start: Callable[..., Application], tmp_path: Path, silent: None, calls: list[str]
) -> None:
    main = make_notebook(start())
    case = register(main)
    add_family(case)
    go_through_the_stages(case)
    check_the_stages(case)
    take_back_and_do_again(case)
    sign_the_consent(case)
    see_and_save_the_documents(case, tmp_path)
    for name, words in (
        ("persetujuan.pdf", (f"{CLIENT} Ayu",)),
        (
            "laporan.pdf",
            (*CANARIES[10:14], "hutang kepada rentenir M.", "Latihan napas", "kakak ke-1", "Tidur lima malam"),
        ),
    ):
        text = " ".join(pdf_text(tmp_path / name).split())
        assert not [word for word in words if word not in text]
    assert SCHOOL not in text
    main.close()
    hands.settle()

    application = start(None, load())
    hands.focus(hands.seen(QLineEdit)[0])
    hands.write(PASSPHRASE)
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: application.main is not None)
    again = application.main
    assert again is not None
    hands.settle()
    assert again.case is not None
    assert again.case.place() == "documents/case-report"
    assert again.windowTitle().startswith("SA ")
    check_the_stages(again.case)
    again.show_cases()
    model = again.cases.view.model()
    hands.until(lambda: model.rowCount() == 1)
    line = [model.index(0, at).data(Qt.ItemDataRole.AccessibleTextRole) or model.index(0, at).data() for at in range(7)]
    assert line[0] == "SA"
    assert "EIC: selesai\nAsesmen: berjalan\nRencana intervensi: berjalan\nIntervensi: berjalan" in "\n".join(line)


def pdf_text(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
