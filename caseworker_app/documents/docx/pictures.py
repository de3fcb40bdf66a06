"""Pictures in a Word document, each with words for those who cannot see it."""

from __future__ import annotations

import dataclasses
import io
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from caseworker_app.documents import pictures
from caseworker_app.documents.docx import vectors
from caseworker_app.documents.docx.xml import Element, run, w, xml_text

if TYPE_CHECKING:
    from caseworker_app.diagrams.display import Drawing
    from caseworker_app.documents.docx.record import Record
    from caseworker_app.documents.paper import Sheet

_EMU = 12700
# A word processor sets lines a hair wider apart.
_SLACK = 0.97
_LINE_ABOVE, _LINE_BELOW = 36.0, 8.0
# Microsoft's extension for vectors beside a picture (MS-ODRAWXML, 2.3).
_VECTORS = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)


@dataclasses.dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as a run of text, and its height in points."""

    run: Element
    height: float


def picture(
    data: bytes, room: tuple[float, float], record: Record, alternative: str, *, photo: bool = True
) -> Drawn | None:
    """A photo, signature or logo as large as the room allows; None when the bytes are no picture."""
    ready = pictures.packed(data, *room, photo=photo)
    if ready is None:
        return None
    return Drawn(_inline(ready.data, (ready.width, ready.height), record, alternative), ready.height)


def figure(drawing: Drawing, scale: float, record: Record, alternative: str) -> Element:
    """A diagram as SVG, beside it a PNG of 200 dots to the printed inch; made smaller where it is so in print."""
    record.drawings += 1
    if record.drawings in record.widths:
        printed = record.widths[record.drawings] / drawing.width
        scale = scale if printed > scale * 0.999 else printed * _SLACK
    png = vectors.png(drawing, scale, pictures.DOTS_PER_INCH)
    name = PackURI(f"/word/media/gambar{record.drawings}.svg")
    drawn = Part(name, "image/svg+xml", vectors.svg(drawing), record.part.package)
    reference = record.part.relate_to(drawn, RELATIONSHIP_TYPE.IMAGE)
    return _inline(
        png, (drawing.width * scale, drawing.height * scale), record, alternative, _VECTORS.format(reference)
    )


def page(
    data: bytes, size: tuple[float, float], sheet: Sheet, record: Record, alternative: str, *, titled: bool
) -> Element:
    """The picture of a page of another paper, as large as this page allows below the line above it."""
    room = sheet.text_height - (_LINE_ABOVE if titled else 0) - _LINE_BELOW
    scale = min(sheet.text_width / size[0], room / size[1])
    return _inline(data, (size[0] * scale, size[1] * scale), record, alternative)


def _inline(data: bytes, extent: tuple[float, float], record: Record, alternative: str, extension: str = "") -> Element:
    reference, _image = record.part.get_or_add_image(io.BytesIO(data))
    record.pictures += 1
    number = record.pictures
    across, down = (max(1, round(side * _EMU)) for side in extent)
    size = f'cx="{across}" cy="{down}"'
    inline = parse_xml(
        f'<wp:inline {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="Gambar {number}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Gambar {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{reference}">{extension}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    )
    inline[1].set("descr", " ".join(xml_text(alternative).split()))
    return run(w("drawing", inline))
