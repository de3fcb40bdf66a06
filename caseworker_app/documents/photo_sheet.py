"""Lembar dokumentasi foto: the photos of a case with captions and dates, or frames to paste prints into."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import (
    Block,
    Column,
    Content,
    Fact,
    Facts,
    Keep,
    Paragraph,
    PhotoRow,
    Space,
    Table,
)
from caseworker_app.documents.case_report.photos import by_day, captioned, is_photo, may_show
from caseworker_app.documents.elements.form import Form, fact
from caseworker_app.documents.elements.signatures import signed
from caseworker_app.documents.elements.staff_names import agency_name, worker_name
from caseworker_app.documents.wish import wanted
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.notes import Attachment

_FRAME, _FRAMES = 8.5, 2
_ACROSS = 2
_HEIGHT = 7.2


def photo_sheet(file: CaseFile, wish: Wish) -> Document:
    """All photos of the case, or the one with the id ``item``, if the client's consent allows them."""
    form = Form("photo-sheet", file, wish)
    photos = _photos(form)
    shown = photos if may_show(form.teller) else []
    return form.finished(
        form.title(),
        Facts(
            (
                fact(tr("Klien"), form.client),
                fact(tr("Petugas"), worker_name(form.case)),
                fact(tr("Lembaga"), agency_name(form.case)),
                *([Fact(tr("Jumlah foto"), str(len(shown)))] if shown else []),
            )
        ),
        *(_shown(form, shown) if shown else [*_frames(form, withheld=bool(photos)), signed(form)]),
    )


def _photos(form: Form) -> list[Attachment]:
    """Photos with something to show, the oldest first."""
    found = [one for one in form.case.attachments if is_photo(one) and one.content and one.content.data]
    if form.item is not None:
        found = [wanted(found, form.item)]
    return by_day(form.teller, found)


def _shown(form: Form, photos: list[Attachment]) -> list[Block]:
    """The photos with what they show and when, two to a row; the signatures stay with the last row."""
    prints = [dataclasses.replace(photo, height=_HEIGHT) for photo in captioned(form.teller, photos)]
    rows = [PhotoRow(tuple(prints[at : at + _ACROSS])) for at in range(0, len(prints), _ACROSS)]
    before = [part for row in rows[:-1] for part in (Space(0.4), row)]
    return [*before, Space(0.4), Keep((rows[-1], signed(form)))]


def _frames(form: Form, *, withheld: bool) -> list[Block]:
    """Frames for prints, with lines for what they show and when."""
    words = [] if form.blank else [Paragraph(form.say("not_allowed" if withheld else "none"), "plain")]
    rows: list[tuple[Content, ...]] = []
    for at in range(1, _FRAMES + 1, _ACROSS):
        rows.append((Space(_FRAME), Space(_FRAME)))
        rows.append(tuple(_below(at + more) for more in range(_ACROSS)))
    return [*words, Space(0.2), Table("frames", "", (Column(""), Column("")), tuple(rows), numbered=False)]


def _below(at: int) -> tuple[Block, ...]:
    return (Facts((Fact(tr("Foto {at}").format(at=at), None), Fact(tr("Tanggal"), None))),)
