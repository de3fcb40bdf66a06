"""What a case is: SQLAlchemy classes and value types; no session, no rules."""

from caseworker_app.model import bookkeeping, case, family, group, service
from caseworker_app.model.base import Record

__all__ = ["Record", "bookkeeping", "case", "family", "group", "service"]
