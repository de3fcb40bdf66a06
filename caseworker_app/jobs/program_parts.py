"""What this copy of the program consists of: its modules, the libraries they import, the files it came with."""

from __future__ import annotations

import ast
import importlib
import importlib.metadata
import pkgutil
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import caseworker_app

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = caseworker_app.__name__
ONLY_RUN = ("__main__", "env")
"""Modules that act as soon as they are imported: commands, and the one that Alembic runs by itself."""


def import_modules() -> None:
    """Import every module of the program. Raises what the first one raises that cannot be imported."""
    for module in pkgutil.walk_packages(caseworker_app.__path__, f"{OWN}."):
        if module.name.rpartition(".")[2] not in ONLY_RUN:
            importlib.import_module(module.name)


def import_libraries() -> None:
    """Import every module of a library that any function of the program imports when it needs it; raises likewise."""
    for name in _needed_libraries():
        importlib.import_module(name)


def missing_files() -> list[str]:
    """Files of the program that its package lists and that are not there; nothing is known of a copy without a list."""
    own = [file for file in _listed_files() if file.parts[0] == OWN and file.suffix != ".pyc"]
    return [file.name for file in own if not Path(str(file.locate())).is_file()]


def licences() -> str:
    """Whose work the program stands on, and under which licence it may be used. Empty where the text is not there."""
    beside = [Path(folder).parent / "NOTICES" for folder in caseworker_app.__path__]  # in a source tree
    places = [*beside, *(Path(str(file.locate())) for file in _listed_files() if file.name == "NOTICES")]
    return next((place.read_text("utf-8") for place in places if place.is_file()), "")


def _listed_files() -> list[importlib.metadata.PackagePath]:
    try:
        return importlib.metadata.files("caseworker") or []
    except importlib.metadata.PackageNotFoundError:
        return []


@cache
def _needed_libraries() -> tuple[str, ...]:
    sources = [file for folder in caseworker_app.__path__ for file in Path(folder).rglob("*.py")]
    return tuple(sorted({name for source in sources for name in _libraries(ast.parse(source.read_bytes()))}))


def _libraries(tree: ast.AST) -> Iterator[str]:
    for node in _executed(tree):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name.partition(".")[0] not in sys.stdlib_module_names | {OWN}:
                yield name


def _executed(tree: ast.AST) -> Iterator[ast.AST]:
    """All but what only the type checker reads."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"):
            yield node
            yield from _executed(node)
