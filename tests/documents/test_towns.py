"""Before a date stands a town, wherever something took place."""

from __future__ import annotations

import pytest

from caseworker_app.documents.towns import town
from caseworker_app.model.case import Case
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("Rumah nenek", "Wonosobo"),
        ("rumah klien", "Wonosobo"),
        ("Balai Desa Sumberlangit", "Wonosobo"),
        ("Rumah nenek, Kabupaten Banjarnegara", "Kabupaten Banjarnegara"),
        ("Aula SD Negeri 2, Wonosobo", "Wonosobo"),
        ("Bandung", "Bandung"),
        ("Jakarta Selatan", "Jakarta Selatan"),
        ("RW 03", "Wonosobo"),
        ("", "Wonosobo"),
        (None, "Wonosobo"),
    ],
)
def test_a_place_that_is_no_town_gives_way_to_the_town(place: str | None, told: str) -> None:
    assert town(Case(agency=Agency(city="Wonosobo"), client=Person(city="Kabupaten Magelang")), place) == told


def test_without_an_agency_the_client_s_town_is_taken_and_without_any_none() -> None:
    assert town(Case(client=Person(city="Kabupaten Magelang")), "Rumah nenek") == "Kabupaten Magelang"
    assert town(Case(), "Rumah nenek") == ""
