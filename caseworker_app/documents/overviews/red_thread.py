"""Benang merah as a matrix, on a turned page: a row for each strand, what is missing marked in its place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework.red_thread import Link, Node, Strand, gaps
from caseworker_app.casework.red_thread import red_thread as strands_of
from caseworker_app.diagrams.from_case.thread import gap_sentence
from caseworker_app.documents.blocks import (
    Block,
    BulletList,
    Column,
    Content,
    Document,
    Heading,
    Landscape,
    Paragraph,
    Run,
    Title,
)
from caseworker_app.documents.elements.letterhead import foot
from caseworker_app.documents.elements.sheet import closing, closing_by_hand, empty_rows, grid
from caseworker_app.documents.overviews.plan_matrix import case_line
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.wish import Wish

KEY = "red-thread"
_ROWS, _ROW_HEIGHT = 4, 1.9
_WIDTHS = {Link.FOCUS: 1.1, Link.SESSION: 1.1, Link.EVALUATION: 1.2}


def red_thread(file: CaseFile, wish: Wish) -> Document:
    """The thread of a case; without anything a form to write in."""
    template = file.document_template(KEY)
    strands = [] if wish.blank else strands_of(file, date.today())
    blocks = _told(strands) if strands else _blank()
    return Document(
        key=KEY,
        title=template.title,
        dress="report" if strands else "form",
        type_size=10,
        even_margins=True,
        foot=foot(file.case, template.version),
        blocks=(
            Landscape(
                (
                    Title(template.title.upper(), case_line(file, blank=not strands, names=wish.names)),
                    *blocks,
                    closing(file.case, None) if strands else closing_by_hand(),
                )
            ),
        ),
    )


def _told(strands: list[Strand]) -> list[Block]:
    rows = [(str(at), *(_cell(strand, link) for link in Link)) for at, strand in enumerate(strands, 1)]
    missing = tuple(f"{gap_sentence(gap, node.words)}." for gap, node in gaps(strands))
    table = grid("strands", _columns(), rows)
    if not missing:
        return [*table, Paragraph(tr("Tidak ada bagian yang terputus."), "plain")]
    return [*table, Heading(2, tr("Yang Terputus"), numbered=False), BulletList(missing)]


def _cell(strand: Strand, link: Link) -> Content:
    if gap := strand.gaps.get(link):
        return (Run(tr(gap).upper(), bold=True),)
    words = tuple(map(_words, strand.nodes.get(link, ())))
    return BulletList(words) if len(words) > 1 else "".join(words)


def _words(node: Node) -> str:
    return f"{node.words} ({node.note})" if node.note else node.words


def _columns() -> tuple[Column, ...]:
    return (Column(tr("No."), 0.3, "centre"), *(Column(tr(link), _WIDTHS.get(link, 1.0)) for link in Link))


def _blank() -> list[Block]:
    columns = _columns()
    return grid("strands", columns, empty_rows(len(columns), _ROWS, _ROW_HEIGHT))
