"""Sections of an office's own documents are known by keys; until now they were by the heading that they bore."""

import json

import sqlalchemy as sa
from alembic import op

from caseworker_app.store.section_keys import with_keys

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_PREFIX = "template:"


def upgrade() -> None:
    """Give the sections of every version and draft of an office's own documents their keys."""
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, key, value FROM setting WHERE key LIKE :key"), {"key": f"{_PREFIX}%"})
    for setting_id, key, value in rows.all():
        kept = json.loads(value)
        if not isinstance(kept, dict):
            continue
        document = key.removeprefix(_PREFIX)
        changed = {
            **kept,
            "draft": _keyed(document, kept.get("draft")),
            "versions": [_keyed(document, version) for version in kept.get("versions") or []],
        }
        if changed != kept:
            connection.execute(
                sa.text("UPDATE setting SET value = :value WHERE id = :id"),
                {"value": json.dumps(changed, ensure_ascii=False), "id": setting_id},
            )


def _keyed(document: str, template: object) -> object:
    return with_keys(document, template) if isinstance(template, dict) else template
