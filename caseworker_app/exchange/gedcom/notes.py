"""What a file tells of people and unions and has no field here, as lines of their notes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from caseworker_app.exchange.gedcom import words
from caseworker_app.exchange.gedcom.access import NAME_PIECES, has, name, reference, text, value, values
from caseworker_app.exchange.gedcom.ages import age_in_words
from caseworker_app.exchange.gedcom.bonds import is_bond_event
from caseworker_app.exchange.gedcom.kinship import birth, birth_kind
from caseworker_app.exchange.gedcom.records import is_twin
from caseworker_app.exchange.gedcom.words import OF_A_PERSON, OF_A_UNION, in_words
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ged4py.model import Record

    from caseworker_app.exchange.gedcom.bonds import Bond
    from caseworker_app.exchange.gedcom.records import Records

TEXTS = {"OCCU": "occupation", "EDUC": "education", "RELI": "religion", "NATI": "ethnicity"}
"""Lines of a person that are columns of a person here."""

STATED_AGE = "usia"
TYPED_BY_US = ("common law", "Affair", "Separated", "Reconciled", "Widowed")
"""Kinds of events by which this program itself writes how two are joined or parted."""

_PIECES = {
    "NPFX": mark("Gelar depan"),
    "GIVN": mark("Nama depan"),
    "SPFX": mark("Awalan nama keluarga"),
    "SURN": mark("Nama keluarga"),
    "NSFX": mark("Gelar belakang"),
}
_NAME_KINDS = {
    "birth": mark("nama lahir"),
    "maiden": mark("nama gadis"),
    "married": mark("nama setelah menikah"),
    "immigrant": mark("nama setelah pindah"),
    "professional": mark("nama profesi"),
    "religious": mark("nama keagamaan"),
}
_LINKS = {"NAME", "SEX", "NOTE", "SNOTE", "FAMC", "FAMS", "NO", "ASSO", "ALIA", "NICK", "_LIVING", "_KIND"}
_OF_A_FAMILY = {"HUSB", "WIFE", "CHIL", "NOTE", "SNOTE", "NO", "_STAT"}
_OF_THE_FILE = {"CHAN", "CREA", "RIN", "UID", "_UID", "_UPD", "SUBM", "SUBN"}
"""Lines about the file rather than about people."""


def person_notes(record: Record, names: Mapping[str, str], *, own: bool = False) -> str | None:
    """The note of a person: what the file notes, and each line that has no field, in words."""
    notes = [*values(record, "NOTE", "SNOTE"), *_of_the_names(record, own=own)]
    lost = birth(record) if birth_kind(record) else None
    first: set[str] = set()
    for line in record.sub_records:
        tag = line.tag or ""
        notes += _of_a_link(line, names)
        if line is lost and tag in ("EVEN", "FACT"):
            notes.append(in_words(line, tr("Catatan"), without=("", "DATE", "TYPE")))
        elif tag == "BIRT" and tag not in first:
            notes.append(in_words(line, tr("Catatan kelahiran"), without=("DATE", "PLAC")))
        elif tag == "DEAT" and tag not in first:
            notes += _of_the_death(line, lost=bool(birth_kind(record)))
        elif tag in ("BIRT", "DEAT"):
            notes.append(in_words(line, tr("{event} menurut catatan lain").format(event=tr(OF_A_PERSON[tag]))))
        elif tag in TEXTS:
            notes.append(in_words(line, f"{tr(OF_A_PERSON[tag])} {text(line)}", without=("",)))
        elif tag in OF_A_PERSON and not _has_a_field(line):
            notes.append(in_words(line, tr(OF_A_PERSON[tag])))
        first.add(tag)
    return _joined(notes)


def union_notes(record: Record, bond: Bond, *, first: bool) -> str | None:
    """The note of a union for one time that its partners were joined; ``first`` has what belongs to no such time."""
    notes = values(record, "NOTE", "SNOTE") if first else []
    since, until = bond.since, bond.until
    if since is not None:
        notes += _of_a_bond(since, tr("Tempat menikah"), tr("Jenis pernikahan"), tr("Catatan pernikahan"))
    if until is not None:
        notes += _of_a_bond(until, tr("Tempat berpisah"), tr("Jenis perpisahan"), tr("Catatan perpisahan"))
    notes += [in_words(line, tr(OF_A_UNION[line.tag or ""])) for line in bond.others]
    if first:
        for line in record.sub_records:
            denied = list(_denied(line))
            notes += denied
            if line.tag in OF_A_UNION and not denied and not is_bond_event(line):
                notes.append(in_words(line, tr(OF_A_UNION[line.tag])))
    return _joined(notes)


def child_notes(link: Record | None, adoption: Record | None) -> str | None:
    """The note of a child in its family."""
    notes = []
    if adoption is not None:
        notes.append(in_words(adoption, tr("Pengangkatan anak"), without=("", "DATE")))
        by = {"HUSB": tr("Diangkat oleh suami saja"), "WIFE": tr("Diangkat oleh istri saja")}
        notes.append(by.get(value(adoption.sub_tag("FAMC", follow=False) or adoption, "ADOP").upper(), ""))
    if link is not None:
        notes = [*values(link, "NOTE", "SNOTE"), *notes]
        if value(link, "STAT"):
            notes.append(tr("Hubungan anak menurut berkas: {state}").format(state=value(link, "STAT")))
    return _joined(notes)


def left_out(file: Records) -> dict[str, int]:
    """How often each kind of line stands in the file that is neither a field nor told in a note, by tag."""
    counts = Counter[str]()
    for records, known in ((file.people, {*OF_A_PERSON, *_LINKS}), (file.families, {*OF_A_UNION, *_OF_A_FAMILY})):
        for record in records:
            for line in record.sub_records:
                if line.tag in known:
                    counts.update(_unread_below(line))
                else:
                    counts[line.tag or ""] += 1
    used = {str(line.value) for record in (*file.people, *file.families) for line in _notes_below(record)}
    counts.update(
        other.tag or "" for other in file.others if other.tag not in ("NOTE", "SNOTE") or other.xref_id not in used
    )
    return {tag: count for tag, count in sorted(counts.items()) if tag and tag not in _OF_THE_FILE}


def _unread_below(line: Record) -> Iterator[str]:
    known = words.READ_BELOW.get(line.tag or "", ())
    if not known and (line.tag in OF_A_PERSON or line.tag in OF_A_UNION):
        known = (*words.BELOW, "FAMC")
    for below in line.sub_records:
        if below.tag in known:
            yield from _unread_below(below)
        elif below.tag:
            yield below.tag


def _notes_below(record: Record) -> Iterator[Record]:
    for line in record.sub_records:
        if line.tag in ("NOTE", "SNOTE"):
            yield line
        yield from _notes_below(line)


def _of_the_names(record: Record, *, own: bool) -> Iterator[str]:
    """What its names say besides the first; own: a further name is the pseudonym, which has a field of its own."""
    lines = record.sub_tags("NAME")
    for number, line in enumerate(lines):
        kind = value(line, "TYPE")
        called = name(line)
        if number and not (own and kind.lower() == "aka" and line is next(_also_known_as(lines))):
            known = tr(_NAME_KINDS.get(kind.lower(), "")) or kind
            yield (tr("Nama lain ({kind})").format(kind=known) if known else tr("Nama lain")) + f": {called}"
        elif kind and not number and kind.lower() != "birth":
            yield f"{tr('Jenis nama')}: {tr(_NAME_KINDS.get(kind.lower(), '')) or kind}"
        heard = set(called.replace(",", " ").split())
        for piece in NAME_PIECES:
            said = value(line, piece)
            if not set(said.replace(",", " ").split()) <= heard:
                yield f"{tr(_PIECES[piece])}: {said}"
        nicks = values(line, "NICK")
        yield from (f"{tr('Nama panggilan lain')}: {nick}" for nick in (nicks if number else nicks[1:]))
        yield from (f"{tr('Catatan nama')}: {note}" for note in values(line, "NOTE", "SNOTE"))


def _also_known_as(lines: Iterable[Record]) -> Iterator[Record]:
    """The names under which somebody is known besides the first."""
    return (line for number, line in enumerate(lines) if number and value(line, "TYPE").lower() == "aka")


def alias(record: Record) -> str | None:
    """The pseudonym of a person, in a file that Caseworker wrote: elsewhere a further name is a true one."""
    return next((name(line) or None for line in _also_known_as(record.sub_tags("NAME"))), None)


def _of_a_link(line: Record, names: Mapping[str, str]) -> Iterator[str]:
    """What lines say that join people with each other, besides the link itself."""
    if line.tag == "ASSO" and not is_twin(line):
        role = value(line, "ROLE/PHRASE") or value(line, "RELA") or value(line, "ROLE")
        other = names.get(reference(line)) or value(line, "PHRASE") or "?"
        yield f"{tr('Terkait dengan')} {other}" + (f" ({role})" if role else "")
        yield from values(line, "NOTE", "SNOTE")
    elif line.tag == "ALIA":
        other = names.get(reference(line)) or reference(line)
        yield f"{tr('Nama lain')}: {other}"
    elif line.tag == "SEX" and text(line)[:1].upper() not in ("M", "F", "U", ""):
        yield f"{tr('Jenis kelamin dalam berkas')}: {text(line)}"
    elif line.tag in ("FAMS", "FAMC"):
        if value(line, "PHRASE"):
            label = tr("Keluarga sendiri") if line.tag == "FAMS" else tr("Keluarga asal")
            yield f"{label}: {value(line, 'PHRASE')}"
        if line.tag == "FAMS":
            yield from values(line, "NOTE", "SNOTE")
    yield from _denied(line) if text(line) != "DEAT" else ()


def _denied(line: Record) -> Iterator[str]:
    """«NO MARR», «MARR N»: what a file says never was."""
    tag = text(line).upper() if line.tag == "NO" else line.tag if line.tag == "MARR" and not has(line) else ""
    if tag:
        event = tr(OF_A_UNION.get(tag) or OF_A_PERSON.get(tag) or tag)
        yield tr("Menurut berkas tidak ada: {event}").format(event=event.lower() if event != tag else tag)
        yield from values(line, "NOTE", "SNOTE")


def _of_the_death(line: Record, *, lost: bool) -> Iterator[str]:
    if value(line, "PLAC"):
        yield f"{tr('Tempat meninggal')}: {value(line, 'PLAC')}"
    age = age_in_words(value(line, "AGE"), value(line, "AGE/PHRASE"))
    if age and not lost:
        yield f"{tr('Usia saat meninggal')}: {age}"
    yield in_words(line, tr("Catatan kematian"), without=("DATE", "PLAC", "CAUS", "AGE"))


def _of_a_bond(line: Record, where: str, kind: str, note: str) -> Iterator[str]:
    if value(line, "PLAC"):
        yield f"{where}: {value(line, 'PLAC')}"
    if value(line, "TYPE") and value(line, "TYPE") not in TYPED_BY_US:
        yield f"{kind}: {value(line, 'TYPE')}"
    yield in_words(line, note, without=("DATE", "PLAC", "TYPE"))


def _has_a_field(line: Record) -> bool:
    if line.tag == "NCHI":
        return text(line).isdigit()
    if line.tag == "FACT":
        return value(line, "TYPE").lower() == STATED_AGE
    return line.tag == "ADOP" and line.sub_tag("FAMC", follow=False) is not None


def _joined(notes: Iterable[str]) -> str | None:
    return "\n".join(dict.fromkeys(filter(None, notes))) or None
