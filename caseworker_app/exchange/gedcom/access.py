"""What the lines of a record say: texts, names, references and days. Needs nothing of the model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ged4py.model import Record

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
NAME_PIECES = ("NPFX", "GIVN", "SPFX", "SURN", "NSFX")
_DATE = re.compile(r"(?:(\d{1,2})\s+)?(?:([A-Z]{3})\s+)?(\d{3,4})\b")


def key(record: Record) -> str:
    """The file's own name of a record, without «@»."""
    return (record.xref_id or "").strip("@")[1:]


def reference(line: Record) -> str:
    """The record that a line points to, by the file's own name."""
    return str(line.value or "").strip("@ ")[1:]


def text(line: Record) -> str:
    """What a line itself says, without the lines below it; nothing where it points to another record."""
    said = "" if line.value is None else str(line.value).replace("@@", "@").strip()
    return "" if said.startswith("@") and said.endswith("@") and len(said) > 2 else said


def value(record: Record, path: str) -> str:
    """The text of the first line of this kind below a record; empty where there is none."""
    said = record.sub_tag_value(path)
    return "" if said is None else str(said).replace("@@", "@").strip()


def values(record: Record, *tags: str) -> list[str]:
    """The texts of all lines of these kinds, without empty ones; a line that points to a note has its text."""
    said = [str(line.value).replace("@@", "@").strip() for line in record.sub_tags(*tags) if line.value]
    return list(dict.fromkeys(words for words in said if words))


def has(line: Record | None) -> bool:
    """Whether there is such an event; «N» says that there is none."""
    return line is not None and text(line).upper() != "N"


def name(line: Record | None) -> str:
    """The words of a NAME line, without the slashes around a family name; of an empty one the pieces below it."""
    if line is None:
        return ""
    parts = line.value or ()
    words = " ".join(str(part or "") for part in ((parts,) if isinstance(parts, str) else parts))
    if not words.replace("/", " ").strip():
        words = " ".join(value(line, piece) for piece in NAME_PIECES)
    return " ".join(words.replace("/", " ").replace("@@", "@").split())


def day(event: Record | None) -> tuple[int, ...]:
    """(year, month, day) of an event as far as written; the first one of a range; () where none can be read."""
    match = _DATE.search(value(event, "DATE").upper()) if event is not None else None
    if not match:
        return ()
    year, month = int(match[3]), MONTHS.index(match[2]) + 1 if match[2] in MONTHS else 0
    if not month:
        return (year,)
    return (year, month, int(match[1])) if match[1] else (year, month)
