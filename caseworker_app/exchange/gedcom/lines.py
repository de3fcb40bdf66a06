"""The lines of a GEDCOM file as they should stand: what other programs write otherwise is put right and remembered.

A text that was wrapped is one text again, levels that jump are counted from the line above, every record has a name of
its own, and whoever a family only mentions («CHIL @VOID@» with a phrase, a miscarriage as an event) has a record.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

from caseworker_app import limits
from caseworker_app.errors import BadInput
from caseworker_app.exchange.gedcom.lost_births import lost_birth
from caseworker_app.limits import MB
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"\s*(\d{1,2})\s+(?:@([^@]+)@\s+)?([A-Za-z_][A-Za-z0-9_]*)(?:\s(.*))?$")
_POINTER = re.compile(r"@([^@#][^@]*)@\s*")
_CONTINUED = ("CONC", "CONT")
_PEOPLE_LINKS = ("HUSB", "WIFE", "CHIL", "ASSO", "ALIA")
_FAMILY_LINKS = ("FAMS", "FAMC")
_VOID = "VOID"
_SEXES = {"HUSB": "M", "WIFE": "F"}
_SHORT_WORDS = "NAME NPFX GIVN SPFX SURN NSFX NICK DATE PLAC OCCU EDUC RELI NATI CAUS TYPE FACT"
_LONG_WORDS = "NOTE SNOTE TEXT TITL ADDR PAGE AUTH PUBL COPR PROP DSCR EVEN AGNC PHRASE"
_OTHER_WORDS = """HEAD TRLR INDI FAM SUBM SOUR REPO OBJE GEDC VERS CHAR FORM LANG SEX BIRT DEAT BURI CREM ADOP BAPM
    BARM BASM BLES CHRA CONF FCOM ORDN NATU EMIG IMMI CENS PROB WILL GRAD RETI RESI CHR CAST IDNO NCHI NMR SSN DATE FAMC
    FAMS HUSB WIFE CHIL MARR MARB MARC MARL MARS ENGA DIV DIVF ANUL NO PEDI STAT ASSO RELA ROLE ALIA AGE CHAN CREA REFN
    RIN UID EXID RESN AFN RFN CONC CONT PHON EMAIL FAX WWW FILE MAP LATI LONG TIME ADR1 ADR2 ADR3 CITY STAE POST CTRY"""
_SHORT_TEXTS = frozenset(_SHORT_WORDS.split())
_LONG_TEXTS = frozenset(_LONG_WORDS.split())
"""Lines whose text may go on in the next one, even where that one is no GEDCOM."""
_CARRIED_ON = _SHORT_TEXTS - {"DATE"} | _LONG_TEXTS
"""Lines whose text a CONC or CONT carries on, even where its level is wrong."""
_TAGS = _SHORT_TEXTS | _LONG_TEXTS | frozenset(_OTHER_WORDS.split())
"""Tags that are known in small letters too; other words in small letters are text."""


@dataclasses.dataclass(slots=True)
class Line:
    """A line of a file: its level, the record it begins, its tag, and what it says."""

    level: int
    xref: str
    tag: str
    text: str

    def __str__(self) -> str:
        """As a reader of GEDCOM takes it; records of people, families and others cannot be taken for each other."""
        text = self.text
        pointer = _POINTER.fullmatch(text)
        if pointer or (text and self.tag in (*_PEOPLE_LINKS, *_FAMILY_LINKS)):
            text = _inside(pointer[1] if pointer else text.strip("@ "), self.tag)
        xref = _inside(self.xref, self.tag) if self.xref else ""
        return " ".join(filter(None, (str(self.level), xref, self.tag))) + (f" {text}" if text else "")


@dataclasses.dataclass(slots=True)
class Mended:
    """What was not as it should be in a file, and what was made of it."""

    wrapped: int = 0
    """Lines without a level, or with a wrong one, that carry on the text above them."""
    passed_over: list[str] = dataclasses.field(default_factory=list)
    """Lines that are no GEDCOM and carry on nothing."""
    renamed: list[str] = dataclasses.field(default_factory=list)
    """Names of records that stood twice in the file: the second has « (2)» behind its name."""
    repeated: int = 0
    """Records that stood twice word for word and are taken once."""
    missing: int = 0
    """Links to people and families of whom the file has no record."""
    mentioned: list[str] = dataclasses.field(default_factory=list)
    """People whom a family mentions by a phrase only, and who have a record now."""


def mended_lines(text: str) -> tuple[list[Line], Mended]:
    """The lines of a text, put right. Raises BadInput where it is no GEDCOM, or above a limit."""
    mended = Mended()
    lines = _levelled(text, mended)
    blocks = list(_blocks(lines))
    if not any(block[0].tag in ("HEAD", "INDI") for block in blocks):
        raise unreadable()
    _demand_short_texts(lines)
    _demand_few(blocks)
    blocks = _apart(blocks, mended)
    blocks += [more for block in blocks if block[0].tag == "FAM" for more in _mentioned(block, mended)]
    blocks += _families_only_linked_to(blocks, mended)
    _demand_few(blocks)
    _link_back(blocks)
    return [line for block in blocks for line in block], mended


def unreadable() -> BadInput:
    """The refusal of a file that is something else."""
    return BadInput(
        tr("Berkas ini bukan GEDCOM yang dapat dibaca. Berkas tidak diubah; simpan ulang sebagai GEDCOM 5.5.1 atau 7.")
    )


def demand_small(data: bytes) -> None:
    """Refuse a file that is larger than a family can be."""
    if len(data) > limits.GEDCOM_FILE:
        raise too_much(tr("{most} MB"), limits.GEDCOM_FILE // MB)


def too_much(what: str, most: int) -> BadInput:
    """The refusal of a file above a limit; ``what`` has a place for «most»."""
    refusal = tr(
        "Berkas GEDCOM ini lebih dari {size}; tidak ada yang dimasukkan. Simpan keluarga klien saja, coba lagi."
    )
    return BadInput(refusal.format(size=what.format(most=most)))


def _inside(reference: str, tag: str) -> str:
    """A reference as it is kept inside, beginning with the kind of its record."""
    kinds = {"p": ("INDI", *_PEOPLE_LINKS), "f": ("FAM", *_FAMILY_LINKS)}
    kind = next((letter for letter, tags in kinds.items() if tag in tags), "x")
    return f"@{kind}{reference.strip()}@"


def _levelled(text: str, mended: Mended) -> list[Line]:
    """The lines that say something, each level one below its parent's at most.

    Spaces at the ends of continued texts belong to them: long lines are often cut between two words.
    """
    lines: list[Line] = []
    levels: list[int] = []
    base: Line | None = None  # the line that a continued text belongs to
    for raw in re.split(r"[\r\n]+", re.sub("[\0\ufeff]", "", text)):
        if not raw.strip():
            continue
        match = _LINE.match(raw)
        tag = _tag(match[3]) if match else ""
        if match is None or not tag:
            if base is not None and base.tag in _LONG_TEXTS:
                lines.append(Line(base.level + 1, "", "CONT", raw.strip()))
                mended.wrapped += 1
            else:
                mended.passed_over.append(raw.strip())
        elif tag in _CONTINUED:
            fits = base is not None and int(match[1]) == levels[-1] + 1
            if base is not None and (fits or base.tag in _CARRIED_ON):
                lines.append(Line(base.level + 1, "", tag, match[4] or ""))
                mended.wrapped += not fits
            else:
                mended.passed_over.append(raw.strip())
        else:
            while levels and levels[-1] >= int(match[1]):
                levels.pop()
            levels.append(int(match[1]))
            said = (match[4] or "").lstrip()
            base = Line(len(levels) - 1, (match[2] or "").strip(), tag, _readable_date(said) if tag == "DATE" else said)
            lines.append(base)
        if len(lines) > limits.GEDCOM_LINES:
            raise too_much(tr("{most} baris"), limits.GEDCOM_LINES)
    return lines


def _tag(word: str) -> str:
    """The tag that a word is, in capitals; empty where it is only a word."""
    return word.upper() if word.isupper() or word.startswith("_") or word.upper() in _TAGS else ""


def _readable_date(text: str) -> str:
    """A date in another calendar as it is, or as a phrase where the reader would give up the whole file for it."""
    if "@#" not in text:
        return text
    from ged4py.date import DateValue

    try:
        DateValue.parse(text)
    except ValueError:
        return f"({text.strip('()')})"
    return text


def _demand_short_texts(lines: list[Line]) -> None:
    """Refuse a text longer than a page can show, together with the lines that carry it on."""
    length = continued = most = 0
    for number, line in enumerate(lines, 1):
        if line.tag in _CONTINUED:
            length, continued = length + len(line.text), continued + 1
        else:
            length, continued = len(line.text), 0
            most = limits.LINE if line.tag in _SHORT_TEXTS else limits.TEXT
        if length > most or continued > limits.GEDCOM_CONTINUED:
            refusal = tr("Teks pada baris ke-{line} berkas GEDCOM ini terlalu panjang; tidak ada yang dimasukkan.")
            raise BadInput(refusal.format(line=number))


def _demand_few(blocks: list[list[Line]]) -> None:
    """Refuse a file with more people or unions than a family has, before it is read whole."""
    kinds = Counter(block[0].tag for block in blocks)
    if kinds["INDI"] > limits.PEOPLE:
        raise too_much(tr("{most} orang"), limits.PEOPLE)
    if kinds["FAM"] > limits.FAMILIES:
        raise too_much(tr("{most} keluarga"), limits.FAMILIES)


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """The records of a file: each a line of level 0 with all that stands below it."""
    starts = [at for at, line in enumerate(lines) if line.level == 0]
    for start, end in itertools.pairwise([*starts, len(lines)]):
        yield lines[start:end]


def _apart(blocks: list[list[Line]], mended: Mended) -> list[list[Line]]:
    """Every record with a name of its own; one that stands twice word for word only once."""
    known: dict[tuple[str, str], set[str]] = {}
    kept = []
    for number, block in enumerate(blocks):
        head = block[0]
        if head.tag in ("INDI", "FAM"):
            head.xref = head.xref or f"tanpa kode {number}"
            earlier = known.setdefault((head.tag, head.xref), set())
            content = "\n".join(map(str, block))
            if content in earlier:
                mended.repeated += 1
                continue
            earlier.add(content)
            if len(earlier) > 1:
                mended.renamed.append(head.xref)
                head.xref = f"{head.xref} ({len(earlier)})"
        kept.append(block)
    return kept


def _link_back(blocks: list[list[Line]]) -> None:
    """Let everybody link to the families that name them as a partner."""
    people = {block[0].xref: block for block in blocks if block[0].tag == "INDI"}
    linked = {
        (block[0].xref, line.text.strip("@ ")) for block in people.values() for line in block if line.tag == "FAMS"
    }
    for family in (block for block in blocks if block[0].tag == "FAM"):
        for line in family:
            person = line.text.strip("@ ")
            if line.level == 1 and line.tag in ("HUSB", "WIFE") and (person, family[0].xref) not in linked:
                people.get(person, []).append(Line(1, "", "FAMS", f"@{family[0].xref}@"))


def _mentioned(family: list[Line], mended: Mended) -> list[list[Line]]:
    """Records of those whom a family mentions without one: by a phrase, or as a birth that was lost."""
    own = family[0].xref
    people = []
    taken: list[Line] = []
    for number, (line, below) in enumerate(_parts(family)):
        person = f"{own}-{number}"
        if line.tag in ("HUSB", "WIFE", "CHIL") and line.text.strip("@ ") == _VOID:
            phrase = next((sub.text.strip() for sub in below if sub.tag == "PHRASE"), "")
            if phrase:
                line.text = f"@{person}@"
                sex = [Line(1, "", "SEX", _SEXES[line.tag])] if line.tag in _SEXES else []
                people.append([Line(0, person, "INDI", ""), Line(1, "", "NAME", phrase), *sex])
                taken += [sub for sub in below if sub.tag == "PHRASE"]
                mended.mentioned.append(phrase)
        elif line.tag == "EVEN" and lost_birth(line.text, *(sub.text for sub in below if sub.tag == "TYPE")):
            people.append([Line(0, person, "INDI", ""), dataclasses.replace(line), *below])
            line.tag, line.text = "CHIL", f"@{person}@"
            taken += below
    passed = {id(line) for line in taken}
    family[:] = [line for line in family if id(line) not in passed]
    return people


def _parts(block: list[Line]) -> list[tuple[Line, list[Line]]]:
    """The lines of level 1 of a record, each with all that stands below it."""
    parts: list[tuple[Line, list[Line]]] = []
    for line in block[1:]:
        if line.level == 1:
            parts.append((line, []))
        elif parts:
            parts[-1][1].append(line)
    return parts


def _families_only_linked_to(blocks: list[list[Line]], mended: Mended) -> list[list[Line]]:
    """Records of families that only their members know of; links to nobody are counted."""
    present = {(block[0].tag, block[0].xref) for block in blocks}
    members = Counter[str]()
    for block in blocks:
        for line in block:
            reference = line.text.strip("@ ")
            if reference == _VOID or block[0].tag not in ("INDI", "FAM"):
                continue
            if line.tag in ("HUSB", "WIFE", "CHIL") and line.level == 1 and ("INDI", reference) not in present:
                mended.missing += 1
            elif line.tag in _FAMILY_LINKS and ("FAM", reference) not in present:
                members[reference] += 1
    mended.missing += sum(1 for count in members.values() if count == 1)
    return [[Line(0, reference, "FAM", "")] for reference, count in members.items() if count > 1 and reference]
