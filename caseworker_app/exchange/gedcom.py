"""Families from GEDCOM 5.5.1 and 7 files, and back.

Files from other programs are often not what they claim to be: the encoding is found from the bytes themselves, lines
that are no GEDCOM are passed over, and what is missing stays empty. Emotional lines and households have no place in
GEDCOM; they travel in the case package.
"""

from __future__ import annotations

import io
import re
import unicodedata
from typing import TYPE_CHECKING

from caseworker_app.diagrams.genogram.family import (
    ChildKind,
    ChildLink,
    Couple,
    CoupleKind,
    Ended,
    Family,
    Member,
    MemberKind,
    Sex,
    TwinGroup,
)
from caseworker_app.errors import BadInput
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ged4py.model import Record

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_LINE = re.compile(r"\s*\d+\s+(?:@[A-Za-z0-9][^@]*@\s+)?[A-Za-z0-9_]+(?:\s.*)?$")
_DATE = re.compile(r"(?:(\d{1,2})\s+)?(?:([A-Z]{3})\s+)?(\d{3,4})\b")
_SEXES: dict[str, Sex] = {"M": "L", "F": "P"}
_CHILD_KINDS: dict[str, ChildKind] = {"adopted": "angkat", "foster": "asuh", "step": "tiri"}
_UNMARRIED = ("common law", "cohabit", "unmarried", "partner", "not married")


def read_gedcom(data: bytes) -> Family:
    """The family told by a GEDCOM file, whatever its encoding; the keys are the file's own references without «@».

    Raises BadInput when the bytes are no GEDCOM or name nobody.
    """
    from ged4py.parser import GedcomReader, IntegrityError, ParserError

    text = _cleaned(unicodedata.normalize("NFC", _decoded(data)))
    try:
        with GedcomReader(io.BytesIO(text.encode("utf-8")), encoding="utf-8", errors="replace") as reader:
            people = list(reader.records0("INDI"))
            unions = list(reader.records0("FAM"))
    except (ParserError, IntegrityError, OSError, ValueError, LookupError) as cause:
        raise _unreadable() from cause
    if not people:
        raise BadInput(tr("Berkas GEDCOM ini tidak memuat seorang pun. Pilih berkas lain yang berisi data keluarga."))
    kinds = {
        (_key(person), _reference(link)): _CHILD_KINDS.get(_value(link, "PEDI").lower(), "biologis")
        for person in people
        for link in person.sub_tags("FAMC", follow=False)
    }
    return Family(
        members=tuple(_member(person) for person in people),
        couples=tuple(_couple(union, kinds) for union in unions),
        twins=_twins(people),
    )


def _unreadable() -> BadInput:
    return BadInput(
        tr("Berkas ini bukan GEDCOM yang dapat dibaca. Berkas tidak diubah; simpan ulang sebagai GEDCOM 5.5.1 atau 7.")
    )


def _decoded(data: bytes) -> str:
    """The text of the file: by its byte order mark, by its zero bytes, by the encoding it names, else by trying."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if data[:4].count(0) >= 2:  # ASCII in pairs of bytes
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", errors="replace")
    named = re.search(rb"^\s*1\s+CHAR\s+([^\r\n]*)", data[:4000], re.MULTILINE)
    name = named[1].decode("ascii", errors="ignore").strip().lower() if named else ""
    if name == "ansel":
        import ansel

        ansel.register()
        return data.decode("gedcom", errors="replace")
    guesses = {"ibmpc": "cp437", "ibm dos": "cp850", "msdos": "cp850", "macintosh": "mac-roman"}
    for encoding in ("utf-8", guesses.get(name, "cp1252")):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace")


def _cleaned(text: str) -> str:
    """Only the lines that are GEDCOM, one header before all, and no level deeper than its parent allows."""
    lines: list[str] = []
    level = -1
    for raw in re.split(r"[\r\n]+", text.replace("\0", "")):
        line = raw.strip()
        if not _LINE.match(line):
            continue
        own = int(line.split(maxsplit=1)[0])
        if own > level + 1:
            continue
        level = own
        lines.append(line)
    if not lines or not re.match(r"0\s+HEAD\b", lines[0]):
        raise _unreadable()
    head = re.compile(r"1\s+CHAR\b")
    return "\n".join(line for line in lines if not head.match(line)) + "\n"


def _key(record: Record) -> str:
    return (record.xref_id or "").strip("@")


def _reference(record: Record) -> str:
    return str(record.value or "").strip("@ ")


def _value(record: Record, path: str) -> str:
    value = record.sub_tag_value(path)
    return "" if value is None else str(value)


def _date(record: Record, event: str) -> tuple[int, ...]:
    """(year, month, day) of an event as far as written; the first one of a range; () where none can be read."""
    found = _DATE.search(_value(record, f"{event}/DATE").upper())
    if not found:
        return ()
    year, month = int(found[3]), MONTHS.index(found[2]) + 1 if found[2] in MONTHS else 0
    if not month:
        return (year,)
    return (year, month, int(found[1])) if found[1] else (year, month)


def _member(person: Record) -> Member:
    born, died = _date(person, "BIRT"), _date(person, "DEAT")
    still = _value(person, "DEAT/AGE").upper() == "STILLBORN"
    kind: MemberKind = "lahir_mati" if still else "orang"
    parts = person.sub_tag_value("NAME") or ()
    name = " ".join(word for part in parts for word in str(part or "").replace("/", " ").split())
    age = None
    if len(born) == 3 and len(died) == 3:
        age = died[0] - born[0] - (died[1:] < born[1:])
    occupation = _value(person, "OCCU").strip()
    return Member(
        key=_key(person),
        sex=_SEXES.get(_value(person, "SEX")[:1].upper(), "U"),
        lines=tuple(line for line in (name or "?", occupation) if line),
        born=born,
        died=died[0] if died else None,
        age=age if age is not None and 0 <= age < 130 else None,
        deceased=person.sub_tag("DEAT") is not None,
        kind=kind,
    )


def _couple(union: Record, kinds: dict[tuple[str, str], ChildKind]) -> Couple:
    key = _key(union)
    partners = [_reference(p) for tag in ("HUSB", "WIFE") for p in union.sub_tags(tag, follow=False)]
    since, until = _date(union, "MARR"), _date(union, "DIV") or _date(union, "_SEPR")
    told = f"{_value(union, 'MARR/TYPE')} {_value(union, '_STAT')}".lower()
    kind: CoupleKind = "hidup_bersama" if any(word in told for word in _UNMARRIED) else "menikah"
    ended: Ended | None = None
    if union.sub_tag("DIV") is not None or union.sub_tag("ANUL") is not None:
        ended = "cerai"
    elif union.sub_tag("_SEPR") is not None or union.sub_tag("SEPA") is not None:
        ended = "pisah"
    children = [_reference(child) for child in union.sub_tags("CHIL", follow=False)]
    return Couple(
        key=key,
        partners=tuple(dict.fromkeys(partners))[:2],
        kind=kind,
        ended=ended,
        since=since[0] if since else None,
        until=until[0] if until else None,
        children=tuple(ChildLink(child, kinds.get((child, key), "biologis")) for child in dict.fromkeys(children)),
    )


def _twins(people: Iterable[Record]) -> tuple[TwinGroup, ...]:
    """Siblings whom an association calls twins; GEDCOM itself has no word for them."""
    groups: list[tuple[set[str], bool]] = []
    for person in people:
        for tie in person.sub_tags("ASSO", follow=False):
            told = f"{_value(tie, 'RELA')} {_value(tie, 'ROLE')} {_value(tie, 'ROLE/PHRASE')}".lower()
            if "twin" not in told and "kembar" not in told:
                continue
            pair = {_key(person), _reference(tie)}
            alike = ("identical" in told or "identik" in told) and "tidak" not in told
            for old in [g for g in groups if g[0] & pair]:
                pair |= old[0]
                alike = alike or old[1]
                groups.remove(old)
            groups.append((pair, alike))
    return tuple(TwinGroup(tuple(sorted(pair)), alike) for pair, alike in groups)


def write_gedcom(family: Family) -> bytes:
    """The family as GEDCOM 5.5.1 in UTF-8. Further label lines become notes; ties and households stay behind."""
    people = {m.key: f"I{i}" for i, m in enumerate(family.members, 1)}
    couples = [(f"F{i}", c) for i, c in enumerate(family.couples, 1)]
    lines = ["0 HEAD", "1 SOUR Caseworker", "1 GEDC", "2 VERS 5.5.1", "2 FORM LINEAGE-LINKED", "1 CHAR UTF-8"]
    for member in family.members:
        lines += _person_lines(member, people[member.key])
        for number, couple in couples:
            lines += [f"1 FAMS @{number}@"] * (member.key in couple.partners)
            for link in [c for c in couple.children if c.key == member.key]:
                lines.append(f"1 FAMC @{number}@")
                lines += [f"2 PEDI {word}" for word, kind in _CHILD_KINDS.items() if kind == link.kind]
        for group in [g for g in family.twins if member.key in g.members]:
            for other in [k for k in group.members if k != member.key and k in people]:
                lines += [f"1 ASSO @{people[other]}@", f"2 RELA {'identical' if group.identical else 'fraternal'} twin"]
    sexes = {m.key: m.sex for m in family.members}
    for number, couple in couples:
        lines.append(f"0 @{number}@ FAM")
        partners = sorted((p for p in couple.partners if p in people), key=lambda p: sexes[p] == "P")
        alone = ["WIFE" if sexes[p] == "P" else "HUSB" for p in partners]
        tags = ["HUSB", "WIFE"] if len(partners) == 2 else alone
        lines += [f"1 {tag} @{people[p]}@" for tag, p in zip(tags, partners, strict=True)]
        lines += _couple_lines(couple)
        lines += [f"1 CHIL @{people[c.key]}@" for c in couple.children if c.key in people]
    return ("\n".join([*lines, "0 TRLR"]) + "\n").encode("utf-8-sig")


def _person_lines(member: Member, number: str) -> list[str]:
    name, *notes = member.lines or ("?",)
    lines = [f"0 @{number}@ INDI", f"1 NAME {_plain(name)}", f"1 SEX {({'L': 'M', 'P': 'F'}).get(member.sex, 'U')}"]
    if member.born:
        lines += ["1 BIRT", f"2 DATE {_written(member.born)}"]
    if member.kind == "lahir_mati":
        lines += ["1 DEAT Y", "2 AGE STILLBORN"]
    elif member.deceased or member.died is not None:
        lines.append("1 DEAT Y")
    if member.died is not None:
        lines.append(f"2 DATE {member.died:04d}")
    return [*lines, *(f"1 NOTE {_plain(note)}" for note in notes)]


def _couple_lines(couple: Couple) -> list[str]:
    lines: list[str] = []
    if couple.since is not None or couple.kind == "hidup_bersama":
        lines.append("1 MARR")
        lines += ["2 TYPE common law"] * (couple.kind == "hidup_bersama")
        lines += [f"2 DATE {couple.since:04d}"] if couple.since is not None else []
    for ended, tag in (("cerai", "DIV Y"), ("pisah", "_SEPR Y")):
        if couple.ended == ended:
            lines.append(f"1 {tag}")
            lines += [f"2 DATE {couple.until:04d}"] if couple.until is not None else []
    return lines


def _plain(text: str) -> str:
    """One line, as GEDCOM wants «@» written."""
    return " ".join(text.split()).replace("@", "@@")


def _written(date: tuple[int, ...]) -> str:
    year, *rest = date
    words = [f"{year:04d}"]
    if rest:
        words.insert(0, MONTHS[rest[0] - 1])
    if len(rest) > 1:
        words.insert(0, str(rest[1]))
    return " ".join(words)
