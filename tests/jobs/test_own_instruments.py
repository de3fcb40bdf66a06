"""Instruments of an agency travel with the case in which they were used, and never mix with others of their name."""

from __future__ import annotations

import io
import json
import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.measured import bounds, called, identity
from caseworker_app.errors import BadInput
from caseworker_app.forms.instruments import WRITTEN
from caseworker_app.jobs import answering, own_library
from caseworker_app.jobs.package_arrival import read_case
from caseworker_app.jobs.packages import export_case, import_case
from caseworker_app.model.case import Case
from caseworker_app.model.person import Person
from caseworker_app.model.tools import Measurement
from caseworker_app.store import keys
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import create

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NAME = "Skala Kesepian Lembaga"
LONELY = {"range": "20-100", "direction": "tinggi buruk", "bands": "20-40: rendah\n41-70: sedang\n71-100: tinggi"}


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Notebook]:
    made, _ = create(tmp_path / "lain.kasus", "hujan pertama di atap seng", strength=keys.LOWEST)
    with made:
        yield made


def describe(notebook: Notebook, **fields: str) -> None:
    key = own_library.add(notebook, "instruments", NAME)
    own_library.change(notebook, key, **{**LONELY, **fields})


def measured(notebook: Notebook, number: str = "K-1") -> Case:
    case = Case(number=number, client=Person(name="Kenanga Uji"), measurements=[Measurement(instrument=NAME, score=92)])
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(case)
    return case


def arrived(notebook: Notebook, package: bytes) -> tuple[Case, tuple[str, ...]]:
    imported = import_case(notebook, package)
    return notebook.session.get_one(Case, imported.case_id), imported.notices


def test_a_total_keeps_its_range_and_its_band_on_another_laptop(notebook: Notebook, elsewhere: Notebook) -> None:
    describe(notebook)
    package = export_case(notebook, measured(notebook).id)
    case, notices = arrived(elsewhere, package)
    own = answering.own(elsewhere)
    assert (bounds(case.measurements[0], own), called(case.measurements[0], own)) == ((20, 100), "tinggi")
    assert f"Alat ukur “{NAME}” dari paket ditambahkan ke pustaka." in notices
    assert export_case(elsewhere, case.id) == package


def test_what_is_described_alike_here_is_not_doubled(notebook: Notebook, elsewhere: Notebook) -> None:
    describe(notebook)
    describe(elsewhere, summary="Dipakai sejak 2020.")
    _, notices = arrived(elsewhere, export_case(notebook, measured(notebook).id))
    assert len(answering.own(elsewhere)) == 1
    assert not any("Alat ukur" in notice for notice in notices)


def test_another_description_under_the_same_name_stays_apart(notebook: Notebook, elsewhere: Notebook) -> None:
    describe(notebook)
    describe(elsewhere, range="0-40", bands="0-20: rendah\n21-40: tinggi")
    own_case = measured(elsewhere, "K-9")
    package = export_case(notebook, measured(notebook).id)
    case, notices = arrived(elsewhere, package)
    own = answering.own(elsewhere)
    here, there = own_case.measurements[0], case.measurements[0]
    assert (bounds(here, own), bounds(there, own)) == ((0, 40), (20, 100))
    assert identity(here, own) != identity(there, own)
    assert any("keduanya disimpan, yang dari paket sebagai versi “dari paket K-1”" in notice for notice in notices)
    again = json.loads(UUID.sub(lambda id_: str(uuid.uuid5(uuid.NAMESPACE_OID, id_.group())), package.decode()))
    again["case"]["number"] = "K-2"
    again["people"][0]["name"] = "Anggrek Lain"
    further, _ = arrived(elsewhere, json.dumps(again).encode())
    assert len(answering.own(elsewhere)) == 2
    assert further.measurements[0].variant == there.variant


def test_only_what_was_used_travels(notebook: Notebook) -> None:
    describe(notebook)
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(case := Case(number="K-3", measurements=[Measurement(instrument="PHQ-9", score=4)]))
    assert "instruments" not in json.loads(export_case(notebook, case.id))


@given(st.dictionaries(st.sampled_from([*WRITTEN, "note"]), st.text(max_size=40)))
def test_whatever_is_described_is_taken_or_refused_in_a_sentence(described: dict[str, str]) -> None:
    package = json.dumps({"instruments": [described], "case": {"number": "K-4"}}).encode()
    fits = described.get("title") and "note" not in described and not any("\0" in text for text in described.values())
    if fits:
        assert read_case(io.BytesIO(package)).instruments[0]["title"] == described["title"]
    else:
        with pytest.raises(BadInput, match="uku kasus tidak diubah"):
            read_case(io.BytesIO(package))
