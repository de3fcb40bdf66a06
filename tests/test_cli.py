from __future__ import annotations

import base64
import codecs
import errno
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

import caseworker_app
from caseworker_app import cli as command_line
from caseworker_app.cli import main
from caseworker_app.jobs import selftest
from caseworker_app.paths import resource
from caseworker_app.store import keys, schema
from caseworker_app.store.lock import lock
from tests.conftest import posix_only
from tests.exchange import hostile
from tests.store.built import PASSPHRASE, Built
from tests.store.conftest import built_once

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["built_once"]

EXAMPLES = [str(resource("examples", name)) for name in ("ms-sentra.json", "s-lansia.json")]


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr(keys, "calibrated", lambda: keys.LOWEST)


@pytest.fixture(scope="session")
def book_once(built_once: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook with both example cases."""
    path = tmp_path_factory.mktemp("buku") / "Buku.kasus"
    shutil.copytree(built_once.path, path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CASEWORKER_PASSPHRASE", PASSPHRASE)
        assert main(["import", str(path), *EXAMPLES]) == 0
    return path


@pytest.fixture
def book(book_once: Path, tmp_path: Path) -> str:
    return str(shutil.copytree(book_once, tmp_path / book_once.name))


def refusal(capsys: pytest.CaptureFixture[str]) -> str:
    """The one sentence on stderr."""
    lines = capsys.readouterr().err.strip().splitlines()
    assert len(lines) == 1
    assert "Traceback" not in lines[0]
    return lines[0]


def test_new_prints_the_recovery_code_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "Buku.kasus")]) == 0
    code = capsys.readouterr().out.strip()
    assert len(code.replace("-", "")) == 28
    assert main(["list", str(tmp_path / "Buku.kasus")]) == 0


def test_list_tells_the_cases(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["list", book, "--json"]) == 0
    cases = json.loads(capsys.readouterr().out)
    assert [(case["number"], case["initials"]) for case in cases] == [("2024-001", "MS"), ("2024-002", "S")]


def test_what_needs_attention_is_told_in_lines_and_as_json(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["attention", book]) == 0
    told = capsys.readouterr().out.splitlines()
    assert any(line.split("\t")[1:3] == ["2024-001", "MS"] for line in told)
    assert main(["attention", book, "--json"]) == 0
    matters = json.loads(capsys.readouterr().out)
    assert len(matters) == len(told)
    assert {"kind", "age", "sentence", "reason", "place"} <= set(matters[0])


def test_export_gives_back_what_was_imported(book: str, tmp_path: Path) -> None:
    target = tmp_path / "s.json"
    assert main(["export", book, "S", str(target)]) == 0
    assert target.read_bytes() == Path(EXAMPLES[1]).read_bytes()


@pytest.mark.parametrize("name", ["genogram", "ecomap", "roadmap"])
@pytest.mark.parametrize(("suffix", "start"), [("pdf", b"%PDF"), ("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_every_diagram_in_every_format(book: str, tmp_path: Path, name: str, suffix: str, start: bytes) -> None:
    target = tmp_path / f"gambar.{suffix}"
    shape = tmp_path / "bentuk.json"
    assert main(["diagram", book, "S", name, str(target), "--geometry", str(shape)]) == 0
    assert target.read_bytes().startswith(start)
    assert json.loads(shape.read_text(encoding="utf-8"))["symbols"]


@pytest.mark.parametrize("name", ["consent", "case-report"])
@pytest.mark.parametrize("option", [[], ["--blank"], ["--names"]])
def test_every_document_prints(book: str, tmp_path: Path, name: str, option: list[str]) -> None:
    target = tmp_path / "berkas.pdf"
    assert main(["document", book, "2024-001", name, str(target), *option]) == 0
    assert target.read_bytes().startswith(b"%PDF")


def test_lists_give_the_key_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["document", "--list"]) == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()][:2] == ["consent", "case-report"]
    assert main(["diagram", "--list"]) == 0
    assert {"genogram", "ecomap", "roadmap"} <= {line.split("\t")[0] for line in capsys.readouterr().out.splitlines()}


def test_backup_restore_and_verify(book: str, tmp_path: Path) -> None:
    package, again = tmp_path / "cadangan.kasusbak", tmp_path / "Lagi.kasus"
    assert main(["backup", book, str(package)]) == 0
    assert main(["verify", str(package)]) == 0
    assert main(["restore", str(package), str(again)]) == 0
    assert main(["verify", str(again)]) == 0
    target = tmp_path / "s.json"
    assert main(["export", str(again), "S", str(target)]) == 0
    assert target.read_bytes() == Path(EXAMPLES[1]).read_bytes()


def test_verify_points_out_a_second_copy_left_by_a_synchroniser(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = "notebook (Dewi's conflicted copy 2026-11-30).db"
    shutil.copy(Path(book) / "notebook.db", Path(book) / name)
    assert main(["verify", book]) == 0
    found, notice = capsys.readouterr().out.splitlines()
    assert "utuh" in found
    assert f"salinan kedua di folder buku kasus: “{name}”" in notice


def test_verify_names_what_it_read_and_what_it_found(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = json.loads(Path(EXAMPLES[0]).read_text(encoding="utf-8"))
    picture = base64.b64encode(hostile.picture((4, 4))).decode()
    content = {"id": "0b0f6a34-9a4e-4a5e-8f5e-1d4b7d9c1a21", "data": picture}
    attachments = [
        {"id": "0b0f6a34-9a4e-4a5e-8f5e-1d4b7d9c1a22", "file_name": "a.png", "size": 5, "content": content},
        {"id": "0b0f6a34-9a4e-4a5e-8f5e-1d4b7d9c1a23", "file_name": "b.txt", "size": 5},
    ]
    slim = {key: package["case"][key] for key in ("client_id", "practitioner_id") if key in package["case"]}
    slim["id"] = "0b0f6a34-9a4e-4a5e-8f5e-1d4b7d9c1a20"
    (tmp_path / "lain.json").write_text(json.dumps({"case": {**slim, "attachments": attachments}}), "utf-8")
    assert main(["import", book, str(tmp_path / "lain.json")]) == 0
    assert main(["backup", book, str(tmp_path / "b.cadangan")]) == 0
    capsys.readouterr()
    assert main(["verify", book]) == 0
    told = capsys.readouterr().out
    assert f"Buku.kasus” utuh: skema {schema.REVISIONS[-1]}, 3 kasus, 2 lampiran, 1 di antaranya tanpa isi" in told
    assert main(["verify", str(tmp_path / "b.cadangan")]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Cadangan “b.cadangan” utuh, dibuat ")
    assert "3 kasus" in told


def test_the_trail_is_read_as_lines_and_as_json(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["audit", book]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any("Memasukkan kasus" in line for line in lines)
    assert lines[-1].startswith("1\t")
    assert main(["audit", book, "--json"]) == 0
    read = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["action"] for line in read} >= {"open", "import", "close"}


def test_a_copy_made_without_a_window_is_noted_unless_the_notebook_is_open(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", book, "S", str(tmp_path / "a.json")]) == 0
    assert main(["gedcom", book, "S", str(tmp_path / "a.ged")]) == 0
    capsys.readouterr()
    assert main(["audit", book, "--json"]) == 0
    noted = [json.loads(line)["action"] for line in capsys.readouterr().out.splitlines()]
    assert noted.count("export") == 2
    held = lock(Path(book))
    assert main(["export", book, "S", str(tmp_path / "b.json")]) == 0
    held.release()
    assert "tidak tercatat" in capsys.readouterr().err
    assert (tmp_path / "b.json").read_bytes() == (tmp_path / "a.json").read_bytes()


def test_what_is_missing_or_was_tampered_with_is_an_error_of_verify(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "lama.db"
    shutil.copyfile(Path(book) / "notebook.db", old)
    assert main(["import", book, _small_package(tmp_path)]) == 0
    shutil.copyfile(old, Path(book) / "notebook.db")
    capsys.readouterr()
    assert main(["verify", book]) == 3
    assert "Bagian terbaru" in refusal(capsys)
    assert main(["list", book]) == 0
    assert "Bagian terbaru" in capsys.readouterr().err


def test_a_second_backup_of_the_same_name_keeps_the_first(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = tmp_path / "cadangan.kasusbak"
    assert main(["backup", book, str(package)]) == 0
    first = package.read_bytes()
    assert main(["import", book, _small_package(tmp_path)]) == 0
    capsys.readouterr()
    assert main(["backup", book, str(package)]) == 0
    told = capsys.readouterr().out
    (kept,) = (path for path in tmp_path.glob("*.kasusbak") if path != package)
    assert kept.read_bytes() == first
    assert kept.name in told
    assert main(["verify", str(package)]) == 0
    assert "3 kasus" in capsys.readouterr().out


def test_a_backup_that_was_killed_leaves_no_third_copy(book: str, tmp_path: Path) -> None:
    package = tmp_path / "cadangan.kasusbak"
    assert main(["backup", book, str(package)]) == 0
    assert main(["backup", book, str(package)]) == 0
    (kept,) = (path for path in tmp_path.glob("*.kasusbak") if path != package)
    shutil.copyfile(kept, package)  # as when the new one did not come about
    assert main(["backup", book, str(package)]) == 0
    assert len(list(tmp_path.glob("*.kasusbak"))) == 2


def test_a_backup_takes_no_place_of_something_else(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "laporan.docx"
    other.write_bytes(b"tulisan berhari-hari")
    capsys.readouterr()
    assert main(["backup", book, str(other)]) == 3
    assert "sudah ada" in refusal(capsys)
    assert other.read_bytes() == b"tulisan berhari-hari"
    assert main(["backup", book, str(tmp_path)]) == 3
    refusal(capsys)
    assert {path.name for path in tmp_path.iterdir()} == {"Buku.kasus", "laporan.docx"}


def _small_package(folder: Path) -> str:
    file = folder / "kecil.json"
    file.write_text(json.dumps({"case": {"number": "2025-009"}}), encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("a", "paling sedikit 10"),
        ("12345678", "paling sedikit 10"),
        ("          ", "paling sedikit 10"),
        ("1234567890", "mudah ditebak"),
        ("rahasia-123", "mudah ditebak"),
        ("aaaaaaaaaaaaaa", "mudah ditebak"),
        ("Kampung Melati", "mudah ditebak"),
    ],
)
def test_a_passphrase_that_is_soon_guessed_makes_no_notebook(
    tmp_path: Path, typed: str, why: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", typed)
    assert main(["new", str(tmp_path / "Kampung Melati.kasus")]) == 3
    assert why in refusal(capsys)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("typed", ["melati putih", "rahasia-kami-7", "test passphrase"])
def test_a_passphrase_for_practice_is_enough(tmp_path: Path, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", typed)
    assert main(["new", str(tmp_path / "Buku.kasus")]) == 0


def test_a_notebook_whose_code_was_not_seen_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Torn(io.StringIO):
        def flush(self) -> None:
            raise BrokenPipeError

    with monkeypatch.context() as patch:
        patch.setattr("sys.stdout", Torn())
        assert command_line._run(["new", str(tmp_path / "Buku.kasus")]) == 3
    assert "Kode pemulihan tidak dapat dicetak" in refusal(capsys)
    assert list(tmp_path.iterdir()) == []


def test_genogram_from_gedcom_needs_no_notebook(tmp_path: Path) -> None:
    family = tmp_path / "keluarga.ged"
    family.write_text(
        "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME Budi //\n1 SEX M\n0 @I2@ INDI\n1 NAME Ani //\n"
        "1 SEX F\n0 @I3@ INDI\n1 NAME Cici //\n1 SEX F\n0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 CHIL @I3@\n0 TRLR\n",
        encoding="utf-8",
    )
    shape = tmp_path / "bentuk.json"
    assert main(["genogram", str(family), str(tmp_path / "k.pdf"), "--geometry", str(shape)]) == 0
    assert {one["person"] for one in json.loads(shape.read_text("utf-8"))["symbols"]} == {"I1", "I2", "I3"}


def test_a_family_goes_out_and_comes_in_as_gedcom(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "keluarga.ged"
    assert main(["gedcom", book, "S", str(file)]) == 0
    assert "1 NAME" in file.read_text("utf-8-sig")
    assert main(["import-family", book, "S", str(file)]) == 0
    assert "0 orang ditambahkan" in capsys.readouterr().out
    assert main(["gedcom", book, "S", str(file), "--gedcom7"]) == 0
    assert "2 VERS 7.0" in file.read_text("utf-8-sig")
    strangers = tmp_path / "lain.ged"
    strangers.write_text("0 HEAD\n0 @I1@ INDI\n1 NAME Surya\n0 @I2@ INDI\n1 NAME Kartika\n", "utf-8")
    assert main(["import-family", book, "S", str(strangers)]) == 3
    assert "I1 (Surya)" in refusal(capsys)
    assert main(["import-family", book, "S", str(strangers), "--client", "I2"]) == 0
    assert main(["import-family", book, "S", EXAMPLES[0]]) == 3
    assert "GEDCOM" in refusal(capsys)


@pytest.mark.parametrize(("suffix", "start"), [(".pdf", b"%PDF"), (".svg", b"<?xml"), (".png", b"\x89PNG")])
def test_the_reference_sheet_needs_no_notebook(tmp_path: Path, suffix: str, start: bytes) -> None:
    file = tmp_path / f"simbol{suffix}"
    assert main(["diagram", "--reference", str(file), "--dpi", "40"]) == 0
    assert file.read_bytes().startswith(start)


def test_the_passphrase_may_come_from_a_file_before_or_after(
    book: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CASEWORKER_PASSPHRASE")
    file = tmp_path / "kata"
    file.write_text(PASSPHRASE + "\n", encoding="utf-8")
    assert main(["--passphrase-file", str(file), "list", book]) == 0
    assert main(["list", book, "--passphrase-file", str(file)]) == 0


@pytest.mark.parametrize(
    "saved",
    [
        PASSPHRASE.encode() + b"\r\n",
        codecs.BOM_UTF8 + PASSPHRASE.encode() + b"\r\nbaris kedua\r\n",
        PASSPHRASE.encode("utf-16"),
    ],
)
def test_a_passphrase_file_of_any_editor_will_do(
    book: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved: bytes
) -> None:
    monkeypatch.delenv("CASEWORKER_PASSPHRASE")
    (tmp_path / "kata").write_bytes(saved)
    assert main(["list", book, "--passphrase-file", str(tmp_path / "kata")]) == 0


@pytest.mark.parametrize(
    ("saved", "told"),
    [(b"", "kosong"), (b"\nkata", "kosong"), (b"r\xe9sum\xe9\n", "bukan teks UTF-8"), (None, "adalah folder")],
)
def test_a_passphrase_file_that_holds_none_is_told(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], saved: bytes | None, told: str
) -> None:
    file = tmp_path / "kata"
    if saved is None:
        file.mkdir()
    else:
        file.write_bytes(saved)
    capsys.readouterr()
    assert main(["list", book, "--passphrase-file", str(file)]) == 3
    assert told in refusal(capsys)


def test_no_passphrase_and_no_terminal(
    book: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CASEWORKER_PASSPHRASE")
    monkeypatch.setattr("sys.stdin", None)
    capsys.readouterr()
    assert main(["list", book]) == 3
    assert "tidak diberikan" in refusal(capsys)
    assert main(["list", book + "x"]) == 3
    assert "tidak ditemukan" in refusal(capsys)


@pytest.mark.parametrize(
    ("stop", "told", "code"),
    [
        (KeyboardInterrupt, "Dihentikan", 3),
        (BrokenPipeError, "", 0),
        (OSError(errno.EINVAL, "a closed pipe, as Windows says it"), "", 0),
        (OSError(errno.EINVAL, "not the pipe", "Buku.kasus"), "tidak dapat dibaca atau ditulis", 3),
        (OSError, "tidak dapat dibaca atau ditulis", 3),
    ],
)
def test_what_stops_a_command_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    stop: BaseException | type[BaseException],
    told: str,
    code: int,
) -> None:
    def stopped(_arguments: object) -> None:
        raise stop

    monkeypatch.setitem(command_line._COMMANDS, "list", stopped)
    assert main(["list", "Buku.kasus"]) == code
    heard = capsys.readouterr().err
    assert told in heard
    assert len(heard.splitlines()) == bool(told)


def test_a_reader_that_goes_away_early_makes_no_noise() -> None:
    """As in «caseworker schema | head -1»: the pipe is closed while much is still to be written."""
    with subprocess.Popen(
        [sys.executable, "-m", "caseworker_app", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


@posix_only("Windows' names are always text")
def test_names_that_are_no_utf_8_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = os.fsdecode(os.fsencode(tmp_path) + b"/b\xe9.kasus")
    copy = os.fsdecode(os.fsencode(tmp_path) + b"/b\xe9.cadangan")
    assert main(["new", book]) == 0
    assert main(["import", book, EXAMPLES[1]]) == 0
    assert main(["backup", book, copy]) == 0
    assert main(["verify", copy]) == 0
    capsys.readouterr()
    assert main(["export", book, "\udce9", str(tmp_path / "x.json")]) == 3
    assert "bukan UTF-8" in refusal(capsys)


def test_a_missing_passphrase_file_is_named(book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", book, "--passphrase-file", str(tmp_path / "sandi.txt")]) == 3
    assert capsys.readouterr().err == "Berkas “sandi.txt” tidak ada.\n"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["terbang"],
        ["list"],
        ["document", "a"],
        ["diagram", "b", "MS", "peta", "x.pdf"],
        ["document", "b", "MS", "x", "y"],
    ],
)
def test_wrong_usage_is_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        raise SystemExit(main(words))
    assert stop.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_trouble_is_three_and_one_sentence(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    capsys.readouterr()
    target = str(tmp_path / "x.pdf")
    assert main(["list", str(tmp_path / "tidak-ada.kasus")]) == 3
    refusal(capsys)
    assert main(["diagram", book, "ZZ", "genogram", target]) == 3
    assert "ZZ" in refusal(capsys)
    assert main(["import", book, str(tmp_path / "tidak-ada.json")]) == 3
    refusal(capsys)
    assert main(["diagram", book, "MS", "genogram", str(tmp_path / "tidak" / "ada.pdf")]) == 3
    refusal(capsys)
    assert main(["document", book, "MS", "consent", target, "--item", "tidak-ada"]) == 3
    refusal(capsys)
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", "bukan kata sandinya")
    assert main(["list", book]) == 3
    refusal(capsys)


def test_the_package_that_does_not_fit_is_named_and_those_before_it_stay(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "salah.json"
    bad.write_text(json.dumps({"case": {"number": "5", "opened": "2024-02-31"}}), encoding="utf-8")
    capsys.readouterr()
    assert main(["import", book, _small_package(tmp_path), str(bad)]) == 3
    told = refusal(capsys)
    assert told.startswith("salah.json: ")
    assert "case.opened" in told
    assert main(["list", book]) == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == [
        "2024-001",
        "2024-002",
        "2025-009",
    ]


def test_two_clients_with_the_same_initials(book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = json.loads(Path(EXAMPLES[0]).read_text(encoding="utf-8"))
    other = {
        "case": {
            "id": "0b0f6a34-9a4e-4a5e-8f5e-1d4b7d9c1a10",
            "number": "77",
            "client_id": "0b0f6a34-9a4e-4a5e-8f5e-1d4b7d9c1a11",
        },
        "people": [{"id": "0b0f6a34-9a4e-4a5e-8f5e-1d4b7d9c1a11", "name": "Mawar Setia"}],
    }
    file = tmp_path / "lain.json"
    file.write_text(json.dumps(other), encoding="utf-8")
    assert main(["import", book, str(file)]) == 0
    capsys.readouterr()
    assert main(["export", book, "MS", str(tmp_path / "x.json")]) == 3
    told = refusal(capsys)
    assert "77" in told
    assert plain["case"]["number"] in told


def test_about_is_one_fact_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["about"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"Caseworker: {caseworker_app.__version__}"
    assert any(line.startswith("SQLCipher: ") for line in lines)


def test_selftest_tells_its_steps_when_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(tell: Callable[[str], None]) -> str:
        tell("modul program")
        return "Semua bagian program bekerja."

    monkeypatch.setattr(selftest, "run", run)
    assert main(["selftest"]) == 0
    assert capsys.readouterr().out == "Semua bagian program bekerja.\n"
    assert main(["selftest", "--verbose"]) == 0
    assert capsys.readouterr().out == "modul program\nSemua bagian program bekerja.\n"


def test_files_are_attached_and_each_says_what_became_of_it(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = [Image.new("L", (30, 40), shade) for shade in (0, 128, 255)]
    pages[0].save(tmp_path / "surat.tif", save_all=True, append_images=pages[1:])
    (tmp_path / "daftar.xlsx").write_bytes(b"PK\x03\x04 xl/workbook.xml")
    files = [str(tmp_path / "surat.tif"), str(tmp_path / "daftar.xlsx"), str(tmp_path / "tiada.jpg")]
    assert main(["attach", book, "S", *files, "--caption", "Surat sekolah"]) == 3
    said = capsys.readouterr()
    assert "surat.pdf dilampirkan sebagai pindaian" in said.out
    assert "3 halaman; semuanya" in said.out
    assert "daftar.xlsx" in said.err
    assert "tiada.jpg" in said.err
    assert said.err.strip().endswith("2 berkas tidak dilampirkan.")


def test_what_the_checks_find_is_told_in_lines_and_as_json(book: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["check", book]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (
        "2024-001\ttermination/termination\t26 September 2024 adalah hari Kamis, tidak seperti yang tertulis.\t"
        in lines
    )
    assert main(["check", book, "2024-002", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {line["case"] for line in told} == {"2024-002"}
    assert {
        "case": "2024-002",
        "check": "length-of-meeting",
        "severity": "unlikely",
        "stage": "intervention",
        "page": "sessions",
        "field": "time",
        "date": "2024-09-14",
        "message": "Waktu 12.00–12.00 tidak ada lamanya.",
        "silenced": False,
    } in told
    assert main(["check", book, "tidak ada"]) == 3
