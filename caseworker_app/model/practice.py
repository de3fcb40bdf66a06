"""Who works, and where: practitioners and agencies."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, relationship

from caseworker_app.model.base import Memo, Record, Row, Words, link, owner, rows


class Agency(Record):
    """Lembaga: its letterhead, its head, how it names the stages, and what a practicum book tells of it."""

    __tablename__ = "agency"

    name: Mapped[str | None]
    kind: Mapped[str | None]
    address: Mapped[Memo | None]
    city: Mapped[str | None]
    phone: Mapped[str | None]
    logo: Mapped[bytes | None]
    letterhead: Mapped[Words | None]
    head_name: Mapped[str | None]
    head_number: Mapped[str | None]
    time_zone: Mapped[str | None]
    stage_names: Mapped[str | None]
    number_pattern: Mapped[str | None]
    retention_years: Mapped[int | None]
    service_flow: Mapped[Memo | None]
    programmes: Mapped[Words | None]
    hotlines: Mapped[Words | None]
    history: Mapped[Memo | None]
    vision: Mapped[Memo | None]
    mission: Mapped[Words | None]
    structure: Mapped[Memo | None]
    facilities: Mapped[Words | None]
    network: Mapped[Words | None]
    recipients: Mapped[Memo | None]


class Practitioner(Record):
    """Praktikan/Pekerja Sosial: who works on cases."""

    __tablename__ = "practitioner"

    name: Mapped[str | None]
    role: Mapped[str | None]
    number: Mapped[str | None]
    institution: Mapped[str | None]
    study_programme: Mapped[str | None]
    institution_logo: Mapped[bytes | None]
    phone: Mapped[str | None]
    agency_id: Mapped[str | None] = link("agency")
    field_instructor: Mapped[str | None]
    field_instructor_number: Mapped[str | None]
    signature: Mapped[bytes | None]

    agency: Mapped[Agency | None] = relationship()
    supervisors: Mapped[list[Supervisor]] = rows("Supervisor")


class Supervisor(Row):
    """Dosen pembimbing atau supervisor of a practitioner."""

    __tablename__ = "supervisor"

    practitioner_id: Mapped[str] = owner("practitioner")
    name: Mapped[str | None]
    number: Mapped[str | None]
    role: Mapped[str | None]
    institution: Mapped[str | None]
    phone: Mapped[str | None]
