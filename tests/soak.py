"""The rows of the table of what must hold (a stolen laptop, a power cut, a wrong click), and how often each is tried.

A test that shows a row bears ``@safety(…)`` and takes the number of its tries from the fixture ``tries``: few in every
run, many with CASEWORKER_SOAK=1, as ``packaging/dev.py soak`` runs them.
"""

from __future__ import annotations

import os

import pytest

ROWS = {
    "R1": "no acknowledged save is lost or torn",
    "R2": "at most five seconds of typing are at risk",
    "R3": "a torn log opens as a clean beginning",
    "R4": "damage is noticed and never overwritten",
    "R5": "on a full disk nothing is lost and the reserve helps once",
    "R6": "a medium that cannot be written is read, or refused in a sentence",
    "R7": "the last good backup always restores",
    "R8": "a backup becomes the notebook on a new machine",
    "R9": "of two starts one writes",
    "R10": "a wrong clock erases, rotates and reorders nothing",
    "R11": "every older schema becomes today's, or stays as it was",
    "S1": "nothing personal in the clear on the disk",
    "S2": "encrypted, or the program refuses",
    "S4": "wrong passphrases cost time",
    "S6": "idle time, Ctrl+L and sleep lock within a second",
    "S7": "the clipboard is emptied",
    "S8": "logs and crash reports hold types and ids only",
    "S9": "hostile files are refused and change nothing",
    "S10": "any text prints as itself",
    "S12": "any words may be searched for",
    "S14": "nothing asks a network",
    "S15": "who was erased is gone everywhere and stays gone",
    "S16": "a changed, removed or added line of the audit trail is found",
    "S17": "the whole record of a client goes out, and goes away",
    "S18": "a locked program has forgotten",
    "S19": "locking and quitting succeed whatever saving does",
    "S20": "all that comes in has limits",
    "S21": "no file of ours is left behind or readable by others",
}
"""The table; no row speaks of spreadsheets (S11) as long as the program writes none."""

LONG = bool(os.environ.get("CASEWORKER_SOAK"))


def safety(row: str, what: str, few: int = 1, many: int = 1) -> pytest.MarkDecorator:
    """Mark a test with the row that it shows («R1»), what it tries in a few English words, and how often."""
    return pytest.mark.safety(row=row, what=what, tries=many if LONG else few)
