"""The revisions, oldest first; frozen once released."""
