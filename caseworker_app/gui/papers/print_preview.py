"""Pages of a PDF on the screen: only those in sight are rendered, so that a long report costs no memory."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea

from caseworker_app.gui.base import theme
from caseworker_app.gui.papers.pdf_pages import page_image
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent

GAP = 14  # px between pages at 100 %
STEP = 1.2
LEAST, MOST = 0.3, 5.0  # zoom, where 1 is 96 dots per inch
KEPT = 4  # rendered pages that are held


class PdfView(QAbstractScrollArea):
    """A PDF, page below page. turned: the number of the page in sight, from 1, and how many there are."""

    turned = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._document: Any = None
        self._sizes: list[tuple[float, float]] = []
        self._pictures: dict[tuple[int, int], QImage] = {}
        self._zoom = 1.0
        self._fitted = True
        self._found: list[tuple[int, tuple[float, float, float, float]]] = []
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(tr("Pratinjau"))
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def show_pdf(self, data: bytes) -> None:
        """Show these bytes. Raises pypdfium2's error for what is no PDF."""
        import pypdfium2

        self.clear()
        self._document = pypdfium2.PdfDocument(data)
        self._sizes = [self._document.get_page_size(at) for at in range(len(self._document))]
        if self._fitted:
            self.fit_width()
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self._tell_page()

    def clear(self) -> None:
        """Show nothing and let the document go."""
        self._pictures.clear()
        self._sizes, self._found = [], []
        if self._document is not None:
            self._document.close()
        self._document = None
        self._arrange()

    def pages(self) -> int:
        """How many there are."""
        return len(self._sizes)

    def fit_width(self) -> None:
        """As wide as the view, the pages that there are most of."""
        self._fitted = True
        widths = Counter(round(width) for width, _ in self._sizes)
        widest = widths.most_common(1)[0][0] if widths else 595
        room = self.viewport().width() - 2 * theme.px(GAP)
        self._set_zoom(max(LEAST, min(MOST, room / (widest * 96 / 72))))

    def zoom(self, factor: float) -> None:
        """Larger (over 1) or smaller."""
        self._fitted = False
        self._set_zoom(max(LEAST, min(MOST, self._zoom * factor)))

    def chosen_zoom(self) -> float:
        """The zoom that was chosen; 0 where the view is filled."""
        return 0.0 if self._fitted else self._zoom

    def choose_zoom(self, zoom: float) -> None:
        """Take up a zoom as ``chosen_zoom`` told it."""
        self._fitted = zoom <= 0
        if zoom > 0:
            self._set_zoom(max(LEAST, min(MOST, zoom)))

    def seek(self, words: str, number: int = 0) -> bool:
        """Show where words stand, marked; of several places the one of this number, from 0. False for nowhere."""
        places = list(self._places_of(" ".join(words.split())))
        if not places:
            return False
        at, boxes = places[min(number, len(places) - 1)]
        self._found = [(at, box) for box in boxes]
        first, view = self._marked(at, boxes[0]), self.viewport().size()
        self.verticalScrollBar().setValue(round(first.top() - view.height() / 3))
        self.horizontalScrollBar().setValue(max(0, first.right() - view.width() + theme.px(GAP)))
        self.viewport().update()
        return True

    def _places_of(self, words: str) -> Iterator[tuple[int, list[tuple[float, float, float, float]]]]:
        """Page, and boxes in points from its lower left corner, of every place where words stand."""
        for at in range(self.pages()):
            text = self._document[at].get_textpage()
            search = text.search(words, match_case=True)
            while (found := search.get_next()) is not None:
                yield at, [text.get_rect(rect) for rect in range(text.count_rects(*found))]
            search.close()
            text.close()

    def _marked(self, at: int, box: tuple[float, float, float, float]) -> QRect:
        """A box of a page in the whole scroll."""
        place, scale = self._places()[at], 96 / 72 * self._zoom
        left, bottom, right, top = box
        height = self._sizes[at][1]
        corner = QPoint(round(left * scale), round((height - top) * scale))
        size = QSize(round((right - left) * scale), round((top - bottom) * scale))
        return QRect(place.topLeft() + corner, size).adjusted(-3, -2, 3, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the width filled where it was."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit_width()
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ and − zoom, 0 fills the width, the rest scrolls."""
        bar = self.verticalScrollBar()
        key = event.key()
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit_width()
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("head"))
        offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for at, rect in enumerate(self._places()):
            shown = rect.translated(-offset)
            if shown.intersects(event.rect()):
                painter.drawImage(shown.topLeft(), self._picture(at, shown.size()))  # a dot for a dot: no row is lost
                painter.setPen(theme.colour("line"))
                painter.drawRect(shown.adjusted(0, 0, -1, -1))
        if self._found:
            colour = theme.colour("attention")
            painter.setPen(QPen(colour, theme.px(2)))
            colour.setAlpha(50)
            painter.setBrush(colour)
            for at, box in self._found:
                painter.drawRoundedRect(self._marked(at, box).translated(-offset), theme.px(3), theme.px(3))

    def _set_zoom(self, zoom: float) -> None:
        if zoom == self._zoom:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._zoom = zoom
        self._pictures.clear()
        self._arrange()
        bar.setValue(round(share * bar.maximum()))
        self.viewport().update()

    def _page_size(self, at: int) -> QSize:
        width, height = self._sizes[at]
        return QSize(round(width * 96 / 72 * self._zoom), round(height * 96 / 72 * self._zoom))

    def _places(self) -> list[QRect]:
        """Where each page stands in the whole scroll."""
        gap = theme.px(GAP)
        room = self.viewport().width()
        places, y = [], gap
        for at in range(self.pages()):
            size = self._page_size(at)
            places.append(QRect(QPoint(max(gap, (room - size.width()) // 2), y), size))
            y += size.height() + gap
        return places

    def _arrange(self) -> None:
        places = self._places()
        gap = theme.px(GAP)
        height = places[-1].bottom() + gap if places else 0
        width = max((place.right() for place in places), default=0) + gap
        view = self.viewport().size()
        for bar, whole, part in (
            (self.verticalScrollBar(), height, view.height()),
            (self.horizontalScrollBar(), width, view.width()),
        ):
            bar.setRange(0, max(0, whole - part))
            bar.setPageStep(part)
            bar.setSingleStep(theme.px(40))
        self.viewport().update()

    def _picture(self, at: int, size: QSize) -> QImage:
        ratio = self.devicePixelRatioF()
        key = (at, round(size.width() * ratio))
        if key not in self._pictures:
            while len(self._pictures) >= KEPT:
                self._pictures.pop(next(iter(self._pictures)))
            picture = page_image(self._document[at], key[1] / self._sizes[at][0])
            picture.setDevicePixelRatio(ratio)
            self._pictures[key] = picture
        return self._pictures[key]

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        places = self._places()
        at = next((at for at, place in enumerate(places) if place.bottom() >= middle), len(places) - 1)
        if places:
            self.turned.emit(at + 1, len(places))
