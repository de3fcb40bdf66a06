"""4.3 Rencana intervensi: goals, resources, methods, case conference, the programme's matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.documents.blocks import (
    Block,
    BulletList,
    Column,
    Content,
    Fact,
    Facts,
    NumberedList,
    Paragraph,
    Table,
)
from caseworker_app.documents.case_report import resources
from caseworker_app.documents.case_report.conferences import called, conferences, early
from caseworker_app.documents.case_report.parts import course, label, section
from caseworker_app.documents.telling import Teller, find_rows, labelled, missing, noted, pointing
from caseworker_app.documents.wording import counted, lines, moment, sentence_list
from caseworker_app.forms.catalogue import page
from caseworker_app.model.indonesian import rupiah
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.model.plan import Activity, Goal


def plan(teller: Teller) -> list[Block]:
    """The blocks of the third stage."""
    case = teller.file.case
    methods = find_rows(page("methods"), "planned_methods")
    revisions = find_rows(page("plan_revisions"), "plan_revisions")
    technique = tr("Metode dan teknik yang digunakan dapat dilihat pada")
    return [
        *teller.page(page("plan_discussion")),
        *section(tr("Program dan Tujuan"), _goals(teller), key="goals"),
        *section(tr("Sasaran dan Pelaksana"), _implementers(teller), key="implementers"),
        *section(tr("Pemetaan Sistem Sumber"), resources.used(teller), key="resources"),
        *section(
            tr("Metode dan Teknik"), teller.table(case.planned_methods, methods, sentence=technique), key="methods"
        ),
        *section(tr("Rancangan Program"), _programme(teller, case.activities), key="programme"),
        *conferences(teller, (one for one in case.conferences if early(one))),
        *section(tr("Perubahan Rencana"), teller.table(case.plan_revisions, revisions), key="plan_revisions"),
        *_course(teller),
    ]


def _goals(teller: Teller) -> list[Block]:
    case = teller.file.case
    one = case.plan
    general = Paragraph(one.general_goal) if one.general_goal else missing(tr("tujuan umum belum ditulis"))
    goals = tuple(_goal(teller, goal) for goal in case.goals)
    return [
        *([Facts((Fact(tr("Nama program"), one.programme),))] if one.programme else []),
        label(tr("Tujuan umum:")),
        general,
        label(tr("Tujuan khusus:")),
        NumberedList(goals, "1)") if goals else missing(tr("tujuan khusus belum ditulis")),
        *(labelled(tr("Indikator keberhasilan"), one.indicators_note) if one.indicators_note else []),
    ]


def _goal(teller: Teller, goal: Goal) -> Content:
    """A goal with what it answers, where it starts and ends, and its indicators."""
    further = _measures(teller, goal)
    if goal.problem is not None and goal.problem.text:
        further.insert(0, (tr("menjawab masalah"), goal.problem.text))
    indicators = tuple(_with(one.text, _measures(teller, one)) for one in goal.indicators)
    text = _with(goal.text, further)
    if not indicators:
        return text
    return (Paragraph(text, "plain"), Paragraph(tr("Indikator:"), "plain"), BulletList(indicators))


def _measures(teller: Teller, record: Any) -> list[tuple[str, str]]:
    known = (
        (tr("keadaan awal"), record.baseline),
        (tr("target"), record.target),
        (tr("tercapai paling lambat"), record.target_date),
    )
    return [(name, teller.words(value)) for name, value in known if value]


def _with(text: str | None, further: Sequence[tuple[str, str]]) -> str:
    more = "; ".join(f"{name}: {value}" for name, value in further)
    return f"{text or '–'} ({more})" if more else text or "–"


def _implementers(teller: Teller) -> list[Block]:
    case = teller.file.case
    rows = find_rows(page("implementers"), "implementers")
    told = teller.told(teller.items_of(page("implementers"), skip=frozenset({"implementers"})))
    names_only = all(
        not any((one.role, one.part, one.person, one.significant_other is not None)) for one in case.implementers
    )
    if case.implementers and names_only:
        names = tuple(one.name or "–" for one in case.implementers)
        return [*told, label(tr("Pelaksana:")), BulletList(names)]
    return [*told, *teller.table(case.implementers, rows, sentence=tr("Pelaksana dan bagiannya dapat dilihat pada"))]


def _programme(teller: Teller, activities: Sequence[Activity]) -> list[Block]:
    if not activities:
        return []
    text = tr("Program dilaksanakan melalui {count} kegiatan, yaitu {names}. Rancangan lengkapnya dapat dilihat pada")
    names = sentence_list([one.name or "–" for one in activities])
    return [
        pointing(text.format(count=counted(len(activities)), names=names), "activities"),
        _matrix(teller, activities),
    ]


def _matrix(teller: Teller, activities: Sequence[Activity]) -> Table:
    """The programme's matrix on a page turned on its side: seven columns do not stand upright."""
    rows = [_activity(teller, one) for one in activities]
    columns = [
        Column(tr("Kegiatan"), 1.4),
        Column(tr("Waktu dan tempat"), 1.6),
        Column(tr("Tujuan"), 1.7),
        Column(tr("Metode dan teknik"), 1.4),
        Column(tr("Penanggung jawab"), 1.0),
        Column(tr("Indikator keberhasilan"), 1.6),
    ]
    used = [at for at in range(len(columns)) if any(row[at] != "–" for row in rows)]
    return Table(
        key="activities",
        caption=tr("Rancangan Program Intervensi"),
        columns=(Column(tr("No"), 0.35, "centre"), *(columns[at] for at in used)),
        rows=tuple((str(at), *(row[column] for column in used)) for at, row in enumerate(rows, 1)),
        landscape=True,
    )


def _activity(teller: Teller, one: Activity) -> tuple[Content, ...]:
    goals = [(link.goal.text or "–") for link in one.goals if link.goal]
    component = [noted(tr("Komponen ATENSI"), one.component)] if one.component else []
    price = teller.figure(one, "cost", rupiah)
    cost = [noted(tr("Biaya"), price)] if price else []
    served: list[Block] = [Paragraph(one.serves, "plain")] if one.serves else []
    served += [Paragraph(tr("Tujuan khusus:"), "plain"), BulletList(tuple(goals))] if goals else []
    responsible = [Paragraph(one.responsible, "plain")] if one.responsible else []
    return (
        (Paragraph(one.name or "–", "plain"), *component) if component else one.name or "–",
        lines(teller.words(one.dates).replace("; ", "\n"), one.place) or "–",
        tuple(served) or "–",
        lines(one.method, one.technique) or "–",
        (*responsible, *cost) or "–",
        one.indicator or "–",
    )


def _course(teller: Teller) -> list[Block]:
    case = teller.file.case
    told, reached = [], []
    if case.plan.discussed_on:
        when = moment(case.plan.discussed_on)
        told.append(tr("Rencana intervensi dibicarakan dengan klien{when}.").format(when=when))
    held = [one for one in case.conferences if early(one) and one.date]
    told += [tr("{name} dilaksanakan{when}.").format(name=called(one), when=moment(one.date)) for one in held]
    if case.plan.programme:
        reached.append(tr("program diberi nama {name}").format(name=case.plan.programme))
    counts = [
        text.format(count=counted(count))
        for text, count in (
            (tr("satu tujuan umum"), 1 if case.plan.general_goal else 0),
            (tr("{count} tujuan khusus"), len(case.goals)),
            (tr("{count} kegiatan"), len(case.activities)),
            (tr("{count} metode dan teknik"), len(case.planned_methods)),
        )
        if count
    ]
    if counts:
        reached.append(tr("rencana yang disusun memuat {parts}").format(parts=sentence_list(counts)))
    focus = case.assessment.focus
    if not told and reached and focus:
        text = tr("Rencana intervensi disusun untuk fokus masalah yang ditetapkan, yaitu {focus}.")
        told.append(text.format(focus=focus.strip().rstrip(".")))
    return course(case.plan.process, case.plan.results, " ".join(told), reached)
