"""Tool data: what the diagrams are drawn from, and measured scores. Each dated, several per case."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseworker_app.model.base import EnumText, Memo, Row, Words, link, owner, rows
from caseworker_app.model.choices import Energy, MarkKind, QuadrantBox, Side, TieKind
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person


class Nudge(Row):
    """A symbol of a case's genogram moved by hand, in points from where the layout puts it."""

    __tablename__ = "nudge"

    case_id: Mapped[str] = owner("case_")
    person_id: Mapped[str | None] = link("person")
    dx: Mapped[float | None]
    dy: Mapped[float | None]


class Ecomap(Row):
    """One ecomap (Hartman 1978) with its date and stage."""

    __tablename__ = "ecomap"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    stage: Mapped[str | None]
    title: Mapped[str | None]
    household: Mapped[bool | None]
    note: Mapped[Memo | None]

    systems: Mapped[list[EcomapSystem]] = rows("EcomapSystem")


class EcomapSystem(Row):
    """A system around the client, one person or two in one circle, the tie to it, and where energy flows.

    ``tie_words`` is the tie as people say it («cukup dekat»); dx and dy as in ``Nudge``.
    """

    __tablename__ = "ecomap_system"

    ecomap_id: Mapped[str] = owner("ecomap")
    name: Mapped[str | None]
    system_class: Mapped[str | None]
    person_id: Mapped[str | None] = link("person")
    person2_id: Mapped[str | None] = link("person")
    dead: Mapped[bool | None]
    tie: Mapped[TieKind | None] = mapped_column(EnumText(TieKind))
    tie_words: Mapped[str | None]
    stress: Mapped[bool | None]
    energy: Mapped[Energy | None] = mapped_column(EnumText(Energy))
    dx: Mapped[float | None]
    dy: Mapped[float | None]
    note: Mapped[Memo | None]

    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    person2: Mapped[Person | None] = relationship(foreign_keys=[person2_id])


class RoadMap(Row):
    """One life road map."""

    __tablename__ = "road_map"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    stage: Mapped[str | None]
    note: Mapped[Memo | None]

    events: Mapped[list[RoadMapEvent]] = rows("RoadMapEvent")


class RoadMapEvent(Row):
    """An event: when (a date, an age, or a hope), what, and how it felt from −5 to +5."""

    __tablename__ = "road_map_event"

    road_map_id: Mapped[str] = owner("road_map")
    when: Mapped[PartialDate | None]
    what: Mapped[Memo | None]
    feeling: Mapped[int | None]
    hope: Mapped[bool | None]
    people: Mapped[Words | None]
    private: Mapped[bool | None]
    note: Mapped[Memo | None]


class BodyMap(Row):
    """Marks on the outline of the body."""

    __tablename__ = "body_map"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    stage: Mapped[str | None]
    note: Mapped[Memo | None]

    marks: Mapped[list[BodyMark]] = rows("BodyMark")


class BodyMark(Row):
    """One mark: where (words, and x, y in 0..1 of the outline), what, since when, told cause, 0–10, visum."""

    __tablename__ = "body_mark"

    body_map_id: Mapped[str] = owner("body_map")
    place: Mapped[str | None]
    side: Mapped[Side | None] = mapped_column(EnumText(Side))
    x: Mapped[float | None]
    y: Mapped[float | None]
    kind: Mapped[MarkKind | None] = mapped_column(EnumText(MarkKind))
    since: Mapped[PartialDate | None]
    cause: Mapped[Memo | None]
    scale: Mapped[int | None]
    visum: Mapped[bool | None]
    note: Mapped[Memo | None]


class VennDiagram(Row):
    """A Venn diagram of institutions and people (PRA)."""

    __tablename__ = "venn_diagram"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    stage: Mapped[str | None]
    note: Mapped[Memo | None]

    bodies: Mapped[list[VennBody]] = rows("VennBody")


class VennBody(Row):
    """An institution or person: size 1–5 is importance, distance 1–5 is closeness, overlaps are who works together.

    x and y are where it was put by hand: its middle in points from that of the client, to the right and downwards.
    """

    __tablename__ = "venn_body"

    venn_diagram_id: Mapped[str] = owner("venn_diagram")
    name: Mapped[str | None]
    size: Mapped[int | None]
    distance: Mapped[int | None]
    overlaps: Mapped[Words | None]
    x: Mapped[float | None]
    y: Mapped[float | None]
    person_id: Mapped[str | None] = link("person")
    note: Mapped[Memo | None]

    person: Mapped[Person | None] = relationship()


class Quadrant(Row):
    """One strength quadrant (Cowger 1994)."""

    __tablename__ = "quadrant"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    stage: Mapped[str | None]
    note: Mapped[Memo | None]

    points: Mapped[list[QuadrantPoint]] = rows("QuadrantPoint")


class QuadrantPoint(Row):
    """A point in one of the four boxes, with its source."""

    __tablename__ = "quadrant_point"

    quadrant_id: Mapped[str] = owner("quadrant")
    box: Mapped[QuadrantBox | None] = mapped_column(EnumText(QuadrantBox))
    text: Mapped[Memo | None]
    source: Mapped[str | None]
    evidence: Mapped[Memo | None]
    priority: Mapped[int | None]


class Measurement(Row):
    """A result of an instrument: a score with its range, or only a category, or what a website said.

    answers: the value of the answer to each item, «9: 2»; an item without an answer is not named.
    """

    __tablename__ = "measurement"

    case_id: Mapped[str] = owner("case_")
    instrument: Mapped[str | None]
    variant: Mapped[str | None]
    moment: Mapped[str | None]
    date: Mapped[PartialDate | None]
    score: Mapped[float | None]
    lowest: Mapped[float | None]
    highest: Mapped[float | None]
    category: Mapped[str | None]
    site: Mapped[str | None]
    web_address: Mapped[str | None]
    repeated: Mapped[bool | None]
    rated_by: Mapped[str | None]
    answers: Mapped[Words | None]
    meaning: Mapped[Memo | None]
    note: Mapped[Memo | None]
