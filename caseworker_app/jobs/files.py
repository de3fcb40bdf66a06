"""Read and write the user's files: whole or not at all, with one clear sentence when it does not work."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from caseworker_app.errors import BadInput, CaseworkerError, DiskFull, NotFound
from caseworker_app.store import folder, plain_file
from caseworker_app.store.file_names import demand_short, demand_usable
from caseworker_app.store.files import open_to_read
from caseworker_app.store.sharing import is_held
from caseworker_app.store.troubles import NO_ROOM, too_long
from caseworker_app.text import tr

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 512 * 1024 * 1024
"""Bytes of a file that is read; what is longer is no package, and must not eat the memory."""


def read_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        NotFound: there is no such file. BadInput: it cannot be read, or is larger than ``LARGEST``.
    """
    demand_short(path.absolute())
    try:
        with open_to_read(path) as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise NotFound(tr("Berkas “{name}” tidak ada.").format(name=path.name)) from error
    except OSError as error:
        if path.is_dir():
            raise BadInput(tr("“{name}” adalah folder, bukan berkas.").format(name=path.name)) from error
        if error.errno == errno.ENAMETOOLONG:
            raise BadInput(tr("Nama berkas itu terlalu panjang, jadi tidak ada berkasnya.")) from error
        if is_held(error):
            raise _held(path) from error
        raise BadInput(tr("Berkas “{name}” tidak dapat dibaca.").format(name=path.name)) from error
    if len(data) > LARGEST:
        raise BadInput(tr("Berkas “{name}” terlalu besar untuk dibaca.").format(name=path.name))
    return data


def write_file(path: Path, data: bytes) -> None:
    """Write a file for the user, readable by nobody else; an older one is lost only when the new one is whole.

    A device or pipe is written to as it is. Raises:
        DiskFull: no room. NotFound: no such folder. BadInput: a name that the system cannot keep, or a file where a
        folder is wanted. CaseworkerError: the place cannot be written, or is a notebook's.
    """
    demand_usable(path.absolute())
    try:
        place = path.resolve()
        if folder.is_notebook(place.parent):
            told = tr("“{name}” terletak di dalam buku kasus; berkas tidak ditulis. Pilih folder lain.")
            raise CaseworkerError(told.format(name=path.name))
        if path.is_dir():
            told = tr("“{name}” adalah folder; berkas tidak ditulis. Pilih nama berkas.")
            raise CaseworkerError(told.format(name=path.name))
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        plain_file.write(place, data)
    except OSError as error:
        raise _explained(error, path) from error


def _held(path: Path) -> CaseworkerError:
    told = tr("Berkas “{name}” masih dibuka di program lain; tutup dahulu, lalu coba lagi. Isinya tidak berubah.")
    return CaseworkerError(told.format(name=path.name))


def _explained(error: OSError, path: Path) -> CaseworkerError:
    if error.errno in NO_ROOM:
        return DiskFull(
            tr("Ruang disk tidak cukup untuk “{name}”; buku kasus aman. Kosongkan ruang lalu coba lagi.").format(
                name=path.name
            )
        )
    if error.errno == errno.ENAMETOOLONG:
        return too_long()
    if path.parent.is_file():
        told = tr("“{folder}” adalah berkas, bukan folder; tidak ada yang ditulis. Pilih folder lain.")
        return BadInput(told.format(folder=path.parent.name))
    if isinstance(error, FileNotFoundError):
        return NotFound(tr("Folder “{folder}” tidak ada; berkas tidak ditulis.").format(folder=path.parent))
    if is_held(error):
        return _held(path)
    return CaseworkerError(
        tr("Berkas “{name}” tidak dapat ditulis di folder itu; buku kasus aman. Pilih tempat lain.").format(
            name=path.name
        )
    )
