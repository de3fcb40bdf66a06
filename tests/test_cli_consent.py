"""On the command line consent bites as in the window, and a written reason opens the way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from caseworker_app.cli import main
from caseworker_app.paths import resource
from caseworker_app.store import keys
from tests.store.built import PASSPHRASE

REASON = "Diminta pengadilan; supervisor menyetujui."


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr(keys, "calibrated", lambda: keys.LOWEST)


def book(tmp_path: Path, consents: list[dict[str, Any]]) -> str:
    """A notebook with the first example, and these consents in it."""
    package = json.loads(resource("examples", "ms-sentra.json").read_text("utf-8"))
    package["case"]["consents"] = consents
    (tmp_path / "ms.json").write_text(json.dumps(package), "utf-8")
    assert main(["new", str(tmp_path / "Buku.kasus")]) == 0
    assert main(["import", str(tmp_path / "Buku.kasus"), str(tmp_path / "ms.json")]) == 0
    return str(tmp_path / "Buku.kasus")


def refused(key: str) -> list[dict[str, Any]]:
    statements = [{"id": f"00000000-0000-0000-0000-00000000000{at}", "key": name, "agreed": name != key}
                  for at, name in enumerate(("laporan", "case_conference", "rujukan", "catatan"))]  # fmt: skip
    return [{"id": "00000000-0000-0000-0000-000000000009", "date": "2024-08-26", "status": "setuju sebagian",
             "signer_status": "klien", "statements": statements}]  # fmt: skip


def test_without_any_consent_every_document_prints(tmp_path: Path) -> None:
    path = book(tmp_path, [])
    for name in ("consent", "case-report", "case-summary", "conference-minutes", "referral-letter"):
        assert main(["document", path, "MS", name, str(tmp_path / f"{name}.pdf")]) == 0


def test_a_diagram_of_a_client_who_does_not_want_to_be_written_about_says_so_or_has_a_reason(tmp_path: Path) -> None:
    path, out = book(tmp_path, refused("laporan")), tmp_path / "keluar.svg"
    assert main(["diagram", path, "MS", "genogram", str(out)]) == 0
    assert "belum untuk diserahkan" in " ".join(out.read_text("utf-8").split())
    assert main(["diagram", path, "MS", "genogram", str(out), "--reason", "ya"]) == 3
    assert main(["diagram", path, "MS", "genogram", str(out), "--reason", REASON]) == 0
    assert "belum untuk diserahkan" not in " ".join(out.read_text("utf-8").split())


@pytest.mark.parametrize(
    ("key", "name"),
    [("laporan", "case-report"), ("rujukan", "referral-letter"), ("case_conference", "conference-minutes")],
)
def test_what_was_refused_needs_a_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], key: str, name: str
) -> None:
    path, out = book(tmp_path, refused(key)), tmp_path / "keluar.pdf"
    capsys.readouterr()
    for more in ([], ["--names"], ["--reason", "ya"]):
        assert main(["document", path, "MS", name, str(out), *more]) == 3
        told = capsys.readouterr().err.strip()
        assert len(told.splitlines()) == 1
        assert "--reason" in told or "terlalu singkat" in told
        assert not out.exists()
    assert main(["document", path, "MS", name, str(tmp_path / "kosong.pdf"), "--blank"]) == 0
    assert main(["document", path, "MS", name, str(out), "--reason", REASON]) == 0
    assert out.exists()
    assert main(["export", path, "MS", str(tmp_path / "keluar.json")]) == 0
    (kept,) = json.loads((tmp_path / "keluar.json").read_text("utf-8"))["case"]["overrides"]
    assert kept["reason"] == REASON
