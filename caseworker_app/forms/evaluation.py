"""Stage 5, Evaluasi: how it went, and what changed."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Kind, Page, Rows, Section, Stage
from caseworker_app.forms.library import questions
from caseworker_app.forms.measurements import INSTRUMENTS
from caseworker_app.forms.scales import SCALES
from caseworker_app.forms.wanted import in_atensi
from caseworker_app.model.case import Case
from caseworker_app.model.evaluation import (
    AttainmentScale,
    BeforeAfter,
    Evaluation,
    EvaluationRow,
    GoalResult,
    ProcessEvaluation,
    Recommendation,
    SmartReview,
)

PROCESS = Page(
    "process_evaluation",
    "Evaluasi proses",
    "Bandingkan jalannya tiap tahap atau kegiatan dengan rencananya.",
    (
        Section(
            "Evaluasi proses",
            (
                Field(Evaluation.process_date, "Tanggal evaluasi proses"),
                Field(Evaluation.process_summary, "Ringkasan evaluasi proses"),
                Field(Evaluation.supporting, "Faktor pendukung"),
                Field(Evaluation.inhibiting, "Faktor penghambat"),
            ),
            of="evaluation",
        ),
        Section(
            "",
            (
                Rows(
                    Case.process_evaluations,
                    "Evaluasi proses tiap tahap atau kegiatan",
                    (
                        Field(
                            ProcessEvaluation.subject,
                            "Tahap atau kegiatan",
                            choices="evaluation_subjects",
                            starred=True,
                        ),
                        Field(ProcessEvaluation.as_planned, "Sesuai rencana"),
                        Field(ProcessEvaluation.supporting, "Pendukung"),
                        Field(ProcessEvaluation.inhibiting, "Penghambat"),
                    ),
                    item="evaluasi",
                    details=(Field(ProcessEvaluation.account, "Uraian"),),
                ),
            ),
        ),
    ),
    questions=questions("process_evaluation"),
    empty="Mulailah dengan faktor pendukung dan penghambat yang paling terasa.",
)

MATRIX = Page(
    "evaluation_matrix",
    "Evaluasi hasil",
    "Catat perubahan pada klien dengan bukti yang dapat dilihat atau didengar.",
    (
        Section(
            "Pelaksanaan evaluasi",
            (
                Field(Evaluation.date, "Tanggal evaluasi"),
                Field(Evaluation.time, "Waktu"),
                Field(Evaluation.place, "Tempat"),
                Field(Evaluation.result_summary, "Ringkasan evaluasi hasil"),
            ),
            of="evaluation",
        ),
        Section(
            "",
            (
                Rows(
                    Case.evaluation_rows,
                    "Matriks evaluasi",
                    (
                        Field(EvaluationRow.activity_name, "Kegiatan", starred=True),
                        Field(EvaluationRow.process, "Evaluasi proses"),
                        Field(EvaluationRow.result, "Evaluasi hasil"),
                    ),
                    item="kegiatan",
                    details=(
                        Field(
                            EvaluationRow.activity,
                            "Kegiatan dalam rancangan program",
                            kind=Kind.RECORD,
                            of="activities",
                        ),
                    ),
                ),
                Rows(
                    Case.before_after,
                    "Sebelum dan sesudah",
                    (
                        Field(BeforeAfter.aspect, "Aspek", starred=True),
                        Field(BeforeAfter.before, "Sebelum"),
                        Field(BeforeAfter.after, "Sesudah"),
                    ),
                    item="aspek",
                    details=(
                        Field(BeforeAfter.before_value, "Angka sebelum", help="Misalnya 60, bila diukur dengan angka."),
                        Field(BeforeAfter.after_value, "Angka sesudah"),
                        Field(BeforeAfter.unit, "Satuan", help="Misalnya persen kehadiran, hari, kali seminggu."),
                        Field(BeforeAfter.source, "Diambil dari", help="Misalnya daftar hadir sekolah."),
                    ),
                ),
            ),
        ),
    ),
    special="ecomap-pair",
    questions=questions("result_evaluation"),
    empty="Mulailah dengan kegiatan pertama dari rancangan program.",
)

POINTS_AFTER = Page(
    "points_after",
    "Gambar sebelum dan sesudah",
    "Tulis pokok-pokok BPSS sekali lagi saat evaluasi; gambar sebelum dan sesudah tampak berdampingan di bawah.",
    (
        Section(
            "BPSS saat evaluasi",
            (
                Field(Evaluation.biological_points, "Pokok biologis saat evaluasi", optional=True),
                Field(Evaluation.psychological_points, "Pokok psikologis saat evaluasi", optional=True),
                Field(Evaluation.social_points, "Pokok sosial saat evaluasi", optional=True),
                Field(Evaluation.spiritual_points, "Pokok spiritual saat evaluasi", optional=True),
            ),
            of="evaluation",
        ),
    ),
    special="point-changes",
    questions=("Apa yang berubah pada tubuh, perasaan, pergaulan, dan ibadah klien?", "Apa yang tetap sama?"),
    empty="Mulailah dengan satu pokok yang paling berubah.",
)

GOAL_RESULTS = Page(
    "goal_results",
    "Pencapaian tujuan",
    "Nilai setiap tujuan khusus dan indikatornya: tercapai, sebagian, belum, atau tidak dapat dinilai, dengan bukti.",
    (
        Section(
            "",
            (
                Rows(
                    Case.goal_results,
                    "Pencapaian tujuan khusus",
                    (
                        Field(GoalResult.goal_text, "Tujuan atau indikator", starred=True),
                        Field(GoalResult.state, "Pencapaian"),
                        Field(GoalResult.evidence, "Bukti"),
                    ),
                    item="pencapaian",
                    details=(
                        Field(GoalResult.goal, "Tujuan khusus dalam rencana", kind=Kind.RECORD, of="goals"),
                        Field(GoalResult.indicator, "Indikator dalam rencana", kind=Kind.RECORD, of="goals.indicators"),
                    ),
                ),
                Rows(
                    Case.smart_reviews,
                    "Tinjauan SMART",
                    (
                        Field(SmartReview.subject, "Yang ditinjau", choices="smart_subjects", starred=True),
                        Field(SmartReview.goal, "Tujuan khusus", kind=Kind.RECORD, of="goals"),
                        Field(SmartReview.specific, "Khusus (specific)"),
                        Field(SmartReview.measurable, "Terukur (measurable)"),
                    ),
                    item="tinjauan",
                    details=(
                        Field(SmartReview.achievable, "Dapat dicapai (achievable)"),
                        Field(SmartReview.relevant, "Sesuai kebutuhan (relevant)"),
                        Field(SmartReview.time_bound, "Berbatas waktu (time-bound)"),
                    ),
                    optional=True,
                ),
            ),
        ),
    ),
    questions=(
        "Apa bukti bahwa tujuan ini tercapai?",
        "Bagaimana klien sendiri menilai kemajuannya?",
    ),
    empty="Belum ada penilaian. Mulailah dengan tujuan khusus pertama.",
)

ATTAINMENT = Page(
    "attainment",
    "Skala pencapaian tujuan",
    "Tulis lima tingkat dengan kata-kata klien, dari −2 sampai +2, lalu tandai tingkat awal dan akhir.",
    (
        Section(
            "",
            (
                Rows(
                    Case.attainment_scales,
                    "Skala pencapaian tujuan (GAS)",
                    (
                        Field(AttainmentScale.title, "Skala", starred=True),
                        Field(AttainmentScale.goal, "Tujuan khusus", kind=Kind.RECORD, of="goals"),
                        Field(AttainmentScale.level_before, "Tingkat awal", kind=Kind.SCALE, low=-2, high=2),
                        Field(AttainmentScale.level_after, "Tingkat akhir", kind=Kind.SCALE, low=-2, high=2),
                    ),
                    item="skala",
                    details=(
                        Field(AttainmentScale.weight, "Bobot"),
                        Field(AttainmentScale.much_less, "Jauh di bawah harapan (−2)"),
                        Field(AttainmentScale.less, "Di bawah harapan (−1)"),
                        Field(AttainmentScale.expected, "Sesuai harapan (0)"),
                        Field(AttainmentScale.more, "Di atas harapan (+1)"),
                        Field(AttainmentScale.much_more, "Jauh di atas harapan (+2)"),
                    ),
                    optional=True,
                ),
            ),
        ),
    ),
    special="goal-levels",
    questions=("Seperti apa keadaan yang paling mungkin tercapai pada akhir kerja sama?",),
    empty="Belum ada skala. Ambil tujuan dari rencana, lalu mulailah dengan keadaan yang diharapkan (0).",
)

ATENSI_INDICATORS = Page(
    "atensi_indicators",
    "ATENSI: cakupan dan indikator",
    "Cakupan dihitung dari catatan kasus; yang diisi hanya indikator masukan, proses, keluaran, manfaat, dampak.",
    (
        Section(
            "Indikator",
            (
                Field(Evaluation.input_indicator, "Masukan"),
                Field(Evaluation.process_indicator, "Proses"),
                Field(Evaluation.output_indicator, "Keluaran"),
                Field(Evaluation.benefit_indicator, "Manfaat"),
                Field(Evaluation.impact_indicator, "Dampak"),
            ),
            of="evaluation",
            only=in_atensi,
        ),
    ),
    special="atensi",
    questions=("Tenaga, dana, dan sarana apa yang dipakai?", "Apa yang kini dapat dilakukan penerima manfaat?"),
    empty="Mulailah dengan masukan: siapa dan apa yang dipakai dalam layanan.",
)

CONCLUSION = Page(
    "evaluation_result",
    "Hasil tahap",
    "Simpulkan hasil pertolongan dan berikan rekomendasi kepada tiap pihak.",
    (
        Section(
            "Kesimpulan",
            (
                Field(Evaluation.other_factors, "Faktor lain yang mungkin menjelaskan perubahan"),
                Field(Evaluation.conclusion, "Kesimpulan"),
                Field(Evaluation.results, "Hasil"),
            ),
            of="evaluation",
        ),
        Section(
            "",
            (
                Rows(
                    Case.recommendations,
                    "Rekomendasi",
                    (
                        Field(Recommendation.party, "Kepada", choices="recommendation_parties"),
                        Field(Recommendation.text, "Rekomendasi", starred=True),
                    ),
                    item="rekomendasi",
                ),
            ),
        ),
        Section("Tahap", (Field(Evaluation.state, "Keadaan tahap"),), of="evaluation"),
    ),
    questions=(
        "Apa yang masih perlu dilanjutkan, dan oleh siapa?",
        "Apakah ada hal lain di luar intervensi yang ikut mengubah keadaan klien?",
    ),
    empty="Mulailah dengan satu kalimat kesimpulan.",
)

EVALUATION = Stage(
    "evaluation",
    "Evaluasi",
    (PROCESS, MATRIX, POINTS_AFTER, GOAL_RESULTS, INSTRUMENTS, SCALES, ATTAINMENT, ATENSI_INDICATORS, CONCLUSION),
)
