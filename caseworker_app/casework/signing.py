"""What a form needs before it can be signed, what comes of its answers, and what follows when it is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.consent import PARTLY, REFUSED
from caseworker_app.casework.permissions import use_of_attachment
from caseworker_app.casework.signers import flaws, represented
from caseworker_app.text import tr

if TYPE_CHECKING:
    from datetime import date

    from caseworker_app.casework.consent_template import Template
    from caseworker_app.model.case import Case
    from caseworker_app.model.engagement import Consent

AGREED = "setuju"
SCREEN, PAPER = "tanda tangan di layar", "tanda tangan di kertas"
"""Ways of signing, of the list «consent_methods», beside the thumbprint (``signers.THUMB``)."""


def explained_titles(consent: Consent, template: Template) -> set[str]:
    """The parts of the form that were explained."""
    done = set(consent.explained or ())
    return {one.title for one in template.told if done.issuperset(one.covers or (one.title,))}


def lacks(case: Case, consent: Consent, template: Template, on: date) -> list[str]:
    """What must still be done before the form can be signed, in the order of the page."""
    found = []
    told = explained_titles(consent, template)
    if unsaid := [one.title for one in template.told if one.title not in told]:
        found.append(tr("belum dijelaskan: {items}").format(items=", ".join(unsaid)))
    if waiting := sum(one.agreed is None for one in consent.statements):
        found.append(tr("{count} pernyataan belum dijawab").format(count=waiting))
    told_of = {one.key: one.label for one in template.statements if one.with_parties}
    unnamed = [told_of[one.key] for one in consent.statements if one.agreed and one.key in told_of and not one.parties]
    if unnamed:
        found.append(tr("belum disebut siapa: {items}").format(items=", ".join(unnamed)))
    if represented(case, consent, on) and not (consent.signer_name or consent.signer_id):
        found.append(tr("nama yang menandatangani belum ditulis"))
    found += [flaw.what for flaw in flaws(case, consent, on) if not flaw.answer]
    return found


def outcome(consent: Consent) -> str:
    """The state that follows from the answers: a word of the list «consent_status»."""
    answers = {one.agreed for one in consent.statements}
    if answers == {True}:
        return AGREED
    return PARTLY if True in answers else REFUSED


def consequences(case: Case) -> list[str]:
    """What follows when consent is taken back: said before it is done, in whole sentences."""
    found = [tr("Laporan dan ringkasan kasus tidak dapat dicetak lagi tanpa alasan tertulis.")]
    media = sum(use_of_attachment(one.kind, one.media_type) is not None for one in case.attachments)
    if media:
        found.append(tr("{count} foto atau rekaman tidak dicetak dan tidak dapat disalin ke luar.").format(count=media))
    if case.conferences:
        found.append(tr("Kasus tidak dibahas lagi dalam case conference; berita acaranya tidak dapat dicetak."))
    receivers = {
        name.strip()
        for names in (*(one.to or () for one in case.referrals), *([one.to] for one in case.disclosures if one.to))
        for name in names
        if name.strip()
    }
    if receivers:
        told = tr("Data sudah diberikan kepada {who}; beri tahu bahwa persetujuannya dicabut.")
        found.append(told.format(who=", ".join(sorted(receivers))))
    found.append(tr("Catatan yang ada tetap terkunci di buku kasus; klien boleh meminta agar dihapus."))
    return found
