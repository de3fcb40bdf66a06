from __future__ import annotations

from typing import Any

import pytest

from caseworker_app.errors import BadInput
from caseworker_app.forms import library, lists


@pytest.mark.parametrize(
    ("technique", "count"),
    [
        ("terapi realitas (WDEP)", 4),
        ("terapi realitas", 4),
        ("konseling", 3),
        ("Kursi  Kosong", 6),
        ("terapi kursi kosong", 6),
        ("token ekonomi", 9),
        ("modelling simbolik", 5),
        ("bantu diri", 4),
        ("terapi kenangan", 5),
        ("role playing", 6),
        ("small talk", 0),
    ],
)
def test_steps_of_a_technique(technique: str, count: int) -> None:
    found = library.steps(technique)
    assert len(found) == count
    assert all(step.name and step.help.endswith(".") for step in found)


def test_the_four_steps_of_reality_therapy_stand_in_order() -> None:
    names = [step.name for step in library.steps("WDEP")]
    assert names == ["Wants", "Direction and doing", "Evaluation", "Planning and commitment"]


def test_techniques_with_steps_are_in_the_list_of_techniques() -> None:
    offered = lists.load("techniques")
    assert all(offered.find(technique.name) for technique in library.techniques())


def test_no_two_techniques_answer_to_one_name() -> None:
    names = [name.casefold() for one in library.techniques() for name in (one.name, *one.aliases)]
    assert len(names) == len(set(names))


def test_a_campus_puts_its_own_steps() -> None:
    plan = {"name": "Rencana", "help": "Apa yang akan dilakukan."}
    own: dict[str, list[Any]] = {"WDEP": ["Keinginan", plan], "small talk": ["Menyapa"]}
    assert [step.name for step in library.steps("terapi realitas", own)] == ["Keinginan", "Rencana"]
    assert [step.name for step in library.steps("Small talk", own)] == ["Menyapa"]
    assert len(library.steps("konseling", own)) == 3
    with pytest.raises(BadInput, match="WDEP"):
        library.steps("WDEP", {"WDEP": [{"salah": "kunci"}]})


def test_guiding_questions_are_questions_or_cautions() -> None:
    for topic in library.topics().values():
        assert topic.title
        assert topic.questions
        assert all(question[-1] in "?." for question in topic.questions)
    assert library.questions("contact", "intake")[0] == library.topics()["contact"].questions[0]
    with pytest.raises(KeyError):
        library.questions("tidak-ada")


def test_regulations_are_cited_by_kind_number_and_year() -> None:
    welfare = library.regulation("uu", "11", "2009")
    assert welfare is not None
    assert welfare.citation == "UU 11/2009 tentang Kesejahteraan Sosial"
    assert library.regulation("UU", "11", "2000") is None
    assert library.regulations()[-1].citation == "Kode Etik Pekerja Sosial Indonesia"


def test_regulations_are_unique_and_say_what_took_their_place() -> None:
    keys = [(one.kind, one.number, one.year) for one in library.regulations()]
    assert len(keys) == len(set(keys))
    for one in library.regulations():
        assert one.status in {"berlaku", "diubah", "dicabut"}
        assert bool(one.replaced_by) == (one.status == "dicabut")
        assert bool(one.changed_by) == (one.status == "diubah")
        assert one.checked


def test_what_takes_the_place_of_a_regulation_is_in_the_library() -> None:
    for one in library.regulations():
        for cited in filter(None, (one.changed_by + " dan " + one.replaced_by).strip(" dan").split(" dan ")):
            kind, _, rest = cited.partition(" ")
            assert library.regulation(kind, *rest.split("/")), cited


def test_respectful_words_are_suggested_and_never_put_in() -> None:
    text = "Klien Tuna Daksa, mantan napi; tidak dicacatkan."
    found = [(word, suggestion.better) for word, suggestion in library.suggestions(text)]
    assert found == [
        ("Tuna Daksa", "penyandang disabilitas fisik"),
        ("mantan napi", "eks warga binaan pemasyarakatan"),
    ]
    assert library.suggestions("penyandang disabilitas fisik") == []


def test_kinder_words_are_told_once_in_one_sentence() -> None:
    told = "Bila bukan kutipan, lebih baik “penyandang disabilitas fisik” untuk “Tuna daksa”."
    assert library.kinder_words(["Tuna daksa sejak kecil", "tuna daksa"]) == told
    assert library.kinder_words("Klien rajin.") == library.kinder_words(None) == ""


def test_no_better_word_is_itself_an_older_one() -> None:
    for word in library.respectful_words():
        assert library.suggestions(word.better) == []


def test_no_older_word_is_listed_twice() -> None:
    older = [name.casefold() for word in library.respectful_words() for name in (word.older, *word.aliases)]
    assert len(older) == len(set(older))


@pytest.mark.parametrize(
    "words", ["UU 35/2014", "uu no. 35 tahun 2014", "Undang-Undang Nomor 35 Tahun 2014 tentang Perubahan"]
)
def test_a_regulation_is_known_by_a_short_citation(words: str) -> None:
    known = library.cited(words)
    assert known is not None
    assert (known.kind, known.number, known.year) == ("UU", "35", "2014")
