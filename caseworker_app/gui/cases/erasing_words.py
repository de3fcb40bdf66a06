"""What goes with an erasure and what stays, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.jobs.erasing import Extent
    from caseworker_app.store.notebook import Notebook


def what_goes(extent: Extent) -> str:
    """How much of what is erased."""
    told = tr(
        "Kasus {numbers} milik {initials}: {records} catatan, {attachments} lampiran, tanda tangan, draf, riwayat "
        "urungkan, dan data {people} orang yang hanya tercatat di sini. Ini tidak dapat diurungkan."
    )
    numbers = ", ".join(number or "–" for number in extent.cases.values())
    counts = {"records": extent.records, "attachments": extent.attachments, "people": extent.people}
    return told.format(numbers=numbers, initials=extent.initials, **counts)


def what_stays(extent: Extent, notebook: Notebook) -> list[str]:
    """Sentences on what stays, where, and for how long."""
    relatives = tr("{who} tetap tercatat sebagai keluarga di kasus lain{numbers}; data lain tentangnya dihapus.")
    told = [
        relatives.format(who=who, numbers=f" ({', '.join(numbers)})" if numbers else "")
        for who, numbers in extent.relatives
    ]
    if extent.further:
        told.append(tr("Kasus lain klien ini tetap ada: {numbers}.").format(numbers=", ".join(extent.further)))
    if extent.groups:
        words = tr("Catatan bebas kelompok {names} tidak diubah; periksa apakah klien disebut di dalamnya.")
        told.append(words.format(names=", ".join(extent.groups)))
    outside = tr("Cadangan di tempat lain ({last}) masih memuatnya; bila dipulihkan di komputer ini, dihapus lagi.")
    return [
        *told,
        tr("Cadangan otomatis yang memuatnya dihapus begitu berumur 7 hari; sebelum menghapus dibuat satu lagi."),
        outside.format(last=_last_outside(notebook)),
        tr("Kertas dan salinan di luar buku kasus, juga yang tidak tercatat di sini, tidak ikut terhapus."),
        tr("Perubahan sebelum ini, di kasus mana pun, tidak dapat diurungkan lagi."),
        tr("Jejak kegiatan menyimpan id dan waktu penghapusan saja."),
    ]


def _last_outside(notebook: Notebook) -> str:
    from caseworker_app.jobs import outside_backups

    with notebook.reading() as session:
        last = outside_backups.last_copy(session)
    return tr("terakhir {day}").format(day=long_date(last.day, weekday=False)) if last else tr("bila ada")
