"""Searching from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from caseworker_app.cli import main
from caseworker_app.jobs import cases
from caseworker_app.model.person import Person
from caseworker_app.store import keys
from caseworker_app.store.notebooks import create

PASSPHRASE = "sembilan itik di pematang"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", PASSPHRASE)
    notebook, _ = create(tmp_path / "Buku.kasus", PASSPHRASE, strength=keys.LOWEST)
    cases.create(notebook, client=Person(name="Muhamad Rizki"), cluster="anak")
    notebook.close()
    return str(tmp_path / "Buku.kasus")


def test_hits_are_printed_or_given_as_json(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", book, "mohammad"]) == 0
    printed = capsys.readouterr()
    assert "\tMR\t" in printed.out
    assert "Muhamad R." in printed.out
    assert "Dicari dalam" in printed.err
    assert main(["search", book, "mohammad", "rizky", "--json", "--cluster", "anak"]) == 0
    (hit,) = json.loads(capsys.readouterr().out)
    assert (hit["kind"], hit["place"], hit["similar"]) == ("people", "client/client_family", True)


def test_a_period_that_is_none_is_refused_in_one_sentence(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", book, "rizki", "--since", "entahlah"]) == 3
    assert "bukan tanggal" in capsys.readouterr().err
