"""What README shows to a stranger works as it stands there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker_app.cli import main
from caseworker_app.store import keys

if TYPE_CHECKING:
    import pytest

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


def sample() -> str:
    (found,) = re.findall(r"^```json\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return str(found)


def test_the_package_by_hand_becomes_a_case_with_family_and_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", "kucing hitam di atas genteng")
    monkeypatch.setattr(keys, "calibrated", lambda: keys.LOWEST)
    assert len(sample().splitlines()) < 40
    package, book, shape = tmp_path / "kasus.json", str(tmp_path / "buku.kasus"), tmp_path / "bentuk.json"
    package.write_text(sample(), encoding="utf-8")
    assert main(["new", book]) == 0
    assert main(["import", book, str(package)]) == 0
    capsys.readouterr()
    assert main(["list", book, "--json"]) == 0
    (case,) = json.loads(capsys.readouterr().out)
    assert (case["number"], case["initials"]) == ("2025-014", "MC")
    assert main(["diagram", book, "MC", "genogram", str(tmp_path / "g.svg"), "--geometry", str(shape)]) == 0
    assert len(json.loads(shape.read_text(encoding="utf-8"))["symbols"]) == 3
    assert main(["document", book, "MC", "case-report", str(tmp_path / "l.pdf")]) == 0
    assert main(["export", book, "MC", str(tmp_path / "lagi.json")]) == 0
    told = json.loads((tmp_path / "lagi.json").read_text(encoding="utf-8"))
    assert told["people"] == json.loads(sample())["people"]
    assert main(["import", book, str(package)]) == 0
    assert "tidak diubah" in capsys.readouterr().out


def test_every_command_that_is_shown_exists(capsys: pytest.CaptureFixture[str]) -> None:
    shown = set(re.findall(r"^caseworker ([a-z-]+)", README, re.MULTILINE)) | set(
        re.findall(r"`caseworker ([a-z]+)", README)
    )
    assert {"new", "import", "schema"} <= shown
    for name in shown:
        assert main([name, "--help"]) == 0
    assert capsys.readouterr().err == ""
