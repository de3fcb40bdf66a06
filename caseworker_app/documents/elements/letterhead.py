"""What all forms and letters of an agency have alike: the head and the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Foot, Letterhead

if TYPE_CHECKING:
    from caseworker_app.model.case import Case
    from caseworker_app.model.practice import Agency


def letterhead(agency: Agency | None) -> Letterhead | None:
    """The letterhead of an agency; None where no name is known, since an empty head is worse than none.

    The agency's own lines are taken as they stand: what precedes its name goes above, what follows goes below. Where
    they do not name it, its name heads them. Address and telephone are added unless own lines already follow the name.
    """
    own = [line.strip() for line in (agency.letterhead if agency else None) or () if line.strip()]
    name = ((agency.name if agency else None) or "").strip()
    if agency is None or not (own or name):
        return None
    at = next((place for place, line in enumerate(own) if _plain(name) in _plain(line)), None) if _plain(name) else 0
    above, called, below = ([], name.upper(), own) if at is None else (own[:at], own[at], own[at + 1 :])
    if at is None or not below:
        phone = f"Telepon {agency.phone.strip()}" if agency.phone and agency.phone.strip() else ""
        below = [*below, *(line for line in ((agency.address or "").strip(), phone) if line)]
    return Letterhead(called, tuple(below), "\n".join(above), agency.logo)


def foot(case: Case, version: str) -> Foot:
    """The foot of a form: its version and the number of the case, so that loose sheets find back together."""
    return Foot(version, case.number or "")


def _plain(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())
