"""The family of a case as a GEDCOM file, and a GEDCOM file as the family of a case."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework.checks import telling
from caseworker_app.casework.kin import Kin
from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.errors import Ambiguous, NotFound
from caseworker_app.exchange.gedcom.reading import Told, read_people
from caseworker_app.exchange.gedcom.writing import Version, write_people
from caseworker_app.jobs import checks
from caseworker_app.jobs.family_joining import Imported, Joining, may_be
from caseworker_app.limits import brief
from caseworker_app.model.case import Case
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.person import Person
    from caseworker_app.store.notebook import Notebook

NAMED = 5  # choices that a sentence lists


class WhoIsTheClient(Ambiguous):
    """Nobody in the file, or more than one, can be the client; ``people``: the file's references and names."""

    def __init__(self, people: list[tuple[str, str]]) -> None:
        shown = ", ".join(f"{brief(reference, 12)} ({brief(name, 24)})" for reference, name in people[:NAMED])
        more = " …" if len(people) > NAMED else ""
        super().__init__(
            tr(
                "Belum jelas siapa klien kasus ini di dalam berkas GEDCOM, jadi belum ada yang dimasukkan. "
                "Sebutkan kliennya (--client): {people}."
            ).format(people=shown + more)
        )
        self.people = people


def export_family(file: CaseFile, version: Version = "5.5.1") -> bytes:
    """The family table and everybody joined with the client, full names included, as a GEDCOM file."""
    kin, case = file.kin, file.case
    near = kin.connected(case.client_id) if case.client_id else {}
    listed = [member.person_id for member in sorted(case.family, key=lambda member: member.position)]
    order = [case.client_id, *listed, *sorted(near, key=lambda one: (near[one], one))]
    known = {person.id: person for person in kin.people}
    people = [known[one] for one in dict.fromkeys(order) if one in known]
    return write_people(Kin(people=people, unions=kin.unions, twin_groups=kin.twin_groups), version)


def departure(case_id: str) -> Leaving:
    """How the list of copies calls a family that is saved as GEDCOM."""
    return Leaving(tr("Keluarga (GEDCOM)"), case_id, names=True)


def import_family(notebook: Notebook, case_id: str, data: bytes, *, client: str | None = None) -> Imported:
    """Join the family of a GEDCOM file to a case; raises as ``read_family`` and ``join_family``."""
    told = read_family(data)
    with notebook.reading() as session:
        case = session.get(Case, case_id)
    if case is None:
        raise NotFound(tr("Kasus ini tidak ada lagi di buku kasus."))
    return join_family(notebook, case, told, client=client)


def read_family(data: bytes) -> Told:
    """What a GEDCOM file tells; needs no notebook, so that it can be done in a thread.

    Raises:
        BadInput: no GEDCOM, nobody in it, or above a limit.
    """
    return read_people(data)


def join_family(notebook: Notebook, case: Case, told: Told, *, client: str | None = None) -> Imported:
    """Join what a file tells to a case, in one edit. Nothing that is written is changed, only what is empty is filled.

    Who bears the same name as somebody of the case, and can be the same by sex and dates, is taken for that person.
    ``client`` is the file's own reference of the client («I1»); without it the client is found in the same way.

    Raises:
        NotFound: ``client`` is not in the file. WhoIsTheClient: nobody, or more than one, can be the client.
    """
    own = _client_in(told, case.client, client)
    before = checks.of_open_case(notebook, case)
    with notebook.edit(tr("Impor GEDCOM"), case_id=case.id) as session:
        imported = Joining(session, case, told).join(own)
    doubts = telling.lines(checks.of_open_case(notebook, case), besides=before)
    return dataclasses.replace(imported, notices=(*imported.notices, *doubts))


def _client_in(told: Told, known: Person | None, client: str | None) -> str:
    """The file's reference of the client."""
    if client is not None:
        wanted = client.strip("@ ")
        if wanted not in told.people:
            raise NotFound(
                tr("Tidak ada orang dengan kode “{code}” dalam berkas GEDCOM ini.").format(code=brief(wanted))
            )
        return wanted
    if known is not None and known.id in told.known_as.values():
        return next(one for one, person in told.people.items() if told.known_as[person.id] == known.id)
    alike = [one for one, person in told.people.items() if known is not None and may_be(person, known)]
    if len(alike) > 1 and known is not None and known.born:
        alike = [one for one in alike if told.people[one].born == known.born] or alike
    if len(alike) != 1:
        raise WhoIsTheClient([(one, _introduced(told.people[one])) for one in alike or told.people])
    return alike[0]


def _introduced(person: Person) -> str:
    """«Siti Aminah, 1988»."""
    return ", ".join(filter(None, (person.name or "?", str(person.born.year or "") if person.born else "")))
