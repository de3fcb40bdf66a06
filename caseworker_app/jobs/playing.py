"""A recording played by the system's own program: for that a copy leaves the notebook, and is removed afterwards."""

from __future__ import annotations

import contextlib
from pathlib import PurePath
from typing import TYPE_CHECKING

from caseworker_app.errors import CaseworkerError
from caseworker_app.jobs import attachments
from caseworker_app.jobs.intake import recordings
from caseworker_app.store import plain_file
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from caseworker_app.model.case import Case
    from caseworker_app.model.notes import Attachment
    from caseworker_app.store.notebook import Notebook


def is_recording(attachment: Attachment) -> bool:
    """Whether an attachment is sound or video, which is played and not shown."""
    return (attachment.media_type or "").startswith(("audio/", "video/"))


@contextlib.contextmanager
def lent(notebook: Notebook, case: Case, attachment: Attachment) -> Iterator[Path]:
    """A copy of a recording for another program, as long as this lasts; its name tells nothing of the case.

    What a kill leaves of it goes at the next start. Raises NotFound: nothing is kept for it. CaseworkerError: the copy
    cannot be written; or, on leaving, cannot be removed yet, which ``clear_left`` tries again.
    """
    data = attachments.content(notebook, attachment.id)
    suffix = PurePath(attachment.file_name or "").suffix.lower()
    name = "rekaman" + (suffix if suffix in recordings.SUFFIXES else ".bin")
    is_out = False
    try:
        with plain_file.lent(name, data) as path:
            is_out = True
            if not notebook.read_only:
                notebook.note("play", case.id, {"Attachment": [attachment.id]})
            yield path
    except OSError as error:
        unwritten = tr("Rekaman tidak dapat diputar: salinan sementaranya tidak dapat ditulis. Buku kasus aman.")
        held = tr("Salinan sementara rekaman masih dipakai program pemutar. Tutup program itu, lalu hapus sekali lagi.")
        raise CaseworkerError(held if is_out else unwritten) from error


def clear_left() -> None:
    """Try once more to remove copies that could not be removed; the start of the program does so too."""
    plain_file.clear_noted()
