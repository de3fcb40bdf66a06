"""The town that stands before a date: «Bandung, 26 Agustus 2024», wherever in it something took place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.model.case import Case

_NAMED_AS_TOWN = re.compile(r"(?:kota|kabupaten|kab\.?)\s+\w", re.IGNORECASE)
_NO_TOWN = re.compile(
    r"(?:rumah|kantor|balai|sekolah|aula|ruang|kelas|lapangan|masjid|musal+a|mushol+a|gereja|pura|vihara|posyandu"
    r"|puskesmas|polindes|klinik|rs|rsud|rt|rw|asrama|panti|sentra|yayasan|lembaga|warung|pasar|kamar|taman|terminal"
    r"|stasiun|jalan|jl|jln|gang|gg|dusun|dukuh|kampung|kp|desa|kelurahan|kecamatan|blok|perumahan|kontrakan|kos"
    r"|kediaman|tempat|sekretariat|pos|pendopo|gedung|hotel|kampus|universitas|politeknik|tk|paud|sd|smp|sma|smk|slb"
    r"|mi|mts|ma|lapas|rutan|polres|polsek|daring|online|zoom|telepon)\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2}")


def town(case: Case, place: str | None = None) -> str:
    """The town of a ``place`` as it was written, else of the agency, else of the client; empty where none is known.

    «Rumah nenek» and «Balai desa» are no towns; of «Rumah nenek, Wonosobo» the known town is taken.
    """
    known = list(_known(case))
    words = " ".join((place or "").split())
    if not words:
        return known[0] if known else ""
    for one in known:
        if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", words, re.IGNORECASE):
            return one
    for part in map(str.strip, reversed(words.split(","))):
        if _NAMED_AS_TOWN.match(part) or (_PLAIN.fullmatch(part) and not _NO_TOWN.match(part)):
            return part
    return known[0] if known else ""


def _known(case: Case) -> Iterator[str]:
    """Towns of the case, the agency's first."""
    worker = case.practitioner
    for agency in (case.agency, worker.agency if worker else None):
        if agency is not None and agency.city:
            yield agency.city
    if case.client is not None and case.client.city:
        yield case.client.city
