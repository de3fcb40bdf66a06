"""Words that are read from the right, in a Word document."""

from __future__ import annotations

import io

import docx

from caseworker_app.documents import blocks as b
from caseworker_app.documents.docx.writer import write_docx


def paragraphs(*texts: str) -> list[list[tuple[str, bool]]]:
    """Of each paragraph, its runs: the text, and whether Word is told that it is read from the right."""
    content = tuple(b.Paragraph(text) for text in texts)
    document = docx.Document(io.BytesIO(write_docx(b.Document("key", "Judul", "report", content))))
    return [
        [(run.text, bool(run._r.xpath("w:rPr/w:rtl"))) for run in paragraph.runs]
        for paragraph in document.paragraphs
        if paragraph.text in texts
    ]


def test_only_the_words_read_from_the_right_are_marked_so() -> None:
    assert paragraphs("Doa بسم الله, lalu ꦲꦏ") == [[("Doa ", False), ("بسم الله", True), (", lalu ꦲꦏ", False)]]


def test_letters_that_the_program_cannot_print_are_left_to_word() -> None:
    assert paragraphs("Nama ไทย") == [[("Nama ไทย", False)]]


def test_a_paragraph_begins_where_its_first_letter_is_read() -> None:
    content = (b.Paragraph("بسم الله"), b.Paragraph("Doa بسم"))
    document = docx.Document(io.BytesIO(write_docx(b.Document("key", "Judul", "report", content))))
    turned = {paragraph.text: bool(paragraph._p.xpath("w:pPr/w:bidi")) for paragraph in document.paragraphs}
    assert (turned["بسم الله"], turned["Doa بسم"]) == (True, False)
