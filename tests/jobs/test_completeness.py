"""What an agency asks for is kept in its notebook, and what is shipped takes no room there."""

from __future__ import annotations

from caseworker_app.casework.completeness import EVERYWHERE, Asked, shipped
from caseworker_app.jobs import completeness
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.settings import set_setting, setting

LITTLE = Asked(frozenset({"contact"}), frozenset({"consent"}))


def test_what_an_agency_asks_is_kept(notebook: Notebook) -> None:
    completeness.ask(notebook, "sekolah", LITTLE)
    with notebook.reading() as session:
        assert completeness.own(session) == {"sekolah": LITTLE}
        assert completeness.asked_in(session, "sekolah") == LITTLE
        assert completeness.asked_in(session, EVERYWHERE) == shipped()[EVERYWHERE]


def test_back_to_what_is_shipped(notebook: Notebook) -> None:
    completeness.ask(notebook, "sekolah", LITTLE)
    completeness.ask(notebook, "sekolah", shipped()["sekolah"])
    with notebook.reading() as session:
        assert setting(session, completeness.SETTING) == {}


def test_a_broken_setting_asks_nothing_that_is_not_there(notebook: Notebook) -> None:
    for broken in ("x", {"sekolah": 3, "nowhere": {}}, {"keluarga": {"needs": "contact"}}):
        set_setting(notebook, completeness.SETTING, broken)
        with notebook.reading() as session:
            assert all(not one.needs and not one.papers for one in completeness.own(session).values())
