"""How older notebooks become today's. A revision is frozen: it names tables and columns, never live classes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from caseworker_app.store.troubles import damaged

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection, Engine

FOLDER = Path(__file__).resolve().parent


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring a database up to a revision in one transaction.

    Links are not enforced meanwhile (rebuilding a table would delete the rows that hang on it) and are checked before
    the commit. Raises DamagedNotebook when one leads nowhere; the database is then as it was.
    """
    from alembic import command

    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.commit()
        try:
            with connection.execution_options(begin="IMMEDIATE").begin():
                command.upgrade(_config(connection), revision)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise damaged()
        finally:
            connection.rollback()
            connection.execution_options(begin=None).exec_driver_sql("PRAGMA foreign_keys=ON")
            connection.commit()


def _config(connection: Connection | None = None) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
