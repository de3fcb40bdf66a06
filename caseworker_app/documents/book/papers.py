"""All papers of a case: what the program can fill in out of the case, and what was attached to it."""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import consent as consents
from caseworker_app.casework.permissions import permission
from caseworker_app.documents.case_report import conferences
from caseworker_app.documents.case_report.photos import is_photo, may_show
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.telling import Teller
from caseworker_app.documents.wording import capital
from caseworker_app.forms.catalogue import STAGES, TABS, parts
from caseworker_app.forms.description import Rows
from caseworker_app.model.base import MemoText, WordsType
from caseworker_app.model.engagement import Consent
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.plan import Conference
from caseworker_app.model.termination import Termination
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.base import Record
    from caseworker_app.model.case import Case
    from caseworker_app.model.notes import Attachment

SCAN, PHOTOS, RECORDING = "scan", "photos", "recording"
"""Sections of what was attached, beside those that bear the key of a document."""
FILLED, SIGNED, SCANNED, MISSING = mark("terisi"), mark("ditandatangani"), mark("dipindai"), mark("belum ada")
BEGUN = mark("baru mulai diisi")
KEPT, WITHHELD, NOT_ON_PAPER = mark("dilampirkan"), mark("tidak dimuat"), mark("rekaman, tidak dicetak")
FILES = "files"


@dataclasses.dataclass(frozen=True, slots=True)
class CasePaper:
    """One paper of a case.

    section: the key of its document, or ``SCAN``, ``PHOTOS``, ``RECORDING``. stage: the key of the stage or tab that it
    belongs to. item: the id of the record that it is about. attachments: the files that it consists of. why: what
    consent has against it.
    """

    section: str
    stage: str
    title: str
    date: PartialDate | None = None
    status: str = MISSING
    item: str | None = None
    attachments: tuple[Attachment, ...] = ()
    why: str = ""

    @property
    def bound(self) -> bool:
        """Whether it has pages that can be bound in."""
        return self.status not in {MISSING, BEGUN, WITHHELD, NOT_ON_PAPER}

    @property
    def signed(self) -> bool:
        """Whether it is there as it was signed or received."""
        return self.status in {SIGNED, SCANNED, KEPT}

    @property
    def key(self) -> str:
        """What a reference to it names."""
        return f"paper-{self.section}-{self.item or (self.attachments[0].id if self.attachments else '')}"


def _of_records(stage: str, key: str, records: Callable[[CaseFile], Sequence[Any]]) -> tuple[str, str, Any, bool]:
    return stage, key, records, True


def _of_all(stage: str, key: str, records: Callable[[CaseFile], Sequence[Any]]) -> tuple[str, str, Any, bool]:
    return stage, key, records, False


def _by_letter(file: CaseFile) -> Sequence[Any]:
    return [one for one in file.case.oral_consents if one.request_number or one.letter_number]


def _assigned(file: CaseFile) -> Sequence[Any]:
    """The visits that somebody ordered in writing; for others no letter was ever written."""
    return [one for one in file.case.home_visits if one.letter_number or one.letter_date or one.assigned_by]


def _ended(file: CaseFile) -> Sequence[Any]:
    one = file.case.termination
    return [one] if one.date or one.reasons or one.process else []


_PAPERS = (
    _of_records("engagement", "consent", lambda file: file.case.consents),
    _of_records("engagement", "permission-letter", _by_letter),
    _of_records("engagement", "contract", lambda file: file.case.contracts),
    _of_records("engagement", "visit-assignment", _assigned),
    _of_records("engagement", "visit-report", lambda file: file.case.home_visits),
    _of_all("plan", "plan-matrix", lambda file: file.case.activities),
    _of_records("plan", "conference-minutes", lambda file: file.case.conferences),
    _of_records("plan", "attendance-list", lambda file: [one for one in file.case.conferences if one.attendees]),
    _of_records("intervention", "process-record", lambda file: [one for one in file.case.sessions if one.dialogue]),
    _of_records("intervention", "token-sheet", lambda file: file.case.token_economies),
    _of_records("intervention", "group-report", lambda file: file.groups),
    _of_all("evaluation", "evaluation-matrix", lambda file: file.case.evaluation_rows),
    _of_all("termination", "termination-statement", _ended),
    _of_records("termination", "referral-letter", lambda file: file.case.referrals),
    _of_records("termination", "referral-reply", lambda file: [one for one in file.case.referrals if one.answer]),
    _of_all("journal", "logbook", lambda file: file.case.journal),
    _of_all("journal", "supervision-sheet", lambda file: file.case.supervisions),
    _of_all("journal", "approval-sheet", lambda file: file.case.approvals),
    _of_all("journal", "handover-note", lambda file: file.case.handovers),
    _of_all("files", "disclosure-register", lambda file: file.case.disclosures),
    _of_all("placement", "placement-attendance", lambda file: file.case.placement.weeks),
)
"""Each kind of paper with its stage and the records that it is about: one paper for each record, or one for all."""
OPTIONAL = frozenset(
    {"permission-letter", "token-sheet", "group-report", "handover-note", "process-record", "referral-reply"}
)
"""Papers that a case need not have, so that nothing is missing without them."""


_ENOUGH = 2
OF_FEW_WORDS = frozenset(
    {
        *("consent", "visit-assignment", "attendance-list", "permission-letter", "logbook", "supervision-sheet"),
        *("approval-sheet", "handover-note", "plan-matrix", "evaluation-matrix", "disclosure-register"),
        *("placement-attendance", "process-record"),
    }
)
"""Papers that are whole with a day and a few words; of others a record of these alone would be an empty form."""


def papers(file: CaseFile) -> list[CasePaper]:
    """Every paper of a case in the order of its stages; one that should be there and is not has no pages."""
    found: list[CasePaper] = []
    placed: set[str] = set()
    for stage, key, records, each in _PAPERS:
        known = list(records(file))
        rows = [row for row in known if key in OF_FEW_WORDS or _says_enough(row)]
        title, why = tr(KINDS[key].title), _against(file.case, key)
        if not rows and (known or key not in OPTIONAL):
            found.append(CasePaper(key, stage, title, status=BEGUN if known else MISSING))
        for row in rows if each else rows[:1]:
            known_as = row.id if each else key
            scans = () if known_as in placed else _scans(file.case, key, row, each=each)
            placed.add(known_as if scans else "")
            status = SCANNED if scans else SIGNED if _is_signed(row) else FILLED
            called = _called(title, row) if each and (len(rows) > 1 or isinstance(row, Conference)) else title
            day = getattr(row, "date", None) if each or len(rows) == 1 else None
            status = WITHHELD if why else status
            found.append(CasePaper(key, stage, called, day, status, row.id if each else None, scans, why))
    told = {one.id for paper in found for one in paper.attachments}
    found += _attached(file, [one for one in file.case.attachments if one.id not in told])
    order = [stage.key for stage in (*STAGES, *TABS)]
    return sorted(found, key=lambda paper: order.index(paper.stage))


def askable() -> list[tuple[str, str]]:
    """Key and title of every kind of paper that the file of a case can have."""
    return [(key, tr(KINDS[key].title)) for _, key, _, _ in _PAPERS]


def date_of(teller: Teller, paper: CasePaper) -> str:
    """The day of a paper in words."""
    value = paper.date
    return long_date(value.day, weekday=False) if value and value.day else teller.words(value)


def is_scan(one: Attachment) -> bool:
    """A page that was signed or received, not a photo of something and no recording."""
    return not is_photo(one) and _on_paper(one)


def _on_paper(one: Attachment) -> bool:
    media = one.media_type or ""
    return media.startswith("image/") or media == "application/pdf"


def _scans(case: Case, key: str, row: Record, *, each: bool) -> tuple[Attachment, ...]:
    """What was scanned of a paper: attached to its record, or, of a paper about several, to one of its pages."""
    scans = [one for one in case.attachments if is_scan(one) and _has_content(one)]
    if each:
        return tuple(one for one in scans if one.entity_id == row.id)
    pages = {place.rpartition("/")[2] for place in KINDS[key].pages}
    return tuple(one for one in scans if one.entity_id == row.id or (one.page in pages and not one.entity_id))


def _has_content(one: Attachment) -> bool:
    return bool(one.content and one.content.data)


def _says_enough(row: Record) -> bool:
    """Whether a record holds some texts, points, or rows, so that its paper is more than an empty form."""
    kinds = [(prop.key, prop.columns[0].type) for prop in row.__mapper__.column_attrs]
    keys = [key for key, kind in kinds if isinstance(kind, MemoText | WordsType)]
    keys += [relation.key for relation in row.__mapper__.relationships if relation.cascade.delete_orphan]
    return sum(bool(getattr(row, key)) for key in keys) >= _ENOUGH


def _is_signed(row: Any) -> bool:
    if isinstance(row, Termination):
        return row.statement_signed_on is not None
    return consents.is_settled(row) if isinstance(row, Consent) else bool(getattr(row, "signature", None))


def _called(title: str, row: Any) -> str:
    """«Berita acara Konferensi Keluarga II»: with what tells the record from others of its kind."""
    if isinstance(row, Conference):
        return f"{title.removesuffix(tr('case conference'))}{conferences.called(row)}"
    name, day = getattr(row, "name", None), getattr(row, "date", None)
    if isinstance(name, str) and name:
        return f"{title}: {name}"
    return f"{title}, {day.long(weekday=False)}" if isinstance(day, PartialDate) and day.readable else title


def _against(case: Case, key: str) -> str:
    """What the client said against such a paper."""
    kind, today = KINDS[key], date.today()
    asked = [permission(case, use, today) for use in (*kind.uses, *kind.unless)]
    return next((one.why for one in asked if one.forbids), "")


def _attached(file: CaseFile, attachments: Sequence[Attachment]) -> Iterator[CasePaper]:
    """Scans and recordings one by one, photos of a stage together."""
    photos: dict[str, list[Attachment]] = {}
    for one in attachments:
        stage = _stage_of(one)
        title = capital((one.caption or "").strip()) or capital(one.kind or tr("lampiran"))
        if not _on_paper(one):
            yield CasePaper(RECORDING, stage, title, one.taken_on, NOT_ON_PAPER, attachments=(one,))
        elif is_photo(one):
            photos.setdefault(stage, []).append(one)
        else:
            status = KEPT if _has_content(one) else MISSING
            yield CasePaper(SCAN, stage, title, one.taken_on, status, attachments=(one,))
    allowed = may_show(Teller(file))
    for stage, several in photos.items():
        title = tr("Dokumentasi foto")
        status, why = (KEPT, "") if allowed else (WITHHELD, tr("foto belum disetujui"))
        yield CasePaper(PHOTOS, stage, title, None, status, attachments=tuple(several), why=why)


def _stage_of(one: Attachment) -> str:
    return _stages().get(one.page or "") or _stages().get(one.entity or "") or FILES


@cache
def _stages() -> dict[str, str]:
    """The stage of each page, by its key, and of each kind of record, by its class, where it stands first."""
    found: dict[str, str] = {}
    for stage in (*STAGES, *TABS):
        for page in stage.pages:
            found.setdefault(page.key, stage.key)
            items = (part for section in page.sections for item in section.items for part in parts(item))
            for part in items:
                if isinstance(part, Rows):
                    found.setdefault(part.row_class.__name__, stage.key)
    return found
