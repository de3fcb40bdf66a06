"""The badge in the head of a case that says what must be known at once: its alerts in force."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from caseworker_app.casework.protection import alert_in_words, in_force
from caseworker_app.forms.spots import at_record
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.showing import show_if
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.model.case import Case

PLACE = "engagement/protection"
_LETTERS = 28  # of an alert that stands alone on the badge
_MENU_LETTERS = 90


class AlertBadge(QPushButton):
    """«⚠ Alergi: penisilin», or how many there are; a click or Enter tells each in full, and leads to it.

    wanted: an alert, as its place and the row there.
    """

    NARROW, TIGHT = 1000, 860
    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        theme.mark(self, "alarm")
        self.setFixedHeight(theme.px(22))
        self.alerts = QMenu(self)
        self.alerts.setToolTipsVisible(True)
        self.clicked.connect(self._tell)
        self._words = self._kind = self._count = ""
        self.hide()

    @property
    def stands(self) -> bool:
        """Whether there is an alert today."""
        return bool(self._words)

    def refresh(self, case: Case, today: date | None = None) -> None:
        """Show the alerts of today; none hides the badge."""
        found = in_force(case, today or date.today())
        told = [alert_in_words(one, (one.person.name if one.person else None) or "") for one in found]
        self._count = f"⚠ {len(told)}" if told else ""
        several = tr("⚠ Peringatan: {count}").format(count=len(told))
        self._words = "" if not told else f"⚠ {_cut(told[0], _LETTERS)}" if len(told) == 1 else several
        self._kind = (
            f"⚠ {_cut(_capital(found[0].kind), _LETTERS)}" if len(found) == 1 and found[0].kind else self._count
        )
        self.setToolTip("\n".join(told))
        self.setAccessibleName(f"{tr('Peringatan')}: {'; '.join(told)}")
        self.alerts.clear()
        for one, words in zip(found, told, strict=True):
            action = self.alerts.addAction(_cut(words, _MENU_LETTERS).replace("&", "&&"))
            action.setToolTip(words)
            action.triggered.connect(lambda _=False, at=one.id: self.wanted.emit(PLACE, at_record("alerts", at)))
        self.fold(self.NARROW)

    def fold(self, room: float) -> None:
        """Shorten it to its kind, then to the number, where the head has less room than this (px at 100 %)."""
        self.setText(self._words if room >= self.NARROW else self._kind if room >= self.TIGHT else self._count)
        show_if(self, wanted=self.stands)

    def _tell(self) -> None:
        self.alerts.popup(self.mapToGlobal(QPoint(0, self.height())))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _cut(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1].rsplit(" ", 1)[0] + " …"
