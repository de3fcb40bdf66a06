"""What can be taken back of a consent, and what is said before."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker_app.casework.permissions import Use
from caseworker_app.casework.signers import usual_ground
from caseworker_app.casework.taking_back import UNDERSTOOD, can_be_taken_back, consequences
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent, ConsentStatement
from caseworker_app.model.notes import Attachment, Disclosure
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person

DAY = date(2024, 9, 15)


def case(one: Consent) -> Case:
    client = Person(name="Melati Sari", stated_age=PartialDate.parse("age:27@2024-08-26"))
    return Case(client=client, client_id=client.id, consents=[one])


def test_only_what_was_agreed_to_and_still_stands_can_be_taken_back() -> None:
    keys = {"foto": True, "video": False, "catatan": None, "butir_1": True, **dict.fromkeys(UNDERSTOOD, True)}
    one = Consent(
        status="setuju sebagian", statements=[ConsentStatement(key=key, agreed=yes) for key, yes in keys.items()]
    )
    assert [key for key, _ in can_be_taken_back(case(one), one, DAY)] == ["foto", "butir_1"]
    one.statements[0].withdrawn_by = "klien"
    assert [key for key, _ in can_be_taken_back(case(one), one, DAY)] == ["butir_1"]


@pytest.mark.parametrize(
    ("status", "count"), [("setuju", len(Use)), ("tidak setuju", 0), ("setuju sebagian", len(Use))]
)
def test_of_a_whole_everything_that_nothing_stands_against(status: str, count: int) -> None:
    one = Consent(status=status, signer_status="klien", date=PartialDate.parse("2024-08-26"))
    assert len(can_be_taken_back(case(one), one, DAY)) == count


def test_what_follows_names_what_there_is() -> None:
    one = case(Consent(status="setuju"))
    one.attachments = [Attachment(kind="foto kegiatan", media_type="image/jpeg"), Attachment(kind="pindaian")]
    one.disclosures = [Disclosure(to="Puskesmas Melati")]
    assert "1 foto atau rekaman tidak dicetak" in " ".join(consequences(one, ["foto"]))
    assert "1 foto" not in " ".join(consequences(one, ["rekaman_suara"]))
    assert "Puskesmas Melati" in " ".join(consequences(one, ["rujukan"]))
    assert "Puskesmas Melati" not in " ".join(consequences(one, ["foto"]))
    assert "boleh meminta agar dihapus" in consequences(one)[-1]


def test_why_a_child_is_represented_is_offered_and_of_an_adult_nothing() -> None:
    child = Person(stated_age=PartialDate.parse("age:14@2024-08-26"))
    assert usual_ground(child, date(2024, 8, 26)) == "klien di bawah umur (14 tahun)"
    assert usual_ground(Person(stated_age=PartialDate.parse("age:40@2024-08-26")), DAY) == ""
    assert usual_ground(None, DAY) == ""
