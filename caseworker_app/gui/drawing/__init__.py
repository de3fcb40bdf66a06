"""Diagrams to work on: the drawing itself as an editor, with mouse and keyboard alike."""
