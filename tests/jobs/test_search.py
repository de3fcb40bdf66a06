"""Forty queries with known answers over a notebook of invented cases, and what keeps their answers true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from caseworker_app.errors import BadInput
from caseworker_app.jobs import erasing, people_cases, retention, search, search_filters
from caseworker_app.jobs.search_filters import CAPTIONS, PEOPLE, SESSIONS, Filters, Saved
from caseworker_app.jobs.search_hits import Hit
from caseworker_app.model.assessment import Interview
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import ErasureGround
from caseworker_app.model.engagement import Contact
from caseworker_app.model.group import Group, GroupMember
from caseworker_app.model.intervention import Session
from caseworker_app.model.notes import Attachment, JournalEntry
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.store import keys, search_index
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import create, open_notebook

PASSPHRASE = "tujuh kancil di tepi kali"


def fill(notebook: Notebook) -> None:
    """Three cases, one of which has a grandmother who is a client herself, and a group."""
    day = PartialDate.parse
    sekar = Person(name="Sekar Arum Lestari", nickname="Ayu", phone="0812-3456-7890", nik="3201014507100003")
    rizki = Person(name="Muhamad Rizki Ramadhan", nickname="Iki", city="Sukabumi")
    soekarti = Person(name="Soekarti Djojodiningrat", alias="SD", street="Jalan Melati 4")
    tutik = Person(name="Nur'aini Hidayati")
    teacher = Person(name="Akhmad Fauzi")
    first = Case(number="2024-001", client=sekar, cluster="anak", opened=day("2024-02-01"))
    second = Case(number="2024-002", client=rizki, cluster="disabilitas", opened=day("2024-03-01"))
    third = Case(number="BPN/77/2025", client=soekarti, cluster="lansia", opened=day("2025-01-10"))
    first.family += [FamilyMember(person=tutik, relation="ibu"), FamilyMember(person=soekarti, relation="nenek")]
    first.contacts.append(Contact(date=day("2024-02-02"), process="Ditemui di balai desa bersama kader posyandu."))
    first.assessment.background = (
        "Sejak ayahnya pergi, anak sering kesepian dan menangis malam-malam. Sekar pernah dirawat di rumah sakit "
        "karena demam berdarah. Ibunya bekerja di salon milik tetangga dan pulang larut."
    )
    first.sessions += [
        Session(
            date=day("2024-04-05"), process="Bermain peran; klien mulai berani menceritakan perundungan di sekolah."
        ),
        Session(date=day("2024-05-10"), process="Klien tertawa, menggambar rumah pohon."),
    ]
    first.interviews.append(
        Interview(
            date=day("2024-02-20"), informant="wali kelas", informant_id=teacher.id, result="Nilai rapornya menurun."
        )
    )
    first.attachments.append(Attachment(file_name="raport-semester-2.pdf", caption="Rapor kelas lima"))
    second.note = "Kursi roda bantuan dinas sudah diterima keluarganya."
    second.journal.append(JournalEntry(date=day("2024-06-01"), text="Menyepi di kamar; terapi okupasi dilanjutkan."))
    third.assessment.background = (
        "Hidup sendirian, merasa sepi; tangisannya terdengar tetangga. Mengikuti arisan Kembangan."
    )
    group = Group(name="Kelompok Mawar", purpose="Saling menguatkan sesama penyintas")
    with notebook.edit("Isi", undoable=False) as session:
        session.add_all([first, second, third, group, teacher])
        session.flush()
        group.members.append(GroupMember(person=sekar, case_id=first.id, role="anggota"))
        notebook.drafts.put(second, "left_residence", "tanggal tua sesudah lebaran haji")


@pytest.fixture(scope="module")
def notebook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notebook]:
    """For looking only: tests that change anything take ``own``."""
    opened, _ = create(tmp_path_factory.mktemp("search") / "Buku.kasus", PASSPHRASE, strength=keys.LOWEST)
    fill(opened)
    assert search.catch_up(opened)
    with opened:
        yield opened


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Notebook]:
    opened, _ = create(tmp_path / "Buku.kasus", PASSPHRASE, strength=keys.LOWEST)
    fill(opened)
    with opened:
        yield opened


def look(notebook: Notebook, typed: str, filters: Filters = search_filters.ALL, case: str = "") -> list[Hit]:
    search.catch_up(notebook)
    with notebook.reader() as session:
        case_id = session.scalar(select(Case.id).where(Case.number == case)) if case else None
        return search.search(session, typed, case_id=case_id, filters=filters).hits


def marked(hit: Hit) -> list[str]:
    return [hit.snippet.text[start:end] for start, end in hit.snippet.marks]


FIRST, SECOND, THIRD = "2024-001", "2024-002", "BPN/77/2025"
QUERIES: list[tuple[str, str, str, str]] = [
    # typed, case of the first hit, its place, what is marked first
    ("sekar", FIRST, "client/client_family", "Sekar"),
    ("SEKAR lestari", FIRST, "client/client_family", "Sekar"),
    ("arum", FIRST, "client/client_family", "Arum"),
    ("ayu", FIRST, "client/client_family", "Ayu"),
    ("sek", FIRST, "client/client_family", "Sekar"),
    ("seker", FIRST, "client/client_family", "Sekar"),
    ("sal", FIRST, "client/client_family", "SAL"),
    ("mohammad", SECOND, "client/client_family", "Muhamad"),
    ("Mhd rizky", SECOND, "client/client_family", "Muhamad"),
    ("M. Rizki", SECOND, "client/client_family", "Rizki"),
    ("muhammad rizqi", SECOND, "client/client_family", "Muhamad"),
    ("iki", SECOND, "client/client_family", "Iki"),
    ("romadhan", SECOND, "client/client_family", "Ramadhan"),
    ("sukarti", THIRD, "client/client_family", "Soekarti"),
    ("joyodiningrat", THIRD, "client/client_family", "Djojodiningrat"),
    ("nuraini", FIRST, "client/family", "Nur'aini"),
    ("hidajati", FIRST, "client/family", "Hidayati"),
    ("ahmad pauzi", FIRST, "client/family", "Akhmad"),
    ("081234567890", FIRST, "client/client_family", "0812-3456-7890"),
    ("0812 3456", FIRST, "client/client_family", "0812-3456-7890"),
    ("3201014507", FIRST, "client/client_family", "3201014507100003"),
    ("2024-002", SECOND, "engagement/case", "2024-002"),
    ("bpn/77", THIRD, "engagement/case", "BPN"),
    ("sukabumi", SECOND, "client/client_family", "Sukabumi"),
    ("jalan melati", THIRD, "client/client_family", "Jalan"),
    ("sepi", THIRD, "assessment/background", "sepi"),
    ("tangis", THIRD, "assessment/background", "tangisannya"),
    ("salon", FIRST, "assessment/background", "salon"),
    ('"rumah sakit"', FIRST, "assessment/background", "rumah sakit"),
    ("demam berd", FIRST, "assessment/background", "demam"),
    ("keseipan", FIRST, "assessment/background", "kesepian"),
    ("sekar salon", FIRST, "assessment/background", "Sekar"),
    ("iki okupasi", SECOND, "journal/journal", "okupasi"),
    ("pertemuan posyandu", FIRST, "engagement/contacts", "Ditemui"),
    ("perundungan", FIRST, "intervention/sessions", "perundungan"),
    ("rundung", FIRST, "intervention/sessions", "perundungan"),
    ("rapor kelas lima", FIRST, "files/attachments", "Rapor"),
    ("semester", FIRST, "files/attachments", "semester"),
    ("kursi roda", SECOND, "engagement/case", "Kursi"),
    ("lebaran haji", SECOND, "engagement/case", "lebaran"),
    ("terapi", SECOND, "journal/journal", "terapi"),
    ("gambarkan", FIRST, "intervention/sessions", "menggambar"),
    ("mbang", THIRD, "assessment/background", "Kembangan"),
]


@pytest.mark.parametrize(("typed", "case", "place", "first"), QUERIES, ids=[query[0] for query in QUERIES])
def test_a_query_finds_what_one_means(notebook: Notebook, typed: str, case: str, place: str, first: str) -> None:
    hits = look(notebook, typed)
    assert hits, typed
    assert hits[0].case is not None
    assert (hits[0].case.number, hits[0].place) == (case, place)
    assert marked(hits[0])[0] == first


@pytest.mark.parametrize(
    "typed", ["", "   ", "*", '"', '""', "NEAR(", "sekar AND", "zzqqxx", "rumah zzqqxx", "( ) - + ^", "\x00"]
)
def test_nothing_is_found_where_nothing_is(notebook: Notebook, typed: str) -> None:
    assert look(notebook, typed) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=st.text(max_size=60))
def test_no_characters_are_too_strange(notebook: Notebook, typed: str) -> None:
    look(notebook, typed)
    look(notebook, typed, case=FIRST)


@pytest.mark.parametrize("number", ["2024-001", "2024001", "2024-00"])
def test_a_number_that_is_there_brings_none_that_is_only_near_it(notebook: Notebook, number: str) -> None:
    assert not any(hit.similar for hit in look(notebook, number))


def test_a_number_with_a_slip_is_still_found(notebook: Notebook) -> None:
    assert [hit.title for hit in look(notebook, "3201014507100008")] == ["SAL"]


def test_words_of_one_root_are_found_newest_first(notebook: Notebook) -> None:
    hits = look(notebook, "kesepian")
    assert [(hit.case.number, marked(hit)[0]) for hit in hits if hit.case] == [
        (THIRD, "sepi"),
        (SECOND, "Menyepi"),
        (FIRST, "kesepian"),
    ]


def test_exact_words_in_quotes_are_meant_exactly(notebook: Notebook) -> None:
    assert [hit.case.number for hit in look(notebook, '"kesepian"') if hit.case] == [FIRST]
    assert look(notebook, '"sakit rumah"') == []


def test_in_a_case_only_that_case_is_searched(notebook: Notebook) -> None:
    assert {hit.case.number for hit in look(notebook, "sepi", case=FIRST) if hit.case} == {FIRST}
    assert [hit.title for hit in look(notebook, "soekarti", case=FIRST)] == ["Soekarti Djojodiningrat"]
    assert look(notebook, "rizki", case=FIRST) == []


def test_between_the_cases_other_names_are_initials(notebook: Notebook) -> None:
    hit = look(notebook, "salon")[0]
    assert "Sekar" not in hit.snippet.text
    assert look(notebook, "mhd")[0].snippet.text == "Muhamad R. R."
    assert look(notebook, "mhd")[0].title == "MRR"
    assert "Sekar" in look(notebook, "demam", case=FIRST)[0].snippet.text


def test_filters_narrow(notebook: Notebook) -> None:
    def cases(typed: str, filters: Filters) -> list[str]:
        return [hit.case.number for hit in look(notebook, typed, filters) if hit.case]

    assert cases("sepi", Filters(cluster="lansia")) == [THIRD]
    assert cases("sepi", Filters(stage="journal")) == [SECOND]
    assert cases("sepi", Filters(since=date(2024, 5, 1), until=date(2024, 12, 31))) == [SECOND]
    assert cases("klien", Filters(kinds=frozenset({SESSIONS}))) == [FIRST, FIRST]
    assert cases("rapor", Filters(kinds=frozenset({CAPTIONS}))) == [FIRST]
    assert cases("sekar", Filters(kinds=frozenset({PEOPLE}))) == [FIRST]
    assert cases("sekar", Filters(stage="no such stage")) == []


def test_the_answer_says_what_was_searched(notebook: Notebook) -> None:
    with notebook.reader() as session:
        assert "lampiran" in search.search(session, "sekar").searched
        narrowed = search.search(session, "sekar", filters=Filters(kinds=frozenset({PEOPLE}))).searched
    assert "NIK" in narrowed
    assert "lampiran" not in narrowed


def test_a_person_has_all_roles_in_all_cases_and_groups(notebook: Notebook) -> None:
    with notebook.reader() as session:

        def roles(name: str) -> list[tuple[str, str, str]]:
            person = session.scalars(select(Person.id).where(Person.name.startswith(name))).one()
            view = people_cases.person_view(session, person)
            assert view is not None
            return [(role.what, case.number if case else "", role.group) for role, case in view.lines]

        assert roles("Soekarti") == [("klien", THIRD, ""), ("nenek", FIRST, "")]
        assert roles("Akhmad") == [("Wawancara", FIRST, "")]
        assert roles("Sekar") == [("klien", FIRST, ""), ("anggota kelompok", FIRST, "Kelompok Mawar")]
        assert people_cases.person_view(session, "nobody") is None


def test_edits_undo_and_redo_are_found_as_they_stand(own: Notebook) -> None:
    case = own.session.scalars(select(Case).where(Case.number == FIRST)).one()
    assert look(own, "katamaran") == []
    with own.edit("Ubah catatan", case_id=case.id):
        case.note = "Naik katamaran"
    assert [hit.field for hit in look(own, "katamaran")] == ["note"]
    own.undo(case.id)
    assert look(own, "katamaran") == []
    own.redo(case.id)
    assert len(look(own, "katamaran")) == 1
    with own.edit("Hapus sesi", case_id=case.id):
        case.sessions.pop(0)
    assert look(own, "perundungan") == []


def test_what_is_typed_and_not_read_is_found(own: Notebook) -> None:
    case = own.session.scalars(select(Case).where(Case.number == FIRST)).one()
    own.drafts.keep(case, "closed", "kemarin dulu sore")
    assert [(hit.field, hit.case and hit.case.number) for hit in look(own, "kemarin dulu")] == [("closed", FIRST)]
    own.drafts.give_up(case, "closed")
    assert look(own, "kemarin dulu") == []


def test_what_changed_before_a_kill_is_found_after_it(own: Notebook, tmp_path: Path) -> None:
    search.catch_up(own)
    case = own.session.scalars(select(Case).where(Case.number == FIRST)).one()
    with own.edit("Ubah catatan", case_id=case.id):
        case.note = "Naik katamaran"
    own.let_go()  # nothing of the index is written on the way out
    with open_notebook(tmp_path / "Buku.kasus", PASSPHRASE) as again:
        with again.reader() as session:
            assert search.search(session, "katamaran").hits == []
            assert search_index.is_behind(session.connection(), search.RULES)
        assert len(look(again, "katamaran")) == 1


def test_the_index_is_built_little_by_little_and_says_how_far_it_is(
    own: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "_BATCH", 3)
    with own.reader() as session:
        assert "disusun" in search.search(session, "sekar").building
    steps = 0
    while not search.catch_up(own, 0):
        steps += 1
    assert steps > 5
    with own.reader() as session:
        result = search.search(session, "sekar")
    assert (result.building, len(result.hits) > 0) == ("", True)


def test_other_rules_build_the_index_anew(own: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    search.catch_up(own)
    rules = search_index.WordRules("0", str.split, lambda _word: [], lambda _entity, _values: "")
    monkeypatch.setattr(search, "RULES", rules)
    search.catch_up(own)
    with own.reader() as session:
        words = session.connection().exec_driver_sql("SELECT word FROM search_word").scalars().all()
    assert "Bermain" in words


@pytest.mark.filterwarnings("error")
def test_nothing_of_an_erased_case_stays_in_the_index(own: Notebook) -> None:
    search_filters.save_search(own, Saved("Rizky", "rizky kamar", Filters()))
    search_filters.save_search(own, Saved("Salon", "salon", Filters()))
    search.catch_up(own)
    case = own.session.scalars(select(Case).where(Case.number == SECOND)).one()
    case_id = case.id
    erasing.erase(own, [case_id], ErasureGround.REQUEST, with_safety_copy=False)
    own.forget()
    with own.reader() as session:
        connection = session.connection()
        words = set(connection.exec_driver_sql("SELECT word FROM search_word").scalars())
        words |= set(connection.exec_driver_sql("SELECT term FROM search_used").scalars())
        forms = set(connection.exec_driver_sql("SELECT form FROM search_form").scalars())
        cases = set(connection.exec_driver_sql("SELECT case_id FROM search_case").scalars())
        pages = connection.exec_driver_sql(
            "SELECT block FROM search_text_data UNION ALL SELECT block FROM search_inside_data"
        ).scalars()
        bytes_there = b"".join(pages)
        kept = [saved.name for saved in search_filters.saved_searches(session)]
    assert not words & {"rizki", "ramadhan", "okupasi", "kursi", "menyepi", "sukabumi", "mrr"}
    assert {"salon", "kesepian"} <= words
    assert not any("rijki" in form for form in forms)
    assert case_id not in cases
    assert b"okupasi" not in bytes_there
    assert kept == ["Salon"]
    assert look(own, "okupasi") == []
    assert len(look(own, "salon")) == 1


def test_archived_cases_are_found_and_say_so(own: Notebook) -> None:
    case_id = own.session.scalars(select(Case.id).where(Case.number == THIRD)).one()
    with own.edit("Tutup", case_id=case_id) as session:
        case = session.get_one(Case, case_id)
        case.closed = PartialDate.parse("2025-06-01")
    retention.archive(own, case_id)
    hit = look(own, "soekarti")[0]
    assert hit.case is not None
    assert hit.case.archived


def test_searches_are_kept_renamed_and_deleted(own: Notebook) -> None:
    filters = Filters(frozenset({PEOPLE}), "assessment", "anak", date(2024, 1, 1), date(2024, 12, 31))
    search_filters.save_search(own, Saved("  Anak  2024 ", "salon", filters))
    with own.reading() as session:
        assert search_filters.saved_searches(session) == [Saved("Anak 2024", "salon", filters)]
    search_filters.rename_search(own, "Anak 2024", "Anak")
    with own.reading() as session:
        assert [saved.name for saved in search_filters.saved_searches(session)] == ["Anak"]
    with pytest.raises(BadInput):
        search_filters.save_search(own, Saved(" ", "salon", filters))
    search_filters.delete_search(own, "Anak")
    with own.reading() as session:
        assert search_filters.saved_searches(session) == []
