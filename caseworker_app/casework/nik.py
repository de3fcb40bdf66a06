"""NIK, the sixteen digits of an Indonesian resident, held against what else is known of a person.

Digits 1-6 are province, regency and district of first registration (not of the present address), 7-12 the birth date
DDMMYY with 40 added to a woman's day, 13-16 a serial number. There is no check digit, registries err, and a NIK is
never changed: so everything here is a warning and nothing a refusal. Source: Dukcapil.
"""

from __future__ import annotations

import re
from datetime import date

from caseworker_app.model.choices import Sex
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

LENGTH = 16
NO_NIK = {"9999999999999994", "9999999999999995", "9999999999999996", "9999999999999999"}
"""What Regsosek writes where there is none: refused, a child without, an adult without, a foreigner."""

_PROVINCES = {*range(11, 20), 21, *range(31, 37), 51, 52, 53, *range(61, 66), *range(71, 77), 81, 82, *range(91, 98)}


def digits(nik: str | None) -> str:
    """The number without spaces, points and dashes, as two numbers are compared; empty where there is none."""
    bare = re.sub(r"[\s.-]", "", nik or "")
    return "" if bare in NO_NIK else bare


def check(nik: str | None, sex: Sex | None, born: PartialDate | None) -> list[str]:
    """What looks wrong, one Indonesian sentence each; empty where nothing does or there is no NIK."""
    number = digits(nik)
    if not number:
        return []
    if not re.fullmatch(r"[0-9]+", number):
        return [tr("NIK hanya berisi angka.")]
    if len(number) != LENGTH:
        return [tr("NIK terdiri atas 16 angka; yang tertulis {} angka.").format(len(number))]
    warnings = [] if int(number[:2]) in _PROVINCES else [tr("Dua angka pertama NIK bukan kode provinsi.")]
    warnings += _check_birth(number, sex, born)
    if number[12:] == "0000":
        warnings.append(tr("Nomor urut di akhir NIK tidak mungkin 0000."))
    return warnings


def _check_birth(number: str, sex: Sex | None, born: PartialDate | None) -> list[str]:
    day, month, year = int(number[6:8]), int(number[8:10]), int(number[10:12])
    woman = day > 40
    read = (_day(century + year, month, day - 40 * woman) for century in (1900, 2000))
    possible = [found for found in read if found is not None and found <= date.today()]
    if not possible:
        return [tr("Tanggal lahir di dalam NIK (angka ke-7 sampai ke-12) tidak ada di kalender.")]
    warnings = []
    if sex in {Sex.MALE, Sex.FEMALE} and (sex is Sex.FEMALE) != woman:
        told = tr("perempuan") if woman else tr("laki-laki")
        warnings.append(tr("Menurut NIK jenis kelaminnya {}; di sini tercatat lain.").format(told))
    if born is not None and all(PartialDate.on(one).contradicts(born) for one in possible):
        told = " / ".join(PartialDate.on(one).short() for one in possible)
        warnings.append(tr("Menurut NIK tanggal lahirnya {}; di sini tercatat lain.").format(told))
    return warnings


def check_family_card(number: str | None) -> list[str]:
    """No. KK also has sixteen digits; nothing else in it is checked, its date is that of issue."""
    bare = digits(number)
    if not bare or re.fullmatch(r"[0-9]{16}", bare):
        return []
    return [tr("Nomor KK terdiri atas 16 angka.")]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
