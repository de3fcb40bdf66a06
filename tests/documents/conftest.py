"""Invented documents with every block in them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from caseworker_app.diagrams.display import Box, Drawing, Text, ellipse, polyline, rectangle
from caseworker_app.documents import blocks as b

NARRATIVE = (
    "Klien “AR” adalah anak keenam dari tujuh bersaudara. Ayahnya berusia 69 tahun dan bekerja sebagai petani, "
    "sedangkan ibunya mengurus rumah tangga. Klien tinggal di panti sejak tahun 2019 setelah rumahnya tidak lagi "
    "layak huni, dan sejak itu jarang bertemu dengan saudara-saudaranya. Pada pertemuan pertama klien tampak "
    "pendiam, menjawab singkat, dan beberapa kali menyampaikan bahwa ia rindu pulang. "
)


def drawing(title: str = "Genogram", width: float = 420, height: float = 300) -> Drawing:
    """An invented diagram with a text inside that can be looked for."""
    shapes = (
        rectangle(Box(2, 2, width - 2, height - 2)),
        ellipse(width / 3, height / 2, 30, 30),
        rectangle(Box(width * 2 / 3 - 30, height / 2 - 30, width * 2 / 3 + 30, height / 2 + 30)),
        polyline([(width / 3 + 30, height / 2), (width * 2 / 3 - 30, height / 2)]),
        Text(width / 2, 30, title, 14, bold=True),
        Text(width / 3, height / 2 + 50, "Ny. Melur", 10),
        Text(width * 2 / 3, height / 2 + 50, "Tn. Jati", 10),
    )
    return Drawing(width, height, shapes)


def photo(width: int = 1600, height: int = 1200, kind: str = "JPEG") -> bytes:
    """An invented photo: a house on a hill."""
    image = Image.new("RGB", (width, height), "#9fb8c9")
    pen = ImageDraw.Draw(image)
    pen.ellipse((-200, height * 0.6, width + 200, height * 1.6), fill="#6d8a5b")
    pen.rectangle((width * 0.4, height * 0.45, width * 0.6, height * 0.68), fill="#b08d6a")
    pen.polygon(
        [(width * 0.37, height * 0.45), (width * 0.5, height * 0.3), (width * 0.63, height * 0.45)], fill="#7a4632"
    )
    packed = io.BytesIO()
    image.save(packed, kind)
    return packed.getvalue()


def signature() -> bytes:
    """A stroke on a transparent ground."""
    image = Image.new("RGBA", (600, 200), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.line([(40, 150), (120, 40), (160, 160), (260, 60), (300, 150), (560, 90)], fill=(20, 20, 90, 255), width=7)
    packed = io.BytesIO()
    image.save(packed, "PNG")
    return packed.getvalue()


def form(*, blank: bool = False, large_type: bool = False) -> b.Document:
    """A consent form: letterhead, facts, statements, lines to write on, signatures."""
    value = (lambda _text: None) if blank else str
    answers = [None] * 6 if blank else [True, True, False, True, None, True]
    statements = [
        "Saya bersedia diwawancarai oleh pekerja sosial.",
        "Saya bersedia dikunjungi di rumah, dengan pemberitahuan lebih dahulu.",
        "Saya mengizinkan foto diambil selama kegiatan. Foto hanya dipakai dalam laporan, wajah disamarkan.",
        "Saya mengizinkan pekerja sosial menghubungi keluarga saya.",
        "Saya mengizinkan percakapan direkam.",
        "Saya mengizinkan masalah saya dibahas dalam case conference dengan inisial.",
    ]
    return b.Document(
        key="consent",
        title="Lembar Persetujuan",
        dress="form",
        type_size=11.5,
        large_type=large_type,
        letterhead=b.Letterhead(
            "SENTRA HARAPAN NUSANTARA",
            ("Jalan Kenanga Nomor 12, Kelurahan Sukamaju, Kota Contoh 40999", "Telepon (022) 555-0199"),
            above="KEMENTERIAN SOSIAL REPUBLIK INDONESIA",
            logo=photo(400, 400, "PNG"),
        ),
        foot=b.Foot("1.2", "K-2024-017"),
        blocks=(
            b.Title("LEMBAR PERSETUJUAN (INFORMED CONSENT)"),
            b.Paragraph("Saya yang bertanda tangan di bawah ini:"),
            b.Facts(
                (
                    b.Fact("Nama", value("Arum Rahayu")),
                    b.Fact("Usia", value("34 tahun")),
                    b.Fact("Jenis kelamin", b.choices(("Perempuan", not blank), ("Laki-laki", False))),
                    b.Fact("Alamat", value("Kampung Cibungur RT 02/RW 05, Desa Sukamaju, Kecamatan Contoh")),
                    b.Fact(
                        "Status",
                        b.choices(("Klien", not blank), ("Orang tua", False), ("Wali", False), ("Pendamping", False)),
                    ),
                )
            ),
            b.Paragraph(
                "telah mendapat penjelasan dari pekerja sosial tentang tujuan, kegiatan, manfaat, dan risiko "
                "pertolongan dengan bahasa yang saya pahami. Seluruh layanan tidak dipungut biaya."
            ),
            b.Heading(1, "Pernyataan", numbered=False),
            b.CheckTable(tuple(b.Statement(text, answer) for text, answer in zip(statements, answers, strict=True))),
            b.Heading(1, "Kerahasiaan dan batasnya", numbered=False),
            b.BulletList(
                (
                    "Keterangan saya disimpan dan hanya dibaca oleh orang yang menolong saya.",
                    "Kerahasiaan dapat dibuka bila keselamatan seseorang terancam, atau bila diperintahkan hakim.",
                )
            ),
            b.Heading(1, "Catatan", numbered=False),
            b.WritingLines(3),
            b.PlaceDate("Bandung, Senin, 26 Agustus 2024"),
            b.SignatureRow(
                (
                    b.Signer("Klien,", "" if blank else "Arum Rahayu", thumbprint=True),
                    b.Signer(
                        "Pekerja Sosial,", "Dimas Pratama", "NRP 21.04.999", picture=None if blank else signature()
                    ),
                )
            ),
            b.SignatureRow(
                (b.Signer("Mengetahui,\nSupervisor", "Dra. Endah Lestari, M.Si.", "NIP 19700101 199503 2 001"),)
            ),
        ),
    )


def report(*, draft: bool = False, contents: bool = True, parts: int = 3) -> b.Document:
    """A case report with long and wide tables, figures, photos, lists and references."""
    contacts = tuple(
        (
            str(n),
            f"Senin, {n} Agustus 2024",
            "09.00–10.30 WIB",
            "Wisma Anggrek",
            NARRATIVE[: 60 + 29 * (n % 7)],
            "Klien bersedia bertemu kembali.",
        )
        for n in range(1, 29)
    )
    blocks: list[b.Block] = [
        b.Title("BAB IV", "HASIL PRAKTIKUM"),
        b.Paragraph(
            (
                b.Run("Bab ini memuat proses pertolongan. Struktur keluarga dapat dilihat pada "),
                b.Ref("genogram"),
                b.Run(" dan jadwalnya pada "),
                b.Ref("contacts"),
                b.Run("."),
            )
        ),
        b.Heading(1, "Tahap Engagement, Intake, dan Contract"),
        b.Heading(2, "Proses"),
        b.Paragraph(NARRATIVE * 2),
        b.Paragraph(
            (
                b.Run("Klien “AR” adalah anak keenam. ", supplied=True),
                b.Run("Ibunya berusia "),
                b.Run("usia ibu", missing=True),
                b.Run(" tahun."),
            ),
            "body",
        ),
        b.Table(
            "contacts",
            "Kontak dengan Klien “AR”",
            (
                b.Column("No.", 0.4, "centre"),
                b.Column("Hari/Tanggal", 1.2),
                b.Column("Waktu", 1),
                b.Column("Tempat", 1),
                b.Column("Kegiatan", 3),
                b.Column("Hasil", 2),
            ),
            (b.SpanRow("Tahap awal"), *contacts),
        ),
        b.Heading(2, "Identitas Klien"),
        b.Facts(
            (
                b.Fact("Nama (inisial)", "AR"),
                b.Fact("Tempat/tanggal lahir", "Bandung, 1 Januari 1990"),
                b.Fact("Agama", "Islam"),
                b.Fact("Alamat", NARRATIVE),
            ),
            form="a.",
        ),
        b.Heading(3, "Rincian"),
        b.NumberedList(
            (
                "Klien dapat membaca.",
                "Klien dapat memasak.\nIa pernah bekerja di warung.",
                (b.Paragraph("Klien rajin:", "plain"), b.BulletList(("menyapu", "mencuci"))),
            ),
            form="1)",
        ),
    ]
    for part in range(1, parts + 1):
        blocks += [
            b.Heading(1, f"Tahap Asesmen Bagian {part}"),
            b.Paragraph(NARRATIVE * 4),
            b.Heading(2, "Genogram"),
            b.Figure("genogram" if part == 1 else f"genogram{part}", "Genogram Klien “AR”", drawing()),
            b.Paragraph(NARRATIVE * 3),
            b.Heading(2, "Ecomap"),
            b.Figure(f"ecomap{part}", "Ecomap Klien “AR”", drawing("Ecomap", 380, 380)),
            b.Paragraph(NARRATIVE * 3),
            b.Heading(3, "Kutipan"),
            b.Paragraph("“Saya ingin pulang, tetapi rumah saya sudah roboh.”", "quote"),
            b.Heading(4, "Makna"),
            b.Paragraph(NARRATIVE * 2),
            b.Photo(photo(), "Kunjungan rumah", f"photo{part}"),
            b.Paragraph(NARRATIVE * 2),
        ]
    blocks += [
        b.Figure("roadmap", "Jalan Hidup Klien “AR”", drawing("Jalan Hidup", 1100, 420)),
        b.Heading(1, "Rancangan Program"),
        b.Table(
            "program",
            "Rancangan Program Pertolongan",
            tuple(
                b.Column(name, width)
                for name, width in (
                    ("No.", 0.3),
                    ("Kegiatan", 2),
                    ("Tujuan", 2),
                    ("Sasaran", 1),
                    ("Metode", 1),
                    ("Teknik", 1),
                    ("Waktu", 1),
                    ("Pelaksana", 1),
                    ("Indikator keberhasilan", 2),
                )
            ),
            tuple(
                (
                    str(n),
                    NARRATIVE[:80],
                    NARRATIVE[80:200],
                    "Klien",
                    "Casework",
                    "Ventilation",
                    "2 × 60 menit",
                    "Praktikan",
                    (b.BulletList(("hadir", "bercerita tanpa diminta")),),
                )
                for n in range(1, 9)
            ),
            landscape=True,
        ),
        b.Heading(1, "Tahap Terminasi"),
        b.Paragraph(NARRATIVE * 2),
        b.PhotoRow(
            (b.Photo(photo(800, 600), "Perpisahan"), b.Photo(photo(600, 800), "Penyerahan bingkisan", height=6))
        ),
        b.Keep(
            (
                b.PlaceDate("Bandung, 26 September 2024"),
                b.SignatureRow((b.Signer("Praktikan", "Dimas Pratama", "NRP 21.04.999"),), "right"),
            )
        ),
        b.PageBreak(),
        b.Heading(1, "Lampiran", numbered=False),
        b.Table("", "", (b.Column("Nama", 2), b.Column("Tanda tangan", 1)), (("Arum", ""),), blank_rows=6),
    ]
    cover = (
        b.Space(3),
        b.Title("LAPORAN KASUS", "Klien “AR”"),
        b.Space(2),
        b.Photo(photo(500, 500), width=5),
        b.Space(3),
        b.Paragraph("Dimas Pratama\nNRP 21.04.999", "centre"),
    )
    return b.Document(
        key="case-report",
        title="Laporan Kasus Klien AR",
        dress="report",
        chapter="4",
        blocks=tuple(blocks),
        draft=draft,
        cover=cover if contents else (),
        contents=contents,
    )


def text_of(pdf: bytes) -> list[str]:
    """The text of each page as a reader's selection would copy it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


@pytest.fixture(scope="session")
def sample_form() -> Callable[..., b.Document]:
    return form


@pytest.fixture(scope="session")
def sample_report() -> Callable[..., b.Document]:
    return report


@pytest.fixture(scope="session")
def read_pdf() -> Callable[[bytes], list[str]]:
    return text_of
