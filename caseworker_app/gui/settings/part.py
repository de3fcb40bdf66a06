"""What the settings ask of each of their parts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class SettingsPart(QWidget):
    """A part of the settings. wide: it scrolls by itself and takes all the room there is. help_topic: its help."""

    wide = False
    help_topic = "keamanan"

    def flush(self) -> None:
        """Save what is being typed, at once."""

    def release(self) -> None:
        """Save, and let go of everything of the notebook."""
