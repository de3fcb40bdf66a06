"""Where a hit leads to, from any place between the cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.forms.group import GROUP
from caseworker_app.forms.spots import SETTINGS_KEY, at_record, table_of
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.agenda import Entry
    from caseworker_app.gui.base.place import Place
    from caseworker_app.jobs.search_hits import Hit

PERSON, GROUPS = "person", "groups"
"""Keys of the places that show one person over several cases, and the groups."""


def case_of(hit: Hit) -> tuple[str, str, str] | None:
    """The case, page, and field or row of a hit, as ``Place.case_wanted`` has them; None where it is not one case's."""
    if hit.case is None or (hit.person_id is not None and {role.case_id for role in hit.roles} != {hit.case.id}):
        return None
    return hit.case.id, hit.place, at_record(hit.field, hit.record_id)


def case_of_entry(entry: Entry) -> tuple[str, str, str]:
    """The case, page and row of an entry of the agenda, as ``Place.case_wanted`` has them."""
    return entry.case_id, entry.page, at_record(table_of(entry.entity, entry.field), entry.id)


def place_of(hit: Hit) -> tuple[str, str] | None:
    """The place of a hit that is not one case's, as ``Place.place_wanted`` has it; None where there is none yet."""
    if hit.person_id is not None:
        return PERSON, hit.person_id
    stage, _, page = hit.place.partition("/")
    if stage == GROUP.key:
        return GROUPS, f"{hit.record_id}#{page}#{at_record(hit.field, hit.record_id)}"
    return (SETTINGS_KEY, "") if hit.place == SETTINGS_KEY else None


def lead_to(here: Place, hit: Hit) -> None:
    """Open a hit: its case at the very field; a person of several cases on her own page."""
    case, place = case_of(hit), place_of(hit)
    if case is not None:
        here.case_wanted.emit(*case)
    elif place is not None:
        here.place_wanted.emit(*place)
    else:
        here.told.emit(tr("Catatan ini tidak melekat pada satu kasus, jadi belum ada halaman untuk membukanya."), None)
