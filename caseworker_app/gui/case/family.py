"""The family: relatives typed into a table, placed in the family graph by their relation, seen as a genogram above."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from caseworker_app.casework.case_file import initials
from caseworker_app.casework.placing import kin_word
from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.forms import lists
from caseworker_app.forms.client import CLIENT
from caseworker_app.forms.description import Page, Rows, Section
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.elided_label import ElidedLabel
from caseworker_app.gui.base.leaving import run_all
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.drawing.canvas import Canvas
from caseworker_app.gui.drawing.picture import Picture
from caseworker_app.gui.form.record_form import RecordForm
from caseworker_app.gui.form.rows_table import RowsTable
from caseworker_app.jobs import family, kin_links
from caseworker_app.jobs.case_files import family_graph
from caseworker_app.model.case import Case
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QResizeEvent

    from caseworker_app.forms.description import Field, Stage
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.gui.form.details import Details
    from caseworker_app.model.case import FamilyMember
    from caseworker_app.store.notebook import Changes, Notebook

KEY = "family"
SETTLED = 250  # ms after a case was opened until it is looked who is not placed: the page is shown first
SHARE = 0.45  # of the page that the drawing has at first
SHARE_KEPT = "share of the family drawing"
"""Property of the window: the share that the worker gave to it, as long as the window is open."""
PATIENCE = 1500  # ms after the last change until it is said who stands apart: they are joined as soon as a cell is left


def with_family_page(stage: Stage) -> Stage:
    """The tab of client and family with the family on a page of its own, where the genogram grows above the table."""
    first, *others = stage.pages
    is_family = {
        section: any(isinstance(item, Rows) and item.attribute is Case.family for item in section.items)
        for section in first.sections
    }
    person = dataclasses.replace(
        first,
        title=mark("Identitas klien"),
        sections=tuple(section for section in first.sections if not is_family[section]),
        questions=first.questions[:1],
        empty="",
    )
    relatives = Page(
        KEY,
        mark("Keluarga"),
        mark("Ketik nama dan hubungannya dengan klien, satu orang tiap baris; genogram tergambar sendiri."),
        tuple(_plain(section) for section in first.sections if is_family[section]),
        special=KEY,
        questions=first.questions[1:],
    )
    return dataclasses.replace(stage, pages=(person, relatives, *others))


def _plain(section: Section) -> Section:
    """Without the title and help that the page itself says."""
    items = tuple(dataclasses.replace(item, help="") for item in section.items)
    return dataclasses.replace(section, title="", items=items)


class FamilyDrawing(Picture):
    """The growing genogram; the person of the chosen row is in the ring, and a click on a person chooses the row."""

    hint = mark(
        "Mulailah dengan ayah dan ibu klien, lalu saudaranya, di baris “Tambah orang …”: isi nama di kolom Nama "
        "(boleh kosong), lalu “ayah” atau “ibu” di kolom Hubungan dengan klien."
    )

    def __init__(self, edits: CaseSession) -> None:
        super().__init__(DIAGRAMS["genogram"], edits, fills=True)
        self.foot.hide()
        self.canvas.start = self.case.client_id or ""

    @property
    def canvas(self) -> Canvas:
        """The drawing."""
        assert isinstance(self.view, Canvas)  # noqa: S101 - made so below
        return self.view

    def make_view(self) -> Canvas:
        """A drawing to choose in; nothing in it is moved."""
        return Canvas()


class FamilyWidget(PagePart):
    """The drawing, which stays in sight, above the table, which scrolls; between them a handle to drag."""

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self._edits, self._case = edits, edits.case
        self.drawing = FamilyDrawing(edits)
        self.drawing.first_step = self.first_step  # type: ignore[method-assign] # the table is this page's
        self.form = RecordForm(_family_items(), lambda **_: edits.case, edits)
        self._split = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self._split.addWidget(self.drawing)
        self._split.addWidget(self._below())
        self._split.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        self._split.splitterMoved.connect(self._remember)
        self._sized = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(self._head())
        column.addWidget(self._split, 1)
        self._later = QTimer(self, singleShot=True, interval=PATIENCE)
        self._later.timeout.connect(self._tell_of_apart)
        self.drawing.canvas.chosen.connect(self._choose_row)
        self.drawing.canvas.opened.connect(self._choose_row)
        edits.details_wanted.connect(self._ring)
        self.drawing.view.viewport().setToolTip(tr("Klik seseorang untuk memilih barisnya"))

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Drawing and table, and who stands apart."""
        self.drawing.refresh(kinds)
        self.form.refresh()
        self._table.say(misnamed_client(self._case))
        if not self._apart.text():
            self._later.start()
        else:
            self._tell_of_apart()

    def flush(self) -> None:
        """Save what is being typed."""
        self.form.flush()

    def go_to(self, key: str) -> bool:
        """Put the cursor into the table."""
        return self.form.go_to(key)

    def take_focus(self) -> bool:
        """One comes here to type."""
        if self._case.family:
            self._table.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.go_to(KEY)
        return True

    def first_step(self) -> bool:
        """To the table."""
        return self.go_to(KEY)

    def release(self) -> None:
        """Save, and let the drawing go."""
        self._later.stop()
        run_all([self.flush, self.drawing.release])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The drawing has the share that it was given last."""
        super().resizeEvent(event)
        if not self._sized and self.height() > theme.px(200):
            self._sized = True
            share = self.window().property(SHARE_KEPT) or SHARE
            whole = self.height()
            self._split.setSizes([round(whole * share), round(whole * (1 - share))])

    def _remember(self) -> None:
        upper, lower = self._split.sizes()
        self.window().setProperty(SHARE_KEPT, upper / max(1, upper + lower))

    @property
    def _table(self) -> RowsTable:
        table = self.form.boxes[KEY]
        assert isinstance(table, RowsTable)  # noqa: S101 - the one item of this page is a table
        return table

    def _choose_row(self, person_id: str) -> None:
        member = next((row for row in self._case.family if person_id and row.person_id == person_id), None)
        if member is not None:
            self._table.choose(member)

    def _ring(self, details: Details | None) -> None:
        """The person of the row that is chosen."""
        if details is None or details.source is self._table.view:
            person_id = getattr(details.record, "person_id", None) if details is not None else None
            self.drawing.canvas.select(person_id or "")

    def _tell_of_apart(self) -> None:
        """Say who is joined to nobody, unless somebody is still typing."""
        if self._edits.busy or self._table.view.state() == QAbstractItemView.State.EditingState:
            self._later.start()
            return
        words = apart_words(unplaced(self._edits.notebook, self._case))
        self._apart.setText(words)
        self._apart.setVisible(bool(words))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(theme.label(tr("Keluarga"), "heading"))
        words = tr("Ketik nama dan hubungannya, satu orang tiap baris; genogram tergambar sendiri.")
        row.addWidget(ElidedLabel(words), 1)
        return row

    def _below(self) -> QScrollArea:
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(theme.px(120))
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, theme.px(4), theme.px(4), 0)
        column.addWidget(self.form)
        self._apart = theme.label("", "muted", wrap=True)
        self._apart.hide()
        column.addWidget(self._apart)
        column.addStretch()
        area.setWidget(sheet)
        return area


def _family_items() -> tuple[Field | Rows, ...]:
    """The table of the family, as its page describes it."""
    (page,) = (page for page in with_family_page(CLIENT).pages if page.key == KEY)
    return page.sections[0].items


def apart_words(members: Sequence[FamilyMember]) -> str:
    """What to say of those who hang together with nobody: whoever stands between is missing, or the word is no kin."""
    lines = []
    for words, known in (
        (tr("Belum tersambung dalam genogram: {names}. Tambahkan dahulu orang di antaranya."), True),
        (tr("Hubungan belum dikenali: {names}. Bila keluarga, pilih hubungannya dari daftar."), False),
    ):
        names = ", ".join(
            f"{member.person.name or initials(member.person)} ({member.relation})"
            for member in members
            if member.person and bool(kin_word(member.relation or "")) is known
        )
        lines += [words.format(names=names)] if names else []
    return "\n".join(lines)


def misnamed_client(case: Case) -> str:
    """What to say where the row of the client calls the client somebody else's kin; «» where it does not."""
    own = next((member for member in case.family if member.person_id and member.person_id == case.client_id), None)
    told = (own.relation or "").strip() if own else ""
    if own is None or own.person is None or not kin_word(told):
        return ""
    words = tr("{name} adalah klien sendiri, bukan “{told}”. Tulis “klien”, dan tambahkan {told} di baris baru.")
    return words.format(name=own.person.name or initials(own.person), told=told)


def unplaced(notebook: Notebook, case: Case) -> list[FamilyMember]:
    """Family members whose relation is told but who hang together with nobody in the family graph."""
    nobody = {name for entry in lists.load("kinship").entries if entry.code == "-" for name in entry.names()}
    told = [
        member
        for member in case.family
        if member.person_id and member.person_id != case.client_id
        if member.relation and member.relation.casefold() not in nobody
    ]
    if not told:
        return []
    with notebook.reading() as session:
        kin = family_graph(session, case)
        return [member for member in told if member.person_id and not kin.neighbours(member.person_id)]


class FamilyPlacer(QObject):
    """Joins a relative to the family graph as soon as the relation is typed in a table."""

    def __init__(self, edits: CaseSession, parent: QObject) -> None:
        super().__init__(parent)
        self._case, self._notebook = edits.case, edits.notebook
        case, notebook = edits.case, edits.notebook
        self._waiting: set[str] = set()
        self._known = {member.id: member.relation for member in case.family if member.person_id}
        self._people = {member.id: member.person_id for member in case.family}
        self._replaced: set[str] = set()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._place)
        self._first = QTimer(self, singleShot=True, interval=SETTLED)
        self._first.timeout.connect(self._look_for_unplaced)
        if not notebook.read_only:
            self._first.start()
        edits.heard.connect(self._hear)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._look_again)

    def release(self) -> None:
        """Place who still waits, and stop listening."""
        waiting = [self._look_for_unplaced] if self._first.isActive() else []
        self._first.stop()
        run_all([*waiting, self._place_waiting, self._look_away, self._later.stop])

    def _look_away(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._look_again)

    def _look_for_unplaced(self) -> None:
        """Those who stood apart when the case was opened; whoever is drawn without a row in the table gets one."""
        if self._notebook.key.dropped:  # it was locked meanwhile
            return
        if not self._notebook.read_only:
            kin_links.list_family(self._notebook, self._case)
        self._waiting |= {member.id for member in unplaced(self._notebook, self._case)}
        self._look_again(None, None)

    def _hear(self, changes: Changes) -> None:
        for member in self._case.family:
            if not member.relation:
                self._known.pop(member.id, None)
        before, self._people = self._people, {member.id: member.person_id for member in self._case.family}
        if changes.origin is None or changes.origin is self or "FamilyMember" not in changes.kinds:
            return
        self._waiting |= {member.id for member in self._case.family if self._is_new(member)}
        for member_id, person_id in self._people.items():
            earlier = before.get(member_id)
            if earlier and person_id and earlier != person_id:
                self._replaced.add(earlier)
                self._waiting.add(member_id)
        self._later.start()

    def _is_new(self, member: FamilyMember) -> bool:
        """Whether the relation is told anew, or the person came after it."""
        told = member.relation if member.person_id else None
        return told is not None and told != self._known.get(member.id)

    def _look_again(self, _old: QWidget | None, _new: QWidget | None) -> None:
        if self._waiting:
            self._later.start()

    def _place(self) -> None:
        """Place those who wait, unless their relation is still being typed."""
        focus = QApplication.focusWidget()
        if focus is not None and focus.accessibleName() == tr("Hubungan dengan klien"):
            return
        self._place_waiting()

    def _place_waiting(self) -> None:
        """Place them, then those who stood apart because these were missing; first let go of whom they replace."""
        replaced, self._replaced = self._replaced, set()
        for person_id in replaced:
            family.let_go(self._notebook, self._case, person_id)
        waiting, self._waiting = self._waiting, set()
        placed = [member for member in list(self._case.family) if member.id in waiting and self._relate(member)]
        if placed:
            for member in unplaced(self._notebook, self._case):
                self._relate(member, placed[-1])

    def _relate(self, member: FamilyMember, cause: FamilyMember | None = None) -> bool:
        if not member.relation or not member.person or member.person_id == self._case.client_id:
            return False
        self._known[member.id] = member.relation
        return family.relate(self._notebook, self._case, member, member.relation, cause=cause)
