"""Papan token: a chart for the wall at a child's height, on A4 or A3, filled or to be coloured by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from caseworker_app.casework import token_account
from caseworker_app.diagrams import token_chart as charts
from caseworker_app.diagrams.from_case.words import wording
from caseworker_app.diagrams.token_chart import TokenChart
from caseworker_app.documents.blocks import Document, Figure
from caseworker_app.documents.paper import CAPTION_ROOM, sheet
from caseworker_app.documents.wish import wanted
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.wish import Wish

_LANDSCAPE_FROM = 40
"""Stars from this price on, and few behaviours, fit better on a lying page."""
_FEW = 4


def token_chart(file: CaseFile, wish: Wish) -> Document:
    """The wall chart of the token economy with the id ``item``, else of the last, on A4."""
    return _chart("token-chart", file, wish, "A4")


def token_chart_a3(file: CaseFile, wish: Wish) -> Document:
    """The same as a poster on A3."""
    return _chart("token-chart-a3", file, wish, "A3")


def _chart(key: str, file: CaseFile, wish: Wish, paper: Literal["A4", "A3"]) -> Document:
    data = _data(file, wish)
    title = tr("Papan token")
    document = Document(key, title, "form", (), paper=paper, even_margins=True)
    lying = (data.price or charts.USUAL) >= _LANDSCAPE_FROM and len(data.behaviours) <= _FEW
    page = sheet(document, landscape=lying)
    drawing = charts.layout(data, page.text_width, page.text_height - CAPTION_ROOM)
    figure = Figure("token-chart", "", drawing, landscape=lying)
    return Document(key, title, "form", (figure,), paper=paper, even_margins=True)


def _data(file: CaseFile, wish: Wish) -> TokenChart:
    """What stands on the wall; the child is called as it likes to be, or by initials."""
    economies = file.case.token_economies
    economy = wanted(economies, wish.item) if wish.item is not None else (economies[-1] if economies else None)
    if economy is None:
        return TokenChart()
    say = wording(file, names=wish.names)
    client, sums = file.case.client, token_account.account(economy)
    named = (client.nickname or client.name) if client is not None and wish.names else None
    return TokenChart(
        name=named or (file.initials(client) if client is not None else ""),
        token=say(economy.token).casefold(),
        reward=say(economy.reinforcer),
        price=token_account.price_on(economy),
        filled=max(0, sums.balance),
        exchanged=sums.exchanged,
        behaviours=tuple((say(part.text), part.points or 1) for part in economy.behaviours if part.text),
    )
