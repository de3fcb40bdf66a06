"""4.4, token economies: what was agreed, the behaviours, the daily ledger with its running total, the exchanges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.blocks import Block, Column, Content, Heading, Paragraph, Table
from caseworker_app.documents.case_report.figures import token_figures
from caseworker_app.documents.telling import Teller, find_rows, noted, pointing
from caseworker_app.forms.catalogue import page
from caseworker_app.forms.description import Field, Rows
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.model.intervention import TokenEconomy, TokenEntry

CAPTIONS = {
    "behaviours": "Perilaku yang Diubah dalam Token Ekonomi",
    "prices": "Perubahan Harga Token",
    "exchanges": "Penukaran Token",
}


def token_economies(teller: Teller) -> list[Block]:
    """A section for each token economy of the case."""
    blocks: list[Block] = []
    found = teller.file.case.token_economies
    for at, one in enumerate(found, 1):
        name = tr("Token Ekonomi")
        name = name if len(found) == 1 else tr("{name} ke-{at}").format(name=name, at=at)
        blocks.append(Heading(2, name, key="token_economies"))
        blocks += _economy(teller, one)
        figures = token_figures(teller, at - 1, f"tokens-{one.id}")
        if figures:
            blocks += [pointing(tr("Perkembangan perolehan token dapat dilihat pada"), figures[0].key), *figures]
    return blocks


def _economy(teller: Teller, one: TokenEconomy) -> list[Block]:
    rows = find_rows(page("token_economy"), "token_economies")
    items = (*rows.columns, *rows.details)
    blocks = teller.told((one, item) for item in items if isinstance(item, Field))
    for item in items:
        if isinstance(item, Rows) and item.key in CAPTIONS:
            caption = tr(CAPTIONS[item.key])
            blocks += teller.table(getattr(one, item.key), item, caption=caption, key=f"{item.key}-{one.id}")
    return [*blocks, *_ledger(teller, one)]


def _ledger(teller: Teller, one: TokenEconomy) -> list[Block]:
    if not one.entries:
        return []
    columns = (
        Column(tr("No"), 0.35, "centre"),
        Column(tr("Hari/tanggal"), 1.2),
        Column(tr("Perilaku"), 1.8),
        Column(tr("Poin"), 0.6, "centre"),
        Column(tr("Jumlah"), 0.7, "centre"),
        Column(tr("Keterangan"), 1.8),
    )
    key = f"ledger-{one.id}"
    earned = sum(entry.points or 0 for entry in one.entries)
    spent = sum(exchange.points or 0 for exchange in one.exchanges)
    text = tr("Jumlah poin menurut catatan harian adalah {earned}; yang sudah ditukar {spent}.")
    return [
        pointing(tr("Perolehan token setiap hari dapat dilihat pada"), key),
        Table(key, tr("Catatan Harian Token"), columns, tuple(_entries(teller, one))),
        Paragraph(text.format(earned=_points(earned), spent=_points(spent))),
    ]


def _entries(teller: Teller, one: TokenEconomy) -> Iterator[tuple[Content, ...]]:
    total = 0
    for at, entry in enumerate(one.entries, 1):
        total += entry.points or 0
        points = teller.figure(entry, "points", _points) or "–"
        yield str(at), teller.words(entry.date) or "–", _behaviour(entry), points, _points(total), _remarks(entry)


def _points(amount: int) -> str:
    """«2», «−3»."""
    return number(amount).replace("-", "−")


def _behaviour(entry: TokenEntry) -> str:
    known = (entry.behaviour.text if entry.behaviour else None, entry.behaviour_name)
    return "\n".join(dict.fromkeys(filter(None, known))) or "–"


def _remarks(entry: TokenEntry) -> Content:
    known = (
        (tr("Pujian"), entry.praise),
        (tr("Dipastikan oleh"), entry.confirmed_by),
        (tr("Keterangan"), entry.note),
    )
    return tuple(noted(label, value) for label, value in known if value) or "–"
