"""The logo of the letterhead and a worker's signature, chosen in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from caseworker_app.documents.blocks import Letterhead
from caseworker_app.documents.elements.letterhead import letterhead
from caseworker_app.errors import BadInput, NotFound
from caseworker_app.gui.settings.picture_row import PictureRow
from caseworker_app.gui.settings.records import agencies_part, practitioners_part
from caseworker_app.jobs.office_pictures import LONGEST, read_picture
from caseworker_app.model.practice import Agency, Practitioner

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook


def test_a_logo_is_chosen_printed_taken_away_and_taken_back(notebook: Notebook, qtbot: QtBot, tmp_path: Path) -> None:
    agency = Agency(name="Sentra Contoh")
    with notebook.edit("Lembaga", undoable=False) as session:
        session.add(agency)
    Image.new("RGBA", (3000, 1500), "teal").save(tmp_path / "logo.png")
    part = agencies_part(notebook)
    qtbot.addWidget(part, before_close_func=lambda widget: widget.release())
    part.show()
    row = part.findChild(PictureRow)
    assert row is not None
    row.open(tmp_path / "logo.png")
    head = letterhead(agency)
    assert head is not None
    assert head.logo is not None
    notebook.undo(None)
    assert agency.logo is None
    assert not row._picture.isVisible()
    notebook.redo(None)
    assert agency.logo == head.logo
    assert row._picture.isVisible()
    row.keep(None)
    assert letterhead(agency) == Letterhead("SENTRA CONTOH")


def test_what_is_no_picture_is_told_and_changes_nothing(notebook: Notebook, qtbot: QtBot, tmp_path: Path) -> None:
    worker = Practitioner(name="Nadia")
    with notebook.edit("Praktikan") as session:
        session.add(worker)
    (tmp_path / "tanda.png").write_text("bukan gambar")
    part = practitioners_part(notebook)
    qtbot.addWidget(part, before_close_func=lambda widget: widget.release())
    part.show()
    row = part.findChild(PictureRow)
    assert row is not None
    row.open(tmp_path / "tanda.png")
    assert "tanda.png" in row.trouble.text()
    assert worker.signature is None


def test_a_large_picture_is_made_small_and_keeps_its_shape(tmp_path: Path) -> None:
    import io

    Image.new("RGB", (4000, 1000), "white").save(tmp_path / "logo.jpg")
    with Image.open(io.BytesIO(read_picture(tmp_path / "logo.jpg"))) as kept:
        assert kept.size == (LONGEST, LONGEST // 4)
    with pytest.raises(NotFound):
        read_picture(tmp_path / "tidak-ada.png")
    (tmp_path / "surat.pdf").write_bytes(b"%PDF-1.4 rusak")
    with pytest.raises(BadInput):
        read_picture(tmp_path / "surat.pdf")
