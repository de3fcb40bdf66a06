"""4.4, group work: the group and its plan, stages, meetings and result, and the client's part; others by initials."""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import outcomes
from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.group_tools import as_result
from caseworker_app.casework.group_work import MEANINGS, is_client, nameless, own_member, parts_of
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.measured import total_words
from caseworker_app.casework.work_log import group_called
from caseworker_app.documents import group_parts
from caseworker_app.documents.blocks import Block, Document, Fact, Facts, Figure, Heading, Paragraph, Ref, Run, Table
from caseworker_app.documents.case_report.parts import section
from caseworker_app.documents.case_report.photos import documentation
from caseworker_app.documents.elements.record_tables import known_facts
from caseworker_app.documents.group_members import attendance, members
from caseworker_app.documents.pseudonyms import with_initials
from caseworker_app.documents.wording import counted, date_in_words, lines, titled, when_held
from caseworker_app.forms.catalogue import label_of
from caseworker_app.model.case import Case
from caseworker_app.model.group import GroupMember
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import InstrumentedAttribute

    from caseworker_app.documents.blocks import Inline
    from caseworker_app.documents.elements.sheet import Part
    from caseworker_app.documents.telling import Teller
    from caseworker_app.model.group import Group

_TOLD = 2
"""So many groups are opened by a sentence; a further one would repeat it."""


def groups(teller: Teller) -> list[Block]:
    """A section for each group that the client takes part in."""
    return [block for at, group in enumerate(teller.file.groups, 1) for block in _group(teller, at, group)]


def _group(teller: Teller, at: int, group: Group) -> list[Block]:
    own = own_member(group, teller.file.case)
    if own is None:
        return []
    name = titled(group_called(group))
    others = dataclasses.replace(teller, names=False)
    steps, stages = [*group_parts.steps(teller, group), *group_parts.areas(teller, group)], group_parts.stages(group)
    whole = not nameless(group)  # of a case that came from elsewhere only the client's part of a group is known
    held = group_parts.sessions(others, group, counted=whole)
    about_client = [tool for tool in group.tools if tool.member_id in {None, own.id}]
    tools = [*group_parts.tools(others, group, about_client), *(group_parts.sociograms(others, group) if whole else ())]
    came = [*members(others, group), *attendance(others, group)] if whole else []
    parts = [
        *section(tr("Rencana Kelompok"), [*known_facts(group_parts.plan(group)), *steps], level=3),
        *section(tr("Anggota dan Kehadiran"), came, level=3),
        *section(tr("Pelaksanaan Kelompok"), [*stages, *held, *documentation(teller, group)], level=3),
        *section(tr("Keikutsertaan Klien"), known_facts(_part_of_client(teller, group, own)), level=3),
        *section(tr("Struktur dan Proses Kelompok"), known_facts(group_parts.structure(group)), level=3),
        *section(tr("Alat Kelompok"), tools, level=3),
        *section(tr("Hasil Kelompok"), [Paragraph(group.evaluation)] if group.evaluation else [], level=3),
    ]
    if len(teller.file.groups) > 1 and group.name:
        parts = [_named(block, group.name) for block in parts]
    opening = _opening(teller, group, parts)
    opened = Paragraph(opening) if at <= _TOLD else Facts((Fact(tr("Keikutsertaan"), opening),))
    blocks = [Heading(2, name, key="groups"), opened, *parts]
    return _discreet(teller, group, blocks)


def _opening(teller: Teller, group: Group, parts: Iterable[Block]) -> tuple[Inline, ...]:
    """What kind of group the client joined, how large it is, how often it met, and where the rest is told."""
    kind = tr(" bertipe {kind}").format(kind=group.kind) if group.kind else ""
    text = tr("Selain secara perorangan, {client} ditolong melalui kelompok{kind} yang beranggota {count} orang")
    told = text.format(client=teller.client, kind=kind, count=counted(len(group.members)))
    held = outcomes.held(group.sessions)
    when = when_held(one.date for one in held)
    met = tr(" dan bertemu {count} kali{when}").format(count=counted(len(held)), when=when)
    shown: list[Inline] = []
    for part in parts:
        if isinstance(part, Table | Figure):
            shown += [Run(", " if shown else " ("), Ref(part.key)]
    if shown:
        shown.append(Run(")"))
    return (Run(told + (met if held else ""), supplied=True), *shown, Run(".", supplied=True))


def _part_of_client(teller: Teller, group: Group, own: GroupMember) -> list[Part]:
    """The client's role, what was noted of the client at the meetings, and what questionnaires say of the client."""
    letters = [part.letter for part in parts_of(group, teller.file.case) if outcomes.took_place(part.meeting)]
    came = tr("{count} dari {all} pertemuan").format(count=counted(letters.count("H")), all=counted(len(letters)))
    missed = Counter(tr(MEANINGS[letter]) for letter in letters if letter not in {"", "H"})
    why = ", ".join(tr("{why} {count} kali").format(why=why, count=counted(times)) for why, times in missed.items())
    notes = [
        f"{row.note} ({date_in_words(one.date)})" if one.date else row.note
        for one in group.sessions
        for row in one.attendance
        if row.member_id == own.id and row.note
    ]
    return [
        (tr("Peran klien"), own.role or ""),
        (tr("Setuju ikut kelompok"), teller.words(own.consent)),
        (_label(GroupMember.consent_on), teller.words(own.consent_on)),
        (_label(GroupMember.joined), teller.words(own.joined)),
        (_label(GroupMember.left), teller.words(own.left)),
        (tr("Kehadiran"), (f"{came} ({why})" if why else came) if any(letters) else ""),
        (_label(GroupMember.behaviour_before), own.behaviour_before or ""),
        (_label(GroupMember.behaviour_after), own.behaviour_after or ""),
        (tr("Catatan tentang klien"), "\n".join(notes)),
        *_scores(teller, group, own),
    ]


def _label(attribute: InstrumentedAttribute[Any]) -> str:
    return tr(label_of(attribute))


def _scores(teller: Teller, group: Group, own: GroupMember) -> list[Part]:
    found: list[Part] = []
    for tool in group.tools:
        if tool.member_id == own.id:
            score = total_words(as_result(tool), teller.file.instruments)
            found.append((tool.kind or tr("Alat kelompok"), lines(score, tool.result, teller.words(tool.date))))
    return found


def _named(block: Block, group: str) -> Block:
    """A table whose caption says of which group it is."""
    if isinstance(block, Table) and block.caption:
        return dataclasses.replace(block, caption=f"{block.caption} “{group}”")
    return block


def _discreet(teller: Teller, group: Group, blocks: list[Block]) -> list[Block]:
    """The other members by initials, also where the report bears names: they are clients of others."""
    people = [one.person or Person(name=one.name) for one in group.members if not is_client(one, teller.file.case)]
    others = CaseFile(Case(), Kin([one for one in people if one.name]))
    return list(with_initials(Document("", "", "report", tuple(blocks)), others).blocks)
