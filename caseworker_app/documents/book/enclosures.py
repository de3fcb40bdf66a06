"""Papers of a case bound in as attachments, and photos beside the text that they belong to."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework.pseudonyms import replacer
from caseworker_app.documents.blocks import Block, Enclosure, Photo
from caseworker_app.documents.book.papers import PHOTOS, SCAN
from caseworker_app.documents.case_report.photos import captioned, in_rows, is_photo, may_show, photo_key
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.pieces import reworded
from caseworker_app.documents.telling import Teller
from caseworker_app.documents.wording import capital
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.book.papers import CasePaper
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.notes import Attachment

_SCAN_HEIGHT = 21.0
"""Of a scanned page, so that its title fits above it."""


def enclosures(
    file: CaseFile, papers: Iterable[CasePaper], wish: Wish, shown: Collection[str]
) -> Iterator[tuple[CasePaper, Enclosure]]:
    """The papers that have pages, each as one attachment or, where its signed original was scanned, as that.

    shown: keys of the photos that stand in the document already.
    """
    for paper in papers:
        if not paper.bound:
            continue
        if paper.section == PHOTOS:
            left = [one for one in paper.attachments if photo_key(one) not in shown and one.content]
            if left:
                photos = captioned(Teller(file, names=wish.names), left)
                yield paper, Enclosure(paper.title, paper.key, blocks=tuple(in_rows(photos)))
        elif paper.section == SCAN or paper.attachments:
            yield from _scanned(paper)
        else:
            yield paper, Enclosure(paper.title, paper.key, document=_made(file, paper, wish))


def page_photos(teller: Teller, page: str) -> list[Block]:
    """The photos that were attached to a page as such, where consent allows them."""
    if not may_show(teller):
        return []
    attachments = teller.file.case.attachments
    return in_rows(captioned(teller, [one for one in attachments if is_photo(one) and one.page == page and _kept(one)]))


def _kept(one: Attachment) -> bool:
    return not one.entity_id and bool(one.content and one.content.data)


def _scanned(paper: CasePaper) -> Iterator[tuple[CasePaper, Enclosure]]:
    """The files of a paper: a picture on a page of its own, a PDF page by page."""
    for at, one in enumerate(paper.attachments):
        data = one.content.data if one.content else None
        if not data:
            continue
        key = paper.key if not at else f"{paper.key}-{at}"
        title = paper.title if not at else capital(one.caption or tr("{title}, lanjutan").format(title=paper.title))
        if one.media_type == "application/pdf":
            yield paper, Enclosure(title, key, pdf=data)
        else:
            yield paper, Enclosure(title, key, blocks=(Photo(data, height=_SCAN_HEIGHT),))


def _made(file: CaseFile, paper: CasePaper, wish: Wish) -> Document:
    """The paper as its own maker fills it; with initials those who sign for the client bear initials, too."""
    kind = KINDS[paper.section]
    document = kind.make(file, dataclasses.replace(wish, item=paper.item, bound=True))
    document = dataclasses.replace(document, cover=(), contents=False)
    return document if wish.names else reworded(document, replacer(file), signers=True)
