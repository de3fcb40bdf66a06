"""Values in the field of something else: an address for a date, a number for a name, a NIK for a telephone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caseworker_app.casework.checks.dates import STORY, values
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.limits import brief
from caseworker_app.model.partial_date import PartialDate, PartialDateType
from caseworker_app.model.person import Person
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Scope

_NO_DATE = re.compile(
    r"\b(?:jl|jalan|gang|gg|rt|rw|dusun|desa|kelurahan|kecamatan|kabupaten)\b\.?|@|\b(?:0|\+?62)8\d{7,}|\b\d{16}\b",
    re.IGNORECASE,
)
_STREET = re.compile(r"\b(?:jl|jalan|gg|gang|rt|rw)\b\.?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")


@check("no-date-here", Severity.IMPOSSIBLE, mark("Alamat atau nomor di tempat tanggal"))
def no_date_here(scope: Scope) -> Iterator[Doubt]:
    """An address, a telephone number or a NIK where a date belongs."""
    words = tr("Di sini tertulis “{written}”, bukan tanggal; mungkin milik isian lain.")
    for record, key, value in values(scope, PartialDateType):
        text = value.text or "" if isinstance(value, PartialDate) and not value.readable else ""
        if len(text) <= STORY and _NO_DATE.search(text):
            yield Doubt(record, key, words.format(written=brief(text, 50)))


@check("wrong-field", Severity.IMPOSSIBLE, mark("Isian di tempat yang salah"), reads=(Person,))
def wrong_field(scope: Scope) -> Iterator[Doubt]:
    """A NIK as a telephone number, words as a NIK or RT/RW, figures in a name, a street as a place of birth."""
    words = tr("“{written}” tampaknya bukan {what}; mungkin milik isian lain.")
    for person in scope.people:
        digits, born_in = re.sub(r"\D", "", person.phone or ""), person.birth_place or ""
        odd = (
            (Person.phone.key, person.phone, tr("nomor telepon"), len(digits) == 16 and digits[:1] != "0"),
            (Person.birth_place.key, born_in, tr("tempat lahir"), bool(_STREET.search(born_in))),
            (Person.nik.key, person.nik, tr("NIK"), bool(_WORD.search(person.nik or ""))),
            (Person.rt.key, person.rt, tr("RT"), bool(_WORD.search(person.rt or ""))),
            (Person.rw.key, person.rw, tr("RW"), bool(_WORD.search(person.rw or ""))),
            (Person.name.key, person.name, tr("nama"), len(re.findall(r"\d", person.name or "")) >= 4),
        )
        for key, written, what, wrong in odd:
            if wrong:
                yield Doubt(person, key, words.format(written=brief(written or "", 40), what=what))
