"""One fault at a time is planted in a clean case: it is found, and nothing else; harmless oddities stay unnoticed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from caseworker_app.casework.checks.catalogue import CHECKS, look
from caseworker_app.casework.checks.finding import Finding
from caseworker_app.casework.checks.scope import Scope
from caseworker_app.forms.spots import spot_of
from caseworker_app.limits import SENTENCE
from caseworker_app.model.assessment import Interview, Problem, Symptom
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import (
    ConcernState,
    ConsentStatus,
    GoalState,
    MeetingOutcome,
    Sex,
    StageState,
    TieKind,
    Vital,
)
from caseworker_app.model.engagement import Consent, ConsentStatement, Contact, HomeVisit, RiskScreening
from caseworker_app.model.evaluation import BeforeAfter, GoalResult, Recommendation
from caseworker_app.model.intervention import Reading, Session, TokenEconomy, TokenEntry, TokenExchange
from caseworker_app.model.notes import Attachment, Override, Promise
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.plan import (
    Activity,
    ActivityGoal,
    Conference,
    ConferenceAttendee,
    Goal,
    Indicator,
    PlanRevision,
)
from caseworker_app.model.protection import Incident
from caseworker_app.model.termination import Aftercare, Referral
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.model.tools import Ecomap, EcomapSystem, Measurement, RoadMap, RoadMapEvent

TODAY = date(2026, 11, 30)
LONG = "Klien berlatih menyusun lamaran kerja, lalu menilai sendiri apa yang sudah dan belum dapat dilakukannya."
Plant = Callable[[Case], object]


def when(text: str) -> PartialDate:
    return PartialDate.parse(text, today=TODAY)


def at(text: str) -> TimeSpan:
    return TimeSpan.parse(text)


def session(day: str, time: str, name: str, **values: Any) -> Session:
    return Session(date=when(day), time=at(time), activity_name=name, **values)


def a_clean_case() -> Case:
    """A whole case of autumn 2024 in which everything fits."""
    client = Person(name="Melati Cempaka", sex=Sex.FEMALE, born=when("5 Mei 1997"), child_number=2, siblings_count=3)
    client.rw = "03"
    father = Person(name="Surya Cempaka", sex=Sex.MALE, born=when("1965"), occupation="petani")
    mother = Person(name="Ratna Dewi", sex=Sex.FEMALE, vital=Vital.DEAD, died=when("2022"), occupation="bidan dahulu")
    brother = Person(name="Bayu Cempaka", sex=Sex.MALE, born=when("1994"))
    goals = [
        Goal(id="g1", text="lebih sabar mengelola emosi", indicators=[Indicator(text="nada bicara tenang")]),
        Goal(id="g2", text="menyusun lamaran kerja", position=1, indicators=[Indicator(text="lamaran selesai")]),
    ]
    case = Case(
        number="2024-010",
        client=client,
        client_id=client.id,
        opened=when("23 Agustus 2024"),
        family=[
            FamilyMember(person=father, relation="ayah"),
            FamilyMember(person=mother, relation="ibu", position=1),
            FamilyMember(person=brother, relation="kakak ke-1", position=2),
        ],
        consents=[
            Consent(
                date=when("26 Agustus 2024"),
                method="tanda tangan",
                signer_status="klien",
                signer_age="27 tahun",
                status=ConsentStatus.AGREED,
            )
        ],
        contacts=[Contact(date=when("Jumat, 23 Agustus 2024"), time=at("09.00-10.00"))],
        interviews=[Interview(date=when("28 Agustus 2024")), Interview(date=when("2 September 2024"), position=1)],
        conferences=[
            Conference(
                number=1,
                date=when("6 September 2024"),
                time=at("13.00-14.30"),
                attendance_stated=2,
                attendees=[
                    ConferenceAttendee(name="Sri Wahyuni", present=True),
                    ConferenceAttendee(name="Hadi Kusnadi", present=True, position=1),
                    ConferenceAttendee(name="Rini Astuti", present=False, position=2),
                ],
            )
        ],
        goals=goals,
        activities=[
            Activity(id="a1", name="terapi realitas", goals=[ActivityGoal(goal_id="g1")]),
            Activity(id="a2", name="menyusun lamaran", goals=[ActivityGoal(goal_id="g2")], position=1),
        ],
        sessions=[
            session("16 September 2024", "09.00-10.00", "terapi realitas", activity_id="a1"),
            session("Minggu, 22 September 2024", "09.00-10.00", "menyusun lamaran", activity_id="a2", process=LONG),
        ],
        goal_results=[
            GoalResult(goal_id="g1", state=GoalState.REACHED),
            GoalResult(goal_id="g2", state=GoalState.PARTLY, position=1),
        ],
        measurements=[
            Measurement(instrument="PHQ-9", moment="sebelum", date=when("2 September 2024"), score=12),
            Measurement(instrument="PHQ-9", moment="sesudah", date=when("25 September 2024"), score=4, position=1),
        ],
        referrals=[Referral(date=when("30 September 2024"), to=["Puskesmas Melati"])],
        ecomaps=[Ecomap(systems=[EcomapSystem(name="Rosi", tie=TieKind.CLOSE)])],
    )
    case.assessment.background = "Anak ke-2 dari 3 bersaudara. Klien berusia 27 tahun dan tinggal di RW 03."
    case.assessment.focus = "kecemasan menghadapi dunia kerja"
    case.assessment.social_points = ["bersahabat dekat dengan Rosi", "percaya diri"]
    case.plan.discussed_on = when("9 September 2024")
    case.evaluation.date, case.evaluation.state = when("25 September 2024"), StageState.DONE
    case.termination.date = when("30 September 2024")
    case.termination.referred_to = ["Puskesmas Melati"]
    return case


def findings(case: Case) -> list[Finding]:
    return look(Scope(case, today=TODAY))


def keys(case: Case) -> list[str]:
    return [finding.key for finding in findings(case)]


def put(record: Callable[[Case], object], **values: Any) -> Plant:
    """Write values into the record that a function finds."""

    def plant(case: Case) -> None:
        found = record(case)
        for key, value in values.items():
            setattr(found, key, value)

    return plant


def add(rows: str, *records: Callable[[], object]) -> Plant:
    return lambda case: getattr(case, rows).extend(record() for record in records)


def both(*plants: Plant) -> Plant:
    return lambda case: [plant(case) for plant in plants]


CLIENT, MOTHER, BROTHER = (
    lambda case: case.client,
    lambda case: case.family[1].person,
    lambda case: case.family[2].person,
)
ASSESSMENT, PLAN, END = (
    lambda case: case.assessment,
    lambda case: case.plan,
    lambda case: case.termination,
)
FIRST, SECOND = (lambda case: case.sessions[0]), (lambda case: case.sessions[1])
FRIEND = lambda case: case.ecomaps[0].systems[0]  # noqa: E731 - one of a row of finders
CONSENT, CONFERENCE = (lambda case: case.consents[0]), (lambda case: case.conferences[0])


def one_activity(case: Case) -> None:
    """Let one activity serve both goals."""
    case.activities.pop()
    case.activities[0].goals.append(ActivityGoal(goal_id="g2", position=1))


def begun_only(case: Case) -> None:
    """Take away all that comes after the assessment."""
    later = (case.sessions, case.goal_results, case.measurements, case.referrals, case.activities, case.goals)
    for rows in later:
        rows.clear()
    case.evaluation.state = case.evaluation.date = case.termination.date = case.termination.referred_to = None


def FOUND(case: Case) -> None:  # noqa: N802 - a plant beside the finders
    """Let the assessment list what it found."""
    case.symptoms = [Symptom(text="cemas menghadapi wawancara kerja"), Symptom(text="mudah tersinggung", position=1)]


def two_indicators(*states: GoalState | None) -> Plant:
    """Give the first goal a second indicator, and a result of each for which a state is named."""

    def plant(case: Case) -> None:
        goal = case.goals[0]
        goal.indicators.append(Indicator(text="meminta maaf lebih dahulu", position=1))
        for one, state in zip(goal.indicators, states, strict=False):
            case.goal_results.append(GoalResult(goal_id=goal.id, indicator=one, indicator_id=one.id, state=state))

    return plant


def economy(*entries: TokenEntry, exchanges: list[TokenExchange] | None = None, **values: Any) -> TokenEconomy:
    """A token economy of a week with 42 stars, 30 of them exchanged in the end."""
    agreed = {"token": "bintang", "reinforcer": "makan bakso", "price": 30, "agreed_on": when("15 September 2024")}
    spent = [TokenExchange(date=when("24 September 2024"), points=30, for_what="makan bakso")]
    earned = [TokenEntry(date=when(f"{day} September 2024"), points=6) for day in range(16, 23)]
    told = agreed | values
    return TokenEconomy(entries=[*earned, *entries], exchanges=spent if exchanges is None else exchanges, **told)


def refuses(key: str) -> Plant:
    def plant(case: Case) -> None:
        case.consents[0].status = None
        case.consents[0].statements = [
            ConsentStatement(key="informasi", agreed=True),
            ConsentStatement(key=key, agreed=False, position=1),
        ]

    return plant


FAULTS: dict[str, tuple[str, Plant]] = {
    "weekday of a contact": ("wrong-weekday", put(lambda case: case.contacts[0], date=when("Kamis, 23 Agustus 2024"))),
    "plan of another year": ("another-year", put(PLAN, discussed_on=when("9 September 2023"))),
    "session of another year": ("another-year", put(FIRST, date=when("16 September 2025"))),
    "interview of another year": ("another-year", put(lambda case: case.interviews[0], date=when("28 Agustus 2023"))),
    "session before the plan": ("session-before-plan", put(FIRST, date=when("5 September 2024"))),
    "plan before assessment": ("plan-before-assessment", put(PLAN, discussed_on=when("26 Agustus 2024"))),
    "evaluation before the last session": (
        "evaluated-before-session", put(lambda case: case.evaluation, date=when("20 September 2024")),
    ),
    "end before evaluation": ("ended-before-evaluation", put(END, date=when("24 September 2024"))),
    "conference before the last interview": (
        "conference-before-interview", put(CONFERENCE, date=when("30 Agustus 2024")),
    ),
    "aftercare before the end": (
        "aftercare-before-end", add("aftercare", lambda: Aftercare(date=when("20 September 2024")))),
    "closed before the end": ("closed-before-end", put(lambda case: case, closed=when("28 September 2024"))),
    "interview outside its period": (
        "outside-its-period", put(ASSESSMENT, period=when("30 Agustus 2024 - 5 September 2024")),
    ),
    "session outside its period": (
        "outside-its-period", put(lambda case: case.intervention, period=when("18 September 2024 - 24 September 2024")),
    ),
    "end outside the placement": (
        "outside-the-placement", put(lambda case: case.placement, period=when("19 Agustus 2024 - 27 September 2024")),
    ),
    "session without length": ("length-of-meeting", put(FIRST, time=at("12.00-12.00"))),
    "overlapping sessions": (
        "meetings-overlap",
        put(SECOND, date=when("16 September 2024"), time=at("09.30-10.30")),
    ),
    "session during a conference": (
        "meetings-overlap",
        both(put(CONFERENCE, date=when("16 September 2024"), time=at("09.15-09.45"))),
    ),
    "a total that is no sum": (
        "total-of-hours",
        both(
    put(SECOND, activity_id="a1", activity_name="terapi realitas", stated_total="3 jam untuk dua pertemuan"),
        one_activity,
        ),
    ),
    "no such time in a text": ("no-such-time", put(FIRST, result="Klien pulang pukul 16.300 bersama ibunya.")),
    "no such time in its field": ("no-such-time", put(lambda case: case.contacts[0], time=at("25.10"))),
    "no consent": ("no-consent", lambda case: case.consents.clear()),
    "late consent": ("consent-after-session", put(CONSENT, date=when("18 September 2024"))),
    "withdrawn consent": ("session-without-consent", put(CONSENT, withdrawn_on=when("18 September 2024"))),
    "expired consent": ("session-without-consent", put(CONSENT, valid_until=when("20 September 2024"))),
    "a minor without a guardian": (
        "consent-invalid", both(put(CLIENT, born=when("5 Mei 2010")), put(CONSENT, signer_age="14 tahun"),
                                put(ASSESSMENT, background="Anak ke-2 dari 3 bersaudara di RW 03.")),
    ),
    "a recording although refused": (
        "refused-and-done", both(
            refuses("rekaman_suara"),
            add("attachments", lambda: Attachment(kind="rekaman suara", taken_on=when("16 September 2024"))),
        ),
    ),
    "a home visit although refused": (
        "refused-and-done", both(
            refuses("kunjungan_rumah"), add("home_visits", lambda: HomeVisit(date=when("4 September 2024"))),
        ),
    ),
    "dead and employed": ("dead-and-employed", put(MOTHER, occupation="karyawan pabrik")),
    "an elder brother who is younger": ("sibling-order", put(BROTHER, born=when("2001"))),
    "a father who is a woman": ("relation-unlike-sex", put(lambda case: case.family[0].person, sex=Sex.FEMALE)),
    "another age on the consent": ("age-on-the-consent", put(CONSENT, signer_age="35 tahun")),
    "another age in a text": ("age-told-otherwise", put(FIRST, process="Klien berusia 35 tahun dan belum menikah.")),
    "another place among the siblings": (
        "place-told-otherwise", put(ASSESSMENT, background="Anak ke-5 dari 3 bersaudara. Tinggal di RW 03.")),
    "somebody twice in the family": (
        "listed-twice", lambda case: case.family.append(
            FamilyMember(person=Person(name="Surya Cempaka", sex=Sex.MALE, born=when("1965"), occupation="petani"),
                         relation="ayah", position=3)),
    ),
    "somebody twice at a conference": (
        "listed-twice", lambda case: case.conferences[0].attendees.append(
            ConferenceAttendee(name="rini  astuti", present=False, position=3)),
    ),
    "attendance unlike the list": ("attendance-unlike-list", put(CONFERENCE, attendance_stated=5)),
    "attendance in the minutes": (
        "attendance-unlike-list",
        put(CONFERENCE, attendance_stated=None, minutes="Rapat dihadiri oleh 12 orang dan ditutup pukul 14.30."),
    ),
    "a weekday in a text": ("weekday-in-text", put(FIRST, result="Bertemu lagi pada Jumat, 26 September 2024.")),
    "a weekday in figures": ("weekday-in-text", put(FIRST, next_step="Sesi berikut: Senin (24/09/2024).")),
    "another client": ("other-clients-initials", put(FIRST, process="Klien AP menceritakan masalahnya.")),
    "another client in quotes": ("other-clients-initials", put(ASSESSMENT, potentials='Klien "U" rajin.')),
    "a blank": ("left-blank", put(FIRST, result="Klien tinggal di [nama desa] sejak kecil.")),
    "a technique as focus": ("focus-is-no-problem", put(ASSESSMENT, focus="terapi realitas untuk mengurangi cemas")),
    "a goal as focus": ("focus-is-no-problem", put(ASSESSMENT, focus="Peningkatan motivasi belajar klien")),
    "a friend told otherwise": ("tie-told-otherwise", put(FRIEND, tie=TieKind.ORDINARY)),
    "referred to others": ("referred-to-others", put(END, referred_to=["Puskesmas Melati", "Dinas Sosial"])),
    "another RW": ("other-rw-in-text", both(
        put(CLIENT, rw="08"), put(FIRST, place="balai RW 03"), put(SECOND, place="rumah ketua RW 03"))),
    "two reasons": (
        "two-reasons", both(
            put(ASSESSMENT, background="Anak ke-2 dari 3 bersaudara di RW 03. Rumah dijual karena ibu sakit."),
            put(FIRST, process="Klien menyesal menjual rumah karena banyak utang."))),
    "opposite traits": ("opposite-traits", put(ASSESSMENT, psychological_points=["rendah diri"])),
    "dangerous pressure": (
        "dangerous-reading", both(
            add("readings", lambda: Reading(kind="tekanan darah", value="170/140", date=when("20 September 2024"))),
            put(lambda case: case.referrals[0], to=["Dinas Sosial"]), put(END, referred_to=["Dinas Sosial"]))),
    "danger without a plan": (
        "risk-without-plan",
        add("risks", lambda: RiskScreening(kind="bunuh diri", danger_now=True, date=when("2024-09-02")))),
    "measured once": ("not-measured-again", lambda case: case.measurements.pop()),
    "measured by something else": ("other-instrument", put(lambda case: case.measurements[1], instrument="GAD-7")),
    "a category of another band": ("category-unlike-score", put(lambda case: case.measurements[0], category="berat")),
    "a total out of range": ("score-out-of-bounds", put(lambda case: case.measurements[0], score=40)),
    "an activity never carried out": ("activity-not-done", add("activities", lambda: Activity(
        name="kunjungan perusahaan", goals=[ActivityGoal(goal_id="g2")], position=2))),
    "a session outside the plan": ("session-without-plan", add("sessions", lambda: session(
        "18 September 2024", "13.00-14.00", "senam pagi bersama", position=2))),
    "a goal never evaluated": ("goal-not-evaluated", both(
        add("goals", lambda: Goal(id="g3", text="bergaul dengan teman asrama", position=2)),
        lambda case: case.activities[0].goals.append(ActivityGoal(goal_id="g3", position=1)))),
    "a goal without an activity": ("goal-without-activity", both(
        add("goals", lambda: Goal(id="g3", text="bergaul dengan teman asrama", position=2)),
        add("goal_results", lambda: GoalResult(goal_id="g3", state=GoalState.REACHED, position=2)))),
    "an indicator that was never set": ("indicator-never-set", put(
        SECOND, result="Menurut indikator 5 klien sudah siap.")),
    "a session copied": ("session-twice", put(FIRST, process=LONG)),
    "a law of another year": ("law-cited-otherwise", put(
        FIRST, result="Sesuai UU No. 13 Tahun 2011 tentang Kesejahteraan Sosial klien berhak dibantu.")),
    "a law of another number": ("law-cited-otherwise", put(
        FIRST, result="UU Nomor 23 Tahun 2003 tentang Perlindungan Anak melindungi klien.")),
    "photos that are not attached": ("photo-not-attached", put(FIRST, result="Foto kegiatan terlampir.")),
    "an address as a birth": ("no-date-here", put(BROTHER, born=when("Jl. Melati No. 5 RT 02"))),
    "a NIK as a telephone": ("wrong-field", put(CLIENT, phone="3273056010900009")),
    "words as a RW": ("wrong-field", put(BROTHER, rw="Kelurahan Contoh")),
    "tokens told otherwise": ("tokens-told-otherwise", both(
        add("token_economies", lambda: TokenEconomy(token="bintang", entries=[
            TokenEntry(date=when("17 September 2024"), points=42)])),
        put(lambda case: case.evaluation, process_summary="Klien memperoleh 40 bintang."))),
    "ended with a promise": ("closed-with-promise", add(
        "promises", lambda: Promise(by="klien", what="mengirim lamaran", made_on=when("16 September 2024")))),
    "a result without a state": ("goal-without-state", both(
        put(lambda case: case, closed=when("2 Oktober 2024")),
        put(lambda case: case.goal_results[1], state=None, evidence="satu lamaran selesai"))),
    "an indicator without a state": ("indicator-not-evaluated", two_indicators(GoalState.REACHED, None)),
    "an indicator never evaluated": ("indicator-not-evaluated", two_indicators(GoalState.REACHED)),
    "a problem without a goal": ("problem-without-goal", both(
        put(lambda case: case, problems=[Problem(id="p1", text="cemas menghadapi kerja"),
                                         Problem(id="p2", text="utang keluarga menumpuk", position=1)]),
        put(lambda case: case.goals[0], problem_id="p1"), put(lambda case: case.goals[1], problem_id="p1"))),
    "an incident open at the end": ("ended-with-concern", both(add("incidents", lambda: Incident(
        date=when("20 September 2024"), kind="kekerasan", told_to="pekerja sosial", state=ConcernState.OPEN)),
        put(lambda case: case, referrals=[]), put(END, referred_to=None))),
    "danger at the end": ("ended-with-concern", both(add("risks", lambda: RiskScreening(
        kind="kekerasan", danger_now=True, date=when("28 September 2024"), safety_plan="Menginap di rumah bibi.")),
        put(lambda case: case, referrals=[]), put(END, referred_to=None))),
    "a referral without a date": ("referral-incomplete", put(lambda case: case.referrals[0], date=None)),
    "a referral to nobody": ("referral-incomplete", both(
        put(lambda case: case.referrals[0], to=None, reason="kontrol rutin"), put(END, referred_to=None))),
    "a referral that was never made": ("referral-not-made", add("recommendations", lambda: Recommendation(
        party="keluarga", text="Klien perlu dirujuk ke psikolog di RSUD Cempaka untuk terapi lanjutan."))),
    "a referral that was never made, of any kind": ("referral-not-made", both(
        put(lambda case: case.evaluation, conclusion="Baik. Klien sebaiknya dirujuk."),
        put(lambda case: case, referrals=[]), put(END, referred_to=None))),
    "parties to refer to and no referral": ("referral-not-made", put(
        lambda case: case, closed=when("2 Oktober 2024"), referrals=[])),
    "an answer of danger": ("danger-answered", both(
        put(lambda case: case.measurements[1], answers=[f"{at}: {2 * (at == 9)}" for at in range(1, 10)], score=2),
        put(lambda case: case.measurements[0], category=None),
        put(lambda case: case, referrals=[]), put(END, referred_to=None))),
    "an answer of danger in the SRQ-20": ("danger-answered", add("measurements", lambda: Measurement(
        instrument="SRQ-20", moment="sesudah", date=when("1 Oktober 2024"), answers=["17: 1"], position=2))),
    "tokens without a price": ("token-price-missing", add("token_economies", lambda: economy(price=None))),
    "tokens before they were agreed on": ("token-outside-its-time", add("token_economies", lambda: economy(
        TokenEntry(date=when("10 September 2024"), points=3)))),
    "tokens after the end": ("token-outside-its-time", add("token_economies", lambda: economy(
        TokenEntry(date=when("4 Oktober 2024"), points=3)))),
    "tokens spent before they were earned": ("token-spent-early", add("token_economies", lambda: economy(
        exchanges=[TokenExchange(date=when("17 September 2024"), points=20, for_what="makan bakso")]))),
    "tokens that are another sum": ("tokens-stated-otherwise", add(
        "token_economies", lambda: economy(earned_stated=44))),
    "a figure that does not exist": ("cited-number-missing", put(FIRST, result="Hasilnya tampak pada Gambar 12.")),
    "a table that does not exist": ("cited-number-missing", put(
        lambda case: case.evaluation, result_summary="Perubahannya dapat dibaca (lihat Tabel 4.29).")),
    "an attachment that does not exist": ("cited-number-missing", put(
        FIRST, result="Surat lamaran ada di Lampiran 25.")),
    "a symptom that nobody found": ("symptom-never-found", both(
        FOUND, put(lambda case: case.evaluation, result_summary="Klien tenang. Insomnia klien sudah berkurang."))),
    "a symptom before and after": ("symptom-never-found", both(
        FOUND, add("before_after", lambda: BeforeAfter(aspect="tidur", before="sering mengompol", after="kering")))),
    "a complaint that nobody found": ("symptom-never-found", both(
        FOUND, put(lambda case: case.goal_results[0], evidence="Keluhan gatal sudah berkurang."))),
    "dangerous pressure, and a doctor in the family": ("dangerous-reading", both(
        add("readings", lambda: Reading(kind="tekanan darah", value="190/125", date=when("20 September 2024"))),
        put(SECOND, result="Klien bercita-cita menjadi dokter dan menolak dibawa ke Puskesmas."),
        put(lambda case: case.referrals[0], to=["Dinas Sosial"]), put(END, referred_to=["Dinas Sosial"]))),
    "closed with a promise": ("closed-with-promise", both(
        put(lambda case: case, closed=when("2 Oktober 2024")),
        add("promises", lambda: Promise(by="klien", what="mengirim lamaran", due=when("28 September 2024"))))),
    "closed while a stage runs": ("closed-while-running", both(
        put(lambda case: case, closed=when("2 Oktober 2024")), put(PLAN, state=StageState.RUNNING))),
    "ended with an open concern": ("ended-with-concern", both(
        put(lambda case: case.termination, state=StageState.DONE),
        add("incidents", lambda: Incident(
            kind="kekerasan psikis", date=when("20 September 2024"), told_to="pembimbing", state=ConcernState.OPEN)),
        lambda case: case.referrals.clear(), put(lambda case: case.termination, referred_to=None))),
    "ended and no goal judged": ("ended-without-verdict", both(
        put(lambda case: case, closed=when("2 Oktober 2024")), lambda case: case.goal_results.clear())),
    "a referral without its day": ("referral-incomplete", both(
        put(lambda case: case, closed=when("2 Oktober 2024")), put(lambda case: case.referrals[0], date=None))),
    "a referral that was only recommended": ("referral-not-made", both(
        put(lambda case: case, closed=when("2 Oktober 2024")),
        lambda case: case.referrals.clear(), put(lambda case: case.termination, referred_to=None),
        add("recommendations", lambda: Recommendation(text="Klien sebaiknya dirujuk ke psikolog klinis.")))),
    "a dangerous answer that nobody took up": ("danger-answered", put(
        lambda case: case.measurements[0], score=None, answers=["1: 1", "9: 2"])),
    "a single indicator never judged": ("indicator-not-evaluated", both(
        lambda case: case.goals[0].indicators.append(Indicator(id="i2", text="tidak membanting pintu", position=1)),
        put(lambda case: case.goals[0].indicators[0], id="i1"),
        add("goal_results", lambda: GoalResult(
            goal_id="g1", indicator_id="i1", state=GoalState.REACHED, position=2)))),
    "a problem that no goal takes up": ("problem-without-goal", both(
        add("problems", lambda: Problem(id="p1", text="mudah tersinggung")),
        add("problems", lambda: Problem(id="p2", text="utang keluarga menumpuk", position=1)),
        put(lambda case: case.goals[0], problem_id="p1"))),
    "a symptom that was never found": ("symptom-never-found", both(
        add("symptoms", lambda: Symptom(text="cemas memasuki dunia kerja")),
        put(lambda case: case.evaluation, result_summary="Gejala halusinasi sudah berkurang."))),
    "an aspect that was never found": ("symptom-never-found", both(
        add("symptoms", lambda: Symptom(text="cemas memasuki dunia kerja")),
        add("before_after", lambda: BeforeAfter(aspect="halusinasi", before="sering", after="jarang")))),
    "tokens for a prize without a price": ("token-price-missing", add("token_economies", lambda: TokenEconomy(
        token="bintang", reinforcer="sepatu bola", entries=[TokenEntry(date=when("17 September 2024"), points=2)]))),
    "tokens before they were agreed": ("token-outside-its-time", add("token_economies", lambda: TokenEconomy(
        token="bintang", agreed_on=when("18 September 2024"), price=30,
        entries=[TokenEntry(date=when("17 September 2024"), points=2)]))),
    "a table that is not there": ("cited-number-missing", put(FIRST, result="Hasilnya dapat dilihat pada Tabel 48.")),
    "a figure that is not there": ("cited-number-missing", put(FIRST, result="Lihat Gambar 31.")),
    "pressure beside a health centre": ("dangerous-reading", both(
        add("readings", lambda: Reading(kind="tekanan darah", value="190/125", date=when("20 September 2024"))),
        lambda case: case.referrals.clear(), put(lambda case: case.termination, referred_to=None),
        put(SECOND, result="Rumah klien di samping puskesmas."))),
    "a mother hardly older": ("relation-unlike-age", lambda case: case.family.append(FamilyMember(
        person=Person(name="Dewi Ratih", sex=Sex.FEMALE, born=when("1990")), relation="ibu kandung", position=3))),
    "a child who is older": ("relation-unlike-age", lambda case: case.family.append(FamilyMember(
        person=Person(name="Anom", sex=Sex.MALE, born=when("1996")), relation="anak", position=3))),
    "a focus that says what shall be": ("focus-is-no-problem", put(
        ASSESSMENT, focus="agar klien mampu menghadapi dunia kerja")),
    "a street as a place of birth": ("wrong-field", put(CLIENT, birth_place="Jl. Merdeka No. 5")),
    "one of two instruments measured once": ("not-measured-again", add("measurements", lambda: Measurement(
        instrument="GAD-7", moment="sebelum", date=when("2 September 2024"), score=12, position=2))),
    "a referral that the client did not agree to": ("shared-without-consent", put(
        lambda case: case.referrals[0], consent_to_share="belum ditanyakan")),
    "a promise whose day is over": ("promise-overdue", both(
        put(END, date=None, referred_to=None), lambda case: case.referrals.clear(),
        add("promises", lambda: Promise(
            by="pekerja sosial", what="menelepon ibunya", due=when("20 September 2024"))))),
    "a day that no month has": ("no-such-date", put(lambda case: case.contacts[0], date=when("31 Februari 2024"))),
    "a trait towards everybody": ("opposite-traits", put(
        ASSESSMENT, psychological_points=["pendiam", "terbuka kepada siapa pun"])),
    "pressure, and refused to be brought": ("dangerous-reading", both(
        add("readings", lambda: Reading(kind="tekanan darah", value="190/125", date=when("20 September 2024"))),
        lambda case: case.referrals.clear(), put(lambda case: case.termination, referred_to=None),
        put(SECOND, result="Klien menolak dibawa ke puskesmas."))),
}  # fmt: skip

HARMLESS: dict[str, Plant] = {
    "a session on a Sunday, and WITA": put(FIRST, time=at("09.00-10.00"), place="pukul 10.00 WITA di balai"),
    "twins": lambda case: case.family.append(
        FamilyMember(
            person=Person(name="Kenanga Cempaka", sex=Sex.FEMALE, born=when("5 Mei 1997")), relation="adik", position=3
        )
    ),
    "a case only begun": begun_only,
    "a second session on one day": put(SECOND, date=when("16 September 2024"), time=at("10.00-11.00")),
    "a session during a home visit": add(
        "home_visits", lambda: HomeVisit(date=when("16 September 2024"), time=at("08.30-10.30"))
    ),
    "a session that did not take place": add(
        "sessions",
        lambda: session(
            "16 September 2024", "09.00-10.00", "terapi realitas", outcome=MeetingOutcome.ABSENT, position=2
        ),
    ),
    "a total that is right": both(
        put(SECOND, activity_id="a1", activity_name="terapi realitas", stated_total="2 jam untuk dua pertemuan"),
        one_activity,
    ),
    "times in texts": put(FIRST, process="Mulai pukul 09.00, selesai jam 10.15; biaya Rp16.300 dan 12.60 km."),
    "a promise to a clinic": put(lambda case: case.referrals[0], reason="kontrol tekanan darah"),
    "high pressure, seen by a doctor": add(
        "readings", lambda: Reading(kind="tekanan darah", value="190/125", date=when("20 September 2024"))
    ),
    "ordinary pressure": add(
        "readings", lambda: Reading(kind="tekanan darah", value="150/95", date=when("20 September 2024"))
    ),
    "a photo of a paper": add("attachments", lambda: Attachment(kind="pindaian KTP", media_type="image/png")),
    "refused and not done": refuses("rekaman_suara"),
    "refused, done with a reason": both(
        refuses("kunjungan_rumah"),
        add("home_visits", lambda: HomeVisit(date=when("4 September 2024"))),
        add("overrides", lambda: Override(what="kunjungan rumah", reason="Anak di rumah itu dalam bahaya.")),
    ),
    "the dead and what they were": put(MOTHER, occupation="pensiunan guru"),
    "an elder brother without a birth": put(BROTHER, born=None),
    "an age that changed over the years": put(FIRST, process="Klien berusia 28 tahun bulan depan."),
    "the age at another time": put(FIRST, process="Klien menikah pada usia 19 tahun."),
    "a dead mother in the road map": add(
        "road_maps", lambda: RoadMap(events=[RoadMapEvent(what="ibu meninggal", when=when("2022"), feeling=-5)])
    ),
    "a right weekday in a text": put(FIRST, result="Bertemu lagi pada Kamis, 26 September 2024."),
    "a week by its number": put(FIRST, result="Minggu 2 September 2024 klien libur."),
    "initials of the family": put(FIRST, process="Klien MC datang bersama SC dan BC."),
    "abbreviations behind «klien»": put(
        FIRST, process="Klien PKH dan klien ODGJ dirujuk bersama; klien HIV tidak ada."
    ),
    "not close, and told so": both(
        put(FRIEND, tie=TieKind.ORDINARY),
        put(ASSESSMENT, social_points=["tidak bersahabat dekat dengan Rosi", "percaya diri"]),
    ),
    "a focus that names the problem": put(ASSESSMENT, focus="rendahnya motivasi belajar dan kesepian"),
    "one reason in two words": both(
        put(ASSESSMENT, background="Anak ke-2 dari 3 bersaudara di RW 03. Rumah dijual untuk biaya berobat."),
        put(FIRST, process="Keluarga menjual rumah karena ibunya sakit."),
    ),
    "not measured yet": both(
        lambda case: case.measurements.pop(),
        put(lambda case: case.evaluation, state=None, date=None),
        lambda case: case.goal_results.clear(),
    ),
    "an activity dropped by a revision": both(
        add(
            "activities", lambda: Activity(name="kunjungan perusahaan", goals=[ActivityGoal(goal_id="g2")], position=2)
        ),
        add("plan_revisions", lambda: PlanRevision(changed="Kunjungan ke perusahaan dibatalkan.", why="libur")),
    ),
    "a session by another word of the plan": add(
        "sessions", lambda: session("18 September 2024", "13.00-14.00", "penyusunan surat lamaran", position=2)
    ),
    "a crisis met at once": add(
        "risks",
        lambda: RiskScreening(kind="bunuh diri", danger_now=True, date=when("2024-09-02"), safety_plan="Ibu menemani."),
    ),
    "points for an indicator": put(SECOND, result="Menurut indikator 2 klien sudah siap."),
    "lines to write on in a form": put(CONSENT, signed_text="Saya, …………………, bersedia."),
    "laws as they are": put(
        FIRST,
        result="UU 11/2009 tentang Kesejahteraan Sosial, UU 35/2014, Permensos Nomor 999 Tahun 2031 tentang Kucing.",
    ),
    "tokens told rightly": both(
        add(
            "token_economies",
            lambda: TokenEconomy(token="bintang", entries=[TokenEntry(date=when("17 September 2024"), points=42)]),
        ),
        put(lambda case: case.evaluation, process_summary="Klien memperoleh 42 bintang."),
    ),
    "a birth known by half": put(BROTHER, born=when("sekitar 1994")),
    "a telephone in words": put(CLIENT, phone="0812-3456-7890 (ibu)"),
    "short notes alike": both(put(FIRST, process="Berjalan lancar."), put(SECOND, process="Berjalan lancar.")),
    "closed with all promises kept": both(
        put(lambda case: case, closed=when("2 Oktober 2024")),
        add("promises", lambda: Promise(by="klien", what="mengirim lamaran", kept=True)),
    ),
    "a promise of the last day": add(
        "promises", lambda: Promise(by="klien", what="tetap berlatih", made_on=when("30 September 2024"))
    ),
    "a promise for later": add(
        "promises", lambda: Promise(by="klien", what="mengirim lamaran", due=when("1 Desember 2024"))
    ),
    "results told in words alone": both(
        put(lambda case: case, closed=when("2 Oktober 2024")),
        put(lambda case: case.goal_results[0], state=None, evidence="nada bicara tenang"),
        put(lambda case: case.goal_results[1], state=None, evidence="satu lamaran selesai"),
    ),
    "a goal judged by its indicators": both(
        two_indicators(GoalState.REACHED, GoalState.PARTLY), put(lambda case: case.goal_results[0], state=None)
    ),
    "indicators told of together": both(
        two_indicators(GoalState.REACHED),
        put(lambda case: case.goal_results[2], evidence="nada bicara tenang, dan mau meminta maaf lebih dahulu"),
    ),
    "a problem that is left to others": both(
        put(
            lambda case: case,
            problems=[
                Problem(id="p1", text="cemas menghadapi kerja"),
                Problem(id="p2", text="utang keluarga menumpuk", reason="ditangani koperasi desa, di luar program"),
            ],
        ),
        put(lambda case: case.goals[0], problem_id="p1"),
    ),
    "problems without links": put(lambda case: case, problems=[Problem(text="cemas menghadapi kerja")]),
    "an incident that others go on with": add(
        "incidents",
        lambda: Incident(
            date=when("20 September 2024"), kind="kekerasan", told_to="UPTD PPA", state=ConcernState.HANDLED
        ),
    ),
    "danger of which a referral came": add(
        "risks",
        lambda: RiskScreening(kind="kekerasan", danger_now=True, date=when("28 September 2024"), safety_plan="Bibi."),
    ),
    "a referral that was made": add(
        "recommendations", lambda: Recommendation(text="Klien perlu dirujuk ke Puskesmas untuk kontrol tekanan darah.")
    ),
    "a referral if need be": add(
        "recommendations", lambda: Recommendation(text="Bila gejala kambuh, klien perlu dirujuk ke RSJ Cempaka.")
    ),
    "no need to refer": put(END, next_plan="Klien tidak perlu dirujuk ke lembaga lain."),
    "an answer of danger, seen to": both(
        put(lambda case: case.measurements[0], answers=["9: 2"], score=None, category=None),
        add(
            "risks",
            lambda: RiskScreening(
                kind="bunuh diri", danger_now=False, date=when("2024-09-02"), findings="Tidak ada niat."
            ),
        ),
    ),
    "answers without danger": put(
        lambda case: case.measurements[1], answers=[f"{at}: {4 * (at == 1)}" for at in range(1, 10)], score=None
    ),
    "a token economy": add("token_economies", economy),
    "tokens priced in words": add("token_economies", lambda: economy(price=None, reinforcer="makan bakso, 30 bintang")),
    "tokens of a trial": add(
        "token_economies",
        lambda: economy(TokenEntry(date=when("10 September 2024"), points=3, note="percobaan sebelum kesepakatan")),
    ),
    "figures and tables that may be there": put(
        FIRST,
        result="Lihat Tabel 3 dan Gambar 2. Klien membuat Gambar 12 orang; menurut Lampiran 40 Permensos itu wajar.",
    ),
    "a symptom that was found": both(
        FOUND, put(lambda case: case.evaluation, result_summary="Kecemasan klien berkurang; tidak ada halusinasi lagi.")
    ),
    "a symptom found in a session": both(
        FOUND,
        put(FIRST, result="Klien mengeluh susah tidur."),
        put(lambda case: case.evaluation, result_summary="Insomnia sudah berkurang."),
    ),
    "no symptom at all": both(
        FOUND, put(lambda case: case.evaluation, result_summary="Tanpa keluhan insomnia; klien tidak panik.")
    ),
    "a symptom where nothing was listed": both(
        put(ASSESSMENT, psychological_points=None),
        put(lambda case: case.evaluation, result_summary="Insomnia klien berkurang."),
    ),
    "high pressure, brought to a hospital": both(
        add("readings", lambda: Reading(kind="tekanan darah", value="190/125", date=when("20 September 2024"))),
        put(SECOND, result="Klien diantar ke IGD RSUD Cempaka bersama ibunya."),
        put(lambda case: case.referrals[0], to=["Dinas Sosial"]),
        put(END, referred_to=["Dinas Sosial"]),
    ),
    "high pressure, measured by a nurse": both(
        add(
            "readings",
            lambda: Reading(
                kind="tekanan darah", value="190/125", date=when("20 September 2024"), judged_by="perawat Puskesmas"
            ),
        ),
        put(lambda case: case.referrals[0], to=["Dinas Sosial"]),
        put(END, referred_to=["Dinas Sosial"]),
    ),
    "a widow remarried": lambda case: case.family.append(
        FamilyMember(person=Person(name="Tono", sex=Sex.MALE), relation="suami", position=3)
    ),
    "a concern that was closed": both(
        put(lambda case: case.termination, state=StageState.DONE),
        add(
            "incidents",
            lambda: Incident(
                kind="perundungan", date=when("3 September 2024"), told_to="guru", state=ConcernState.CLOSED
            ),
        ),
    ),
    "judged in words alone": both(
        put(lambda case: case, closed=when("2 Oktober 2024")),
        lambda case: case.goal_results.clear(),
        put(lambda case: case.evaluation, conclusion="Kedua tujuan tercapai."),
    ),
    "an answer taken up on the same day": both(
        put(lambda case: case.measurements[0], score=None, answers=["1: 1", "9: 2"]),
        add("risks", lambda: RiskScreening(kind="bunuh diri", date=when("2 September 2024"), findings="tidak berniat")),
    ),
    "an indicator judged in words": both(
        lambda case: case.goals[0].indicators.append(Indicator(id="i2", text="tidak membanting pintu", position=1)),
        put(lambda case: case.goals[0].indicators[0], id="i1"),
        add(
            "goal_results",
            lambda: GoalResult(
                goal_id="g1",
                indicator_id="i1",
                state=GoalState.REACHED,
                evidence="nada bicara tenang dan tidak lagi membanting pintu",
                position=2,
            ),
        ),
    ),
    "a problem in a goal's words": both(
        add("problems", lambda: Problem(id="p1", text="mudah tersinggung")),
        add("problems", lambda: Problem(id="p2", text="belum mampu menyusun lamaran", position=1)),
        put(lambda case: case.goals[0], problem_id="p1"),
    ),
    "a symptom by another form of its word": both(
        add("symptoms", lambda: Symptom(text="cemas memasuki dunia kerja")),
        put(lambda case: case.evaluation, result_summary="Gejala kecemasan sudah berkurang."),
    ),
    "a prize with its price": add(
        "token_economies",
        lambda: TokenEconomy(
            token="bintang",
            reinforcer="sepatu bola",
            price=30,
            agreed_on=when("17 September 2024"),
            entries=[TokenEntry(date=when("17 September 2024"), points=2)],
        ),
    ),
    "a table that may be there": put(FIRST, result="Hasilnya dapat dilihat pada Tabel 3 dan Gambar 2."),
    "pressure, and brought to a health centre": both(
        add("readings", lambda: Reading(kind="tekanan darah", value="190/125", date=when("20 September 2024"))),
        lambda case: case.referrals.clear(),
        put(lambda case: case.termination, referred_to=None),
        put(SECOND, result="Klien diantar ke puskesmas dan diberi obat."),
    ),
    "a young stepmother": lambda case: case.family.append(
        FamilyMember(person=Person(name="Dewi", sex=Sex.FEMALE, born=when("1995")), relation="ibu tiri", position=3)
    ),
    "a child known by a year": lambda case: case.family.append(
        FamilyMember(person=Person(name="Anom", sex=Sex.MALE, born=when("2015")), relation="anak ke-1", position=3)
    ),
    "open towards one person": put(
        ASSESSMENT, psychological_points=["pendiam", "terbuka dengan kakaknya", "percaya diri"]
    ),
    "a type that is measured once": add(
        "measurements",
        lambda: Measurement(instrument="gaya belajar", category="visual", date=when("2 September 2024"), position=2),
    ),
    "a promise that lies ahead": add(
        "promises", lambda: Promise(by="klien", what="menelepon", due=when("20 Desember 2026"))
    ),
    "a referral that the client agreed to": put(lambda case: case.referrals[0], consent_to_share="setuju, lisan"),
    "a leap day": put(lambda case: case.contacts[0], note="Lahir 29 Februari 2024."),
    "a focus with «untuk»": put(ASSESSMENT, focus="belum siap untuk memasuki dunia kerja"),
    "one reason, and what it was for": both(
        put(ASSESSMENT, background="Anak ke-2 dari 3 bersaudara di RW 03. Motor dijual untuk modal usaha."),
        put(FIRST, process="Motor dijual untuk membuka warung."),
    ),
    "clients by what they went through": put(FIRST, process="Klien TKI dan klien KDRT mengikuti program lain."),
    "pressure that a nurse measured": both(
        add(
            "readings",
            lambda: Reading(
                kind="tekanan darah", value="190/125", judged_by="perawat puskesmas", date=when("20 September 2024")
            ),
        ),
        lambda case: case.referrals.clear(),
        put(lambda case: case.termination, referred_to=None),
    ),
}


def test_a_clean_case_is_left_alone() -> None:
    assert [finding.sentence for finding in findings(a_clean_case())] == []


@pytest.mark.parametrize(("key", "plant"), FAULTS.values(), ids=FAULTS)
def test_a_planted_fault_is_found_and_nothing_else(key: str, plant: Plant) -> None:
    case = a_clean_case()
    plant(case)
    found = findings(case)
    assert {finding.key for finding in found} == {key}, [finding.sentence for finding in found]
    for finding in found:
        assert spot_of(type(finding.record), finding.field).place
        assert finding.sentence[-1] in ".?"
        assert len(finding.sentence) <= SENTENCE


@pytest.mark.parametrize("plant", HARMLESS.values(), ids=HARMLESS)
def test_a_harmless_oddity_is_left_alone(plant: Plant) -> None:
    case = a_clean_case()
    plant(case)
    assert [finding.sentence for finding in findings(case)] == []


def test_every_check_has_a_title_and_a_key_of_its_own() -> None:
    assert len({check.key for check in CHECKS}) == len(CHECKS)
    assert all(check.title for check in CHECKS)
    assert len({check.title for check in CHECKS}) == len(CHECKS)
