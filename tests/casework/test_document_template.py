"""The words, sections and signatories of documents: as shipped, and as an office may break them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from caseworker_app.casework.document_template import (
    ALL_LETTERS,
    NUMBER,
    Section,
    in_order,
    read_template,
    shipped,
    worded,
)
from caseworker_app.documents.catalogue import DOCUMENTS
from caseworker_app.documents.elements.office_template import filled
from caseworker_app.errors import BadInput


def own(key: str = "contract", **changes: Any) -> dict[str, Any]:
    content: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(shipped(key)))
    return {**content, **changes}


def with_text(key: str, text: str, of: str = "contract") -> dict[str, Any]:
    content = own(of)
    next(one for one in content["texts"] if one["key"] == key)["text"] = text
    return content


def test_every_template_belongs_to_a_document() -> None:
    assert set(worded()) - {ALL_LETTERS} <= set(DOCUMENTS)
    with pytest.raises(KeyError):
        shipped("unknown")
    with pytest.raises(KeyError):
        shipped("contract").text("unknown")


@pytest.mark.parametrize("key", worded())
def test_what_is_shipped_reads_back_from_what_an_office_keeps(key: str) -> None:
    assert read_template(own(key), shipped(key)) == shipped(key)


@pytest.mark.parametrize("broken", ["{siapa}", "{klien!r}", "{0}", "{klien:>9}", "{}", "{klien.name}", "{urut}"])
def test_a_text_with_unknown_words_in_braces_is_refused_by_its_label(broken: str) -> None:
    with pytest.raises(BadInput, match="“Pembuka” memuat kata dalam kurung kurawal"):
        read_template(with_text("opening", broken), shipped("contract"))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (with_text("opening", "{klien"), "tidak berpasangan"),
        (with_text("opening", " "), "“Pembuka” kosong"),
        (with_text(NUMBER, "{urut}/{klien}", ALL_LETTERS), "tidak dikenal: klien"),
        (own(title=""), "“judul” kosong"),
        (own(title="Kontrak {lembaga}"), "“judul” memuat"),
        (own(code="{jenis}"), "“sandi nomor” memuat"),
        (own(sections=[{"key": "goal", "heading": "{siapa}"}]), "tidak dikenal: siapa"),
        (own(sections=[{"key": one.key, "hidden": True} for one in shipped("contract").sections]), "disembunyikan"),
        (own(sections=[{"key": "client_duties"}] * 2), "dua kali"),
        (own(signers=[{"who": "klien", "hidden": True}]), "tidak ada penanda tangan"),
        (own(signers=[{"who": "lain", "role": " ", "name": "Bu Lurah"}]), "jabatan"),
        (own(signers=[{"who": "klien", "role": "{siapa}"}]), "tidak dikenal: siapa"),
        (own(lists=[{"key": "client_duties", "label": "Tugas klien", "items": ["hadir", ""]}]), "“Tugas klien” kosong"),
        (own(texts="Pembuka"), "hilang"),
        ({}, "hilang"),
        ([], "hilang"),
        (None, "hilang"),
    ],
)  # fmt: skip
def test_a_broken_template_is_refused_with_the_place(content: Any, why: str) -> None:
    base = shipped(ALL_LETTERS) if isinstance(content, dict) and content.get("title") == "Semua surat" else None
    with pytest.raises(BadInput, match=why):
        read_template(content, base or shipped("contract"))


def test_what_a_later_release_adds_is_there_and_what_it_gave_up_is_not() -> None:
    older = own()
    older["texts"] = [{"key": "closing", "label": "x", "text": "Demikian."}, {"key": "gone", "label": "y", "text": "z"}]
    older["sections"] = [{"key": "client_duties", "heading": "Tugas Ibu"}, {"key": "given_up"}]
    found = read_template(older, shipped("contract"))
    assert found.text("closing") == "Demikian."
    assert found.text("opening") == shipped("contract").text("opening")
    assert [one.key for one in found.texts] == [one.key for one in shipped("contract").texts]
    assert found.heading("client_duties") == "Tugas Ibu"
    assert [one.key for one in found.sections] == [
        *("goal", "methods", "worker_duties", "client_duties"),
        *("when", "confidentiality", "cancellation", "ending"),
    ]


def test_sections_stand_in_their_order_and_hidden_ones_are_left_out() -> None:
    order = [Section("c"), Section("a"), Section("b", hidden=True)]
    found = [("", 0), ("a", 1), ("x", 2), ("b", 3), ("y", 4), ("c", 5), ("a", 6)]
    assert [thing for _, thing in in_order(order, found)] == [0, 5, 1, 2, 6]


def test_what_is_not_known_becomes_dots() -> None:
    assert filled("di {tempat}, {hari}", {"tempat": "Bogor", "hari": ""}) == "di Bogor, " + "…" * 14
