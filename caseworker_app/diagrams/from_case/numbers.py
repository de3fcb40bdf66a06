"""What was measured: scores of instruments, readings over time, tokens; as the charts are drawn from it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from caseworker_app.diagrams import charts, scores, single_subject
from caseworker_app.diagrams.chart_parts import WIDTH, Reading
from caseworker_app.diagrams.diagram import Diagram, View, period
from caseworker_app.diagrams.from_case.words import wording
from caseworker_app.diagrams.scores import ScoresData
from caseworker_app.diagrams.sheet import stacked
from caseworker_app.diagrams.single_subject import Phase, SingleSubjectData
from caseworker_app.forms import intervention as sessions
from caseworker_app.forms import lists, measurements
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.diagrams.display import Drawing
    from caseworker_app.diagrams.frame import LegendEntry
    from caseworker_app.model import intervention
    from caseworker_app.model.tools import Measurement

LEAST_READINGS = 3
"""Fewer readings show no course."""
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
NARROWEST = 420.0
"""Points: a chart is not asked to be narrower."""
MOST_DAYS = 42
"""More days than these with tokens are drawn week by week: a term of single days could not be read."""
_RANGE = re.compile(r"(-?\d+)-(-?\d+)")


def scores_data(file: CaseFile, *, names: bool = False) -> list[ScoresData]:
    """The scores of every instrument in the order in which the measurements are listed."""
    say = wording(file, names=names)
    groups: dict[str, list[Measurement]] = {}
    for one in sorted(file.case.measurements, key=lambda one: one.position):
        title = " · ".join(filter(None, (one.instrument, one.variant))) or tr("Alat ukur")
        groups.setdefault(say(title), []).append(one)
    return [_scores(title, group, say) for title, group in groups.items()]


def readings_data(file: CaseFile) -> list[charts.TrendData]:
    """Readings over time, one chart for each kind; «170/140» is two lines. What holds no number is not drawn."""
    trends = [_trend(kind, group) for kind, group in _by_kind(file).items()]
    return [trend for trend in trends if any(series.readings for series in trend.series)]


def single_subjects_data(file: CaseFile) -> list[SingleSubjectData]:
    """What was read several times before and since the first session, as A–B graphs, one for each thing."""
    begun = [_ordinal(session.date) for session in file.case.sessions if _ordinal(session.date)]
    if not begun:
        return []
    graphs = []
    for kind, group in _by_kind(file).items():
        trend = _trend(kind, [one for one in group if _ordinal(one.date)])
        for series in trend.series:
            before = tuple(one for one in series.readings if (one.at or 0.0) < min(begun))
            since = series.readings[len(before) :]
            if before and since and len(series.readings) >= LEAST_READINGS:
                title = f"{trend.unit}: {series.name}" if len(trend.series) > 1 else trend.unit
                phases = (Phase(tr("A: sebelum intervensi"), before), Phase(tr("B: sejak intervensi"), since))
                graphs.append(SingleSubjectData(title, phases))
    return graphs


def tokens_data(file: CaseFile, *, names: bool = False) -> list[charts.TokenData]:
    """The ledger of every token economy, day by day."""
    say = wording(file, names=names)
    return [_ledger(one, say(one.token)) for one in sorted(file.case.token_economies, key=lambda one: one.position)]


def _scores(title: str, group: Iterable[Measurement], say: Callable[[str | None], str]) -> ScoresData:
    group = list(group)
    known = lists.load("instruments").find(group[0].instrument or "")
    span = _RANGE.fullmatch(known.code) if known else None
    lowest = next((one.lowest for one in group if one.lowest is not None), float(span[1]) if span else None)
    highest = next((one.highest for one in group if one.highest is not None), float(span[2]) if span else None)
    return ScoresData(
        title,
        tuple(
            Reading(
                one.id,
                ", ".join(filter(None, (say(one.moment), one.date.short() if one.date else ""))),
                one.score,
                said=say(one.category),
            )
            for one in group
        ),
        lowest,
        highest,
    )


def _by_kind(file: CaseFile) -> dict[str, list[intervention.Reading]]:
    groups: dict[str, list[intervention.Reading]] = {}
    for one in sorted(file.case.readings, key=lambda one: one.position):
        groups.setdefault(one.kind or tr("Pengukuran"), []).append(one)
    return groups


def _trend(kind: str, group: list[intervention.Reading]) -> charts.TrendData:
    rows = [(one, [float(found.replace(",", ".")) for found in _NUMBER.findall(one.value or "")]) for one in group]
    pair = kind.casefold() == "tekanan darah"
    names = (tr("sistolik"), tr("diastolik")) if pair else (kind,)
    dated = all(one.date and one.date.earliest for one, _ in rows)
    if dated:
        rows.sort(key=lambda row: _ordinal(row[0].date))
    series = tuple(
        charts.Series(
            name,
            tuple(
                Reading(
                    f"{one.id}/{at}" if at else one.id,
                    one.date.short() if one.date else "–",
                    numbers[at],
                    float(_ordinal(one.date)) if dated else float(order),
                )
                for order, (one, numbers) in enumerate(rows)
                if at < len(numbers)
            ),
        )
        for at, name in enumerate(names)
    )
    unit = next((one.unit for one in group if one.unit), "")
    return charts.TrendData(series, f"{kind} ({unit})" if unit else kind)


def _ordinal(when: PartialDate | None) -> int:
    return when.earliest.toordinal() if when and when.earliest else 0


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


def _one_below_another(drawings: Sequence[Drawing], title: str) -> Drawing:
    """Several charts as one drawing; without any a chart in which nothing stands yet."""
    return stacked(drawings, title) if drawings else charts.trend(charts.TrendData())


def _each_once(entries: Iterable[LegendEntry]) -> list[LegendEntry]:
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
        layout=lambda data: _one_below_another(
            [scores.layout(chart) for chart in data], tr("Skor sebelum dan sesudah")
        ),
        empty=measurements.INSTRUMENTS.empty,
        dated=lambda view: period(row.date for row in view.file.case.measurements),
    ),
    Diagram(
        "readings",
        mark("Pengukuran berkala"),
        read=lambda view: readings_data(view.file),
        layout=lambda data: _one_below_another([charts.trend(chart) for chart in data], tr("Pengukuran berkala")),
        legend=lambda data: [entry for chart in data for entry in charts.trend_legend(chart)],
        empty=sessions.READINGS.empty,
        dated=lambda view: period(row.date for row in view.file.case.readings),
    ),
    Diagram(
        "ab",
        mark("Grafik A–B"),
        read=lambda view: single_subjects_data(view.file),
        layout=lambda data: _one_below_another([single_subject.layout(chart) for chart in data], tr("Grafik A–B")),
        legend=lambda data: _each_once(entry for chart in data for entry in single_subject.legend_entries(chart)),
        empty=mark("Belum ada pengukuran berkala dari sebelum dan sesudah pertemuan pertama."),
        dated=lambda view: period(row.date for row in view.file.case.readings),
    ),
    Diagram(
        "tokens",
        mark("Token ekonomi"),
        read=lambda view: [ledger for ledger in tokens_data(view.file, names=view.names) if ledger.days],
        layout=lambda data, width=WIDTH: _one_below_another(
            [charts.tokens(chart, width) for chart in data], tr("Token ekonomi")
        ),
        for_room=lambda width, _height: (min(WIDTH, max(NARROWEST, width)),),
        legend=lambda data: _each_once(entry for chart in data for entry in charts.tokens_legend(chart)),
        empty=sessions.TOKEN_ECONOMY.empty,
        dated=_tokens_dated,
    ),
)
