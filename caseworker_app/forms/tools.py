"""Asesmen, the tools: genogram, ecomap, life road map, quadrant, body map, Venn diagram."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Kind, Page, Rows, Section
from caseworker_app.forms.library import questions
from caseworker_app.model.assessment import Assessment
from caseworker_app.model.case import Case
from caseworker_app.model.date_setting import DateOf
from caseworker_app.model.tools import (
    BodyMap,
    BodyMark,
    Ecomap,
    EcomapSystem,
    Quadrant,
    QuadrantPoint,
    RoadMap,
    RoadMapEvent,
    VennBody,
    VennDiagram,
)

GENOGRAM = Page(
    "genogram",
    "Genogram",
    "Genogram digambar dari tabel keluarga; tambahkan orang tua, saudara, pasangan, dan anak.",
    (
        Section(
            "Uraian",
            (
                Field(Assessment.genogram_note, "Uraian genogram", optional=True),
                Field(
                    Assessment.genogram_generations,
                    "Gambarkan hanya … generasi di sekitar klien",
                    help="Kosong: seluruh keluarga. Gambar menyebut bahwa ia hanya sebagian; datanya tetap lengkap.",
                    optional=True,
                ),
            ),
            of="assessment",
        ),
    ),
    special="genogram",
    questions=questions("genogram"),
    empty="Tambahkan ayah, ibu, saudara.",
)

ECOMAP = Page(
    "ecomap",
    "Ecomap",
    "Catat orang dan lembaga di sekitar klien, kuatnya hubungan, dan arah energinya.",
    (
        Section(
            "",
            (
                Rows(
                    Case.ecomaps,
                    "Ecomap",
                    (
                        Field(Ecomap.date, "Tanggal dibuat", starred=True),
                        Field(Ecomap.stage, "Tahap", choices="stages"),
                        Field(Ecomap.title, "Judul"),
                    ),
                    item="ecomap",
                    details=(
                        Rows(
                            Ecomap.systems,
                            "Sistem di sekitar klien",
                            (
                                Field(
                                    EcomapSystem.name,
                                    "Orang atau lembaga",
                                    starred=True,
                                    source="services",
                                    fills=((EcomapSystem.system_class, "ecomap_class"),),
                                ),
                                Field(EcomapSystem.system_class, "Golongan", choices="ecomap_classes"),
                                Field(EcomapSystem.tie, "Hubungan"),
                                Field(EcomapSystem.energy, "Arah energi"),
                            ),
                            item="sistem",
                            details=(
                                Field(
                                    EcomapSystem.tie_words,
                                    "Hubungan dalam kata-kata",
                                    help="Misalnya “cukup dekat”. Tanpa pilihan “Hubungan”, digambar yang terdekat.",
                                    optional=True,
                                ),
                                Field(EcomapSystem.stress, "Menimbulkan tekanan"),
                                Field(EcomapSystem.dead, "Sudah meninggal"),
                                Field(EcomapSystem.person, "Orang yang sudah tercatat"),
                                Field(
                                    EcomapSystem.person2,
                                    "Orang kedua dalam lingkaran ini",
                                    help="Misalnya ayah dan ibu dalam satu lingkaran.",
                                    optional=True,
                                ),
                                Field(EcomapSystem.note, "Keterangan"),
                            ),
                        ),
                        Field(Ecomap.household, "Gambarkan seisi rumah di tengah"),
                        Field(Ecomap.note, "Keterangan"),
                    ),
                ),
            ),
        ),
        Section("Uraian", (Field(Assessment.ecomap_note, "Uraian ecomap"),), of="assessment"),
    ),
    special="ecomap",
    questions=questions("ecomap"),
    empty="Belum ada ecomap. Tambahkan keluarga, teman, tetangga, dan lembaga yang dikenal klien.",
)

ROAD_MAP = Page(
    "road_map",
    "Life road map",
    "Catat peristiwa penting menurut klien, dari yang paling buruk (−5) sampai yang paling baik (+5).",
    (
        Section(
            "",
            (
                Rows(
                    Case.road_maps,
                    "Life road map",
                    (
                        Field(RoadMap.date, "Tanggal dibuat", starred=True),
                        Field(RoadMap.stage, "Tahap", choices="stages"),
                    ),
                    item="life road map",
                    details=(
                        Rows(
                            RoadMap.events,
                            "Peristiwa",
                            (
                                Field(RoadMapEvent.when, "Tahun atau usia", about=DateOf.PAST),
                                Field(RoadMapEvent.what, "Peristiwa", starred=True),
                                Field(RoadMapEvent.feeling, "Perasaan", kind=Kind.SCALE, low=-5, high=5),
                                Field(RoadMapEvent.hope, "Harapan"),
                            ),
                            item="peristiwa",
                            details=(
                                Field(RoadMapEvent.people, "Orang yang terlibat"),
                                Field(RoadMapEvent.private, "Rahasia", help="Tidak ikut digambar dalam laporan."),
                                Field(RoadMapEvent.note, "Keterangan"),
                            ),
                        ),
                        Field(RoadMap.note, "Keterangan"),
                    ),
                ),
            ),
        ),
        Section("Uraian", (Field(Assessment.road_map_note, "Uraian life road map"),), of="assessment"),
    ),
    special="roadmap",
    questions=questions("roadmap"),
    empty="Belum ada peristiwa. Mulailah dengan kelahiran klien.",
)

QUADRANT = Page(
    "quadrant",
    "Kuadran Strength",
    "Pribadi berarti sifat dan kemampuan klien; lingkungan berarti orang, tempat, dan keadaan di sekitarnya.",
    (
        Section(
            "",
            (
                Rows(
                    Case.quadrants,
                    "Kuadran Strength",
                    (
                        Field(Quadrant.date, "Tanggal dibuat", starred=True),
                        Field(Quadrant.stage, "Tahap", choices="stages"),
                    ),
                    item="kuadran",
                    details=(
                        Rows(
                            Quadrant.points,
                            "Isi kuadran",
                            (
                                Field(QuadrantPoint.text, "Isi", starred=True),
                                Field(QuadrantPoint.box, "Kuadran"),
                                Field(QuadrantPoint.source, "Sumber", choices="symptom_sources"),
                            ),
                            item="isi",
                            details=(
                                Field(QuadrantPoint.evidence, "Bukti"),
                                Field(QuadrantPoint.priority, "Urutan penting"),
                            ),
                        ),
                        Field(Quadrant.note, "Keterangan"),
                    ),
                ),
            ),
        ),
        Section("Uraian", (Field(Assessment.quadrant_note, "Uraian kuadran"),), of="assessment"),
    ),
    special="quadrant",
    questions=questions("quadrant"),
    empty="Belum ada isi. Mulailah dengan satu kekuatan pribadi klien.",
)

BODY_MAP = Page(
    "body_map",
    "Body map",
    "Tandai bagian tubuh yang sakit atau terluka menurut klien; jangan meminta klien membuka pakaian.",
    (
        Section(
            "",
            (
                Rows(
                    Case.body_maps,
                    "Body map",
                    (
                        Field(BodyMap.date, "Tanggal dibuat", starred=True),
                        Field(BodyMap.stage, "Tahap", choices="stages"),
                    ),
                    item="body map",
                    details=(
                        Rows(
                            BodyMap.marks,
                            "Tanda",
                            (
                                Field(BodyMark.place, "Bagian tubuh", starred=True),
                                Field(BodyMark.side, "Sisi"),
                                Field(BodyMark.kind, "Jenis"),
                                Field(BodyMark.scale, "Rasa sakit", kind=Kind.SCALE),
                            ),
                            item="tanda",
                            details=(
                                Field(BodyMark.since, "Sejak"),
                                Field(BodyMark.cause, "Penyebab menurut klien"),
                                Field(BodyMark.visum, "Sudah visum"),
                                Field(BodyMark.note, "Keterangan"),
                            ),
                        ),
                        Field(BodyMap.note, "Keterangan"),
                    ),
                    optional=True,
                ),
            ),
        ),
    ),
    special="bodymap",
    questions=questions("bodymap"),
    empty="Belum ada tanda. Tanyakan kepada klien bagian tubuh mana yang terasa sakit.",
)

VENN = Page(
    "venn",
    "Diagram Venn",
    "Besar lingkaran berarti pentingnya, jarak berarti kedekatannya dengan klien, tumpang tindih berarti kerja sama.",
    (
        Section(
            "",
            (
                Rows(
                    Case.venn_diagrams,
                    "Diagram Venn",
                    (
                        Field(VennDiagram.date, "Tanggal dibuat", starred=True),
                        Field(VennDiagram.stage, "Tahap", choices="stages"),
                    ),
                    item="diagram",
                    details=(
                        Rows(
                            VennDiagram.bodies,
                            "Lembaga dan orang",
                            (
                                Field(
                                    VennBody.name,
                                    "Lembaga atau orang",
                                    starred=True,
                                    linked="person",
                                    source="services",
                                ),
                                Field(VennBody.size, "Penting", kind=Kind.SCALE, low=1, high=5),
                                Field(VennBody.distance, "Jarak", kind=Kind.SCALE, low=1, high=5),
                                Field(VennBody.overlaps, "Bekerja sama dengan"),
                            ),
                            item="lingkaran",
                            details=(
                                Field(VennBody.person, "Orang yang sudah tercatat"),
                                Field(VennBody.note, "Keterangan"),
                            ),
                        ),
                        Field(VennDiagram.note, "Keterangan"),
                    ),
                    optional=True,
                ),
            ),
        ),
    ),
    special="venn",
    questions=questions("venn"),
    empty="Belum ada lingkaran. Mulailah dengan lembaga yang paling dekat dengan klien.",
)
