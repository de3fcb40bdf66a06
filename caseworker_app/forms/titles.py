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
    "Restriction.entity": mark("Jenis catatan"),
    "VennBody.x": mark("Letak mendatar"),
    "VennBody.y": mark("Letak tegak"),
    "Session.group_session_id": mark("Pertemuan kelompok"),
    "Supervision.signature": mark("Paraf"),
    "Restriction.entity_id": mark("Catatan"),
    "Practitioner.institution_logo": mark("Lambang institusi"),
    "Practitioner.signature": mark("Tanda tangan"),
    "Parentage.twin_group_id": mark("Kembar"),
    "Group.name": mark("Nama kelompok"),
    "Group.kind": mark("Jenis kelompok"),
    "Group.purpose": mark("Tujuan"),
    "Group.targets": mark("Sasaran"),
    "Group.norms": mark("Norma"),
    "Group.place": mark("Tempat"),
    "Group.time": mark("Waktu"),
    "Group.materials": mark("Bahan"),
    "Group.facilitators": mark("Fasilitator"),
    "Group.need_assessment": mark("Asesmen kebutuhan"),
    "Group.kind_chosen_because": mark("Alasan memilih jenis kelompok"),
    "Group.communication": mark("Komunikasi"),
    "Group.power": mark("Kekuasaan dan pengaruh"),
    "Group.leadership": mark("Kepemimpinan"),
    "Group.roles": mark("Peran anggota"),
    "Group.cohesion": mark("Kekompakan"),
    "Group.climate": mark("Suasana kelompok"),
    "Group.evaluation": mark("Evaluasi"),
    "GroupMember.person_id": mark("Orang"),
    "GroupMember.case_id": mark("Kasus"),
    "GroupMember.name": mark("Nama"),
    "GroupMember.role": mark("Peran"),
    "GroupMember.joined": mark("Bergabung"),
    "GroupMember.left": mark("Keluar"),
    "GroupMember.behaviour_before": mark("Perilaku sebelum"),
    "GroupMember.behaviour_after": mark("Perilaku sesudah"),
    "GroupStep.stage": mark("Tahap"),
    "GroupStep.text": mark("Langkah"),
    "GroupStep.minutes": mark("Menit"),
    "GroupStage.stage": mark("Tahap"),
    "GroupStage.date": mark("Tanggal"),
    "GroupStage.technique": mark("Teknik"),
    "GroupStage.process": mark("Proses"),
    "GroupStage.result": mark("Hasil"),
    "GroupSession.date": mark("Tanggal"),
    "GroupSession.time": mark("Waktu"),
    "GroupSession.place": mark("Tempat"),
    "GroupSession.outcome": mark("Keterlaksanaan"),
    "GroupSession.outcome_reason": mark("Sebab tidak terlaksana"),
    "GroupSession.stage": mark("Tahap"),
    "GroupSession.agenda": mark("Acara"),
    "GroupSession.process": mark("Proses"),
    "GroupSession.result": mark("Hasil"),
    "GroupAttendance.member_id": mark("Anggota"),
    "GroupAttendance.present": mark("Hadir"),
    "GroupAttendance.note": mark("Catatan"),
    "GroupTool.kind": mark("Alat"),
    "GroupTool.date": mark("Tanggal"),
    "GroupTool.member_id": mark("Anggota"),
    "GroupTool.score": mark("Skor"),
    "GroupTool.result": mark("Hasil"),
    "Sociogram.date": mark("Tanggal"),
    "Sociogram.question": mark("Pertanyaan"),
    "SociogramAnswer.from_member_id": mark("Dari"),
    "SociogramAnswer.to_member_id": mark("Kepada"),
    "SociogramAnswer.choice": mark("Jawaban"),
}
