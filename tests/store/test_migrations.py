from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, event, inspect, text

from caseworker_app.errors import DamagedNotebook, NotebookReadOnly
from caseworker_app.model import Record
from caseworker_app.store import backup, migrations, schema
from tests.store.built import Built
from tests.store.shapes import migrated_to, plain_database, shape

WHAT_TO_DO = (
    "the model is no longer what the newest revision makes, so notebooks in use would not open: "
    'write a revision with «python -m caseworker_app.store.migrations "what changes"», read it, '
    "and add its number to store/schema.py (CONTRIBUTING.md, «How to add a form field»)"
)


@pytest.fixture(scope="module")
def migrated() -> Iterator[Engine]:
    with migrated_to("head") as engine:
        yield engine


@pytest.fixture
def on_disk(tmp_path: Path) -> Iterator[Engine]:
    with plain_database(f"sqlite:///{tmp_path / 'plain.db'}") as engine:
        yield engine


def test_the_revisions_are_known_in_their_order() -> None:
    script = ScriptDirectory(str(migrations.FOLDER))
    found = [revision.revision for revision in script.walk_revisions()]
    assert tuple(reversed(found)) == schema.REVISIONS


def test_migrating_leads_to_the_model(migrated: Engine) -> None:
    with migrated.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Record.metadata) == [], WHAT_TO_DO


def test_migrating_and_making_anew_give_the_same_tables(migrated: Engine) -> None:
    with plain_database() as made:
        Record.metadata.create_all(made)
        assert shape(migrated) == shape(made), WHAT_TO_DO


def test_opening_and_making_a_notebook_needs_no_alembic(built: Built) -> None:
    code = (
        "import sys; from pathlib import Path; from caseworker_app.store import keys; "
        "from caseworker_app.store.notebooks import create; "
        "create(Path(sys.argv[1]), 'x', strength=keys.LOWEST)[0].close(); print('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(built.path.parent / "baru.kasus")]
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.strip() == "False"


def test_the_key_is_derived_without_sqlalchemy() -> None:
    code = "import sys; import caseworker_app.store.keys; print('sqlalchemy' in sys.modules)"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.fixture
def older(built: Built, monkeypatch: pytest.MonkeyPatch) -> Built:
    """A notebook of a revision before the first one: its tables are gone, so that the first revision makes them."""
    with built.open() as notebook, notebook.bookkeeping() as session:
        connection = session.connection()
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    monkeypatch.setattr(schema, "REVISIONS", ("0000", *schema.REVISIONS))
    return built


def test_an_older_notebook_is_backed_up_and_migrated(older: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "upgrade", _mark_current)
    with pytest.raises(NotebookReadOnly, match="lebih lama"):
        older.open(read_only=True)
    older.open().close()
    assert [one.reason for one in backup.automatic(older.path)] == ["sebelum-penyesuaian"]
    older.open(read_only=True).close()


def _mark_current(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :newest"), {"newest": schema.REVISIONS[-1]})


def _two_tables(engine: Engine, owner: str) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE parent (id TEXT PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE child (id TEXT, of TEXT REFERENCES parent(id) ON DELETE CASCADE)")
        connection.exec_driver_sql("INSERT INTO parent VALUES ('a')")
        connection.exec_driver_sql("INSERT INTO child VALUES ('b', ?)", (owner,))
        connection.commit()


def test_links_are_not_enforced_while_tables_are_rebuilt_but_are_again_afterwards(on_disk: Engine) -> None:
    engine = on_disk
    event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA foreign_keys=ON"))
    _two_tables(engine, "a")
    seen: set[int] = set()

    def look(_connection: object, cursor: Any, statement: str, *_: object) -> None:
        if "CREATE" in statement:
            seen.add(cursor.connection.execute("PRAGMA foreign_keys").fetchone()[0])

    event.listen(engine, "before_cursor_execute", look)
    migrations.upgrade(engine)
    assert seen == {0}
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM child").scalar() == 1


def test_a_migration_that_leaves_a_link_to_nowhere_is_taken_back(on_disk: Engine) -> None:
    engine = on_disk
    _two_tables(engine, "tidak ada")
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    with pytest.raises(DamagedNotebook):
        migrations.upgrade(engine)
    assert set(inspect(engine).get_table_names()) == {"parent", "child"}
