"""The head of a case, always in sight: who, how old, what is agreed, since when, and that everything is saved."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from caseworker_app.casework import data_requests
from caseworker_app.casework.case_file import initials
from caseworker_app.casework.consent import State, standing
from caseworker_app.casework.retention import hold_in_words, standing_hold
from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.elided_label import ElidedLabel
from caseworker_app.gui.base.initials import Initials
from caseworker_app.gui.case.alert_badge import AlertBadge
from caseworker_app.jobs.cases import age_text
from caseworker_app.model.choices import Sex
from caseworker_app.model.indonesian import month_name
from caseworker_app.text import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from caseworker_app.model.case import Case
    from caseworker_app.model.partial_date import PartialDate


NARROW, LEAST = 1000, 740  # px at 100 %: where it folds, and what it needs then


class CaseHeader(QWidget):
    """note_wanted, print_wanted, consent_wanted: the buttons.

    retention_wanted: that the case is archived or held is clicked. menu: to be filled with what can be done with it.
    rights_wanted: a page on what the client asked for.
    """

    note_wanted = Signal()
    print_wanted = Signal()
    consent_wanted = Signal()
    rights_wanted = Signal(str)
    context_wanted = Signal()
    retention_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._circle = Initials()
        self._initials = theme.label("", "name")
        self._about = theme.label()
        self._about_short = ""
        self._cluster = shell_style.badge("")
        self._consent = theme.button("", "agreed")
        self._consent.setFixedHeight(theme.px(22))
        self._consent.clicked.connect(self.consent_wanted)
        self._kept = theme.button("", "alarm")
        self._kept.setFixedHeight(theme.px(22))
        self._kept.clicked.connect(self.retention_wanted)
        self.menu = QMenu(self)
        self._rights_page = self._rights_words = ""
        self._rights = theme.button("", "alarm")
        self._rights.setFixedHeight(theme.px(22))
        self._rights.clicked.connect(lambda: self.rights_wanted.emit(self._rights_page))
        self._rights.hide()
        self.alerts = AlertBadge()
        self._number = ElidedLabel()
        self._saved = theme.label("", "muted")
        self._saved_at = ""
        self.context = theme.button("", "quiet")
        self.context.clicked.connect(self.context_wanted)
        self.context.hide()
        self._facts = self._steps = ""
        self._lay_out()

    def refresh(self, case: Case) -> None:
        """Show the case as it is now."""
        person = case.client
        called = initials(person)
        self._circle.show_initials(called)
        self._initials.setText(called)
        age = age_text(person, date.today())
        sex = str(person.sex.value) if person and person.sex and person.sex is not Sex.UNKNOWN else ""
        self._about.setToolTip(", ".join(filter(None, (sex, tr("{age} tahun").format(age=age) if age else ""))))
        self._about_short = ", ".join(filter(None, (sex[:1].upper(), tr("{age} th").format(age=age) if age else "")))
        self._cluster.setText(_short(case.ppks or case.cluster or ""))
        self._cluster.setToolTip(" · ".join(filter(None, (case.cluster, case.ppks))))
        self.alerts.refresh(case)
        self._show_rights(case)
        self._fold()
        agreed = standing(case, date.today())
        alarming = agreed.state not in {State.COMPLETE, State.GIVEN}
        words = tr("Persetujuan: {state}").format(state=agreed.state.value)
        self._consent.setText(f"⚠ {words}" if alarming else words)
        self._consent.setToolTip(agreed.sentence)
        theme.mark(self._consent, "alarm" if alarming else "agreed")
        hold = standing_hold(case.legal_holds)
        kept = [(case.archived is not None, tr("Arsip")), (hold is not None, tr("⚖ Ditahan"))]
        self._kept.setText(" · ".join(word for stands, word in kept if stands))
        self._kept.setToolTip(hold_in_words(hold) if hold else tr("Hanya dapat dibaca dan dicetak"))
        self._kept.setVisible(bool(self._kept.text()))
        self._saved.setVisible(case.archived is None)
        self._note.setVisible(case.archived is None)
        self._fold()
        parts = [
            tr("Kasus {number}").format(number=case.number) if case.number else "",
            (case.agency.name if case.agency else None) or "",
            case.setting or "",
            tr("dibuka {date}").format(date=_day(case.opened)) if case.opened else "",
            tr("ditutup {date}").format(date=_day(case.closed)) if case.closed else "",
        ]
        self._facts = "  ·  ".join(filter(None, parts))
        self._show_facts()

    def show_steps(self, last: str, coming: str) -> None:
        """What was done last in this case and what comes next, as words: «wawancara, kemarin»."""
        told = (tr("terakhir: {what}").format(what=last), last), (tr("berikut: {what}").format(what=coming), coming)
        self._steps = "  ·  ".join(words for words, known in told if known)
        self._show_facts()

    def _show_facts(self) -> None:
        self._number.setText("  ·  ".join(filter(None, (self._facts, self._steps))))

    def _show_rights(self, case: Case) -> None:
        """What the client asked for that bites now: a restriction, a request to answer, what must not be passed on."""
        today = date.today()
        restricted, waiting = data_requests.restricted(case, today), data_requests.waiting(case)
        words, tip, self._rights_page = "", "", "files/data_requests"
        if restricted:
            words, tip = tr("⚠ Pemakaian data dibatasi"), f"{restricted[:1].upper()}{restricted[1:]}."
        elif waiting:
            last = data_requests.due(waiting[0])
            day = f"{last.day} {month_name(last.month)}" if last else ""
            words = tr("⚠ Jawab klien s.d. {day}").format(day=day) if day else tr("⚠ Permintaan klien")
            tip = tr("Klien meminta: {kind}. Jawaban paling lambat 3 × 24 jam.").format(kind=waiting[0].kind or "–")
        elif case.restrictions:
            self._rights_page = "files/restrictions"
            words = tr("Diminta dirahasiakan: {count}").format(count=len(case.restrictions))
            points = [" → ".join(filter(None, (one.what, one.party))) for one in case.restrictions]
            tip = "\n".join(point for point in points if point)
        self._rights_words = words
        self._rights.setToolTip(tip if not words else f"{words}\n{tip}")

    def show_saved(self, at: datetime | None) -> None:
        """«Tersimpan 10.42»."""
        self._saved_at = f"{at:%H.%M}" if at else ""
        self._saved.setToolTip(tr("Tersimpan {time}").format(time=self._saved_at) if at else "")
        self._fold()

    def show_context(self, *, filled: bool, shown: bool) -> None:
        """The button that stands for the right column on a narrow window; filled: something is selected."""
        self.context.setText(tr("Rincian") if filled else tr("Catatan halaman"))
        self.context.setVisible(shown)

    def minimumSizeHint(self) -> QSize:
        """What is needed when folded."""
        return QSize(theme.px(LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow window the cluster gives way, buttons and the clock their words; age and sex are abbreviated."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < theme.px(NARROW)
        room = self.width() / theme.px(100) * 100
        self._cluster.setVisible(bool(self._cluster.text()) and not narrow and not self._crowded())
        self._about.setText(self._about_short if narrow else self._about.toolTip())
        tight = self.alerts.stands and room < AlertBadge.TIGHT
        self._about.setHidden(tight or (narrow and bool(self._kept.text())))
        self.alerts.fold(room)
        self._rights.setText("⚠" if narrow and self._rights_words else self._rights_words)
        self._rights.setVisible(bool(self._rights_words))
        self._saved.setText(f"✓ {self._saved_at}" if narrow and self._saved_at else self._saved.toolTip())
        self._note.setText("" if narrow else " " + tr("Catat cepat"))

    def _crowded(self) -> bool:
        """Whether a warning needs the room of the cluster."""
        return bool(self._rights_words) or self.alerts.stands

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(theme.px(8))
        for widget in (
            self._initials,
            self._about,
            self.alerts,
            self._cluster,
            self._consent,
            self._kept,
            self._rights,
        ):
            first.addWidget(widget)
        first.addStretch()
        first.addWidget(self.context)
        first.addWidget(self._saved)
        first.addSpacing(theme.px(4))
        for words, role, icon, meaning, signal, tip in (
            (tr("Catat cepat"), "", "note", "muted", self.note_wanted, "Ctrl+N"),
            (tr("Cetak"), "action", "print", "on_action", self.print_wanted, "Ctrl+P"),
        ):
            button = theme.button(f" {words}", role, picture=theme.icon(icon, meaning))
            button.setToolTip(f"{words} ({tip})")
            button.setAccessibleName(words)
            button.clicked.connect(signal)
            first.addWidget(button)
            if icon == "note":
                self._note = button
        more = theme.button("⋯", "quiet")
        more.setToolTip(tr("Arsip, masa simpan, penahanan, hapus"))
        more.setAccessibleName(tr("Tindakan lain untuk kasus ini"))
        more.setMenu(self.menu)
        first.addWidget(more)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(self._number)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(14))
        row.addWidget(self._circle)
        row.addLayout(column, 1)


def _day(value: PartialDate) -> str:
    return tr("“{text}” (belum terbaca)").format(text=value.text) if value.unread else value.long()


def _short(words: str, length: int = 34) -> str:
    return words if len(words) <= length else words[:length].rsplit(" ", 1)[0] + " …"
