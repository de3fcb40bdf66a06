"""A diagram is described in one place, and the rest of the program knows it by that."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import caseworker_app
from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.forms.catalogue import STAGES, TABS
from caseworker_app.gui.case.session import CaseSession
from caseworker_app.gui.case.special_pages import special_pages
from caseworker_app.gui.drawing.desk import Desk
from caseworker_app.gui.drawing.tool import editors
from caseworker_app.model.case import Case

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from caseworker_app.store.notebook import Notebook

SOURCE = Path(caseworker_app.__file__).parent
READINGS = "diagrams/from_case"
SHAPED_FOR_THE_REPORT = ("documents/case_report/figures.py", "documents/case_report/tool_words.py")
"""What the report draws, or leads in with words, otherwise than it does any other diagram; a further one needs none."""
PAGES = {page.special for stage in (*STAGES, *TABS) for page in stage.pages}
PAIRS = {"quadrant-pair", "bpss-pair", "bodymap-pair", "roadmap-pair", "venn-pair"}
WITHOUT_A_PAGE_OF_THEIR_OWN = {"ab", "sociogram"} | PAIRS
"""Diagrams of what is entered on pages that have another picture, or none, or that show several."""


@pytest.mark.parametrize("key", DIAGRAMS)
def test_a_diagram_has_what_the_house_asks_for(key: str) -> None:
    diagram = DIAGRAMS[key]
    assert diagram.title
    assert diagram.empty
    assert key in PAGES or key in WITHOUT_A_PAGE_OF_THEIR_OWN
    if diagram.records:
        assert diagram.page is not None
        assert diagram.page.special == key
        rows = diagram.row_fields().row_class
        record = getattr(Case, diagram.records).property.mapper.class_
        assert getattr(record, diagram.rows).property.mapper.class_ is rows
        assert all(hasattr(rows, column) for column in diagram.moved)


def test_every_diagram_with_records_can_be_edited_and_drawn_by_hand() -> None:
    with_records = {key for key, diagram in DIAGRAMS.items() if diagram.records}
    assert with_records <= set(editors()) <= set(DIAGRAMS)
    assert all(DIAGRAMS[key].blank for key in with_records)


def test_every_diagram_has_its_widget_without_being_named_for_it() -> None:
    assert set(DIAGRAMS) <= set(special_pages())


def test_nothing_else_lists_diagrams() -> None:
    """A module that names several of them would have to be touched for a further one."""
    lists = []
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        named = [key for key in DIAGRAMS if key in words]
        place = path.relative_to(SOURCE).as_posix()
        if len(named) > 2 and not place.startswith((READINGS, "forms/", *SHAPED_FOR_THE_REPORT)):
            lists.append(f"{place}: {named}")
    assert lists == []


@pytest.mark.parametrize("key", editors())
def test_an_action_stands_once_in_the_list_of_its_editor(
    qtbot: QtBot, case: Case, notebook: Notebook, key: str
) -> None:
    desk = Desk(DIAGRAMS[key], editors()[key], CaseSession(case, notebook))
    qtbot.addWidget(desk)
    actions = [action for action in desk.tool.actions() if action.words]
    for names in ([action.words for action in actions], [action.key for action in actions if action.key]):
        assert len(names) == len(set(names))
    assert all(action.words in desk.bar.buttons for action in actions if action.place == "bar")
    desk.release()
