"""After the six stages: what the supervisor has approved, photos that stand in no section, what is attached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Column, Content, Heading, Ref
from caseworker_app.documents.case_report.photos import captioned, photo_key, photo_keys_in, unplaced
from caseworker_app.documents.sentences import compact_table, referring
from caseworker_app.documents.telling import Teller, find_rows
from caseworker_app.documents.wording import capital
from caseworker_app.forms.catalogue import page
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from caseworker_app.model.notes import Attachment


def approvals(teller: Teller) -> list[Block]:
    """What the supervisor has approved; nothing where nothing is noted."""
    rows = find_rows(page("supervision"), "approvals")
    table = teller.table(teller.file.case.approvals, rows, caption=tr("Persetujuan Supervisor"))
    return [Heading(1, tr("Persetujuan Supervisor"), numbered=False, key="approvals"), *table] if table else []


def appendix(teller: Teller, told: Sequence[Block]) -> list[Block]:
    """What follows the blocks ``told``: the photos that stand in none of them, and the list of attachments."""
    photos = unplaced(teller, told)
    blocks: list[Block] = []
    if photos:
        blocks += [Heading(1, tr("Dokumentasi"), numbered=False, key="documentation"), *photos]
    if teller.file.case.attachments:
        printed = photo_keys_in((*told, *photos))
        blocks += [Heading(1, tr("Lampiran"), numbered=False, key="attachments"), *_listed(teller, printed)]
    return blocks


def _listed(teller: Teller, printed: Collection[str]) -> list[Block]:
    """Every attachment: a photo with its number in the report, the others numbered as they are enclosed."""
    columns = (
        Column(tr("Keterangan"), 3),
        Column(tr("Jenis"), 1),
        Column(tr("Dibuat pada"), 1.4),
        Column(tr("Letak"), 1),
    )
    attachments = teller.file.case.attachments
    captions = {photo.key: photo.caption for photo in captioned(teller, attachments) if photo.key in printed}
    places = _places(attachments, printed)
    rows = [
        (_called(teller, one, captions), one.kind or "–", teller.words(one.taken_on) or "–", place)
        for one, place in zip(attachments, places, strict=True)
    ]
    text = tr("Foto yang dimuat dalam laporan ini dan berkas yang menyertainya didaftar menurut letaknya")
    return [referring(text, "attachments"), compact_table("attachments", tr("Daftar Lampiran"), columns, rows)]


def _places(attachments: Iterable[Attachment], printed: Collection[str]) -> Iterator[Content]:
    """«Foto 4.2» for what is printed, «Lampiran 1» for what is enclosed."""
    enclosed = 0
    for one in attachments:
        if photo_key(one) in printed:
            yield (Ref(photo_key(one)),)
        else:
            enclosed += 1
            yield tr("Lampiran {at}").format(at=enclosed)


def _called(teller: Teller, one: Attachment, captions: Mapping[str, str]) -> str:
    """As captioned in the report, else in its own words; file names, which often hold a name, only with names."""
    caption = captions.get(photo_key(one)) or one.caption
    if teller.names and one.file_name:
        return f"{caption} ({one.file_name})" if caption else one.file_name
    return caption or capital(one.kind or tr("tanpa keterangan"))
