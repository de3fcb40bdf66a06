"""A file as the gate hands it on, and how it is called."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.errors import BadInput
from caseworker_app.limits import MB, brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.partial_date import PartialDate

PHOTO, SCAN, PAPER, SOUND, VIDEO = "foto", "pindaian", "dokumen", "rekaman suara", "rekaman video"
SCREEN = "gambar layar"
"""Words of the list «attachment_kinds»."""
_MOST_LETTERS_OF_SUFFIX = 5


@dataclasses.dataclass(frozen=True, slots=True)
class Prepared:
    """A file as it will be kept: its bytes without hidden data, and the day that it says it was made on.

    kind: what it is, as far as its bytes tell. notice: sentences where something that may be missed was changed.
    """

    file_name: str
    media_type: str
    data: bytes
    kind: str
    taken_on: PartialDate | None = None
    notice: str = ""


def with_suffix(name: str, suffix: str) -> str:
    """A file's name with the suffix that its bytes call for, instead of the one that it had."""
    stem, dot, end = name.rpartition(".")
    is_suffix = bool(dot and stem) and 1 < len(end) <= _MOST_LETTERS_OF_SUFFIX and end.isascii() and end.isalnum()
    return (stem if is_suffix else name) + suffix


def too_large(name: str, most: int) -> BadInput:
    """The refusal of a file that has more than ``most`` bytes."""
    sentence = tr("“{name}” lebih besar dari {most} MB. Perkecil dahulu, lalu lampirkan lagi.")
    return BadInput(sentence.format(name=brief(name), most=most // MB))
