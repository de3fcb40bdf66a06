"""How much may come in from outside: every limit on files that others wrote, each with its reason.

A real case stays far below all of them; what lies above is damaged, or made to stop the program. Sizes are in bytes and
lengths in letters unless a name says otherwise.
"""

from __future__ import annotations

import functools
import re
import sys
import unicodedata

KB, MB = 1024, 1024 * 1024

PACKAGE_TEXT = 64 * MB
"""A case package without the contents of its attachments: a hundred times the notes of the longest case known."""
PACKAGE_CONTENTS = 512 * MB
"""The contents of all its attachments: 150 photos as good cameras write them; they are in memory until all is saved."""
PACKAGE_FILE = PACKAGE_TEXT + 2 * PACKAGE_CONTENTS
"""The whole file, read piece by piece: contents travel as base64, perhaps in two bytes a letter."""
TEXT = 1_000_000
"""One text of a case: a novel. What is longer slows every page that shows it."""
LINE = 32_767
"""A text of one line (a name, a number, a date): as much as the window's own field holds."""
CASE_NUMBER = 100
"""The number of a case, which stands in lists, titles and file names and is typed to confirm an erasure."""
ROWS = 20_000
"""Rows in one list: twenty entries a day for three years."""
ALL_ROWS = 60_000
"""Records in a package together; more fill the memory of an old laptop while they are written."""
VALUES = 500_000
"""Values in a package together, for the same reason."""
NUMBER_LETTERS = 400
"""Digits of one number in a package: every double has fewer, and reading thousands takes the square of their time."""
WORDS = 2_000
"""Words in one list of a record or of an agency: no screen shows more of them."""
SIGNATURE = 2 * MB
"""A picture that stands in a record itself: a signature, a logo."""

PEOPLE = 3_000
"""People of one family, in a package or a GEDCOM file: what a genogram can still be laid out from."""
FAMILIES = 2 * PEOPLE
"""Unions of one family: with fewer people than unions somebody has counted wrongly."""
PARENTAGES = 20
"""Unions that one person is a child of: by birth, adopted, fostered several times over."""
GEDCOM_FILE = 8 * MB
"""A GEDCOM file: 3,000 people of whom each has a page to tell."""
GEDCOM_LINES = 150_000
"""Lines of it: 50 for each of them."""
GEDCOM_CONTINUED = 5_000
"""Lines that carry on one text: 1 MB in lines of 200 letters."""

FILE = 64 * MB
"""A file to be attached: the largest photo of a telephone, an hour of talk as it records it, a minute of film."""
PICTURE_PIXELS = 250_000_000
"""Pixels of a picture that is read: telephones write 200 megapixels."""
PICTURE_MEMORY = 450_000_000
"""Bytes that reading and scaling a picture may take: a panorama in HEIC, and what a laptop of 4 GB can spare."""
PICTURE_KEPT_PIXELS = 25_000_000
"""Pixels of a picture that is kept; larger ones are scaled down: A4 at 500 dots an inch."""
PICTURES = 100
"""Pages of a scan, pictures of a moving one: a thick dossier."""
PICTURES_PIXELS = 1_000_000_000
"""Pixels of them together: a hundred pages of A4 at 300 dots an inch."""
PAGE_PIXELS = 9_000_000
"""Pixels of one such page as it is kept: A4 at 300 dots an inch."""
ATTACHMENT = 10 * MB
"""A picture as it is kept: a notebook of hundreds must fit on a stick and be backed up in seconds."""
DOCUMENT = 32 * MB
"""A PDF: a hundred scanned pages in colour."""
PDF_OBJECTS = 200_000
"""Parts of a PDF that are looked through for what must not come in."""

SHEET_FILE = 16 * MB
"""A list of people in Excel or CSV: thousands of rows take 1 MB."""
SHEET_PART = 64 * MB
"""One part of an Excel file as it is unpacked: a sheet of a million rows has more, and so has a file made to burst."""
SHEET_UNMEASURED = 8 * MB
"""A sheet that does not say how far it reaches is in memory as a whole for a moment, ten times as large."""
SHEET_WORDS = 24 * MB
"""All texts of an Excel file as they are unpacked: they are in memory at once."""
SHEET_PARTS = 2_000
"""Parts of an Excel file: a workbook with pictures has dozens."""
SHEET_ROWS = 5_000
"""Rows of one sheet that hold something: a list of candidates of a whole regency."""
SHEET_COLUMNS = 200
"""Columns that are looked at: nobody goes through more headings."""
SHEETS = 30
"""Sheets of one file that are read: one for each month, and some more."""

KEY_FILE = 64 * KB
"""The key file: two slots take 1 KB."""
KEY_SLOTS = 8
"""Ways to open a notebook: a passphrase and a recovery code, and room for a later version's."""
KEY_MEMORY = 256 * 1024
"""KiB of memory of Argon2id: the most that is ever chosen, and what an old laptop can spare."""
KEY_EFFORT = 8 * 1024 * 1024
"""KiB of memory times passes of Argon2id, of all slots together: half a minute on an old laptop, never hours."""

BACKUP_LIST = 64 * KB
"""What a backup says about itself, twice: four files in 1 KB."""

TEMPLATE_FILE = MB
"""An office's template: the longest shipped one has 30 KB."""
TEMPLATE_TEXT = 20_000
"""One text of a template: five printed pages."""
TEMPLATE_PARTS = 500
"""Texts, sections or signatories of one template."""
TEMPLATE_VALUES = 5_000
"""All that it says together."""

SERVICES_FILE = 8 * MB
"""A service directory: thousands of offices with a page for each."""

MARKS = 50
"""Accents upon accents on one letter: no script has five; sorting thousands takes the square of their number."""

SHOWN = 60
"""Letters of something foreign that a sentence quotes."""
SENTENCE = 300
"""Letters of a refusal: what fits under a field, and is read."""


def has_stacked_marks(text: str) -> bool:
    """Whether a letter bears more than ``MARKS`` accents, which no writing does."""
    return not text.isascii() and _stacked().search(text) is not None


@functools.cache
def _stacked() -> re.Pattern[str]:
    accents = "".join(letter for letter in map(chr, range(sys.maxunicode + 1)) if unicodedata.combining(letter))
    return re.compile(f"[{re.escape(accents)}]{{{MARKS}}}")


def brief(words: object, most: int = SHOWN) -> str:
    """Foreign words as a sentence may quote them: on one line, without unseen signs, the middle left out of long ones.

    Unseen signs are those of control and of direction, which could make a name look like another («gpj.exe»).
    """
    text = str(words)
    if len(text) > 4 * most:
        text = f"{text[: 2 * most]}…{text[-2 * most :]}"
    seen = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text)
    seen = " ".join(seen.split())
    if len(seen) <= most:
        return seen
    head = most * 2 // 3
    return f"{seen[:head]}…{seen[head + 1 - most :]}"
