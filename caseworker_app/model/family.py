"""The structure behind family table and genogram: unions, parentage, twins, households, emotional ties."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseworker_app.model.base import EnumText, Memo, Record, Row, link, owner, rows
from caseworker_app.model.choices import EmotionalKind, ParentageKind, TwinKind, UnionEnd, UnionKind
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person


class Union(Record):
    """Two partners, or one known."""

    __tablename__ = "union_"

    partner1_id: Mapped[str | None] = link("person")
    partner2_id: Mapped[str | None] = link("person")
    kind: Mapped[UnionKind | None] = mapped_column(EnumText(UnionKind))
    since: Mapped[PartialDate | None]
    until: Mapped[PartialDate | None]
    ended_by: Mapped[UnionEnd | None] = mapped_column(EnumText(UnionEnd))
    together: Mapped[bool | None]
    note: Mapped[Memo | None]

    partner1: Mapped[Person | None] = relationship(foreign_keys=[partner1_id])
    partner2: Mapped[Person | None] = relationship(foreign_keys=[partner2_id])
    children: Mapped[list[Parentage]] = rows("Parentage")


class TwinGroup(Record):
    """Children of one birth."""

    __tablename__ = "twin_group"

    kind: Mapped[TwinKind | None] = mapped_column(EnumText(TwinKind))


class Parentage(Row):
    """A child of a union (a union of one partner where only one parent is known)."""

    __tablename__ = "parentage"

    union_id: Mapped[str] = owner("union_")
    child_id: Mapped[str | None] = link("person")
    twin_group_id: Mapped[str | None] = link("twin_group")
    kind: Mapped[ParentageKind | None] = mapped_column(EnumText(ParentageKind))
    since: Mapped[PartialDate | None]
    until: Mapped[PartialDate | None]
    note: Mapped[Memo | None]

    child: Mapped[Person | None] = relationship(foreign_keys=[child_id])
    twin_group: Mapped[TwinGroup | None] = relationship()


class Household(Record):
    """People who live together."""

    __tablename__ = "household"

    name: Mapped[str | None]
    since: Mapped[PartialDate | None]
    until: Mapped[PartialDate | None]
    note: Mapped[Memo | None]

    members: Mapped[list[HouseholdMember]] = rows("HouseholdMember")


class HouseholdMember(Row):
    """One who lives in a household."""

    __tablename__ = "household_member"

    household_id: Mapped[str] = owner("household")
    person_id: Mapped[str | None] = link("person")
    since: Mapped[PartialDate | None]
    until: Mapped[PartialDate | None]

    person: Mapped[Person | None] = relationship()


class EmotionalTie(Record):
    """How two people stand to each other; directed from ``person1`` to ``person2`` where the kind has a direction.

    ``words`` is the tie as people say it («cukup dekat»).
    """

    __tablename__ = "emotional_tie"

    person1_id: Mapped[str | None] = link("person")
    person2_id: Mapped[str | None] = link("person")
    kind: Mapped[EmotionalKind | None] = mapped_column(EnumText(EmotionalKind))
    words: Mapped[str | None]
    private: Mapped[bool | None]
    noted_on: Mapped[PartialDate | None]
    note: Mapped[Memo | None]

    person1: Mapped[Person | None] = relationship(foreign_keys=[person1_id])
    person2: Mapped[Person | None] = relationship(foreign_keys=[person2_id])
