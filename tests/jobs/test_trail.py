"""What the audit trail says to whoever reads it: in words, by case, kind and day, never with what was written."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import update

from caseworker_app.jobs import trail
from caseworker_app.jobs.trail import Wanted
from caseworker_app.model.bookkeeping import audit_entry
from caseworker_app.model.case import Case
from caseworker_app.model.notes import JournalEntry
from caseworker_app.model.person import Person
from caseworker_app.store.notebook import Notebook
from caseworker_app.store.notebooks import open_notebook
from tests.store.built import PASSPHRASE, Built

SECRET = "Rahasia Sekali"


@pytest.fixture
def case(notebook: Notebook) -> Case:
    with notebook.edit("Kasus baru") as session:
        case = Case(number="2025-007", client=Person(name=SECRET))
        session.add(case)
    with notebook.edit("Tambah", case_id=case.id):
        case.journal.extend(JournalEntry(text=SECRET) for _ in range(3))
    notebook.note("print", case.id)
    notebook.undo(case.id)
    return case


def read(notebook: Notebook, wanted: Wanted = Wanted(), **how: int) -> list[trail.Line]:  # noqa: B008 - frozen
    with notebook.reader() as session:
        return trail.lines(session, wanted, **how)


def test_lines_are_in_words_and_newest_first(notebook: Notebook, case: Case) -> None:
    undone, printed, added, made, opened = read(notebook, limit=5)
    assert undone.what == "Mengurungkan: Catatan harian dan mingguan (3)"
    assert (printed.what, printed.case) == ("Mencetak", "2025-007")
    assert added.what == "Mengubah: Catatan harian dan mingguan (3)"
    assert ("Data kasus" in made.what, made.case) == (True, "2025-007")
    assert "jenis data lain" in made.what
    assert opened.what == "Membuka buku kasus"
    assert SECRET not in str(read(notebook))


def test_who_is_who_opened_the_notebook(notebook: Notebook, case: Case) -> None:
    lines = read(notebook)
    assert len({line.who for line in lines}) == 1
    assert lines[0].who


def test_the_opening_says_by_what_and_after_how_many_wrong_tries(built: Built) -> None:
    with pytest.raises(Exception, match="salah"):
        open_notebook(built.path, "bukan ini")
    with open_notebook(built.path, PASSPHRASE) as notebook:
        opened = read(notebook)[0]
        assert opened.what.endswith("dengan kata sandi, setelah 1 kali kata sandi atau kode salah")


def test_only_what_is_wanted_is_read(notebook: Notebook, case: Case) -> None:
    today = date.today()
    assert [line.action for line in read(notebook, Wanted(case_id=case.id))] == ["undo", "print", "edit", "edit"]
    assert [line.action for line in read(notebook, Wanted(action="print"))] == ["print"]
    assert [line.action for line in read(notebook, Wanted(kinds=("JournalEntry", "Task")))] == ["undo", "edit"]
    assert len(read(notebook, Wanted(since=today - timedelta(days=1), until=today))) == len(read(notebook))
    assert read(notebook, Wanted(until=today - timedelta(days=2))) == []
    with notebook.reader() as session:
        assert trail.count(session, Wanted(case_id=case.id)) == 4


def test_portions_follow_each_other_without_a_gap(notebook: Notebook, case: Case) -> None:
    for _ in range(30):
        notebook.note("view", case.id)
    with notebook.reader() as session:
        numbers = [line.number for line in trail.all_lines(session, Wanted())]
        first = trail.lines(session, Wanted(), limit=10)
        then = trail.lines(session, Wanted(), before=first[-1].number, limit=10)
    assert [line.number for line in (*first, *then)] == numbers[:20]
    assert all(one == other + 1 for one, other in pairwise(numbers))
    assert numbers[-1] == 1


def test_a_case_that_is_gone_is_named_by_its_id(notebook: Notebook) -> None:
    notebook.note("erase", "0b0f6a34-9a4e")
    (line,) = read(notebook, limit=1)
    assert (line.what, line.case) == ("Menghapus untuk selamanya", "0b0f6a34-9a4e")


def test_what_a_foreign_hand_wrote_is_shown_as_far_as_it_can_be_read(notebook: Notebook, case: Case) -> None:
    connection = notebook.session.connection(execution_options={"begin": "IMMEDIATE"})
    connection.execute(update(audit_entry).values(at="kapan", records="[1", action="apa"))
    entries = trail.lines(notebook.session, Wanted(), limit=3)
    assert [(line.at, line.what) for line in entries] == [(None, "apa")] * 3
    assert trail.moment(entries[0]) == ""
    notebook.session.rollback()


def test_it_is_printed_with_what_was_chosen_and_found(notebook: Notebook, case: Case) -> None:
    data = trail.printed(notebook, Wanted(case_id=case.id), [("Kasus", "2025-007  RS"), ("Waktu", "")])
    with pypdfium2.PdfDocument(data) as document:
        words = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    for expected in ("JEJAK KEGIATAN", "2025-007 RS", "sudah diperiksa dan utuh", "Mencetak", "Catatan harian"):
        assert expected in words
    assert "Waktu belum" not in words
    assert SECRET not in words


def test_nothing_to_print_is_said(notebook: Notebook) -> None:
    data = trail.printed(notebook, Wanted(action="erase"), [])
    with pypdfium2.PdfDocument(data) as document:
        assert "Tidak ada kegiatan yang cocok" in document[0].get_textpage().get_text_range()


def test_every_action_that_is_noted_has_a_word() -> None:
    """An action without one would stand in the page in English."""
    noted = re.compile(
        r'\b_?(?:note|note_keys|writing)\("([a-z ]+)"'
        r'|audit\.append\([^"]*, "([a-z ]+)"'
        r'|action: str = "([a-z ]+)"'
    )
    texts = [path.read_text("utf-8") for path in Path(trail.__file__).parents[1].rglob("*.py")]
    actions = {word for text in texts for match in noted.findall(text) for word in match if word}
    assert {"export", "change data key", "erase", "view", "edit"} <= actions
    assert actions <= set(trail.ACTIONS)
