"""Pages of a PDF as pictures: for the preview and for the printer."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QImage

_FORMATS = {
    1: QImage.Format.Format_Grayscale8,
    3: QImage.Format.Format_RGB888,
    4: QImage.Format.Format_RGBX8888,
}
"""By the number of bytes that a pixel has."""


def page_image(page: Any, scale: float) -> QImage:
    """A page of pypdfium2 as a picture; scale: pixels to a point, so that 1 is 72 dots per inch."""
    bitmap = page.render(scale=scale, rev_byteorder=True)
    pixels = bytes(bitmap.buffer)
    form = _FORMATS[bitmap.n_channels]
    picture = QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, form).copy()
    bitmap.close()
    return picture
