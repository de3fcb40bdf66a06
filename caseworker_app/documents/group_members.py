"""The members of a group on paper: what each is called, and the sheet of who came to which meeting."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import CaseFile, names_nobody
from caseworker_app.casework.group_work import MEANINGS, MOST, attendance_of, letter_of
from caseworker_app.documents.blocks import Block, Column, Content, Paragraph, Run, SpanRow
from caseworker_app.documents.elements.sheet import empty_rows, grid
from caseworker_app.documents.wording import date_in_words, lines
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caseworker_app.documents.telling import Teller
    from caseworker_app.model.group import Group, GroupMember, GroupSession

_ACROSS = 6
_BLANK_ROWS = 10
_HEIGHT = 0.9


def with_members(file: CaseFile) -> CaseFile:
    """The case file whose people include members known by name only, so that their names are replaced as well."""
    nameless = [Person(name=one.name) for group in file.groups for one in group.members if one.name and not one.person]
    return dataclasses.replace(file, kin=dataclasses.replace(file.kin, people=[*file.kin.people, *nameless]))


def called(teller: Teller, member: GroupMember | None) -> str:
    """What a member is called here."""
    if member is None:
        return "–"
    if member.person is not None:
        return teller.person(member.person)
    if not member.name or names_nobody(member.name):
        return tr("anggota tanpa nama")
    return member.name if teller.names else teller.file.initials_of(member.name)


def members(teller: Teller, group: Group) -> list[Block]:
    """The table of members, and a word where there are too many to lead."""
    columns = (
        Column(tr("No."), 0.35, "centre"),
        Column(tr("Nama"), 1.6),
        Column(tr("L/P"), 0.4, "centre"),
        Column(tr("Peran"), 1.2),
        Column(tr("Setuju"), 1.3),
        Column(tr("Bergabung"), 1.3),
        Column(tr("Berhenti"), 1.3),
    )
    rows = [
        (
            str(at),
            called(teller, one),
            (teller.words(one.person.sex)[:1].upper() if one.person and one.person.sex else ""),
            one.role or "",
            _consent(teller, one),
            date_in_words(one.joined),
            date_in_words(one.left),
        )
        for at, one in enumerate(group.members, 1)
    ]
    used = [at for at in range(len(columns)) if at < 2 or any(row[at] for row in rows)]
    shown = [tuple(row[at] for at in used) for row in rows]
    left = sum(column.width for at, column in enumerate(columns) if at not in used)
    number, name, *others = (columns[at] for at in used)
    name = dataclasses.replace(name, width=name.width + left)  # else the numbers take their share of what is free
    told = grid(f"members-{group.id}", [number, name, *others], shown, caption=tr("Anggota Kelompok"))
    if len(rows) > MOST:
        text = tr("Kelompok beranggota {count} orang; lazimnya empat sampai delapan, paling banyak {most}.")
        told.append(Paragraph(text.format(count=len(rows), most=MOST)))
    return told


def _consent(teller: Teller, member: GroupMember) -> str:
    answer = "" if member.consent is None else teller.words(member.consent)
    return lines(answer, member.consent_on.long(weekday=False) if member.consent_on else "")


def attendance(teller: Teller, group: Group) -> list[Block]:
    """Who came to which meeting, six meetings to a table, in the letters of a sheet; empty where nobody noted it."""
    sessions = list(group.sessions)
    blocks: list[Block] = []
    for start in range(0, len(sessions), _ACROSS):
        several = sessions[start : start + _ACROSS]
        heads = [_meeting(start + at, one) for at, one in enumerate(several, 1)]
        columns = (
            Column(tr("No."), 0.35, "centre"),
            Column(tr("Nama"), 1.6),
            *(Column(head, 1.0, "centre") for head in heads),
        )
        rows: list[tuple[Content, ...]] = [
            (str(at), called(teller, member), *(_mark(one, member) for one in several))
            for at, member in enumerate(group.members, 1)
        ]
        total = (Run(tr("Jumlah hadir"), bold=True),)
        rows.append(("", total, *(present(one) for one in several)))
        legend = SpanRow(_legend(letter_of(row) for one in several for row in one.attendance))
        key = f"attendance-{group.id}-{start}"
        blocks += grid(key, columns, [*rows, legend], caption=tr("Daftar Hadir Anggota"))
    return blocks


def _meeting(at: int, one: GroupSession) -> str:
    return f"{at}\n{one.date.short()}" if one.date else str(at)


def present(one: GroupSession) -> str:
    """How many came, as far as anything was noted."""
    noted = [row.present for row in one.attendance if row.present is not None]
    return str(sum(noted)) if noted else ""


def _mark(one: GroupSession, member: GroupMember) -> str:
    return letter_of(attendance_of(one, member))


def _legend(letters: Iterable[str]) -> str:
    """What the letters mean that stand in the table, H in any case."""
    used = {"H", *letters} - {""}
    told = "; ".join(f"{letter}: {tr(words)}" for letter, words in MEANINGS.items() if letter in used)
    return tr("{letters}; kosong: tidak dicatat.").format(letters=told)


def attendance_by_hand() -> list[Block]:
    """A sheet to sign at each meeting."""
    columns = (
        Column(tr("No."), 0.35, "centre"),
        Column(tr("Nama"), 2),
        Column(tr("Peran"), 1),
        Column(tr("Setuju ikut (paraf)"), 0.9),
        *(Column(tr("Pertemuan {at}").format(at=at), 0.9) for at in range(1, 5)),
    )
    legend = SpanRow(_legend("HISA"))
    return grid("attendance", columns, [*empty_rows(len(columns), _BLANK_ROWS, _HEIGHT), legend])


def notes(teller: Teller, group: Group) -> Sequence[tuple[str, Content]]:
    """What was noted of each member at the meetings, by what the member is called."""
    found: dict[str, list[str]] = {}
    for one in group.sessions:
        for row in one.attendance:
            if row.note:
                when = f" ({date_in_words(one.date)})" if one.date else ""
                found.setdefault(called(teller, row.member), []).append(f"{row.note}{when}")
    return [(name, "\n".join(texts)) for name, texts in found.items()]
