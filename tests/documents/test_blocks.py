from __future__ import annotations

import dataclasses

from caseworker_app.documents import blocks as b
from caseworker_app.documents.walking import content_blocks, rebuild


def test_a_choice_keeps_each_box_with_its_words() -> None:
    line = b.choices(("Orang tua", True), ("Wali", False))
    assert line[0] == b.Tick(checked=True)
    assert isinstance(line[1], b.Run)
    assert line[1].text.startswith("\u00a0Orang\u00a0tua")
    assert line[2] == b.Tick(checked=False)


def test_a_bare_text_in_a_cell_is_a_plain_paragraph() -> None:
    assert content_blocks("dua kata") == (b.Paragraph("dua kata", "plain"),)
    run = b.Run("tebal", bold=True)
    assert content_blocks((run,)) == (b.Paragraph((run,), "plain"),)
    assert content_blocks(b.Space(1)) == (b.Space(1),)
    assert content_blocks((b.Space(1), b.Space(2))) == (b.Space(1), b.Space(2))


def test_rebuilding_reaches_every_text_wherever_it_stands() -> None:
    name = "Melur"
    document = (
        b.Paragraph(name),
        b.BulletList((name, (b.Run(name),), (b.Paragraph(name), b.NumberedList((name,))))),
        b.Facts((b.Fact("Nama", name), b.Fact("Kosong", None))),
        b.Table("", "", (b.Column("A"),), ((name,), b.SpanRow(name), (b.BulletList((name,)),))),
        b.CheckTable((b.Statement(name, answer=True),)),
        b.Landscape((b.Keep((b.Paragraph(name),)),)),
    )

    def hidden(text: b.Text) -> b.Text:
        if isinstance(text, str):
            return text.replace(name, "AR")
        return tuple(dataclasses.replace(run, text="AR") if isinstance(run, b.Run) else run for run in text)

    rebuilt = [rebuild(block, lambda same: same, hidden) for block in document]
    assert name in repr(document)
    assert name not in repr(rebuilt)
    assert repr(rebuilt).count("'AR'") == repr(document).count(f"'{name}'")


def test_rebuilding_reaches_every_block_outer_before_inner() -> None:
    seen: list[str] = []

    def note(block: b.Block) -> b.Block:
        seen.append(type(block).__name__)
        return block

    photos = b.PhotoRow((b.Photo(b""), b.Photo(b"")))
    rebuild(b.Keep((b.Landscape((photos,)), b.Heading(1, "A"))), note, lambda text: text)
    assert seen == ["Keep", "Landscape", "PhotoRow", "Photo", "Photo", "Heading"]
