"""Every fact of the two real cases stands in the report made of them, with initials and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from caseworker_app.documents.pdf.writer import write_pdf
from tests.documents.case_report.conftest import Examples
from tests.documents.case_report.texts import text_of
from tests.documents.makers import case_report

FACTS = Path(__file__).resolve().parents[2] / "files" / "facts"
NAMES = ["ms-sentra", "s-lansia"]
HOUSES = {"Jl. Melati Samaran", "Kecamatan 50", "Jl. Kampung Samaran", "RT 08/RW 08", "Kelurahan Contoh"}
"""What of an address leads to the door: told only where names are wanted."""


def facts(name: str) -> list[str]:
    return (FACTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_stands_in_the_report(examples: Examples, name: str) -> None:
    text = flat(text_of(case_report(examples[name])))
    assert {fact for fact in facts(name) if fact not in text} == HOUSES & set(facts(name))
    named = flat(text_of(case_report(examples[name], names=True)))
    assert {fact for fact in HOUSES & set(facts(name)) if fact not in named} == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_stands_on_paper(examples: Examples, name: str, read_pdf: Callable[[bytes], list[str]]) -> None:
    pages = [flat(page) for page in read_pdf(write_pdf(case_report(examples[name])))]
    assert {fact for fact in facts(name) if not stands(fact, pages)} == HOUSES & set(facts(name))


def stands(fact: str, pages: list[str]) -> bool:
    """Whether a fact stands on a page, or begins on one and goes on further back, behind a figure."""
    if any(fact in page for page in pages):
        return True
    ends = [at for at, letter in enumerate(fact) if letter == " "]
    return any(
        fact[:end] in page and any(fact[end + 1 :] in later for later in pages[at + 1 :])
        for end in ends
        for at, page in enumerate(pages)
    )


@pytest.mark.parametrize("name", NAMES)
def test_with_names_everybody_is_named(examples: Examples, name: str) -> None:
    file = examples[name]
    text = text_of(case_report(file, names=True))
    assert [person.name for person in file.kin.people if person.name and person.name not in text] == []
    client = file.client
    assert client
    assert f"Klien {client.name}" in text
    assert f"lien “{client.alias}”" not in text.replace(case_report(file, names=True).title, "")
