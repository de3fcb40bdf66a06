"""A case as neutral blocks, and the writers that turn blocks into files."""
