"""4.2, the family: its table, the genogram, how people are joined, and the sentences that the data supplies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.relations import relation
from caseworker_app.diagrams import from_case
from caseworker_app.diagrams.catalogue import credit
from caseworker_app.diagrams.genogram.layout import layout
from caseworker_app.documents.blocks import Block, Column, Content, Paragraph, Table
from caseworker_app.documents.case_report.bonds import bonds
from caseworker_app.documents.case_report.family_sentences import family_sentences
from caseworker_app.documents.case_report.figures import report_figure
from caseworker_app.documents.case_report.identity import age_words, beyond_table
from caseworker_app.documents.telling import Teller, noted, pointing, supplied
from caseworker_app.documents.wording import titled
from caseworker_app.model.choices import Sex, Vital
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.documents.blocks import Figure
    from caseworker_app.model.case import FamilyMember
    from caseworker_app.model.person import Person

_SEXES = {Sex.MALE: "L", Sex.FEMALE: "P"}


def family(teller: Teller) -> list[Block]:
    """The family table, the genogram and the paragraph on the family; nothing where nobody is entered."""
    people = list(everybody(teller))
    if not people:
        return []
    rows = tuple((str(at), *_row(teller, person, member)) for at, (person, member) in enumerate(people, 1))
    columns = (
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Nama"), 0.9),
        Column(tr("L/P"), 0.45, "centre"),
        Column(tr("Usia"), 0.7, "centre"),
        Column(tr("Hubungan"), 1.0),
        Column(tr("Pendidikan"), 1.0),
        Column(tr("Pekerjaan"), 1.0),
        Column(tr("Keadaan"), 1.7),
    )
    caption = tr("Identitas Keluarga {client}").format(client=titled(teller.client))
    told = family_sentences(teller)
    note = teller.file.case.assessment.genogram_note
    return [
        pointing(tr("Susunan keluarga klien dapat dilihat pada"), "family", "genogram"),
        Table("family", caption, columns, rows),
        *([supplied(told)] if told else []),
        *([Paragraph(note)] if note else []),
        _genogram(teller),
        *bonds(teller, [person for person, _ in people]),
    ]


def everybody(teller: Teller) -> Iterator[tuple[Person, FamilyMember | None]]:
    """Who stands in the family table, then those whom only the genogram knows."""
    file = teller.file
    seen = set()
    for member in sorted(file.case.family, key=lambda one: one.position):
        if member.person is not None:
            seen.add(member.person_id)
            yield member.person, member
    drawn = {one.key for one in from_case.genogram(file).members}
    for person in file.kin.people:
        if person.id in drawn - seen and person.id != file.case.client_id:
            yield person, None


def _row(teller: Teller, person: Person, member: FamilyMember | None) -> tuple[Content, ...]:
    file = teller.file
    called = (
        f"{person.name} ({person.alias})" if teller.names and person.name and person.alias else teller.person(person)
    )
    told = file.relation(member) if member else relation(file.kin, file.case.client_id or "", person.id)
    return (
        called,
        _SEXES.get(person.sex, "–") if person.sex else "–",
        age_words(person.stated_age) or _age(teller, person),
        told or "–",
        person.education or "–",
        person.occupation or "–",
        tuple(_state(teller, person, member)) or "–",
    )


def _age(teller: Teller, person: Person) -> str:
    """The age that follows from the birth date; a dead person has none."""
    age = None if person.vital is Vital.DEAD else from_case.age_on(person, from_case.drawn_on(teller.file))
    return tr("{age} tahun").format(age=age) if age is not None else "–"


def _state(teller: Teller, person: Person, member: FamilyMember | None) -> Iterator[Paragraph]:
    """Whether somebody lives, and all else that is known beyond the other columns."""
    condition = (member.condition if member else None) or ""
    vital = teller.words(person.vital)
    died = teller.words(person.died)
    if condition:
        yield Paragraph(condition, "plain")
    if vital and vital.split()[0] not in condition:
        yield Paragraph(vital, "plain")
    if died and died not in condition:
        yield noted(tr("Meninggal pada"), died)
    if person.death_cause:
        yield noted(tr("Sebab meninggal"), person.death_cause)
    if person.id != teller.file.case.client_id:
        for label, value in beyond_table(teller, person):
            yield noted(label, value)
    if member is not None:
        for label, answer in (
            (tr("Orang penting bagi klien (significant other)"), member.significant_other),
            (tr("Dihubungi dalam keadaan darurat"), member.emergency_contact),
        ):
            if answer is not None:
                yield noted(label, teller.words(answer))
        if member.note:
            yield noted(tr("Catatan"), member.note)


def _genogram(teller: Teller) -> Figure:
    file = teller.file
    drawing = layout(teller.hidden(from_case.genogram(file, names=teller.names)))
    caption = tr("Genogram {client}").format(client=titled(teller.client))
    day = tr("Usia per {date}").format(date=long_date(from_case.drawn_on(file), weekday=False))
    return report_figure("genogram", caption, drawing, subtitle=day, credit=credit(file))
