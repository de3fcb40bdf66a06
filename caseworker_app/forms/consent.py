"""What is agreed with the client: contract, signed consent statement by statement, permissions aloud or by letter."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Page, Rows, Section
from caseworker_app.forms.library import questions
from caseworker_app.model.case import Case
from caseworker_app.model.date_setting import DateOf
from caseworker_app.model.engagement import Consent, ConsentStatement, Contract, Engagement, OralConsent
from caseworker_app.model.notes import Override

CONTRACT = Page(
    "contract",
    "Kontrak",
    "Tulis apa yang disepakati bersama klien, dengan kata-kata yang dapat dibacakan kembali kepadanya.",
    (
        Section(
            "",
            (
                Rows(
                    Case.contracts,
                    "Kontrak pertolongan",
                    (
                        Field(Contract.date, "Tanggal", starred=True),
                        Field(Contract.place, "Tempat"),
                        Field(Contract.goal, "Tujuan kerja sama"),
                        Field(Contract.agreed_by, "Disepakati oleh", help="Klien, orang tua, wali."),
                    ),
                    item="kontrak",
                    details=(
                        Field(Contract.number, "Nomor kontrak"),
                        Field(Contract.methods, "Metode dan prosedur"),
                        Field(Contract.worker_duties, "Peran dan tugas Praktikan/Pekerja Sosial"),
                        Field(Contract.client_duties, "Peran dan tugas klien"),
                        Field(Contract.duration, "Lama kerja sama"),
                        Field(Contract.schedule, "Jadwal pertemuan"),
                        Field(Contract.meeting_place, "Tempat pertemuan"),
                        Field(Contract.confidentiality_limits, "Batas kerahasiaan"),
                        Field(Contract.cancellation, "Bila pertemuan batal"),
                        Field(Contract.ending, "Cara mengakhiri"),
                        Field(Contract.process, "Proses"),
                        Field(Contract.note, "Catatan"),
                    ),
                ),
            ),
        ),
        Section(
            "Kerahasiaan",
            (Field(Engagement.confidentiality_explained_on, "Kerahasiaan dan batasnya dijelaskan pada"),),
            of="engagement",
        ),
    ),
    questions=questions("contract"),
    empty="Belum ada kontrak. Mulailah dengan tanggal dan tujuan yang disepakati.",
)

OVERRIDES = Rows(
    Case.overrides,
    "Pengecualian atas persetujuan",
    (
        Field(Override.date, "Tanggal"),
        Field(Override.what, "Hal"),
        Field(Override.done, "Yang dikerjakan", starred=True),
        Field(Override.reason, "Alasan"),
    ),
    item="pengecualian",
    optional=True,
    details=(
        Field(Override.standing, "Keadaan persetujuan saat itu"),
        Field(Override.decided_by, "Diputuskan oleh"),
    ),
)

CONSENT = Page(
    "consent",
    "Persetujuan",
    "Bacakan dan jelaskan satu per satu; setiap butir dijawab sendiri, dan klien boleh menolak.",
    (
        Section(
            "",
            (
                Rows(
                    Case.consents,
                    "Persetujuan (informed consent)",
                    (
                        Field(Consent.date, "Tanggal", starred=True),
                        Field(Consent.place, "Tempat"),
                        Field(Consent.signer_status, "Menandatangani sebagai", choices="signer_status"),
                        Field(Consent.status, "Keadaan"),
                    ),
                    item="persetujuan",
                    details=(
                        Field(Consent.explained, "Sudah dijelaskan", choices="consent_explained"),
                        Field(Consent.language, "Bahasa yang dipakai", choices="languages"),
                        Field(Consent.read_aloud, "Dibacakan"),
                        Field(Consent.interpreter, "Penerjemah atau pendamping disabilitas", optional=True),
                        Rows(
                            Consent.statements,
                            "Pernyataan",
                            (
                                Field(ConsentStatement.key, "Hal"),
                                Field(ConsentStatement.text, "Pernyataan", starred=True),
                                Field(ConsentStatement.agreed, "Setuju"),
                            ),
                            item="pernyataan",
                            details=(
                                Field(ConsentStatement.parties, "Pihak yang disebut"),
                                Field(ConsentStatement.withdrawn_on, "Dicabut pada"),
                                Field(ConsentStatement.withdrawn_by, "Dicabut oleh"),
                                Field(ConsentStatement.withdrawn_why, "Alasan dicabut"),
                                Field(ConsentStatement.withdrawal_effect, "Akibat bagi data"),
                            ),
                        ),
                        Field(
                            Consent.signer,
                            "Penanda tangan",
                            help="Pilih dari keluarga klien, atau tulis nama lalu tambahkan sebagai orang baru.",
                        ),
                        Field(
                            Consent.signer_name,
                            "Nama penanda tangan",
                            help="Bila tidak ditambahkan sebagai orang, atau bila di lembar ditulis lain.",
                            optional=True,
                        ),
                        Field(Consent.signer_relation, "Hubungan dengan klien", choices="kinship"),
                        Field(Consent.signer_nik, "NIK penanda tangan", optional=True, identifying=True),
                        Field(
                            Consent.signer_age,
                            "Usia di lembar",
                            help="Bila di lembar ditulis lain daripada yang dihitung dari data.",
                            optional=True,
                        ),
                        Field(
                            Consent.signer_address,
                            "Alamat di lembar",
                            help="Bila di lembar ditulis lain daripada alamat yang tercatat.",
                            optional=True,
                            identifying=True,
                        ),
                        Field(Consent.ground, "Alasan klien diwakili", help="Misalnya klien di bawah umur."),
                        Field(Consent.assent, "Anak ikut menyetujui"),
                        Field(Consent.assent_how, "Cara anak menyatakannya", choices="assent_how", width=12),
                        Field(
                            Consent.assent_on,
                            "Anak ditanya pada",
                            help="Kosong: hari penandatanganan.",
                            optional=True,
                        ),
                        Field(Consent.assent_words, "Kata-kata anak", optional=True),
                        Field(Consent.method, "Cara menandatangani", choices="consent_methods"),
                        Field(Consent.time, "Ditandatangani pukul"),
                        Field(Consent.thumb, "Ibu jari", choices="thumbs", help="Bila dengan cap jempol."),
                        Field(Consent.witness1, "Saksi 1", optional=True),
                        Field(Consent.witness2, "Saksi 2", optional=True),
                        Field(Consent.practitioner_name, "Praktikan/Pekerja Sosial"),
                        Field(Consent.template_version, "Versi lembar"),
                        Field(Consent.signed_text, "Naskah yang ditandatangani"),
                        Field(Consent.valid_until, "Berlaku sampai", optional=True, about=DateOf.PLAN),
                        Field(Consent.withdrawn_on, "Dicabut pada"),
                        Field(Consent.withdrawn_by, "Dicabut oleh"),
                        Field(Consent.withdrawn_why, "Alasan dicabut"),
                        Field(Consent.withdrawal_effect, "Akibat bagi data"),
                        Field(Consent.note, "Catatan", optional=True),
                    ),
                    help="Persetujuan baru tidak menghapus yang lama.",
                ),
            ),
        ),
        Section("", (OVERRIDES,), help="Terisi sendiri, dan tercantum dalam keterbatasan laporan."),
    ),
    special="consent",
    questions=questions("consent"),
    empty="Belum ada persetujuan. Buat lembar baru, lalu bacakan kepada klien.",
)

ORAL_CONSENT = Page(
    "oral_consent",
    "Izin lisan dan surat izin",
    "Catat izin yang diberikan secara lisan, persetujuan informan, dan surat izin lembaga atau RT/RW.",
    (
        Section(
            "",
            (
                Rows(
                    Case.oral_consents,
                    "Izin lisan dan surat izin",
                    (
                        Field(OralConsent.date, "Tanggal", starred=True),
                        Field(OralConsent.given_by, "Diberikan oleh"),
                        Field(OralConsent.status, "Sebagai", choices="signer_status"),
                        Field(OralConsent.covers, "Untuk hal", choices="consent_covers"),
                        Field(OralConsent.occasion, "Pada kesempatan"),
                    ),
                    item="izin",
                    details=(
                        Field(OralConsent.how, "Cara izin diberikan", choices="consent_how"),
                        Field(OralConsent.request_date, "Tanggal surat permohonan"),
                        Field(OralConsent.request_number, "Nomor surat permohonan"),
                        Field(OralConsent.letter_number, "Nomor surat izin"),
                        Field(OralConsent.note, "Catatan"),
                    ),
                    optional=True,
                ),
            ),
        ),
    ),
    questions=(
        "Apakah sebelum merekam atau memotret Anda meminta izin lagi?",
        "Apakah informan tahu untuk apa keterangannya dipakai?",
    ),
    empty="Belum ada izin lisan. Tambahkan saat klien mengizinkan dicatat, direkam, atau difoto.",
)
