"""What has been agreed, and who signs for whom."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker_app.casework.consent import (
    OTHER,
    OWN_CHILD,
    SELF,
    State,
    new_consent,
    newest,
    speaker,
    standing,
    wording,
)
from caseworker_app.casework.consent_template import read_template, template
from caseworker_app.casework.signers import ages, is_minor, represented
from caseworker_app.errors import BadInput
from caseworker_app.forms.lists import load, read_toml
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent, ConsentStatement, OralConsent
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.paths import resource

TODAY = date(2024, 9, 15)


def person(age: str | None) -> Person:
    return Person(name="Rahmat Hidayat", stated_age=PartialDate.parse(age) if age else None)


def case(*consents: Consent, age: str | None = "age:66@2024-08-27") -> Case:
    client = person(age)
    return Case(client=client, client_id=client.id, consents=list(consents))


def answered(*answers: bool | None, status: str | None = None, day: str = "2024-08-26", **values: object) -> Consent:
    keys = ("informasi", "foto", "video")
    statements = [ConsentStatement(key=key, agreed=answer) for key, answer in zip(keys, answers, strict=False)]
    return Consent(date=PartialDate.parse(day), statements=statements, status=status, **values)


def test_without_any_consent_it_is_missing() -> None:
    assert standing(case(), TODAY).state is State.MISSING
    spoken_only = case()
    spoken_only.oral_consents.append(OralConsent(how="lisan"))
    found = standing(spoken_only, TODAY)
    assert found.state is State.MISSING
    assert "lisan" in found.sentence


def test_a_form_that_waits_for_its_answer_agrees_to_nothing() -> None:
    waiting = case()
    waiting.consents.append(new_consent(waiting, template()))
    assert standing(waiting, TODAY).state is State.MISSING
    waiting.consents[0].statements[0].agreed = True
    assert standing(waiting, TODAY).state is State.PARTIAL


def test_all_agreed_is_complete() -> None:
    found = standing(case(answered(True, True, True)), TODAY)
    assert found.state is State.COMPLETE
    assert "26 Agustus 2024" in found.sentence


def test_a_consent_given_as_a_whole_is_given_and_says_that_items_are_missing() -> None:
    found = standing(case(answered(status="setuju")), TODAY)
    assert found.state is State.GIVEN
    assert "per butir belum dicatat" in found.sentence


def test_what_was_refused_and_what_is_open_is_named() -> None:
    found = standing(case(answered(True, False, None, status="setuju")), TODAY)
    assert found.state is State.PARTIAL
    assert "tidak disetujui foto" in found.sentence
    assert "belum dijawab video" in found.sentence


@pytest.mark.parametrize(
    ("consent", "state"),
    [
        (answered(False, False, False), State.REFUSED),
        (answered(status="tidak setuju"), State.REFUSED),
        (answered(True, True, True, status="dicabut"), State.WITHDRAWN),
        (answered(True, True, True, withdrawn_on=PartialDate.parse("2024-09-01")), State.WITHDRAWN),
        (answered(True, True, True, valid_until=PartialDate.parse("2024-09-14")), State.EXPIRED),
        (answered(True, True, True, valid_until=PartialDate.parse("2024-09-15")), State.COMPLETE),
        (answered(True, True, True, status="kedaluwarsa"), State.EXPIRED),
        (answered(status="setuju sebagian"), State.PARTIAL),
    ],
)
def test_state(consent: Consent, state: State) -> None:
    found = standing(case(consent), TODAY)
    assert found.state is state
    assert found.sentence.endswith(".")
    assert found.sentence.count(".") == 1


def test_the_latest_answered_consent_decides() -> None:
    old, new = answered(True, True, True, day="2024-08-01"), answered(False, False, False, day="2024-09-01")
    assert standing(case(new, old), TODAY).state is State.REFUSED
    draft = Consent(status="draf", date=PartialDate.parse("2024-09-10"))
    assert standing(case(old, draft), TODAY).consent is old


def test_what_an_informant_signs_agrees_to_nothing_for_the_client() -> None:
    yes, no = answered(True, True), answered(False, False, day="2024-09-02", signer_status="informan")
    assert standing(case(yes, no), TODAY).consent is yes
    assert newest([yes, no]) is yes
    assert standing(case(answered(True, True, signer_status="informan")), TODAY).state is State.MISSING


def test_a_child_needs_a_guardian_and_its_own_yes() -> None:
    consent = answered(True, True, True, signer_status="klien")
    child = case(consent, age="age:15@2024-08-26")
    found = standing(child, TODAY)
    assert found.state is State.PARTIAL
    assert "orang tua atau wali belum ada" in found.sentence
    assert "persetujuan anak belum dicatat" in found.sentence
    consent.signer_status, consent.assent = "wali", True
    assert standing(child, TODAY).state is State.COMPLETE
    consent.assent = False
    assert "anak tidak setuju" in standing(child, TODAY).sentence


@pytest.mark.parametrize(
    ("age", "minor"),
    [("age:17@2024-09-15", True), ("age:18@2024-09-15", False), ("2006", True), ("usia 12", True), (None, False)],
)
def test_minors(age: str | None, minor: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert is_minor(person(age), TODAY) is minor


def test_nobody_is_no_minor() -> None:
    assert not is_minor(None, TODAY)
    assert ages(None, TODAY) is None


def test_either_of_two_ages_makes_a_child() -> None:
    unsure = Person(stated_age=PartialDate.parse("age:19@2024-09-15"), born=PartialDate.parse("2008-01-01"))
    assert is_minor(unsure, TODAY)
    assert ages(unsure, TODAY) == (19, 19)


def test_who_signs_and_how_the_form_speaks() -> None:
    adult, child = case(), case(age="age:15@2024-08-26")
    parent, guardian, own = (Consent(signer_status=status) for status in ("Orang tua", "wali", "klien"))
    assert not represented(adult, None, TODAY)
    assert not represented(adult, own, TODAY)
    assert represented(adult, guardian, TODAY)
    assert represented(adult, Consent(signer_id="someone else"), TODAY)
    assert represented(child, own, TODAY)
    assert [speaker(adult, one, TODAY) for one in (None, own, guardian, parent)] == [SELF, SELF, OTHER, OTHER]
    assert [speaker(child, one, TODAY) for one in (None, own, guardian, parent)] == [OTHER, OTHER, OTHER, OWN_CHILD]


def test_a_new_consent_is_ready_to_be_answered_and_touches_no_older_one() -> None:
    first = answered(True, True, True, position=4)
    one = case(first)
    one.agency = Agency(name="Sentra Contoh", city="Bogor")
    one.practitioner = Practitioner(name="Nadia", role="praktikan")
    made = new_consent(one, template())
    assert one.consents == [first]
    assert made.position == 5
    assert made.template_version == template().version
    assert (made.place, made.practitioner_name, made.status) == ("Bogor", "Nadia", "draf")
    assert [statement.key for statement in made.statements] == [known.key for known in template().statements]
    assert {statement.agreed for statement in made.statements} == {None}
    assert [statement.position for statement in made.statements] == list(range(len(made.statements)))
    assert any("Praktikan boleh" in (statement.text or "") for statement in made.statements)
    assert not any("{" in (statement.text or "") for statement in made.statements)


def test_a_statement_speaks_for_whoever_signs_unless_it_was_reworded() -> None:
    words = template()
    statement = new_consent(case(), words).statements[5]
    assert statement.key == "foto"
    assert wording(statement, words, SELF, "pekerja sosial").startswith("Saya boleh difoto")
    assert wording(statement, words, OWN_CHILD, "pekerja sosial").startswith("Anak saya boleh difoto")
    statement.text = "Saya boleh difoto dari belakang."
    assert wording(statement, words, OWN_CHILD, "pekerja sosial") == "Saya boleh difoto dari belakang."
    assert wording(ConsentStatement(key="lain", text="Boleh."), words, SELF, "praktikan") == "Boleh."


def test_the_consent_to_print_is_the_latest_and_an_undated_one_is_still_to_come() -> None:
    old, new, undated = answered(day="2024-01-01"), answered(day="2024-05-01"), Consent(position=0)
    assert newest([]) is None
    assert newest([new, old]) is new
    assert newest([new, undated, old]) is undated


def test_the_template_covers_what_a_consent_must_ask_and_what_the_page_offers() -> None:
    words = template()
    keys = {statement.key for statement in words.statements}
    assert keys >= {
        "informasi", "pihak_lain", "catatan", "rekaman_suara", "foto", "video", "skala", "case_conference", "laporan",
        "rujukan", "kerahasiaan", "menarik_diri",
    }  # fmt: skip
    covered = {entry for part in words.explanations for entry in part.covers}
    assert covered == set(load("consent_explained").values())


def test_a_broken_template_is_told_in_one_sentence() -> None:
    sound = read_toml(resource("templates", "consent.toml"))
    assert read_template(sound) == template()
    twice = {**sound, "statements": [*sound["statements"], sound["statements"][0]]}
    unknown = {**sound, "closing": "Berlaku sampai {entah}."}
    unclosed = {**sound, "closing": "Berlaku sampai {berlaku."}
    unnamed = {**sound, "closing": "Berlaku sampai {}."}
    empty = {**sound, "statements": []}
    less = {key: value for key, value in sound.items() if key != "assent"}
    for broken in (twice, unknown, unclosed, unnamed, empty, less):
        with pytest.raises(BadInput, match="rusak atau tidak lengkap"):
            read_template(broken)
