"""The pages of the practicum book: another case is chosen by number and name, the place is told once for all cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.forms.catalogue import page
from caseworker_app.forms.description import Field, Rows
from caseworker_app.gui.case.case_window import CaseWindow
from caseworker_app.jobs import offered
from caseworker_app.model.book import BookCase
from caseworker_app.model.case import Case
from caseworker_app.model.person import Person
from caseworker_app.model.practice import Agency

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook


def test_another_case_is_offered_by_number_and_client_and_not_the_case_itself(notebook: Notebook, case: Case) -> None:
    other = Case(number="2024-002", client=Person(name="Kenanga"))
    with notebook.edit("Kasus lain") as session:
        session.add(other)
    rows = next(item for _, item in page("book").items() if isinstance(item, Rows))
    (field,) = rows.columns
    assert isinstance(field, Field)
    titles = [title for title, _ in offered.records(notebook, case, Case, field.of)]
    assert titles == ["2024-002 · Kenanga"]


def test_the_pages_show_and_keep_what_is_written_of_the_place(notebook: Notebook, case: Case, qtbot: QtBot) -> None:
    with notebook.edit("Isi") as session:
        case.agency = Agency(name="Sentra Contoh", history="Berdiri tahun 1990.")
        other = Case(number="2024-002", agency=case.agency)
        session.add(other)
        case.placement.book_cases.append(BookCase(case=other))
    for key in ("book", "book_introduction", "book_concepts", "book_place", "placement_report"):
        window = CaseWindow(case, notebook, f"placement/{key}")
        qtbot.addWidget(window)
        window.show()
        window.release()
    assert other.agency is not None
    assert other.agency.history == "Berdiri tahun 1990."
