"""Every diagram of every case: it draws, nothing overlaps, it is readable on its page, and it becomes a file."""

import itertools
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.diagrams.display import Drawing
from caseworker_app.diagrams.frame import A3_LANDSCAPE, A4_LANDSCAPE, SMALLEST_TEXT, smallest_text
from caseworker_app.diagrams.sheet import Sheet
from caseworker_app.errors import WrongUse
from caseworker_app.exchange import package
from caseworker_app.jobs import drawing
from caseworker_app.jobs.packages import import_case
from caseworker_app.model.case import Case
from caseworker_app.paths import resource
from caseworker_app.store.notebook import Notebook
from tests.diagrams.checks import assert_inside, texts
from tests.filled import filled_case


def a_case(notebook: Notebook, which: str) -> str:
    """The id of an example, of an empty case, or of one in which everything is filled in."""
    if which == "kosong":
        return import_case(notebook, package.write(Case(number="1"), {})).case_id
    if which == "penuh":
        case, shared = filled_case()
        for nudge in case.nudges:
            nudge.dx = nudge.dy = None
        return import_case(notebook, package.write(case, shared)).case_id
    return import_case(notebook, resource("examples", f"{which}.json").read_bytes()).case_id


def assert_labels_apart(picture: Drawing) -> None:
    for one, other in itertools.combinations(picture.labels, 2):
        assert not one.box.touches(other.box, -1e-6), (one.text, other.text)
    for box in (*(label.box for label in picture.labels), *(symbol.box for symbol in picture.symbols)):
        assert_inside(box, picture)


@pytest.mark.parametrize("which", ["ms-sentra", "s-lansia", "kosong", "penuh"])
def test_every_diagram_draws_on_pages_that_can_be_read(notebook: Notebook, which: str) -> None:
    case_id = a_case(notebook, which)
    for key in DIAGRAMS:
        sheet = drawing.draw_case(notebook, case_id, key, names=which == "penuh")
        whole = sheet.whole()
        assert_labels_apart(whole)
        assert smallest_text(whole) >= SMALLEST_TEXT - 1e-6, key
        pages = sheet.pages()
        for page in pages:
            assert (page.width, page.height) in {A4_LANDSCAPE, A3_LANDSCAPE}
            assert smallest_text(page) >= SMALLEST_TEXT - 1e-6, key
        assert {label.key for page in pages for label in page.labels} == {label.key for label in whole.labels}
        assert drawing.encoded(sheet, ".svg").startswith(b"<?xml")


def test_an_empty_case_says_what_comes_next_in_every_diagram(notebook: Notebook) -> None:
    case_id = a_case(notebook, "kosong")
    for key in DIAGRAMS:
        shown = " ".join(texts(drawing.draw_case(notebook, case_id, key).whole()))
        assert any(word in shown for word in ("Tambahkan", "Mulailah", "Belum ada", "Untuk membandingkan perlu")), key


def test_the_same_case_gives_the_same_bytes(notebook: Notebook) -> None:
    case_id = a_case(notebook, "penuh")
    for key in DIAGRAMS:
        first, second = (drawing.draw_case(notebook, case_id, key) for _ in range(2))
        assert first.whole() == second.whole(), key
        for suffix in (".svg", ".pdf", ".png") if key == "ecomap" else ():
            once, again = (drawing.encoded(sheet, suffix, dpi=40) for sheet in (first, second))
            assert once == again, suffix


def test_the_order_in_which_python_hashes_words_changes_no_drawing() -> None:
    program = (
        "from tests.diagrams.test_from_case import a_family\n"
        "from caseworker_app.diagrams.catalogue import DIAGRAMS\n"
        "print([diagram.sheet(a_family()).whole() for diagram in DIAGRAMS.values()])"
    )
    prints = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(prints) == 1


def test_the_text_of_the_pdf_can_be_selected(notebook: Notebook) -> None:
    data = drawing.encoded(drawing.draw_case(notebook, a_case(notebook, "s-lansia"), "roadmap"), ".pdf")
    document = pypdfium2.PdfDocument(data)
    told = document[0].get_textpage().get_text_bounded()
    document.close()
    assert "Life road map" in told
    assert "rumah dijual karena" in told


def test_a_drawing_too_large_for_one_page_becomes_several_in_a_pdf_and_one_image(tmp_path: Path) -> None:
    gedcom = ["0 HEAD", "1 CHAR UTF-8"]
    for at in range(90):
        gedcom += [f"0 @I{at}@ INDI", f"1 NAME Nama{at} /Keluarga/"]
    gedcom += ["0 @F1@ FAM", *(f"1 CHIL @I{at}@" for at in range(90)), "0 TRLR"]
    sheet = drawing.draw_gedcom("\n".join(gedcom).encode(), "keluarga_besar")
    document = pypdfium2.PdfDocument(drawing.encoded(sheet, ".pdf"))
    assert len(document) > 1
    document.close()
    assert drawing.encoded(sheet, ".png", dpi=40).startswith(b"\x89PNG")


def test_an_unknown_diagram_or_format_is_refused_with_what_there_is(notebook: Notebook) -> None:
    with pytest.raises(WrongUse, match="ecomap-pair"):
        drawing.check("genogramm", ".pdf")
    with pytest.raises(WrongUse, match="PDF, SVG, atau PNG"):
        drawing.check("genogram", ".jpg")
    with pytest.raises(WrongUse, match="PDF, SVG, atau PNG"):
        drawing.encoded(Sheet(Drawing(10, 10, ()), "x"), ".gif")
