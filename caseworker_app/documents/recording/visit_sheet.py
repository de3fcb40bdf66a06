"""Lembar kunjungan: what to know before a home visit on one page, and a page to fill during and after it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework import signers
from caseworker_app.casework.work_log import was_made
from caseworker_app.documents.blocks import (
    Block,
    Column,
    Content,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Space,
    Text,
    Tick,
    Title,
    WritingLines,
    choices,
)
from caseworker_app.documents.elements.letterhead import foot
from caseworker_app.documents.elements.office_template import by_heading, case_words
from caseworker_app.documents.elements.record_tables import parts
from caseworker_app.documents.elements.sheet import (
    empty_rows,
    grid,
    pairs,
    points,
    sheet,
    signed,
    to_write,
    unsigned,
    worker_signer,
)
from caseworker_app.documents.elements.staff_names import DOTS, worker_name
from caseworker_app.documents.recording.open_matters import (
    alerts,
    concerns,
    goals,
    health,
    progress,
    promises,
    questions,
    risks,
)
from caseworker_app.documents.telling import Teller
from caseworker_app.documents.wish import wanted
from caseworker_app.documents.wording import capital, date_in_words, with_whom
from caseworker_app.forms.catalogue import label_of
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Vital
from caseworker_app.model.engagement import HomeVisit
from caseworker_app.model.practice import Agency
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.case import FamilyMember
    from caseworker_app.model.person import Person

KEY = "visit-sheet"
_LABEL = 0.25
_SPARE_ROWS, _BLANK_ROWS, _HEIGHT = 2, 5, 0.8
_MANY = 4


def visit_sheet(file: CaseFile, wish: Wish, *, today: date | None = None) -> Document:
    """The sheet for the planned home visit that is wanted, else for the next one.

    Raises NotFound for an id that is no home visit's.
    """
    visit = None if wish.blank else _planned(file.case, wish.item)
    teller, template = Teller(file, names=wish.names), file.document_template(KEY)
    words = case_words(file.case, teller.client)
    before = _by_hand() if wish.blank else _known(teller, visit, today or date.today())
    after = by_heading(template.sections, _capture(file.case, blank=wish.blank), words, level=1)
    return Document(
        key=KEY,
        title=template.title,
        dress="form",
        type_size=10.5,
        foot=foot(file.case, template.version),
        blocks=(
            Title(template.title.upper()),
            *_head(teller, visit),
            *by_heading(template.sections, before, words, level=1),
            *([PageBreak(), *after] if after else []),
        ),
    )


def _planned(case: Case, item: str | None) -> HomeVisit | None:
    """The visit that was asked for, else the last one that has not been made."""
    if item is not None:
        return wanted(case.home_visits, item)
    return next((one for one in reversed(case.home_visits) if not was_made(one)), None)


def _part(key: str, blocks: list[Block]) -> list[Block]:
    return [Heading(1, "", key=key, numbered=False), *blocks] if blocks else []


def _head(teller: Teller, visit: HomeVisit | None) -> list[Block]:
    """When and why, and where to go."""
    case, person = teller.file.case, teller.file.client
    worker = case.practitioner
    known = (
        *parts(teller, case, Case.client, Case.number),
        (tr("Hari, tanggal"), date_in_words(visit.date) if visit else ""),
        (tr("Pukul"), teller.words(visit.time).removeprefix("pukul ") if visit else ""),
        (capital((worker.role if worker else None) or tr("petugas")), worker_name(case)),
        (tr("Surat tugas"), (visit.letter_number if visit else None) or ""),
    )
    phone = person.phone if person and teller.names else None
    where = (teller.address(person) if person else "") or (visit.place if visit else None)
    return [
        *pairs("head", [(label, value or Space(0.6)) for label, value in known]),
        *sheet(
            "where",
            (
                (tr("Alamat"), where or WritingLines(1)),
                (tr("Telepon"), phone or ""),
                (tr("Tujuan kunjungan"), (visit.purpose if visit else None) or WritingLines(1)),
            ),
            label=_LABEL,
        ),
    ]


def _known(teller: Teller, visit: HomeVisit | None, today: date) -> list[Block]:
    """Everything that is known before setting out."""
    return [
        *_part("home", _home(teller, today)),
        *_before(teller, visit, today),
        *_part("promises", promises(teller, "promises") or [WritingLines(2)]),
        *_part("questions", _asked(teller)),
    ]


def _by_hand() -> list[Block]:
    """The same to write in."""
    before = (
        (tr("Peringatan: alergi, keselamatan, jangan hubungi"), 1),
        (tr("Risiko"), 2),
        (tr("Keamanan petugas"), 1),
        (tr("Kesehatan"), 1),
        (tr("Tujuan yang belum tercapai"), 2),
        (tr("Janji kedua pihak"), 2),
        (tr("Pertanyaan yang masih terbuka"), 3),
    )
    columns = _residents_columns()
    return [
        *_part("home", grid("home", columns, empty_rows(len(columns), _BLANK_ROWS, _HEIGHT))),
        *_part("before", sheet("before", to_write(before), label=_LABEL)),
    ]


def _residents_columns() -> tuple[Column, ...]:
    return (
        Column(tr("No."), 0.35, "centre"),
        Column(tr("Nama"), 1.3),
        Column(tr("Hubungan"), 1.1),
        Column(tr("Usia"), 0.6, "centre"),
        Column(tr("Yang perlu diketahui"), 2.4),
        Column(tr("Ditemui"), 0.7, "centre"),
    )


def _home(teller: Teller, today: date) -> list[Block]:
    """Everybody of the household, each with a box for having been met, and rows for whom nobody knows of."""
    person = teller.file.client
    told: list[Block] = []
    if person is not None and (person.lives_with or person.house):
        where = tr(" di {house}").format(house=person.house) if person.house else ""
        text = tr("Menurut catatan, klien tinggal{whom}{where}.").format(whom=with_whom(person), where=where)
        told.append(Paragraph(text, "plain"))
    met: Text = (Tick(),)
    rows: list[tuple[Content, ...]] = [
        (str(at), *_resident(teller, one, today), met) for at, one in enumerate(_residents(teller.file), 1)
    ]
    first = len(rows) + 1
    rows += [(str(at), "\u00a0", "", "", "", met) for at in range(first, first + _SPARE_ROWS)]
    return [*told, *grid("home", _residents_columns(), rows)]


def _residents(file: CaseFile) -> list[Person]:
    """Who shares a roof with the client now; where no household is entered, the client."""
    found: list[Person] = []
    for home in file.kin.households:
        now = [member for member in home.members if member.until is None]
        if home.until is None and any(member.person_id == file.case.client_id for member in now):
            found += [member.person for member in now if member.person is not None]
    if file.client is not None and file.client not in found:
        found.insert(0, file.client)
    return [one for one in dict.fromkeys(found) if one.vital is not Vital.DEAD]


def _resident(teller: Teller, person: Person, today: date) -> tuple[str, ...]:
    member = next((one for one in teller.file.case.family if one.person_id == person.id), None)
    relation = tr("klien") if person is teller.file.client else teller.file.relation(member) if member else ""
    span = signers.ages(person, today)
    age = "–".join(dict.fromkeys(map(str, span))) if span else ""
    return teller.person(person), relation, age, _notes(teller, member)


def _notes(teller: Teller, member: FamilyMember | None) -> str:
    if member is None:
        return ""
    marks = [tr("dihubungi dalam keadaan darurat")] if member.emergency_contact else []
    marks += [tr("orang penting bagi klien")] if member.significant_other else []
    alive = teller.words(member.person.vital) if member.person else ""
    condition = member.condition if member.condition != alive else None
    return "; ".join(filter(None, (*marks, condition, member.note)))


def _before(teller: Teller, visit: HomeVisit | None, today: date) -> list[Block]:
    """Alerts, dangers, health, goals, and how the last visit went."""
    case = teller.file.case
    agency = case.agency
    parts: list[tuple[str, Content]] = [
        (tr("Peringatan"), alerts(teller, today)),
        (tr("Risiko"), risks(teller)),
        (tr("Kejadian yang belum selesai"), concerns(teller)),
        (tr("Keamanan petugas"), points(_safety(case, visit))),
        (tr("Kesehatan"), health(teller)),
        (tr("Pencatatan lain"), progress(teller)),
        (tr(label_of(Agency.hotlines)), points((agency.hotlines if agency else None) or ())),
        (tr("Tujuan yang belum tercapai"), goals(teller) or WritingLines(1)),
        (tr("Kunjungan terakhir"), points(_last(teller, visit))),
    ]
    return _part("before", sheet("before", parts, label=_LABEL))


def _safety(case: Case, visit: HomeVisit | None) -> Iterator[str]:
    for one in case.home_visits:
        if one is not visit:
            yield from filter(None, (one.hazards, one.worker_safety))


def _last(teller: Teller, visit: HomeVisit | None) -> Iterator[str]:
    made = [one for one in teller.file.case.home_visits if one is not visit and was_made(one)]
    for one in made[-1:]:
        when = date_in_words(one.date) or tr("tanggal tidak tercatat")
        failed = tr("Tidak terlaksana: {why}").format(why=one.failed_because) if one.failed_because else None
        told = (one.result, one.agreement, failed)
        yield f"{when}: {' '.join(filter(None, told)) or tr('hasil tidak tercatat')}"


def _asked(teller: Teller) -> list[Block]:
    found = list(dict.fromkeys(questions(teller)))
    known = points(found)
    told: list[Block] = [Paragraph(known, "plain")] if isinstance(known, str) and known else []
    if len(found) > 1:
        told = [known]  # type: ignore[list-item] # several points are a list
    return [*told, *([WritingLines(2)] if len(found) < _MANY else [])]


def _capture(case: Case, *, blank: bool) -> list[Block]:
    """What is written down on the spot, in three minutes, also of a visit that failed."""
    photos = choices((tr("tidak ada"), False), (tr("ada, dengan izin dari:"), False))
    held = choices((tr("terlaksana"), False), (tr("tidak terlaksana, karena:"), False))
    parts: list[tuple[str, Content]] = [
        (tr("Kunjungan"), (*held, Run(" " + DOTS * 3))),
        (tr("Datang, pulang"), tr("pukul {dots}   sampai pukul {dots}").format(dots=DOTS)),
        *to_write(
            (
                (tr(label_of(HomeVisit.met)), 2),
                (tr("Keadaan rumah dan lingkungan"), 2),
                (tr(label_of(HomeVisit.observation)), 3),
                (tr("Tafsiran (terpisah)"), 2),
                (tr(label_of(HomeVisit.result)), 2),
                (tr("Kesepakatan dan janji"), 2),
                (tr(label_of(HomeVisit.follow_up)), 2),
            )
        ),
        (tr("Foto, rekaman"), (*photos, Run(" " + DOTS))),
    ]
    worker = unsigned(tr("Petugas")) if blank else worker_signer(case)
    return [
        Heading(1, "", key="visit", numbered=False),
        *sheet("capture", parts, label=_LABEL),
        signed(f"{DOTS}, {'…' * 10}", unsigned(tr("Yang dikunjungi")), worker),
    ]
