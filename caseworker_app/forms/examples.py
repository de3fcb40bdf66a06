"""What a row of an empty table may look like: invented people and places, shown in grey and stored nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.forms import lists
from caseworker_app.forms.description import Kind
from caseworker_app.model.base import EnumText
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.forms.description import Field

_BY_KIND = {
    Kind.DATE: "26/8/2024",
    Kind.TIME: "09.00–10.30",
    Kind.NUMBER: "2",
    Kind.SCALE: "5",
    Kind.YES_NO: mark("ya"),
    Kind.PERSON: "Siti Aminah",
}
_BY_KEY = {
    "sex": "P",
    "stated_age": mark("45 tahun"),
    "alias": "SA",
    "cost": "150.000",
    "findings": mark("mengatakan tidak ingin hidup lagi"),
    "amount": "150.000",
    "minutes": "90",
    "households": "40",
    "residents": "151",
}
_BY_LABEL = {
    "Acara": mark("berkenalan dan menyusun norma"),
    "Alamat": "Jalan Melati 7",
    "Alasan": mark("belum siap bercerita"),
    "Alasan dipilih": mark("sesuai dengan kebutuhan klien"),
    "Analisis dan teknik": mark("refleksi perasaan"),
    "Anggota": "Siti Aminah",
    "Aspek": mark("Sosial"),
    "Bagian tubuh": mark("lengan kiri"),
    "Bagiannya": mark("mengantar ke puskesmas"),
    "Bantuan": mark("kursi roda"),
    "Bekerja sama dengan": mark("Dinas Sosial"),
    "Bukti": mark("daftar hadir"),
    "Catatan": mark("datang bersama ibunya"),
    "Catatan serah terima": mark("kunjungan berikut 5/9"),
    "Dampak": mark("tidak masuk sekolah"),
    "Dari": "Siti Aminah",
    "Diberikan oleh": "Siti Aminah",
    "Dinilai oleh": mark("pendamping"),
    "Diperintahkan oleh": mark("kepala seksi"),
    "Dirujuk kepada": mark("Puskesmas"),
    "Disebut pada": mark("intake"),
    "Disepakati oleh": mark("klien dan ibunya"),
    "Disetujui oleh": mark("klien dan ibunya"),
    "Ditukar dengan": mark("buku gambar"),
    "Dokumen": mark("Kartu Keluarga"),
    "Dusun": "Krajan",
    "Evaluasi hasil": mark("klien mandi sendiri"),
    "Evaluasi proses": mark("hadir dari awal sampai akhir"),
    "Gejala": mark("mudah tersinggung"),
    "Hal": mark("kunjungan rumah"),
    "Hasil": mark("klien bersedia datang lagi"),
    "Indikator": mark("hadir 4 dari 5 pertemuan"),
    "Indikator keberhasilan": mark("hadir 4 dari 5 pertemuan"),
    "Informan": "Siti Aminah",
    "Inisial": "SA",
    "Institusi": mark("Puskesmas"),
    "Isi": mark("klien ingin bekerja lagi"),
    "Jabatan/lembaga": mark("Psikolog, Puskesmas"),
    "Janji": mark("membawa fotokopi KK"),
    "Jenis token": mark("stiker bintang"),
    "Judul": mark("Kunjungan pertama"),
    "Judul bagian": mark("Kegiatan"),
    "Kaitan dengan kasus": mark("dasar rujukan"),
    "Kategori": mark("Keluarga"),
    "Keadaan awal": mark("2 dari 5 hari"),
    "Keadaan klien": mark("tenang"),
    "Kegiatan": mark("wawancara dengan klien"),
    "Kepada": mark("Dinas Sosial"),
    "Keputusan": mark("dirujuk ke puskesmas"),
    "Kesimpulan": mark("tujuan tercapai"),
    "Keterangan": mark("diulang minggu depan"),
    "Khusus (specific)": mark("mandi sendiri setiap pagi"),
    "Klien atau orang yang tercatat": "Siti Aminah",
    "Langkah": mark("perkenalan"),
    "Lembaga atau orang": mark("Puskesmas"),
    "Masalah": mark("tidak punya akta lahir"),
    "Masukan": mark("libatkan paman klien"),
    "Materi": mark("mengatur uang saku"),
    "NIP": "19800101 200501 2 001",
    "Nama": "Siti Aminah",
    "Nama (bila belum tercatat)": "Siti Aminah",
    "Nama berkas": "akta.pdf",
    "Nilai": "120/80",
    "Nomor HP": "0812 3456 7890",
    "Nonverbal": mark("menunduk"),
    "Oleh": "Siti Aminah",
    "Orang atau lembaga": mark("Puskesmas"),
    "Pada kesempatan": mark("kunjungan rumah"),
    "Pada siapa": mark("klien"),
    "Pembicara": mark("Klien"),
    "Pendukung": mark("ibu selalu mengantar"),
    "Penggunaan": mark("mengukur kecemasan"),
    "Penghambat": mark("ongkos jalan"),
    "Penyebab": mark("ayah kehilangan pekerjaan"),
    "Peran": mark("pendamping"),
    "Perilaku": mark("merapikan tempat tidur"),
    "Peristiwa": mark("pindah ke rumah nenek"),
    "Pernyataan": mark("Saya merasa tenang."),
    "Pernyataannya": mark("“Anak itu rajin.”"),
    "Persetujuan klien": mark("lisan, 26/8/2024"),
    "Pertanyaan": mark("Dengan siapa Anda paling ingin bekerja?"),
    "Pihak": mark("ibu"),
    "Proses": mark("setiap anggota bercerita bergiliran"),
    "Pujian": mark("“Bagus sekali!”"),
    "RT": "05",
    "RW": "03",
    "Rekomendasi": mark("pemantauan setiap bulan"),
    "Sasaran": mark("Keluarga"),
    "Satuan": "mmHg",
    "Sebelum": mark("jarang keluar kamar"),
    "Sesudah": mark("ikut makan bersama"),
    "Situasi": mark("ketika ditinggal sendiri"),
    "Skala": mark("Skala kecemasan"),
    "Sumber": mark("klien"),
    "Supervisor": "Siti Aminah",
    "Tafsiran": mark("sedang"),
    "Target": mark("5 dari 5 hari"),
    "Tempat": mark("rumah klien"),
    "Temuan": mark("tinggal bersama nenek"),
    "Terukur (measurable)": mark("5 dari 7 hari"),
    "Tindakan": mark("menghubungi ibu"),
    "Tujuan": mark("membangun kepercayaan"),
    "Tujuan atau indikator": mark("klien kembali bersekolah"),
    "Tujuan kerja sama": mark("pemeriksaan kesehatan"),
    "Tujuan khusus": mark("klien kembali bersekolah"),
    "Ucapan": mark("“Saya ingin pulang.”"),
    "Yang dikerjakan": mark("wawancara dengan klien"),
    "Yang diminta": mark("salinan berkas"),
    "Yang dipelajari": mark("cara menyusun kontrak"),
    "Yang disampaikan": mark("ringkasan asesmen"),
    "Yang ditemukan": mark("rumah bersih"),
    "Yang diubah": mark("jam pertemuan"),
    "Yang terlihat": mark("kamar tertata"),
}


def example(field: Field) -> str:
    """What may stand in a column; «» where nothing short says it better than its title."""
    word = _BY_KEY.get(field.key) or _BY_KIND.get(field.editor) or _first_choice(field) or _BY_LABEL.get(field.label)
    return f"{tr(word)} {field.unit}".strip() if word and field.editor is Kind.NUMBER else tr(word or "")


def _first_choice(field: Field) -> str:
    """The first word of a closed choice, or of the column's list."""
    if field.editor is Kind.CHOICE and isinstance(column := field.attribute.property.columns[0].type, EnumText):
        return str(next(iter(column.choice)).value)
    if not field.choices:
        return ""
    return next(iter(lists.load(field.choices).values()), "")
