"""The arithmetic of token economies."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework import token_account
from caseworker_app.casework.token_account import Account
from caseworker_app.jobs.token_ledger import Points, read_points
from caseworker_app.model.intervention import TokenBehaviour, TokenEconomy, TokenEntry, TokenExchange, TokenPrice
from caseworker_app.model.partial_date import PartialDate

START = date(2024, 9, 2)
DAYS = st.integers(0, 139)
LINES = st.lists(st.tuples(st.none() | DAYS, st.none() | st.integers(-5, 20)), max_size=40)
AMOUNTS = st.lists(st.tuples(st.none() | DAYS, st.integers(0, 60)), max_size=5)


def on(at: int | None) -> PartialDate | None:
    return None if at is None else PartialDate.on(START + timedelta(days=at))


def economy_of(
    lines: list[tuple[int | None, int | None]], amounts: list[tuple[int | None, int]] | None = None
) -> TokenEconomy:
    return TokenEconomy(
        entries=[TokenEntry(date=on(at), points=points) for at, points in lines],
        exchanges=[TokenExchange(date=on(at), points=points) for at, points in amounts or []],
    )


@given(LINES, AMOUNTS)
def test_nothing_is_lost_or_counted_twice(
    lines: list[tuple[int | None, int | None]], amounts: list[tuple[int | None, int]]
) -> None:
    sums = token_account.account(economy_of(lines, amounts))
    assert sums.balance == sum(points or 0 for _, points in lines) - sum(points for _, points in amounts)
    assert sums.earned >= 0
    assert sums.deducted >= 0
    assert sums.days == len({at for at, _ in lines if at is not None})


@given(LINES, AMOUNTS, DAYS)
def test_a_running_total_ends_in_the_whole(
    lines: list[tuple[int | None, int | None]], amounts: list[tuple[int | None, int]], day: int
) -> None:
    economy = economy_of(lines, amounts)
    until, next_day = START + timedelta(days=day), START + timedelta(days=day + 1)
    assert token_account.account(economy, START + timedelta(days=140)) == token_account.account(economy)
    step = sum(points or 0 for at, points in lines if at == day + 1)
    spent = sum(points for at, points in amounts if at == day + 1)
    balances = [token_account.account(economy, moment).balance for moment in (until, next_day)]
    assert balances[1] - balances[0] == step - spent


@given(st.none() | st.integers(0, 999), st.none() | st.integers(1, 99))
def test_what_a_cell_shows_is_read_again(earned: int | None, deducted: int | None) -> None:
    points = Points(earned, deducted)
    assert read_points(str(points)) == points


def test_words_are_no_points() -> None:
    assert [read_points(text) for text in ("", " 3 ", "-2", "3 −1", "tiga", "1,5")] == [
        Points(),
        Points(3),
        Points(None, 2),
        Points(3, 1),
        None,
        None,
    ]


def test_forty_two_stars_at_a_price_of_thirty() -> None:
    economy = economy_of([(at, 3) for at in range(14)])
    economy.price, economy.token, economy.earned_stated = 30, "bintang", 42
    assert token_account.account(economy) == Account(earned=42, days=14)
    assert token_account.standing(economy) == "42 dari 30: dapat ditukar"
    assert token_account.standing(economy, START + timedelta(days=8)) == "27 dari 30: kurang 3"
    assert token_account.difference_from_stated(economy) == 0
    economy.exchanges = [TokenExchange(date=on(13), points=30)]
    assert token_account.standing(economy) == "12 dari 30: kurang 18"
    assert "diperoleh 42 bintang, ditukar 30, tersisa 12 (harga tukar 30)" in token_account.result_sentence(economy)


def test_more_deducted_than_earned_is_said() -> None:
    economy = economy_of([(0, 1), (1, -3)])
    economy.price = 5
    assert token_account.standing(economy) == "−2: potongan melebihi perolehan"


def test_the_price_is_the_one_in_force_on_the_day() -> None:
    economy = TokenEconomy(
        price=30,
        prices=[TokenPrice(since=on(20), price=50), TokenPrice(since=on(10), price=40), TokenPrice(since=on(15))],
    )
    prices = [token_account.price_on(economy, START + timedelta(days=at)) for at in (0, 9, 10, 17, 20)]
    assert prices == [30, 30, 40, 40, 50]
    assert token_account.price_on(economy) == 50


def test_first_and_last_week_are_compared_when_they_are_two() -> None:
    tidy = TokenBehaviour(text="Merapikan tempat tidur")
    entries = [TokenEntry(date=on(at), behaviour=tidy, points=1) for at in (0, 6, 7, 15, 16, 20)]
    economy = TokenEconomy(behaviours=[tidy], entries=entries)
    assert [(part.first, part.last) for part in token_account.first_and_last_week(economy)] == [(2, 3)]
    assert "Merapikan tempat tidur: 2 menjadi 3" in token_account.result_sentence(economy)
    economy.entries = entries[:3]
    assert token_account.first_and_last_week(economy) == []
