"""Matriks rencana intervensi, on a turned page: the goals, and every activity with time, method, people, indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import (
    Block,
    BulletList,
    Column,
    Content,
    Document,
    Landscape,
    Paragraph,
    Signer,
    Title,
)
from caseworker_app.documents.elements.letterhead import foot
from caseworker_app.documents.elements.record_tables import Cell, counted_table, parts
from caseworker_app.documents.elements.sheet import closing, closing_by_hand, empty_rows, grid, points, sheet, to_write
from caseworker_app.documents.telling import Teller, noted
from caseworker_app.documents.wording import date_in_words, lines
from caseworker_app.forms.catalogue import label_of
from caseworker_app.model.assessment import Assessment
from caseworker_app.model.case import Case
from caseworker_app.model.indonesian import rupiah, terbilang
from caseworker_app.model.plan import Activity, Implementer, Plan, PlannedMethod
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.plan import Goal, Target

KEY = "plan-matrix"
_ROWS, _ROW_HEIGHT = 7, 1.9
_FEW_ROWS, _LOW = 3, 1.2
_LABEL = 0.16
_HEADS = (
    ("No.", 0.35, True), ("Kegiatan", 1.5, True), ("Waktu dan tempat", 1.5, True), ("Tujuan", 1.7, True),
    ("Metode dan teknik", 1.4, True), ("Pelaksana", 1.2, True), ("Indikator keberhasilan", 1.6, True),
    ("Komponen ATENSI", 1.1, False), ("Biaya", 0.8, False),
)  # fmt: skip
"""Headings, widths, and whether a column stands there even when nothing is written in it."""


def plan_matrix(file: CaseFile, wish: Wish) -> Document:
    """The plan of a case as a matrix; without activities a form to write in."""
    case = file.case
    teller, template = Teller(file, names=wish.names), file.document_template(KEY)
    blank = wish.blank or not (case.activities or case.goals or case.plan.general_goal)
    blocks = _blank() if blank else _told(teller)
    return Document(
        key=KEY,
        title=template.title,
        dress="form" if blank else "report",
        type_size=11,
        even_margins=True,
        foot=foot(case, template.version),
        blocks=(Landscape((Title(template.title.upper(), case_line(file, blank=blank, names=wish.names)), *blocks)),),
    )


def case_line(file: CaseFile, *, blank: bool, names: bool = False) -> str:
    """«Klien “MS” · Nomor kasus 2024-001», the line below the title of a sheet."""
    client = ""
    if file.client is not None and not blank:
        name = (file.client.name if names else None) or file.initials(file.client)
        client = tr("Klien “{name}”").format(name=name)
    number = tr("Nomor kasus {number}").format(number=file.case.number) if file.case.number else ""
    return " · ".join(filter(None, (client, number)))


def _told(teller: Teller) -> list[Block]:
    case = teller.file.case
    plan = case.plan
    head = sheet(
        "goals",
        (
            *parts(teller, case.assessment, Assessment.focus),
            *parts(teller, plan, Plan.programme, Plan.general_goal),
            (tr(label_of(Case.goals)), points(_goal(one) for one in case.goals)),
            (tr("Indikator"), plan.indicators_note or ""),
            (tr("Sasaran"), points(_target(one) for one in case.targets)),
            (tr("Dibicarakan dengan klien"), lines(date_in_words(plan.discussed_on), teller.words(plan.discussed_at))),
        ),
        label=_LABEL,
    )
    rows = [_activity(teller, one) for one in case.activities]
    used = [always or any(row[at] for row in rows) for at, (_, _, always) in enumerate(_HEADS, -1)]
    used[0] = True
    columns = tuple(column for column, on in zip(_columns(), used, strict=True) if on)
    shown = [(str(at), *(cell for cell, on in zip(row, used[1:], strict=True) if on)) for at, row in enumerate(rows, 1)]
    matrix = shown or empty_rows(len(columns), _FEW_ROWS, _LOW)
    return [
        *head,
        *grid("activities", columns, matrix),
        *_cost(teller),
        *_methods(teller),
        *_people(teller),
        _end(teller),
    ]


def _columns() -> tuple[Column, ...]:
    return tuple(Column(tr(head), width, "centre" if head == "No." else "left") for head, width, _ in _HEADS)


def _goal(goal: Goal) -> str:
    """«lebih sabar (keadaan awal: sering marah; target: …; indikator: …)»."""
    known = (
        (tr("keadaan awal"), goal.baseline),
        (tr("target"), goal.target),
        (tr("paling lambat"), date_in_words(goal.target_date)),
        (tr("indikator"), "; ".join(one.text for one in goal.indicators if one.text)),
    )
    more = "; ".join(f"{label}: {value}" for label, value in known if value)
    return f"{goal.text or '–'} ({more})" if more else goal.text or "–"


def _target(target: Target) -> str:
    """«keluarga klien (alasan: paling lama bersama klien)»."""
    name = target.name or "–"
    return tr("{name} (alasan: {reason})").format(name=name, reason=target.reason) if target.reason else name


def _activity(teller: Teller, one: Activity) -> tuple[Content, ...]:
    goals = tuple(link.goal.text or "–" for link in one.goals if link.goal)
    served: list[Block] = [Paragraph(one.serves, "plain")] if one.serves else []
    if goals:
        served.append(BulletList(goals) if len(goals) > 1 else Paragraph(goals[0], "plain"))
    method = [noted(label, text) for label, text in parts(teller, one, Activity.method, Activity.technique) if text]
    return (
        one.name or "–",
        lines(date_in_words(one.dates).replace("; ", "\n"), teller.words(one.time), one.place),
        tuple(served),
        tuple(method),
        one.responsible or "",
        points(one.indicators or ()),
        one.component or "",
        teller.figure(one, "cost", rupiah),
    )


def _cost(teller: Teller) -> Iterator[Block]:
    """The cost of all activities, also in words."""
    costs = [one.cost for one in teller.file.case.activities if one.cost is not None]
    total = sum(costs)
    if costs and total >= 0:
        text = tr("Jumlah biaya: {figures} ({words} rupiah).")
        yield Paragraph(text.format(figures=rupiah(total), words=terbilang(total)), "plain")
    if any(teller.typed(one, "cost") for one in teller.file.case.activities):
        yield Paragraph(tr("Biaya yang belum terbaca tidak ikut dijumlahkan."), "plain")


def _methods(teller: Teller) -> list[Block]:
    """Why the methods were chosen and how they will be used."""
    cells = (
        Cell(tr("Metode dan teknik"), 2, lambda one: lines(one.method, one.technique, one.group_type)),
        Cell(PlannedMethod.why, 2.5),
        Cell(PlannedMethod.use, 2.5),
    )
    methods = teller.file.case.planned_methods
    return [counted_table("methods", methods, cells, teller=teller)] if methods else []


def _people(teller: Teller) -> list[Block]:
    """Who carries the plan out, and which part is whose; one line where only names are known."""
    known = teller.file.case.implementers

    def called(one: Implementer) -> str:
        return one.name or teller.person(one.person) or "–"

    if not any(one.role or one.part for one in known):
        return sheet("people", [(tr("Pelaksana"), "; ".join(map(called, known)))], label=_LABEL)
    cells = (Cell(tr("Pelaksana"), 2, called), Cell(Implementer.role, 2), Cell(Implementer.part, 3))
    return [counted_table("people", known, cells, teller=teller)]


def _end(teller: Teller) -> Block:
    """Whoever carries the plan signs it: supervisor, worker, and the client, whom it is made with."""
    case = teller.file.case
    client = Signer(tr("Klien"), teller.person(teller.file.client))
    return closing(case, case.plan.discussed_on, before=client, remarks=tr("Catatan dan persetujuan (ACC) supervisor"))


def _blank() -> list[Block]:
    head = ((tr("Fokus masalah"), 1), (tr("Tujuan umum"), 1), (tr("Tujuan khusus"), 2))
    columns = _columns()
    return [
        *sheet("goals", to_write(head), label=_LABEL),
        *grid("activities", columns, empty_rows(len(columns), _ROWS, _ROW_HEIGHT)),
        closing_by_hand(client=True),
    ]
