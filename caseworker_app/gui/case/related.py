"""What a person of a case hangs together with: ties of the family, and the other places where the person stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import RelationshipProperty

from caseworker_app.casework.case_file import told_apart
from caseworker_app.casework.kin import partners
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.forms.description import Rows, resolve
from caseworker_app.forms.records import title_of
from caseworker_app.jobs.case_files import family_graph
from caseworker_app.model.case import FamilyMember
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.kin import Kin
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.gui.form.details import Group, Line

GENOGRAM = "assessment/genogram"
MOST = 6  # places that are named


def related(edits: CaseSession, record: Any) -> list[Group]:
    """Headings with lines for the person of a row of the family, or for a person; nothing for any other record."""
    person = record if isinstance(record, Person) else record.person if isinstance(record, FamilyMember) else None
    if person is None:
        return []
    with edits.notebook.reading() as session:
        kin = family_graph(session, edits.case)
    ties: list[Line] = [(words, partial(edits.go_to, GENOGRAM, person.id)) for words in _ties(edits, kin, person.id)]
    places = list(_places(edits, person))[:MOST]
    return [
        *([(tr("Hubungan dalam genogram"), ties)] if ties else []),
        *([(tr("Orang ini juga"), places)] if places else []),
    ]


def _ties(edits: CaseSession, kin: Kin, person_id: str) -> Iterator[str]:
    letters = told_apart(edits.case, kin)

    def called(ids: list[str]) -> str:
        return tr(" dan ").join(letters[key] for key in ids if key in letters) or "?"

    for union, _ in kin.births(person_id):
        yield tr("Orang tua: {who}").format(who=called(partners(union)))
    for union in kin.unions_of(person_id):
        kind = union.kind.value if union.kind else tr("pasangan")
        year = f" · {union.since.year}" if union.since and union.since.year else ""
        mates = called([mate for mate in partners(union) if mate != person_id])
        yield f"{kind.capitalize()}: {mates}{year}"
        children = [born.child_id for born in union.children if born.child_id]
        if children:
            yield tr("Anak: {who}").format(who=", ".join(letters.get(key, "?") for key in children))
    for tie in kin.emotional_ties:
        ends = [tie.person1_id or "", tie.person2_id or ""]
        if person_id in ends:
            kind = tie.kind.value if tie.kind else tr("garis")
            yield f"{kind.capitalize()}: {called([end for end in ends if end != person_id])}"


def _places(edits: CaseSession, person: Person) -> Iterator[Line]:
    """The rows on the pages of the case that name the person, beside the family itself."""
    for stage in (*STAGES, *TABS):
        for page in stage.pages:
            for section, item in page.items():
                owner = resolve(edits.case, section.of)
                if isinstance(item, Rows) and owner is not None and item.row_class is not FamilyMember:
                    for row in _naming(owner, item, person):
                        words = ": ".join(dict.fromkeys((tr(page.title), title_of(row))))
                        yield words, partial(edits.go_to, f"{stage.key}/{page.key}")


def _naming(owner: Any, table: Rows, person: Person) -> Iterator[Any]:
    """The rows of a table, and of the tables inside its rows, one of whose fields is the person."""
    for row in getattr(owner, table.key):
        for item in (*table.columns, *table.details):
            if isinstance(item, Rows):
                yield from _naming(row, item, person)
            elif isinstance(item.attribute.property, RelationshipProperty) and getattr(row, item.key) is person:
                yield row
                break
