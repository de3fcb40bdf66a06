"""Stage 1, Engagement, Intake, Contract: from the assignment of a client to the signed consent."""

from __future__ import annotations

from caseworker_app.forms.consent import CONSENT, CONTRACT, ORAL_CONSENT
from caseworker_app.forms.description import Field, Kind, Page, Rows, Section, Stage
from caseworker_app.forms.library import questions
from caseworker_app.forms.outcomes import outcome_fields
from caseworker_app.forms.protection import CASE_RESPONSE, PROTECTION
from caseworker_app.forms.wanted import in_atensi
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import (
    Contact,
    ContactPerson,
    Engagement,
    HomeVisit,
    RiskScreening,
)

CASE = Page(
    "case",
    "Data kasus",
    "Catat bagaimana kasus ini sampai kepada Anda dan siapa yang menanganinya.",
    (
        Section(
            "Kasus",
            (
                Field(Case.number, "Nomor kasus", help="Terisi sendiri; boleh diganti.", starred=True),
                Field(Case.opened, "Kasus dibuka"),
                Field(Case.client, "Klien", starred=True),
                Field(Case.agency, "Lembaga", kind=Kind.RECORD),
                Field(Case.practitioner, "Praktikan/Pekerja Sosial", kind=Kind.RECORD),
                Field(Case.supervisor, "Supervisor"),
            ),
        ),
        Section(
            "Sasaran layanan",
            (
                Field(Case.cluster, "Klaster", choices="klaster", width=6),
                Field(Case.ppks, "Kategori PPKS", choices="ppks", width=6),
                Field(Case.setting, "Latar praktik", choices="settings"),
                Field(Case.approach, "Basis layanan ATENSI", choices="approaches", only=in_atensi),
            ),
        ),
        Section(
            "Akses",
            (
                Field(Case.access_route, "Jalur akses", choices="access_routes"),
                Field(Case.application, "Cara klien datang", choices="applications"),
                Field(
                    Case.emergency,
                    "Respon kasus (darurat)",
                    help="Ya bila klien perlu ditolong saat itu juga.",
                    optional=True,
                ),
            ),
        ),
        Section(
            "Tinggal di lembaga",
            (
                Field(Case.entered_residence, "Masuk lembaga", optional=True),
                Field(Case.left_residence, "Keluar lembaga", optional=True),
                Field(Case.room, "Asrama/kamar", optional=True),
            ),
            help="Diisi bila klien tinggal di asrama atau rumah perlindungan.",
        ),
        Section("Catatan", (Field(Case.note, "Catatan tentang kasus", optional=True),)),
    ),
    questions=(
        "Siapa yang pertama kali memberitahukan keadaan klien, dan kepada siapa?",
        "Apakah klien datang atas kemauan sendiri?",
        "Apakah ada yang harus ditolong saat ini juga?",
    ),
    empty="Mulailah dengan memilih klien dan tanggal kasus dibuka.",
)

CONTACTS = Page(
    "contacts",
    "Kontak",
    "Catat setiap pertemuan, telepon, atau pesan: siapa yang ditemui, apa yang terjadi, dan apa hasilnya.",
    (
        Section(
            "",
            (
                Rows(
                    Case.contacts,
                    "Kontak dengan klien dan pihak lain",
                    (
                        Field(Contact.date, "Tanggal", starred=True),
                        Field(Contact.time, "Waktu"),
                        Field(Contact.place, "Tempat", source="services"),
                        Field(Contact.mode, "Cara kontak", choices="contact_modes"),
                        Field(Contact.result, "Hasil"),
                    ),
                    item="kontak",
                    details=(
                        *outcome_fields(Contact.outcome, Contact.outcome_reason),
                        Field(Contact.with_whom, "Dengan siapa", help="Nama atau inisial, dan perannya."),
                        Field(Contact.techniques, "Teknik", choices="techniques"),
                        Field(Contact.process, "Proses"),
                        Rows(
                            Contact.people,
                            "Orang yang ditemui",
                            (
                                Field(ContactPerson.person, "Orang"),
                                Field(ContactPerson.name, "Nama (bila belum tercatat)"),
                                Field(ContactPerson.role, "Peran", starred=True),
                            ),
                            item="orang",
                        ),
                        Field(Contact.note, "Catatan"),
                    ),
                ),
            ),
        ),
    ),
    questions=questions("contact"),
    empty="Belum ada kontak. Mulailah dengan pertemuan pertama, walau tanggalnya hanya kira-kira.",
)

INTAKE = Page(
    "intake",
    "Intake",
    "Tulis masalah seperti yang dikatakan klien, lalu dugaan awal Anda secara terpisah.",
    (
        Section(
            "Penerimaan awal",
            (
                Field(Engagement.intake_date, "Tanggal intake"),
                Field(Engagement.intake_kind, "Jenis asesmen awal", choices="intake_kinds"),
                Field(Engagement.referred_by, "Dirujuk atau diperkenalkan oleh"),
                Field(Engagement.found_where, "Di mana dan bagaimana klien ditemukan"),
                Field(
                    Engagement.presenting_problem, "Masalah menurut klien", help="Sedapatnya dengan kata-kata klien."
                ),
                Field(Engagement.hypotheses, "Dugaan awal praktikan"),
            ),
            of="engagement",
        ),
        Section(
            "Kelayakan dan harapan",
            (
                Field(Engagement.eligible, "Memenuhi syarat layanan"),
                Field(Engagement.eligibility, "Alasan memenuhi atau tidak memenuhi syarat"),
                Field(Engagement.expects_of_agency, "Harapan klien kepada lembaga"),
                Field(Engagement.expects_of_worker, "Harapan klien kepada Praktikan/Pekerja Sosial"),
            ),
            of="engagement",
        ),
    ),
    questions=questions("intake"),
    empty="Tanyakan kepada klien apa yang paling berat baginya saat ini, lalu tulis jawabannya di sini.",
)

RISK = Page(
    "risk",
    "Asesmen risiko",
    "Tanyakan keselamatan klien dengan tenang dan langsung; ulangi kapan pun keadaan berubah.",
    (
        Section(
            "",
            (
                Rows(
                    Case.risks,
                    "Asesmen risiko",
                    (
                        Field(RiskScreening.date, "Tanggal", starred=True),
                        Field(RiskScreening.kind, "Jenis risiko", choices="risk_kinds"),
                        Field(RiskScreening.danger_now, "Bahaya saat ini"),
                        Field(RiskScreening.findings, "Yang ditemukan"),
                    ),
                    item="asesmen risiko",
                    details=(
                        Field(RiskScreening.safety_plan, "Rencana keselamatan"),
                        Field(RiskScreening.reported_to, "Dilaporkan kepada"),
                        Field(RiskScreening.reported_on, "Dilaporkan pada"),
                        Field(RiskScreening.hotlines, "Nomor yang dapat dihubungi"),
                    ),
                ),
            ),
        ),
    ),
    questions=questions("risk"),
    empty="Belum ada asesmen risiko. Mulailah dengan satu baris, juga bila tidak ada bahaya yang ditemukan.",
)

HOME_VISITS = Page(
    "home_visits",
    "Home visit",
    "Catat apa yang dilihat di rumah dan sekitarnya, terpisah dari tafsiran; kunjungan yang gagal pun dicatat.",
    (
        Section(
            "",
            (
                Rows(
                    Case.home_visits,
                    "Kunjungan rumah",
                    (
                        Field(HomeVisit.date, "Tanggal", starred=True),
                        Field(HomeVisit.time, "Waktu"),
                        Field(HomeVisit.place, "Alamat"),
                        Field(HomeVisit.purpose, "Tujuan"),
                        Field(HomeVisit.result, "Hasil"),
                    ),
                    item="kunjungan",
                    details=(
                        Field(HomeVisit.letter_number, "Nomor surat tugas"),
                        Field(HomeVisit.assigned_by, "Yang menugaskan"),
                        Field(HomeVisit.assigned_by_number, "NIP yang menugaskan"),
                        Field(HomeVisit.letter_date, "Tanggal surat tugas"),
                        Field(HomeVisit.met, "Siapa yang ditemui"),
                        *outcome_fields(HomeVisit.outcome),
                        Field(HomeVisit.failed_because, "Bila gagal, sebabnya"),
                        Field(HomeVisit.house_condition, "Keadaan rumah"),
                        Field(HomeVisit.house_ownership, "Status rumah", choices="house_ownership"),
                        Field(HomeVisit.walls, "Dinding", choices="walls"),
                        Field(HomeVisit.floor, "Lantai", choices="floors"),
                        Field(HomeVisit.roof, "Atap", choices="roofs"),
                        Field(HomeVisit.water, "Sumber air", choices="water"),
                        Field(HomeVisit.electricity, "Listrik", choices="electricity"),
                        Field(HomeVisit.sanitation, "MCK dan sanitasi", choices="sanitation"),
                        Field(HomeVisit.crowding, "Jumlah penghuni dan kepadatan", choices="crowding"),
                        Field(HomeVisit.cleanliness, "Kebersihan"),
                        Field(HomeVisit.hazards, "Yang membahayakan"),
                        Field(HomeVisit.economic_condition, "Keadaan ekonomi yang tampak"),
                        Field(HomeVisit.family_interaction, "Suasana dan hubungan keluarga"),
                        Field(HomeVisit.surroundings, "Lingkungan sekitar dan akses"),
                        Field(HomeVisit.observation, "Yang dilihat dan didengar"),
                        Field(HomeVisit.interpretation, "Tafsiran praktikan"),
                        Field(HomeVisit.worker_safety, "Keamanan praktikan"),
                        Field(HomeVisit.agreement, "Kesepakatan"),
                        Field(HomeVisit.follow_up, "Tindak lanjut"),
                    ),
                ),
            ),
        ),
    ),
    questions=questions("home_visit"),
    empty="Belum ada kunjungan rumah. Mulailah dengan tanggal dan tujuan kunjungan.",
)

RESULT = Page(
    "engagement_result",
    "Hasil tahap",
    "Rangkum proses tahap ini dan hasilnya, satu hasil tiap baris.",
    (
        Section(
            "Engagement, Intake, Contract",
            (
                Field(Engagement.duration, "Lama tahap ini"),
                Field(Engagement.process, "Proses"),
                Field(Engagement.results, "Hasil"),
                Field(Engagement.state, "Keadaan tahap"),
            ),
            of="engagement",
        ),
    ),
    questions=(
        "Apakah klien sudah mengenal dan memercayai Anda?",
        "Kesepakatan apa yang terjalin?",
        "Informasi awal apa yang diperoleh?",
    ),
    empty="Tulis hasil pertama, misalnya: kesepakatan dengan klien terjalin.",
)

ENGAGEMENT = Stage(
    "engagement",
    "Engagement, Intake, Contract",
    (CASE, CONTACTS, INTAKE, RISK, PROTECTION, CASE_RESPONSE, HOME_VISITS, CONTRACT, CONSENT, ORAL_CONSENT, RESULT),
)
