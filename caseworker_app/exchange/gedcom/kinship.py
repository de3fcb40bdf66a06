"""How the people of a file belong to their families, and who was never born alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.exchange.gedcom.access import day, key, name, reference, text, value
from caseworker_app.exchange.gedcom.lost_births import lost_birth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ged4py.model import Record

CHILD_WORDS = {"angkat": "adopted", "asuh": "foster", "tiri": "step"}
_OF_A_LIFE = ("FAMS", "OCCU", "EDUC", "RESI", "GRAD", "RETI", "EMIG", "IMMI", "CENS", "NATU", "ORDN", "WILL")
_OWN_WORDS = ("kehamilan", "lahir mati", "keguguran", "aborsi", "hewan peliharaan")
_WORDS = CHILD_WORDS | {word: word for word in CHILD_WORDS.values()}


def pedigrees(people: Iterable[Record], families: Iterable[Record]) -> dict[tuple[str, str], str]:
    """How children belong to families, by child and family: «birth», «adopted», «foster», «step» or the file's word.

    It stands with the child, follows from an adoption as an event, or stands with the family as many programs write
    it («_FREL», «_MREL»). Who is not named here belongs to the family in a way that the file does not tell.
    """
    kinds: dict[tuple[str, str], str] = {}
    for family in families:
        for line in family.sub_tags("CHIL", follow=False):
            sides = [value(line, tag).lower() for tag in ("_FREL", "_MREL")]
            word = next((side for side in sides if side in _WORDS), next(filter(None, sides), ""))
            if word:
                kinds[reference(line), key(family)] = _WORDS.get(word, word)
    kinds.update(dict.fromkeys(adoptions(people), "adopted"))
    for person in people:
        for link in person.sub_tags("FAMC", follow=False):
            word = value(link, "PEDI").lower()
            word = value(link, "PEDI/PHRASE").lower() if word == "other" else word
            if word:
                kinds[key(person), reference(link)] = _WORDS.get(word, word)
    return kinds


def adoptions(people: Iterable[Record]) -> dict[tuple[str, str], Record]:
    """The events by which children were adopted, by child and family."""
    return {
        (key(person), reference(link)): event
        for person in people
        for event in person.sub_tags("ADOP")
        for link in event.sub_tags("FAMC", follow=False)
    }


def birth_kind(person: Record) -> str:
    """What became of a pregnancy, in the words of this program; empty for whoever was born.

    It is known by this program's own mark, by the name, by the age or the cause of a death, or by an event. Whoever has
    lived or has a family of her own was born; an event «Miscarriage» is then one that happened to her.
    """
    own = value(person, "_KIND").casefold()
    if own in _OWN_WORDS:
        return own
    if _has_lived(person):
        return ""
    said = [name(line) for line in person.sub_tags("NAME")]
    for line in person.sub_records:
        if line.tag in ("BIRT", "DEAT", "EVEN", "FACT"):
            below = ("TYPE", "AGE", "AGE/PHRASE", "DATE", "DATE/PHRASE", "CAUS")
            said += [text(line), *(value(line, path) for path in below)]
        elif line.tag and line.tag.startswith(("_STIL", "STIL", "_MISC")):
            said.append(line.tag.strip("_"))
    return lost_birth(*said)


def _has_lived(person: Record) -> bool:
    """Whether a record tells of a life: a family, work or home, years between its events, or a name born on a day."""
    if any(line.tag in _OF_A_LIFE for line in person.sub_records):
        return True
    years = [
        (line.tag, when[0]) for line in person.sub_tags("BIRT", "DEAT", "EVEN", "FACT", "BURI") if (when := day(line))
    ]
    if years and max(year for _, year in years) - min(year for _, year in years) > 1:
        return True
    dated = {tag for tag, _ in years}
    named = name(person.sub_tag("NAME")).strip("?")
    return bool(named) and dated == {"BIRT"} and person.sub_tag("EVEN") is not None and person.sub_tag("DEAT") is None


def birth(person: Record) -> Record | None:
    """The event of a birth; of one that was lost, the event that tells of it where there is no other."""
    event = person.sub_tag("BIRT")
    if event is not None or not birth_kind(person):
        return event
    return next((line for line in person.sub_tags("EVEN", "FACT") if value(line, "DATE")), None)
