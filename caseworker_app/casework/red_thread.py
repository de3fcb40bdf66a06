"""Benang merah: the chain symptom, focus, goal, activity, session, score, evaluation, and where it is broken.

A strand of the thread belongs to one specific goal; what hangs on no goal has strands of its own. What is linked in the
record goes by its link, the rest by the roots of its words. Nothing is called missing before the work has gone beyond
it: without a plan no problem is «tanpa rencana», before the first session no goal is «tanpa sesi».
"""

from __future__ import annotations

import dataclasses
import enum
from typing import TYPE_CHECKING

from caseworker_app.casework import measured, outcomes, still_open, token_account
from caseworker_app.casework.attainment import name_of, sign
from caseworker_app.casework.checks.alike import stems
from caseworker_app.casework.group_work import parts_of
from caseworker_app.casework.work_log import first_day, group_called
from caseworker_app.model.assessment import Assessment, Problem, Symptom
from caseworker_app.model.evaluation import AttainmentScale, BeforeAfter, Evaluation, EvaluationRow, GoalResult
from caseworker_app.model.group import Group
from caseworker_app.model.indonesian import number
from caseworker_app.model.intervention import Reading, Session, TokenEconomy
from caseworker_app.model.plan import Activity, Goal, Plan
from caseworker_app.model.scales import AnchoredScale
from caseworker_app.model.tools import Measurement
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.base import Record
    from caseworker_app.model.case import Case
    from caseworker_app.model.partial_date import PartialDate


class Link(enum.StrEnum):
    """The links of the chain, in their order."""

    SYMPTOM = mark("Gejala")
    FOCUS = mark("Fokus dan masalah")
    GOAL = mark("Tujuan")
    ACTIVITY = mark("Kegiatan")
    SESSION = mark("Pertemuan")
    SCORE = mark("Pengukuran")
    EVALUATION = mark("Evaluasi")


class Gap(enum.StrEnum):
    """Where a strand is broken."""

    NO_FOCUS = mark("gejala tanpa fokus")
    NO_PLAN = mark("masalah tanpa rencana")
    NO_ACTIVITIES = mark("rencana tanpa kegiatan")
    NO_ACTIVITY = mark("tujuan tanpa kegiatan")
    NO_SESSION = mark("tujuan tanpa sesi")
    NO_EVALUATION = mark("tujuan tanpa evaluasi")
    ACTIVITY_WITHOUT_GOAL = mark("kegiatan tanpa tujuan")
    SESSION_WITHOUT_GOAL = mark("sesi tanpa tujuan")


@dataclasses.dataclass(frozen=True, slots=True)
class Node:
    """Something of the case that the thread runs through. field: where its words stand. note: count, days, state."""

    record: Record
    field: str
    words: str
    note: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Strand:
    """What hangs together along the chain. gaps: what is missing in a link that has no node."""

    nodes: Mapping[Link, Sequence[Node]]
    gaps: Mapping[Link, Gap] = dataclasses.field(default_factory=dict)

    @property
    def subject(self) -> Node:
        """What the strand is about: its goal, else the first thing that it holds."""
        return next(node for link in (Link.GOAL, *Link) for node in self.nodes.get(link, ()))


def red_thread(file: CaseFile, today: date) -> list[Strand]:
    """All strands of a case: the general goal, each specific goal, then what hangs on none."""
    return list(_Thread(file, today).strands())


def gaps(strands: Iterable[Strand]) -> list[tuple[Gap, Node]]:
    """What is missing, each with what it is missing of."""
    return [(gap, strand.subject) for strand in strands for gap in strand.gaps.values()]


def carries(session: Session, activity: Activity) -> bool:
    """Whether a session carries out an activity: by its link, its name, its technique or its phase."""
    if session.activity_id is not None:
        return session.activity_id == activity.id
    if session.activity is activity:
        return True
    said = " ".join([session.activity_name or "", *(session.techniques or ()), session.phase or ""])
    return alike(said, " ".join(filter(None, (activity.name, activity.technique))))


def alike(one: str | None, other: str | None) -> bool:
    """Whether two texts speak of the same: most roots of the shorter one stand in the longer one."""
    first, second = stems(one or "", EMPTY_WORDS), stems(other or "", EMPTY_WORDS)
    few = min(len(first), len(second))
    return bool(few) and len(first & second) >= max(1, round(_MOST * few))


EMPTY_WORDS = frozenset({"klien", "kegiatan", "pertemuan", "sesi", "dengan", "untuk", "dalam", "pada", "serta", "dan"})
"""Words that stand in every text of a case and so tell nothing apart."""
_MOST = 0.6
_OF_INSTRUMENTS = EMPTY_WORDS | {"skala", "tingkat", "kuesioner", "angket", "inventori", "inventory", "tes", "skor"}
"""Words in the names of instruments that say nothing of what is measured."""


class _Thread:
    """The strands of one case; remembers what already hangs on one."""

    def __init__(self, file: CaseFile, today: date) -> None:
        self._file, self._case, self._today = file, file.case, today
        self._goals = [goal for goal in self._case.goals if goal.text]
        self._held = outcomes.held(self._case.sessions)
        self._scores = [*_scores(file)]
        self._hung: set[str] = set()

    def strands(self) -> Iterator[Strand]:
        own = [self._of_goal(goal) for goal in self._goals]
        if general := self._general():
            yield general
        yield from own
        yield from self._loose()

    def _of_goal(self, goal: Goal) -> Strand:
        case = self._case
        problems = self._problems(goal)
        told = " ".join(filter(None, (goal.text, *(one.text for one in problems))))
        activities = [one for one in case.activities if one.name and self._serves(one, goal)]
        sessions = [one for one in self._held if any(carries(one, activity) for activity in activities)]
        if not case.activities:
            sessions = [one for one in self._held if len(self._goals) == 1 or alike(goal.text, _said(one))]
        symptoms = [one for one in case.symptoms if one.text and alike(one.text, told)]
        nodes = {
            Link.SYMPTOM: [_symptom(one) for one in symptoms],
            Link.FOCUS: [Node(one, Problem.text.key, one.text or "") for one in problems] or self._focus(),
            Link.GOAL: [Node(goal, Goal.text.key, goal.text or "", _state(case, goal))],
            Link.ACTIVITY: [_activity(one) for one in activities],
            Link.SESSION: [*_sessions(sessions), *self._meetings_of_groups(goal, activities)],
            Link.SCORE: [node for node in self._scores if self._measures(node, goal, activities)],
            Link.EVALUATION: list(self._evaluation(goal, activities)),
        }
        self._hang(nodes, sessions)
        missing: dict[Link, Gap] = {}
        if case.activities and not activities:
            missing[Link.ACTIVITY] = Gap.NO_ACTIVITY
        elif self._held and not nodes[Link.SESSION] and any(map(self._is_due, activities)):
            missing[Link.SESSION] = Gap.NO_SESSION
        if self._is_evaluated() and not nodes[Link.EVALUATION]:
            missing[Link.EVALUATION] = Gap.NO_EVALUATION
        return Strand(nodes, missing)

    def _general(self) -> Strand | None:
        """Focus and general goal, with what no specific goal takes up of the symptoms, and what came of the whole."""
        case = self._case
        rest = [one for one in case.symptoms if one.text and one.id not in self._hung]
        goal, summary = case.plan.general_goal, case.evaluation.conclusion or case.evaluation.result_summary
        field = Evaluation.conclusion if case.evaluation.conclusion else Evaluation.result_summary
        problems = [] if self._is_planned() else [one for one in case.problems if one.text]
        told = " ".join(filter(None, (case.assessment.focus, goal)))
        free = [one for one in self._held if one.id not in self._hung and not case.activities]
        sessions = [one for one in free if alike(one.activity_name, told)]
        scores = [node for node in self._scores if node.record.id not in self._hung]
        nodes = {
            Link.SYMPTOM: [_symptom(one) for one in rest],
            Link.FOCUS: [*self._focus(), *(Node(one, Problem.text.key, one.text or "") for one in problems)],
            Link.GOAL: [Node(case.plan, Plan.general_goal.key, goal)] if goal else [],
            Link.SESSION: list(_sessions(sessions)),
            Link.SCORE: [node for node in scores if _is_about(node.record, [told])],
            Link.EVALUATION: [Node(case.evaluation, field.key, summary)] if summary else [],
        }
        if not any(nodes.values()):
            return None
        self._hang(nodes, sessions)
        missing: dict[Link, Gap] = {}
        if rest and self._goals and not nodes[Link.FOCUS] and not case.problems:
            missing[Link.FOCUS] = Gap.NO_FOCUS
        if self._goals and self._held and not case.activities:
            missing[Link.ACTIVITY] = Gap.NO_ACTIVITIES
        return Strand(nodes, missing)

    def _loose(self) -> Iterator[Strand]:
        """Problems, activities, sessions, groups and scores that hang on no goal."""
        case = self._case
        for problem in case.problems:
            if self._is_planned() and problem.text and problem.id not in self._hung:
                yield Strand({Link.FOCUS: [Node(problem, Problem.text.key, problem.text)]}, {Link.GOAL: Gap.NO_PLAN})
        for activity in case.activities:
            if activity.name and activity.id not in self._hung:
                sessions = [one for one in self._held if carries(one, activity)]
                nodes = {
                    Link.ACTIVITY: [_activity(activity)],
                    Link.SESSION: list(_sessions(sessions)),
                    Link.EVALUATION: [_account(row) for row in self._accounts([activity])],
                }
                self._hang(nodes, sessions)
                yield Strand(nodes, {Link.GOAL: Gap.ACTIVITY_WITHOUT_GOAL} if self._goals else {})
        rest = [one for one in self._held if one.id not in self._hung]
        if rest:
            broken = {Link.GOAL: Gap.SESSION_WITHOUT_GOAL} if self._is_planned() else {}
            yield Strand({Link.SESSION: list(_sessions(rest))}, broken)
        if groups := [node for node in self._groups() if node.record.id not in self._hung]:
            yield Strand({Link.SESSION: groups})
        if scores := [node for node in self._scores if node.record.id not in self._hung]:
            yield Strand({Link.SCORE: scores})

    def _hang(self, nodes: Mapping[Link, Iterable[Node]], sessions: Iterable[Session]) -> None:
        """Remember what hangs on a strand; of the sessions, told together, each."""
        self._hung.update(node.record.id for several in nodes.values() for node in several)
        self._hung.update(one.id for one in sessions)

    def _is_planned(self) -> bool:
        return bool(self._goals or self._case.activities)

    def _is_evaluated(self) -> bool:
        case = self._case
        return bool(case.goal_results or case.attainment_scales or case.evaluation_rows or case.evaluation.conclusion)

    def _is_due(self, activity: Activity) -> bool:
        day = first_day(activity.dates)
        return day is None or day <= self._today

    def _focus(self) -> list[Node]:
        assessment = self._case.assessment
        return [Node(assessment, Assessment.focus.key, assessment.focus)] if assessment.focus else []

    def _problems(self, goal: Goal) -> list[Problem]:
        if goal.problem is not None:
            return [goal.problem] if goal.problem.text else []
        known = [one for one in self._case.problems if one.text]
        if len(known) == len(self._goals) == 1:
            return known
        return [one for one in known if alike(one.text, goal.text)]

    def _serves(self, activity: Activity, goal: Goal) -> bool:
        linked = {link.goal_id for link in activity.goals} - {None}
        if linked:
            return goal.id in linked
        return len(self._goals) == 1 or alike(goal.text, activity.serves or activity.name)

    def _meetings_of_groups(self, goal: Goal, activities: Iterable[Activity]) -> Iterator[Node]:
        told = " ".join(filter(None, (goal.text, *(part for one in activities for part in (one.name, one.technique)))))
        return (node for node in self._groups() if alike(node.words, told))

    def _groups(self) -> Iterator[Node]:
        for group in self._file.groups:
            meetings = [
                part.meeting
                for part in parts_of(group, self._case)
                if outcomes.took_place(part.meeting) and not part.absent
            ]
            if meetings:
                yield Node(group, Group.sessions.key, group_called(group), _times(meetings))

    def _measures(self, node: Node, goal: Goal, activities: Iterable[Activity]) -> bool:
        record = node.record
        if isinstance(record, AnchoredScale | AttainmentScale) and record.goal_id is not None:
            return record.goal_id == goal.id
        told = [goal.text, *(one.text for one in goal.indicators), *(problem.text for problem in self._problems(goal))]
        told += [part for one in activities for part in (one.name, one.technique, *(one.indicators or ()))]
        return _is_about(record, told)

    def _evaluation(self, goal: Goal, activities: Sequence[Activity]) -> Iterator[Node]:
        case = self._case
        indicators = [one for one in case.goal_results if one.indicator_id is not None and one.goal_id == goal.id]
        for one in (*still_open.results_of(case, goal), *indicators):
            about = one.indicator.text if one.indicator else ""
            words = one.evidence or about or goal.text or ""
            if one.state or one.evidence:
                yield Node(one, GoalResult.state.key, words, str(one.state.value) if one.state else "")
        for row in case.before_after:
            if alike(row.aspect, goal.text):
                yield Node(row, BeforeAfter.aspect.key, row.aspect or "", _change(row))
        yield from (_account(row) for row in self._accounts(activities))

    def _accounts(self, activities: Iterable[Activity]) -> Iterator[EvaluationRow]:
        ids, names = {one.id for one in activities}, {_folded(one.name) for one in activities}
        for row in self._case.evaluation_rows:
            named = row.activity_id in ids or (row.activity_id is None and _folded(row.activity_name) in names)
            if named and (row.result or row.process):
                yield row


def _symptom(one: Symptom) -> Node:
    return Node(one, Symptom.text.key, one.text or "")


def _activity(one: Activity) -> Node:
    return Node(one, Activity.name.key, one.name or "", one.dates.short() if one.dates else "")


def _account(row: EvaluationRow) -> Node:
    words, field = (row.result, EvaluationRow.result) if row.result else (row.process, EvaluationRow.process)
    return Node(row, field.key, words or "")


def _sessions(sessions: Iterable[Session]) -> Iterator[Node]:
    """Those of one activity as one, counted; it leads to the first of them."""
    several: dict[str, list[Session]] = {}
    for one in sessions:
        several.setdefault((one.activity.name if one.activity else None) or one.activity_name or "", []).append(one)
    for name, same in several.items():
        yield Node(same[0], Session.activity_name.key, name or tr("Pertemuan"), _times(same))


def _times(meetings: Sequence[Session] | Sequence[object]) -> str:
    """«3 kali, 2/9/2024 – 14/10/2024»."""
    dates: list[PartialDate] = [when for one in meetings if (when := getattr(one, "date", None)) and when.readable]
    dates.sort(key=lambda when: when.sort_key)
    days = [when.short() for when in (dates[0], dates[-1])] if dates else []
    count = tr("{count} kali").format(count=number(len(meetings)))
    return ", ".join(filter(None, (count, " – ".join(dict.fromkeys(days)))))


def _state(case: Case, goal: Goal) -> str:
    state = still_open.goal_state(case, goal)
    return str(state.value) if state else ""


def _said(session: Session) -> str:
    return " ".join(filter(None, (session.activity_name, *(session.techniques or ()), session.process, session.result)))


def _scores(file: CaseFile) -> Iterator[Node]:
    """Whatever was measured, each thing once: instruments, anchored scales, goal attainment, tokens, readings."""
    case, own = file.case, file.instruments
    for same in measured.grouped(case.measurements, own):
        totals = " → ".join(filter(None, (measured.total_words(one, own) for one in same)))
        if same[0].instrument:
            yield Node(same[0], Measurement.score.key, measured.title(same[0]), totals)
    for scale in case.anchored_scales:
        levels = " → ".join(number(one.level) for one in scale.ratings if one.level is not None)
        if scale.name or scale.question:
            yield Node(scale, AnchoredScale.name.key, scale.name or scale.question or "", levels)
    for aim in case.attainment_scales:
        both = " → ".join(sign(level) for level in (aim.level_before, aim.level_after) if level is not None)
        if both:
            yield Node(aim, AttainmentScale.title.key, tr("GAS: {goal}").format(goal=name_of(aim)), both)
    for economy in case.token_economies:
        if economy.entries:
            words = tr("token ekonomi ({token})").format(token=economy.token or tr("token"))
            yield Node(economy, TokenEconomy.entries.key, words, token_account.standing(economy))
    kinds: dict[str, list[Reading]] = {}
    for reading in case.readings:
        if reading.kind and reading.value:
            kinds.setdefault(reading.kind, []).append(reading)
    for kind, several in kinds.items():
        ends = dict.fromkeys(one.value or "" for one in (several[0], several[-1]))
        yield Node(several[0], Reading.value.key, kind, " → ".join(ends))


def _is_about(record: Record, texts: Iterable[str | None]) -> bool:
    """Whether texts speak of what a record measures."""
    spoken_of = stems(" ".join(filter(None, texts)), _OF_INSTRUMENTS)
    return bool(stems(_measured(record), _OF_INSTRUMENTS) & spoken_of)


def _measured(record: Record) -> str:
    """What is measured, in the words of the record."""
    match record:
        case Measurement():
            return record.instrument or ""
        case AnchoredScale():
            return " ".join(filter(None, (record.name, record.question)))
        case AttainmentScale():
            return name_of(record)
        case TokenEconomy():
            behaviours = (one.text for one in record.behaviours)
            return " ".join(filter(None, (tr("token ekonomi"), record.token, *behaviours)))
        case Reading():
            return record.kind or ""
    raise TypeError(type(record).__name__)


def _change(row: BeforeAfter) -> str:
    values = [number(value) for value in (row.before_value, row.after_value) if value is not None]
    return " → ".join(values or filter(None, (row.before, row.after)))


def _folded(words: str | None) -> str:
    return " ".join((words or "").split()).casefold()
