"""4.3 Rencana intervensi: goals, resources, methods, the programme's matrix, case conferences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.documents.blocks import (
    Block,
    BulletList,
    Column,
    Content,
    Heading,
    NumberedList,
    Paragraph,
    Run,
    Table,
)
from caseworker_app.documents.telling import Teller, missing
from caseworker_app.forms.catalogue import page
from caseworker_app.model.indonesian import rupiah
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.plan import Activity, Conference, Goal


def plan(teller: Teller, title: str) -> list[Block]:
    """The blocks of the third stage."""
    case = teller.file.case
    blocks: list[Block] = [Heading(1, title)]
    blocks += teller.page(page("plan_discussion"))
    blocks += _goals(teller)
    blocks += _targets(teller)
    blocks += teller.page(page("plan_resources"), skip=frozenset({"resources"}))
    blocks += teller.page(page("methods"))
    if case.activities:
        blocks += [Heading(2, tr("Rancangan program")), _matrix(teller, case.activities)]
    blocks += conferences(teller, [one for one in case.conferences if (one.number or 1) < 2])
    blocks += teller.page(page("plan_revisions"))
    blocks += teller.page(page("plan_result"), skip=frozenset({"state"}))
    return blocks


def conferences(teller: Teller, found: list[Conference]) -> list[Block]:
    """Case conferences with their attendance."""
    rows: Any = page("conferences").sections[0].items[0]
    fields = [item for item in (*rows.columns, *rows.details) if item.key not in {"kind", "number", "attendees"}]
    blocks: list[Block] = []
    for one in found:
        number = {1: " I", 2: " II", 3: " III"}.get(one.number or 0, f" {one.number}" if one.number else "")
        blocks.append(Heading(2, f"{(one.kind or tr('Case conference')).capitalize()}{number}"))
        blocks += teller.items(one, fields)
        if one.attendees:
            blocks.append(_attendance(teller, one))
    return blocks


def _attendance(teller: Teller, one: Conference) -> Table:
    rows = tuple(
        (
            str(at),
            " · ".join(filter(None, (a.name or teller.words(a.person), a.sex, a.phone))) or "–",
            a.office or "–",
            {True: tr("hadir"), False: tr("tidak hadir"), None: "–"}[a.present],
            a.response or "–",
        )
        for at, a in enumerate(one.attendees, 1)
    )
    columns = (
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Nama"), 1.6),
        Column(tr("Jabatan/lembaga"), 1.2),
        Column(tr("Kehadiran"), 0.8),
        Column(tr("Tanggapan"), 1.6),
    )
    return Table(f"attendance-{one.id}", tr("Peserta Case Conference"), columns, rows)


def _goals(teller: Teller) -> list[Block]:
    case = teller.file.case
    blocks: list[Block] = [Heading(2, tr("Program dan tujuan"))]
    if case.plan.programme:
        blocks.append(Paragraph((Run(tr("Nama program: ")), Run(case.plan.programme, bold=True)), "plain"))
    blocks.append(Heading(3, tr("Tujuan umum")))
    blocks.append(
        Paragraph(case.plan.general_goal) if case.plan.general_goal else missing(tr("tujuan umum belum ditulis"))
    )
    blocks.append(Heading(3, tr("Tujuan khusus")))
    if case.goals:
        blocks.append(NumberedList(tuple(_goal(teller, goal) for goal in case.goals)))
    else:
        blocks.append(missing(tr("tujuan khusus belum ditulis")))
    if case.plan.indicators_note:
        blocks += [Heading(3, tr("Indikator keberhasilan")), Paragraph(case.plan.indicators_note)]
    return blocks


def _goal(teller: Teller, goal: Goal) -> Content:
    text = "; ".join([goal.text or "–", *_measures(teller, goal)])
    if goal.problem_id:
        problem = next((one.text for one in teller.file.case.problems if one.id == goal.problem_id), None)
        text += tr(" (menjawab masalah: {problem})").format(problem=problem) if problem else ""
    if not goal.indicators:
        return text
    indicators = tuple("; ".join([one.text or "–", *_measures(teller, one)]) for one in goal.indicators)
    return (Paragraph(text, "plain"), BulletList(indicators))


def _measures(teller: Teller, record: Any) -> list[str]:
    labels = ((tr("awal"), record.baseline), (tr("sasaran"), record.target), (tr("tenggat"), record.target_date))
    return [f"{label}: {teller.words(value)}" for label, value in labels if value is not None]


def _targets(teller: Teller) -> list[Block]:
    """Whom the change is for, who carries it out, and the resource systems with their use."""
    case = teller.file.case
    blocks = teller.page(page("implementers"))
    if case.resources:
        rows: Any = next(i for s in page("potentials").sections for i in s.items if i.key == "resources")
        more: Any = next(i for s in page("plan_resources").sections for i in s.items if i.key == "resources")
        fields = (*rows.columns, *(f for f in more.columns if f.key not in {c.key for c in rows.columns}))
        used = [f for f in fields if any(teller.value(one, f) for one in case.resources)]
        table = Table(
            key="resources",
            caption=tr("Sistem Sumber"),
            columns=(
                Column(tr("No"), 0.35, "centre"),
                *(Column(tr(f.label), 2 if f.key == "text" else 1) for f in used),
            ),
            rows=tuple((str(at), *(teller.cell(one, f) for f in used)) for at, one in enumerate(case.resources, 1)),
        )
        blocks += [Heading(2, tr("Sistem sumber yang digunakan")), table]
    return blocks


def _matrix(teller: Teller, activities: list[Activity]) -> Table:
    """The programme's matrix on a page turned on its side: seven columns do not stand upright."""
    return Table(
        key="activities",
        caption=tr("Rancangan Program Intervensi"),
        columns=(
            Column(tr("No"), 0.35, "centre"),
            Column(tr("Kegiatan"), 1.4),
            Column(tr("Waktu dan tempat"), 1.5),
            Column(tr("Tujuan yang dilayani"), 1.7),
            Column(tr("Metode dan teknik"), 1.4),
            Column(tr("Pelaksana"), 1.0),
            Column(tr("Indikator keberhasilan"), 1.5),
        ),
        rows=tuple((str(at), *_activity(teller, one)) for at, one in enumerate(activities, 1)),
        landscape=True,
    )


def _activity(teller: Teller, one: Activity) -> tuple[Content, ...]:
    goals = [(link.goal.text or "") for link in one.goals if link.goal]
    cost = tr("Biaya: {amount}").format(amount=rupiah(one.cost)) if one.cost is not None else None
    component = tr("Komponen ATENSI: {name}").format(name=one.component) if one.component else None
    return (
        "\n".join(filter(None, (one.name or "–", component))),
        "\n".join(filter(None, (teller.words(one.dates), one.place))) or "–",
        "\n".join(filter(None, (one.serves, *goals))) or "–",
        "\n".join(filter(None, (one.method, one.technique))) or "–",
        "\n".join(filter(None, (one.responsible, cost))) or "–",
        one.indicator or "–",
    )
