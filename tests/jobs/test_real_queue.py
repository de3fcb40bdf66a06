"""A document reaches a real queue as text and lines, with its pages, copies and paper.

The queue is a CUPS of the test's own where CUPS is installed; elsewhere a stand-in that does what CUPS does with a job.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from caseworker_app.documents.wish import Wish
from caseworker_app.errors import CaseworkerError
from caseworker_app.jobs import print_queue, printing
from caseworker_app.jobs.packages import import_case
from caseworker_app.jobs.print_queue import LONG_EDGE, Order
from caseworker_app.paths import resource
from caseworker_app.store.notebook import Notebook
from tests.conftest import posix_only

pytestmark = posix_only("Windows has no CUPS, and starts no script by its first line")
PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "UJI.PPD"
*Manufacturer: "Uji"
*Product: "(Uji)"
*ModelName: "Uji"
*ShortNickName: "Uji"
*NickName: "Uji"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*cupsVersion: 2.2
*cupsManualCopies: True
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize: PickOne
*DefaultPageSize: A4
*PageSize A4: ""
*PageSize Folio: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4: ""
*PageRegion Folio: ""
*CloseUI: *PageRegion
*OpenUI *Duplex: PickOne
*DefaultDuplex: None
*Duplex None: ""
*Duplex DuplexNoTumble: ""
*Duplex DuplexTumble: ""
*CloseUI: *Duplex
*DefaultImageableArea: A4
*ImageableArea A4: "0 0 595 842"
*ImageableArea Folio: "0 0 609 935"
*DefaultPaperDimension: A4
*PaperDimension A4: "595 842"
*PaperDimension Folio: "609 935"
"""
PROGRAMS = (Path("/usr/lib/cups"), Path("/usr/libexec/cups"), Path("/usr/lib64/cups"))
BACKEND = """#!/bin/sh
[ $# -eq 0 ] && echo 'direct uji "Uji" "Uji"' && exit 0
if [ $# -gt 5 ]; then cat "$6"; else cat; fi > "{out}.part" && mv "{out}.part" "{out}"
"""
CLIENTS = ("lp", "lpstat", "lpoptions")
STAND_IN = """
import io, pathlib, sys
import pikepdf
if "lpstat" in sys.argv[0]:
    print("Uji" if "-e" in sys.argv else "system default destination: Uji" if "-d" in sys.argv else "")
    sys.exit()
if "lpoptions" in sys.argv[0]:
    print("PageSize/Page Size: *A4 Folio")
    print("Duplex/2-Sided: *None DuplexNoTumble DuplexTumble")
    sys.exit()
told = dict(zip(sys.argv, sys.argv[1:]))
if told.get("-d") != "Uji":
    sys.exit("lp: Error - The printer or class does not exist.")
given = pikepdf.open(io.BytesIO(sys.stdin.buffer.read()))
wanted = []
for part in (told.get("-P") or f"1-{len(given.pages)}").split(","):
    first, _, last = part.partition("-")
    wanted += range(int(first) - 1, int(last or first))
made = pikepdf.new()
for _ in range(int(told.get("-n", 1))):
    made.pages.extend(given.pages[at] for at in wanted)
made.save(pathlib.Path(__file__).parent / "keluar" / "hasil.pdf")
"""


@pytest.fixture(scope="module")
def printed_to() -> Iterator[Path]:
    """Where the queue «Uji» writes what it prints."""
    folder = Path(tempfile.mkdtemp(prefix="antrean-"))
    folder.chmod(0o755)
    out = folder / "keluar" / "hasil.pdf"
    out.parent.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        cupsd = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
        server = None
        if cupsd and Path(cupsd).with_name("lpadmin").exists() and all(map(shutil.which, CLIENTS)):
            server = _cups(cupsd, folder, patch)
        else:
            _stand_in(folder, patch)
        yield out
        if server is not None:
            server.terminate()
            server.wait(20)
    shutil.rmtree(folder, ignore_errors=True)


def _cups(cupsd: str, folder: Path, patch: pytest.MonkeyPatch) -> subprocess.Popen[bytes]:
    for name in ("run", "cache", "spool", "tmp"):
        (folder / name).mkdir()
    (folder / "tmp").chmod(0o1777)
    (folder / "keluar").chmod(0o1777)
    backend = folder / "bin" / "backend" / "uji"
    backend.parent.mkdir(parents=True)
    programs = next(path for path in PROGRAMS if (path / "filter").is_dir())
    for path in programs.iterdir():
        if path.name != "backend":
            (folder / "bin" / path.name).symlink_to(path)
    backend.write_text(BACKEND.format(out=folder / "keluar" / "hasil.pdf"))
    backend.chmod(0o755)
    (folder / "uji.ppd").write_text(PPD)
    (folder / "cups-files.conf").write_text(
        f"ServerRoot {folder}\nRequestRoot {folder}/spool\nCacheDir {folder}/cache\nStateDir {folder}/run\n"
        f"TempDir {folder / 'tmp'}\nErrorLog {folder}/error\nAccessLog {folder}/access\nPageLog {folder}/page\n"
        f"ServerBin {folder}/bin\n"
    )
    (folder / "cupsd.conf").write_text(
        f"Listen {folder}/sock\nWebInterface No\nBrowsing No\n<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
        "<Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n"
    )
    patch.setenv("CUPS_SERVER", str(folder / "sock"))
    patch.setenv("CUPS_SERVERROOT", str(folder))
    files = folder / "cups-files.conf"
    server = subprocess.Popen([cupsd, "-f", "-c", str(folder / "cupsd.conf"), "-s", str(files)])
    lpadmin = str(Path(cupsd).with_name("lpadmin"))
    wanted = [lpadmin, "-p", "Uji", "-E", "-v", "uji:/", "-P", str(folder / "uji.ppd")]
    for _ in range(100):
        if (folder / "sock").exists() and subprocess.run(wanted, capture_output=True, check=False).returncode == 0:
            subprocess.run([lpadmin, "-d", "Uji"], capture_output=True, check=True)
            return server
        time.sleep(0.1)
    server.terminate()
    raise RuntimeError((folder / "error").read_text()[-800:])


def _stand_in(folder: Path, patch: pytest.MonkeyPatch) -> None:
    for name in CLIENTS:
        (folder / name).write_text(f"#!{sys.executable}\n{STAND_IN}")
        (folder / name).chmod(0o755)
    patch.setenv("PATH", f"{folder}{os.pathsep}{os.environ.get('PATH', '')}")


def came_out(out: Path, pages: int) -> bytes:
    """What the queue made of the job, as soon as it is whole."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        data = out.read_bytes() if out.exists() else b""
        if data.rstrip().endswith(b"%%EOF"):
            with pikepdf.open(io.BytesIO(data)) as made:
                if len(made.pages) == pages:
                    return data
        time.sleep(0.1)
    raise AssertionError(f"{len(out.read_bytes()) if out.exists() else 'nothing'} came out of the queue")


def words(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as made:
        return ["".join(page.get_textpage().get_text_range().split()) for page in made]


def sizes(data: bytes) -> set[tuple[int, int]]:
    with pypdfium2.PdfDocument(data) as made:
        return {(round(width), round(height)) for width, height in (page.get_size() for page in made)}


@pytest.fixture
def summary(notebook: Notebook) -> dict[str, bytes]:
    """The summary of a case on both papers."""
    case_id = import_case(notebook, resource("examples", "ms-sentra.json").read_bytes()).case_id
    return {
        "A4": printing.print_document(notebook, case_id, "case-summary", Wish(paper="A4")),
        "F4": printing.print_document(notebook, case_id, "case-summary", Wish(paper="F4")),
    }


def test_the_queue_is_offered_with_what_it_can_do(printed_to: Path) -> None:
    (one,) = print_queue.printers()
    assert (one.name, one.default, one.duplex, one.folio) == ("Uji", True, True, "Folio")
    assert printed_to.parent.is_dir()


def test_a_document_comes_out_as_text_on_its_paper(printed_to: Path, summary: dict[str, bytes]) -> None:
    for paper, size in (("A4", (595, 842)), ("F4", (609, 935))):
        printed_to.unlink(missing_ok=True)
        order = Order(printer="Uji", paper="A4" if paper == "A4" else "F4", sides=LONG_EDGE)
        assert print_queue.send(summary[paper], "ringkasan-kasus_MS", order, folio="Folio")
        data = came_out(printed_to, len(words(summary[paper])))
        assert words(data) == words(summary[paper]), "the same words, still text"
        assert sizes(data) == {size}
        with pikepdf.open(io.BytesIO(data)) as made:
            kinds = {str(one.get("/Type", "")) for one in made.objects if isinstance(one, pikepdf.Dictionary)}
            pictures = [one for one in made.objects if isinstance(one, pikepdf.Stream)
                        and one.get("/Subtype") == "/Image"]  # fmt: skip
        assert "/Font" in kinds
        assert pictures == []


def test_copies_of_certain_pages_come_out(printed_to: Path, summary: dict[str, bytes]) -> None:
    whole = words(summary["A4"])
    assert len(whole) > 1
    printed_to.unlink(missing_ok=True)
    print_queue.send(summary["A4"], "ringkasan-kasus_MS", Order(printer="Uji", copies=2, pages="2"))
    assert words(came_out(printed_to, 2)) == [whole[1], whole[1]]


def test_a_printer_that_is_gone_is_told_of_and_nothing_comes_out(printed_to: Path, summary: dict[str, bytes]) -> None:
    printed_to.unlink(missing_ok=True)
    with pytest.raises(CaseworkerError, match="Printer “Lama” tidak ditemukan"):
        print_queue.send(summary["A4"], "ringkasan-kasus_MS", Order(printer="Lama"))
    assert not printed_to.exists()
