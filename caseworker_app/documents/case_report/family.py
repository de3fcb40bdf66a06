"""The client's identity and the family: aligned facts, the family table, and the sentences that the data supplies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import initials
from caseworker_app.diagrams.from_case import age_on, drawn_on
from caseworker_app.documents.blocks import Block, Column, Fact, Facts, Figure, Heading, Paragraph, Ref, Run, Table
from caseworker_app.documents.telling import Teller, address, missing, sentence, sentence_list, supplied
from caseworker_app.forms.catalogue import page
from caseworker_app.model.choices import Vital
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.case import FamilyMember
    from caseworker_app.model.person import Person

CLIENT_PAGES = ("client_home", "client_habits", "client_school", "client_protection", "client_health")
ADDRESS = frozenset({"street", "rt", "rw", "village", "district", "city", "province", "postcode"})
IN_TABLE = frozenset(
    {"name", "alias", "relation", "sex", "stated_age", "education", "occupation", "vital", "died", "condition"}
)


def client(teller: Teller) -> list[Block]:
    """Who the client is."""
    person = teller.file.client
    heading = Heading(2, tr("Identitas klien"))
    if person is None:
        return [heading, missing(tr("klien belum didaftarkan"))]
    identity = page("client_family").sections[0]
    facts = teller.facts(person, [item for item in identity.items if item.key != "alias"])  # type: ignore[misc] # fields only
    found = list(facts.facts) if facts else []
    found.append(Fact(tr("Inisial"), initials(person)))
    where = address(person)
    if where:
        found.append(Fact(tr("Alamat"), where))
    blocks: list[Block] = [heading, Facts(tuple(found))]
    for key in CLIENT_PAGES:
        for section in page(key).sections:
            blocks += teller.items(person, [item for item in section.items if item.key not in ADDRESS])
    return blocks


def relatives(teller: Teller, *, names: bool) -> list[Block]:
    """The family table, the genogram and the paragraph on the family."""
    from caseworker_app.diagrams.catalogue import DIAGRAMS

    file = teller.file
    members = [member for member in file.case.family if member.person]
    if not members:
        return []
    name = initials(file.client)
    columns = (
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Nama"), 1.2),
        Column(tr("L/P"), 0.4, "centre"),
        Column(tr("Usia"), 0.5, "centre"),
        Column(tr("Hubungan"), 1.1),
        Column(tr("Pendidikan"), 0.9),
        Column(tr("Pekerjaan"), 1.1),
        Column(tr("Keadaan"), 1.3),
    )
    rows = tuple((str(at), *_row(teller, member, names=names)) for at, member in enumerate(members, 1))
    blocks: list[Block] = [
        Heading(2, tr("Identitas keluarga")),
        Paragraph(
            (Run(tr("Keluarga klien dapat dilihat pada ")), Ref("family"), Run(tr(" dan ")), Ref("genogram"), Run("."))
        ),
        Table("family", tr("Identitas Keluarga Klien “{name}”").format(name=name), columns, rows),
    ]
    blocks += _further(teller, members)
    drawing = DIAGRAMS["genogram"].draw(file, names, False, None)
    blocks.append(Figure("genogram", tr("Genogram Klien “{name}”").format(name=name), drawing))
    told = family_sentences(teller)
    if told:
        blocks.append(supplied(told))
    note = file.case.assessment.genogram_note
    if note:
        blocks.append(Paragraph(note))
    return blocks


def family_sentences(teller: Teller) -> str:
    """The paragraph on the family, whole sentences out of what is known; unknown things are passed over."""
    file = teller.file
    person, case = file.client, file.case
    if person is None:
        return ""
    name = tr("Klien “{name}”").format(name=initials(person))
    told = []
    siblings = file.kin.siblings(person.id)
    births = list(file.kin.births(person.id))
    if births and siblings:
        order = [p.child_id for p in sorted(births[0][0].children, key=lambda one: one.position)]
        at, count = order.index(person.id) + 1, len(order)
        told.append(tr("{name} adalah anak ke-{at} dari {count} bersaudara.").format(name=name, at=at, count=count))
    for member in case.family:
        if member.person and member.person_id != case.client_id and member.person_id in _near(teller):
            told.append(_about(teller, member))
    partners = [initials(file.kin.person(p)) for p in file.kin.partners(person.id)]
    children = [initials(file.kin.person(p)) for p in file.kin.children(person.id)]
    if partners:
        told.append(tr("{name} berpasangan dengan {who}.").format(name=name, who=sentence_list(partners)))
    if children:
        text = tr("{name} mempunyai {count} anak, yaitu {who}.")
        told.append(text.format(name=name, count=len(children), who=sentence_list(children)))
    return " ".join(filter(None, told))


def _near(teller: Teller) -> set[str]:
    kin, client_id = teller.file.kin, teller.file.case.client_id or ""
    return {*kin.parents(client_id), *kin.partners(client_id), *kin.children(client_id)}


def _about(teller: Teller, member: FamilyMember) -> str:
    person = member.person
    if person is None:
        return ""
    who = f"{teller.file.relation(member)} ({initials(person)})".strip()
    dead = person.vital is Vital.DEAD
    parts = []
    age = age_on(person, drawn_on(teller.file))
    if age is not None and not dead:
        parts.append(tr("berusia {age} tahun").format(age=age))
    if person.occupation and not dead:
        parts.append(
            tr("bekerja sebagai {job}").format(job=person.occupation) if _is_job(person) else person.occupation
        )
    if dead:
        when = tr(" pada {date}").format(date=teller.words(person.died)) if person.died else ""
        parts.append(tr("sudah meninggal") + when)
    return sentence(f"{who} {sentence_list(parts)}") if parts else ""


def _is_job(person: Person) -> bool:
    words = (person.occupation or "").casefold()
    return not words.startswith(("belum", "tidak", "ibu rumah", "pensiun", "pelajar", "mahasiswa", "mengurus"))


def _row(teller: Teller, member: FamilyMember, *, names: bool) -> tuple[str, ...]:
    person = member.person
    if person is None:
        return ("–",) * 7
    age = age_on(person, drawn_on(teller.file))
    state = member.condition or (person.vital.value if person.vital else "")
    if person.vital is Vital.DEAD and person.died and not member.condition:
        state = f"{state} {person.died.long()}"
    sex = {"laki-laki": "L", "perempuan": "P"}.get(person.sex.value if person.sex else "", "–")
    called = f"{person.name} ({person.alias})" if names and person.name and person.alias else None
    return (
        called or (person.name if names else None) or initials(person),
        sex,
        str(age) if age is not None else "–",
        teller.file.relation(member) or "–",
        person.education or "–",
        person.occupation or "–",
        state or "–",
    )


def _further(teller: Teller, members: list[FamilyMember]) -> list[Block]:
    """What is known of relatives beyond the table."""
    rows = next(item for item in page("client_family").sections[1].items)
    fields = [
        item
        for item in (*rows.columns, *rows.details)  # type: ignore[union-attr] # the family is a table
        if item.key not in IN_TABLE | ADDRESS | {"person"}
    ]
    blocks: list[Block] = []
    for member in members:
        if member.person is None or member.person_id == teller.file.case.client_id:
            continue
        facts = teller.items(member, fields)
        where = address(member.person)
        if where:
            facts.insert(0, Facts((Fact(tr("Alamat"), where),)))
        if facts:
            about = tr("Keterangan tentang {name}").format(name=initials(member.person))
            blocks += [Paragraph((Run(about, italic=True),), "plain"), *facts]
    return blocks
