"""What the program leaves on a disk: its owner alone can read it, and what a kill left goes with the next start."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker_app import paths
from caseworker_app.errors import DiskFull
from caseworker_app.jobs.files import write_file
from caseworker_app.store import backup, files, keys, plain_file
from caseworker_app.store.notebooks import create
from tests.conftest import posix_only
from tests.soak import safety
from tests.store.built import Built
from tests.store.conftest import ROOT

PUT_OFF = """
import sys
from pathlib import Path
from caseworker_app.store import files, plain_file
place = Path(sys.argv[1])
with {what} as part:
    print(part, flush=True)
    sys.stdin.readline()
"""
BEGUN = {"a file": "files.replacing(place / 'x')", "a folder": "files.scratch_folder(place)"}


@pytest.fixture
def careless() -> Iterator[None]:
    """Whoever starts the program lets everybody read what is made."""
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(place: Path) -> list[str]:
    """Files and folders below one that anybody else could read, write or enter."""
    return [path.name for path in (place, *place.rglob("*")) if path.stat().st_mode & 0o077]


@posix_only("on Windows the rights of the folder hold")
@pytest.mark.usefixtures("careless")
@safety("S21", "every file and folder that the store makes, without a umask: 0600 and 0700")
def test_whatever_is_made_is_its_owners_alone(tmp_path: Path) -> None:
    home = tmp_path / "rumah"
    notebook, _ = create(home / "Buku.kasus", "kuda hijau menari", strength=keys.LOWEST)
    with notebook:
        backup.keep_automatic(notebook, backup.DAILY)
        backup.backup(notebook, home / "Buku.cadangan")
        backup.backup(notebook, home / "Buku.cadangan")
        assert (notebook.path / "notebook.db-wal").exists()
        assert open_to_others(home) == []
    backup.restore(home / "Buku.cadangan", home / "baru" / "Lagi.kasus")
    write_file(home / "laporan.pdf", b"isi")
    assert len(list(home.rglob("*"))) > 15
    assert open_to_others(home) == []


@posix_only("on Windows the rights of the folder hold")
def test_what_stood_open_to_others_is_shut(built: Built, tmp_path: Path) -> None:
    for path in (built.path, *built.path.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    built.open().close()
    assert open_to_others(built.path) == []
    report = tmp_path / "laporan.pdf"
    report.write_bytes(b"lama")
    report.chmod(0o644)
    write_file(report, b"baru")
    assert report.stat().st_mode & 0o777 == 0o600


@contextlib.contextmanager
def put_off(place: Path, what: str) -> Iterator[subprocess.Popen[str]]:
    """A process in the middle of writing into a folder."""
    command = [sys.executable, "-c", PUT_OFF.format(what=what), str(place)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert Path(process.stdout.readline().strip()).exists()
        yield process
        process.kill()


@safety("S21", "temporaries of a process at work are left alone; those of a killed one go", 1, 20)
@pytest.mark.parametrize("begun", BEGUN)
def test_only_what_nobody_is_writing_any_more_is_removed(tmp_path: Path, begun: str, tries: int) -> None:
    for _ in range(tries):
        with put_off(tmp_path, BEGUN[begun]) as process:
            files.clear_parts(tmp_path)
            assert len(list(tmp_path.iterdir())) == 1
            process.kill()
            process.wait()
            files.clear_parts(tmp_path)
        assert list(tmp_path.iterdir()) == []


def test_files_of_others_that_are_called_alike_stay(tmp_path: Path) -> None:
    strangers = ["unduhan.part", ".part", "laporan.pdf.part", ".12345678.parts", "caseworker.part"]
    for name in strangers:
        (tmp_path / name).write_bytes(b"unduhan")
    (tmp_path / ".0badcafe.part").write_bytes(b"as an earlier version left it")
    files.clear_parts(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(strangers)


NOTED = """
import sys
from pathlib import Path
from caseworker_app.store import plain_file
plain_file.move = lambda part, path: (print("written", flush=True), sys.stdin.readline())
plain_file.write(Path(sys.argv[1]), b"Sulastri, RT 03 " * 999)
"""


@safety("S21", "export killed before it takes its place: the next start finds and removes it, wherever it is", 1, 20)
def test_the_next_start_finds_an_export_that_was_killed(built: Built, tmp_path: Path, tries: int) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    target = stick / "laporan.pdf"
    target.write_bytes(b"laporan bulan lalu")
    command = [sys.executable, "-c", NOTED, str(target)]
    pipe = subprocess.PIPE
    for _ in range(tries):
        with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "written\n"
            plain_file.clear_noted()
            assert len(list(stick.iterdir())) == 2, "it is still being written"
            process.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        built.open(read_only=True).close()
        assert [path.read_bytes() for path in stick.iterdir()] == [b"laporan bulan lalu"]
        assert not list((paths.user_state() / plain_file.NOTES).iterdir())


def test_a_note_on_a_stick_that_is_out_is_kept_until_it_is_seen_again(tmp_path: Path) -> None:
    notes = paths.user_state() / plain_file.NOTES
    files.private_folder(notes)
    stick = tmp_path / "stick"
    (notes / "a").write_bytes(os.fsencode(stick) + b"\0")
    plain_file.clear_noted()
    assert (notes / "a").exists()
    (stick / ".caseworker-0badcafe.part").mkdir(parents=True)
    (stick / ".caseworker-0badcafe.part" / "content.part").write_bytes(b"Sulastri")
    plain_file.clear_noted()
    assert list(stick.iterdir()) == list(notes.iterdir()) == []


@posix_only("Windows has no such signal")
@safety("S21", "verify killed: nothing in the temporary folder, and the next one clears up", 1, 20)
def test_a_check_that_is_killed_leaves_nothing_for_long(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tries: int
) -> None:
    package, temporary = tmp_path / "Buku.cadangan", tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    backup.backup(built.path, package)
    code = (
        "import os, signal, sys; from pathlib import Path; from caseworker_app.store import backup, keys\n"
        "backup._demand_sound = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "backup.verify(Path(sys.argv[1]), key=keys.DataKey(sys.argv[2], bytes.fromhex(sys.argv[3])))"
    )
    command = [sys.executable, "-c", code, str(package), built.notebook_id, built.raw_key.hex()]
    for _ in range(tries):
        assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
        assert list(temporary.iterdir()) == []
    assert backup.verify(package, key=built.key()).complete
    assert not list(paths.user_state().glob("*.part"))


@pytest.mark.parametrize("older", [b"", b"laporan bulan lalu"], ids=["new", "replacing"])
def test_on_a_stick_what_fails_is_overwritten_before_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, older: bytes
) -> None:
    """A stick with FAT knows no files without a name."""
    target = tmp_path / "laporan.pdf"
    if older:
        target.write_bytes(older)
    monkeypatch.setattr(plain_file, "_write_nameless", lambda *_: False)
    left: list[bytes] = []

    def refuse(part: Path, _into: Path) -> None:
        left.append(part.read_bytes())
        raise OSError(28, "No space left on device")

    def removed(place: Path) -> None:
        left.extend(path.read_bytes() for path in place.rglob("content.part"))
        shutil.rmtree(place)

    with monkeypatch.context() as patch:
        patch.setattr(plain_file, "move", refuse)
        patch.setattr(files, "discard", removed)
        with pytest.raises(DiskFull):
            write_file(target, b"Sulastri, RT 03")
    assert left == [b"Sulastri, RT 03", bytes(15)]
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [older][: len(older)]
    write_file(target, b"Sulastri, RT 03")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"Sulastri, RT 03"]
