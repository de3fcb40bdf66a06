from __future__ import annotations

from caseworker_app.model.case import Case
from caseworker_app.model.intervention import Session
from caseworker_app.model.plan import Activity
from caseworker_app.store.notebook import Notebook


def test_a_deleted_activity_leaves_its_sessions_and_comes_back_with_its_links(notebook: Notebook) -> None:
    activity = Activity(name="konseling individu")
    case = Case(number="2024-001", activities=[activity])
    with notebook.edit("Kasus baru", case_id=case.id) as session:
        session.add(case)
        case.sessions.append(Session(activity=activity, result="Klien mulai terbuka."))
    with notebook.edit("Hapus kegiatan", case_id=case.id):
        case.activities.remove(activity)
    assert [(one.activity, one.result) for one in case.sessions] == [(None, "Klien mulai terbuka.")]
    notebook.undo(case.id)
    with notebook.reader() as session:
        again = session.get(Case, case.id)
        assert again is not None
        assert [one.activity.name for one in again.sessions if one.activity] == ["konseling individu"]
    notebook.redo(case.id)
    with notebook.reader() as session:
        again = session.get(Case, case.id)
        assert again is not None
        assert again.activities == []
        assert again.sessions[0].activity_id is None
