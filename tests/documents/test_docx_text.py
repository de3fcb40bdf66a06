from __future__ import annotations

import io

import docx
from hypothesis import example, given
from hypothesis import strategies as st

from caseworker_app.documents import blocks as b
from caseworker_app.documents.docx.writer import write_docx
from caseworker_app.documents.printable import printable
from tests.examples import few
from tests.soak import safety

STRINGS = 100
TEXTS = st.lists(st.text(st.characters(), max_size=30), min_size=STRINGS, max_size=STRINGS)
NASTY = [
    "Ani <ani@x.id> & <img src=x>", "<b>tebal</b>", "</w:t>", "&amp; &lt;", "a\x00b\x0bc", "😀 selesai", "  dua  ",
    "\ufffe\uffff", "\ud800", "]]>", "${nama}", "{MERGEFIELD x}", "satu\ndua", "\u00a0", "\tx", "☐ ☑ ☒", "=1+1", "’'\"",
]  # fmt: skip


def shown(text: str) -> list[str]:
    """The lines that a text must have on paper; what is no character is a visible code."""
    lines = printable(text).replace("\ufffe", "[U+FFFE]").replace("\uffff", "[U+FFFF]").split("\n")
    return [line for line in lines if line.strip()]


def written(*content: b.Block, draft: bool = False) -> docx.document.Document:
    return docx.Document(io.BytesIO(write_docx(b.Document("key", "Judul", "report", content, draft=draft))))


@safety("S10", "strings through Word", 1500, 5000)
@few(15, 50)
@given(texts=TEXTS)
@example(texts=NASTY)
def test_any_text_stands_in_the_document_as_itself(texts: list[str]) -> None:
    document = written(*(b.Paragraph(text) for text in texts))
    expected = [line for text in texts for line in shown(text)]
    assert [p.text for p in document.paragraphs if p.text.strip()] == expected


@few(15, 50)
@given(texts=TEXTS)
@example(texts=(NASTY * 6)[:STRINGS])
def test_any_text_stands_as_itself_in_headings_captions_cells_and_runs(texts: list[str]) -> None:
    heading, caption, label, value, *others = texts
    document = written(
        b.Heading(1, heading, numbered=False),
        b.Table("t", f"x{caption}", (b.Column("Isi"),), tuple((text,) for text in others)),
        b.Facts((b.Fact(label, value),)),
        b.Paragraph(
            tuple(b.Run(f"{text.strip()}x", bold=at % 2 == 0, supplied=True) for at, text in enumerate(others))
        ),
        draft=True,
    )

    def flat(text: str) -> str:
        return " ".join(" ".join(shown(text)).split())

    assert flat(document.paragraphs[0].text) == flat(heading)
    assert flat(document.paragraphs[1].text) == flat(f"Tabel 1 x{caption}")
    table, facts = document.tables
    for row, text in zip(table.rows[1:], others, strict=True):
        assert [p.text for p in row.cells[0].paragraphs if p.text.strip()] == shown(text)
    assert flat(facts.rows[0].cells[0].text) == flat(label)
    assert flat(facts.rows[0].cells[2].text) == flat(value)
    line = "".join(p.text for p in document.paragraphs[2:])
    assert line.replace(" ", "") == "".join(shown("".join(f"{text.strip()}x" for text in others))).replace(" ", "")


@given(title=st.text(st.characters(), max_size=40))
@few(30)
def test_any_title_and_any_words_for_a_picture_can_be_stored(title: str) -> None:
    data = write_docx(b.Document("key", title, "form", (), foot=b.Foot(title, title)))
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert properties.title == printable(title).replace("\ufffe", "[U+FFFE]").replace("\uffff", "[U+FFFF]")
