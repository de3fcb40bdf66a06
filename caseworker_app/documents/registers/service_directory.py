"""Direktori layanan: the services of the region by kind, to hang up at the office or to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework import directory
from caseworker_app.documents.blocks import (
    Column,
    Content,
    Document,
    Foot,
    Landscape,
    Paragraph,
    Run,
    Space,
    SpanRow,
    Table,
    Title,
)
from caseworker_app.documents.elements.letterhead import letterhead
from caseworker_app.documents.wording import capital, lines
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from caseworker_app.casework.directory import Directory
    from caseworker_app.documents.blocks import Row
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.service import Service

_BLANK_ROWS = 12
_COLUMNS = (
    (0.35, "No."),
    (1.7, "Layanan dan yang diberikan"),
    (1.5, "Alamat dan cara ke sana"),
    (1.3, "Kontak dan jam"),
    (1.4, "Persyaratan dan biaya"),
    (1.2, "Pemeriksaan"),
)


def service_directory(found: Directory, wish: Wish) -> Document:
    """All services, a heading for each kind, what should be asked again marked; rows to write on where it is blank."""
    services = () if wish.blank else found.services
    columns = tuple(Column(tr(heading), width, "centre" if width < 1 else "left") for width, heading in _COLUMNS)
    rows = tuple(_rows(found)) if services else ()
    spare = 0 if services else _BLANK_ROWS
    words = tr("Pastikan lewat telepon sebelum merujuk; data bertanda “belum diperiksa” mungkin sudah berubah.")
    if not wish.blank and not services:
        words += " " + tr("Belum ada layanan yang tercatat.")
    table = Table("services", "", columns, rows, numbered=False, blank_rows=spare)
    subtitle = "" if wish.blank else tr("per {date}").format(date=long_date(found.day, weekday=False))
    return Document(
        key="service-directory",
        title=tr("Direktori Layanan"),
        dress="report" if services else "form",
        type_size=10,
        even_margins=True,
        letterhead=letterhead(found.agency),
        foot=Foot("1.0"),
        blocks=(Landscape((Title(tr("DIREKTORI LAYANAN"), subtitle), Paragraph(words, "plain"), Space(0.2), table)),),
    )


def by_kind(services: Sequence[Service], kinds: Sequence[str]) -> list[tuple[str, list[Service]]]:
    """The services under their kinds, in the order of the list; own kinds follow, then those without one."""
    groups: dict[str, list[Service]] = {kind: [] for kind in kinds}
    for service in sorted(services, key=lambda one: (not one.kind, (one.kind or "").casefold())):
        groups.setdefault(service.kind or "", []).append(service)
    return [(kind, group) for kind, group in groups.items() if group]


def _rows(found: Directory) -> Iterator[Row]:
    at = 0
    for kind, group in by_kind(found.services, found.kinds):
        yield SpanRow((Run(capital(kind) or tr("Jenis belum diisi"), bold=True),))
        for service in group:
            at += 1
            yield (str(at), *_cells(service, found.day))


def _cells(service: Service, day: date) -> tuple[Content, ...]:
    name = Paragraph((Run(service.name or tr("(tanpa nama)"), bold=True),), "plain")
    offers = [Paragraph(words, "plain") for words in (service.offers, service.note) if words]
    numbers = lines(
        service.contact_person,
        service.phone and tr("Telepon {number}").format(number=service.phone),
        service.whatsapp and tr("WhatsApp {number}").format(number=service.whatsapp),
        service.hours and tr("Jam layanan: {hours}").format(hours=service.hours),
    )
    bring = lines(*(service.bring or ()), service.cost and tr("Biaya: {cost}").format(cost=service.cost))
    return (name, *offers), lines(directory.place(service), service.way), numbers, bring, _checked(service, day)


def _checked(service: Service, day: date) -> Content:
    when = service.checked_on.long(weekday=False) if service.checked_on else ""
    answered = service.answered_by and tr("Keterangan dari {who}").format(who=service.answered_by)
    doubt = directory.doubt(service, day)
    who = [words for words in (when, service.checked_by) if words and words not in doubt]
    told = [Paragraph(lines(", ".join(who), answered), "plain")] if who or answered else []
    if doubt:
        told.insert(0, Paragraph((Run(capital(doubt), bold=True),), "plain"))
    return tuple(told)
