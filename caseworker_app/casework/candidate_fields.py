"""The columns of a list of candidate clients: what they are called by agencies, and how their words are read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from caseworker_app.casework.nik import LENGTH, digits
from caseworker_app.model.choices import Sex
from caseworker_app.model.date_setting import DateOf, Setting
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import mark, tr


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: its words, and where it is one, the day or the number. "" is an empty cell.

    damaged: a number so long that Excel has lost its last digits, as happens to NIK.
    """

    words: str = ""
    day: date | None = None
    number: float | None = None
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that holds something. number: as Excel or a text editor counts it, from 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it was read. hidden, hidden_columns (from 0): not shown in Excel. trouble: why it was not read."""

    name: str
    rows: tuple[SheetRow, ...] = ()
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class CandidateField:
    """What a column can be. record: «client» or «case», whose attribute ``key`` is; names: headings that mean it."""

    key: str
    label: str
    names: tuple[str, ...] = ()
    record: str = "client"


NAME, BIRTH, RTRW = "name", "birth", "rtrw"
FIELDS: tuple[CandidateField, ...] = (
    CandidateField(NAME, mark("Nama"), ("nama lengkap", "nama klien", "nama calon klien", "nama pm", "nama ppks",
                                        "nama penerima manfaat", "nama siswa", "nama anak", "nama lansia")),
    CandidateField("alias", mark("Inisial"), ("inisial klien", "nama samaran")),
    CandidateField("nickname", mark("Nama panggilan"), ("panggilan",)),
    CandidateField("nik", mark("NIK"), ("nomor induk kependudukan", "no nik", "nomor nik", "no ktp", "nomor ktp")),
    CandidateField("family_card", mark("No. KK"), ("nomor kk", "nomor kartu keluarga", "no kartu keluarga", "kk")),
    CandidateField("sex", mark("Jenis kelamin"), ("l/p", "lp", "jk", "kelamin", "gender", "jenis kel")),
    CandidateField("birth_place", mark("Tempat lahir"), ("tmp lahir", "tempat kelahiran")),
    CandidateField("born", mark("Tanggal lahir"), ("tgl lahir", "tanggal kelahiran", "lahir")),
    CandidateField(BIRTH, mark("Tempat, tanggal lahir"), ("ttl", "tempat tanggal lahir", "tempat tgl lahir",
                                                          "tempat/tanggal lahir", "tempat dan tanggal lahir")),
    CandidateField("stated_age", mark("Usia"), ("umur", "usia (tahun)", "umur (tahun)", "usia tahun")),
    CandidateField("religion", mark("Agama")),
    CandidateField("ethnicity", mark("Suku"), ("suku bangsa", "etnis")),
    CandidateField("education", mark("Pendidikan"), ("pendidikan terakhir",)),
    CandidateField("occupation", mark("Pekerjaan"), ("pekerjaan sekarang", "mata pencaharian")),
    CandidateField("marital_status", mark("Status perkawinan"), ("status kawin", "status pernikahan")),
    CandidateField("phone", mark("Nomor telepon"), ("telepon", "no telp", "no telepon", "no hp", "hp", "nomor hp",
                                                    "wa", "no wa", "nomor wa", "kontak")),
    CandidateField("street", mark("Alamat"), ("alamat lengkap", "alamat rumah", "jalan", "alamat domisili")),
    CandidateField("rt", mark("RT")),
    CandidateField("rw", mark("RW")),
    CandidateField(RTRW, mark("RT/RW"), ("rt rw", "rtrw")),
    CandidateField("village", mark("Desa/kelurahan"), ("desa", "kelurahan", "desa kelurahan", "kelurahan/desa")),
    CandidateField("district", mark("Kecamatan"), ("kec",)),
    CandidateField("city", mark("Kabupaten/kota"), ("kabupaten", "kota", "kab/kota", "kab", "kota/kabupaten")),
    CandidateField("province", mark("Provinsi"), ("prov", "propinsi")),
    CandidateField("postcode", mark("Kode pos")),
    CandidateField("school", mark("Sekolah"), ("asal sekolah", "nama sekolah")),
    CandidateField("school_class", mark("Kelas")),
    CandidateField("cluster", mark("Klaster"), ("kluster", "cluster"), record="case"),
    CandidateField("ppks", mark("Kategori PPKS"), ("ppks", "jenis ppks", "pmks", "kategori", "kategori pmks"),
                   record="case"),
    CandidateField("problem", mark("Permasalahan"), ("masalah", "kasus", "jenis kasus", "jenis masalah", "keluhan"),
                   record="case"),
    CandidateField("referred_by", mark("Dirujuk oleh"), ("perujuk", "pelapor", "sumber", "sumber data", "pengusul"),
                   record="case"),
    CandidateField("note", mark("Keterangan"), ("catatan", "ket"), record="case"),
)  # fmt: skip
"""What a column of such a list can be, in the order in which it is offered."""
BY_KEY = {field.key: field for field in FIELDS}
COUNTING = frozenset({"no", "nomor", "nomor urut", "no urut", "urut"})
"""Headings of columns that only count the rows."""
_SEXES = {
    **dict.fromkeys(("l", "lk", "laki", "laki laki", "pria", "m", "male", "cowok"), Sex.MALE),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita", "f", "female", "cewek"), Sex.FEMALE),
}
_SERIALS = range(1000, 60_000)  # days since 1900 of dates from 1902 to 2064
_NO_DAY_ONE = date(1899, 12, 30)
_OLDEST = 115
_RTRW = re.compile(r"\D*(\d{1,3})\D+(\d{1,3})\D*")
_AGE = re.compile(r"(\d{1,3})\s*(?:th|thn|tahun)?\.?", re.IGNORECASE)
_PLACE_AND_DAY = re.compile(r"([^\d,;/]*[^\d,;/\s])\s*[,;/]\s*(.*\d.*)|([^\d,;/]+?)\s+(\d.*)")


def heading_key(words: str) -> str:
    """A heading without what its spelling differs in: case, points, colons, brackets and blanks."""
    return " ".join(re.sub(r"[.,:*_\-\u2013]", " ", words.casefold().replace(" / ", "/")).split())


def named_by(heading: str) -> str:
    """The key of the field that a heading names; "" where it names none."""
    key = heading_key(heading)
    plain = re.sub(r"\s*\(.*\)$", "", key)
    for words in (key, plain, key.replace("/", " ")):
        for field in FIELDS:
            if words in {heading_key(name) for name in (field.label, field.key, *field.names)}:
                return field.key
    return ""


@dataclass(slots=True)
class ReadCandidate:
    """What a row becomes: attributes of a ``Person``, of its case, and what is kept as a note since no field takes it.

    doubts: a sentence for each cell that was not read as what its column is.
    """

    client: dict[str, Any]
    case: dict[str, str]
    kept: list[str]
    doubts: list[str]


def read_row(row: SheetRow, headings: Sequence[str], columns: Mapping[int, str], today: date) -> ReadCandidate:
    """Read a row. headings: of all columns. columns: field by the number of the column; others are kept as notes."""
    found = ReadCandidate({}, {}, [], [])
    for at, cell in enumerate(row.cells):
        if not cell.words:
            continue
        heading = headings[at] if at < len(headings) else ""
        field = BY_KEY.get(columns.get(at, ""))
        if field is None:
            if heading_key(heading) not in COUNTING:
                found.kept.append(f"{heading}: {cell.words}" if heading else cell.words)
        elif not _take(found, field, cell, today):
            label = heading or tr(field.label)
            found.kept.append(f"{label}: {cell.words}")
            found.doubts.append(_doubt(field, cell))
    return found


def _doubt(field: CandidateField, cell: Cell) -> str:
    if cell.damaged:
        told = tr("{label} rusak di Excel (tercatat {words}), jadi disimpan sebagai catatan saja.")
    else:
        told = tr("{label} “{words}” tidak terbaca, jadi disimpan sebagai catatan.")
    return told.format(label=tr(field.label), words=cell.words[:40])


def _take(found: ReadCandidate, field: CandidateField, cell: Cell, today: date) -> bool:
    """Put what a cell says where it belongs; whether that was possible."""
    words = " ".join(cell.words.split())
    if field.record == "case":
        earlier = found.case.get(field.key)
        found.case[field.key] = f"{earlier}; {cell.words.strip()}" if earlier else cell.words.strip()
        return True
    if field.key in {"nik", "family_card"}:
        number = digits(words)
        good = not cell.damaged and len(number) == LENGTH and number.isascii() and number.isdigit()
        values: dict[str, Any] = {field.key: number} if good else {}
    elif field.key == "sex":
        sex = _SEXES.get(heading_key(words))
        values = {"sex": sex} if sex else {}
    elif field.key == "born":
        values = _born(cell, words, today)
    elif field.key == BIRTH:
        values = _birth(cell, words, today)
    elif field.key == "stated_age":
        values = _age(words, today)
    elif field.key == RTRW:
        both = _RTRW.fullmatch(words)
        values = {"rt": both[1], "rw": both[2]} if both else {}
    else:
        values = {field.key: words}
    for key, value in values.items():
        found.client.setdefault(key, value)
    return bool(values)


def _born(cell: Cell, words: str, today: date) -> dict[str, Any]:
    if cell.day is not None:
        return {"born": PartialDate.on(cell.day)}
    if cell.number is not None and int(cell.number) in _SERIALS and not 1900 <= cell.number <= today.year:
        return {"born": PartialDate.on(_NO_DAY_ONE + timedelta(days=int(cell.number)))}
    when = PartialDate.parse(words, Setting(today, DateOf.BIRTH))
    if when.age is not None:
        return {"stated_age": when.stated_on(today)}
    return {"born": when} if when.readable else {}


def _birth(cell: Cell, words: str, today: date) -> dict[str, Any]:
    """«Bogor, 12 Maret 1990», «Bogor / 12-03-1990», «Bogor 12-03-1990», or the day alone."""
    both = _PLACE_AND_DAY.fullmatch(words)
    if both is None:
        return _born(cell, words, today)
    place, day = (both[1], both[2]) if both[1] else (both[3], both[4])
    born = _born(Cell(day), day, today)
    return {"birth_place": place.strip(), **born} if born else {}


def _age(words: str, today: date) -> dict[str, Any]:
    told = _AGE.fullmatch(words)
    if told is None or int(told[1]) > _OLDEST:
        return {}
    return {"stated_age": PartialDate(age=int(told[1]), age_on=today)}
