"""The services of the region that clients are sent to or helped by: an address book of offices, which is no case."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from caseworker_app.model.base import Memo, Record, Words
from caseworker_app.model.partial_date import PartialDate


class Service(Record):
    """One service of the directory (direktori layanan): what it offers, how it is reached, what to bring along.

    ``answered_by`` is who gave the particulars, ``checked_on`` and ``checked_by`` when and by whom they were confirmed
    last. ``gone_since`` is filled where the service is no longer there; its entry is kept for the cases that name it.
    """

    __tablename__ = "service"

    name: Mapped[str | None]
    kind: Mapped[str | None]
    offers: Mapped[Memo | None]
    address: Mapped[Memo | None]
    district: Mapped[str | None]
    city: Mapped[str | None]
    phone: Mapped[str | None]
    whatsapp: Mapped[str | None]
    contact_person: Mapped[str | None]
    hours: Mapped[str | None]
    cost: Mapped[str | None]
    bring: Mapped[Words | None]
    way: Mapped[Memo | None]
    answered_by: Mapped[str | None]
    checked_on: Mapped[PartialDate | None]
    checked_by: Mapped[str | None]
    note: Mapped[Memo | None]
    gone_since: Mapped[PartialDate | None]
