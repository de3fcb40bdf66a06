"""Spelling: the dictionary, the words of the trade and of the notebook, and what may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.jobs import spelling
from caseworker_app.jobs.spelling import Speller, add_word, speller_of, words_to_check
from caseworker_app.model.person import Person

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(["Sekar Wangi"])


def wrong(speller: Speller, text: str) -> list[str]:
    words = [word for _, word in words_to_check(text)]
    speller.look_up(words)
    return [word for word in words if speller.is_wrong(word)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Klien menyampaikan bahwa ia kesepain.", ["kesepain"]),
        ("Kecemsan klien berkurang.", ["Kecemsan"]),
        ("Asesmen dan penjangkauan oleh praktikan di sentra; terminasi, rujukan, disabilitas.", []),
        ("Menurut sekar, rumahnya di dekat puskesmas.", []),  # a name of the notebook, in small letters too
        ("Ia tinggal di Jl. Kenanga RT03 bersama Mangihut, NIK 3201, surel a_b@contoh.id, BPJS, pukul 10.30.", []),
        ("Ia marah-marah, lalu tidur-tiduran.", []),
        ("", []),
    ],
)
def test_only_what_nobody_knows_is_wrong(speller: Speller, text: str, found: list[str]) -> None:
    assert wrong(speller, text) == found


def test_what_is_meant_is_offered_with_its_capital(speller: Speller) -> None:
    assert "kesepian" in speller.offers("kesepain")
    assert speller.offers("Bercerta")[0] == "Bercerita"


def test_nothing_is_said_of_a_word_that_was_not_looked_up() -> None:
    assert Speller().is_wrong("kesepain") is None


def test_a_word_that_the_office_adds_stays_known(notebook: Notebook) -> None:
    with notebook.edit("Orang") as session:
        session.add(Person(name="Tiurma Pakpahan"))
    add_word(notebook, "sangpelangi")
    add_word(notebook, "SangPelangi")
    found = speller_of(notebook)
    found.look_up(["sangpelangi", "pakpahan", "sangpelanga"])
    assert [found.is_wrong(word) for word in ("sangpelangi", "pakpahan", "sangpelanga")] == [False, False, True]
    found.learn("sangpelanga")
    assert found.is_wrong("sangpelanga") is False


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_the_words_of_any_text_stand_where_it_is_said(text: str) -> None:
    for at, word in words_to_check(text):
        assert text[at : at + len(word)] == word


def test_the_words_of_the_shipped_lists_are_of_the_trade() -> None:
    assert {"asesmen", "triangulasi", "disabilitas", "penjangkauan"} <= spelling.trade_words()
