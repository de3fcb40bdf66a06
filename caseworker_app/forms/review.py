"""The tab «Pemeriksaan»: what was noticed in a case, what the worker says of it, and how its parts hang together."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Page, Rows, Section, Stage
from caseworker_app.model.case import Case
from caseworker_app.model.notes import ProcedureStep, SilencedFinding

CHECKS = Page(
    "checks",
    "Pemeriksaan",
    "Hal yang tidak cocok atau terlewat dalam kasus ini. Yang memang demikian dapat didiamkan dengan alasan.",
    (
        Section(
            "",
            (
                Rows(
                    Case.silenced_findings,
                    "Memang demikian",
                    (
                        Field(SilencedFinding.sentence, "Temuan", starred=True),
                        Field(SilencedFinding.reason, "Alasan"),
                        Field(SilencedFinding.in_report, "Disebut di laporan"),
                    ),
                    item="temuan yang didiamkan",
                    details=(
                        Field(SilencedFinding.date, "Tanggal"),
                        Field(SilencedFinding.decided_by, "Diputuskan oleh"),
                    ),
                    help="Sebuah temuan muncul lagi bila barisnya dihapus atau isi kasusnya berubah.",
                    optional=True,
                ),
            ),
        ),
    ),
    special="checks",
    questions=("Apakah yang tertulis memang demikian, atau ada yang perlu dibetulkan?",),
    empty="Belum ada temuan yang didiamkan.",
)

RED_THREAD = Page(
    "red_thread",
    "Benang merah",
    "Yang saling berkaitan dari gejala sampai evaluasi, dan di mana terputus. Klik membuka halamannya.",
    special="red-thread",
    questions=(
        "Adakah masalah yang belum direncanakan, atau tujuan yang belum dikerjakan?",
        "Dapatkah setiap pertemuan dijelaskan dengan satu tujuan?",
    ),
    empty="Belum ada isi. Benang merah mulai dari gejala, fokus masalah, dan tujuan.",
)

COMPLETENESS = Page(
    "completeness",
    "Kelengkapan",
    "Yang diminta dari kasus dengan latar ini, tahap demi tahap, dan berkas yang harus ada. Klik membuka halamannya.",
    special="completeness",
    questions=("Apa yang belum ada karena memang tidak perlu, dan apa yang terlewat?",),
    empty="Belum ada yang tercatat di kasus ini.",
)

PROCEDURES = Page(
    "procedures",
    "Prosedur",
    "Yang perlu dikerjakan sesudah kasus dibuka, pada klien anak, kekerasan, atau respon kasus, dan menjelang akhir.",
    (
        Section(
            "",
            (
                Rows(
                    Case.procedure_steps,
                    "Langkah yang dicentang",
                    (
                        Field(ProcedureStep.what, "Langkah", starred=True),
                        Field(ProcedureStep.date, "Tanggal"),
                        Field(ProcedureStep.unneeded, "Tidak perlu"),
                    ),
                    item="langkah",
                    details=(Field(ProcedureStep.note, "Alasan"),),
                    optional=True,
                ),
            ),
        ),
    ),
    special="procedures",
    questions=("Langkah mana yang belum dikerjakan, dan mengapa?",),
    empty="Belum ada langkah yang dicentang.",
)

REVIEW = Stage("review", "Pemeriksaan", (CHECKS, RED_THREAD, COMPLETENESS, PROCEDURES))
