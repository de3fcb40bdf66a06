"""The service directory of the region: what is to be checked again, and what one entry says in a line."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.practice import Agency, Practitioner
    from caseworker_app.model.service import Service

CHECK_AFTER = 183
"""Days after which telephone numbers, hours and requirements of a service should be asked for again: half a year."""
EMERGENCY = "nomor darurat"
"""The kind of service under which numbers for urgent help are found."""


@dataclasses.dataclass(frozen=True, slots=True)
class Directory:
    """All services of a notebook as they are printed; ``kinds``: their kinds in the order of the list."""

    services: Sequence[Service]
    kinds: Sequence[str]
    day: date
    agency: Agency | None = None
    practitioner: Practitioner | None = None


def is_gone(service: Service) -> bool:
    """Whether the service is no longer there."""
    return service.gone_since is not None and not service.gone_since.empty


def doubt(service: Service, today: date) -> str:
    """Why its particulars should not be relied on, in a few words; «» where they were checked within half a year."""
    if is_gone(service) and service.gone_since is not None:
        return tr("tidak ada lagi sejak {when}").format(when=service.gone_since.long(weekday=False))
    checked = service.checked_on
    if checked is None or checked.latest is None:
        return tr("belum diperiksa")
    if (today - checked.latest).days > CHECK_AFTER:
        return tr("belum diperiksa lebih dari 6 bulan (terakhir {day})").format(day=checked.long(weekday=False))
    return ""


def place(service: Service) -> str:
    """Address, district and city in one line."""
    address = " ".join((service.address or "").split())
    known = address.casefold()
    further = [part for part in (service.district, service.city) if part and part.casefold() not in known]
    return ", ".join(filter(None, (address, *further)))


def contact(service: Service) -> str:
    """Whom to call, and on which numbers, in one line."""
    whatsapp = f"WA {service.whatsapp}" if service.whatsapp and service.whatsapp != service.phone else ""
    return ", ".join(filter(None, (service.contact_person, service.phone, whatsapp)))


def line(service: Service, today: date) -> str:
    """Kind, place, numbers and doubt in one line, as it is told beneath a name that is picked."""
    return " · ".join(filter(None, (service.kind, place(service), contact(service), doubt(service, today))))
