"""A printer for a room, of CUPS: what is printed there can be read, and no paper comes out anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

NAME = "Kantor"

SETTINGS = """\
Listen {socket}
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
  </Limit>
</Policy>
"""
PLACES = """\
User lp
Group lp
SystemGroup root
FileDevice Yes
ServerRoot {folder}
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
ErrorLog {folder}/log
"""


class Printer:
    """The printer «Kantor» of a room, all its files below a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = str(folder / "socket")
        """Where it is reached: the value of CUPS_SERVER for those who print."""

    def switch_on(self, start: Callable[..., object], answers: Callable[..., bool]) -> bool:
        """Start it with ``start(*command)``; whether ``answers(*command)`` says of lpadmin that it succeeded."""
        for name in ("spool", "cache", "state"):
            (self.folder / name).mkdir(parents=True)
        settings, places = self.folder / "cupsd.conf", self.folder / "cups-files.conf"
        settings.write_text(SETTINGS.format(socket=self.socket), encoding="utf-8")
        places.write_text(PLACES.format(folder=self.folder), encoding="utf-8")
        start("cupsd", "-f", "-c", str(settings), "-s", str(places))
        return answers("lpadmin", "-p", NAME, "-E", "-v", "file:/dev/null") and answers("lpadmin", "-d", NAME)

    def printed(self) -> list[bytes]:
        """What was printed since the room was made, in order, each as PostScript."""
        return [file.read_bytes() for file in sorted((self.folder / "spool").glob("d*"))]


def page_count(postscript: bytes) -> int:
    """The pages of something printed."""
    counts = re.findall(rb"^%%Pages: (\d+)", postscript, flags=re.MULTILINE)
    return int(counts[-1]) if counts else 0
