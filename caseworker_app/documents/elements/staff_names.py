"""How forms name those who work on a case: with role and number below a signature, with telephone in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.case import Case
    from caseworker_app.model.practice import Agency, Supervisor

DOTS = "…" * 7
"""Room in a line of text to write a word by hand."""

STUDENT = "praktikan"
_NIP_DIGITS = 18


def official_number(number: str | None, role: str | None = None) -> str:
    """The number below a name, called what it is: «NRP 21.04.999» of a student, «NIP …» of a civil servant (18 digits).

    A number that says so itself («SIPPS 12/2023») stays as it is, and so does one of unknown kind.
    """
    words = (number or "").strip()
    if not words or words[0].isalpha():
        return words
    if (role or "").casefold() == STUDENT:
        return f"NRP {words}"
    return f"NIP {words}" if sum(char.isdigit() for char in words) == _NIP_DIGITS else words


def supervisor(case: Case) -> tuple[str, Supervisor | None]:
    """The name of the case's supervisor, else of the practitioner's first one, and the record of that person."""
    known = case.practitioner.supervisors if case.practitioner else []
    name = case.supervisor or next((one.name for one in known if one.name), None) or ""
    return name, next((one for one in known if one.name == name), None)


def worker_name(case: Case) -> str:
    """The name of whoever works on the case; empty where it is not known."""
    return (case.practitioner.name if case.practitioner else None) or ""


def agency_name(case: Case) -> str:
    """The name of the agency that the case is of; empty where it is not known."""
    return (case.agency.name if case.agency else None) or ""


def with_phone(name: str, phone: str | None) -> str:
    """«Drs. Hadi (telepon 0812 …)»; the name alone where no telephone is known."""
    return tr("{name} (telepon {phone})").format(name=name, phone=phone) if phone else name


def head_of(agency: Agency | None) -> str:
    """Who leads the agency, as a sentence names it: «Siti Aminah, pimpinan lembaga»; dots where it is unknown."""
    if agency is None or not agency.name:
        return DOTS
    if agency.head_name:
        return tr("{name}, pimpinan lembaga").format(name=agency.head_name)
    return tr("pimpinan {agency}").format(agency=agency.name)


def worker_of(case: Case, name: str, role: str) -> str:
    """Who explains, and whence, as a sentence says it: «Nadia, mahasiswa praktikan Politeknik …»."""
    agency = case.agency.name if case.agency else None
    whence = (case.practitioner.institution if case.practitioner else None) or agency
    words = tr("mahasiswa praktikan") if role == STUDENT else role
    return " ".join(filter(None, (f"{name or DOTS * 2},", words, whence)))
