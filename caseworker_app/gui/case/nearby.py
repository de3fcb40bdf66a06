"""How a hand-made widget finds the case around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


SETTINGS = "settings"


@runtime_checkable
class Surroundings(Protocol):
    """What a widget asks of the case it stands in; the window of a case has both."""

    def go_to(self, place: str, field: str = "") -> None:
        """Go to a place of the case («client/family»), to a field there."""

    def open_document(self, key: str, *, item: str | None = None, blank: bool = False) -> None:
        """Go to a document of the case: of one of its records, or blank."""


@runtime_checkable
class HasSettings(Protocol):
    """The main window."""

    def show_settings(self) -> None:
        """Go to the settings."""


@runtime_checkable
class ErasesCases(Protocol):
    """The main window."""

    def erase_case(self, case_id: str) -> None:
        """Ask about the erasure of a case, and do it."""


def erase_case(widget: QWidget, case_id: str) -> None:
    """Ask about the erasure of a case, if the widget stands in the main window."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, ErasesCases):
        above = above.parentWidget()
    if above is not None:
        above.erase_case(case_id)


@runtime_checkable
class OpensCases(Protocol):
    """The main window."""

    def open_case(self, case_id: str, place: str = "", field: str = "") -> None:
        """Open a case, at a page and a field there."""


def open_case(widget: QWidget, case_id: str, place: str, field: str = "") -> None:
    """Open a case at a place, or the settings, if the widget stands in the main window."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, OpensCases):
        above = above.parentWidget()
    if place == SETTINGS:
        open_settings(widget)
    elif above is not None:
        above.open_case(case_id, place, field)


def lead(widget: QWidget, place: str, field: str = "") -> None:
    """Go to another place of the case («client/family»), if the widget stands in one, or to the settings."""
    if place == SETTINGS:
        open_settings(widget)
        return
    above = _surroundings(widget)
    if above is not None:
        above.go_to(place, field)


def open_document(widget: QWidget, key: str, *, item: str | None = None, blank: bool = False) -> None:
    """Go to a document of the case: of one of its records, or blank."""
    above = _surroundings(widget)
    if above is not None:
        above.open_document(key, item=item, blank=blank)


def open_settings(widget: QWidget) -> None:
    """Go to the settings, if the widget stands in the main window."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, HasSettings):
            above.show_settings()
            return
        above = above.parentWidget()


def _surroundings(widget: QWidget) -> Surroundings | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, Surroundings):
        above = above.parentWidget()
    return above
