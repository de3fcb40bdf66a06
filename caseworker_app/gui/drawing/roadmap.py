"""The life road map to work on: a click on the wave adds an event, a drag up or down says how it felt."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.diagrams import roadmap
from caseworker_app.diagrams.roadmap_axis import WIDTH
from caseworker_app.forms.tools import ROAD_MAP
from caseworker_app.gui.drawing.picture import Shown, best_read
from caseworker_app.gui.drawing.tool import ToolDesk
from caseworker_app.jobs import diagram_edits
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.diagrams.display import Drawing
    from caseworker_app.model.case import Case
    from caseworker_app.model.tools import RoadMap
    from caseworker_app.store.notebook import Notebook


ROOMS = ((560.0, 280.0), (660.0, 340.0), (WIDTH, roadmap.ROOM))
"""Widths in points, and heights for the wave, in which the map is laid out for a page; the one that is read best."""


@dataclasses.dataclass(frozen=True, slots=True)
class LaidOut:
    """The events and the room in points that they were laid out for."""

    events: roadmap.RoadmapData
    width: float = WIDTH
    height: float = roadmap.ROOM

    def drawing(self) -> Drawing:
        """The road map in that room."""
        return roadmap.layout(self.events, private=True, room=self.height, width=self.width)

    def spot(self, x: float, y: float) -> roadmap.Spot | None:
        """What a place of it stands for."""
        return roadmap.spot(self.events, x, y, private=True, room=self.height, width=self.width)

    def step(self) -> float:
        """Points for one step of feeling."""
        return roadmap.step_of(self.events, private=True, room=self.height, width=self.width)


class RoadMapDesk(ToolDesk):
    """The client's way through life; what is private is shown here, and in no file."""

    name = "roadmap"
    several = "road_maps"
    rows = "events"
    page = ROAD_MAP
    upright = True
    hint = mark("Belum ada peristiwa. Klik pada gambar, di tahun dan tinggi yang sesuai, untuk menambahkannya.")
    keys_help = mark(
        "Klik pada gambar menambah peristiwa. Panah memilih, Enter membuka datanya, Del menghapus; "
        "seret atau Alt+↑ ↓ mengubah perasaan, Alt+← → tahunnya. T peristiwa baru, H harapan."
    )

    def __init__(self, case: Case, notebook: Notebook, *, large: bool = False) -> None:
        super().__init__(case, notebook, large=large)
        self._step = 1.0
        self.add_button(tr("Tambah peristiwa"), lambda: self.add(hope=False), key="T", picture="plus")
        self.add_button(tr("Tambah harapan"), lambda: self.add(hope=True), key="H", picture="plus")
        self.add_button(tr("Hapus"), self.remove_chosen, tip=tr("Hapus peristiwa"))

    def is_movable(self, key: str) -> bool:
        """The events; the present stays."""
        return self.row(key) is not None

    def prepare(self, file: CaseFile, *, names: bool) -> Shown:
        """In a page as narrow as lets its words be read."""
        from caseworker_app.diagrams.from_case import roadmap_data

        sheet = self.sheet(file, names=names, private=True)
        laid_out = LaidOut(roadmap_data(file, self.newest(file), names=names))
        if not self.large:
            ways = (LaidOut(laid_out.events, *room) for room in ROOMS)
            laid_out, drawing = best_read((one, one.drawing()) for one in ways)
            sheet = dataclasses.replace(sheet, drawing=drawing)
        drawing, origin = sheet.on_screen(legend=self.large)
        return Shown(drawing, origin, laid_out)

    def take(self, shown: Shown) -> None:
        """Alt with an arrow moves by one step of feeling."""
        self._step = shown.data.step()
        self.canvas.steps = (self._step, 2 * self._step)
        super().take(shown)

    def first_step(self) -> None:
        """The birth of the client."""
        self.add(hope=False)

    def press(self, x: float, y: float) -> None:
        """A new event at this year and height."""
        spot = self.shown.data.spot(x, y) if self.shown else None
        if spot is None:
            return
        when = None
        if spot.year is not None:
            when = PartialDate.parse(str(int(spot.year)))
        elif spot.age is not None:
            when = PartialDate.parse(f"age:{round(spot.age)}")
        self._add(when, round(spot.feeling), hope=spot.hope)

    def add(self, *, hope: bool) -> None:
        """A new event without a place on the wave yet."""
        self._add(None, 0, hope=hope)

    def shift(self, key: str, dx: float, dy: float) -> None:
        """Up is better, down is worse; to the sides a year earlier or later."""
        event = self.row(key)
        if event is None:
            return
        if dx:
            if not diagram_edits.shift_event(self.notebook, self.case, event, round(dx)):
                self.say(tr("Waktu peristiwa ini bukan tahun atau usia saja; ubah di isiannya (Enter)."), "attention")
            return
        feeling = round((event.feeling or 0) - dy / self._step)
        diagram_edits.feel(self.notebook, self.case, event, feeling)
        self.refresh()

    def _add(self, when: PartialDate | None, feeling: int, *, hope: bool) -> None:
        one: RoadMap | None = self.tool()
        made = self.do(
            lambda: diagram_edits.add_event(self.notebook, self.case, one, when=when, feeling=feeling, hope=hope)
        )
        self.open_new(made)
