"""Stage 6, Terminasi dan rujukan, and the visits that follow."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Kind, Page, Rows, Section, Stage
from caseworker_app.forms.library import questions
from caseworker_app.model.case import Case
from caseworker_app.model.date_setting import DateOf
from caseworker_app.model.termination import Aftercare, Referral, Termination

ENDING = Page(
    "termination",
    "Terminasi",
    "Catat bagaimana kerja sama diakhiri, keadaan klien, dan apa yang dirasakannya.",
    (
        Section(
            "Pelaksanaan terminasi",
            (
                Field(Termination.statement_number, "Nomor surat pernyataan"),
                Field(Termination.date, "Hari/tanggal"),
                Field(Termination.time, "Waktu"),
                Field(Termination.place, "Tempat"),
                Field(Termination.reasons, "Alasan terminasi", choices="termination_reasons"),
                Field(Termination.process, "Proses"),
            ),
            of="termination",
        ),
        Section(
            "Keadaan klien",
            (
                Field(Termination.client_condition, "Keadaan klien saat terminasi"),
                Field(Termination.client_feelings, "Perasaan klien"),
                Field(Termination.client_feedback, "Umpan balik klien"),
                Field(Termination.satisfaction, "Kepuasan klien", kind=Kind.SCALE, low=1, high=5),
                Field(Termination.strengths_kept, "Kekuatan yang dibawa klien"),
            ),
            of="termination",
        ),
        Section(
            "Sesudah ini",
            (
                Field(Termination.message, "Pesan kepada klien"),
                Field(Termination.next_plan, "Rencana lanjut", help="Siapa, apa, kapan."),
                Field(Termination.referred_to, "Dirujuk kepada", source="services"),
                Field(Termination.data_fate, "Penyimpanan atau penghapusan data klien"),
                Field(Termination.statement_signed_on, "Pernyataan terminasi ditandatangani"),
            ),
            of="termination",
        ),
    ),
    questions=questions("termination"),
    empty="Mulailah dengan tanggal dan alasan terminasi.",
)

REFERRALS = Page(
    "referrals",
    "Rujukan",
    "Catat kepada siapa klien dirujuk, data apa yang dibagikan, dan apakah klien menyetujuinya.",
    (
        Section(
            "",
            (
                Rows(
                    Case.referrals,
                    "Rujukan",
                    (
                        Field(Referral.date, "Hari/tanggal"),
                        Field(
                            Referral.to,
                            "Dirujuk kepada",
                            starred=True,
                            source="services",
                            fills=((Referral.address, "place"), (Referral.contact, "contact")),
                        ),
                        Field(Referral.reason, "Alasan"),
                        Field(Referral.consent_to_share, "Persetujuan klien"),
                        Field(Referral.outcome, "Hasil"),
                    ),
                    item="rujukan",
                    details=(
                        Field(Referral.time, "Pukul"),
                        Field(Referral.number, "Nomor surat"),
                        Field(Referral.nature, "Sifat surat", choices="referral_natures"),
                        Field(Referral.urgency, "Kegentingan", choices="urgency"),
                        Field(Referral.to_person, "Orang yang dituju"),
                        Field(Referral.address, "Alamat"),
                        Field(Referral.contact, "Kontak"),
                        Field(Referral.problem_summary, "Ringkasan masalah"),
                        Field(Referral.done_so_far, "Layanan yang sudah diberikan"),
                        Field(Referral.condition, "Kondisi saat dirujuk"),
                        Field(Referral.service_asked, "Layanan yang diminta"),
                        Field(Referral.recommendation, "Rekomendasi"),
                        Field(Referral.shared, "Data yang dibagikan"),
                        Field(Referral.return_slip, "Disertai lembar balik"),
                        Field(Referral.reply_until, "Batas waktu balasan", about=DateOf.PLAN),
                        Field(Referral.reply_to, "Balasan dikirim ke"),
                        Field(Referral.copies_to, "Tembusan"),
                        Field(Referral.answered_on, "Dijawab pada"),
                        Field(Referral.received_by, "Diterima oleh"),
                        Field(Referral.answer, "Isi jawaban"),
                    ),
                    optional=True,
                ),
            ),
        ),
    ),
    questions=questions("referral"),
    empty="Belum ada rujukan. Tambahkan pihak yang akan melanjutkan pertolongan.",
)

AFTERCARE = Page(
    "aftercare",
    "Pascalayanan",
    "Rencanakan kunjungan setelah terminasi, lalu catat keadaan klien dan tindakan yang diambil.",
    (
        Section(
            "",
            (
                Rows(
                    Case.aftercare,
                    "Kunjungan pascalayanan",
                    (
                        Field(Aftercare.planned_for, "Direncanakan", about=DateOf.PLAN),
                        Field(Aftercare.date, "Dilaksanakan"),
                        Field(Aftercare.who, "Oleh"),
                        Field(Aftercare.condition, "Keadaan klien", starred=True),
                        Field(Aftercare.action, "Tindakan"),
                    ),
                    item="kunjungan",
                ),
            ),
        ),
    ),
    questions=questions("aftercare"),
    empty="Belum ada kunjungan. Tambahkan rencana kunjungan pertama.",
)

CLOSING = Page(
    "termination_result",
    "Hasil tahap",
    "Rangkum hasil tahap ini, lalu tutup kasus bila tidak ada lagi yang harus dikerjakan.",
    (
        Section(
            "Terminasi dan rujukan",
            (
                Field(Termination.results, "Hasil"),
                Field(Termination.state, "Keadaan tahap"),
            ),
            of="termination",
        ),
        Section(
            "Penutupan kasus",
            (
                Field(Case.closed, "Kasus ditutup"),
                Field(Case.closed_why, "Alasan ditutup"),
            ),
            help="Kasus yang ditutup dapat diarsipkan lewat tombol ⋯ di kepala kasus.",
        ),
    ),
    questions=("Apakah semua janji kepada klien sudah dipenuhi?",),
    empty="Tulis hasil pertama, misalnya: klien menerima bahwa kerja sama berakhir.",
)

TERMINATION = Stage("termination", "Terminasi dan rujukan", (ENDING, REFERRALS, AFTERCARE, CLOSING))
