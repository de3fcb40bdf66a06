"""Photos, scans, PDFs and recordings kept inside the notebook: taken in without hidden data, exported on request."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import undefer

from caseworker_app import limits
from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.casework.permissions import Use, permission, use_of_attachment
from caseworker_app.errors import BadInput, NotFound
from caseworker_app.jobs import outside_copies, permits
from caseworker_app.jobs.cleaning import clean
from caseworker_app.jobs.files import read_file
from caseworker_app.jobs.intake.measure import demand_size
from caseworker_app.jobs.intake.pictures import opened
from caseworker_app.jobs.intake.prepared import PHOTO, SCAN, SCREEN, Prepared
from caseworker_app.limits import MB, brief
from caseworker_app.model.base import Record
from caseworker_app.model.notes import Attachment, AttachmentContent
from caseworker_app.text import tr

if TYPE_CHECKING:
    from pathlib import Path

    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook

__all__ = ["PHOTO", "SCAN", "SCREEN", "Prepared", "attach", "keep", "prepare"]


def attach(
    notebook: Notebook,
    case: Case,
    path: Path,
    caption: str | None = None,
    page: str | None = None,
    *,
    kind: str | None = None,
    record: Record | None = None,
    override: str | None = None,
) -> Attachment:
    """Take a photo, scan, PDF or recording into the case; the parameters are those of ``keep``.

    Raises:
        NotFound, BadInput: there is no such file, it is none of these, or it is above a limit.
        NotAllowed: the client's consent does not cover it.
    """
    return keep(notebook, case, prepare(path), caption, page, kind=kind, record=record, override=override)


def prepare(path: Path) -> Prepared:
    """Read and clean a file; touches no notebook, fit for a worker thread. Raises as ``attach`` does."""
    if path.is_dir():
        sentence = tr("“{name}” adalah folder. Bukalah dahulu, lalu pilih berkas di dalamnya.")
        raise BadInput(sentence.format(name=brief(path.name)))
    return clean(read_file(path, limits.FILE), path.name)


def keep(
    notebook: Notebook,
    case: Case,
    prepared: Prepared,
    caption: str | None = None,
    page: str | None = None,
    *,
    kind: str | None = None,
    record: Record | None = None,
    override: str | None = None,
) -> Attachment:
    """Put a prepared file into the case.

    kind: a word of the list «attachment_kinds»; without it, a picture is a photo of the client. record: what it hangs
    on. override: why it is kept though the client's consent does not cover it.

    Raises:
        NotAllowed: consent does not cover a photo or recording, and there is no reason. BadInput: the reason says
        nothing, or the case would hold more than its package can carry.
    """
    kind = kind or prepared.kind
    _demand_room(case, len(prepared.data))
    _demand(notebook, case, kind, prepared.media_type, tr("lampirkan {kind}").format(kind=kind), override)
    attachment = Attachment(
        file_name=prepared.file_name,
        media_type=prepared.media_type,
        caption=caption or None,
        kind=kind,
        taken_on=prepared.taken_on,
        page=page or None,
        entity=type(record).__name__ if record is not None else None,
        entity_id=record.id if record is not None else None,
        size=len(prepared.data),
        content=AttachmentContent(data=prepared.data),
    )
    with notebook.edit(tr("Lampirkan berkas"), case_id=case.id, undoable=can_be_undone(prepared)) as session:
        case.attachments.append(attachment)
    session.expire(attachment.content, ["data"])  # else it would stay in memory
    return attachment


def can_be_undone(prepared: Prepared) -> bool:
    """Whether attaching a file is a step that can be undone; recordings are too long to be held in memory for it."""
    return len(prepared.data) <= limits.ATTACHMENT


def content(notebook: Notebook, attachment_id: str) -> bytes:
    """The bytes of an attachment, read by a session of its own: fit for a worker thread.

    Raises:
        NotFound: nothing is kept for it.
    """
    with notebook.reader() as session:
        wanted = select(AttachmentContent).where(AttachmentContent.attachment_id == attachment_id)
        found = session.scalar(wanted.options(undefer(AttachmentContent.data)))
        data = found.data if found else None
    if not data:
        raise NotFound(tr("Lampiran ini tidak memuat berkas."))
    return data


def set_kind(
    notebook: Notebook, case: Case, attachment: Attachment, kind: str | None, override: str | None = None
) -> None:
    """Say what an attachment is: what becomes a photo, or is none any more, needs consent like a photo.

    Otherwise a photo that may not leave would leave as a paper. Raises as ``keep`` does.
    """
    if kind == attachment.kind:
        return
    done = tr("jadikan lampiran ini {kind}").format(kind=kind or tr("tanpa jenis"))
    before = use_of_attachment(attachment.kind, attachment.media_type)
    told = kind if use_of_attachment(kind, attachment.media_type) is not None or before is None else attachment.kind
    _demand(notebook, case, told, attachment.media_type, done, override)
    with notebook.edit(tr("Ubah “Jenis”"), case_id=case.id):
        attachment.kind = kind


def attached_to(case: Case, record: Record) -> list[Attachment]:
    """What hangs on a record of the case."""
    return [one for one in case.attachments if one.entity_id == record.id]


def record_of(notebook: Notebook, attachment: Attachment) -> Record | None:
    """What an attachment hangs on, if it is a single record that is still there."""
    named = (mapper.class_ for mapper in Record.registry.mappers if mapper.class_.__name__ == attachment.entity)
    entity = next(named, None)
    return notebook.session.get(entity, attachment.entity_id) if entity and attachment.entity_id else None


def export(notebook: Notebook, case: Case, attachment: Attachment, path: Path, override: str | None = None) -> None:
    """Write a copy outside of the notebook, no longer locked. Raises as ``keep``, ``content`` and ``write_file`` do."""
    called = attachment.kind or tr("lampiran")
    done = tr("simpan salinan {kind}").format(kind=called)
    permits.demand(notebook, case, permits.restriction(case), done, override)
    _demand(notebook, case, attachment.kind, attachment.media_type, done, override)
    leaving = Leaving(called[:1].upper() + called[1:], case.id, names=True)
    outside_copies.write(notebook, path, content(notebook, attachment.id), leaving)
    if not notebook.read_only:
        notebook.note("export", case.id, {"Attachment": [attachment.id]})


def remove(notebook: Notebook, case: Case, attachment: Attachment) -> None:
    """Take an attachment out of the case; undo brings it back."""
    with notebook.edit(tr("Hapus lampiran"), case_id=case.id):
        case.attachments.remove(attachment)


def thumbnail(data: bytes, media_type: str, side: int) -> tuple[int, int, bytes]:
    """A small picture, width and height in pixels and its bytes as RGBA: made in memory, kept nowhere."""
    if media_type == "application/pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(data)
        width, height = document.get_page_size(0)
        picture: Any = document[0].render(scale=side / max(width, height)).to_pil()
        document.close()
    else:
        picture = opened(data)
        demand_size(picture, tr("lampiran"))
        picture.draft("RGB", (2 * side, 2 * side))
    small = picture.convert("RGBA")
    small.thumbnail((side, side))
    return small.width, small.height, small.tobytes()


def _demand_room(case: Case, size: int) -> None:
    """What a case holds must fit into its package, which nobody could open otherwise."""
    if sum(one.size or 0 for one in case.attachments) + size > limits.PACKAGE_CONTENTS:
        sentence = tr("Lampiran kasus ini bersama-sama lebih dari {most} MB, jadi berkas ini belum dilampirkan.")
        raise BadInput(sentence.format(most=limits.PACKAGE_CONTENTS // MB))


def _demand(
    notebook: Notebook, case: Case, kind: str | None, media_type: str | None, done: str, override: str | None
) -> None:
    use = use_of_attachment(kind, media_type)
    standing = permission(case, use, date.today()) if use else None
    if standing is not None and standing.given and use is Use.VIDEO:  # it holds voice and face, too
        parts = [permission(case, part, date.today()) for part in (Use.SOUND, Use.PHOTO)]
        standing = next((part for part in parts if part.forbids), standing)
    permits.demand(notebook, case, standing, done, override)
