"""An agency's own form: edited as a draft, numbered when it is used, and no trouble when it is broken."""

from __future__ import annotations

import contextlib
from typing import Any

import pypdfium2
import pytest

from caseworker_app.casework.consent import new_consent
from caseworker_app.casework.consent_template import as_plain, template
from caseworker_app.errors import BadInput
from caseworker_app.jobs import consent_templates
from caseworker_app.jobs.case_files import load
from caseworker_app.model.case import Case
from caseworker_app.model.practice import Agency
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.settings import set_setting


def edited(**changes: Any) -> dict[str, Any]:
    return {**as_plain(template()), **changes}


def test_without_an_own_form_the_one_as_shipped_is_in_force(notebook: Notebook) -> None:
    found = consent_templates.current(notebook)
    assert (found.template, found.trouble) == (template(), "")
    assert consent_templates.draft(notebook) == as_plain(template())
    assert not consent_templates.has_draft(notebook)
    assert consent_templates.use_draft(notebook) == template()
    assert consent_templates.versions(notebook) == []


def test_a_draft_comes_into_force_under_the_next_number_and_older_ones_are_kept(notebook: Notebook) -> None:
    consent_templates.keep_draft(notebook, edited(title="SURAT IZIN"))
    assert consent_templates.has_draft(notebook)
    assert consent_templates.current(notebook).template.title == template().title, "not before it is used"
    assert consent_templates.use_draft(notebook).version == "1.0-L1"
    assert not consent_templates.has_draft(notebook)
    consent_templates.keep_draft(notebook, {**consent_templates.draft(notebook), "title": "SURAT IZIN KEDUA"})
    assert consent_templates.use_draft(notebook).version == "1.0-L2"
    assert consent_templates.versions(notebook) == ["1.0-L1", "1.0-L2"]
    assert consent_templates.current(notebook).template.title == "SURAT IZIN KEDUA"
    consent_templates.draft_as_shipped(notebook)
    assert consent_templates.has_draft(notebook)
    assert consent_templates.use_draft(notebook).title == template().title


def test_a_draft_is_looked_at_on_paper(notebook: Notebook) -> None:
    with notebook.edit("Lembaga") as session:
        session.add(Agency(name="Sentra Contoh"))
    consent_templates.keep_draft(notebook, edited(title="SURAT IZIN"))
    with pypdfium2.PdfDocument(consent_templates.preview(notebook)) as document:
        text = document[0].get_textpage().get_text_range()
    assert "SURAT IZIN" in text
    assert "SENTRA CONTOH" in text
    assert "1.0-L1" in text


def test_a_draft_is_dropped(notebook: Notebook) -> None:
    consent_templates.keep_draft(notebook, edited(title="SURAT IZIN"))
    consent_templates.drop_draft(notebook)
    assert consent_templates.draft(notebook)["title"] == template().title


def test_statements_are_added_hidden_reworded_and_reordered(notebook: Notebook) -> None:
    content = as_plain(template())
    content["statements"].reverse()
    content["statements"][0]["hidden"] = True
    content["statements"].append(
        {"key": "kunjungan_sekolah", "label": "kunjungan sekolah", "text": "{Petugas} boleh datang ke sekolah."}
    )
    consent_templates.keep_draft(notebook, content)
    used = consent_templates.use_draft(notebook)
    case = Case()
    with notebook.edit("Kasus baru") as session:
        session.add(case)
    asked = [one.key for one in new_consent(case, load(notebook, case.id).consent_template).statements]
    assert asked == [one.key for one in used.asked]
    assert asked[-1] == "kunjungan_sekolah"
    assert "menarik_diri" not in asked
    assert len(asked) == len(template().asked)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"opening": "Saya, {nama}, …"}, "tidak dikenal: nama"),
        ({"opening": "Saya {saya.__class__}"}, "tidak dikenal"),
        ({"opening": "Saya {saya:>99999999999}"}, "tidak dikenal"),
        ({"opening": "Saya {saya!r}"}, "tidak dikenal"),
        ({"opening": "Saya {"}, "tidak berpasangan"),
        ({"closing": " "}, "«penutup» kosong"),
        ({"title": ""}, "«judul» kosong"),
        ({"statements": []}, "tidak ada pernyataan"),
        ({"statements": [{"key": "a", "label": "a", "text": "a"}] * 2}, "kunci yang sama"),
        ({"statements": [{"key": " ", "label": "a", "text": "a"}]}, "kunci yang sama"),
        ({"statements": [{"key": "a", "label": "", "text": ""}]}, "sebuah judul"),
        ({"explanations": [{"title": "Tujuan: satu", "text": "a"}]}, "titik dua"),
        ({"assent": {"title": "Anak"}}, "hilang"),
        ({"statements": "foto"}, "hilang"),
    ],
)
def test_a_broken_draft_is_told_and_kept_and_changes_nothing(
    notebook: Notebook, changes: dict[str, Any], why: str
) -> None:
    consent_templates.keep_draft(notebook, edited(**changes))
    with pytest.raises(BadInput, match=why):
        consent_templates.use_draft(notebook)
    assert consent_templates.current(notebook).template == template()
    sound = "hilang" not in why
    assert consent_templates.draft(notebook) == (edited(**changes) if sound else as_plain(template()))
    with pytest.raises(BadInput, match=why) if sound else contextlib.nullcontext():
        consent_templates.preview(notebook)


@pytest.mark.parametrize(
    "kept", [[], "rusak", {"versions": [{"title": 1}]}, {"versions": ["x"]}, {"versions": 3, "draft": 4}]
)
def test_a_broken_form_gives_way_to_the_one_as_shipped(notebook: Notebook, kept: Any) -> None:
    set_setting(notebook, consent_templates.KEY, kept)
    found = consent_templates.current(notebook)
    assert found.template == template()
    assert bool(found.trouble) is (isinstance(kept, dict) and isinstance(kept["versions"], list))
    assert consent_templates.draft(notebook) == as_plain(template())
    case = Case()
    with notebook.edit("Kasus baru") as session:
        session.add(case)
    assert load(notebook, case.id).consent_template == template()
