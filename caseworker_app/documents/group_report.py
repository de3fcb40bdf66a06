"""Rencana, daftar hadir, dan laporan kelompok: each group that the case takes part in, all its members in it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.documents import group_parts
from caseworker_app.documents.blocks import (
    Block,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Space,
    Title,
)
from caseworker_app.documents.case_report.photos import photos_of
from caseworker_app.documents.elements.letterhead import foot
from caseworker_app.documents.elements.office_template import by_heading, case_words
from caseworker_app.documents.elements.sheet import closing, closing_by_hand, grid, sheet, to_write
from caseworker_app.documents.group_members import attendance, attendance_by_hand, members, notes, with_members
from caseworker_app.documents.pseudonyms import with_initials
from caseworker_app.documents.telling import Teller
from caseworker_app.documents.wish import wanted
from caseworker_app.documents.wording import titled
from caseworker_app.forms.library import group_phases
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.group import Group

KEY = "group-report"
_LABEL = 0.27


def group_report(file: CaseFile, wish: Wish) -> Document:
    """The groups of a case, or the one that is wanted; where there is none a form to write in.

    Raises NotFound for an id that is no group's.
    """
    groups = [wanted(file.groups, wish.item)] if wish.item and not wish.blank else file.groups
    file = with_members(file)
    teller, template = Teller(file, names=wish.names), file.document_template(KEY)
    told = [block for at, group in enumerate(groups) for block in _group(teller, group, first=not at)]
    document = Document(
        key=KEY,
        title=template.title,
        dress="report" if told else "form",
        even_margins=True,
        foot=foot(file.case, template.version),
        blocks=tuple(
            [*told, closing(file.case, instructor=True, remarks=tr("Catatan supervisor"))] if told else _by_hand()
        ),
    )
    return document if wish.names else with_initials(document, file)


def group_record(file: CaseFile, wish: Wish) -> Document:
    """The same of a group itself, whatever cases its members come from; ``file`` holds its groups and no case."""
    return dataclasses.replace(group_report(file, wish), key="group-record")


def _group(teller: Teller, group: Group, *, first: bool) -> list[Block]:
    name = titled(group.name) if group.name else ""
    template, words = teller.file.document_template(KEY), case_words(teller.file.case, teller.client)
    plan = sheet(f"plan-{group.id}", group_parts.plan(group), label=_LABEL)
    structure = sheet(f"structure-{group.id}", group_parts.structure(group), label=_LABEL)
    behaviour = [*group_parts.behaviour(teller, group), *_notes(teller, group)]
    tools = [*group_parts.tools(teller, group), *group_parts.sociograms(teller, group)]
    sections = [
        *_headed("plan", [*plan, *group_parts.steps(teller, group), *group_parts.areas(teller, group)]),
        *_headed("members", [*members(teller, group), *attendance(teller, group)]),
        *_headed("sessions", _held(teller, group)),
        *_headed("behaviour", behaviour),
        *_headed("structure", structure),
        *_headed("tools", tools),
        *_headed("evaluation", [Paragraph(group.evaluation)] if group.evaluation else []),
    ]
    return [
        *([] if first else [PageBreak()]),
        Title(template.title.upper(), name),
        *by_heading(template.sections, sections, words, level=1),
    ]


def _held(teller: Teller, group: Group) -> list[Block]:
    """Stages, meetings, and the photos of all that is the group's own."""
    return [*group_parts.stages(group), *group_parts.sessions(teller, group), *photos_of(teller, group)]


def _notes(teller: Teller, group: Group) -> list[Block]:
    heads = (Column(tr("Nama"), 1), Column(tr("Catatan pada pertemuan"), 5))
    return grid(f"notes-{group.id}", heads, notes(teller, group), caption=tr("Catatan tentang Anggota"))


def _headed(key: str, blocks: Sequence[Block]) -> list[Block]:
    return [Heading(1, "", key=key), *blocks] if blocks else []


def _by_hand() -> list[Block]:
    """Plan, attendance and report to write in, a page each."""
    plan = (
        (tr("Nama kelompok"), 1),
        (tr("Tipe kelompok"), 1),
        (tr("Tujuan"), 2),
        (tr("Sasaran"), 1),
        (tr("Tempat dan waktu"), 1),
        (tr("Alat dan bahan"), 2),
        (tr("Fasilitator"), 1),
        (tr("Norma kelompok"), 2),
    )
    report = (
        (tr("Hari, tanggal, jam"), 1),
        (tr("Acara"), 1),
        (tr("Proses"), 6),
        (tr("Hasil"), 3),
        (tr("Perubahan perilaku anggota"), 3),
        (tr("Evaluasi"), 2),
    )
    columns = (
        Column(tr("No."), 0.35, "centre"),
        Column(tr("Tahap"), 1.4),
        Column(tr("Langkah"), 4),
        Column(tr("Menit"), 0.7),
    )
    stages = [phase.stages[0] for phase in group_phases().values()]
    steps = [(str(at), (Paragraph(stage, "plain"), Space(0.7)), "", "") for at, stage in enumerate(stages, 1)]
    return [
        Title(tr("RENCANA KELOMPOK")),
        *sheet("plan", to_write(plan), label=_LABEL),
        *grid("steps", columns, steps),
        PageBreak(),
        Title(tr("DAFTAR HADIR KELOMPOK")),
        *sheet("meeting", to_write([(tr("Nama kelompok"), 1), (tr("Tempat"), 1)]), label=_LABEL),
        *attendance_by_hand(),
        PageBreak(),
        Title(tr("LAPORAN PERTEMUAN KELOMPOK")),
        *sheet("report", to_write(report), label=_LABEL),
        closing_by_hand(),
    ]
