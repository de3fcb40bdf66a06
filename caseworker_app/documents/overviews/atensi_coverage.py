"""Cakupan ATENSI on one page: how far the seven steps are covered, and which services each component holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.atensi import components, steps, without_component
from caseworker_app.documents.blocks import Block, BulletList, Column, Content, Document, Paragraph, Title
from caseworker_app.documents.elements.letterhead import foot
from caseworker_app.documents.elements.sheet import grid
from caseworker_app.documents.overviews.plan_matrix import case_line
from caseworker_app.documents.telling import Teller
from caseworker_app.documents.wording import capital
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.casework.atensi import Service
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.casework.coverage import Step
    from caseworker_app.documents.wish import Wish

KEY = "atensi-coverage"
_MOST = 6
"""So many services of a component are named; the others are counted."""


def atensi_coverage(file: CaseFile, wish: Wish) -> Document:
    """The coverage as the record stands; blank with lines to fill in by hand."""
    template, case = file.document_template(KEY), file.case
    return Document(
        key=KEY,
        title=template.title,
        dress="form",
        type_size=9.5,
        even_margins=True,
        foot=foot(case, template.version),
        blocks=(
            Title(template.title.upper(), case_line(file, blank=wish.blank, names=wish.names)),
            *_steps(file, blank=wish.blank),
            *_components(Teller(file, names=wish.names), blank=wish.blank),
        ),
    )


def _steps(file: CaseFile, *, blank: bool) -> list[Block]:
    columns = (
        Column(tr("No."), 0.35, "centre"),
        Column(tr("Tahap"), 2),
        Column(tr("Tercatat"), 2.4),
        Column(tr("Yang diperiksa") if blank else tr("Belum tercatat"), 2.4),
        Column(tr("Cakupan"), 0.9, "centre"),
    )
    return list(grid("steps", columns, [_step(one, blank=blank) for one in steps(file.case)]))


def _step(one: Step, *, blank: bool) -> tuple[Content, ...]:
    if blank:
        return str(one.number), one.title, "", "; ".join(point.words for point in one.points), ""
    there = "; ".join(point.words for point in one.points if point.there)
    lacking = "; ".join(point.words for point in one.points if not point.there)
    return str(one.number), one.title, there or "–", lacking or "–", one.coverage.value


def _components(teller: Teller, *, blank: bool) -> list[Block]:
    case = teller.file.case
    columns = (
        Column(tr("No."), 0.35, "centre"),
        Column(tr("Komponen"), 2),
        Column(tr("Layanan yang tercatat"), 4.8),
        Column(tr("Cakupan"), 0.9, "centre"),
    )
    rows: list[tuple[Content, ...]] = []
    for one in components(case):
        told: Content = "\n\n" if blank else _told(one.services)
        rows.append((one.code, capital(one.title), told, "" if blank else one.coverage.value))
    rest = () if blank else without_component(case)
    note = tr("Belum menyebut komponen: {count} kegiatan, sesi, atau bantuan.").format(count=len(rest))
    return [*grid("components", columns, rows), *([Paragraph(note, "plain")] if rest else [])]


def _told(services: Sequence[Service]) -> Content:
    """The services of a component, the same one told once with how often; a plan only until it is carried out."""
    carried_out = {one.words for one in services if one.done}
    counted: dict[tuple[str, str], list[Service]] = {}
    for one in services:
        if one.done or one.words not in carried_out:
            counted.setdefault((one.words, one.kind), []).append(one)
    points = [_service(words, kind, rows) for (words, kind), rows in counted.items()]
    more = len(points) - _MOST
    shown = points[:_MOST] + ([tr("dan {count} lainnya").format(count=more)] if more > 0 else [])
    return BulletList(tuple(shown)) if len(shown) > 1 else "".join(shown) or "–"


def _service(words: str, kind: str, rows: Sequence[Service]) -> str:
    times = tr("{count} kali").format(count=len(rows)) if len(rows) > 1 else ""
    when = "" if times or rows[0].date is None else rows[0].date.long(weekday=False)
    return f"{words} ({', '.join(filter(None, (kind, times, when)))})"
