"""Lembar token ekonomi: what was agreed, which behaviour earns what, the daily ledger, and a grid for the next week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.token_account import account, day_by_day, difference_from_stated
from caseworker_app.documents.blocks import (
    Block,
    Column,
    Content,
    Fact,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Space,
    Table,
)
from caseworker_app.documents.case_report.tokens import running_totals
from caseworker_app.documents.elements.form import Form, fact, given
from caseworker_app.documents.elements.record_tables import Cell, counted_table, facts
from caseworker_app.documents.elements.signatures import signed
from caseworker_app.documents.wish import wanted
from caseworker_app.documents.wording import date_in_words, lines, sentence
from caseworker_app.model.indonesian import WEEKDAYS, number
from caseworker_app.model.intervention import TokenBehaviour, TokenEconomy, TokenEntry, TokenExchange
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.telling import Teller
    from caseworker_app.documents.wish import Wish
    from caseworker_app.model.intervention import TokenPrice

_CELL, _BEHAVIOURS = 1.7, 5


def token_sheet(file: CaseFile, wish: Wish) -> Document:
    """The sheet of the token economy with the id ``item``, else of the last."""
    form = Form("token-sheet", file, wish)
    teller = form.teller
    one = _chosen(form) or TokenEconomy()
    return form.finished(
        form.title(),
        Paragraph(form.say("agreement"), "plain"),
        _agreement(form, one),
        *form.headed(*_behaviours(teller, one), *_ledger(teller, one), *_exchanges(teller, one)),
        signed(form, one.agreed_on),
        *([PageBreak(), *week] if (week := form.headed(*_week(form, one))) else []),
    )


def _chosen(form: Form) -> TokenEconomy | None:
    economies = form.case.token_economies
    if form.item is not None:
        return wanted(economies, form.item)
    return economies[-1] if economies else None


def _agreement(form: Form, one: TokenEconomy) -> Facts:
    teller = form.teller
    price = teller.figure(one, "price", _tokens)
    return Facts(
        (
            fact(tr("Klien"), form.client),
            *facts(teller, one, TokenEconomy.token, TokenEconomy.agreed_on),
            fact(tr("Harga tukar"), price),
            *(
                Fact(tr("Harga sejak {date}").format(date=date_in_words(part.since) or "……"), _price(teller, part))
                for part in one.prices
            ),
            fact(tr("Tanggal penukaran"), date_in_words(one.exchange_date)),
            fact(tr("Ditukar dengan"), sentence(one.reinforcer or "")),
            fact(tr("Pengurangan"), sentence(one.deductions or "")),
            *form.facts(one, TokenEconomy.confirmed_by),
            *given(
                fact(tr("Pengurangan bertahap"), sentence(one.fading or "")),
                *form.facts(one, TokenEconomy.note),
            ),
        )
    )


def _price(teller: Teller, part: TokenPrice) -> str:
    told = teller.figure(part, "price", _tokens) or "……"
    return f"{told} ({part.why})" if part.why else told


def _tokens(count: int) -> str:
    return tr("{price} token").format(price=number(count))


def _behaviours(teller: Teller, one: TokenEconomy) -> list[Block]:
    cells = (
        Cell(TokenBehaviour.text, 3, lambda part: sentence(part.text or "")),
        Cell(TokenBehaviour.points, 0.6, align="centre"),
        Cell(TokenBehaviour.deduction, 0.7, align="centre"),
    )
    table = counted_table("behaviours", one.behaviours, cells, teller=teller, spare=_BEHAVIOURS, height=0.7)
    return [Heading(2, "", key="behaviours"), table]


def _ledger(teller: Teller, one: TokenEconomy) -> list[Block]:
    """Day by day what was earned, with the running total, and the sum."""
    if not one.entries:
        return []
    totals = running_totals(one)
    cells = (
        Cell(TokenEntry.date, 1.3, lambda entry: date_in_words(entry.date)),
        Cell(tr("Perilaku"), 1.8, lambda entry: lines(_behaviour(entry), entry.note)),
        Cell(tr("Token"), 0.5, lambda entry: teller.figure(entry, "points"), "centre"),
        Cell(tr("Jumlah"), 0.6, lambda entry: number(totals[entry.id]), "centre"),
        Cell(TokenEntry.praise, 1.2),
        Cell(TokenEntry.confirmed_by),
    )
    sums = account(one)
    words = tr("Diperoleh {earned} token, ditukar {spent}, tersisa {left}.")
    if sums.deducted:
        words = tr("Diperoleh {earned} token, dipotong {deducted}, ditukar {spent}, tersisa {left}.")
    words = words.format(
        earned=number(sums.earned),
        deducted=number(sums.deducted),
        spent=number(sums.exchanged),
        left=number(sums.balance).replace("-", "−"),
    )
    stated = teller.figure(one, "earned_stated")
    if stated and difference_from_stated(one, sums):
        words += " " + tr("Menurut pernyataan tertulis: {stated} token.").format(stated=stated)
    return [
        Heading(2, "", key="ledger"),
        counted_table("ledger", day_by_day(one), cells, teller=teller),
        Paragraph(words, "plain"),
    ]


def _behaviour(entry: TokenEntry) -> str:
    return (entry.behaviour.text if entry.behaviour else None) or entry.behaviour_name or ""


def _exchanges(teller: Teller, one: TokenEconomy) -> list[Block]:
    cells = (
        Cell(TokenExchange.date, 1.4, lambda part: date_in_words(part.date)),
        Cell(TokenExchange.points, 0.6, align="centre"),
        Cell(TokenExchange.for_what, 2.4),
    )
    table = counted_table("exchanges", one.exchanges, cells, teller=teller)
    return [Heading(2, "", key="exchanges"), table] if one.exchanges else []


def _week(form: Form, one: TokenEconomy) -> list[Block]:
    """A week's grid to stick or write tokens on: behaviours down, days across."""
    columns = (
        Column(tr("Perilaku"), 3),
        *(Column(day[:3], 0.75, "centre") for day in WEEKDAYS),
        Column(tr("Jumlah"), 0.9, "centre"),
    )
    texts = [part.text or "" for part in one.behaviours] or [""] * _BEHAVIOURS
    rows: list[tuple[Content, ...]] = [(text, Space(_CELL), *[""] * 7) for text in texts]
    rows.append((tr("Jumlah"), Space(0.8), *[""] * 7))
    return [
        Heading(2, "", key="week"),
        Facts((fact(tr("Klien"), form.client), Fact(tr("Minggu mulai tanggal"), None))),
        Space(0.2),
        Table("week", "", columns, tuple(rows), numbered=False),
    ]
