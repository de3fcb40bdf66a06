"""Set-up: what is fetched, how it is checked, what is said where it cannot go on."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import urllib.error
import zipfile
from pathlib import Path

import environment
import pytest
from tasks import TaskError

from tests.conftest import posix_only


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    (tmp_path / "wheel").write_bytes(b"what was packed")
    return (tmp_path / "wheel").as_uri()


def test_what_is_fetched_must_have_its_hash(file_url: str) -> None:
    right = hashlib.sha256(b"what was packed").hexdigest()
    assert environment.fetch(file_url, right) == b"what was packed"
    with pytest.raises(TaskError, match=r"wrong SHA-256.*nothing was installed"):
        environment.fetch(file_url, right[::-1])


def test_what_cannot_be_fetched_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(TaskError, match="cannot be fetched") as told:
        environment.fetch((tmp_path / "nowhere").as_uri(), "0" * 64)
    assert "\n" not in str(told.value)


def test_a_debian_without_certificates_gets_them_after_saying_so(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []

    def download(_url: str) -> bytes:
        if not installed:
            raise urllib.error.URLError("[SSL: CERTIFICATE_VERIFY_FAILED] unable to get local issuer certificate")
        return b"uv"

    monkeypatch.setattr(environment, "_download", download)
    monkeypatch.setattr(environment, "may_use_apt", lambda: True)
    monkeypatch.setattr(environment, "apt_install", installed.append)
    assert environment.fetch("https://example.org/uv", hashlib.sha256(b"uv").hexdigest()) == b"uv"
    assert installed == ["ca-certificates"]


@pytest.mark.parametrize("machine", environment.UV_WHEELS)
def test_the_lock_has_uv_for_every_machine_that_is_worked_on(
    machine: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", machine[0])
    monkeypatch.setattr("platform.machine", lambda: machine[1])
    url, sha256 = environment.locked_wheel("uv")
    assert url.endswith(f"{environment.UV_WHEELS[machine][1]}.whl")
    assert len(sha256) == 64


def test_an_unknown_machine_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "vax")
    with pytest.raises(TaskError, match=r"know no uv for .* vax"):
        environment.locked_wheel("uv")


def test_uv_is_taken_out_of_its_wheel_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wheel = io.BytesIO()
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"uv-1.0.data/scripts/uv{environment.SUFFIX}", b"program")
    fetched: list[str] = []

    def fetch(url: str, _sha256: str) -> bytes:
        fetched.append(url)
        return wheel.getvalue()

    monkeypatch.setattr(environment, "fetch", fetch)
    monkeypatch.setattr(environment, "BUILD", tmp_path)
    for _ in range(2):
        environment.uv_program.cache_clear()
        program = environment.uv_program()
    environment.uv_program.cache_clear()
    assert program.read_bytes() == b"program"
    assert len(fetched) == 1


@posix_only("the stand-in for uv is a script of the shell")
def test_what_uv_complains_of_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "uv"
    program.write_text(
        "#!/bin/sh\necho 'error: Hash mismatch for `msgspec`' >&2\necho '  expected: sha256:0' >&2\nexit 2\n", "utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setattr(environment, "uv_program", lambda: program)
    with pytest.raises(TaskError) as refusal:
        environment.uv("sync", "--locked")
    assert str(refusal.value) == "uv sync ended with exit code 2: error: Hash mismatch for `msgspec` expected: sha256:0"


def test_what_is_missing_is_named_at_once_where_it_may_not_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "missing_libraries", lambda: ["libegl1", "libxcb-icccm4"])
    monkeypatch.setattr(environment, "may_use_apt", lambda: False)
    with pytest.raises(TaskError, match=r"sudo apt-get install -y libegl1 libxcb-icccm4$"):
        environment.provide_system_libraries()


def test_apt_is_not_started_before_it_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said: list[str] = []

    def run(*_command: object, **_how: object) -> subprocess.CompletedProcess[str]:
        said.append(capsys.readouterr().out)
        return subprocess.CompletedProcess([], 0)

    monkeypatch.setattr("subprocess.run", run)
    environment.apt_install("libegl1")
    assert "installing with apt-get what is missing: libegl1" in said[0]


def test_a_set_up_that_was_cut_off_is_begun_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    venv = tmp_path / ".venv"
    venv.mkdir()
    (venv / "half").touch()
    calls: list[tuple[object, ...]] = []
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(environment, "uv", lambda *words: calls.append(words))
    monkeypatch.setattr(environment, "provide_system_libraries", lambda: None)
    environment.sync()
    assert not venv.exists()
    (words,) = calls
    assert words[:3] == ("sync", "--locked", "--quiet")
    assert words[-2:] == ("--python", sys.executable)
