"""What consent covers; each rule is tried to get around."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from caseworker_app.casework.consent import State, new_consent, standing
from caseworker_app.casework.consent_template import template
from caseworker_app.casework.permissions import (
    BY_NAME,
    Permission,
    Use,
    Verdict,
    all_permissions,
    notices,
    permission,
    use_of_attachment,
)
from caseworker_app.forms.lists import load
from caseworker_app.model.case import Case, FamilyMember
from caseworker_app.model.choices import ConsentStatus
from caseworker_app.model.engagement import Consent, ConsentStatement, OralConsent
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person

TODAY = date(2024, 9, 15)
ASKED = (Use.INFORMATION, Use.NOTES, Use.PHOTO, Use.REPORT, Use.CONFERENCE, Use.REFERRAL)


def case(*consents: Consent, age: str | None = "age:27@2024-08-26", oral: list[OralConsent] | None = None) -> Case:
    client = Person(name="Melati Sari", nickname="Mela", stated_age=PartialDate.parse(age) if age else None)
    return Case(client=client, client_id=client.id, consents=list(consents), oral_consents=oral or [])


def form(
    no: tuple[Use, ...] = (), unanswered: tuple[Use, ...] = (), day: str | None = "2024-08-26", **said: Any
) -> Consent:
    """A form answered item by item, signed by the client unless something else is said."""
    answers = {use: None if use in unanswered else use not in no for use in ASKED}
    said = {"status": "setuju", "signer_status": "klien", **said}
    return Consent(
        date=PartialDate.parse(day) if day else None,
        statements=[ConsentStatement(key=str(use), agreed=answer) for use, answer in answers.items()],
        **said,
    )


def aloud(*covers: str, day: str | None = "2024-09-06", by: str = "klien", **said: Any) -> OralConsent:
    return OralConsent(covers=list(covers), date=PartialDate.parse(day) if day else None, given_by=by, **said)


def asked(one: Case, use: Use = Use.PHOTO, on: date = TODAY, to: tuple[str, ...] = ()) -> Permission:
    return permission(one, use, on, to=to)


def verdict(one: Case, use: Use = Use.PHOTO, on: date = TODAY) -> Verdict:
    return asked(one, use, on).verdict


def test_every_item_of_the_form_has_its_rule_and_its_words() -> None:
    keys = {statement.key for statement in template().statements}
    assert set(Use) <= keys
    assert keys - set(Use) == {"kerahasiaan", "menarik_diri"}, "these are understood, not allowed"
    assert Use.SOUND.label == "rekaman suara"
    assert [one.use for one in all_permissions(case(), TODAY)] == list(Use)


def test_what_was_agreed_is_given_and_what_was_not_has_a_reason() -> None:
    found = asked(case(form()))
    assert (found.given, found.forbids, found.why) == (True, False, "")
    for one in (case(), case(form(no=(Use.PHOTO,))), case(form(unanswered=(Use.PHOTO,)))):
        refused = asked(one)
        assert not refused.given
        assert refused.why
        assert not refused.why.endswith(".")


def test_without_any_consent_it_is_not_recorded_and_forbids_nothing_but_is_not_given() -> None:
    for use in Use:
        found = asked(case(), use)
        assert found.verdict is Verdict.UNRECORDED
        assert not found.forbids
        assert "belum tercatat" in found.why


@pytest.mark.parametrize("use", list(Use))
def test_a_consent_as_a_whole_covers_all_but_what_is_asked_for_by_name(use: Use) -> None:
    whole = case(Consent(date=PartialDate.parse("2024-08-26"), status="setuju", signer_status="klien"))
    assert asked(whole, use).given is (use not in BY_NAME)
    assert {Use.SOUND, Use.PHOTO, Use.VIDEO} == BY_NAME


def test_a_form_whose_items_nobody_answered_counts_as_a_whole() -> None:
    whole = Consent(status="setuju", statements=[ConsentStatement(key=str(use)) for use in ASKED])
    assert verdict(case(whole), Use.REPORT) is Verdict.GIVEN
    assert verdict(case(whole)) is Verdict.UNRECORDED


@pytest.mark.parametrize("status", [ConsentStatus.PARTLY, ConsentStatus.DRAFT, None])
def test_a_whole_that_says_less_than_yes_gives_nothing(status: ConsentStatus | None) -> None:
    assert verdict(case(Consent(status=status)), Use.REPORT) is Verdict.UNRECORDED


def test_a_whole_that_was_refused_refuses_every_item_whatever_is_ticked() -> None:
    status = ConsentStatus.REFUSED
    found = asked(case(form(status=status)), Use.REPORT)
    assert found.verdict is Verdict.REFUSED
    assert "ditolak" in found.why
    assert standing(case(form(status=status)), TODAY).state is State.REFUSED


def test_a_refused_item_is_named_with_its_day() -> None:
    found = asked(case(form(no=(Use.PHOTO,))))
    assert (found.verdict, found.forbids) == (Verdict.REFUSED, True)
    assert found.why == "persetujuan tanggal 26 Agustus 2024: “foto” tidak disetujui"
    assert asked(case(form(no=(Use.PHOTO,), day=None))).why.startswith("lembar persetujuan: ")


def test_the_latest_form_decides_whatever_the_order_of_entering() -> None:
    old, new = form(day="2024-08-01"), form(no=(Use.PHOTO,), day="2024-09-01")
    assert verdict(case(new, old)) is verdict(case(old, new)) is Verdict.REFUSED
    again = form(day="2024-09-01")
    assert verdict(case(new, again)) is Verdict.GIVEN, "of one day, the one entered last"
    assert verdict(case(again, new)) is Verdict.REFUSED


def test_a_yes_without_a_date_does_not_overtake_a_dated_refusal() -> None:
    assert verdict(case(form(no=(Use.PHOTO,)), form(day=None))) is Verdict.REFUSED


def test_a_yes_of_a_day_to_come_counts_for_nothing_but_a_refusal_does() -> None:
    assert verdict(case(form(no=(Use.PHOTO,)), form(day="2034-08-26"))) is Verdict.REFUSED
    early = asked(case(form(day="2034-08-26")))
    assert (early.verdict, "belum tiba" in early.why) == (Verdict.UNRECORDED, True)
    assert verdict(case(form(), form(no=(Use.PHOTO,), day="2034-08-26"))) is Verdict.REFUSED


def test_what_a_later_form_does_not_ask_stays_as_it_was() -> None:
    short = Consent(
        date=PartialDate.parse("2024-09-01"), status="setuju", statements=[ConsentStatement(key="catatan", agreed=True)]
    )
    assert verdict(case(form(), short)) is Verdict.GIVEN
    assert verdict(case(form(no=(Use.PHOTO,)), short)) is Verdict.REFUSED
    assert verdict(case(short)) is Verdict.UNRECORDED
    assert verdict(case(short), Use.REPORT) is Verdict.UNRECORDED


def test_what_a_later_form_asks_and_leaves_open_is_open() -> None:
    found = asked(case(form(), form(unanswered=(Use.PHOTO,), day="2024-09-01")))
    assert (found.verdict, found.forbids) == (Verdict.OPEN, True)
    assert "belum dijawab" in found.why


def test_one_statement_refused_of_two_about_the_same_is_refused() -> None:
    one = form()
    one.statements.append(ConsentStatement(key="Photo", agreed=False))
    assert verdict(case(one)) is Verdict.REFUSED


@pytest.mark.parametrize(
    ("key", "use"), [("Rekaman Suara", Use.SOUND), ("rekaman", Use.VIDEO), ("dokumentasi", Use.PHOTO)]
)
def test_keys_written_otherwise_are_known(key: str, use: Use) -> None:
    one = Consent(status="setuju", statements=[ConsentStatement(key=key, agreed=True), ConsentStatement(agreed=True)])
    assert verdict(case(one), use) is Verdict.GIVEN


@pytest.mark.parametrize("status", ["draf", "dijelaskan"])
def test_a_form_not_signed_gives_nothing_and_refuses_at_once(status: str) -> None:
    found = asked(case(form(status=status)))
    assert (found.verdict, "belum ditandatangani" in found.why) == (Verdict.UNRECORDED, True)
    assert verdict(case(form(status=status, no=(Use.PHOTO,)))) is Verdict.REFUSED
    assert verdict(case(form(), form(status=status, day=None, unanswered=(Use.PHOTO,)))) is Verdict.GIVEN
    assert "belum ditandatangani" in standing(case(form(status=status)), TODAY).sentence
    partly = Consent(status=status, statements=[ConsentStatement(key="catatan", agreed=True)])
    assert asked(case(partly)).why == "persetujuan belum tercatat"
    waiting = case()
    waiting.consents.append(new_consent(waiting, template()))
    assert verdict(waiting, Use.REPORT) is Verdict.UNRECORDED


@pytest.mark.parametrize(
    "said", [{"withdrawn_on": PartialDate.parse("2024-09-01"), "withdrawn_by": "klien"}, {"status": "dicabut"}]
)
def test_what_was_withdrawn_is_withdrawn_altogether(said: dict[str, Any]) -> None:
    for use in ASKED:
        found = asked(case(form(**said)), use)
        assert (found.verdict, found.forbids) == (Verdict.WITHDRAWN, True)
        assert "dicabut" in found.why
    assert verdict(case(form(day="2024-08-01"), form(**said))) is Verdict.WITHDRAWN, "the older one does not come back"


def test_a_withdrawal_holds_for_all_that_was_signed_before_it() -> None:
    taken_back = form(day="2024-08-01", withdrawn_on=PartialDate.parse("2024-09-10"))
    newer = form(day="2024-09-01")
    assert verdict(case(taken_back, newer)) is Verdict.WITHDRAWN
    assert standing(case(taken_back, newer), TODAY).state is State.WITHDRAWN
    newest = form(day="2024-09-10")
    assert verdict(case(taken_back, newer, newest)) is Verdict.GIVEN
    assert standing(case(taken_back, newer, newest), TODAY).state is State.COMPLETE


def test_a_draft_that_was_withdrawn_is_withdrawn() -> None:
    assert verdict(case(Consent(status="dicabut")), Use.REPORT) is Verdict.WITHDRAWN


def taken(use: Use, day: str | None = "2024-09-10", one: Consent | None = None, **said: Any) -> Consent:
    """A form of which one item was taken back."""
    one = one or form()
    part = next(part for part in one.statements if part.key == str(use))
    part.withdrawn_on, part.withdrawn_by = PartialDate.parse(day) if day else None, "klien"
    for key, value in said.items():
        setattr(part, key, value)
    return one


def test_one_item_taken_back_ends_that_item_alone_from_its_day() -> None:
    one = case(taken(Use.PHOTO))
    found = asked(one)
    assert found.verdict is Verdict.WITHDRAWN
    assert found.why == "izin “foto” dicabut pada Selasa, 10 September 2024 oleh klien"
    assert verdict(one, Use.REPORT) is Verdict.GIVEN
    assert permission(one, Use.PHOTO, date(2024, 9, 9), then=True).given
    assert permission(one, Use.PHOTO, date(2024, 9, 10), then=True).verdict is Verdict.WITHDRAWN
    told = standing(one, TODAY)
    assert (told.state, "dicabut foto (10 September 2024)" in told.sentence) == (State.PARTIAL, True)
    assert standing(one, date(2024, 9, 1), then=True).state is State.COMPLETE


def test_an_item_taken_back_ends_in_everything_signed_before_and_not_in_what_is_signed_after() -> None:
    between = form(day="2024-09-05")
    assert verdict(case(taken(Use.PHOTO), between)) is Verdict.WITHDRAWN
    assert verdict(case(between, taken(Use.PHOTO))) is Verdict.WITHDRAWN
    assert verdict(case(taken(Use.PHOTO), form(day="2024-09-10"))) is Verdict.GIVEN
    assert verdict(case(taken(Use.PHOTO), form(day="2024-09-12", status="draf"))) is Verdict.WITHDRAWN
    silent = Consent(
        date=PartialDate.parse("2024-09-12"), status="setuju", statements=[ConsentStatement(key="catatan", agreed=True)]
    )
    assert verdict(case(taken(Use.PHOTO), silent)) is Verdict.WITHDRAWN


@pytest.mark.parametrize(
    "one",
    [
        taken(Use.PHOTO, None),
        taken(Use.PHOTO, None, withdrawn_by=None, withdrawn_why="Malu."),
        taken(Use.PHOTO, "minggu lalu"),
        taken(Use.PHOTO, one=form(day=None)),
        taken(Use.PHOTO, agreed=None),
    ],
)
def test_however_vaguely_it_was_written_down_it_is_taken_back(one: Consent) -> None:
    assert verdict(case(one)) is Verdict.WITHDRAWN
    assert verdict(case(form(), one)) is Verdict.WITHDRAWN or one.date is not None
    assert verdict(case(one, oral=[aloud("difoto", day="2024-09-14")])) is Verdict.WITHDRAWN, "not lifted aloud"


def test_an_item_of_a_consent_recorded_as_a_whole_can_be_taken_back() -> None:
    said = {"withdrawn_on": PartialDate.parse("2024-09-10"), "withdrawn_by": "klien"}
    one = Consent(
        date=PartialDate.parse("2024-08-26"),
        status="setuju",
        signer_status="klien",
        statements=[ConsentStatement(key="laporan", **said), ConsentStatement(key="foto", **said)],
    )
    assert verdict(case(one, oral=[aloud("difoto")]), Use.PHOTO) is Verdict.WITHDRAWN
    assert verdict(case(one), Use.REPORT) is Verdict.WITHDRAWN
    assert verdict(case(one), Use.NOTES) is Verdict.GIVEN


@pytest.mark.parametrize("said", [{"withdrawn_by": "klien"}, {"withdrawn_why": "Malu."}])
def test_a_whole_taken_back_without_a_date_is_taken_back(said: dict[str, Any]) -> None:
    assert verdict(case(form(**said))) is Verdict.WITHDRAWN
    assert standing(case(form(**said)), TODAY).state is State.WITHDRAWN


def test_what_held_on_a_day_is_not_what_holds_today() -> None:
    """A report on a visit tells what was allowed then; today's rules keep to all that is known today."""
    later_no = case(form(), form(no=(Use.PHOTO,), day="2024-09-12"))
    assert verdict(later_no, on=date(2024, 9, 1)) is Verdict.REFUSED
    assert permission(later_no, Use.PHOTO, date(2024, 9, 1), then=True).given
    aloud_later = case(form(day="2024-08-20", status="setuju", no=()), oral=[aloud("difoto")])
    aloud_later.consents[0].statements.clear()
    assert not permission(aloud_later, Use.PHOTO, date(2024, 8, 27), then=True).given
    assert permission(aloud_later, Use.PHOTO, date(2024, 9, 6), then=True).given
    whole = case(form(withdrawn_on=PartialDate.parse("2024-09-10")))
    assert permission(whole, Use.PHOTO, date(2024, 9, 1), then=True).given
    assert permission(whole, Use.PHOTO, date(2024, 9, 11), then=True).verdict is Verdict.WITHDRAWN


@pytest.mark.parametrize(
    ("until", "status", "expected"),
    [
        ("2024-09-14", "setuju", Verdict.EXPIRED),
        ("2024-09-15", "setuju", Verdict.GIVEN),
        ("2024-09", "setuju", Verdict.GIVEN),
        (None, "kedaluwarsa", Verdict.EXPIRED),
    ],
)
def test_a_consent_ends_after_its_last_day(until: str | None, status: str, expected: Verdict) -> None:
    found = asked(case(form(status=status, valid_until=PartialDate.parse(until) if until else None)))
    assert found.verdict is expected
    assert found.forbids is (expected is Verdict.EXPIRED)


def test_an_expired_one_does_not_bring_back_the_one_before_but_its_refusal_stays_a_refusal() -> None:
    ended = PartialDate.parse("2024-09-01")
    assert verdict(case(form(day="2024-08-01"), form(valid_until=ended))) is Verdict.EXPIRED
    assert verdict(case(form(no=(Use.PHOTO,), valid_until=ended))) is Verdict.REFUSED


def test_data_goes_only_to_those_who_were_named() -> None:
    one = form()
    statement = next(statement for statement in one.statements if statement.key == "rujukan")
    assert asked(case(one), Use.REFERRAL, to=("Puskesmas Melati",)).given, "no party was named"
    statement.parties = ["Puskesmas Melati", " "]
    assert asked(case(one), Use.REFERRAL, to=("Puskesmas Melati, Kelurahan Contoh",)).given
    assert asked(case(one), Use.REFERRAL).given
    found = asked(case(one), Use.REFERRAL, to=("Puskesmas Melati", "Yayasan Lain"))
    assert (found.verdict, found.forbids) == (Verdict.OPEN, True)
    assert "Yayasan Lain" in found.why
    assert "belum untuk Puskesmas" not in found.why


# A child and those who sign for others


def child(one: Consent, *family: FamilyMember, oral: list[OralConsent] | None = None) -> Case:
    made = case(one, age="age:15@2024-08-26", oral=oral)
    made.family.extend(family)
    return made


def test_a_child_needs_a_guardian_and_its_own_yes() -> None:
    assert verdict(child(form(signer_status="orang tua", assent=True))) is Verdict.GIVEN
    assert verdict(child(form(signer_status="orang tua", assent=None))) is Verdict.OPEN
    assert verdict(child(form(signer_status=None, assent=True))) is Verdict.OPEN
    assert verdict(child(form(signer_status="klien", assent=True))) is Verdict.OPEN
    refused = asked(child(form(signer_status="orang tua", assent=False)))
    assert (refused.verdict, "anak tidak setuju" in refused.why) == (Verdict.REFUSED, True)


def test_a_child_cannot_sign_under_a_guardians_word() -> None:
    one = child(form(signer_status="wali", assent=True))
    one.consents[0].signer_id = one.client_id
    assert verdict(one) is Verdict.OPEN


def test_a_childs_consent_as_a_whole() -> None:
    whole = {"status": "setuju", "date": PartialDate.parse("2024-08-26")}
    assert verdict(child(Consent(**whole, signer_status="orang tua")), Use.REPORT) is Verdict.GIVEN
    assert verdict(child(Consent(**whole)), Use.REPORT) is Verdict.UNRECORDED
    assert verdict(child(Consent(**whole, signer_status="klien")), Use.REPORT) is Verdict.OPEN
    assert verdict(child(Consent(**whole, signer_status="wali", assent=False)), Use.REPORT) is Verdict.REFUSED


def test_the_age_on_the_day_of_signing_counts() -> None:
    grown = case(form(day="2024-08-26"), age="age:17@2024-08-26")
    assert verdict(grown, on=date(2026, 9, 15)) is Verdict.OPEN


@pytest.mark.parametrize("status", ["lembaga", "pengampu", "pendamping"])
def test_another_signer_than_a_parent_needs_a_ground(status: str) -> None:
    assert verdict(child(form(signer_status=status, assent=True))) is Verdict.OPEN
    assert verdict(child(form(signer_status=status, assent=True, ground=" "))) is Verdict.OPEN
    grounded = form(signer_status=status, assent=True, ground="Orang tua diduga pelaku.")
    assert verdict(child(grounded)) is Verdict.GIVEN
    assert verdict(case(form(signer_status=status))) is Verdict.OPEN, "an adult speaks for herself"
    assert verdict(case(form(signer_status=status, ground="Tidak dapat berbicara."))) is Verdict.GIVEN


def test_who_is_suspected_cannot_sign_by_id_by_name_or_as_another() -> None:
    father = Person(name="Harun Wijaya", nickname="Pak Harun")
    suspected = FamilyMember(person=father, person_id=father.id, suspected_perpetrator=True)
    by_id = form(signer_status="orang tua", assent=True, signer_id=father.id)
    by_name = form(signer_status="wali", assent=True, signer_name=" harun  WIJAYA")
    by_nickname = form(signer_status="lembaga", assent=True, ground="Wakil lembaga.", signer_name="Pak Harun")
    for one in (by_id, by_name, by_nickname):
        found = asked(child(one, suspected))
        assert (found.verdict, "diduga pelaku" in found.why) == (Verdict.OPEN, True)
    whole = Consent(status="setuju", signer_status="orang tua", signer_id=father.id)
    assert verdict(child(whole, suspected), Use.REPORT) is Verdict.OPEN
    mother = form(signer_status="orang tua", assent=True, signer_name="Dewi Lestari")
    assert verdict(child(mother, suspected)) is Verdict.GIVEN
    suspected.suspected_perpetrator = None
    assert verdict(child(by_id, suspected)) is Verdict.GIVEN


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Bu Ani", "Pak Budi", Verdict.GIVEN),
        ("Bu Ani", None, Verdict.OPEN),
        (None, " ", Verdict.OPEN),
        ("Bu Ani", " bu  ani", Verdict.OPEN),
        ("Melati Sari", "Pak Budi", Verdict.OPEN),
        ("Bu Ani", "Nadia", Verdict.OPEN),
    ],
)
@pytest.mark.parametrize("said", [{"method": "Cap jempol"}, {"thumb": "kiri"}])
def test_a_thumbprint_needs_two_others_who_saw_it(
    first: str | None, second: str | None, expected: Verdict, said: dict[str, Any]
) -> None:
    one = form(witness1=first, witness2=second, practitioner_name="Nadia", **said)
    assert verdict(case(one)) is expected
    one.signer_id, one.signer = "someone", Person(name="Bu Ani")
    one.signer_status, one.ground = "wali", "Klien tidak dapat menulis."
    assert verdict(case(one)) is Verdict.OPEN


# Said aloud


def test_a_word_aloud_fills_what_no_form_speaks_of() -> None:
    said = [aloud("dicatat", "direkam", "didokumentasikan", "mendaki gunung")]
    whole = Consent(date=PartialDate.parse("2024-08-27"), status="setuju", signer_status="klien")
    for one in (case(oral=said), case(whole, oral=said)):
        assert asked(one, Use.PHOTO).given
        assert asked(one, Use.SOUND).given
        assert not asked(one, Use.VIDEO).given
    assert asked(case(form(unanswered=(Use.PHOTO,)), oral=said)).given
    assert asked(case(oral=[OralConsent(given_by="klien")])).verdict is Verdict.UNRECORDED


def test_every_word_that_the_list_offers_covers_something() -> None:
    for word in load("consent_covers").values():
        assert any(asked(case(oral=[aloud(word)]), use).given for use in Use), word


def test_a_word_aloud_lifts_no_refusal_no_withdrawal_no_expiry_and_mends_no_signature() -> None:
    said = [aloud("difoto", day="2024-09-14")]
    ended, taken_back = PartialDate.parse("2024-09-01"), PartialDate.parse("2024-09-01")
    for one, expected in (
        (form(no=(Use.PHOTO,)), Verdict.REFUSED),
        (form(withdrawn_on=taken_back), Verdict.WITHDRAWN),
        (form(valid_until=ended), Verdict.EXPIRED),
        (form(method="cap jempol"), Verdict.OPEN),
    ):
        assert verdict(case(one, oral=said)) is expected


@pytest.mark.parametrize("by", ["klien", "Melati Sari", "mela", "Ibu Melati Sari", "pengampu"])
def test_an_adult_gives_it_herself(by: str) -> None:
    assert asked(case(oral=[aloud("difoto", by=by)])).given


@pytest.mark.parametrize("by", ["ketua RT", "suami", "orang tua", "pendamping", "lembaga", "Sari", "ibu", ""])
def test_what_others_say_gives_nothing_for_an_adult(by: str) -> None:
    assert not asked(case(oral=[aloud("difoto", by=by)])).given


def test_in_which_capacity_somebody_spoke_comes_before_the_name() -> None:
    assert not asked(case(oral=[aloud("difoto", by="klien", status="pendamping")])).given
    assert asked(case(oral=[aloud("difoto", by="M", status="klien")])).given


def test_for_a_child_a_guardian_speaks_who_is_not_suspected() -> None:
    one = child(form(unanswered=(Use.PHOTO,), signer_status="wali", assent=True), oral=[aloud("difoto")])
    assert not asked(one).given
    one.oral_consents[0].status = "orang tua"
    assert asked(one).given
    one.oral_consents[0].given_by = "Harun"
    one.family.append(FamilyMember(person=Person(name="Harun"), suspected_perpetrator=True))
    assert not asked(one).given


def test_a_word_of_a_day_to_come_was_not_said() -> None:
    assert not asked(case(oral=[aloud("difoto", day="2024-09-16")])).given
    assert asked(case(oral=[aloud("difoto", day=None)])).given
    nobody = Case(oral_consents=[aloud("difoto")])
    assert asked(nobody).given


@pytest.mark.parametrize(
    ("kind", "media_type", "use"),
    [
        ("foto", "image/jpeg", Use.PHOTO),
        (" Foto rumah", "application/pdf", Use.PHOTO),
        (None, "image/png", Use.PHOTO),
        ("kenangan", "image/png", Use.PHOTO),
        ("pindaian", "image/jpeg", None),
        ("Surat", "image/jpeg", None),
        ("dokumen PDF", "application/pdf", None),
        (None, None, None),
        ("rekaman suara", None, Use.SOUND),
        ("pindaian", "audio/ogg", Use.SOUND),
        ("rekaman video", None, Use.VIDEO),
        ("surat", "video/mp4", Use.VIDEO),
    ],
)
def test_what_an_attachment_needs(kind: str | None, media_type: str | None, use: Use | None) -> None:
    assert use_of_attachment(kind, media_type) is use


def test_pages_say_what_the_client_did_not_agree_to() -> None:
    assert notices(case(), "conferences", TODAY) == []
    assert notices(case(form()), "conferences", TODAY) == []
    assert notices(case(form(no=(Use.CONFERENCE,))), "conferences", TODAY) == [
        "Persetujuan tanggal 26 Agustus 2024: “case conference” tidak disetujui."
    ]
    assert len(notices(case(form(status="dicabut")), "contacts", TODAY)) == 1, "one sentence for two items"
    assert notices(case(form(status="dicabut")), "genogram", TODAY) == []
    assert notices(case(), "attachments", TODAY) == ["Persetujuan belum tercatat."], "asked before it is done"
