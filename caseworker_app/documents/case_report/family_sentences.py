"""The paragraph on the family: whole, formal sentences out of what is known; what is unknown is passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.ages import drawn_on, present_age
from caseworker_app.casework.kin import children, partners
from caseworker_app.documents.wording import counted, moment, ordinal, sentence, sentence_list, with_whom
from caseworker_app.model.choices import ParentageKind, Sex, UnionEnd, UnionKind, Vital
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.documents.telling import Teller
    from caseworker_app.model.family import Union
    from caseworker_app.model.person import Person

_NO_JOB = ("belum", "tidak", "ibu rumah", "pensiun", "pelajar", "mahasiswa", "mengurus", "purna", "-", "–")
_STATES = ("ibu rumah", "pensiun", "pelajar", "mahasiswa", "purna")


def family_sentences(teller: Teller) -> str:
    """«Klien “MS” adalah anak keenam dari tujuh bersaudara. Ayahnya (SSJ) berusia 69 tahun …», as one paragraph."""
    person = teller.file.client
    if person is None:
        return ""
    told: list[str] = []
    for say in (_place, _parents, _divorce, _unions, _children, _home):
        if words := say(teller, person, tr("klien") if told else teller.client):
            told.append(sentence(words))
    return " ".join(told)


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


def _place(teller: Teller, person: Person, client: str) -> str:
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
    return tr("{client} adalah anak {at}{among}").format(client=client, at=ordinal(at), among=among)


def _parents(teller: Teller, person: Person, _client: str) -> str:
    """What is known of father and mother, in one sentence."""
    words = {Sex.MALE: tr("ayahnya"), Sex.FEMALE: tr("ibunya")}
    told, unknown = [], []
    for parent_id in teller.file.kin.parents(person.id):
        parent = teller.file.kin.person(parent_id)
        if parent is None:
            continue
        who = words.get(parent.sex or Sex.UNKNOWN, tr("orang tuanya"))
        if teller.file.has_name(parent):
            who += f" ({teller.person(parent)})"
        if life := _life(teller, parent):
            told.append(f"{who} {life}")
        elif parent.vital is Vital.UNKNOWN:
            unknown.append(who)
    if unknown:
        told.append(tr("keadaan {who} tidak diketahui").format(who=sentence_list(unknown)))
    return tr(", sedangkan ").join(told) if len(told) == 2 else "; ".join(told)


def _divorce(teller: Teller, person: Person, _client: str) -> str:
    ends = {
        UnionEnd.DIVORCED: tr("kedua orang tuanya telah bercerai{when}"),
        UnionEnd.SEPARATED: tr("kedua orang tuanya berpisah{when}"),
    }
    for union, birth in teller.file.kin.births(person.id):
        if union.ended_by in ends and birth.kind in {None, ParentageKind.BIOLOGICAL} and len(partners(union)) > 1:
            return ends[union.ended_by].format(when=moment(union.until))
    return ""


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


def _unions(teller: Teller, person: Person, client: str) -> str:
    """With whom the client lives or lived, one union after the other."""
    told = []
    for union in teller.file.kin.unions_of(person.id):
        mate = next((teller.file.kin.person(key) for key in partners(union) if key != person.id), None)
        if mate is not None:
            told.append(_union(teller, union, mate))
    return f"{client} {tr('; kemudian ').join(told)}" if told else ""


def _union(teller: Teller, union: Union, mate: Person) -> str:
    begun = {
        UnionKind.MARRIED: tr("menikah{who}"),
        UnionKind.COHABITING: tr("hidup bersama pasangannya{who}"),
        UnionKind.AFFAIR: tr("mempunyai hubungan{who}"),
        None: tr("dicatat berpasangan{who} (hubungan belum diketahui)"),
    }[union.kind]
    who = tr(" dengan {who}").format(who=teller.person(mate)) if teller.file.has_name(mate) else ""
    if union.kind is UnionKind.COHABITING and who:
        begun, who = tr("hidup bersama {who}"), teller.person(mate)
    text = begun.format(who=who) + moment(union.since)
    ends = {
        UnionEnd.DIVORCED: tr("keduanya bercerai{when}"),
        UnionEnd.SEPARATED: tr("keduanya berpisah{when}"),
        UnionEnd.REUNITED: tr("keduanya kemudian rujuk{when}"),
    }
    if union.ended_by in ends:
        return f"{text}, {ends[union.ended_by].format(when=moment(union.until))}"
    if mate.vital is Vital.DEAD:
        pair = {Sex.MALE: tr("suaminya"), Sex.FEMALE: tr("istrinya")}
        spouse = pair.get(mate.sex, tr("pasangannya")) if mate.sex else tr("pasangannya")
        return text + tr("; {spouse} telah meninggal dunia").format(spouse=spouse) + moment(mate.died or union.until)
    return text


def _children(teller: Teller, person: Person, client: str) -> str:
    known = [teller.file.kin.person(child) for child in teller.file.kin.children(person.id)]
    count = person.children_count if person.children_count is not None else len(known)
    if not count:
        return ""
    text = tr("{client} mempunyai {count} anak").format(client=client, count=counted(count))
    if len(known) == count and any(teller.file.has_name(child) for child in known):
        text += tr(", yaitu {who}").format(who=sentence_list([teller.person(child) for child in known]))
    return text


def _home(_teller: Teller, person: Person, client: str) -> str:
    """«Klien tinggal sendiri di rumah susun», as far as it is known."""
    house = person.house or person.house_ownership
    if not (house or person.lives_with):
        return ""
    where = tr(" di {house}").format(house=house) if house else ""
    return tr("{client} tinggal{whom}{where}").format(client=client, whom=with_whom(person), where=where)
