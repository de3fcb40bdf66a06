"""What was measured: scores of instruments, and tokens; as the charts are drawn from it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from caseworker_app.casework.measured import (
    bounds,
    called,
    change_words,
    grouped,
    instrument_of,
    missing_words,
    outside_words,
    pair,
    usable,
)
from caseworker_app.diagrams import charts, scores
from caseworker_app.diagrams.chart_parts import HEIGHT, WIDTH, Reading
from caseworker_app.diagrams.diagram import Diagram, View, period
from caseworker_app.diagrams.from_case.words import wording
from caseworker_app.diagrams.scores import ScoresData
from caseworker_app.diagrams.sheet import stacked
from caseworker_app.forms import intervention as sessions
from caseworker_app.forms import measurements
from caseworker_app.model.indonesian import number
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.casework.measured import Own
    from caseworker_app.diagrams.display import Drawing
    from caseworker_app.diagrams.frame import LegendEntry
    from caseworker_app.model import intervention
    from caseworker_app.model.tools import Measurement

LEAST = (320.0, 170.0)
"""Width and height of a chart that can still be read."""
DAYS_ROOM = 60.0
"""For the days below the axis."""
NARROWEST = 420.0
"""Points: a chart is not asked to be narrower."""
MOST_DAYS = 42
"""More days than these with tokens are drawn week by week: a term of single days could not be read."""
_RANGE = re.compile(r"(-?\d+)-(-?\d+)")


def scores_data(file: CaseFile, *, names: bool = False) -> list[ScoresData]:
    """The scores of every instrument in the order in which the measurements are listed."""
    say = wording(file, names=names)
    ordered = sorted(file.case.measurements, key=lambda one: one.position)
    return [_scores(group, file.instruments, say) for group in grouped(ordered, file.instruments)]


def tokens_data(file: CaseFile, *, names: bool = False) -> list[charts.TokenData]:
    """The ledger of every token economy, day by day."""
    say = wording(file, names=names)
    return [_ledger(one, say(one.token)) for one in sorted(file.case.token_economies, key=lambda one: one.position)]


def _scores(group: Sequence[Measurement], own: Own, say: Callable[[str | None], str]) -> ScoresData:
    """The results of one instrument; a total that it cannot give is told below its place and not drawn."""
    known = instrument_of(group[0], own)
    name = " · ".join(filter(None, (group[0].instrument, group[0].variant))) or tr("Alat ukur")
    lowest, highest = next((ends for one in group if any(ends := bounds(one, own))), (None, None))
    both = pair(group, own)
    return ScoresData(
        say(name),
        tuple(
            Reading(
                one.id,
                ", ".join(filter(None, (say(one.moment), one.date.short() if one.date else ""))),
                usable(one, own),
                said=_said(one, own, say),
            )
            for one in group
        ),
        lowest,
        highest,
        tuple(scores.Band(say(band.label), band.low, band.high) for band in known.bands) if known else (),
        say(change_words(*both, own)) if both else "",
    )


def _said(one: Measurement, own: Own, say: Callable[[str | None], str]) -> str:
    outside = outside_words(one, own)
    return f"{number(one.score or 0.0)} {outside}" if outside else say(called(one, own)) or missing_words(one, own)


def _ledger(one: intervention.TokenEconomy, token: str) -> charts.TokenData:
    """Days in order of their dates, or weeks where there are many; what has no date stands behind them."""
    weekly = len({entry.date for entry in one.entries}) > MOST_DAYS

    def moment_of(when: PartialDate | None) -> PartialDate:
        day = when.day if when is not None and weekly else None
        return PartialDate.on(day - timedelta(days=day.weekday())) if day is not None else when or PartialDate()

    entries = [(moment_of(entry.date), entry.points or 0) for entry in one.entries]
    exchanges = [(moment_of(exchange.date), exchange.points or 0) for exchange in one.exchanges]
    moments = sorted({when for when, _ in (*entries, *exchanges)}, key=lambda when: when.sort_key)
    days = tuple(
        charts.TokenDay(
            f"{one.id}/{at}",
            moment.short() or "–",
            float(sum(points for when, points in entries if when == moment)),
            float(sum(points for when, points in exchanges if when == moment)),
        )
        for at, moment in enumerate(moments)
    )
    if not days:
        return charts.TokenData()
    prices = [(days[0].key, float(one.price))] if one.price is not None else []
    for change in sorted(one.prices, key=lambda price: price.position):
        since = moment_of(change.since).sort_key if change.since else moments[0].sort_key
        day = next((day for day, moment in zip(days, moments, strict=True) if moment.sort_key >= since), None)
        if day is not None and change.price is not None:
            prices.append((day.key, float(change.price)))
    return charts.TokenData(days, tuple(prices), token, weekly)


def one_below_another(drawings: Sequence[Drawing], title: str) -> Drawing:
    """Several charts as one drawing; without any a chart in which nothing stands yet."""
    return stacked(drawings, title) if drawings else charts.trend(charts.TrendData())


def of_the_page(width: float, height: float) -> tuple[float, float]:
    """As wide and high as the room, so that a chart is seen whole in its page; not so small that it cannot be read."""
    return min(WIDTH, max(width, LEAST[0])), min(HEIGHT, max(height - DAYS_ROOM, LEAST[1]))


def each_once(entries: Iterable[LegendEntry]) -> list[LegendEntry]:
    """The entries of several charts, each meaning once."""
    return list({meaning: (sign, meaning) for sign, meaning in entries}.values())


def _tokens_dated(view: View) -> str:
    economies = view.file.case.token_economies
    dates = [row.date for economy in economies for row in economy.entries]
    return period([*dates, *(row.date for economy in economies for row in economy.exchanges)])


DIAGRAMS = (
    Diagram(
        "scores",
        mark("Skor sebelum dan sesudah"),
        read=lambda view: scores_data(view.file, names=view.names),
        layout=lambda data, width=WIDTH, height=HEIGHT: one_below_another(
            [scores.layout(chart, width, height) for chart in data], tr("Skor sebelum dan sesudah")
        ),
        for_room=of_the_page,
        empty=measurements.INSTRUMENTS.empty,
        dated=lambda view: period(row.date for row in view.file.case.measurements),
    ),
    Diagram(
        "tokens",
        mark("Token ekonomi"),
        read=lambda view: [ledger for ledger in tokens_data(view.file, names=view.names) if ledger.days],
        layout=lambda data, width=WIDTH: one_below_another(
            [charts.tokens(chart, width) for chart in data], tr("Token ekonomi")
        ),
        for_room=lambda width, _height: (min(WIDTH, max(NARROWEST, width)),),
        legend=lambda data: each_once(entry for chart in data for entry in charts.tokens_legend(chart)),
        empty=sessions.TOKEN_ECONOMY.empty,
        dated=_tokens_dated,
    ),
)
