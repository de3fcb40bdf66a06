"""The rows of the table of what must hold (a stolen laptop, a power cut, a wrong click), and how often each is tried.

A test that shows a row bears ``@safety(…)`` and takes the number of its tries from the fixture ``tries``: few in every
run, many with CASEWORKER_SOAK=1, as ``packaging/dev.py soak`` runs them.
"""

from __future__ import annotations

import os

import pytest

LONG = bool(os.environ.get("CASEWORKER_SOAK"))


def safety(row: str, what: str, few: int = 1, many: int = 1) -> pytest.MarkDecorator:
    """Mark a test with the row that it shows («R1»), what it tries in a few English words, and how often."""
    return pytest.mark.safety(row=row, what=what, tries=many if LONG else few)
