"""Beranda: where one begins between the cases. The day, what it brings, what is overlooked, where one left off."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from sqlalchemy import select

from caseworker_app.gui.base import theme
from caseworker_app.gui.base.place import Place
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.home.attention_card import AttentionCard
from caseworker_app.gui.home.cases_cards import RecentCard, RunningCard
from caseworker_app.gui.home.first_steps import FirstSteps
from caseworker_app.gui.home.today_card import TodayCard
from caseworker_app.model.case import Case
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet
    from typing import Any

    from PySide6.QtGui import QResizeEvent

    from caseworker_app.gui.base.preferences import Preferences
    from caseworker_app.gui.home.card import Card
    from caseworker_app.store.notebook import Notebook

KEY = "home"
ONE_COLUMN = 720
"""Pixels at 100 %: on a page narrower than this the two upper cards stand one above the other."""
_PAUSE = 300  # ms after a change before the cards read anew: changes come in bunches
_MINUTE = 60_000  # ms: how often it is looked whether the day has passed
_EMPTY, _CARDS = range(2)


class Beranda(Place):
    """new_wanted, example_wanted, restore_wanted: a case is to be registered, the example opened, a backup restored.

    clock: what says the time; tests have one of their own.
    """

    new_wanted = Signal()
    example_wanted = Signal()
    restore_wanted = Signal()

    help_topic = "beranda"

    def __init__(
        self,
        notebook: Notebook,
        preferences: Preferences,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(notebook, preferences, parent)
        self._clock = clock
        self._today = clock().date()
        self._released = False
        self._reading: dict[Card, int] = {}
        self.today_card, self.attention_card = TodayCard(notebook, clock), AttentionCard(notebook)
        self.recent_card, self.running_card = RecentCard(notebook), RunningCard(notebook)
        self._cards: tuple[Card, ...] = (self.today_card, self.recent_card, self.running_card, self.attention_card)
        self._stale: set[Card] = set(self._cards)
        self._greeting = theme.label("", "greeting")
        self._date = theme.label("", "muted")
        self.search = QLineEdit(placeholderText=tr("Cari orang, catatan, nomor kasus …   Ctrl+K"))
        self.search.setAccessibleName(tr("Cari di semua kasus"))
        self.search.returnPressed.connect(self._look_for)
        self._new = theme.button(tr("Kasus baru"), "action")
        self._body = QStackedWidget()
        self._upper = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        for card in self._cards:
            card.case_wanted.connect(self.case_wanted)
            card.place_wanted.connect(self.place_wanted)
            card.told.connect(self.told)
            card.changed.connect(lambda card=card: self._read_again({card}))
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._read)
        self._minutes = QTimer(self, interval=_MINUTE)
        self._minutes.timeout.connect(self._look_at_clock)
        self._minutes.start()

    def arrive(self, what: str = "") -> None:
        """Read everything anew; the keyboard stands in the search."""
        del what
        self._stale = set(self._cards)
        self._look_at_clock()
        self._read()
        self.search.setFocus()

    def hear(self, kinds: AbstractSet[str]) -> None:
        """Only the cards that show records of these classes read anew."""
        self._stale |= {card for card in self._cards if card.kinds is None or card.kinds & kinds or not kinds}
        if self._stale:
            self._later.start()

    def release(self) -> None:
        """Nothing is read any more."""
        self._released = True
        self._later.stop()
        self._minutes.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow page the cards stand one above the other."""
        super().resizeEvent(event)
        narrow = self.width() < theme.px(ONE_COLUMN)
        directions = QBoxLayout.Direction
        self._upper.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _read_again(self, cards: set[Card]) -> None:
        self._stale |= cards
        self._read()

    def _read(self) -> None:
        """Let every card that is stale read in a thread; it shows what it had until then."""
        if self._released:
            return
        with self.notebook.reading() as session:
            any_case = session.scalar(select(Case.id).limit(1)) is not None
        self._body.setCurrentIndex(_CARDS if any_case else _EMPTY)
        self._new.setVisible(any_case)  # in an empty notebook it stands among the first steps
        self._tell_day()
        if not any_case:
            return
        stale, self._stale = self._stale, set()
        for card in (card for card in self._cards if card in stale):
            self._read_card(card)

    def _read_card(self, card: Card) -> None:
        number = self._reading[card] = self._reading.get(card, 0) + 1
        today = self._today

        def show(read: Any) -> None:
            if not self._released and number == self._reading[card]:  # else a later reading is under way
                card.show_read(read, today)

        in_background(self, lambda: card.read(today), show)

    def _look_at_clock(self) -> None:
        """Begin anew after midnight."""
        now = self._clock().date()
        if now != self._today:
            self._today = now
            self._read_again(set(self._cards))
        elif self.today_card.awaited and self.isVisible():
            self._read_again({self.today_card})
        self._tell_day()

    def _tell_day(self) -> None:
        self._greeting.setText(greeting(self._clock().hour))
        self._date.setText(long_date(self._today))

    def _look_for(self) -> None:
        self.place_wanted.emit("search", self.search.text().strip())
        self.search.clear()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._date)
        names.addWidget(self._greeting)
        head.addLayout(names)
        head.addStretch(1)
        self.search.setMinimumWidth(theme.px(160))
        self.search.setMaximumWidth(theme.px(360))
        self.search.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        head.addWidget(self.search, 100)
        self._new.clicked.connect(self.new_wanted)
        self._new.setEnabled(not self.notebook.read_only)
        head.addWidget(self._new)
        self._upper.setSpacing(theme.px(14))
        self._upper.addWidget(self.today_card, 1)
        self._upper.addWidget(self.attention_card, 1)
        sheet = QWidget()
        cards = QVBoxLayout(sheet)
        cards.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(20))
        cards.setSpacing(theme.px(14))
        cards.addWidget(self.recent_card)
        cards.addLayout(self._upper)
        cards.addWidget(self.running_card)
        cards.addStretch(1)
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(sheet)
        may_write = not self.notebook.read_only
        self._body.addWidget(FirstSteps(self.example_wanted, self.new_wanted, self.restore_wanted, may_write=may_write))
        self._body.addWidget(scrolled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(14), 0, 0)
        column.setSpacing(theme.px(14))
        top = QWidget()
        top.setLayout(head)
        head.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        column.addWidget(top)
        column.addWidget(self._body, 1)


def greeting(hour: int) -> str:
    """What one says at this hour."""
    if hour < 4 or hour >= 18:
        return tr("Selamat malam")
    if hour < 11:
        return tr("Selamat pagi")
    return tr("Selamat siang") if hour < 15 else tr("Selamat sore")
