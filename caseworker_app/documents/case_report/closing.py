"""4.6 Terminasi dan rujukan, and what comes after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.case_report.parts import section, stage_closing
from caseworker_app.documents.sentences import stage_opening
from caseworker_app.documents.telling import Teller, find_rows, missing
from caseworker_app.documents.wording import joined, moment
from caseworker_app.forms.catalogue import page
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.documents.blocks import Block

_OPENED = frozenset({"date", "time", "place", "reasons"})
"""What the opening of the stage tells."""


def termination(teller: Teller) -> list[Block]:
    """The blocks of the sixth stage."""
    case = teller.file.case
    one = case.termination
    opening = stage_opening(teller, "termination", _opening(teller))
    elsewhere = {"process", *_OPENED, *({"referred_to"} if _told_by_referrals(teller) else ())}
    ended = teller.told(teller.items_of(page("termination"), skip=frozenset(elsewhere)))
    known = ended or not opening
    aftercare = find_rows(page("aftercare"), "aftercare")
    closed = teller.told(teller.items_of(page("termination_result"), skip=frozenset({"state", "results"})))
    return [
        *opening,
        *section(
            tr("Terminasi"),
            (ended or [missing(tr("terminasi belum tercatat"), "termination/termination")]) if known else [],
            key="termination",
        ),
        *teller.records(case.referrals, find_rows(page("referrals"), "referrals"), tr("Rujukan")),
        *section(tr("Pascalayanan"), teller.table(case.aftercare, aftercare), key="aftercare"),
        *section(tr("Penutupan Kasus"), closed, key="closing"),
        *stage_closing("termination", one.process, one.results, _led_to(teller)),
    ]


def _opening(teller: Teller) -> list[str]:
    """When, where and why the work together ended."""
    one = teller.file.case.termination
    place = tr(" di {place}").format(place=one.place) if one.place else ""
    hour = f", {teller.words(one.time)}," if one.time else ""
    when = f"{place}{moment(one.date)}{hour}".removesuffix("" if one.reasons else ",")
    why = tr(" karena {why}").format(why=joined(one.reasons)) if one.reasons else ""
    if not when and not why:
        return []
    return [tr("Pertolongan kepada {client} diakhiri{when}{why}").format(client=teller.client, when=when, why=why)]


def _told_by_referrals(teller: Teller) -> bool:
    """Whether the referrals name everybody to whom the client was handed on."""
    case = teller.file.case
    named = {name.casefold() for one in case.referrals for name in one.to or []}
    return all(name.casefold() in named for name in case.termination.referred_to or [])


def _led_to(teller: Teller) -> list[str]:
    """That the work together is over, where it is known to be."""
    case = teller.file.case
    if not case.termination.date and not case.closed:
        return []
    return [tr("Dengan demikian rangkaian pertolongan kepada {client} selesai").format(client=teller.client)]
