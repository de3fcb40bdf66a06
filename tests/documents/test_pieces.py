"""Every text of a document is seen with its place, and can be changed, in whatever runs it stands."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from caseworker_app.diagrams import display
from caseworker_app.documents import blocks as b
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.pictures import blurred
from caseworker_app.documents.pieces import changed, edited, photo_key, photos, pieces, whole
from tests.documents.case_report.texts import blocks_of, drawn_text_of, text_of
from tests.documents.conftest import photo, report


def document() -> b.Document:
    drawing = display.Drawing(100.0, 20.0, (display.Text(0, 10, "rumah"),), title="Peta")
    blocks = (
        b.Heading(1, "Tahap Asesmen"),
        b.Heading(2, "Identitas"),
        b.Facts((b.Fact("Alamat", "Jl. Anyelir"),)),
        b.Keep((b.Figure("f", "Genogram", drawing),)),
        b.Table("t", "Kontak", (b.Column("Hasil"),), ((b.BulletList(("sel",)),), b.SpanRow("antara"))),
        b.Paragraph((b.Run("Ia "), b.Run("Marta", bold=True), b.Ref("t"))),
        b.PhotoRow((b.Photo(b"foto", "Rumah"),)),
        b.SignatureRow((b.Signer("Klien", "Marta"),)),
    )
    return numbered(b.Document("case-report", "Laporan", "report", blocks, chapter="4", cover=(b.Title("SAMPUL"),)))


def test_every_text_has_its_place() -> None:
    places = {piece.text: piece.where for piece in pieces(document())}
    assert places["Laporan"] == "judul berkas"
    assert places["SAMPUL"] == "sampul"
    assert places["Jl. Anyelir"] == "4.1 Tahap Asesmen · 1. Identitas"
    assert places["rumah"] == "Gambar 4.1"
    assert places["sel"] == places["antara"] == "Tabel 4.1"
    assert places["Ia MartaTabel 4.1"] == "4.1 Tahap Asesmen · 1. Identitas"
    assert places["Rumah"] == "Foto 4.1"
    assert places["Marta"] == "tanda tangan"


def test_no_text_of_a_long_report_is_overlooked() -> None:
    made = numbered(report())
    seen = "\n".join(piece.text for piece in pieces(made))
    missed = [line for line in text_of(made).split("\n") + drawn_text_of(made).split("\n") if line and line not in seen]
    fixed = {column.heading for column in blocks_of(made, b.Column)} | {made.language, made.dress}
    assert [line for line in missed if line.strip() not in fixed and len(line) > 12] == []


def test_a_photo_is_asked_about_once() -> None:
    row = b.PhotoRow((b.Photo(b"foto", "Rumah"), b.Photo(b"foto", "Rumah lagi"), b.Photo(b"lain", "Kebun")))
    made = numbered(b.Document("photo-sheet", "Foto", "form", (row,)))
    found = photos(made)
    assert [hit.piece.text for hit in found] == ["Foto 1: Rumah", "Foto 3: Kebun"]
    assert found[0].key == photo_key(row.photos[1])


def test_words_are_changed_wherever_they_stand() -> None:
    made = changed(document(), lambda text: edited(text, [(0, 1, "X")]), lambda words, _: words.upper(), signers=True)
    assert made.title == "LAPORAN"
    assert drawn_text_of(made) == "RUMAH"
    signatures = made.blocks[-1]
    assert isinstance(signatures, b.SignatureRow)
    assert signatures.signers[0].name == "MARTA"


def test_a_change_across_runs_is_written_into_the_first() -> None:
    text = (b.Run("Ia Mar"), b.Tick(), b.Run("ta", bold=True), b.Run(" pulang"))
    assert edited(text, [(3, 8, "MS")]) == (b.Run("Ia MS"), b.Tick(), b.Run("", bold=True), b.Run(" pulang"))


runs = st.lists(st.text("abc ", max_size=5), min_size=1, max_size=4)


@given(runs, st.data())
def test_runs_and_plain_text_are_changed_alike(parts: list[str], data: st.DataObject) -> None:
    plain = "".join(parts)
    start = data.draw(st.integers(0, len(plain)))
    end = data.draw(st.integers(start, len(plain)))
    edits = [(start, end, "#")] if end > start else []
    assert whole(edited(tuple(map(b.Run, parts)), edits)) == edited(plain, edits)


def test_a_blurred_photo_keeps_its_size_and_hides_what_is_small() -> None:
    image = Image.open(io.BytesIO(blurred(photo(800, 600))))
    assert image.size == (800, 600)
    corner = image.crop((8, 8, 48, 48)).convert("L").tobytes()
    assert max(corner) - min(corner) < 12
    assert blurred(b"kein Bild") == b""
