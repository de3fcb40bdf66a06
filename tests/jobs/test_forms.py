"""Forms and letters of cases as they come out of a notebook: a snapshot holds all that they ask for."""

from __future__ import annotations

import pytest

from caseworker_app.casework.document_template import ALL_LETTERS, worded
from caseworker_app.documents.wish import Wish
from caseworker_app.exchange import package
from caseworker_app.jobs import printing
from caseworker_app.jobs.case_files import load
from caseworker_app.jobs.packages import import_case
from caseworker_app.paths import resource
from caseworker_app.store.notebook import Notebook
from tests.filled import filled_case


def data(which: str) -> bytes:
    return package.write(*filled_case()) if which == "filled" else resource("examples", f"{which}.json").read_bytes()


@pytest.mark.parametrize("which", ["ms-sentra", "s-lansia", "filled"])
def test_every_form_is_made_of_a_case_in_a_notebook(notebook: Notebook, which: str) -> None:
    file = load(notebook, import_case(notebook, data(which)).case_id)
    for key in set(worded()) - {ALL_LETTERS}:
        for blank in (False, True):
            made = printing.make_document(file, key, Wish(names=which == "filled", blank=blank))
            assert made.key == key
            assert made.blocks


def test_one_session_is_printed_by_its_id(notebook: Notebook) -> None:
    case_id = import_case(notebook, data("ms-sentra")).case_id
    first = load(notebook, case_id).case.sessions[0]
    pdf = printing.print_document(notebook, case_id, "process-record", Wish(item=first.id))
    assert pdf.startswith(b"%PDF")
