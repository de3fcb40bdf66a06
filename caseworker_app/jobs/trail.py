"""The audit trail to be read: who did what when, in the words of the trade, and never what was written."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from caseworker_app.forms.called import called
from caseworker_app.model.bookkeeping import audit_entry
from caseworker_app.model.case import Case
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.store import audit
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook

ACTIONS = {
    "open": mark("Membuka buku kasus"),
    "close": mark("Mengunci buku kasus"),
    "view": mark("Melihat kasus"),
    "edit": mark("Mengubah"),
    "undo": mark("Mengurungkan"),
    "redo": mark("Mengulangi yang diurungkan"),
    "print": mark("Mencetak"),
    "export": mark("Menyimpan salinan tidak terkunci"),
    "play": mark("Memutar rekaman di program lain"),
    "import": mark("Memasukkan kasus"),
    "decide": mark("Memutuskan temuan dalam dokumen"),
    "override": mark("Melanjutkan tanpa persetujuan, dengan alasan"),
    "delete copy": mark("Menghapus salinan di luar buku kasus"),
    "backup": mark("Membuat cadangan"),
    "restore": mark("Memulihkan dari cadangan"),
    "erase": mark("Menghapus untuk selamanya"),
    "change passphrase": mark("Mengganti kata sandi"),
    "change recovery code": mark("Mengganti kode pemulihan"),
    "change data key": mark("Membuat kunci data baru"),
    "migrate": mark("Menyesuaikan dengan versi program"),
    "rollback": mark("Isi saat dibuka bukan yang terakhir disimpan"),
}
"""What is noted, in the order in which it is offered."""
_BY = {"passphrase": mark("dengan kata sandi"), "recovery": mark("dengan kode pemulihan")}
MOST_PRINTED = 2000
_AT_ONCE = 1000
_KINDS_NAMED = 4


@dataclasses.dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines: of one case, of one action, about records of these classes, from one day to another (local)."""

    case_id: str | None = None
    action: str | None = None
    kinds: Sequence[str] = ()
    since: date | None = None
    until: date | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """One line. at: local time. who: account and computer of the session. case: its number, else its id, else ""."""

    number: int
    at: datetime | None
    who: str
    what: str
    case: str
    action: str


def lines(session: Session, wanted: Wanted, *, before: int | None = None, limit: int = 100) -> list[Line]:
    """The newest lines that are wanted, newest first; ``before``: only those before the line of this number."""
    chosen = _chosen(wanted).order_by(audit_entry.c.sequence.desc()).limit(limit)
    if before is not None:
        chosen = chosen.where(audit_entry.c.sequence < before)
    entries = list(audit.entries(session.connection(), chosen))
    if not entries:
        return []
    people = _people(session, entries[-1].sequence, entries[0].sequence)
    ids = {_case_of(entry) for entry in entries}
    numbers = {row.id: row.number for row in session.execute(select(Case.id, Case.number).where(Case.id.in_(ids)))}
    return [_line(entry, people, numbers) for entry in entries]


def all_lines(session: Session, wanted: Wanted) -> Iterator[Line]:
    """Every line that is wanted, newest first, read in portions."""
    before: int | None = None
    while portion := lines(session, wanted, before=before, limit=_AT_ONCE):
        yield from portion
        before = portion[-1].number


def count(session: Session, wanted: Wanted) -> int:
    """How many lines are wanted."""
    return session.scalar(select(func.count()).select_from(_chosen(wanted).subquery())) or 0


def as_plain(line: Line) -> dict[str, Any]:
    """A line as JSON can hold it."""
    return {**dataclasses.asdict(line), "at": line.at.isoformat() if line.at else None}


def as_text(line: Line) -> str:
    """A line with tabs between its parts."""
    return "\t".join((str(line.number), moment(line), line.what, line.case, line.who))


def printed(notebook: Notebook, wanted: Wanted, chosen: Sequence[tuple[str, str]]) -> bytes:
    """The newest lines that are wanted (2,000 at the most) as PDF, with what checking the trail showed.

    chosen: what was chosen, label and words, for the head of the document.
    """
    from caseworker_app.documents.pdf.writer import write_pdf
    from caseworker_app.documents.registers.activity_log import activity_log

    finding = notebook.check_trail()
    with notebook.reader() as session:
        everything = count(session, wanted)
        told = lines(session, wanted, limit=MOST_PRINTED)
        agencies = session.scalars(select(Agency)).all()
        workers = session.scalars(select(Practitioner.name).where(Practitioner.name.is_not(None))).all()
        session.expunge_all()
    rows = [(str(line.number), moment(line), line.what, line.case, line.who) for line in told]
    facts = [(tr("Praktikan/Pekerja Sosial"), ", ".join(filter(None, workers))), *chosen]
    agency = agencies[0] if len(agencies) == 1 else None
    return write_pdf(activity_log(rows, facts, finding, everything=everything, agency=agency, day=date.today()))


def moment(line: Line) -> str:
    """«26/09/2024 14.05»; nothing where the line says no time."""
    return f"{line.at:%d/%m/%Y %H.%M}" if line.at else ""


def _chosen(wanted: Wanted) -> Select[Any]:
    columns = audit_entry.c
    chosen = select(audit_entry)
    if wanted.case_id is not None:
        chosen = chosen.where(or_(columns.case_id == wanted.case_id, columns.records.contains(wanted.case_id)))
    if wanted.action is not None:
        chosen = chosen.where(columns.action == wanted.action)
    if wanted.kinds:
        chosen = chosen.where(or_(*(columns.records.contains(f'"{kind}":') for kind in wanted.kinds)))
    if wanted.since is not None:
        chosen = chosen.where(columns.at >= _begin(wanted.since))
    if wanted.until is not None:
        chosen = chosen.where(columns.at < _begin(wanted.until + timedelta(days=1)))
    return chosen


def _begin(day: date) -> str:
    """The first moment of a local day as the trail writes moments."""
    return datetime(day.year, day.month, day.day).astimezone(UTC).isoformat(timespec="milliseconds")


def _people(session: Session, first: int, last: int) -> list[tuple[int, str]]:
    """From which line on who was at work, newest first: each opening says on which account and computer it was."""
    opened = select(audit_entry).where(audit_entry.c.action == "open", audit_entry.c.sequence <= last)
    begun = select(func.max(audit_entry.c.sequence)).where(
        audit_entry.c.action == "open", audit_entry.c.sequence <= first
    )
    since = session.scalar(begun) or 0
    opened = opened.where(audit_entry.c.sequence >= since).order_by(audit_entry.c.sequence.desc())
    return [(entry.sequence, _who(entry.records)) for entry in audit.entries(session.connection(), opened)]


def _who(records: audit.Records) -> str:
    account, computer = (_word(records, name) for name in ("account", "computer"))
    if account and computer:
        return tr("{account} di {computer}").format(account=account, computer=computer)
    return account or computer


def _word(records: audit.Records, name: str) -> str:
    value = records.get(name)
    return value[0] if isinstance(value, list) and value else ""


def _line(entry: audit.AuditEntry, people: list[tuple[int, str]], numbers: dict[str, str | None]) -> Line:
    who = next((name for begun, name in people if begun <= entry.sequence), "")
    case_id = _case_of(entry)
    at = entry.at.astimezone() if entry.at else None
    return Line(entry.sequence, at, who, _what(entry), numbers.get(case_id) or case_id, entry.action)


def _case_of(entry: audit.AuditEntry) -> str:
    """The case of a line; what made a case names it among its records."""
    made = entry.records.get(Case.__name__)
    return entry.case_id or (made[0] if isinstance(made, list) and len(made) == 1 else "")


def _what(entry: audit.AuditEntry) -> str:
    """«Mengubah Catatan harian (3), Data kasus»."""
    words = tr(ACTIONS.get(entry.action, entry.action))
    if entry.action == "open":
        by = tr(_BY.get(_word(entry.records, "by"), ""))
        failures = entry.records.get("failures")
        after = tr(", setelah {count} kali kata sandi atau kode salah").format(count=failures) if failures else ""
        return f"{words} {by}".strip() + after
    counts: dict[str, int] = {}
    for kind, ids in entry.records.items():
        if kind[:1].isupper():
            counts[called(kind)] = counts.get(called(kind), 0) + (ids if isinstance(ids, int) else len(ids))
    told = [name if number == 1 else f"{name} ({number})" for name, number in counts.items()]
    if len(told) > _KINDS_NAMED:
        more = tr("{count} jenis data lain").format(count=len(told) - _KINDS_NAMED)
        told = [*told[:_KINDS_NAMED], more]
    return f"{words}: {', '.join(told)}" if told else words
