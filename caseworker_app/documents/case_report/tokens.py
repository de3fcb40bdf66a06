"""4.4, token economies: what was agreed, the behaviours, the daily ledger with its running total, the exchanges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Heading
from caseworker_app.documents.case_report.composing import Gathered, composed_table
from caseworker_app.documents.case_report.figures import token_figures
from caseworker_app.documents.case_report.photos import photos_of
from caseworker_app.documents.sentences import referring
from caseworker_app.documents.telling import Teller, find_rows
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
}


def token_economies(teller: Teller) -> list[Block]:
    """A section for each token economy of the case."""
    blocks: list[Block] = []
    economies = teller.file.case.token_economies
    for at, one in enumerate(economies, 1):
        counted = f" ke-{at}" if len(economies) > 1 else ""
        blocks.append(Heading(2, f"{tr('Token Ekonomi')}{counted}", key="token_economies"))
        blocks += [*_economy(teller, one, counted), *_curve(teller, at, one), *photos_of(teller, one)]
    return blocks


def _economy(teller: Teller, one: TokenEconomy, counted: str) -> list[Block]:
    items = _items()
    blocks = teller.told((one, item) for item in items if isinstance(item, Field))
    for item in items:
        if isinstance(item, Rows) and item.key in CAPTIONS:
            caption = f"{tr(CAPTIONS[item.key])}{counted}"
            blocks += teller.table(getattr(one, item.key), item, caption=caption, key=f"{item.key}-{one.id}")
    return [*blocks, *_ledger(teller, one, counted)]


def _items() -> tuple[Field | Rows, ...]:
    rows = find_rows(page("token_economy"), "token_economies")
    return (*rows.columns, *rows.details)


def _ledger(teller: Teller, one: TokenEconomy, counted: str) -> list[Block]:
    """The entries day by day, with what they add up to."""
    if not one.entries:
        return []
    rows = next(item for item in _items() if isinstance(item, Rows) and item.key == "entries")
    totals = _running(one)
    columns = (
        Gathered(tr("Hari/tanggal"), 1.2, ("date",)),
        Gathered(tr("Perilaku"), 1.8, ("behaviour", "behaviour_name"), _behaviour),
        Gathered(tr("Poin"), 0.6, ("points",), lambda entry: teller.figure(entry, "points", _points), "centre"),
        Gathered(tr("Jumlah"), 0.7, (), lambda entry: _points(totals[entry.id]), "centre"),
        Gathered(tr("Pujian"), 1.3, ("praise",)),
    )
    key = f"ledger-{one.id}"
    spent = sum(exchange.points or 0 for exchange in one.exchanges)
    text = tr("Poin yang terkumpul menurut catatan harian berjumlah {earned}")
    told = text.format(earned=_points(totals[one.entries[-1].id]))
    if spent:
        told += tr(", dan {spent} di antaranya sudah ditukar").format(spent=_points(spent))
    caption = f"{tr('Catatan Harian Token')}{counted}"
    return [referring(told, key), composed_table(teller, one.entries, rows, columns, key=key, caption=caption)]


def _running(one: TokenEconomy) -> dict[str, int]:
    """What the points add up to at each entry, by its id."""
    totals: dict[str, int] = {}
    total = 0
    for entry in one.entries:
        total += entry.points or 0
        totals[entry.id] = total
    return totals


def _curve(teller: Teller, at: int, one: TokenEconomy) -> list[Block]:
    """A chart where points were entered on more than one day."""
    if len({entry.date.sort_key for entry in one.entries if entry.date}) < 2:
        return []
    figures = token_figures(teller, at - 1, f"tokens-{one.id}")
    return [referring(tr("Dari hari ke hari perolehan itu berubah-ubah"), figures[0].key), *figures] if figures else []


def _points(amount: int) -> str:
    """«2», «−3»."""
    return number(amount).replace("-", "−")


def _behaviour(entry: TokenEntry) -> str:
    known = (entry.behaviour.text if entry.behaviour else None, entry.behaviour_name)
    return "\n".join(dict.fromkeys(filter(None, known)))
