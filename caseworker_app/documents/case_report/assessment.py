"""4.2 Asesmen: data collection, client and family, background, BPSS, analysis, tools, potentials, focus."""

from __future__ import annotations

from caseworker_app.documents.blocks import Block, Heading, Paragraph, Run
from caseworker_app.documents.case_report import analysis, resources, tools
from caseworker_app.documents.case_report.bpss import bpss
from caseworker_app.documents.case_report.family import family
from caseworker_app.documents.case_report.identity import identity
from caseworker_app.documents.case_report.measurements import first_measurements
from caseworker_app.documents.case_report.parts import course, section
from caseworker_app.documents.telling import Teller, find_rows, labelled, missing
from caseworker_app.documents.wording import counted, sentence, sentence_list, when_held
from caseworker_app.forms.catalogue import page
from caseworker_app.text import tr


def assessment(teller: Teller) -> list[Block]:
    """The blocks of the second stage."""
    one = teller.file.case.assessment
    background = labelled_or_plain(one.background)
    return [
        *section(tr("Pengumpulan Data"), teller.told(teller.items_of(page("data_collection"))), key="data_collection"),
        *section(tr("Identitas Klien"), identity(teller), key="identity"),
        *section(tr("Identitas Keluarga"), family(teller), key="family"),
        Heading(2, tr("Latar Belakang Kehidupan dan Masalah"), key="background"),
        *(background or [missing(tr("latar belakang belum ditulis"))]),
        *(labelled(tr("Riwayat pendidikan"), one.education_history) if one.education_history else []),
        *section(tr("Biopsikososial-Spiritual (BPSS)"), bpss(teller), key="bpss"),
        *teller.page(page("environments"), title=tr("Lingkungan Sosial"), spread=True),
        *teller.page(page("atensi_aspects"), title=tr("Aspek Asesmen Lain"), spread=True),
        *section(tr("Gejala Masalah"), analysis.symptoms(teller), key="symptoms"),
        *section(tr("Sebab dan Dampak"), analysis.causes(teller), key="causes"),
        *teller.page(page("triangulation"), title=tr("Triangulasi Temuan")),
        *tools.all_tools(teller),
        *section(tr("Alat Ukur"), first_measurements(teller), key="measurements"),
        *section(tr("Potensi dan Sistem Sumber"), resources.potentials(teller), key="potentials"),
        *section(tr("Harapan dan Kebutuhan Klien"), _wishes(teller), key="wishes"),
        *section(tr("Fokus Masalah"), _focus(teller), key="focus"),
        *_course(teller),
    ]


def labelled_or_plain(text: str | None) -> list[Block]:
    """A narrative that stands right below its heading."""
    return [Paragraph(text)] if text else []


def _wishes(teller: Teller) -> list[Block]:
    one = teller.file.case.assessment
    return [
        *(labelled(tr("Harapan klien"), one.expectations) if one.expectations else []),
        *(labelled(tr("Kebutuhan klien"), one.needs) if one.needs else []),
    ]


def _focus(teller: Teller) -> list[Block]:
    case = teller.file.case
    problems = find_rows(page("focus"), "problems")
    blocks = teller.table(case.problems, problems, sentence=tr("Masalah yang ditemukan dapat dilihat pada"))
    focus = case.assessment.focus
    if not focus:
        return [*blocks, missing(tr("fokus masalah belum dirumuskan"))]
    lead = Run(tr("Fokus masalah dalam pertolongan ini adalah: "), supplied=True)
    end = sentence(focus)[len(focus.strip()) :]
    return [*blocks, Paragraph((lead, Run(focus.strip(), bold=True), Run(end)))]


def _course(teller: Teller) -> list[Block]:
    case = teller.file.case
    one = case.assessment
    told, reached = [], []
    if one.methods:
        told.append(tr("Asesmen dilakukan dengan metode {methods}.").format(methods=sentence_list(one.methods)))
    if case.interviews:
        text = tr("Kegiatan wawancara yang tercatat berjumlah {count}{when}.")
        when, further = when_held(interview.date for interview in case.interviews)
        told.append(text.format(count=counted(len(case.interviews)), when=when) + further)
    found = (
        (tr("{count} gejala masalah"), len(case.symptoms)),
        (tr("{count} faktor penyebab"), len(case.causes)),
        (tr("{count} dampak"), len(case.impacts)),
    )
    counts = [text.format(count=counted(count)) for text, count in found if count]
    if counts:
        reached.append(tr("ditemukan {found}").format(found=sentence_list(counts)))
    if one.focus:
        reached.append(tr("fokus masalah ditetapkan, yaitu {focus}").format(focus=one.focus.strip().rstrip(".")))
    return course(one.process, one.results, " ".join(told), reached)
