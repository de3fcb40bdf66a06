"""What is told of a group, part by part, for its own report and for the case reports of its members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.casework import group_tools, outcomes
from caseworker_app.casework.measured import total_words
from caseworker_app.diagrams import from_case, sociogram
from caseworker_app.diagrams.sheet import Sheet
from caseworker_app.documents.blocks import Block, BulletList, Column, Content, Fact, Facts, Figure, Run, SpanRow
from caseworker_app.documents.case_report.figures import report_figures
from caseworker_app.documents.elements.record_tables import Cell, counted_table
from caseworker_app.documents.elements.sheet import grid
from caseworker_app.documents.group_members import called, present
from caseworker_app.documents.sentences import compact_table
from caseworker_app.documents.wording import capital, date_in_words, is_long, joined, lines
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from caseworker_app.documents.elements.sheet import Part
    from caseworker_app.documents.telling import Teller
    from caseworker_app.model.group import Group, GroupArea, GroupSession, GroupTool, Sociogram

_TALLEST = 400.0


def plan(group: Group) -> tuple[Part, ...]:
    """What was planned, by label."""
    return (
        (tr("Nama kelompok"), group.name or ""),
        (tr("Tipe kelompok"), group.kind or ""),
        (tr("Alasan memilih tipe ini"), group.kind_chosen_because or ""),
        (tr("Asesmen kebutuhan"), group.need_assessment or ""),
        (tr("Tujuan"), group.purpose or ""),
        (tr("Sasaran"), group.targets or ""),
        (tr("Tempat"), group.place or ""),
        (tr("Waktu"), group.time or ""),
        (tr("Alat dan bahan"), _listed(group.materials)),
        (tr("Fasilitator"), _listed(group.facilitators)),
        (tr("Norma kelompok"), _listed(group.norms)),
    )


def _listed(words: Sequence[str] | None) -> Content:
    """A few words in one line, much as points."""
    return BulletList(tuple(words)) if words and is_long(list(words)) else joined(words or [])


def structure(group: Group) -> tuple[Part, ...]:
    """How the group stands as a group, by label."""
    return (
        (tr("Komunikasi"), group.communication or ""),
        (tr("Kekuasaan"), group.power or ""),
        (tr("Kepemimpinan"), group.leadership or ""),
        (tr("Peran"), group.roles or ""),
        (tr("Kohesi"), group.cohesion or ""),
        (tr("Iklim"), group.climate or ""),
    )


def steps(teller: Teller, group: Group) -> list[Block]:
    """The steps of the plan, stage by stage."""
    cells = (
        Cell(tr("Tahap"), 1.2, lambda step: step.stage or ""),
        Cell(tr("Langkah"), 4, lambda step: step.text or "–"),
        Cell(tr("Menit"), 0.6, lambda step: teller.figure(step, "minutes"), "centre"),
    )
    return _table(f"steps-{group.id}", group.steps, cells, tr("Langkah Kegiatan Kelompok"))


def areas(teller: Teller, group: Group) -> list[Block]:
    """Where a community lives and how many they are, added up."""
    columns = (
        Column(tr("Dusun"), 1.6),
        Column(tr("RW"), 0.5, "centre"),
        Column(tr("RT"), 0.5, "centre"),
        Column(tr("Jumlah KK"), 0.8, "centre"),
        Column(tr("Jumlah jiwa"), 0.8, "centre"),
        Column(tr("Catatan"), 2.4),
    )
    rows: list[tuple[Content, ...]] = [
        (one.hamlet or "", one.rw or "", one.rt or "", *_counts(teller, one), one.note or "") for one in group.areas
    ]
    if len(rows) > 1:
        sums = (_sum(one.households for one in group.areas), _sum(one.residents for one in group.areas))
        rows.append(((Run(tr("Jumlah"), bold=True),), "", "", *sums, ""))
    return grid(f"areas-{group.id}", columns, rows, caption=tr("Pemetaan Sosial"))


def _counts(teller: Teller, area: GroupArea) -> tuple[str, str]:
    return teller.figure(area, "households"), teller.figure(area, "residents")


def _sum(figures: Iterable[int | None]) -> str:
    known = [figure for figure in figures if figure is not None]
    return number(sum(known)) if known else ""


def stages(group: Group) -> list[Block]:
    """What was done in each stage and what came of it."""
    columns = (
        Column(tr("Tahap dan waktu"), 1.3),
        Column(tr("Teknik"), 1.2),
        Column(tr("Proses"), 2.4),
        Column(tr("Hasil"), 2),
    )
    rows = [
        (lines(one.stage, date_in_words(one.date)), one.technique or "", one.process or "", one.result or "")
        for one in group.stages
    ]
    return [compact_table(f"stages-{group.id}", tr("Pelaksanaan Menurut Tahap"), columns, rows)] if rows else []


def sessions(teller: Teller, group: Group, *, counted: bool = True) -> list[Block]:
    """The meetings, under the names of the stages where these are known; ``counted`` with how many came."""
    columns = (
        Column(tr("Waktu dan tempat"), 2.0),
        Column(tr("Acara"), 1.4),
        Column(tr("Proses"), 2.0),
        Column(tr("Hasil"), 1.7),
        Column(tr("Hadir"), 0.6, "centre"),
    )
    rows = list(_sessions(teller, group.sessions, present if counted else lambda _meeting: ""))
    return [compact_table(f"sessions-{group.id}", tr("Pertemuan Kelompok"), columns, rows)] if rows else []


def _sessions(
    teller: Teller, held: Sequence[GroupSession], came: Callable[[GroupSession], str]
) -> Iterator[tuple[Content, ...] | SpanRow]:
    stage: str | None = None
    for one in held:
        if one.stage and one.stage != stage:
            yield SpanRow((Run(stage_name(one.stage), bold=True),))
        stage = one.stage
        when = lines(date_in_words(one.date), teller.words(one.time), one.place)
        fate = outcomes.in_words(one) or one.outcome_reason
        yield when, one.agenda or "", lines(fate, one.process), one.result or "", came(one)


def stage_name(stage: str) -> str:
    """«Tahap awal», also where only «awal» was written."""
    return capital(stage) if stage.casefold().startswith("tahap") else tr("Tahap {stage}").format(stage=stage)


def behaviour(teller: Teller, group: Group) -> list[Block]:
    """What of the members' behaviour has changed."""
    cells = (
        Cell(tr("Nama"), 1.1, lambda member: called(teller, member)),
        Cell(tr("Sebelum"), 2.5, lambda member: member.behaviour_before or ""),
        Cell(tr("Sesudah"), 2.5, lambda member: member.behaviour_after or ""),
    )
    changed = [member for member in group.members if member.behaviour_before or member.behaviour_after]
    return _table(f"behaviour-{group.id}", changed, cells, tr("Perilaku Anggota Sebelum dan Sesudah"))


def tools(teller: Teller, group: Group, only: Sequence[GroupTool] | None = None) -> list[Block]:
    """What questionnaires and tools say of the group and of its members, and what changed; ``only`` some of them."""
    own, told = teller.file.instruments, group.tools if only is None else only

    def total(tool: GroupTool) -> str:
        return teller.typed(tool, "score") or total_words(group_tools.as_result(tool), own)

    cells = (
        Cell(tr("Alat"), 1.6, lambda tool: tool.kind or "–"),
        Cell(tr("Tanggal"), 1.3, lambda tool: date_in_words(tool.date)),
        Cell(tr("Anggota"), 1, lambda tool: called(teller, tool.member) if tool.member else tr("kelompok")),
        Cell(
            tr("Skor"),
            0.9,
            lambda tool: teller.typed(tool, "score") or total_words(group_tools.as_result(tool), own),
            "centre",
        ),
        Cell(tr("Hasil"), 2.2, lambda tool: lines(tool.result, answers_told(tool))),
    )
    changes = [
        group_tools.change_sentence(one, called(teller, one.last.member) if one.last.member else "")
        for one in group_tools.changes(told, own)
    ]
    table = _table(f"tools-{group.id}", told, cells, tr("Hasil Alat Kelompok"))
    return [*table, BulletList(tuple(changes))] if changes else table


def answers_told(tool: GroupTool) -> str:
    """«Jawaban tiap butir: 1: 3; 2: 4», or nothing."""
    return tr("Jawaban tiap butir: {answers}").format(answers="; ".join(tool.answers)) if tool.answers else ""


def _table(key: str, records: Sequence[Any], cells: Sequence[Cell], caption: str) -> list[Block]:
    return [counted_table(key, records, cells, caption=caption)] if records else []


def sociograms(teller: Teller, group: Group) -> Iterator[Block]:
    """Each question with its drawing, as far as anybody answered it."""
    for at, one in enumerate(group.sociograms, 1):
        when = f" ({date_in_words(one.date)})" if one.date else ""
        yield Facts((Fact(tr("Pertanyaan sosiogram"), f"{one.question or '–'}{when}"),))
        if any(answer.choice and answer.from_member_id and answer.to_member_id for answer in one.answers):
            yield from _sociogram(teller, group, one, f"sociogram-{group.id}-{at}")


def _sociogram(teller: Teller, group: Group, one: Sociogram, key: str) -> list[Figure]:
    data = from_case.sociogram_data(teller.file, group, one, names=teller.names)
    day = one.date.long(weekday=False) if one.date and one.date.readable and len(group.sociograms) > 1 else ""
    title = tr("Sosiogram Kelompok")
    title = f"{title} ({day})" if day else title
    legend = tuple(sociogram.legend_entries(data))
    drawn = Sheet(sociogram.layout(data), title, legend=legend, shape=lambda w, h: sociogram.layout(data, (w, h)))
    return report_figures(key, title, drawn, tallest=_TALLEST)
