"""What stands before the first chapter: cover, lembar pengesahan with those who sign it, kata pengantar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework.approvers import name_and_role
from caseworker_app.documents.blocks import (
    Block,
    Chapter,
    Keep,
    Paragraph,
    Photo,
    PlaceDate,
    Run,
    SignatureRow,
    Signer,
    Space,
    Title,
)
from caseworker_app.documents.book.prose import prose
from caseworker_app.documents.elements.office_template import filled
from caseworker_app.documents.elements.record_tables import known_facts, parts
from caseworker_app.documents.elements.staff_names import DOTS, agency_name, official_number, supervisor, worker_name
from caseworker_app.documents.telling import Teller
from caseworker_app.documents.towns import town
from caseworker_app.documents.wording import capital, sentence_list
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.notes import Placement
from caseworker_app.model.practice import Practitioner
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.documents.book.contents import Book, Part

_ACROSS = 2
_LOGO = 4.0


def cover(book: Book) -> list[Block]:
    """Title, case, logo, who wrote it, programme, campus, year."""
    worker = book.case.practitioner
    author = [worker.name, official_number(worker.number, worker.role)] if worker else []
    logo = worker.institution_logo if worker else None
    return [
        Space(1),
        Title(title(book).upper(), clients(book)),
        *([Paragraph(book.template.title, "centre")] if book.placement.report_title else []),
        Space(1.5),
        *([Photo(logo, height=_LOGO)] if logo else [Space(_LOGO)]),
        Space(1.5),
        *([Paragraph(tr("Disusun oleh:"), "centre")] if any(author) else []),
        *(Paragraph((Run(line, bold=not at),), "centre") for at, line in enumerate(filter(None, author))),
        Space(2.5),
        *(Paragraph((Run(line.upper(), bold=True),), "centre") for line in _campus(book)),
        Paragraph((Run(year(book), bold=True),), "centre"),
    ]


def front(book: Book) -> list[Part]:
    """Lembar pengesahan and kata pengantar."""
    return [
        ("approval", _approval(book)),
        ("preface", book.or_gap(_preface(book), tr("kata pengantar"), "placement/book#preface")),
    ]


def fronted(book: Book) -> list[Block]:
    """The same, each on a page of its own under its title."""
    return [
        block
        for heading, blocks in book.sections("front", front(book))
        for block in (Chapter(heading.upper()), *blocks)
    ]


def title(book: Book) -> str:
    """What the student calls the book, else what the campus does."""
    return book.placement.report_title or book.template.title


def clients(book: Book) -> str:
    """«Klien “MS” dan klien “S”»; nothing where no client is known."""
    called = [Teller(file, names=book.wish.names).client for file in book.files if file.client is not None]
    return capital(sentence_list(called))


def year(book: Book) -> str:
    """The year in which the book was approved, else in which placement or case ended or began, else that of today."""
    case = book.case
    known = [book.placement.approved_on, book.placement.period, case.closed, case.termination.date, case.opened]
    days = (value.latest for value in known if value is not None and value.latest)
    return str(next((day.year for day in days), date.today().year))


def _campus(book: Book) -> Iterator[str]:
    worker = book.case.practitioner
    if worker and worker.study_programme:
        programme = worker.study_programme
        named = programme.casefold().startswith("program")
        yield programme if named else tr("Program Studi {name}").format(name=programme)
    if worker and worker.institution:
        yield worker.institution


def _approval(book: Book) -> list[Block]:
    worker = book.case.practitioner
    place = book.placement.place or agency_name(book.case)
    known = (
        (tr("Judul"), title(book)),
        (tr("Penyusun"), worker_name(book.case)),
        (tr("Nomor"), official_number(worker.number, worker.role) if worker else None),
        *parts(book.teller, worker, Practitioner.study_programme),
        (tr("Tempat praktikum"), place),
        *parts(book.teller, book.placement, Placement.period),
    )
    approved = book.placement.approved_on
    day = long_date(approved.day, weekday=False) if approved and approved.day else book.teller.words(approved)
    signers = list(_signers(book))
    rows: list[Block] = [SignatureRow(tuple(signers[at : at + _ACROSS])) for at in range(0, len(signers), _ACROSS)]
    signed: list[Block] = [Space(0.8), Keep((PlaceDate(f"{town(book.case) or DOTS}, {day or DOTS * 2}"), *rows))]
    return [
        Paragraph(filled(book.template.text("approval"), book.words), "plain"),
        Space(0.4),
        *known_facts(known),
        *(signed if rows else []),
    ]


def _signers(book: Book) -> Iterator[Signer]:
    """The supervisors and the field instructor, then whoever else approves."""
    case, worker = book.case, book.case.practitioner
    guide, record = supervisor(case)
    known: list[str] = []
    others = [(one.name, one.number, one.role) for one in (worker.supervisors if worker else []) if one.name != guide]
    guides = [(guide, record.number if record else None, record.role if record else None), *others]
    for name, number, role in guides:
        if name:
            known.append(name)
            yield _approving(role or tr("dosen pembimbing"), name, official_number(number))
    if worker and worker.field_instructor and worker.field_instructor not in known:
        known.append(worker.field_instructor)
        number = official_number(worker.field_instructor_number)
        yield _approving(tr("Pembimbing lapangan"), worker.field_instructor, number)
    for line in book.placement.approved_by or ():
        name, role = name_and_role(line)
        if name and name not in known:
            agency = case.agency
            number = agency.head_number if agency and agency.head_name == name else None
            yield Signer(f"{tr('Mengesahkan,')}\n{role}", name, official_number(number))


def _approving(role: str, name: str, number: str) -> Signer:
    return Signer(f"{tr('Menyetujui,')}\n{capital(role)}", name, number)


def _preface(book: Book) -> list[Block]:
    blocks = prose(book.placement.preface)
    if not blocks:
        return []
    approved = book.placement.approved_on
    day = long_date(approved.day, weekday=False) if approved and approved.day else year(book)
    where = ", ".join(filter(None, (town(book.case), day)))
    return [
        *blocks,
        Space(0.6),
        PlaceDate(where),
        Paragraph(worker_name(book.case) or tr("Penyusun"), "right"),
    ]
