from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from caseworker_app.cli import main
from caseworker_app.paths import resource
from caseworker_app.store import keys
from tests.store.built import PASSPHRASE, Built
from tests.store.conftest import built_once

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


def test_export_gives_back_what_was_imported(book: str, tmp_path: Path) -> None:
    target = tmp_path / "ms.json"
    assert main(["export", book, "MS", str(target)]) == 0
    assert target.read_bytes() == Path(EXAMPLES[0]).read_bytes()


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


def test_genogram_from_gedcom_needs_no_notebook(tmp_path: Path) -> None:
    family = tmp_path / "keluarga.ged"
    family.write_text(
        "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME Budi //\n1 SEX M\n0 @I2@ INDI\n1 NAME Ani //\n"
        "1 SEX F\n0 @I3@ INDI\n1 NAME Cici //\n1 SEX F\n0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I2@\n1 CHIL @I3@\n0 TRLR\n",
        encoding="utf-8",
    )
    shape = tmp_path / "bentuk.json"
    assert main(["genogram", str(family), str(tmp_path / "k.pdf"), "--geometry", str(shape)]) == 0
    assert {one["person"] for one in json.loads(shape.read_text())["symbols"]} == {"I1", "I2", "I3"}


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
