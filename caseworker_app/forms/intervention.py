"""Stage 4, Intervensi: the sessions, and what else was done and measured meanwhile."""

from __future__ import annotations

from caseworker_app.forms.conference import CONFERENCES
from caseworker_app.forms.description import Field, Kind, Page, Rows, Section, Stage
from caseworker_app.forms.library import questions
from caseworker_app.forms.outcomes import outcome_fields
from caseworker_app.model.case import Case
from caseworker_app.model.intervention import (
    Assistance,
    DialogueLine,
    Intervention,
    Reading,
    Session,
    SessionPerson,
    SessionStep,
    TokenBehaviour,
    TokenEconomy,
    TokenEntry,
    TokenExchange,
    TokenPrice,
)

SESSIONS = Page(
    "sessions",
    "Pelaksanaan",
    "Catat tiap pertemuan segera sesudahnya: proses, hasil, dan tanggapan klien.",
    (
        Section(
            "",
            (
                Rows(
                    Case.sessions,
                    "Pelaksanaan kegiatan",
                    (
                        Field(Session.date, "Hari/tanggal", starred=True),
                        Field(Session.time, "Waktu"),
                        Field(Session.activity_name, "Kegiatan"),
                        Field(Session.number, "Ke-"),
                        Field(Session.result, "Hasil"),
                    ),
                    item="pertemuan",
                    details=(
                        Field(Session.activity, "Kegiatan dalam rancangan program", kind=Kind.RECORD, of="activities"),
                        *outcome_fields(Session.outcome, Session.outcome_reason),
                        Field(Session.place, "Tempat"),
                        Field(Session.method, "Metode", choices="methods"),
                        Field(Session.phase, "Fase", choices="phases"),
                        Field(Session.techniques, "Teknik", choices="techniques"),
                        Rows(
                            Session.steps,
                            "Langkah teknik",
                            (
                                Field(SessionStep.step, "Langkah", starred=True),
                                Field(SessionStep.done, "Sudah"),
                                Field(SessionStep.note, "Catatan"),
                            ),
                            item="langkah",
                            details=(Field(SessionStep.technique, "Teknik", choices="techniques"),),
                        ),
                        Field(Session.participants, "Yang terlibat"),
                        Field(Session.process, "Proses"),
                        Field(Session.client_response, "Tanggapan klien"),
                        Field(Session.obstacle, "Hambatan"),
                        Field(Session.next_step, "Langkah berikutnya"),
                        Field(Session.client_promise, "Janji klien"),
                        Field(Session.worker_promise, "Janji Praktikan/Pekerja Sosial"),
                        Rows(
                            Session.people,
                            "Orang yang terlibat",
                            (
                                Field(SessionPerson.person, "Orang"),
                                Field(SessionPerson.name, "Nama (bila belum tercatat)", starred=True),
                                Field(SessionPerson.role, "Peran"),
                            ),
                            item="orang",
                        ),
                        Rows(
                            Session.dialogue,
                            "Catatan proses",
                            (
                                Field(DialogueLine.speaker, "Pembicara"),
                                Field(DialogueLine.words, "Ucapan", starred=True),
                                Field(DialogueLine.nonverbal, "Nonverbal"),
                                Field(DialogueLine.analysis, "Analisis dan teknik"),
                            ),
                            item="ucapan",
                            details=(
                                Field(DialogueLine.feelings, "Perasaan praktikan"),
                                Field(DialogueLine.supervisor_note, "Catatan supervisor"),
                            ),
                        ),
                        Field(Session.stated_total, "Jumlah waktu yang tercatat"),
                        Field(
                            Session.web_address,
                            "Alamat halaman web",
                            help="Bila hasilnya ada di internet; gambar layarnya dapat dilampirkan pada pertemuan ini.",
                            optional=True,
                        ),
                        Field(Session.note, "Catatan"),
                    ),
                ),
            ),
        ),
    ),
    special="group-meetings",
    questions=questions("session"),
    empty="Belum ada pertemuan. Tambahkan pertemuan pertama dan kegiatan yang dilaksanakan.",
)

TOKEN_ECONOMY = Page(
    "token_economy",
    "Token ekonomi",
    "Diisi bila token ekonomi dipakai: perilaku, poin, harga, dan catatan hariannya.",
    (
        Section(
            "",
            (
                Rows(
                    Case.token_economies,
                    "Token ekonomi",
                    (
                        Field(TokenEconomy.token, "Jenis token", starred=True),
                        Field(TokenEconomy.agreed_on, "Disepakati pada"),
                        Field(TokenEconomy.price, "Harga", unit="poin", width=3),
                        Field(TokenEconomy.exchange_date, "Ditukar pada"),
                    ),
                    item="token ekonomi",
                    details=(
                        Field(TokenEconomy.reinforcer, "Penguat yang ditukar"),
                        Field(
                            TokenEconomy.task_points,
                            "Poin tiap tugas",
                            help="Misalnya “merapikan tempat tidur: 2 poin”.",
                        ),
                        Field(TokenEconomy.praise, "Aturan pujian", help="Kapan dan dengan kata apa klien dipuji."),
                        Field(TokenEconomy.deductions, "Aturan potongan"),
                        Field(
                            TokenEconomy.adjustment,
                            "Aturan penyesuaian",
                            help="Kapan poin atau harga diubah, dan siapa yang memutuskan.",
                        ),
                        Field(TokenEconomy.confirmed_by, "Dipastikan oleh"),
                        Field(
                            TokenEconomy.fading,
                            "Pengurangan token",
                            help="Bagaimana token dikurangi sedikit demi sedikit bila perilaku sudah menetap.",
                        ),
                        Rows(
                            TokenEconomy.behaviours,
                            "Perilaku yang diubah",
                            (
                                Field(TokenBehaviour.text, "Perilaku", starred=True),
                                Field(TokenBehaviour.points, "Poin"),
                                Field(TokenBehaviour.deduction, "Potongan"),
                            ),
                            item="perilaku",
                        ),
                        Rows(
                            TokenEconomy.prices,
                            "Perubahan harga",
                            (
                                Field(TokenPrice.since, "Berlaku sejak", starred=True),
                                Field(TokenPrice.price, "Harga", unit="poin", width=3),
                                Field(TokenPrice.why, "Alasan"),
                            ),
                            item="harga",
                        ),
                        Rows(
                            TokenEconomy.entries,
                            "Catatan harian",
                            (
                                Field(TokenEntry.date, "Tanggal", starred=True),
                                Field(
                                    TokenEntry.behaviour, "Perilaku", kind=Kind.RECORD, of="token_economies.behaviours"
                                ),
                                Field(TokenEntry.points, "Poin"),
                                Field(TokenEntry.praise, "Pujian"),
                            ),
                            item="catatan",
                            details=(
                                Field(TokenEntry.behaviour_name, "Perilaku lain"),
                                Field(TokenEntry.confirmed_by, "Dipastikan oleh"),
                                Field(TokenEntry.note, "Keterangan"),
                            ),
                        ),
                        Rows(
                            TokenEconomy.exchanges,
                            "Penukaran",
                            (
                                Field(TokenExchange.date, "Tanggal", starred=True),
                                Field(TokenExchange.points, "Poin"),
                                Field(TokenExchange.for_what, "Ditukar dengan"),
                            ),
                            item="penukaran",
                        ),
                        Field(TokenEconomy.earned_stated, "Jumlah poin yang tercatat", unit="poin"),
                        Field(TokenEconomy.note, "Catatan"),
                    ),
                    optional=True,
                ),
            ),
        ),
    ),
    special="tokens",
    questions=questions("token_economy"),
    empty="Belum ada token ekonomi. Mulailah dengan jenis token dan perilaku yang disepakati.",
)

READINGS = Page(
    "readings",
    "Pencatatan berkala",
    "Catat angka yang diikuti dari waktu ke waktu, misalnya tekanan darah, berat badan, atau kehadiran.",
    (
        Section(
            "",
            (
                Rows(
                    Case.readings,
                    "Pencatatan berkala",
                    (
                        Field(Reading.date, "Tanggal", starred=True),
                        Field(Reading.kind, "Yang dicatat", choices="reading_kinds"),
                        Field(Reading.value, "Nilai", width=3),
                        Field(Reading.unit, "Satuan", width=3),
                        Field(Reading.judged_by, "Dinilai oleh"),
                    ),
                    item="catatan",
                    details=(
                        Field(Reading.session, "Pada pertemuan", kind=Kind.RECORD, of="sessions"),
                        Field(Reading.note, "Keterangan"),
                    ),
                    optional=True,
                ),
            ),
        ),
    ),
    special="readings",
    questions=("Siapa yang mengukur, dan dengan alat apa?", "Apakah angka ini perlu dirujuk ke tenaga kesehatan?"),
    empty="Belum ada catatan. Tambahkan pengukuran pertama.",
)

ASSISTANCE = Page(
    "assistance",
    "Bantuan",
    "Catat uang, barang, atau jasa yang diberikan, dari mana, dan bukti penerimaannya.",
    (
        Section(
            "",
            (
                Rows(
                    Case.assistance,
                    "Bantuan yang diberikan",
                    (
                        Field(Assistance.date, "Tanggal", starred=True),
                        Field(Assistance.kind, "Bentuk", choices="assistance_kinds"),
                        Field(Assistance.what, "Bantuan"),
                        Field(Assistance.amount, "Jumlah", unit="rupiah"),
                        Field(Assistance.source, "Sumber"),
                    ),
                    item="bantuan",
                    details=(
                        Field(Assistance.component, "Komponen ATENSI", choices="atensi_components"),
                        Field(Assistance.receipt, "Tanda terima"),
                        Field(Assistance.note, "Catatan"),
                    ),
                ),
            ),
        ),
    ),
    questions=("Kebutuhan mana yang dijawab oleh bantuan ini?",),
    empty="Belum ada bantuan. Tambahkan bila klien menerima uang, barang, atau jasa.",
)

OPPORTUNITY = Page(
    "opportunity",
    "Pemberian kesempatan",
    "Catat kesempatan yang dibuka bagi klien dan siapa yang diminta mendampinginya.",
    (
        Section(
            "Kesempatan dan pendampingan",
            (
                Field(Intervention.opportunity, "Kesempatan yang diberikan"),
                Field(Intervention.watchers, "Yang diminta memperhatikan klien"),
            ),
            of="intervention",
        ),
    ),
    questions=(
        "Di mana klien dapat mencoba kemampuan barunya?",
        "Siapa yang menemani bila Anda tidak ada?",
    ),
    empty="Mulailah dengan satu kesempatan yang sudah dicoba klien.",
)

RESULT = Page(
    "intervention_result",
    "Hasil tahap",
    "Rangkum proses intervensi dan hasilnya, satu hasil tiap baris.",
    (
        Section(
            "Intervensi",
            (
                Field(Intervention.period, "Masa intervensi", help="Misalnya “16 – 22 September 2024”."),
                Field(Intervention.process, "Proses"),
                Field(Intervention.results, "Hasil"),
                Field(Intervention.state, "Keadaan tahap"),
            ),
            of="intervention",
        ),
    ),
    questions=("Kegiatan mana yang tidak terlaksana, dan mengapa?",),
    empty="Tulis hasil pertama yang tampak pada klien.",
)

INTERVENTION = Stage(
    "intervention",
    "Intervensi",
    (SESSIONS, TOKEN_ECONOMY, READINGS, ASSISTANCE, OPPORTUNITY, CONFERENCES, RESULT),
)
