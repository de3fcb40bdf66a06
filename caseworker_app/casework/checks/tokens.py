"""Token economies whose figures do not agree with each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caseworker_app.casework import token_account
from caseworker_app.casework.checks.certain import before, in_words
from caseworker_app.casework.checks.finding import Doubt, Severity, check
from caseworker_app.limits import brief
from caseworker_app.model.base import Record
from caseworker_app.model.indonesian import number
from caseworker_app.model.intervention import TokenBehaviour, TokenEconomy, TokenEntry, TokenExchange, TokenPrice
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.casework.checks.scope import Scope

_EARNED = re.compile(
    r"\b(?:memperoleh|mendapat(?:kan)?|mengumpulkan|terkumpul|diperoleh)\s+(?:sebanyak\s+)?(\d{1,4})\s+(\w+)",
    re.IGNORECASE,
)
_OF_THE_WHOLE = frozenset({"Evaluation", "EvaluationRow", "GoalResult", "BeforeAfter", "Termination", "Intervention"})
"""Records that speak of the whole course, not of a day."""
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


@check("tokens-told-otherwise", Severity.UNLIKELY, mark("Jumlah token dalam tulisan"))
def told_otherwise(scope: Scope) -> Iterator[Doubt]:
    """A text of the evaluation or the end tells another number of tokens than the one ledger of the case adds up to."""
    words = tr("Tertulis “{written}”, sedangkan catatan harian berjumlah {earned}.")
    economies = [one for one in scope.all(TokenEconomy) if one.entries]
    if len(economies) != 1:
        return
    sums, token = token_account.account(economies[0]), (economies[0].token or "token").casefold()
    for narrative in scope.narratives:
        if type(narrative.record).__name__ not in _OF_THE_WHOLE:
            continue
        for found in _EARNED.finditer(narrative.text):
            figure = int(found[1])
            if found[2].casefold() in {token, "token"} and figure not in {sums.earned, sums.balance, sums.exchanged}:
                said = words.format(written=found[0], earned=number(sums.earned))
                yield Doubt(narrative.record, narrative.field, said)


@check("tokens-without-price", Severity.OVERLOOKED, mark("Token ekonomi tanpa harga tukar"), reads=_READ)
def without_price(scope: Scope) -> Iterator[Doubt]:
    """Tokens are collected for something whose price nobody wrote down."""
    words = tr("Token sudah dicatat untuk “{what}”, tetapi harganya belum ditulis.")
    for economy in scope.all(TokenEconomy):
        if economy.entries and economy.reinforcer and economy.price is None and not economy.prices:
            yield Doubt(economy, TokenEconomy.price.key, words.format(what=brief(economy.reinforcer, 50)))


@check("tokens-before-agreement", Severity.UNLIKELY, mark("Token sebelum kesepakatan"), reads=_READ)
def before_agreement(scope: Scope) -> Iterator[Doubt]:
    """Tokens of a day before the token economy was agreed."""
    words = tr("Token dicatat {date}, padahal token ekonomi baru disepakati {agreed}.")
    for economy in scope.all(TokenEconomy):
        for entry in economy.entries:
            if entry.date and economy.agreed_on and before(entry.date, economy.agreed_on):
                sentence = words.format(date=in_words(entry.date), agreed=in_words(economy.agreed_on))
                yield Doubt(economy, TokenEconomy.agreed_on.key, sentence, ((entry, TokenEntry.date.key),))
                break


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
