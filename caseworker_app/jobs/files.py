"""Read and write the user's files: whole or not at all, with one clear sentence when it does not work."""

from __future__ import annotations

import contextlib
import errno
import stat
from typing import TYPE_CHECKING

from caseworker_app.errors import BadInput, CaseworkerError, DiskFull, NotFound
from caseworker_app.limits import MB, brief
from caseworker_app.store import plain_file
from caseworker_app.store.file_names import demand_short, demand_usable
from caseworker_app.store.files import open_to_read
from caseworker_app.store.notebook_names import is_notebook
from caseworker_app.store.sharing import is_held
from caseworker_app.store.troubles import NO_ROOM, too_long
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO


def read_file(path: Path, most: int, *, pipe: bool = False) -> bytes:
    """The bytes of a file; ``most``: how many it may have. pipe: what another program writes is read, too.

    Raises:
        NotFound: there is no such file. BadInput: it cannot be read, or has more bytes than ``most``.
    """
    with opened(path, most, pipe=pipe) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise _too_large(path, most)
    return data


@contextlib.contextmanager
def opened(path: Path, most: int, *, pipe: bool = False) -> Iterator[IO[bytes]]:
    """A file open to be read, its size looked at first; parameters and errors are those of ``read_file``.

    Without ``pipe`` nothing but a file is opened: reading from a pipe or a device may never end.
    """
    demand_short(path.absolute())
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise BadInput(tr("“{name}” adalah folder, bukan berkas.").format(name=brief(path.name)))
        if not pipe and not stat.S_ISREG(status.st_mode):
            told = tr("“{name}” bukan berkas biasa, jadi tidak dibaca. Pilih berkas lain.")
            raise BadInput(told.format(name=brief(path.name)))
        if status.st_size > most:
            raise _too_large(path, most)
        file = open_to_read(path)
    except OSError as error:
        raise _unreadable(error, path) from error
    except ValueError as error:  # a name that no system has, such as one with NUL
        raise _missing(path) from error
    with file:
        try:
            yield file
        except OSError as error:
            raise _unreadable(error, path) from error


def _unreadable(error: OSError, path: Path) -> CaseworkerError:
    if isinstance(error, FileNotFoundError):
        return _missing(path)
    if error.errno == errno.ENAMETOOLONG:
        return BadInput(tr("Nama berkas itu terlalu panjang, jadi tidak ada berkasnya."))
    if is_held(error):
        return _held(path)
    return BadInput(tr("Berkas “{name}” tidak dapat dibaca.").format(name=brief(path.name)))


def _missing(path: Path) -> NotFound:
    return NotFound(tr("Berkas “{name}” tidak ada.").format(name=brief(path.name)))


def _too_large(path: Path, most: int) -> BadInput:
    told = tr("Berkas “{name}” lebih besar dari {size} MB, jadi tidak dibaca; tidak ada yang berubah.")
    return BadInput(told.format(name=brief(path.name), size=max(1, most // MB)))


def write_file(path: Path, data: bytes) -> None:
    """Write a file for the user, readable by nobody else; an older one is lost only when the new one is whole.

    A device or pipe is written to as it is. Raises:
        DiskFull: no room. NotFound: no such folder. BadInput: a name that the system cannot keep, or a file where a
        folder is wanted. CaseworkerError: the place cannot be written, or is a notebook's.
    """
    demand_usable(path.absolute())
    try:
        place = path.resolve()
        if is_notebook(place.parent):
            told = tr("“{name}” terletak di dalam buku kasus; berkas tidak ditulis. Pilih folder lain.")
            raise CaseworkerError(told.format(name=brief(path.name)))
        if path.is_dir():
            told = tr("“{name}” adalah folder; berkas tidak ditulis. Pilih nama berkas.")
            raise CaseworkerError(told.format(name=brief(path.name)))
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        plain_file.write(place, data)
    except OSError as error:
        raise _explained(error, path) from error


def _held(path: Path) -> CaseworkerError:
    told = tr("Berkas “{name}” masih dibuka di program lain; tutup dahulu, lalu coba lagi. Isinya tidak berubah.")
    return CaseworkerError(told.format(name=brief(path.name)))


def _explained(error: OSError, path: Path) -> CaseworkerError:
    if error.errno in NO_ROOM:
        return DiskFull(
            tr("Ruang disk tidak cukup untuk “{name}”; buku kasus aman. Kosongkan ruang lalu coba lagi.").format(
                name=brief(path.name)
            )
        )
    if error.errno == errno.ENAMETOOLONG:
        return too_long()
    if path.parent.is_file():
        told = tr("“{folder}” adalah berkas, bukan folder; tidak ada yang ditulis. Pilih folder lain.")
        return BadInput(told.format(folder=brief(path.parent.name)))
    if isinstance(error, FileNotFoundError):
        return NotFound(tr("Folder “{folder}” tidak ada; berkas tidak ditulis.").format(folder=brief(path.parent, 120)))
    if is_held(error):
        return _held(path)
    return CaseworkerError(
        tr("Berkas “{name}” tidak dapat ditulis di folder itu; buku kasus aman. Pilih tempat lain.").format(
            name=brief(path.name)
        )
    )
