"""What in the document still points to somebody: each to be replaced, kept with a reason, or gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caseworker_app.casework.hits import Decision
from caseworker_app.casework.numbers_and_places import Kind
from caseworker_app.gui.base import theme
from caseworker_app.gui.papers.finding_card import Card, KindHead
from caseworker_app.gui.papers.titles import scrolling
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.casework.hits import Hit
    from caseworker_app.jobs.leaving import Around


class Findings(QWidget):
    """decided: hits and what was decided (None: taken back). sought: words to show in the preview, and which of them.

    wanted: the hit to whose page to go. go_on: hand on, hiding for this once what nobody decided about.
    """

    decided = Signal(list, object)
    sought = Signal(str, int)
    wanted = Signal(object)
    go_on = Signal()

    def __init__(self, *, read_only: bool) -> None:
        super().__init__()
        self._read_only = read_only
        self._area = scrolling()
        self._head = theme.label("", "muted", wrap=True)
        self._all = theme.button("", "quiet")
        self._asked = QFrame()
        theme.mark(self._asked, "attention")
        self.go_on_button = theme.button(tr("Samarkan sisanya, lalu lanjutkan"))
        self.go_on_button.clicked.connect(self._go_on)
        inside = QVBoxLayout(self._asked)
        inside.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(8))
        words = tr(
            "Sebelum dokumen keluar, putuskan temuan di bawah ini. "
            "Selama masih ada kata yang mungkin nama, dokumen diberi tanda KONSEP."
        )
        inside.addWidget(theme.label(words, wrap=True))
        inside.addWidget(self.go_on_button)
        self._asked.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._head)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, theme.px(8), 0)
        row.addWidget(self._asked)
        column.addLayout(row)
        column.addWidget(self._all)
        column.addWidget(self._area, 1)
        self._offer: list[Hit] = []
        self._all.clicked.connect(self._replace_all)

    def show_hits(self, hits: Sequence[Hit], beside: Around, photos: Mapping[str, bytes]) -> None:
        """List them, kind by kind, those that wait for a decision first; the place in the list is kept.

        photos: what is seen on them, by the key of their hits.
        """
        bar = self._area.verticalScrollBar()
        at = bar.value()
        groups: dict[str, list[Hit]] = {}
        for hit in hits:
            groups.setdefault(hit.key, []).append(hit)
        decisions = {key: beside.decision(group[0]) for key, group in groups.items()}
        waiting = [group for key, group in groups.items() if decisions[key] is None]
        done = [group for key, group in groups.items() if decisions[key] is not None]
        done.sort(key=lambda group: self._ruled(beside.decision(group[0])))
        self._head.setText(_told(len(waiting), len(done)))
        self._offer = [group[0] for group in waiting if group[0].instead and group[0].kind is not Kind.WORD]
        self._all.setText(tr("Ganti semua dengan usulan ({count})").format(count=len(self._offer)))
        self._all.setVisible(len(self._offer) > 1 and not self._read_only)
        if not waiting:
            self._asked.hide()
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, theme.px(8), 0)
        column.setSpacing(theme.px(8))
        seen: dict[str, int] = {}
        kinds: dict[Kind, list[list[Hit]]] = {}
        for group in waiting:
            kinds.setdefault(group[0].kind, []).append(group)
        for kind, several in (*kinds.items(), (None, done)):
            if kind is not None and kind is not Kind.PHOTO and len(several) > 1 and not self._read_only:
                head = KindHead(several)
                head.decided.connect(self._decide_all)
                column.addWidget(head)
            for group in several:
                hit = group[0]
                card = Card(
                    group,
                    decisions[hit.key],
                    seen.get(hit.words, 0),
                    read_only=self._read_only,
                    photo=photos.get(hit.key),
                    agreed=beside.photos_agreed,
                )
                card.decided.connect(self.decided)
                card.sought.connect(self.sought)
                card.wanted.connect(self.wanted)
                seen[hit.words] = seen.get(hit.words, 0) + len(group)
                column.addWidget(card)
        column.addStretch()
        self._area.setWidget(sheet)
        bar.setValue(at)

    @staticmethod
    def _ruled(decision: Decision | None) -> bool:
        return decision is not None and decision.ruled

    def _decide_all(self, decided: Sequence[tuple[list[Hit], Decision]]) -> None:
        for group, decision in decided:
            self.decided.emit(group, decision)

    def begin_anew(self) -> None:
        """Another document is chosen: nothing is asked, and its list begins at the top."""
        self._asked.hide()
        self._area.verticalScrollBar().setValue(0)

    def ask(self) -> None:
        """The document is to leave, and something waits for a decision."""
        self._asked.show()
        self.go_on_button.setFocus()

    def _go_on(self) -> None:
        self.go_on.emit()
        self._asked.hide()

    def _replace_all(self) -> None:
        for hit in self._offer:
            self.decided.emit([hit], Decision(hit.instead))


def _told(waiting: int, done: int) -> str:
    if not waiting and not done:
        return tr("Tidak ada nama, nomor, atau alamat yang tertinggal.")
    if not waiting:
        return tr("Semua temuan sudah diputuskan ({count}).").format(count=done)
    return tr("{count} temuan menunggu keputusan. Keputusan berlaku di semua dokumen kasus ini.").format(count=waiting)
