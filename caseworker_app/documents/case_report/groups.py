"""4.4, group work as it concerns this client: the group, the client's own part and attendance; never other members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Column, Content, Fact, Facts, Heading, Paragraph, Table
from caseworker_app.documents.telling import Teller, noted, pointing
from caseworker_app.documents.wording import joined, lines, titled
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.group import Group, GroupMember, GroupSession


def groups(teller: Teller) -> list[Block]:
    """A section for each group that the client takes part in."""
    return [block for group in teller.file.groups for block in _group(teller, group)]


def _group(teller: Teller, group: Group) -> list[Block]:
    case = teller.file.case
    own = next(
        (m for m in group.members if m.case_id == case.id or (m.person_id and m.person_id == case.client_id)), None
    )
    if own is None:
        return []
    known = (
        (tr("Tipe kelompok"), group.kind),
        (tr("Tujuan kelompok"), group.purpose),
        (tr("Tempat"), group.place),
        (tr("Waktu"), group.time),
        (tr("Fasilitator"), joined(group.facilitators or [])),
        (tr("Peran klien"), own.role),
        (tr("Bergabung"), teller.words(own.joined)),
        (tr("Berhenti"), teller.words(own.left)),
        (tr("Perilaku klien sebelumnya"), own.behaviour_before),
        (tr("Perilaku klien sesudahnya"), own.behaviour_after),
        *_scores(teller, group, own),
    )
    name = titled(tr("Kelompok {name}").format(name=group.name or "").strip())
    facts = tuple(Fact(label, value) for label, value in known if value)
    meetings = _meetings(teller, group, own)
    if not facts and not meetings:
        return [Heading(2, name, key="groups"), Paragraph(tr("Klien menjadi anggota kelompok ini."))]
    return [Heading(2, name, key="groups"), *([Facts(facts)] if facts else []), *meetings]


def _scores(teller: Teller, group: Group, own: GroupMember) -> list[tuple[str, str]]:
    """What the group's questionnaires say of this member alone."""
    found = []
    for tool in group.tools:
        if tool.member_id == own.id:
            score = number(tool.score) if tool.score is not None else None
            found.append((tool.kind or tr("Alat kelompok"), lines(score, tool.result, teller.words(tool.date))))
    return found


def _meetings(teller: Teller, group: Group, own: GroupMember) -> list[Block]:
    rows = [(str(at), *_meeting(teller, one, own)) for at, one in enumerate(group.sessions, 1)]
    if not rows:
        return []
    columns = (
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Hari/tanggal dan waktu"), 1.3),
        Column(tr("Tempat"), 1.2),
        Column(tr("Acara"), 1.8),
        Column(tr("Klien"), 1.8),
    )
    key = f"group-{group.id}"
    return [
        pointing(tr("Pertemuan kelompok dan keikutsertaan klien dapat dilihat pada"), key),
        Table(key, tr("Pertemuan Kelompok yang Diikuti Klien"), columns, tuple(rows)),
    ]


def _meeting(teller: Teller, one: GroupSession, own: GroupMember) -> tuple[Content, ...]:
    seen: list[Block] = []
    for row in one.attendance:
        if row.member_id == own.id:
            present = {True: tr("hadir"), False: tr("tidak hadir"), None: "–"}[row.present]
            seen += [Paragraph(present, "plain"), *([noted(tr("Catatan"), row.note)] if row.note else [])]
    return (
        lines(teller.words(one.date), teller.words(one.time)) or "–",
        one.place or "–",
        lines(one.stage, one.agenda) or "–",
        tuple(seen) or "–",
    )
