"""The examples as loaded cases, and a case in which everything is filled in, each made once."""

from __future__ import annotations

import itertools
import re
import shutil
import uuid
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.exchange import package
from caseworker_app.jobs.case_files import everything, load
from caseworker_app.jobs.packages import import_case
from caseworker_app.model.case import Case
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.paths import resource
from caseworker_app.store.notebook import Notebook
from tests.filled import filled_case
from tests.store.built import Built
from tests.store.conftest import built_once

__all__ = ["built_once"]

Examples = dict[str, CaseFile]


@pytest.fixture(scope="session")
def book(built_once: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notebook]:
    path = tmp_path_factory.mktemp("laporan") / built_once.path.name
    shutil.copytree(built_once.path, path)
    with Built(path, built_once.code, built_once.notebook_id, built_once.raw_key).open() as notebook:
        yield notebook


@pytest.fixture(scope="session")
def examples(book: Notebook) -> Examples:
    """Both real cases by the names of their files, as documents get them."""
    found = {}
    for name in ("ms-sentra", "s-lansia"):
        imported = import_case(book, resource("examples", f"{name}.json").read_bytes())
        found[name] = load(book, imported.case_id)
    return found


@pytest.fixture
def file_of(book: Notebook) -> Callable[..., CaseFile]:
    """A loaded case out of a package: as an example, changed by a function before it goes in."""

    def loaded(name: str, change: Callable[[Case, dict[str, list[Any]]], None]) -> CaseFile:
        case, shared = package.read(resource("examples", f"{name}.json").read_bytes())
        change(case, shared)
        data = fresh(package.write(case, shared))
        return load(book, import_case(book, data, different=True).case_id)

    return loaded


def fresh(data: bytes) -> bytes:
    """The package under ids of its own, so that it is another case with other people."""
    known: dict[bytes, bytes] = {}

    def other(found: re.Match[bytes]) -> bytes:
        return known.setdefault(found[0], str(uuid.uuid4()).encode())

    return re.sub(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", other, data)


@pytest.fixture
def filled() -> CaseFile:
    """A case in which every column holds a value of its own, nothing of it private."""
    case, shared = filled_case()
    file = CaseFile(
        case,
        Kin(
            shared["people"],  # type: ignore[arg-type] # the package's lists are of one class each
            shared["unions"],  # type: ignore[arg-type]
            shared["twin_groups"],  # type: ignore[arg-type]
            shared["households"],  # type: ignore[arg-type]
            shared["emotional_ties"],  # type: ignore[arg-type]
        ),
        shared["groups"],  # type: ignore[arg-type]
    )
    count = itertools.count()
    for record in everything(file):
        for key in [attribute.key for attribute in record.__mapper__.column_attrs]:
            value = getattr(record, key)
            if isinstance(value, PartialDate):
                setattr(record, key, PartialDate.on(date(1900, 1, 1) + timedelta(days=next(count))))
            elif isinstance(value, TimeSpan):
                setattr(record, key, TimeSpan.parse(f"pertemuan pukul {next(count)}"))
            elif key == "private":
                setattr(record, key, False)
    for group in file.groups:
        del group.members[1:]
    return file
