"""Steps that an agency words itself travel with the sessions that use them, and never replace another agency's."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseworker_app.errors import BadInput
from caseworker_app.forms.library import Step
from caseworker_app.jobs import library, own_library, technique_steps
from caseworker_app.jobs.package_arrival import read_case
from caseworker_app.jobs.packages import export_case, import_case
from caseworker_app.model.case import Case
from caseworker_app.model.intervention import Session, SessionStep
from caseworker_app.model.person import Person
from caseworker_app.store import keys
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import create

SHIPPED = "kursi kosong"
OWN = "Bincang teras"
STEPS = (Step("Duduk di teras", "di tempat teduh"), Step("Dengarkan"))
OTHERS = (Step("Napas dalam"),)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Notebook]:
    made, _ = create(tmp_path / "lain.kasus", "hujan pertama di atap seng", strength=keys.LOWEST)
    with made:
        yield made


def word(notebook: Notebook, title: str, steps: tuple[Step, ...] = STEPS, **words: str) -> None:
    entry = next((one for one in library.entries(notebook) if one.title == title), None)
    if entry is None:
        own_library.change(notebook, own_library.add(notebook, "techniques", title), **words)
        entry = next(one for one in library.entries(notebook) if one.title == title)
    own_library.set_steps(notebook, entry, steps)


def case_with(notebook: Notebook, *techniques: str, laid: str = "", number: str = "K-1") -> Case:
    session = Session(techniques=list(techniques), steps=[SessionStep(technique=laid, step="x")] if laid else [])
    case = Case(number=number, client=Person(name="Kenanga Uji"), sessions=[session])
    with notebook.edit("Kasus baru", undoable=False) as edit:
        edit.add(case)
    return case


def own_sets(notebook: Notebook, technique: str) -> list[tuple[Step, ...]]:
    return [one.steps for one in technique_steps.of_technique(notebook, technique) if one.own]


def test_steps_beside_a_shipped_technique_travel(notebook: Notebook, elsewhere: Notebook) -> None:
    word(notebook, SHIPPED)
    package = export_case(notebook, case_with(notebook, SHIPPED).id)
    imported = import_case(elsewhere, package)
    assert own_sets(elsewhere, SHIPPED) == [STEPS]
    assert f"Langkah teknik “{SHIPPED}” dari paket ditambahkan ke pustaka." in imported.notices
    assert export_case(elsewhere, imported.case_id) == package


def test_a_technique_of_their_own_travels_with_what_is_said_of_it(notebook: Notebook, elsewhere: Notebook) -> None:
    word(notebook, OWN, summary="Berbincang di teras rumah.", when="Klien enggan ke kantor.", note="Hanya di sini.")
    import_case(elsewhere, export_case(notebook, case_with(notebook, laid=OWN).id))
    entry = next(one for one in library.entries(elsewhere) if one.title == OWN)
    assert (entry.steps, entry.summary, entry.note) == (STEPS, "Berbincang di teras rumah.", "")
    assert ("Kapan dipakai", "Klien enggan ke kantor.") in entry.facts


def test_what_is_worded_alike_here_is_not_doubled(notebook: Notebook, elsewhere: Notebook) -> None:
    for one in (notebook, elsewhere):
        word(one, OWN)
        word(one, SHIPPED)
    imported = import_case(elsewhere, export_case(notebook, case_with(notebook, OWN, SHIPPED).id))
    assert not any("Langkah" in notice for notice in imported.notices)
    assert sum(entry.own for entry in library.entries(elsewhere)) == 1


@pytest.mark.parametrize("title", [SHIPPED, OWN])
def test_what_is_worded_otherwise_here_stays(notebook: Notebook, elsewhere: Notebook, title: str) -> None:
    word(notebook, title)
    word(elsewhere, title, OTHERS)
    beside = f"{title} (dari paket K-1)"
    imported = import_case(elsewhere, export_case(notebook, case_with(notebook, title).id))
    assert own_sets(elsewhere, title) == [OTHERS]
    assert own_sets(elsewhere, beside) == [STEPS]
    assert any(f"disimpan sebagai “{beside}”" in notice for notice in imported.notices)
    import_case(elsewhere, export_case(notebook, case_with(notebook, title, number="K-2").id))
    assert [entry.title for entry in library.entries(elsewhere) if entry.title.startswith(f"{title} (")] == [beside]


def test_only_what_sessions_use_travels(notebook: Notebook) -> None:
    word(notebook, OWN)
    word(notebook, SHIPPED)
    assert "techniques" not in json.loads(export_case(notebook, case_with(notebook, "Modelling").id))


def test_a_package_without_them_and_one_of_another_shape() -> None:
    assert read_case(io.BytesIO(json.dumps({"case": {"number": "K-4"}}).encode())).techniques == ()
    for wrong in ({"title": OWN}, {"title": OWN, "steps": [{"help": "x"}]}, {"title": OWN, "steps": [], "note": "x"}):
        with pytest.raises(BadInput, match="uku kasus tidak diubah"):
            read_case(io.BytesIO(json.dumps({"techniques": [wrong], "case": {"number": "K-4"}}).encode()))
