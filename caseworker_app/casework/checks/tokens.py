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
from caseworker_app.model.termination import Termination
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
_TRIAL = re.compile(r"baseline|percobaan|uji coba|coba-coba|simulasi|garis dasar|contoh", re.IGNORECASE)
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


@check("token-price-missing", Severity.OVERLOOKED, mark("Harga tukar token yang belum ditulis"), reads=_READ)
def price_missing(scope: Scope) -> Iterator[Doubt]:
    """Tokens were given for a reward, or exchanged for it, and nothing says how many it costs."""
    words = tr("Token sudah dicatat, tetapi harga tukar untuk “{reward}” belum ditulis.")
    for economy in scope.all(TokenEconomy):
        spent = next((one.for_what for one in economy.exchanges if one.points), None)
        reward = economy.reinforcer or spent or (tr("penguatnya") if economy.exchanges else "")
        said = " ".join(filter(None, (economy.reinforcer, economy.adjustment, economy.note)))
        if economy.entries and reward and token_account.price_on(economy) is None and not re.search(r"\d", said):
            yield Doubt(economy, TokenEconomy.price.key, words.format(reward=brief(reward, 60)))


@check(
    "token-outside-its-time",
    Severity.UNLIKELY,
    mark("Catatan token di luar masanya"),
    reads=(*_READ, Termination),
)
def outside_its_time(scope: Scope) -> Iterator[Doubt]:
    """Tokens given or exchanged before they were agreed on, or after the work had ended."""
    early = tr("Catatan token ({date}) sebelum token ekonomi disepakati ({agreed}).")
    late = tr("Catatan token ({date}) sesudah {what} ({end}).")
    case = scope.case
    for economy in scope.all(TokenEconomy):
        rows: list[TokenEntry | TokenExchange] = [*economy.entries, *economy.exchanges]
        for one in rows:
            if one.date is None or (isinstance(one, TokenEntry) and _TRIAL.search(one.note or "")):
                continue
            if before(one.date, economy.agreed_on):
                said = early.format(date=in_words(one.date), agreed=in_words(economy.agreed_on))  # type: ignore[arg-type] # compared
                yield Doubt(one, "date", said, ((economy, TokenEconomy.agreed_on.key),))
            elif before(case.termination.date, one.date):
                end, what = case.termination.date, tr("terminasi")
                yield Doubt(one, "date", late.format(date=in_words(one.date), what=what, end=in_words(end)))  # type: ignore[arg-type] # compared


@check("token-spent-early", Severity.UNLIKELY, mark("Token ditukar sebelum cukup"), reads=_READ)
def spent_early(scope: Scope) -> Iterator[Doubt]:
    """More tokens exchanged by a day than the ledger had given until then, though it gave enough in the end."""
    words = tr("Sampai {date} ditukar {spent} token, padahal menurut catatan harian baru {had} yang diperoleh.")
    for economy in scope.all(TokenEconomy):
        if not economy.entries or token_account.account(economy).balance < 0:
            continue  # told as more than was ever earned
        for one in economy.exchanges:
            day = one.date.day if one.date else None
            sums = token_account.account(economy, day) if day and one.points else None
            if sums and one.date and sums.balance < 0:
                said = words.format(
                    date=in_words(one.date), spent=number(sums.exchanged), had=number(sums.earned - sums.deducted)
                )
                yield Doubt(one, TokenExchange.points.key, said)
                break
