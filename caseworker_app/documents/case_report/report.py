"""Put the case report together: cover, six stages, what was attached, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.document_template import CLIENT, HEAD, INSTRUCTOR, SUPERVISOR, WORKER
from caseworker_app.casework.stages import KEYS, titles
from caseworker_app.documents.blocks import (
    Block,
    Chapter,
    Document,
    Heading,
    Paragraph,
    Run,
    SignatureRow,
    Signer,
    Space,
    Title,
)
from caseworker_app.documents.case_report.appendix import appendix, approvals
from caseworker_app.documents.case_report.assessment import assessment
from caseworker_app.documents.case_report.blank import field_book
from caseworker_app.documents.case_report.closing import termination
from caseworker_app.documents.case_report.engagement import engagement, number_label
from caseworker_app.documents.case_report.evaluation import evaluation
from caseworker_app.documents.case_report.intervention import intervention
from caseworker_app.documents.case_report.limits import limits
from caseworker_app.documents.case_report.photos import with_photos
from caseworker_app.documents.case_report.plan import plan
from caseworker_app.documents.case_report.sessions import worker_label
from caseworker_app.documents.elements.office_template import by_heading, case_words, filled
from caseworker_app.documents.elements.record_tables import known_facts, parts
from caseworker_app.documents.elements.staff_names import agency_name, supervisor, worker_name
from caseworker_app.documents.telling import Teller, supplied
from caseworker_app.documents.towns import town
from caseworker_app.documents.wording import capital, titled
from caseworker_app.model.case import Case
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.notes import Placement
from caseworker_app.model.practice import Practitioner
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.wish import Wish

STAGES = (engagement, assessment, plan, intervention, evaluation, termination)
_DOTTED = "." * 30
KEY = "case-report"
NUMBER = 4
"""Of the chapter, as the reports of a practicum count it."""


def case_report(file: CaseFile, wish: Wish) -> Document:
    """The whole case in six stages (4.1 to 4.6); a blank one is the field book to write in."""
    if wish.blank:
        return field_book(file, _headings(file))
    teller = Teller(file, names=wish.names)
    template = file.document_template(KEY)
    blocks: list[Block] = [Chapter(template.text("chapter"), NUMBER, key="chapter")]
    blocks += [*stages(teller), *approvals(teller), *limits(teller)]
    blocks += _signatures(file)
    blocks += appendix(teller, blocks)
    name = file.initials(file.client) if file.has_name(file.client) else ""
    return Document(
        key=KEY,
        title=_named(template.title, name),
        dress="report",
        blocks=tuple(blocks),
        chapter=str(NUMBER),
        cover=tuple(_cover(teller)),
        contents=True,
    )


def stages(teller: Teller) -> list[Block]:
    """What the chapter holds: its opening and the six stages, in the order and under the headings of the template."""
    file = teller.file
    template, words = file.document_template(KEY), case_words(file.case, teller.client)
    blocks: list[Block] = [supplied(filled(template.text("opening"), words))]
    for key, heading, stage in zip(KEYS, _headings(file), STAGES, strict=True):
        blocks += [Heading(1, heading, key=key), *by_heading(template.sections_of(key), stage(teller), words)]
    return with_photos(teller, blocks)


def _headings(file: CaseFile) -> list[str]:
    """«Tahap Asesmen» …, as the agency names its stages."""
    agency = file.case.agency
    names = titles(agency.stage_names if agency else None)
    return [titled(tr("Tahap {name}").format(name=name.replace("; ", tr(" serta ")))) for name in names]


def _named(title: str, name: str) -> str:
    return tr("{title} Klien “{name}”").format(title=title, name=name) if name else title


def _cover(teller: Teller) -> list[Block]:
    case = teller.file.case
    worker = case.practitioner
    facts = (
        *parts(teller, case, Case.number, Case.cluster),
        (tr("Lembaga"), agency_name(case)),
        *parts(teller, case, Case.supervisor),
        *parts(teller, worker, Practitioner.field_instructor),
        *parts(teller, case.placement, Placement.period),
    )
    number = _numbered(worker.role, worker.number) if worker else ""
    author = [worker.name, number, worker.study_programme, worker.institution] if worker else []
    days = (case.placement.period, case.closed, case.termination.date, case.opened)
    year = next((str(day.latest.year) for day in days if day is not None and day.latest), None)
    place = town(case)
    return [
        Space(2),
        Title(teller.file.document_template(KEY).title.upper(), capital(teller.client) if teller.file.client else ""),
        *([Paragraph(case.placement.report_title, "centre")] if case.placement.report_title else []),
        Space(2.5),
        *([Paragraph(tr("Disusun oleh:"), "centre")] if any(author) else []),
        *(Paragraph((Run(line, bold=not at),), "centre") for at, line in enumerate(filter(None, author))),
        Space(2),
        *known_facts(facts),
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
    certain = ended is not None and (not ended.text or ended.weekday_conflict)
    day = long_date(ended.day, weekday=False) if ended and ended.day and certain else _DOTTED
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
            role = one.role or worker_label(worker)
            number = _numbered(worker.role, worker.number) if worker else ""
            drawn = worker.signature if worker else None
            found.append(Signer(f"{when}\n{role}", worker_name(case), number, picture=drawn))
            continue
        usual, name, told = people.get(one.who, (one.role, one.name, one.number))
        if one.who != INSTRUCTOR or name:
            number = f"NIP {told}" if told and not told[0].isalpha() else told or ""
            found.append(Signer(f"{noted}\n{one.role or usual}", name or "", number))
            noted = "\u00a0"
    return found
