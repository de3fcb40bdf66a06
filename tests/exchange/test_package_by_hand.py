"""A package that somebody wrote by hand is read as it is meant, or refused once for everything that does not fit."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from caseworker_app.errors import BadInput, SeveralFaults
from caseworker_app.exchange import package, package_former
from caseworker_app.exchange.package_refusals import MOST_FAULTS
from caseworker_app.exchange.package_schema import schema
from caseworker_app.exchange.package_shape import placed, tops
from caseworker_app.limits import SENTENCE
from caseworker_app.model.choices import ConsentStatus, GoalState, Sex, TieKind, UnionEnd, UnionKind, Vital
from caseworker_app.model.person import Person
from caseworker_app.paths import resource
from tests.examples import few

Path = tuple[str | int, ...]
EXAMPLE: dict[str, Any] = json.loads(resource("examples", "s-lansia.json").read_bytes())
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def paths_in(value: Any, here: Path = ()) -> Iterator[Path]:
    """Where values stand that nothing stands in."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        if isinstance(part, dict | list):
            yield from paths_in(part, (*here, key))
        elif not str(key).endswith("id"):
            yield (*here, key)


PATHS = sorted(paths_in({key: EXAMPLE[key] for key in EXAMPLE if key not in {"format", "version"}}), key=str)


def changed(changes: dict[Path, Any]) -> bytes:
    said = copy.deepcopy(EXAMPLE)
    for (*steps, last), value in changes.items():
        holder: Any = said
        for step in steps:
            holder = holder[step]
        holder[last] = value
    return json.dumps(said).encode()


def faults_of(data: bytes) -> tuple[str, ...]:
    """The lines of what does not fit; none where the package is read."""
    try:
        package.read(data)
    except SeveralFaults as refusal:
        lines = refusal.faults
    except BadInput as refusal:
        lines = (str(refusal),)
    else:
        return ()
    return lines


def sentence_of(data: bytes) -> str:
    """The sentence of a refusal; «» where the package is read."""
    try:
        package.read(data)
    except BadInput as refusal:
        return str(refusal)
    return ""


def place(path: Path) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


@few(60)
@given(st.dictionaries(st.sampled_from(PATHS), JUNK, min_size=1, max_size=5))
@example({PATHS[0]: "\ud800"})
@example({PATHS[0]: {"": {"": [None]}}})
def test_whatever_stands_in_it_is_read_or_refused_in_one_sentence(changes: dict[Path, Any]) -> None:
    told = sentence_of(changed(changes))
    assert len(told) <= SENTENCE
    assert "\n" not in told


@few(40)
@given(st.dictionaries(st.sampled_from(PATHS), JUNK, min_size=2, max_size=5))
def test_what_is_refused_alone_is_told_together_with_the_others(changes: dict[Path, Any]) -> None:
    alone = {path for path, value in changes.items() if faults_of(changed({path: value}))}
    together = faults_of(changed(changes))
    for path in alone:
        holder = place(path[:-1] if isinstance(path[-1], int) else path)
        assert any(line.startswith(holder) or place(path) in line for line in together), (path, together)


@pytest.mark.parametrize(
    "data", [b"[]", b"null", b"3", b'"kasus"', b"{}", b'{"case": 3}', b'{"people": 3, "case": []}']
)
def test_what_is_no_package_is_refused(data: bytes) -> None:
    assert faults_of(data)


def test_faults_of_every_kind_are_told_in_one_run() -> None:
    data = (
        b'{"warna": 1, "people": [{"id": "p1", "name": "A", "name": "B"}, {"id": "p1"}, {"sex": "kucing"}],'
        b' "case": {"client_id": "p7", "opened": "2024-02-31", "note": "a\\u0000b", "contacts": "besok",'
        b' "termination": {"satisfaction": "amat puas", "_unread": {"satisfaction": "puas"}}}}'
    )
    lines = faults_of(data)
    for told in (
        "people[0]: isian “name” tertulis dua kali",
        "isian “warna” tidak dikenal",
        "people[1].id: id yang sama sudah dipakai pada people[0].id",
        "people[2].sex: kata",
        "case.client_id: menunjuk “p7”",
        "case.opened: tanggal “2024-02-31” tidak ada",
        "case.note: ada tanda",
        "case.contacts: seharusnya daftar",
        "case.termination.satisfaction: seharusnya bilangan bulat",
        "case.termination.satisfaction: ada nilai dan juga tulisan",
    ):
        assert any(told in line for line in lines), (told, lines)


def test_too_long_a_list_is_told_beside_other_faults() -> None:
    lines = faults_of(json.dumps({"case": {"warna": 1, "contacts": [{}] * 20_001}}).encode())
    assert len(lines) == 2


@few(40)
@given(st.sampled_from([*Sex]), st.lists(st.booleans(), min_size=20, max_size=20), st.sampled_from(["", " ", "  \t"]))
def test_a_closed_choice_is_taken_in_any_case_and_with_any_spaces(word: Sex, upper: list[bool], blank: str) -> None:
    written = blank + "".join(one.upper() if up else one for one, up in zip(word.value, upper, strict=False)) + blank
    _, shared = package.read(json.dumps({"people": [{"sex": written}], "case": {}}).encode())
    assert shared["people"][0].sex is word  # type: ignore[attr-defined] # a person


@pytest.mark.parametrize(
    ("lists", "cls", "key", "said", "meant"),
    [
        ("people", "Person", "sex", "L", Sex.MALE),
        ("people", "Person", "sex", "P", Sex.FEMALE),
        ("people", "Person", "sex", "Pria", Sex.MALE),
        ("people", "Person", "sex", "laki laki", Sex.MALE),
        ("people", "Person", "sex", "Wanita", Sex.FEMALE),
        ("people", "Person", "vital", "Almarhumah", Vital.DEAD),
        ("people", "Person", "vital", "meninggal", Vital.DEAD),
        ("unions", "Union", "ended_by", "meninggal", UnionEnd.WIDOWED),
        ("unions", "Union", "ended_by", "Cerai hidup", UnionEnd.DIVORCED),
        ("unions", "Union", "kind", "kawin", UnionKind.MARRIED),
    ],
)
def test_common_words_for_a_closed_choice_are_taken(lists: str, cls: str, key: str, said: str, meant: object) -> None:
    _, shared = package.read(json.dumps({lists: [{key: said}], "case": {}}).encode())
    assert getattr(shared[lists][0], key) is meant


def test_words_that_may_mean_two_things_are_refused() -> None:
    assert faults_of(json.dumps({"people": [{"sex": "M"}], "case": {}}).encode())
    assert faults_of(json.dumps({"case": {"assessment": {"weight_kg": "55.250"}}}).encode())


def test_consent_and_goals_are_taken_in_the_words_of_field_workers() -> None:
    said = {"consents": [{"status": "Menolak"}], "goal_results": [{"state": "Tercapai sebagian"}]}
    case, _ = package.read(json.dumps({"case": said}).encode())
    assert case.consents[0].status is ConsentStatus.REFUSED
    assert case.goal_results[0].state is GoalState.PARTLY


@pytest.mark.parametrize(
    ("said", "meant"), [("1.250.000", 1_250_000), ("Rp1,5 juta", 1_500_000), (300.0, 300), ("75000", 75_000)]
)
def test_amounts_are_read_as_the_window_reads_them(said: object, meant: int) -> None:
    case, _ = package.read(json.dumps({"case": {"activities": [{"cost": said}]}}).encode())
    assert case.activities[0].cost == meant


@pytest.mark.parametrize(("said", "meant"), [("Ya", True), ("tidak", False), ("true", True), (True, True)])
def test_yes_and_no_are_read(said: object, meant: bool) -> None:  # noqa: FBT001 - a parameter of the test
    case, _ = package.read(json.dumps({"case": {"emergency": said}}).encode())
    assert case.emergency is meant


def test_one_text_in_the_place_of_a_list_is_a_list() -> None:
    case, _ = package.read(json.dumps({"case": {"termination": {"reasons": "tujuan tercapai\nwaktu habis"}}}).encode())
    assert case.termination.reasons == ["tujuan tercapai", "waktu habis"]


def test_a_tie_that_no_choice_names_is_kept_in_its_words() -> None:
    said = {"ecomaps": [{"systems": [{"name": "ayah", "tie": "cukup dekat"}, {"name": "ibu", "tie": "Sangat Dekat"}]}]}
    case, _ = package.read(json.dumps({"case": said}).encode())
    father, mother = case.ecomaps[0].systems
    assert (father.tie, father.tie_words) == (None, "cukup dekat")
    assert (mother.tie, mother.tie_words) == (TieKind.VERY_CLOSE, None)


def by_hand(**more: object) -> dict[str, Any]:
    return {
        "people": [{"id": "klien", "name": "Melati Cempaka"}, {"id": "ayah", "name": "Guntur"}],
        "case": {"id": "kasus-melati", "client_id": "klien", "goals": [{"id": "g1", "text": "sekolah"}], **more},
    }


def ids_of(said: dict[str, Any]) -> dict[str, str]:
    case, shared = package.read(json.dumps(said).encode())
    return {place: record.id for top, one in tops(case, shared) for place, record in placed(one, top)}


def test_an_edited_package_with_short_ids_is_about_the_same_case_and_people() -> None:
    first, edited = ids_of(by_hand()), ids_of(by_hand(note="diperbarui", room="3", opened="2024-01-02"))
    written = ("case", "case.goals[0]", "people[0]", "people[1]")
    assert [edited[place] for place in written] == [first[place] for place in written]


def test_the_same_short_ids_of_another_client_are_another_case() -> None:
    other = by_hand()
    other["people"][0]["name"] = "Kenanga Sari"
    assert not set(ids_of(by_hand()).values()) & set(ids_of(other).values())


def test_the_schema_takes_short_ids_and_says_so() -> None:
    person = schema()["$defs"]["Person"]["properties"]["id"]
    texts = json.dumps(person, ensure_ascii=False)
    assert "ayah" in texts
    assert "{1,30}" in texts


def test_a_package_of_the_former_shape_is_read() -> None:
    said = {
        "activities": [{"name": "berkebun", "indicator": "datang sendiri\n\nmerawat tiga tanaman"}, {"indicator": ""}],
        "plan": {"targets": ["klien", "keluarga"], "programme": "Kebun"},
    }
    case, _ = package.read(json.dumps({"case": said}).encode())
    assert case.activities[0].indicators == ["datang sendiri", "merawat tiga tanaman"]
    assert [one.name for one in case.targets] == ["klien", "keluarga"]
    assert case.plan.programme == "Kebun"


def test_what_is_in_todays_shape_is_left_as_it_is() -> None:
    said = {"case": {"targets": [{"name": "klien"}], "activities": [{"indicators": ["a"]}], "plan": {}}}
    before = copy.deepcopy(said)
    package_former.renew(said)
    assert said == before


def test_of_many_faults_fifty_and_the_number_of_the_others_are_told() -> None:
    lines = faults_of(json.dumps({"case": {"contacts": [{"warna": 1}] * 75}}).encode())
    assert len(lines) == MOST_FAULTS + 1
    assert lines[-1] == "… dan 25 lainnya"


def test_a_place_of_birth_before_the_date_goes_to_its_own_field() -> None:
    _, shared = package.read(json.dumps({"people": [{"born": "Karawang, 2 November 2008"}], "case": {}}).encode())
    (person,) = shared["people"]
    assert isinstance(person, Person)
    assert (str(person.born), person.birth_place) == ("2008-11-02", "Karawang")


def test_attachments_and_restrictions_hang_on_the_records_that_short_ids_name() -> None:
    said = {
        "people": [{"id": "k", "name": "Melati Cempaka"}],
        "case": {
            "client_id": "k",
            "home_visits": [{"id": "rumah", "date": "2024-08-30"}],
            "contacts": [{"id": "awal", "date": "2024-08-19"}],
            "attachments": [
                {"caption": "Rumah", "entity": "home_visits", "entity_id": "rumah"},
                {"caption": "Lapangan", "entity": "contact", "entity_id": "awal"},
                {"caption": "Lain", "entity": "home visit", "entity_id": "tidak ada"},
            ],
            "restrictions": [{"what": "keluhan", "entity": "home_visit", "entity_id": "rumah"}],
        },
    }
    case, _ = package.read(json.dumps(said).encode())
    visit, contact = case.home_visits[0], case.contacts[0]
    assert [one.entity_id for one in case.attachments] == [visit.id, contact.id, "tidak ada"]
    assert [one.entity for one in case.attachments] == ["HomeVisit", "Contact", "HomeVisit"]
    assert (case.restrictions[0].entity, case.restrictions[0].entity_id) == ("HomeVisit", visit.id)
