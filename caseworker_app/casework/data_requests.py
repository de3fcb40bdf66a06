"""What clients ask for about their data: until when it is to be answered, what it holds back, what is in dispute."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.case import Case
    from caseworker_app.model.notes import DataRequest

COPY, CORRECTION, RESTRICTION = "salinan atau akses", "perbaikan", "pembatasan"
"""Kinds of request, as the list «data_request_kinds» words them."""
GRANTED, PARTLY, REFUSED = "dipenuhi", "dipenuhi sebagian", "ditolak"
"""How they are answered, as the list «request_decisions» words them."""
DAYS = 3
"""Days to answer in: 3 × 24 hours (UU 27/2022; nobody has compared the articles with the original yet)."""


def due(request: DataRequest) -> date | None:
    """The day by which it must be answered; None where nobody said when it came."""
    came = request.date.earliest if request.date else None
    return came + timedelta(days=DAYS) if came else None


def is_open(request: DataRequest) -> bool:
    """Whether it waits for an answer."""
    return bool(request.kind or request.what) and not request.decision


def waiting(case: Case) -> list[DataRequest]:
    """The requests that wait for an answer, the most urgent first."""
    return sorted((one for one in case.data_requests if is_open(one)), key=lambda one: due(one) or date.max)


def restrictions(case: Case, on: date) -> list[DataRequest]:
    """The restrictions of processing that were granted and have not ended."""
    return [
        one
        for one in case.data_requests
        if one.kind == RESTRICTION and one.decision in {GRANTED, PARTLY} and not _ended(one, on)
    ]


def restricted(case: Case, on: date) -> str:
    """Why data of this client is not to be used now, as part of a sentence; empty where nothing restricts it."""
    told = []
    for one in restrictions(case, on):
        since = one.answered or one.date
        day = tr(" sejak {date}").format(date=since.long()) if since else ""
        what = f" ({one.what.strip().rstrip('.')})" if one.what and one.what.strip() else ""
        told.append(tr("klien meminta pemakaian datanya dibatasi{since}{what}").format(since=day, what=what))
    return "; ".join(told)


def disputed(case: Case) -> list[str]:
    """The corrections that were asked for and not made, in sentences without a full stop, for whoever reads on."""
    told = []
    for one in case.data_requests:
        if one.kind != CORRECTION or one.decision == GRANTED:
            continue
        answer = tr("belum dijawab") if is_open(one) else one.decision
        parts = [tr("isi semula “{text}”").format(text=one.before)] if one.before else []
        parts += [tr("yang diminta “{text}”").format(text=one.wanted)] if one.wanted else []
        about = ": ".join(filter(None, (one.what, "; ".join(parts))))
        told.append(tr("Klien meminta perbaikan ({answer}): {about}").format(answer=answer, about=about or "–"))
    return told


def _ended(request: DataRequest, on: date) -> bool:
    last = request.ended.latest if request.ended else None
    return last is not None and last <= on
