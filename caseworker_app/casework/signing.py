"""What a form needs before it can be signed, what it leaves empty, and what comes of its answers."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework.signers import ages, flaws, is_informants, is_minor, needs_ground, represented, same
from caseworker_app.model.choices import ConsentStatus, Sex
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from caseworker_app.casework.consent_template import Template
    from caseworker_app.model.case import Case
    from caseworker_app.model.engagement import Consent

SCREEN, PAPER = "tanda tangan di layar", "tanda tangan di kertas"
"""Ways of signing, of the list «consent_methods», beside the thumbprint (``signers.THUMB``)."""
INSTITUTION = "lembaga"
"""The word of the list «signer_status» that is nobody's kin."""
HOME_PAGE, SETTINGS = "client/client_home", "settings"
DOTS = "……"


def explained_titles(consent: Consent, template: Template) -> set[str]:
    """The parts of the form that were explained."""
    done = set(consent.explained or ())
    return {one.title for one in template.told if done.issuperset(one.covers or (one.title,))}


@dataclasses.dataclass(frozen=True, slots=True)
class Gap:
    """What a form does not say yet, as part of a sentence, and where it is written.

    field: of the form itself («place», «statements», «explained»), or with ``place`` of a page of the case
    («client/client_home») or of the settings («settings»). must: it cannot be signed without.
    """

    what: str
    field: str
    place: str = ""
    must: bool = False


def gaps(case: Case, consent: Consent, template: Template, on: date, relation: str = "") -> list[Gap]:
    """What must still be done before the form can be signed, in the order of the page; then what it leaves empty.

    relation: what the signer is to the client, as the form prints it.
    """
    return [*_needed(case, consent, template, on), *_empty(case, consent, template, on, relation)]


def _needed(case: Case, consent: Consent, template: Template, on: date) -> list[Gap]:
    found = []
    told = explained_titles(consent, template)
    if unsaid := [one.title for one in template.told if one.title not in told]:
        found.append(_must(tr("belum dijelaskan: {items}").format(items=", ".join(unsaid)), "explained"))
    if waiting := sum(one.agreed is None for one in consent.statements):
        found.append(_must(tr("{count} pernyataan belum dijawab").format(count=waiting), "statements"))
    told_of = {one.key: one.label for one in template.statements if one.with_parties}
    unnamed = [told_of[one.key] for one in consent.statements if one.agreed and one.key in told_of and not one.parties]
    if unnamed:
        found.append(_must(tr("belum disebut siapa: {items}").format(items=", ".join(unnamed)), "parties"))
    by_other = is_informants(consent) or represented(case, consent, on)
    if by_other and not (consent.signer_name or consent.signer_id):
        found.append(_must(tr("nama yang menandatangani belum ditulis"), "signer"))
    return found + [_must(flaw.what, flaw.field) for flaw in flaws(case, consent, on) if not flaw.answer]


def _must(what: str, field: str) -> Gap:
    return Gap(what, field, must=True)


def _empty(case: Case, consent: Consent, template: Template, on: date, relation: str) -> Iterator[Gap]:
    """What the form has room for and does not say, as one reads it; nothing that only some forms need."""
    by_other = represented(case, consent, on)
    if not consent.language:
        yield Gap(tr("bahasa yang dipakai"), "language")
    if consent.read_aloud is None:
        yield Gap(tr("dibacakan atau dibaca sendiri"), "read_aloud")
    if by_other and not consent.signer_status:
        yield Gap(tr("sebagai apa penanda tangan mewakili klien"), "signer_status")
    if by_other and not relation and not same(consent.signer_status, INSTITUTION):
        yield Gap(tr("hubungan penanda tangan dengan klien"), "signer_relation")
    if by_other and not (consent.ground or "").strip() and not needs_ground(case, consent, on):
        yield Gap(tr("alasan klien diwakili"), "ground")
    yield from _identity(case, consent, on, by_other=by_other or is_informants(consent))
    if consent.assent and is_minor(case.client, on) and not consent.assent_how:
        yield Gap(tr("cara anak menyatakan persetujuannya"), "assent_how")
    if not consent.place and not (case.agency and case.agency.city):
        yield Gap(tr("tempat penandatanganan"), "place")
    if not (consent.practitioner_name or (case.practitioner and case.practitioner.name)):
        yield Gap(tr("nama Praktikan/Pekerja Sosial"), "practitioner_name")
    yield from _promised(case, consent, template)


def _identity(case: Case, consent: Consent, on: date, *, by_other: bool) -> Iterator[Gap]:
    """Sex, age and address of whoever signs; a name alone has none of them."""
    person = consent.signer if by_other else case.client
    if person is None:
        if consent.signer_name:
            yield Gap(tr("jenis kelamin, usia, dan alamat penanda tangan"), "signer")
        return
    family = "client/client_family"
    who = tr("penanda tangan") if by_other else tr("klien")
    told = (
        (tr("jenis kelamin {who}"), person.sex not in (None, Sex.UNKNOWN), "sex", family),
        (tr("usia {who}"), ages(person, on) is not None, "born", family),
        (tr("alamat {who}"), any((person.street, person.village, person.district, person.city)), "street", HOME_PAGE),
    )
    for words, known, field, place in told:
        if not known:
            yield Gap(words.format(who=who), "family" if by_other else field, family if by_other else place)


def _promised(case: Case, consent: Consent, template: Template) -> Iterator[Gap]:
    """What the texts leave room for: when one meets, for how long, whom to telephone; a signed text shows its dots."""
    texts = (template.opening, template.closing, *(one.text for one in template.told))
    if (consent.signed_text or "").strip():
        if any(DOTS in text for text in texts):
            yield Gap(tr("bagian naskah yang masih titik-titik"), "consents")
        return
    written = " ".join(texts)
    contract = "engagement/contract"
    if "{jadwal}" in written and not any(one.schedule for one in case.contracts):
        yield Gap(tr("jadwal pertemuan (dari kontrak)"), "contracts", contract)
    if "{lama}" in written and not any(one.duration for one in case.contracts):
        yield Gap(tr("lama pendampingan (dari kontrak)"), "contracts", contract)
    phones = [one.phone for one in (case.practitioner.supervisors if case.practitioner else ())]
    phones.append(case.agency.phone if case.agency else None)
    if "{pimpinan}" in written and not any(phones):
        yield Gap(tr("nomor telepon pengaduan (lembaga atau supervisor)"), "", SETTINGS)


def outcome(consent: Consent) -> ConsentStatus:
    """The state of a signed form that follows from its answers."""
    answers = {one.agreed for one in consent.statements}
    if answers == {True}:
        return ConsentStatus.AGREED
    return ConsentStatus.PARTLY if True in answers else ConsentStatus.REFUSED
