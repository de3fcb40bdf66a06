"""Asesmen, the analysis of the problem: symptoms, causes, impact, triangulation, potentials, focus."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Kind, Page, Rows, Section
from caseworker_app.forms.library import questions
from caseworker_app.model.assessment import (
    Assessment,
    Cause,
    CauseEffect,
    Impact,
    Problem,
    Resource,
    Symptom,
    SymptomSource,
    Triangulation,
)
from caseworker_app.model.case import Case

SYMPTOMS = Page(
    "symptoms",
    "Gejala, sebab, dampak",
    "Tulis apa yang terlihat atau dikatakan, dan siapa yang mengatakannya.",
    (
        Section(
            "",
            (
                Rows(
                    Case.symptoms,
                    "Gejala masalah",
                    (
                        Field(Symptom.text, "Gejala", starred=True),
                        Field(Symptom.dimension, "Ranah"),
                        Field(Symptom.source, "Sumber", choices="symptom_sources"),
                    ),
                    item="gejala",
                    details=(
                        Field(Symptom.confirmed_by, "Diperkuat oleh", help="Pernyataan atau kejadian yang mendukung."),
                        Rows(
                            Symptom.more_sources,
                            "Sumber lain",
                            (
                                Field(SymptomSource.source, "Sumber", choices="symptom_sources", starred=True),
                                Field(SymptomSource.person, "Orang"),
                                Field(SymptomSource.statement, "Pernyataannya"),
                            ),
                            item="sumber",
                        ),
                    ),
                ),
            ),
        ),
        Section(
            "",
            (
                Rows(
                    Case.causes,
                    "Penyebab",
                    (
                        Field(Cause.text, "Penyebab", starred=True),
                        Field(Cause.factor, "Faktor"),
                        Field(Cause.source, "Sumber", choices="symptom_sources"),
                    ),
                    item="penyebab",
                ),
                Rows(
                    Case.impacts,
                    "Dampak",
                    (
                        Field(Impact.text, "Dampak", starred=True),
                        Field(Impact.on_whom, "Pada siapa"),
                    ),
                    item="dampak",
                ),
                Rows(
                    Case.cause_effects,
                    "Penyebab dan dampak",
                    (
                        Field(CauseEffect.cause, "Penyebab", kind=Kind.RECORD, of="causes", starred=True),
                        Field(CauseEffect.leads_to_cause, "Menimbulkan penyebab", kind=Kind.RECORD, of="causes"),
                        Field(CauseEffect.leads_to_impact, "Berdampak", kind=Kind.RECORD, of="impacts"),
                        Field(CauseEffect.note, "Keterangan"),
                    ),
                    item="hubungan",
                    help="Hubungkan penyebab dengan penyebab lain atau dengan dampaknya.",
                ),
            ),
        ),
    ),
    questions=questions("symptoms", "causes"),
    empty="Belum ada gejala. Mulailah dengan satu hal yang dikeluhkan klien sendiri.",
)

TRIANGULATION = Page(
    "triangulation",
    "Triangulasi",
    "Bandingkan apa kata beberapa sumber dan metode tentang satu temuan; perbedaan pun dicatat.",
    (
        Section(
            "",
            (
                Rows(
                    Case.triangulations,
                    "Triangulasi temuan",
                    (
                        Field(Triangulation.finding, "Temuan", starred=True),
                        Field(Triangulation.sources, "Sumber", choices="symptom_sources"),
                        Field(Triangulation.methods, "Metode", choices="collection_methods"),
                        Field(Triangulation.conclusion, "Kesimpulan"),
                    ),
                    item="temuan",
                    details=(
                        Field(Triangulation.agreement, "Yang sejalan"),
                        Field(Triangulation.disagreement, "Yang berbeda"),
                    ),
                ),
            ),
        ),
    ),
    questions=(
        "Apakah keluarga, petugas, dan klien menceritakan hal yang sama?",
        "Bila berbeda, apa yang mungkin menjelaskannya?",
    ),
    empty="Belum ada triangulasi. Mulailah dengan temuan yang paling menentukan.",
)

POTENTIALS = Page(
    "potentials",
    "Potensi dan sumber",
    "Kekuatan dicatat sama telitinya dengan masalah; sistem sumber ada di dalam diri dan di sekitar klien.",
    (
        Section(
            "Potensi klien",
            (
                Field(Assessment.strengths, "Kekuatan klien", help="Satu kekuatan tiap baris."),
                Field(Assessment.potentials, "Uraian potensi"),
            ),
            of="assessment",
        ),
        Section(
            "",
            (
                Rows(
                    Case.resources,
                    "Sistem sumber",
                    (
                        Field(
                            Resource.text,
                            "Sumber",
                            starred=True,
                            source="services",
                            fills=((Resource.factor, "factor"), (Resource.kind, "resource_kind")),
                        ),
                        Field(Resource.factor, "Internal/eksternal"),
                        Field(Resource.kind, "Jenis", choices="resource_kinds"),
                        Field(Resource.found_in, "Disebut pada", help="Asesmen atau rencana."),
                    ),
                    item="sumber",
                    details=(Field(Resource.person, "Orang"),),
                ),
            ),
        ),
        Section(
            "Harapan dan kebutuhan",
            (
                Field(Assessment.expectations, "Harapan klien"),
                Field(Assessment.needs, "Kebutuhan klien"),
            ),
            of="assessment",
        ),
    ),
    questions=questions("strengths"),
    empty="Mulailah dengan satu kekuatan klien yang pernah Anda lihat sendiri.",
)

FOCUS = Page(
    "focus",
    "Fokus masalah",
    "Tulis masalah yang akan ditangani sebagai masalah, bukan sebagai teknik atau tujuan.",
    (
        Section(
            "",
            (
                Rows(
                    Case.problems,
                    "Daftar masalah",
                    (
                        Field(Problem.text, "Masalah", starred=True),
                        Field(Problem.urgency, "Kegentingan", choices="urgency"),
                        Field(Problem.reason, "Alasan"),
                    ),
                    item="masalah",
                ),
            ),
        ),
        Section(
            "Fokus",
            (Field(Assessment.focus, "Fokus masalah", help="Misalnya: kecemasan menghadapi dunia kerja."),),
            of="assessment",
        ),
    ),
    special="mindmap",
    questions=questions("focus"),
    empty="Belum ada masalah. Mulailah dari gejala yang paling memberatkan klien.",
)
