"""The backup package: one file that holds a whole notebook, still encrypted, with a list of what it holds.

An uncompressed ZIP archive of ``notebook.db`` (and, copied from a folder that was not closed properly, its log), the
key file, and ``manifest.json`` with size and SHA-256 of each.
"""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import msgspec

import caseworker_app
from caseworker_app import limits
from caseworker_app.errors import BadInput, DamagedNotebook, NewerNotebook
from caseworker_app.store import anchor, keys
from caseworker_app.store.file_names import demand_short
from caseworker_app.store.files import new_file, open_to_read, replacing, sync, write_atomically
from caseworker_app.store.sharing import patiently
from caseworker_app.store.troubles import machine_trouble
from caseworker_app.text import tr

SUFFIX = ".cadangan"
DATABASE, LOG = "notebook.db", "notebook.db-wal"
_FORMAT = 1
_MANIFEST = "manifest.json"
_MEMBERS = (DATABASE, LOG, keys.FILE)
_CHUNK = 1024 * 1024
_NO_ARCHIVE = (zipfile.BadZipFile, struct.error, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError)
"""What reading a broken or foreign archive raises."""


class _Entry(msgspec.Struct, frozen=True):
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What a package says about itself. made_at: UTC, ISO 8601. anchor: what stands in store/anchor.py's file."""

    format: int
    made_at: str
    program: str
    files: dict[str, _Entry]
    anchor: str = ""


def write(target: Path, files: Mapping[str, Path], anchored: str = "") -> Manifest:
    """Pack these files (member name -> path), read the result back, and only then let it become ``target``.

    anchored: what is to stand in the anchor of a notebook made of it.
    """
    with machine_trouble(), replacing(target) as part:
        entries: dict[str, _Entry] = {}
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
            for name, path in files.items():
                with open_to_read(path) as source, archive.open(name, "w", force_zip64=True) as member:
                    entries[name] = _copy(source, member)
            at = datetime.now(UTC).isoformat(timespec="seconds")
            manifest = Manifest(_FORMAT, at, caseworker_app.__version__, entries, anchored)
            archive.writestr(_MANIFEST, msgspec.json.encode(manifest))
        sync(part)
        return check(part)


def check(package: Path) -> Manifest:
    """Read a package whole and compare it with its own list.

    Raises NotFound, BadInput (not a package), DamagedNotebook, NewerNotebook.
    """
    return _walk(package, None)


def notebook_id(package: Path) -> str | None:
    """Of which notebook a package is, by its key file; reads no more than that. None where it cannot be told.

    Raises OSError.
    """
    try:
        with patiently(lambda: zipfile.ZipFile(package)) as archive:
            content = archive.read(keys.FILE) if archive.getinfo(keys.FILE).file_size <= limits.BACKUP_LIST else b""
    except _NO_ARCHIVE:
        return None
    return keys.notebook_id(content)


def unpack(package: Path, folder: Path) -> Manifest:
    """Write the files of a package into ``folder``, each checked while it is written. Raises as ``check`` does."""
    manifest = _walk(package, folder)
    if manifest.anchor:
        write_atomically(folder / anchor.FILE, manifest.anchor.encode())
    return manifest


def _walk(package: Path, folder: Path | None) -> Manifest:
    demand_short(package.absolute())
    with machine_trouble():
        if package.is_dir():
            told = tr("“{name}” adalah folder, bukan berkas cadangan. Pilih berkas yang berakhir dengan {suffix}.")
            raise BadInput(told.format(name=package.name or str(package), suffix=SUFFIX))
    with machine_trouble(), open_to_read(package) as file:
        if file.read(2) != b"PK":
            raise _damaged() if not package.stat().st_size else _no_package()
        _demand_short_list(file)
    try:
        with machine_trouble(), patiently(lambda: zipfile.ZipFile(package)) as archive:
            manifest = _manifest(archive)
            for name, entry in manifest.files.items():
                with archive.open(name) as member:
                    if folder is None:
                        found = _copy(member, None, limit=entry.size)
                    else:
                        with new_file(folder / name) as out:
                            found = _copy(member, out, limit=entry.size)
                        sync(folder / name)
                if found != entry:
                    raise _damaged()
            return manifest
    except _NO_ARCHIVE as error:
        raise _damaged() from error


def _demand_short_list(file: IO[bytes]) -> None:
    """Refuse an archive whose list of members is longer than any backup's, before it is read as a whole."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - limits.BACKUP_LIST))
    tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    wide = tail.rfind(b"PK\x06\x06", 0, end) if end >= 0 else -1
    lengths = [int.from_bytes(tail[end + 12 : end + 16], "little")] if end >= 0 and wide < 0 else []
    lengths += [int.from_bytes(tail[wide + 40 : wide + 48], "little")] if wide >= 0 else []
    if not lengths or max(lengths) > limits.BACKUP_LIST:
        raise _damaged()


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    """The list, once the archive was found to hold only what a package holds: known names, once, uncompressed."""
    members = archive.infolist()
    names = [member.filename for member in members]
    plain = all(member.compress_type == zipfile.ZIP_STORED and not member.flag_bits & 1 for member in members)
    if _MANIFEST not in names or len(names) != len(set(names)) or not plain:
        raise _no_package() if _MANIFEST not in names else _damaged()
    if archive.getinfo(_MANIFEST).file_size > limits.BACKUP_LIST:
        raise _damaged()
    try:
        content = archive.read(_MANIFEST)
        if msgspec.json.decode(content, type=dict)["format"] > _FORMAT:
            raise NewerNotebook(
                tr(
                    "Cadangan ini dibuat oleh versi program yang lebih baru. "
                    "Perbarui program ini dahulu, lalu coba lagi."
                )
            )
        manifest = msgspec.json.decode(content, type=Manifest)
        datetime.fromisoformat(manifest.made_at).astimezone()
    except (msgspec.DecodeError, KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
        raise _damaged() from error
    if {DATABASE, keys.FILE} - set(manifest.files) or set(manifest.files) - set(_MEMBERS):
        raise _damaged()
    if set(names) != {_MANIFEST, *manifest.files}:
        raise _damaged()
    return manifest


def _copy(source: IO[bytes], target: IO[bytes] | None, limit: int | None = None) -> _Entry:
    """Copy and hash; stops behind ``limit`` bytes, so that lying sizes fill no disk."""
    seal, size = hashlib.sha256(), 0
    while (limit is None or size <= limit) and (chunk := source.read(_CHUNK)):
        seal.update(chunk)
        size += len(chunk)
        if target is not None:
            target.write(chunk)
    return _Entry(size, seal.hexdigest())


def _damaged() -> DamagedNotebook:
    return DamagedNotebook(tr("Cadangan ini rusak dan tidak dipakai. Berkasnya tidak diubah; coba cadangan yang lain."))


def _no_package() -> BadInput:
    return BadInput(tr("Berkas ini bukan cadangan buku kasus."))
