"""What every column is called: by the page that it stands on, or here where it stands on none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.forms.catalogue import item_of
from caseworker_app.forms.description import Field
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.model.base import Record


def title_of_column(cls: type[Record], key: str) -> str | None:
    """What a column is called on the screen; a link by what it leads to. None for one that has no title anywhere."""
    if known := _ON_NO_PAGE.get(f"{cls.__name__}.{key}"):
        return tr(known)
    for name in (key, key.removesuffix("_id")):
        attribute = getattr(cls, name, None)
        item = item_of(attribute) if attribute is not None else None
        if isinstance(item, Field):
            return tr(item.label)
    return None


_ON_NO_PAGE: dict[str, str] = {
    "Agency.logo": mark("Lambang lembaga"),
    "Approval.signature": mark("Tanda tangan"),
    "Attachment.entity": mark("Dilampirkan pada"),
    "Attachment.entity_id": mark("Dilampirkan pada catatan"),
    "Attachment.media_type": mark("Jenis berkas"),
    "Attachment.page": mark("Halaman"),
    "Attachment.size": mark("Ukuran (bita)"),
    "AttachmentContent.data": mark("Isi berkas"),
    "BodyMark.x": mark("Letak mendatar"),
    "BodyMark.y": mark("Letak tegak"),
    "Case.archived": mark("Diarsipkan pada"),
    "Consent.signature": mark("Tanda tangan"),
    "EcomapSystem.dx": mark("Geseran mendatar"),
    "EcomapSystem.dy": mark("Geseran tegak"),
    "KeyEvent.entity": mark("Jenis catatan"),
    "KeyEvent.entity_id": mark("Catatan"),
    "KeyEvent.field": mark("Tanggal yang ditandai"),
    "Nudge.person_id": mark("Orang"),
    "Nudge.dx": mark("Geseran mendatar"),
    "Nudge.dy": mark("Geseran tegak"),
    "ProcedureStep.procedure": mark("Prosedur"),
    "Restriction.entity": mark("Jenis catatan"),
    "SilencedFinding.check_key": mark("Pemeriksaan"),
    "SilencedFinding.entity": mark("Jenis catatan"),
    "SilencedFinding.entity_id": mark("Catatan"),
    "SilencedFinding.field": mark("Isian"),
    "VennBody.x": mark("Letak mendatar"),
    "VennBody.y": mark("Letak tegak"),
    "Session.group_session_id": mark("Pertemuan kelompok"),
    "Supervision.signature": mark("Paraf"),
    "Restriction.entity_id": mark("Catatan"),
    "Practitioner.institution_logo": mark("Lambang institusi"),
    "Practitioner.signature": mark("Tanda tangan"),
    "Parentage.twin_group_id": mark("Kembar"),
    "GroupMember.case_id": mark("Kasus"),
    "GroupAttendance.present": mark("Hadir"),
}
