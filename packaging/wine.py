r"""A room in which what is made for Windows is tried on Linux: a new Windows, with a screen, without a network.

    with wine.prepare(Path("build/trial")) as room:
        program = room.put(Path("dist/Caseworker"))        # a copy, C:\kirim\Caseworker
        room.patch_copy(program)                           # before Python of that copy is run
        done = room.run(program / "runtime/python.exe", "-m", "caseworker_app", "--version")
        room.start(program / "Caseworker.exe")
        room.desktop.wait_for_window("Caseworker")
        room.desktop.type_text("kata sandi")
        room.desktop.key("Return")
        room.desktop.screenshot(Path("unlocked.png"))

The machine's own Wine is taken when it is 10 or newer; otherwise a Debian 13 is installed below the work folder.
What is printed on the only printer there is can be read by ``room.printer.printed()``, as PostScript.
A path among the arguments of ``run`` is handed over as Windows calls it: below ``room.drive_c`` on C:, else on Z:.

All mounts and processes of a room live in namespaces of Linux that end with it, however it ends: nothing stays mounted
or running, and the folders of a trial can be removed without harm to what they were copied from.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO, cast

import wine_shims
from tasks import TaskError, need
from wine_debian import debian
from wine_desktop import SIZE, Desktop, wait_for
from wine_namespace import Namespace
from wine_printer import Printer
from wine_program import Program, read_to_its_end, start

OLDEST = 10
PROGRAMS = ("wine", "wineboot", "wineserver", "Xvfb", "openbox", "xdotool", "import", "cupsd", "lpadmin")
USER = "Sri Ningsih"
"""Who works at the Windows of a room; a space in it, as in many a name of a user."""


def prepare(work: Path) -> Room:
    """A room with a new Windows, all its files below a folder of its own; to be closed, best by ``with``.

    TaskError says in one sentence what this machine lacks.
    """
    need({"unshare": "util-linux", "nsenter": "util-linux", wine_shims.COMPILER: wine_shims.COMPILER_PACKAGE})
    work = work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    room = Room(work, None if has_wine() else debian(work))
    try:
        room.install_windows()
    except BaseException:
        room.close()
        raise
    return room


def has_wine() -> bool:
    """Whether this machine itself has a Wine that is new enough, and the tools for its windows."""
    if not all(map(shutil.which, PROGRAMS)):
        return False
    done = subprocess.run(["wine", "--version"], capture_output=True, encoding="utf-8", check=False)
    return major_version(done.stdout) >= OLDEST


def plain(output: bytes) -> str:
    """What a Windows program printed, its lines ended as here."""
    return output.decode("utf-8", errors="replace").replace("\r\n", "\n")


def major_version(answer: str) -> int:
    """The 10 of «wine-10.0 (Debian 10.0~repack-6)»; 0 of anything else."""
    version = re.match(r"wine-(\d+)\b", answer.strip())
    return int(version[1]) if version else 0


class Room:
    """A Windows of its own. ``drive_c`` is its C:, ``kirim`` the folder there for what is brought in."""

    def __init__(self, work: Path, debian_root: Path | None) -> None:
        """``debian_root`` is a Debian with Wine, None stands for this machine's own."""
        self.work = work
        self.prefix = work / "prefix"
        self.drive_c = self.prefix / "drive_c"
        self.kirim = self.drive_c / "kirim"
        self._sees_everything = debian_root is None
        self._display = ""
        self._linux_programs: list[subprocess.Popen[str]] = []
        self._namespace = Namespace(debian_root or Path("/"), work)
        self.desktop = Desktop(self._inside)
        self.printer = Printer(self.prefix / "printer")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End every program of the room; the files stay."""
        self._namespace.close()
        for program in self._linux_programs:
            program.communicate()

    def install_windows(self) -> None:
        """Make Windows anew, 64-bit, with a screen, a printer and what Wine lacks."""
        shutil.rmtree(self.prefix, ignore_errors=True)
        self.prefix.mkdir()
        self._switch_screen_on()
        if not self.printer.switch_on(self._start_linux, self._succeeds_soon):
            raise TaskError("the printer of the trial could not be switched on")
        # The server stays, so that programs start quickly; whatever it starts must not hold anybody's pipe open.
        for command in ("wineserver -p", "wineboot -i"):
            done = self._inside("sh", "-c", f"exec {command} >/dev/null 2>&1 </dev/null")
            if done.returncode:
                raise TaskError(f"Wine could not make a new Windows ({command}: exit code {done.returncode})")
        wine_shims.build(self.drive_c / "windows" / "system32")
        self.kirim.mkdir()

    def put(self, source: Path, name: str = "") -> Path:
        """Copy a file or folder into the room, in place of what has its name; where the copy is."""
        copy = self.kirim / (name or source.name)
        if copy.is_dir():
            shutil.rmtree(copy)
        if source.is_dir():
            shutil.copytree(source, copy)
        else:
            shutil.copy2(source, copy)
        return copy

    def patch_copy(self, folder: Path) -> None:
        """Make numpy below a folder of C: run under Wine; what is shipped is never touched."""
        if not folder.is_relative_to(self.drive_c):
            raise TaskError(f"{folder} is not in the room; only a copy may be changed")
        wine_shims.patch_numpy(folder)

    def windows(self, path: Path) -> str:
        """What Windows calls a path."""
        if path.is_relative_to(self.drive_c):
            drive, below = "C:", path.relative_to(self.drive_c)
        elif self._sees_everything or path.is_relative_to(self.work):
            drive, below = "Z:", path.relative_to("/")
        else:
            raise TaskError(f"{path} cannot be seen from the room; put it there first")
        return "\\".join((drive, *below.parts))

    def run(
        self, *command: object, timeout: float = 120, stdin: str = "", folder: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end: exit code (its lowest 8 bits), output and errors, read as UTF-8.

        ``folder`` is its current folder, ``kirim`` by default; ``timeout`` in seconds. A program that takes longer is
        ended with everything it started, and a TaskError tells its last words.
        """
        program = self._start(command, folder, environment, subprocess.PIPE)
        try:
            output, errors, has_ended = read_to_its_end(program.process, stdin.encode(), timeout)
        except BaseException:
            program.kill()
            raise
        if not has_ended:
            program.kill()
            last_words = plain(output + errors).strip().rpartition("\n")[2]
            raise TaskError(f"{command[0]} did not end within {timeout:.0f} s; its last words: «{last_words}»")
        words = [*map(str, command)]
        return subprocess.CompletedProcess(words, program.process.returncode, plain(output), plain(errors))

    def start(self, *command: object, folder: Path | None = None, **environment: str) -> Program:
        """Start a Windows program and leave it running; what it prints is lost."""
        return self._start(command, folder, environment, subprocess.DEVNULL)

    def _start(
        self, command: tuple[object, ...], folder: Path | None, environment: dict[str, str], pipe: int
    ) -> Program:
        words = [self.windows(word) if isinstance(word, Path) else str(word) for word in command]
        place = f"--chdir={folder or self.kirim}"
        return start(lambda mark: self._command("env", place, "wine", *words, environment=environment | mark), pipe)

    def _switch_screen_on(self) -> None:
        """Start a screen and a window manager on it: Wine hides no window without one."""
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        screen = self._start_linux("Xvfb", "-displayfd", "1", "-screen", "0", size)
        self._display = f":{cast('TextIO', screen.stdout).readline().strip()}"
        self._start_linux("openbox")
        if not self._succeeds_soon("xdotool", "get_num_desktops"):
            raise TaskError("the screen of the trial did not come up")

    def _start_linux(self, *command: str) -> subprocess.Popen[str]:
        """Start a program of Linux that stays as long as the room."""
        program = subprocess.Popen(
            self._command(*command, environment={}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )
        self._linux_programs.append(program)
        return program

    def _succeeds_soon(self, *command: str) -> bool:
        """Whether a program of Linux succeeds before long; it is tried until it does."""
        return wait_for(lambda: self._inside(*command).returncode == 0, timeout=20)

    def _inside(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        """Run a program of Linux in the room."""
        return subprocess.run(
            self._command(*command, environment={}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=300,
        )

    def _command(self, *command: str, environment: dict[str, str]) -> list[str]:
        of_the_room = {
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin",
            "LC_ALL": "C.UTF-8",
            "HOME": str(self.prefix),
            "XDG_RUNTIME_DIR": str(self.prefix),
            "USER": USER,
            "LOGNAME": USER,
            "DISPLAY": self._display,
            "CUPS_SERVER": self.printer.socket,
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winedbg.exe=",
        }
        return self._namespace.command(*command, environment=of_the_room | environment)
