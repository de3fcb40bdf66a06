"""Notebooks of earlier programs, kept under tests/files/notebooks/, and what stood in each on the day it was kept.

``python -m tests.store.kept FOLDER.kasus PASSPHRASE RECOVERY-CODE`` writes the latter, once, beside the notebook.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, select, text

from caseworker_app.jobs.case_files import load
from caseworker_app.jobs.packages import package_of
from caseworker_app.model.case import Case
from caseworker_app.store.notebooks import open_notebook

FOLDER = Path(__file__).resolve().parents[1] / "files" / "notebooks"
NAMES = sorted(path.stem for path in FOLDER.glob("*.kasus"))
MOVED_IN = {"consent": "0004", "activity": "0006", "plan": "0006", "setting": "0008"}
"""Tables of which a revision moved or rewrote something, on purpose; tests of their own look at what became of it."""
BUT = {"setting": "key <> 'procedures since'"}
"""Rows of a table that are compared, where a revision added one on purpose."""
TRAIL = "audit_entry"
"""The one table that grows with every opening."""
DERIVED = "search_"
"""What the tables of the search index begin with: they are made from the others, anew whenever their rules change."""


def noted(name: str) -> dict[str, Any]:
    """What was written down when the notebook was kept: passphrase, recovery_code, schema, tables, packages."""
    content: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return content


def rows_of(connection: Connection, table: str, columns: list[str]) -> list[list[Any]]:
    """All rows of a table, but for those added on purpose, in the order of its first column, as JSON can hold them."""
    names, which = ", ".join(f'"{column}"' for column in columns), BUT.get(table, "TRUE")
    query = f'SELECT {names} FROM "{table}" WHERE {which} ORDER BY 1'  # noqa: S608 - names of the schema
    rows = connection.execute(text(query))
    return [[value.hex() if isinstance(value, bytes) else value for value in row] for row in rows]


def seal(rows: list[list[Any]]) -> str:
    """SHA-256 over rows."""
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()


def _contents(path: Path, passphrase: str) -> dict[str, Any]:
    with open_notebook(path, passphrase, read_only=True) as notebook:
        with notebook.reader() as session:
            connection = session.connection()
            found = inspect(connection)
            columns = {name: [each["name"] for each in found.get_columns(name)] for name in found.get_table_names()}
            columns = {name: names for name, names in columns.items() if not name.startswith(DERIVED)}
            (schema,) = connection.execute(text("SELECT version_num FROM alembic_version")).one()
            del columns["alembic_version"]
            tables = {}
            for name, names in sorted(columns.items()):
                rows = rows_of(connection, name, names)
                tables[name] = {"columns": names, "rows": len(rows), "sha256": seal(rows)}
            cases = list(session.scalars(select(Case.id).order_by(Case.id)))
        packages = {case_id: json.loads(package_of(load(notebook, case_id))) for case_id in cases}
    return {"schema": schema, "tables": tables, "packages": packages}


def main(path: Path, passphrase: str, recovery_code: str) -> None:
    """Read a copy, so that the log of a notebook that was copied while open stays as it is."""
    with tempfile.TemporaryDirectory() as place:
        copied = Path(shutil.copytree(path, Path(place) / path.name))
        content = {"passphrase": passphrase, "recovery_code": recovery_code, **_contents(copied, passphrase)}
    lines = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    path.with_suffix(".json").write_text(lines, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
