"""What still points to somebody is found wherever it stands; ordinary words and those who work on the case are not."""

from __future__ import annotations

import itertools
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.detector import Detector, look
from caseworker_app.casework.hits import Decision, Hit, Known, Named, Piece, spliced
from caseworker_app.casework.numbers_and_places import Kind

KNOWN = Known(
    named=(
        Named("Marta Situmorang", "MS", parts=True),
        Named("Sri Wulan Situmorang", "SW", parts=True),
        Named("Slamet Soekardi", "S", parts=True),
        Named("Melati Putri", "MP", parts=True),
        Named("Nunung", "NH", parts=True),
        Named("Juli", "J", parts=True),
        Named("Sukamaju", "S.", Kind.VILLAGE),
    ),
    kept=("Nadia Ramadhani", "Jl. Contoh Raya No. 7", "Sentra Melati"),
    others=("Budi Hartono", "Andi"),
    called={"MS": ("MS",), "SW": ("SW",)},
    other_initials=frozenset({"AP", "U"}),
)
DETECTOR = Detector(KNOWN)


def found(text: str, detector: Detector = DETECTOR, *, heading: bool = False) -> list[tuple[Kind, str]]:
    return [(hit.kind, hit.words) for hit in detector.hits(Piece(text, heading=heading))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marta Situmorang datang", [(Kind.NAME, "Marta Situmorang")]),
        ("MARTA SITUMORANG", [(Kind.NAME, "MARTA SITUMORANG")]),
        ("kata marta, pak slamet sakit", [(Kind.NAME, "marta"), (Kind.NAME, "slamet")]),
        ("Slametnya mana, si Nunung itu", [(Kind.NAME, "Slamet"), (Kind.NAME, "Nunung")]),
        ("Sri Wulan menunggu", [(Kind.NAME, "Sri Wulan")]),
        ("Sukardi sudah pulang", [(Kind.NAME, "Sukardi")]),
        ("keluarga Situmorng", [(Kind.SIMILAR, "Situmorng")]),
        ("Melati harum. Kak Putri datang", [(Kind.WORD, "Melati"), (Kind.NAME, "Putri")]),
        ("melati di taman", []),
        ("26 Juli 2024, lalu Juli pulang", [(Kind.NAME, "Juli")]),
        ("Bu Ratna Dewi menolong", [(Kind.PERSON, "Ratna Dewi")]),
        ("Bapak Ketua RT dan Ibu Lurah", []),
        ("Nadia Ramadhani dari Sentra Melati, Jl. Contoh Raya No. 7", []),
        ("klien AP dan “U”; AP saja tidak", [(Kind.OTHER, "AP"), (Kind.OTHER, "“U”")]),
        ("budi hartono, lalu Pak Andi", [(Kind.OTHER, "budi hartono"), (Kind.OTHER, "Andi")]),
        ("Sukamaju dan sukamaju", [(Kind.VILLAGE, "Sukamaju")]),
        ("MS dan SW, klien “MS”", []),
        ("", []),
    ],
)
def test_what_points_to_somebody_is_found(text: str, expected: list[tuple[Kind, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        (Kind.NIK, "NIK 3273014504900002.", "3273014504900002"),
        (Kind.NIK, "KK 3273-0145-0490-0002", "3273-0145-0490-0002"),
        (Kind.NIK, "32.73.01.450490.0002", "32.73.01.450490.0002"),
        (Kind.PHONE, "WA 0812-3456-7890", "0812-3456-7890"),
        (Kind.PHONE, "+62 812 3456 7890", "+62 812 3456 7890"),
        (Kind.PHONE, "(022) 555-0199", "(022) 555-0199"),
        (Kind.PHONE, "0251 1234567", "0251 1234567"),
        (Kind.EMAIL, "surel sri.w@contoh.co.id", "sri.w@contoh.co.id"),
        (Kind.EMAIL, "IG @contoh_akun", "@contoh_akun"),
        (Kind.EMAIL, "lihat fb.com/contoh.akun", "fb.com/contoh.akun"),
        (
            Kind.EMAIL,
            "https://www.facebook.com/profile.php?id=100001.",
            "https://www.facebook.com/profile.php?id=100001",
        ),
        (Kind.EMAIL, "di www.tiktok.com/@contoh", "www.tiktok.com/@contoh"),
        (Kind.CARD, "BPJS 0001234567890", "0001234567890"),
        (Kind.CARD, "kartu KIS 0002 3456 7890 1", "0002 3456 7890 1"),
        (Kind.CARD, "rek BRI 1234-01-012345-53-1", "1234-01-012345-53-1"),
        (Kind.CARD, "No. rekening Bank Contoh a.n. ibunya: 7001234567", "7001234567"),
        (Kind.CARD, "NPWP 09.254.294.3-407.000", "09.254.294.3-407.000"),
        (Kind.CARD, "paspor B1234567", "B1234567"),
        (Kind.PHONE, "0812–3456–7890", "0812–3456–7890"),
        (Kind.PHONE, "hp 0 8 1 2 3 4 5 6 7 8 9 0", "0 8 1 2 3 4 5 6 7 8 9 0"),
        (Kind.PHONE, "(0812) 3456-7890", "(0812) 3456-7890"),
        (Kind.PHONE, "62812 3456 7890", "62812 3456 7890"),
        (Kind.PHONE, "0812/3456/7890", "0812/3456/7890"),
        (Kind.EMAIL, "wa.me/628123456789", "wa.me/628123456789"),
        (Kind.EMAIL, "IG: kirana.putri", "kirana.putri"),
        (Kind.EMAIL, "akun instagram kirana_99 itu", "kirana_99"),
        (Kind.CARD, "0001234567890 adalah nomornya", "0001234567890"),
        (Kind.CARD, "akta 3201-LT-12052010-0034", "3201-LT-12052010-0034"),
        (Kind.CARD, "akta kelahiran AL.500.0123456", "AL.500.0123456"),
        (Kind.CARD, "Mandiri 132-00-1234567-8 a.n. ibunya", "132-00-1234567-8"),
        (Kind.PLATE, "motor F 1234 AB", "F 1234 AB"),
        (Kind.PLATE, "mobil B-4567-XYZ parkir", "B-4567-XYZ"),
        (Kind.PLATE, "plat F 12 AB", "F 12 AB"),
        (Kind.COORDINATES, "rumah di -6.595038, 106.816635", "-6.595038, 106.816635"),
        (Kind.COORDINATES, "6°35'42\"LS 106°48'59\"BT", "6°35'42\"LS 106°48'59\"BT"),
        (Kind.COORDINATES, "kode CR28+4X dekat pasar", "CR28+4X"),
        (Kind.COORDINATES, "https://maps.app.goo.gl/Ab12Cd", "https://maps.app.goo.gl/Ab12Cd"),
        (Kind.PERSON, "diperiksa dokter Rahmi", "Rahmi"),
        (Kind.PERSON, "dengan Ustadz Fulan", "Fulan"),
        (Kind.PERSON, "oleh bidan Yuli Astuti.", "Yuli Astuti"),
        (Kind.SCHOOL, "lulus SMK Negeri 2 Contoh", "SMK Negeri 2 Contoh"),
        (Kind.SCHOOL, "dari SMPN 3", "SMPN 3"),
        (Kind.SCHOOL, "Pondok Pesantren Contoh", "Pondok Pesantren Contoh"),
        (Kind.VILLAGE, "di Kelurahan Contoh Timur", "Kelurahan Contoh Timur"),
        (Kind.VILLAGE, "warga desa Makmur", "desa Makmur"),
        (Kind.ADDRESS, "Jl. Anyelir Raya No. 12A", "Jl. Anyelir Raya No. 12A"),
        (Kind.ADDRESS, "di RT 03/RW 05", "RT 03/RW 05"),
    ],
)
def test_numbers_and_places_are_found_as_they_are_written(kind: Kind, text: str, words: str) -> None:
    assert found(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "26-08-2024 15.00-16.30",
        "NIP 19700101 199503 2 001",
        "Kasus 2024-001, tekanan darah 170/140, Rp08123456789",
        "tamat SMA, SD kelas 5, SMA Negeri",
        "Jalan Hidup klien, jalan kaki, desa itu",
        "hotline 119 dan 129",
        "08-12-2024 15.00 dan 08.15-10.00 12.00-13.00, S1 PGSD, D3 2019, Blok B 120 RT",
        "suhu 36,500 lalu skor 12.345, 3 + 4, F 20.0 dan P 1000",
        "BPJS aktif sejak 12-05-2019, KIS 2 orang, PKH Rp1.500.000, KIP 2.500.000, PKH 2019-2024, kartu 15.00-16.30",
        "dokter Puskesmas, dokter Umum, Dokter Spesialis Jiwa, bidan Desa, perawat RSUD",
    ],
)
def test_what_points_to_nobody_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_with_real_names_wanted_only_other_clients_are_looked_for() -> None:
    detector = Detector(KNOWN, people=False)
    text = "Marta Situmorang, NIK 3273014504900002, dan klien AP"
    assert found(text, detector) == [(Kind.OTHER, "AP")]


def test_a_part_that_two_people_share_becomes_its_letter() -> None:
    (hit,) = DETECTOR.hits(Piece("keluarga Situmorang"))
    assert hit.instead == "S."


def test_a_hit_shows_its_place_and_what_stands_around() -> None:
    piece = Piece("Baris pertama.\nKemarin Marta pulang dengan senang\nBaris ketiga", "Tabel 4.2")
    (hit,) = look(DETECTOR, [piece])
    assert hit.piece.where == "Tabel 4.2"
    assert hit.around == ("Kemarin ", " pulang dengan senang")
    assert hit.instead == "MS"


def test_one_decision_is_about_the_same_words_everywhere_but_of_a_common_word_in_its_sentence() -> None:
    first, second = (DETECTOR.hits(Piece(text))[0].key for text in ("lalu Marta pulang", "kepada marta"))
    assert first == second
    one, other = (DETECTOR.hits(Piece(text))[0].key for text in ("Melati harum.", "Melati putih."))
    assert one != other


def test_what_was_decided_is_replaced_and_the_rest_stays() -> None:
    text = "Marta dan Sri Wulan. Melati harum."
    keys = {hit.words: hit.key for hit in DETECTOR.hits(Piece(text))}
    decided = {keys["Marta"]: Decision("MS"), keys["Sri Wulan"]: Decision(None, "sudah setuju")}
    assert spliced(text, DETECTOR.edits(text, lambda hit: decided.get(hit.key))) == "MS dan Sri Wulan. Melati harum."
    assert decided[keys["Sri Wulan"]].keeps


words = st.text(string.ascii_lowercase, min_size=5, max_size=9).map(str.capitalize)
titles = st.sampled_from(["", "Bapak ", "Bu ", "si ", "Mbak ", "Sdr. ", "kepada "])
endings = st.sampled_from(["", "nya", "-nya", "lah", ",", "."])


@given(st.lists(words, min_size=1, max_size=3), titles, endings, st.text(" \n.,;abc", max_size=20))
def test_a_name_is_found_whatever_stands_before_and_behind(
    called: list[str], title: str, ending: str, before: str
) -> None:
    name = " ".join(called)
    detector = Detector(Known(named=(Named(name, "X", parts=True),), common=frozenset()))
    hits = detector.hits(Piece(f"{before} {title}{name}{ending} pulang."))
    assert name.casefold() in " ".join(hit.words for hit in hits).casefold()


texts = st.text(st.sampled_from("Marta Situmorang 0812@.,-\n“”Jl.Desa 3273014504900002MelatiAPnya"), max_size=120)


@given(st.one_of(texts, st.text(max_size=80)))
def test_hits_stand_in_order_and_apart(text: str) -> None:
    hits: list[Hit] = DETECTOR.hits(Piece(text))
    assert all(hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= other.start for one, other in itertools.pairwise(hits))
    everything = {hit.key: Decision("") for hit in hits}
    assert len(spliced(text, DETECTOR.edits(text, lambda hit: everything[hit.key]))) == len(text) - sum(
        hit.end - hit.start for hit in hits
    )


@given(st.integers(0, 10**16 - 1), st.sampled_from(["", " ", "-", "."]))
def test_every_nik_is_found(number: int, separator: str) -> None:
    digits = f"{number:016}"
    written = separator.join(digits[at : at + 4] for at in range(0, 16, 4))
    assert found(f"nomor {written} itu") == [(Kind.NIK, written)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jl. Mawar No. 3, RT 02/RW 05, Wonosobo", "(alamat tidak dicantumkan), Wonosobo"),
        ("ditemui Kak Rani. Sore hari pulang.", "ditemui Kak R. Sore hari pulang."),
        ("ditemui Kak Rani, lalu pulang", "ditemui Kak R., lalu pulang"),
        ("rumah di Sukamaju.", "rumah di S."),
        ("HP 0812-3456-7890, 0813-3456-7890", "HP (nomor telepon tidak dicantumkan)"),
        (
            "HP 0812-3456-7890; rumah 0813-3456-7890",
            "HP (nomor telepon tidak dicantumkan); rumah (nomor telepon tidak dicantumkan)",
        ),
    ],
)
def test_nothing_stands_twice_for_what_was_replaced(text: str, told: str) -> None:
    detector = Detector(KNOWN)
    decisions = {hit.key: Decision(hit.instead) for hit in detector.hits(Piece(text))}
    assert spliced(text, detector.edits(text, lambda hit: decisions[hit.key])) == told


def test_strangers_of_the_same_initials_are_told_apart_and_always_called_the_same() -> None:
    detector = Detector(Known(named=(Named("Rosa", "R", parts=True),), called={"R": ("R",)}))
    for text in ("Rosi (teman), Rina (teman)", "Bu Rina dan Rosi2", "Rahmat Hidayat, S.Sos., dan Rini Hartati"):
        detector.hits(Piece(text))
    found = {
        hit.words: hit.instead for hit in detector.hits(Piece("dekat dengan Rina, Rosi, Rosa; Rahmat Hidayat, S.Sos."))
    }
    assert found == {"Rina": "R-3", "Rosi": "R-2", "Rosa": "R", "Rahmat Hidayat": "RH"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('Klien "U" pulang.', "Klien lain pulang."),
        ("dengan klien AP, lalu", "dengan klien lain, lalu"),
        ("klien ODGJ, klien BPJS, klien SD", "klien ODGJ, klien BPJS, klien SD"),
    ],
)
def test_another_client_is_called_so(text: str, told: str) -> None:
    detector = Detector(Known())
    assert spliced(text, detector.edits(text, lambda hit: Decision(hit.instead))) == told
