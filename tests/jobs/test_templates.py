"""Documents in an office's own words come out of the notebook, and a broken one never stops the printing."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
from sqlalchemy import select

from caseworker_app.documents.wish import Wish
from caseworker_app.errors import BadInput
from caseworker_app.jobs import printing, templates
from caseworker_app.jobs.packages import import_case
from caseworker_app.jobs.template_preview import preview
from caseworker_app.model.bookkeeping import Setting
from caseworker_app.paths import resource
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.settings import set_setting


@pytest.fixture
def case_id(notebook: Notebook) -> str:
    return import_case(notebook, resource("examples", "ms-sentra.json").read_bytes()).case_id


def words(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def use(notebook: Notebook, key: str, **changes: Any) -> None:
    templates.keep_draft(notebook, key, {**templates.draft(notebook, key), **changes})
    templates.use_draft(notebook, key)


def test_what_an_office_words_is_printed_and_looked_at_before(notebook: Notebook, case_id: str) -> None:
    content = templates.draft(notebook, "contract")
    content["sections"][0]["heading"] = "Maksud dan tujuan"
    content["sections"][1]["hidden"] = True
    templates.keep_draft(notebook, "contract", {**content, "title": "Surat Kesepakatan"})
    before = words(printing.print_document(notebook, case_id, "contract"))
    assert "KONTRAK PERTOLONGAN" in before
    for shown in (
        preview(notebook, "contract", case_id),
        preview(notebook, "contract"),
    ):
        assert "SURAT KESEPAKATAN" in words(shown)
        assert "1.0-L1" in words(shown)
    templates.use_draft(notebook, "contract")
    told = words(printing.print_document(notebook, case_id, "contract"))
    assert "SURAT KESEPAKATAN" in told
    assert "1. Maksud dan tujuan" in told
    assert "Metode dan prosedur" not in told
    assert "Versi formulir: 1.0-L1" in told
    assert "SURAT KESEPAKATAN" in words(printing.print_document(notebook, case_id, "contract", Wish(blank=True)))


def test_every_template_can_be_looked_at(notebook: Notebook, case_id: str) -> None:
    for key in templates.listed():
        for shown in (None, case_id):
            assert preview(notebook, key, shown).startswith(b"%PDF")


@pytest.mark.parametrize(
    "broken", [{"title": 1}, "rusak", {"title": "", "version": "x"}, {"title": "{siapa}", "version": "x"}]
)
def test_a_broken_template_prints_as_shipped_and_says_why(notebook: Notebook, case_id: str, broken: Any) -> None:
    set_setting(notebook, templates.SETTING + "contract", {"versions": [broken]})
    made = printing.prepare(notebook, case_id, "contract")
    assert "KONTRAK PERTOLONGAN" in words(made.written(".pdf"))
    assert len(made.troubles) == 1
    assert "Naskah bawaan dipakai" in made.troubles[0]
    assert printing.prepare(notebook, case_id, "client-copy").troubles == []


def test_broken_words_of_all_letters_are_told_with_every_letter(notebook: Notebook, case_id: str) -> None:
    set_setting(notebook, templates.SETTING + "letters", {"versions": [{"version": "1"}]})
    assert len(printing.prepare(notebook, case_id, "visit-assignment").troubles) == 1


def test_a_change_is_undone_and_leaves_a_line_in_the_trail(notebook: Notebook) -> None:
    use(notebook, "contract", title="Surat Kesepakatan")
    assert notebook.undo(None) == "Ubah naskah dokumen"
    assert templates.current(notebook, "contract").template.title == "Kontrak Pertolongan"
    notebook.redo(None)
    assert templates.versions(notebook, "contract") == ["1.0-L1"]


def test_a_file_of_another_document_or_of_none_is_refused(notebook: Notebook) -> None:
    data = templates.write_file(notebook, "contract")
    for key, given in (
        ("referral-letter", data),
        ("contract", b"bukan"),
        ("contract", b"\xff\xfe"),
        ("contract", b"[]"),
        ("contract", b'{"document": "contract"}'),
        ("contract", data.replace(b"Kontrak Pertolongan", b"{siapa}")),
        ("consent", data),
    ):
        with pytest.raises(BadInput):
            templates.read_file(notebook, key, given)
        assert not templates.has_draft(notebook, key)
    templates.read_file(notebook, "contract", data.replace(b"Kontrak Pertolongan", b"Kesepakatan"))
    assert templates.draft(notebook, "contract")["title"] == "Kesepakatan"


def test_an_earlier_version_can_be_taken_up_again(notebook: Notebook) -> None:
    use(notebook, "letters", title="Semua surat")
    use(notebook, "contract", title="Satu")
    use(notebook, "contract", title="Dua")
    templates.draft_from_version(notebook, "contract", "1.0-L1")
    assert templates.draft(notebook, "contract")["title"] == "Satu"
    templates.draft_from_version(notebook, "contract", "1.0-L9")
    assert templates.draft(notebook, "contract")["title"] == "Satu"
    templates.drop_draft(notebook, "contract")
    assert templates.draft(notebook, "contract")["title"] == "Dua"


def test_large_type_needs_more_room(notebook: Notebook, case_id: str) -> None:
    usual, large = (printing.print_document(notebook, case_id, "consent", Wish(large=large)) for large in (False, True))
    with pypdfium2.PdfDocument(usual) as small, pypdfium2.PdfDocument(large) as big:
        assert len(small) == 2
        assert len(big) > 2


def test_what_is_kept_is_plain_data(notebook: Notebook) -> None:
    use(notebook, "contract", title="Kesepakatan")
    with notebook.reading() as session:
        kept = session.scalar(select(Setting).where(Setting.key == "template:contract"))
        assert kept is not None
        assert kept.value["versions"][0]["title"] == "Kesepakatan"
        assert kept.value["draft"] is None
