"""The sentence above each kind of table: what there is to see in it, each in words of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.forms.description import Rows

_SENTENCES = {
    "handovers": mark("Kasus ini pernah beralih tangan, dengan urutan dan alasan sebagaimana dicatat"),
    "risks": mark("Keselamatan klien dijajaki lebih dahulu; yang ditemukan dan yang disiapkan termuat di bawah ini"),
    "incidents": mark("Kejadian dan kekhawatiran perlindungan dicatat terpisah dari penjajakan risiko"),
    "emergency_help": mark("Klien ditolong saat itu juga dengan cara yang tercantum di bawah ini"),
    "aspect_findings": mark("Asesmen dilengkapi temuan profesi lain menurut aspeknya"),
    "care_arrangements": mark("Pengasuhan klien dari waktu ke waktu adalah sebagai berikut"),
    "tracing_steps": mark("Keluarga klien ditelusuri langkah demi langkah"),
    "child_wishes": mark("Keinginan anak dicatat dengan kata-katanya sendiri"),
    "oral_consents": mark("Di luar lembar persetujuan, izin diperoleh juga secara lisan atau dengan surat"),
    "overrides": mark("Beberapa hal dikerjakan tanpa persetujuan dengan alasan masing-masing"),
    "interviews": mark("Wawancara direkap menurut kegiatan, waktu, dan informannya"),
    "observations": mark("Yang terlihat ketika mengamati klien dipisahkan dari tafsirannya"),
    "document_studies": mark("Berkas yang dibaca melengkapi keterangan lisan"),
    "triangulations": mark("Temuan penting dicocokkan dari beberapa sumber dan cara"),
    "resources": mark("Sistem sumber di dalam dan di luar diri klien telah didaftar"),
    "problems": mark("Sebelum fokus ditetapkan, masalah diurutkan menurut bobotnya"),
    "measurements": mark("Pengukuran memberi gambaran awal dalam angka dan kategori"),
    "goals": mark("Tujuan khusus diturunkan dari masalah yang ditemukan"),
    "implementers": mark("Setiap pelaksana mempunyai bagian sendiri dalam pertolongan"),
    "planned_methods": mark("Untuk tiap metode dipilih teknik yang cocok bagi klien"),
    "plan_revisions": mark("Rencana sempat disesuaikan di tengah jalan"),
    "readings": mark("Perkembangan klien dicatat secara berkala"),
    "assistance": mark("Bantuan nyata turut disalurkan kepada klien"),
    "promises": mark("Klien dan petugas saling berjanji, dan pemenuhannya ikut dicatat"),
    "process_evaluations": mark("Pelaksanaan tiap tahap atau kegiatan dinilai menurut rencana"),
    "before_after": mark("Keadaan awal dan akhir disandingkan per aspek"),
    "smart_reviews": mark("Mutu rumusan tujuan khusus ditinjau dengan ukuran SMART"),
    "attainment_scales": mark("Tingkat pencapaian dinilai pada skala bersama klien"),
    "recommendations": mark("Saran ditujukan kepada pihak-pihak yang meneruskan pertolongan"),
    "aftercare": mark("Kunjungan sesudah pengakhiran dijadwalkan agar perubahan klien bertahan"),
    "approvals": mark("Supervisor menyetujui bagian-bagian laporan ini satu per satu"),
    "behaviours": mark("Perilaku yang hendak diubah beserta poinnya disepakati dengan klien"),
    "prices": mark("Harga token disesuaikan seiring kemajuan klien"),
    "exchanges": mark("Token yang terkumpul ditukar dengan penguat"),
    "attendees": mark("Peserta yang diundang dan yang hadir tercatat pada daftar"),
}
"""By the key of the list whose rows the table shows."""


def sentence_of(rows: Rows) -> str:
    """The sentence above a table of these rows, without its references; «{count}» in it is how many rows there are."""
    return (
        tr(_SENTENCES[rows.key])
        if rows.key in _SENTENCES
        else tr("{what} dirinci satu per satu").replace("{what}", tr(rows.label))
    )
