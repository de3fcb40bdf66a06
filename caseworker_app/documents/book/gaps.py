"""What a practicum book may lack, in the words of its gaps, and the page where each is written."""

from __future__ import annotations

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
