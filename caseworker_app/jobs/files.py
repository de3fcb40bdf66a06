"""Read and write the user's files: whole or not at all, with one clear sentence when it does not work."""

from __future__ import annotations

import contextlib
import errno
import os
from typing import TYPE_CHECKING

from caseworker_app.errors import BadInput, CaseworkerError, DiskFull, NotFound
from caseworker_app.text import tr

if TYPE_CHECKING:
    from pathlib import Path


def read_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        NotFound: there is no such file. BadInput: it cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(tr("Berkas “{name}” tidak ada.").format(name=path.name)) from error
    except OSError as error:
        raise BadInput(tr("Berkas “{name}” tidak dapat dibaca.").format(name=path.name)) from error


def write_file(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that an older one is lost only when the new one is whole.

    Raises:
        DiskFull: no room. NotFound: no such folder. CaseworkerError: the place cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise _explained(error, path) from error


def _explained(error: OSError, path: Path) -> CaseworkerError:
    if error.errno == errno.ENOSPC:
        return DiskFull(
            tr("Ruang disk tidak cukup untuk “{name}”; buku kasus aman. Kosongkan ruang lalu coba lagi.").format(
                name=path.name
            )
        )
    if isinstance(error, FileNotFoundError):
        return NotFound(tr("Folder “{folder}” tidak ada; berkas tidak ditulis.").format(folder=path.parent))
    return CaseworkerError(
        tr("Berkas “{name}” tidak dapat ditulis di folder itu; buku kasus aman. Pilih tempat lain.").format(
            name=path.name
        )
    )
