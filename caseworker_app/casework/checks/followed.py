"""What should have been followed up: dangerous readings, risks without a plan, measures without their second time."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import outcomes
from caseworker_app.casework.checks import measures
from caseworker_app.casework.checks.certain import before, in_words
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.casework.measured import (
    grouped,
    identity,
    instrument_of,
    is_later,
    is_out_of_range,
    title,
)
from caseworker_app.casework.protection import asked_since
from caseworker_app.casework.scoring import band_of, read_answers, score
from caseworker_app.forms import lists
from caseworker_app.limits import brief
from caseworker_app.model.assessment import Assessment
from caseworker_app.model.engagement import Contact, HomeVisit, RiskScreening
from caseworker_app.model.evaluation import Evaluation
from caseworker_app.model.intervention import Reading, Session
from caseworker_app.model.notes import JournalEntry
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.protection import EmergencyHelp, Incident
from caseworker_app.model.quantity import read_number
from caseworker_app.model.termination import Aftercare, Referral, Termination
from caseworker_app.model.tools import Measurement
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caseworker_app.casework.checks.scope import Scope
    from caseworker_app.model.base import Record

HEALTH = re.compile(
    r"puskesmas|pustu|rumah sakit|\brs(?:ud|u|j)?\b|\bigd\b|\bugd\b|klinik|dokter|bidan|perawat|posbindu"
    r"|tenaga kesehatan",
    re.IGNORECASE,
)
"""Where somebody with a dangerous reading is brought, as workers write it."""
AT_ONCE = 3
"""Days within which somebody whose answer speaks of death must have been seen."""
_TO_HEALTH = re.compile(
    rf"\b(?:\w*rujuk\w*|\w*antar(?:kan)?|\w*bawa|berobat|\w*periksa\w*|kontrol|konsultasi|dirawat|\w*kunjung\w*|datang"
    rf"|pergi|menghubungi|melapor|dilarikan|ke)\b[^.;]{{0,40}}?(?:{HEALTH.pattern})"
    rf"|(?:{HEALTH.pattern})[^.;]{{0,30}}\b(?:memeriksa|memberi\w*|meresepkan|menyarankan|menganjurkan|merawat|menangani)\b",
    re.IGNORECASE,
)
"""A way to such a place, or what a health worker did: «diantar ke Puskesmas», «dokter memberi obat»."""
_NOT = re.compile(r"\b(?:tidak|tak|belum|menolak|enggan|tanpa)\b[^.;,]{0,20}$", re.IGNORECASE)
_TELLING: tuple[Any, ...] = (Session, Contact, HomeVisit, EmergencyHelp, Incident, JournalEntry, Aftercare)
_TOLD = ("process", "result", "next_step", "what", "measures", "told_to", "text", "condition", "action", "given_by")
"""Records that tell what was done, and those of their fields that do."""
_PRESSURE = re.compile(r"\b(\d{2,3})\s*/\s*(\d{2,3})\b")


@check(
    "dangerous-reading",
    Severity.GRAVE,
    mark("Hasil pemeriksaan yang berbahaya tanpa rujukan"),
    reads=(Assessment, Reading, Referral, *_TELLING),
)
def dangerous_reading(scope: Scope) -> Iterator[Doubt]:
    """A reading in a band that wants a health worker at once, and nothing written of a way to one since."""
    words = tr("{kind} {value} berbahaya (batas belum diperiksa). Sudah dirujuk ke Puskesmas atau IGD? Belum tercatat.")
    found: list[tuple[Record, str, str, str, PartialDate | None]] = [
        (one, Reading.value.key, (one.kind or "").casefold(), one.value or "", one.date) for one in scope.all(Reading)
    ]
    assessment = scope.case.assessment
    field, pressure = Assessment.blood_pressure.key, assessment.blood_pressure or ""
    found.append((assessment, field, "tekanan darah", pressure, assessment.period))
    odd = {
        doubt.record.id for one in (measures.blood_pressure, measures.reading_out_of_range) for doubt in one.look(scope)
    }
    for record, field, kind, value, when in found:
        if record.id not in odd and is_dangerous(kind, value) and not _seen_to(scope, record, when):
            called = kind[:1].upper() + kind[1:]
            yield Doubt(record, field, words.format(kind=called, value=brief(value, 30)))


@check("risk-without-plan", Severity.GRAVE, mark("Bahaya tanpa rencana keselamatan"), reads=(RiskScreening,))
def risk_without_plan(scope: Scope) -> Iterator[Doubt]:
    """Danger was seen in a screening, and neither a safety plan nor a report is written, there or since."""
    words = tr("Bahaya saat ini: {kind} ({date}), tetapi belum ada rencana keselamatan dan belum dilaporkan.")
    planned = [one for one in scope.all(RiskScreening) if one.safety_plan or one.reported_to]
    for one in scope.all(RiskScreening):
        since = [other for other in planned if other is one or not before(other.date, one.date)]
        if one.danger_now and not since:
            when = in_words(one.date) if one.date else tr("tanpa tanggal")
            yield Doubt(one, RiskScreening.safety_plan.key, words.format(kind=one.kind or tr("risiko"), date=when))


@check(
    "danger-answered",
    Severity.GRAVE,
    mark("Jawaban berbahaya tanpa skrining keselamatan"),
    reads=(Measurement, RiskScreening, Referral, *_TELLING),
)
def danger_answered(scope: Scope) -> Iterator[Doubt]:
    """An answer that asks for the client's safety (PHQ-9 item 9, SRQ-20 item 17), and nobody has asked since."""
    words = tr(
        "Jawaban butir {item} pada {instrument} menyangkut keselamatan, tetapi belum ada skrining risiko sesudahnya."
    )
    for one in scope.all(Measurement):
        known = instrument_of(one, scope.instruments)
        alarms = score(known, read_answers(one.answers)).alarms if known is not None and one.answers else ()
        if known is None or not alarms or asked_since(scope.case, one.date) is not None:
            continue
        if not _seen_to(scope, one, one.date, within=AT_ONCE):
            items = ", ".join(map(str, alarms))
            yield Doubt(one, Measurement.answers.key, words.format(item=items, instrument=known.name))


@check(
    "not-measured-again",
    Severity.OVERLOOKED,
    mark("Alat ukur tanpa pengukuran kedua"),
    reads=(Measurement, Evaluation, Termination),
)
def not_measured_again(scope: Scope) -> Iterator[Doubt]:
    """An instrument that was used before the intervention and not for the evaluation, which has been made."""
    words = tr(
        "{instrument} hanya diukur sekali ({when}); evaluasi sudah dilakukan, jadi perubahannya tidak diketahui."
    )
    groups = grouped(scope.all(Measurement), scope.instruments)
    again = [same for same in groups if len(same) > 1]
    if not scope.evaluated or (not again and any(is_later(one) for one in scope.all(Measurement))):
        return  # who measured again by anything else is told so by «other-instrument»
    for same in groups:
        one = same[0]
        told = one.score is not None or (not again and (one.category or one.answers))  # types need no second time
        if len(same) == 1 and not one.repeated and not is_later(one) and told:
            when = one.moment or (in_words(one.date) if one.date else tr("tanpa tanggal"))
            yield Doubt(one, Measurement.score.key, words.format(instrument=brief(title(one), 60), when=when))


@check(
    "other-instrument",
    Severity.UNLIKELY,
    mark("Sebelum dan sesudah dengan alat ukur yang berbeda"),
    reads=(Measurement,),
)
def other_instrument(scope: Scope) -> Iterator[Doubt]:
    """Everything before was measured by one instrument or variant, everything after by another."""
    words = tr("Sebelum diukur dengan {first}, sesudah dengan {last}; kedua skor tidak dapat dibandingkan.")
    results = [one for one in scope.all(Measurement) if one.score is not None]
    early = [one for one in results if not is_later(one)]
    late = [one for one in results if is_later(one)]
    known = {identity(one, scope.instruments) for one in early}
    if early and late and not any(identity(one, scope.instruments) in known for one in late):
        sentence = words.format(first=brief(title(early[0]), 50), last=brief(title(late[0]), 50))
        yield Doubt(late[0], Measurement.instrument.key, sentence, ((early[0], Measurement.instrument.key),))


@check("category-unlike-score", Severity.IMPOSSIBLE, mark("Kategori berbeda dari skornya"), reads=(Measurement,))
def category_unlike_score(scope: Scope) -> Iterator[Doubt]:
    """A category that is another band of the instrument than the one in which the total lies."""
    words = tr("Skor {score} pada {instrument} berarti “{band}”, tetapi tertulis “{written}”.")
    for one in scope.all(Measurement):
        known = instrument_of(one, scope.instruments)
        if known is None or one.score is None or not one.category or is_out_of_range(one, scope.instruments):
            continue
        band, written = band_of(known, one.score), " ".join(one.category.split()).casefold()
        others = {name.casefold() for name in (part.label for part in known.bands)} - {band.casefold()}
        if band and written in others:
            score = f"{one.score:g}".replace(".", ",")
            sentence = words.format(score=score, instrument=known.name, band=band, written=one.category)
            yield Doubt(one, Measurement.category.key, sentence, ((one, Measurement.score.key),))


def is_dangerous(kind: str, value: str) -> bool:
    """Whether a reading lies beyond what the list of dangerous readings says of its kind."""
    entry = next((entry for entry in lists.load("dangerous_readings").entries if entry.value == kind), None)
    if entry is None:
        return False
    pressure = _PRESSURE.search(value)
    only = None if pressure else read_number(value.partition(" ")[0]).value
    figures = [float(figure) for figure in pressure.groups()] if pressure else [] if only is None else [only]
    limits = [part.split("..") for part in entry.code.split(" / ")]
    return len(figures) == len(limits) and any(
        not float(low) <= figure <= float(high) for figure, (low, high) in zip(figures, limits, strict=True)
    )


def _seen_to(scope: Scope, record: Record, since: PartialDate | None, *, within: int | None = None) -> bool:
    """Whether a reading came from a health worker, or something written of it or since tells of a way to one.

    What has no date counts only where it is a referral, or written beside the reading itself. within: so many days
    after the reading at the latest.
    """
    if isinstance(record, Reading) and HEALTH.search(record.judged_by or ""):
        return True
    latest = since.latest if since and within is not None else None
    limit = PartialDate.on(latest + timedelta(days=within or 0)) if latest else None
    told: list[tuple[PartialDate | None, Iterable[str | None]]] = [(since, _beside(record))]
    told += [(one.date, _told_in(one)) for cls in _TELLING for one in outcomes.held(scope.all(cls)) if one.date]
    told += [(one.date, (one.reason, one.service_asked)) for one in scope.all(Referral)]
    ways = [(when, any(_leads_to_health(text) for text in filter(None, texts))) for when, texts in told]
    ways += [(one.date, bool(HEALTH.search(" ".join(one.to or ())))) for one in scope.all(Referral)]
    return any(found and not before(when, since) and not before(limit, when) for when, found in ways)


def _beside(record: Record) -> Iterable[str | None]:
    """What is written of a reading or result in its own place."""
    if isinstance(record, Reading):
        return [record.note, *_told_in(record.session)]
    if isinstance(record, Assessment):
        return [record.medical, record.biological_narrative, *(record.biological_points or ())]
    return [getattr(record, "note", None)]


def _leads_to_health(text: str) -> bool:
    """Whether a text tells of a way to a health worker, and does not say that it was not gone."""
    return any(not _NOT.search(text[: found.start()]) for found in _TO_HEALTH.finditer(text))


def _told_in(record: Record | None) -> Iterable[str | None]:
    """What a record tells of a meeting, an incident or a help."""
    return (getattr(record, key, None) for key in _TOLD)
