"""4.4 Intervensi: per activity its sessions with head, «Proses:» and «Hasil:»; tokens, readings, assistance, groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Fact, Facts, Heading, NumberedList, Paragraph
from caseworker_app.documents.case_report.conferences import conferences, early
from caseworker_app.documents.case_report.figures import readings_figures
from caseworker_app.documents.case_report.groups import groups
from caseworker_app.documents.case_report.parts import course, label, section
from caseworker_app.documents.case_report.photos import photos_of
from caseworker_app.documents.case_report.tokens import token_economies
from caseworker_app.documents.telling import Teller, find_rows, missing, pointing, supplied
from caseworker_app.documents.wording import capital, counted, sentence, sentence_list, titled, when_held
from caseworker_app.forms.catalogue import page
from caseworker_app.forms.description import Field
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.model.intervention import Session, SessionStep
    from caseworker_app.model.practice import Practitioner

IN_HEAD = frozenset({"date", "time", "place", "activity", "activity_name", "number"})
FURTHER = ("method", "techniques", "phase", "participants")
TOLD = frozenset({*FURTHER, "process", "result", "steps", "people", "dialogue", "note"})


def intervention(teller: Teller) -> list[Block]:
    """The blocks of the fourth stage."""
    case = teller.file.case
    assistance = find_rows(page("assistance"), "assistance")
    promises = find_rows(page("promises"), "promises")
    return [
        *(_sessions(teller) or [missing(tr("pelaksanaan intervensi belum tercatat"))]),
        *groups(teller),
        *token_economies(teller),
        *section(tr("Pencatatan Berkala"), _readings(teller), key="readings"),
        *section(tr("Bantuan yang Diberikan"), teller.table(case.assistance, assistance), key="assistance"),
        *teller.page(page("opportunity")),
        *section(
            tr("Janji Klien dan Praktikan"),
            teller.table(case.promises, promises, sentence=tr("Janji kedua pihak dapat dilihat pada")),
            key="promises",
        ),
        *conferences(teller, (one for one in case.conferences if not early(one))),
        *_course(teller),
    ]


def by_activity(sessions: Sequence[Session]) -> dict[str, list[Session]]:
    """Sessions by the activity that they carry out, each in the order of their days and hours."""
    found: dict[str, list[Session]] = {}
    for one in sessions:
        found.setdefault(activity_name(one), []).append(one)
    return {name: sorted(several, key=_time) for name, several in found.items()}


def activity_name(one: Session) -> str:
    """What a session carries out."""
    return (one.activity.name if one.activity else None) or one.activity_name or ""


def _time(one: Session) -> tuple[object, ...]:
    """Undated sessions keep the place where they were written."""
    day = one.date.sort_key if one.date else (9, 0, 0, "")
    return day, one.time.sort_key if one.time else (9, 0, 0, ""), one.position


def _sessions(teller: Teller) -> list[Block]:
    blocks: list[Block] = []
    for activity, several in by_activity(teller.file.case.sessions).items():
        blocks.append(Heading(2, titled(activity or tr("Pertemuan")), key="activities"))
        for at, one in enumerate(several, 1):
            typed = teller.typed(one, "number")
            if len(several) > 1 or one.number is not None or typed:
                number = typed or (one.number if one.number is not None else at)
                blocks.append(Heading(3, tr("Pertemuan ke-{at}").format(at=number)))
            blocks += session(teller, one)
    return blocks


def session(teller: Teller, one: Session) -> list[Block]:
    """One session: head, «Proses:», «Hasil:», and what else was noted."""
    rows = find_rows(page("sessions"), "sessions")
    fields = [item for item in (*rows.columns, *rows.details) if item.key not in IN_HEAD | TOLD]
    note = next(item for item in rows.details if item.key == "note")
    process: list[Block] = [Paragraph(one.process)] if one.process else []
    if not one.process:
        process = [supplied(_carried_out(one))]
    result = [Paragraph(one.result)] if one.result else [missing(tr("hasil pertemuan belum ditulis"))]
    return [
        _head(teller, one),
        *_steps(one.steps),
        label(tr("Proses:")),
        *_people(teller, one),
        *process,
        label(tr("Hasil:")),
        *result,
        *teller.told([*((one, field) for field in fields), (one, note)]),
        *photos_of(teller, one),
    ]


def _head(teller: Teller, one: Session) -> Facts:
    case = teller.file.case
    worker = case.practitioner
    planned = one.activity.name if one.activity else None
    other = one.activity_name if planned and one.activity_name != planned else None
    known = (
        (tr("Nama klien"), teller.person(teller.file.client)),
        (tr("Hari/tanggal"), teller.words(one.date) or tr("belum tercatat")),
        (tr("Pukul"), teller.words(one.time).removeprefix("pukul ")),
        (tr("Tempat"), one.place),
        (tr("Kegiatan"), other),
        (worker_label(worker), worker.name if worker else None),
    )
    rows = find_rows(page("sessions"), "sessions")
    further = [item for item in rows.details if isinstance(item, Field) and item.key in FURTHER]
    facts = [(tr(item.label), teller.value(one, item)) for item in further]
    return Facts(tuple(Fact(name, value) for name, value in (*known, *facts) if value))


def _carried_out(one: Session) -> str:
    """What is known of a session whose process was not written: activity, place, people, duration."""
    name = activity_name(one)
    what = tr("Kegiatan {name}").format(name=name) if name else tr("Pertemuan ini")
    place = tr(" di {place}").format(place=one.place) if one.place else ""
    people = tr(" bersama {who}").format(who=one.participants.strip().rstrip(".")) if one.participants else ""
    minutes = one.time.minutes if one.time else None
    length = tr(" selama {minutes} menit").format(minutes=minutes) if minutes else ""
    return sentence(
        tr("{what} dilaksanakan{place}{people}{length}").format(what=what, place=place, people=people, length=length)
    )


def worker_label(worker: Practitioner | None) -> str:
    """«Praktikan», «Pekerja sosial», as the worker's role says."""
    return capital((worker.role if worker else None) or tr("praktikan"))


def _people(teller: Teller, one: Session) -> list[Block]:
    """Who took part, in one sentence."""
    named = [(person.name or teller.person(person.person), person.role) for person in one.people]
    known = [f"{name} ({role})" if name and role else name or role or "" for name, role in named]
    present = sentence_list(list(filter(None, known)))
    return [Paragraph(tr("Pertemuan ini diikuti oleh {who}.").format(who=present))] if present else []


def _readings(teller: Teller) -> list[Block]:
    rows, text = find_rows(page("readings"), "readings"), tr("Hasil pencatatan berkala dapat dilihat pada")
    figures = readings_figures(teller, "readings-chart")
    drawn: list[Block] = []
    if figures:
        drawn = [pointing(tr("Perkembangannya digambarkan pada"), figures[0].key), *figures]
    return [*teller.table(teller.file.case.readings, rows, sentence=text), *drawn]


def _steps(steps: Sequence[SessionStep]) -> list[Block]:
    if not steps:
        return []
    return [label(tr("Langkah teknik:")), NumberedList(tuple(map(_step, steps)), "1)")]


def _step(step: SessionStep) -> str:
    state = tr(" (tidak dilakukan)") if step.done is False else ""
    return f"{step.step or '–'}{state}" + (f": {step.note}" if step.note else "")


def _course(teller: Teller) -> list[Block]:
    case = teller.file.case
    told, reached = [], []
    found = by_activity(case.sessions)
    if case.sessions:
        text = tr("Intervensi dilaksanakan dalam {count} pertemuan{when}")
        when, further = when_held(one.date for one in case.sessions)
        text = text.format(count=counted(len(case.sessions)), when=when)
        names = [name for name in found if name]
        through = tr(", melalui {names}").format(names=sentence_list(names)) if names else ""
        told.append(f"{text}{through}.{further}")
    for name, several in found.items():
        last = next((one.result for one in reversed(several) if one.result), None)
        if last:
            reached.append(f"{name}: {last}" if name else last)
    return course(case.intervention.process, case.intervention.results, " ".join(told), reached)
