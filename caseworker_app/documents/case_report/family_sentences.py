"""The paragraph on the family: whole, formal sentences out of what is known; what is unknown is passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.ages import drawn_on, present_age
from caseworker_app.casework.kin import children, partners
from caseworker_app.documents.telling import Teller
from caseworker_app.documents.wording import capital, counted, moment, ordinal, sentence, sentence_list, with_whom
from caseworker_app.model.choices import ParentageKind, Sex, UnionEnd, UnionKind, Vital
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.model.family import Union
    from caseworker_app.model.person import Person

_NO_JOB = ("belum", "tidak", "ibu rumah", "pensiun", "pelajar", "mahasiswa", "mengurus", "purna", "-", "–")
_STATES = ("ibu rumah", "pensiun", "pelajar", "mahasiswa", "purna")


def family_sentences(teller: Teller) -> str:
    """«Klien “MS” adalah anak keenam dari tujuh bersaudara. Ayahnya (SSJ) berusia 69 tahun …», as one paragraph."""
    person = teller.file.client
    if person is None:
        return ""
    told = [_place(teller, person), *_parents(teller, person), *_unions(teller, person), _children(teller, person)]
    return " ".join(filter(None, told))


def home_sentence(teller: Teller) -> str:
    """«Klien “S” tinggal sendiri di rumah susun.», as far as it is known."""
    person = teller.file.client
    house = (person.house or person.house_ownership) if person else None
    if person is None or not (house or person.lives_with):
        return ""
    where = tr(" di {house}").format(house=house) if house else ""
    text = tr("{client} tinggal{whom}{where}")
    return sentence(text.format(client=teller.client, whom=with_whom(person), where=where))


def suspicion_sentence(teller: Teller) -> str:
    """«… SP (ayah) diduga sebagai pelaku kekerasan terhadap klien “RK” …», never as something proved."""
    suspected = [
        f"{teller.person(member.person)} ({relation})" if relation else teller.person(member.person)
        for member in sorted(teller.file.case.family, key=lambda one: one.position)
        if member.suspected_perpetrator and member.person is not None
        for relation in (teller.file.relation(member),)
    ]
    if not suspected:
        return ""
    text = tr(
        "Berdasarkan keterangan yang dihimpun, {who} diduga sebagai pelaku kekerasan terhadap {client}. Keterangan ini "
        "masih berupa dugaan dan bukan pernyataan bahwa yang bersangkutan bersalah."
    )
    return text.format(who=sentence_list(suspected), client=teller.client)


def _place(teller: Teller, person: Person) -> str:
    """The client among brothers and sisters; the stated numbers go before the counted ones."""
    at, count = person.child_number, person.siblings_count
    for union, _ in teller.file.kin.births(person.id):
        order = children(union)
        if len(order) > 1 and at in {None, order.index(person.id) + 1} and count in {None, len(order)}:
            at, count = order.index(person.id) + 1, len(order)
            break
    if at is None:
        return ""
    among = tr(" dari {count} bersaudara").format(count=counted(count)) if count and count >= at else ""
    return sentence(tr("{client} adalah anak {at}{among}").format(client=teller.client, at=ordinal(at), among=among))


def _parents(teller: Teller, person: Person) -> Iterator[str]:
    words = {Sex.MALE: tr("ayahnya"), Sex.FEMALE: tr("ibunya")}
    unknown = []
    for parent_id in teller.file.kin.parents(person.id):
        parent = teller.file.kin.person(parent_id)
        if parent is None:
            continue
        called = words.get(parent.sex or Sex.UNKNOWN, tr("orang tuanya"))
        who = f"{called} ({teller.person(parent)})"
        told = _life(teller, parent)
        if told:
            yield sentence(f"{who} {told}")
        elif parent.vital is Vital.UNKNOWN:
            unknown.append(who)
    if unknown:
        yield sentence(tr("keadaan {who} tidak diketahui").format(who=sentence_list(unknown)))
    ends = {
        UnionEnd.DIVORCED: tr("kedua orang tuanya telah bercerai{when}"),
        UnionEnd.SEPARATED: tr("kedua orang tuanya berpisah{when}"),
    }
    for union, birth in teller.file.kin.births(person.id):
        if union.ended_by in ends and birth.kind in {None, ParentageKind.BIOLOGICAL} and len(partners(union)) > 1:
            yield sentence(ends[union.ended_by].format(when=moment(union.until)))


def _life(teller: Teller, person: Person) -> str:
    """«berusia 69 tahun dan bekerja sebagai kuli», «telah meninggal pada tahun 2022»."""
    if person.vital is Vital.DEAD:
        cause = tr(" karena {cause}").format(cause=person.death_cause) if person.death_cause else ""
        return tr("telah meninggal dunia") + moment(person.died) + cause
    age = present_age(person, drawn_on(teller.file))
    parts = [tr("berusia {age} tahun").format(age=age)] if age else []
    job = (person.occupation or "").strip()
    if job.casefold().startswith(_STATES):
        parts.append(tr("adalah {state}").format(state=job))
    elif job.casefold().startswith(("belum bekerja", "tidak bekerja", "mengurus")):
        parts.append(job)
    elif job and not job.casefold().startswith(_NO_JOB):
        parts.append(tr("bekerja sebagai {job}").format(job=job))
    return sentence_list(parts)


def _unions(teller: Teller, person: Person) -> Iterator[str]:
    for union in teller.file.kin.unions_of(person.id):
        mates = [mate for mate in partners(union) if mate != person.id]
        if mates:
            yield _union(teller, union, teller.file.kin.person(mates[0]))


def _union(teller: Teller, union: Union, mate: Person | None) -> str:
    if mate is None:
        return ""
    begun = {
        UnionKind.MARRIED: tr("menikah dengan {who}"),
        UnionKind.COHABITING: tr("hidup bersama {who}"),
        UnionKind.AFFAIR: tr("mempunyai hubungan dengan {who}"),
        None: tr("dicatat berpasangan dengan {who} (hubungan belum diketahui)"),
    }[union.kind]
    text = capital(teller.client) + " " + begun.format(who=teller.person(mate)) + moment(union.since)
    ends = {
        UnionEnd.DIVORCED: tr("keduanya bercerai{when}"),
        UnionEnd.SEPARATED: tr("keduanya berpisah{when}"),
        UnionEnd.REUNITED: tr("keduanya kemudian rujuk{when}"),
    }
    if union.ended_by in ends:
        text += "; " + ends[union.ended_by].format(when=moment(union.until))
    elif mate.vital is Vital.DEAD:
        pair = {Sex.MALE: tr("suaminya"), Sex.FEMALE: tr("istrinya")}
        who = pair.get(mate.sex, tr("pasangannya")) if mate.sex else tr("pasangannya")
        text += "; " + who + tr(" telah meninggal dunia") + moment(mate.died or union.until)
    return sentence(text)


def _children(teller: Teller, person: Person) -> str:
    known = [teller.person(teller.file.kin.person(child)) for child in teller.file.kin.children(person.id)]
    count = person.children_count if person.children_count is not None else len(known)
    if not count:
        return ""
    text = tr("{client} mempunyai {count} anak").format(client=teller.client, count=counted(count))
    if len(known) == count:
        text += tr(", yaitu {who}").format(who=sentence_list(known))
    return sentence(text)
