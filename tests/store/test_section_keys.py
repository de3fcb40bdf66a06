"""What becomes of an office's own documents from before their sections had keys."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import text

from caseworker_app.casework.document_template import read_template, shipped
from caseworker_app.store import migrations
from caseworker_app.store.section_keys import with_keys
from tests.store.shapes import migrated_to

OFFICE = {
    "version": "1.0-L1",
    "title": "Laporan Kunjungan",
    "signers": [{"who": "petugas"}],
    "sections": [
        {"name": "Kesepakatan", "heading": "Yang disepakati", "hidden": False, "part": ""},
        {"name": "Keamanan petugas", "heading": "Keamanan petugas", "hidden": True, "part": ""},
        {"name": "Bagian lama", "heading": "Bagian lama", "hidden": False, "part": ""},
    ],
}


def migrated(key: str, value: Any) -> Any:
    with migrated_to("0005") as engine:
        with engine.connect() as connection:
            connection.execute(
                text("INSERT INTO setting (id, key, value) VALUES ('s', :key, :value)"),
                {"key": key, "value": json.dumps(value)},
            )
            connection.commit()
        migrations.upgrade(engine, "head")
        with engine.connect() as connection:
            return json.loads(connection.execute(text("SELECT value FROM setting WHERE id = 's'")).scalar_one())


def test_what_an_office_hid_and_renamed_stays_so_in_every_version_and_in_its_draft() -> None:
    kept = migrated("template:visit-report", {"draft": OFFICE, "versions": [OFFICE, {**OFFICE, "version": "1.0-L2"}]})
    for template in (kept["draft"], *kept["versions"]):
        read = read_template(template, shipped("visit-report"))
        assert [section.key for section in read.sections if section.hidden] == ["safety"]
        assert read.heading("agreement") == "Yang disepakati"
        assert {section.key for section in read.sections} == {one.key for one in shipped("visit-report").sections}


def test_parts_are_carried_over_as_well() -> None:
    section = {"name": "Gejala", "heading": "Gejala", "hidden": True, "part": "Klien dan masalah"}
    (carried,) = with_keys("case-summary", {"sections": [section]})["sections"]
    assert (carried["part"], carried["key"], carried["hidden"]) == ("client", "symptoms", True)


def test_other_settings_and_broken_templates_stay_as_they_are() -> None:
    assert migrated("stage names", ["Asesmen"]) == ["Asesmen"]
    broken = {"draft": "?", "versions": [{"sections": "?"}, 7]}
    assert migrated("template:contract", broken) == broken
