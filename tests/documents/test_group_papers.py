"""The papers of groups: one or several, filled and to write in."""

from __future__ import annotations

import dataclasses

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.documents.blocks import Heading, Table
from caseworker_app.documents.group_report import group_record, group_report
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.wish import Wish
from caseworker_app.model.case import Case
from caseworker_app.model.group import Group, GroupMember
from tests.documents.case_report.texts import text_of


def test_each_group_of_a_record_counts_its_parts_anew() -> None:
    groups = [
        Group(name=name, purpose="Saling mendukung", members=[GroupMember(name="Ani")]) for name in ("Satu", "Dua")
    ]
    record = numbered(group_record(CaseFile(Case(), Kin(), groups), Wish(names=True)))
    heads = [block.number for block in record.blocks if isinstance(block, Heading)]
    assert heads == ["A.", "B."] * 2
    tables = [block.label for block in record.blocks if isinstance(block, Table) and block.numbered]
    assert len(set(tables)) == len(tables)


def test_the_numbers_of_members_take_no_more_room_with_names_alone() -> None:
    group = Group(name="Satu", members=[GroupMember(name="Ani"), GroupMember(name="Budi")])
    record = group_record(CaseFile(Case(), Kin(), [group]), Wish(names=True))
    (table,) = [block for block in record.blocks if isinstance(block, Table) and block.key.startswith("members")]
    number, name = table.columns
    assert number.width / (number.width + name.width) < 0.06


def test_the_form_of_a_group_plan_has_the_stages_of_the_window() -> None:
    form = group_report(CaseFile(Case(), Kin()), Wish(blank=True))
    (steps,) = [block for block in form.blocks if isinstance(block, Table) and block.key == "steps"]
    told = text_of(dataclasses.replace(form, blocks=(steps,)))
    places = [told.index(stage) for stage in ("pra-kelompok", "awal", "transisi", "bekerja", "pengakhiran", "evaluasi")]
    assert places == sorted(places)
