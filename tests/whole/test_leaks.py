"""Nothing personal in logs, crash reports, stderr, settings or recent lists, whatever goes wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker_app.cli import main
from caseworker_app.paths import resource
from caseworker_app.store import keys
from tests.soak import safety
from tests.whole.canaries import CANARIES, leaks
from tests.whole.conftest import PASSPHRASE
from tests.whole.test_power_cut import ROOT

if TYPE_CHECKING:
    import pytest


@safety("S8", "window that fails everywhere", 1, 1)
def test_the_window_keeps_personal_words_to_itself_when_it_fails(book: Path, elsewhere: Path) -> None:
    command = [sys.executable, "-m", "tests.whole.stumbler", str(book), PASSPHRASE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0
    pages = [line for line in done.stdout.splitlines() if line.startswith("crash page:")]
    assert len(pages) == 3
    assert all("Yang sudah tersimpan tetap aman" in page and "RuntimeError" in page for page in pages)
    log = next(elsewhere.rglob("caseworker.log")).read_text("utf-8")
    assert log.count("RuntimeError at ") == 7
    assert "UserWarning at stumbler:" in log
    assert " > stumbler:" in log
    assert next(elsewhere.rglob("preferences.json")).exists()
    assert leaks([elsewhere, book], done.stdout, done.stderr, log) == []


@safety("S8", "commands that fail", 4, 4)
def test_a_failing_command_keeps_personal_words_to_itself(
    book: Path, elsewhere: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "calibrated", lambda: keys.LOWEST)
    package = json.loads(resource("examples", "ms-sentra.json").read_text("utf-8"))
    package["case"]["client"] = CANARIES[0]
    package["people"][0]["name"] = {"nama": CANARIES[1]}
    broken = tmp_path / "paket.json"
    broken.write_text(json.dumps(package), encoding="utf-8")
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", PASSPHRASE)
    assert main(["import", str(book), str(broken)]) == 3
    broken.write_text(f'{{"{CANARIES[2]}": "{CANARIES[3]}", ', encoding="utf-8")
    assert main(["import", str(book), str(broken)]) == 3
    monkeypatch.setattr("caseworker_app.jobs.cases.summaries", lambda *_: [][CANARIES[4]])  # type: ignore[call-overload]
    assert main(["list", str(book)]) == 3
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", CANARIES[9])
    assert main(["verify", str(book)]) == 3
    told = capfd.readouterr()
    assert len(told.err.splitlines()) == 6  # two faults of one package and what became of it, then a sentence each
    assert leaks([elsewhere, book], told.out, told.err) == []
