"""The private environment in .venv, made by uv from uv.lock.

Nothing is resolved at set-up: every file that is installed, uv itself included, stands in the lock with its address and
its SHA-256. No pip, ensurepip or virtualenv of the machine is used.
"""

from __future__ import annotations

import hashlib
import io
import os
import platform
import shutil
import subprocess
import sys
import tomllib
import urllib.error
import urllib.request
import zipfile
from functools import cache
from pathlib import Path

from tasks import BUILD, ROOT, TaskError, answer, run, say

VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = SCRIPTS / f"python{SUFFIX}"
CASEWORKER = SCRIPTS / f"caseworker{SUFFIX}"
LOCK = ROOT / "uv.lock"

# How the wheels of uv name the machines on which this project is worked on: start and end of the platform tag.
UV_WHEELS = {
    ("linux", "x86_64"): ("manylinux_2_17", "x86_64"),
    ("linux", "aarch64"): ("manylinux_2_28", "aarch64"),
    ("win32", "AMD64"): ("win", "amd64"),
    ("win32", "ARM64"): ("win", "arm64"),
    ("darwin", "x86_64"): ("macosx", "x86_64"),
    ("darwin", "arm64"): ("macosx", "arm64"),
}


def sync(*, development: bool = False) -> None:
    """Have in .venv what running needs, and for development the tools too; takes a moment when nothing changed.

    Tools that are there already stay when only running needs them not: a demo between two test runs costs nothing.
    """
    if VENV.exists() and not PYTHON.exists():
        shutil.rmtree(VENV)  # left by a set-up that was interrupted; uv takes no folder for its own that has no Python
    groups = () if development else ("--inexact", "--no-default-groups", "--group", "build")
    if not PYTHON.exists():
        say("Making a private environment in .venv from uv.lock ...")
    uv("sync", "--locked", "--quiet", *groups, "--python", sys.executable)
    provide_system_libraries()


def uv(*arguments: object, show: bool = False) -> None:
    """Run the uv of the lock, with the certificates of the system, as everywhere else on the machine.

    What it has to complain of, such as a wrong hash, becomes one TaskError; show: it speaks for itself instead.
    """
    execute = run if show else answer
    execute(uv_program(), *arguments, UV_PROJECT_ENVIRONMENT=str(VENV), UV_SYSTEM_CERTS="1", VIRTUAL_ENV="")


@cache
def uv_program() -> Path:
    """The uv whose wheel stands in the lock, fetched once."""
    url, sha256 = locked_wheel("uv")
    program = BUILD / "tools" / sha256[:16] / f"uv{SUFFIX}"
    if not program.exists():
        say("Fetching uv, which installs the rest ...")
        wheel = zipfile.ZipFile(io.BytesIO(fetch(url, sha256)))
        (member,) = (name for name in wheel.namelist() if name.endswith(f".data/scripts/uv{SUFFIX}"))
        program.parent.mkdir(parents=True, exist_ok=True)
        part = program.with_suffix(".part")
        part.write_bytes(wheel.read(member))
        part.chmod(0o755)
        part.replace(program)
    return program


def locked_wheel(name: str) -> tuple[str, str]:
    """Address and SHA-256 of the wheel that the lock has of a program for this machine."""
    machine = (sys.platform, platform.machine())
    if machine not in UV_WHEELS:
        message = f"the tasks here know no {name} for {' '.join(machine)}; they run on Linux, Windows and macOS"
        raise TaskError(message)
    start, end = UV_WHEELS[machine]
    packages = tomllib.loads(LOCK.read_text(encoding="utf-8"))["package"]
    (package,) = (package for package in packages if package["name"] == name)
    for wheel in package["wheels"]:
        tag = wheel["url"].rpartition("-")[2].removesuffix(".whl")
        if tag.startswith(start) and tag.endswith(end):
            return wheel["url"], wheel["hash"].removeprefix("sha256:")
    message = f"uv.lock has no {name} for {' '.join(machine)}"
    raise TaskError(message)


def fetch(url: str, sha256: str) -> bytes:
    """The bytes at a pinned address, checked; raises TaskError where they cannot be had or are others."""
    try:
        content = _download(url)
    except urllib.error.URLError as error:
        if "CERTIFICATE_VERIFY_FAILED" not in str(error.reason) or not may_use_apt():
            remedy = f"on Debian this may need:  {apt_line(['ca-certificates'])}"
            message = f"{url} cannot be fetched ({error.reason}); {remedy}"
            raise TaskError(message) from error
        apt_install("ca-certificates")
        content = _download(url)
    if hashlib.sha256(content).hexdigest() != sha256:
        message = f"{url} is not what it should be (wrong SHA-256); nothing was installed from it"
        raise TaskError(message)
    return content


def _download(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=60) as response:  # noqa: S310 - the addresses are pinned
        content: bytes = response.read()
    return content


# What Qt needs from the system


def provide_system_libraries() -> None:
    """Install what Qt's platform plugins lack, or name it in one line to copy."""
    packages = missing_libraries()
    if packages and may_use_apt():
        apt_install(*packages)
        packages = missing_libraries()
    if packages:
        message = f"system libraries are missing. Install them, then start again:  {apt_line(packages)}"
        raise TaskError(message)


def missing_libraries() -> list[str]:
    """Debian's names of the packages whose libraries Qt does not find on this Linux; nothing elsewhere."""
    return answer(PYTHON, "-m", "caseworker_app.gui.shell.system_libraries").split()


def may_use_apt() -> bool:
    """Whether this is root on a Debian system."""
    return sys.platform.startswith("linux") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_line(packages: list[str]) -> str:
    """The one line to copy."""
    return f"sudo apt-get install -y {' '.join(packages)}"


def apt_install(*packages: str) -> None:
    """Install Debian packages, after saying so; a failure is left to whoever needs them."""
    say(f"As root on Debian, installing with apt-get what is missing: {' '.join(packages)} ...")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        exit_code = subprocess.run(
            ["apt-get", "-qq", *command], env=environment, stdout=subprocess.DEVNULL, check=False
        ).returncode
        if exit_code:
            say(f"apt-get {command[0]} did not succeed (exit code {exit_code}).")
