"""BAB V and VI and the list of sources: what the student learnt, what follows from it, what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Heading, NumberedList, Paragraph
from caseworker_app.documents.book.enclosures import page_photos
from caseworker_app.documents.book.prose import prose
from caseworker_app.documents.telling import find_rows
from caseworker_app.documents.wording import capital, sentence
from caseworker_app.forms.catalogue import page
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.documents.book.contents import Book, Part

PAGE = "placement_report"
"""The page of the last chapters; photos attached there stand beside the student's other activities."""


def reflection(book: Book) -> list[Part]:
    """BAB V, with the dilemmas of every case of the book."""
    placement = book.placement
    return [
        (
            "case_and_group_work",
            book.or_gap(
                prose(placement.case_and_group_work),
                tr("kaitan case work dan group work"),
                "placement/placement_report#case_and_group_work",
            ),
        ),
        (
            "best_results",
            book.or_gap(
                prose(placement.best_results), tr("capaian terbaik"), "placement/placement_report#best_results"
            ),
        ),
        (
            "reflection",
            book.or_gap(
                [*prose(placement.reflection), *_dilemmas(book)],
                tr("refleksi praktikum"),
                "placement/placement_report#reflection",
            ),
        ),
        ("other_activities", [*prose(placement.other_activities), *page_photos(book.teller, PAGE)]),
        (
            "challenges",
            book.or_gap(
                prose(placement.challenges), tr("tantangan praktikum"), "placement/placement_report#challenges"
            ),
        ),
    ]


def _dilemmas(book: Book) -> list[Block]:
    """Reflections and dilemmas one by one, all that was written of each."""
    rows = find_rows(page("reflections"), "reflections")
    blocks: list[Block] = []
    for file in book.files:
        teller = book.teller_of(file)
        for record in file.case.reflections:
            told = teller.told((record, item) for item in (*rows.columns, *rows.details))
            title = tr("Dilema Etik") if record.values_in_conflict or record.options else tr("Peristiwa yang Berkesan")
            blocks += [Heading(2, title), *told] if told else []
    return blocks


def closing(book: Book) -> list[Part]:
    """BAB VI: conclusions, what is recommended to each party, a programme."""
    placement = book.placement
    return [
        (
            "conclusions",
            book.or_gap(prose(placement.conclusions), tr("simpulan laporan"), "placement/placement_report#conclusions"),
        ),
        (
            "recommendations",
            book.or_gap(
                _recommendations(book), tr("rekomendasi laporan"), "placement/placement_report#recommendations"
            ),
        ),
        ("programme", prose(placement.proposed_programme)),
    ]


def _recommendations(book: Book) -> list[Block]:
    """The parties in the order in which they were first named, each with what is recommended to it."""
    by_party: dict[str, list[str]] = {}
    for one in book.placement.recommendations:
        if one.text:
            by_party.setdefault((one.party or "").strip(), []).append(sentence(one.text))
    blocks: list[Block] = []
    for party, texts in by_party.items():
        body: Block = NumberedList(tuple(texts)) if len(texts) > 1 else Paragraph(texts[0])
        blocks += [*([Heading(2, tr("Bagi {party}").format(party=party))] if party else []), body]
    return blocks


def bibliography(book: Book) -> list[Block]:
    """The sources in the order of the alphabet."""
    sources = sorted((one.strip() for one in book.placement.bibliography or () if one.strip()), key=str.casefold)
    return [Paragraph(capital(one), "plain") for one in sources]
