"""The encrypted notebook on disk: keys, edits, undo, drafts, backup; alone knows the driver."""
