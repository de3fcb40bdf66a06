"""What a case in full swing has and the examples have not: duties, tasks, promises, risks, a household."""

from __future__ import annotations

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.model.case import Handover
from caseworker_app.model.choices import GoalState
from caseworker_app.model.engagement import Contract, HomeVisit, RiskScreening
from caseworker_app.model.evaluation import GoalResult
from caseworker_app.model.family import Household, HouseholdMember
from caseworker_app.model.notes import JournalEntry, PlacementWeek, Promise, Restriction, Supervision, Task
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.plan import Goal
from caseworker_app.model.time_span import TimeSpan

SUPERVISOR_PHONE = "0812-0000-2222"


def on(day: str) -> PartialDate:
    return PartialDate.parse(day)


def in_full_swing(file: CaseFile) -> CaseFile:
    """The case file with all that a running case would have besides."""
    case = file.case
    case.contracts.append(
        Contract(
            date=on("27 Agustus 2024"),
            goal="Bapak Slamet tidak lagi merasa sendiri.",
            methods="Kita bercerita dan berjalan-jalan bersama.",
            client_duties=["datang tepat waktu", "memberi kabar bila sakit"],
            worker_duties=["menjaga rahasia", "datang sesuai jadwal"],
            duration="empat minggu",
            schedule="Kita bertemu setiap Jumat pukul 09.00.",
            confidentiality_limits="Rahasia dibuka hanya bila ada bahaya.",
        )
    )
    case.tasks += [
        Task(
            date=on("4 Oktober 2024"),
            time=TimeSpan.parse("09.00"),
            what="periksa tekanan darah",
            place="Puskesmas",
            with_whom="kader lansia",
        ),
        Task(date=on("1 September 2024"), what="menelepon RT", done=True),
        Task(what="meminta salinan kartu keluarga"),
    ]
    case.promises += [
        Promise(by="klien", what="mengurangi kopi", due=on("30 September 2024"), made_on=on("14 September 2024")),
        Promise(by="pekerja sosial", what="menghubungi anak laki-laki", kept=False),
        Promise(by="klien", what="datang ke posyandu", kept=True),
    ]
    case.risks += [
        RiskScreening(date=on("27 Agustus 2024"), kind="bunuh diri", danger_now=False),
        RiskScreening(
            date=on("14 September 2024"),
            kind="bahaya medis",
            danger_now=True,
            findings="Tekanan darah 170/140.",
            safety_plan="Rujuk ke Puskesmas.",
            hotlines=["119"],
        ),
    ]
    case.home_visits += [
        HomeVisit(
            date=on("27 Agustus 2024"),
            place="rumah klien",
            met="klien",
            result="Rumah sempit tetapi bersih.",
            hazards="tangga licin",
            follow_up="menanyakan kartu keluarga",
        ),
        HomeVisit(date=on("3 Oktober 2024"), time=TimeSpan.parse("10.00"), purpose="melihat keadaan sesudah terminasi"),
    ]
    case.goals.append(Goal(text="klien rutin memeriksakan kesehatan", position=1))
    case.goal_results.append(GoalResult(goal_id=case.goals[-1].id, state=GoalState.REACHED, evidence="sudah dua kali"))
    case.restrictions.append(Restriction(what="cerita tentang utang", party="anak laki-laki"))
    case.handovers.append(
        Handover(
            date=on("30 September 2024"),
            from_practitioner="Dewi Lestari",
            to_practitioner="Rina Amalia",
            note="Klien mudah sedih bila ditanya anaknya.",
        )
    )
    case.supervisions.append(
        Supervision(
            date=on("10 September 2024"),
            supervisor=case.supervisor,
            topic="BAB IV",
            advice="Perjelas fokus.",
            follow_up="menulis ulang fokus",
        )
    )
    case.journal += [
        JournalEntry(
            date=on("12 September 2024"),
            time=TimeSpan.parse("13.00-14.00"),
            kind="logbook",
            text="menyusun rencana kegiatan",
            obstacle="listrik padam",
            plan="melanjutkan besok",
        ),
        JournalEntry(date=on("13 September 2024"), kind="catatan mingguan", text="Minggu yang padat."),
    ]
    case.placement.weeks.append(
        PlacementWeek(week=3, dates=on("9-13 September 2024"), target="tiga kegiatan", achieved="dua kegiatan")
    )
    if case.client is not None:
        home = Household(name="rumah klien", members=[HouseholdMember(person=case.client, person_id=case.client_id)])
        file.kin.households.append(home)
    if case.practitioner and case.practitioner.supervisors:
        case.practitioner.supervisors[0].phone = SUPERVISOR_PHONE
    return file
