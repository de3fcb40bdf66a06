"""Buku laporan praktikum: front pages, BAB I to VI, list of sources, and the papers of its cases bound in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Chapter, Document, Enclosure, Fact, Facts, Heading, Run
from caseworker_app.documents.book.closing import bibliography, closing, reflection
from caseworker_app.documents.book.contents import CHAPTERS, KEY, Book, with_text
from caseworker_app.documents.book.enclosures import enclosures
from caseworker_app.documents.book.front import clients, cover, fronted
from caseworker_app.documents.book.handling import handling
from caseworker_app.documents.book.introduction import concepts, introduction
from caseworker_app.documents.book.papers import papers
from caseworker_app.documents.book.place import place
from caseworker_app.documents.case_report.photos import photo_keys_in
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.numbering import roman
from caseworker_app.documents.pseudonyms import with_initials
from caseworker_app.documents.telling import supplied
from caseworker_app.documents.wording import joined
from caseworker_app.forms.placement import PLACEMENT
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.book.contents import Part
    from caseworker_app.documents.book.papers import CasePaper
    from caseworker_app.documents.wish import Wish

BIBLIOGRAPHY = "bibliography"


def practicum_report(file: CaseFile, wish: Wish) -> Document:
    """The book of a case and of the further cases that belong to it."""
    book = Book(file, wish)
    chapters = _chapters(book)
    blocks = (*chapters, *(() if wish.blank else _bound(book, photo_keys_in(chapters))))
    document = Document(
        key=KEY,
        title=" ".join(filter(None, (book.template.title, clients(book)))),
        dress="report",
        blocks=blocks,
        cover=tuple(cover(book)),
        front=tuple(fronted(book)),
        contents=True,
    )
    for other in () if wish.names else file.further:
        document = with_initials(document, other)
    return document


def _chapters(book: Book) -> list[Block]:
    """The chapters in the order of the template, those with a number counted as they come."""
    bodies: dict[str, list[Part]] = {
        "introduction": introduction(book, [supplied("")]),
        "concepts": concepts(book),
        "place": place(book),
        "handling": handling(book),
        "reflection": reflection(book),
        "closing": closing(book),
        BIBLIOGRAPHY: [
            (BIBLIOGRAPHY, book.or_gap(bibliography(book), tr("daftar pustaka"), "placement/book#bibliography"))
        ],
    }
    headings = dict(book.titles(CHAPTERS, bodies))
    bodies["introduction"] = introduction(book, _outline(book, headings, bodies))
    numbers = {key: number for number, key in enumerate((key for key in headings if key != BIBLIOGRAPHY), 1)}
    blocks: list[Block] = []
    for key, heading in headings.items():
        blocks += [Chapter(heading.upper(), numbers.get(key), key), *book.chapter(key, bodies[key])]
    return blocks


def _outline(book: Book, headings: Mapping[str, str], bodies: Mapping[str, list[Part]]) -> list[Block]:
    """What each chapter holds that has something to say."""
    facts: list[Fact] = []
    for key in (key for key in headings if key != BIBLIOGRAPHY):
        blocks = book.chapter(key, with_text(bodies[key]))
        if blocks:
            inside = [part.text for part in blocks if isinstance(part, Heading) and part.level == 1 and part.numbered]
            words = f"{headings[key]}: {joined(inside)}" if inside else headings[key]
            facts.append(Fact(f"BAB {roman(len(facts) + 1)}", (Run(f"{words}.", supplied=True),)))
    return [Facts(tuple(facts))]


def _bound(book: Book, shown: Collection[str]) -> list[Block]:
    """The papers of every case in the order of the template; titles say whose, where there are several cases."""
    found: list[tuple[str, Enclosure]] = []
    for at, file in enumerate(book.files):
        whose = book.teller_of(file).client if len(book.files) > 1 else ""
        for paper, enclosure in enclosures(file, _wanted(book, file), book.wish, shown):
            title = f"{enclosure.title}, {whose}" if whose else enclosure.title
            found.append((paper.section, replace(enclosure, title=title, key=f"{at}-{enclosure.key}")))
    kept: list[Block] = []
    for heading, enclosure in book.ordered("enclosures", found):
        kind = KINDS.get(next((key for key, one in found if one is enclosure), ""))
        usual = tr(kind.title) if kind else ""
        named = usual and heading and enclosure.title.startswith(usual)
        title = heading + enclosure.title.removeprefix(usual) if named else enclosure.title
        kept.append(replace(enclosure, title=title))
    return kept


def _wanted(book: Book, file: CaseFile) -> Iterator[CasePaper]:
    """The papers that a campus wants; those of the placement are the same for all cases."""
    hidden = {one.key for one in book.template.sections_of("enclosures") if one.hidden}
    for paper in papers(file):
        if paper.section not in hidden and (file is book.file or paper.stage != PLACEMENT.key):
            yield paper
