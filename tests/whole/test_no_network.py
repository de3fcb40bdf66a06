"""The command line does its work without asking for a network; the window shows it in ``test_new_user``."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from caseworker_app.cli import main
from caseworker_app.paths import resource
from tests.whole.conftest import PASSPHRASE


def test_the_commands_ask_nothing_of_a_network(
    book: Path, tmp_path: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", PASSPHRASE)
    with pytest.raises(OSError, match="no network"):
        socket.create_connection(("localhost", 9))
    calls.clear()
    assert main(["import", str(book), str(resource("examples", "s-lansia.json"))]) == 0
    for command, name, file in (("document", "case-report", "laporan.pdf"), ("diagram", "genogram", "keluarga.svg")):
        assert main([command, str(book), "S", name, str(tmp_path / file)]) == 0
        assert (tmp_path / file).stat().st_size > 5000
