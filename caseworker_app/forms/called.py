"""What each kind of record is called: by the table or page that it stands on."""

from __future__ import annotations

from functools import cache

from caseworker_app.forms.catalogue import all_items
from caseworker_app.forms.description import Rows
from caseworker_app.text import mark, tr

_BY_HAND = {
    "Assessment": mark("Asesmen"),
    "AttachmentContent": mark("Isi lampiran"),
    "Case": mark("Data kasus"),
    "Draft": mark("Teks yang belum terbaca"),
    "Engagement": mark("Engagement, intake, kontrak"),
    "Evaluation": mark("Evaluasi"),
    "Group": mark("Kelompok"),
    "GroupArea": mark("Wilayah yang dipetakan"),
    "GroupAttendance": mark("Kehadiran kelompok"),
    "GroupMember": mark("Anggota kelompok"),
    "GroupSession": mark("Sesi kelompok"),
    "GroupStage": mark("Tahap kelompok"),
    "GroupStep": mark("Langkah kelompok"),
    "GroupTool": mark("Alat kelompok"),
    "Intervention": mark("Intervensi"),
    "KeyEvent": mark("Peristiwa untuk kronologi"),
    "Nudge": mark("Letak pada diagram"),
    "OutsideCopy": mark("Salinan di luar buku kasus"),
    "Person": mark("Data pribadi"),
    "Plan": mark("Rencana intervensi"),
    "Service": mark("Direktori layanan"),
    "Setting": mark("Pengaturan buku kasus"),
    "Sociogram": mark("Sosiogram"),
    "SociogramAnswer": mark("Pilihan sosiogram"),
    "Termination": mark("Terminasi"),
    "Tombstone": mark("Catatan penghapusan"),
}
"""Records that no table holds and that stand on several pages, or on none."""


def called(kind: str) -> str:
    """What records of a class are called; the name of the class itself where this program does not know it."""
    return tr(_names().get(kind, kind))


def kinds() -> dict[str, list[str]]:
    """The names of the classes, by what their records are called, in the order of the alphabet."""
    by_word: dict[str, list[str]] = {}
    for kind in sorted(_names(), key=lambda kind: called(kind).casefold()):
        by_word.setdefault(called(kind), []).append(kind)
    return by_word


@cache
def _names() -> dict[str, str]:
    tables: dict[str, str] = {}
    pages: dict[str, str] = {}
    for page, item in all_items():
        if isinstance(item, Rows):
            tables.setdefault(item.row_class.__name__, item.label)
        else:
            pages.setdefault(item.attribute.class_.__name__, page.title)
    return {**pages, **tables, **_BY_HAND}
