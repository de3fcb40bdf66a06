"""The picture of the house, kept true: layers, sizes, pins and what must not be."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "caseworker_app"
SOURCES = ("caseworker_app", "packaging")
LONGEST_MODULE = 400
HEAVY = ("alembic", "docx", "matplotlib", "numpy", "openpyxl", "pikepdf", "pypdfium2", "reportlab", "xlsxwriter")
DISTRIBUTIONS = {
    "PIL": "pillow",
    "PySide6": "pyside6-essentials",
    "argon2": "argon2-cffi",
    "docx": "python-docx",
    "pi_heif": "pi-heif",
}


def modules(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    assert found
    return found


def imported_libraries(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        for name in names:
            library = name.partition(".")[0]
            if library not in sys.stdlib_module_names | {"caseworker_app"}:
                yield DISTRIBUTIONS.get(library, library.lower())


def test_layers_import_only_downward() -> None:
    """In a process of its own: the linter switches off every log of the one that it runs in."""
    script = "import sys, importlinter.cli as cli; sys.exit(cli.lint_imports('pyproject.toml', no_cache=True))"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def nodes_that_run(tree: ast.AST) -> Iterator[ast.AST]:
    """All but what only the type checker reads."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"):
            yield node
            yield from nodes_that_run(node)


def needed_modules(path: Path, known: dict[str, Path]) -> set[str]:
    """The modules of the program that a module imports when it runs, at its top or inside a function."""
    names = set()
    for node in nodes_that_run(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= inner & known.keys() or {node.module or ""}
    return {name for name in names if name in known and known[name] != path}


def test_no_modules_import_each_other_in_a_circle() -> None:
    known = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in modules("caseworker_app")
    }
    TopologicalSorter({name: needed_modules(path, known) for name, path in known.items()}).prepare()


@pytest.mark.parametrize("folder", ["packaging", "resources"])
def test_folders_that_are_no_packages_stay_so(folder: str) -> None:
    assert not list((ROOT / folder).rglob("__init__.py"))


def test_no_module_is_a_lump() -> None:
    lengths = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n") for path in modules(*SOURCES)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_pyside_is_pinned_to_the_version_that_counts_right() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pin = f"PySide6-Essentials=={version('PySide6-Essentials')}"
    assert pin in project["dependencies"]
    locked = {package["name"]: package.get("version") for package in lock_file()["package"]}
    assert locked["pyside6-essentials"] == version("PySide6-Essentials")


def lock_file() -> dict[str, Any]:
    return tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))


def wanted(requirement: dict[str, Any]) -> set[tuple[str, str]]:
    """What a locked requirement asks for: the package itself ("" as its extra) and each of its extras."""
    return {(requirement["name"], extra) for extra in ("", *requirement.get("extra", ()))}


def test_the_lock_is_closed_and_every_file_in_it_has_its_hash() -> None:
    """Set-up resolves nothing: what any locked package requires, extras included, is locked too."""
    packages = lock_file()["package"]
    locked = {(package["name"], "") for package in packages}
    locked |= {(package["name"], extra) for package in packages for extra in package.get("optional-dependencies", {})}
    asked: set[tuple[str, str]] = set()
    for package in packages:
        groups = [package.get("dependencies", [])]
        groups += [*package.get("optional-dependencies", {}).values(), *package.get("dev-dependencies", {}).values()]
        for requirement in (requirement for group in groups for requirement in group):
            asked |= wanted(requirement)
        files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
        assert files or package["name"] == "caseworker", package["name"]
        assert all(file["hash"].startswith("sha256:") and len(file["hash"]) == 71 for file in files), package["name"]
    assert {("pymeeus", ""), ("setuptools", ""), ("uv", "")} <= asked
    assert asked - locked == set()


def test_what_has_no_wheel_is_built_with_what_is_locked() -> None:
    """An isolated build would fetch whichever build tool is newest."""
    without_wheel = {package["name"] for package in lock_file()["package"] if "wheels" not in package}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert without_wheel == {*project["tool"]["uv"]["no-build-isolation-package"]}


def test_sessions_live_only_in_store_and_jobs() -> None:
    names = {"Session", "sessionmaker", "scoped_session", "create_engine"}
    elsewhere = [
        path for path in modules("caseworker_app") if not {"store", "jobs"} & {*path.relative_to(PROGRAM).parts}
    ]
    strays = {
        f"{path.relative_to(ROOT)}: {alias.name}"
        for path in elsewhere
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        for alias in node.names
        if alias.name in names
    }
    assert strays == set()


def test_dependencies_are_what_the_program_imports() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=]", dependency)[0].lower() for dependency in project["dependencies"]}
    assert declared == {library for path in modules("caseworker_app") for library in imported_libraries(path)}


def test_the_command_line_starts_without_heavy_libraries() -> None:
    code = "import sys, caseworker_app.cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {name.partition(".")[0] for name in done.stdout.split()} & {*HEAVY, "PySide6", "sqlalchemy"} == set()


def test_the_window_does_not_keep_the_source_of_what_is_imported() -> None:
    code = "import linecache, caseworker_app.gui.shell.application, wave; print(wave.__file__ in linecache.cache)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_every_font_is_truetype_and_has_its_licence_beside_it() -> None:
    folder = ROOT / "resources" / "fonts"
    fonts = sorted(folder.glob("*.ttf"))
    assert {font.stem.partition("-")[0] for font in fonts} >= {"Inter", "LiberationSans", "LiberationSerif"}
    texts = folder.glob("*-LICENSE.txt")
    licences = {path.name.removesuffix("-LICENSE.txt"): path.read_text(encoding="utf-8") for path in texts}
    for font in fonts:
        assert font.read_bytes()[:4] == b"\x00\x01\x00\x00", font.name
        (licence,) = [text for family, text in licences.items() if font.stem.startswith(family)]
        assert len(licence) > 1_000, font.name
