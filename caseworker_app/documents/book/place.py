"""BAB III: the agency where the placement was, as its portrait tells, and those it serves in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.recap import by_sex
from caseworker_app.documents.blocks import Block, Heading, Paragraph, Ref, Run
from caseworker_app.documents.book.enclosures import page_photos
from caseworker_app.documents.book.prose import points, prose
from caseworker_app.documents.elements.case_counts import case_counts
from caseworker_app.documents.elements.record_tables import known_facts, parts
from caseworker_app.documents.wording import titled
from caseworker_app.model.practice import Agency
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseworker_app.casework.recap import RecapCase
    from caseworker_app.documents.book.contents import Book, Part

PAGE = "book_place"
"""The page on which the portrait is written; photos attached there stand in this chapter."""


def place(book: Book) -> list[Part]:
    """The sections of the chapter; without an agency they are gaps."""
    agency = book.case.agency or Agency()
    return [
        ("identity", _identity(book, agency)),
        (
            "history",
            book.or_gap(prose(agency.history), tr("sejarah lembaga"), "placement/book_place#history"),
        ),
        ("vision", book.or_gap(_vision(agency), tr("visi dan misi"), "placement/book_place#vision")),
        (
            "structure",
            book.or_gap(
                [*prose(agency.structure), *page_photos(book.teller, PAGE)],
                tr("struktur organisasi"),
                "placement/book_place#structure",
            ),
        ),
        (
            "flow",
            book.or_gap(prose(agency.service_flow), tr("alur pelayanan"), "placement/book_place#service_flow"),
        ),
        (
            "programmes",
            book.or_gap(points(agency.programmes), tr("program lembaga"), "placement/book_place#programmes"),
        ),
        (
            "facilities",
            book.or_gap(points(agency.facilities), tr("sarana dan prasarana"), "placement/book_place#facilities"),
        ),
        (
            "network",
            book.or_gap(points(agency.network), tr("jaringan kerja"), "placement/book_place#network"),
        ),
        (
            "recipients",
            book.or_gap(_recipients(book), tr("profil penerima manfaat"), "placement/book_place#recipients"),
        ),
    ]


def _identity(book: Book, agency: Agency) -> list[Block]:
    wanted = (Agency.name, Agency.kind, Agency.address, Agency.city, Agency.phone, Agency.head_name, Agency.hotlines)
    return [*known_facts(parts(book.teller, agency, *wanted))]


def _vision(agency: Agency) -> list[Block]:
    vision, mission = prose(agency.vision, level=3), points(agency.mission)
    return [
        *([Heading(2, tr("Visi")), *vision] if vision else []),
        *([Heading(2, tr("Misi")), *mission] if mission else []),
    ]


def _recipients(book: Book) -> list[Block]:
    """The agency's own account, then the cases of this notebook at the same agency, by cluster and by PPKS."""
    agency, recap = book.case.agency or Agency(), book.file.recap
    cases = [one for one in recap.cases if agency.name and one.agency == agency.name] if recap else []
    tables = [
        *_counted(cases, "clusters", tr("Klaster"), lambda one: one.cluster),
        *_counted(cases, "kinds", tr("PPKS"), lambda one: one.ppks),
    ]
    return [*prose(agency.recipients), *tables]


def _counted(cases: Sequence[RecapCase], key: str, head: str, kind: Callable[[RecapCase], str]) -> list[Block]:
    """How many of each kind, by sex; nothing where no case says its kind."""
    counts = by_sex(cases, kind)
    if not any(counts):
        return []
    caption = tr("{kind} Penerima Manfaat").format(kind=titled(head))
    told = tr("Kasus yang dicatat di lembaga ini terbagi menurut {kind} (").format(
        kind=head if head.isupper() else head.lower()
    )
    return [
        Paragraph((Run(told, supplied=True), Ref(key), Run(").", supplied=True))),
        case_counts(key, head, counts, caption=caption),
    ]
