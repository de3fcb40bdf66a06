"""Real old notebooks, killed while the program brings them up to date: either the old or the new, never between."""

from __future__ import annotations

import contextlib
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text

from caseworker_app.store import backup, database, keys
from tests.conftest import posix_only
from tests.soak import safety
from tests.store.conftest import ROOT
from tests.store.further import COLUMN, NUMBER, TABLE
from tests.store.kept import FOLDER, MOVED_IN, NAMES, TRAIL, noted, rows_of, seal

OLD = [name for name in NAMES if name.endswith("-lived-in")]
"""One of each released schema; to every one of them today's program has at least one revision to add."""
BETWEEN = "_alembic_tmp_"
"""How tables are called while another is rebuilt."""


@dataclass(frozen=True)
class Old:
    """A copy of a kept notebook in a place of its own."""

    name: str
    path: Path
    key: keys.DataKey

    @contextlib.contextmanager
    def connected(self) -> Iterator[Connection]:
        engine = database.engine_for(self.path / database.FILE, self.key, "write")
        with engine.connect() as connection:
            yield connection
        engine.dispose()


def placed(name: str, place: Path, key: keys.DataKey) -> Old:
    shutil.rmtree(place, ignore_errors=True)
    return Old(name, Path(shutil.copytree(FOLDER / f"{name}.kasus", place)), key)


@pytest.fixture
def killed(tmp_path: Path) -> Iterator[Callable[[Old, float], float]]:
    """Open a notebook with a program that has a further revision; kill it after so many seconds, never for 0."""
    revisions = tmp_path / "revisions"
    revisions.mkdir()
    command, pipe = [sys.executable, "-m", "tests.store.further", str(revisions)], subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        said, heard = process.stdin, process.stdout

        def attempt(old: Old, seconds: float) -> float:
            said.write(json.dumps([str(old.path), old.key.notebook_id, old.key.bytes.hex(), seconds]) + "\n")
            said.flush()
            return float(heard.readline())

        yield attempt
        said.close()


def check(old: Old) -> bool:
    """Whether it is of the new schema now; it is whole, and holds what it held, either way."""
    then = noted(old.name)
    with old.connected() as connection:
        (revision,) = connection.execute(text("SELECT version_num FROM alembic_version")).one()
        assert revision in {then["schema"], NUMBER}
        new = bool(revision == NUMBER)
        tables = inspect(connection).get_table_names()
        assert not [table for table in tables if table.startswith(BETWEEN)]
        columns = [column["name"] for column in inspect(connection).get_columns(TABLE)]
        assert (COLUMN in columns) == new
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
        for table, kept in then["tables"].items():
            moved = new and then["schema"] < MOVED_IN.get(table, "0001")  # what became of it is looked at elsewhere
            rows = rows_of(connection, table, kept["columns"][:1] if moved else kept["columns"])
            rows = rows[: kept["rows"]] if table == TRAIL else rows
            if not moved:
                assert (table, seal(rows)) == (table, kept["sha256"])
    before = [each for each in backup.automatic(old.path) if each.reason == "sebelum-penyesuaian"]
    assert before or not new, "the backup is made first"
    for each in before:
        report = backup.verify(each.path, key=old.key)
        assert report.contents is not None
        assert report.contents.revision == then["schema"]
    return new


@posix_only("Windows has no forks")
@safety("R11", "old notebook killed while it is migrated: old or new, a backup of the old first", 3, 30)
@pytest.mark.parametrize("name", OLD)
def test_a_kill_leaves_the_old_schema_or_the_new_one(
    name: str, tmp_path: Path, killed: Callable[[Old, float], float], tries: int
) -> None:
    key = keys.unlock(FOLDER / f"{name}.kasus", noted(name)["passphrase"])
    place = tmp_path / "lama.kasus"
    old = placed(name, place, key)
    lasted = killed(old, 0)
    assert check(old)
    chance = random.Random(11)  # noqa: S311 - moments, not secrets
    for _ in range(tries):
        old = placed(name, place, key)
        killed(old, chance.uniform(0.01, lasted))
        check(old)
    killed(old, 0)
    assert check(old)
    assert not list(old.path.rglob("*.part"))
