"""Set-up and everyday tasks of the project, by the standard library of Python 3.11 alone.

On Debian 12 nothing but ``python3`` is needed, on Windows Python from python.org. A private environment is made in
.venv from the lock file; system libraries that the window needs are installed (as root on Debian) or named in one line.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = SCRIPTS / f"python{SUFFIX}"
CASEWORKER = SCRIPTS / f"caseworker{SUFFIX}"
LOCK = ROOT / "packaging" / "requirements.lock"
STAMP = VENV / "set-up-from"
DEMO = ROOT / "demo-output"

DEMO_PASSPHRASE = "buku kasus untuk latihan"  # noqa: S105 - it guards invented people
DEMO_DOCUMENTS = {"consent": "lembar-persetujuan", "case-report": "laporan-kasus"}
DEMO_DIAGRAMS = {"genogram": "genogram", "ecomap": "ekomap", "roadmap": "life-road-map"}

RESOLVER = "uv==0.13.8"
PIP_WHEEL = (
    "https://files.pythonhosted.org/packages/07/25/ee8c38ae72d66b844ce8eb9711ba905dba21ca1a8a0c960057c41cd23337/"
    "pip-26.3-py3-none-any.whl"
)
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"

# What Qt loads from the system on Linux, and Debian's package of it: for anything at all, and for a window on a screen.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class TaskError(Exception):
    """A task cannot go on; the text says why and what to do."""


def main(arguments: list[str] | None = None) -> int:
    """Do one task; the exit code is 0 when all went well."""
    parser = argparse.ArgumentParser(prog="dev.py", description="Set-up and everyday tasks of Caseworker.")
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    tasks.add_parser("setup", help="make or refresh the private environment in .venv")
    tasks.add_parser("demo", help="demo notebook, its documents and diagrams in demo-output/, and the window")
    tasks.add_parser("test", help="lint, types, import contracts, tests; further arguments go to pytest")
    tasks.add_parser("bench", help="run the benchmarks in tests/benchmarks/")
    tasks.add_parser("run", help="open the window; further arguments go to «caseworker open»")
    tasks.add_parser("lock", help="resolve packaging/requirements.lock again; --upgrade takes the newest releases")
    if sys.version_info < (3, 11):  # noqa: UP036 - a plain word to whoever starts this with an older Python
        parser.exit(1, "Caseworker needs Python 3.11 or newer.\n")
    chosen, rest = parser.parse_known_args(arguments)
    if rest and chosen.task not in {"test", "run", "lock"}:
        parser.error(f"unknown arguments: {' '.join(rest)}")
    try:
        set_up()
        if chosen.task == "setup":
            say(f"Ready: {CASEWORKER.relative_to(ROOT)}")
        elif chosen.task == "demo":
            demo()
        elif chosen.task == "test":
            test(rest)
        elif chosen.task == "bench":
            bench()
        elif chosen.task == "run":
            run(CASEWORKER, "open", *rest)
        else:
            lock(rest)
    except TaskError as error:
        say(f"dev.py {chosen.task}: {error}")
        return 1
    return 0


# Set-up


def set_up() -> None:
    """Have the libraries of the lock file and the program itself in .venv; quick when nothing changed since."""
    provide_system_libraries()
    wanted = fingerprint()
    if PYTHON.exists() and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    if not (PYTHON.exists() and succeeds(PYTHON, "-m", "pip", "--version")):
        say("Making a private environment in .venv ...")
        make_environment()
    say("Installing the libraries of packaging/requirements.lock ...")
    pip = (PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", "install")
    run(*pip, "--use-pep517", "--require-hashes", "--requirement", LOCK)
    run(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
    STAMP.write_text(wanted, encoding="utf-8")


def fingerprint() -> str:
    """What the environment is made from: the lock file, the project file, the Python."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    parts = [LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), python.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make_environment() -> None:
    """Make .venv with pip in it, also where Debian's python3-venv is missing.

    Then, in this order: apt-get as root, the pip of the system, the pinned wheel of pip itself.
    """
    if not has_ensurepip() and may_use_apt():
        apt_install("python3-venv")
    if has_ensurepip():
        run(sys.executable, "-m", "venv", "--clear", VENV)
        return
    run(sys.executable, "-m", "venv", "--clear", "--without-pip", VENV)
    if importlib.util.find_spec("pip") and succeeds(
        sys.executable, "-m", "pip", "--quiet", "--python", PYTHON, "install", "pip"
    ):
        return
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(folder) / PIP_WHEEL.rpartition("/")[2]
        wheel.write_bytes(download(PIP_WHEEL, PIP_SHA256))
        run(PYTHON, wheel / "pip", "--quiet", "install", "--no-index", wheel)


def has_ensurepip() -> bool:
    """Whether this Python can put pip into an environment; asked anew, as apt-get may have changed it."""
    return succeeds(sys.executable, "-c", "import ensurepip, venv")


def download(url: str, sha256: str) -> bytes:
    """The bytes at a pinned address, checked."""
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:  # noqa: S310 - the address is a constant
            content: bytes = answer.read()
    except OSError as error:
        message = f"pip cannot be had ({error}). Install it, then start again:  {apt_line(['python3-venv'])}"
        raise TaskError(message) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        message = f"{url} is not what it should be; nothing was installed from it"
        raise TaskError(message)
    return content


def provide_system_libraries() -> None:
    """Install what Qt needs from the system, or name it in one line to copy."""
    missing = missing_libraries(QT_LIBRARIES | WINDOW_LIBRARIES)
    if missing and may_use_apt():
        apt_install(*missing)
    elif missing_libraries(QT_LIBRARIES):
        message = f"system libraries are missing. Install them, then start again:  {apt_line(missing)}"
        raise TaskError(message)


def missing_libraries(libraries: dict[str, str]) -> list[str]:
    """Debian's names of the packages whose libraries are not on this Linux; nothing elsewhere."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in libraries.items() if not loads(library)]


def loads(library: str) -> bool:
    """Whether the system finds this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def may_use_apt() -> bool:
    """Whether this is root on a Debian system."""
    return sys.platform.startswith("linux") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_line(packages: list[str]) -> str:
    """The one line to copy."""
    return f"sudo apt-get install -y {' '.join(packages)}"


def apt_install(*packages: str) -> None:
    """Install Debian packages; a failure is left to whoever needs them."""
    say(f"Installing with apt-get: {' '.join(packages)} ...")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", "-qq", *command], env=environment, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            say(f"apt-get {command[0]} did not succeed (exit code {done.returncode}).")


# Tasks


def test(pytest_arguments: list[str]) -> None:
    """Everything that continuous integration runs, until a step fails; the closing line of pytest comes last."""
    contracts = SCRIPTS / f"lint-imports{SUFFIX}"
    steps: dict[str, list[object]] = {
        "ruff check": [PYTHON, "-m", "ruff", "check"],
        "ruff format --check": [PYTHON, "-m", "ruff", "format", "--check"],
        "mypy": [PYTHON, "-m", "mypy"],
        "lint-imports": [contracts, "--no-logo"],
        "pytest": [PYTHON, "-m", "pytest", *(pytest_arguments or ["-p", "no:randomly"])],
    }
    for number, (name, command) in enumerate(steps.items(), start=1):
        say(f"[{number}/{len(steps)}] {name}")
        if succeeds(*command, show=True, QT_QPA_PLATFORM="offscreen"):
            continue
        if number == len(steps):
            sys.exit(1)
        message = f"{name} failed; not run: {', '.join(list(steps)[number:])}"
        raise TaskError(message)


def bench() -> None:
    """Run every benchmark; they print ratios and judge nothing."""
    for script in sorted((ROOT / "tests" / "benchmarks").glob("bench_*.py")):
        say(f"== {script.stem.removeprefix('bench_')}")
        run(PYTHON, script, QT_QPA_PLATFORM="offscreen")


def demo() -> None:
    """Build the demo notebook through the command line, write its papers, open the window where there is a screen."""
    notebook = DEMO / "demo.kasus"
    DEMO.mkdir(exist_ok=True)
    if notebook.exists():
        try:
            shutil.rmtree(notebook)
        except OSError as error:
            message = f"the demo notebook of last time cannot be removed; is its window still open? ({error})"
            raise TaskError(message) from error
    caseworker("new", notebook)
    caseworker("import", notebook, *sorted((ROOT / "resources" / "examples").glob("*.json")))
    cases = json.loads(caseworker("list", notebook, "--json"))
    for case in cases:
        for kind, names in (("document", DEMO_DOCUMENTS), ("diagram", DEMO_DIAGRAMS)):
            for key, name in names.items():
                paper = DEMO / f"{name}_{case['initials']}.pdf"
                caseworker(kind, notebook, case["number"], key, paper)
                say(f"  {paper.relative_to(ROOT)}")
    say(f"The demo notebook is {notebook.relative_to(ROOT)}; its passphrase: {DEMO_PASSPHRASE}")
    if has_screen():
        run(CASEWORKER, "open", notebook, CASEWORKER_PASSPHRASE=DEMO_PASSPHRASE)
        return
    say("There is no display here, so the window stays shut; pictures of its main pages go to demo-output/ instead.")
    run(
        PYTHON,
        *("-m", "caseworker_app.gui.screenshots", notebook, DEMO),
        QT_QPA_PLATFORM="offscreen",
        CASEWORKER_PASSPHRASE=DEMO_PASSPHRASE,
    )


def caseworker(*arguments: object) -> str:
    """One command of the program on the demo notebook; what it prints."""
    done = subprocess.run(
        [str(CASEWORKER), *map(str, arguments)],
        env=os.environ | {"CASEWORKER_PASSPHRASE": DEMO_PASSPHRASE, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        message = f"caseworker {arguments[0]} ended with exit code {done.returncode}: {done.stderr.strip()}"
        raise TaskError(message)
    return done.stdout


def has_screen() -> bool:
    """Whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    missing = missing_libraries(WINDOW_LIBRARIES)
    if missing:
        say(f"To see the window, install what it needs:  {apt_line(missing)}")
    return not missing


def lock(arguments: list[str]) -> None:
    """Resolve the dependencies for every platform and Python at once, with hashes."""
    with tempfile.TemporaryDirectory() as folder:
        run(PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--target", folder, RESOLVER)
        run(
            Path(folder) / "bin" / f"uv{SUFFIX}",
            *("pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--extra", "dev"),
            *("--generate-hashes", "--system-certs", "--no-config", "--custom-compile-command", "dev.py lock"),
            *("--output-file", LOCK, *arguments, ROOT / "pyproject.toml"),
        )


# Processes


def say(line: str) -> None:
    """Tell what is going on, in order with what the started programs print."""
    print(line, flush=True)


def run(*command: object, **environment: str) -> None:
    """Run a command that must succeed."""
    done = subprocess.run([*map(str, command)], cwd=ROOT, env=os.environ | environment, check=False)
    if done.returncode:
        message = f"this did not succeed (exit code {done.returncode}):  {' '.join(map(str, command))}"
        raise TaskError(message)


def succeeds(*command: object, show: bool = False, **environment: str) -> bool:
    """Whether a command succeeds; its output is shown only if wanted."""
    output = None if show else subprocess.DEVNULL
    done = subprocess.run(
        [*map(str, command)], cwd=ROOT, env=os.environ | environment, stdout=output, stderr=output, check=False
    )
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
