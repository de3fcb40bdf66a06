from __future__ import annotations

import json

import pytest

from caseworker_app import limits
from caseworker_app.casework import impossible_kin
from caseworker_app.errors import BadInput, SeveralFaults
from caseworker_app.exchange import package
from caseworker_app.jobs.case_files import load
from caseworker_app.jobs.cases import find, summaries
from caseworker_app.jobs.erasing import extent
from caseworker_app.jobs.packages import import_case, package_of
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import OralConsent
from caseworker_app.model.family import Union
from caseworker_app.model.person import Person
from caseworker_app.paths import resource, resources
from caseworker_app.store.notebook import Notebook
from tests.filled import filled_case
from tests.soak import safety


@pytest.mark.parametrize("path", sorted((resources() / "examples").glob("*.json")), ids=lambda path: path.stem)
def test_a_real_case_goes_in_and_comes_out_the_same(notebook: Notebook, path: object) -> None:
    data = path.read_bytes()  # type: ignore[attr-defined]
    imported = import_case(notebook, data)
    assert imported.new
    assert package_of(load(notebook, imported.case_id)) == data


def test_a_case_with_everything_in_it_loses_nothing(notebook: Notebook) -> None:
    case, shared = filled_case()
    impossible_kin.take_out([one for one in shared["unions"] if isinstance(one, Union)])
    data = package.write(case, shared)
    imported = import_case(notebook, data)
    out = package_of(load(notebook, imported.case_id))
    assert values(out) == values(data)


def values(data: bytes) -> dict[str, dict[str, object]]:
    """Every record of a package by its id, lists in any order."""
    found: dict[str, dict[str, object]] = {}

    def visit(value: object) -> None:
        if isinstance(value, dict):
            if "id" in value:
                found[value["id"]] = {k: v for k, v in value.items() if not isinstance(v, dict)}
            for part in value.values():
                visit(part)
        elif isinstance(value, list):
            for part in value:
                visit(part)

    visit(json.loads(data))
    return found


def test_the_same_package_twice_changes_nothing(notebook: Notebook) -> None:
    data = resource("examples", "ms-sentra.json").read_bytes()
    import_case(notebook, data)
    again = import_case(notebook, data)
    assert not again.new
    assert "sudah ada" in again.notices[0]
    with notebook.reader() as session:
        assert len(summaries(session)) == 1


def test_a_taken_number_gets_a_suffix_and_a_notice(notebook: Notebook) -> None:
    import_case(notebook, resource("examples", "ms-sentra.json").read_bytes())
    other = package.write(Case(number="2024-001"), {})
    imported = import_case(notebook, other)
    assert imported.number == "2024-001-2"
    assert "2024-001" in imported.notices[0]


@safety("S20", "case number of unseen signs, of several lines, of 30,000 letters: one that can be typed")
@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("\u202e2026-7\u2066", "2026-7"),
        ("2026\n7\r\n", "2026 7"),
        (" 2026-7 ", "2026-7"),
        ("x" * 30_000, "x" * 100),
    ],
)
def test_a_number_that_nobody_could_type_is_kept_as_it_is_seen(notebook: Notebook, sent: str, kept: str) -> None:
    imported = import_case(notebook, packed(sent, "Ani"))
    assert imported.number == kept
    assert imported.notices[0].startswith("Nomor kasus dalam paket tidak dapat dipakai seperti tertulis")
    assert len(imported.notices[0]) <= limits.SENTENCE
    assert extent(notebook, imported.case_id).is_confirmed_by(f" {kept} ")


def test_what_was_allowed_aloud_in_strange_words_is_told_since_it_allows_nothing(notebook: Notebook) -> None:
    case = Case(oral_consents=[OralConsent(covers=["difoto"]), OralConsent(covers=["Direkam", "apa saja"])])
    notices = import_case(notebook, package.write(case, {})).notices
    assert notices == ("Izin lisan ke-2: “apa saja” tidak dikenal, jadi belum mengizinkan apa pun; pilih dari daftar.",)


def test_a_link_that_leads_nowhere_is_refused_and_nothing_is_kept(notebook: Notebook) -> None:
    nowhere = "9d3f1f0e-1111-4a4a-8b8b-000000000001"
    with pytest.raises(BadInput, match=f"pada case.client_id menunjuk {nowhere}"):
        import_case(notebook, package.write(Case(client_id=nowhere), {}))
    with notebook.reader() as session:
        assert summaries(session) == []


def test_all_links_that_lead_nowhere_are_told(notebook: Notebook) -> None:
    nowhere = [f"9d3f1f0e-1111-4a4a-8b8b-00000000001{at}" for at in range(3)]
    case = Case(client_id=nowhere[0], agency_id=nowhere[1], practitioner_id=nowhere[2])
    with pytest.raises(SeveralFaults, match="Ada 2 kesalahan lagi") as refused:
        import_case(notebook, package.write(case, {}))
    assert len(refused.value.faults) == 3
    assert len(str(refused.value)) <= limits.SENTENCE


PERSON = "9d3f1f0e-1111-4a4a-8b8b-000000000002"


def packed(number: str, name: str, **person: object) -> bytes:
    people = [{"id": PERSON, "name": name, **person}]
    return json.dumps({"people": people, "case": {"number": number, "client_id": PERSON}}).encode()


def test_a_package_that_means_somebody_else_by_an_id_is_refused(notebook: Notebook) -> None:
    import_case(notebook, packed("1", "Melati Cempaka"))
    with pytest.raises(BadInput, match=r"people\[0\]"):
        import_case(notebook, packed("2", "Guntur Samudra"))
    with notebook.reader() as session:
        assert [one.number for one in summaries(session)] == ["1"]


def test_what_the_notebook_knows_otherwise_is_told_and_stays(notebook: Notebook) -> None:
    import_case(notebook, packed("1", "Melati", nickname="Mela"))
    assert import_case(notebook, packed("2", "Melati", nickname="Mela")).notices == ()
    third = import_case(notebook, packed("3", "Melati Cempaka"))
    assert "people[0]" in third.notices[0]
    with notebook.reader() as session:
        person = session.get(Person, PERSON)
        assert person is not None
        assert (person.name, person.nickname) == ("Melati", "Mela")


def test_a_copied_package_with_a_new_case_id_is_refused_at_the_row_that_is_there(notebook: Notebook) -> None:
    """As somebody does who takes a package as a pattern, changes the id of the case and leaves those of the rows."""
    data = resource("examples", "ms-sentra.json").read_bytes()
    case_id = import_case(notebook, data).case_id
    with pytest.raises(BadInput, match=r"^Id pada case\.\w+.* sudah ada di buku kasus"):
        import_case(notebook, data.replace(case_id.encode(), PERSON.encode()).replace(b"2024-001", b"2024-009"))
    with notebook.reader() as session:
        assert len(summaries(session)) == 1


def test_a_case_is_found_by_number_and_by_initials(notebook: Notebook) -> None:
    imported = import_case(notebook, resource("examples", "s-lansia.json").read_bytes())
    with notebook.reader() as session:
        assert find(session, "2024-002") == imported.case_id
        assert find(session, "s") == imported.case_id
