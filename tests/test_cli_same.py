"""The same person, the same case, the same number: what the command line says of them, and what it never decides."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from caseworker_app.cli import main
from caseworker_app.model.case import Case
from caseworker_app.store import keys
from caseworker_app.store.notebooks import open_notebook
from tests.store.built import PASSPHRASE, Built
from tests.store.conftest import built, built_once

__all__ = ["built", "built_once"]


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr(keys, "calibrated", lambda: keys.LOWEST)


@pytest.fixture
def book(built: Built) -> str:
    return str(built.path)


def client(number: str, opened: str, **case: Any) -> dict[str, Any]:
    person = {"name": "Cempaka Uji", "nik": "3204104205900001", "born": "2 Mei 1990"}
    return {"people": [{"id": "p1", **person}], "case": {"number": number, "opened": opened, "client_id": "p1", **case}}


def written(folder: Path, name: str, said: Any) -> str:
    path = folder / name
    path.write_text(json.dumps(said), encoding="utf-8")
    return str(path)


def cases(book: str, capsys: pytest.CaptureFixture[str]) -> list[Any]:
    capsys.readouterr()
    assert main(["list", book, "--json"]) == 0
    listed: list[Any] = json.loads(capsys.readouterr().out)
    return listed


def test_a_client_who_may_be_here_is_told_and_the_choice_is_an_option(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = (written(tmp_path, f"{at}.json", client(f"D-{at}", f"2025-01-0{at}")) for at in (1, 2))
    assert main(["import", book, first]) == 0
    capsys.readouterr()
    assert main(["import", book, second]) == 0
    assert "Mungkin orang yang sama: Cempaka Uji, kasus D-1 (NIK sama, nama sama)." in capsys.readouterr().out
    assert main(["import", book, second, "--same-person", "D-1"]) == 0
    assert "Kasus D-2 kini kasus orang yang sama" in capsys.readouterr().out
    assert main(["import", book, second]) == 0
    assert "Mungkin" not in capsys.readouterr().out
    assert len(cases(book, capsys)) == 2


def test_who_is_said_to_be_another_is_not_told_again(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = (written(tmp_path, f"{at}.json", client(f"D-{at}", f"2025-01-0{at}")) for at in (1, 2))
    assert main(["import", book, first]) == 0
    assert main(["import", book, second, "--different"]) == 0
    capsys.readouterr()
    assert main(["import", book, second]) == 0
    assert "Mungkin" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "code", "cluster", "contacts"),
    [([], 4, "dewasa", 0), (["--take"], 0, "lansia", 1), (["--keep"], 0, "dewasa", 0), (["--both"], 0, "dewasa", 1)],
)
def test_a_package_that_differs_is_told_and_taken_only_by_an_option(
    book: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    code: int,
    cluster: str,
    contacts: int,
) -> None:
    contact = {"date": "2025-02-01", "process": "Kunjungan."}
    first = written(tmp_path, "1.json", client("D-1", "2025-01-01", cluster="dewasa"))
    second = written(tmp_path, "2.json", client("D-1", "2025-01-01", cluster="lansia", contacts=[contact]))
    assert main(["import", book, first]) == 0
    capsys.readouterr()
    assert main(["import", book, second, *options]) == code
    told = capsys.readouterr()
    if code:
        assert "berbeda\tData kasus\tKlaster\t“dewasa”\t“lansia”" in told.out.splitlines()
        assert "--take, --keep, atau --both" in told.err
    with open_notebook(Path(book), passphrase=PASSPHRASE) as notebook, notebook.reading() as session:
        (case,) = session.query(Case)
        assert (case.cluster, len(case.contacts)) == (cluster, contacts)


def test_two_answers_at_once_are_wrong_use(book: str) -> None:
    assert main(["import", book, "x.json", "--take", "--keep"]) == 2
    assert main(["import", book, "x.json", "--different", "--same-person", "D-1"]) == 2


COMMANDS = (
    ["export", "{book}", "N-1", "{file}.json"],
    ["client-record", "{book}", "N-1", "{file}.pdf"],
    ["document", "{book}", "n-1", "case-report", "{file}.pdf"],
    ["diagram", "{book}", "N-1", "genogram", "{file}.svg"],
    ["gedcom", "{book}", "N-1", "{file}.ged"],
    ["import-family", "{book}", "N-1", "{file}.ged"],
    ["erase", "{book}", "N-1", "--reason", "permintaan klien", "--confirm", "N-1"],
    ["import", "{book}", "{file}", "--same-person", "N-1"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_number_that_two_cases_bear_is_refused_with_both(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    for at, name in enumerate(("Cempaka Uji", "Guntur Samudra")):
        assert main(["import", book, written(tmp_path, f"{at}.json", {"people": [{"name": name}], "case": {}})]) == 0
    with open_notebook(Path(book), passphrase=PASSPHRASE) as notebook, notebook.edit("Nomor") as session:
        ids = []
        for case in session.query(Case):
            case.number = "N-1"
            ids.append(case.id)
    (tmp_path / "x.ged").write_text("0 HEAD\n0 TRLR\n", encoding="utf-8")
    capsys.readouterr()
    assert main([part.format(book=book, file=tmp_path / "x") for part in command]) == 3
    told = capsys.readouterr().err.strip()
    assert told.startswith(f"Nomor “{'n-1' if 'n-1' in command else 'N-1'}” dipakai 2 kasus: ")
    assert all(case_id in told for case_id in ids)
    assert "CU (" in told
    assert "GS (" in told
    assert len(cases(book, capsys)) == 2
    assert main(["export", book, ids[0], str(tmp_path / "one.json")]) == 0


def test_all_faults_of_a_package_are_listed(book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {"case": {"opened": "2024-02-31", "contacts": [{"place": {}}], "termination": {"satisfaction": "puas"}}}
    assert main(["import", book, written(tmp_path, "salah.json", wrong)]) == 3
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "case.opened",
        "case.contacts[0].place",
        "case.termination.satisfaction",
        "salah.json",
    ]


def test_people_of_a_gedcom_file_who_may_be_here_are_told(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", book, written(tmp_path, "1.json", client("D-1", "2025-01-01"))]) == 0
    other = {"people": [{"name": "Guntur Samudra"}], "case": {"number": "D-2"}}
    assert main(["import", book, written(tmp_path, "2.json", other)]) == 0
    family = (
        "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME Guntur Samudra\n1 FAMC @F1@\n0 @I2@ INDI\n"
    )
    family += "1 NAME Cempaka Uji\n1 SEX F\n1 FAMS @F1@\n0 @F1@ FAM\n1 WIFE @I2@\n1 CHIL @I1@\n0 TRLR\n"
    (tmp_path / "x.ged").write_text(family, encoding="utf-8")
    capsys.readouterr()
    assert main(["import-family", book, "D-2", str(tmp_path / "x.ged"), "--client", "I1"]) == 0
    assert "Mungkin orang yang sama: Cempaka Uji, kasus D-1 (nama sama)." in capsys.readouterr().out
