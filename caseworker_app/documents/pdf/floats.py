"""Drawings and tables that find no room on their page wait for the next one, and the text goes on meanwhile.

What needs a turned page waits until the upright one is full. In the end nothing is left waiting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, PageBreak
from reportlab.platypus.doctemplate import ActionFlowable

from caseworker_app.documents.pdf.parts import TURNED, UPRIGHT, Illustration, Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.platypus import Flowable


class Turned(ActionFlowable):  # type: ignore[misc, unused-ignore] # reportlab may be without types
    """Flowables for a turned page of their own, which begins when the page at hand is full."""

    def __init__(self, flowables: Sequence[Flowable]) -> None:
        super().__init__()
        self._flowables = list(flowables)

    def apply(self, doc: Any) -> None:
        """Let them wait."""
        doc.turned += self._flowables


class Settle(ActionFlowable):  # type: ignore[misc, unused-ignore] # as above
    """From here on nothing waits any longer; ``turned``: what follows stands on a turned page as well."""

    def __init__(self, *, turned: bool = False) -> None:
        super().__init__()
        self._turned = turned

    def apply(self, doc: Any) -> None:
        """Place all that waits, on new pages if need be."""
        doc.settle(turned=self._turned)


class FloatingPages(BaseDocTemplate):  # type: ignore[misc, unused-ignore] # as above
    """Pages on which figures may wait; figures keep their order among themselves."""

    def build(
        self, flowables: list[Flowable], filename: Any = None, canvasmaker: Callable[..., Canvas] = Canvas
    ) -> None:
        """Make the pages; the list is used up."""
        self.turned: list[Flowable] = []
        self._upright: list[Flowable] = []
        self._seen: set[int] = set()
        self._to_come = flowables
        super().build(flowables, filename, canvasmaker)

    def handle_flowable(self, flowables: list[Flowable]) -> None:
        """Let a figure that does not fit wait, once."""
        first = flowables[0]
        if isinstance(first, Illustration) and first.may_wait and id(first) not in self._seen and self._full(first):
            self._seen.add(id(first))
            self._upright.append(flowables.pop(0))
            return
        super().handle_flowable(flowables)

    def handle_frameEnd(self, resume: int = 0) -> None:  # noqa: N802 - reportlab's name
        """A page is full: what waits comes first on the next ones."""
        turned = [*self.turned, Turn(UPRIGHT), PageBreak()] if self.turned else []
        if turned:
            self.handle_nextPageTemplate(TURNED)
        if self._to_come and self._upright:
            # What asked for the new page will not have all of it: it may ask once more.
            vars(self._to_come[0]).pop("_postponed", None)
        self._to_come[0:0] = [*turned, *self._upright]
        self.turned, self._upright = [], []
        super().handle_frameEnd(resume)

    def settle(self, *, turned: bool) -> None:
        """Put what waits before all that is still to come, which is ``turned`` or not."""
        waiting = [Turn(TURNED), PageBreak(), *self.turned] if self.turned else []
        if waiting and not turned and self._to_come:
            waiting += [Turn(UPRIGHT), PageBreak()]
        self._to_come[0:0] = [*self._upright, *waiting]
        self.turned, self._upright = [], []

    def _full(self, figure: Flowable) -> bool:
        """Whether the page has no room for a figure, or other figures wait already."""
        return bool(self._upright) or not self.frame.split(figure, self.canv)
