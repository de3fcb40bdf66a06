"""Stages 3 to 6: sessions, groups, plan, evaluation and end, each in the form that its content asks for."""

from __future__ import annotations

from typing import Any

import pytest

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.documents import blocks as b
from caseworker_app.documents.case_report.report import case_report
from caseworker_app.documents.case_report.sessions import SHORT
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.pieces import whole
from caseworker_app.documents.wish import Wish
from caseworker_app.model.assessment import Assessment
from caseworker_app.model.case import Case
from caseworker_app.model.choices import GoalState, MeetingOutcome, QuadrantBox, Wanted
from caseworker_app.model.evaluation import (
    AttainmentScale,
    BeforeAfter,
    Evaluation,
    EvaluationRow,
    GoalResult,
    ProcessEvaluation,
    SmartReview,
)
from caseworker_app.model.group import GroupTool
from caseworker_app.model.intervention import Reading, Session, SessionStep, TokenEconomy, TokenEntry
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import Activity, Conference, ConferenceAttendee, Goal, Indicator
from caseworker_app.model.practice import Practitioner
from caseworker_app.model.scales import AnchoredScale, CoursePhase, FollowedCourse, ScaleAnchor, ScaleRating
from caseworker_app.model.termination import Referral
from caseworker_app.model.tools import (
    BodyMap,
    BodyMark,
    Quadrant,
    QuadrantPoint,
    RoadMap,
    RoadMapEvent,
    VennBody,
    VennDiagram,
)
from tests.documents.case_files import case_file
from tests.documents.case_report.texts import blocks_of, figures_of, text_of
from tests.documents.invented_group import NAMES, with_group

WORKER = Practitioner(name="Dewi Lestari", role="praktikan", number="2104001")
LONG = "Klien bercerita tentang masa kecilnya dan menangis ketika menyebut ibunya. " * 8


def report_of(case: Case) -> b.Document:
    client = Person(alias="AB")
    case.client, case.client_id = client, client.id
    return numbered(case_report(CaseFile(case, Kin([client])), Wish()))


def table_of(report: b.Document, caption: str) -> b.Table:
    tables: list[b.Table] = blocks_of(report, b.Table)
    return next(one for one in tables if one.caption == caption)


def cells(row: Any) -> list[str]:
    """The words of a row, one text for a row over the whole width."""
    if isinstance(row, b.SpanRow):
        return [whole(row.text)]
    return [text_of(b.Document("", "", "report", (_block(cell),))).strip() for cell in row]


def _block(cell: Any) -> Any:
    is_text = isinstance(cell, str) or all(isinstance(part, b.Run | b.Ref) for part in cell)
    return b.Paragraph(cell) if is_text else b.Keep(cell)


def heads(table: b.Table) -> list[str]:
    return [column.heading for column in table.columns]


def held(day: str, **more: Any) -> Session:
    return Session(date=PartialDate.parse(day), **more)


def test_short_sessions_of_one_activity_are_one_table_below_what_they_have_in_common() -> None:
    activity = Activity(name="konseling individu")
    common = {"activity": activity, "place": "rumah klien", "method": "case work"}
    sessions = [
        held("2024-09-06", process="Menggali masalah.", result="Klien lega.", position=0, **common),
        held("2024-09-02", process="Berkenalan.", result="Klien diam.", obstacle="Hujan", position=1, **common),
    ]
    report = report_of(Case(practitioner=WORKER, sessions=sessions))
    table = table_of(report, "Pelaksanaan Konseling Individu")
    assert heads(table) == ["No.", "Hari/tanggal dan waktu", "Proses", "Hasil"]
    assert [cells(row) for row in table.rows] == [
        ["1", "Senin, 2 September 2024", "Berkenalan.", "Klien diam."],
        ["Hambatan: Hujan."],
        ["2", "Jumat, 6 September 2024", "Menggali masalah.", "Klien lega."],
    ]
    text = text_of(report)
    assert text.count("rumah klien") == 2, "once in the opening of the stage, once above the table"
    assert text.count("case work") == 1
    assert "dua pertemuan pada Senin, 2 September 2024 dan Jumat, 6 September 2024 (Tabel 4.1)" in text


def test_a_session_with_much_to_tell_keeps_its_own_head() -> None:
    activity = Activity(name="konseling individu")
    sessions = [
        held(f"2024-09-0{day}", activity=activity, process=process, result="Klien lega.", position=day)
        for day, process in enumerate(("Berkenalan.", "Menggali.", LONG), 1)
    ]
    report = report_of(Case(practitioner=WORKER, sessions=sessions))
    assert len(LONG) > SHORT
    assert len(table_of(report, "Pelaksanaan Konseling Individu").rows) == 2
    head = next(one for one in blocks_of(report, b.Facts) if one.facts[0].label == "Nama klien")
    assert [(fact.label, fact.value) for fact in head.facts] == [
        ("Nama klien", "AB"), ("Hari/tanggal", "Selasa, 3 September 2024"), ("Praktikan", "Dewi Lestari"),
    ]  # fmt: skip
    text = text_of(report)
    assert text.index("Pertemuan ke-3") < text.index("Proses:") < text.index("masa kecilnya") < text.index("Hasil:")


def test_a_single_short_session_is_told_in_facts_without_labels_over_one_sentence() -> None:
    report = report_of(Case(sessions=[held("2024-09-06", activity_name="menanam", process="Menanam.", result="Puas.")]))
    facts = next(one for one in blocks_of(report, b.Facts) if any(fact.label == "Proses" for fact in one.facts))
    assert [fact.label for fact in facts.facts] == ["Hari/tanggal", "Proses", "Hasil"]
    assert not [one for one in blocks_of(report, b.Table) if one.caption.startswith("Pelaksanaan")]


def test_phases_stand_above_their_sessions_and_steps_have_a_column() -> None:
    phases = ("persiapan", "persiapan", "pelaksanaan")
    sessions = [
        held(f"2024-09-0{at}", activity_name="terapi realitas", phase=phase, position=at)
        for at, phase in enumerate(phases, 1)
    ]
    sessions[0].steps = [SessionStep(step="Wants", done=True)]
    table = table_of(report_of(Case(sessions=sessions)), "Pelaksanaan Terapi Realitas")
    assert [cells(row)[0] for row in table.rows] == ["Persiapan", "1", "2", "Pelaksanaan", "3"]
    assert cells(table.rows[1])[heads(table).index("Langkah")] == "Wants"


def test_what_did_not_take_place_is_counted_and_stands_apart_with_its_reason() -> None:
    common = {"activity_name": "konseling", "process": "Bicara.", "result": "Lega."}
    sessions = [held("2024-09-02", **common), held("2024-09-04", **common)]
    sessions.append(
        held("2024-09-03", activity_name="konseling", outcome=MeetingOutcome.POSTPONED, outcome_reason="klien sakit")
    )
    report = report_of(Case(sessions=sessions))
    assert [cells(row)[0] for row in table_of(report, "Pelaksanaan Konseling").rows] == ["1", "2"]
    failed = table_of(report, "Pertemuan yang Tidak Terlaksana")
    assert [cells(row)[1:] for row in failed.rows] == [
        ["Selasa, 3 September 2024", "Konseling", "ditunda", "klien sakit"]
    ]
    text = text_of(report)
    assert "mengadakan dua pertemuan" in text
    assert "Dari 3 pertemuan yang dijadwalkan, 2 pertemuan terlaksana, 1 ditunda." in text


def test_each_technique_has_its_steps_and_what_was_left_out_is_said() -> None:
    steps = [
        SessionStep(technique="WDEP", step="Wants", done=True, note="ingin pulang"),
        SessionStep(technique="WDEP", step="Planning"),
        SessionStep(technique="konseling", step="Menggali masalah"),
    ]
    text = text_of(report_of(Case(sessions=[held("2024-09-06", process="Berjalan.", result="Puas.", steps=steps)])))
    after = text.partition("Langkah WDEP")[2]
    assert "Wants: ingin pulang" in after
    assert "Planning (tidak dilakukan)" in after
    assert "Langkah konseling" in after
    assert "Menggali masalah (tidak dilakukan)" not in after


def test_what_is_not_known_of_a_session_leaves_no_label_behind() -> None:
    text = text_of(report_of(Case(sessions=[held("2024-09-06", activity_name="menanam")])))
    assert "Proses" not in text.partition("Menanam")[2].partition("4.5")[0].replace("Proses dan Hasil", "")


def test_a_chart_needs_two_points() -> None:
    def charts(days: int) -> int:
        dates = [PartialDate.parse(f"2024-09-0{day}") for day in range(1, days + 1)]
        readings = [Reading(date=date, kind="berat badan", value="50", unit="kg", position=0) for date in dates]
        entries = [TokenEntry(date=date, points=2, position=at) for at, date in enumerate(dates)]
        return len(figures_of(report_of(Case(readings=readings, token_economies=[TokenEconomy(entries=entries)]))))

    assert (charts(1), charts(2)) == (0, 2)


def test_goals_with_measures_are_a_table_with_their_indicators_and_goals_in_words_a_list() -> None:
    goal = Goal(text="berani bicara", baseline="diam", target="tiga kalimat", position=0)
    goal.indicators = [Indicator(text="menjawab guru", target="sekali sehari", position=0)]
    table = table_of(report_of(Case(goals=[goal])), "Tujuan Khusus dan Indikatornya")
    assert heads(table) == ["No.", "Tujuan khusus dan indikator", "Keadaan awal", "Target"]
    assert [cells(row) for row in table.rows] == [
        ["1", "berani bicara", "diam", "tiga kalimat"],
        ["", "Indikator: menjawab guru", "–", "sekali sehari"],
    ]
    worded = report_of(Case(goals=[Goal(text="berani bicara"), Goal(text="punya teman")]))
    assert not [one for one in blocks_of(worded, b.Table) if one.key == "goals"]
    assert ["berani bicara", "punya teman"] in [list(one.items) for one in blocks_of(worded, b.NumberedList)]


def test_smart_has_a_column_for_each_letter() -> None:
    review = SmartReview(
        goal=Goal(text="berani bicara"), specific="jelas", measurable="dihitung", achievable="mungkin",
        relevant="perlu", time_bound="sebulan",
    )  # fmt: skip
    table = table_of(report_of(Case(smart_reviews=[review])), "Tinjauan SMART")
    assert cells(table.rows[0]) == ["1", "berani bicara", "jelas", "dihitung", "mungkin", "perlu", "sebulan"]
    assert not table.landscape
    review.specific = "jelas sekali " * 40
    assert table_of(report_of(Case(smart_reviews=[review])), "Tinjauan SMART").landscape


def test_each_field_of_a_process_evaluation_has_its_own_column() -> None:
    one = ProcessEvaluation(
        subject="asesmen", as_planned=False, account="tertunda sehari", supporting="guru", inhibiting="hujan"
    )
    table = table_of(report_of(Case(process_evaluations=[one])), "Evaluasi Proses Setiap Tahap atau Kegiatan")
    assert dict(zip(heads(table), cells(table.rows[0]), strict=True)) == {
        "No.": "1", "Tahap atau kegiatan": "asesmen", "Sesuai rencana": "tidak", "Uraian": "tertunda sehari",
        "Pendukung": "guru", "Penghambat": "hujan",
    }  # fmt: skip


def test_results_say_what_there_is_to_see_and_an_unjudged_goal_is_no_column_of_its_own() -> None:
    results = [
        GoalResult(goal_text="berani bicara", evidence="menjawab guru", position=0),
        GoalResult(goal_text="punya teman", evidence="bermain bersama", position=1),
    ]
    report = report_of(Case(goal_results=results))
    assert heads(table_of(report, "Pencapaian Tujuan Khusus")) == ["No.", "Tujuan atau indikator", "Bukti"]
    results[0].state = GoalState.REACHED
    text = text_of(report_of(Case(goal_results=results)))
    assert "Tujuan yang dinilai tercapai (Tabel" in text
    assert "belum dinilai" in text


def test_the_report_reckons_the_t_score_and_says_who_is_left_out() -> None:
    scales = [
        AttainmentScale(title="Hadir", weight=2, level_before=-1, level_after=1, position=0),
        AttainmentScale(title="Rukun", weight=1, level_before=-1, level_after=0, position=1),
        AttainmentScale(title="Bekerja", level_before=-2, position=2),
    ]
    text = text_of(report_of(Case(attainment_scales=scales)))
    assert "T naik dari 37,95 menjadi 58,03" in text
    assert "perubahannya +20,08" in text
    assert "“Bekerja” (tingkat akhir belum dipilih)" in text


def test_a_scale_is_told_with_its_anchors_its_days_and_what_may_not_be_concluded() -> None:
    days = ("2024-09-01", "2024-09-05", "2024-09-20", "2024-09-28")
    scale = AnchoredScale(
        name="Rasa aman",
        wanted=Wanted.UP,
        anchors=[ScaleAnchor(level=7, words="umumnya tenang")],
        ratings=[
            ScaleRating(id=f"s{at}", position=at, date=PartialDate.parse(day), level=level)
            for at, (day, level) in enumerate(zip(days, (3, 3, 5, 7), strict=True))
        ],
    )
    phases = [CoursePhase(since=PartialDate.parse(day), name=name) for day, name in ((days[0], "A"), (days[2], "B"))]
    case = Case(anchored_scales=[scale], followed_courses=[FollowedCourse(scale=scale, phases=phases)])
    report = report_of(case)
    table = table_of(report, "Skala Berpatokan dan Penilaiannya")
    assert ["7", "umumnya tenang"] in [cells(row)[:2] for row in table.rows]
    text = text_of(report)
    assert "naik dari 3 ke 7 (“umumnya tenang”) dalam 4 penilaian, searah dengan yang diharapkan" in text
    assert "Dua catatan pada fase A terlalu sedikit untuk menyimpulkan adanya perubahan" in text
    assert "Perkembangan menurut Fase" in [figure.caption for figure in figures_of(report)]


def test_an_attainment_scale_shows_where_the_client_stood_on_its_levels() -> None:
    scale = AttainmentScale(
        title="bergaul", expected="menyapa teman", much_less="mengurung diri", level_before=-2, level_after=0
    )
    table = table_of(report_of(Case(attainment_scales=[scale])), "Skala Pencapaian Tujuan (GAS)")
    assert [cells(row) for row in table.rows] == [
        ["Bergaul"],
        ["Sesuai harapan (0)", "menyapa teman", "kini"],
        ["Jauh di bawah harapan (−2)", "mengurung diri", "semula"],
    ]


def test_those_who_receive_the_client_are_named_once() -> None:
    case = Case(referrals=[Referral(to=["Puskesmas Melati", "kader lansia"])])
    case.termination.referred_to = ["puskesmas melati"]
    assert text_of(report_of(case)).casefold().count("puskesmas melati") == 1
    case.termination.referred_to = ["ketua RT"]
    assert "ketua RT" in text_of(report_of(case))


def test_a_stage_opens_once_and_repeats_no_date_of_its_opening() -> None:
    case = Case(evaluation_rows=[EvaluationRow(activity_name="menanam", process="rajin", result="panen")])
    case.evaluation.date, case.evaluation.place = PartialDate.parse("2024-09-23"), "balai RW"
    case.termination.date, case.termination.reasons = PartialDate.parse("2024-09-24"), ["tujuan tercapai"]
    text = text_of(report_of(case))
    assert "Evaluasi bersama klien “AB” diadakan di balai RW pada Senin, 23 September 2024." in text
    assert "diakhiri pada Selasa, 24 September 2024 karena tujuan tercapai." in text
    assert "Tanggal evaluasi" not in text
    assert "Alasan terminasi" not in text


def test_people_at_a_conference_are_counted_beside_their_table() -> None:
    attendees = [ConferenceAttendee(name=f"Tamu {at}", office="guru", present=at > 0, position=at) for at in range(3)]
    text = text_of(report_of(Case(conferences=[Conference(kind="case conference", number=1, attendees=attendees)])))
    assert "tiga orang, dua di antaranya hadir (Tabel 4.1)" in text


@pytest.mark.parametrize("names", [False, True])
def test_a_group_is_told_whole_and_its_other_members_by_initials(names: bool) -> None:  # noqa: FBT001 - a parameter
    file = with_group(case_file("s-lansia"))
    report = KINDS["case-report"].make(file, Wish(names=names))
    text = text_of(report)
    for words in (
        "Anggota saling mendukung", "datang tepat waktu", "Langkah tahap transisi.", "Anggota saling mengenal.",
        "Anggota bercerita bergiliran.", "Suasana gembira.", "Meningkat sejak pertemuan kedua.",
        "Dengan siapa Anda ingin duduk?", "tiga dari tiga pertemuan", "Kelompok ingin diteruskan.", "pengeras suara",
    ):  # fmt: skip
        assert words in text
    assert [name for name in NAMES if name in text] == []
    assert "berani memimpin doa" not in text, "what was noted of another member"
    assert "Anggota dan Kehadiran" in text


@pytest.mark.parametrize(("key", "others_told"), [("group-report", True), ("case-report", False)])
def test_totals_of_group_tools_are_compared_and_those_of_others_stay_out_of_a_case_report(
    key: str,
    others_told: bool,  # noqa: FBT001 - a parameter
) -> None:
    file = with_group(case_file("s-lansia"))
    group = file.groups[0]
    days = [PartialDate.parse(day) for day in ("7 September 2024", "21 September 2024")]
    group.tools = [
        GroupTool(kind="Kohesi kelompok", date=day, score=total, member=member, member_id=member.id if member else None)
        for member, totals in ((None, (12, 18)), (group.members[0], (8, 9)), (group.members[1], (11, 17)))
        for day, total in zip(days, totals, strict=True)
    ]
    group.tools.append(GroupTool(kind="Proses kelompok", answers=["1: 3", "2: 4"]))
    text = text_of(KINDS[key].make(file, Wish()))
    days_told = "antara 7 September 2024 dan 21 September 2024"
    assert f"Kohesi kelompok, seluruh kelompok: naik 6 angka, dari 12 menjadi 18, membaik, {days_told}." in text
    assert "naik 1 angka, dari 8 menjadi 9" in text
    assert ("dari 11 menjadi 17" in text) is others_told
    assert "4 butir belum dijawab" in text
    assert "Jawaban tiap butir: 1: 3; 2: 4" in text


def test_the_group_report_tells_a_question_that_nobody_answered() -> None:
    file = with_group(case_file("s-lansia"))
    file.groups[0].sociograms[0].answers = []
    assert "Dengan siapa Anda ingin duduk?" in text_of(KINDS["group-report"].make(file, Wish()))


def test_measured_change_and_words_stand_in_one_row() -> None:
    change = BeforeAfter(aspect="kehadiran", before="jarang hadir", after="selalu hadir")
    table = table_of(report_of(Case(before_after=[change])), "Keadaan Sebelum dan Sesudah Intervensi")
    assert cells(table.rows[0]) == ["1", "kehadiran", "jarang hadir", "selalu hadir"]


@pytest.mark.parametrize("key", ["visit-sheet", "handover-note"])
def test_an_attendance_share_is_no_matter_of_health(key: str) -> None:
    file = case_file("s-lansia")
    day = PartialDate.parse("2024-09-20")
    file.case.readings += [
        Reading(date=day, kind="kehadiran", value="95", unit="%", position=8),
        Reading(date=day, kind="kehadiran di sekolah", value="96", unit="%", position=9),
    ]
    rows = [cells(row) for table in blocks_of(KINDS[key].make(file, Wish()), b.Table) for row in table.rows]
    by_label = {row[0]: " ".join(row[1:]) for row in rows}
    assert "170/140" in by_label["Kesehatan"]
    assert "ehadiran" not in by_label["Kesehatan"]
    assert by_label["Pencatatan lain"].count("ehadiran") == 2


def test_quadrant_and_bpss_are_drawn_and_told_before_and_after() -> None:
    def with_point(at: int, text: str) -> Quadrant:
        point = QuadrantPoint(id=f"p{at}", position=0, box=QuadrantBox.PERSONAL_WEAKNESS, text=text)
        return Quadrant(id=f"q{at}", position=at, points=[point])

    report = report_of(
        Case(
            quadrants=[with_point(0, "minder"), with_point(1, "pelupa")],
            assessment=Assessment(social_points=["menyendiri"], spiritual_points=["taat"]),
            evaluation=Evaluation(social_points=["punya dua teman"]),
        )
    )
    told = text_of(report)
    assert "Sosial: 1 menjadi 1 pokok; baru: punya dua teman; tidak ada lagi: menyendiri." in told
    assert "Hambatan pribadi: 1 menjadi 1 pokok; baru: pelupa; tidak ada lagi: minder." in told
    assert {"bpss-pair", "quadrant-pair"} <= {figure.key for figure in figures_of(report)}


def test_body_map_road_map_and_venn_diagram_are_drawn_and_told_before_and_after() -> None:
    report = report_of(
        Case(
            body_maps=[
                BodyMap(id=f"b{scale}", position=at, marks=[BodyMark(id=f"m{at}", place="kaki kanan", scale=scale)])
                for at, scale in enumerate((7, 2))
            ],
            road_maps=[
                RoadMap(id=f"r{at}", position=at, events=[RoadMapEvent(id=f"e{at}", what="pindah", feeling=feeling)])
                for at, feeling in enumerate((-4, 1))
            ],
            venn_diagrams=[
                VennDiagram(id=f"v{at}", position=at, bodies=[VennBody(id=f"n{at}", name="Sekolah", distance=distance)])
                for at, distance in enumerate((4, 2))
            ],
        )
    )
    told = text_of(report)
    assert "skala 7 menjadi 2." in told
    assert "rasa −4 menjadi +1." in told
    assert "Sekolah: makin dekat (4 menjadi 2)." in told
    assert {"bodymap-pair", "roadmap-pair", "venn-pair"} <= {figure.key for figure in figures_of(report)}


def test_points_of_the_evaluation_alone_are_told_as_they_are() -> None:
    report = report_of(Case(evaluation=Evaluation(social_points=["punya dua teman"])))
    assert "punya dua teman" in text_of(report)
    assert figures_of(report) == []
