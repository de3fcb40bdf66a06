"""The parts of a page that are not text: pictures, room for figures, lines, boxes, and what holds blocks together."""

from __future__ import annotations

import dataclasses
import io
from typing import TYPE_CHECKING

from reportlab.lib.colors import black, white
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable
from reportlab.platypus.doctemplate import NextPageTemplate, NullActionFlowable

from caseworker_app.diagrams.frame import SMALLEST_TEXT, smallest_text
from caseworker_app.documents import pictures
from caseworker_app.documents.composer import ANSWER_BOX, SIGNING_ROOM, THUMB
from caseworker_app.documents.paper import CM
from caseworker_app.documents.pdf.pen import paint
from caseworker_app.documents.pdf.scripts import MixedScripts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.platypus import Paragraph

    from caseworker_app.diagrams.display import Drawing
    from caseworker_app.documents.listing import Entry

UPRIGHT, TURNED, BOUND, BOUND_TURNED = "upright", "turned", "bound", "bound-turned"
_ENDLESS = 1e9
_LEAST_FACTOR = 0.72
_SOME_LINES = 30.0


@dataclasses.dataclass(frozen=True, slots=True)
class BoundPage:
    """A page of a paper that is bound in: the number of the page that bears it, its PDF, its place there from 0."""

    page: int
    pdf: bytes
    at: int


@dataclasses.dataclass
class Record:
    """What is learnt while pages are made.

    ``widths`` of the drawings, in points and by their order in the document; ``bound`` are the pages of other papers
    among its own. A ``rigid`` layout is what a word processor would make: nothing waits for a later page, no photo
    becomes smaller to end a page well, no caption is repeated, and drawings are left blank. ``in_front``: the pages are
    those before the body.
    """

    entries: list[Entry] = dataclasses.field(default_factory=list)
    widths: dict[int, float] = dataclasses.field(default_factory=dict)
    bound: list[BoundPage] = dataclasses.field(default_factory=list)
    rigid: bool = False
    in_front: bool = False


class Landmark(MixedScripts):
    """A heading or caption that notes in the record where it came to stand."""

    entry: Entry | None = None
    record: Record

    def split(self, width: float, height: float) -> list[Flowable]:
        """The first part keeps the mark."""
        parts: list[Flowable] = super().split(width, height)
        if parts and isinstance(parts[0], Landmark) and self.entry:
            parts[0].entry, parts[0].record = self.entry, self.record
        return parts

    def draw(self) -> None:
        """Draw the words and note the page."""
        if self.entry:
            top = self.canv.absolutePosition(0, self.height)[1]
            self.record.entries.append(
                dataclasses.replace(self.entry, page=self.canv.getPageNumber(), top=top, in_front=self.record.in_front)
            )
        super().draw()


def landmark(paragraph: Paragraph, entry: Entry, record: Record) -> Landmark:
    """The paragraph as one that notes its place."""
    marked = Landmark("", paragraph.style, paragraph.bulletText, frags=paragraph.frags)
    marked.entry, marked.record = entry, record
    return marked


class FigureRoom(Flowable):
    """A drawing, as vectors."""

    def __init__(self, drawing: Drawing, scale: float, number: int, record: Record) -> None:
        """``number`` is its place among the drawings of the document."""
        super().__init__()
        self._drawing, self._scale, self._number, self._record = drawing, scale, number, record

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The whole width, so that the drawing stands in its middle."""
        self._room = width
        return width, self._drawing.height * self._scale

    @property
    def least_factor(self) -> float:
        """How much smaller it may become: its words stay readable."""
        return max(_LEAST_FACTOR, min(1.0, SMALLEST_TEXT / (smallest_text(self._drawing) * self._scale)))

    def scaled(self, factor: float) -> FigureRoom:
        """The same, smaller."""
        return FigureRoom(self._drawing, self._scale * factor, self._number, self._record)

    def draw(self) -> None:
        """Paint it and note its width."""
        width = self._drawing.width * self._scale
        self._record.widths[self._number] = width
        if not self._record.rigid:
            self.canv.translate((self._room - width) / 2, 0)
            paint(self._drawing, self.canv, self._scale)


class Picture(Flowable):
    """A photo, signature or logo, in the middle of its column."""

    def __init__(self, image: ImageReader, width: float, height: float) -> None:
        super().__init__()
        self._image, self._own_width, self._own_height = image, width, height

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The column's width and the picture's height."""
        self._room = width
        return width, self._own_height

    @property
    def least_factor(self) -> float:
        """How much smaller it may become."""
        return _LEAST_FACTOR

    def scaled(self, factor: float) -> Picture:
        """The same, smaller."""
        return Picture(self._image, self._own_width * factor, self._own_height * factor)

    def draw(self) -> None:
        """Draw it."""
        x = (self._room - self._own_width) / 2
        self.canv.drawImage(self._image, x, 0, self._own_width, self._own_height, mask="auto")


def picture(data: bytes, max_width: float, max_height: float, *, photo: bool = True) -> Picture | None:
    """A picture as large as the room allows; None when the bytes are no picture."""
    ready = pictures.packed(data, max_width, max_height, photo=photo)
    return Picture(ImageReader(io.BytesIO(ready.data)), ready.width, ready.height) if ready else None


class BoundSheet(Flowable):
    """A page that another paper's page is laid upon; above the first stands what it is."""

    def __init__(self, pdf: bytes, at: int, title: Landmark | None, record: Record) -> None:
        super().__init__()
        self._pdf, self._at, self._title, self._record = pdf, at, title, record

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """All of the page."""
        self._room = width, height
        return width, height

    def draw(self) -> None:
        """Note the page, and draw the line above."""
        self._record.bound.append(BoundPage(self.canv.getPageNumber(), self._pdf, self._at))
        if self._title:
            width, height = self._room
            below = self._title.wrap(width, height)[1]
            self.canv.setFillColor(white)
            self.canv.rect(-2, height - below - 3, width + 4, below + 3, stroke=0, fill=1)
            self.canv.setFillColor(black)
            self._title.drawOn(self.canv, 0, height - below)


class Turn(NextPageTemplate):
    """From the next page on, pages stand upright or are turned."""

    def __init__(self, page_name: str) -> None:
        super().__init__(page_name)
        self.page_name = page_name


class AnswerBox(Flowable):
    """A box of 5 mm for a pen to tick, crossed when the answer is given."""

    side = ANSWER_BOX

    def __init__(self, *, crossed: bool) -> None:
        super().__init__()
        self._crossed = crossed

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The column's width."""
        self._room = width
        return width, self.side

    def draw(self) -> None:
        """Draw the box and the cross."""
        x, side = (self._room - self.side) / 2, self.side
        self.canv.setLineWidth(0.9)
        self.canv.rect(x, 0, side, side)
        if self._crossed:
            self.canv.setLineWidth(1.6)
            inset = side * 0.2
            self.canv.lines(
                [
                    (x + inset, inset, x + side - inset, side - inset),
                    (x + inset, side - inset, x + side - inset, inset),
                ]
            )


class SigningRoom(Flowable):
    """Room to sign above a line, with the signature that was drawn in the window."""

    def __init__(self, signature: Picture | None) -> None:
        super().__init__()
        self._signature = signature

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The column's width."""
        self._room = width
        return width, SIGNING_ROOM

    def draw(self) -> None:
        """Draw the line and the signature."""
        line = min(self._room, 6 * CM)
        self.canv.setLineWidth(0.6)
        self.canv.line((self._room - line) / 2, 2, (self._room + line) / 2, 2)
        if self._signature:
            self._signature.wrap(self._room, SIGNING_ROOM)
            self._signature.drawOn(self.canv, 0, 4)


class ThumbBox(Flowable):
    """A box of 3 x 4 cm for a thumbprint."""

    across, down = THUMB

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its own size."""
        return self.across, self.down

    def draw(self) -> None:
        """Draw the box."""
        self.canv.setLineWidth(0.6)
        self.canv.rect(0, 0, self.across, self.down)


class DoubleRule(Flowable):
    """The thick and the thin line below a letterhead."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The text's width."""
        self._room = width
        return width, 0.65 * CM

    def draw(self) -> None:
        """Draw both lines."""
        for y, weight in ((0.5 * CM, 2.2), (0.4 * CM, 0.7)):
            self.canv.setLineWidth(weight)
            self.canv.line(0, y, self._room, y)


class Together(Flowable):
    """Flowables that move to the next page together when only some of them fit, unless a page cannot hold them all."""

    may_wait = False  # whether the text may go on until the next page

    def __init__(self, flowables: Sequence[Flowable], page_height: float) -> None:
        super().__init__()
        self.flowables, self._page_height = list(flowables), page_height

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Never fits, so that it is always asked to split."""
        return width, _ENDLESS

    def split(self, width: float, height: float) -> list[Flowable]:
        """All of them here, or nothing: then a new page begins."""
        if self._fits(width, height) or not self._fits(width, self._page_height) or height >= self._page_height - 1:
            # reportlab draws the first of a split at once; an action in front lets it take each in turn.
            return [NullActionFlowable(), *self.flowables]
        return []

    def _fits(self, width: float, height: float) -> bool:
        return height_of(self.flowables, width) <= height


class Illustration(Together):
    """A picture and its caption; rather than leave much of a page empty the picture becomes somewhat smaller."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """All of it here, in a smaller size if need be, or nothing."""
        smaller = None if self._fits(width, height) else self.shrunk(width, height)
        return [NullActionFlowable(), *smaller] if smaller else super().split(width, height)

    def shrunk(self, width: float, height: float) -> list[Flowable] | None:
        """Picture and caption so small that they fit; None where too little would be seen."""
        shown, *caption = self.flowables
        if not isinstance(shown, FigureRoom | Picture):
            return None
        factor = (height - height_of(caption, width)) / shown.wrap(width, _ENDLESS)[1]
        return [shown.scaled(factor), *caption] if shown.least_factor <= factor < 1 else None


class Headed(Together):
    """Headings and what follows them: a heading never stands alone at the foot of a page."""

    def _fits(self, width: float, height: float) -> bool:
        *headings, following = self.flowables
        room = height - height_of(headings, width) - max(_space_after(headings), following.getSpaceBefore())
        if room <= 0:
            return False
        return bool(following.wrap(width, room)[1] <= room or following.split(width, room))


class Closed(Together):
    """The end of something and the signatures below it, which never stand on a page without some of what they close."""

    def __init__(self, content: Sequence[Flowable], signatures: Sequence[Flowable], page_height: float) -> None:
        super().__init__([*content, *signatures], page_height)
        self._content, self._signatures = list(content), list(signatures)

    def split(self, width: float, height: float) -> list[Flowable]:
        """All of it here; else as much of the content as leaves a part of it to the next page; else nothing."""
        if self._fits(width, height):
            return [NullActionFlowable(), *self.flowables]
        *before, last = self._content
        if before and not self._fits(width, self._page_height):
            # What no page holds need not wait for a new one: only its end stays with the signatures.
            return [NullActionFlowable(), *before, Closed([last], self._signatures, self._page_height)]
        room = height - height_of(before, width) - max(_space_after(before), last.getSpaceBefore())
        smaller = (
            last.shrunk(width, room - height_of(self._signatures, width) - _space_after([last]))
            if isinstance(last, Illustration)
            else None
        )
        if smaller:
            return [NullActionFlowable(), *before, *smaller, *self._signatures]
        own = height_of([last], width)
        parts = last.split(width, min(room, own - _SOME_LINES)) if room > 0 and not isinstance(last, Together) else []
        if len(parts) > 1:
            return [NullActionFlowable(), *before, parts[0], Closed(parts[1:], self._signatures, self._page_height)]
        return [NullActionFlowable(), *self.flowables] if height >= self._page_height - 1 else []


def height_of(flowables: Sequence[Flowable], width: float) -> float:
    """Of flowables one below the other, with the space before the first; two spaces that meet are the larger one."""
    height = after = 0.0
    for flowable in _flat(flowables):
        height += max(after, flowable.getSpaceBefore()) + flowable.wrap(width, _ENDLESS)[1]
        after = flowable.getSpaceAfter()
    return height


def _space_after(flowables: Sequence[Flowable]) -> float:
    *_, last = (0.0, *(flowable.getSpaceAfter() for flowable in _flat(flowables)))
    return last


def _flat(flowables: Sequence[Flowable]) -> Iterator[Flowable]:
    for flowable in flowables:
        if isinstance(flowable, Together):
            yield from _flat(flowable.flowables)
        else:
            yield flowable
