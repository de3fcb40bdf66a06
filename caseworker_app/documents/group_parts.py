"""What is told of a group, part by part, for its own report and for the case reports of its members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.diagrams import from_case, sociogram
from caseworker_app.diagrams.sheet import Sheet
from caseworker_app.documents.blocks import Block, BulletList, Column, Content, Fact, Facts, Figure, Run, SpanRow
from caseworker_app.documents.case_report.figures import report_figures
from caseworker_app.documents.elements.sheet import grid
from caseworker_app.documents.group_members import called, present
from caseworker_app.documents.wording import capital, date_in_words, is_long, joined, lines
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caseworker_app.documents.elements.sheet import Part
    from caseworker_app.documents.telling import Teller
    from caseworker_app.model.group import Group, GroupSession, Sociogram

_NUMBER = Column("No", 0.35, "centre")
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


def steps(group: Group) -> list[Block]:
    """The steps of the plan, stage by stage."""
    columns = (_NUMBER, Column(tr("Tahap"), 1.2), Column(tr("Langkah"), 4), Column(tr("Menit"), 0.6, "centre"))
    rows = (
        (str(at), one.stage or "", one.text or "–", number(one.minutes) if one.minutes is not None else "")
        for at, one in enumerate(group.steps, 1)
    )
    return grid(f"steps-{group.id}", columns, rows, caption=tr("Langkah Kegiatan Kelompok"))


def stages(group: Group) -> list[Block]:
    """What was done in each stage and what came of it."""
    columns = (
        _NUMBER,
        Column(tr("Tahap dan waktu"), 1.3),
        Column(tr("Teknik"), 1.2),
        Column(tr("Proses"), 2.4),
        Column(tr("Hasil"), 2),
    )
    rows = (
        (
            str(at),
            lines(one.stage, date_in_words(one.date)) or "–",
            one.technique or "",
            one.process or "",
            one.result or "",
        )
        for at, one in enumerate(group.stages, 1)
    )
    return grid(f"stages-{group.id}", columns, rows, caption=tr("Pelaksanaan Menurut Tahap"))


def sessions(teller: Teller, group: Group) -> list[Block]:
    """The meetings, under the names of the stages where these are known."""
    columns = (
        _NUMBER,
        Column(tr("Waktu dan tempat"), 2.0),
        Column(tr("Acara"), 1.4),
        Column(tr("Proses"), 2.0),
        Column(tr("Hasil"), 1.7),
        Column(tr("Hadir"), 0.6, "centre"),
    )
    rows = tuple(_sessions(teller, group.sessions))
    return grid(f"sessions-{group.id}", columns, rows, caption=tr("Pertemuan Kelompok"))


def _sessions(teller: Teller, held: Sequence[GroupSession]) -> Iterator[tuple[Content, ...] | SpanRow]:
    stage: str | None = None
    for at, one in enumerate(held, 1):
        if one.stage and one.stage != stage:
            yield SpanRow((Run(stage_name(one.stage), bold=True),))
        stage = one.stage
        when = lines(date_in_words(one.date), teller.words(one.time), one.place)
        yield str(at), when, one.agenda or "", one.process or "", one.result or "", present(one)


def stage_name(stage: str) -> str:
    """«Tahap awal», also where only «awal» was written."""
    return capital(stage) if stage.casefold().startswith("tahap") else tr("Tahap {stage}").format(stage=stage)


def behaviour(teller: Teller, group: Group) -> list[Block]:
    """What of the members' behaviour has changed."""
    columns = (_NUMBER, Column(tr("Nama"), 1.1), Column(tr("Sebelum"), 2.5), Column(tr("Sesudah"), 2.5))
    changed = [one for one in group.members if one.behaviour_before or one.behaviour_after]
    rows = (
        (str(at), called(teller, one), one.behaviour_before or "", one.behaviour_after or "")
        for at, one in enumerate(changed, 1)
    )
    return grid(f"behaviour-{group.id}", columns, rows, caption=tr("Perilaku Anggota Sebelum dan Sesudah"))


def tools(teller: Teller, group: Group) -> list[Block]:
    """What questionnaires and tools say of the group and of its members."""
    columns = (
        _NUMBER,
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
            date_in_words(one.date),
            called(teller, one.member) if one.member else tr("kelompok"),
            number(one.score) if one.score is not None else "",
            one.result or "",
        )
        for at, one in enumerate(group.tools, 1)
    )
    return grid(f"tools-{group.id}", columns, rows, caption=tr("Hasil Alat Kelompok"))


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
