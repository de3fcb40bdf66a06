"""What a case is: SQLAlchemy classes and value types; no session, no rules."""
