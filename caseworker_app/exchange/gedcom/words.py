"""Events and facts of a file in Indonesian words, for what has no field of its own here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.exchange.gedcom.access import has, text, value, values
from caseworker_app.exchange.gedcom.ages import age_in_words
from caseworker_app.exchange.gedcom.dates import event_date
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Collection

    from ged4py.model import Record

OF_A_PERSON = {
    "BIRT": mark("Kelahiran"),
    "DEAT": mark("Kematian"),
    "OCCU": mark("Pekerjaan"),
    "EDUC": mark("Pendidikan"),
    "RELI": mark("Agama"),
    "NATI": mark("Suku atau bangsa"),
    "RESI": mark("Tempat tinggal"),
    "ADDR": mark("Alamat"),
    "PHON": mark("Telepon"),
    "EMAIL": mark("Surel"),
    "BURI": mark("Pemakaman"),
    "CREM": mark("Kremasi"),
    "CHR": mark("Pembaptisan"),
    "BAPM": mark("Pembaptisan"),
    "CHRA": mark("Pembaptisan dewasa"),
    "CONF": mark("Sidi atau krisma"),
    "FCOM": mark("Komuni pertama"),
    "ORDN": mark("Penahbisan"),
    "BARM": mark("Bar mitzvah"),
    "BASM": mark("Bat mitzvah"),
    "BLES": mark("Pemberkatan"),
    "ADOP": mark("Pengangkatan anak"),
    "NATU": mark("Naturalisasi"),
    "EMIG": mark("Pindah ke luar negeri"),
    "IMMI": mark("Datang dari luar negeri"),
    "CENS": mark("Pendataan"),
    "PROB": mark("Penetapan waris"),
    "WILL": mark("Wasiat"),
    "GRAD": mark("Kelulusan"),
    "RETI": mark("Pensiun"),
    "TITL": mark("Gelar"),
    "CAST": mark("Golongan"),
    "DSCR": mark("Ciri badan"),
    "IDNO": mark("Nomor identitas"),
    "SSN": mark("Nomor jaminan sosial"),
    "PROP": mark("Harta"),
    "NCHI": mark("Jumlah anak menurut berkas"),
    "NMR": mark("Jumlah pernikahan menurut berkas"),
    "EVEN": mark("Peristiwa"),
    "FACT": mark("Keterangan"),
}
OF_A_UNION = {
    "MARR": mark("Pernikahan"),
    "DIV": mark("Perceraian"),
    "ANUL": mark("Pembatalan perkawinan"),
    "DIVF": mark("Gugatan cerai"),
    "ENGA": mark("Pertunangan"),
    "MARB": mark("Pengumuman nikah"),
    "MARC": mark("Perjanjian nikah"),
    "MARL": mark("Izin nikah"),
    "MARS": mark("Perjanjian harta perkawinan"),
    "SEPA": mark("Perpisahan"),
    "_SEPR": mark("Perpisahan"),
    "_SEPARATED": mark("Perpisahan"),
    "RESI": mark("Tempat tinggal"),
    "CENS": mark("Pendataan"),
    "NCHI": mark("Jumlah anak menurut berkas"),
    "EVEN": mark("Peristiwa"),
    "FACT": mark("Keterangan"),
}
BELOW = (
    *("TYPE", "DATE", "PLAC", "ADDR", "PHON", "EMAIL", "NOTE", "SNOTE", "AGE", "CAUS", "AGNC", "RELI", "HUSB", "WIFE"),
)
"""What is told of an event besides its own words."""
_ADDRESS = ("ADR1", "ADR2", "ADR3", "CITY", "STAE", "POST", "CTRY")
READ_BELOW: dict[str, tuple[str, ...]] = {
    "NAME": ("TYPE", "NPFX", "GIVN", "SPFX", "SURN", "NSFX", "NICK", "NOTE", "SNOTE"),
    "DATE": ("PHRASE",),
    "AGE": ("PHRASE",),
    "HUSB": ("AGE",),
    "WIFE": ("AGE",),
    "ADDR": _ADDRESS,
    "FAMC": ("PEDI", "STAT", "NOTE", "SNOTE", "_SINCE", "_UNTIL", "ADOP", "PHRASE"),
    "FAMS": ("NOTE", "SNOTE", "PHRASE"),
    "PEDI": ("PHRASE",),
    "ROLE": ("PHRASE",),
    "CHIL": ("_FREL", "_MREL"),
    "ASSO": ("RELA", "ROLE", "PHRASE", "NOTE", "SNOTE"),
    "NO": ("NOTE", "SNOTE"),
}
"""The lines that are told below other lines that are no events."""


def in_words(line: Record, label: str = "", *, without: Collection[str] = ()) -> str:
    """An event or fact as one line of a note, «Pemakaman: 2001, TPU Contoh; dihadiri keluarga».

    label: what it is called, for an event that bears a name of its own. without: what is told elsewhere, by the tags
    below the line; «» stands for the words of the line itself. Empty where nothing is left to be told.
    """
    parts = [] if "" in without or text(line) in ("Y", "N") else [_one_line(text(line))]
    when = None if "DATE" in without else event_date(line)
    parts.append(when.long(weekday=False) if when is not None else "")
    parts += [_one_line(value(line, tag)) for tag in ("PLAC", "AGNC", "CAUS", "RELI") if tag not in without]
    if "ADDR" not in without:
        parts += [address(below) for below in line.sub_tags("ADDR")]
    parts += [number for tag in ("PHON", "EMAIL") for number in values(line, tag)]
    parts += _ages(line, without)
    said = ", ".join(dict.fromkeys(filter(None, parts)))
    notes = [] if "NOTE" in without else [_one_line(note) for note in values(line, "NOTE", "SNOTE")]
    said = "; ".join(filter(None, (said, *notes)))
    kind = "" if "TYPE" in without else _one_line(value(line, "TYPE"))
    if kind and line.tag in ("EVEN", "FACT"):
        label, kind = kind, ""
    label = f"{label} ({kind})" if kind else label
    if not said and not kind and (without or text(line) == "Y"):
        return ""
    denied = "" if has(line) else tr("tidak")
    return f"{label}: {said or denied or tr('ya')}"


def address(line: Record) -> str:
    """An address on one line, with the parts below it that it does not name itself."""
    whole = ", ".join(filter(None, (part.strip() for part in text(line).splitlines())))
    parts = [value(line, tag) for tag in _ADDRESS]
    return ", ".join(filter(None, (whole, *(part for part in parts if part not in whole))))


def _ages(line: Record, without: Collection[str]) -> list[str]:
    ages = []
    for path, words in (
        ("AGE", mark("usia {age}")),
        ("HUSB/AGE", mark("usia suami {age}")),
        ("WIFE/AGE", mark("usia istri {age}")),
    ):
        age = age_in_words(value(line, path), value(line, f"{path}/PHRASE"))
        if age and path not in without:
            ages.append(tr(words).format(age=age))
    return ages


def _one_line(words: str) -> str:
    return " ".join(words.split())
