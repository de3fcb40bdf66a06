"""Put the case report together: cover, six stages, what was attached, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.case_file import initials
from caseworker_app.casework.stages import titles
from caseworker_app.documents.blocks import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Keep,
    Paragraph,
    Run,
    SignatureRow,
    Signer,
    Space,
    Title,
)
from caseworker_app.documents.case_report.appendix import appendix
from caseworker_app.documents.case_report.assessment import assessment
from caseworker_app.documents.case_report.blank import blank_stages
from caseworker_app.documents.case_report.closing import termination
from caseworker_app.documents.case_report.engagement import engagement, number_label
from caseworker_app.documents.case_report.evaluation import evaluation
from caseworker_app.documents.case_report.intervention import intervention
from caseworker_app.documents.case_report.plan import plan
from caseworker_app.documents.pseudonyms import with_initials
from caseworker_app.documents.telling import Teller
from caseworker_app.documents.wording import capital, titled
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile

STAGES = (engagement, assessment, plan, intervention, evaluation, termination)
_DOTTED = "." * 30


def case_report(file: CaseFile, *, names: bool = False, blank: bool = False) -> Document:
    """The whole case in six stages (4.1 to 4.6), with initials unless ``names``; blank: the frame to write in."""
    teller = Teller(file, names=names)
    headings = _headings(file)
    blocks: list[Block] = [Title("BAB IV", tr("PROSES PERTOLONGAN PEKERJAAN SOSIAL"))]
    if blank:
        blocks += blank_stages(headings)
    else:
        blocks.append(_opening(teller))
        for heading, stage in zip(headings, STAGES, strict=True):
            blocks += [Heading(1, heading), *stage(teller)]
    end = max(at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level < 3)
    blocks[end:] = [Keep((*blocks[end:], *_signatures(file)))]
    if not blank:
        blocks += appendix(teller)
    name = initials(file.client) if file.client else ""
    document = Document(
        key="case-report",
        title=_named(tr("Laporan Kasus"), name),
        dress="report",
        blocks=tuple(blocks),
        chapter="4",
        cover=tuple(_cover(teller, name)),
        contents=not blank,
        even_margins=blank,
    )
    return document if names else with_initials(document, file)


def _headings(file: CaseFile) -> list[str]:
    """«Tahap Asesmen» …, as the agency names its stages."""
    agency = file.case.agency
    names = titles(agency.stage_names if agency else None)
    return [titled(tr("Tahap {name}").format(name=name.replace("; ", tr(" serta ")))) for name in names]


def _named(title: str, name: str) -> str:
    return tr("{title} Klien “{name}”").format(title=title, name=name) if name else title


def _opening(teller: Teller) -> Paragraph:
    case = teller.file.case
    agency = case.agency.name if case.agency else None
    where = tr(" di {agency}").format(agency=agency) if agency else ""
    text = tr("Bab ini menguraikan proses pertolongan terhadap {client}{where} dalam enam tahap.")
    return Paragraph((Run(text.format(client=teller.client, where=where), supplied=True),))


def _cover(teller: Teller, name: str) -> list[Block]:
    case = teller.file.case
    worker, agency = case.practitioner, case.agency
    facts = (
        (tr("Nomor kasus"), case.number),
        (tr("Klaster"), case.cluster),
        (tr("Lembaga"), agency.name if agency else None),
        (tr("Supervisor"), case.supervisor),
        (tr("Pendamping lapangan"), worker.field_instructor if worker else None),
        (tr("Masa praktikum"), teller.words(case.placement.period)),
    )
    author = [worker.name, _numbered(worker.role, worker.number), worker.institution] if worker else []
    year = str(case.opened.year) if case.opened and case.opened.year else None
    place = (agency.city if agency else None) or None
    known = tuple(Fact(label, value) for label, value in facts if value)
    return [
        Space(2),
        Title(tr("LAPORAN KASUS"), _named("", name).strip()),
        *([Paragraph(case.placement.report_title, "centre")] if case.placement.report_title else []),
        Space(2.5),
        *([Paragraph(tr("Disusun oleh:"), "centre")] if any(author) else []),
        *(Paragraph((Run(line, bold=not at),), "centre") for at, line in enumerate(filter(None, author))),
        Space(2),
        *([Facts(known)] if known else []),
        Space(2),
        Paragraph((Run(" ".join(filter(None, (place, year))), bold=True),), "centre"),
    ]


def _numbered(role: str | None, number: str | None) -> str:
    """«NRP 2104000»; a number that names its kind stays as it is."""
    if not number:
        return ""
    return number if number[0].isalpha() else f"{number_label(role)} {number}"


def _signatures(file: CaseFile) -> list[Block]:
    """The supervisor who has taken note, and the worker below place and date; they never stand alone on a page."""
    case = file.case
    worker = case.practitioner
    ended = case.termination.date
    day = long_date(ended.day, weekday=False) if ended and ended.day and not ended.text else _DOTTED
    place = (case.agency.city if case.agency else None) or _DOTTED
    supervisors = worker.supervisors if worker else []
    numbered = next((one.number for one in supervisors if one.name == case.supervisor and one.number), None)
    role = capital((worker.role if worker else None) or tr("praktikan"))
    instructor = (worker.field_instructor if worker else None) or ""
    number = (worker.field_instructor_number if worker else None) or ""
    signers = (
        Signer(
            f"{tr('Mengetahui,')}\n{tr('Supervisor')}", case.supervisor or "", f"NIP {numbered}" if numbered else ""
        ),
        *(
            [Signer(f"\u00a0\n{tr('Pendamping lapangan')}", instructor, f"NIP {number}" if number else "")]
            if instructor
            else []
        ),
        Signer(
            f"{place}, {day}\n{role}",
            (worker.name if worker else None) or "",
            _numbered(worker.role, worker.number) if worker else "",
            picture=worker.signature if worker else None,
        ),
    )
    return [Space(1), SignatureRow(signers)]
