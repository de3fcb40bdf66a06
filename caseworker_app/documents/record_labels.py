"""What is called how where a whole record is told, for columns and tables that stand on no page of the program."""

from __future__ import annotations

from caseworker_app.text import mark

TECHNICAL = frozenset(
    {
        *("EcomapSystem.dx", "EcomapSystem.dy", "BodyMark.x", "BodyMark.y", "VennBody.x", "VennBody.y"),
        *("Restriction.entity", "Attachment.entity", "Attachment.page"),
    }
)
"""Where a symbol was dragged to, and the program's own names: in the copy for machines, not in the one to read."""
NOT_READ = frozenset({"AttachmentContent", "Nudge"})
"""Tables of which nothing can be read: the bytes of files, and where the symbols of a genogram were dragged to."""
COLUMNS: dict[str, str] = {
    "Case.archived": mark("Diarsipkan pada"),
    "Consent.signature": mark("Tanda tangan"),
    "Session.group_session_id": mark("Pertemuan kelompok"),
    "Supervision.signature": mark("Paraf"),
    "Restriction.entity_id": mark("Catatan"),
    "Approval.signature": mark("Tanda tangan"),
    "Attachment.media_type": mark("Jenis berkas"),
    "Attachment.entity_id": mark("Dilampirkan pada catatan"),
    "Attachment.size": mark("Ukuran (bita)"),
    "Agency.logo": mark("Lambang lembaga"),
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
    "GroupSession.date": mark("Tanggal"),
    "GroupSession.time": mark("Waktu"),
    "GroupSession.place": mark("Tempat"),
    "GroupSession.stage": mark("Tahap"),
    "GroupSession.agenda": mark("Acara"),
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

CLASSES: dict[str, str] = {
    "GroupMember": mark("Keikutsertaan dalam kelompok"),
    "GroupStep": mark("Langkah kegiatan"),
    "GroupStage": mark("Tahap kelompok"),
    "GroupSession": mark("Pertemuan kelompok"),
    "GroupAttendance": mark("Kehadiran klien"),
    "GroupTool": mark("Alat kelompok"),
    "Sociogram": mark("Sosiogram"),
    "SociogramAnswer": mark("Jawaban klien"),
    "Placement": mark("Praktikum"),
}

BOOKKEEPING: dict[str, str] = {
    "edit": mark("mengubah isi"),
    "undo": mark("mengurungkan perubahan"),
    "redo": mark("mengulangi perubahan"),
    "decide": mark("memutuskan penyamaran"),
    "print": mark("mencetak"),
    "export": mark("menyimpan salinan"),
    "override": mark("mengecualikan persetujuan dengan alasan"),
    "delete copy": mark("menghapus salinan di luar buku kasus"),
}
"""The actions of the audit trail."""
