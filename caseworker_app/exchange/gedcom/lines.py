"""From the bytes of a GEDCOM file to its records of people and families."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from caseworker_app import limits
from caseworker_app.errors import BadInput
from caseworker_app.limits import MB, has_stacked_marks
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ged4py.model import Record

_LINE = re.compile(r"\s*(\d{1,2})\s+(?:(@[A-Za-z0-9][^@]*@)\s+)?([A-Za-z0-9_]+)(?:\s(.*))?$")
_CHARSET = re.compile(rb"^\s*1\s+CHAR\s+([^\r\n]*)", re.MULTILINE)
_CONTINUED = ("CONC", "CONT")
_NAME_PIECES = ("NPFX", "GIVN", "SPFX", "SURN", "NSFX")
_SHORT_TEXTS = {*_NAME_PIECES, "NAME", "NICK", "DATE", "PLAC", "OCCU", "EDUC", "RELI", "NATI", "CAUS", "TYPE", "FACT"}
_TAG = re.compile(r"\d+ (?:@[^@]*@ )?(\w+)")


@dataclasses.dataclass(frozen=True, slots=True)
class UnionRecord:
    """A record of a family with its references: at most two partners, children in their order.

    A record with more partners becomes one for the first with each of the others; the children are with the first two.
    """

    key: str
    record: Record
    partners: tuple[str, ...]
    children: tuple[str, ...]


def records(data: bytes) -> tuple[list[Record], list[UnionRecord]]:
    """The people and the families that a file tells of.

    Raises BadInput when the bytes are no GEDCOM or name nobody.
    """
    from ged4py.parser import GedcomReader, IntegrityError, ParserError

    if len(data) > limits.GEDCOM_FILE:
        raise _too_much(tr("{most} MB"), limits.GEDCOM_FILE // MB)
    decoded = _decoded(data)
    if has_stacked_marks(decoded):
        raise _unreadable()
    text = _cleaned(unicodedata.normalize("NFC", decoded))
    try:
        reader = GedcomReader(
            io.BytesIO(text.encode("utf-8")), encoding="utf-8", errors="replace"
        )  # follows notes later
        _demand_few(text)
        people = list({key(person): person for person in reader.records0("INDI")}.values())
        unions = list(reader.records0("FAM"))
    except (ParserError, IntegrityError, OSError, ValueError, LookupError) as cause:
        raise _unreadable() from cause
    if not people:
        raise BadInput(tr("Berkas GEDCOM ini tidak memuat seorang pun. Pilih berkas lain yang berisi data keluarga."))
    return people, _joined(people, unions)


def _unreadable() -> BadInput:
    return BadInput(
        tr("Berkas ini bukan GEDCOM yang dapat dibaca. Berkas tidak diubah; simpan ulang sebagai GEDCOM 5.5.1 atau 7.")
    )


def _too_much(what: str, most: int) -> BadInput:
    told = tr("Berkas GEDCOM ini lebih dari {size}; tidak ada yang dimasukkan. Simpan keluarga klien saja, coba lagi.")
    return BadInput(told.format(size=what.format(most=most)))


def _demand_few(text: str) -> None:
    """Refuse a file before it is read whole: with more people or unions than a family has."""
    kinds = Counter(re.findall(r"^0 @[^@\n]*@ (INDI|FAM)\b", text, re.MULTILINE))
    if kinds["INDI"] > limits.PEOPLE:
        raise _too_much(tr("{most} orang"), limits.PEOPLE)
    if kinds["FAM"] > limits.FAMILIES:
        raise _too_much(tr("{most} keluarga"), limits.FAMILIES)


def _decoded(data: bytes) -> str:
    """The text of the file: by its byte order mark, by its zero bytes, by trying UTF-8, by the encoding it names."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if data[:4].count(0) >= 2:  # ASCII in pairs of bytes
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", errors="replace")
    named = _CHARSET.search(data[:4000].replace(b"\r", b"\n"))
    name = named[1].decode("ascii", errors="ignore").strip().lower() if named else ""
    with contextlib.suppress(UnicodeDecodeError):  # what reads as UTF-8 is UTF-8, whatever the file calls itself
        return data.decode("utf-8")
    if name == "ansel":
        import ansel

        ansel.register()
        return data.decode("gedcom", errors="replace")
    guesses = {"ibmpc": "cp437", "ibm dos": "cp850", "msdos": "cp850", "macintosh": "mac-roman"}
    return data.decode(guesses.get(name, "cp1252"), errors="replace")


def _cleaned(text: str) -> str:
    """Only the lines that are GEDCOM, one header before all, and no level deeper than its parent allows.

    Spaces at the ends of continued texts belong to them: long lines are often cut between two words.
    """
    lines: list[str] = []
    level = -1
    for raw in re.split(r"[\r\n]+", re.sub("[\0\ufeff]", "", text)):
        found = _LINE.match(raw)
        if not found:
            continue
        own, reference, tag, value = int(found[1]), found[2] or "", found[3], found[4] or ""
        if own > level + 1:
            continue
        level = own
        value = value if tag in _CONTINUED else value.lstrip()
        if tag == "DATE" and "@#" in value:
            value = _readable_date(value)
        if len(lines) >= limits.GEDCOM_LINES:
            raise _too_much(tr("{most} baris"), limits.GEDCOM_LINES)
        lines.append(" ".join(filter(None, (str(own), reference, tag))) + (f" {value}" if value else ""))
    if not lines or not re.match(r"0\s+HEAD\b", lines[0]):
        raise _unreadable()
    _demand_short_texts(lines)
    head = re.compile(r"1\s+CHAR\b")
    return "\n".join(line for line in lines if not head.match(line)) + "\n"


def _demand_short_texts(lines: Iterable[str]) -> None:
    """Refuse a text longer than a page can show, together with the lines that carry it on."""
    length = continued = most = 0
    for number, line in enumerate(lines, 1):
        tag = _TAG.match(line)
        if tag and tag[1] in _CONTINUED:
            length, continued = length + len(line), continued + 1
        else:
            length, continued = len(line), 0
            most = limits.LINE if tag and tag[1] in _SHORT_TEXTS else limits.TEXT
        if length > most or continued > limits.GEDCOM_CONTINUED:
            told = tr("Teks pada baris ke-{line} berkas GEDCOM ini terlalu panjang; tidak ada yang dimasukkan.")
            raise BadInput(told.format(line=number))


def _readable_date(value: str) -> str:
    """A date in another calendar as it is, or as a phrase where the reader would give up the whole file for it."""
    from ged4py.date import DateValue

    try:
        DateValue.parse(value)
    except ValueError:
        return f"({value.strip('()')})"
    return value


def key(record: Record) -> str:
    """The file's own name of a record, without «@»."""
    return (record.xref_id or "").strip("@")


def reference(record: Record) -> str:
    """The record that a line points to, by the file's own name."""
    return str(record.value or "").strip("@ ")


def value(record: Record, path: str) -> str:
    """The text of the first line of this kind below a record; empty where there is none."""
    found = record.sub_tag_value(path)
    return "" if found is None else str(found).replace("@@", "@").strip()


def values(record: Record, tag: str) -> list[str]:
    """The texts of all lines of this kind, without empty ones; a line that points to a note has its text."""
    found = [str(line.value).replace("@@", "@").strip() for line in record.sub_tags(tag) if line.value]
    return list(dict.fromkeys(text for text in found if text))


def has(record: Record, tag: str) -> bool:
    """Whether there is such a line; «N» says that there is none."""
    line = record.sub_tag(tag)
    return line is not None and str(line.value or "").upper() != "N"


def name(line: Record | None) -> str:
    """The words of a NAME line, without the slashes around a family name; of an empty one the pieces below it."""
    if line is None:
        return ""
    parts = line.value or ()
    words = " ".join(str(part or "") for part in ((parts,) if isinstance(parts, str) else parts))
    if not words.replace("/", " ").strip():
        words = " ".join(value(line, piece) for piece in _NAME_PIECES)
    return " ".join(words.replace("/", " ").replace("@@", "@").split())


def _joined(people: list[Record], unions: list[Record]) -> list[UnionRecord]:
    """Families with everybody who says to belong to them, also where only one side says so."""
    known = {key(person) for person in people}
    partners: dict[str, list[str]] = {key(union): [] for union in unions}
    children: dict[str, list[str]] = {key(union): [] for union in unions}
    for union in unions:
        for tag in ("HUSB", "WIFE"):
            partners[key(union)] += [reference(line) for line in union.sub_tags(tag, follow=False)]
        children[key(union)] += [reference(line) for line in union.sub_tags("CHIL", follow=False)]
    for person in people:
        for tag, side in (("FAMS", partners), ("FAMC", children)):
            for line in person.sub_tags(tag, follow=False):
                if reference(line) in side:
                    side[reference(line)].append(key(person))
    joined = []
    for union in unions:
        own = key(union)
        adults = tuple(dict.fromkeys(p for p in partners[own] if p in known))
        if len(adults) > limits.PARENTAGES:
            raise _too_much(tr("{most} pasangan dalam satu keluarga"), limits.PARENTAGES)
        joined.append(UnionRecord(own, union, adults[:2], tuple(dict.fromkeys(c for c in children[own] if c in known))))
        joined += [UnionRecord(f"{own}-{n}", union, (adults[0], more), ()) for n, more in enumerate(adults[2:], 2)]
    return joined


def twins(people: Iterable[Record]) -> list[tuple[tuple[str, ...], bool | None]]:
    """Siblings whom an association calls twins, and whether identical: GEDCOM itself has no word for them."""
    groups: dict[str, tuple[set[str], list[bool]]] = {}
    for person in people:
        for tie in person.sub_tags("ASSO", follow=False):
            told = f"{value(tie, 'RELA')} {value(tie, 'ROLE')} {value(tie, 'ROLE/PHRASE')}".lower()
            if "twin" not in told and "kembar" not in told:
                continue
            pair = {key(person), reference(tie)}
            alike: bool | None = None
            if "fraternal" in told or "tidak identik" in told:
                alike = False
            elif "identical" in told or "identik" in told:
                alike = True
            joined = [groups[one] for one in pair if one in groups]
            group = max(joined, key=lambda one: len(one[0]), default=(set[str](), list[bool]()))
            for other in [one for one in joined if one is not group]:
                group[0].update(other[0])
                group[1].extend(other[1])
                groups.update(dict.fromkeys(other[0], group))
            group[0].update(pair)
            group[1].extend([] if alike is None else [alike])
            groups.update(dict.fromkeys(pair, group))
    found = {id(group): group for group in groups.values()}
    return [(tuple(sorted(pair)), told_alike[-1] if told_alike else None) for pair, told_alike in found.values()]
