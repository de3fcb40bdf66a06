"""What the command line says of itself: Indonesian, whatever Python's own words are."""

from __future__ import annotations

import argparse
import re

import pytest

from caseworker_app import arguments
from caseworker_app.cli import main

NAMES = (
    *("open", "new", "list", "search", "schema", "import", "export", "document", "diagram", "genogram", "gedcom"),
    *("import-family", "backup", "restore", "verify", "recap", "hours", "candidates"),
)
ENGLISH = re.compile(
    r"\b(usage|positional|arguments?|options?|show|message|exit|version number|required|invalid|choice|choose|from|"
    r"unrecognized|expected|one|value|ambiguous|could|match|ignored|explicit|the|file|notebook|case|name)\b",
    re.IGNORECASE,
)


def english_in(text: str) -> list[str]:
    """English words, but for names of commands and options and what is typed."""
    plain = re.sub(r"--[a-z0-9-]+|“[^”]*”|'[^']*'|case conference", "", text)
    return ENGLISH.findall(plain)


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in NAMES)], ids=" ".join)
def test_help_is_indonesian(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    told = capsys.readouterr().out
    assert told.startswith("Cara pakai: caseworker")
    assert english_in(told) == []


def test_help_explains_every_argument(capsys: pytest.CaptureFixture[str]) -> None:
    for name in NAMES:
        main([name, "--help"])
        told = capsys.readouterr().out.partition("\n\n")[2]
        entries = re.findall(r"^  (\S.*(?:\n {20,}.*)*)", told, re.MULTILINE)
        assert all(re.search(r"\S {2,}\S|\n {20,}\S", entry) for entry in entries), name


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "belum diisi: PERINTAH"),
        (["list"], "belum diisi: BUKU"),
        (["import", "b.kasus"], "belum diisi: BERKAS"),
        (["terbang"], "'terbang' tidak ada; pilih dari 'open', 'new'"),
        (["list", "b.kasus", "--warna"], "tidak dikenal: --warna"),
        (["list", "b.kasus", "--json=ya"], "--json: tidak memakai isian, jadi hapus 'ya'"),
        (["document", "--item"], "--item: harus diikuti satu isian"),
        (["document", "--paper", "A3"], "--paper: 'A3' tidak ada; pilih dari 'A4', 'F4'"),
        (["diagram", "--re", "x"], "--re dapat berarti --reference, --reason"),
        (["diagram", "--dpi", "banyak"], "--dpi: isi dengan angka antara 20 dan 600"),
        (["diagram", "--dpi", "0"], "--dpi: isi dengan angka antara 20 dan 600"),
        (["diagram", "--dpi", "99999"], "--dpi: isi dengan angka antara 20 dan 600"),
        (["document", "b.kasus", "MS"], "perlu BUKU KASUS NAMA BERKAS. Lihat “caseworker document --help”"),
    ],
)
def test_wrong_use_is_told_in_indonesian(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    heard = capsys.readouterr().err
    assert told.replace("'", "") in heard.splitlines()[-1].replace("'", "")  # Python 3.12 quotes choices no more
    assert english_in(heard) == []


def test_other_programs_in_the_process_keep_their_words(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    capsys.readouterr()
    assert argparse.ArgumentParser(prog="lain").format_usage().startswith("usage: lain")
    assert arguments.WRONG_USE == 2
