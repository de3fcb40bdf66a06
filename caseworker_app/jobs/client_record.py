"""The copy of everything that a notebook holds about one client: to be read (PDF, Word), and for machines (JSON)."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from caseworker_app.casework.client_record import ClientRecord, LogLine
from caseworker_app.casework.group_work import nameless
from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.errors import WrongUse
from caseworker_app.jobs import outside_copies
from caseworker_app.jobs.case_files import everything, load
from caseworker_app.jobs.packages import package_of
from caseworker_app.model.bookkeeping import Draft, audit_entry
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.store import audit
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

FORMAT, VERSION = "caseworker-client-record", 1
FORMATS = (".pdf", ".docx", ".json")
TITLE = mark("Salinan seluruh data klien")


def gather(notebook: Notebook, case_id: str) -> ClientRecord:
    """Everything about the client of a case, through all cases of that client. Raises NotFound."""
    first = load(notebook, case_id, for_others=True)
    client_id = first.case.client_id
    with notebook.reader() as session:
        others: list[str] = []
        elsewhere = 0
        if client_id:
            others = list(session.scalars(select(Case.id).where(Case.client_id == client_id, Case.id != case_id)))
            named = select(FamilyMember.case_id).where(FamilyMember.person_id == client_id)
            elsewhere = len(set(session.scalars(named)) - {case_id, *others})
        connection = session.connection()
        log = [
            LogLine(line.at, line.action, line.case_id)
            for case in (case_id, *others)
            for line in audit.entries(connection, select(audit_entry).where(audit_entry.c.case_id == case))
            if line.at is not None
        ]
    files = [first, *(load(notebook, case, for_others=True) for case in others)]
    unknown = {member.id for file in files for group in file.groups for member in nameless(group)}
    ids = {record.id for file in files for record in everything(file)} - unknown
    with notebook.reader() as session:
        drafts = [draft for draft in session.scalars(select(Draft).order_by(Draft.at)) if draft.entity_id in ids]
        session.expunge_all()
    copies = [copy for file in files for copy in outside_copies.copies(notebook, file.case.id)]
    log.sort(key=lambda line: line.at)
    now = datetime.now().astimezone()
    return ClientRecord(tuple(files), tuple(copies), tuple(drafts), tuple(log), now, elsewhere)


def for_reading(record: ClientRecord, suffix: str) -> bytes:
    """The copy as PDF, or as the Word document that ``suffix`` names."""
    from caseworker_app.documents.docx.writer import write_docx
    from caseworker_app.documents.pdf.writer import write_pdf
    from caseworker_app.documents.registers.client_record import client_record

    document = client_record(record)
    return write_docx(document) if suffix == ".docx" else write_pdf(document)


def for_machines(record: ClientRecord) -> bytes:
    """The copy as JSON: the package of every case with its attachments, and what the notebook keeps beside them."""
    plain: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": record.made_at.isoformat(timespec="seconds"),
        "cases": [json.loads(package_of(file)) for file in record.files],
        "copies": [
            {
                "case_id": copy.case_id,
                "what": copy.what,
                "form": copy.form,
                "at": copy.at.isoformat(timespec="seconds"),
                "place": copy.place,
                "names": copy.names,
                "lock": copy.lock,
                "state": str(copy.whereabouts),
            }
            for copy in record.copies
        ],
        "drafts": [
            {"entity": draft.entity, "entity_id": draft.entity_id, "field": draft.field, "raw": draft.raw}
            for draft in record.drafts
        ],
        "log": [
            {"at": line.at.isoformat(timespec="seconds"), "action": line.action, "case_id": line.case_id}
            for line in record.log
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2).encode() + b"\n"


def check(suffix: str) -> None:
    """Raise WrongUse for a format in which there is no such copy."""
    if suffix.lower() not in FORMATS:
        raise WrongUse(tr("Salinan data dapat disimpan sebagai PDF, Word, atau JSON; pakai .pdf, .docx, atau .json."))


def encoded(record: ClientRecord, suffix: str, password: str | None = None) -> bytes:
    """The copy in the format that a suffix names; a PDF opens with the password, where there is one."""
    if suffix.lower() == ".json":
        return for_machines(record)
    data = for_reading(record, suffix.lower())
    from caseworker_app.documents.pdf.lock import locked

    return locked(data, password if suffix.lower() == ".pdf" else None)


def leaving(case_id: str, lock: str | None = None) -> Leaving:
    """How the list of copies calls it; it goes to the client, so the register of disclosures has no need of it."""
    return Leaving(tr(TITLE), case_id, names=True, lock=lock, discloses=False)


def file_name(called: str, suffix: str = ".pdf") -> str:
    """What the file of a client called by these initials is named."""
    client = "".join(letter for letter in called if letter.isalnum()) or "klien"
    return f"salinan-data_{client}_{date.today().isoformat()}{suffix}"
