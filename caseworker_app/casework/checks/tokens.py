"""Token economies whose figures do not agree with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework import token_account
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.model.base import Record
from caseworker_app.model.indonesian import number
from caseworker_app.model.intervention import TokenBehaviour, TokenEconomy, TokenEntry, TokenExchange, TokenPrice
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Scope

_READ: tuple[type[Record], ...] = (TokenEconomy, TokenEntry, TokenExchange, TokenPrice, TokenBehaviour)


@check("tokens-stated-otherwise", Severity.UNLIKELY, mark("Jumlah token berbeda dari catatannya"), reads=_READ)
def stated_otherwise(scope: Scope) -> Iterator[Doubt]:
    """A number of tokens that was written down and is not what the daily ledger adds up to."""
    for economy in scope.all(TokenEconomy):
        if token_account.difference_from_stated(economy):
            words = tr("Tertulis {stated} poin, sedangkan catatan harian berjumlah {earned}.").format(
                stated=number(economy.earned_stated or 0), earned=number(token_account.account(economy).earned)
            )
            yield Doubt(economy, "earned_stated", words)


@check("tokens-below-zero", Severity.UNLIKELY, mark("Token ditukar melebihi yang diperoleh"), reads=_READ)
def more_taken_than_earned(scope: Scope) -> Iterator[Doubt]:
    """More tokens deducted or exchanged than were ever earned."""
    for economy in scope.all(TokenEconomy):
        sums = token_account.account(economy)
        if economy.entries and sums.balance < 0:
            words = tr("Dipotong dan ditukar {taken} poin, lebih dari {earned} yang diperoleh.").format(
                taken=number(sums.deducted + sums.exchanged), earned=number(sums.earned)
            )
            yield Doubt(economy, "exchanges" if economy.exchanges else "entries", words)
