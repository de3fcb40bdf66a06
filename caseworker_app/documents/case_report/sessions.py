"""4.4, the sessions by activity: short ones together in a table, one with much to tell below a head of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.casework import outcomes
from caseworker_app.documents.blocks import Block, Facts, Heading, NumberedList, Paragraph, Ref, Run, Table
from caseworker_app.documents.case_report.composing import Gathered, composed, value
from caseworker_app.documents.case_report.parts import label
from caseworker_app.documents.case_report.photos import documentation, photo_keys, photos_of, with_reference
from caseworker_app.documents.elements.record_tables import known_facts, parts
from caseworker_app.documents.elements.staff_names import worker_name
from caseworker_app.documents.elements.steps import StepSet, step_sets
from caseworker_app.documents.sentences import referring
from caseworker_app.documents.telling import Teller, find_rows, missing
from caseworker_app.documents.wording import capital, counted, lines, sentence_list, titled, when_held
from caseworker_app.forms.catalogue import label_of, page
from caseworker_app.forms.description import Field, Rows
from caseworker_app.model.intervention import Session
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.documents.blocks import Content
    from caseworker_app.model.intervention import SessionStep
    from caseworker_app.model.practice import Practitioner

SHORT = 450
"""Letters up to which a session stands in a row: its cells, some thirty letters wide and two side by side, then have
about eight lines, a fifth of a page. More is easier read across the page."""
_FEW_STEPS = 3
_IN_HEAD = frozenset({"date", "time", "place", "activity", "activity_name", "number"})
_ALIKE = ("place", "method", "techniques", "phase", "participants")
"""What sessions of one activity often have in common."""
_HELD = frozenset({"outcome"})
"""What needs no word of a session that took place."""
_OWN_DOCUMENT = frozenset({"dialogue"})
"""The process record is a document of its own."""


def sessions(teller: Teller) -> list[Block]:
    """A section for each activity, then what did not take place."""
    blocks: list[Block] = []
    for activity, held in by_activity(teller.file.case.sessions).items():
        blocks += [
            Heading(2, titled(activity or tr("Pertemuan")), key="activities"),
            *_activity(teller, activity, held),
        ]
    return [*blocks, *_not_held(teller, outcomes.not_held(teller.file.case.sessions))]


def by_activity(held: Sequence[Session]) -> dict[str, list[Session]]:
    """Sessions that took place by the activity that they carry out, each in the order of their days and hours."""
    found: dict[str, list[Session]] = {}
    for one in outcomes.held(held):
        found.setdefault(activity_name(one), []).append(one)
    return {name: sorted(several, key=_time) for name, several in found.items()}


def activity_name(one: Session) -> str:
    """What a session carries out."""
    return (one.activity.name if one.activity else None) or one.activity_name or ""


def worker_label(worker: Practitioner | None) -> str:
    """«Praktikan», «Pekerja sosial», as the worker's role says."""
    return capital((worker.role if worker else None) or tr("praktikan"))


def is_short(teller: Teller, one: Session) -> bool:
    """Whether a session can be read in a row of a table."""
    fields = [item for item in _items() if isinstance(item, Field) and item.key not in _IN_HEAD]
    length = sum(len(teller.value(one, field)) for field in fields) + sum(
        len(line) for part in step_sets(one.steps) for line in part.lines
    )
    return len(one.steps) <= _FEW_STEPS and length <= SHORT


def _time(one: Session) -> tuple[object, ...]:
    """Undated sessions keep the place where they were written."""
    day = one.date.sort_key if one.date else (9, 0, 0, "")
    return day, one.time.sort_key if one.time else (9, 0, 0, ""), one.position


def _activity(teller: Teller, activity: str, held: Sequence[Session]) -> list[Block]:
    if len(held) == 1 and held[0].number is None and not teller.typed(held[0], "number"):
        return _alone(teller, held[0])
    numbers = {one.id: _number(teller, at, one) for at, one in enumerate(held, 1)}
    short = [one for one in held if is_short(teller, one)]
    together = short if len(short) > 1 else []
    blocks = _together(teller, activity, together, numbers) if together else []
    for one in held:
        if one not in together:
            blocks.append(Heading(3, tr("Pertemuan ke-{at}").format(at=numbers[one.id])))
            blocks += _alone(teller, one)
    return blocks


def _not_held(teller: Teller, failed: Sequence[Session]) -> list[Block]:
    """Sessions that were put off, missed or called off, each in a row with the reason and whatever else was noted."""
    if not failed:
        return []
    columns = [
        Gathered(tr("Waktu dan tempat"), 1.8, ("date", "time", "place")),
        Gathered(tr("Kegiatan"), 1.4, ("activity", "activity_name"), _named),
        Gathered(tr("Keterlaksanaan"), 1, ("outcome",), outcomes.failed_as),
        Gathered(tr(label_of(Session.outcome_reason)), 1.8, ("outcome_reason",)),
    ]
    rows = find_rows(page("sessions"), "sessions")
    heads, told = composed(teller, sorted(failed, key=_time), rows, columns, skip=_OWN_DOCUMENT)
    return [
        Heading(2, tr("Pertemuan yang Tidak Terlaksana"), key="not_held"),
        referring(tr("Sebab tiap pertemuan tidak terlaksana dicatat pula"), "sessions-not-held"),
        Table("sessions-not-held", tr("Pertemuan yang Tidak Terlaksana"), heads, told),
        *photos_of(teller, *failed),
    ]


def _number(teller: Teller, at: int, one: Session) -> str:
    """The number that a session was given, else its place among those of its activity."""
    return teller.typed(one, "number") or str(one.number if one.number is not None else at)


def _together(teller: Teller, activity: str, held: Sequence[Session], numbers: dict[str, str]) -> list[Block]:
    """Short sessions: what they have in common, then a row for each, below its phase where phases change."""
    rows = find_rows(page("sessions"), "sessions")
    alike = {key for key in _ALIKE if len({_said(teller, one, key) for one in held}) == 1}
    common = [item for item in _items() if item.key in alike and isinstance(item, Field)]
    moving = [key for key in ("date", "time", "place") if key not in alike]
    columns = [
        Gathered(tr("Waktu dan tempat") if "place" in moving else tr("Hari/tanggal dan waktu"), 1.7, tuple(moving)),
        Gathered(tr("Langkah"), 1.1, ("steps",), _in_cell),
        Gathered(tr("Proses"), 2.2, ("process",)),
        Gathered(tr("Hasil"), 1.8, ("result",), lambda one: _result(teller, one)),
    ]
    if sum(bool(one.client_response) for one in held) * 2 >= len(held):
        columns.append(Gathered(tr("Tanggapan klien"), 1.4, ("client_response",)))
    named = {"activity", "activity_name"} if all(_other_name(one) is None for one in held) else {"activity"}
    heads, told = composed(
        teller,
        held,
        rows,
        columns,
        skip={*alike, *named, *_OWN_DOCUMENT, *_HELD, "number", "phase"},
        number=lambda _at, one: numbers[one.id],
        above=lambda one: "" if "phase" in alike else capital(one.phase or ""),
    )
    key = f"sessions-{held[0].id}"
    caption = tr("Pelaksanaan {activity}").format(activity=titled(activity or tr("Pertemuan")))
    return [
        *known_facts(
            [
                (tr("Pelaksanaan"), _counted(held, key)),
                *((tr(item.label), teller.content(held[0], item)) for item in common),
            ]
        ),
        Table(key, caption, heads, told),
        *photos_of(teller, *held),
    ]


def _counted(held: Sequence[Session], key: str) -> Content:
    """«tiga pertemuan antara … dan … (Tabel 4.5)»."""
    when = when_held(one.date for one in held)
    count = tr("{count} pertemuan{when}").format(count=counted(len(held)), when=when)
    return (Run(count), Run(" ("), Ref(key), Run(")"))


def _said(teller: Teller, one: Session, key: str) -> str:
    return value(teller, one, find_rows(page("sessions"), "sessions"), key)


def _result(teller: Teller, one: Session) -> Content:
    """The result, with the photos that show the session."""
    return with_reference(one.result or "", *photo_keys(teller, one))


def _alone(teller: Teller, one: Session) -> list[Block]:
    """A session by itself: below a head where there is much to tell, else with all as facts."""
    return _brief(teller, one) if is_short(teller, one) else _full(teller, one)


def _brief(teller: Teller, one: Session) -> list[Block]:
    when = ", ".join(filter(None, (teller.words(one.date), teller.words(one.time))))
    told: list[tuple[str, Content]] = [
        (tr(label_of(Session.date)), when),
        *parts(teller, one, Session.place),
        (tr(label_of(Session.activity_name)), _other_name(one) or ""),
        *_facts(teller, one, _ALIKE[1:]),
        (tr("Peserta"), _people(teller, one)),
        *((step_set.title, _brief_steps(step_set)) for step_set in step_sets(one.steps)),
        *parts(teller, one, Session.process),
        (tr(label_of(Session.result)), _result(teller, one)),
        *_facts(teller, one, _further()),
    ]
    return [
        *known_facts(told),
        *([] if one.result else [missing(tr("hasil pertemuan belum ditulis"), "intervention/sessions")]),
        *photos_of(teller, one),
    ]


def _full(teller: Teller, one: Session) -> list[Block]:
    """Head, «Proses:», «Hasil:», and what else was noted."""
    items = {item.key: item for item in _items()}
    people = _people(teller, one)
    present = [Paragraph(tr("Hadir: {who}.").format(who=people))] if people else []
    process = (
        [Paragraph(one.process)]
        if one.process
        else [missing(tr("proses pertemuan belum ditulis"), "intervention/sessions")]
    )
    keys = photo_keys(teller, one)
    result = [Paragraph(with_reference(one.result, *keys))] if one.result else []
    return [
        *_head(teller, one),
        *_steps(one.steps),
        label(tr("Proses:")),
        *present,
        *process,
        label(tr("Hasil:")),
        *(result or [missing(tr("hasil pertemuan belum ditulis"), "intervention/sessions")]),
        *teller.told((one, items[key]) for key in _further()),
        *(photos_of(teller, one) if result else documentation(teller, one)),
    ]


def _head(teller: Teller, one: Session) -> list[Facts]:
    case = teller.file.case
    worker = case.practitioner
    known = (
        (tr("Nama klien"), teller.person(teller.file.client)),
        (tr(label_of(Session.date)), teller.words(one.date) or tr("belum tercatat")),
        (tr("Pukul"), teller.words(one.time).removeprefix("pukul ")),
        *parts(teller, one, Session.place),
        (tr(label_of(Session.activity_name)), _other_name(one)),
        (worker_label(worker), worker_name(case)),
        *_facts(teller, one, _ALIKE[1:]),
    )
    return known_facts(known)


def _items() -> tuple[Field | Rows, ...]:
    rows = find_rows(page("sessions"), "sessions")
    return (*rows.columns, *rows.details)


def _further() -> list[str]:
    """What a session says besides its head, its course and its result."""
    elsewhere = {*_IN_HEAD, *_ALIKE, *_OWN_DOCUMENT, *_HELD, "process", "result", "steps", "people"}
    return [item.key for item in _items() if item.key not in elsewhere]


def _facts(teller: Teller, one: Session, keys: Sequence[str]) -> list[tuple[str, Content]]:
    items = {item.key: item for item in _items()}
    fields: list[Any] = [items[key] for key in keys]
    return [(tr(item.label), teller.content(one, item)) for item in fields]


def _other_name(one: Session) -> str | None:
    """What a session was called besides the planned activity."""
    planned = one.activity.name if one.activity else None
    return one.activity_name if planned and one.activity_name != planned else None


def _named(one: Session) -> str:
    return lines(capital(activity_name(one)), _other_name(one))


def _people(teller: Teller, one: Session) -> str:
    """Who took part, each with the role."""
    named = [(person.name or teller.person(person.person), person.role) for person in one.people]
    return sentence_list([f"{name} ({role})" if name and role else name or role or "–" for name, role in named])


def _steps(steps: Sequence[SessionStep]) -> list[Block]:
    blocks: list[Block] = []
    for step_set in step_sets(steps):
        blocks += [label(f"{step_set.title}:"), NumberedList(step_set.lines, "1)")]
    return blocks


def _brief_steps(step_set: StepSet) -> Content:
    return NumberedList(step_set.lines, "1)") if len(step_set.lines) > 1 else "".join(step_set.lines)


def _in_cell(one: Session) -> str:
    """The steps below each other, each set under its technique where there are several."""
    sets = step_sets(one.steps)
    told = ((f"{step_set.title}:" if len(sets) > 1 else "", *step_set.lines) for step_set in sets)
    return "\n".join(filter(None, (line for some in told for line in some)))
