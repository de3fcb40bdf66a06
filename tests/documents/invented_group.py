"""A group of old people, invented: members with and without a record of their own, three meetings, a sociogram."""

from __future__ import annotations

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.model.choices import Choice, Sex
from caseworker_app.model.group import (
    Group,
    GroupAttendance,
    GroupMember,
    GroupSession,
    GroupStage,
    GroupStep,
    GroupTool,
    Sociogram,
    SociogramAnswer,
)
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan

NAMES = ("Kartini Wulandari", "Bambang Prasetyo", "Yohana Tobing", "Mulyono Hartanto")


def with_group(file: CaseFile) -> CaseFile:
    """The case file with a group that its client is a member of."""
    group = Group(
        name="Lansia Ceria", kind="bantu diri", purpose="Anggota saling mendukung dan tidak merasa sendiri.",
        targets="Lanjut usia RW 03 yang tinggal sendiri", place="lapangan RW 03", time="setiap Sabtu pagi",
        materials=["pengeras suara", "buku lagu"], facilitators=["praktikan", "kader lansia"],
        norms=["datang tepat waktu", "tidak memotong pembicaraan"], need_assessment="Anggota jarang bertemu sesama.",
        kind_chosen_because="Anggota dapat belajar dari pengalaman sebaya.", communication="Semua anggota berbicara.",
        leadership="Bergilir.", cohesion="Meningkat sejak pertemuan kedua.", evaluation="Kelompok ingin diteruskan.",
    )  # fmt: skip
    client = file.client
    people = [GroupMember(person=client, person_id=client.id if client else None, case_id=file.case.id, role="anggota")]
    other = Person(name=NAMES[0], sex=Sex.FEMALE)
    file.kin.people.append(other)
    people.append(GroupMember(person=other, person_id=other.id, role="ketua", behaviour_before="pendiam",
                              behaviour_after="berani memimpin doa"))  # fmt: skip
    people += [GroupMember(name=name, role="anggota") for name in NAMES[1:]]
    for at, member in enumerate(people):
        member.position = at
    group.members = people
    stages = ("awal", "transisi", "bekerja")
    group.steps = [GroupStep(stage=stage, text=f"Langkah tahap {stage}.", minutes=20) for stage in stages]
    group.stages = [
        GroupStage(stage="awal", technique="small talk", process=f"{NAMES[1]} memperkenalkan diri.",
                   result="Anggota saling mengenal.", date=PartialDate.parse("14 September 2024"))
    ]  # fmt: skip
    group.sessions = [
        GroupSession(date=PartialDate.parse(day), time=TimeSpan.parse("09.00-10.30"), place="lapangan RW 03",
                     stage=stage, agenda="Bernyanyi dan bercerita", process="Anggota bercerita bergiliran.",
                     result="Suasana gembira.", attendance=_came(people, at))
        for at, (day, stage) in enumerate(zip(("7 September 2024", "14 September 2024", "21 September 2024"), stages,
                                              strict=True))
    ]  # fmt: skip
    group.tools = [GroupTool(kind="kohesi", date=PartialDate.parse("21 September 2024"), score=4.5, result="tinggi")]
    answers = [(0, 1, Choice.CHOOSES), (1, 0, Choice.CHOOSES), (2, 1, Choice.CHOOSES), (3, 1, Choice.CHOOSES),
               (4, 2, Choice.REJECTS)]  # fmt: skip
    group.sociograms = [
        Sociogram(question="Dengan siapa Anda ingin duduk?", answers=[
            SociogramAnswer(from_member_id=people[one].id, to_member_id=people[two].id, choice=choice)
            for one, two, choice in answers
        ])
    ]  # fmt: skip
    file.groups.append(group)
    return file


def _came(people: list[GroupMember], at: int) -> list[GroupAttendance]:
    return [
        GroupAttendance(member=one, member_id=one.id, present=(number + at) % 4 != 3 if number else True,
                        note="bernyanyi paling keras" if number == 2 and not at else None)
        for number, one in enumerate(people)
    ]  # fmt: skip
