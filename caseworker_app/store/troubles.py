"""What can stand between the user and the notebook, each with its one sentence."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from pathlib import PurePath

from caseworker_app.errors import (
    BadInput,
    CaseworkerError,
    DamagedNotebook,
    DiskFull,
    NewerNotebook,
    NotAllowed,
    NotebookBusy,
    NotebookError,
    NotebookReadOnly,
    NotFound,
)
from caseworker_app.store.sharing import is_held
from caseworker_app.text import tr

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EACCES, errno.EPERM}
_NAME_TOO_LONG = 206  # Windows' own error number
_NO_PLACE = {errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY, errno.ELOOP}


def disk_full() -> DiskFull:
    """A disk without room."""
    return DiskFull(
        tr(
            "Ruang disk penuh, perubahan terakhir belum tersimpan. Yang sudah tersimpan sebelumnya tetap aman. "
            "Kosongkan sebagian ruang disk, lalu coba lagi."
        )
    )


def read_only() -> NotebookReadOnly:
    """A folder or medium that cannot be written."""
    return NotebookReadOnly(
        tr("Tempat ini hanya dapat dibaca, jadi perubahan tidak dapat disimpan. Isi yang sudah ada tidak berubah.")
    )


def forbidden() -> NotebookReadOnly:
    """A file or folder that belongs to somebody else on this computer."""
    return NotebookReadOnly(
        tr(
            "Komputer ini tidak mengizinkan Anda membaca atau mengubah berkas di tempat itu. Isi yang sudah ada tidak "
            "berubah; pilih tempat lain, atau periksa izin foldernya."
        )
    )


def too_long() -> BadInput:
    """A name, or the way to it, that the disk cannot hold."""
    return BadInput(tr("Nama atau jalur folder itu terlalu panjang; tidak ada yang ditulis. Pakai nama lebih pendek."))


def no_place() -> BadInput:
    """A folder stands where a file should, or a file where a folder should."""
    return BadInput(
        tr(
            "Tempat itu tidak dapat dipakai: ada folder yang senama dengan berkas, atau berkas yang senama dengan "
            "folder. Tidak ada yang berubah; pilih nama atau tempat lain."
        )
    )


def damaged() -> DamagedNotebook:
    """«Rusak»."""
    return DamagedNotebook(
        tr(
            "Buku kasus ini rusak: isinya tidak seperti saat disimpan. Berkas aslinya tidak diubah; "
            "pulihkan dari cadangan terakhir."
        )
    )


def damaged_keys() -> DamagedNotebook:
    """The key files do not hold what was written."""
    return DamagedNotebook(
        tr("Berkas kunci buku kasus ini rusak. Berkas aslinya tidak diubah; pulihkan dari cadangan terakhir.")
    )


def newer() -> NewerNotebook:
    """Written by a later version."""
    return NewerNotebook(
        tr(
            "Buku kasus ini dibuat oleh versi program yang lebih baru. Isinya tidak diubah; "
            "perbarui program ini dahulu, lalu buka lagi."
        )
    )


def older() -> NotebookReadOnly:
    """Written by an earlier version, and opened without the right to bring it up to date."""
    return NotebookReadOnly(
        tr(
            "Buku kasus ini berasal dari versi program yang lebih lama dan perlu disesuaikan dahulu. "
            "Buka sekali di tempat yang dapat ditulis."
        )
    )


def busy() -> NotebookBusy:
    """Open elsewhere."""
    return NotebookBusy(tr("Buku kasus ini sedang dibuka di jendela lain. Tutup jendela itu dahulu, lalu coba lagi."))


def in_use() -> NotAllowed:
    """A record is to go to which others still point."""
    return NotAllowed(
        tr(
            "Data ini masih dipakai di bagian lain, jadi tidak dapat dihapus. "
            "Lepaskan dahulu kaitannya di sana; tidak ada yang berubah."
        )
    )


def unreachable() -> NotebookError:
    """The medium is gone or fails."""
    return NotebookError(
        tr(
            "Buku kasus tidak dapat dibaca atau ditulis. Periksa apakah disk atau flashdisk masih terpasang, "
            "lalu buka lagi."
        )
    )


def held_open(file: str) -> NotebookError:
    """A file that another program has open; ``file``: its path, or "" where nobody would know its name."""
    name = PurePath(file).name
    called = tr("Berkas itu") if not name or name.endswith(".part") else tr("“{name}”").format(name=name)
    return NotebookError(
        tr(
            "{file} masih dibuka di program lain; tutup dahulu, lalu coba lagi. Yang sudah tersimpan tidak berubah."
        ).format(file=called)
    )


@contextlib.contextmanager
def room_for(thing: str) -> Iterator[None]:
    """Say of a full disk what there was no room for, where nothing that was typed is at stake.

    thing: what is being made, as it stands in a sentence.
    """
    try:
        yield
    except DiskFull as error:
        raise DiskFull(
            tr(
                "Ruang disk tidak cukup untuk {thing}; tidak ada yang berubah. Buku kasus dan cadangan yang sudah ada "
                "tetap aman. Kosongkan sebagian ruang disk, atau pilih tempat lain."
            ).format(thing=thing)
        ) from error


@contextlib.contextmanager
def machine_trouble() -> Iterator[None]:
    """Turn what the operating system refuses into a sentence for the user."""
    try:
        yield
    except FileNotFoundError as error:
        if getattr(error, "winerror", None) == _NAME_TOO_LONG:
            raise too_long() from error
        raise NotFound(tr("Berkas atau folder itu tidak ditemukan.")) from error
    except OSError as error:
        raise _meaning(error) from error


def _meaning(error: OSError) -> CaseworkerError:
    number = error.errno
    if number in NO_ROOM:
        return disk_full()
    if number == errno.EROFS:
        return read_only()
    if number == errno.ENAMETOOLONG:
        return too_long()
    if is_held(error):
        return held_open(str(error.filename2 or error.filename or ""))
    if number in _NO_RIGHT:
        return forbidden()
    return no_place() if number in _NO_PLACE else unreachable()
