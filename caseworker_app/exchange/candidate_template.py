"""The Excel file that an agency fills in with candidate clients: headings that are read back, lists to choose from."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.candidate_fields import BIRTH, FIELDS, RTRW
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ROWS = 500  # below the headings, that are formatted and offer their lists
EXAMPLE = {
    "name": "CONTOH: Sari Wulandari",
    "nik": "3271014305900001",
    "sex": "perempuan",
    "birth_place": "Bogor",
    "born": "3 Mei 1990",
    "phone": "0812 0000 0000",
    "street": "Jl. Mawar 5",
    "rt": "03",
    "rw": "05",
    "note": "Hapus baris contoh ini",
}
EXAMPLE_MARK = "CONTOH:"
"""What the example row's name begins with; such a row is not offered for import."""


def template_fields() -> list[str]:
    """The keys of its columns, in order: none that says the same as two others."""
    return [field.key for field in FIELDS if field.key not in {BIRTH, RTRW}]


def write_template(choices: Mapping[str, Sequence[str]]) -> bytes:
    """The file as bytes. choices: the words to choose from by the key of the field."""
    import xlsxwriter

    target = io.BytesIO()
    by_key = {field.key: field for field in FIELDS}
    keys = template_fields()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": tr("Daftar calon klien"), "author": ""})
        head = book.add_format({"bold": True, "bg_color": "#E3F0EC", "border": 1, "text_wrap": True})
        grey = book.add_format({"font_color": "#7F7F7F", "italic": True, "num_format": "@"})
        text = book.add_format({"num_format": "@"})
        sheet = book.add_worksheet(tr("Calon klien"))
        about, words = book.add_worksheet(tr("Penjelasan")), book.add_worksheet(tr("Pilihan"))
        for at, key in enumerate(keys):
            label = tr(by_key[key].label)
            sheet.set_column(at, at, max(12, len(label) + 4), text)
            sheet.write_string(0, at, label, head)
            sheet.write_string(1, at, EXAMPLE.get(key, ""), grey)
            if key in choices:
                _offer(sheet, words, at, list(choices[key]))
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        about.set_column(0, 0, 110, book.add_format({"text_wrap": True}))
        for row, sentence in enumerate(_sentences()):
            about.write_string(row, 0, sentence)
        words.hide()
    return target.getvalue()


def _offer(sheet: Any, words: Any, column: int, choices: list[str]) -> None:
    """Let a column be chosen from words, any other word allowed; the words stand on a sheet of their own."""
    for row, word in enumerate(choices):
        words.write_string(row, column, word)
    from xlsxwriter.utility import xl_col_to_name

    letters = xl_col_to_name(column)
    source = f"='{tr('Pilihan')}'!${letters}$1:${letters}${len(choices)}"
    sheet.data_validation(1, column, _ROWS, column, {"validate": "list", "source": source, "show_error": False})


def _sentences() -> tuple[str, ...]:
    return (
        tr("Satu baris untuk satu orang. Yang wajib hanya nama atau inisial; kolom lain boleh kosong."),
        tr("Hapus baris contoh yang berwarna abu-abu. Kolom boleh ditambah, dihapus, atau dipindah."),
        tr("NIK dan No. KK ditulis sebagai teks, 16 angka. Excel merusak angka yang lebih panjang dari 15 digit."),
        tr(
            "Tanggal lahir boleh “3 Mei 1990”, “3/5/1990”, atau “1990”. Bila hanya usia yang diketahui, isi kolom Usia."
        ),
        tr("Jenis kelamin: L atau P. Kolom dengan panah menyediakan pilihan; kata lain boleh juga."),
        tr("Berkas ini memuat data pribadi: simpan dan kirim dengan aman, lalu hapus setelah diambil."),
    )
