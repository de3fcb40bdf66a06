"""The places of the rail that lie between the cases, each built when one first goes there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from caseworker_app.gui.base.place import EXAMPLE, NEW_CASE, RESTORE

if TYPE_CHECKING:
    from caseworker_app.gui.base.place import Place
    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.store.notebook import Notebook

HOME, CASES, SETTINGS, HELP = "home", "cases", "settings", "help"
AGENDA, RECAPS, LIBRARY = "agenda", "recaps", "library"
SEARCH, PERSON = "search", "person"
GROUPS, CHECKS = "groups", "checks"
KEPT = {HOME, CASES, GROUPS, SETTINGS, AGENDA, RECAPS, LIBRARY, SEARCH}
"""Where a notebook may open again: what needs no more than its key."""


def build(key: str, notebook: Notebook, preferences: Preferences) -> Place:
    """The place with this key, its module imported only now; KeyError where there is none."""
    if key == HOME:
        from caseworker_app.gui.home.beranda import Beranda

        beranda = Beranda(notebook, preferences)
        for signal, command in (
            (beranda.new_wanted, NEW_CASE),
            (beranda.example_wanted, EXAMPLE),
            (beranda.restore_wanted, RESTORE),
        ):
            signal.connect(partial(beranda.command_wanted.emit, command))
        return beranda
    if key == GROUPS:
        from caseworker_app.gui.groups.groups_place import GroupsPlace

        return GroupsPlace(notebook, preferences)
    if key == AGENDA:
        from caseworker_app.gui.home.agenda import AgendaPlace

        return AgendaPlace(notebook, preferences)
    if key == RECAPS:
        from caseworker_app.gui.home.recaps import Recaps

        return Recaps(notebook, preferences)
    if key == LIBRARY:
        from caseworker_app.gui.library.library_page import LibraryPage

        return LibraryPage(notebook, preferences)
    if key == SEARCH:
        from caseworker_app.gui.home.search_page import SearchPage

        return SearchPage(notebook, preferences)
    if key == CHECKS:
        from caseworker_app.gui.home.checks_place import ChecksPlace

        return ChecksPlace(notebook, preferences)
    if key == PERSON:
        from caseworker_app.gui.home.person_page import PersonPage

        return PersonPage(notebook, preferences)
    raise KeyError(key)
