"""The installer tried as a user would: installed, used for a case, locked, upgraded with its window open, removed.

Everything happens in a new Windows of Wine's (wine.py). Each step prints one line; the pictures of the window lie in
build/trial/ afterwards, to be looked at.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import windows_mutex
import wine
import wine_tests
from distribution import version
from tasks import BUILD, ROOT, TaskError, say
from windows_package import LIST, WINE, WORK, make_installer, make_launchers, write_list
from wine_desktop import wait_for

if TYPE_CHECKING:
    from wine_program import Program

PICTURES = BUILD / "trial"
APP_NAME = "Caseworker"
GATE_WIDTH = 1000
"""Pixels; the window is wider than this only once the notebook is open."""
PRINT_BUTTON, GREEN = (1100, 632), "#0F6B5C"
"""A point of the button «Cetak» beside a document, and the colour it has there."""
NEXT_VERSION = "9.9.9"
BACKUP = "Sri.cadangan"
PASSPHRASE = "bangku kayu di teras rumah"  # noqa: S105 - it guards invented people
WINDOW_WORDS = ("-B", "-X", "utf8", "-m", "caseworker_app", "open")
LONGEST_INSTALLATION = 60  # seconds
UNINSTALL_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Caseworker"
BACKUP_KEY = r"HKCU\Software\Classes\.cadangan"
RUN_ONCE_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\RunOnce"
SETTINGS_THAT_STAY = {"erased"}
"""Sealed notes on what was erased: without them an older backup would bring it back after a new installation."""
WINDOW_OPEN = 2
"""Exit code of installer and uninstaller where a window of the program is open and nobody can be asked to close it."""


def walk(installer: Path, *, tests: bool) -> None:
    """All steps; tests: the tests of the lower layers as well. Raises TaskError at the first that fails."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with wine.prepare(WINE) as room:
        trial = Trial(room)
        trial.install(installer)
        trial.use_command_line()
        trial.restore_by_double_click()
        window = trial.open_window()
        trial.use_window()
        trial.lock_window(window)
        trial.upgrade_and_remove()
        if tests:
            with step("the tests of the lower layers") as detail:
                detail.append(wine_tests.run_tests(room, trial.installed))


class Trial:
    """One room with the program in it. ``programs`` is where versions are installed, ``notebook`` what must survive."""

    def __init__(self, room: wine.Room) -> None:
        self.room = room
        home = room.drive_c / "users" / wine.USER
        self.local = home / "AppData" / "Local"
        self.programs = self.local / "Programs" / "Caseworker"
        self.settings = self.local / APP_NAME
        self.shortcut = home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Caseworker.lnk"
        self.documents = home / "Documents"
        self.notebook = self.documents / "Kasus Sri.kasus"

    @property
    def installed(self) -> Path:
        """The folder of the version that is tried."""
        return self.programs / version()

    def install(self, installer: Path) -> None:
        """Silently, as an office's script would."""
        with step("installed silently") as detail:
            start = time.monotonic()
            self._demand(self.room.run(self.room.put(installer), "/S", timeout=600).returncode == 0, "exit code 0")
            seconds = time.monotonic() - start
            detail.append(f"{seconds:.0f} s")
            if seconds > LONGEST_INSTALLATION:
                detail.append(f"more than the {LONGEST_INSTALLATION} s aimed at")
            for path in (self.installed / "Caseworker.exe", self.shortcut, self.programs / "uninstall.exe"):
                self._demand(path.is_file(), f"{path.name} is there")
            self._demand(self._value(UNINSTALL_KEY, "DisplayVersion") == version(), "Windows lists the version")
            self._demand(self._value(BACKUP_KEY, "") == "Caseworker.Cadangan", ".cadangan opens the program")
        self.room.patch_copy(self.installed)

    def use_command_line(self) -> None:
        """A case from the package to the papers, to the backup and back."""
        with step("selftest") as detail:
            detail.append(self._command("selftest", timeout=600).strip())
        with step("about") as detail:
            detail.append(self._command("about").strip().splitlines()[0])
        self.documents.mkdir(exist_ok=True)
        example = self.room.put(ROOT / "resources" / "examples" / "ms-sentra.json")
        backup, restored = self.documents / BACKUP, self.documents / "Pulih.kasus"
        papers = {
            "report.pdf": ("document", self.notebook, "MS", "case-report"),
            "report.docx": ("document", self.notebook, "MS", "case-report"),
            "genogram.png": ("diagram", self.notebook, "MS", "genogram"),
            "family.ged": ("gedcom", self.notebook, "MS"),
        }
        with step("new, import, list"):
            self._command("new", self.notebook)
            self._command("import", self.notebook, example)
            self._demand("MS" in self._command("list", self.notebook), "the case is listed")
        for name, words in papers.items():
            with step(f"{words[0]} {name}") as detail:
                self._command(*words, self.documents / name)
                paper = PICTURES / name
                paper.write_bytes((self.documents / name).read_bytes())
                detail.append(f"{paper.stat().st_size // 1024} KB")
        with step("backup, restore, verify") as detail:
            self._command("backup", self.notebook, backup)
            self._command("restore", backup, restored)
            detail.append(self._command("verify", restored).strip())
        self._erase(example)

    def _erase(self, example: Path) -> None:
        """A client's own record, then the case erased: an older backup does not bring it back."""
        notebook, again = self.documents / "Hapus.kasus", self.documents / "Hapus lagi.kasus"
        backup, package = self.documents / "Hapus.cadangan", self.documents / "MS.json"
        with step("export, client record"):
            self._command("new", notebook)
            self._command("import", notebook, example)
            self._command("export", notebook, "MS", package)
            for name in ("record.pdf", "record.docx"):
                self._command("client-record", notebook, "MS", self.documents / name)
                (PICTURES / name).write_bytes((self.documents / name).read_bytes())
            self._command("backup", notebook, backup)
        with step("erase, audit; an older backup restores without the case") as detail:
            number = json.loads(self._command("list", notebook, "--json"))[0]["number"]
            self._command("erase", notebook, "MS", "--reason", "permintaan klien", "--confirm", number)
            self._command("restore", backup, again)
            for place in (notebook, again):
                self._demand(not json.loads(self._command("list", place, "--json")), f"no case in {place.name}")
                self._command("verify", place)
            detail.append(f"{len(self._command('audit', notebook, '--json').splitlines())} lines of the audit trail")

    def restore_by_double_click(self) -> None:
        """A backup that is opened as Explorer opens it shows the page that restores it."""
        with step("a double click on a backup opens the page that restores it"):
            program = self.installed / "Caseworker.exe"
            command = self._value(r"HKCU\Software\Classes\Caseworker.Cadangan\shell\open\command", "")
            self._demand(command == f'"{self.room.windows(program)}" "%1"', f"the command of .cadangan, not {command}")
            self.room.start(program, self.documents / BACKUP)
            self.room.desktop.wait_for_window(APP_NAME, 120)
            self.room.desktop.screenshot(PICTURES / "0-restore.png")
            self.room.desktop.key("alt+F4")
            self.room.desktop.wait_without_window(APP_NAME)

    def open_window(self) -> Program:
        """The window of the notebook, at its passphrase."""
        with step("the window opens"):
            window = self.room.start(self.installed / "runtime" / "pythonw.exe", *WINDOW_WORDS, self.notebook)
            self.room.desktop.wait_for_window(APP_NAME, 120)
            self.room.desktop.screenshot(PICTURES / "1-unlock.png")
        return window

    def use_window(self) -> None:
        """The list of cases, a case, a document before it is printed."""
        desktop = self.room.desktop
        with step("unlocked: list, case, print preview"):
            self._unlock()
            desktop.screenshot(PICTURES / "2-list.png")
            desktop.key("Return")
            desktop.wait_for_window(f"– {APP_NAME}")
            desktop.screenshot(PICTURES / "3-case.png")
            printable = wait_for(self._asks_for_print, 120)
            self._demand(bool(printable), "the documents of the case are shown")
            desktop.screenshot(PICTURES / "4-print.png")

    def _asks_for_print(self) -> bool:
        """Press the keys for printing; whether its button stands where only the documents have one."""
        self.room.desktop.key("ctrl+p")
        return bool(wait_for(lambda: self.room.desktop.colour(*PRINT_BUTTON) == GREEN, 10))

    def lock_window(self, window: Program) -> None:
        """Locked by its keys, the process ends and a fresh one shows the gate; an installer sees a window all along."""
        desktop = self.room.desktop
        with windows_mutex.held_all_the_time(self.room, self._python):
            with step("locked by Ctrl+L: the process ends, a fresh one shows the gate") as detail:
                start = time.monotonic()
                desktop.key("ctrl+l")
                self._demand(bool(wait_for(self._is_at_gate, 60)), "the gate is shown")
                detail.append(f"gate after {time.monotonic() - start:.1f} s")
                self._demand(window.wait(60) == 0, "the process that knew the notebook ended, with exit code 0")
                detail.append(f"ended after {time.monotonic() - start:.1f} s")
                desktop.wait_for_window(APP_NAME)
                desktop.screenshot(PICTURES / "5-locked.png")
            with step("unlocked in the fresh process"):
                self._unlock()

    def _unlock(self) -> None:
        self.room.desktop.type_text(PASSPHRASE)
        self.room.desktop.key("Return")
        unlocked = wait_for(lambda: self.room.desktop.size(APP_NAME)[0] > GATE_WIDTH, 120)
        self._demand(bool(unlocked), "the passphrase opens the notebook")

    def _is_at_gate(self) -> bool:
        return 0 < self.room.desktop.size(APP_NAME)[0] <= GATE_WIDTH

    @property
    def _python(self) -> Path:
        return self.installed / "runtime" / "python.exe"

    def _window_is_open(self) -> bool:
        return windows_mutex.is_held(self.room, self._python)

    def upgrade_and_remove(self) -> None:
        """With the window open an upgrade stands beside it and an uninstall refuses; then all goes but notebooks."""
        with step("upgraded with the window open: both versions there"):
            newer = self.room.put(small_installer(NEXT_VERSION))
            self._demand(self.room.run(newer, "/S").returncode == 0, "exit code 0")
            self._demand((self.programs / NEXT_VERSION / "Caseworker.exe").is_file(), "the new version is there")
            self._demand((self.installed / LIST).is_file(), "the version that runs is whole")
            self._demand(self._value(UNINSTALL_KEY, "DisplayVersion") == NEXT_VERSION, "Windows lists the new one")
            last_step = self._value(RUN_ONCE_KEY, "CaseworkerUpgrade")
            self._demand("/OLD=" in last_step, "the rest waits for the next logon")
        with step("the window works on after the upgrade, and locks before the computer sleeps"):
            self.room.desktop.wait_for_window(APP_NAME)
            windows_mutex.tell_of_sleep(self.room, self._python)
            self._demand(bool(wait_for(self._is_at_gate, 60)), "the gate is shown")
            self.room.desktop.wait_for_window(APP_NAME)
            self.room.desktop.screenshot(PICTURES / "6-locked-after-upgrade.png")
            self._demand(self._window_is_open(), "the window is still there")
        with step("an uninstall refuses while the window is open"):
            ended = self._uninstall()
            self._demand(ended == WINDOW_OPEN, f"exit code {WINDOW_OPEN}, not {ended}")
            self._demand((self.installed / LIST).is_file(), "nothing was removed")
        self._close()  # which empties the notebook's log; from here on nothing may change it
        kept = contents(self.documents)
        with step("after the window is closed the old version goes"):
            self._uninstall(f"/OLD={NEXT_VERSION}")
            self._demand(not self.installed.exists(), f"{self.installed.name} is gone")
            self._demand((self.programs / NEXT_VERSION / "Caseworker.exe").is_file(), "the new version stays")
        with step("uninstalled: nothing left but what keeps the erased away, every notebook as it was"):
            self.room.run(self.programs / "uninstall.exe", "/S")
            gone = wait_for(lambda: not self.programs.exists(), 60)
            self._demand(bool(gone), f"{self.programs.name} is gone")
            self._demand(not self.shortcut.exists(), "the shortcut is gone")
            gone = wait_for(lambda: {path.name for path in self.settings.iterdir()} == SETTINGS_THAT_STAY, 60)
            self._demand(bool(gone), f"settings and log are gone, and {SETTINGS_THAT_STAY} stays")
            self._demand(not self._value(UNINSTALL_KEY, "DisplayVersion"), "Windows lists the program no more")
            self._demand(not self._value(BACKUP_KEY, ""), ".cadangan belongs to nobody")
            self._demand(contents(self.documents) == kept, "notebooks and papers are the same byte for byte")

    def _uninstall(self, *words: str) -> int:
        """Uninstall silently and wait for the end; the exit code.

        Without «_?=FOLDER» the uninstaller goes on in a copy of itself that nobody waits for. The folder must stand
        last and without quotes, so it is handed over in the pieces that its spaces make of it.
        """
        place = f"_?={self.room.windows(self.programs)}".split(" ")
        return self.room.run(self.programs / "uninstall.exe", "/S", *words, *place).returncode

    def _close(self) -> None:
        """By the keys that close any window; then no process holds the mutex."""
        self.room.desktop.wait_for_window(APP_NAME)
        self.room.desktop.key("alt+F4")
        self.room.desktop.wait_without_window(APP_NAME)
        self._demand(bool(wait_for(lambda: not self._window_is_open(), 60)), "the program has ended")

    def _command(self, *words: object, timeout: float = 300) -> str:
        """What a command of the program prints; it must succeed."""
        program = self.installed / "command" / "caseworker.exe"
        done = self.room.run(program, *words, timeout=timeout, CASEWORKER_PASSPHRASE=PASSPHRASE)
        if done.returncode:
            message = f"caseworker {words[0]}: exit code {done.returncode}; {(done.stdout + done.stderr).strip()}"
            raise TaskError(message)
        return done.stdout

    def _value(self, key: str, name: str) -> str:
        """A value in the registry; empty where there is none."""
        which = ("/v", name) if name else ("/ve",)
        lines = self.room.run("reg", "query", key, *which).stdout.splitlines()
        return next((line.split("REG_SZ", 1)[1].strip() for line in lines if "REG_SZ" in line), "")

    def _demand(self, fact: bool, what: str) -> None:  # noqa: FBT001 - reads as a sentence: demand that it is so
        if not fact:
            message = f"expected: {what}"
            raise TaskError(message)


def small_installer(number: str) -> Path:
    """An installer of a later version that holds nothing but the launchers, quick to make."""
    folder = WORK / f"Caseworker-{number}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    make_launchers(folder)
    write_list(folder)
    return make_installer(folder, WORK / f"Caseworker-{number}-setup.exe", number, fast=True)


def contents(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@contextmanager
def step(what: str) -> Iterator[list[str]]:
    """One line for what was tried, with the details that are added to the list; a failure is told as one line too."""
    detail: list[str] = []
    try:
        yield detail
    except TaskError as error:
        message = f"{what}: {error}"
        raise TaskError(message) from error
    say(f"  ok  {': '.join([what, *([', '.join(detail)] if detail else [])])}")
