"""Photos of the case in the report: only where the client's consent allows them, each below the page it belongs to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework.permissions import Use, permission
from caseworker_app.documents.blocks import Block, Photo, PhotoRow
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.documents.telling import Teller
    from caseworker_app.model.base import Record
    from caseworker_app.model.notes import Attachment

_PHOTO_KINDS = ("foto",)
_SCREEN_KINDS = ("gambar layar", "tangkapan layar")
_ACROSS = 2


def may_show(teller: Teller) -> bool:
    """Whether consent covers photos of the client."""
    return permission(teller.file.case, Use.PHOTO, date.today()).given


def photos_of(teller: Teller, record: Record | None) -> list[Block]:
    """The photos that belong to one record, or to none, two side by side; pictures of a screen need no consent."""
    agreed = may_show(teller)
    shown = [
        photo
        for one in teller.file.case.attachments
        if belongs(one, record) and (agreed or is_screen(one))
        for photo in _photo(one)
    ]
    return [PhotoRow(tuple(shown[at : at + _ACROSS])) for at in range(0, len(shown), _ACROSS)]


def belongs(one: Attachment, record: Record | None) -> bool:
    """Whether an attachment hangs on this record; with None, whether it hangs on no single record."""
    return one.entity_id == record.id if record is not None else not one.entity_id


def is_photo(one: Attachment) -> bool:
    """A photo, not the scan of a signed sheet: scans bear names."""
    return (one.kind or "").casefold().startswith(_PHOTO_KINDS) and (one.media_type or "").startswith("image/")


def is_screen(one: Attachment) -> bool:
    """A picture of a website or programme: the result of a test, a page that the client made."""
    return (one.kind or "").casefold().startswith(_SCREEN_KINDS) and (one.media_type or "").startswith("image/")


def _photo(one: Attachment) -> list[Photo]:
    if not (is_photo(one) or is_screen(one)) or one.content is None or not one.content.data:
        return []
    unnamed = tr("Gambar layar") if is_screen(one) else tr("Dokumentasi kegiatan")
    return [Photo(one.content.data, one.caption or unnamed, key=f"photo-{one.id}")]
