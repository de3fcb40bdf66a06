"""Put the case report together: cover, six stages, what was attached, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.document_template import CLIENT, HEAD, INSTRUCTOR, SUPERVISOR, WORKER
from caseworker_app.casework.stages import KEYS, titles
from caseworker_app.documents.arranging import by_heading, case_words, filled
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
from caseworker_app.documents.case_report.blank import field_book
from caseworker_app.documents.case_report.closing import termination
from caseworker_app.documents.case_report.engagement import engagement, number_label
from caseworker_app.documents.case_report.evaluation import evaluation
from caseworker_app.documents.case_report.intervention import intervention
from caseworker_app.documents.case_report.plan import plan
from caseworker_app.documents.pseudonyms import with_initials
from caseworker_app.documents.staff import supervisor
from caseworker_app.documents.telling import Teller
from caseworker_app.documents.towns import town
from caseworker_app.documents.wording import capital, titled
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile

STAGES = (engagement, assessment, plan, intervention, evaluation, termination)
_DOTTED = "." * 30
KEY = "case-report"


def case_report(file: CaseFile, *, names: bool = False, blank: bool = False) -> Document:
    """The whole case in six stages (4.1 to 4.6), with initials unless ``names``; blank: the frame to write in."""
    headings = _headings(file)
    if blank:
        return field_book(file, headings)
    teller = Teller(file, names=names)
    blocks: list[Block] = [Title("BAB IV", tr("PROSES PERTOLONGAN PEKERJAAN SOSIAL")), _opening(teller)]
    template, words = file.document_template(KEY), case_words(file.case, teller.client)
    for key, heading, stage in zip(KEYS, headings, STAGES, strict=True):
        blocks += [Heading(1, heading), *by_heading(template.sections_of(key), stage(teller), words)]
    end = max(at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level < 3)
    blocks[end:] = [Keep((*blocks[end:], *_signatures(file)))]
    blocks += appendix(teller)
    name = file.initials(file.client) if file.client else ""
    document = Document(
        key=KEY,
        title=_named(file.document_template(KEY).title, name),
        dress="report",
        blocks=tuple(blocks),
        chapter="4",
        cover=tuple(_cover(teller)),
        contents=True,
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
    text = teller.file.document_template(KEY).text("opening")
    return Paragraph((Run(filled(text, case_words(case, teller.client)), supplied=True),))


def _cover(teller: Teller) -> list[Block]:
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
    place = town(case)
    known = tuple(Fact(label, value) for label, value in facts if value)
    return [
        Space(2),
        Title(teller.file.document_template(KEY).title.upper(), capital(teller.client) if teller.file.client else ""),
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
    ended = case.termination.date
    day = long_date(ended.day, weekday=False) if ended and ended.day and not ended.text else _DOTTED
    place = town(case) or _DOTTED
    return [Space(1), SignatureRow(tuple(_signers(file, f"{place}, {day}")))]


def _signers(file: CaseFile, when: str) -> list[Signer]:
    """Those whom the template names; an instructor only where one is known. The worker signs below place and date."""
    case = file.case
    worker, agency = case.practitioner, case.agency
    guide, record = supervisor(case)
    people = {
        SUPERVISOR: (tr("Supervisor"), guide, record.number if record else None),
        INSTRUCTOR: (
            tr("Pendamping lapangan"),
            worker.field_instructor if worker else None,
            worker.field_instructor_number if worker else None,
        ),
        HEAD: (
            tr("Pimpinan lembaga"),
            agency.head_name if agency else None,
            agency.head_number if agency else None,
        ),
        CLIENT: (tr("Klien"), file.client.name if file.client else None, None),
    }
    found: list[Signer] = []
    noted = tr("Mengetahui,")
    for one in file.document_template(KEY).signing:
        if one.who == WORKER:
            role = one.role or capital((worker.role if worker else None) or tr("praktikan"))
            number = _numbered(worker.role, worker.number) if worker else ""
            drawn = worker.signature if worker else None
            found.append(Signer(f"{when}\n{role}", (worker.name if worker else None) or "", number, picture=drawn))
            continue
        usual, name, told = people.get(one.who, (one.role, one.name, one.number))
        if one.who != INSTRUCTOR or name:
            number = f"NIP {told}" if told and not told[0].isalpha() else told or ""
            found.append(Signer(f"{noted}\n{one.role or usual}", name or "", number))
            noted = "\u00a0"
    return found
