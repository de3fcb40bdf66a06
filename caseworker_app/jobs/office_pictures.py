"""Pictures of an office and of those who work there: a logo for the letterhead, a signature."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from caseworker_app.errors import BadInput
from caseworker_app.jobs.attachments import prepare
from caseworker_app.text import tr

if TYPE_CHECKING:
    from pathlib import Path

LONGEST = 900  # pixels of the longer side: 2.4 cm of a letterhead at more than 600 dpi


def read_picture(path: Path) -> bytes:
    """A picture as it is kept: without hidden data and no larger than paper can show; PNG or JPEG.

    Raises:
        NotFound, BadInput: there is no such file, it is no picture, or it is above a limit.
    """
    from PIL import Image

    found = prepare(path)
    if not found.media_type.startswith("image/"):
        raise BadInput(tr("“{name}” bukan gambar. Pilih berkas PNG atau JPG.").format(name=path.name))
    with Image.open(io.BytesIO(found.data)) as picture:
        if max(picture.size) <= LONGEST:
            return found.data
        picture.thumbnail((LONGEST, LONGEST))
        kept = io.BytesIO()
        picture.save(kept, picture.format or "PNG")
    return kept.getvalue()
