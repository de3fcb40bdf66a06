"""``python -m caseworker_app.store.migrations "What changes"`` writes the next revision out of what the model became.

The revision is a proposal: read it, and carry data over by hand where columns move. Then add its number to
``schema.REVISIONS``.
"""

from __future__ import annotations

import sys

from alembic import command
from sqlalchemy import create_engine

from caseworker_app.store.migrations import _config
from caseworker_app.store.schema import REVISIONS


def main(message: str, number: str) -> None:
    """Compare an empty database, brought up to the newest revision, with the model."""
    with create_engine("sqlite://").connect() as connection:
        config = _config(connection)
        command.upgrade(config, "head")
        command.revision(config, message, autogenerate=True, rev_id=number)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else f"{int(REVISIONS[-1]) + 1:04}")
