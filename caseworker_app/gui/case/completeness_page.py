"""Kelengkapan: what the setting asks of the record, stage by stage and beside it ATENSI, and the papers of the file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from caseworker_app.casework import atensi, completeness
from caseworker_app.casework.coverage import Coverage, Step
from caseworker_app.forms.wanted import in_atensi
from caseworker_app.gui.base import theme
from caseworker_app.gui.base.part import PagePart
from caseworker_app.gui.base.work import in_background
from caseworker_app.gui.case.asked_line import AskedLine
from caseworker_app.gui.case.coverage_tree import CoverageTree
from caseworker_app.gui.case.page_context import clear
from caseworker_app.jobs import completeness as agency
from caseworker_app.jobs import procedures
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from caseworker_app.documents.book.papers import CasePaper
    from caseworker_app.gui.case.session import CaseSession
    from caseworker_app.model.notes import ProcedureStep

MOST = 7
"""So many lines of what is missing are shown; the next follow when these are there."""
READY = mark("Berkas siap audit: semua yang diminta sudah ada.")
ATTACHMENTS = ("files/attachments", "")


class CompletenessWidget(PagePart):
    """Two trees side by side and one below; a click or Enter on a line goes to where it is written or printed."""

    def __init__(self, edits: CaseSession) -> None:
        super().__init__()
        self._edits = edits
        self._papers: list[CasePaper] | None = None
        self._shown: object = None
        self._asked = completeness.NOTHING
        self.summary = theme.label("", "section", wrap=True)
        self.stages = CoverageTree(tr("Enam tahap pertolongan"))
        self.steps = CoverageTree(tr("Tujuh tahap ATENSI"))
        self.papers = CoverageTree(tr("Berkas kasus"))
        for tree in (self.stages, self.steps, self.papers):
            tree.wanted.connect(self._go)
        self._index = theme.button(tr("Cetak indeks dan berkas …"), "link")
        self._index.clicked.connect(lambda: edits.open_document("case-file"))
        asked = theme.button(tr("Yang diminta lembaga …"), "link")
        asked.clicked.connect(lambda: edits.go_to("settings/completeness"))
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(asked, alignment=Qt.AlignmentFlag.AlignTop)
        both = QHBoxLayout()
        both.setSpacing(theme.px(12))
        for tree in (self.stages, self.steps):
            both.addWidget(tree, 1, Qt.AlignmentFlag.AlignTop)
        self.lacking = QVBoxLayout()
        self.lacking.setSpacing(0)
        below = QHBoxLayout()
        below.addWidget(theme.label(tr("Berkas"), "section"), 1)
        below.addWidget(self._index)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addLayout(head)
        column.addLayout(both)
        column.addLayout(self.lacking)
        column.addLayout(below)
        column.addWidget(self.papers)
        self.refresh()

    def refresh(self, kinds: AbstractSet[str] | None = None) -> None:
        """Look again at what the record holds; the papers follow from a thread."""
        del kinds
        case, notebook = self._edits.case, self._edits.notebook
        with notebook.reading() as session:
            self._asked = completeness.asked_of(case, agency.own(session))
        covered = completeness.coverage(case, self._asked.needs)
        _show(self.stages, tr("Enam tahap"), covered)
        in_it = in_atensi(case)
        self.steps.setVisible(in_it)
        if in_it:
            _show(self.steps, tr("Tujuh tahap ATENSI"), atensi.steps(case))
        self._tell(covered)

        def look() -> list[CasePaper]:
            from caseworker_app.documents.book.papers import papers
            from caseworker_app.jobs.case_files import load

            return papers(load(notebook, case.id))

        in_background(self, look, self._take)

    def begun(self) -> bool:
        """The page stands without anything being entered here."""
        return True

    def _take(self, found: list[CasePaper]) -> None:
        self._papers = [one for one in found if one.bound or one.section in self._asked.papers]
        self.papers.begin()
        for one in self._papers:
            self.papers.paper(one.title, _light(one), tr(one.status), _goal(one))
        self.papers.finish()
        self._tell(completeness.coverage(self._edits.case, self._asked.needs))

    def _tell(self, covered: list[Step]) -> None:
        """What is missing, in a sentence and line by line; «siap audit» where nothing is."""
        unneeded = completeness.waived(self._edits.case)
        lacking = completeness.missing(covered)
        asked = sum(len(step.points) for step in covered)
        papers = [one for one in self._papers or () if one.section in self._asked.papers and one.title not in unneeded]
        absent = [one for one in papers if not one.bound]
        unsigned = [one for one in papers if one.bound and not one.signed]
        if not (lacking or (papers and (absent or unsigned))) and self._papers is not None:
            self.summary.setText(tr(READY))
        else:
            words = [tr("{there} dari {count} hal sudah ada").format(there=asked - len(lacking), count=asked)]
            words += [tr("{count} berkas belum ada").format(count=len(absent))] if absent else []
            words += [tr("{count} belum ditandatangani atau dipindai").format(count=len(unsigned))] if unsigned else []
            self.summary.setText("; ".join(words) + ".")
        self._show_lacking([(one.words, (one.place, "")) for one in lacking], absent, unneeded)

    def _show_lacking(
        self, points: list[tuple[str, tuple[str, str]]], absent: list[CasePaper], unneeded: dict[str, ProcedureStep]
    ) -> None:
        """The first of what is missing, each with the way to it; and what is not needed here, with the way back.

        The lines are built anew only where something else is to be said: a reason may just be typed in one.
        """
        edits, may = self._edits, not self._edits.notebook.read_only
        goals = [*points, *((one.title, _goal(one)) for one in absent)]
        shown = goals, [(words, row.id, row.note) for words, row in unneeded.items()]
        if shown == self._shown:
            return
        self._shown = shown
        clear(self.lacking)
        if goals:
            self.lacking.addWidget(theme.label(tr("Belum ada"), "section"))
        for words, goal in goals[:MOST]:
            dismiss = partial(procedures.waive, edits.notebook, edits.case, words) if may else None
            self.lacking.addWidget(AskedLine(_begun(words), go=partial(self._go, goal), dismiss=dismiss))
        if len(goals) > MOST:
            more = tr("… dan {count} lagi").format(count=len(goals) - MOST)
            self.lacking.addWidget(theme.label(more, "muted"))
        for words, row in unneeded.items():
            line = AskedLine(_begun(words), tr("tidak perlu: {why}").format(why=row.note or "–"), is_open=False)
            if may:
                line.link(tr("Tampilkan lagi"), words, partial(procedures.untick, edits.notebook, edits.case, row))
            self.lacking.addWidget(line)

    def _go(self, goal: tuple[str, str]) -> None:
        what, where = goal
        if what == _DOCUMENT:
            key, _, item = where.partition("/")
            self._edits.open_document(key, item=item or None)
        else:
            self._edits.go_to(what, where)


_DOCUMENT = "document"


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _show(tree: CoverageTree, title: str, steps: list[Step] | tuple[Step, ...]) -> None:
    tree.begin()
    tree.heading(title)
    for step in steps:
        tree.step(step)
    tree.finish()


def _light(paper: CasePaper) -> Coverage:
    """Signed or scanned is whole; filled in alone is a part."""
    return Coverage.NONE if not paper.bound else Coverage.WHOLE if paper.signed else Coverage.PART


def _goal(paper: CasePaper) -> tuple[str, str]:
    from caseworker_app.documents.catalogue import KINDS

    return (_DOCUMENT, f"{paper.section}/{paper.item or ''}") if paper.section in KINDS else ATTACHMENTS
