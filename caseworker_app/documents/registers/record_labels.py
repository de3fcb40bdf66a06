"""What is called how where a whole record is told, for tables that stand on no page of the program."""

from __future__ import annotations

from caseworker_app.text import mark

TECHNICAL = frozenset(
    {
        *("EcomapSystem.dx", "EcomapSystem.dy", "BodyMark.x", "BodyMark.y", "VennBody.x", "VennBody.y"),
        *("Restriction.entity", "Attachment.entity", "Attachment.page", "ProcedureStep.procedure"),
        *("SilencedFinding.check_key", "SilencedFinding.entity", "SilencedFinding.field"),
    }
)
"""Where a symbol was dragged to, and the program's own names: in the copy for machines, not in the one to read."""
NOT_READ = frozenset({"AttachmentContent", "KeyEvent", "Nudge"})
"""Tables of which nothing can be read: bytes of files, places in a genogram, what was marked for the chronology."""
CLASSES: dict[str, str] = {
    "GroupMember": mark("Keikutsertaan dalam kelompok"),
    "GroupArea": mark("Wilayah yang dipetakan"),
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
