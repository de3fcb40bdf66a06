"""A case with all that its documents, diagrams and checks look at: fully loaded, tied to no session."""

from __future__ import annotations

import dataclasses
import functools
from collections import Counter
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import written_names
from caseworker_app.casework.consent_template import Template, template
from caseworker_app.casework.document_template import DocumentTemplate, shipped
from caseworker_app.casework.kin import Kin, children, partners
from caseworker_app.casework.nameless import by_relation
from caseworker_app.casework.naming import plain, tokens
from caseworker_app.casework.offices import shortened
from caseworker_app.casework.relations import relation
from caseworker_app.model.case import Case

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from caseworker_app.casework.recap import Recap
    from caseworker_app.forms.instruments import Instrument
    from caseworker_app.model.case import FamilyMember
    from caseworker_app.model.group import Group
    from caseworker_app.model.person import Person


@dataclasses.dataclass
class CaseFile:
    """A case, the family graph around its client, the groups it takes part in, and the agency's own templates.

    templates: of documents that the agency has worded itself, by key; the others are as shipped.
    unread: text that stands in the place of a value that it could not be read as («dua juta»), by the id of its record
    and the name of the attribute, which holds nothing; unread dates and times hold their words themselves.
    replacing: what is done to every text of a drawing beside initials, before it is broken into lines.
    further: the other cases of a practicum book; recap: all cases of the notebook in numbers, for the same book.
    exact: keys of the details (``coarsening.DETAILS``) that documents with initials tell exactly.
    instruments: those that the agency has described itself. described: as they are written, for a package.
    worded: techniques whose steps the agency has worded itself, as they travel in a package.
    checks_off: keys of the checks that the notebook does not want.
    """

    case: Case
    kin: Kin
    groups: list[Group] = dataclasses.field(default_factory=list)
    consent_template: Template = dataclasses.field(default_factory=template)
    templates: Mapping[str, DocumentTemplate] = dataclasses.field(default_factory=dict)
    unread: Mapping[tuple[str, str], str] = dataclasses.field(default_factory=dict)
    replacing: Callable[[str], str] = str
    further: list[CaseFile] = dataclasses.field(default_factory=list)
    recap: Recap | None = None
    exact: frozenset[str] = frozenset()
    instruments: tuple[Instrument, ...] = ()
    checks_off: frozenset[str] = frozenset()
    described: tuple[Mapping[str, str], ...] = ()
    worded: tuple[Mapping[str, Any], ...] = ()

    @property
    def client(self) -> Person | None:
        """The client, if one is entered."""
        return self.case.client

    def initials(self, person: Person | None) -> str:
        """How a person is called in this case's documents and drawings, told apart from others of the same letters."""
        if person is None:
            return initials(None)
        known = self._told_apart.get(person.id)
        return known or (initials(person) if person.alias or not person.name else self._of_name(person.name))

    def _of_name(self, name: str) -> str:
        return self._written.get(plain(name)) or called(None, name)

    def initials_of(self, name: str) -> str:
        """How somebody is called of whom only a name was written down; part of a person's name means that person."""
        person = self.meant(name)
        if person is not None:
            return self.initials(person)
        return self._of_name(name)

    def meant(self, name: str) -> Person | None:
        """The one person of the case whose name has all these words, if there is one."""
        words = {token.key for token in tokens(name)}
        people = {id(one): one for one in (*self.kin.people, self.client) if one is not None and one.id}
        meant = [
            one
            for one in people.values()
            if any(words <= {token.key for token in tokens(known)} for known in (one.name, one.nickname) if known)
        ]
        return meant[0] if words and len(meant) == 1 else None

    @functools.cached_property
    def _written(self) -> dict[str, str]:
        unknown = [name for name in written_names.written(self) if self.meant(name) is None]
        return written_names.told_apart(unknown, self._told_apart.values())

    def has_name(self, person: Person | None) -> bool:
        """Whether a person is known by a name or initials."""
        return initials(person) != initials(None)

    @functools.cached_property
    def _told_apart(self) -> dict[str, str]:
        return told_apart(self.case, self.kin)

    def document_template(self, key: str) -> DocumentTemplate:
        """The template of a document: the agency's own, else that as shipped."""
        return self.templates.get(key) or shipped(key)

    def statement_label(self, key: str | None) -> str:
        """What a statement of consent is about, in words: «kunjungan rumah»; empty where nothing says it."""
        known = self.consent_template.statement(key) or template().statement(key)
        return known.label if known else (key or "").replace("_", " ").strip()

    def relation(self, member: FamilyMember) -> str:
        """What a family member is to the client: the word that was told, else what the graph shows."""
        if member.relation:
            return member.relation
        if self.case.client_id and member.person_id:
            return relation(self.kin, self.case.client_id, member.person_id)
        return ""


_NO_NAME = frozenset(
    {"", "tidak diketahui", "belum diketahui", "tak diketahui", "tidak dikenal", "belum dikenal", "tanpa nama"}
)
_BEFORE_A_NAME = frozenset({"dr", "dra", "drs", "h", "hj", "ir", "kh", "ny", "prof", "sdr", "sdri", "tn"})


def initials(person: Person | None) -> str:
    """How a person is called in lists and reports: the alias, else the first letters of the name; «?» for nobody."""
    return "?" if person is None else called(person.alias, person.name)


def told_apart(case: Case, kin: Kin) -> dict[str, str]:
    """The initials of everybody in a case by id, numbered («A-1», «A-2») where several of the family have the same.

    The client comes first, then the family in the order of its table, then who else is kin; others of the same letters
    follow, so that the family is called the same with and without them. Who has no name is called by what he or she is
    to the client: «ayah klien».
    """
    rows = sorted(case.family, key=lambda member: member.position or 0)
    inner = {person.id: person for person in (case.client, *(row.person for row in rows)) if person and person.id}
    related = {key for union in kin.unions for key in (*partners(union), *children(union))}
    related |= {key for tie in kin.emotional_ties for key in (tie.person1_id, tie.person2_id) if key}
    related |= {member.person_id for home in kin.households for member in home.members if member.person_id}
    others = sorted(kin.people, key=lambda person: person.id or "")
    inner |= {person.id: person for person in others if person.id in related and person.id not in inner}
    outer = {person.id: person for person in others if person.id and person.id not in inner}
    count = Counter(initials(person).casefold() for person in inner.values())
    taken = set(count) | {initials(person).casefold() for person in outer.values()}
    number: Counter[str] = Counter()
    names: dict[str, str] = {}
    for key, person in (inner | outer).items():
        letters = initials(person)
        alike = letters.casefold()
        number[alike] += 1
        shared = count[alike] > 1 or (key in outer and number[alike] > 1)
        names[key] = _numbered(letters, number, taken) if shared and letters != initials(None) else letters
    nameless = [person for key, person in (inner | outer).items() if names[key] == initials(None)]
    return names | by_relation(case, kin, nameless)


def _numbered(letters: str, number: Counter[str], taken: set[str]) -> str:
    """The letters with the next number that makes them nobody else's."""
    alike = letters.casefold()
    while f"{alike}-{number[alike]}" in taken:
        number[alike] += 1
    return f"{letters}-{number[alike]}"


def called(alias: str | None, name: str | None) -> str:
    """The same from the two columns alone, for long lists; a post stays whole."""
    known = "" if name is None or names_nobody(name) else name
    return alias or shortened(known) or "".join(word[0] for word in _without_degrees(known)).upper() or "?"


def names_nobody(name: str) -> bool:
    """Whether what stands for a name says that none is known: «Tidak diketahui»."""
    return " ".join(name.casefold().split()).strip(".-?") in _NO_NAME


def _without_degrees(name: str) -> list[str]:
    """The words of a name; not «Drs.» or «Hj.» before it, nor degrees behind a comma, unless there is nothing else."""
    words = name.split(",", maxsplit=1)[0].split()
    bare = [word for word in words if not (word.endswith(".") and word[:-1].casefold() in _BEFORE_A_NAME)]
    return bare or words or name.split()


def emptied(file: CaseFile) -> CaseFile:
    """The same case's frame without what was written in it: for forms that are filled by hand."""
    case = file.case
    blank = Case(number=case.number, agency=case.agency, practitioner=case.practitioner, supervisor=case.supervisor)
    return CaseFile(
        blank, Kin(), consent_template=file.consent_template, templates=file.templates, instruments=file.instruments
    )
