"""Described pages in the window: fields, tables, their editors, the wizard of a stage."""
