"""A family out of a case and into a case as GEDCOM: recognised, completed, joined, told."""

from __future__ import annotations

import itertools

import pytest

from caseworker_app.casework.kin import partners
from caseworker_app.errors import BadInput, NotFound
from caseworker_app.exchange.gedcom.reading import read_people
from caseworker_app.exchange.gedcom.writing import Version
from caseworker_app.jobs import family, packages
from caseworker_app.jobs.case_files import load
from caseworker_app.jobs.gedcom import WhoIsTheClient, export_family, import_family
from caseworker_app.model.case import Case
from caseworker_app.model.choices import EmotionalKind, ParentageKind, Sex, TwinKind, Vital
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.paths import resource
from caseworker_app.store.notebook import Notebook

TEXT = """0 HEAD
1 GEDC
2 VERS 5.5.1
0 @I1@ INDI
1 NAME Surya /Wibawa/
1 SEX M
1 OCCU sopir
1 DEAT Y
2 DATE 2001
0 @I2@ INDI
1 NAME Kartika
1 SEX F
0 @I3@ INDI
1 NAME Melati Sari
1 SEX F
1 BIRT
2 DATE 3 APR 1997
1 EDUC SMA
1 FAMC @F1@
0 @I4@ INDI
1 NAME Bagas
1 BIRT
2 DATE 1995
1 FAMC @F1@
0 @I5@ INDI
1 NAME Lina
1 FAMC @F1@
2 PEDI adopted
1 RESI
2 ADDR Bogor
1 OBJE @M1@
0 @I6@ INDI
1 NAME Orang Lain
0 @F1@ FAM
1 HUSB @I1@
1 WIFE @I2@
1 MARR
2 DATE 1990
1 CHIL @I4@
1 CHIL @I3@
1 CHIL @I5@
0 TRLR
"""


@pytest.fixture
def case(notebook: Notebook) -> Case:
    made = Case(number="1", client=Person(name="Melati Sari", sex=Sex.FEMALE))
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(made)
    return made


def test_a_family_is_joined_to_the_client_and_the_consequences_are_told(notebook: Notebook, case: Case) -> None:
    done = import_family(notebook, case.id, TEXT.encode())
    file = load(notebook, case.id)
    assert file.client is not None
    people = {person.name: person for person in file.kin.people}
    assert set(people) == {"Melati Sari", "Surya Wibawa", "Kartika", "Bagas", "Lina"}
    assert file.client.education == "SMA"
    assert people["Surya Wibawa"].vital is Vital.DEAD
    told = {member.person.name: file.relation(member) for member in file.case.family if member.person}
    assert told["Surya Wibawa"] == "ayah"
    assert told["Bagas"] == "kakak"
    (union,) = file.kin.unions
    assert [p.kind for p in union.children if p.child_id == people["Lina"].id] == [ParentageKind.ADOPTED]
    assert (done.added, done.completed) == (4, 1)
    words = " ".join(done.notices)
    for expected in ("4 orang ditambahkan", "Orang Lain", "OBJE (1)", "Garis emosional"):
        assert expected in words
    notebook.undo(case.id)
    assert {person.name for person in load(notebook, case.id).kin.people} == {"Melati Sari"}


def test_who_is_known_is_completed_and_nothing_written_is_changed(notebook: Notebook, case: Case) -> None:
    father = family.add_relative(notebook, case, "ayah", name="Surya Wibawa").person
    brother = family.add_relative(notebook, case, "kakak", name="Bagas").person
    assert father is not None
    assert brother is not None
    with notebook.edit("Pekerjaan", case_id=case.id):
        father.occupation = "nelayan"
    done = import_family(notebook, case.id, TEXT.encode())
    kin = load(notebook, case.id).kin
    people = {person.name: person for person in kin.people}
    assert done.added == 2
    assert people["Surya Wibawa"].id == father.id
    assert people["Surya Wibawa"].occupation == "nelayan"
    assert str(people["Surya Wibawa"].died) == "2001"
    (union,) = kin.unions
    assert partners(union) == [father.id, people["Kartika"].id]
    assert str(union.since) == "1990"
    assert case.client_id is not None
    assert set(kin.siblings(case.client_id)) == {brother.id, people["Lina"].id}


def test_the_same_file_twice_changes_nothing_more(notebook: Notebook, case: Case) -> None:
    import_family(notebook, case.id, TEXT.encode())
    before = packages.export_case(notebook, case.id)
    done = import_family(notebook, case.id, TEXT.encode())
    assert (done.added, done.completed) == (0, 0)
    assert packages.export_case(notebook, case.id) == before


@pytest.mark.parametrize("version", ["5.5.1", "7.0"])
@pytest.mark.parametrize("which", ["ms-sentra", "s-lansia"])
def test_what_a_case_writes_it_recognises(notebook: Notebook, which: str, version: Version) -> None:
    case_id = packages.import_case(notebook, resource("examples", f"{which}.json").read_bytes()).case_id
    before = packages.export_case(notebook, case_id)
    file = load(notebook, case_id)
    data = export_family(file, version)
    assert len(read_people(data).people) == len(
        {m.person_id for m in file.case.family} | set(file.kin.connected(file.case.client_id or ""))
    )
    done = import_family(notebook, case_id, data)
    assert (done.added, done.completed) == (0, 0)
    assert packages.export_case(notebook, case_id) == before


def test_a_family_moves_to_another_case_with_all_its_details(notebook: Notebook, case: Case) -> None:
    father = family.add_relative(notebook, case, "ayah", name="Surya").person
    sister = family.add_relative(notebook, case, "kakak perempuan", name="Lina").person
    taken = family.add_relative(notebook, case, "anak angkat", name="Tono").person
    assert father is not None
    assert sister is not None
    assert taken is not None
    assert case.client is not None
    family.twins(notebook, case, sister, case.client, TwinKind.IDENTICAL)
    family.connect(notebook, case, father, sister, EmotionalKind.CLOSE)
    with notebook.edit("Data", case_id=case.id):
        father.occupation, father.education, father.vital = "sopir", "SD", Vital.DEAD
        father.died, father.born = PartialDate.parse("12/3/2001"), PartialDate.parse("sekitar 1950")
    data = export_family(load(notebook, case.id))
    other = Case(number="2", client=Person(name="Melati Sari"))
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(other)
    import_family(notebook, other.id, data)
    kin = load(notebook, other.id).kin
    people = {person.name: person for person in kin.people}
    again = people["Surya"]
    assert again.id != father.id
    assert (again.occupation, again.education, again.vital) == ("sopir", "SD", Vital.DEAD)
    assert (str(again.died), str(again.born)) == ("2001-03-12", "1950~")
    assert [group.kind for group in kin.twin_groups] == [TwinKind.IDENTICAL]
    links = {link.child_id: link.kind for union in kin.unions for link in union.children}
    assert links[people["Tono"].id] is ParentageKind.ADOPTED
    assert kin.emotional_ties == []


def test_who_the_client_is_can_be_said(notebook: Notebook, case: Case) -> None:
    unknown = TEXT.replace("Melati Sari", "Si Anak").encode()
    with pytest.raises(WhoIsTheClient, match="I3 \\(Si Anak, 1997\\)") as asked:
        import_family(notebook, case.id, unknown)
    assert len(asked.value.people) == 6
    assert len(load(notebook, case.id).kin.people) == 1
    with pytest.raises(NotFound, match="I99"):
        import_family(notebook, case.id, unknown, client="I99")
    done = import_family(notebook, case.id, unknown, client="@I3@")
    assert done.added == 4


def test_two_of_one_name_are_told_apart_by_the_birth_or_asked_for(notebook: Notebook, case: Case) -> None:
    two = TEXT.replace("NAME Orang Lain", "NAME Melati Sari\n1 BIRT\n2 DATE 1970").encode()
    with pytest.raises(WhoIsTheClient):
        import_family(notebook, case.id, two)
    assert case.client is not None
    with notebook.edit("Lahir", case_id=case.id):
        case.client.born = PartialDate.parse("1997-04-03")
    assert import_family(notebook, case.id, two).added == 4


def test_a_case_without_a_client_takes_the_one_who_is_named(notebook: Notebook) -> None:
    empty = Case(number="9")
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(empty)
    with pytest.raises(WhoIsTheClient):
        import_family(notebook, empty.id, TEXT.encode())
    import_family(notebook, empty.id, TEXT.encode(), client="I3")
    client = load(notebook, empty.id).client
    assert client is not None
    assert client.name == "Melati Sari"


def test_other_parents_are_added_and_told(notebook: Notebook, case: Case) -> None:
    family.add_relative(notebook, case, "ayah", name="Ayah Lain")
    family.add_relative(notebook, case, "ibu", name="Ibu Lain")
    done = import_family(notebook, case.id, TEXT.encode())
    assert any("lebih dari dua orang tua" in notice for notice in done.notices)


def test_what_is_no_family_leaves_the_case_alone(notebook: Notebook, case: Case) -> None:
    before = packages.export_case(notebook, case.id)
    for data in (b"", b"bukan GEDCOM", b"0 HEAD\n0 TRLR\n"):
        with pytest.raises(BadInput, match="GEDCOM"):
            import_family(notebook, case.id, data)
    crowd = "".join(f"0 @I{i}@ INDI\n1 NAME Orang {i}\n" for i in range(3001))
    with pytest.raises(BadInput, match="lebih dari 3000 orang"):
        import_family(notebook, case.id, f"0 HEAD\n{crowd}".encode())
    assert packages.export_case(notebook, case.id) == before


def test_far_relatives_are_in_the_genogram_and_near_ones_in_the_table_too(notebook: Notebook, case: Case) -> None:
    names = ["Melati Sari", *(f"Nenek {i}" for i in range(1, 12))]
    lines = ["0 HEAD"]
    for i, name in enumerate(names):
        lines += [f"0 @I{i}@ INDI", f"1 NAME {name}", "1 SEX F"]
    for child, mother in itertools.pairwise(range(len(names))):
        lines += [f"0 @F{child}@ FAM", f"1 WIFE @I{mother}@", f"1 CHIL @I{child}@"]
    import_family(notebook, case.id, "\n".join(lines).encode())
    file = load(notebook, case.id)
    assert len(file.kin.people) == 12
    assert len(file.case.family) == 3


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("1 HUSB @I2@\n1 WIFE @I2@\n1 CHIL @I1@\n", "B menikah dengan dirinya sendiri"),
        ("1 HUSB @I2@\n1 CHIL @I1@\n1 CHIL @I2@\n", "B menjadi orang tuanya sendiri"),
    ],
)
def test_impossible_kin_is_left_out_and_told(notebook: Notebook, case: Case, lines: str, told: str) -> None:
    head = "0 HEAD\n0 @I1@ INDI\n1 NAME Melati Sari\n0 @I2@ INDI\n1 NAME Bagas\n0 @F1@ FAM\n"
    done = import_family(notebook, case.id, (head + lines).encode())
    assert any(told in notice for notice in done.notices)
    (union,) = load(notebook, case.id).kin.unions
    assert [one.child_id for one in union.children] == [case.client_id]
    assert {union.partner1_id, union.partner2_id} >= {None}


def imported(notebook: Notebook, case: Case, lines: str) -> tuple[str, dict[str | None, Person]]:
    """The notices of an import, and who is in the case afterwards, by name."""
    done = import_family(notebook, case.id, f"0 HEAD\n{lines}".encode(), client="I1")
    return " ".join(done.notices), {person.name: person for person in load(notebook, case.id).kin.people}


def test_what_was_put_right_in_a_file_is_told(notebook: Notebook, case: Case) -> None:
    notices, people = imported(
        notebook,
        case,
        "0 @I1@ INDI\n1 NAME Melati Sari\n1 NOTE panjang\nterpotong\n1 SEX F\nbukan apa-apa\n1 FAMS @F1@\n"
        "0 @I3@ INDI\n1 NAME Anak Pertama\n1 FAMC @F1@\n0 @I3@ INDI\n1 NAME Anak Kedua\n1 FAMC @F1@\n"
        "0 @F1@ FAM\n1 WIFE @I1@\n1 CHIL @I3@\n1 CHIL @VOID@\n2 PHRASE Ayu\n1 CHIL @I99@\n1 OBJE @M1@\n",
    )
    assert {"Anak Pertama", "Anak Kedua", "Ayu"} < set(people)
    for words in (
        "catatan tersendiri: Anak Pertama, Anak Kedua.",
        "dimasukkan sebagai orang: Ayu.",
        "1 tautan menunjuk ke orang atau keluarga yang tidak ada",
        "1 baris yang terpotong",
        "1 baris yang bukan GEDCOM dilewati: “bukan apa-apa”.",
        "OBJE (1)",
    ):
        assert words in notices


def test_the_note_of_somebody_known_grows_and_what_differs_is_told(notebook: Notebook, case: Case) -> None:
    assert case.client is not None
    with notebook.edit("Data", case_id=case.id):
        case.client.note, case.client.education = "dirujuk puskesmas", "SMP"
    lines = "0 @I1@ INDI\n1 NAME Melati Sari\n1 EDUC SMA\n1 NOTE suka menjahit\n"
    notices, people = imported(notebook, case, lines)
    assert people["Melati Sari"].note == "dirujuk puskesmas\nsuka menjahit"
    assert people["Melati Sari"].education == "SMP"
    assert "Melati Sari (pendidikan: SMA)" in notices.replace("pendidikan terakhir", "pendidikan")
    imported(notebook, case, lines)
    assert load(notebook, case.id).client.note == "dirujuk puskesmas\nsuka menjahit"  # type: ignore[union-attr] # there


@pytest.mark.parametrize("records", [1, 2], ids=["one record", "a record for each"])
def test_a_couple_that_married_again_has_both_marriages(notebook: Notebook, case: Case, records: int) -> None:
    members = "1 WIFE @I1@\n1 HUSB @I2@\n"
    again = f"0 @F2@ FAM\n{members}" if records == 2 else ""
    lines = (
        f"0 @I1@ INDI\n1 NAME Melati Sari\n0 @I2@ INDI\n1 NAME Rudi\n0 @F1@ FAM\n{members}"
        f"1 MARR\n2 DATE 2003\n1 DIV\n2 DATE 2007\n{again}1 MARR\n2 DATE 2013\n"
    )
    for _ in range(2):
        imported(notebook, case, lines)
        unions = load(notebook, case.id).kin.unions
        assert sorted((str(union.since), str(union.until)) for union in unions) == [("2003", "2007"), ("2013", "None")]
