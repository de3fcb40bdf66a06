"""Ringkasan kasus, on two pages: who the client is, the problem and the strengths; then what was done and what is left.

Long texts are cut to what fits; the case report has them whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import (
    Block,
    Column,
    Content,
    Document,
    PageBreak,
    Paragraph,
    Run,
    Space,
    Title,
)
from caseworker_app.documents.letterhead import foot
from caseworker_app.documents.pseudonyms import with_initials
from caseworker_app.documents.sheets import closing, closing_by_hand, grid, pairs, sheet, to_write
from caseworker_app.documents.summary_client import about_client, genogram, known_facts
from caseworker_app.documents.summary_work import about_work
from caseworker_app.documents.telling import Teller
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.case import Case
    from caseworker_app.model.partial_date import PartialDate

VERSION = "1.0"


def case_summary(file: CaseFile, *, names: bool = False, blank: bool = False) -> Document:
    """The case on two pages, with initials unless ``names``; blank: the same frame to write in."""
    teller = Teller(file, names=names)
    blank = blank or _unwritten(file.case)
    blocks = _blank_pages() if blank else _pages(teller)
    subtitle = _called(teller, blank=blank)
    document = Document(
        key="case-summary",
        title=" ".join(filter(None, (tr("Ringkasan Kasus"), subtitle))),
        dress="form" if blank else "report",
        even_margins=True,
        foot=foot(file.case, VERSION),
        blocks=(Title(tr("RINGKASAN KASUS"), subtitle), *blocks),
    )
    return document if names else with_initials(document, file)


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
    picture, beside = genogram(teller)
    parts = about_client(teller)
    first = sheet("client", parts[:1])
    if picture is not None and beside:
        about: Content = ((Paragraph((Run(parts[0][0], bold=True),), "plain")), Paragraph(_words(parts[0][1]), "plain"))
        first = grid("client", (Column("", 1), Column("", 1)), [(about, picture)])
    return [
        *pairs("identity", known_facts(teller)),
        *first,
        *sheet("problem", parts[1:]),
        *([picture] if picture is not None and not beside else []),
        PageBreak(),
        *sheet("work", about_work(teller)),
        closing(teller.file.case, _ended(teller.file.case)),
    ]


def _ended(case: Case) -> PartialDate | None:
    return case.termination.date or case.evaluation.date


def _words(content: Content) -> str:
    return content if isinstance(content, str) else ""


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
