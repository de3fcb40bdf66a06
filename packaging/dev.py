"""Everyday tasks of the project; ``python3 packaging/dev.py TASK`` needs nothing but Python 3.11 or newer.

Each task first has its private environment in .venv as uv.lock says (environment.py).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - a plain word to whoever starts this with an older Python
    sys.exit("Caseworker needs Python 3.11 or newer.")

from environment import CASEWORKER, PYTHON, SCRIPTS, SUFFIX, sync, uv
from soak import EVERY_TEST, soak
from tasks import ROOT, TaskError, answer, run, say

DEMO = ROOT / "demo-output"
DEMO_PASSPHRASE = "buku kasus untuk latihan"  # noqa: S105 - it guards invented people
DEMO_DOCUMENTS = {"consent": "lembar-persetujuan", "case-report": "laporan-kasus"}
DEMO_DIAGRAMS = {"genogram": "genogram", "ecomap": "ekomap", "roadmap": "life-road-map"}


def main(words: list[str] | None = None) -> int:
    """Do one task; the exit code is 0 when all went well."""
    parser = argparse.ArgumentParser(prog="dev.py", description="Set-up and everyday tasks of Caseworker.")
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    tasks.add_parser("setup", help="make or refresh the private environment in .venv")
    tasks.add_parser("demo", help="demo notebook, its documents and diagrams in demo-output/, and the window")
    tasks.add_parser("test", help="lint, types, import contracts, tests; further arguments go to pytest")
    tasks.add_parser("soak", help="all that the safety table promises, tried as often as it says; takes hours")
    tasks.add_parser("bench", help="run the benchmarks; --quick: each once and small, to see that it runs")
    tasks.add_parser("run", help="open the window; further arguments go to «caseworker open»")
    tasks.add_parser("lock", help="lock what pyproject.toml asks for; --upgrade takes the newest releases")
    package = tasks.add_parser("package", help="make what users install, in dist/")
    package.add_argument("system", choices=("windows", "linux"))
    package.add_argument("--try", action="store_true", dest="trial", help="install, use and remove it in a clean room")
    package.add_argument("--tests", action="store_true", help="with --try, windows: the tests of the lower layers too")
    package.add_argument("--fast", action="store_true", help="a larger installer in less time, for trials")
    chosen, rest = parser.parse_known_args(words)
    if rest and chosen.task not in {"test", "soak", "run", "lock", "bench"}:
        parser.error(f"unknown arguments: {' '.join(rest)}")
    try:
        do(chosen, rest)
    except TaskError as error:
        say(f"dev.py {chosen.task}: {error}")
        return 1
    return 0


def do(chosen: argparse.Namespace, rest: list[str]) -> None:
    """One task; raises TaskError where it cannot be done."""
    if chosen.task == "lock":
        uv("lock", *rest, show=True)
        return
    sync(development=chosen.task in {"setup", "test", "soak"})
    if chosen.task == "setup":
        say(f"Ready: {CASEWORKER.relative_to(ROOT)}")
    elif chosen.task == "demo":
        demo()
    elif chosen.task == "test":
        test(rest)
    elif chosen.task == "soak":
        soak(rest)
    elif chosen.task == "bench":
        bench(rest)
    elif chosen.task == "run":
        run(CASEWORKER, "open", *rest)
    elif chosen.system == "windows":
        import windows_package

        windows_package.package(fast=chosen.fast, trial=chosen.trial, tests=chosen.tests)
    else:
        import linux_package

        linux_package.package(trial=chosen.trial)


def test(pytest_arguments: list[str]) -> None:
    """Everything that continuous integration runs, until a step fails; the closing line of pytest comes last."""
    steps: dict[str, list[object]] = {
        "ruff check": [PYTHON, "-m", "ruff", "check"],
        "ruff format --check": [PYTHON, "-m", "ruff", "format", "--check"],
        "mypy": [PYTHON, "-m", "mypy"],
        "lint-imports": [SCRIPTS / f"lint-imports{SUFFIX}", "--no-logo"],
        "pytest": [PYTHON, "-m", "pytest", *(pytest_arguments or EVERY_TEST)],
    }
    for number, (name, command) in enumerate(steps.items(), start=1):
        say(f"[{number}/{len(steps)}] {name}")
        try:
            run(*command, QT_QPA_PLATFORM="offscreen")
        except TaskError as error:
            left = ", ".join([*steps][number:])
            message = f"{name} failed" + (f"; not run: {left}" if left else "")
            raise TaskError(message) from error


def bench(arguments: list[str]) -> None:
    """Run every benchmark; they print ratios and judge nothing."""
    for script in sorted((ROOT / "tests" / "benchmarks").glob("bench_*.py")):
        say(f"== {script.stem.removeprefix('bench_')}")
        run(PYTHON, script, *arguments, QT_QPA_PLATFORM="offscreen")


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
    for case in json.loads(caseworker("list", notebook, "--json")):
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
        *("-m", "caseworker_app.gui.shell.screenshots", notebook, DEMO),
        QT_QPA_PLATFORM="offscreen",
        CASEWORKER_PASSPHRASE=DEMO_PASSPHRASE,
    )


def caseworker(*arguments: object) -> str:
    """One command of the program on the demo notebook; what it prints."""
    return answer(CASEWORKER, *arguments, CASEWORKER_PASSPHRASE=DEMO_PASSPHRASE)


def has_screen() -> bool:
    """Whether a window can be shown here."""
    on_linux = sys.platform.startswith("linux")
    return not on_linux or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
