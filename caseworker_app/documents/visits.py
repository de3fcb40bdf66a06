"""The home visit that an assignment or a report is about, and who goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.elements.form import Form, chosen
from caseworker_app.model.engagement import HomeVisit

if TYPE_CHECKING:
    from caseworker_app.model.engagement import Contact

_VISITS = ("home visit", "kunjungan")


def visit_of(form: Form) -> HomeVisit | None:
    """The visit that is wanted, else the newest; where none is entered the newest contact that was one.

    Raises NotFound for an id that belongs to neither.
    """
    case = form.case
    contacts = [one for one in case.contacts if any(word in (one.mode or "").casefold() for word in _VISITS)]
    if any(one.id == form.item for one in contacts):
        contact = chosen(form, contacts)
        return _from_contact(contact) if contact else None
    if form.item is not None or case.home_visits:
        return chosen(form, case.home_visits)
    contact = chosen(form, contacts)
    return _from_contact(contact) if contact else None


def _from_contact(one: Contact) -> HomeVisit:
    """A contact at the client's home as the visit that it was; it is not kept in the notebook."""
    return HomeVisit(
        id=one.id, date=one.date, time=one.time, place=one.place, met=one.with_whom,
        result="\n".join(filter(None, (one.process, one.result))) or None,
    )  # fmt: skip
