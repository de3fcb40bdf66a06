"""Try the packages for Linux in clean Debian systems of their own, without network, as a user would use them.

A room is a whole Debian made by debootstrap under build/rooms; each trial works in a copy of it and removes the copy.
Nothing is mounted from outside into a room, so removing it can reach nothing else.
"""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from distribution import version
from linux_package import WORK, build_deb
from tasks import BUILD, ROOT, TaskError, answer, need, say

ROOMS = BUILD / "rooms"
PICTURES = BUILD / "pictures"
SUITES = ("bookworm", "trixie")
MIRROR = "http://deb.debian.org/debian"
TOOLS = (
    "desktop-file-utils",
    "imagemagick",
    "libglib2.0-bin",
    "procps",
    "shared-mime-info",
    "unzip",
    "xauth",
    "xdg-utils",
    "xdotool",
    "xvfb",
)
WORKER = "pekerja"
PASSPHRASE = "hanya untuk percobaan"  # noqa: S105 - it guards invented people
NEWER = "99.0"
"""A version that is newer than any: the same program under another number, to upgrade to."""


@dataclass(frozen=True)
class Room:
    """A Debian system in a folder. suite: its name; folder: its root."""

    suite: str
    folder: Path

    def root(self, script: str, *, network: bool = False) -> str:
        """What a shell script prints that root runs in the room; raises TaskError where it fails."""
        without = [] if network else ["--net"]
        room = ["--mount", "--pid", "--fork", "--kill-child", f"--mount-proc={self.folder / 'proc'}"]
        settings = [
            "env",
            "-i",
            "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
            "LC_ALL=C.UTF-8",
            "DEBIAN_FRONTEND=noninteractive",
        ]
        return answer("unshare", *without, *room, "chroot", self.folder, *settings, "sh", "-euc", script)

    def worker(self, script: str) -> str:
        """The same as an ordinary user, in her home."""
        home = f"/home/{WORKER}"
        mine = f"export HOME={home} CASEWORKER_PASSPHRASE={shlex.quote(PASSPHRASE)}; cd {home}; {script}"
        return self.root(f"runuser -u {WORKER} -- sh -euc {shlex.quote(mine)}")


def try_out(deb: Path, stick: Path, depends: str) -> None:
    """Install, use, upgrade and remove the packages in each Debian; raises TaskError at the first step that fails."""
    need({"debootstrap": "debootstrap", "unshare": "util-linux", "chroot": "coreutils"})
    if answer("id", "-u").strip() != "0":
        message = "the trial makes Debian systems of its own and needs root; start it with sudo"
        raise TaskError(message)
    newer = make_newer()
    for suite in SUITES:
        with room_for(suite, depends) as room:
            try_in(room, deb, newer, stick)
    say("The packages for Linux passed their trial.")


# The rooms


@contextmanager
def room_for(suite: str, depends: str) -> Iterator[Room]:
    """A copy of a clean Debian with what the package depends on; removed again in the end."""
    base = ROOMS / suite
    with step(f"{suite}: a clean Debian with what the package depends on"):
        prepare(Room(suite, base), depends)
    trial = Room(suite, ROOMS / f"{suite}-trial")
    shutil.rmtree(trial.folder, ignore_errors=True)
    subprocess.run(["cp", "-a", base, trial.folder], check=True)
    try:
        yield trial
    finally:
        shutil.rmtree(trial.folder)


def prepare(base: Room, depends: str) -> None:
    """Have a Debian with these dependencies and our tools in a room; made anew only when they change."""
    stamp = base.folder.with_suffix(".ready")
    wanted = f"{depends}\n{' '.join(TOOLS)}\n"
    if base.folder.is_dir() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    stamp.unlink(missing_ok=True)
    shutil.rmtree(base.folder, ignore_errors=True)
    base.folder.mkdir(parents=True)
    answer("debootstrap", "--variant=minbase", base.suite, base.folder, MIRROR)
    for name in ("resolv.conf", "hosts"):
        shutil.copy(Path("/etc") / name, base.folder / "etc" / name)
    make_depends(base.folder / "tmp/depends.deb", depends)
    install = "apt-get -qq install --yes --no-install-recommends"
    base.root(
        f"apt-get -qq update; {install} /tmp/depends.deb {' '.join(TOOLS)}; dpkg --purge depends; rm /tmp/depends.deb;"
        f"apt-get clean; useradd --create-home {WORKER}",
        network=True,
    )
    stamp.write_text(wanted, encoding="utf-8")


def make_depends(deb: Path, depends: str) -> None:
    """An empty package with the dependencies of ours, so that apt itself chooses what meets them."""
    tree = WORK / "depends"
    (tree / "DEBIAN").mkdir(parents=True, exist_ok=True)
    fields = {"Package": "depends", "Version": "1", "Architecture": "all", "Maintainer": "nobody", "Depends": depends}
    lines = [f"{name}: {value}\n" for name, value in (fields | {"Description": "dependencies"}).items()]
    (tree / "DEBIAN/control").write_text("".join(lines), encoding="utf-8")
    build_deb(tree, deb)


def make_newer() -> Path:
    """The package that was just made under a higher version number, not compressed: something to upgrade to."""
    tree = WORK / "newer"
    shutil.rmtree(tree, ignore_errors=True)
    answer("cp", "-al", WORK / "deb", tree)
    for name in ("control", "postinst"):
        path = tree / "DEBIAN" / name
        text = path.read_text(encoding="utf-8")
        path.unlink()  # a hard link still
        path.write_text(text.replace(version(), NEWER), encoding="utf-8")
        path.chmod(0o755 if name == "postinst" else 0o644)
    deb = WORK / f"caseworker_{NEWER}_amd64.deb"
    build_deb(tree, deb, "none")
    return deb


# The steps


@contextmanager
def step(title: str) -> Iterator[None]:
    """Tell a step when it went well, with its seconds."""
    start = time.monotonic()
    yield
    say(f"  {title} ({time.monotonic() - start:.0f} s)")


def try_in(room: Room, deb: Path, newer: Path, stick: Path) -> None:
    """Everything that a user does with the package, from the installation to its removal."""
    for file in (deb, newer, stick):
        shutil.copy(file, room.folder / "tmp" / file.name)
    before = files_of(room)
    with step(f"{room.suite}: installed without network"):
        room.root(f"dpkg --install /tmp/{deb.name}; desktop-file-validate /usr/share/applications/caseworker.desktop")
    with step(f"{room.suite}: caseworker about, selftest"):
        say(indented(room.worker("caseworker about; caseworker selftest")))
    with step(f"{room.suite}: new, import, list, documents, diagram, backup, verify, restore"):
        walk(room)
    with step(f"{room.suite}: .cadangan opens with Caseworker"):
        kind = room.worker("gio info -a standard::content-type buku.cadangan").rpartition(": ")[2].strip()
        opener = room.worker(f"xdg-mime query default {kind}").strip()
        demand(opener == "caseworker.desktop", f"{kind} opens with {opener or 'nothing'}")
    with step(f"{room.suite}: windows, pictures in {PICTURES.relative_to(ROOT)}"):
        picture(room, "unlock", "buku.kasus")
        picture(room, "list", "buku.kasus", unlock=True)
        picture(room, "restore", "buku.cadangan")
    with step(f"{room.suite}: locked, a fresh process shows the gate, unlocked there"):
        lock(room)
    with step(f"{room.suite}: upgraded while a window is open, then locked"):
        upgrade(room, newer)
    with step(f"{room.suite}: from a stick that cannot be written to"):
        try_stick(room, stick)
    with step(f"{room.suite}: removed, nothing left but the notebook"):
        room.root("dpkg --remove caseworker")
        left = files_of(room) - before
        demand(not left, f"left after removal: {' '.join(sorted(left)[:5])}")
        room.root("dpkg --purge caseworker")
        room.worker("unzip -q /tmp/*.zip; sh caseworker-*-linux/caseworker verify buku.kasus")


def demand(good: bool, trouble: str) -> None:  # noqa: FBT001 - reads as a sentence
    """Raise TaskError with this trouble unless all is good."""
    if not good:
        raise TaskError(trouble)


def indented(text: str) -> str:
    """Lines of a program below the line of their step."""
    return "\n".join(f"    {line}" for line in text.splitlines())


def files_of(room: Room) -> set[str]:
    """Everything below the folders that belong to packages, but for what dpkg and the caches of desktops keep."""
    found = room.root("find $(ls -d /etc /opt /usr /var/lib) -xdev").splitlines()
    kept = ("/var/lib/dpkg", "/usr/share/mime/", "/usr/share/applications/mimeinfo.cache", "/usr/share/icons/hicolor")
    return {name for name in found if not name.startswith(kept) or "caseworker" in name}


def walk(room: Room) -> None:
    """One case from the first notebook to the restored backup, through the command line."""
    examples = "/opt/caseworker/current/caseworker_app/resources/examples/*.json"
    room.worker(f"caseworker new buku.kasus; caseworker import buku.kasus {examples}")
    number = json.loads(room.worker("caseworker list buku.kasus --json"))[0]["number"]
    room.worker(
        f"caseworker document buku.kasus {number} case-report laporan.pdf;"
        f"caseworker document buku.kasus {number} case-report laporan.docx;"
        f"caseworker diagram buku.kasus {number} genogram genogram.pdf;"
        f"caseworker gedcom buku.kasus {number} keluarga.ged;"
        "caseworker backup buku.kasus buku.cadangan; caseworker verify buku.cadangan;"
        "caseworker restore buku.cadangan pulih.kasus; caseworker verify pulih.kasus"
    )


def picture(room: Room, name: str, path: str, *, unlock: bool = False) -> None:
    """A picture of the screen once a window of the program is on it; unlock: after the passphrase was typed in."""
    room.worker(
        f"{display(f'caseworker open {path}')} {UNLOCK if unlock else ''} sleep 3;"
        f"import -window root {name}.png; kill $window $screen; wait || true"
    )
    PICTURES.mkdir(parents=True, exist_ok=True)
    shutil.copy(room.folder / f"home/{WORKER}/{name}.png", PICTURES / f"linux-{room.suite}-{name}.png")


def display(command: str) -> str:
    """Shell words that start a screen of a common laptop and a window on it; $screen, $window: their processes."""
    return (
        "Xvfb :7 -screen 0 1366x768x24 >/dev/null 2>&1 & screen=$!; export DISPLAY=:7; sleep 2;"
        f"{command} & window=$!;"
        "gate=$(timeout 120 xdotool search --sync --onlyvisible --class caseworker | head -n 1);"
    )


UNLOCK = (
    f"xdotool windowfocus --sync $gate type '{PASSPHRASE}'; xdotool key Return;"
    "timeout 120 sh -c 'while xdotool search --onlyvisible --class caseworker | grep -qx $0; do sleep 1; done' $gate;"
    "timeout 120 xdotool search --sync --onlyvisible --class caseworker >/dev/null;"
)
"""Shell words that type the passphrase in and wait until the next window has taken the place of the first."""


LOCK = (
    "shown=$(xdotool search --onlyvisible --class caseworker | head -n 1);"
    "xdotool windowfocus --sync $shown key ctrl+l; wait $window;"
    "gate=$(timeout 60 xdotool search --sync --onlyvisible --class caseworker | head -n 1);"
    "fresh=$(xdotool getwindowpid $gate);"
)
"""Shell words that lock, and wait for the end of the process; $gate, $fresh: window and process that come after it."""


def lock(room: Room) -> None:
    """Lock by the keys and unlock again; the fresh process was started with the options of the first."""
    options = room.worker(
        f"{display('caseworker open buku.kasus')} {UNLOCK} {LOCK} tr '\\0' ' ' </proc/$fresh/cmdline;"
        f"{UNLOCK} import -window root locked.png; kill $fresh $screen; wait || true"
    )
    demand(" -I -S -B " in options, f"the fresh process was started as «{options.partition(' -c ')[0]}»")


def upgrade(room: Room, newer: Path) -> None:
    """Install a newer version beside an open window: it goes on, and locks, with its own files.

    The next start is the new one; the old one goes when its last window is closed.
    """
    old = f"/opt/caseworker/{version()}"
    as_worker = f"runuser -u {WORKER} -- env HOME=/home/{WORKER} caseworker open /home/{WORKER}/buku.kasus"
    remove_older = "dpkg-trigger --by-package=python3-minimal /usr/bin/python3; dpkg --triggers-only caseworker;"
    room.root(
        f"{display(as_worker)} {UNLOCK} dpkg --install /tmp/{newer.name}; sleep 2; kill -0 $window;"
        f"test -d {old}/reportlab; test $(readlink /opt/caseworker/current) = {NEWER};"
        f"{LOCK} grep -q {old}/ /proc/$fresh/maps; {remove_older} test -d {old}/reportlab;"
        f"kill $fresh; sleep 1; kill $screen; wait || true; {remove_older} test ! -e {old}"
    )
    room.worker("caseworker verify buku.kasus")


def try_stick(room: Room, stick: Path) -> None:
    """The folder for a stick without rights to execute or to write, as a stick formatted for Windows has it."""
    folder = f"/mnt/{stick.stem}"
    room.root(f"cd /mnt; unzip -q /tmp/{stick.name}; chmod -R a-w,a-x,a+rX {stick.stem}")
    seen = room.root(f"find {folder} | sort | sha256sum")
    room.worker(f"sh {folder}/caseworker selftest; export XDG_RUNTIME_DIR=$(mktemp -d); sh {folder}/caseworker about")
    demand(seen == room.root(f"find {folder} | sort | sha256sum"), f"something was written to {folder}")
