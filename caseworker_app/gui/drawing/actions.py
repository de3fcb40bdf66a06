"""What can be done in an editor of diagrams: one list of actions makes its bar, its menus and its keys."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.drawing.picture import lead_clicks
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtWidgets import QPushButton

    from caseworker_app.gui.drawing.canvas import Canvas

Place = Literal["bar", "more", "symbol"]


@dataclasses.dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done, or several under one name.

    words: on a button. full: the same in full, for the tip and for menus. key: the letter that does it on the drawing.
    place: in the bar, in the menu «…» at its end, or only in the menu of a symbol. on: the symbols whose menu offers
    it. toggles: the button stays down until it is pressed again.
    """

    words: str
    do: Callable[[], Any] | Sequence[Action]
    key: str = ""
    full: str = ""
    icon: str = ""
    place: Place = "bar"
    on: Callable[[str], bool] = lambda _symbol: False
    toggles: bool = False


BREAK = Action("", (), place="more", on=lambda _symbol: True)
"""A line between the entries of a menu; at its ends, or beside another one, it is not seen."""


class Bar(QWidget):
    """The buttons of an editor; the letters of its actions work while the drawing has the keyboard."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self._canvas = canvas
        self._flow = Flow(self, gap=theme.px(6), line_gap=theme.px(6))
        self.buttons: dict[str, QPushButton] = {}
        """By the words on them."""
        lead_clicks(self, canvas)

    def show_actions(self, actions: Sequence[Action], *, enabled: bool) -> None:
        """Make the buttons and keys; ``enabled``: whether anything may be changed."""
        more = [action for action in actions if action.place == "more"]
        for action in [action for action in actions if action.place == "bar"]:
            self._add_button(action, enabled=enabled)
        if more:
            button = self._add_button(Action("…", more, key="L", full=tr("Lainnya")), enabled=enabled)
            button.setAccessibleName(tr("Lainnya"))
        for action in more:
            if callable(action.do):
                self._add_key(action.key, action.do, enabled=enabled)

    def _add_button(self, action: Action, *, enabled: bool) -> QPushButton:
        picture = theme.icon(action.icon) if action.icon else None
        button = theme.button(action.words, picture=picture, checkable=action.toggles)
        tip = action.full or action.words
        button.setToolTip(f"{tip} ({action.key})" if action.key else action.full)
        button.setEnabled(enabled)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setStyleSheet(f"padding: {theme.px(4)}px {theme.px(7)}px;")
        if callable(action.do):
            button.clicked.connect(lambda _=False, do=action.do: do())
            self._add_key(action.key, button.click, enabled=enabled)
        else:
            menu = QMenu(button)
            fill(menu, action.do)
            menu.triggered.connect(lambda _: self._canvas.setFocus() if button.hasFocus() else None)
            button.setMenu(menu)
            self._add_key(action.key, button.showMenu, enabled=enabled)
        self._flow.add(button)
        self.buttons[action.words] = button
        return button

    def _add_key(self, key: str, do: Callable[[], Any], *, enabled: bool) -> None:
        if key:
            shortcut = QShortcut(QKeySequence(key), self._canvas, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.setEnabled(enabled)
            shortcut.activated.connect(do)


def fill(menu: QMenu, actions: Iterable[Action]) -> None:
    """The entries of a menu, each with the letter that does the same."""
    for action in actions:
        if not action.words:
            menu.addSeparator()
        elif callable(action.do):
            words = f"{action.full or action.words} ({action.key})" if action.key else action.full or action.words
            menu.addAction(words).triggered.connect(lambda _=False, do=action.do: do())
        else:
            fill(menu.addMenu(action.full or action.words), action.do)
