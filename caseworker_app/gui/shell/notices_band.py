"""What is said across the top of the window: trouble that lasts, a sentence to close, a copy outside that is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker_app.gui.base.banner import Banner
from caseworker_app.gui.shell.backup_line import BackupLine
from caseworker_app.gui.shell.example import ExampleBand
from caseworker_app.jobs import example
from caseworker_app.jobs.opening_notice import opening_notice
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

LOOK_EVERY = 5000  # ms between two looks at whether the disk is full


class NoticesBand(QWidget):
    """example_unwanted: the example is to be removed. place_wanted, drill_wanted: see ``BackupLine``."""

    example_unwanted = Signal()
    place_wanted = Signal()
    drill_wanted = Signal()

    def __init__(self, notebook: Notebook, *, is_example: bool) -> None:
        super().__init__()
        self._notebook = notebook
        self._warned = 0  # of the notebook's warnings
        self.banner, self.full = Banner(), Banner()
        self.backup_line = BackupLine(notebook)
        self.backup_line.place_wanted.connect(self.place_wanted)
        self.backup_line.drill_wanted.connect(self.drill_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if is_example:
            band = ExampleBand(removable=example.is_at(notebook.path))
            band.unwanted.connect(self.example_unwanted)
            column.addWidget(band)
        for line in (self.full, self.banner, self.backup_line):
            column.addWidget(line)
        self._opening = [notice for notice in [opening_notice(notebook)] if notice]
        if notebook.read_only or notebook.warnings or self._opening:
            self.warn()
        self._looks = QTimer(self, interval=LOOK_EVERY)
        self._looks.timeout.connect(self.look)
        self._looks.start()
        self.look()

    def tell(self, sentence: str) -> None:
        """A sentence above the page, until it is closed."""
        self.banner.tell(sentence)

    def warn(self) -> None:
        """Say what cannot be done with this notebook, or is not as it should be though it can be worked with."""
        reading = tr("Buku kasus ini dibuka untuk dibaca saja; perubahan tidak dapat disimpan.")
        sentences = [
            *([reading] if self._notebook.read_only else []),
            *self._notebook.warnings[self._warned :],
            *self._opening,
        ]
        self._warned, self._opening = len(self._notebook.warnings), []
        if sentences:
            self.banner.tell(" ".join(sentences), lasting=self._notebook.read_only)

    def stop(self) -> None:
        """Look no more: the notebook is left."""
        self._looks.stop()

    def look(self) -> None:
        """Say what stands against saving, as long as it does."""
        self._notebook.look_for_room()
        trouble = self._notebook.trouble
        if trouble:
            self.full.tell(trouble, lasting=True)
        else:
            self.full.hide()
