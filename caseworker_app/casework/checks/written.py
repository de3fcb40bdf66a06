"""What stands in texts and cannot be so: dates on other weekdays, another client's initials, blanks left to fill in."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import initials
from caseworker_app.casework.checks.certain import who
from caseworker_app.casework.checks.dates import MONTH_NUMBERS
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.limits import brief
from caseworker_app.model.engagement import Consent, ConsentStatement
from caseworker_app.model.indonesian import long_date, weekday_name
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Scope

_WEEKDAYS = {
    **{name: at for at, name in enumerate(("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"))},
    "jum'at": 4,
    "jum’at": 4,
    "ahad": 6,
}
_DATED = re.compile(
    r"\b(?:hari\s+)?(?P<weekday>senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)\s*[,(]?\s*(?:tanggal\s+|tgl\.?\s+)?"
    rf"(?P<day>\d{{1,2}})(?:\s+(?P<month>{'|'.join(MONTH_NUMBERS)})\s+|[/.-](?P<figure>\d{{1,2}})[/.-])(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_AMBIGUOUS = re.compile(r"minggu\s+\d", re.IGNORECASE)
"""«Minggu 2 September 2024» may be the second week."""
_NAMED = re.compile(
    r"\b[Kk]lien,?\s*(?:[“\"'\u2018](?P<quoted>[A-Z]{1,3})[”\"'\u2019]|(?P<bare>[A-Z]{2,3})\b(?![-./]))"
)
_NO_INITIALS = frozenset((
    "PM", "PKH", "KPM", "TBC", "TB", "HIV", "SD", "SMP", "SMA", "SMK", "RT", "RW", "KIS", "KIP", "KTP", "KK",
    "NIK", "WIB", "DM", "ABK", "ABH", "LGBT", "BLT", "PNS", "TNI", "ASN", "LKS", "LSM", "PSM", "UKM", "SLB",
    "PTSD", "ADL", "BAK", "BAB", "IQ", "EIC", "PT", "CV", "UPT", "BPJS", "NAPZA", "ODHA", "ODGJ", "LP", "LPKA",
    "RS", "RSUD", "IGD", "UGD", "TKI", "TKW", "PMI", "KDRT", "AIDS", "PHK", "KB", "SIM", "STNK", "MBR", "DTKS",
    "DTSEN", "BPNT", "UMKM", "SKTM", "PAUD", "TK", "KTD", "BK", "PKL",
))  # fmt: skip
"""Short words in capitals that stand behind «klien» and are nobody's initials."""
_BLANK = re.compile(
    r"\[(?:nama|isi|tanggal|sebutkan|tulis)[^\]]{0,40}\]|\bxxx+\b|\.{8,}|…{3,}|_{5,}|lorem ipsum", re.IGNORECASE
)


@check("weekday-in-text", Severity.IMPOSSIBLE, mark("Hari dalam tulisan yang tidak cocok dengan tanggalnya"))
def weekday_in_text(scope: Scope) -> Iterator[Doubt]:
    """A weekday is named in a text on which the date beside it does not fall."""
    words = tr("Tertulis “{written}”, padahal {date} adalah hari {weekday}.")
    for narrative in scope.narratives:
        for found in _DATED.finditer(narrative.text):
            day = None if _AMBIGUOUS.match(found[0]) else _day(found)
            if day is not None and day.weekday() != _WEEKDAYS[found["weekday"].casefold()]:
                said = words.format(
                    written=brief(found[0], 50), date=long_date(day, weekday=False), weekday=weekday_name(day)
                )
                yield Doubt(narrative.record, narrative.field, said)


@check("other-clients-initials", Severity.UNLIKELY, mark("Inisial klien lain dalam tulisan"))
def other_initials(scope: Scope) -> Iterator[Doubt]:
    """«Klien “U”» in the case of somebody else: a paragraph that was copied and not changed."""
    words = tr("Di sini tertulis “{written}”, padahal klien kasus ini {client}; apakah disalin dari kasus lain?")
    client = scope.case.client
    if client is None or not (client.name or client.alias):
        return
    known = {_letters(initials(person)) for person in scope.people} | {
        _letters(person.alias) for person in scope.people
    }
    known |= {_letters("".join(word[:1] for word in (person.name or "").split())) for person in scope.people}
    known |= {letters[:1] for letters in (_letters(client.name), _letters(client.nickname)) if letters}
    for narrative in scope.narratives:
        for found in _NAMED.finditer(narrative.text):
            letters = found["quoted"] or found["bare"]
            if letters not in known and letters not in _NO_INITIALS:
                yield Doubt(narrative.record, narrative.field, words.format(written=found[0], client=who(client)))
                break


@check("other-clients-name", Severity.UNLIKELY, mark("Nama klien lain dalam tulisan"))
def other_name(scope: Scope) -> Iterator[Doubt]:
    """The full name of the client of another case of the notebook, who is nobody of this case."""
    words = tr("Di sini tertulis nama klien kasus lain ({who}); apakah disalin dari kasus itu?")
    for narrative in scope.narratives:
        folded = " ".join(narrative.text.split()).casefold()
        for name in scope.other_clients:
            if re.search(rf"\b{re.escape(name.casefold())}\b", folded):
                shown = ".".join(word[:1].upper() for word in name.split())
                yield Doubt(narrative.record, narrative.field, words.format(who=shown))
                break


@check("left-blank", Severity.OVERLOOKED, mark("Isian contoh yang belum diganti"))
def left_blank(scope: Scope) -> Iterator[Doubt]:
    """A place in a text that was to be filled in."""
    words = tr("Masih ada yang belum diisi di sini: “{written}”.")
    for narrative in scope.narratives:
        on_form = isinstance(
            narrative.record, Consent | ConsentStatement
        )  # the wording of a form has lines to write on
        if not on_form and (found := _BLANK.search(narrative.text)):
            yield Doubt(narrative.record, narrative.field, words.format(written=brief(found[0], 30)))


def _day(found: re.Match[str]) -> date | None:
    month = int(found["figure"]) if found["figure"] else MONTH_NUMBERS[found["month"].casefold()]
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None


def _letters(words: str | None) -> str:
    return "".join(letter for letter in words or "" if letter.isalpha()).upper()
