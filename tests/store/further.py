"""A revision after the newest, made up, so that every notebook has one more to be migrated to.

``further.py FOLDER`` is a program that knows it, and writes it to FOLDER. For each line on stdin, JSON of a notebook's
path, its id, its key in hex, and seconds, it opens that notebook in a fork, which is killed after so many seconds (0:
never), and says how many it lived.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command  # noqa: F401 - here, so that a fork loses no time with it

from caseworker_app.store import backup, migrations, schema  # noqa: F401 - likewise
from caseworker_app.store.keys import DataKey
from caseworker_app.store.notebooks import open_notebook

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

NUMBER = "9999"
TABLE, COLUMN = "person", "made_up"
REVISION = f"""
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{NUMBER}", "{schema.REVISIONS[-1]}", None, None


def upgrade():
    with op.batch_alter_table("{TABLE}", recreate="always") as table:
        table.add_column(sa.Column("{COLUMN}", sa.Text()))
    op.execute("UPDATE {TABLE} SET {COLUMN} = 'tambahan ' || id")
"""  # noqa: S608 - names of the schema


def learn(folder: Path) -> None:
    """Let this process know the made-up revision."""
    (folder / f"{NUMBER}_made_up.py").write_text(REVISION, encoding="utf-8")
    vars(schema)["REVISIONS"] = (*schema.REVISIONS, NUMBER)
    plain = migrations._config

    def config(connection: Connection | None = None) -> Config:
        made = plain(connection)
        made.set_main_option("version_locations", f"{migrations.FOLDER / 'versions'}:{folder}")
        made.set_main_option("version_path_separator", "os")
        return made

    vars(migrations)["_config"] = config


def killed(path: str, notebook_id: str, key: str, seconds: float) -> float:
    """Open in a fork that is killed; how many seconds it lived."""
    began = time.monotonic()
    child = os.fork()
    if not child:
        open_notebook(Path(path), key=DataKey(notebook_id, bytes.fromhex(key))).close()
        os._exit(0)
    if seconds:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return time.monotonic() - began


if __name__ == "__main__":
    learn(Path(sys.argv[1]))
    for line in sys.stdin:
        print(killed(*json.loads(line)), flush=True)  # noqa: T201 - the answer
