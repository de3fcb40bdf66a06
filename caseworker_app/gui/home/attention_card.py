"""«Perlu perhatian»: what is overlooked over all cases, each with its reason, one click from where it is seen to."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from caseworker_app.casework.attention import age
from caseworker_app.errors import CaseworkerError
from caseworker_app.forms.spots import at_record
from caseworker_app.gui.base import theme
from caseworker_app.gui.home.card import Card, HomeLine, beside
from caseworker_app.jobs import attention
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.jobs.attention import Attention, Noticed
    from caseworker_app.store.notebook import Notebook

SHOWN, MOST = 7, 60
"""So many matters are shown at first, and after «n lagi»; what is beyond stands in the list of cases."""
_SILENCES = (14, 21, 30, 45, 60, 90)
_TOMORROW, _NEXT_WEEK = 1, 7


class AttentionCard(Card):
    """The most urgent matters, the others behind «n lagi»; each can be put off."""

    def __init__(self, notebook: Notebook) -> None:
        super().__init__(tr("Perlu perhatian"), notebook)
        self._attention = attention.Attention()
        self._today = date.today()
        self._whole = False
        self._silence = 0
        self._settings = theme.button(tr("Atur"), "menu")
        self._settings.setToolTip(tr("Setelah berapa hari tanpa catatan sebuah kasus diingatkan"))
        self._settings.setMenu(self._settings_menu())
        self._settings.setVisible(not notebook.read_only)
        self.head.addWidget(self._link(tr("Periksa semua kasus"), lambda: self.place_wanted.emit("checks", "")))
        self.head.addWidget(self._settings)

    def read(self, today: date) -> tuple[Attention, int]:
        """All matters, and after how many days silence is one."""
        with self.notebook.reader() as session:
            return attention.attention(session, today), attention.silent_after(session)

    def show_read(self, read: tuple[Attention, int], today: date) -> None:
        """The first matters, or all."""
        (self._attention, self._silence), self._today = read, today
        self._show()

    def _show(self) -> None:
        noticed = self._attention.noticed
        shown = noticed[: MOST if self._whole else SHOWN]
        lines: list[QWidget] = [self._line(each) for each in shown]
        if not noticed:
            words = tr("Tidak ada yang terlewat: janji, persetujuan, dan tenggat semuanya terpenuhi.")
            lines.append(theme.label(words, "muted", wrap=True))
        more = len(noticed) - len(shown)
        if more and not self._whole:
            lines.append(self._link(tr("{count} lagi").format(count=more), self._unfold))
        elif more:
            words = tr("{count} lagi setelah yang ini selesai; kasus yang diam dapat disaring pada daftar kasus")
            lines.append(theme.label(words.format(count=more), "muted", wrap=True))
        elif self._whole and len(noticed) > SHOWN:
            lines.append(self._link(tr("Tampilkan lebih sedikit"), self._unfold))
        if self._attention.put_off:
            words = tr("{count} ditunda. Tampilkan sekarang").format(count=self._attention.put_off)
            lines.append(self._link(words, self._put_back))
        self.show_lines(lines)

    def _line(self, noticed: Noticed) -> QWidget:
        matter = noticed.matter
        what = f"{noticed.client}: {_small(matter.sentence)}" if noticed.client else matter.sentence
        why = " · ".join(filter(None, (noticed.number, matter.reason)))
        line = HomeLine(age(matter.since, self._today), what, why, alarming=matter.rank(self._today)[0] == 0)
        line.clicked.connect(lambda: self._lead(noticed))
        if self.notebook.read_only:
            return line
        later = theme.button(tr("Tunda"), "menu")
        later.setAccessibleName(tr("Tunda: {what}").format(what=what))
        menu = QMenu(later)
        menu.addAction(tr("Ingatkan lagi besok"), lambda: self._put_off(noticed, _TOMORROW))
        menu.addAction(tr("Ingatkan lagi minggu depan"), lambda: self._put_off(noticed, _NEXT_WEEK))
        later.setMenu(menu)
        return beside(line, behind=later)

    def _lead(self, noticed: Noticed) -> None:
        matter = noticed.matter
        if matter.case_id:
            self.case_wanted.emit(matter.case_id, matter.place, at_record(matter.field, matter.record))
        else:
            key, _, what = matter.place.partition("/")
            self.place_wanted.emit(key, what)

    def _put_off(self, noticed: Noticed, days: int) -> None:
        key = noticed.matter.key
        until = self._today + timedelta(days=days)
        self._set(lambda: attention.put_off(self.notebook, key, until, self._today))
        words = tr("Diingatkan lagi besok.") if days == _TOMORROW else tr("Diingatkan lagi minggu depan.")
        self.told.emit(words, lambda: self._set(lambda: attention.put_back(self.notebook, key)))

    def _put_back(self) -> None:
        self._set(lambda: attention.put_back(self.notebook))

    def _unfold(self) -> None:
        self._whole = not self._whole
        self._show()

    def _set(self, write: Callable[[], None]) -> None:
        """Write a choice into the notebook and read anew, for settings are announced to nobody."""
        try:
            write()
        except CaseworkerError as error:
            self.told.emit(str(error), None)
        self.changed.emit()

    def _settings_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        actions = {}
        for days in _SILENCES:
            words = tr("Ingatkan setelah {days} hari tanpa catatan").format(days=days)
            action = actions[days] = menu.addAction(words, partial(self._choose_silence, days))
            action.setCheckable(True)
            group.addAction(action)

        def tick() -> None:
            for days, action in actions.items():
                action.setChecked(days == self._silence)

        menu.aboutToShow.connect(tick)
        return menu

    def _choose_silence(self, days: int) -> None:
        self._set(lambda: attention.set_silent_after(self.notebook, days))

    def _link(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = theme.button(words, "link")
        button.clicked.connect(lambda _=False: act())
        return button


def _small(sentence: str) -> str:
    """A sentence behind the initials, begun small: «MS: persetujuan belum ada»."""
    return sentence[:1].lower() + sentence[1:]
