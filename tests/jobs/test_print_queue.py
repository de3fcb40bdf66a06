"""A PDF reaches the queue as it is, with what was chosen; a queue that refuses leaves one clear sentence."""

from __future__ import annotations

import contextlib
import itertools
import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.errors import BadInput, CaseworkerError
from caseworker_app.jobs import print_queue
from caseworker_app.jobs.print_queue import LONG_EDGE, Order, Printer, page_numbers, page_range
from tests.conftest import posix_only

a_script = posix_only("the queue is a script, and Windows starts none by its first line")
PDF = b"%PDF-1.7 isi dokumen"
LP = """
import pathlib, sys
here = pathlib.Path(__file__).parent
(here / "arguments").write_text("\\n".join(sys.argv[1:]))
(here / "data").write_bytes(sys.stdin.buffer.read())
told = here / "refuses"
if told.exists():
    sys.stderr.write(told.read_text())
    sys.exit(1)
print("request id is Kantor-1 (1 file(s))")
"""
LPSTAT = """
import pathlib, sys
here = pathlib.Path(__file__).parent
if sys.argv[1] == "-e":
    print("Gudang\\nKantor")
elif sys.argv[1] == "-d":
    print("system default destination: Kantor")
else:
    state = "disabled since hari ini -" if (here / "stopped").exists() else "is idle."
    print(f"printer Kantor {state} enabled")
"""
LPOPTIONS = """
import sys
if sys.argv[2] == "Kantor":
    print("PageSize/Page Size: *A4 Folio Letter")
    print("Duplex/2-Sided: *None DuplexNoTumble DuplexTumble")
else:
    print("PageSize/Page Size: *A4 Letter")
"""


@pytest.fixture(scope="module", autouse=True)
def queue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A queue of two printers that keeps what it is given, instead of the one of this machine."""
    folder = tmp_path_factory.mktemp("antrean")
    for name, code in (("lp", LP), ("lpstat", LPSTAT), ("lpoptions", LPOPTIONS)):
        program = folder / name
        program.write_text(f"#!{sys.executable}\n{code}")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return folder


@pytest.fixture(autouse=True)
def only_this_queue(queue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{queue}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr(sys, "platform", "linux")
    for mark in ("refuses", "stopped"):
        (queue / mark).unlink(missing_ok=True)


def arguments(queue: Path) -> list[str]:
    return (queue / "arguments").read_text().split("\n")


@a_script
def test_printers_are_told_with_what_they_can_do() -> None:
    assert print_queue.printers() == [
        Printer("Kantor", default=True, duplex=True, folio="Folio"),
        Printer("Gudang", default=False, duplex=False),
    ]


@a_script
def test_a_job_carries_the_pdf_and_every_choice(queue: Path) -> None:
    order = Order(printer="Kantor", copies=2, paper="F4", sides=LONG_EDGE, pages="1-3,5")
    assert print_queue.send(PDF, "laporan-kasus_MS_2024-09-26", order) == "Dokumen dikirim ke printer."
    assert (queue / "data").read_bytes() == PDF
    given_ = arguments(queue)
    told = dict(itertools.pairwise(given_))
    assert (told["-n"], told["-d"], told["-P"], told["-t"]) == ("2", "Kantor", "1-3,5", "laporan-kasus_MS_2024-09-26")
    assert {"media=Custom.215x330mm", "sides=two-sided-long-edge", "collate=true"} <= set(given_)


@a_script
def test_a_plain_job_goes_to_the_usual_printer(queue: Path) -> None:
    print_queue.send(PDF, "surat", Order())
    given_ = arguments(queue)
    assert "media=A4" in given_
    assert not {"-d", "-P", "collate=true"} & set(given_)


@a_script
def test_a_printer_that_knows_folio_is_asked_for_it(queue: Path) -> None:
    print_queue.send(PDF, "surat", Order(paper="F4"), folio="Folio")
    assert "media=Folio" in arguments(queue)


@a_script
@pytest.mark.parametrize(
    ("told", "printer", "sentence"),
    [
        ("lp: Error - No default destination.", "", "Belum ada printer"),
        ("lp: Error - The printer or class does not exist.", "Lama", "Printer “Lama” tidak ditemukan"),
        ("lp: Destination is not accepting jobs.", "Kantor", "Printer “Kantor” sedang tidak menerima"),
        ("lp: Error - scheduler not responding", "", "Belum ada printer"),
        ("lp: something else", "", "Printer tidak menerima dokumen ini"),
    ],
)
def test_a_refusal_is_one_clear_sentence(queue: Path, told: str, printer: str, sentence: str) -> None:
    (queue / "refuses").write_text(told)
    with pytest.raises(CaseworkerError, match=sentence) as refusal:
        print_queue.send(PDF, "surat", Order(printer=printer))
    assert "lp:" not in str(refusal.value)


@a_script
def test_a_printer_that_stands_still_is_told_of(queue: Path) -> None:
    (queue / "stopped").touch()
    assert "menunggu dalam antrean" in print_queue.send(PDF, "surat", Order(printer="Kantor"))


def test_without_a_queue_there_are_no_printers_and_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not print_queue.available()
    assert print_queue.printers() == []
    with pytest.raises(CaseworkerError, match="Belum ada printer"):
        print_queue.send(PDF, "surat", Order())


def test_windows_has_no_queue_that_takes_a_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert not print_queue.available()
    assert print_queue.printers() == []


@pytest.mark.parametrize(
    ("pages", "numbers"), [("", [1, 2, 3, 4, 5]), ("2", [2]), ("1-3,5", [1, 2, 3, 5]), ("4-5,1", [4, 5, 1])]
)
def test_a_range_means_these_pages(pages: str, numbers: list[int]) -> None:
    assert page_numbers(pages, 5) == numbers


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("", ""), ("1-3, 5", "1-3,5"), ("2 – 4; 7", "2-4,7"), ("1 3", "1,3"), (" 2, ", "2")],
)
def test_pages_are_read_as_people_write_them(typed: str, meant: str) -> None:
    assert page_range(typed, 20) == meant


@pytest.mark.parametrize("typed", ["0", "5-2", "satu", "1-99", "1-", "-3", "1--2"])
def test_what_is_no_range_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(BadInput, match="1-3, 5"):
        page_range(typed, 20)


@given(st.text(max_size=12))
def test_whatever_is_typed_only_numbers_reach_the_queue(typed: str) -> None:
    with contextlib.suppress(BadInput):
        assert set(page_range(typed, 300)) <= set("0123456789,-")
