"""The rules of the trade as pure functions: stages, kinship, completeness; no SQL, no Qt."""
