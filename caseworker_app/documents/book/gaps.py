"""What a practicum book may lack, in the words of its gaps, with the page where each is written; what to heed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Enclosure, Photo
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document

PLACES = {
    "kata pengantar": "placement/book#preface",
    "daftar pustaka": "placement/book#bibliography",
    "latar belakang laporan": "placement/book_introduction#background",
    "tujuan laporan": "placement/book_introduction#aims",
    "manfaat laporan": "placement/book_introduction#benefits",
    "sasaran laporan": "placement/book_introduction#targets",
    "waktu dan tempat praktikum": "placement/placement#period",
    "landasan konseptual": "placement/book_concepts#concepts",
    "sejarah lembaga": "placement/book_place#history",
    "visi dan misi": "placement/book_place#vision",
    "struktur organisasi": "placement/book_place#structure",
    "alur pelayanan": "placement/book_place#service_flow",
    "program lembaga": "placement/book_place#programmes",
    "sarana dan prasarana": "placement/book_place#facilities",
    "jaringan kerja": "placement/book_place#network",
    "profil penerima manfaat": "placement/book_place#recipients",
    "kaitan case work dan group work": "placement/placement_report#case_and_group_work",
    "capaian terbaik": "placement/placement_report#best_results",
    "refleksi praktikum": "placement/placement_report#reflection",
    "tantangan praktikum": "placement/placement_report#challenges",
    "simpulan laporan": "placement/placement_report#conclusions",
    "rekomendasi laporan": "placement/placement_report#recommendations",
}
"""By the words that a gap begins with: page of the case, and field."""


def case_key(file: CaseFile) -> str:
    """The key of the heading above a case that stands beside others."""
    return f"case:{file.case.id}"


def names_on_scans(document: Document) -> str:
    """A sentence on scans that were bound in as they are; empty where there are none."""
    bound = [block for block in document.blocks if isinstance(block, Enclosure)]
    scans = [one for one in bound if one.pdf or any(isinstance(part, Photo) for part in one.blocks)]
    if not scans:
        return ""
    labels = ", ".join(one.label or one.title for one in scans)
    return tr("Nama asli dapat terbaca pada pindaian: {labels}.").format(labels=labels)
