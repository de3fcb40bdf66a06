"""What was done for a client so far, in sentences that letters and statements use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.measured import called, grouped, is_out_of_range, outside_words, title
from caseworker_app.casework.outcomes import held
from caseworker_app.casework.restrictions import Discretion
from caseworker_app.documents.elements.form import Form, money
from caseworker_app.documents.wording import period, sentence
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.documents.telling import Teller
    from caseworker_app.model.evaluation import GoalResult
    from caseworker_app.model.intervention import Session
    from caseworker_app.model.tools import Measurement

_EVERYTHING = Discretion()


def services(form: Form, told: Discretion = _EVERYTHING) -> str:
    """Activities with how often they took place, and assistance given; a line for each."""
    sessions = [one for one in held(form.case.sessions) if told.allows(one)]
    counted: dict[str, int] = {}
    for one in sessions:
        name = activity_of(one)
        counted[name] = counted.get(name, 0) + 1
    lines = []
    if counted:
        what = "; ".join(
            tr("{name} ({count} pertemuan)").format(name=name, count=count) for name, count in counted.items()
        )
        lines.append(tr("Pendampingan{when}: {what}").format(when=period(one.date for one in sessions), what=what))
    given = assistance(form, told)
    if given:
        lines.append(tr("Bantuan: {given}").format(given=given))
    return "\n".join(map(sentence, lines))


def outcomes(form: Form, told: Discretion = _EVERYTHING) -> str:
    """What became of the goals, and scores before and after; a line for each that is known."""
    case = form.case
    goals = [one for one in case.goal_results if told.allows(one) and (one.state or one.evidence)]
    reached = [_reached(one) for one in goals]
    lines = [tr("Hasil: {reached}").format(reached="; ".join(reached))] if any(reached) else []
    own = form.teller.file.instruments
    results = [one for one in case.measurements if one.instrument and told.allows(one)]
    scores = {title(same[0]): _values(form.teller, same) for same in grouped(results, own)}
    lines += [
        tr("{name}: {values}").format(name=name, values=tr(" menjadi ").join(values))
        for name, values in scores.items()
        if len(values) > 1
    ]
    return "\n".join(map(sentence, lines))


def measured(teller: Teller, one: Measurement) -> str:
    """«33 (mendekati rendah)»: a score with its category, as far as they are known."""
    own = teller.file.instruments
    value = teller.figure(one, "score")
    words = "; ".join(filter(None, (called(one, own), outside_words(one, own))))
    return f"{value} ({words})" if value and words else value or words


def _values(teller: Teller, same: list[Measurement]) -> list[str]:
    """What a client measured by one instrument had, without totals that it cannot give."""
    known = [one for one in same if not is_out_of_range(one, teller.file.instruments)]
    return [value for one in known if (value := measured(teller, one))]


def _reached(one: GoalResult) -> str:
    goal = (one.goal.text if one.goal else None) or one.goal_text or ""
    state = str(one.state.value) if one.state else ""
    return ": ".join(filter(None, (goal, ", ".join(filter(None, (state, one.evidence))))))


def activity_of(one: Session) -> str:
    """What a session was part of."""
    return one.activity_name or (one.activity.name if one.activity else None) or tr("pertemuan lain")


def assistance(form: Form, told: Discretion = _EVERYTHING) -> str:
    """Assistance given, money in figures and words: «sembako senilai Rp250.000 (dua ratus lima puluh ribu rupiah)»."""
    parts = []
    for one in form.case.assistance:
        if not told.allows(one):
            continue
        what = one.what or one.kind or tr("bantuan")
        worth = form.teller.figure(one, "amount", money)
        parts.append(tr("{what} senilai {worth}").format(what=what, worth=worth) if worth else what)
    return "; ".join(parts)
