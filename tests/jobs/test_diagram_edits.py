"""What clicks and drags in a diagram change, and that each is one step of undo."""

import pytest

from caseworker_app.diagrams.catalogue import DIAGRAMS
from caseworker_app.jobs import diagram_edits as edits
from caseworker_app.model.case import Case
from caseworker_app.model.choices import Energy, Side, TieKind
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.tools import BodyMark, EcomapSystem, QuadrantPoint, RoadMapEvent, VennBody
from caseworker_app.store.notebook import Notebook


@pytest.fixture
def case(notebook: Notebook) -> Case:
    made = Case(number="1", client=Person(name="Melati Sari"))
    with notebook.edit("Kasus baru", undoable=False) as session:
        session.add(made)
    return made


def test_moves_add_up_and_are_put_back(notebook: Notebook, case: Case) -> None:
    assert case.client_id is not None
    edits.nudge(notebook, case, case.client_id, 10.0, -4.0)
    edits.nudge(notebook, case, case.client_id, 2.5, 0.0)
    assert [(one.dx, one.dy) for one in case.nudges] == [(12.5, -4.0)]
    assert notebook.undo(case.id) == "Geser simbol"
    assert [(one.dx, one.dy) for one in case.nudges] == [(10.0, -4.0)]
    edits.unmove(notebook, case)
    assert case.nudges == []


def test_a_second_ecomap_begins_as_the_first(notebook: Notebook, case: Case) -> None:
    system = edits.add(notebook, case, DIAGRAMS["ecomap"], None, EcomapSystem(system_class="teman"))
    edits.move_system(notebook, case, system, 30.0, 0.0)
    with notebook.edit("Isi", case_id=case.id):
        system.name, system.tie = "Rina", TieKind.TENSE
    second = edits.begin_another(notebook, case, DIAGRAMS["ecomap"], stage="Evaluasi", like=case.ecomaps[0])
    assert [(one.stage, len(one.systems)) for one in case.ecomaps] == [(None, 1), ("Evaluasi", 1)]
    assert (second.systems[0].name, second.systems[0].tie, second.systems[0].dx) == ("Rina", TieKind.TENSE, 30.0)
    assert second.systems[0].id != system.id
    edits.put_back(notebook, case, DIAGRAMS["ecomap"], second)
    assert second.systems[0].dx is None
    assert system.dx == 30.0


def test_events_are_felt_within_the_scale_and_moved_by_years(notebook: Notebook, case: Case) -> None:
    road = DIAGRAMS["roadmap"]
    event = edits.add(notebook, case, road, None, RoadMapEvent(when=PartialDate.parse("2014"), feeling=edits.felt(9)))
    assert event.feeling == 5
    edits.move_event(notebook, case, event, feeling=-7)
    assert event.feeling == -5
    assert edits.move_event(notebook, case, event, years=-1)
    assert event.when is not None
    assert event.when.year == 2013
    exact = edits.add(notebook, case, road, case.road_maps[0], RoadMapEvent(when=PartialDate.parse("26/8/2024")))
    assert not edits.move_event(notebook, case, exact, years=1)
    assert [one.position for one in case.road_maps[0].events] == [0, 1]


def test_a_circle_put_by_hand_comes_nearer_from_where_it_stands(notebook: Notebook, case: Case) -> None:
    body = edits.add(notebook, case, DIAGRAMS["venn"], None, VennBody(size=3, distance=3))
    other = edits.add(notebook, case, DIAGRAMS["venn"], case.venn_diagrams[0], VennBody(size=3, distance=3))
    edits.place_bodies(notebook, case, {body.id: (120.04, 90.0), other.id: (-80.0, 0.0)}, moved=body, distance=4)
    assert (body.x, body.y, body.distance) == (120.0, 90.0, 4)
    assert (other.x, other.y, other.distance) == (-80.0, 0.0, 3)
    edits.resize_body(notebook, case, body, distance=-1)
    assert body.x is not None
    assert body.y is not None
    assert body.distance == 3
    assert body.y / body.x == pytest.approx(0.75, abs=0.01)
    assert body.x < 120.0
    edits.work_together(notebook, case, body, "Kader")
    assert body.x is None
    edits.put_back(notebook, case, DIAGRAMS["venn"], case.venn_diagrams[0])
    assert other.x is None


def test_a_tie_is_set_and_the_energy_stays(notebook: Notebook, case: Case) -> None:
    system = edits.add(notebook, case, DIAGRAMS["ecomap"], None, EcomapSystem(system_class="teman"))
    edits.set_tie(notebook, case, system, energy=Energy.BOTH)
    edits.set_tie(notebook, case, system, tie=TieKind.TENSE)
    assert (system.tie, system.energy) == (TieKind.TENSE, Energy.BOTH)
    assert notebook.undo(case.id) == "Ubah hubungan"


def test_points_marks_and_circles_begin_their_tool(notebook: Notebook, case: Case) -> None:
    point = edits.add(notebook, case, DIAGRAMS["quadrant"], None, QuadrantPoint(text="tekun"))
    mark = edits.add(notebook, case, DIAGRAMS["bodymap"], None, BodyMark(side=Side.BACK, x=0.25, y=0.5))
    body = edits.add(notebook, case, DIAGRAMS["venn"], None, VennBody(size=3, distance=3))
    assert case.quadrants[0].points == [point]
    assert case.quadrants[0].date is not None
    assert case.body_maps[0].marks == [mark]
    edits.move_mark(notebook, case, mark, Side.FRONT, 0.1, 0.2)
    assert (mark.side, mark.x, mark.y) == (Side.FRONT, 0.1, 0.2)
    edits.resize_body(notebook, case, body, size=4, distance=-4)
    assert (body.size, body.distance) == (5, 1)
    edits.remove(notebook, case, case.body_maps[0].marks, mark)
    assert case.body_maps[0].marks == []
    notebook.undo(case.id)
    assert len(case.body_maps[0].marks) == 1


def test_the_points_of_the_bpss_picture_are_written(notebook: Notebook, case: Case) -> None:
    edits.write_words(notebook, case, DIAGRAMS["bpss"], "social_points", ["dekat dengan kakak"])
    assert case.assessment.social_points == ["dekat dengan kakak"]
    notebook.undo(case.id)
    assert not case.assessment.social_points
