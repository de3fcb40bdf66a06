"""People: each entered once, reused in family table, genogram, ecomap, interviews, consents, referrals, groups."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from caseworker_app.model.base import EnumText, Memo, Record, Words
from caseworker_app.model.choices import BirthKind, Sex, Vital
from caseworker_app.model.partial_date import PartialDate


class Person(Record):
    """Orang. ``born`` and ``stated_age`` may contradict each other: what was said is kept, the checks notice."""

    __tablename__ = "person"

    name: Mapped[str | None]
    alias: Mapped[str | None]
    nickname: Mapped[str | None]
    sex: Mapped[Sex | None] = mapped_column(EnumText(Sex))
    birth_place: Mapped[str | None]
    born: Mapped[PartialDate | None]
    stated_age: Mapped[PartialDate | None]
    birth_kind: Mapped[BirthKind | None] = mapped_column(EnumText(BirthKind))
    nik: Mapped[str | None]
    religion: Mapped[str | None]
    ethnicity: Mapped[str | None]
    education: Mapped[str | None]
    occupation: Mapped[str | None]
    marital_status: Mapped[str | None]
    phone: Mapped[str | None]
    hobbies: Mapped[Words | None]

    street: Mapped[str | None]
    rt: Mapped[str | None]
    rw: Mapped[str | None]
    village: Mapped[str | None]
    district: Mapped[str | None]
    city: Mapped[str | None]
    province: Mapped[str | None]
    postcode: Mapped[str | None]

    child_number: Mapped[int | None]
    siblings_count: Mapped[int | None]
    children_count: Mapped[int | None]
    lives_with: Mapped[str | None]
    house: Mapped[str | None]
    house_ownership: Mapped[str | None]
    habits: Mapped[Words | None]
    coping: Mapped[Memo | None]
    sleep: Mapped[str | None]
    eating: Mapped[str | None]

    school: Mapped[str | None]
    school_class: Mapped[str | None]
    school_major: Mapped[str | None]
    class_teacher: Mapped[str | None]
    previous_school: Mapped[str | None]
    school_distance: Mapped[str | None]
    school_rank: Mapped[str | None]
    school_points: Mapped[str | None]
    extracurriculars: Mapped[Words | None]
    achievements: Mapped[Words | None]

    family_card: Mapped[str | None]
    id_card: Mapped[str | None]
    birth_certificate: Mapped[str | None]
    health_insurance: Mapped[str | None]
    pkh: Mapped[str | None]
    food_aid: Mapped[str | None]
    school_aid: Mapped[str | None]
    dtsen_decile: Mapped[str | None]
    other_aid: Mapped[Words | None]

    vital: Mapped[Vital | None] = mapped_column(EnumText(Vital))
    died: Mapped[PartialDate | None]
    death_cause: Mapped[str | None]
    health_notes: Mapped[Memo | None]
    disabilities: Mapped[Words | None]
    disability_note: Mapped[Memo | None]
    substance_use: Mapped[str | None]
    mental_illness: Mapped[str | None]
    note: Mapped[Memo | None]
