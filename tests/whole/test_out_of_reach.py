"""A notebook that cannot be written, is missing, or is moved away while open: a clear sentence, and nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from sqlalchemy import select

from caseworker_app.model.case import Case
from caseworker_app.store.notebooks import open_notebook
from tests.whole.conftest import PASSPHRASE
from tests.whole.test_power_cut import ROOT

RIGHTS = "-dac_override,-dac_read_search"  # what lets root write where nobody may


def shown(story: str, notebook: Path, elsewhere: Path) -> list[tuple[str, str]]:
    """What the window showed, step by step; without the rights that put root above all permissions."""
    command = [sys.executable, "-m", "tests.whole.reader", story, str(notebook), PASSPHRASE]
    may_write = hasattr(os, "geteuid") and os.geteuid() == 0
    setpriv = shutil.which("setpriv")
    if may_write and setpriv:
        command = [setpriv, f"--bounding-set={RIGHTS}", f"--inh-caps={RIGHTS}", *command]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    for log in elsewhere.rglob("caseworker.log"):
        assert log.read_text("utf-8") == ""
    return [(step, text) for step, text in map(json.loads, done.stdout.splitlines())]


def test_a_notebook_on_a_medium_that_cannot_be_written_is_read(book: Path, elsewhere: Path) -> None:
    before = {path.name: path.read_bytes() for path in book.iterdir()}
    for path in (*book.iterdir(), book):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        steps = dict(shown("read_only", book, elsewhere))
    finally:
        book.chmod(0o755)
    assert "hanya dapat dibaca" in steps["asked"]
    assert "Isi yang sudah ada tidak berubah" in steps["asked"]
    assert steps["field"] == ""
    assert "dibuka untuk dibaca saja; perubahan tidak dapat disimpan" in steps["case"]
    assert "Halaman 1 dari " in steps["documents"]
    assert "Kata sandi buku kasus" in steps["locked"]
    assert {path.name: path.read_bytes() for path in book.iterdir()} == before


def test_a_notebook_that_is_not_there_is_said_to_be_missing(elsewhere: Path, tmp_path: Path) -> None:
    steps = dict(shown("missing", tmp_path / "Hilang.kasus", elsewhere))
    assert "“Hilang.kasus” tidak ditemukan di" in steps["missing"]
    assert "Buka buku kasus …" in steps["missing"]
    assert not (tmp_path / "Hilang.kasus").exists()


def test_what_is_typed_while_the_folder_is_moved_away_is_not_lost(book: Path, elsewhere: Path) -> None:
    steps = shown("removed", book, elsewhere)
    assert [text for step, text in steps if step == "field"] == ["Bapak", "Bapak Hasan", "Bapak Hasan Rahmat"]
    with open_notebook(book, PASSPHRASE) as notebook:
        assert notebook.session.scalars(select(Case)).one().supervisor == "Bapak Hasan Rahmat"
