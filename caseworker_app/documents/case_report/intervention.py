"""4.4 Intervensi: the sessions by activity, groups, tokens, readings, assistance, promises, the second conference."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from caseworker_app.casework import outcomes
from caseworker_app.documents.case_report.conferences import conferences, early
from caseworker_app.documents.case_report.figures import readings_figures
from caseworker_app.documents.case_report.groups import groups
from caseworker_app.documents.case_report.parts import section, stage_closing
from caseworker_app.documents.case_report.sessions import by_activity, sessions, worker_label
from caseworker_app.documents.case_report.tokens import token_economies
from caseworker_app.documents.sentences import referring, stage_opening
from caseworker_app.documents.telling import Teller, find_rows, missing
from caseworker_app.documents.wording import counted, during, moment, sentence_list, when_held
from caseworker_app.forms.catalogue import page
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.documents.blocks import Block
    from caseworker_app.model.case import Case


def intervention(teller: Teller) -> list[Block]:
    """The blocks of the fourth stage."""
    case = teller.file.case
    assistance = find_rows(page("assistance"), "assistance")
    promises = find_rows(page("promises"), "promises")
    return [
        *stage_opening(teller, "intervention", _opening(teller)),
        *teller.told(teller.items_of(page("intervention_result"), skip=_told_elsewhere(case))),
        *(sessions(teller) or [missing(tr("pelaksanaan intervensi belum tercatat"), "intervention/sessions")]),
        *groups(teller),
        *token_economies(teller),
        *section(tr("Pencatatan Berkala"), _readings(teller), key="readings"),
        *section(tr("Bantuan yang Diberikan"), teller.table(case.assistance, assistance), key="assistance"),
        *teller.page(page("opportunity")),
        *section(tr("Janji Klien dan Praktikan"), teller.table(case.promises, promises), key="promises"),
        *conferences(teller, [one for one in case.conferences if not early(one)]),
        *stage_closing("intervention", case.intervention.process, case.intervention.results, _led_to(teller)),
    ]


def _opening(teller: Teller) -> list[str]:
    """Who met the client how often, when, by which activities, and where for the most part."""
    case = teller.file.case
    held = outcomes.held(case.sessions)
    if not held:
        return [tallied] if (tallied := _tallied(case)) else []
    worker = case.practitioner
    who = " ".join(filter(None, (worker_label(worker), worker.name if worker else None)))
    when = during(case.intervention.period) or when_held(one.date for one in held)
    names = [name for name in by_activity(case.sessions) if name]
    through = tr(", melalui {names}").format(names=sentence_list(names)) if names else ""
    text = tr("{who} mengadakan {count} pertemuan dengan {client}{when}{through}")
    told = text.format(who=who, count=counted(len(held)), client=teller.client, when=when, through=through)
    return [told, _place(teller), *filter(None, [_tallied(case)])]


def _tallied(case: Case) -> str:
    """How many sessions took place and how many did not; nothing where all of them did."""
    failed = outcomes.not_held(case.sessions)
    text = tr("Dari {count} pertemuan yang dijadwalkan, {tally}")
    return text.format(count=len(case.sessions), tally=outcomes.tallied(case.sessions)) if failed else ""


def _told_elsewhere(case: Case) -> frozenset[str]:
    """The fields of the stage that its opening and its end tell."""
    opened = {"period"} if outcomes.held(case.sessions) and during(case.intervention.period) else set()
    return frozenset({"process", "results", "state", *opened})


def _place(teller: Teller) -> str:
    """Where all or most sessions were held; nothing where they were held here and there."""
    held = outcomes.held(teller.file.case.sessions)
    places = Counter(one.place.strip() for one in held if one.place and one.place.strip())
    place, count = next(iter(places.most_common(1)), ("", 0))
    if len(held) < 2 or count * 2 <= len(held):
        return ""
    if count == len(held):
        return tr("Semuanya berlangsung di {place}").format(place=place)
    return tr("Sebagian besar berlangsung di {place}").format(place=place)


def _led_to(teller: Teller) -> list[str]:
    """When it was weighed what the intervention had brought about."""
    weighed = teller.file.case.evaluation.date
    when = moment(weighed)
    return [tr("Hasil seluruh kegiatan kemudian dinilai{when}").format(when=when)] if when else []


def _readings(teller: Teller) -> list[Block]:
    rows = find_rows(page("readings"), "readings")
    figures = readings_figures(teller, "readings-chart")
    curve = [referring(tr("Naik turunnya tampak lebih jelas sebagai grafik"), figures[0].key)] if figures else []
    return [*teller.table(teller.file.case.readings, rows), *curve, *figures]
