"""Catatan serah terima: where a case stands, what happened in the last weeks, and what the next worker must know."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import TYPE_CHECKING

from caseworker_app.casework import consent as consents
from caseworker_app.casework import stages
from caseworker_app.casework.still_open import waited_for
from caseworker_app.casework.work_log import Work, first_day, work_log
from caseworker_app.documents.blocks import (
    Block,
    Content,
    Document,
    Heading,
    Keep,
    Paragraph,
    Signer,
    Space,
    Title,
)
from caseworker_app.documents.elements.letterhead import foot
from caseworker_app.documents.elements.office_template import by_heading, case_words
from caseworker_app.documents.elements.record_tables import Cell, counted_table, parts
from caseworker_app.documents.elements.sheet import (
    pairs,
    place_of,
    points,
    sheet,
    signed,
    supervisor_signer,
    to_write,
    unsigned,
    worker_signer,
)
from caseworker_app.documents.elements.staff_names import DOTS, agency_name
from caseworker_app.documents.recording.open_matters import (
    alerts,
    concerns,
    ended_alerts,
    goals,
    health,
    progress,
    promises,
    questions,
    risks,
    tasks,
)
from caseworker_app.documents.telling import Teller
from caseworker_app.documents.wording import capital, date_in_words, lines
from caseworker_app.forms.catalogue import label_of
from caseworker_app.model.assessment import Assessment
from caseworker_app.model.case import Case, Handover
from caseworker_app.model.indonesian import long_date
from caseworker_app.model.plan import Plan
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.wish import Wish

KEY = "handover-note"
_WEEKS = timedelta(weeks=4)
_LABEL = 0.25
_ROWS, _HEIGHT = 4, 1.1


def handover_note(file: CaseFile, wish: Wish, *, today: date | None = None) -> Document:
    """The note for the handover that is wanted, else for the last one."""
    case = file.case
    handover = next((one for one in reversed(case.handovers) if wish.item in {None, one.id}), None)
    teller = Teller(file, names=wish.names)
    template = file.document_template(KEY)
    told = _by_hand() if wish.blank else _told(teller, handover, today or date.today())
    words = case_words(case, teller.client)
    sections = by_heading(template.sections, (block for part in told for block in part), words, level=1)
    last = max((at for at, block in enumerate(sections) if isinstance(block, Heading)), default=0)
    return Document(
        key=KEY,
        title=template.title,
        dress="form" if wish.blank else "report",
        type_size=11,
        even_margins=True,
        foot=foot(case, template.version),
        blocks=(
            Title(template.title.upper(), _number(case)),
            *_head(teller, handover, blank=wish.blank),
            *sections[:last],
            Keep((*sections[last:], _signatures(case, handover, blank=wish.blank))),
        ),
    )


def _number(case: Case) -> str:
    return tr("Nomor kasus {number}").format(number=case.number) if case.number else ""


def _head(teller: Teller, handover: Handover | None, *, blank: bool) -> list[Block]:
    case = teller.file.case
    worker = case.practitioner
    giver = (handover.from_practitioner if handover else None) or (worker.name if worker and not blank else None)
    known = (
        *parts(teller, case, Case.client, Case.cluster),
        (tr(label_of(Handover.from_practitioner)), giver or ""),
        *parts(teller, handover, Handover.to_practitioner, Handover.date),
        (tr("Lembaga"), agency_name(case)),
    )
    return pairs("head", [(label, value or Space(0.6)) for label, value in known])


def _told(teller: Teller, handover: Handover | None, today: date) -> list[list[Block]]:
    """The sections, each with its heading; those that have nothing to tell are left out."""
    case = teller.file.case
    waiting = [tr("Jawaban rujukan dari {who}").format(who=who) for who in waited_for(case)]
    advised = [talk.follow_up for talk in case.supervisions if talk.follow_up and not talk.done]
    now: list[tuple[str, Content]] = [
        (tr("Tahap"), _stages(teller)),
        (tr(label_of(Assessment.focus)), case.assessment.focus or tr("Fokus masalah belum dirumuskan.")),
        *parts(teller, case.plan, Plan.general_goal),
        (tr("Tujuan yang belum tercapai"), goals(teller)),
        (tr("Persetujuan"), consents.standing(case, today).sentence),
        (tr("Pesan"), (handover.note if handover else None) or ""),
    ]
    danger: list[tuple[str, Content]] = [
        (tr("Peringatan"), alerts(teller, today)),
        (tr("Risiko"), risks(teller)),
        (tr("Kejadian yang belum selesai"), concerns(teller)),
        (tr("Peringatan yang sudah berakhir"), ended_alerts(teller, today)),
        (tr("Kesehatan"), health(teller)),
        (tr("Pencatatan lain"), progress(teller)),
        (tr("Diminta klien untuk dirahasiakan"), points(_withheld(case))),
    ]
    waits: list[tuple[str, Content]] = [
        (tr("Menunggu jawaban"), points(waiting)),
        (tr("Yang perlu ditindaklanjuti"), points(dict.fromkeys([*questions(teller), *advised]))),
        (tr("Pelaksana lain"), "; ".join(_helpers(teller))),
    ]
    no_task = tr("Tidak ada tugas terbuka yang tercatat.")
    told = (
        ("now", sheet("now", now, label=_LABEL)),
        ("danger", sheet("danger", danger, label=_LABEL)),
        ("lately", _lately(teller, today)),
        ("tasks", tasks(teller, "tasks") or [Paragraph(no_task, "plain")]),
        ("promises", promises(teller, "promises")),
        ("people", _people(teller)),
        ("open", sheet("waits", waits, label=_LABEL)),
    )
    return [[Heading(1, "", key=key), *blocks] for key, blocks in told if blocks]


def _stages(teller: Teller) -> Content:
    """Every stage with its state, as far as anybody said it."""
    case = teller.file.case
    titles = stages.titles(case.agency.stage_names if case.agency else None)
    states = [getattr(case, key).state for key in stages.KEYS]
    words = [state.value if state else tr("belum tercatat") for state in states]
    return "; ".join(f"{title}: {word}" for title, word in zip(titles, words, strict=True))


def _withheld(case: Case) -> Iterator[str]:
    for one in case.restrictions:
        who = tr("kepada {party}").format(party=one.party) if one.party else tr("kepada siapa pun")
        since = tr("sejak {date}").format(date=date_in_words(one.since)) if one.since else ""
        grounds = "; ".join(filter(None, (since, one.reason)))
        yield f"{one.what or tr('catatan yang ditandai')}: {who}" + (f" ({grounds})" if grounds else "")


def _lately(teller: Teller, today: date) -> list[Block]:
    """What was done in the four weeks up to the last dated work."""
    cells = (
        Cell(tr("Hari/tanggal"), 1.2, lambda one: date_in_words(one.date)),
        Cell(tr("Kegiatan"), 2.6, lambda one: lines(capital(one.what), one.place)),
        Cell(tr("Hasil dan rencana"), 2.4, lambda one: lines(one.result, one.plan) or "–"),
    )
    if work := _last_weeks(teller.file, today):
        return [counted_table("lately", work, cells)]
    return [Paragraph(tr("Belum ada pekerjaan bertanggal yang tercatat."), "plain")]


def _last_weeks(file: CaseFile, today: date) -> list[Work]:
    dated = [(day, one) for one in work_log(file, until=today) if (day := first_day(one.date))]
    if not dated:
        return []
    newest = max(day for day, _ in dated)
    return [one for day, one in dated if day > newest - _WEEKS]


def _people(teller: Teller) -> list[Block]:
    """Who matters to the client and who is called in need; who carries the plan and with which part."""
    case = teller.file.case
    found: list[tuple[str, str, str]] = []
    for member in case.family:
        marked = member.significant_other or member.emergency_contact or member.suspected_perpetrator
        if member.person is not None and marked:
            marks = [tr("diduga pelaku kekerasan, belum terbukti")] if member.suspected_perpetrator else []
            marks += [tr("dihubungi dalam keadaan darurat")] if member.emergency_contact else []
            phone = member.person.phone if teller.names else None
            marks += [tr("telepon {phone}").format(phone=phone)] if phone else []
            found.append((teller.person(member.person), teller.file.relation(member), "; ".join(marks)))
    told = [one for one in case.implementers if one.role or one.part]
    found += [(one.name or teller.person(one.person), one.role or "", one.part or "") for one in told]
    cells = (
        Cell(tr("Nama"), 1.6, lambda row: row[0]),
        Cell(tr("Hubungan atau peran"), 1.8, lambda row: row[1]),
        Cell(tr("Keterangan"), 2.4, lambda row: row[2]),
    )
    return [counted_table("people", found, cells)] if found else []


def _helpers(teller: Teller) -> list[str]:
    """Others who carry the plan, of whom only the name is known; the worker's own role is none of them."""
    case = teller.file.case
    own = {consents.worker_role(case).casefold(), (case.practitioner.name if case.practitioner else None) or ""}
    known = [one for one in case.implementers if not (one.role or one.part)]
    names = [one.name or teller.person(one.person) for one in known]
    return [name for name in names if name and name.casefold() not in own and name not in own]


def _by_hand() -> list[list[Block]]:
    now = ((tr("Tahap"), 1), (tr("Fokus masalah"), 1), (tr("Tujuan yang belum tercapai"), 2), (tr("Risiko"), 2))
    later = ((tr("Dirahasiakan dari"), 1), (tr("Orang yang perlu dikenal"), 2), (tr("Pesan"), 2))
    work = (Cell(tr("Tanggal")), Cell(tr("Kegiatan dan hasil"), 4))
    duty = (Cell(tr("Tugas atau janji"), 3), Cell(tr("Siapa")), Cell(tr("Batas waktu")))
    told = (
        ("now", sheet("now", to_write(now), label=_LABEL)),
        ("lately", [counted_table("lately", (), work, spare=_ROWS, height=_HEIGHT)]),
        ("tasks", [counted_table("tasks", (), duty, spare=_ROWS, height=_HEIGHT)]),
        ("more", sheet("more", to_write(later), label=_LABEL)),
    )
    return [[Heading(1, "", key=key), *blocks] for key, blocks in told]


def _signatures(case: Case, handover: Handover | None, *, blank: bool) -> Block:
    """Who gives, who takes, who has taken note."""
    day = handover.date if handover else None
    when = long_date(day.day, weekday=False) if day and day.day else "…" * 10
    giving, taking, noting = tr("Yang menyerahkan"), tr("Yang menerima"), tr("Mengetahui, Supervisor")
    if blank:
        return signed(f"{DOTS}, {when}", *map(unsigned, (giving, taking, noting)))
    taker = (handover.to_practitioner if handover else None) or ""
    signers = (
        dataclasses.replace(worker_signer(case), role=giving),
        Signer(taking, taker) if taker else unsigned(taking),
        supervisor_signer(case),
    )
    return signed(f"{place_of(case)}, {when}", *signers)
