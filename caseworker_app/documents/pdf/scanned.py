"""A PDF of pictures, one on each page, as a scanner writes it."""

from __future__ import annotations

import dataclasses
import io
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclasses.dataclass(frozen=True, slots=True)
class PageImage:
    """A page: a JPEG, or with bits=1 rows of black (0) and white (1) points, eight in a byte.

    width, height: in pixels. colours: 1 or 3. points: width and height on paper, in 1/72 inch.
    """

    data: bytes
    width: int
    height: int
    colours: int
    bits: int
    points: tuple[float, float]


def pdf_of_pages(pages: Iterable[PageImage]) -> bytes:
    """The PDF of these pages; each is asked for when the one before is in it."""
    import pikepdf
    from pikepdf import Dictionary, Name

    with pikepdf.new() as pdf:
        for page in pages:
            is_jpeg = page.bits > 1
            image = pikepdf.Stream(
                pdf,
                page.data if is_jpeg else zlib.compress(page.data, 9),
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=page.width,
                Height=page.height,
                ColorSpace=Name.DeviceRGB if page.colours > 1 else Name.DeviceGray,
                BitsPerComponent=page.bits,
                Filter=Name.DCTDecode if is_jpeg else Name.FlateDecode,
            )
            across, down = page.points
            sheet = pdf.add_blank_page(page_size=(across, down))
            sheet.Resources = Dictionary(XObject=Dictionary(Scan=pdf.make_indirect(image)))
            sheet.Contents = pdf.make_stream(f"q {across:.2f} 0 0 {down:.2f} 0 0 cm /Scan Do Q".encode())
        kept = io.BytesIO()
        pdf.save(kept, deterministic_id=True)
    return kept.getvalue()
