"""Ringkasan kasus, on two pages: who the client is, problem and strengths; then what was done and what is left.

Long texts are cut to what fits; the case report has them whole.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import (
    Block,
    Column,
    Content,
    Document,
    Figure,
    PageBreak,
    Paragraph,
    Run,
    Space,
    Title,
)
from caseworker_app.documents.elements.letterhead import foot
from caseworker_app.documents.elements.office_template import case_words, ordered
from caseworker_app.documents.elements.sheet import (
    DETAILS,
    Detail,
    Part,
    closing,
    closing_by_hand,
    fitted,
    grid,
    height_of,
    lines_of,
    pairs,
    sheet,
    to_write,
)
from caseworker_app.documents.overviews.summary_client import about_client, figure_height, genogram, known_facts
from caseworker_app.documents.overviews.summary_work import about_work
from caseworker_app.documents.telling import Teller
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.case import Case
    from caseworker_app.model.partial_date import PartialDate

KEY = "case-summary"
_ACROSS, _BESIDE = 74, 46
"""Letters to a line: beside a label, and beside the genogram."""
_PAGE, _TITLE, _ROW, _BETWEEN = 695.0, 50.0, 12.0, 7.0
_SECOND_PAGE = _PAGE - 172.0
"""What signatures leave, in points."""
_SPARE = 60.0
"""What may stay empty at the foot of the first page because the next row does not fit."""


def case_summary(file: CaseFile, wish: Wish) -> Document:
    """The case on two pages; without anything the same frame to write in."""
    teller, template = Teller(file, names=wish.names), file.document_template(KEY)
    blank = wish.blank or _unwritten(file.case)
    blocks = _blank_pages() if blank else _pages(teller)
    subtitle = _called(teller, blank=blank)
    return Document(
        key=KEY,
        title=" ".join(filter(None, (template.title, subtitle))),
        dress="form" if blank else "report",
        even_margins=True,
        foot=foot(file.case, template.version),
        blocks=(Title(template.title.upper(), subtitle), *blocks),
    )


def _unwritten(case: Case) -> bool:
    """Whether there is nothing yet that a summary could tell."""
    told = (case.client, case.engagement.presenting_problem, case.assessment.focus, case.plan.general_goal)
    return not any((*told, case.symptoms, case.goals, case.activities, case.sessions))


def _called(teller: Teller, *, blank: bool) -> str:
    number = teller.file.case.number
    parts = ["" if blank or teller.file.client is None else teller.client[:1].upper() + teller.client[1:]]
    parts.append(tr("Nomor kasus {number}").format(number=number) if number else "")
    return " · ".join(filter(None, parts))


def _pages(teller: Teller) -> list[Block]:
    """Each page with as much as it holds; where one is fuller than the other, the first runs on into the second."""
    case = teller.file.case
    facts = known_facts(teller)
    room = _PAGE - _TITLE - -(-len(facts) // 2) * (_ROW + 5.0) - _BETWEEN
    picture, beside = genogram(teller)
    work_height = partial(height_of, across=_ACROSS)
    of_client, of_work = DETAILS[-1], fitted(partial(_work, teller), work_height, _SECOND_PAGE) or DETAILS[-1]
    shown: Figure | None = None
    for figure in [picture, None] if picture else [None]:
        client_height = partial(_height, figure=figure, beside=beside)
        found = fitted(partial(_problem, teller), client_height, room)
        if found is not None:
            of_client, shown = found, figure
            break
    first, further = _problem(teller, of_client), _work(teller, of_work)
    between: list[Block] = [PageBreak()]
    height = partial(_height, figure=picture, beside=beside)
    for detail in DETAILS[: DETAILS.index(max(of_client, of_work, key=DETAILS.index))]:
        problem, work = _problem(teller, detail), _work(teller, detail)
        # A drawing that the first page does not hold leaves it as much room empty as it takes on the second.
        hole = figure_height(picture) if picture and height(problem) > room else 0.0
        if height(problem) + work_height(work) + hole + _SPARE <= room + _SECOND_PAGE:
            first, further, shown, between = problem, work, picture, []
            break
    return [
        *pairs("identity", facts),
        *_client(first, shown, beside=beside and shown is not None),
        *between,
        *sheet("work", further),
        closing(case, _ended(case)),
    ]


def _problem(teller: Teller, detail: Detail) -> list[Part]:
    """The first page's parts as the office wants them; who the client is always comes first."""
    (_, who), *further = about_client(teller, detail)
    return [(tr("Klien"), who), *_wanted(teller, "client", further)]


def _work(teller: Teller, detail: Detail) -> list[Part]:
    """The second page's parts as the office wants them."""
    return _wanted(teller, "work", about_work(teller, detail))


def _wanted(teller: Teller, part: str, found: list[Part]) -> list[Part]:
    sections = teller.file.document_template(KEY).sections_of(part)
    return ordered(sections, found, case_words(teller.file.case, teller.client))


def _height(parts: list[Part], *, figure: Figure | None, beside: bool) -> float:
    """The height of the first page's parts in points."""
    drawn = figure_height(figure) if figure else 0.0
    if figure and beside:
        first = max(drawn, lines_of(parts[0][1], _BESIDE) * _ROW + _ROW) + 2 * _BETWEEN
        return first + height_of(parts[1:], _ACROSS)
    return height_of(parts, _ACROSS) + drawn + 2 * _BETWEEN


def _client(parts: list[Part], figure: Figure | None, *, beside: bool) -> list[Block]:
    if figure is None or not beside:
        return [*sheet("client", parts[:1]), *sheet("problem", parts[1:]), *([figure] if figure else [])]
    (label, words), *rest = parts
    text = words if isinstance(words, str) else ""
    about: Content = (Paragraph((Run(label, bold=True),), "plain"), Paragraph(text, "plain"))
    return [*grid("client", (Column("", 1), Column("", 1)), [(about, figure)]), *sheet("problem", rest)]


def _ended(case: Case) -> PartialDate | None:
    return case.termination.date or case.evaluation.date


def _blank_pages() -> list[Block]:
    """Both pages with lines beside the same labels."""
    facts = (
        tr("Inisial klien"), tr("Usia, L/P"), tr("Pendidikan"), tr("Pekerjaan"),
        tr("Klaster"), tr("PPKS"), tr("Dibuka"), tr("Praktikan"),
    )  # fmt: skip
    first = ((tr("Klien dan keluarga"), 4), (tr("Masalah"), 4), (tr("Kekuatan"), 4), (tr("Harapan klien"), 2))
    second = (
        (tr("Fokus masalah"), 2),
        (tr("Tujuan"), 3),
        (tr("Rencana kegiatan"), 4),
        (tr("Yang dilakukan"), 4),
        (tr("Hasil"), 3),
        (tr("Yang masih terbuka"), 3),
    )
    return [
        *pairs("identity", [(one, Space(0.7)) for one in facts]),
        *sheet("problem", [*to_write(first), (tr("Genogram"), Space(4.4))]),
        PageBreak(),
        *sheet("work", to_write(second)),
        closing_by_hand(),
    ]
