"""What papers are put together from: forms, tables, signatures, the office's template."""
