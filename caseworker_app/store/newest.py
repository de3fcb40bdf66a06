"""Whether a notebook is the newest, and its audit trail whole: each thing that is not as a sentence for the user.

Nothing here keeps a notebook from being opened: what is there can always be worked with.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from caseworker_app.model.bookkeeping import audit_entry
from caseworker_app.store import anchor, audit, database
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from caseworker_app.store.anchor import Anchor
    from caseworker_app.store.database import RawConnection
    from caseworker_app.store.keys import DataKey

ROLLBACK = "rollback"
"""The action by which the trail itself keeps that something newer was missing on opening."""
KEYS = "keys"
"""What a line calls the fingerprint of the key file that was in force."""


def position_trouble(connection: RawConnection, key: DataKey, anchored: Anchor | None) -> str:
    """What a database lacks of what was noted last (read before the database was); "" if nothing.

    Does not read the trail: whether it is whole in itself is for ``trail_trouble``.
    """
    if anchored is None:
        return _no_anchor() if audit.is_keyed(connection, key.derived(audit.PURPOSE)) else ""
    end = audit.end(connection)
    if end.length < anchored.length:
        return _older(anchored.length - end.length)
    if audit.seal_of(connection, anchored.length) != anchored.seal:
        return _another()
    return ""


def pages_trouble(connection: RawConnection, key: DataKey, folder: Path, anchored: Anchor | None) -> str:
    """Whether a closed file holds the pages that were there when it was closed; "" if so, or if that was not noted."""
    if anchored is None or not anchored.pages or audit.end(connection).length != anchored.length:
        return ""
    now = anchor.digest(folder / database.FILE)
    if not now or now == anchored.pages or anchor.read(folder, key) != anchored:
        return ""
    return tr(
        "Sebagian isi buku kasus ini berubah di luar program sejak terakhir ditutup, misalnya tertimpa salinan lama. "
        "Simpan folder ini, lalu bandingkan dengan cadangan terbaru sebelum melanjutkan."
    )


def trail_trouble(connection: RawConnection, key: DataKey) -> str:
    """Whether a line of the audit trail was changed, put in or taken out; "" when it is whole."""
    line = audit.first_broken(connection, key.derived(audit.PURPOSE))
    if line is None:
        return ""
    return tr(
        "Jejak kegiatan tidak utuh mulai baris {line}: ada baris yang diubah, disisipkan, atau dihapus di luar "
        "program. Isi kasus tetap dapat dipakai; simpan cadangan yang lama dan laporkan kepada penanggung jawab data."
    ).format(line=line)


def keys_trouble(connection: Connection, fingerprint: str) -> str:
    """Whether the key file that gave the key had been replaced by a later one; "" if not."""
    lines = select(audit_entry).where(audit_entry.c.records.contains(f'"{KEYS}":'))
    for entry in audit.entries(connection, lines.order_by(audit_entry.c.sequence.desc()).limit(1)):
        if entry.records.get(KEYS) == [fingerprint]:
            return ""
    if not any(audit.entries(connection, lines.where(audit_entry.c.records.contains(fingerprint)).limit(1))):
        return ""
    return tr(
        "Berkas kunci yang lama terpasang lagi: kata sandi atau kode pemulihan dari sebelum diganti berlaku kembali. "
        "Bila bukan Anda yang memasangnya, ganti kata sandi dan kode sekarang di Pengaturan."
    )


def _older(lines: int) -> str:
    return tr(
        "Bagian terbaru buku kasus ini tidak ada ({lines} kegiatan): foldernya disalin tidak lengkap atau isinya "
        "tertimpa salinan lama. Cari folder asal atau cadangan terbaru; jangan hapus salinan mana pun sebelum "
        "dibandingkan."
    ).format(lines=lines)


def _another() -> str:
    return tr(
        "Isi buku kasus ini bukan lanjutan dari yang terakhir disimpan di folder ini: mungkin tertimpa salinan lain. "
        "Cari folder asal atau cadangan terbaru; jangan hapus salinan mana pun sebelum dibandingkan."
    )


def _no_anchor() -> str:
    return tr(
        "Penanda isi terbaru di samping berkas kunci ({file}) tidak ada atau rusak, jadi tidak dapat dipastikan apakah "
        "ini isi yang terbaru. Semua yang ada tetap dapat dipakai; bandingkan dengan cadangan terakhir."
    ).format(file=anchor.FILE)
