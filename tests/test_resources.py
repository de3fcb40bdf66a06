"""Whatever is shipped serves somebody: a list, a technique, a question, a text, a picture that nothing uses is dead."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.wish import Wish
from caseworker_app.forms import library, lists
from caseworker_app.forms.catalogue import all_items, all_pages
from caseworker_app.forms.description import Field
from caseworker_app.jobs import offered
from caseworker_app.paths import resource
from tests.documents.case_files import case_file
from tests.documents.case_report.texts import text_of
from tests.store.conftest import built, built_once, notebook

if TYPE_CHECKING:
    from caseworker_app.store.notebook import Notebook

__all__ = ["built", "built_once", "notebook"]

SOURCES = resource("lists").parent.parent / "caseworker_app"


@cache
def code() -> str:
    """All source text of the program."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(SOURCES.rglob("*.py")))


def test_every_list_is_offered_by_a_field_or_read_by_a_rule() -> None:
    fields = {item.choices for _, item in all_items() if isinstance(item, Field)}
    unused = {key for key in lists.keys() if key not in fields and f'"{key}"' not in code()}  # noqa: SIM118 - a function
    assert unused == set()


def test_what_a_word_means_is_told_where_it_is_chosen(notebook: Notebook) -> None:
    fields = {item.choices for _, item in all_items() if isinstance(item, Field) and item.choices}
    for key in fields:
        for entry in lists.load(key).entries:
            assert offered.explained(notebook, key, entry.value).casefold().startswith(entry.help.casefold())


def test_the_steps_of_every_technique_are_told_where_it_is_chosen(notebook: Notebook) -> None:
    for technique in library.techniques():
        told = offered.explained(notebook, "techniques", technique.name)
        assert all(step.name in told for step in technique.steps), technique.name


def test_every_guiding_question_stands_on_a_page_or_in_the_interview_guide() -> None:
    guide = text_of(KINDS["interview-guide"].make(case_file("empty"), Wish(blank=True)))
    asked = {question for page in all_pages() for question in page.questions}
    unasked = {
        key for key, topic in library.topics().items() if not all(q in asked or q in guide for q in topic.questions)
    }
    assert unasked == set()


def test_every_table_of_the_library_is_read_outside_of_it() -> None:
    readers = ("topics", "questions", "steps", "kinder_words", "cited")
    outside = code().replace((SOURCES / "jobs" / "selftest.py").read_text(encoding="utf-8"), "")
    unread = {name for name in readers if not re.search(rf"library import .*\b{name}\b|library\.{name}\(", outside)}
    assert unread == set()


@pytest.mark.parametrize("folder", ["icons", "templates/documents"])
def test_every_file_is_named_in_the_program(folder: str) -> None:
    for path in resource(*folder.split("/")).iterdir():
        assert path.stem in code(), path.name
