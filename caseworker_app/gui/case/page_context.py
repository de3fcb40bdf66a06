"""What is worth knowing on a page where nothing is selected: what cannot be right, what is open, what to ask."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from caseworker_app.casework import last_time, still_open
from caseworker_app.gui.base import theme
from caseworker_app.gui.case.finding_card import FindingCard, is_grave
from caseworker_app.jobs import groups
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.forms.description import Page
    from caseworker_app.gui.form.details import Noticed
    from caseworker_app.gui.form.editing import EditSession

SESSIONS = "intervention/sessions"
MOST = 6  # open things that are named before «dan 3 lainnya»
MOST_FINDINGS = 7  # more at once would only be scrolled past
ALL_FINDINGS = "review/checks"

Line = tuple[str, str, str, str]
"""What is said, the words of its link, the place that it leads to, and the field there."""


def clear(column: QVBoxLayout) -> None:
    """Take all widgets out of a column, and throw them away."""
    while (item := column.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


class PageContext(QScrollArea):
    """wanted: a place of the case and a field there."""

    wanted = Signal(str, str)

    def __init__(self, edits: EditSession) -> None:
        super().__init__(widgetResizable=True)
        self._edits = edits
        self._place = ""
        self._page: Page | None = None
        self._shown: object = None
        self.title_of: Callable[[str], str] = lambda _: ""
        self.find_place: Callable[[Noticed], tuple[str, str] | None] = lambda _: None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = QWidget(self.viewport())
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(theme.px(16), theme.px(14), theme.px(12), theme.px(14))
        self._column.setSpacing(theme.px(8))
        self.setWidget(self._sheet)

    def show_page(self, place: str, page: Page | None) -> None:
        """What is worth knowing at «assessment/bpss»."""
        self._place, self._page = place, page
        self.refresh()

    def refresh(self) -> None:
        """Read again what is known of the case; it is built anew only where something else is to be said."""
        notices, elsewhere, grave = self._notices()
        last, open_, questions, symptoms = self._last(), self._open(), self._questions(), self._symptoms()
        shown = [notice[1:] for notice in notices], elsewhere, grave, last, open_, questions, symptoms
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._column)
        if notices:
            self._head(tr("Perlu diperiksa"))
        for notice in notices[:MOST_FINDINGS]:
            self._card(*notice)
        if len(notices) > MOST_FINDINGS:
            self._further(tr("dan {count} lainnya").format(count=len(notices) - MOST_FINDINGS))
        if elsewhere:
            self._further(elsewhere)
        if grave:
            self._column.addWidget(theme.label(grave, "attention", wrap=True))
        self._list(tr("Terakhir kali"), last)
        self._list(tr("Masih terbuka"), open_)
        if questions or symptoms:
            self._head(tr("Pertanyaan pembantu"))
        for line in symptoms:
            self._link(line)
        for question in questions:
            self._column.addWidget(theme.label(f"•  {question}", "muted", wrap=True))
        if not any(shown):
            words = tr("Pilih baris, orang, atau garis; rinciannya tampil dan diubah di sini.")
            self._column.addWidget(theme.label(words, "muted", wrap=True))
        self._column.addStretch()

    def _notices(self) -> tuple[list[tuple[Noticed, Line]], str, str]:
        """What is to be looked at on this page, what is grave first; how much there is elsewhere, and grave there.

        Of a group all of it is shown; the page of all findings shows none beside it.
        """
        lines: dict[Line, Noticed] = {}
        grave = elsewhere = 0
        for finding in () if self._place == ALL_FINDINGS else self._edits.findings():
            place, field = self.find_place(finding) or ("", "")
            here = place == self._place
            if here or self._edits.case is None:
                link = tr("Lihat") if here else tr("Buka {page}").format(page=self.title_of(place))
                lines.setdefault((finding.sentence, link if place else "", place, field), finding)
            else:
                elsewhere += 1
                grave += is_grave(finding)
        words = tr("{count} temuan di halaman lain").format(count=elsewhere) if elsewhere else ""
        told = tr("{count} di antaranya menyangkut keselamatan atau izin").format(count=grave) if grave else ""
        found = sorted(((finding, line) for line, finding in lines.items()), key=lambda pair: not is_grave(pair[0]))
        return found, words, told

    def _list(self, head: str, lines: list[Line]) -> None:
        """The first of these lines below their head; nothing where there are none."""
        if lines:
            self._head(head)
        for line in lines[:MOST]:
            self._link(line)
        if len(lines) > MOST:
            self._column.addWidget(theme.label(tr("dan {count} lainnya").format(count=len(lines) - MOST), "muted"))

    def _last(self) -> list[Line]:
        """The last meeting and what was agreed; nothing once the case is closed."""
        case = self._edits.case
        if case is None or case.closed:
            return []
        return [_line(told) for told in groups.last_time(self._edits.notebook, case, date.today())]

    def _open(self) -> list[Line]:
        """Meetings that lie ahead, what is late, promises; each leads to its row."""
        case, today = self._edits.case, date.today()
        if case is None:
            return []
        ahead = [
            (" · ".join(filter(None, (meeting.date.short() if meeting.date else "", meeting.what))), "journal/agenda")
            for meeting in still_open.meetings(case, today)
        ]
        late = [] if case.closed else last_time.left_open(case, today)
        promised = [last_time.place_of(pledge) for pledge in still_open.pledges(case)]
        return [*((words, "", place, "") for words, place in ahead), *map(_line, (*late, *promised))]

    def _symptoms(self) -> list[Line]:
        """How the symptoms are, on the page of the sessions."""
        case = self._edits.case
        if case is None or case.closed or self._place != SESSIONS:
            return []
        return [_line(told) for told in last_time.followed_symptoms(case)]

    def _questions(self) -> list[str]:
        return [tr(question) for question in self._page.questions] if self._page is not None else []

    def _head(self, words: str) -> None:
        if self._column.count():
            self._column.addSpacing(theme.px(6))
        self._column.addWidget(theme.label(words, "section"))

    def _card(self, finding: Noticed, line: Line) -> None:
        _, link, place, field = line
        card = FindingCard(finding, link, self._edits)
        card.wanted.connect(lambda: self.wanted.emit(place, field))
        self._column.addWidget(card)

    def _further(self, words: str) -> None:
        """The way to the findings that are not shown here; a second line says more of them."""
        first, _, more = words.partition("\n")
        if self._edits.case is None:
            self._column.addWidget(theme.label(first, "muted", wrap=True))
        else:
            button = theme.button(first, "link")
            button.clicked.connect(lambda: self.wanted.emit(ALL_FINDINGS, ""))
            self._column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        if more:
            self._column.addWidget(theme.label(more, "attention", wrap=True))

    def _link(self, line: Line) -> None:
        words, _, place, field = line
        self._column.addWidget(theme.label(words, wrap=True))
        button = theme.button(tr("Buka {page}").format(page=self.title_of(place)), "link")
        button.setAccessibleDescription(words)
        button.clicked.connect(lambda: self.wanted.emit(place, field))
        self._column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)


def _line(told: last_time.Told) -> Line:
    return told.words, "", told.place, told.field
