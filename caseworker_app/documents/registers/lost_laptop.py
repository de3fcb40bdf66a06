"""Lembar laptop hilang: whose data is gone, what protects it, what to do in which order, and the letters that go out.

It is printed beforehand and kept in the office; after a loss it is printed once more from a restored backup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.exposure import KINDS, SPECIFIC
from caseworker_app.documents.blocks import (
    Block,
    Content,
    Document,
    Fact,
    Facts,
    Foot,
    Heading,
    Keep,
    PageBreak,
    Paragraph,
    PlaceDate,
    SignatureRow,
    Signer,
    Table,
    Title,
)
from caseworker_app.documents.elements.letterhead import letterhead
from caseworker_app.documents.elements.record_tables import Cell, counted_table
from caseworker_app.documents.elements.sheet import unsigned
from caseworker_app.documents.elements.staff_names import DOTS, official_number
from caseworker_app.documents.wording import capital, lines, sentence_list
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.casework.exposure import ExposedCase, Exposure
    from caseworker_app.documents.wish import Wish

VERSION = "1.0"
_BLANK_ROWS, _HEIGHT = 10, 0.9
_LONG_DOTS = DOTS * 3


def lost_laptop(found: Exposure, wish: Wish) -> Document:
    """The sheet with initials, and with names a letter to each client."""
    cases = () if wish.blank else found.cases
    letters: list[Block] = []
    for case in cases if wish.names else ():
        letters += [PageBreak(), *_letter_to_client(found, case)]
    if not letters:
        letters = [PageBreak(), *_letter_to_client(found, None)]
    return Document(
        key="lost-laptop",
        title=tr("Lembar Laptop Hilang"),
        dress="form",
        letterhead=letterhead(found.agency),
        foot=Foot(VERSION),
        blocks=(
            Title(
                tr("LEMBAR LAPTOP HILANG"),
                "" if wish.blank else tr("keadaan per {date}").format(date=long_date(found.day)),
            ),
            Paragraph(
                tr(
                    "Cetaklah sekarang dan simpan di kantor, pada supervisor, dalam map tertutup; cetak ulang setiap "
                    "tiga bulan atau bila ada kasus baru. Sesudah laptop hilang, lembar ini dapat dicetak lagi dari "
                    "cadangan yang dipulihkan di komputer lain."
                ),
                "plain",
            ),
            Heading(2, tr("Yang hilang dan yang melindunginya")),
            _protection(found, blank=wish.blank),
            Heading(2, tr("Yang dikerjakan, berurutan")),
            _steps(),
            Heading(2, tr("Klien dan jenis datanya")),
            *_clients(cases, names=wish.names),
            *_copies(found, blank=wish.blank),
            *letters,
            PageBreak(),
            *_letter_to_authority(found, cases),
        ),
    )


def _protection(found: Exposure, *, blank: bool) -> Facts:
    worker, agency = found.practitioner, found.agency
    person = " / ".join(filter(None, (worker.name, worker.phone))) if worker else ""
    head = " / ".join(filter(None, (agency.head_name, agency.phone))) if agency else ""
    backup = long_date(found.backup) if found.backup else tr("belum pernah dicatat")
    lock = tr(
        "Isi buku kasus terenkripsi (AES-256). Tanpa kata sandi atau kode pemulihan isinya tidak terbaca, kecuali bila "
        "laptop hilang dalam keadaan buku kasus terbuka, atau bila kata sandinya ikut hilang."
    )
    return Facts(
        (
            Fact(tr("Pemegang laptop, telepon"), person or None),
            Fact(tr("Pimpinan, telepon"), head or None),
            Fact(tr("Supervisor, telepon"), None),
            Fact(tr("Merek dan nomor seri laptop"), None),
            Fact(tr("Pelindung"), lock),
            Fact(tr("Cadangan terakhir di tempat lain"), None if blank else backup),
            Fact(tr("Tempat menyimpan cadangan"), None),
            Fact(tr("Hilang pada (hari, tanggal, jam)"), None),
            Fact(tr("Diketahui pada (hari, tanggal, jam)"), None),
        )
    )


def _steps() -> Table:
    """What to do, when, and room to note who did it."""
    steps = (
        (
            tr("segera"),
            tr("Beri tahu supervisor dan pimpinan. Catat tempat, jam, dan apakah buku kasus sedang terbuka."),
        ),
        (
            tr("segera"),
            tr("Dahulukan keselamatan: hubungi klien yang terancam bila keberadaannya diketahui orang lain."),
        ),
        (tr("hari itu juga"), tr("Lapor ke kantor polisi terdekat; simpan surat tanda penerimaan laporan.")),
        (tr("hari itu juga"), tr("Ganti kata sandi surel dan akun lain yang terbuka di laptop itu.")),
        (
            tr("24 jam"),
            tr(
                "Pulihkan cadangan terakhir di komputer lain, ganti kata sandi buku kasus, buat kode pemulihan baru, "
                "lalu cetak lembar ini lagi dengan nama asli."
            ),
        ),
        (tr("24 jam"), tr("Timbang akibatnya bagi tiap klien dalam daftar di bawah; tandai yang paling berisiko.")),
        (
            tr("3 × 24 jam"),
            tr(
                "Sampaikan pemberitahuan tertulis kepada klien atau walinya dan kepada lembaga pelindungan data "
                "pribadi (UU 27/2022): data yang terungkap, kapan dan bagaimana, dan upaya "
                "penanganannya. Surat ada di halaman berikut."
            ),
        ),
        (tr("sesudahnya"), tr("Catat semuanya dalam berita acara; bahas dalam supervisi supaya tidak terulang.")),
    )
    cells = (
        Cell(tr("Batas waktu"), 0.8, lambda step: step[0]),
        Cell(tr("Langkah"), 3.6, lambda step: step[1]),
        Cell(tr("Oleh, jam, paraf"), 1.2),
    )
    return counted_table("steps", steps, cells)


def _clients(cases: Sequence[ExposedCase], *, names: bool) -> list[Block]:
    def called(case: ExposedCase) -> Content:
        return lines(case.name or case.initials, case.guardian) if names else case.initials

    def since(case: ExposedCase) -> Content:
        return lines(case.since.long(weekday=False) if case.since else "–", tr("(ditutup)") if case.closed else "")

    cells = (
        Cell(tr("Nomor kasus"), 0.9, lambda case: case.number),
        Cell(tr("Klien, wali") if names else tr("Klien"), 1.4 if names else 0.7, called),
        Cell(tr("Sejak"), 1.1, since),
        Cell(tr("Data yang dicatat"), 2.6, lambda case: _kinds(case, starred=True)),
        Cell(tr("Diberi tahu (tanggal, paraf)"), 1.2),
    )
    note = tr("* data pribadi yang bersifat spesifik (UU 27/2022)")
    return [counted_table("clients", cases, cells, spare=_BLANK_ROWS, height=_HEIGHT), Paragraph(note, "small")]


def _kinds(case: ExposedCase, *, starred: bool) -> str:
    return sentence_list([tr(KINDS[key]) + ("*" if starred and key in SPECIFIC else "") for key in case.kinds])


def _copies(found: Exposure, *, blank: bool) -> list[Block]:
    """The files that nothing protects: whoever has the laptop can read them."""
    if blank or not found.open_copies:
        return []
    cells = (
        Cell(tr("Kasus"), 0.8, lambda copy: lines(copy.number, copy.initials) or tr("semua")),
        Cell(tr("Salinan"), 1.6, lambda copy: f"{copy.what} ({copy.form})"),
        Cell(tr("Tempat"), 2.6, lambda copy: copy.place),
    )
    text = tr("Berkas berikut pernah disimpan tanpa kata sandi. Bila ada di laptop itu, isinya dapat dibaca siapa pun.")
    return [
        Heading(2, tr("Salinan yang tidak terkunci")),
        Paragraph(text, "plain"),
        counted_table("copies", found.open_copies, cells),
    ]


def _letter_to_client(found: Exposure, case: ExposedCase | None) -> list[Block]:
    who = (case.name or case.initials) if case else _LONG_DOTS
    guardian = case.guardian if case else ""
    kinds = _kinds(case, starred=False) if case else ""
    addressed = tr("{name}, melalui {guardian}").format(name=who, guardian=guardian) if guardian else who
    return [
        Title(tr("PEMBERITAHUAN TENTANG DATA ANDA"), tr("(UU 27/2022 tentang Pelindungan Data Pribadi)")),
        Paragraph(tr("Kepada Yth. {who}").format(who=addressed), "plain"),
        Paragraph(_what_happened(found, case)),
        Facts(
            (
                Fact(tr("Hilang pada (hari, tanggal, jam)"), None),
                Fact(tr("Tempat"), None),
                Fact(tr("Kami ketahui pada"), None),
                Fact(tr("Data yang tercatat tentang Anda"), kinds or None),
                Fact(tr("Keadaan laptop ketika hilang"), None),
                Fact(tr("Yang sudah kami kerjakan"), None),
                Fact(tr("Hubungi kami (nama, telepon)"), None),
            )
        ),
        Paragraph(
            tr(
                "Beri tahu kami bila ada orang yang menghubungi Anda dengan mengaku mengetahui catatan ini, atau bila "
                "Anda merasa tidak aman. Anda berhak bertanya, meminta salinan, dan mengajukan keberatan."
            )
        ),
        _signed(found),
    ]


def _what_happened(found: Exposure, case: ExposedCase | None) -> str:
    told = tr(
        "Dengan surat ini kami memberitahukan bahwa laptop yang memuat catatan tentang Anda hilang. Catatan itu "
        "terkunci dengan enkripsi, sehingga tidak dapat dibaca tanpa kata sandi."
    )
    mine = (case.number, case.initials) if case else None
    if any((copy.number, copy.initials) == mine for copy in found.open_copies):
        told += " " + tr("Namun, ada berkas tentang Anda yang pernah disimpan tanpa kata sandi dan mungkin terbaca.")
    return told


def _letter_to_authority(found: Exposure, cases: Sequence[ExposedCase]) -> list[Block]:
    kinds = sorted({key for case in cases for key in case.kinds}, key=list(KINDS).index)
    told = sentence_list([tr(KINDS[key]) for key in kinds])
    guard = tr("enkripsi AES-256 atas seluruh buku kasus; kata sandi tidak ikut tersimpan")
    if cases and found.open_copies:
        guard += tr("; {count} berkas pernah disimpan tanpa kata sandi").format(count=len(found.open_copies))
    number = tr("{number} klien beserta keluarganya").format(number=len(cases)) if cases else None
    return [
        Title(
            tr("PEMBERITAHUAN KEGAGALAN PELINDUNGAN DATA PRIBADI"), tr("(UU 27/2022 tentang Pelindungan Data Pribadi)")
        ),
        Paragraph(
            tr(
                "Kepada Yth. lembaga pelindungan data pribadi (selama belum dibentuk: kementerian yang membidangi "
                "komunikasi dan digital)"
            ),
            "plain",
        ),
        Facts(
            (
                Fact(tr("Pengendali data"), (found.agency.name if found.agency else None) or None),
                Fact(tr("Alamat, telepon"), _reached(found)),
                Fact(tr("Kejadian"), tr("laptop yang memuat buku kasus pekerjaan sosial hilang")),
                Fact(tr("Waktu kejadian"), None),
                Fact(tr("Waktu diketahui"), None),
                Fact(tr("Banyaknya subjek data"), number),
                Fact(tr("Jenis data"), told or None),
                Fact(tr("Pelindung"), guard),
                Fact(tr("Akibat yang mungkin"), None),
                Fact(tr("Penanganan dan pemulihan"), None),
                Fact(tr("Klien diberi tahu pada"), None),
                Fact(tr("Yang dapat dihubungi"), None),
            )
        ),
        _signed(found),
    ]


def _reached(found: Exposure) -> str | None:
    agency = found.agency
    return ", ".join(filter(None, (agency.address, agency.phone))) or None if agency else None


def _signed(found: Exposure) -> Keep:
    agency, worker = found.agency, found.practitioner
    head = unsigned(tr("Pimpinan"))
    if agency is not None and agency.head_name:
        head = Signer(tr("Pimpinan"), agency.head_name, official_number(agency.head_number))
    role = capital((worker.role if worker else None) or "") or tr("Petugas")
    holder = Signer(role, worker.name, official_number(worker.number, worker.role)) if worker and worker.name else None
    place = (agency.city if agency else None) or DOTS
    return Keep((PlaceDate(f"{place}, {_LONG_DOTS}"), SignatureRow((head, holder or unsigned(role)))))
