"""The page «Persetujuan»: what holds now, a card for each consent, a new one, and what was done without consent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from caseworker_app.casework.consent import Condition, is_draft, is_open, is_settled, is_taken_back, judge, standing
from caseworker_app.casework.permissions import Permission, Verdict, all_permissions
from caseworker_app.casework.signers import is_minor, signed_on
from caseworker_app.gui.base import style as shell_style
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.flow import Flow
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.case.consent_card import ConsentCard
from caseworker_app.gui.case.consent_form import ConsentForm
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.jobs import consents, templates
from caseworker_app.model.choices import ConsentStatus
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from caseworker_app.casework.consent import Judgement
    from caseworker_app.model.engagement import Consent
    from caseworker_app.model.notes import Override

_LOOKS = {
    Verdict.GIVEN: ("✓", "soft"),
    Verdict.UNRECORDED: ("–", "plain"),
    Verdict.OPEN: ("?", "attention"),
    Verdict.REFUSED: ("✗", "attention"),
    Verdict.EXPIRED: ("✗", "attention"),
    Verdict.WITHDRAWN: ("✗", "attention"),
}

_NOT_HOLDING = {
    Condition.WAITING: mark("belum ditandatangani"),
    Condition.UNSIGNED: mark("belum ditandatangani"),
    Condition.REFUSED: mark("tidak setuju"),
    Condition.WITHDRAWN: mark("dicabut"),
    Condition.TO_COME: mark("belum berlaku"),
    Condition.EXPIRED: mark("kedaluwarsa"),
    Condition.FLAWED: mark("belum lengkap"),
}
"""What the badge of a consent says that does not hold."""


class ConsentWidget(PagePart):
    """Stands for the table of consents: a signed one is only read."""

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self.case, self.notebook = edits.case, edits.notebook
        self._edits, self.told = edits, edits.told
        self.parts: dict[str, ConsentForm | ConsentCard] = {}
        self._built: object = None
        self._opened: str | None = None
        self._sentence = theme.label(wrap=True)
        self._items = QWidget()
        self._item_row = Flow(self._items, gap=theme.px(6), line_gap=theme.px(6))
        self._trouble = theme.label("", "attention", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.px(10))
        self.new = theme.button(" " + tr("Persetujuan baru"), "action", picture=theme.icon("plus", "on_action"))
        self.new.clicked.connect(self.begin)
        self.new.setEnabled(not self.notebook.read_only)
        aloud = theme.button(tr("Izin lisan dan surat izin …"))
        aloud.clicked.connect(lambda: edits.go_to("engagement/oral_consent"))
        blank = theme.button(tr("Lembar kosong …"))
        blank.clicked.connect(lambda: edits.open_document("consent", blank=True))
        row = QWidget()
        flow = Flow(row)
        for button in (self.new, aloud, blank):
            flow.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(row)
        column.addWidget(self._trouble)
        column.addWidget(self._sentence)
        column.addWidget(self._items)
        column.addLayout(self._cards)
        self.refresh()

    def begun(self) -> bool:
        """Whether there is a form, however much of it is answered."""
        return bool(self.case.consents)

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Everything as it is now; cards are built anew only where others are needed."""
        del kinds
        today = date.today()
        self._sentence.setText(standing(self.case, today).sentence)
        found = all_permissions(self.case, today)
        self._show_items(found)
        trouble = templates.current(self.notebook, templates.CONSENT).trouble
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        wanted = self._shape()
        if wanted != self._built:
            self._built = wanted
            self._build()
            return
        for part in self.parts.values():
            part.refresh()

    def flush(self) -> None:
        """Save what is being typed."""
        run_all(part.flush for part in self.parts.values())

    def release(self) -> None:
        """Stop listening."""

    def go_to(self, key: str) -> bool:
        """Put the cursor where work goes on; with «consents/ID» open that very form."""
        name, _, form_id = key.partition("/")
        if name != "consents":
            return False
        wanted = next((consent for consent in self.case.consents if consent.id == form_id), None)
        if wanted is not None:
            self.open_card(wanted)
        form = next((part for part in self.parts.values() if isinstance(part, ConsentForm)), None)
        if form is not None:
            form.take_focus()
        else:
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def first_step(self) -> bool:
        """Go on with the form that waits for its answers, else open a new one."""
        waiting = next((one for one in self.case.consents if is_draft(one) and not is_settled(one)), None)
        if waiting is None:
            self.begin()
        else:
            self.open_card(waiting)
        return True

    def begin(self) -> None:
        """A new form, opened and ready to be read aloud."""
        self.flush()
        made = consents.begin(self.notebook, self.case)
        self.open_card(made)

    def open_card(self, consent: Consent | None) -> None:
        """Show all of one consent, and of the others their first line."""
        self.flush()
        self._opened = consent.id if consent is not None else ""
        self._built = None
        self.refresh()
        form = self.parts.get(self._opened)
        if isinstance(form, ConsentForm):
            form.take_focus()

    def _shape(self) -> object:
        minor = is_minor(self.case.client, date.today())
        version = templates.current_consent_form(self.notebook).version
        cards = [
            (
                one.id,
                one.status,
                is_settled(one),
                str(one.withdrawn_on),
                str(one.date),
                tuple((row.id, str(row.withdrawn_on)) for row in one.statements),
            )
            for one in self.case.consents
        ]
        return minor, version, cards, [one.id for one in self.case.overrides], self._opened

    def _build(self) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.parts.clear()
        ordered = sorted(
            self.case.consents,
            key=lambda one: (is_draft(one) or is_open(one), signed_on(one) or date.min, one.position or 0),
        )
        opened = self._opened if self._opened is not None else next((one.id for one in ordered if is_draft(one)), "")
        for one in reversed(ordered):
            self._cards.addWidget(self._card(one, opened=one.id == opened))
        for done in reversed(self.case.overrides):
            self._cards.addWidget(_exception(done))

    def _card(self, one: Consent, *, opened: bool) -> QFrame:
        frame = QFrame()
        theme.mark(frame, "details")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, theme.px(6), 0, theme.px(2))
        column.setSpacing(0)
        column.addWidget(self._head(one, opened=opened))
        if opened:
            part = ConsentCard(self._edits, one) if is_settled(one) else ConsentForm(self._edits, one)
            if isinstance(part, ConsentCard):
                part.print_wanted.connect(lambda: self._edits.open_document("consent", item=one.id))
            else:
                part.signed.connect(lambda: self.open_card(one))
                part.discarded.connect(lambda: self.open_card(None))
            self.parts[one.id] = part
            column.addWidget(part)
        return frame

    def _head(self, one: Consent, *, opened: bool) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(12), 0, theme.px(12), theme.px(4))
        row.setSpacing(theme.px(10))
        row.addWidget(self._fold(one, opened=opened))
        row.addStretch()
        judged = judge(self.case, one, date.today())
        badge = shell_style.badge(*_badge(one, judged))
        badge.setToolTip(judged.why)
        row.addWidget(badge)
        return head

    def _fold(self, one: Consent, *, opened: bool) -> QPushButton:
        when = one.date.long(weekday=False) if one.date else tr("belum bertanggal")
        title = " · ".join(filter(None, (when, one.place, one.signer_status)))
        fold = theme.button(title, "fold", picture=theme.icon("down" if opened else "right", "action"))
        fold.setAccessibleName(tr("Persetujuan {title}").format(title=title))
        fold.clicked.connect(lambda: self.open_card(None if opened else one))
        return fold

    def _show_items(self, found: list[Permission]) -> None:
        while (item := self._item_row.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._items.setVisible(bool(self.case.consents or self.case.oral_consents))
        for one in found:
            sign, meaning = _LOOKS[one.verdict]
            label = shell_style.badge(f"{sign} {one.use.label}", meaning)
            label.setToolTip(one.why or tr("disetujui"))
            self._item_row.add(label)


def _badge(one: Consent, judged: Judgement) -> tuple[str, str]:
    """What the badge of a consent says, and its look; the reason stands in its tooltip."""
    status = str(one.status or tr("tercatat"))
    if judged.condition in _NOT_HOLDING:
        return tr(_NOT_HOLDING[judged.condition]), "attention"
    if gone := sum(is_taken_back(part) for part in one.statements):
        return tr("{status}, {count} izin dicabut").format(status=status, count=gone), "attention"
    return status, "soft" if one.status == ConsentStatus.AGREED else "plain"


def _exception(done: Override) -> QFrame:
    """What was done without consent; it is only read."""
    frame = QFrame()
    theme.mark(frame, "attention")
    column = QVBoxLayout(frame)
    column.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8))
    when = done.date.long(weekday=False) if done.date else ""
    head = tr("Pengecualian, {when}: {done}").format(when=when, done=done.done or "")
    column.addWidget(theme.label(head, "label", wrap=True))
    column.addWidget(theme.label(" · ".join(filter(None, (done.standing, done.reason))), wrap=True))
    return frame
