"""The page «Penyimpanan data»: how long a case is kept, what forbids its erasure, and when it was taken up again."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Page, Rows, Section
from caseworker_app.model.case import Case
from caseworker_app.model.date_setting import DateOf
from caseworker_app.model.retention import LegalHold, Reopening

RETENTION = Page(
    "retention",
    "Penyimpanan data",
    "Sampai kapan data kasus ini disimpan, dan apa yang melarang penghapusannya.",
    (
        Section(
            "Masa simpan",
            (
                Field(
                    Case.retain_until,
                    "Disimpan sampai",
                    help="Bila kosong, dihitung dari tanggal kasus ditutup dan masa simpan lembaga.",
                    optional=True,
                    about=DateOf.PLAN,
                ),
                Field(Case.retain_why, "Alasan masa simpan diubah", optional=True),
            ),
        ),
        Section(
            "",
            (
                Rows(
                    Case.legal_holds,
                    "Penahanan data",
                    (
                        Field(LegalHold.ordered_by, "Diperintahkan oleh", starred=True),
                        Field(LegalHold.since, "Sejak"),
                        Field(LegalHold.reason, "Alasan"),
                        Field(LegalHold.released, "Dilepas pada"),
                    ),
                    item="penahanan",
                    details=(Field(LegalHold.release_reason, "Alasan dilepas"),),
                    help="Selama belum dilepas, kasus ini tidak dapat dihapus.",
                    optional=True,
                ),
                Rows(
                    Case.reopenings,
                    "Pembukaan kembali",
                    (
                        Field(Reopening.date, "Tanggal"),
                        Field(Reopening.reason, "Alasan", starred=True),
                    ),
                    item="pembukaan kembali",
                    details=(
                        Field(Reopening.closed_before, "Sebelumnya ditutup pada"),
                        Field(Reopening.closed_why_before, "Alasan ditutup sebelumnya"),
                    ),
                    optional=True,
                ),
            ),
        ),
    ),
    special="retention",
    questions=("Adakah pihak yang memerintahkan agar data ini tetap disimpan?",),
    empty="Tidak ada yang harus diisi; masa simpan dihitung setelah kasus ditutup.",
)
