"""What an office changes in a template is what comes out on paper, in every document that has one."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING

import pytest

from caseworker_app.casework.document_template import (
    ALL_LETTERS,
    HEAD,
    OTHER,
    DocumentTemplate,
    NamedText,
    Section,
    Signatory,
    read_template,
    shipped,
    worded,
)
from caseworker_app.documents import blocks as b
from caseworker_app.documents.catalogue import DOCUMENTS
from caseworker_app.documents.elements.sheet import DETAILS
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.overviews.summary_client import about_client
from caseworker_app.documents.overviews.summary_work import about_work
from caseworker_app.documents.pieces import pieces
from caseworker_app.documents.telling import Teller
from caseworker_app.documents.walking import rebuild
from caseworker_app.documents.wish import Wish
from caseworker_app.jobs.templates import as_plain
from tests.documents.case_files import case_file

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS = sorted(set(worded()) - {ALL_LETTERS})
IN_CHAPTERS = "practicum-report"
"""Its sections stand in chapters and among what is bound in: tests/documents/book."""
WITH_SECTIONS = [key for key in KEYS if shipped(key).sections and key != IN_CHAPTERS]
WITH_SIGNERS = [key for key in KEYS if shipped(key).signers]


def made(
    key: str, template: DocumentTemplate | None = None, *, which: str = "filled", blank: bool = False
) -> b.Document:
    file = case_file(which)
    if template is not None:
        file.templates = {key: template}
    return DOCUMENTS[key].make(file, Wish(names=True, blank=blank))


def told(document: b.Document) -> str:
    return "\n".join(piece.text for piece in pieces(document))


def blocks_of(document: b.Document) -> Iterator[b.Block]:
    found: list[b.Block] = []

    def seen(block: b.Block) -> b.Block:
        found.append(block)
        return block

    for block in document.blocks:
        rebuild(block, seen, lambda text: text)
    yield from found


@cache
def headings_of(key: str) -> list[b.Heading]:
    """The headings of a document of any case, and blank."""
    files = ((which, blank) for which in ("filled", "ms-sentra", "s-lansia") for blank in (False, True))
    documents = [made(key, which=which, blank=blank) for which, blank in files]
    return [block for document in documents for block in blocks_of(document) if isinstance(block, b.Heading)]


@pytest.mark.parametrize("key", [key for key in WITH_SECTIONS if key != "practicum-report"])
def test_every_section_that_is_offered_is_really_there(key: str) -> None:
    if key == "case-summary":
        teller = Teller(case_file("filled"), names=True)
        present = {*dict(about_client(teller, DETAILS[0])), *dict(about_work(teller, DETAILS[0]))}
    else:
        present = {heading.key for heading in headings_of(key)}
    assert [section.key for section in shipped(key).sections if section.above and section.key not in present] == []


@pytest.mark.parametrize("key", [key for key in WITH_SECTIONS if key not in {"case-summary", "practicum-report"}])
def test_every_heading_of_a_section_is_one_of_the_template(key: str) -> None:
    known = {section.key for section in shipped(key).sections if section.above}
    if not known:
        return
    level = 2 if key == "case-report" else min(heading.level for heading in headings_of(key) if heading.key)
    filled = [block for block in blocks_of(made(key)) if isinstance(block, b.Heading)]
    assert [heading.text for heading in filled if heading.level == level and heading.key not in known] == []
    assert [heading.key for heading in headings_of(key) if heading.key and not heading.text] == []


@pytest.mark.parametrize("key", WITH_SECTIONS)
def test_a_section_that_an_office_hides_stays_hidden_when_a_release_rewords_it(key: str) -> None:
    template = shipped(key)
    hidden = template.sections[0]
    sections = tuple(dataclasses.replace(one, hidden=one.hidden or one == hidden) for one in template.sections)
    office = as_plain(dataclasses.replace(template, sections=(*sections, Section("other"))))
    reworded = tuple(dataclasses.replace(one, name=f"Baru: {one.name}", heading=None) for one in template.sections)
    release = dataclasses.replace(template, sections=(*reworded, Section("other")))
    visible, left_out = made(key, release), made(key, read_template(office, release))
    assert len(told(left_out)) < len(told(visible))


@pytest.mark.parametrize("key", WITH_SECTIONS)
def test_a_section_is_renamed_and_another_is_left_out(key: str) -> None:
    template = shipped(key)
    before = told(made(key))
    shown = [one for one in template.sections if one.above and "{" not in one.above and one.above in before]
    if len(shown) < 2:
        return
    renamed, hidden = shown[0], shown[-1]
    changed = tuple(
        dataclasses.replace(
            one, heading="Sebutan kantor {kasus}" if one == renamed else one.above, hidden=one == hidden
        )
        for one in template.sections
    )
    document = made(key, dataclasses.replace(template, sections=changed))
    number = case_file("filled").case.number
    words = told(document)
    assert f"Sebutan kantor {number}" in words
    assert words.split("\n").count(hidden.above) < before.split("\n").count(hidden.above)


@pytest.mark.parametrize("key", WITH_SECTIONS)
def test_sections_come_in_the_order_of_the_office(key: str) -> None:
    template = shipped(key)
    parts = dict.fromkeys(one.part for one in template.sections)
    turned = tuple(one for part in parts for one in reversed(template.sections_of(part)))
    file = case_file("filled")
    before = told(DOCUMENTS[key].make(file, Wish(names=True)))
    file.templates = {key: dataclasses.replace(template, sections=turned)}
    after = told(DOCUMENTS[key].make(file, Wish(names=True)))
    assert sorted(before.split("\n")) == sorted(after.split("\n")), "nothing is lost on the way"
    if len([one for one in template.sections if one.above in before.split("\n")]) > 1:
        assert before != after


@pytest.mark.parametrize("key", WITH_SIGNERS)
def test_an_office_decides_who_signs(key: str) -> None:
    template = shipped(key)
    own = Signatory(OTHER, "Kepala Seksi {kasus}", "Rahmat Hidayat", "NIP 19800101")
    only_own = dataclasses.replace(
        template, signers=(own, *(dataclasses.replace(o, hidden=True) for o in template.signers))
    )
    signers = [
        one for block in blocks_of(made(key, only_own)) if isinstance(block, b.SignatureRow) for one in block.signers
    ]
    named = [one for one in signers if one.name == "Rahmat Hidayat"]
    assert len(named) == 1
    assert "Kepala Seksi" in named[0].role
    assert named[0].number.startswith("NIP")
    assert len(signers) == 1 + (key == "permission-letter"), "whoever answers a request signs all the same"


def test_a_head_can_sign_a_contract() -> None:
    template = shipped("contract")
    document = made("contract", dataclasses.replace(template, signers=(*template.signers, Signatory(HEAD))))
    roles = [s.role for block in blocks_of(document) if isinstance(block, b.SignatureRow) for s in block.signers]
    assert roles[-1] == "Pimpinan"


def test_the_pattern_of_numbers_holds_for_every_letter() -> None:
    file = case_file("ms-sentra")
    letters = shipped(ALL_LETTERS)
    pattern = NamedText("number", "Pola", "{jenis}.{urut}/Dinsos/{tahun}")
    file.templates = {ALL_LETTERS: dataclasses.replace(letters, texts=(pattern, *letters.texts[1:]))}
    for key, code in (("contract", "KP"), ("referral-letter", "SR"), ("termination-statement", "PT")):
        assert f"{code}.……/Dinsos/2024" in told(DOCUMENTS[key].make(file, Wish(names=True)))


def test_the_version_of_the_office_stands_at_the_foot() -> None:
    assert made("contract", dataclasses.replace(shipped("contract"), version="1.0-L4")).foot.form_version == "1.0-L4"


def test_a_section_without_a_heading_can_be_given_one() -> None:
    template = shipped("referral-letter")
    sections = tuple(
        dataclasses.replace(one, heading="Klien yang dirujuk") if one.name == "Data klien" else one
        for one in template.sections
    )
    assert Section("client", "Data klien", "") in template.sections
    assert "Klien yang dirujuk" in told(made("referral-letter", dataclasses.replace(template, sections=sections)))


@pytest.mark.parametrize("key", WITH_SECTIONS)
def test_nothing_points_to_what_was_left_out(key: str) -> None:
    template = shipped(key)
    for kept in (0, 1):
        sections = tuple(dataclasses.replace(one, hidden=at % 2 != kept) for at, one in enumerate(template.sections))
        assert numbered(made(key, dataclasses.replace(template, sections=sections))).blocks
