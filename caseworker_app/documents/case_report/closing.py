"""4.6 Terminasi dan rujukan, and what comes after."""

from __future__ import annotations

from caseworker_app.documents.blocks import Block
from caseworker_app.documents.case_report.parts import course, section
from caseworker_app.documents.telling import Teller, find_rows, missing
from caseworker_app.documents.wording import capital, joined, moment, sentence_list
from caseworker_app.forms.catalogue import page
from caseworker_app.text import tr


def termination(teller: Teller) -> list[Block]:
    """The blocks of the sixth stage."""
    case = teller.file.case
    told = teller.told(teller.items_of(page("termination"), skip=frozenset({"process"})))
    aftercare = find_rows(page("aftercare"), "aftercare")
    closed = teller.told(teller.items_of(page("termination_result"), skip=frozenset({"state", "results"})))
    visits = tr("Kunjungan pascalayanan dapat dilihat pada")
    return [
        *section(tr("Terminasi"), told or [missing(tr("terminasi belum tercatat"))], key="termination"),
        *teller.records(case.referrals, find_rows(page("referrals"), "referrals"), tr("Rujukan")),
        *section(tr("Pascalayanan"), teller.table(case.aftercare, aftercare, sentence=visits), key="aftercare"),
        *section(tr("Penutupan Kasus"), closed, key="closing"),
        *_course(teller),
    ]


def _course(teller: Teller) -> list[Block]:
    case = teller.file.case
    one = case.termination
    told, reached = [], []
    if one.date or one.reasons:
        when = moment(one.date)
        place = tr(" di {place}").format(place=one.place) if one.place else ""
        why = tr(" karena {why}").format(why=joined(one.reasons)) if one.reasons else ""
        told.append(tr("Terminasi dilaksanakan{place}{when}{why}.").format(place=place, when=when, why=why))
    to = list(dict.fromkeys([*(one.referred_to or []), *(name for r in case.referrals for name in r.to or [])]))
    if to:
        reached.append(tr("klien dirujuk kepada {who}").format(who=sentence_list(to)))
    if one.client_condition:
        reached.append(capital(one.client_condition))
    if not reached and told:
        reached.append(tr("relasi pertolongan dengan klien berakhir"))
    return course(one.process, one.results, " ".join(told), reached)
