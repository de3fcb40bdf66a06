"""One thing that was found in a document, and the head above several of one kind: what can be done about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseworker_app.casework.hits import Decision
from caseworker_app.casework.numbers_and_places import Kind
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.jobs.leaving import BLURRED, LEFT_OUT
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from caseworker_app.casework.hits import Hit

_PLACES = 3
_LEAST_REASON = 3
_SHORT = 8  # letters of a replacement that a button shows
_PHOTO = 150  # px at 100 % of the larger side of a photo


class AskLine(QWidget):
    """A line for the words that go there, or for the reason why something stays; ``answered`` bears what it says."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._keeps = False
        self._line = QLineEdit()
        self._take = theme.button("")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(2), 0, 0)
        row.addWidget(self._line, 1)
        row.addWidget(self._take)
        self._take.clicked.connect(self._decide)
        self._line.returnPressed.connect(self._decide)
        self.hide()

    def ask(self, words: str = "", *, keeps: bool) -> None:
        """Show it, with the ``words`` that are proposed. keeps: for a reason."""
        self._keeps = keeps
        name = tr("Alasan") if keeps else tr("Diganti dengan")
        self._line.setText(words)
        self._line.setPlaceholderText(name)
        self._line.setAccessibleName(name)
        self._take.setText(tr("Simpan") if keeps else tr("Ganti"))
        self.show()
        self._line.setCursorPosition(0)
        self._line.setFocus()

    def _decide(self) -> None:
        words = self._line.text().strip()
        if self._keeps and sum(letter.isalpha() for letter in words) < _LEAST_REASON:
            self._line.setPlaceholderText(tr("Tulis alasannya"))
            self._line.setFocus()
            return
        self.answered.emit(Decision(None, words) if self._keeps else Decision(words))


class KindHead(QWidget):
    """Above several findings of one kind. decided: these hits, and one decision about each, in pairs."""

    decided = Signal(list)

    def __init__(self, groups: Sequence[Sequence[Hit]]) -> None:
        super().__init__()
        kind = groups[0][0].kind
        offered = [group for group in groups if group[0].instead and kind is not Kind.WORD]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, 0)
        column.setSpacing(0)
        column.addWidget(theme.label(f"{tr(kind.value)} ({len(groups)})", "label", wrap=True))
        buttons = QWidget()
        flow = Flow(buttons, gap=theme.px(2), line_gap=0)
        line = AskLine()
        if len(offered) == len(groups):
            replace = theme.button(tr("Ganti semuanya"), "quiet")
            replace.clicked.connect(
                lambda: self.decided.emit([(list(group), Decision(group[0].instead)) for group in offered])
            )
            flow.add(replace)
        keep = theme.button(tr("Biarkan semuanya …"), "quiet")
        keep.clicked.connect(lambda: line.ask(keeps=True))
        flow.add(keep)
        line.answered.connect(lambda decision: self.decided.emit([(list(group), decision) for group in groups]))
        column.addWidget(buttons)
        column.addWidget(line)


class Card(QFrame):
    """One thing found, wherever it stands; its signals are those of the list of findings."""

    decided = Signal(list, object)
    sought = Signal(str, int)
    wanted = Signal(object)

    def __init__(
        self,
        group: Sequence[Hit],
        decision: Decision | None,
        earlier: int,
        *,
        read_only: bool,
        photo: bytes | None = None,
        agreed: bool = False,
    ) -> None:
        """earlier: how often the same words stand before. photo: what is seen on it; agreed: consent covers it."""
        super().__init__()
        theme.mark(self, "details" if decision is None else "soft")
        self._hit, self._group, self._agreed = group[0], list(group), agreed
        hit = self._hit
        words = theme.button(f"“{_cut(hit.words)}”", "link")
        words.setToolTip(tr("Tunjukkan di pratinjau"))
        words.clicked.connect(lambda: self.sought.emit(hit.words, earlier))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(10), theme.px(6), theme.px(8), theme.px(8))
        column.setSpacing(theme.px(3))
        column.addWidget(words)
        column.addWidget(theme.label(f"{tr(hit.kind.value)} · {_places(group)}", "muted", wrap=True))
        before, behind = hit.around
        if hit.kind is Kind.PHOTO:
            self._show_photo(column, photo)
            asked = tr("Klien setuju difoto. Adakah orang lain yang dapat dikenali?") if agreed else ""
            column.addWidget(theme.label(asked or tr("Apakah ada wajah yang dapat dikenali?"), wrap=True))
        elif hit.kind is Kind.RESTRICTED:
            column.addWidget(theme.label(" ".join(hit.words.split()), wrap=True))
        elif before.strip() or behind.strip():
            column.addWidget(theme.label(" ".join(f"{before}{hit.words}{behind}".split()), wrap=True))
        if decision is not None:
            column.addWidget(theme.label(_outcome(hit, decision), "muted" if decision.ruled else "done", wrap=True))
        self._line = AskLine()
        self._line.answered.connect(lambda answer: self.decided.emit(self._group, answer))
        buttons = QWidget()
        flow = Flow(buttons, gap=theme.px(2), line_gap=0)
        for button in self._buttons(decision, read_only=read_only):
            flow.add(button)
        column.addWidget(buttons)
        column.addWidget(self._line)

    def _buttons(self, decision: Decision | None, *, read_only: bool) -> list[QPushButton]:
        offered: list[QPushButton] = []
        if read_only:
            pass
        elif decision is not None and not decision.ruled:
            back = theme.button(tr("Batalkan"), "quiet")
            back.clicked.connect(lambda: self.decided.emit(self._group, None))
            offered.append(back)
        elif self._hit.kind is Kind.PHOTO:
            offered += self._photo_buttons()
        else:
            keep = theme.button(tr("Pertahankan …"), "quiet")
            keep.clicked.connect(lambda: self._line.ask(keeps=True))
            if self._hit.kind is not Kind.RESTRICTED and decision is None:
                replace = theme.button(self._replacing(), "quiet")
                replace.clicked.connect(self._replace)
                offered.append(replace)
            offered.append(keep)
        go = theme.button(tr("Buka"), "quiet")
        go.clicked.connect(lambda: self.wanted.emit(self._hit))
        return [*offered, go]

    def _photo_buttons(self) -> list[QPushButton]:
        show = theme.button(tr("Tampilkan") if self._agreed else tr("Tampilkan …"), "quiet")
        blur = theme.button(tr("Samarkan"), "quiet")
        drop = theme.button(tr("Jangan dimuat"), "quiet")
        if self._agreed:
            agreed = Decision(None, tr("klien setuju difoto"))
            show.clicked.connect(lambda: self.decided.emit(self._group, agreed))
        else:
            show.clicked.connect(lambda: self._line.ask(keeps=True))
        blur.clicked.connect(lambda: self.decided.emit(self._group, Decision(BLURRED)))
        drop.clicked.connect(lambda: self.decided.emit(self._group, Decision(LEFT_OUT)))
        return [show, blur, drop]

    def _replacing(self) -> str:
        if not self._hit.instead or len(self._hit.instead) > _SHORT:
            return tr("Ganti …")
        return tr("Ganti “{words}”").format(words=self._hit.instead)

    def _replace(self) -> None:
        instead = self._hit.instead
        if instead and len(instead) <= _SHORT:
            self.decided.emit(self._group, Decision(instead))
        else:
            self._line.ask(instead, keeps=False)

    @staticmethod
    def _show_photo(column: QVBoxLayout, data: bytes | None) -> None:
        pixmap = QPixmap()
        if data is None or not pixmap.loadFromData(data):
            return
        side = theme.px(_PHOTO)
        frame = theme.label("")
        frame.setAccessibleName(tr("Foto"))
        frame.setPixmap(
            pixmap.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        )
        column.addWidget(frame)


def _outcome(hit: Hit, decision: Decision) -> str:
    if decision.ruled:
        kept = tr("Menurut pilihan rincian: ditulis apa adanya")
        return kept if decision.keeps else tr("Menurut aturan: “{words}”").format(words=decision.instead)
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
