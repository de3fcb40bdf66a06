"""Rows that a table can take over from elsewhere in the case by one click, as links below it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.showing import show_if

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """words: «Ambil dari rencana (3)». names: what would come, told on hovering and to a screen reader.

    take: does it, as one step of undo, and gives the record to choose afterwards (or None).
    """

    words: str
    names: tuple[str, ...]
    take: Callable[[], Any]

    @property
    def said(self) -> tuple[str, tuple[str, ...]]:
        """What is seen of it."""
        return self.words, self.names


class Offers(QWidget):
    """The links, below each other; they are gone where nothing can be taken over. taken: the record to choose."""

    taken = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """These can be taken over now; links that say the same stay, so that the cursor stays on them."""
        same = [one.said for one in offers] == [one.said for one in self._offers]
        self._offers = tuple(offers)
        if same:
            return
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, offer in enumerate(self._offers):
            button = theme.button(theme.plain(offer.words), "link", picture=theme.icon("down", "action"))
            button.setToolTip("\n".join(offer.names))
            button.setAccessibleDescription(", ".join(offer.names))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _on=False, at=at: self._take(at))
            self._column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
            button.show()
        show_if(self, wanted=bool(self._offers))

    def _take(self, at: int) -> None:
        if at < len(self._offers):
            self.taken.emit(self._offers[at].take())
