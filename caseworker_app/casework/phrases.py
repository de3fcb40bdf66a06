"""Sentences that are often written, with the words of the case in their places."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING

from caseworker_app.casework.ages import present_age
from caseworker_app.casework.case_file import initials
from caseworker_app.model.choices import Sex
from caseworker_app.model.indonesian import long_date
from caseworker_app.paths import resource
from caseworker_app.text import tr

if TYPE_CHECKING:
    from datetime import date

    from caseworker_app.model.case import Case
    from caseworker_app.model.person import Person

_PLACE = re.compile(r"\{(\w+)\}")
_ADULT = 17  # years: the age of an identity card
_GROWN = 40  # years from which a client is «Bapak» or «Ibu» rather than «Saudara» or «Saudari»


@dataclasses.dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence with places such as {klien}; own: the office wrote it."""

    group: str
    title: str
    text: str
    own: bool = False


@cache
def shipped() -> tuple[Phrase, ...]:
    """The sentences that the program brings along."""
    described = tomllib.loads(resource("phrases.toml").read_text("utf-8"))
    return tuple(Phrase(tr(one["group"]), tr(one["title"]), tr(one["text"])) for one in described["phrase"])


def filled(text: str, case: Case | None, today: date) -> str:
    """The sentence with the words of the case; a place for which nothing is known becomes «…», others stay."""
    words = _words(case, today) if case is not None else {}
    return _PLACE.sub(lambda place: (words[place[1]] or "…") if place[1] in words else place[0], text)


def _words(case: Case, today: date) -> dict[str, str]:
    client = case.client
    called = initials(client) if client is not None else ""
    return {
        "klien": called,
        "sapaan": f"{_address(client, today)} {called}".strip(),
        "praktikan": (case.practitioner.role if case.practitioner else "") or tr("praktikan"),
        "lembaga": (case.agency.name if case.agency else "") or "",
        "tanggal": long_date(today),
        "usia": present_age(client, today) if client is not None else "",
    }


def _address(client: Person | None, today: date) -> str:
    """Bapak, Ibu, Saudara, Saudari; «klien» for children and where sex or age is not known."""
    if client is None or client.sex not in {Sex.MALE, Sex.FEMALE}:
        return tr("klien")
    known = re.search(r"\d+", present_age(client, today))  # of «73–74» the first
    years = int(known[0]) if known else 0
    if years < _ADULT:
        return tr("klien")
    if years >= _GROWN:
        return tr("Bapak") if client.sex is Sex.MALE else tr("Ibu")
    return tr("Saudara") if client.sex is Sex.MALE else tr("Saudari")
