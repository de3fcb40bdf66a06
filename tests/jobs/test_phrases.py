"""Sentences to put into a text: with the words of the case, of the office, of earlier meetings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from caseworker_app.casework.phrases import filled, shipped
from caseworker_app.jobs.phrases import earlier_texts, forget_phrase, keep_phrase, phrases
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Sex
from caseworker_app.model.intervention import Session
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

TODAY = date(2024, 8, 26)


@pytest.fixture
def case(notebook: Notebook) -> Case:
    stored = Case(number="2024-001", client=Person(name="Kirana Sari"))
    with notebook.edit("Kasus") as session:
        session.add(stored)
    return stored


def of(sex: Sex | None, born: str) -> Case:
    return Case(client=Person(name="Kirana Sari", sex=sex, born=PartialDate.parse(born) if born else None))


@pytest.mark.parametrize(
    ("sex", "born", "called"),
    [
        (Sex.FEMALE, "1950", "Ibu KS"),
        (Sex.MALE, "1950", "Bapak KS"),
        (Sex.FEMALE, "2000", "Saudari KS"),
        (Sex.MALE, "2000", "Saudara KS"),
        (Sex.FEMALE, "2012", "klien KS"),
        (None, "1950", "klien KS"),
        (Sex.MALE, "", "klien KS"),
    ],
)
def test_the_client_is_called_as_one_speaks(sex: Sex | None, born: str, called: str) -> None:
    assert filled("{sapaan} datang.", of(sex, born), TODAY) == f"{called} datang."


def test_what_is_not_known_is_left_open_and_foreign_places_stay() -> None:
    case = of(None, "")
    case.agency = Agency(name="Sentra Melati")
    text = filled("{klien} di {lembaga} pada {tanggal}, {usia} tahun, {lain}", case, TODAY)
    assert text == "KS di Sentra Melati pada Senin, 26 Agustus 2024, … tahun, {lain}"


def test_every_shipped_sentence_can_be_filled() -> None:
    case = of(Sex.FEMALE, "1950")
    for phrase in shipped():
        assert "{" not in filled(phrase.text, case, TODAY), phrase.title
        assert phrase.group
        assert phrase.title


def test_the_office_keeps_its_own_and_lets_it_go(notebook: Notebook) -> None:
    keep_phrase(notebook, "Klien diantar ke pos RW.")
    keep_phrase(notebook, "Klien diantar ke pos RW.")
    own = [phrase for phrase in phrases(notebook) if phrase.own]
    assert [phrase.text for phrase in own] == ["Klien diantar ke pos RW."]
    forget_phrase(notebook, own[0])
    assert not any(phrase.own for phrase in phrases(notebook))


def test_what_was_written_at_earlier_meetings_is_offered(case: Case, notebook: Notebook) -> None:
    with notebook.edit("Sesi"):
        case.sessions = [
            Session(date=PartialDate.parse("2/9/2024"), result="Klien mulai tenang."),
            Session(date=PartialDate.parse("9/9/2024"), result="Klien bercerita."),
            Session(date=PartialDate.parse("16/9/2024")),
        ]
    found = earlier_texts(notebook, case.sessions[2], "result")
    assert [text for _, text in found] == ["Klien bercerita.", "Klien mulai tenang."]
    assert all("2024" in title for title, _ in found)
    assert earlier_texts(notebook, case.client, "health_notes") == []
    assert earlier_texts(notebook, None, "result") == []
