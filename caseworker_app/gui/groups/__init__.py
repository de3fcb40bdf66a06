"""Pustaka: what the trade knows, the agency's own beside it, and the services of the region."""
