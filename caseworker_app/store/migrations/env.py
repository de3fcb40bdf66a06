"""Alembic's entry: runs the revisions on the connection it was handed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from caseworker_app.model import Record

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext


def frozen(kind: str, thing: Any, _context: AutogenContext) -> str | Literal[False]:
    """A revision names the plain type of a column: the program's own types go on changing."""
    if kind != "type":
        return False
    plain = thing.impl_instance if isinstance(thing, TypeDecorator) else thing
    return f"sa.{plain.__visit_name__ if plain.__visit_name__.isupper() else _camel(plain)}()"


def _camel(plain: Any) -> str:
    return next(parent.__name__ for parent in type(plain).__mro__ if parent.__module__.startswith("sqlalchemy."))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Record.metadata,
    render_as_batch=True,
    render_item=frozen,
)
with context.begin_transaction():
    context.run_migrations()
