"""What surrounds a case: journal, supervision, tasks, promises, restrictions, attachments, disclosures, requests."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseworker_app.model.base import Memo, Record, Row, Words, link, owner, part, rows
from caseworker_app.model.book import BookCase, BookConcept, BookRegulation
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.termination import Referral
from caseworker_app.model.time_span import TimeSpan


class JournalEntry(Row):
    """Catatan harian atau mingguan, also the logbook's line."""

    __tablename__ = "journal_entry"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    time: Mapped[TimeSpan | None]
    kind: Mapped[str | None]
    stage: Mapped[str | None]
    method: Mapped[str | None]
    place: Mapped[str | None]
    text: Mapped[Memo | None]
    result: Mapped[Memo | None]
    obstacle: Mapped[Memo | None]
    plan: Mapped[Memo | None]


class Supervision(Row):
    """Lembar bimbingan: one line."""

    __tablename__ = "supervision"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    supervisor: Mapped[str | None]
    media: Mapped[str | None]
    topic: Mapped[Memo | None]
    advice: Mapped[Memo | None]
    follow_up: Mapped[Memo | None]
    due: Mapped[PartialDate | None]
    done: Mapped[bool | None]
    signature: Mapped[bytes | None]


class Reflection(Row):
    """Refleksi or an ethical dilemma."""

    __tablename__ = "reflection"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    situation: Mapped[Memo | None]
    feelings: Mapped[Memo | None]
    values_in_conflict: Mapped[Memo | None]
    options: Mapped[Memo | None]
    decision: Mapped[Memo | None]
    consulted: Mapped[Memo | None]
    learned: Mapped[Memo | None]


class Task(Row):
    """Agenda: a task or an appointment.

    Of a visit outside: ``known_to`` is who knows where the worker is, ``expected_back`` when this person begins to
    worry, ``returned`` whether the worker is back.
    """

    __tablename__ = "task"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    time: Mapped[TimeSpan | None]
    what: Mapped[Memo | None]
    place: Mapped[str | None]
    with_whom: Mapped[str | None]
    done: Mapped[bool | None]
    known_to: Mapped[str | None]
    expected_back: Mapped[TimeSpan | None]
    returned: Mapped[bool | None]


class KeyEvent(Row):
    """A dated event that the worker marked for the chronology of the case: the date ``field`` of a record.

    ``entity`` is the name of the record's class, ``entity_id`` its id. The row goes with the record.
    """

    __tablename__ = "key_event"

    case_id: Mapped[str] = owner("case_")
    entity: Mapped[str | None]
    entity_id: Mapped[str | None]
    field: Mapped[str | None]


class Promise(Row):
    """Janji klien atau janji pekerja sosial, asked about at the next session."""

    __tablename__ = "promise"

    case_id: Mapped[str] = owner("case_")
    made_on: Mapped[PartialDate | None]
    by: Mapped[str | None]
    what: Mapped[Memo | None]
    due: Mapped[PartialDate | None]
    kept: Mapped[bool | None]
    note: Mapped[Memo | None]


class Restriction(Row):
    """«Jangan disampaikan kepada …»: a note that the client does not want a party to read."""

    __tablename__ = "restriction"

    case_id: Mapped[str] = owner("case_")
    entity: Mapped[str | None]
    entity_id: Mapped[str | None]
    what: Mapped[Memo | None]
    party: Mapped[str | None]
    reason: Mapped[Memo | None]
    since: Mapped[PartialDate | None]


class Override(Row):
    """Pengecualian: done although consent does not cover it, with the worker's written reason.

    ``what`` is what consent does not cover («foto»), ``standing`` how consent stood then, ``done`` what was done.
    """

    __tablename__ = "override"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    what: Mapped[str | None]
    standing: Mapped[Memo | None]
    done: Mapped[str | None]
    reason: Mapped[Memo | None]
    decided_by: Mapped[str | None]


class SilencedFinding(Row):
    """«Memang demikian»: what a check doubted and the worker says is right as it is written, with the reason.

    ``check_key`` is the key of the check; ``entity``, ``entity_id`` and ``field`` are what it doubted, and ``sentence``
    is what it said of that. in_report: told among the limits of the case report.
    """

    __tablename__ = "silenced_finding"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    check_key: Mapped[str | None]
    entity: Mapped[str | None]
    entity_id: Mapped[str | None]
    field: Mapped[str | None]
    sentence: Mapped[Memo | None]
    reason: Mapped[Memo | None]
    decided_by: Mapped[str | None]
    in_report: Mapped[bool | None]


class ProcedureStep(Row):
    """A step of a procedure that the worker ticked off: done, or ``unneeded`` with the reason in ``note``.

    ``procedure`` is the key of the procedure, ``what`` the words of the step, ``date`` the day of the tick. What the
    setting asks of a record and this case does not need is kept likewise (``completeness.WAIVED``).
    """

    __tablename__ = "procedure_step"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    procedure: Mapped[str | None]
    what: Mapped[Memo | None]
    unneeded: Mapped[bool | None]
    note: Mapped[Memo | None]


class Approval(Row):
    """ACC of a supervisor on focus, plan or report."""

    __tablename__ = "approval"

    case_id: Mapped[str] = owner("case_")
    subject: Mapped[str | None]
    date: Mapped[PartialDate | None]
    supervisor: Mapped[str | None]
    note: Mapped[Memo | None]
    signature: Mapped[bytes | None]


class Attachment(Row):
    """Lampiran: a photo, scan, recording or PDF, and the record or page that it belongs to."""

    __tablename__ = "attachment"

    case_id: Mapped[str] = owner("case_")
    file_name: Mapped[str | None]
    media_type: Mapped[str | None]
    kind: Mapped[str | None]
    caption: Mapped[str | None]
    taken_on: Mapped[PartialDate | None]
    page: Mapped[str | None]
    entity: Mapped[str | None]
    entity_id: Mapped[str | None]
    size: Mapped[int | None]

    content: Mapped[AttachmentContent | None] = part("AttachmentContent")


class AttachmentContent(Record):
    """The bytes of an attachment, apart from it so that lists stay light."""

    __tablename__ = "attachment_content"

    attachment_id: Mapped[str] = owner("attachment")
    data: Mapped[bytes | None] = mapped_column(deferred=True)


class Placement(Record):
    """Praktikum: period, place, and what a practicum book says in the student's own words."""

    __tablename__ = "placement"

    case_id: Mapped[str] = owner("case_")
    period: Mapped[PartialDate | None]
    place: Mapped[str | None]
    request_letter: Mapped[str | None]
    answer_letter: Mapped[str | None]
    group_members: Mapped[Words | None]
    other_activities: Mapped[Memo | None]
    best_results: Mapped[Memo | None]
    case_and_group_work: Mapped[Memo | None]
    challenges: Mapped[Memo | None]
    reflection: Mapped[Memo | None]
    proposed_programme: Mapped[Memo | None]
    conclusions: Mapped[Memo | None]
    report_title: Mapped[str | None]
    approved_by: Mapped[Words | None]
    approved_on: Mapped[PartialDate | None]
    preface: Mapped[Memo | None]
    background: Mapped[Memo | None]
    aims: Mapped[Memo | None]
    benefits: Mapped[Memo | None]
    targets: Mapped[Memo | None]
    time_and_place: Mapped[Memo | None]
    outline: Mapped[Memo | None]
    bibliography: Mapped[Words | None]

    weeks: Mapped[list[PlacementWeek]] = rows("PlacementWeek")
    recommendations: Mapped[list[PlacementRecommendation]] = rows("PlacementRecommendation")
    concepts: Mapped[list[BookConcept]] = rows("BookConcept")
    regulations: Mapped[list[BookRegulation]] = rows("BookRegulation")
    book_cases: Mapped[list[BookCase]] = rows("BookCase")


class PlacementWeek(Row):
    """Weekly attendance at the placement."""

    __tablename__ = "placement_week"

    placement_id: Mapped[str] = owner("placement")
    week: Mapped[int | None]
    dates: Mapped[PartialDate | None]
    days_present: Mapped[int | None]
    activities: Mapped[Memo | None]
    target: Mapped[Memo | None]
    achieved: Mapped[Memo | None]
    note: Mapped[Memo | None]


class PlacementRecommendation(Row):
    """A recommendation of the practicum report to one party."""

    __tablename__ = "placement_recommendation"

    placement_id: Mapped[str] = owner("placement")
    party: Mapped[str | None]
    text: Mapped[Memo | None]


class Disclosure(Row):
    """Register of disclosures: what was told to whom, on what ground; or what was refused, and why.

    ``least`` says how it was kept to what the receiver needs. ``refused``: somebody asked and was not given it.
    """

    __tablename__ = "disclosure"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    to: Mapped[str | None]
    what: Mapped[Memo | None]
    ground: Mapped[Memo | None]
    client_told: Mapped[bool | None]
    referral_id: Mapped[str | None] = link("referral")
    legal_basis: Mapped[str | None]
    least: Mapped[Memo | None]
    refused: Mapped[bool | None]
    refused_why: Mapped[Memo | None]

    referral: Mapped[Referral | None] = relationship()


class DataRequest(Row):
    """What a client asks for as the one whom the data is about: a copy, a correction, a restriction, erasure.

    ``before`` keeps the words that were to be corrected, ``wanted`` what should stand instead. A restriction that was
    granted stands until ``ended``. ``reason``: why it was refused, wholly or in part.
    """

    __tablename__ = "data_request"

    case_id: Mapped[str] = owner("case_")
    date: Mapped[PartialDate | None]
    kind: Mapped[str | None]
    by: Mapped[str | None]
    what: Mapped[Memo | None]
    before: Mapped[Memo | None]
    wanted: Mapped[Memo | None]
    decision: Mapped[str | None]
    answered: Mapped[PartialDate | None]
    decided_by: Mapped[str | None]
    reason: Mapped[Memo | None]
    ended: Mapped[PartialDate | None]
