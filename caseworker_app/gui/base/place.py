"""A place that the rail leads to, between the cases: Beranda, all cases, the agenda, recaps, the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from caseworker_app.forms.description import Page
    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.model.case import Case
    from caseworker_app.store.notebook import Notebook


NEW_CASE, EXAMPLE, RESTORE = "new-case", "example", "restore"
"""What a place may ask of the window: register a client; lock, and open the example or restore a backup."""


class Place(QWidget):
    """Built when one first goes there, kept until the notebook is left; it opens no case and no other place by itself.

    case_wanted: id of a case, a page in it («assessment/bpss», "" for where it was left), a field there ("" for none)
    or a row of a table («promises/ID»).
    place_wanted: key of another place, and what to show there ("" for nothing in particular).
    told: a line for the foot of the window, and what «Urungkan» calls (or None). troubled: a sentence that stays.
    command_wanted: NEW_CASE, EXAMPLE or RESTORE, which the window does.
    """

    case_wanted = Signal(str, str, str)
    place_wanted = Signal(str, str)
    told = Signal(str, object)
    troubled = Signal(str)
    command_wanted = Signal(str)

    help_topic = "mulai"
    """The page of the help that belongs here."""

    def __init__(self, notebook: Notebook, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notebook, self.preferences = notebook, preferences

    def arrive(self, what: str = "") -> None:
        """Somebody comes here: read the notebook anew, put the caret where one begins, show ``what`` if it is named."""

    def help_page(self) -> Page | None:
        """The described page that is shown here, whose fields the help explains; None where there is none."""
        return None

    def know_case(self, case: Case | None) -> None:
        """Called before ``arrive``: the case that is open in the window, if there is one."""

    def hear(self, kinds: AbstractSet[str]) -> None:
        """Records of classes with these names changed while this place is in sight."""

    def flush(self) -> None:
        """Save what is being typed here, at once."""

    def let_go(self) -> None:
        """Records are about to be erased: use none any more that was loaded."""

    def release(self) -> None:
        """Save, and let go of everything of the notebook."""
