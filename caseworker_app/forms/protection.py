"""Pages of safety and care: alerts and incidents, a case response, findings of other professions, care and tracing."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Page, Rows, Section
from caseworker_app.forms.wanted import in_emergency
from caseworker_app.model.case import Case
from caseworker_app.model.date_setting import DateOf
from caseworker_app.model.engagement import Engagement
from caseworker_app.model.protection import (
    Alert,
    AspectFinding,
    CareArrangement,
    ChildWish,
    EmergencyHelp,
    Incident,
    TracingStep,
)

PROTECTION = Page(
    "protection",
    "Keselamatan dan perlindungan",
    "Peringatan tampil di kepala kasus selama berlaku; kejadian dicatat sekali, dengan apa yang sudah dilakukan.",
    (
        Section(
            "",
            (
                Rows(
                    Case.alerts,
                    "Peringatan",
                    (
                        Field(Alert.kind, "Jenis", choices="alert_kinds", width=3),
                        Field(Alert.text, "Isi peringatan", starred=True),
                        Field(Alert.since, "Sejak"),
                        Field(Alert.until, "Sampai", about=DateOf.PLAN),
                    ),
                    item="peringatan",
                    details=(
                        Field(
                            Alert.person,
                            "Tentang siapa",
                            help="Bila tentang orang yang tidak boleh dihubungi atau diduga pelaku.",
                        ),
                    ),
                    help="Yang sudah lewat tanggalnya tinggal sebagai riwayat.",
                    optional=True,
                ),
                Rows(
                    Case.incidents,
                    "Kejadian dan kekhawatiran perlindungan",
                    (
                        Field(Incident.date, "Tanggal"),
                        Field(Incident.kind, "Jenis", choices="incident_kinds", starred=True),
                        Field(Incident.what, "Yang terjadi"),
                        Field(Incident.told_to, "Diberitahukan kepada"),
                        Field(Incident.state, "Keadaan"),
                    ),
                    item="kejadian",
                    details=(
                        Field(Incident.time, "Waktu"),
                        Field(Incident.place, "Tempat"),
                        Field(
                            Incident.suspected,
                            "Diduga pelaku",
                            linked="suspect",
                            help="Dugaan, belum tentu terbukti; boleh dengan kata-kata (“orang tak dikenal”).",
                        ),
                        Field(Incident.suspect, "Diduga pelaku yang sudah tercatat"),
                        Field(Incident.told_on, "Diberitahukan pada"),
                        Field(Incident.measures, "Yang sudah dilakukan"),
                        Field(Incident.visum, "Visum", help="Nomor, tanggal, rumah sakit; atau “belum”."),
                        Field(Incident.private, "Rahasia", help="Tidak ikut dalam laporan dan lini masa yang dicetak."),
                    ),
                    help="Tidak pernah ikut dalam surat.",
                    optional=True,
                ),
            ),
        ),
    ),
    questions=(
        "Apakah klien aman malam ini, dan siapa yang bersamanya?",
        "Siapa yang wajib diberi tahu, dan siapa yang sebaiknya tidak?",
        "Apakah luka perlu diperiksa segera agar dapat divisum?",
    ),
    empty="Belum ada peringatan atau kejadian. Catat alergi, ancaman, atau orang yang tidak boleh dihubungi.",
)

CASE_RESPONSE = Page(
    "case_response",
    "Respon kasus",
    "Untuk klien yang perlu ditolong saat itu juga: asesmen cepat, pertolongan darurat, penampungan sementara.",
    (
        Section(
            "Asesmen cepat",
            (
                Field(Engagement.rapid_assessed_on, "Tanggal asesmen cepat"),
                Field(Engagement.rapid_assessment, "Keadaan dan kebutuhan mendesak"),
                Field(Engagement.rapid_decision, "Keputusan"),
            ),
            of="engagement",
            only=in_emergency,
        ),
        Section(
            "",
            (
                Rows(
                    Case.emergency_help,
                    "Pertolongan darurat",
                    (
                        Field(EmergencyHelp.date, "Tanggal"),
                        Field(EmergencyHelp.time, "Waktu"),
                        Field(EmergencyHelp.kind, "Jenis", choices="atensi_case_response", starred=True),
                        Field(EmergencyHelp.what, "Yang dilakukan"),
                        Field(EmergencyHelp.given_by, "Oleh"),
                    ),
                    item="pertolongan",
                    details=(Field(EmergencyHelp.result, "Hasil"),),
                ),
            ),
            help="Penampungan sementara dan lamanya dicatat pada Pengasuhan dan penelusuran keluarga.",
            only=in_emergency,
        ),
    ),
    questions=(
        "Bahaya apa yang harus dihentikan lebih dahulu?",
        "Di mana klien tidur malam ini, dan sampai kapan?",
        "Dapatkah klien memahami dan dipahami: perlukah penerjemah atau alat bantu?",
    ),
    empty="Mulailah dengan keadaan klien ketika ditemukan. Bila bukan kasus darurat, lewati halaman ini.",
)

CARE = Page(
    "care",
    "Pengasuhan dan penelusuran keluarga",
    "Catat dengan siapa klien diasuh dari waktu ke waktu, upaya mencari keluarganya, dan apa yang diinginkannya.",
    (
        Section(
            "",
            (
                Rows(
                    Case.care_arrangements,
                    "Pengasuhan",
                    (
                        Field(CareArrangement.kind, "Jenis", choices="care_kinds", starred=True),
                        Field(CareArrangement.carer_name, "Dengan siapa", linked="carer"),
                        Field(CareArrangement.since, "Sejak"),
                        Field(CareArrangement.until, "Sampai"),
                        Field(CareArrangement.agreed_by, "Disetujui oleh"),
                    ),
                    item="pengasuhan",
                    details=(
                        Field(CareArrangement.carer, "Pengasuh yang sudah tercatat"),
                        Field(CareArrangement.place, "Tempat"),
                        Field(
                            CareArrangement.length,
                            "Lamanya",
                            help="Bila tanggalnya tidak diketahui: “kira-kira dua minggu”.",
                            optional=True,
                        ),
                        Field(CareArrangement.why, "Alasan"),
                        Field(CareArrangement.note, "Catatan"),
                    ),
                    optional=True,
                ),
                Rows(
                    Case.tracing_steps,
                    "Penelusuran dan penyatuan kembali keluarga",
                    (
                        Field(TracingStep.date, "Tanggal"),
                        Field(TracingStep.what, "Yang dilakukan", starred=True),
                        Field(TracingStep.found, "Siapa yang ditemukan"),
                        Field(TracingStep.verification, "Verifikasi"),
                    ),
                    item="langkah",
                    details=(
                        Field(
                            TracingStep.reunified,
                            "Penyatuan kembali (reunifikasi)",
                            help="Kapan dan bagaimana, atau mengapa belum.",
                        ),
                    ),
                    optional=True,
                ),
                Rows(
                    Case.child_wishes,
                    "Keinginan anak",
                    (
                        Field(ChildWish.date, "Tanggal"),
                        Field(ChildWish.words, "Kata-kata anak sendiri", starred=True),
                        Field(ChildWish.asked_how, "Cara menanyakan", choices="wish_methods"),
                        Field(ChildWish.followed_up, "Tindak lanjut"),
                    ),
                    item="keinginan",
                    optional=True,
                ),
            ),
        ),
    ),
    questions=(
        "Siapa yang mengasuh klien sehari-hari, dan siapa yang menyetujuinya?",
        "Apa bukti bahwa orang yang ditemukan memang keluarganya?",
        "Di mana dan dengan siapa anak itu sendiri ingin tinggal?",
    ),
    empty="Mulailah dengan pengasuhan yang sekarang: dengan siapa dan sejak kapan.",
)

PROFESSIONS = Section(
    "",
    (
        Rows(
            Case.aspect_findings,
            "Asesmen oleh berbagai profesi",
            (
                Field(AspectFinding.aspect, "Aspek", choices="atensi_aspects", starred=True),
                Field(AspectFinding.finding, "Temuan"),
                Field(AspectFinding.profession, "Profesi", choices="assessor_professions"),
                Field(AspectFinding.assessor, "Nama pemeriksa"),
                Field(AspectFinding.date, "Tanggal"),
            ),
            item="temuan",
            details=(
                Field(
                    AspectFinding.paper,
                    "Dokumen",
                    help="Misalnya “surat dokter RSUD, 12/9/2024”; berkasnya dapat dilampirkan pada baris ini.",
                ),
                Field(AspectFinding.advice, "Saran"),
            ),
            optional=True,
        ),
    ),
)
"""Below the aspects of the assessment: what a doctor, a psychologist, a teacher found."""
