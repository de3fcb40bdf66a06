"""The chart of tokens for the wall."""

from __future__ import annotations

import pytest

from caseworker_app.diagrams import token_chart
from caseworker_app.diagrams.display import Path, Text
from caseworker_app.diagrams.token_chart import GOLD, TokenChart
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.paper import sheet
from caseworker_app.documents.wish import Wish
from caseworker_app.model.intervention import TokenBehaviour, TokenEconomy, TokenEntry
from tests.documents.case_files import case_file

ROOMS = [(453.0, 640.0), (640.0, 453.0), (700.0, 1000.0)]


def filled(data: TokenChart) -> int:
    shapes = token_chart.layout(data, *ROOMS[0]).shapes
    return sum(isinstance(shape, Path) and shape.fill == GOLD for shape in shapes)


def words(data: TokenChart) -> list[str]:
    return [shape.text for shape in token_chart.layout(data, *ROOMS[0]).shapes if isinstance(shape, Text)]


def test_forty_two_stars_are_all_seen() -> None:
    data = TokenChart("Raka", "bintang", "bersepeda bersama", 30, 42, behaviours=(("Mandi", 1),))
    assert filled(data) == 42
    assert "Lebih 12 bintang" in words(data)
    assert "30 bintang ditukar dengan" in words(data)


def test_what_was_exchanged_is_not_forgotten() -> None:
    data = TokenChart("Raka", "bintang", "bersepeda bersama", 30, 12, 30)
    assert filled(data) == 12
    assert "Sudah terkumpul 42 bintang; 30 di antaranya sudah ditukar" in words(data)
    assert not any(text.startswith("Sudah terkumpul") for text in words(TokenChart("Raka", "bintang", "", 30, 12)))


def test_an_empty_star_bears_its_number_to_be_coloured_by_hand() -> None:
    data = TokenChart("Raka", "bintang", "bersepeda bersama", 30, 28)
    assert filled(data) == 28
    assert [text for text in words(data) if text.isdecimal()] == ["29", "30"]


def test_of_a_high_price_one_star_stands_for_several_tokens() -> None:
    data = TokenChart("Raka", "bintang", "sepatu", 300, 125)
    assert filled(data) == 25
    assert "Satu bintang bernilai 5 poin." in words(data)


@pytest.mark.parametrize(("width", "height"), ROOMS)
@pytest.mark.parametrize(
    "data", [TokenChart(), TokenChart("R" * 60, "kupon", "hadiah " * 40, 77, 90, 770, (("a " * 90, 9),) * 5)]
)
def test_nothing_leaves_the_page(data: TokenChart, width: float, height: float) -> None:
    for shape in token_chart.layout(data, width, height).shapes:
        if isinstance(shape, Path):
            points = [part for step in shape.steps for part in step if not isinstance(part, str)]
            assert all(-1 <= x <= width + 1 and -1 <= y <= height + 1 for x, y in points)


@pytest.mark.parametrize(("key", "width"), [("token-chart", 21.0), ("token-chart-a3", 29.7)])
def test_the_child_is_called_as_it_likes_or_by_initials(key: str, width: float) -> None:
    file = case_file("filled")
    assert file.case.client is not None
    file.case.client.nickname = "Raka"
    tidy = TokenBehaviour(text="Merapikan tempat tidur", points=1)
    file.case.token_economies = [
        TokenEconomy(token="bintang", price=30, behaviours=[tidy], entries=[TokenEntry(points=42)])
    ]

    def title(wish: Wish) -> str:
        document = KINDS[key].make(file, wish)
        assert sheet(document).width == pytest.approx(width * 72 / 2.54)
        (figure,) = document.blocks
        return next(shape.text for shape in figure.drawing.shapes if isinstance(shape, Text))  # type: ignore[union-attr]

    assert title(Wish(names=True)) == "Bintang Raka"
    assert "Raka" not in title(Wish())
    assert title(Wish(blank=True)) == "Bintang"
