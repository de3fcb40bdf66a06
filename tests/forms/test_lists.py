from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework import placing, relations
from caseworker_app.errors import BadInput
from caseworker_app.forms import lists
from caseworker_app.forms.lists import Entry, overlaid

STAGES = {"engagement", "assessment", "plan", "intervention", "evaluation", "termination"}
SOME = lists.load("termination_reasons")


@pytest.mark.parametrize("key", lists.keys())
def test_every_list_is_whole(key: str) -> None:
    found = lists.load(key)
    assert found.key == key
    assert found.version >= 1
    assert found.title
    assert found.source
    for entry in found.entries:
        assert entry.value == " ".join(entry.value.split())
        assert found.find(entry.value.upper()) is entry
    names = Counter(name for entry in found.entries for name in entry.names())
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize(
    ("key", "count"),
    [
        ("ppks", 26),
        ("atensi_components", 7),
        ("occupations", 89),
        ("religion", 7),
    ],
)
def test_official_lists_are_complete(key: str, count: int) -> None:
    assert len(lists.load(key).entries) == count


def test_official_codes_are_complete() -> None:
    assert {int(entry.code) for entry in lists.load("occupations").entries} == set(range(1, 90))
    dukcapil = [entry.code for entry in lists.load("education").groups()["Dukcapil"]]
    assert dukcapil == [str(level) for level in range(1, 11)]
    assert len({entry.code for entry in lists.load("ppks").entries}) == 26


def test_clusters_follow_the_edition_of_the_regulation() -> None:
    clusters = lists.load("klaster")
    assert clusters.with_tag("2022").values() == [
        "anak",
        "lanjut usia",
        "penyandang disabilitas",
        "korban bencana dan kedaruratan",
        "PPKS lainnya",
    ]
    assert len(clusters.with_tag("2021").entries) == 7
    assert clusters.find("Progres-LU") is clusters.find("lanjut usia")


def test_both_names_of_the_stages_lead_to_the_same_six() -> None:
    groups = lists.load("stages").groups()
    assert len(groups["praktikum"]) == 6
    assert len(groups["ATENSI"]) == 7
    assert all({entry.code for entry in group} == STAGES for group in groups.values())


def test_subcomponents_belong_to_components() -> None:
    components = {entry.code for entry in lists.load("atensi_components").entries}
    assert {entry.code for entry in lists.load("atensi_subcomponents").entries} <= components


def test_kinship_words_are_those_of_the_family_graph() -> None:
    kinship = lists.load("kinship")
    derived: dict[str, set[str]] = {}
    for way, words in relations._PATHS.items():
        for word in words:
            derived.setdefault(word, set()).add(way)
    for word, ways in derived.items():
        entry = kinship.find(word) or kinship.find(f"{word} dari ayah")
        if entry:
            assert entry.code.split("/")[0] in ways
        else:
            assert " atau " in word or word in {"buyut", "orang tua tiri"}
    assert all(kinship.find(word) for word in placing._HANDLERS)


def test_nine_group_types_are_explained_and_group_stages_have_two_divisions() -> None:
    types = lists.load("group_types").entries
    assert len(types) == 11  # beside the nine «kelompok tugas» and a community that is the client
    assert all(entry.help for entry in types)
    stages = lists.load("group_stages")
    assert stages.with_tag("B").values() == ["awal", "transisi", "bekerja", "pengakhiran"]
    assert len(stages.with_tag("A").entries) == 6


def test_techniques_have_a_group_and_a_summary() -> None:
    techniques = lists.load("techniques")
    assert [len(entries) for entries in techniques.groups().values()][:4] == [16, 10, 9, 9]
    assert all(entry.help.endswith(".") for entry in techniques.entries)


def test_find_forgives_case_spaces_and_older_words() -> None:
    assert lists.load("disabilities").find("Tuna  Daksa") == lists.load("disabilities").entries[0]
    assert lists.load("religion").find("tidak ada") is None


def test_an_unknown_key_is_our_fault() -> None:
    with pytest.raises(KeyError):
        lists.load("tidak-ada")


@pytest.mark.parametrize(
    "content",
    [
        "bukan toml",
        'title = "T"',
        'version = 1\ntitle = "T"\nsource = "S"\nentries = []',
        'version = 1\ntitle = "T"\nsource = "S"\nentries = [{help = "h"}]',
        'version = 1\ntitle = "T"\nsource = "S"\nentries = [{value = " "}]',
        'version = 1\ntitle = "T"\nsource = "S"\nentries = [{value = 3}]',
        'version = 1\ntitle = "T"\nsource = "S"\nentries = [{value = "a", salah = "b"}]',
        'version = 1\ntitle = "T"\nsource = "S"\nentries = [{value = "a"}, {value = "A"}]',
        'version = 1\ntitle = "T"\nsource = "S"\nsalah = 1\nentries = [{value = "a"}]',
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "agama.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=r"agama\.toml"):
        lists.read_list(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"agama\.toml"):
        lists.read_list(tmp_path / "agama.toml")


def test_an_agency_adds_hides_renames_and_reorders() -> None:
    own = overlaid(
        SOME,
        {
            "added": [{"value": "lulus pelatihan", "help": "selesai vokasional"}],
            "hidden": ["meninggal"],
            "renamed": {"pindah": "pindah tempat tinggal"},
            "order": ["lulus pelatihan", "pindah"],
        },
    )
    assert own.values()[:3] == ["lulus pelatihan", "pindah tempat tinggal", "tujuan tercapai"]
    assert "meninggal" not in own.values()
    assert own.find("pindah") == own.entries[1]
    assert len(own.entries) == len(SOME.entries)


def test_without_wishes_the_list_stays() -> None:
    assert overlaid(SOME, None) is SOME
    assert overlaid(SOME, {}) is SOME


def test_adding_what_is_there_changes_nothing() -> None:
    assert overlaid(SOME, {"added": [{"value": "Dirujuk"}, {"value": "klien mundur"}]}) == SOME


@pytest.mark.parametrize(
    "wishes", [{"added": [{"help": "tanpa kata"}]}, {"added": ["kata"]}, {"renamed": ["a"]}, {"hidden": 3}]
)
def test_wishes_of_another_shape_are_refused(wishes: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        overlaid(SOME, wishes)


@given(st.lists(st.sampled_from(SOME.values())), st.permutations(SOME.values()))
def test_hiding_and_ordering_lose_nothing_else(hidden: list[str], order: list[str]) -> None:
    own = overlaid(SOME, {"hidden": hidden, "order": order})
    assert own.values() == [value for value in order if value not in hidden]


def test_entries_stand_under_their_headings() -> None:
    plain = lists.load("religion").groups()
    assert list(plain) == [""]
    assert isinstance(plain[""][0], Entry)
