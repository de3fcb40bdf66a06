"""4.4, token economies: what was agreed, the behaviours, the daily ledger with its running total, the exchanges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.token_account import account, day_by_day, result_sentence
from caseworker_app.documents.blocks import Block, Fact, Facts, Figure, Heading, Table
from caseworker_app.documents.case_report.composing import Gathered, composed_table
from caseworker_app.documents.case_report.figures import token_figures
from caseworker_app.documents.case_report.photos import documentation, with_reference
from caseworker_app.documents.sentences import referring
from caseworker_app.documents.telling import Teller, find_rows
from caseworker_app.documents.wording import counted
from caseworker_app.forms.catalogue import page
from caseworker_app.forms.description import Field, Rows
from caseworker_app.model.indonesian import number
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.model.intervention import TokenEconomy, TokenEntry

CAPTIONS = {
    "behaviours": mark("Perilaku yang Diubah dalam Token Ekonomi"),
    "prices": mark("Perubahan Harga Token"),
    "exchanges": mark("Penukaran Token"),
    "entries": mark("Catatan Harian Token"),
}


def token_economies(teller: Teller) -> list[Block]:
    """A section for each token economy of the case."""
    blocks: list[Block] = []
    economies = teller.file.case.token_economies
    for at, one in enumerate(economies, 1):
        ordinal = f" ke-{at}" if len(economies) > 1 else ""
        blocks.append(Heading(2, f"{tr('Token Ekonomi')}{ordinal}", key="token_economies"))
        blocks += [*_economy(teller, at, one, ordinal), *documentation(teller, one)]
    return blocks


def results_of_tokens(teller: Teller) -> list[Block]:
    """For the evaluation: what came of the token economies in one sentence, with their charts; not twice, though.

    What was taken over into the changes before and after is told there.
    """
    case = teller.file.case
    told = {change.after for change in case.before_after}
    results, charts = [], []
    for at, one in enumerate(case.token_economies, 1):
        result = result_sentence(one)
        if result and result not in told:
            results.append(result.rstrip("."))
            charts += [figure.key for figure in _curve(teller, at, one)[:1]]
    return [referring(teller.words("; ".join(results)), *charts)] if results else []


def _economy(teller: Teller, at: int, one: TokenEconomy, ordinal: str) -> list[Block]:
    """What was agreed, each table with a fact above that refers to it, and the chart of what was earned."""
    rows = find_rows(page("token_economy"), "token_economies")
    items = (*rows.columns, *rows.details)
    curve = _curve(teller, at, one)
    told = teller.told((one, item) for item in items if isinstance(item, Field))
    pointers: list[Fact] = []
    tables: list[Block] = []
    for item in items:
        if isinstance(item, Rows) and getattr(one, item.key):
            blocks = _table(teller, one, item, f"{tr(CAPTIONS.get(item.key, item.label))}{ordinal}")
            if isinstance(blocks[-1], Table):
                drawn = [figure.key for figure in curve[:1]] if item.key == "entries" else []
                pointers.append(Fact(tr(item.label), with_reference(_amount(one, item.key), blocks[-1].key, *drawn)))
            tables += blocks
    if result := teller.words(result_sentence(one)):
        pointers.append(Fact(tr("Hasil"), result))
    return [*told, *([Facts(tuple(pointers))] if pointers else []), *tables, *curve]


def _table(teller: Teller, one: TokenEconomy, item: Rows, caption: str) -> list[Block]:
    key = f"{item.key}-{one.id}"
    if item.key == "entries":
        return [_ledger(teller, one, item, key, caption)]
    blocks = teller.table(getattr(one, item.key), item, caption=caption, key=key)
    return [blocks[-1]] if isinstance(blocks[-1], Table) else blocks


def _amount(one: TokenEconomy, key: str) -> str:
    """«tiga», of the ledger what its points add up to."""
    if key != "entries":
        return counted(len(getattr(one, key)))
    sums = account(one)
    words = tr("{earned} poin").format(earned=_points(sums.earned))
    if sums.deducted:
        words = tr("{earned}, {deducted} dipotong").format(earned=words, deducted=_points(sums.deducted))
    if sums.exchanged:
        words = tr("{earned}, {spent} sudah ditukar").format(earned=words, spent=_points(sums.exchanged))
    return words


def _ledger(teller: Teller, one: TokenEconomy, rows: Rows, key: str, caption: str) -> Table:
    """The entries day by day, with what they add up to."""
    totals = running_totals(one)
    columns = (
        Gathered(tr("Hari/tanggal"), 1.2, ("date",)),
        Gathered(tr("Perilaku"), 1.8, ("behaviour", "behaviour_name"), _behaviour),
        Gathered(tr("Poin"), 0.6, ("points",), lambda entry: teller.figure(entry, "points", _points), "centre"),
        Gathered(tr("Jumlah"), 0.7, (), lambda entry: _points(totals[entry.id]), "centre"),
        Gathered(tr("Pujian"), 1.3, ("praise",)),
    )
    return composed_table(teller, day_by_day(one), rows, columns, key=key, caption=caption)


def running_totals(one: TokenEconomy) -> dict[str, int]:
    """What the points add up to at each entry, day by day, by its id."""
    totals: dict[str, int] = {}
    total = 0
    for entry in day_by_day(one):
        total += entry.points or 0
        totals[entry.id] = total
    return totals


def _curve(teller: Teller, at: int, one: TokenEconomy) -> list[Figure]:
    """A chart where points were entered on more than one day."""
    days = {entry.date.sort_key for entry in one.entries if entry.date}
    return token_figures(teller, at - 1, f"tokens-{one.id}") if len(days) > 1 else []


def _points(amount: int) -> str:
    """«2», «−3»."""
    return number(amount).replace("-", "−")


def _behaviour(entry: TokenEntry) -> str:
    known = (entry.behaviour.text if entry.behaviour else None, entry.behaviour_name)
    return "\n".join(dict.fromkeys(filter(None, known)))
