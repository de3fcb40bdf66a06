"""Scans with more than 256 levels of grey, as a screen and a paper can show them."""

from __future__ import annotations

import math
from typing import Any

_DEPTHS = (8, 10, 12, 14, 16)  # bits that scanners and cameras measure
_WHITE_IS_ZERO = 0
_PHOTOMETRIC = 262  # the tag of TIFF that says which end is white


def has_many(mode: str) -> bool:
    """Whether a picture of this mode of Pillow holds numbers that 8 bits cannot."""
    return mode.startswith("I") or mode == "F"


def in_eight_bits(picture: Any) -> Any:
    """The picture with 256 levels of grey.

    Whole numbers up to 65535 are read by the least depth that a device could have measured them with; numbers from 0
    to 1 as parts of white; all others are stretched from the darkest to the brightest. Raises ValueError where there
    are numbers without end.
    """
    from PIL import ImageOps

    inverted = _PHOTOMETRIC in getattr(picture, "tag_v2", {}) and picture.tag_v2[_PHOTOMETRIC] == _WHITE_IS_ZERO
    if picture.mode not in {"I", "I;16", "F"}:
        picture = picture.convert("I")
    darkest, brightest = picture.getextrema()
    if not (math.isfinite(darkest) and math.isfinite(brightest)):
        raise ValueError("numbers without end")
    black, white = _range(picture.mode, darkest, brightest)
    slope = 255 / (white - black)
    grey = picture.point(lambda value: value * slope - black * slope).convert("L")
    return ImageOps.invert(grey) if inverted else grey


def _range(mode: str, darkest: float, brightest: float) -> tuple[float, float]:
    """What stands for black and for white."""
    if mode == "F" and darkest >= 0 and brightest <= 1:
        return 0, 1
    if darkest >= 0 and brightest < 1 << _DEPTHS[-1]:
        return 0, next((1 << bits) - 1 for bits in _DEPTHS if brightest < 1 << bits)
    return darkest, max(brightest, darkest + 1)
