"""Pictures in a Word document, each with words for those who cannot see it."""

from __future__ import annotations

import dataclasses
import io
from typing import TYPE_CHECKING

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from caseworker_app.diagrams import draw
from caseworker_app.documents import paper, pictures
from caseworker_app.documents.docx.xml import Element, run, w, xml_text

if TYPE_CHECKING:
    from caseworker_app.documents.blocks import Figure
    from caseworker_app.documents.docx.place import Place, Record

_EMU = 12700
# A word processor sets lines a hair wider apart.
_SLACK = 0.97
_LINE_ABOVE, _LINE_BELOW = 36.0, 8.0


@dataclasses.dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as a run of text, and its height in points."""

    run: Element
    height: float


def picture(
    data: bytes, max_width: float, max_height: float, place: Place, alternative: str, *, photo: bool = True
) -> Drawn | None:
    """A photo, signature or logo as large as the room allows; None when the bytes are no picture."""
    ready = pictures.packed(data, max_width, max_height, photo=photo)
    if ready is None:
        return None
    return Drawn(_inline(ready.data, ready.width, ready.height, place.record, alternative), ready.height)


def figure(block: Figure, place: Place, alternative: str) -> Element:
    """A diagram as PNG, 200 dots to the printed inch; made smaller to end a page well where it is so in print."""
    scale = paper.figure_scale(block, place.width, place.tallest)
    if place.record.widths:
        printed = place.record.widths.popleft() / block.drawing.width
        scale = scale if printed > scale * 0.999 else printed * _SLACK
    width, height = block.drawing.width * scale, block.drawing.height * scale
    return _inline(draw.to_png(block.drawing, pictures.DOTS_PER_INCH * scale), width, height, place.record, alternative)


def page_picture(
    data: bytes, size: tuple[float, float], page: paper.Sheet, record: Record, alternative: str, *, titled: bool
) -> Element:
    """The picture of a page of another paper, as large as this page allows below the line above it."""
    room = page.text_height - (_LINE_ABOVE if titled else 0) - _LINE_BELOW
    scale = min(page.text_width / size[0], room / size[1])
    return _inline(data, size[0] * scale, size[1] * scale, record, alternative)


def _inline(data: bytes, width: float, height: float, record: Record, alternative: str) -> Element:
    reference, _image = record.part.get_or_add_image(io.BytesIO(data))
    record.pictures += 1
    number = record.pictures
    size = f'cx="{max(1, round(width * _EMU))}" cy="{max(1, round(height * _EMU))}"'
    inline = parse_xml(
        f'<wp:inline {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="Gambar {number}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Gambar {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{reference}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    )
    inline[1].set("descr", " ".join(xml_text(alternative).split()))
    return run(w("drawing", inline))
