"""Pernyataan terminasi: why the work ends, what came of it, how it goes on. The client signs it with the real name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.ages import drawn_on
from caseworker_app.casework.measured import title
from caseworker_app.casework.outcomes import held
from caseworker_app.documents.blocks import Block, Column, Fact, Facts, Heading, Paragraph, Run, Space, Table, choices
from caseworker_app.documents.elements.form import (
    Form,
    age,
    fact,
    given,
    letter_number,
    optional,
    section,
    worker_facts,
)
from caseworker_app.documents.elements.record_tables import Cell, counted_table
from caseworker_app.documents.elements.signatures import client_and_worker
from caseworker_app.documents.letters.services import assistance, measured
from caseworker_app.documents.wording import address, date_in_words
from caseworker_app.forms import lists
from caseworker_app.model.indonesian import terbilang
from caseworker_app.model.termination import Termination
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.evaluation import GoalResult

_BEFORE, _AFTER = "sebelum", "sesudah"


def termination_statement(file: CaseFile, wish: Wish) -> Document:
    """The statement that the work together has ended."""
    form = Form("termination-statement", file, wish)
    one = form.case.termination
    day = (one.date.earliest if one.date else None) or drawn_on(file)
    client = form.case.client
    return form.finished(
        form.title(
            tr("Nomor: {number}").format(
                number=letter_number(form, one.statement_number, one.statement_signed_on or one.date)
            )
        ),
        Paragraph(form.say("opening"), "plain"),
        Facts(
            (
                fact(tr("Nama"), form.client),
                fact(tr("Usia"), age(client, day)),
                fact(tr("Alamat"), address(client) if client else ""),
                fact(tr("Kode kasus"), form.case.number),
            )
        ),
        Paragraph(form.say("worker"), "plain"),
        worker_facts(form),
        *_ended(form, one),
        *form.headed(
            *_summary(form, one),
            *_goals(form),
            *_scores(form),
            *optional(form, "process", one.process, lines=2),
            *section(form, "condition", one.client_condition, lines=2),
            *_client_says(form, one),
            *optional(form, "strengths", one.strengths_kept, lines=2),
            *optional(form, "message", one.message, lines=2),
            *_further(form, one),
            *section(form, "data", one.data_fate or form.say("data")),
        ),
        client_and_worker(form, form.say("closing"), day, one.statement_signed_on or one.date, None),
    )


def _ended(form: Form, one: Termination) -> list[Block]:
    """When and where it ended, and the reasons as boxes; what is not on the list follows it."""
    usual = lists.load("termination_reasons").values()
    own = [reason for reason in one.reasons or [] if reason not in usual]
    beside = form.facts(one, Termination.time, Termination.place)
    when = (
        *form.facts(one, Termination.date),
        *(beside if form.blank else given(*beside)),
    )
    reasons = choices(*((reason, reason in (one.reasons or ())) for reason in (*usual, *own)))
    return [Paragraph(form.say("ended"), "plain"), Facts((*when, Fact(tr("Alasan"), reasons)))]


def _summary(form: Form, one: Termination) -> list[Block]:
    """From when to when, how many sessions, what was given."""
    opened, sessions = form.case.opened, held(form.case.sessions)
    ended = form.case.closed or one.date
    count = len(sessions)
    told = tr("{count} ({words}) pertemuan").format(count=count, words=terbilang(count)) if count else ""
    return [
        Heading(2, "", key="services"),
        Facts(
            (
                fact(tr("Mulai"), date_in_words(opened)),
                fact(tr("Selesai"), date_in_words(ended)),
                *given(fact(tr("Jumlah pertemuan"), told)),
                *given(fact(tr("Bantuan yang diberikan"), assistance(form))),
            )
        ),
    ]


def _goals(form: Form) -> list[Block]:
    """What was aimed at and what was reached."""
    cells = (
        Cell(tr("Tujuan"), 2, lambda row: row[0]),
        Cell(tr("Capaian"), 1, lambda row: _reached(row[1])),
        Cell(tr("Bukti atau keterangan"), 2, lambda row: (row[1].evidence if row[1] else None) or ""),
    )
    goals = {goal.id: goal for goal in form.case.goals}
    # What was found of a whole goal goes before what was found of one of its indicators.
    found = sorted(form.case.goal_results, key=lambda one: one.indicator_id is None)
    results = {one.goal_id: one for one in found if one.goal_id in goals}
    rows = [(goal.text or "", results.get(key)) for key, goal in goals.items()]
    rows += [(one.goal_text or "", one) for one in form.case.goal_results if one.goal_id not in goals]
    return [Heading(2, "", key="goals"), counted_table("goals", rows, cells, spare=4 if form.blank else 3)]


def _reached(result: GoalResult | None) -> str:
    if result is None or result.state is None:
        return "……"
    return str(result.state.value)


def _scores(form: Form) -> list[Block]:
    """Scores before and after, where something was measured."""
    found: dict[str, dict[str, list[str]]] = {}
    for one in form.case.measurements:
        told = measured(form.teller, one)
        name = title(one) if one.instrument else tr("pengukuran")
        moment = (one.moment or "").casefold()
        found.setdefault(name, {}).setdefault(_AFTER if _AFTER in moment else _BEFORE, []).append(told or "–")
    if not found:
        return []
    columns = (Column(tr("Alat ukur"), 2), Column(tr("Skor awal")), Column(tr("Skor akhir")))
    rows = tuple(
        (name, "; ".join(told.get(_BEFORE, ["–"])), "; ".join(told.get(_AFTER, ["–"]))) for name, told in found.items()
    )
    return [Space(0.2), Table("scores", "", columns, rows, numbered=False)]


def _client_says(form: Form, one: Termination) -> list[Block]:
    """How the client feels and what the client thinks of the service."""
    said = [text for text in (one.client_feelings, one.client_feedback) if text]
    rated = choices(*((str(grade), one.satisfaction == grade) for grade in range(1, 6)))
    words = (*rated, Run(tr("(1 tidak puas – 5 sangat puas)")))
    return [
        *section(form, "feedback", "\n".join(said), lines=2),
        Facts((fact(tr("Kepuasan klien"), words),)),
    ]


def _further(form: Form, one: Termination) -> list[Block]:
    """What comes next, and to whom the client is referred."""
    to = list(dict.fromkeys([*(one.referred_to or ()), *(to for ref in form.case.referrals for to in ref.to or ())]))
    referred = "; ".join(to)
    return [
        *section(form, "next_plan", one.next_plan, lines=2),
        Facts((fact(tr("Dirujuk kepada"), referred),)),
    ]
