"""Drawings and tables that find no room on their page wait for the next one, and the text goes on meanwhile.

What needs a turned page waits until the upright one is full. Nothing waits beyond the section that it belongs to.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, PageBreak, Spacer
from reportlab.platypus.doctemplate import ActionFlowable

from caseworker_app.documents.pdf.grid import Grid
from caseworker_app.documents.pdf.parts import TURNED, UPRIGHT, Illustration, Together, Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.platypus import Flowable

_MUCH = 0.5


class Waiting(NamedTuple):
    """What waits for a page, turned or not, and the level of the heading that it stands under."""

    turned: bool
    flowable: Flowable
    level: int


class Turned(ActionFlowable):  # type: ignore[misc, unused-ignore] # reportlab may be without types
    """Flowables for a turned page of their own, which begins when the page at hand is full."""

    def __init__(self, flowables: Sequence[Flowable], level: int) -> None:
        super().__init__()
        self._flowables, self._level = list(flowables), level

    def apply(self, doc: Any) -> None:
        """Let them wait."""
        doc.waiting += [Waiting(True, flowable, self._level) for flowable in self._flowables]


class Settle(ActionFlowable):  # type: ignore[misc, unused-ignore] # as above
    """From here on nothing waits any longer; ``turned``: what follows stands on a turned page as well."""

    def __init__(self, *, turned: bool = False) -> None:
        super().__init__()
        self._turned = turned

    def apply(self, doc: Any) -> None:
        """Place all that waits, on new pages if need be."""
        doc.settle(turned=self._turned)


class EndOfSections(ActionFlowable):  # type: ignore[misc, unused-ignore] # as above
    """Here a heading of this level begins: what waits stands before it, in its own section.

    What belongs to a section around the one that begins goes on waiting where much of the page is still empty.
    """

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def apply(self, doc: Any) -> None:
        """Place what waits."""
        doc.end_sections(self._level)


class FloatingPages(BaseDocTemplate):  # type: ignore[misc, unused-ignore] # as above
    """Pages on which figures may wait; figures keep their order among themselves, and so do tables."""

    def build(
        self, flowables: list[Flowable], filename: Any = None, canvasmaker: Callable[..., Canvas] = Canvas
    ) -> None:
        """Make the pages; the list is used up."""
        self.waiting: list[Waiting] = []
        self._seen: set[int] = set()
        self._to_come = flowables
        super().build(flowables, filename, canvasmaker)

    def handle_flowable(self, flowables: list[Flowable]) -> None:
        """Let a figure that does not fit, or whose turn has not come, wait for the next page.

        A table whose turn has not come waits only where much of the page is still empty: it belongs to its sentence.
        """
        first = flowables[0]
        if self._must_wait(first):
            self._seen.add(id(first))
            self._wait(flowables.pop(0))
        elif self._overtakes(first) and self._has_left(_MUCH):
            self._wait(flowables.pop(0))
        elif self._overtakes(first):
            self.settle(turned=False)
        else:
            super().handle_flowable(flowables)

    def _wait(self, flowable: Flowable) -> None:
        self.waiting.append(Waiting(False, flowable, getattr(flowable, "level", 0)))

    def handle_frameEnd(self, resume: int = 0) -> None:  # noqa: N802 - reportlab's name
        """A page is full: what waits comes first on the next ones; a second turned page waits for one upright more."""
        if self._to_come and any(not waiting.turned for waiting in self.waiting):
            # What asked for the new page will not have all of it: it may ask once more.
            vars(self._to_come[0]).pop("_postponed", None)
        ahead: list[Flowable] = []
        for at, (turned, group) in enumerate(self._groups()):
            flowables = [waiting.flowable for waiting in group]
            if not turned:
                ahead += flowables
            elif at == 0:
                self.handle_nextPageTemplate(TURNED)
                ahead += [*flowables, Turn(UPRIGHT), PageBreak()]
            else:
                ahead.append(Turned(flowables, max(waiting.level for waiting in group)))
        self._to_come[0:0] = ahead
        super().handle_frameEnd(resume)

    def settle(self, *, turned: bool) -> None:
        """Put what waits before all that is still to come, which is ``turned`` or not."""
        ahead: list[Flowable] = []
        lies = False
        for group_turned, group in self._groups():
            if group_turned or lies:
                ahead += [Turn(TURNED if group_turned else UPRIGHT), PageBreak()]
            ahead += [waiting.flowable for waiting in group]
            lies = group_turned
        if lies and not turned and self._to_come:
            ahead += [Turn(UPRIGHT)] if self._ends_page() else [Turn(UPRIGHT), PageBreak()]
        self._to_come[0:0] = ahead

    def _ends_page(self) -> bool:
        """Whether the page at hand gets nothing more."""
        coming = (one for one in self._to_come if isinstance(one, PageBreak) or not isinstance(one, ActionFlowable))
        return isinstance(next(coming, None), PageBreak)

    def end_sections(self, level: int) -> None:
        """Place what waits and belongs to a section that ends where a heading of this level begins."""
        if self.waiting and (max(one.level for one in self.waiting) >= level or not self._has_left(_MUCH)):
            self.settle(turned=False)

    def _groups(self) -> list[tuple[bool, list[Waiting]]]:
        """What waits, in its order, by the pages that it stands on; from now on nothing waits."""
        waiting, self.waiting = self.waiting, []
        return [(turned, list(group)) for turned, group in groupby(waiting, key=lambda one: one.turned)]

    def _must_wait(self, flowable: Flowable) -> bool:
        if not isinstance(flowable, Illustration) or not flowable.may_wait:
            return False
        if any(isinstance(waiting.flowable, Illustration) for waiting in self.waiting):
            return True
        return id(flowable) not in self._seen and not self.frame.split(flowable, self.canv)

    def _overtakes(self, flowable: Flowable) -> bool:
        counted = isinstance(flowable, Grid) and flowable.captioned
        return counted and any(isinstance(waiting.flowable, Grid) for waiting in self.waiting)

    def _has_left(self, part: float) -> bool:
        """Whether so much of the page is still empty."""
        height = self.frame.height
        return bool(self.frame.split(Together([Spacer(1, height * part)], height), self.canv))
