"""What in the document still points to somebody: each to be replaced, kept with a reason, or gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseworker_app.casework.hits import Decision
from caseworker_app.casework.numbers_and_places import Kind
from caseworker_app.gui import theme
from caseworker_app.gui.flow import Flow
from caseworker_app.gui.printing.titles import scrolling
from caseworker_app.jobs.leaving import BLURRED, LEFT_OUT
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QPushButton

    from caseworker_app.casework.hits import Hit

_PLACES = 3
_LEAST_REASON = 3
_SHORT = 8  # letters of a replacement that a button shows


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
        words = tr("Sebelum dokumen keluar, putuskan temuan di bawah ini. Kata yang mungkin nama menjadikannya konsep.")
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

    def show_hits(self, hits: Sequence[Hit], decisions: Mapping[str, Decision]) -> None:
        """List them, those that wait for a decision first; the place in the list is kept."""
        bar = self._area.verticalScrollBar()
        at = bar.value()
        groups: dict[str, list[Hit]] = {}
        for hit in hits:
            groups.setdefault(hit.key, []).append(hit)
        waiting = [group for key, group in groups.items() if key not in decisions]
        done = [group for key, group in groups.items() if key in decisions]
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
        for group in (*waiting, *done):
            hit = group[0]
            card = _Card(self, group, decisions.get(hit.key), seen.get(hit.words, 0), read_only=self._read_only)
            seen[hit.words] = seen.get(hit.words, 0) + len(group)
            column.addWidget(card)
        column.addStretch()
        self._area.setWidget(sheet)
        bar.setValue(at)

    def ask(self) -> None:
        """The document is to leave, and something waits for a decision."""
        self._asked.show()
        self.go_on_button.setFocus()

    def _go_on(self) -> None:
        self._asked.hide()
        self.go_on.emit()

    def _replace_all(self) -> None:
        for hit in self._offer:
            self.decided.emit([hit], Decision(hit.instead))


class _Card(QFrame):
    """One thing found, wherever it stands."""

    def __init__(
        self, above: Findings, group: list[Hit], decision: Decision | None, earlier: int, *, read_only: bool
    ) -> None:
        super().__init__()
        theme.mark(self, "details" if decision is None else "soft")
        self._above, self._hit, self._group = above, group[0], group
        hit = self._hit
        words = theme.button(f"“{_cut(hit.words)}”", "link")
        words.setToolTip(tr("Tunjukkan di pratinjau"))
        words.clicked.connect(lambda: above.sought.emit(hit.words, earlier))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(10), theme.px(6), theme.px(8), theme.px(8))
        column.setSpacing(theme.px(3))
        column.addWidget(words)
        column.addWidget(theme.label(f"{tr(hit.kind.value)} · {_places(group)}", "muted", wrap=True))
        before, behind = hit.around
        if hit.kind is Kind.PHOTO:
            column.addWidget(theme.label(tr("Apakah ada wajah yang dapat dikenali?"), wrap=True))
        elif before.strip() or behind.strip():
            column.addWidget(theme.label(" ".join(f"{before}{hit.words}{behind}".split()), wrap=True))
        if decision is not None:
            column.addWidget(theme.label(_outcome(hit, decision), "done", wrap=True))
        self._line = QLineEdit()
        self._take = theme.button("")
        self._asked = QWidget()
        row = QHBoxLayout(self._asked)
        row.setContentsMargins(0, theme.px(2), 0, 0)
        row.addWidget(self._line, 1)
        row.addWidget(self._take)
        self._asked.hide()
        self._keeps = False
        self._take.clicked.connect(self._decide)
        self._line.returnPressed.connect(self._decide)
        buttons = QWidget()
        flow = Flow(buttons, gap=theme.px(2), line_gap=0)
        for button in self._buttons(decision, read_only=read_only):
            flow.add(button)
        column.addWidget(buttons)
        column.addWidget(self._asked)

    def _buttons(self, decision: Decision | None, *, read_only: bool) -> list[QPushButton]:
        made = []
        if decision is not None and not read_only:
            back = theme.button(tr("Batalkan"), "quiet")
            back.clicked.connect(lambda: self._above.decided.emit(self._group, None))
            made.append(back)
        elif not read_only:
            photo = self._hit.kind is Kind.PHOTO
            replace = theme.button(tr("Samarkan") if photo else self._replacing(), "quiet")
            replace.clicked.connect(self._replace)
            keep = theme.button(tr("Tampilkan …") if photo else tr("Pertahankan …"), "quiet")
            keep.clicked.connect(lambda: self._ask(keeps=True))
            made += [replace, keep]
            if photo:
                drop = theme.button(tr("Jangan dimuat"), "quiet")
                drop.clicked.connect(lambda: self._above.decided.emit(self._group, Decision(LEFT_OUT)))
                made.append(drop)
        go = theme.button(tr("Buka"), "quiet")
        go.clicked.connect(lambda: self._above.wanted.emit(self._hit))
        return [*made, go]

    def _replacing(self) -> str:
        if not self._hit.instead or len(self._hit.instead) > _SHORT:
            return tr("Ganti …")
        return tr("Ganti “{words}”").format(words=self._hit.instead)

    def _replace(self) -> None:
        hit = self._hit
        if hit.kind is Kind.PHOTO:
            self._above.decided.emit(self._group, Decision(BLURRED))
        elif hit.instead and len(hit.instead) <= _SHORT:
            self._above.decided.emit(self._group, Decision(hit.instead))
        else:
            self._ask(keeps=False)

    def _ask(self, *, keeps: bool) -> None:
        """A line for the words that go there, or for the reason."""
        self._keeps = keeps
        self._line.setText("" if keeps else self._hit.instead)
        self._line.setPlaceholderText(tr("Alasan") if keeps else tr("Diganti dengan"))
        self._line.setAccessibleName(tr("Alasan") if keeps else tr("Diganti dengan"))
        self._take.setText(tr("Simpan") if keeps else tr("Ganti"))
        self._asked.show()
        self._line.setCursorPosition(0)
        self._line.setFocus()

    def _decide(self) -> None:
        words = self._line.text().strip()
        if self._keeps and sum(letter.isalpha() for letter in words) < _LEAST_REASON:
            self._line.setPlaceholderText(tr("Tulis alasannya"))
            self._line.setFocus()
            return
        self._above.decided.emit(self._group, Decision(None, words) if self._keeps else Decision(words))


def _told(waiting: int, done: int) -> str:
    if not waiting and not done:
        return tr("Tidak ada nama, nomor, atau alamat yang tertinggal.")
    if not waiting:
        return tr("Semua temuan sudah diputuskan ({count}).").format(count=done)
    return tr("{count} temuan menunggu keputusan. Keputusan berlaku di semua dokumen kasus ini.").format(count=waiting)


def _outcome(hit: Hit, decision: Decision) -> str:
    if decision.keeps:
        return tr("Dipertahankan: {reason}").format(reason=decision.reason)
    if hit.kind is Kind.PHOTO:
        return tr("Foto tidak dimuat.") if decision.instead == LEFT_OUT else tr("Foto disamarkan.")
    return tr("Diganti “{words}”").format(words=decision.instead) if decision.instead else tr("Dihapus")


def _places(group: Sequence[Hit]) -> str:
    places = list(dict.fromkeys(hit.piece.where for hit in group))
    more = tr(" dan {count} tempat lain").format(count=len(places) - _PLACES) if len(places) > _PLACES else ""
    times = tr(" ({count} kali)").format(count=len(group)) if len(group) > 1 else ""
    return "; ".join(places[:_PLACES]) + more + times


def _cut(words: str) -> str:
    shown = " ".join(words.split())
    return shown if len(shown) <= 30 else shown[:29] + "…"
