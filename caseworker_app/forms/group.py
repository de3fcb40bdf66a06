"""A group as window and papers ask for it: plan, members, stages, meetings, sociogram, structure, evaluation."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Kind, Page, Rows, Section, Stage
from caseworker_app.forms.library import group_phases, questions
from caseworker_app.forms.outcomes import outcome_fields
from caseworker_app.model.group import (
    Group,
    GroupArea,
    GroupAttendance,
    GroupMember,
    GroupSession,
    GroupStage,
    GroupStep,
    GroupTool,
    Sociogram,
    SociogramAnswer,
)
from caseworker_app.text import mark

PLAN = Page(
    "group_plan",
    "Rencana kelompok",
    "Lembar rencana: untuk apa kelompok ini, bagi siapa, di mana, kapan, dengan apa, dan langkahnya per tahap.",
    (
        Section(
            "Kelompok dan tujuannya",
            (
                Field(Group.name, "Nama kelompok", starred=True),
                Field(Group.kind, "Tipe kelompok", choices="group_types", width=6),
                Field(Group.need_assessment, "Asesmen kebutuhan"),
                Field(Group.kind_chosen_because, "Alasan memilih tipe ini"),
                Field(Group.purpose, "Tujuan"),
                Field(Group.targets, "Sasaran"),
            ),
        ),
        Section(
            "Penyelenggaraan",
            (
                Field(Group.place, "Tempat"),
                Field(Group.time, "Waktu", help="Misalnya “tiap Kamis, 13.00 – 14.30 WIB, dua belas kali”."),
                Field(Group.materials, "Alat dan bahan"),
                Field(Group.facilitators, "Fasilitator"),
                Rows(
                    Group.steps,
                    "Langkah kegiatan",
                    (
                        Field(GroupStep.stage, "Tahap", choices="group_stages"),
                        Field(GroupStep.text, "Langkah", starred=True),
                        Field(GroupStep.minutes, "Menit"),
                    ),
                    item="langkah",
                ),
            ),
        ),
    ),
    questions=questions("group"),
    empty="Belum ada rencana. Mulailah dengan nama dan tujuan kelompok.",
)

MEMBERS = Page(
    "group_members",
    "Anggota",
    "Anggota adalah klien, orang lain yang sudah tercatat, atau cukup namanya. Empat sampai delapan orang lazim.",
    (
        Section(
            "",
            (
                Rows(
                    Group.members,
                    "Anggota kelompok",
                    (
                        Field(GroupMember.person, "Klien atau orang yang tercatat"),
                        Field(GroupMember.name, "Nama (bila belum tercatat)", starred=True, width=4),
                        Field(GroupMember.role, "Peran", choices="group_member_roles", width=3),
                        Field(GroupMember.consent, "Setuju ikut", width=2),
                    ),
                    item="anggota",
                    details=(
                        Field(GroupMember.consent_on, "Tanggal persetujuan"),
                        Field(GroupMember.joined, "Bergabung"),
                        Field(GroupMember.left, "Berhenti", optional=True),
                        Field(GroupMember.behaviour_before, "Perilaku sebelumnya"),
                        Field(GroupMember.behaviour_after, "Perilaku sesudahnya"),
                    ),
                    help="Setiap anggota ditanya apakah setuju ikut, dan apakah boleh dicatat.",
                ),
            ),
        ),
    ),
    special="group-members",
    questions=("Siapa yang paling memerlukan kelompok ini?", "Siapa yang belum ditanya persetujuannya?"),
    empty="Belum ada anggota. Tambahkan klien dari kasus, atau ketik nama orang lain.",
)

NORMS = Page(
    "group_norms",
    "Norma dan peran",
    "Yang disepakati anggota sendiri: aturan bersama, dan siapa mengerjakan apa.",
    (
        Section(
            "Kesepakatan",
            (
                Field(Group.norms, "Norma kelompok", help="Satu norma tiap baris; jangan lupa kerahasiaan."),
                Field(Group.roles, "Peran dalam kelompok"),
            ),
        ),
    ),
    questions=("Apa yang terjadi bila norma dilanggar?", "Siapa yang belum mendapat peran?"),
    empty="Tulis norma pertama yang disepakati anggota.",
)

MEETINGS = Page(
    "group_sessions",
    "Pertemuan",
    "Tulis tiap pertemuan sekali; pertemuan itu tampil dalam kasus setiap anggota dengan catatannya sendiri.",
    (
        Section(
            "",
            (
                Rows(
                    Group.sessions,
                    "Pertemuan kelompok",
                    (
                        Field(GroupSession.date, "Tanggal", starred=True),
                        Field(GroupSession.time, "Waktu"),
                        Field(GroupSession.stage, "Tahap", choices="group_stages", width=3),
                        Field(GroupSession.agenda, "Acara"),
                        Field(GroupSession.result, "Hasil"),
                    ),
                    item="pertemuan",
                    details=(
                        Field(GroupSession.place, "Tempat"),
                        *outcome_fields(GroupSession.outcome, GroupSession.outcome_reason),
                        Field(GroupSession.process, "Proses"),
                        Rows(
                            GroupSession.attendance,
                            "Kehadiran dan catatan anggota",
                            (
                                Field(GroupAttendance.member, "Anggota", kind=Kind.RECORD, of="members", starred=True),
                                Field(GroupAttendance.mark, "Kehadiran", width=3),
                                Field(GroupAttendance.note, "Catatan"),
                            ),
                            item="anggota",
                        ),
                    ),
                ),
            ),
        ),
    ),
    special="group-attendance",
    questions=(
        "Siapa yang menguasai pembicaraan, siapa yang diam?",
        "Apa yang dibawa pulang setiap anggota?",
        "Apa yang disepakati untuk pertemuan berikutnya?",
    ),
    empty="Belum ada pertemuan. Tambahkan tanggal pertemuan pertama; daftar hadir lalu tampil di atasnya.",
)

SOCIOGRAM = Page(
    "group_sociogram",
    "Sosiogram",
    "Satu pertanyaan kepada semua anggota pada satu hari; jawabannya diketik dalam tabel dan digambar.",
    (
        Section(
            "",
            (
                Rows(
                    Group.sociograms,
                    "Pertanyaan sosiogram",
                    (
                        Field(Sociogram.date, "Tanggal", starred=True),
                        Field(Sociogram.question, "Pertanyaan"),
                    ),
                    item="pertanyaan",
                    details=(
                        Rows(
                            Sociogram.answers,
                            "Jawaban",
                            (
                                Field(
                                    SociogramAnswer.from_member, "Dari", kind=Kind.RECORD, of="members", starred=True
                                ),
                                Field(SociogramAnswer.choice, "Jawaban"),
                                Field(SociogramAnswer.to_member, "Kepada", kind=Kind.RECORD, of="members"),
                            ),
                            item="jawaban",
                        ),
                    ),
                    optional=True,
                ),
            ),
        ),
    ),
    special="group-sociogram",
    questions=("Dengan siapa Anda paling ingin bekerja?", "Dengan siapa Anda paling sulit bekerja?"),
    empty="Belum ada pertanyaan. Tulis tanggal dan pertanyaan yang diajukan kepada anggota.",
)

AREAS = Page(
    "group_areas",
    "Pemetaan sosial",
    "Diisi bila kelompok atau warga setempat sendiri yang menjadi klien: wilayahnya dan jumlah penduduknya.",
    (
        Section(
            "",
            (
                Rows(
                    Group.areas,
                    "Wilayah",
                    (
                        Field(GroupArea.hamlet, "Dusun", starred=True, width=4),
                        Field(GroupArea.rw, "RW", width=2),
                        Field(GroupArea.rt, "RT", width=2),
                        Field(GroupArea.households, "Jumlah KK"),
                        Field(GroupArea.residents, "Jumlah jiwa"),
                    ),
                    item="wilayah",
                    details=(Field(GroupArea.note, "Catatan"),),
                    optional=True,
                ),
            ),
        ),
    ),
    questions=(
        "Siapa tokoh yang didengar warga, dan siapa yang jarang diajak bicara?",
        "Sumber dan masalah apa yang disebut warga dalam diskusi kelompok terarah (FGD)?",
    ),
    empty="Belum ada wilayah. Tambahkan dusun atau RT yang dipetakan.",
)

STRUCTURE = Page(
    "group_structure",
    "Struktur kelompok",
    "Bagaimana anggota berhubungan: siapa berbicara dengan siapa, siapa berpengaruh, siapa memimpin.",
    (
        Section(
            "Struktur dan suasana",
            (
                Field(Group.communication, "Komunikasi"),
                Field(Group.power, "Kekuasaan dan pengaruh"),
                Field(Group.leadership, "Kepemimpinan"),
                Field(Group.cohesion, "Kekompakan"),
                Field(Group.climate, "Suasana kelompok"),
            ),
        ),
    ),
    questions=("Siapa yang didengar, siapa yang dilewati?", "Kelompok kecil apa yang terbentuk?"),
    empty="Mulailah dengan siapa berbicara dengan siapa.",
)

TOOLS = Page(
    "group_tools",
    "Alat kelompok",
    "Alat kelompok dijawab butir demi butir, tentang seluruh kelompok atau satu anggota; hasil alat lain diketik.",
    (
        Section(
            "",
            (
                Rows(
                    Group.tools,
                    "Alat kelompok",
                    (
                        Field(GroupTool.date, "Tanggal", starred=True),
                        Field(GroupTool.kind, "Alat", choices="group_tools"),
                        Field(GroupTool.member, "Anggota", kind=Kind.RECORD, of="members"),
                        Field(GroupTool.score, "Skor"),
                        Field(GroupTool.result, "Hasil"),
                    ),
                    item="alat",
                    details=(
                        Field(
                            GroupTool.answers,
                            "Jawaban tiap butir",
                            help="Nomor butir dan nilainya, misalnya 9: 2; ditulis oleh lembar jawaban.",
                            optional=True,
                        ),
                    ),
                    optional=True,
                ),
            ),
        ),
    ),
    special="group-tools",
    questions=("Apakah anggota memahami setiap pernyataan?",),
    empty="Belum ada hasil alat kelompok.",
)

STAGES_TOLD = Page(
    "group_stages",
    "Catatan semua tahap",
    "Semua catatan menurut tahap dalam satu tabel; catatan kedua dan seterusnya dari satu tahap ditulis di sini.",
    (
        Section(
            "",
            (
                Rows(
                    Group.stages,
                    "Pelaksanaan menurut tahap",
                    (
                        Field(GroupStage.stage, "Tahap", choices="group_stages", starred=True),
                        Field(GroupStage.date, "Tanggal"),
                        Field(GroupStage.technique, "Teknik", choices="techniques"),
                        Field(GroupStage.process, "Proses"),
                        Field(GroupStage.result, "Hasil"),
                    ),
                    item="catatan tahap",
                    optional=True,
                ),
            ),
        ),
    ),
    questions=("Tahap mana yang berjalan lebih lama daripada rencana, dan mengapa?",),
    empty="Belum ada catatan tahap.",
)

EVALUATION = Page(
    "group_evaluation",
    "Evaluasi kelompok",
    "Apa yang berubah, apa kata anggota, dan apa yang akan dilakukan lain.",
    (Section("Hasil kelompok", (Field(Group.evaluation, "Evaluasi"),)),),
    special="group-phase:review",
    questions=group_phases()["review"].questions,
    empty="Tulis satu perubahan yang tampak pada kelompok.",
)

GROUP = Stage(
    "group", "Kelompok", (PLAN, MEMBERS, NORMS, EVALUATION, MEETINGS, SOCIOGRAM, STRUCTURE, AREAS, TOOLS, STAGES_TOLD)
)
"""The pages of one group; the record that they are about is a ``Group``, not a case."""

PHASE = "group-phase:"
"""Before the key of a stage: the name of the hand-made part of its page."""


def _phase(key: str, title: str, help_: str) -> Page:
    return Page(f"group_{key}", title, help_, special=f"{PHASE}{key}", questions=group_phases()[key].questions)


PHASES = (
    _phase("before_group", mark("Pra-kelompok"), mark("Kebutuhan, tipe, dan calon anggota, sebelum bertemu.")),
    _phase("beginning", mark("Tahap awal"), mark("Berkenalan, menyepakati tujuan dan norma.")),
    _phase("transition", mark("Tahap transisi"), mark("Keengganan dan perselisihan muncul; kepercayaan diuji.")),
    _phase("working", mark("Tahap bekerja"), mark("Anggota bekerja pada tujuannya dan saling menolong.")),
    _phase("closing", mark("Tahap pengakhiran"), mark("Meninjau pengalaman, menyusun rencana, berpisah.")),
)
"""A page for each stage: what the library offers for it, and the first of the group's records of that stage."""

WALK = Stage(
    "group",
    "Kelompok",
    (PLAN, MEMBERS, NORMS, *PHASES, EVALUATION, MEETINGS, SOCIOGRAM, STRUCTURE, AREAS, TOOLS, STAGES_TOLD),
)
"""The same as the window walks through them, the stages between plan and evaluation."""

STAGE_FIELDS = (
    Field(GroupStage.date, "Tanggal"),
    Field(GroupStage.technique, "Teknik", choices="techniques", width=8),
    Field(GroupStage.process, "Proses"),
    Field(GroupStage.result, "Hasil"),
)
"""What is written of one stage on its own page."""
