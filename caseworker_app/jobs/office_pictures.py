"""Pictures of an office and of those who work there: a logo for the letterhead, a signature."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from caseworker_app import limits
from caseworker_app.jobs.cleaning import clean_one_picture
from caseworker_app.jobs.files import read_file

if TYPE_CHECKING:
    from pathlib import Path

LONGEST = 900  # pixels of the longer side: 2.4 cm of a letterhead at more than 600 dpi


def read_picture(path: Path) -> bytes:
    """A picture as it is kept: without hidden data and no larger than paper can show; PNG or JPEG.

    Raises:
        NotFound, BadInput: there is no such file, it is no picture, or it is above a limit.
    """
    from PIL import Image

    found = clean_one_picture(read_file(path, limits.FILE), path.name)
    with Image.open(io.BytesIO(found.data)) as picture:
        if max(picture.size) <= LONGEST:
            return found.data
        picture.thumbnail((LONGEST, LONGEST))
        kept = io.BytesIO()
        picture.save(kept, picture.format or "PNG")
    return kept.getvalue()
