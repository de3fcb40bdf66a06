"""The first page of the case summary: who the client is, the problem, the strengths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework import stages
from caseworker_app.casework.ages import drawn_on, present_age
from caseworker_app.casework.still_open import dangers
from caseworker_app.documents.blocks import Content, Figure
from caseworker_app.documents.case_report.family_sentences import family_sentences
from caseworker_app.documents.case_report.identity import age_words
from caseworker_app.documents.case_report.sessions import worker_label
from caseworker_app.documents.elements.record_tables import parts
from caseworker_app.documents.elements.sheet import Detail, Part, gap, listed, points, shortened
from caseworker_app.documents.elements.staff_names import agency_name, worker_name
from caseworker_app.documents.paper import CM
from caseworker_app.documents.recording.open_matters import danger_in_words
from caseworker_app.documents.wording import date_in_words, sentence, sentence_list, titled
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Factor, QuadrantBox, StageState
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.documents.telling import Teller
    from caseworker_app.model.assessment import Symptom

_WIDE = 15.5 * CM
_LOW = 6.2 * CM
_COLUMN = 7.4 * CM
_HIGH = 8.5 * CM
_LEAST_SCALE = 0.62
_CAPTION = 42.0


def known_facts(teller: Teller) -> list[tuple[str, str]]:
    """Labels and values of the head of the page, those that are known."""
    file = teller.file
    case, person = file.case, file.client
    worker = case.practitioner
    about = _person_facts(teller, person) if person else []
    found = [
        *about,
        *parts(teller, case, Case.cluster),
        (tr("PPKS"), case.ppks),
        *parts(teller, case, Case.access_route),
        (tr("Dibuka"), date_in_words(case.opened)),
        (tr("Ditutup"), date_in_words(case.closed)),
        (tr("Tahap"), where_it_stands(teller)),
        (tr("Lembaga"), agency_name(case)),
        (worker_label(worker), worker_name(case)),
    ]
    return [(label, value) for label, value in found if value]


def _person_facts(teller: Teller, person: Person) -> list[tuple[str, str | None]]:
    near = (person.village, person.district) if teller.names else ()
    age = present_age(person, drawn_on(teller.file))
    stated = age_words(person.stated_age)
    counted = tr("{age} tahun").format(age=age) if age else ""
    return [
        (tr("Nama"), person.name if teller.names else None),
        *parts(teller, person, Person.sex),
        (tr("Usia"), stated or counted),
        *parts(teller, person, Person.education, Person.occupation, Person.marital_status),
        (tr("Tempat tinggal"), ", ".join(filter(None, (*near, person.city)))),
    ]


def where_it_stands(teller: Teller) -> str:
    """How far the case has come: the stages that run, else the last one done; empty where nothing is said."""
    case = teller.file.case
    titles = stages.titles(case.agency.stage_names if case.agency else None)
    states = [getattr(case, key).state for key in stages.KEYS]
    running = [title for title, state in zip(titles, states, strict=True) if state is StageState.RUNNING]
    if running:
        return tr("{stages} (berjalan)").format(stages=sentence_list(running))
    done = [title for title, state in zip(titles, states, strict=True) if state is StageState.DONE]
    if len(done) == len(titles):
        return tr("semua tahap selesai")
    return tr("{stage} (selesai)").format(stage=done[-1]) if done else ""


def about_client(teller: Teller, detail: Detail) -> list[Part]:
    """The client in sentences, then problem and strengths; what matters and is unknown is said to be missing."""
    case = teller.file.case
    one = case.assessment
    most, length = detail.most, detail.length
    strengths_gap = "" if one.potentials else gap(tr("kekuatan klien belum digali"), "assessment/potentials#potentials")
    risks = (danger_in_words(risk) for risk in dangers(case))
    return [
        ("client", _who(teller, detail) or gap(tr("data klien belum ditulis"), "client/client_family")),
        ("complaint", shortened(case.engagement.presenting_problem or "", 2 * length)),
        (
            "symptoms",
            points(_symptoms(teller), most=most, length=length)
            or gap(tr("gejala belum ditulis"), "assessment/symptoms"),
        ),
        ("causes", _causes(teller, detail)),
        ("risks", points(risks, most=most, length=2 * length)),
        ("strengths", listed(_own_strengths(teller), most=2 * most, length=length) or strengths_gap),
        ("potentials", shortened(one.potentials or "", 2 * length)),
        ("surroundings", listed(_strengths_around(teller), most=2 * most, length=length)),
        ("expectations", listed(one.expectations or (), most=most, length=length)),
    ]


def _who(teller: Teller, detail: Detail) -> str:
    """The family, the home, disabilities, and the beginning of the background."""
    case, person = teller.file.case, teller.file.client
    told = [family_sentences(teller)]
    if person is not None and person.disabilities:
        told.append(sentence(tr("disabilitas: {kinds}").format(kinds=sentence_list(person.disabilities))))
    told.append(shortened(case.assessment.background or "", 3 * detail.length))
    return shortened(" ".join(filter(None, told)), 6 * detail.length)


def _symptoms(teller: Teller) -> list[str]:
    return [_symptom(one) for one in teller.file.case.symptoms if one.text]


def _symptom(one: Symptom) -> str:
    more = ", ".join(filter(None, (one.dimension.value if one.dimension else None, one.source)))
    return f"{one.text} ({more})" if more else one.text or ""


def _causes(teller: Teller, detail: Detail) -> Content:
    case = teller.file.case
    kinds = ((tr("Faktor internal"), Factor.INTERNAL), (tr("Faktor eksternal"), Factor.EXTERNAL))
    told = [(name, [one.text for one in case.causes if one.text and one.factor is factor]) for name, factor in kinds]
    told.append((tr("Penyebab lain"), [one.text for one in case.causes if one.text and one.factor is None]))
    told.append((tr("Dampak"), [one.text for one in case.impacts if one.text]))
    return points((f"{name}: {shortened('; '.join(texts), 2 * detail.length)}" for name, texts in told if texts))


def _own_strengths(teller: Teller) -> list[str]:
    case = teller.file.case
    found = [*(case.assessment.strengths or []), *_in_quadrants(teller, QuadrantBox.PERSONAL_STRENGTH)]
    found += [one.text for one in case.resources if one.text and one.factor is Factor.INTERNAL]
    return list(dict.fromkeys(found))


def _strengths_around(teller: Teller) -> list[str]:
    found = _in_quadrants(teller, QuadrantBox.ENVIRONMENT_STRENGTH)
    found += [one.text for one in teller.file.case.resources if one.text and one.factor is not Factor.INTERNAL]
    return list(dict.fromkeys(found))


def _in_quadrants(teller: Teller, box: QuadrantBox) -> list[str]:
    return [one.text for q in teller.file.case.quadrants for one in q.points if one.text and one.box is box]


def genogram(teller: Teller) -> tuple[Figure | None, bool]:
    """The genogram, small, and whether it stands beside the text; None where it could not be read so small."""
    from caseworker_app.diagrams import from_case
    from caseworker_app.diagrams.genogram.layout import layout

    family = from_case.genogram(teller.file, names=teller.names)
    if len(family.members) < 2:
        return None, False
    drawing = layout(family)
    below = min(1.0, _WIDE / drawing.width, _LOW / drawing.height)
    beside = min(1.0, _COLUMN / drawing.width, _HIGH / drawing.height)
    scale = max(below, beside)
    if scale < _LEAST_SCALE:
        return None, False
    caption = tr("Genogram {client}").format(client=titled(teller.client))
    return Figure("genogram", caption, drawing, width=drawing.width * scale / CM), beside > below


def figure_height(figure: Figure) -> float:
    """What a small genogram with its caption takes, in points."""
    scale = (figure.width or 0.0) * CM / figure.drawing.width
    return figure.drawing.height * scale + _CAPTION
