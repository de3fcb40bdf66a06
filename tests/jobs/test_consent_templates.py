"""An agency's own form: edited as a draft, numbered when it is used, and no trouble when it is broken."""

from __future__ import annotations

import contextlib
from typing import Any

import pypdfium2
import pytest

from caseworker_app.casework.consent import new_consent
from caseworker_app.casework.consent_template import template
from caseworker_app.errors import BadInput
from caseworker_app.jobs import templates
from caseworker_app.jobs.case_files import load
from caseworker_app.jobs.template_preview import preview
from caseworker_app.jobs.templates import CONSENT
from caseworker_app.model.case import Case
from caseworker_app.model.practice import Agency
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.settings import set_setting


def edited(**changes: Any) -> dict[str, Any]:
    return {**templates.as_plain(template()), **changes}


def test_without_an_own_form_the_one_as_shipped_is_in_force(notebook: Notebook) -> None:
    found = templates.current(notebook, CONSENT)
    assert (found.template, found.trouble) == (template(), "")
    assert templates.draft(notebook, CONSENT) == templates.as_plain(template())
    assert not templates.has_draft(notebook, CONSENT)
    assert templates.use_draft(notebook, CONSENT) == template()
    assert templates.versions(notebook, CONSENT) == []


def test_a_draft_comes_into_force_under_the_next_number_and_older_ones_are_kept(notebook: Notebook) -> None:
    templates.keep_draft(notebook, CONSENT, edited(title="SURAT IZIN"))
    assert templates.has_draft(notebook, CONSENT)
    assert templates.current_consent_form(notebook).title == template().title, "not before it is used"
    assert templates.use_draft(notebook, CONSENT).version == "1.0-L1"
    assert not templates.has_draft(notebook, CONSENT)
    templates.keep_draft(notebook, CONSENT, {**templates.draft(notebook, CONSENT), "title": "SURAT IZIN KEDUA"})
    assert templates.use_draft(notebook, CONSENT).version == "1.0-L2"
    assert templates.versions(notebook, CONSENT) == ["1.0-L1", "1.0-L2"]
    assert templates.current_consent_form(notebook).title == "SURAT IZIN KEDUA"
    templates.draft_as_shipped(notebook, CONSENT)
    assert templates.has_draft(notebook, CONSENT)
    assert templates.use_draft(notebook, CONSENT).title == template().title


def test_a_draft_is_looked_at_on_paper(notebook: Notebook) -> None:
    with notebook.edit("Lembaga") as session:
        session.add(Agency(name="Sentra Contoh"))
    templates.keep_draft(notebook, CONSENT, edited(title="SURAT IZIN"))
    with pypdfium2.PdfDocument(preview(notebook, CONSENT)) as document:
        text = document[0].get_textpage().get_text_range()
    assert "SURAT IZIN" in text
    assert "SENTRA CONTOH" in text
    assert "1.0-L1" in text


def test_a_draft_is_dropped(notebook: Notebook) -> None:
    templates.keep_draft(notebook, CONSENT, edited(title="SURAT IZIN"))
    templates.drop_draft(notebook, CONSENT)
    assert templates.draft(notebook, CONSENT)["title"] == template().title


def test_statements_are_added_hidden_reworded_and_reordered(notebook: Notebook) -> None:
    content = templates.as_plain(template())
    content["statements"].reverse()
    content["statements"][0]["hidden"] = True
    content["statements"].append(
        {"key": "kunjungan_sekolah", "label": "kunjungan sekolah", "text": "{Petugas} boleh datang ke sekolah."}
    )
    templates.keep_draft(notebook, CONSENT, content)
    templates.use_draft(notebook, CONSENT)
    used = templates.current_consent_form(notebook)
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
        ({"closing": " "}, "“penutup” kosong"),
        ({"title": ""}, "“judul” kosong"),
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
    templates.keep_draft(notebook, CONSENT, edited(**changes))
    with pytest.raises(BadInput, match=why):
        templates.use_draft(notebook, CONSENT)
    assert templates.current(notebook, CONSENT).template == template()
    sound = "hilang" not in why
    assert templates.draft(notebook, CONSENT) == (edited(**changes) if sound else templates.as_plain(template()))
    with pytest.raises(BadInput, match=why) if sound else contextlib.nullcontext():
        preview(notebook, CONSENT)


@pytest.mark.parametrize(
    "kept", [[], "rusak", {"versions": [{"title": 1}]}, {"versions": ["x"]}, {"versions": 3, "draft": 4}]
)
def test_a_broken_form_gives_way_to_the_one_as_shipped(notebook: Notebook, kept: Any) -> None:
    set_setting(notebook, templates.SETTING + CONSENT, kept)
    found = templates.current(notebook, CONSENT)
    assert found.template == template()
    assert bool(found.trouble) is (isinstance(kept, dict) and isinstance(kept["versions"], list))
    assert templates.draft(notebook, CONSENT) == templates.as_plain(template())
    case = Case()
    with notebook.edit("Kasus baru") as session:
        session.add(case)
    assert load(notebook, case.id).consent_template == template()
