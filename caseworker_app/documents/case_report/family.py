"""4.2, the family: its table, the genogram, how people are joined, and the sentences that the data supplies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.ages import drawn_on, present_age
from caseworker_app.casework.relations import relation
from caseworker_app.diagrams import from_case
from caseworker_app.documents.blocks import Block, Column, Content, Paragraph, Run, SpanRow
from caseworker_app.documents.case_report.bonds import bonds
from caseworker_app.documents.case_report.family_sentences import family_sentences, suspicion_sentence
from caseworker_app.documents.case_report.figures import diagram
from caseworker_app.documents.case_report.identity import age_words, beyond_table, plain_age
from caseworker_app.documents.columns import all_text
from caseworker_app.documents.elements.record_tables import parts
from caseworker_app.documents.sentences import compact_table, referring
from caseworker_app.documents.telling import Teller, noted, supplied
from caseworker_app.documents.wording import counted, titled
from caseworker_app.forms.catalogue import label_of
from caseworker_app.model.case import FamilyMember
from caseworker_app.model.choices import Sex, Vital
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_LONG_TEXT, _LETTERS_TO_SHARE = 70, 35
_SEXES = {Sex.MALE: "L", Sex.FEMALE: "P"}


def family(teller: Teller) -> list[Block]:
    """The family table, the genogram and the paragraph on the family; nothing where nobody is entered."""
    people = list(everybody(teller))
    if not people:
        return []
    known = [_row(teller, person, member) for person, member in people]
    columns = (
        Column(tr("Nama"), _share(known, 0)),
        Column(tr("L/P"), 0.4, "centre"),
        Column(tr("Usia"), 0.8, "centre"),
        Column(tr("Hubungan"), _share(known, 3)),
        Column(tr("Pendidikan"), _share(known, 4)),
        Column(tr("Pekerjaan"), _share(known, 5)),
        Column(tr("Keadaan"), _share(known, 6)),
    )
    rows: list[tuple[Content, ...] | SpanRow] = []
    for cells, (person, member) in zip(known, people, strict=True):
        rows += [cells, *_note(_notes(teller, person, member))]
    caption = tr("Identitas Keluarga {client}").format(client=titled(teller.client))
    told = family_sentences(teller)
    suspicion = suspicion_sentence(teller)
    note = teller.file.case.assessment.genogram_note
    return [
        referring(_composition(teller, people), "family", "genogram"),
        compact_table("family", caption, columns, rows),
        *([supplied(told)] if told else []),
        *([supplied(suspicion)] if suspicion else []),
        *([Paragraph(note)] if note else []),
        *diagram(teller, "genogram", "genogram", tr("Genogram {client}").format(client=titled(teller.client))),
        *bonds(teller, [person for person, _ in people]),
    ]


def _composition(teller: Teller, people: Sequence[tuple[Person, FamilyMember | None]]) -> str:
    """How many people stand in the table, and of which day their ages are."""
    count = sum(1 for person, _ in people if person.id != teller.file.case.client_id)
    if not count:
        return tr("Sejauh ini hanya klien sendiri yang tercatat dalam keluarganya")
    text = tr("Keluarga dan orang terdekat {client} yang tercatat berjumlah {count} orang")
    aged = any(_age(teller, person) != "–" for person, _ in people)
    told = text.format(client=teller.client, count=counted(count))
    return told + (tr("; usia mereka adalah usia saat asesmen") if aged else "")


def _share(rows: Sequence[tuple[Content, ...]], at: int) -> float:
    """The share of the width that a column asks for by the longest of its texts."""
    longest = max(len(all_text(row[at])) for row in rows)
    return 0.5 + min(longest, _LONG_TEXT) / _LETTERS_TO_SHARE


def everybody(teller: Teller) -> Iterator[tuple[Person, FamilyMember | None]]:
    """Who stands in the family table, then those whom only the genogram knows."""
    file = teller.file
    seen = set()
    for member in sorted(file.case.family, key=lambda one: one.position):
        if member.person is not None:
            seen.add(member.person_id)
            yield member.person, member
    drawn = {one.key for one in from_case.whole_family(file).members}
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
        _age(teller, person),
        told or "–",
        person.education or "–",
        person.occupation or "–",
        tuple(_state(teller, person, member)) or "–",
    )


def _age(teller: Teller, person: Person) -> str:
    """The stated age, else that which follows from the birth date; a dead person has none of those."""
    stated = person.stated_age
    if stated is not None:
        plain = plain_age(person)
        return _years(plain) if plain is not None else age_words(stated)
    age = "" if person.vital is Vital.DEAD else present_age(person, drawn_on(teller.file))
    return _years(age) if age else "–"


def _years(age: int | str) -> str:
    """«27 tahun», never on two lines."""
    return tr("{age} tahun").format(age=age).replace(" ", "\u00a0")


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
        yield noted(tr(label_of(Person.died)), died)
    if person.death_cause:
        yield noted(tr(label_of(Person.death_cause)), person.death_cause)


def _note(notes: Sequence[tuple[str, str]]) -> list[SpanRow]:
    """All that no column asks for, in one row below the person."""
    if not notes:
        return []
    runs = [run for label, value in notes for run in (Run("; "), Run(f"{label}: ", italic=True), Run(value))]
    return [SpanRow(tuple(runs[1:]))]


def _notes(teller: Teller, person: Person, member: FamilyMember | None) -> list[tuple[str, str]]:
    """What is known of somebody that no column asks for; of the client it stands on a page of its own."""
    known = beyond_table(teller, person) if person.id != teller.file.case.client_id else []
    if member is not None:
        known += parts(
            teller, member, FamilyMember.significant_other, FamilyMember.emergency_contact, FamilyMember.note
        )
    return [(label, value) for label, value in known if value]
