"""Drawings and tables that find no room on their page wait for the next one, and the text goes on meanwhile.

What needs a turned page waits until the upright one is full. In the end nothing is left waiting.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, PageBreak, Spacer
from reportlab.platypus.doctemplate import ActionFlowable

from caseworker_app.documents.pdf.grid import Grid
from caseworker_app.documents.pdf.parts import TURNED, UPRIGHT, Illustration, Placed, Together, Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.platypus import Flowable

    _Waiting = tuple[bool, Flowable]


_MUCH = 0.5
_LATE = 0.35
_SOME_LINES = 0.06


class Turned(ActionFlowable):  # type: ignore[misc, unused-ignore] # reportlab may be without types
    """Flowables for a turned page of their own, which begins when the page at hand is full."""

    def __init__(self, flowables: Sequence[Flowable]) -> None:
        super().__init__()
        self._flowables = list(flowables)

    def apply(self, doc: Any) -> None:
        """Let them wait."""
        doc.turned(self._flowables)


class Settle(ActionFlowable):  # type: ignore[misc, unused-ignore] # as above
    """From here on nothing waits any longer; ``turned``: what follows stands on a turned page as well."""

    def __init__(self, *, turned: bool = False) -> None:
        super().__init__()
        self._turned = turned

    def apply(self, doc: Any) -> None:
        """Place all that waits, on new pages if need be."""
        doc.settle(turned=self._turned)


class EndOfPart(ActionFlowable):  # type: ignore[misc, unused-ignore] # as above
    """Here a part ends, and what waits stands in it, unless that would leave much of a page empty."""

    def apply(self, doc: Any) -> None:
        """Place what waits."""
        doc.end_part()


class FloatingPages(BaseDocTemplate):  # type: ignore[misc, unused-ignore] # as above
    """Pages on which figures may wait; figures keep their order among themselves, and so do tables."""

    def build(
        self, flowables: list[Flowable], filename: Any = None, canvasmaker: Callable[..., Canvas] = Canvas
    ) -> None:
        """Make the pages; the list is used up."""
        self._waiting: list[_Waiting] = []
        self._placed: dict[int, Placed] = {}
        self._after = True
        self._seen: set[int] = set()
        self._to_come = flowables
        super().build(flowables, filename, canvasmaker)

    def turned(self, flowables: Sequence[Flowable]) -> None:
        """Let flowables wait for a turned page."""
        self._waiting += [(True, flowable) for flowable in flowables]

    def handle_flowable(self, flowables: list[Flowable]) -> None:
        """Let a figure that does not fit, or whose turn has not come, wait for the next page.

        A table whose turn has not come waits only where much of the page is still empty: it belongs to its sentence.
        """
        first = flowables[0]
        if self._must_wait(first):
            self._seen.add(id(first))
            self._waiting.append((False, flowables.pop(0)))
        elif self._overtakes(first) and self._has_left(_MUCH):
            self._waiting.append((False, flowables.pop(0)))
        elif self._overtakes(first):
            self.settle(turned=False)
        else:
            self._note(first)
            super().handle_flowable(flowables)

    def order(self) -> list[Placed]:
        """How the blocks came to stand, one after the other."""
        return list(self._placed.values())

    def _note(self, one: Flowable) -> None:
        """Note where a block begins; one that found no room and is asked again has not begun."""
        block = getattr(one, "block", None)
        if block is not None:
            self._placed.pop(block, None)
            self._placed[block] = Placed(block, self._after, late=not self._has_left(_LATE))

    def handle_frameEnd(self, resume: int = 0) -> None:  # noqa: N802 - reportlab's name
        """A page is full: what waits comes first on the next ones; a second turned page waits for one upright more."""
        if self._to_come and any(not turned for turned, _ in self._waiting):
            # What asked for the new page will not have all of it: it may ask once more.
            vars(self._to_come[0]).pop("_postponed", None)
        coming = next((one for one in self._to_come if not isinstance(one, ActionFlowable)), None)
        goes_on = coming is not None and getattr(coming, "block", None) is None
        self._after = not goes_on and self._has_left(_SOME_LINES)
        ahead: list[Flowable] = []
        for at, (turned, group) in enumerate(self._groups()):
            if not turned:
                ahead += group
            elif at == 0:
                self.handle_nextPageTemplate(TURNED)
                ahead += [*group, Turn(UPRIGHT), PageBreak()]
            else:
                ahead.append(Turned(group))
        self._to_come[0:0] = ahead
        super().handle_frameEnd(resume)

    def settle(self, *, turned: bool) -> None:
        """Put what waits before all that is still to come, which is ``turned`` or not."""
        ahead: list[Flowable] = []
        lies = False
        for group_turned, group in self._groups():
            if group_turned or lies:
                ahead += [Turn(TURNED if group_turned else UPRIGHT), PageBreak()]
            ahead += group
            lies = group_turned
        if lies and not turned and self._to_come:
            ahead += [Turn(UPRIGHT), PageBreak()]
        self._to_come[0:0] = ahead

    def end_part(self) -> None:
        """Settle where the page is fairly full."""
        if self._waiting and not self._has_left(_MUCH):
            self.settle(turned=False)

    def _groups(self) -> list[tuple[bool, list[Flowable]]]:
        """What waits, in its order, by the pages that it stands on; from now on nothing waits."""
        waiting, self._waiting = self._waiting, []
        found = groupby(waiting, key=itemgetter(0))
        return [(turned, [flowable for _, flowable in group]) for turned, group in found]

    def _must_wait(self, one: Flowable) -> bool:
        if not isinstance(one, Illustration) or not one.may_wait:
            return False
        if any(isinstance(other, Illustration) for _, other in self._waiting):
            return True
        return id(one) not in self._seen and not self.frame.split(one, self.canv)

    def _overtakes(self, one: Flowable) -> bool:
        counted = isinstance(one, Grid) and one.captioned
        return counted and any(isinstance(other, Grid) for _, other in self._waiting)

    def _has_left(self, part: float) -> bool:
        """Whether so much of the page is still empty."""
        height = self.frame.height
        return bool(self.frame.split(Together([Spacer(1, height * part)], height), self.canv))
