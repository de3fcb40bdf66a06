"""Print by the system's own dialog, where no queue takes a PDF as it is (Windows): every page painted as a picture.

One page is in memory at a time, and nothing is written to the disk.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QProgressDialog

from caseworker_app.errors import CaseworkerError
from caseworker_app.gui.papers.pdf_pages import page_image
from caseworker_app.jobs import print_queue
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from PySide6.QtWidgets import QWidget

    from caseworker_app.jobs.print_queue import Order

MOST_DPI = 300  # dots per inch of a page; more costs memory and nobody sees it
_NEAR = 6.0  # mm of width and height together within which a printer's own sheet is the one that is meant
_PATIENCE = 600  # ms until it is shown how far the printing is
_SIDES = {
    print_queue.ONE_SIDED: QPrinter.DuplexMode.DuplexNone,
    print_queue.LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
    print_queue.SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
}


def ask_and_print(parent: QWidget, data: bytes, title: str, order: Order) -> str:
    """Show the dialog with what is chosen already, then print; gives the sentence to show, «» when it was cancelled.

    title: what the printer lists the document as, never a name. Raises CaseworkerError where there is no printer, or
    where it does not take the document.
    """
    import pypdfium2

    if not QPrinterInfo.availablePrinterNames():
        raise CaseworkerError(print_queue.no_printer())
    printer = usual_printer()
    with contextlib.closing(pypdfium2.PdfDocument(data)) as document:
        sizes = [document.get_page_size(at) for at in range(len(document))]
        prepare(printer, title, order, sizes[0])
        proposed = printer.printerName()
        if not _asked(parent, printer, len(sizes), with_range=not order.pages):
            return ""
        if printer.printerName() != proposed:  # another one knows nothing of the paper
            _lay_sheet(printer, sizes[0])
        return _watched(parent, printer, painted(printer, document, wanted(printer, order, len(sizes))))


def usual_printer() -> QPrinter:
    """The one that the system prints on, as sharp as it can."""
    return QPrinter(QPrinter.PrinterMode.HighResolution)


def prepare(printer: QPrinter, title: str, order: Order, size: tuple[float, float]) -> None:
    """Set a printer to what was ordered; size: width and height of the first page, in points."""
    if order.printer:
        printer.setPrinterName(order.printer)
    printer.setDocName(title)
    printer.setCopyCount(order.copies)
    printer.setCollateCopies(True)
    printer.setDuplex(_SIDES[order.sides])
    printer.setFullPage(True)
    _lay_sheet(printer, size)


def wanted(printer: QPrinter, order: Order, count: int) -> list[int]:
    """The pages to print, from 1: those that were ordered, else those that the dialog was told, else all."""
    if order.pages or printer.printRange() != QPrinter.PrintRange.PageRange:
        return print_queue.page_numbers(order.pages, count)
    return list(range(max(1, printer.fromPage()), min(count, printer.toPage() or count) + 1))


def painted(printer: QPrinter, document: Any, pages: Sequence[int]) -> Generator[tuple[int, int]]:
    """Paint pages of a pypdfium2 document, one with every step, which gives how many are done and how many there are.

    pages: their numbers, from 1. All are on the sheet that the printer is set to, upright or lying as each is. Raises
    CaseworkerError where the printer refuses.
    """
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    sheets = list(pages) * copies if printer.collateCopies() else [one for one in pages for _ in range(copies)]
    painter = QPainter()
    try:
        for done, number in enumerate(sheets, 1):
            page = document[number - 1]
            width, height = page.get_size()
            lying = width > height
            printer.setPageOrientation(QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait)
            if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
                raise CaseworkerError(print_queue.refused())
            _paint(painter, printer, page)
            page.close()
            yield done, len(sheets)
        if not painter.end():
            raise CaseworkerError(print_queue.refused())
    finally:
        if painter.isActive():
            painter.end()


def sheet_for(width: float, height: float, offered: Sequence[QPageSize], *, custom: bool = True) -> QPageSize:
    """The sheet for a page of this size in millimetres, upright: one that a printer offers, else one as large.

    What is called F4 or folio here is 215 × 330 mm, and printers have it as 210 × 330 or 215.9 × 330.2. custom: whether
    the printer takes sheets of any size; where it does not, the nearest of its own is the one.
    """

    def apart(sheet: QPageSize) -> float:
        size = sheet.size(QPageSize.Unit.Millimeter)
        return abs(size.width() - width) + abs(size.height() - height)

    nearest = min(offered, key=apart, default=None)
    if nearest is not None and (apart(nearest) <= _NEAR or not custom):
        return nearest
    name, exactly = f"{width:.0f} × {height:.0f} mm", QPageSize.SizeMatchPolicy.ExactMatch
    return QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter, name, exactly)


def fitted(page: QSizeF, room: QRectF) -> QRectF:
    """Where a page goes in the room that a printer can print on: in its middle, whole, never larger than it is."""
    scale = min(1.0, room.width() / page.width(), room.height() / page.height())
    width, height = page.width() * scale, page.height() * scale
    return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)


def _lay_sheet(printer: QPrinter, size: tuple[float, float]) -> None:
    """Set the sheet for pages of this size, in points; that can only be done before the first is painted."""
    width, height = (side * 25.4 / 72 for side in sorted(size))
    able = QPrinterInfo(printer)
    custom = able.isNull() or able.supportsCustomPageSizes()
    printer.setPageSize(sheet_for(width, height, able.supportedPageSizes(), custom=custom))


def _paint(painter: QPainter, printer: QPrinter, page: Any) -> None:
    width, height = page.get_size()
    layout, dots = printer.pageLayout(), printer.resolution() / 72
    layout.setUnits(QPageLayout.Unit.Point)
    edge = layout.minimumMargins()
    aside, along = max(edge.left(), edge.right()), max(edge.top(), edge.bottom())
    room = layout.fullRect().adjusted(aside, along, -aside, -along)
    place = fitted(QSizeF(width, height), room)
    target = QRectF(place.topLeft() * dots, place.size() * dots)
    painter.drawImage(target, page_image(page, min(MOST_DPI, printer.resolution()) / 72))


def _asked(parent: QWidget, printer: QPrinter, pages: int, *, with_range: bool) -> bool:
    """Show the system's dialog; whether to go on. with_range: it asks which of the pages."""
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=with_range)
    if with_range:
        dialog.setMinMax(1, pages)
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QPrintDialog.DialogCode.Accepted


def _watched(parent: QWidget, printer: QPrinter, steps: Generator[tuple[int, int]]) -> str:
    """Go through the pages, with a way to stop on the screen when it takes long; gives the sentence to show."""
    from shiboken6 import isValid

    progress = QProgressDialog(tr("Halaman dikirim ke printer …"), tr("Hentikan"), 0, 0, parent)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(_PATIENCE)
    try:
        with contextlib.closing(steps):
            for done, count in steps:
                progress.setMaximum(count)
                progress.setValue(done)  # looks after the screen meanwhile, so that all may be closed behind it
                if done < count and (not isValid(progress) or progress.wasCanceled()):
                    printer.abort()
                    return tr("Pencetakan dihentikan; halaman yang sudah sampai di printer mungkin tetap keluar.")
    finally:
        if isValid(progress):
            progress.deleteLater()
    return tr("Dokumen dikirim ke printer.")
