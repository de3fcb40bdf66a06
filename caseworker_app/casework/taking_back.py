"""What a client can take back of a consent, and what follows from it: said before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.consent import agrees_to_all, is_taken_back, label_of
from caseworker_app.casework.permissions import Use, permission, use_of_attachment, uses_of
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from caseworker_app.model.case import Case
    from caseworker_app.model.engagement import Consent

UNDERSTOOD = frozenset({"kerahasiaan", "menarik_diri"})
"""Statements that say what was understood: nothing is allowed by them, so nothing is taken back."""
_MEDIA = (Use.PHOTO, Use.SOUND, Use.VIDEO)


def can_be_taken_back(case: Case, consent: Consent, on: date) -> list[tuple[str, str]]:
    """The permissions of a form that can be taken back one by one: the key of each, and what it is called.

    Those that were agreed to; of a consent recorded as a whole, each that nothing stands against yet.
    """
    answered = [one for one in consent.statements if one.agreed is not None]
    if answered:
        rows = [one for one in answered if one.agreed and one.key and one.key not in UNDERSTOOD]
        return [(one.key or "", label_of(one)) for one in rows if not is_taken_back(one)]
    if not agrees_to_all(consent):
        return []
    return [(use.value, use.label) for use in Use if not permission(case, use, on).forbids]


def consequences(case: Case, keys: Collection[str] | None = None) -> list[str]:
    """What follows when consent is taken back, in whole sentences. keys: of these items alone, else of the whole."""
    taken = list(Use) if keys is None else list(dict.fromkeys(use for key in keys for use in uses_of(key)))
    found = list(_of_items(case, taken, whole=keys is None))
    receivers = _receivers(case) if Use.REFERRAL in taken else []
    if receivers:
        told = tr("Data sudah diberikan kepada {who}; beri tahu bahwa persetujuannya dicabut.")
        found.append(told.format(who=", ".join(receivers)))
    if keys is None:
        found.append(tr("Catatan yang ada tetap terkunci di buku kasus; klien boleh meminta agar dihapus."))
    elif keys:
        found.append(tr("Izin yang lain tetap berlaku, dan lembar yang ditandatangani tetap seperti semula."))
    return found


def _of_items(case: Case, taken: Sequence[Use], *, whole: bool) -> Iterator[str]:
    """What can no longer be done; of the whole only what there is to speak of."""
    if Use.REPORT in taken:
        yield tr("Laporan dan ringkasan kasus tidak dapat dicetak lagi tanpa alasan tertulis.")
    kept = [use_of_attachment(one.kind, one.media_type) for one in case.attachments]
    media = [use for use in _MEDIA if use in taken]
    if count := sum(use in media for use in kept):
        yield tr("{count} foto atau rekaman tidak dicetak dan tidak dapat disalin ke luar.").format(count=count)
    if media and not whole:
        told = tr("Lampiran baru berupa {what} hanya dapat ditambahkan dengan alasan tertulis.")
        yield told.format(what=", ".join(use.label for use in media))
    if Use.CONFERENCE in taken and (case.conferences or not whole):
        yield tr("Kasus tidak dibahas lagi dalam case conference; berita acaranya tidak dapat dicetak.")
    if Use.REFERRAL in taken and not whole:
        yield tr("Surat rujukan tidak dapat dicetak tanpa alasan tertulis.")
    told_there = [use.label for use in taken if use not in {*_MEDIA, Use.REPORT, Use.CONFERENCE, Use.REFERRAL}]
    if told_there and not whole:
        told = tr("Di halaman yang bersangkutan tertulis bahwa izinnya dicabut: {what}.")
        yield told.format(what=", ".join(told_there))


def _receivers(case: Case) -> list[str]:
    """Who has data of the client already."""
    lists = (*(one.to or () for one in case.referrals), *([one.to] for one in case.disclosures if one.to))
    return sorted({name.strip() for names in lists for name in names if name.strip()})
