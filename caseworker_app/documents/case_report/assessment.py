"""4.2 Asesmen: data collection, client and family, background, BPSS, analysis, tools, potentials, focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework import outcomes
from caseworker_app.documents.blocks import Block, Paragraph, Run
from caseworker_app.documents.case_report import analysis, resources, tools
from caseworker_app.documents.case_report.bpss import bpss
from caseworker_app.documents.case_report.family import family
from caseworker_app.documents.case_report.identity import identity
from caseworker_app.documents.case_report.measurements import first_measurements
from caseworker_app.documents.case_report.parts import section, stage_closing
from caseworker_app.documents.sentences import joined_points, referring, stage_opening
from caseworker_app.documents.telling import CAPTIONS, Teller, find_rows, labelled, missing
from caseworker_app.documents.wording import during, joined, moment, parties, period, sentence
from caseworker_app.forms.catalogue import label_of, page
from caseworker_app.model.assessment import Assessment
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.person import Person


def assessment(teller: Teller) -> list[Block]:
    """The blocks of the second stage."""
    one = teller.file.case.assessment
    background = labelled_or_plain(one.background)
    schooling = (
        labelled(tr(label_of(Assessment.education_history)), one.education_history) if one.education_history else []
    )
    life = tr("Latar Belakang Kehidupan dan Masalah")
    return [
        *stage_opening(teller, "assessment", [_carried_out(teller), _informants(teller)]),
        *section(tr("Pengumpulan Data"), _collection(teller), key="data_collection"),
        *section(tr("Identitas Klien"), identity(teller), key="identity"),
        *section(tr("Identitas Keluarga"), family(teller), key="family"),
        *section(
            life,
            [
                *(background or [missing(tr("latar belakang belum ditulis"), "assessment/background#background")]),
                *schooling,
            ],
            key="background",
        ),
        *section(tr("Biopsikososial-Spiritual (BPSS)"), bpss(teller), key="bpss"),
        *teller.page(page("environments"), title=tr("Lingkungan Sosial"), spread=True),
        *teller.page(page("atensi_aspects"), title=tr("Aspek Asesmen Lain"), spread=True),
        *teller.page(page("care")),
        *section(tr("Gejala Masalah"), analysis.symptoms(teller), key="symptoms"),
        *section(tr("Sebab dan Dampak"), analysis.causes(teller), key="causes"),
        *section(tr("Triangulasi Temuan"), analysis.triangulation(teller), key="triangulation"),
        *tools.all_tools(teller),
        *section(tr("Alat Ukur"), first_measurements(teller), key="measurements"),
        *section(tr("Potensi dan Sistem Sumber"), resources.potentials(teller), key="potentials"),
        *section(tr("Harapan dan Kebutuhan Klien"), _wishes(teller), key="wishes"),
        *section(tr("Fokus Masalah"), _focus(teller), key="focus"),
        *_closing(teller),
    ]


def labelled_or_plain(text: str | None) -> list[Block]:
    """A narrative that stands right below its heading."""
    return [Paragraph(text)] if text else []


def _carried_out(teller: Teller) -> str:
    """When the assessment took place, and on which agreement it rests."""
    case = teller.file.case
    days = [one.date for one in outcomes.held(case.interviews)]
    days += [one.date for one in case.observations]
    days += [one.date for one in case.document_studies]
    signed = [*(one.date for one in case.consents), *(one.date for one in case.contracts)]
    agreements = [day for day in signed if day and day.day]
    resting = moment(min(agreements, key=lambda one: one.sort_key)) if agreements else ""
    agreed = tr(", melanjutkan kesepakatan{when}").format(when=resting) if resting else ""
    if when := during(case.assessment.period) or period(days):
        return tr("Asesmen terhadap {client} berlangsung{when}{agreed}").format(
            client=teller.client, when=when, agreed=agreed
        )
    return (
        tr("Asesmen terhadap {client} melanjutkan kesepakatan{when}").format(client=teller.client, when=resting)
        if resting
        else ""
    )


def _informants(teller: Teller) -> str:
    """Who told what is known."""
    case = teller.file.case
    named = [one.informant or _informant(teller, one.informant_person) for one in outcomes.held(case.interviews)]
    people = parties(name for name in named if name)
    if not people:
        return ""
    return tr("Keterangan dihimpun dari {people}").format(people=joined(people))


def _informant(teller: Teller, person: Person | None) -> str:
    return tr("klien sendiri") if person is not None and person is teller.file.client else teller.person(person)


def _collection(teller: Teller) -> list[Block]:
    """How the data were collected, the recaps, the guides."""
    case = teller.file.case
    one, collected = case.assessment, page("data_collection")
    recaps = [key for key in CAPTIONS if getattr(case, key)]
    methods = tr("Data dikumpulkan melalui {methods}").format(methods=joined(one.methods)) if one.methods else ""
    if methods and one.techniques:
        methods += tr(" dengan teknik {techniques}").format(techniques=joined(one.techniques))
    elif one.techniques:
        methods = tr("Data dikumpulkan dengan teknik {techniques}").format(techniques=joined(one.techniques))
    blocks: list[Block] = [referring(methods)] if methods else []
    for key in recaps:
        blocks += teller.table(getattr(case, key), find_rows(collected, key), caption=tr(CAPTIONS[key]))
    opened = {"period"} if during(one.period) else set()
    guides = teller.items_of(collected, skip=frozenset({"methods", "techniques", *opened, *CAPTIONS}))
    return [*blocks, *teller.told(guides)]


def _wishes(teller: Teller) -> list[Block]:
    one = teller.file.case.assessment
    return [
        *joined_points(
            tr(label_of(Assessment.expectations)), one.expectations or [], words=tr("Klien mengharapkan {points}")
        ),
        *joined_points(
            tr(label_of(Assessment.needs)), one.needs or [], words=tr("Yang dibutuhkan klien ialah {points}")
        ),
    ]


def _focus(teller: Teller) -> list[Block]:
    case = teller.file.case
    blocks = teller.table(case.problems, find_rows(page("focus"), "problems"))
    focus = case.assessment.focus
    if not focus:
        return [*blocks, missing(tr("fokus masalah belum dirumuskan"), "assessment/focus#focus")]
    lead = Run(tr("Dari seluruh temuan tersebut, pertolongan dipusatkan pada "), supplied=True)
    end = sentence(focus)[len(focus.strip()) :]
    return [*blocks, Paragraph((lead, Run(focus.strip(), bold=True), Run(end)))]


def _closing(teller: Teller) -> list[Block]:
    """What the worker wrote of the stage, else what its focus led to."""
    case = teller.file.case
    one = case.assessment
    led_to = []
    if one.focus and (case.goals or case.plan.general_goal or case.activities):
        led_to.append(tr("Fokus tersebut menjadi dasar tujuan dan kegiatan dalam rencana intervensi"))
    elif one.focus:
        led_to.append(tr("Fokus tersebut menjadi pegangan bagi langkah pertolongan selanjutnya"))
    return stage_closing("assessment", one.process, one.results, led_to)
