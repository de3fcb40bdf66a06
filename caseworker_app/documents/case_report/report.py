"""Put the case report together: cover, six stages, what was attached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import initials
from caseworker_app.casework.stages import titles
from caseworker_app.documents.blocks import (
    Block,
    BulletList,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    PlaceDate,
    Run,
    SignatureRow,
    Signer,
    Space,
    Title,
)
from caseworker_app.documents.case_report.assessment import assessment
from caseworker_app.documents.case_report.closing import evaluation, termination
from caseworker_app.documents.case_report.engagement import engagement
from caseworker_app.documents.case_report.intervention import intervention
from caseworker_app.documents.case_report.plan import plan
from caseworker_app.documents.pseudonyms import with_initials
from caseworker_app.documents.telling import Teller
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile


def case_report(file: CaseFile, *, names: bool = False) -> Document:
    """The whole case in six stages (4.1 to 4.6), with initials unless ``names``."""
    teller = Teller(file)
    agency = file.case.agency
    stage_names = titles(agency.stage_names if agency else None)
    chapters = [tr("Tahap {name}").format(name=name) for name in stage_names]
    blocks: list[Block] = [
        *engagement(teller, chapters[0]),
        *assessment(teller, chapters[1], names=names),
        *plan(teller, chapters[2]),
        *intervention(teller, chapters[3]),
        *evaluation(teller, chapters[4]),
        *termination(teller, chapters[5]),
        *_appendix(file),
        *_signatures(file),
    ]
    name = initials(file.client)
    document = Document(
        key="case-report",
        title=tr("Laporan Kasus Klien “{name}”").format(name=name),
        dress="report",
        blocks=tuple(blocks),
        chapter="4",
        cover=tuple(_cover(file, name)),
        contents=True,
    )
    return document if names else with_initials(document, file)


def _cover(file: CaseFile, name: str) -> list[Block]:
    case = file.case
    worker = case.practitioner
    facts = (
        (tr("Nomor kasus"), case.number),
        (tr("Klien"), name),
        (tr("Klaster"), case.cluster),
        (tr("Lembaga"), case.agency.name if case.agency else None),
        (tr("Praktikan/Pekerja Sosial"), worker.name if worker else None),
        (tr("NRP/NIP"), worker.number if worker else None),
        (tr("Asal lembaga"), worker.institution if worker else None),
        (tr("Supervisor"), case.supervisor),
        (tr("Pendamping lapangan"), worker.field_instructor if worker else None),
    )
    year = case.opened.year if case.opened else None
    place = case.agency.city if case.agency else None
    return [
        Space(3),
        Title(tr("LAPORAN KASUS"), tr("Klien “{name}”").format(name=name)),
        Space(2),
        Facts(tuple(Fact(label, value) for label, value in facts if value)),
        Space(6),
        Paragraph((Run(" ".join(filter(None, (place, str(year or "")))), bold=True),), "centre"),
    ]


def _appendix(file: CaseFile) -> list[Block]:
    attachments = [
        " · ".join(
            filter(None, (one.caption or one.file_name, one.kind, one.taken_on.long() if one.taken_on else None))
        )
        for one in file.case.attachments
    ]
    if not attachments:
        return []
    return [Heading(1, tr("Lampiran"), numbered=False), BulletList(tuple(attachments))]


def _signatures(file: CaseFile) -> list[Block]:
    case = file.case
    worker = case.practitioner
    signers = [
        Signer(tr("Supervisor"), case.supervisor or ""),
        Signer(
            (worker.role if worker else None) or tr("Praktikan"),
            (worker.name if worker else None) or "",
            (worker.number if worker else None) or "",
            picture=worker.signature if worker else None,
        ),
    ]
    ended = case.termination.date
    place = (case.agency.city if case.agency else None) or ""
    date = ended.long(weekday=False) if ended and ended.exact and not ended.text else ""
    return [PlaceDate(f"{place}, {date or '.' * 30}"), SignatureRow(tuple(signers))]
