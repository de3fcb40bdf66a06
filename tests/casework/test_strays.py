"""People whom nobody has entered are found however they are named; posts and institutions are not people."""

from __future__ import annotations

import pytest

from caseworker_app.casework.case_file import called
from caseworker_app.casework.detector import Detector
from caseworker_app.casework.hits import Known, Piece
from caseworker_app.casework.numbers_and_places import Kind
from caseworker_app.casework.offices import is_office, names_in

DETECTOR = Detector(Known())

NAMED = [
    ("Ia punya sahabat bernama Kirana.", "Kirana"),
    ("Kirana (teman)", "Kirana"),
    ("Cici (teman)", "Cici"),
    ("dekat dengan Rosi", "Rosi"),
    ("Klien diasuh Bulek Tini sejak kecil.", "Tini"),
    ("diantar Paklik Warsono", "Warsono"),
    ("tinggal bersama Budhe Yatmi", "Yatmi"),
    ("Mbah Karso sakit", "Karso"),
    ("Uwak Entin menolong", "Entin"),
    ("Tulang Parlin datang", "Parlin"),
    ("menumpang pada Opung Tiarma", "Tiarma"),
    ("Daeng Nappa", "Nappa"),
    ("Teh Euis dan suaminya", "Euis"),
    ("kata Aa Dadang", "Dadang"),
    ("Cak Mat menagih", "Mat"),
    ("Ning Azza", "Azza"),
    ("Gus Mamad", "Mamad"),
    ("Nyai Solechah", "Solechah"),
    ("Mpok Leha", "Leha"),
    ("Uda Afrizal", "Afrizal"),
    ("Dokter Wati memeriksa klien", "Wati"),
    ("Bidan Yeni", "Yeni"),
    ("oleh perawat Dewi", "Dewi"),
    ("dr. Anindya, Sp.KJ.", "Anindya"),
    ("drg. Meilisa", "Meilisa"),
    ("Ns. Halimatus", "Halimatus"),
    ("Ustadz Fulan", "Fulan"),
    ("Ustadzah Nafisah mengajar", "Nafisah"),
    ("Pdt. Markus Tonapa", "Markus Tonapa"),
    ("Romo Sandyawan", "Sandyawan"),
    ("Suster Benedikta", "Benedikta"),
    ("KH. Zubair", "Zubair"),
    ("H. Rojali", "Rojali"),
    ("Hj. Rogayah", "Rogayah"),
    ("Pandita Dharmika", "Dharmika"),
    ("Bhante Suryadama", "Suryadama"),
    ("Rahmania Fitriyadi, S.Sos., M.Si.", "Rahmania Fitriyadi"),
    ("rumah SriMulyati", "SriMulyati"),
    ("pesan dari Ani2", "Ani2"),
    ("Adiknya Kinanthi putus sekolah", "Kinanthi"),
    ("temannya, Dilla, pindah", "Dilla"),
    ("Ketua RT 05 Slamet", "Slamet"),
    ("Wakasek Kesiswaan Bapak Hasan", "Hasan"),
    ("Sekretaris Desa Ibu Parmi hadir", "Parmi"),
    ("Kemarin Yosepha menangis di kamar", "Yosepha"),
    ("Kepala Sekolah Hartono", "Hartono"),
    ("Aipda Bripka Sutikno", "Sutikno"),
    ("tetangga Marfuah memberi makan", "Marfuah"),
    ("kartu a.n. Suharnik", "Suharnik"),
    ("dibantu Lestari, tetangganya", "Lestari"),
    ("surat dari NurHidayah", "NurHidayah"),
    ("akun siti_nurhaliza di telepon", "siti_nurhaliza"),
    ("Pak RT Slamet mengantar", "Slamet"),
    ("Bapa Titus dan jemaat", "Titus"),
    ("Semalam ia menginap di rumah Paijo.", "Paijo"),
    ("Inaq Rumenah", "Rumenah"),
    ("Bolang Ngapul", "Ngapul"),
    ("Etta Baso", "Baso"),
    ("Brigadir Yoga Pratama menjemput", "Yoga Pratama"),
    ("teman sekelasnya, Rehan, memukul", "Rehan"),
    ("Pacar klien, Jordi, sering datang", "Jordi"),
    ("Bu Senin", "Senin"),
    ("Mawar memeluk klien", "Mawar"),
    ("alias Gareng", "Gareng"),
    ("pak supri datang lagi", "supri"),
    ("bu tutik yang menjaga warung", "tutik"),
    ("motor milik Surtinya rusak", "Surti"),
    ("majikannya Mr. Chen", "Chen"),
    ("Yi (teman)", "Yi"),
    ("Menurut Dodo, klien pendiam.", "Dodo"),
    ("Informan: Darmi", "Darmi"),
    ("Kemarin ada Sumarwati di sana", "Sumarwati"),
    ("Kemarin Tugiyanto di sana", "Tugiyanto"),
    ("Camat Hendra", "Hendra"),
    ("Pak Kadus Ngadino", "Ngadino"),
    ("“Boim” mencuri", "Boim"),
    ("panggilan akrabnya Cimot", "Cimot"),
    ("SITI AMINAH menolak", "SITI AMINAH"),
    ("Nama ibu: Sukeni", "Sukeni"),
    ("anak ke-2 (Zahwan)", "Zahwan"),
    ("pak haji udin", "udin"),
]
OFFICES = [
    "Wakasek Kesiswaan",
    "Instruktur Desain Grafis",
    "Ibu Kepala Panti",
    "Kepala Dusun",
    "MTs",
    "Pihak RW",
    "Bu Guru",
    "Polsek",
    "Polsek Cibinong",
    "Ketua RT 05",
    "Ketua RW",
    "Kepala Desa",
    "Bapak Lurah",
    "Ibu Camat",
    "Guru BK",
    "Guru Bimbingan dan Konseling",
    "Guru Matematika",
    "Wali Kelas VIII-B",
    "Pembina Asrama Putri",
    "Kepala Instalasi Rehabilitasi",
    "Kasi Rehabilitasi Sosial",
    "Kabid Perlindungan dan Jaminan Sosial",
    "Pendamping PKH Kecamatan",
    "Penyuluh KUA",
    "Kader Posyandu Melati",
    "Ketua Karang Taruna Tunas Muda",
    "Manajer PT Sinar Abadi",
    "Staf HRD PT Astra Motor",
    "Bhabinkamtibmas",
    "Babinsa Koramil",
    "Kanit PPA Polres",
    "Kepala UPTD PPA",
    "Psikolog Puskesmas",
    "Dokter Spesialis Jiwa",
    "Perawat RSUD",
    "Bidan Desa",
    "Ketua Takmir Masjid Nurul Huda",
    "Pengurus Yayasan Siti Khadijah",
    "Majelis Gereja",
    "Anggota Kelompok Praktikum",
    "Pembimbing Lembaga",
    "Koordinator Program Pemberdayaan",
    "Kepala Tata Usaha",
    "Bendahara Panti Asuhan Aisyiyah",
    "Tokoh Masyarakat",
    "Ketua PKK RW 03",
    "Bapak Satpam",
    "Pekerja Sosial Sentra",
    "Ibu Kantin",
    "Operator Sekolah",
    "Kapolsek Cileungsi",
    "Kanit Binmas",
    "Ketua Katar RW 05",
    "Kepala Departemen Quality Control",
    "Camat Rengasdengklok",
    "Pak Lurah Sukamaju",
    "Perawat Poli Jiwa",
    "Bidan Praktik Mandiri",
    "Ketua Komite Sekolah",
    "Instruktur Pangkas Rambut",
    "Konselor Adiksi",
    "Relawan Tagana",
    "Tetangga Depan Rumah",
    "Teman Sekelas",
    "Ketua Majelis Taklim Nurul Iman",
    "Panti Sosial Tresna Werdha",
    "Bank BRI Unit Cileungsi",
    "DP3AKB",
    "Pos Kamling",
]
NOBODY = [
    "Menurut Satir (1972) dan Hartman, 1978, ecomap menunjukkan sistem.",
    "Kontak dengan Klien dan Pihak Terkait",
    "Lulus SMA lalu berdagang di pasar.",
    "Hari Selasa klien berangkat ke Bandung dengan bus Damri.",
    "Pemerintah Kabupaten Karawang memberi bantuan lewat Dinas Sosial.",
    "Klien memakai Indeks Barthel dan Skala Depresi Beck.",
    "Ia bekerja di Toko Sinar Jaya dekat Masjid Al-Ikhlas.",
    "Praktikan menjelaskan maksud, lalu Klien mengangguk.",
    "Peraturan Menteri Sosial Nomor 7 Tahun 2022 tentang Asistensi Rehabilitasi Sosial",
    "Titik temu dibicarakan. Bangun pagi menjadi kebiasaan.",
    "Pada bulan Ramadan klien berpuasa seperti anggota keluarga lain.",
    "Bapak dan Ibu hadir; Ayah tidak.",
    "Klien suka menonton YouTube dan berkirim WhatsApp.",
    "Tuhan Yesus menolongku, kata klien.",
    "Program Lanjut Usia Bahagia di Kelurahan",
    "Tabel Kegiatan Harian dan Hasil Terapi Realitas",
    "Kepada Yth. Kepala Dinas Sosial",
    "Ibu mengajak klien pulang; Kakak menolak.",
    "Program Keluarga Harapan (PKH) dan Kartu Indonesia Sehat diterima sejak 2019.",
    "Kegiatan dilaksanakan di Aula Sentra Terpadu Inten Soeweno, Cibinong.",
    "Hasil asesmen menunjukkan skor Rosenberg Self-Esteem Scale sebesar 15.",
    "Klien tinggal di Wisma Anggrek, Asrama Dahlia, lalu Wisma Kartini.",
    "Dinas Sosial Kabupaten Bogor bekerja sama dengan Baznas dan Rumah Zakat.",
    "Sumber daya: Puskesmas, Posyandu, Karang Taruna, Babinsa, serta Tokoh Agama.",
    "Klien mengonsumsi obat Risperidone dan Haloperidol dari RSJ Marzoeki Mahdi.",
    "Hikmah dari kegiatan itu dibahas. Via telepon klien mengabarkan. Citra diri klien rendah.",
    "Topik diskusi dipilih. Sidik jari diambil. Malah ia tertawa. Rasa percaya dirinya tumbuh.",
    "Menurut Piaget, anak berpikir konkret. Mawar tumbuh di halaman; Melati mekar.",
    "Mereka tinggal di rumah Joglo dan melewati Kantor Desa. Ibu Senin lalu datang.",
    "Ibu klien, Puskesmas, dan kader hadir. Informan: Tetangga. Saksi: Ketua RT.",
    "Pengurus Masjid Baitul Makmur mengajak Klien mengaji setiap Kamis malam.",
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_person_whom_nobody_entered_is_found(text: str, name: str) -> None:
    assert [hit.words for hit in DETECTOR.hits(Piece(text)) if hit.kind is Kind.PERSON] == [name]


def test_everybody_in_a_list_is_found_with_those_who_bear_usual_names() -> None:
    hits = DETECTOR.hits(Piece("Teman dekat: Zefanya, Qiara, dan Nisa."))
    assert [hit.words for hit in hits] == ["Zefanya", "Qiara", "Nisa"]


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("frame", ["{}", "{} hadir", "Hadir: {}.", "menurut {} di sana", "bertemu {}, lalu pulang"])
def test_a_post_stays_whole(office: str, frame: str) -> None:
    persons = [hit.words for hit in DETECTOR.hits(Piece(frame.format(office))) if hit.kind is Kind.PERSON]
    assert persons == []


@pytest.mark.parametrize("office", OFFICES)
def test_a_post_in_a_list_of_names_names_nobody(office: str) -> None:
    assert names_in(office, sure=True) == []


@pytest.mark.parametrize("text", NOBODY)
def test_words_that_name_nobody_raise_no_alarm(text: str) -> None:
    assert [hit.words for hit in DETECTOR.hits(Piece(text))] == []


@pytest.mark.parametrize(
    "name", ["Bina Sakti", "Karya Bakti", "Guru Patimpus", "Dewi Kota", "Surya Wijaya", "Mega Utara"]
)
def test_what_people_may_be_called_is_no_office(name: str) -> None:
    assert not is_office(name)


def test_a_sentence_in_a_label_of_a_drawing_is_read_as_a_sentence() -> None:
    label = Piece("sering ditagih, kata tetangga bertemu Wengku di pasar", heading=True)
    assert [hit.words for hit in DETECTOR.hits(label)] == ["Wengku"]
    assert not DETECTOR.hits(Piece("Kontak Bersama Wengku", heading=True))


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("pelat B\u00a01520\u00a0XYZ", Kind.PLATE, "B\u00a01520\u00a0XYZ"),
        ("telepon 0812\u00a03456\u00a07890", Kind.PHONE, "0812\u00a03456\u00a07890"),
        ("letak -6.2000366, dan 106.8400366", Kind.COORDINATES, "-6.2000366, dan 106.8400366"),
    ],
)
def test_a_number_that_typesetting_keeps_together_is_found(text: str, kind: Kind, words: str) -> None:
    assert [(hit.kind, hit.words) for hit in DETECTOR.hits(Piece(text))] == [(kind, words)]


@pytest.mark.parametrize("name", ["Pak Min", "Bu Mi", "Pak Man", "Min"])
def test_a_name_of_the_letters_of_a_school_is_a_name(name: str) -> None:
    """«MIN» and «MAN» are schools; who is called Min is printed by initials as everybody is."""
    assert not is_office(name)
    assert called(None, name) == "".join(word[0] for word in name.split())
    assert is_office(name.rsplit(maxsplit=1)[-1].upper())
