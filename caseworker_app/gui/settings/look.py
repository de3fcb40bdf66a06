"""Scale, light or dark, and how long the notebook stays open untouched: kept on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from caseworker_app.gui.base import preferences as preferences_file
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.chips_editor import ChipsEditor
from caseworker_app.gui.settings.part import SettingsPart
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseworker_app.gui.base.preferences import Preferences

SCALES = (100, 125, 150, 175, 200)
MINUTES = (1, 3, 5, 10, 15, 30)


class LookPart(SettingsPart):
    """restyled: the windows have to be dressed anew."""

    help_topic = "papan-ketik"

    restyled = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self.scale = self._choice(
            tr("Ukuran tulisan"), [(f"{scale}%", scale) for scale in SCALES], preferences.scale, self._set_scale
        )
        self.theme = self._choice(
            tr("Warna"), [(tr("Terang"), "light"), (tr("Gelap"), "dark")], preferences.theme, self._set_theme
        )
        self.minutes = self._choice(
            tr("Kunci otomatis bila tidak dipakai selama"),
            [(tr("{minutes} menit").format(minutes=minutes), minutes) for minutes in MINUTES],
            preferences.lock_minutes,
            self._set_minutes,
        )
        words = tr("Ctrl+L mengunci seketika. Laptop yang tertidur juga mengunci buku kasus.")
        self._column.addWidget(theme.label(words, "muted", wrap=True))

    def _choice(
        self, words: str, options: Sequence[tuple[str, Any]], value: Any, choose: Callable[[Any], None]
    ) -> ChipsEditor:
        chips = ChipsEditor(options)
        chips.set_value(value)

        def edited() -> None:
            chosen = chips.value()
            if chosen is None:  # the chosen one was clicked again: something must be chosen here
                chips.set_value(value_now())
            else:
                choose(chosen)

        def value_now() -> Any:
            found = {self.scale: "scale", self.theme: "theme", self.minutes: "lock_minutes"}[chips]
            return getattr(self._preferences, found)

        chips.edited.connect(edited)
        self._column.addWidget(theme.label(words, "label"))
        self._column.addWidget(chips)
        self._column.addSpacing(theme.px(10))
        return chips

    def _set_scale(self, scale: int) -> None:
        self._preferences.scale = scale
        self.restyled.emit()

    def _set_theme(self, name: Any) -> None:
        self._preferences.theme = name
        self.restyled.emit()

    def _set_minutes(self, minutes: int) -> None:
        self._preferences.lock_minutes = minutes
        preferences_file.save(self._preferences)
