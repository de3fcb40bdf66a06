"""Stage 3, Rencana intervensi: what is to be reached, with whom, by which means."""

from __future__ import annotations

from caseworker_app.forms.conference import CONFERENCES
from caseworker_app.forms.description import Field, Kind, Page, Rows, Section, Stage
from caseworker_app.forms.library import questions
from caseworker_app.model.assessment import Resource
from caseworker_app.model.case import Case
from caseworker_app.model.date_setting import DateOf
from caseworker_app.model.plan import (
    Activity,
    ActivityGoal,
    Goal,
    Implementer,
    Indicator,
    Plan,
    PlannedMethod,
    PlanRevision,
    Target,
)

DISCUSSION = Page(
    "plan_discussion",
    "Pembicaraan dengan klien",
    "Catat apa yang Anda tawarkan dan apa yang dipilih klien.",
    (
        Section(
            "Pembicaraan",
            (
                Field(Plan.discussed_on, "Dibicarakan pada"),
                Field(Plan.discussed_at, "Pukul"),
                Field(Plan.offered, "Yang ditawarkan"),
                Field(Plan.chosen, "Yang dipilih klien"),
            ),
            of="plan",
        ),
    ),
    questions=(
        "Pilihan apa saja yang dijelaskan kepada klien?",
        "Apa alasan klien memilih atau menolak?",
        "Siapa lagi yang ikut dalam pembicaraan?",
    ),
    empty="Mulailah dengan tanggal pembicaraan dan pilihan yang ditawarkan.",
)

GOALS = Page(
    "goals",
    "Program dan tujuan",
    "Tujuan ditulis sebagai keadaan yang dapat dilihat; tiap tujuan khusus mempunyai indikator.",
    (
        Section(
            "Program",
            (
                Field(Plan.programme, "Nama program", width=12),
                Field(Plan.general_goal, "Tujuan umum"),
            ),
            of="plan",
        ),
        Section(
            "",
            (
                Rows(
                    Case.goals,
                    "Tujuan khusus",
                    (
                        Field(Goal.text, "Tujuan khusus", starred=True),
                        Field(Goal.baseline, "Keadaan awal"),
                        Field(Goal.target, "Target"),
                        Field(Goal.target_date, "Target tercapai", about=DateOf.PLAN),
                    ),
                    item="tujuan khusus",
                    details=(
                        Field(Goal.problem, "Menjawab masalah", kind=Kind.RECORD, of="problems"),
                        Rows(
                            Goal.indicators,
                            "Indikator",
                            (
                                Field(Indicator.text, "Indikator", starred=True),
                                Field(Indicator.baseline, "Keadaan awal"),
                                Field(Indicator.target, "Target"),
                                Field(Indicator.target_date, "Target tercapai", about=DateOf.PLAN),
                            ),
                            item="indikator",
                        ),
                    ),
                ),
            ),
        ),
        Section(
            "Indikator keberhasilan",
            (Field(Plan.indicators_note, "Keterangan tentang indikator"),),
            of="plan",
        ),
    ),
    questions=questions("goals"),
    empty="Belum ada tujuan. Mulailah dengan tujuan umum, lalu tujuan khusus pertama.",
)

RESOURCES = Page(
    "plan_resources",
    "Pemetaan sistem sumber",
    "Tetapkan bersama klien dan tim, sumber mana yang dipakai dan untuk apa.",
    (
        Section(
            "",
            (
                Rows(
                    Case.resources,
                    "Sistem sumber yang dipakai",
                    (
                        Field(
                            Resource.text,
                            "Sumber",
                            starred=True,
                            source="services",
                            fills=((Resource.use, "offers"),),
                        ),
                        Field(Resource.use, "Dipakai untuk"),
                        Field(Resource.agreed, "Disepakati"),
                    ),
                    item="sumber",
                    help="Daftar ini sama dengan sistem sumber pada asesmen.",
                ),
            ),
        ),
        Section(
            "Penetapan bersama",
            (
                Field(Plan.resources_agreed_on, "Disepakati pada"),
                Field(Plan.resources_agreed_with, "Disepakati dengan"),
                Field(Plan.resources_agreement, "Isi kesepakatan"),
            ),
            of="plan",
        ),
    ),
    questions=(
        "Sumber mana yang paling mudah dijangkau klien?",
        "Siapa yang menghubungi sumber itu?",
    ),
    empty="Belum ada sumber. Tambahkan sumber yang sudah ditemukan pada asesmen.",
)

IMPLEMENTERS = Page(
    "implementers",
    "Sasaran dan pelaksana",
    "Catat siapa yang diharapkan berubah dan siapa yang ikut melaksanakan, beserta bagiannya.",
    (
        Section(
            "",
            (
                Rows(
                    Case.targets,
                    "Sasaran perubahan",
                    (
                        Field(Target.name, "Sasaran", help="Siapa atau apa yang diharapkan berubah.", starred=True),
                        Field(Target.reason, "Alasan dipilih"),
                    ),
                    item="sasaran",
                ),
                Rows(
                    Case.implementers,
                    "Pelaksana dan orang penting bagi klien",
                    (
                        Field(Implementer.name, "Nama atau jabatan", choices="psks", starred=True, linked="person"),
                        Field(Implementer.role, "Peran", choices="roles"),
                        Field(Implementer.part, "Bagiannya"),
                        Field(Implementer.significant_other, "Orang penting"),
                    ),
                    item="pelaksana",
                    details=(Field(Implementer.person, "Orang yang sudah tercatat"),),
                ),
            ),
        ),
    ),
    questions=(
        "Siapa di sekitar klien yang bersedia membantu?",
        "Apa peran Anda sendiri dalam rencana ini?",
    ),
    empty="Belum ada pelaksana. Mulailah dengan peran Anda sendiri.",
)

METHODS = Page(
    "methods",
    "Metode dan teknik",
    "Jelaskan mengapa metode dan teknik itu dipilih, dan bagaimana akan dipakai untuk klien ini.",
    (
        Section(
            "",
            (
                Rows(
                    Case.planned_methods,
                    "Metode dan teknik",
                    (
                        Field(PlannedMethod.method, "Metode", choices="methods"),
                        Field(PlannedMethod.technique, "Teknik", choices="techniques", starred=True),
                        Field(PlannedMethod.why, "Alasan"),
                        Field(PlannedMethod.use, "Penggunaan"),
                    ),
                    item="teknik",
                    details=(Field(PlannedMethod.group_type, "Tipe kelompok", choices="group_types"),),
                ),
            ),
        ),
    ),
    questions=(
        "Mengapa teknik ini cocok dengan fokus masalah dan keadaan klien?",
        "Apakah Anda terlatih memakainya, atau perlu pendampingan supervisor?",
    ),
    empty="Belum ada metode. Mulailah dengan teknik yang langsung menjawab fokus masalah.",
)

ACTIVITIES = Page(
    "activities",
    "Rancangan program",
    "Susun kegiatan satu per satu: kapan, di mana, untuk tujuan mana, dan apa tanda keberhasilannya.",
    (
        Section(
            "",
            (
                Rows(
                    Case.activities,
                    "Rancangan program",
                    (
                        Field(Activity.name, "Kegiatan", starred=True),
                        Field(Activity.dates, "Waktu", about=DateOf.PLAN),
                        Field(Activity.place, "Tempat"),
                        Field(Activity.technique, "Teknik", choices="techniques"),
                        Field(Activity.indicators, "Indikator keberhasilan", help="Satu indikator tiap baris."),
                    ),
                    item="kegiatan",
                    details=(
                        Field(Activity.time, "Pukul"),
                        Rows(
                            Activity.goals,
                            "Tujuan khusus yang dilayani",
                            (Field(ActivityGoal.goal, "Tujuan khusus", kind=Kind.RECORD, of="goals", starred=True),),
                            item="tujuan",
                        ),
                        Field(Activity.serves, "Tujuan kegiatan"),
                        Field(Activity.method, "Metode", choices="methods"),
                        Field(Activity.responsible, "Penanggung jawab"),
                        Field(Activity.component, "Komponen ATENSI", choices="atensi_components"),
                        Field(Activity.cost, "Biaya", unit="rupiah"),
                    ),
                ),
            ),
        ),
    ),
    questions=questions("activities"),
    empty="Belum ada kegiatan. Mulailah dengan kegiatan pertama untuk tujuan khusus pertama.",
)

REVISIONS = Page(
    "plan_revisions",
    "Perubahan rencana",
    "Rencana boleh berubah; catat apa yang diubah, mengapa, dan siapa yang menyetujuinya.",
    (
        Section(
            "",
            (
                Rows(
                    Case.plan_revisions,
                    "Perubahan rencana",
                    (
                        Field(PlanRevision.date, "Tanggal", starred=True),
                        Field(PlanRevision.changed, "Yang diubah"),
                        Field(PlanRevision.why, "Alasan"),
                        Field(PlanRevision.agreed_by, "Disetujui oleh"),
                    ),
                    item="perubahan",
                    optional=True,
                ),
            ),
        ),
    ),
    questions=("Apakah klien mengetahui dan menyetujui perubahan ini?",),
    empty="Belum ada perubahan. Tambahkan bila rencana disesuaikan dengan keadaan.",
)

RESULT = Page(
    "plan_result",
    "Hasil tahap",
    "Rangkum proses penyusunan rencana dan hasilnya, satu hasil tiap baris.",
    (
        Section(
            "Rencana intervensi",
            (
                Field(Plan.process, "Proses"),
                Field(Plan.results, "Hasil"),
                Field(Plan.state, "Keadaan tahap"),
            ),
            of="plan",
        ),
    ),
    questions=("Apa yang disepakati dengan klien dan tim?",),
    empty="Tulis hasil pertama, misalnya: rencana disetujui klien dan supervisor.",
)

PLAN = Stage(
    "plan",
    "Rencana intervensi",
    (DISCUSSION, GOALS, RESOURCES, IMPLEMENTERS, METHODS, ACTIVITIES, CONFERENCES, REVISIONS, RESULT),
)
