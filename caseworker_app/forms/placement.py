"""The tab «Praktikum»: place and period, weekly attendance, and what the report's last chapters need."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Page, Rows, Section, Stage
from caseworker_app.model.notes import Placement, PlacementRecommendation, PlacementWeek

PLACE = Page(
    "placement",
    "Tempat praktikum",
    "Diisi oleh praktikan; pekerja sosial lembaga dapat melewatinya.",
    (
        Section(
            "Praktikum",
            (
                Field(Placement.period, "Masa praktikum"),
                Field(Placement.place, "Tempat praktikum"),
                Field(Placement.request_letter, "Surat permohonan"),
                Field(Placement.answer_letter, "Surat jawaban"),
                Field(Placement.group_members, "Anggota kelompok praktikum"),
            ),
            of="placement",
        ),
    ),
    questions=("Siapa pembimbing dari lembaga?",),
    empty="Mulailah dengan masa dan tempat praktikum.",
)

WEEKS = Page(
    "placement_weeks",
    "Kegiatan mingguan",
    "Catat kehadiran dan kegiatan minggu demi minggu.",
    (
        Section(
            "",
            (
                Rows(
                    Placement.weeks,
                    "Kegiatan mingguan",
                    (
                        Field(PlacementWeek.week, "Minggu ke-", starred=True),
                        Field(PlacementWeek.dates, "Tanggal"),
                        Field(PlacementWeek.days_present, "Hadir", unit="hari"),
                        Field(PlacementWeek.activities, "Kegiatan"),
                    ),
                    item="minggu",
                    details=(
                        Field(PlacementWeek.target, "Target"),
                        Field(PlacementWeek.achieved, "Capaian"),
                        Field(PlacementWeek.note, "Catatan"),
                    ),
                ),
            ),
            of="placement",
        ),
    ),
    questions=("Apa yang direncanakan minggu ini, dan apa yang tercapai?",),
    empty="Belum ada minggu. Tambahkan minggu pertama.",
)

REPORT = Page(
    "placement_report",
    "Bahan laporan",
    "Bahan untuk bab-bab akhir laporan praktikum: praktik, refleksi, usulan, kesimpulan.",
    (
        Section(
            "Pelaksanaan praktikum",
            (
                Field(Placement.report_title, "Judul laporan", width="full"),
                Field(Placement.other_activities, "Kegiatan lain yang diikuti"),
                Field(Placement.best_results, "Hasil terbaik"),
                Field(Placement.case_and_group_work, "Kaitan case work dan group work"),
                Field(Placement.challenges, "Tantangan"),
                Field(Placement.reflection, "Refleksi"),
            ),
            of="placement",
        ),
        Section(
            "Usulan dan kesimpulan",
            (
                Field(Placement.proposed_programme, "Usulan program"),
                Field(Placement.conclusions, "Kesimpulan"),
                Rows(
                    Placement.recommendations,
                    "Rekomendasi",
                    (
                        Field(PlacementRecommendation.party, "Kepada", choices="recommendation_parties"),
                        Field(PlacementRecommendation.text, "Rekomendasi", starred=True),
                    ),
                    item="rekomendasi",
                ),
            ),
            of="placement",
        ),
        Section(
            "Lembar pengesahan",
            (Field(Placement.approved_by, "Disahkan oleh", help="Nama dan jabatan, satu tiap baris."),),
            of="placement",
        ),
    ),
    questions=(
        "Apa yang Anda pelajari tentang diri sendiri?",
        "Apa yang akan Anda lakukan dengan cara lain bila mengulang?",
    ),
    empty="Mulailah dengan hasil terbaik selama praktikum.",
)

PLACEMENT = Stage("placement", "Praktikum", (PLACE, WEEKS, REPORT))
