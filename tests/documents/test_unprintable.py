"""Letters that cannot be printed are named once, before the paper is handed over."""

from __future__ import annotations

from caseworker_app.diagrams.display import Drawing, Text
from caseworker_app.documents import blocks as b
from caseworker_app.documents.unprintable import unprintable


def document(*content: b.Block) -> b.Document:
    return b.Document("key", "Judul", "report", content)


def test_what_every_typeface_knows_needs_no_word() -> None:
    assert unprintable(document(b.Paragraph("Doa بسم الله, 陳, ꦲꦏ, 🙏, ✓"))) == ""


def test_letters_without_a_typeface_are_named_wherever_they_stand() -> None:
    drawing = Drawing(10, 10, (Text(0, 0, "ไ"),))
    said = unprintable(
        document(
            b.Paragraph("นาย"),
            b.Table("", "", (b.Column("", 1),), (("한",),)),
            b.Figure("gambar", "Gambar", drawing),
        )
    )
    assert said.startswith("5 huruf tidak dapat dicetak")
    assert all(letter in said for letter in "นาย한ไ")
