"""What a bare Linux lacks for the window: all of it is named at once, without Qt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux leaves these to the user")

MODULE = "caseworker_app.gui.shell.system_libraries"
LDD = """#!/bin/sh
cat <<'END'
/lib/libqxcb.so:
	libxcb-icccm.so.4 => not found
	libxcb-keysyms.so.1 => not found
	libglib-2.0.so.0 => not found
	libgthread-2.0.so.0 => not found
	libc.so.6 => /lib/libc.so.6 (0x00007f)
/lib/libQt6Gui.so.6:
	libxcb-icccm.so.4 => not found
	libbaru.so.7 => not found
END
"""


@pytest.fixture
def bare_system(tmp_path: Path) -> dict[str, str]:
    """The surroundings of a process on a system whose loader finds little."""
    loader = tmp_path / "ldd"
    loader.write_text(LDD, "utf-8")
    loader.chmod(0o755)
    return {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}


def run(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_every_missing_package_is_printed_once_on_one_line(bare_system: dict[str, str]) -> None:
    done = run("-m", MODULE, environment=bare_system)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "libbaru.so.7 libglib2.0-0 libxcb-icccm4 libxcb-keysyms1\n"


def test_nothing_is_printed_where_the_loader_finds_all(bare_system: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "ldd").write_text("#!/bin/sh\necho 'libc.so.6 => /lib/libc.so.6'\n", "utf-8")
    done = run("-m", MODULE, environment=bare_system)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_it_works_where_qt_cannot_be_loaded(bare_system: dict[str, str]) -> None:
    script = (
        "import sys\n"
        "sys.modules['PySide6.QtCore'] = None\n"
        f"from {MODULE} import missing_packages\n"
        "print(*missing_packages())\n"
    )
    assert "libxcb-icccm4" in run("-c", script, environment=bare_system).stdout


def test_the_window_says_the_whole_line_to_install(bare_system: dict[str, str]) -> None:
    done = run("-m", "caseworker_app", "open", environment={**bare_system, "QT_QPA_PLATFORM": "tidak-ada"})
    assert done.returncode == 3
    (told,) = done.stderr.splitlines()
    assert "sudo apt install libbaru.so.7 libglib2.0-0 libxcb-icccm4 libxcb-keysyms1" in told


def test_qt_that_cannot_be_loaded_is_told_likewise(bare_system: dict[str, str]) -> None:
    script = (
        "import sys\n"
        "sys.modules['PySide6.QtWidgets'] = None\n"
        "from caseworker_app.cli import main\n"
        "sys.exit(main(['open']))\n"
    )
    done = run("-c", script, environment=bare_system)
    assert done.returncode == 3
    (told,) = done.stderr.splitlines()
    assert "sudo apt install" in told
