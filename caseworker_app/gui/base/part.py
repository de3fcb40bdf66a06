"""What the window asks of every part of a case: pages, drawings, documents, the line of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


class Part(Protocol):
    """A part of an open case; the session of the case tells it what changed, so that it listens to nothing itself."""

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Read again what is shown; ``kinds``: names of the classes whose records changed, None for anything."""

    def flush(self) -> None:
        """Save what is being typed, at once."""

    def go_to(self, key: str) -> bool:
        """Put the cursor in a field, or show what bears this key; False where there is no such thing."""

    def release(self) -> None:
        """Save, and let go of threads, files and pictures, before the part is thrown away."""


class PagePart(QWidget):
    """A hand-made part of a described page; a page without one of these abilities leaves the method as it is here.

    kinds: names of the classes whose records it shows, None where it shows what may come from any.
    """

    kinds: ClassVar[frozenset[str] | None] = None

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Read again what is shown."""

    def flush(self) -> None:
        """Save what is being typed, at once."""

    def go_to(self, key: str) -> bool:
        """Show what bears this key; False where there is no such thing."""
        del key
        return False

    def release(self) -> None:
        """Save, and let go of what is held."""

    def take_focus(self) -> bool:
        """Put the cursor here on arrival; False leaves it to the fields of the page."""
        return False

    def begun(self) -> bool:
        """Whether something is entered that no field of the page shows."""
        return False

    def first_step(self) -> bool:
        """Begin; False leaves it to the first field of the page."""
        return False
