from __future__ import annotations

import pytest

from caseworker_app.forms import walk
from caseworker_app.forms.description import Field, Page, Rows, Section, Stage
from caseworker_app.model.assessment import Symptom
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import ConsentStatus
from caseworker_app.model.engagement import Consent, ConsentStatement, Engagement
from caseworker_app.model.person import Person

CLIENT = Page(
    "client", "Klien", "", (Section("", (Field(Person.name, "Nama"), Field(Person.phone, "HP")), of="client"),)
)
INTAKE = Page("intake", "Intake", "", (Section("", (Field(Engagement.eligible, "Layak"),), of="engagement"),))
SYMPTOMS = Page("symptoms", "Gejala", "", (Section("", (Rows(Case.symptoms, "Gejala", ()),)),))
STAGE = Stage("trial", "Percobaan", (CLIENT, INTAKE, SYMPTOMS))


def test_a_new_case_lacks_everything() -> None:
    case = Case()
    assert [item.label for item in walk.missing(CLIENT, case)] == ["Nama", "HP"]
    assert walk.filled(CLIENT, case) == walk.Progress(0, 2)


def test_what_is_known_counts_also_when_the_answer_is_no() -> None:
    case = Case(client=Person(name="Melati", phone="08"))
    case.engagement.eligible = False
    assert walk.filled(CLIENT, case).complete
    assert walk.filled(INTAKE, case).complete
    case.symptoms.append(Symptom())
    assert walk.filled(SYMPTOMS, case) == walk.Progress(1, 1)


def test_a_page_without_fields_is_never_complete() -> None:
    assert not walk.filled(Page("empty", "Kosong", ""), Case()).complete


def test_what_is_optional_is_never_lacking() -> None:
    page = Page(
        "client",
        "Klien",
        "",
        (Section("", (Field(Person.name, "Nama"), Field(Person.phone, "HP", optional=True)), of="client"),),
    )
    case = Case(client=Person(phone="08"))
    assert [item.label for item in walk.missing(page, case)] == ["Nama"]
    assert (walk.filled(page, case), walk.written(page, case)) == (walk.Progress(0, 1), 1)
    case = Case(client=Person(name="Melati"))
    assert walk.filled(page, case).complete


def test_a_page_that_asks_for_nothing_is_complete_once_something_is_written() -> None:
    page = Page("school", "Sekolah", "", (Section("", (Field(Person.school, "Sekolah", optional=True),), of="client"),))
    assert not walk.filled(page, Case(client=Person())).complete
    assert walk.filled(page, Case(client=Person(school="SMPN Contoh"))).complete


@pytest.mark.parametrize("blank", [None, "", [], ()])
def test_nothing_is_blank(blank: object) -> None:
    assert walk.is_blank(blank)


@pytest.mark.parametrize("answer", [0, False, "tidak diketahui", ["satu"]])
def test_an_answer_is_not_blank(answer: object) -> None:
    assert not walk.is_blank(answer)


def test_the_way_leads_from_page_to_page_and_ends() -> None:
    assert walk.next_page(STAGE, "client") is INTAKE
    assert walk.previous_page(STAGE, "intake") is CLIENT
    assert walk.next_page(STAGE, "symptoms") is None
    assert walk.previous_page(STAGE, "client") is None
    assert walk.place(STAGE, "symptoms") == (3, 3)


def test_an_unknown_page_is_refused() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        walk.place(STAGE, "nowhere")


def test_the_client_alone_is_no_family() -> None:
    page = Page("family", "Keluarga", "", (Section("", (Rows(Case.family, "Keluarga", ()),)),))
    case = Case(client=Person(name="Melati"))
    case.family = [FamilyMember(person=case.client)]
    assert not walk.filled(page, case).complete
    case.family.append(FamilyMember(person=Person(), relation="ibu"))
    assert walk.filled(page, case).complete


def test_a_consent_form_that_nobody_answered_is_none() -> None:
    page = Page("consent", "Persetujuan", "", (Section("", (Rows(Case.consents, "Persetujuan", ()),)),))
    statement = ConsentStatement(key="foto", text="Saya boleh difoto.")
    case = Case(consents=[Consent(statements=[statement])])
    assert not walk.filled(page, case).complete
    statement.agreed = False
    assert walk.filled(page, case).complete
    case.consents[0].status = ConsentStatus.DRAFT
    assert walk.filled(page, case).complete, "a no needs no signature"
    statement.agreed = True
    assert not walk.filled(page, case).complete, "a yes does"
    case.consents[0].status = ConsentStatus.AGREED
    statement.agreed = None
    assert walk.filled(page, case).complete, "agreed to as a whole"
