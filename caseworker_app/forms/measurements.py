"""Results of instruments: measured in the assessment, and again for the evaluation; one page stands in both stages."""

from __future__ import annotations

from caseworker_app.forms.description import Field, Page, Rows, Section
from caseworker_app.model.case import Case
from caseworker_app.model.tools import Measurement

INSTRUMENTS = Page(
    "instruments",
    "Alat ukur",
    "Catat hasil alat ukur; hasilnya untuk skrining, bukan diagnosis.",
    (
        Section(
            "",
            (
                Rows(
                    Case.measurements,
                    "Hasil alat ukur",
                    (
                        Field(Measurement.instrument, "Alat ukur", choices="instruments", starred=True),
                        Field(Measurement.moment, "Saat diukur", choices="measurement_moments"),
                        Field(Measurement.date, "Tanggal"),
                        Field(Measurement.score, "Skor"),
                        Field(Measurement.category, "Kategori"),
                    ),
                    item="hasil",
                    details=(
                        Field(Measurement.variant, "Versi alat ukur"),
                        Field(Measurement.lowest, "Skor terendah"),
                        Field(Measurement.highest, "Skor tertinggi"),
                        Field(Measurement.rated_by, "Dinilai oleh"),
                        Field(
                            Measurement.site, "Situs atau buku", help="Nama situs atau buku tempat alat ukur diambil."
                        ),
                        Field(
                            Measurement.web_address,
                            "Alamat halaman hasil",
                            help="Bila hasilnya tampil di situs; gambar layarnya dapat dilampirkan pada hasil ini.",
                            optional=True,
                        ),
                        Field(
                            Measurement.answers,
                            "Jawaban tiap butir",
                            help="Nomor butir dan nilainya, misalnya 9: 2; ditulis oleh lembar jawaban.",
                            optional=True,
                        ),
                        Field(Measurement.repeated, "Sudah diukur ulang"),
                        Field(Measurement.meaning, "Arti hasil bagi klien ini"),
                        Field(Measurement.note, "Catatan"),
                    ),
                ),
            ),
        ),
    ),
    special="scores",
    questions=(
        "Apakah alat ukur ini cocok dengan usia dan bahasa klien?",
        "Siapa yang mengisi: klien sendiri atau dibacakan?",
        "Kapan akan diukur kembali dengan alat yang sama?",
    ),
    empty="Belum ada hasil. Tambahkan pengukuran pertama sebelum intervensi dimulai.",
)
