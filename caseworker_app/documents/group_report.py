"""Rencana, daftar hadir, dan laporan kelompok: each group that the case takes part in, all its members in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.diagrams import from_case, sociogram
from caseworker_app.diagrams.sheet import Sheet
from caseworker_app.documents.arranging import by_heading, case_words
from caseworker_app.documents.blocks import (
    Block,
    Column,
    Content,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Space,
    Title,
)
from caseworker_app.documents.case_report.figures import report_figures
from caseworker_app.documents.group_members import (
    attendance,
    attendance_by_hand,
    called,
    members,
    notes,
    present,
    with_members,
)
from caseworker_app.documents.letterhead import foot
from caseworker_app.documents.pseudonyms import with_initials
from caseworker_app.documents.sheets import (
    closing,
    closing_by_hand,
    dated,
    grid,
    points,
    sheet,
    to_write,
)
from caseworker_app.documents.telling import Teller, noted
from caseworker_app.documents.wording import lines, titled
from caseworker_app.errors import NotFound
from caseworker_app.forms import lists
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.group import Group, Sociogram

KEY = "group-report"
_LABEL = 0.27
_TALLEST = 400.0


def group_report(file: CaseFile, *, names: bool = False, blank: bool = False, item: str | None = None) -> Document:
    """The groups of a case, with initials unless ``names``; where there is none, or blank: to write in.

    ``item``: only the group of this id. Raises NotFound for an id that is no group's.
    """
    groups = [] if blank else [group for group in file.groups if item in {None, group.id}]
    if item is not None and not groups and not blank:
        raise NotFound(tr("Kasus ini tidak memuat catatan dengan id “{item}”.").format(item=item))
    file = with_members(file)
    teller, template = Teller(file, names=names), file.document_template(KEY)
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
    return document if names else with_initials(document, file)


def _group(teller: Teller, group: Group, *, first: bool) -> list[Block]:
    name = titled(group.name) if group.name else ""
    tools = [*_tools(teller, group), *_sociograms(teller, group)]
    report = [*_stages(group), *_sessions(teller, group)]
    template, words = teller.file.document_template(KEY), case_words(teller.file.case, teller.client)
    sections = [
        *_headed(tr("Rencana Kelompok"), [*_plan(group), *_steps(group)]),
        *_headed(tr("Anggota dan Daftar Hadir"), [*members(teller, group), *attendance(teller, group)]),
        *_headed(tr("Pelaksanaan"), report),
        *_headed(tr("Perubahan Perilaku Anggota"), _behaviour(teller, group)),
        *_headed(tr("Struktur dan Proses Kelompok"), _structure(group)),
        *_headed(tr("Alat Kelompok"), tools),
        *_headed(tr("Evaluasi"), [Paragraph(group.evaluation)] if group.evaluation else []),
    ]
    return [
        *([] if first else [PageBreak()]),
        Title(template.title.upper(), name),
        *by_heading(template.sections, sections, words, level=1),
    ]


def _headed(title: str, blocks: Sequence[Block]) -> list[Block]:
    return [Heading(1, title), *blocks] if blocks else []


def _plan(group: Group) -> list[Block]:
    return sheet(
        f"plan-{group.id}",
        (
            (tr("Nama kelompok"), group.name or ""),
            (tr("Tipe kelompok"), group.kind or ""),
            (tr("Alasan memilih tipe ini"), group.kind_chosen_because or ""),
            (tr("Asesmen kebutuhan"), group.need_assessment or ""),
            (tr("Tujuan"), group.purpose or ""),
            (tr("Sasaran"), group.targets or ""),
            (tr("Tempat"), group.place or ""),
            (tr("Waktu"), group.time or ""),
            (tr("Alat dan bahan"), points(group.materials or ())),
            (tr("Fasilitator"), points(group.facilitators or ())),
            (tr("Norma kelompok"), points(group.norms or ())),
        ),
        label=_LABEL,
    )


def _steps(group: Group) -> list[Block]:
    columns = (
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Tahap"), 1.2),
        Column(tr("Langkah"), 4),
        Column(tr("Menit"), 0.6, "centre"),
    )
    rows = (
        (str(at), one.stage or "", one.text or "–", number(one.minutes) if one.minutes is not None else "")
        for at, one in enumerate(group.steps, 1)
    )
    return grid(f"steps-{group.id}", columns, rows, caption=tr("Langkah Kegiatan Kelompok"))


def _stages(group: Group) -> list[Block]:
    columns = (
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Tahap dan waktu"), 1.3),
        Column(tr("Teknik"), 1.2),
        Column(tr("Proses"), 2.4),
        Column(tr("Hasil"), 2),
    )
    rows = (
        (
            str(at),
            lines(one.stage, dated(one.date)) or "–",
            one.technique or "",
            one.process or "",
            one.result or "",
        )
        for at, one in enumerate(group.stages, 1)
    )
    return grid(f"stages-{group.id}", columns, rows, caption=tr("Pelaksanaan Menurut Tahap"))


def _sessions(teller: Teller, group: Group) -> list[Block]:
    columns = (
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Waktu dan tempat"), 1.5),
        Column(tr("Acara dan proses"), 2.6),
        Column(tr("Hasil"), 1.8),
        Column(tr("Hadir"), 0.6, "centre"),
    )
    rows: list[tuple[Content, ...]] = []
    for at, one in enumerate(group.sessions, 1):
        process = [noted(tr("Proses"), one.process)] if one.process else []
        stage = [noted(tr("Tahap"), one.stage)] if one.stage else []
        agenda = [Paragraph(one.agenda, "plain")] if one.agenda else []
        when = lines(dated(one.date), teller.words(one.time), one.place)
        rows.append((str(at), when, (*agenda, *stage, *process), one.result or "", present(one)))
    return grid(f"sessions-{group.id}", columns, rows, caption=tr("Pertemuan Kelompok"))


def _behaviour(teller: Teller, group: Group) -> list[Block]:
    columns = (
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Nama"), 1.1),
        Column(tr("Sebelum"), 2.5),
        Column(tr("Sesudah"), 2.5),
    )
    changed = [one for one in group.members if one.behaviour_before or one.behaviour_after]
    rows = (
        (str(at), called(teller, one), one.behaviour_before or "", one.behaviour_after or "")
        for at, one in enumerate(changed, 1)
    )
    told = grid(f"behaviour-{group.id}", columns, rows, caption=tr("Perilaku Anggota Sebelum dan Sesudah"))
    heads = (Column(tr("Nama"), 1), Column(tr("Catatan pada pertemuan"), 5))
    return [*told, *grid(f"notes-{group.id}", heads, notes(teller, group), caption=tr("Catatan tentang Anggota"))]


def _structure(group: Group) -> list[Block]:
    return sheet(
        f"structure-{group.id}",
        (
            (tr("Komunikasi"), group.communication or ""),
            (tr("Kekuasaan"), group.power or ""),
            (tr("Kepemimpinan"), group.leadership or ""),
            (tr("Peran"), group.roles or ""),
            (tr("Kohesi"), group.cohesion or ""),
            (tr("Iklim"), group.climate or ""),
        ),
        label=_LABEL,
    )


def _tools(teller: Teller, group: Group) -> list[Block]:
    columns = (
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Alat"), 1.6),
        Column(tr("Tanggal"), 1.3),
        Column(tr("Anggota"), 1),
        Column(tr("Skor"), 0.6, "centre"),
        Column(tr("Hasil"), 2.2),
    )
    rows = (
        (
            str(at),
            one.kind or "–",
            dated(one.date),
            called(teller, one.member) if one.member else tr("kelompok"),
            number(one.score) if one.score is not None else "",
            one.result or "",
        )
        for at, one in enumerate(group.tools, 1)
    )
    return grid(f"tools-{group.id}", columns, rows, caption=tr("Hasil Alat Kelompok"))


def _sociograms(teller: Teller, group: Group) -> Iterator[Block]:
    """Each question with its drawing."""
    for at, one in enumerate(group.sociograms, 1):
        if any(answer.choice and answer.from_member_id and answer.to_member_id for answer in one.answers):
            asked = tr("Pertanyaan sosiogram: {question}").format(question=one.question or "–")
            when = f" ({dated(one.date)})" if one.date else ""
            yield Paragraph(f"{asked}{when}")
            yield from _sociogram(teller, group, one, f"sociogram-{group.id}-{at}")


def _sociogram(teller: Teller, group: Group, one: Sociogram, key: str) -> list[Figure]:
    data = from_case.sociogram_data(teller.file, group, one, names=teller.names)
    title = tr("Sosiogram Kelompok")
    legend = tuple(sociogram.legend_entries(data))
    drawn = Sheet(sociogram.layout(data), title, legend=legend, shape=lambda w, h: sociogram.layout(data, (w, h)))
    return report_figures(key, title, drawn, tallest=_TALLEST)


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
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Tahap"), 1.4),
        Column(tr("Langkah"), 4),
        Column(tr("Menit"), 0.7),
    )
    stages = [entry.value for entry in lists.load("group_stages").with_tag("A").entries]
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
