"""Where a hit leads to, from any place between the cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.forms.spots import SETTINGS_KEY
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.gui.base.place import Place
    from caseworker_app.jobs.search_hits import Hit

PERSON = "person"
"""Key of the place that shows one person over several cases."""


def is_of_one_case(hit: Hit) -> bool:
    """Whether a person who was found stands in one case only, so that it can be opened at once."""
    return hit.case is not None and {role.case_id for role in hit.roles} == {hit.case.id}


def lead_to(place: Place, hit: Hit) -> None:
    """Open a hit: its case at the very field; a person of several cases on her own page."""
    if hit.person_id is not None and not is_of_one_case(hit):
        place.place_wanted.emit(PERSON, hit.person_id)
    elif hit.case is not None:
        place.case_wanted.emit(hit.case.id, hit.place, hit.field)
    elif hit.place == SETTINGS_KEY:
        place.place_wanted.emit(SETTINGS_KEY, "")
    else:
        place.told.emit(tr("Catatan ini tidak melekat pada satu kasus, jadi belum ada halaman untuk membukanya."), None)
