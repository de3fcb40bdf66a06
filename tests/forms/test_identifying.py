"""What points to one person as surely as a name is described so, and stays off paper that bears initials."""

from __future__ import annotations

import re

from caseworker_app.forms.catalogue import all_items
from caseworker_app.forms.description import Field, Kind

SMELLS = re.compile(
    r"\b(nik|kk|bpjs|kis|akta|alamat|telepon|hp|ponsel|rekening|koordinat|kontak|kartu|rt|rw|desa)\b"
    r"|phone|address|street|village|bank_account|coordinate|card|birth_certificate",
    re.IGNORECASE,
)
NOBODY = {
    "Contact.mode": "by telephone or face to face",
    "Agency.address": "of an office, which stands in its letterhead",
    "Agency.phone": "of an office, which stands in its letterhead",
    "HomeVisit.place": "as often «rumah klien» as an address; the last look before it leaves finds the address",
    "Measurement.web_address": "of a page that anybody can open",
    "Session.web_address": "of a page that anybody can open",
    "Person.id_card": "whether there is one, never its number",
    "Person.birth_certificate": "whether there is one, never its number",
    "GroupArea.households": "a number of families",
    "GroupArea.rt": "of a village that is the client",
    "GroupArea.rw": "of a village that is the client",
    "Referral.address": "of an office",
    "Referral.contact": "of an office",
    "Service.address": "of an office",
    "Service.phone": "of an office",
}
"""Fields that smell of a number or an address and point to nobody, each with the reason."""


def test_whatever_smells_of_a_card_or_an_address_is_identifying_or_excused() -> None:
    open_to_all = {
        str(item.attribute)
        for _, item in all_items()
        if isinstance(item, Field)
        and not item.identifying
        and item.editor not in {Kind.YES_NO, Kind.DATE}
        and (SMELLS.search(item.label) or SMELLS.search(item.key))
    }
    assert open_to_all - NOBODY.keys() == set()


def test_a_column_is_described_alike_wherever_it_stands() -> None:
    known: dict[str, set[bool]] = {}
    for _, item in all_items():
        if isinstance(item, Field):
            known.setdefault(str(item.attribute), set()).add(item.identifying)
    assert {name for name, marks in known.items() if len(marks) > 1} == set()
