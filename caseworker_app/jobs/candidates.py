"""Take clients in from a list that an agency hands out: looked through row by row, imported together, undone as one."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from caseworker_app import limits
from caseworker_app.casework.candidate_columns import body_of, columns_of, header_of, headings_of
from caseworker_app.casework.candidate_fields import ReadCandidate, SheetRow, heading_key, read_row
from caseworker_app.casework.nik import digits
from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.casework.same_person import grounds, name_key
from caseworker_app.errors import BadInput
from caseworker_app.exchange.candidate_template import EXAMPLE_MARK, write_template
from caseworker_app.exchange.sheets import read_sheets
from caseworker_app.exchange.spreadsheet import SheetColumn, SheetTable, write_tables
from caseworker_app.forms import lists
from caseworker_app.jobs import cases
from caseworker_app.jobs.files import opened
from caseworker_app.jobs.same_person import compared
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Sex
from caseworker_app.model.engagement import Engagement
from caseworker_app.model.person import Person
from caseworker_app.store import settings
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from caseworker_app.casework.candidate_fields import Sheet
    from caseworker_app.casework.same_person import Described, Ground
    from caseworker_app.exchange.sheets import Tell
    from caseworker_app.exchange.spreadsheet import Value
    from caseworker_app.jobs.same_person import Likeness
    from caseworker_app.model.practice import Agency, Practitioner
    from caseworker_app.store.notebook import Notebook

HEADINGS = "headings of lists of candidates"
"""The setting that holds which field a heading was chosen to be."""
ACCESS_ROUTE = mark("penugasan lembaga dari daftar calon klien")
_COMPARED = (Person.id, Person.name, Person.alias, Person.nickname, Person.nik, Person.born)


@dataclasses.dataclass(slots=True)
class Candidate:
    """A row of the list and what becomes of it.

    alike: the person here who may be this one, and why. twin: the row of the list that may be the same person, 0 for
    none. wanted: it is to be imported. known: the id of the person here whom the worker says it is.
    """

    row: SheetRow
    read: ReadCandidate
    alike: tuple[str, tuple[Ground, ...]] | None = None
    twin: int = 0
    wanted: bool = True
    known: str | None = None

    @property
    def name(self) -> str:
        """What the person is called, "" where the row does not say."""
        return str(self.read.client.get("name") or self.read.client.get("alias") or "")

    def person(self) -> Person:
        """The client that it would become."""
        return Person(**self.read.client)

    @property
    def reasons(self) -> list[str]:
        """What is to be known of the row, a sentence each."""
        told = [] if self.name else [tr("Nama dan inisial kosong.")]
        if self.alike and not self.known:
            why = ", ".join(tr(ground) for ground in self.alike[1])
            told.append(tr("Mungkin sudah ada di buku kasus ({why}).").format(why=why))
        if self.known:
            told.append(tr("Menjadi kasus lanjutan orang yang sudah ada."))
        if self.twin:
            told.append(tr("Mungkin sama dengan baris {row}.").format(row=self.twin))
        return [*told, *self.read.doubts]


@dataclasses.dataclass(frozen=True, slots=True)
class CandidateList:
    """A sheet with its headings (row ``header`` of it, -1 for none) and which column is which field."""

    sheet: Sheet
    header: int
    columns: dict[int, str]

    @property
    def headings(self) -> list[str]:
        """Of all columns."""
        return headings_of(self.sheet, self.header)

    @property
    def body(self) -> tuple[SheetRow, ...]:
        """The rows of people."""
        return body_of(self.sheet, self.header)


def read_file(path: Path, tell: Tell = lambda _done, _all: None) -> list[Sheet]:
    """The sheets of a list. Raises NotFound, BadInput in one sentence; fit for a thread."""
    with opened(path, limits.SHEET_FILE) as file:
        return read_sheets(file, path.name, tell)


def template() -> bytes:
    """The Excel file to hand out to agencies, with the words of the lists to choose from."""
    keys = {"cluster": "klaster", "ppks": "ppks", "religion": "religion", "education": "education",
            "marital_status": "marital"}  # fmt: skip
    choices = {field: lists.load(key).values() for field, key in keys.items()}
    return write_template({"sex": [Sex.MALE.value, Sex.FEMALE.value], **choices})


def guess(notebook: Notebook, sheet: Sheet, header: int | None = None) -> CandidateList:
    """Where the headings of a sheet stand, unless ``header`` says it, and which column is what."""
    with notebook.reader() as session:
        known: dict[str, str] = settings.setting(session, HEADINGS) or {}
    at = header_of(sheet, known) if header is None else header
    return CandidateList(sheet, at, columns_of(sheet, at, known))


def best_sheet(notebook: Notebook, sheets: Sequence[Sheet]) -> int:
    """The sheet (from 0) in which most columns are known; the visible ones first."""
    found = [(not sheet.hidden, len(guess(notebook, sheet).columns), -at) for at, sheet in enumerate(sheets)]
    return -max(found)[2]


def candidates(notebook: Notebook, chosen: CandidateList, *, today: date | None = None) -> list[Candidate]:
    """What each row becomes. Those without a name, and those who may be here already, are not wanted until it is said.

    Fit for a thread. Raises BadInput where no column is a name.
    """
    if not {"name", "alias"} & set(chosen.columns.values()):
        raise BadInput(tr("Pilih dahulu kolom yang berisi nama atau inisial."))
    day, headings = today or date.today(), chosen.headings
    found = [Candidate(row, read_row(row, headings, chosen.columns, day)) for row in chosen.body]
    found = [candidate for candidate in found if not candidate.name.startswith(EXAMPLE_MARK)]
    with notebook.reader() as session:
        known = _by_keys(session.execute(select(*_COMPARED)))
        seen: dict[str, list[tuple[Person, int]]] = defaultdict(list)
        for candidate in found:
            person = candidate.person()
            candidate.alike = _alike(person, known)
            for key in _keys(person):
                candidate.twin = candidate.twin or next((row for other, row in seen[key] if grounds(person, other)), 0)
                seen[key].append((person, candidate.row.number))
            candidate.wanted = bool(candidate.name) and candidate.alike is None and not candidate.twin
    return found


def _keys(person: Described) -> list[str]:
    """By one of these somebody has in common with whoever may be the same."""
    names = {name_key(name) for name in (person.name, person.nickname) if name} - {""}
    nik, day = digits(person.nik), person.born.day if person.born else None
    return [*names, *([f"nik {nik}"] if nik else []), *([f"day {day}"] if day else [])]


def _by_keys(people: Iterable[Described]) -> dict[str, list[Described]]:
    known: dict[str, list[Described]] = defaultdict(list)
    for person in people:
        for key in _keys(person):
            known[key].append(person)
    return known


def _alike(person: Person, known: Mapping[str, list[Described]]) -> tuple[str, tuple[Ground, ...]] | None:
    others = (other for key in _keys(person) for other in known.get(key, ()))
    return next(((str(getattr(other, "id")), why) for other in others if (why := grounds(person, other))), None)  # noqa: B009 - a row of the query has it


def beside(session: Session, candidate: Candidate) -> Likeness | None:
    """The row beside the person here who may be the same; None where nobody is."""
    return compared(session, candidate.person(), *candidate.alike) if candidate.alike else None


def usual_staff(session: Session) -> tuple[Practitioner | None, Agency | None]:
    """Practitioner and agency of the case that was opened last: they take over the new ones, until it is changed."""
    last = session.scalars(select(Case).order_by(Case.opened.desc().nulls_last(), Case.number.desc()).limit(1)).first()
    return (last.practitioner, last.agency) if last else (None, None)


def take_in(
    notebook: Notebook,
    chosen: CandidateList,
    found: Sequence[Candidate],
    *,
    source: str = "",
) -> list[str]:
    """Open a case for every wanted row in one edit; gives their numbers. Remembers what the headings were.

    Whoever works on the newest case works on these. What no field takes becomes the note of the case, and so does what
    could not be read. source: the name of the file. Raises BadInput where no row is wanted.
    """
    wanted = [candidate for candidate in found if candidate.wanted]
    if not wanted:
        raise BadInput(tr("Belum ada baris yang dipilih; tidak ada yang diambil."))
    label = tr("Ambil {count} calon klien dari daftar").format(count=len(wanted))
    numbers: list[str] = []
    with notebook.edit(label, action="import") as session:
        practitioner, agency = usual_staff(session)
        free = cases.free_numbers(session, date.today().year, agency.number_pattern if agency else None)
        for candidate, number in zip(wanted, free, strict=False):
            case = Case(number=number, client=candidate.person(), practitioner=practitioner, agency=agency)
            _fill(case, candidate, source)
            cases.register(session, case, known=candidate.known)
            numbers.append(number)
    _remember(notebook, chosen)
    return numbers


def _fill(case: Case, candidate: Candidate, source: str) -> None:
    words = candidate.read.case
    case.access_route = tr(ACCESS_ROUTE)
    case.cluster, case.ppks = _listed("klaster", words.get("cluster")), _listed("ppks", words.get("ppks"))
    case.engagement = Engagement(presenting_problem=words.get("problem"), referred_by=words.get("referred_by"))
    origin = tr("Dari daftar “{source}”, baris {row}.").format(source=source, row=candidate.row.number)
    kept = [words.get("note", ""), *candidate.read.kept, origin if source else ""]
    case.note = "\n".join(filter(None, kept)) or None


def _listed(key: str, words: str | None) -> str | None:
    entry = lists.load(key).find(words) if words else None
    return entry.value if entry else words


def _remember(notebook: Notebook, chosen: CandidateList) -> None:
    with notebook.reader() as session:
        known: dict[str, str] = dict(settings.setting(session, HEADINGS) or {})
    headings = chosen.headings
    known |= {heading_key(headings[at]): field for at, field in chosen.columns.items() if headings[at]}
    settings.set_setting(notebook, HEADINGS, known)


def left_out(chosen: CandidateList, found: Sequence[Candidate]) -> bytes:
    """The rows that were not taken, as an Excel file to hand back: as they were, with the reasons."""
    headings = chosen.headings
    columns = [SheetColumn(tr("Baris"), "count"), *map(SheetColumn, headings), SheetColumn(tr("Alasan"))]
    rows: list[list[Value]] = [
        [
            candidate.row.number,
            *(cell.words for cell in candidate.row.cells),
            *[""] * (len(headings) - len(candidate.row.cells)),
            " ".join(candidate.reasons) or tr("Tidak dipilih."),
        ]
        for candidate in found
        if not candidate.wanted
    ]
    return write_tables([SheetTable(tr("Belum diambil"), columns, rows)], title=tr("Baris yang belum diambil"))


def left_out_leaving() -> Leaving:
    """How the list of copies calls the rows that are handed back."""
    return Leaving(tr("Baris daftar yang belum diambil"), names=True, discloses=False)
