"""What limits the report: consent that is lacking, what was done without it, and what is so although it was doubted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework import data_requests
from caseworker_app.casework.permissions import Permission, Use, permission
from caseworker_app.documents.blocks import Block, BulletList, Heading
from caseworker_app.documents.case_report.photos import is_photo
from caseworker_app.documents.telling import Teller, find_rows
from caseworker_app.documents.wording import counted, sentence
from caseworker_app.forms.catalogue import page
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.model.case import Case


def limits(teller: Teller) -> list[Block]:
    """The list of limits, and the register of exceptions with their reasons; nothing where nothing limits it."""
    case = teller.file.case
    told = _told(case, date.today())
    exceptions = teller.table(
        case.overrides,
        find_rows(page("consent"), "overrides"),
        caption=tr("Pengecualian atas Persetujuan"),
    )
    if not told and not exceptions:
        return []
    listed = [BulletList(tuple(told))] if told else []
    return [Heading(1, tr("Keterbatasan Laporan"), numbered=False, key="limits"), *listed, *exceptions]


def _told(case: Case, today: date) -> list[str]:
    found = []
    report, photo = permission(case, Use.REPORT, today), permission(case, Use.PHOTO, today)
    if not report.given:
        found.append(_because(tr("Pemuatan dalam laporan belum disetujui"), report))
    photos = sum(is_photo(one) for one in case.attachments)
    if photos and not photo.given:
        found.append(_because(tr("{count} foto tidak dimuat").format(count=counted(photos)), photo))
    if why := data_requests.restricted(case, today):
        found.append(sentence(why))
    return [*found, *map(sentence, data_requests.disputed(case)), *_silenced(case)]


def _silenced(case: Case) -> Iterator[str]:
    """What the program doubted and the worker wants to be known, with the reason why it is so all the same."""
    words = tr("{finding} Memang demikian: {reason}")
    for kept in sorted(case.silenced_findings, key=lambda kept: kept.position):
        if kept.in_report and kept.sentence and kept.reason:
            yield sentence(words.format(finding=kept.sentence, reason=kept.reason))


def _because(what: str, found: Permission) -> str:
    return sentence(f"{what}: {found.why}")
