"""All that was noticed in a case, the gravest first; each with the way to it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from caseworker_app.casework.checks.finding import Severity
from caseworker_app.casework.whereabouts import page_of
from caseworker_app.forms.spots import at_record, title_of_place
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.case.finding_card import FindingCard
from caseworker_app.gui.case.page_context import clear
from caseworker_app.jobs import silencing
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from caseworker_app.casework.checks.finding import Finding
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.model.notes import SilencedFinding

HEADINGS = {
    Severity.GRAVE: mark("Menyangkut keselamatan atau izin"),
    Severity.IMPOSSIBLE: mark("Tidak mungkin benar keduanya"),
    Severity.UNLIKELY: mark("Periksalah sekali lagi"),
    Severity.OVERLOOKED: mark("Tampaknya terlewat"),
}


class SilencedCard(QFrame):
    """A finding that was silenced, why, and the way back."""

    def __init__(self, kept: SilencedFinding, edits: CaseSession) -> None:
        super().__init__()
        self._kept, self._edits = kept, edits
        theme.mark(self, "soft")
        day = kept.date.short() if kept.date else ""
        why = " · ".join(filter(None, (kept.reason, kept.decided_by, day)))
        may = not edits.notebook.read_only
        self.in_report = QCheckBox(tr("Sebut di Keterbatasan laporan"))
        self.in_report.setChecked(bool(kept.in_report))
        self.in_report.setEnabled(may)
        self.in_report.toggled.connect(lambda on: silencing.mention(edits.notebook, kept, in_report=on))
        self.again = theme.button(tr("Tampilkan lagi"), "link")
        self.again.setAccessibleDescription(kept.sentence or "")
        self.again.setVisible(may)
        self.again.clicked.connect(self.let_speak)
        row = QHBoxLayout()
        row.addWidget(self.in_report)
        row.addStretch()
        row.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(6))
        column.setSpacing(theme.px(2))
        column.addWidget(theme.label(kept.sentence or "", wrap=True))
        column.addWidget(theme.label(why, "muted", wrap=True))
        column.addLayout(row)

    def let_speak(self) -> None:
        """Take the silence back."""
        silencing.let_speak(self._edits.notebook, self._edits.case, self._kept)
        self._edits.undo_line(tr("Temuan ditampilkan lagi."))


class ChecksWidget(PagePart):
    """The findings of a case under a heading for each severity."""

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self._edits = edits
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self.refresh()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Show what was found at the last look; it is built anew only where something else is to be said."""
        del kinds
        findings = self._edits.findings()
        silenced = sorted(self._edits.case.silenced_findings, key=lambda kept: kept.position)
        shown = (
            [(finding.key, finding.record.id, finding.field, finding.sentence) for finding in findings],
            [(kept.id, kept.sentence, kept.reason, kept.in_report) for kept in silenced],
        )
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._column)
        if not findings:
            words = tr("Tidak ada yang perlu diperiksa.")
            self._column.addWidget(theme.label(words, "muted", wrap=True))
        for severity, group in groupby(findings, key=lambda finding: finding.severity):
            self._column.addWidget(theme.label(tr(HEADINGS[severity]), "section"))
            for finding in group:
                self._card(finding)
        if silenced:
            self._column.addSpacing(theme.px(8))
            self._column.addWidget(theme.label(tr("Memang demikian"), "section"))
        for kept in silenced:
            self._column.addWidget(SilencedCard(kept, self._edits))
        self._column.addStretch()

    def begun(self) -> bool:
        """The findings stand without anything being entered here."""
        return True

    def _card(self, finding: Finding) -> None:
        place, field = page_of(self._edits.case, finding.record, finding.field)
        title = title_of_place(place)
        link = tr("Buka {page}").format(page=title) if title else ""
        card = FindingCard(finding, link, self._edits)
        card.wanted.connect(lambda: self._edits.go_to(place, at_record(field, finding.record.id)))
        self._column.addWidget(card)
