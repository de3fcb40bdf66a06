"""The filters above the list of cases: state, stage, cluster, worker, agency, silent for how long."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from caseworker_app.casework.stages import KEYS
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.stage_names import short_names
from caseworker_app.jobs.case_register import Standing, Wanted
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.jobs.case_register import Offered

_WIDEST = 210  # pixels; a long name of a cluster is cut in the box and whole in its list
_SILENT = (14, 30, 60, 90)
_STANDINGS = {
    Standing.KEPT: "Belum diarsipkan",
    Standing.RUNNING: "Berjalan",
    Standing.DONE: "Selesai",
    Standing.ARCHIVED: "Arsip",
    Standing.ALL: "Semua keadaan",
}


class CaseFilters(QWidget):
    """changed: the user chose other cases; ``wanted`` says which. What would offer a single choice is not seen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Wanted()
        row = Flow(self, gap=theme.px(8), line_gap=theme.px(6))
        self._boxes: dict[str, QComboBox] = {}
        for key, name in (
            ("standing", tr("Keadaan")), ("stage", tr("Tahap")), ("cluster", tr("Klaster")), ("worker", tr("Petugas")),
            ("agency", tr("Lembaga")), ("silent", tr("Diam")),
        ):  # fmt: skip
            box = self._boxes[key] = QComboBox()
            box.setMaximumWidth(theme.px(_WIDEST))
            box.setAccessibleName(tr("Saring menurut {what}").format(what=name))
            box.activated.connect(self._chosen)
            row.add(box)
        self._clear = theme.button(tr("Hapus saringan"), "quiet")
        self._clear.clicked.connect(self.clear)
        row.add(self._clear)
        self._fill("standing", [(tr(words), standing) for standing, words in _STANDINGS.items()])
        stages = zip(short_names(None), KEYS, strict=True)
        self._fill("stage", [(tr("Semua tahap"), ""), *stages])
        lengths = [(tr("Diam lebih dari {days} hari").format(days=days), days) for days in _SILENT]
        self._fill("silent", [(tr("Diam atau tidak"), 0), *lengths])
        self.offer(None)

    def offer(self, offered: Offered | None) -> None:
        """Offer the clusters, workers and agencies that there are."""
        lists: dict[str, tuple[str, list[tuple[str, str]]]] = {
            "cluster": (tr("Semua klaster"), [(word, word) for word in offered.clusters] if offered else []),
            "worker": (tr("Semua petugas"), [(name, key) for key, name in offered.workers] if offered else []),
            "agency": (tr("Semua lembaga"), [(name, key) for key, name in offered.agencies] if offered else []),
        }
        for key, (anything, choices) in lists.items():
            self._fill(key, [(anything, ""), *choices])
            self._boxes[key].setVisible(len(choices) > 1 or bool(getattr(self.wanted, key)))
        self._show()

    def show_wanted(self, wanted: Wanted) -> None:
        """Show these choices, as when they were remembered."""
        self.wanted = wanted
        self._show()

    def clear(self) -> None:
        """All cases outside of the archive again."""
        usual = Wanted(order=self.wanted.order, descending=self.wanted.descending)
        self.show_wanted(usual)
        self.changed.emit()

    def _chosen(self) -> None:
        chosen = {key: box.currentData() for key, box in self._boxes.items()}
        chosen["standing"] = Standing(chosen["standing"])  # Qt hands back the bare word
        self.wanted = dataclasses.replace(self.wanted, **chosen)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for key, box in self._boxes.items():
            at = box.findData(getattr(self.wanted, key))
            box.setCurrentIndex(max(at, 0))
            box.setToolTip(box.currentText())
        self._clear.setVisible(self.wanted.narrowed)

    def _fill(self, key: str, choices: Iterable[tuple[str, Any]]) -> None:
        box = self._boxes[key]
        box.clear()
        for words, value in choices:
            box.addItem(words, value)
