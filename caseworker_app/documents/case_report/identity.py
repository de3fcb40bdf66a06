"""4.2, who the client is: one list of facts with aligned colons, then what asks for a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.ages import drawn_on, is_stated_after, possible, present_age
from caseworker_app.documents.blocks import Block, Fact, Facts
from caseworker_app.documents.case_report.parts import with_facts
from caseworker_app.documents.elements.record_tables import parts
from caseworker_app.documents.telling import Teller, missing
from caseworker_app.documents.wording import counted
from caseworker_app.forms.catalogue import item_of, label_of, page
from caseworker_app.forms.description import Field
from caseworker_app.model.choices import Vital
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.partial_date import PartialDate

CLIENT_PAGES = ("client_home", "client_habits", "client_school", "client_protection", "client_health")
ADDRESS = frozenset({"street", "rt", "rw", "village", "district", "city", "province", "postcode"})
DEATH = frozenset({"vital", "died", "death_cause"})
FIRST = frozenset({"name", "alias", "nickname", "sex", "birth_place", "born", "stated_age"})
IN_FACTS = FIRST | ADDRESS | {"child_number", "siblings_count", "children_count", "disability_note"}


def identity(teller: Teller) -> list[Block]:
    """The client's page."""
    person = teller.file.client
    if person is None:
        return [missing(tr("klien belum didaftarkan"), "client/client_family")]
    basics = [(person, item) for item in page("client_family").sections[0].items if item.key not in IN_FACTS]
    further = [told for key in CLIENT_PAGES for told in teller.items_of(page(key), skip=IN_FACTS | DEATH)]
    blocks = teller.told([*basics, *further])
    blocks = with_facts(_first(teller, person), blocks)
    head, *rest = blocks
    if isinstance(head, Facts):
        blocks = [Facts((*head.facts, *_place(teller, person))), *rest]
    return [*blocks, *_death(teller, person), *_special(teller, person)]


def born(person: Person) -> tuple[str, str]:
    """Label and words for birth place and date: «Tempat, tanggal lahir», «Jakarta, 5 Oktober 1958»."""
    day = person.born.long(weekday=False) if person.born else ""
    if person.birth_place and day:
        return tr("Tempat, tanggal lahir"), f"{person.birth_place}, {day}"
    place, date = tr(label_of(Person.birth_place)), tr(label_of(Person.born))
    return (place, person.birth_place) if person.birth_place else (date, day)


def age_words(stated: PartialDate | None) -> str:
    """«66 tahun pada 27 Agustus 2024», «69 tahun»; else as it was written; marked where it cannot be."""
    words = stated.long().removeprefix("usia ") if stated else ""
    impossible = stated is not None and stated.age is not None and possible(stated.age) is None
    return tr("{age} (usia tidak mungkin)").format(age=words) if impossible else words


def _age(teller: Teller, person: Person) -> str:
    """The age with the day or time that it is of: «66 tahun pada 27 Agustus 2024», «26 tahun saat asesmen»."""
    stated, words = person.stated_age, age_words(person.stated_age)
    if words:
        return words if stated is None or stated.age is None or stated.age_on or "(" in words else _then(words)
    age = "" if person.vital is Vital.DEAD else present_age(person, drawn_on(teller.file))
    return _then(tr("{age} tahun").format(age=age)) if age else ""


def _then(words: str) -> str:
    return tr("{age} saat asesmen").format(age=words)


def plain_age(person: Person) -> int | None:
    """A stated age that needs no more words than its years; None where more is said, or where it cannot be."""
    stated, died = person.stated_age, person.died
    if stated is None or stated.age is None or stated.text or stated.approximate:
        return None
    return None if died and is_stated_after(stated, died) else possible(stated.age)


def _first(teller: Teller, person: Person) -> list[tuple[str, str]]:
    return [
        *(parts(teller, person, Person.name) if teller.names else []),
        (tr("Inisial"), teller.file.initials(person) if teller.file.has_name(person) else ""),
        *(parts(teller, person, Person.nickname) if teller.names else []),
        *parts(teller, person, Person.sex),
        born(person),
        (tr("Usia"), _age(teller, person)),
    ]


def _place(teller: Teller, person: Person) -> list[Fact]:
    """The address, and the place among brothers and sisters."""
    at = teller.figure(person, "child_number", str)
    siblings = teller.typed(person, "siblings_count") or person.siblings_count
    among = tr("dari {count} bersaudara").format(count=siblings) if siblings else ""
    children = teller.figure(person, "children_count", lambda count: tr("{count} orang").format(count=counted(count)))
    known = (
        (tr("Anak ke-") if at else tr("Saudara"), f"{at} {among}".strip()),
        (tr(label_of(Person.children_count)), children),
        (tr("Keterangan disabilitas"), person.disability_note or ""),
    )
    home = teller.address_fact(person)
    return [*([home] if home.value else []), *(Fact(label, value) for label, value in known if value)]


def _death(teller: Teller, person: Person) -> list[Block]:
    if person.vital in {None, Vital.ALIVE} and person.died is None and not person.death_cause:
        return []
    return teller.told((person, item) for item in page("client_health").sections[2].items)


def _special(teller: Teller, person: Person) -> list[Block]:
    """What only the genogram asks about."""
    return teller.told([(person, item) for item in [item_of(Person.birth_kind)] if item])


def beyond_table(teller: Teller, person: Person) -> list[tuple[str, str]]:
    """Labels and words for what a family table has no column for."""
    skip = IN_FACTS | DEATH | {"education", "occupation"}
    sections = [page("client_family").sections[0], *(part for key in CLIENT_PAGES for part in page(key).sections)]
    fields = [item for part in sections for item in part.items if isinstance(item, Field)]
    known: list[tuple[str, str | None]] = [born(person), (tr("Alamat"), teller.address(person))]
    known += [*(parts(teller, person, Person.nickname) if teller.names else []), *_counts(teller, person)]
    known += [(tr(item.label), teller.value(person, item)) for item in fields if item.key not in {*skip, "note"}]
    known += [
        (tr("Keterangan disabilitas"), person.disability_note),
        (tr("Kelahiran"), teller.words(person.birth_kind)),
        (tr("Keterangan"), person.note),
    ]
    return [(label, str(value)) for label, value in known if value]


def _counts(teller: Teller, person: Person) -> list[tuple[str, str]]:
    return [
        (fact.label, str(fact.value))
        for fact in _place(teller, person)
        if fact.label not in {tr("Alamat"), tr("Keterangan disabilitas")}
    ]
