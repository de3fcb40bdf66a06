"""Printing where the system has no queue for PDFs: a printer that writes a PDF stands in for one of paper."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
import shiboken6
from PIL import Image, ImageChops
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QProgressDialog, QWidget
from reportlab.pdfgen.canvas import Canvas

from caseworker_app.casework.invented_names import INITIALS
from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.papers import dialog, paper
from caseworker_app.gui.papers.choices import PrintChoices
from caseworker_app.gui.papers.panel import PrintPanel
from caseworker_app.gui.papers.pdf_pages import page_image
from caseworker_app.jobs import print_queue
from caseworker_app.jobs.print_queue import LONG_EDGE, Order

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

A4, F4 = (595.28, 841.89), (609.45, 935.43)
LYING = A4[::-1]
Answer = Callable[[QPrintDialog], bool]


def pdf(*sizes: tuple[float, float]) -> bytes:
    """Pages with a frame close to their edges, a red corner at the top left, and as many bars as their number."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for number, (width, height) in enumerate(sizes, 1):
        canvas.setPageSize((width, height))
        canvas.setLineWidth(2)
        canvas.rect(6, 6, width - 12, height - 12)
        canvas.setFillColorRGB(0.8, 0, 0)
        canvas.rect(20, height - 80, 60, 60, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Helvetica", 40)
        canvas.drawString(120, height - 70, f"Halaman {number}")
        for bar in range(number):
            canvas.rect(120 + 40 * bar, 200, 20, 160, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def pictures(data: bytes, smaller: int = 8) -> list[Image.Image]:
    """The pages at 72 dots per inch, made smaller, so that only what is elsewhere or missing tells them apart."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.render(scale=1).to_pil().convert("L").reduce(smaller) for page in document]


def sizes(data: bytes) -> list[tuple[int, int]]:
    with pypdfium2.PdfDocument(data) as document:
        return [(round(width), round(height)) for width, height in (page.get_size() for page in document)]


def apart(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two pages, of 255; those of different size are as far apart as can be."""
    if abs(one.width - other.width) > 2 or abs(one.height - other.height) > 2:
        return 255.0
    histogram = ImageChops.difference(one, other.resize(one.size)).histogram()
    return sum(value * count for value, count in enumerate(histogram)) / (one.width * one.height)


class Office:
    """The stand-in: what comes out of it, and what the user does in the dialog."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.answer: Answer = lambda _dialog: True
        self.made: list[QPrinter] = []

    def printer(self) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.out))
        self.made.append(printer)
        return printer

    def came_out(self) -> bytes:
        return self.out.read_bytes()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    made = Office(tmp_path / "kertas" / "keluar.pdf")
    made.out.parent.mkdir()
    monkeypatch.setattr(print_queue, "available", lambda: False)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Kantor"])
    monkeypatch.setattr(dialog, "usual_printer", made.printer)

    def shown(asked: QPrintDialog) -> QPrintDialog.DialogCode:
        codes = QPrintDialog.DialogCode
        return codes.Accepted if made.answer(asked) else codes.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", shown)
    yield made
    made.made.clear()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def printed(window: QWidget, data: bytes, order: Order | None = None) -> tuple[list[str], list[str]]:
    """Print; what was told, and what was said of a change of mind."""
    told: list[str] = []
    cancelled: list[str] = []
    paper.print_pdf(window, data, "surat_MS_2024-09-26.pdf", told.append, order, cancelled=cancelled.append)
    return told, cancelled


def test_every_page_comes_out_as_it_is_in_order(office: Office, window: QWidget) -> None:
    data = pdf(A4, A4, A4)
    assert printed(window, data) == (["Dokumen dikirim ke printer."], [])
    assert sizes(office.came_out()) == sizes(data) == [(595, 842)] * 3
    for there, here in zip(pictures(office.came_out()), pictures(data), strict=True):
        assert apart(there, here) < 1
    assert apart(pictures(office.came_out())[0], pictures(data)[1]) > 1.2, "or the pages could not be told apart"
    assert office.made[0].docName() == "surat_MS_2024-09-26"


def test_lying_pages_lie_among_upright_ones(office: Office, window: QWidget) -> None:
    data = pdf(A4, LYING, A4)
    printed(window, data)
    assert sizes(office.came_out()) == [(595, 842), (842, 595), (595, 842)]
    for there, here in zip(pictures(office.came_out()), pictures(data), strict=True):
        assert apart(there, here) < 1


def test_folio_is_printed_on_folio(office: Office, window: QWidget) -> None:
    data = pdf(F4)
    printed(window, data, Order(paper="F4"))
    assert sizes(office.came_out()) == [(609, 935)]
    assert apart(pictures(office.came_out())[0], pictures(data)[0]) < 1


def test_a_page_that_is_larger_than_the_sheet_is_made_smaller_and_never_cropped(
    office: Office, window: QWidget
) -> None:
    data = pdf(A4, F4)
    printed(window, data)
    _, folio = pictures(office.came_out(), 1)
    assert sizes(office.came_out()) == [(595, 842)] * 2
    box = folio.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert left > 0
    assert right < folio.width
    assert (right - left) / (bottom - top) == pytest.approx((F4[0] - 10) / (F4[1] - 10), rel=0.01)


def test_copies_and_pages_are_carried_over_from_the_panel(office: Office, window: QWidget) -> None:
    data = pdf(A4, A4, A4, A4)
    seen: list[tuple[int, QPrinter.DuplexMode, bool]] = []

    def look(asked: QPrintDialog) -> bool:
        printer = asked.printer()
        ranged = asked.testOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        seen.append((printer.copyCount(), printer.duplex(), ranged))
        return True

    office.answer = look
    printed(window, data, Order(copies=2, pages="1,3-4", sides=LONG_EDGE))
    assert seen[0][0] == 2
    assert seen[0][2] is False
    there, here = pictures(office.came_out()), pictures(data)
    nearest = [min(range(4), key=lambda at: apart(here[at], page)) + 1 for page in there]
    assert nearest == [1, 3, 4, 1, 3, 4]


def test_the_dialog_may_choose_pages_and_copies_itself(office: Office, window: QWidget) -> None:
    data = pdf(A4, A4, A4, A4)

    def choose(asked: QPrintDialog) -> bool:
        printer = asked.printer()
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 3)
        printer.setCopyCount(2)
        printer.setCollateCopies(False)
        return True

    office.answer = choose
    printed(window, data)
    here = pictures(data)
    nearest = [min(range(4), key=lambda at: apart(here[at], page)) + 1 for page in pictures(office.came_out())]
    assert nearest == [2, 2, 3, 3]


def test_paper_that_was_chosen_in_the_dialog_is_kept(office: Office, window: QWidget) -> None:
    def choose(asked: QPrintDialog) -> bool:
        return asked.printer().setPageSize(QPageSize(QPageSize.PageSizeId.A5))

    office.answer = choose
    printed(window, pdf(A4))
    assert sizes(office.came_out()) == [(420, 595)]


def test_a_change_of_mind_prints_nothing_and_is_said_calmly(office: Office, window: QWidget, tmp_path: Path) -> None:
    office.answer = lambda _dialog: False
    told, cancelled = printed(window, pdf(A4))
    assert told == []
    assert cancelled == ["Tidak jadi mencetak; tidak ada yang dikirim ke printer."]
    assert not office.out.exists()


def test_printing_can_be_stopped_between_two_pages(
    office: Office, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[float] = []

    def counted(page: pypdfium2.PdfPage, scale: float) -> object:
        painted.append(scale)
        return page_image(page, scale)

    monkeypatch.setattr(dialog, "page_image", counted)
    monkeypatch.setattr(QProgressDialog, "wasCanceled", lambda _progress: len(painted) == 2)
    told, cancelled = printed(window, pdf(A4, A4, A4, A4))
    assert "dihentikan" in told[0]
    assert cancelled == []
    assert len(painted) == 2


def test_a_window_locked_meanwhile_hears_nothing(office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    plain = QProgressDialog.setValue

    def locked(progress: QProgressDialog, value: int) -> None:
        plain(progress, value)
        if value == 1:
            shiboken6.delete(window)

    monkeypatch.setattr(QProgressDialog, "setValue", locked)
    assert printed(window, pdf(A4, A4, A4)) == ([], [])


def test_without_any_printer_there_is_one_sentence(
    office: Office, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with pytest.raises(CaseworkerError, match="Belum ada printer"):
        printed(window, pdf(A4))
    failed: list[Exception] = []
    paper.print_pdf(window, pdf(A4), "surat.pdf", lambda _: None, failed=failed.append)
    assert "Belum ada printer" in str(failed[0])


@pytest.mark.qt_log_ignore("^QPainter::begin")
def test_a_printer_that_refuses_is_told_in_one_sentence(office: Office, window: QWidget) -> None:
    office.out = office.out.parent / "tidak ada" / "keluar.pdf"
    with pytest.raises(CaseworkerError, match="Printer tidak menerima dokumen ini"):
        printed(window, pdf(A4))


def test_nothing_is_left_in_the_clear(
    office: Office, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(tmp_path))
    printed(window, pdf(A4, A4))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [office.out]


def test_one_page_is_held_at_a_time(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    open_pages: list[int] = []
    scales: list[float] = []

    def watched(page: pypdfium2.PdfPage, scale: float) -> object:
        open_pages.append(sum(bool(one.raw) for one in pages))  # type: ignore[attr-defined] # the stub is short
        scales.append(scale)
        return page_image(page, scale)

    pages: list[pypdfium2.PdfPage] = []

    class Document:
        def __init__(self, document: pypdfium2.PdfDocument) -> None:
            self.document = document

        def __getitem__(self, at: int) -> pypdfium2.PdfPage:
            pages.append(self.document[at])
            return pages[-1]

    monkeypatch.setattr(dialog, "page_image", watched)
    printer = office.printer()
    with pypdfium2.PdfDocument(pdf(A4, A4, A4)) as document:
        dialog.prepare(printer, "surat", Order(), A4)
        assert list(dialog.painted(printer, Document(document), [1, 2, 3])) == [(1, 3), (2, 3), (3, 3)]
    assert open_pages == [1, 1, 1]
    assert max(scales) <= 300 / 72


@pytest.mark.parametrize(
    ("size", "offered", "chosen"),
    [
        ((215, 330), ["A4", "Folio", "Legal"], "Folio"),
        ((210, 297), ["Letter", "A4"], "A4"),
        ((215, 330), ["A4", "Legal"], "215 × 330 mm"),
        ((215, 330), [], "215 × 330 mm"),
    ],
)
def test_the_printers_own_sheet_is_taken_where_it_is_meant(
    size: tuple[float, float], offered: list[str], chosen: str
) -> None:
    sheets = [QPageSize(QPageSize.PageSizeId[name]) for name in offered]
    found = dialog.sheet_for(*size, sheets)
    assert chosen in found.name()
    if "×" in chosen:
        assert found.size(QPageSize.Unit.Millimeter) == QSizeF(*size)


def test_a_printer_of_fixed_sheets_gets_the_nearest() -> None:
    sheets = [QPageSize(QPageSize.PageSizeId[name]) for name in ("A4", "Legal", "A5")]
    assert dialog.sheet_for(215, 330, sheets, custom=False).id() == QPageSize.PageSizeId.Legal


@pytest.mark.parametrize(
    ("page", "room", "place"),
    [
        ((100, 200), (0, 0, 100, 200), (0, 0, 100, 200)),
        ((100, 200), (10, 10, 80, 180), (10, 20, 80, 160)),
        ((100, 200), (0, 0, 400, 400), (150, 100, 100, 200)),
        ((200, 100), (0, 0, 100, 100), (0, 25, 100, 50)),
    ],
)
def test_a_page_keeps_its_shape_in_the_room_there_is(
    page: tuple[float, float], room: tuple[float, float, float, float], place: tuple[float, float, float, float]
) -> None:
    assert dialog.fitted(QSizeF(*page), QRectF(*room)) == QRectF(*place)


def test_the_panel_asks_for_all_but_the_printer(office: Office, qtbot: QtBot) -> None:
    panel = PrintPanel(PrintChoices(copies=3, sides=LONG_EDGE, paper="F4"), INITIALS, (), read_only=False)
    qtbot.addWidget(panel)
    assert panel.printer.currentText() == "dipilih saat mencetak"
    assert not panel.printer.isEnabled()
    assert all(widget.isEnabled() for widget in (panel.copies, panel.sides, panel.pages, panel.paper))
    panel.pages.setText("2 - 3")
    assert panel.order(5) == Order(copies=3, paper="F4", sides=LONG_EDGE, pages="2-3")


def test_without_printers_a_queue_offers_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_queue, "available", lambda: True)
    panel = PrintPanel(PrintChoices(), INITIALS, (), read_only=False)
    qtbot.addWidget(panel)
    panel.show_printers([])
    assert panel.printer.currentText() == "belum ada printer"
    assert not any(widget.isEnabled() for widget in (panel.copies, panel.sides, panel.pages))
