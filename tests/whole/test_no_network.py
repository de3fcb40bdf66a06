"""Window and command line do their work without a network, and without programs that would ask one."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from caseworker_app.cli import main
from caseworker_app.paths import resource
from tests.conftest import posix_only
from tests.soak import LONG, safety
from tests.whole.conftest import PASSPHRASE
from tests.whole.test_power_cut import ROOT

LOCAL = re.compile(r'connect\(\d+, \{sa_family=AF_UNIX, sun_path=@?"(?:/tmp/\.X11-unix/|/run/|/tmp/dbus-)')
"""What a window talks with on the same computer: the display, and the services of the desktop (D-Bus, cached names)."""
PLATFORMS = {"offscreen": [], "xcb": ["xvfb-run", "-a"]}


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


@safety("S14", "a day at the window: no socket to a network, no other program is asked")
def test_a_day_at_the_window_asks_nothing_of_a_network(full_book: Path, elsewhere: Path, tmp_path: Path) -> None:
    target = tmp_path / "ringkasan.pdf"
    command = [sys.executable, "-m", "tests.whole.session", str(full_book), PASSPHRASE, str(target)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    (pages,) = done.stdout.splitlines()
    assert pages.startswith("pages: ")
    assert target.read_bytes().startswith(b"%PDF")


@posix_only("strace is Linux's")
@pytest.mark.skipif(not LONG, reason="every system call is looked at in the soak")
@pytest.mark.skipif(not shutil.which("strace"), reason="there is no strace here")
@pytest.mark.parametrize("platform", PLATFORMS)
@safety("S14", "the same with every system call looked at: none but to the display and the desktop's services")
def test_no_system_call_of_a_day_leads_to_a_network(
    full_book: Path, elsewhere: Path, tmp_path: Path, platform: str
) -> None:
    if PLATFORMS[platform] and not shutil.which(PLATFORMS[platform][0]):
        pytest.skip("there is no display here")
    calls, target = tmp_path / "calls", tmp_path / "ringkasan.pdf"
    watched = ["strace", "-f", "-qq", "-e", "trace=socket,connect,sendto,sendmsg,execve", "-e", "signal=none"]
    session = [sys.executable, "-m", "tests.whole.session", str(full_book), PASSPHRASE, str(target)]
    command = [*PLATFORMS[platform], *watched, "-o", str(calls), *session]
    environment = {**os.environ, "QT_QPA_PLATFORM": platform}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    seen = calls.read_text("utf-8", "replace").splitlines()
    assert [line for line in seen if re.search(r"AF_(?!UNIX)", line)] == []
    connected = [line for line in seen if "connect(" in line]
    assert [line for line in connected if not LOCAL.search(line)] == []
    programs = [line for line in seen if re.search(r'execve\("[^"]*/(?!python|dbus-launch)[^/"]*".*= 0$', line)]
    assert programs == []
