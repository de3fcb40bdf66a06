"""The pages of a PDF: frames, page numbers, foot, watermark; contents and lists in front of a report."""

from __future__ import annotations

import dataclasses
import io
from typing import TYPE_CHECKING, Any

from reportlab import rl_config
from reportlab.lib.colors import Color, black, white
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)

from caseworker_app.documents.listing import HANG, NUMBER_ROOM, SMALLER, STEP, listings
from caseworker_app.documents.numbering import roman
from caseworker_app.documents.paper import BOUND_FOOT, CM, bound_sheet, look, sheet
from caseworker_app.documents.pdf.floats import FloatingPages
from caseworker_app.documents.pdf.parts import BOUND, BOUND_TURNED, TURNED, UPRIGHT, Turn, height_of
from caseworker_app.documents.pdf.text import font, paragraphs, pieces, style

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.listing import Entry
    from caseworker_app.documents.paper import Look, Sheet

# Photos are kept byte for byte instead of a quarter larger as text.
rl_config.useA85 = 0

_TOTAL = "total"
_WATERMARK = Color(0.92, 0.92, 0.92)
_FOOT_HEIGHT = 1.5 * CM
_DRAFT_NOTE = "Bagian berlatar kelabu disusun program dari data kasus; bagian dalam [kurung] belum diisi."


def built(
    document: Document,
    story: list[Flowable],
    *,
    front: bool = False,
    before: int = 0,
    on_page: Callable[[int], None] | None = None,
) -> bytes:
    """The flowables as the pages of a PDF, counted after those ``before``.

    ``front`` pages are numbered in small roman, a cover not at all.
    """
    target = io.BytesIO()
    template = FloatingPages(target, lang=document.language, invariant=1, initialFontName=font(look(document)).name)
    pages = [_page(document, name, front=front, before=before) for name in (UPRIGHT, TURNED, BOUND, BOUND_TURNED)]
    # The first page is made before the story can turn it.
    first = next((act.page_name for act in story if isinstance(act, Turn)), UPRIGHT)
    template.addPageTemplates(sorted(pages, key=lambda page: bool(page.id != first)))
    if on_page:
        template.setPageCallBack(on_page)
    foot_font, size = font(look(document)), look(document).small_size

    class CountedCanvas(Canvas):
        """Knows the number of pages at the end, and lets every page show it."""

        def save(self) -> None:
            if document.dress == "form":
                self.beginForm(_TOTAL)
                self.setFont(foot_font.name, size)
                self.drawString(0, 0, f" dari {self.getPageNumber() - 1}")
                self.endForm()
            super().save()

    template.build(story, canvasmaker=CountedCanvas)
    return target.getvalue()


def contents(document: Document, entries: Sequence[Entry]) -> tuple[list[Flowable], list[ContentsLine]]:
    """Daftar Isi and the lists behind it, and all their lines."""
    story: list[Flowable] = []
    lines: list[ContentsLine] = []
    type_look, page = look(document), sheet(document)
    for listing in listings(document, entries):
        head = paragraphs(listing.title, type_look, style(type_look, "listing"))
        size = type_look.size * (SMALLER if listing.smaller else 1.0)
        made = [
            ContentsLine(entry, dataclasses.replace(type_look, size=size), listing.steps) for entry in listing.entries
        ]
        if listing.apart:
            story.append(PageBreak())
        elif story:
            story += [CondPageBreak(min(height_of([*head, *made], page.text_width) + CM, page.text_height))]
            story.append(Spacer(1, CM))
        story += [*head, *made]
        lines += made
    return story, lines


class ContentsLine(Flowable):
    """A line of the contents: the words, dots, the page number. Once drawn it knows its page and rectangle.

    Headings stand ``steps`` further in: chapters are above them.
    """

    def __init__(self, entry: Entry, type_look: Look, steps: int) -> None:
        super().__init__()
        self.entry = entry
        self.page = 0
        self.rectangle = (0.0, 0.0, 0.0, 0.0)
        self._look = type_look
        indent = max(entry.level - 1 + steps, 0) * STEP
        made_as = style(type_look, "contents").clone("contents", leftIndent=indent + HANG, firstLineIndent=-HANG)
        self._paragraph: Paragraph = paragraphs(entry.text, type_look, made_as)[0]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The width of the text and the height of the words."""
        self._room = width
        self._height = self._paragraph.wrap(width - NUMBER_ROOM, height)[1]
        return width, self._height

    def draw(self) -> None:
        """Draw the line and note its place."""
        made_as = self._paragraph.style
        self._paragraph.drawOn(self.canv, 0, 0)
        face, size, number = font(self._look), made_as.fontSize, self.entry.page_number
        lines = self._paragraph.getActualLineWidths0()
        end = lines[-1]
        baseline = self._height - made_as.leading * (len(lines) - 1) - size
        self.canv.setFont(face.name, size)
        self.canv.drawRightString(self._room, baseline, number)
        dot = face.width(".", size) * 1.5
        places = int((self._room - face.width(number, size) - 4 - end - 4) / dot)
        for place in range(places):
            self.canv.drawString(self._room - face.width(number, size) - 4 - (place + 1) * dot, baseline, ".")
        self.page = self.canv.getPageNumber()
        self.rectangle = (
            *self.canv.absolutePosition(0, 0),
            *self.canv.absolutePosition(self._room, self._height),
        )


def _page(document: Document, name: str, *, front: bool, before: int) -> PageTemplate:
    bound, landscape = name in {BOUND, BOUND_TURNED}, name in {TURNED, BOUND_TURNED}
    page = (bound_sheet if bound else sheet)(document, landscape=landscape)
    frame = Frame(
        page.left, page.bottom, page.text_width, page.text_height,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip

    def begun(canvas: Canvas, _template: Any) -> None:
        if document.draft and not bound:
            _watermark(canvas, document, page)

    def ended(canvas: Canvas, _template: Any) -> None:
        canvas.saveState()
        number = canvas.getPageNumber() + before
        if bound:
            _bound_number(canvas, document, page)
        elif document.dress == "form":
            _form_foot(canvas, document, page)
        elif not (front and document.cover and number == 1):
            _page_number(canvas, document, page, roman(number).lower() if front else str(number))
        if document.draft and not bound:
            canvas.setFont(font(look(document)).name, 8)
            canvas.drawString(page.left, _FOOT_HEIGHT - 12, _DRAFT_NOTE)
        canvas.restoreState()

    return PageTemplate(name, [frame], onPage=begun, onPageEnd=ended, pagesize=(page.width, page.height))


def _watermark(canvas: Canvas, document: Document, page: Sheet) -> None:
    canvas.saveState()
    canvas.translate(page.width / 2, page.height / 2)
    canvas.rotate(50 if page.height > page.width else 35)
    canvas.setFont(font(look(document), bold=True).name, 110)
    canvas.setFillColor(_WATERMARK)
    canvas.drawCentredString(0, -40, "KONSEP")
    canvas.restoreState()


def _page_number(canvas: Canvas, document: Document, page: Sheet, number: str) -> None:
    canvas.setFont(font(look(document)).name, look(document).size)
    canvas.drawRightString(page.width - page.right, _FOOT_HEIGHT, number)


def _bound_number(canvas: Canvas, document: Document, page: Sheet) -> None:
    """White behind it: a scan reaches to the edge of its page."""
    number, face, size = str(canvas.getPageNumber()), font(look(document)), look(document).size
    width = face.width(number, size)
    canvas.setFillColor(white)
    canvas.rect(page.width - page.right - width - 3, BOUND_FOOT - 3, width + 6, size + 4, stroke=0, fill=1)
    canvas.setFillColor(black)
    canvas.setFont(face.name, size)
    canvas.drawRightString(page.width - page.right, BOUND_FOOT, number)


def _form_foot(canvas: Canvas, document: Document, page: Sheet) -> None:
    face, size = font(look(document)), look(document).small_size
    canvas.setLineWidth(0.4)
    canvas.line(page.left, _FOOT_HEIGHT + size + 4, page.width - page.right, _FOOT_HEIGHT + size + 4)
    foot = document.foot
    named = (("Versi formulir", foot.form_version), ("Kode kasus", foot.case_code))
    x = page.left
    for name, words in pieces(" · ".join(f"{label}: {value}" for label, value in named if value), face):
        line = words.replace("\n", " ")
        canvas.setFont(name, size)
        canvas.drawString(x, _FOOT_HEIGHT, line)
        x += canvas.stringWidth(line, name, size)
    canvas.setFont(face.name, size)
    # Room for « dari 999», which is drawn when the number of pages is known.
    end = page.width - page.right - face.width(" dari 99", size)
    canvas.drawRightString(end, _FOOT_HEIGHT, f"Halaman {canvas.getPageNumber()}")
    canvas.saveState()
    canvas.translate(end, _FOOT_HEIGHT)
    canvas.doForm(_TOTAL)
    canvas.restoreState()
