"""BAB I and II: why, for what and for whom, when and where; concepts in the student's own words, regulations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Column, Content, Heading, Paragraph, Ref, Run
from caseworker_app.documents.book.prose import prose
from caseworker_app.documents.elements.record_tables import known_facts, parts
from caseworker_app.documents.elements.staff_names import agency_name
from caseworker_app.documents.sentences import compact_table
from caseworker_app.documents.telling import supplied
from caseworker_app.documents.wording import date_in_words, sentence
from caseworker_app.forms import library
from caseworker_app.model.notes import Placement
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.documents.book.contents import Book, Part
    from caseworker_app.forms.library import Regulation
    from caseworker_app.model.book import BookRegulation


def introduction(book: Book, outline: Sequence[Block]) -> list[Part]:
    """BAB I. outline: what the program knows of the chapters, where the student wrote nothing of them."""
    placement = book.placement
    return [
        (
            "background",
            book.or_gap(
                prose(placement.background), tr("latar belakang laporan"), "placement/book_introduction#background"
            ),
        ),
        ("aims", book.or_gap(prose(placement.aims), tr("tujuan laporan"), "placement/book_introduction#aims")),
        (
            "benefits",
            book.or_gap(prose(placement.benefits), tr("manfaat laporan"), "placement/book_introduction#benefits"),
        ),
        (
            "targets",
            book.or_gap(prose(placement.targets), tr("sasaran laporan"), "placement/book_introduction#targets"),
        ),
        (
            "time_and_place",
            book.or_gap(_time_and_place(book), tr("waktu dan tempat praktikum"), "placement/placement#period"),
        ),
        ("outline", prose(placement.outline) or outline),
    ]


def _time_and_place(book: Book) -> list[Block]:
    placement = book.placement
    place = placement.place or agency_name(book.case)
    period = date_in_words(placement.period) if placement.period else ""
    told = ""
    if place and period:
        told = tr("Praktikum dilaksanakan di {place}, {period}.").format(place=place, period=period)
    elif place or period:
        told = tr("Praktikum dilaksanakan {where}.").format(where=period or tr("di {place}").format(place=place))
    letters = (Placement.request_letter, Placement.answer_letter, Placement.group_members)
    return [
        *(prose(placement.time_and_place) or ([supplied(told)] if told else [])),
        *known_facts(parts(book.teller, placement, *letters)),
    ]


def concepts(book: Book) -> list[Part]:
    """BAB II: the student's sections under their own headings, then the regulations."""
    own: list[Block] = []
    for concept in book.placement.concepts:
        body = prose(concept.text)
        if concept.heading or body:
            own += [*([Heading(1, concept.heading)] if concept.heading else []), *body]
    return [
        ("concepts", book.or_gap(own, tr("landasan konseptual"), "placement/book_concepts#concepts")),
        ("regulations", _regulations(book.placement.regulations)),
    ]


def _regulations(chosen: Sequence[BookRegulation]) -> list[Block]:
    rows = [_regulation(one) for one in chosen if one.citation]
    if not rows:
        return []
    columns = (Column(tr("Peraturan"), 2.2), Column(tr("Status"), 1.2), Column(tr("Kaitan dengan kasus"), 2.2))
    opening = Paragraph((Run(tr("Penanganan kasus berpijak pada peraturan berikut (")), Ref("regulations"), Run(").")))
    return [opening, compact_table("regulations", tr("Peraturan yang Menjadi Dasar"), columns, rows)]


def _regulation(one: BookRegulation) -> tuple[Content, Content, Content]:
    citation = one.citation or ""
    known = library.cited(citation)
    return known.citation if known else citation, _status(known), sentence(one.relevance or "")


def _status(known: Regulation | None) -> str:
    """«diubah dengan UU 16/2019»; nothing is said of a regulation that the library does not know."""
    if known is None:
        return "–"
    if known.replaced_by:
        return tr("{status}, diganti {other}").format(status=known.status, other=known.replaced_by)
    if known.changed_by:
        return tr("{status} dengan {other}").format(status=known.status, other=known.changed_by)
    return known.status
