"""Print jobs: the finished PDF goes to the system's queue (CUPS: ``lp``) as it is, so that text and lines stay sharp.

Nothing is written to the disk on the way. Where the system has no such queue (Windows), the window paints the pages by
itself (``gui.papers.dialog``), and only an order and the sentences come from here.
"""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Literal

from caseworker_app.errors import BadInput, CaseworkerError
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.documents.blocks import Paper

Sides = Literal["one-sided", "two-sided-long-edge", "two-sided-short-edge"]
ONE_SIDED: Sides = "one-sided"
LONG_EDGE: Sides = "two-sided-long-edge"
SHORT_EDGE: Sides = "two-sided-short-edge"
MOST_COPIES = 99
_FOLIO = ("F4", "Folio", "om_folio_210x330mm", "8.5x13", "FanFoldGermanLegal")
"""What printers call a sheet of about 215 × 330 mm."""
_CUSTOM_FOLIO = "Custom.215x330mm"
_ASK, _SEND = 8, 60  # seconds
_RANGE = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?")


@dataclasses.dataclass(frozen=True, slots=True)
class Printer:
    """A queue that takes jobs. folio: its own word for F4 paper, if it has one."""

    name: str
    default: bool = False
    duplex: bool = False
    folio: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Order:
    """How to print. printer: a queue, empty for the usual one. pages: «1-3,5», empty for all."""

    printer: str = ""
    copies: int = 1
    paper: Paper = "A4"
    sides: Sides = ONE_SIDED
    pages: str = ""


def available() -> bool:
    """Whether the system takes a PDF as a print job."""
    return sys.platform != "win32" and shutil.which("lp") is not None


def printers() -> list[Printer]:
    """The queues of this machine, the usual one first; asking may take seconds. Empty where there are none."""
    if not available():
        return []
    usual = _said("lpstat", "-d").rpartition(": ")[2].strip()
    names = [line.strip() for line in _said("lpstat", "-e").splitlines() if line.strip()]
    found = [_described(name, default=name == usual) for name in dict.fromkeys(names)]
    return sorted(found, key=lambda printer: (not printer.default, printer.name.casefold()))


def send(data: bytes, title: str, order: Order, *, folio: str = "") -> str:
    """Hand a PDF to the queue; gives the sentence to show. ``title`` is what the queue lists it as: never a name.

    ``folio``: the printer's own word for F4. Raises CaseworkerError with one sentence when it is not taken; the
    document is as it was.
    """
    program = shutil.which("lp")
    if program is None:
        raise CaseworkerError(no_printer())
    media = order.paper if order.paper != "F4" else folio or _CUSTOM_FOLIO
    options = ["-n", str(max(1, min(MOST_COPIES, order.copies))), "-o", f"media={media}", "-o", f"sides={order.sides}"]
    options += ["-d", order.printer] if order.printer else []
    options += ["-P", order.pages] if order.pages else []
    options += ["-o", "collate=true"] if order.copies > 1 else []
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; what the user typed was read as numbers
            [program, *options, "-t", title, "-"],
            input=data,
            capture_output=True,
            timeout=_SEND,
            env=_plain(),
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        raise CaseworkerError(refused()) from None
    if done.returncode:
        raise CaseworkerError(_why(done.stderr.decode("utf-8", "replace"), order.printer))
    return _waiting(order.printer) or tr("Dokumen dikirim ke printer.")


def page_range(typed: str, pages: int) -> str:
    """«1 - 3; 5» as «1-3,5» within so many pages; empty means all. Raises BadInput for what is no range."""
    parts = []
    for part in filter(None, re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", typed))):
        found = _RANGE.fullmatch(part)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last <= pages:
            raise BadInput(tr("Tulis halaman seperti 1-3, 5; dokumen ini {count} halaman.").format(count=pages))
        parts.append(f"{first}-{last}" if last > first else str(first))
    return ",".join(parts)


def page_numbers(pages: str, count: int) -> list[int]:
    """The pages, from 1, that a range as ``page_range`` gives it means; all of so many where it is empty."""
    if not pages:
        return list(range(1, count + 1))
    bounds = (part.partition("-")[::2] for part in pages.split(","))
    return [number for first, last in bounds for number in range(int(first), int(last or first) + 1)]


def _described(name: str, *, default: bool) -> Printer:
    """What a queue can do; one that does not tell is taken to print on both sides, and says so itself if it cannot."""
    told = _said("lpoptions", "-p", name, "-l")
    lines = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    sized = [words for option, words in lines.items() if option.startswith(("PageSize", "media/"))]
    sizes = " ".join(sized).replace("*", "").split()
    sides = [words for option, words in lines.items() if option.partition("/")[0] in {"Duplex", "sides", "JCLDuplex"}]
    duplex = any(word in words for words in sides for word in ("DuplexNoTumble", "two-sided-long-edge"))
    return Printer(name, default, duplex or not told, next((word for word in _FOLIO if word in sizes), ""))


def _said(*command: str) -> str:
    """What a command of the queue prints; nothing where it fails."""
    program = shutil.which(command[0])
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command
            [program, *command[1:]], capture_output=True, timeout=_ASK, env=_plain(), check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return "" if done.returncode else done.stdout.decode("utf-8", "replace")


def _plain() -> dict[str, str]:
    """The environment with messages that can be read by a program."""
    return {**os.environ, "LC_ALL": "C"}


def _waiting(printer: str) -> str:
    """A sentence where the queue takes jobs but the printer stands still."""
    command = ["lpstat", "-p", *([printer] if printer else [])]
    if " disabled " not in _said(*command):
        return ""
    return tr("Printer sedang berhenti; dokumen menunggu dalam antrean sampai printer dinyalakan lagi.")


def _why(told: str, printer: str) -> str:
    """Why a job was not taken, in one sentence."""
    told = told.casefold()
    if "no default destination" in told or "no destinations" in told or "scheduler" in told or "connection" in told:
        return no_printer()
    called = f" “{printer}”" if printer else ""
    if "does not exist" in told or "unknown destination" in told or "not found" in told:
        sentence = tr("Printer{name} tidak ditemukan. Pilih printer lain, atau simpan PDF lalu cetak berkasnya.")
        return sentence.format(name=called)
    if "not accepting" in told or "rejecting" in told:
        sentence = tr("Printer{name} sedang tidak menerima dokumen. Pilih printer lain, atau coba lagi nanti.")
        return sentence.format(name=called)
    return refused()


def no_printer() -> str:
    """What is said where there is nothing to print on."""
    return tr("Belum ada printer yang dapat dipakai. Simpan PDF lalu cetak berkasnya; dokumen tidak berubah.")


def refused() -> str:
    """What is said where a printer does not take a document."""
    return tr("Printer tidak menerima dokumen ini. Periksa printer, atau simpan PDF lalu cetak berkasnya.")
