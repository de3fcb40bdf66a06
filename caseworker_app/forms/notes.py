"""The tabs «Jurnal» and «Lampiran»: what surrounds a case."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Kind, Page, Rows, Section, Stage
from caseworker_app.forms.library import questions
from caseworker_app.forms.retention import RETENTION
from caseworker_app.model.case import Case, Handover
from caseworker_app.model.date_setting import DateOf
from caseworker_app.model.notes import (
    Approval,
    Attachment,
    DataRequest,
    Disclosure,
    JournalEntry,
    Promise,
    Reflection,
    Restriction,
    Supervision,
    Task,
)

DIARY = Page(
    "journal",
    "Catatan harian",
    "Tulis apa yang dikerjakan hari ini dan hasilnya, selagi masih ingat.",
    (
        Section(
            "",
            (
                Rows(
                    Case.journal,
                    "Catatan harian dan mingguan",
                    (
                        Field(JournalEntry.date, "Hari/tanggal", starred=True),
                        Field(JournalEntry.time, "Waktu"),
                        Field(JournalEntry.kind, "Jenis", choices="journal_kinds"),
                        Field(JournalEntry.text, "Catatan"),
                    ),
                    item="catatan",
                    details=(
                        Field(JournalEntry.stage, "Tahap", choices="stages"),
                        Field(JournalEntry.method, "Metode", choices="methods"),
                        Field(JournalEntry.place, "Tempat"),
                        Field(JournalEntry.result, "Hasil"),
                        Field(JournalEntry.obstacle, "Kendala"),
                        Field(JournalEntry.plan, "Rencana"),
                    ),
                ),
            ),
        ),
    ),
    questions=("Apa yang berubah sejak catatan terakhir?", "Apa yang harus dikerjakan besok?"),
    empty="Belum ada catatan. Tambahkan catatan hari ini.",
)

TASKS = Page(
    "tasks",
    "Agenda",
    "Catat tugas dan janji temu; yang belum selesai tercantum dalam ringkasan kasus dan catatan serah terima.",
    (
        Section(
            "",
            (
                Rows(
                    Case.tasks,
                    "Tugas dan janji temu",
                    (
                        Field(Task.date, "Tanggal", about=DateOf.PLAN),
                        Field(Task.time, "Waktu"),
                        Field(Task.what, "Yang dikerjakan", starred=True),
                        Field(Task.done, "Selesai"),
                    ),
                    item="tugas",
                    details=(
                        Field(Task.place, "Tempat"),
                        Field(Task.with_whom, "Dengan siapa"),
                        Field(
                            Task.known_to,
                            "Diketahui oleh",
                            help="Saat Anda pergi ke luar: siapa yang tahu Anda ke mana, dan dapat dihubungi.",
                            optional=True,
                        ),
                        Field(Task.expected_back, "Perkiraan kembali", optional=True),
                        Field(Task.returned, "Sudah kembali", optional=True),
                    ),
                ),
            ),
        ),
    ),
    questions=("Siapa yang harus dihubungi minggu ini?",),
    empty="Belum ada tugas. Tambahkan pertemuan berikutnya dengan klien.",
)

PROMISES = Page(
    "promises",
    "Janji",
    "Catat janji klien dan janji Anda, lalu tanyakan pada pertemuan berikutnya.",
    (
        Section(
            "",
            (
                Rows(
                    Case.promises,
                    "Janji kedua pihak",
                    (
                        Field(Promise.by, "Janji siapa", choices="promise_sides"),
                        Field(Promise.what, "Janji", starred=True),
                        Field(Promise.due, "Sampai", about=DateOf.PLAN),
                        Field(Promise.kept, "Dipenuhi"),
                    ),
                    item="janji",
                    details=(Field(Promise.made_on, "Dibuat pada"), Field(Promise.note, "Catatan")),
                ),
            ),
        ),
    ),
    questions=("Apa yang Anda janjikan kepada klien terakhir kali?",),
    empty="Belum ada janji. Tambahkan yang disepakati pada pertemuan terakhir.",
)

SUPERVISION = Page(
    "supervision",
    "Bimbingan",
    "Catat materi, masukan, dan tindak lanjut tiap bimbingan.",
    (
        Section(
            "",
            (
                Rows(
                    Case.supervisions,
                    "Lembar bimbingan",
                    (
                        Field(Supervision.date, "Tanggal", starred=True),
                        Field(Supervision.media, "Media", choices="supervision_media"),
                        Field(Supervision.supervisor, "Supervisor"),
                        Field(Supervision.topic, "Materi"),
                        Field(Supervision.advice, "Masukan"),
                    ),
                    item="bimbingan",
                    details=(
                        Field(Supervision.follow_up, "Tindak lanjut"),
                        Field(Supervision.due, "Batas waktu", about=DateOf.PLAN),
                        Field(Supervision.done, "Selesai"),
                    ),
                ),
            ),
        ),
        Section(
            "",
            (
                Rows(
                    Case.approvals,
                    "ACC supervisor",
                    (
                        Field(Approval.subject, "Yang disetujui", choices="approval_subjects", starred=True),
                        Field(Approval.date, "Tanggal"),
                        Field(Approval.supervisor, "Supervisor"),
                        Field(Approval.note, "Catatan"),
                    ),
                    item="ACC",
                ),
            ),
        ),
    ),
    questions=("Apa yang ingin Anda tanyakan pada bimbingan berikutnya?",),
    empty="Belum ada bimbingan. Tambahkan bimbingan pertama dan masukannya.",
)

REFLECTIONS = Page(
    "reflections",
    "Refleksi dan dilema etik",
    "Tulis apa yang Anda alami dan pelajari; bila ada nilai yang bertentangan, tulis pilihan dan keputusannya.",
    (
        Section(
            "",
            (
                Rows(
                    Case.reflections,
                    "Refleksi dan dilema etik",
                    (
                        Field(Reflection.date, "Tanggal"),
                        Field(Reflection.situation, "Situasi", starred=True),
                        Field(Reflection.decision, "Keputusan"),
                        Field(Reflection.learned, "Yang dipelajari"),
                    ),
                    item="refleksi",
                    details=(
                        Field(Reflection.feelings, "Perasaan"),
                        Field(Reflection.values_in_conflict, "Nilai yang bertentangan"),
                        Field(Reflection.options, "Pilihan"),
                        Field(Reflection.consulted, "Dikonsultasikan dengan"),
                    ),
                ),
            ),
        ),
    ),
    questions=questions("reflection"),
    empty="Belum ada refleksi. Mulailah dengan satu peristiwa yang berkesan.",
)

HANDOVERS = Page(
    "handovers",
    "Alih tangan kasus",
    "Catat pergantian Praktikan/Pekerja Sosial dan apa yang harus diketahui penggantinya.",
    (
        Section(
            "",
            (
                Rows(
                    Case.handovers,
                    "Pergantian Praktikan/Pekerja Sosial",
                    (
                        Field(Handover.date, "Tanggal", starred=True),
                        Field(Handover.from_practitioner, "Dari"),
                        Field(Handover.to_practitioner, "Kepada"),
                        Field(Handover.note, "Catatan serah terima"),
                    ),
                    item="alih tangan",
                    optional=True,
                ),
            ),
        ),
    ),
    questions=("Apa yang sedang berjalan, dan apa yang dijanjikan kepada klien?",),
    empty="Belum ada pergantian. Tambahkan bila kasus diserahkan kepada orang lain.",
)

JOURNAL = Stage("journal", "Jurnal", (DIARY, TASKS, PROMISES, SUPERVISION, REFLECTIONS, HANDOVERS))

ATTACHMENTS = Page(
    "attachments",
    "Lampiran",
    "Foto, pindaian, PDF, dan rekaman; data lokasi pada foto dan rekaman ponsel dihapus saat dimasukkan.",
    (
        Section(
            "",
            (
                Rows(
                    Case.attachments,
                    "Lampiran",
                    (
                        Field(Attachment.caption, "Keterangan", starred=True),
                        Field(Attachment.kind, "Jenis", choices="attachment_kinds"),
                        Field(Attachment.taken_on, "Dibuat pada"),
                        Field(Attachment.file_name, "Nama berkas"),
                    ),
                    item="lampiran",
                    optional=True,
                ),
            ),
        ),
    ),
    special="attachments",
    questions=("Apakah klien mengizinkan foto atau rekaman ini?",),
    empty="Belum ada lampiran. Masukkan foto atau pindaian pertama.",
)

RESTRICTIONS = Page(
    "restrictions",
    "Permintaan kerahasiaan",
    "Catat hal yang menurut klien tidak boleh sampai kepada pihak tertentu.",
    (
        Section(
            "",
            (
                Rows(
                    Case.restrictions,
                    "Tidak boleh sampai kepada pihak tertentu",
                    (
                        Field(Restriction.party, "Pihak"),
                        Field(Restriction.what, "Hal", starred=True),
                        Field(Restriction.reason, "Alasan"),
                        Field(Restriction.since, "Sejak"),
                    ),
                    item="pembatasan",
                    optional=True,
                ),
            ),
        ),
    ),
    questions=("Kepada siapa klien tidak ingin hal ini diketahui?",),
    empty="Belum ada pembatasan. Tambahkan bila klien meminta sesuatu dirahasiakan.",
)

DISCLOSURES = Page(
    "disclosures",
    "Data yang dibagikan",
    "Catat apa yang sudah disampaikan kepada pihak lain, kapan, dan atas dasar apa; juga yang diminta tetapi ditolak.",
    (
        Section(
            "",
            (
                Rows(
                    Case.disclosures,
                    "Data yang dibagikan",
                    (
                        Field(Disclosure.date, "Tanggal"),
                        Field(Disclosure.to, "Kepada", starred=True),
                        Field(Disclosure.what, "Yang disampaikan"),
                        Field(Disclosure.legal_basis, "Dasar hukum", choices="disclosure_bases"),
                        Field(Disclosure.client_told, "Klien diberi tahu"),
                    ),
                    item="data",
                    details=(
                        Field(Disclosure.ground, "Dasar", help="Misalnya nomor surat, atau tanggal persetujuan."),
                        Field(
                            Disclosure.least,
                            "Data seperlunya",
                            help="Apa yang sengaja tidak disampaikan, supaya penerima hanya tahu yang ia perlukan.",
                        ),
                        Field(Disclosure.referral, "Dalam rujukan", kind=Kind.RECORD, of="referrals", optional=True),
                        Field(Disclosure.refused, "Permintaan pihak ini ditolak", optional=True),
                        Field(Disclosure.refused_why, "Alasan ditolak", optional=True),
                    ),
                    optional=True,
                ),
            ),
        ),
    ),
    special="copies",
    questions=("Apakah klien menyetujui, atau hukum mewajibkannya?",),
    empty="Belum ada data yang dibagikan.",
)

DATA_REQUESTS = Page(
    "data_requests",
    "Hak klien atas datanya",
    "Permintaan salinan, perbaikan, atau pembatasan dijawab dalam 3 × 24 jam (UU 27/2022).",
    (
        Section(
            "",
            (
                Rows(
                    Case.data_requests,
                    "Permintaan klien atau walinya",
                    (
                        Field(DataRequest.date, "Diterima"),
                        Field(DataRequest.kind, "Permintaan", choices="data_request_kinds", closed=True, starred=True),
                        Field(DataRequest.what, "Yang diminta"),
                        Field(DataRequest.decision, "Jawaban", choices="request_decisions", closed=True),
                        Field(DataRequest.answered, "Dijawab"),
                    ),
                    item="permintaan",
                    details=(
                        Field(DataRequest.by, "Diminta oleh"),
                        Field(DataRequest.before, "Isi semula", help="Dibiarkan di sini sesudah diperbaiki."),
                        Field(DataRequest.wanted, "Isi yang diminta"),
                        Field(DataRequest.decided_by, "Dijawab oleh"),
                        Field(
                            DataRequest.reason,
                            "Alasan ditolak",
                            help="Misalnya karena membahayakan keselamatan seseorang atau mengungkap data orang lain.",
                        ),
                        Field(DataRequest.ended, "Pembatasan berakhir", optional=True, about=DateOf.PLAN),
                    ),
                    optional=True,
                ),
            ),
        ),
    ),
    special="data-requests",
    questions=("Apakah jawaban ini dapat membahayakan seseorang?",),
    empty="Belum ada permintaan.",
)

FILES = Stage("files", "Lampiran", (ATTACHMENTS, RESTRICTIONS, DATA_REQUESTS, DISCLOSURES, RETENTION))
