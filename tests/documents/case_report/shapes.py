"""The shapes of a report's sentences: what is left without names, numbers, dates, references and the case's words."""

from __future__ import annotations

import enum
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from caseworker_app.documents import blocks as b
from caseworker_app.jobs.case_files import everything
from caseworker_app.model.indonesian import MONTHS, WEEKDAYS, terbilang

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.case_file import CaseFile

_DATE = re.compile(rf"(?:(?:{'|'.join(WEEKDAYS)}), )?\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}")
_NUMBER = re.compile(rf"\b(?:ke)?(?:{'|'.join(sorted(map(terbilang, range(100)), key=len, reverse=True))}|\d[\d.,]*)\b")
_REFERENCE = re.compile(r"\(?(?:(?:Tabel|Gambar|Foto) [\d.]+(?:, dan |, | dan )?)+\)?")
_LIST = re.compile(r"…(?:\s*\(…\))?(?:(?:, dan|, sedangkan|,|;| dan|; kemudian)\s*…(?:\s*\(…\))?)*")
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z…“])")


def shapes(document: b.Document, file: CaseFile) -> Counter[str]:
    """How often each shape of the program's sentences stands in its paragraphs; cells, facts and points left out."""
    known = _words_of(file)
    return Counter(
        shape
        for text in _told(document.blocks)
        for sentence in _END.split(text.strip())
        if len((shape := _shape(sentence, known)).replace("…", "").replace("#", "").strip(" .,:;()“”/–-")) > 1
    )


def _told(blocks: tuple[Any, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case b.Paragraph():
                yield _whole(block.text)
            case b.Keep() | b.Landscape():
                yield from _told(block.blocks)
            case _:
                pass


def _whole(text: b.Text) -> str:
    return text if isinstance(text, str) else "".join(part.text for part in text if isinstance(part, b.Run))


def _shape(sentence: str, known: re.Pattern[str]) -> str:
    text = _REFERENCE.sub("", _DATE.sub("…", sentence))
    text = known.sub("…", text)
    text = _NUMBER.sub("#", text)
    text = re.sub(r"[“\"]…[”\"]", "…", text)
    text = re.sub(r"(?:antara|pada) … dan …|(?:antara|pada) …", "…", text)
    return " ".join(_LIST.sub("…", text).split()).casefold()


def _words_of(file: CaseFile) -> re.Pattern[str]:
    """Every text of the case, and what its people are called."""
    words = {file.initials(person) for person in file.kin.people} | {"pihak"}
    for record in everything(file):
        for attribute in record.__mapper__.column_attrs:
            value = getattr(record, attribute.key)
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, str) and not isinstance(part, enum.Enum) and len(part.strip()) > 1:
                    words |= {part.strip(), part.strip().rstrip(".")}
    listed = sorted(words - {"?", "klien"}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)", re.IGNORECASE)
