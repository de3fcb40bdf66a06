"""Papers bound into a document as attachments: what of them can be bound in, and what is said where nothing can."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Page
    from PIL.Image import Image

LOCKED = tr("Berkas PDF ini terkunci dengan kata sandi sehingga halamannya tidak dapat dijilid di sini.")
UNREADABLE = tr("Berkas PDF ini rusak atau tidak dapat dibaca sehingga halamannya tidak dapat dijilid di sini.")
_DOTS_PER_INCH = 150
# Of a colour's 255 steps; what differs by less between red, green and blue is grey.
_GREY = 12


def hindrance(pdf: bytes) -> str:
    """One sentence why the pages of a PDF cannot be bound in; empty where they can."""
    import pikepdf
    import pypdfium2

    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened, pypdfium2.PdfDocument(pdf) as drawn:
            return "" if len(opened.pages) and len(opened.pages) == len(drawn) else UNREADABLE
    except pikepdf.PasswordError:
        return LOCKED
    except (pikepdf.PdfError, RuntimeError, MemoryError, ValueError, TypeError):
        return UNREADABLE


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page as it is looked at, in points."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [_size(page) for page in opened.pages]


def pictures(pdf: bytes) -> Iterator[tuple[bytes, float, float]]:
    """Each page as a picture (PNG or JPEG, grey where it has no colours) with its width and height in points."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        for page in document:
            width, height = page.get_size()
            image = page.render(scale=_DOTS_PER_INCH / 72).to_pil()
            yield _packed(image), width, height


def _size(page: Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    width, height = abs(right - left), abs(top - bottom)
    return (height, width) if page.rotation % 180 else (width, height)


def _packed(image: Image) -> bytes:
    """Pages of text become small as PNG, photos as JPEG."""
    from PIL import ImageChops

    image = image.convert("RGB")
    red, green, blue = image.split()
    differing = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(red, blue))
    coloured = differing.point([0] * _GREY + [255] * (256 - _GREY)).getbbox()
    plain = image if coloured else image.convert("L")
    drawn, photographed = io.BytesIO(), io.BytesIO()
    plain.save(drawn, "PNG")
    plain.save(photographed, "JPEG", quality=80)
    return min(drawn.getvalue(), photographed.getvalue(), key=len)
