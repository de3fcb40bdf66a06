from __future__ import annotations

import pytest

from caseworker_app.diagrams.display import Drawing
from caseworker_app.documents import blocks as b
from caseworker_app.documents.blocks import ListForm
from caseworker_app.documents.numbering import list_number, numbered

DRAWING = Drawing(10, 10, ())
COLUMNS = (b.Column("A"),)


def document(*content: b.Block, chapter: str = "4", photo_word: str = "Foto") -> b.Document:
    return b.Document("key", "Judul", "report", content, chapter=chapter, photo_word=photo_word)


def heading_numbers(made: b.Document) -> list[str]:
    return [block.number for block in made.blocks if isinstance(block, b.Heading)]


def test_headings_count_within_what_stands_above_them() -> None:
    levels = (1, 2, 3, 4, 4, 3, 2, 1, 2)
    made = numbered(document(*(b.Heading(level, "x") for level in levels)))
    assert heading_numbers(made) == ["4.1", "1.", "1)", "(1)", "(2)", "2)", "2.", "4.2", "1."]


def test_without_a_chapter_the_first_level_has_letters() -> None:
    made = numbered(document(b.Heading(1, "x"), b.Heading(2, "x"), b.Heading(1, "x"), chapter=""))
    assert heading_numbers(made) == ["A.", "1.", "B."]


def test_a_heading_without_number_is_not_counted() -> None:
    made = numbered(document(b.Heading(1, "x"), b.Heading(1, "Lampiran", numbered=False), b.Heading(1, "x")))
    assert heading_numbers(made) == ["4.1", "", "4.2"]


def test_tables_figures_and_photos_each_have_their_series() -> None:
    made = numbered(
        document(
            b.Table("a", "Kontak", COLUMNS, ()),
            b.Figure("b", "Genogram", DRAWING),
            b.Keep((b.Table("c", "Jadwal", COLUMNS, ((b.Photo(b"", "Rumah", "d"),),)),)),
            b.Photo(b"", "Kunjungan"),
            b.Photo(b""),
            b.Table("e", "", COLUMNS, ()),
            b.Paragraph(tuple(b.Ref(key) for key in "abcd")),
        )
    )
    last = made.blocks[-1]
    assert isinstance(last, b.Paragraph)
    assert [run.text for run in last.text if isinstance(run, b.Run)] == [
        "Tabel 4.1",
        "Gambar 4.1",
        "Tabel 4.2",
        "Foto 4.1",
    ]
    assert [block.label for block in made.blocks if isinstance(block, b.Photo)] == ["Foto 4.2", ""]


def test_photos_can_be_counted_among_the_figures() -> None:
    made = numbered(document(b.Figure("", "G", DRAWING), b.Photo(b"", "P"), photo_word="Gambar", chapter=""))
    assert [block.label for block in made.blocks if isinstance(block, b.Figure | b.Photo)] == ["Gambar 1", "Gambar 2"]


def test_a_reference_may_stand_before_what_it_names_and_inside_a_cell() -> None:
    cell = (b.Run("lihat "), b.Ref("later"))
    made = numbered(document(b.Table("", "", COLUMNS, ((cell,),)), b.Figure("later", "Ecomap", DRAWING)))
    assert "Gambar 4.1" in repr(made.blocks[0])


def test_a_reference_to_nothing_is_an_error_of_the_program() -> None:
    with pytest.raises(LookupError):
        numbered(document(b.Paragraph((b.Ref("nowhere"),))))


@pytest.mark.parametrize(
    ("form", "position", "written"),
    [("1.", 12, "12."), ("1)", 3, "3)"), ("(1)", 1, "(1)"), ("a.", 3, "c."), ("a)", 27, "aa)"), ("a.", 52, "az.")],
)
def test_items_of_lists_count_in_their_form(form: ListForm, position: int, written: str) -> None:
    assert list_number(form, position) == written
