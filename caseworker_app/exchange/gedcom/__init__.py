"""Families from GEDCOM 5.5.1 and 7 files, and back.

Files from other programs are often not what they claim to be: the encoding is found from the bytes themselves, lines
that are no GEDCOM are passed over, and what is missing stays empty. Emotional lines and households have no place in
GEDCOM; they travel in the case package.

``lines`` turns bytes into records, ``family`` records into what a genogram is drawn from, ``reading`` and ``writing``
records into people and unions of a case and back, ``dates`` the dates.
"""

from caseworker_app.exchange.gedcom.family import read_gedcom

__all__ = ["read_gedcom"]
