"""Answers to an instrument, stored one by one as they are given, with the total as soon as it stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from caseworker_app.casework import directory
from caseworker_app.casework.measured import instrument_of
from caseworker_app.casework.scoring import Answers, Score, read_answers, score, write_answers
from caseworker_app.forms import instruments
from caseworker_app.jobs import own_library, services
from caseworker_app.model.group import Group, GroupTool
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.tools import Measurement
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.forms.instruments import Instrument
    from caseworker_app.model.case import Case
    from caseworker_app.model.service import Service
    from caseworker_app.store.notebook import Notebook

Answered = Measurement | GroupTool
"""What holds the answers to an instrument: a result in a case, a tool of a group."""
CAUTION = mark("Skrining, bukan diagnosis.")
_FIRST, _AGAIN = "sebelum", "sesudah"  # of the list measurement_moments
_EMERGENCY = "nomor darurat"  # of the list service_kinds
_WHAT_TO_DO = (
    mark("Jangan tinggalkan klien sendirian; lanjutkan percakapan dengan tenang."),
    mark("Tanyakan langsung: adakah pikiran mengakhiri hidup sekarang, rencana, alat, dan waktunya?"),
    mark("Jauhkan alat yang berbahaya, dan libatkan orang yang dipercaya klien."),
    mark("Beri tahu supervisor hari ini juga, dan catat apa yang ditanyakan dan dilakukan."),
)
_ANYWHERE = (
    mark("Puskesmas atau IGD rumah sakit terdekat"),
    mark("119 ext 8, layanan krisis kesehatan jiwa (belum diperiksa)"),
)
"""Whom to call where the directory names nobody."""


def own(notebook: Notebook) -> tuple[Instrument, ...]:
    """The agency's own instruments."""
    with notebook.reading() as session:
        return own_library.instruments(session)


def answerable(notebook: Notebook) -> list[Instrument]:
    """The instruments whose items can be answered here, the agency's own first."""
    return [found for found in (*own(notebook), *instruments.shipped()) if found.answerable]


def for_groups(notebook: Notebook) -> list[Instrument]:
    """The tools of group work that can be answered here, each as the agency has it where it has its own."""
    known = own(notebook)
    tools = (instruments.find(tool.name, known) or tool for tool in instruments.shipped() if tool.group)
    return [tool for tool in tools if tool.answerable]


def begin_tool(notebook: Notebook, group: Group, instrument: Instrument, member_id: str | None = None) -> GroupTool:
    """A tool without answers, dated today, about the whole group or one member."""
    tool = GroupTool(kind=instrument.name, date=PartialDate.on(date.today()), member_id=member_id)
    with notebook.edit(tr("Isi {name}").format(name=instrument.name), group_id=group.id):
        group.tools.append(tool)
    return tool


def begin(notebook: Notebook, case: Case, instrument: Instrument, *, rated_by: str | None = None) -> Measurement:
    """A new result without answers, dated today; the first of its instrument is «sebelum», any further «sesudah»."""
    known = (*own(notebook), instrument)
    before = any(instrument_of(one, known) == instrument for one in case.measurements)
    result = Measurement(
        instrument=instrument.name,
        variant=(instrument.variant or None) if instrument.own else None,
        moment=_AGAIN if before else _FIRST,
        date=PartialDate.on(date.today()),
        rated_by=rated_by,
    )
    if instrument.own:  # on another laptop its range is not known
        result.lowest, result.highest = instrument.lowest, instrument.highest
    with notebook.edit(tr("Isi {name}").format(name=instrument.name), case_id=case.id):
        case.measurements.append(result)
    return result


def put(notebook: Notebook, owner: Case | Group, result: Answered, instrument: Instrument, answers: Answers) -> Score:
    """Store the answers, and with them the total and its band, or that there is none yet; a tool keeps no band.

    A total that was typed from paper stands until the answers give one of their own. Each answer is a step of undo of
    its own: a wrong key costs none of those before it.
    """
    found = score(instrument, answers)
    typed = result.score is not None and result.score != score(instrument, read_answers(result.answers)).total
    case_id, group_id = (None, owner.id) if isinstance(owner, Group) else (owner.id, None)
    notebook.end_step(owner.id)
    with notebook.edit(tr("Isi jawaban"), case_id=case_id, group_id=group_id, origin=put):
        result.answers = write_answers(answers) or None
        if typed and found.total is None:
            return found
        result.score = found.total
        if isinstance(result, Measurement) and (found.band or instrument.bands):
            result.category = found.band or None
    return found


def score_of(result: Measurement, own_instruments: Iterable[Instrument]) -> tuple[Instrument, Score] | None:
    """The score that the answers of a result give; None without answers or where its instrument is not known."""
    known = instrument_of(result, own_instruments)
    return (known, score(known, read_answers(result.answers))) if known and result.answers else None


def alarms(case: Case, own_instruments: Iterable[Instrument] = ()) -> list[tuple[Measurement, Instrument, int]]:
    """The answers of a case that ask for the client's safety: the result, its instrument and the item."""
    own_instruments = tuple(own_instruments)
    found = []
    for result in case.measurements:
        scored = score_of(result, own_instruments)
        if scored is not None:
            found += [(result, scored[0], item) for item in scored[1].alarms]
    return found


def alarm_words(instrument: Instrument, item: int, answers: Answers) -> str:
    """«PHQ-9 butir 9 dijawab “Beberapa hari”: tanyakan keselamatan klien sekarang juga, berapa pun skornya.»."""
    option = instrument.option(answers.get(item))
    words = tr("{name} butir {item} dijawab “{answer}”: tanyakan keselamatan klien sekarang juga, berapa pun skornya.")
    answer = (option.label or str(option.value)) if option else ""
    return words.format(name=instrument.name, item=item, answer=answer)


def what_to_do() -> list[str]:
    """What is done at once when an answer tells of danger."""
    return [tr(step) for step in _WHAT_TO_DO]


def whom_to_call(notebook: Notebook) -> list[str]:
    """The emergency numbers of the directory; where it has none, what is there anywhere."""
    with notebook.reading() as session:
        known = [one for one in services.services(session) if _answers_emergencies(one)]
        return [_line(one) for one in known] or [tr(words) for words in _ANYWHERE]


def _answers_emergencies(one: Service) -> bool:
    return instruments.plain(one.kind) == _EMERGENCY and not directory.is_gone(one) and bool(one.phone or one.whatsapp)


def _line(one: Service) -> str:
    numbers = " / ".join(filter(None, (one.phone, one.whatsapp)))
    return ": ".join(filter(None, (one.name, numbers)))
