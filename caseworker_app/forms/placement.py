"""The tab «Praktikum»: place and period, weekly attendance, and the chapters of the practicum book."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Kind, Page, Rows, Section, Stage
from caseworker_app.forms.library import questions
from caseworker_app.forms.lists import REGULATIONS
from caseworker_app.model.book import BookCase, BookConcept, BookRegulation
from caseworker_app.model.notes import Placement, PlacementRecommendation, PlacementWeek
from caseworker_app.model.practice import Agency

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

BOOK = Page(
    "book",
    "Buku laporan",
    "Judul, kasus yang dimuat, kata pengantar, dan daftar pustaka buku laporan praktikum.",
    (
        Section(
            "Sampul dan kata pengantar",
            (
                Field(Placement.report_title, "Judul laporan", width=12),
                Field(
                    Placement.preface,
                    "Kata pengantar",
                    help="Susunan: syukur, tujuan laporan, siapa yang menolong, harapan atas saran pembaca.",
                ),
            ),
            of="placement",
        ),
        Section(
            "",
            (
                Rows(
                    Placement.book_cases,
                    "Kasus lain dalam buku ini",
                    (Field(BookCase.case, "Kasus", kind=Kind.RECORD, starred=True),),
                    item="kasus",
                    help="Kasus ini sendiri selalu dimuat; setiap kasus lain memerlukan persetujuan kliennya sendiri.",
                    optional=True,
                ),
            ),
            of="placement",
        ),
        Section(
            "Daftar pustaka",
            (
                Field(
                    Placement.bibliography,
                    "Daftar pustaka",
                    help="Satu sumber tiap baris; urutan abjad dibuat saat dicetak. Contoh: Nama. (2020). Judul. Kota: "
                    "Penerbit.",
                ),
            ),
            of="placement",
        ),
        Section(
            "Lembar pengesahan",
            (
                Field(Placement.approved_by, "Disahkan oleh", help="Nama dan jabatan, satu orang tiap baris."),
                Field(Placement.approved_on, "Tanggal pengesahan"),
            ),
            of="placement",
        ),
    ),
    questions=questions("book"),
    empty="Mulailah dengan judul laporan.",
)

_MARKS = "Baris “# …” menjadi subjudul, “- …” butir, “1. …” butir bernomor."

INTRODUCTION = Page(
    "book_introduction",
    "BAB I Pendahuluan",
    "Mengapa, untuk apa, bagi siapa, di mana, dan kapan praktikum dilaksanakan.",
    (
        Section(
            "Pendahuluan",
            (
                Field(
                    Placement.background,
                    "Latar belakang",
                    help="Susunan: masalah sosial secara umum, kebijakan, lembaga, kasus yang ditangani. " + _MARKS,
                ),
                Field(Placement.aims, "Tujuan", help="Tujuan umum satu kalimat, lalu tujuan khusus. " + _MARKS),
                Field(Placement.benefits, "Manfaat", help="Bagi klien, lembaga, kampus, dan praktikan. " + _MARKS),
                Field(Placement.targets, "Sasaran", help="Siapa yang dilayani: klien, keluarga, kelompok, lingkungan."),
                Field(
                    Placement.time_and_place,
                    "Waktu dan tempat",
                    help="Masa dan tempat praktikum ditulis program; tambahkan jadwal dan pembagian waktunya.",
                ),
                Field(
                    Placement.outline,
                    "Sistematika",
                    help="Bila kosong, sistematika disusun program dari bab-bab yang ada.",
                    optional=True,
                ),
            ),
            of="placement",
        ),
    ),
    questions=questions("book_introduction"),
    empty="Mulailah dengan latar belakang.",
)

CONCEPTS = Page(
    "book_concepts",
    "BAB II Landasan konseptual",
    "Konsep dan teori dengan judul Anda sendiri, lalu peraturan yang menjadi dasar penanganan kasus.",
    (
        Section(
            "",
            (
                Rows(
                    Placement.concepts,
                    "Landasan konseptual",
                    (Field(BookConcept.heading, "Judul bagian", starred=True),),
                    item="bagian",
                    details=(
                        Field(
                            BookConcept.text,
                            "Isi",
                            help="Susunan: pengertian menurut ahli, ciri atau jenis, penyebab, kaitannya dengan kasus. "
                            + _MARKS,
                        ),
                    ),
                    help="Misalnya: tinjauan tentang anak, tentang pekerjaan sosial, tentang metode yang dipakai.",
                ),
                Rows(
                    Placement.regulations,
                    "Peraturan yang menjadi dasar",
                    (
                        Field(BookRegulation.citation, "Peraturan", choices=REGULATIONS, starred=True),
                        Field(BookRegulation.relevance, "Kaitan dengan kasus"),
                    ),
                    item="peraturan",
                    help="Status peraturan (berlaku, diubah, dicabut) dicetak menurut daftar program.",
                ),
            ),
            of="placement",
        ),
    ),
    questions=questions("book_concepts"),
    empty="Belum ada bagian. Tambahkan konsep pertama dengan judulnya.",
)

PORTRAIT = Page(
    "book_place",
    "BAB III Gambaran lokasi",
    "Gambaran lembaga; ditulis sekali, dipakai semua kasus di lembaga ini.",
    (
        Section(
            "Lembaga",
            (
                Field(Agency.history, "Sejarah", help="Susunan: kapan dan oleh siapa didirikan, perubahan nama, kini."),
                Field(Agency.vision, "Visi"),
                Field(Agency.mission, "Misi", help="Satu misi tiap baris."),
                Field(
                    Agency.structure,
                    "Struktur organisasi",
                    help="Bagian dan tugasnya; bagannya lampirkan sebagai foto pada halaman ini. " + _MARKS,
                ),
            ),
            of="agency",
        ),
        Section(
            "Pelayanan",
            (
                Field(Agency.service_flow, "Alur layanan"),
                Field(Agency.programmes, "Program"),
                Field(Agency.facilities, "Sarana dan prasarana", help="Satu sarana tiap baris, dengan jumlahnya."),
                Field(Agency.network, "Jaringan kerja", help="Satu mitra tiap baris, dengan bentuk kerja samanya."),
                Field(
                    Agency.recipients,
                    "Profil penerima manfaat",
                    help="Jumlah dan ciri penerima manfaat lembaga; tabel kasus dalam buku kasus ini dibuat program.",
                ),
            ),
            of="agency",
        ),
    ),
    questions=questions("book_place"),
    empty="Mulailah dengan sejarah lembaga.",
)

REPORT = Page(
    "placement_report",
    "BAB V dan VI",
    "Bab-bab akhir buku laporan: praktik, refleksi, usulan, kesimpulan.",
    (
        Section(
            "BAB V Refleksi",
            (
                Field(Placement.case_and_group_work, "Kaitan case work dan group work"),
                Field(Placement.best_results, "Hasil terbaik"),
                Field(
                    Placement.reflection,
                    "Refleksi",
                    help="Dilema etik ditulis di Jurnal, halaman Refleksi dan dilema etik; buku ini memuatnya.",
                ),
                Field(
                    Placement.other_activities,
                    "Kegiatan lain yang diikuti",
                    help="Foto yang dilampirkan pada halaman ini tercetak di sini. " + _MARKS,
                ),
                Field(Placement.challenges, "Tantangan"),
            ),
            of="placement",
        ),
        Section(
            "BAB VI Simpulan dan rekomendasi",
            (
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
                Field(
                    Placement.proposed_programme,
                    "Usulan program",
                    help="Susunan: nama program, latar belakang, tujuan, sasaran, langkah, biaya, indikator. " + _MARKS,
                ),
            ),
            of="placement",
        ),
    ),
    questions=questions("book_closing"),
    empty="Mulailah dengan hasil terbaik selama praktikum.",
)

PLACEMENT = Stage("placement", "Praktikum", (PLACE, WEEKS, BOOK, INTRODUCTION, CONCEPTS, PORTRAIT, REPORT))
