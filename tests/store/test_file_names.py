"""Names that Windows cannot keep are refused there with the reason, and are proposed nowhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app import cli
from caseworker_app.errors import BadInput, CaseworkerError
from caseworker_app.jobs import files
from caseworker_app.jobs.packages import import_case
from caseworker_app.paths import resource
from caseworker_app.store import backup, file_names, folder, keys
from caseworker_app.store.file_names import demand_short, demand_usable, safe_name, windows_trouble
from caseworker_app.store.notebooks import create, open_notebook
from tests.store.built import PASSPHRASE, Built

DEVICES = ("CON", "nul.pdf", "Aux .docx", "com1", "LPT9.tar.gz", "COM¹.pdf", "CONIN$")
SIGNS = ("laporan:rahasia.pdf", "a?b", "a*b", 'a"b', "a<b", "a>b", "a|b", "a/b", "a\\b")
ENDS = ("laporan.", "laporan ", "laporan.pdf. .")
UNSEEN = ("a\nb", "a\0b", "a\x1fb")
GOOD = ("laporan.pdf", "CONTOH.pdf", "com10", "nullable.pdf", "kasus 2024.01", ".tersembunyi", "é – “x”.pdf", "n" * 255)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (DEVICES, "nama perangkat"),
        (SIGNS, "salah satu tanda"),
        (ENDS, "titik atau spasi"),
        (UNSEEN, "tidak terlihat"),
        (("n" * 256, "😀" * 128), "terlalu panjang"),
        (GOOD, ""),
    ],
)
def test_each_reason_has_its_sentence(names: tuple[str, ...], sentence: str) -> None:
    for name in names:
        told = windows_trouble(name)
        assert sentence in told
        assert bool(told) is bool(sentence), name
        assert "\n" not in told


@pytest.mark.parametrize(
    "path",
    ["C:\\Kasus\\laporan:rahasia.pdf", "C:\\CON\\laporan.pdf", "\\\\server\\bagi\\nul.pdf", "C:\\x \\y.pdf", "nul.pdf"],
)
def test_a_path_is_refused_on_windows_for_any_of_its_names(path: str) -> None:
    with pytest.raises(BadInput):
        demand_usable(PureWindowsPath(path), windows=True)


@pytest.mark.parametrize(
    "path", ["C:\\Kasus\\..\\laporan.pdf", "\\\\server\\bagi\\laporan.pdf", "\\\\?\\C:\\Kasus\\a.pdf"]
)
def test_a_plain_path_is_none_of_these(path: str) -> None:
    demand_usable(PureWindowsPath(path), windows=True, longest=259)


def test_elsewhere_such_names_are_the_users_own_affair() -> None:
    for name in (*DEVICES, *SIGNS, *ENDS):
        demand_usable(PurePosixPath("/home") / name, windows=False)
    with pytest.raises(BadInput, match="tidak terlihat"):
        demand_usable(PurePosixPath("/home/a\0b"), windows=False)


def test_a_path_may_be_as_long_as_this_windows_allows() -> None:
    path = PureWindowsPath("C:\\", *["n" * 100] * 2, "n" * 54)
    assert len(str(path)) == 259
    demand_usable(path, windows=True, longest=259)
    with pytest.raises(BadInput, match="terlalu panjang"):
        demand_usable(path, 1, windows=True, longest=259)
    longer = path / "n.pdf"
    with pytest.raises(BadInput, match="terlalu panjang"):
        demand_usable(longer, windows=True, longest=259)
    demand_usable(longer, windows=True, longest=32_000)
    demand_usable(PureWindowsPath(f"\\\\?\\{longer}"), windows=True, longest=259)
    for far in (longer, PureWindowsPath("C:\\", "n" * 256)):
        with pytest.raises(BadInput, match="terlalu panjang"):
            demand_short(far, windows=True, longest=259)
        demand_short(PurePosixPath("/home", far.name), windows=False)


def test_a_new_notebook_leaves_room_for_its_backups(built: Built) -> None:
    with built.open() as notebook:
        made = backup.keep_automatic(notebook, "sebelum-penyesuaian")
    assert len(str(made)) - len(str(built.path)) <= file_names.ROOM_IN_NOTEBOOK


@pytest.mark.parametrize("name", ["CON.pdf", "laporan:rahasia.pdf", "laporan."])
def test_every_way_out_refuses_them(
    built: Built, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    package = tmp_path / "Buku.cadangan"
    backup.backup(built.path, package)

    def on_windows(path: Path, room: int = 0) -> None:
        demand_usable(PureWindowsPath("C:\\", *path.parts[1:]), room, windows=True)

    for module in (files, folder, backup):
        monkeypatch.setattr(module, "demand_usable", on_windows)
    target = tmp_path / name
    with built.open() as notebook:
        import_case(notebook, resource("examples", "ms-sentra.json").read_bytes())
    before = sorted(tmp_path.iterdir())
    tries: list[Callable[[], object]] = [
        lambda: files.write_file(target, b"x"),
        lambda: create(target, PASSPHRASE, strength=keys.LOWEST),
        lambda: backup.restore(package, target),
        lambda: backup.backup(built.path, target),
    ]
    for attempt in tries:
        with pytest.raises(BadInput, match="tidak ada yang ditulis"):
            attempt()
    monkeypatch.setenv("CASEWORKER_PASSPHRASE", PASSPHRASE)
    for words in (
        ["new", target],
        ["backup", built.path, target],
        ["restore", package, target],
        ["export", built.path, "2024-001", target],
    ):
        assert cli.main([str(word) for word in words]) == 3
        assert len(capsys.readouterr().err.splitlines()) == 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_for_a_file_and_a_file_for_a_folder_are_called_so(built: Built, tmp_path: Path) -> None:
    package = tmp_path / "Buku.cadangan"
    backup.backup(built.path, package)
    with pytest.raises(BadInput, match=r"“Buku\.cadangan” adalah berkas, bukan buku kasus"):
        open_notebook(package, PASSPHRASE)
    with pytest.raises(BadInput, match="adalah folder; cadangan tidak dibuat"):
        backup.backup(built.path, tmp_path)
    with pytest.raises(BadInput, match="adalah folder, bukan berkas cadangan"):
        backup.restore(built.path, tmp_path / "Baru.kasus")
    with pytest.raises(BadInput, match="adalah folder, bukan berkas"):
        files.read_file(tmp_path, 1000)
    with pytest.raises(BadInput, match=r"“Buku\.cadangan” adalah berkas, bukan folder"):
        files.write_file(package / "laporan.pdf", b"x")
    with pytest.raises(CaseworkerError, match="adalah folder"):
        files.write_file(tmp_path, b"x")
    for place in (package, built.path):
        with pytest.raises(BadInput, match="sudah ada"):
            create(place, "x", strength=keys.LOWEST)


def test_too_long_a_name_is_called_so_in_every_direction(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="terlalu panjang"):
        files.write_file(tmp_path / f"{'n' * 300}.pdf", b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("laporan-kasus_MS_2024-09-26.pdf", "laporan-kasus_MS_2024-09-26.pdf"),
        ("12/PKL:2024?.json", "12-PKL-2024-.json"),
        ("nul.pdf", "_nul.pdf"),
        ("con.tar.gz", "_con.tar.gz"),
        ("..", "berkas"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("Nama. ", "Nama"),
        ("foto rumah.jpg ", "foto rumah.jpg"),
    ],
)
def test_a_proposed_name_keeps_what_it_can(name: str, proposed: str) -> None:
    assert safe_name(name) == proposed


@given(st.text(max_size=300))
def test_whatever_a_case_is_called_every_system_takes_the_proposal(name: str) -> None:
    proposed = safe_name(name)
    assert windows_trouble(proposed) == ""
    assert proposed
    assert not proposed.startswith(".")
    assert len(proposed.encode("utf-8", "surrogatepass")) < 200
    assert safe_name(proposed) == proposed
