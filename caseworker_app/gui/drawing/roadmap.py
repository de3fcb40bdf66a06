"""The life road map to work on: a click on the wave adds an event, a drag up or down says how it felt."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from caseworker_app.diagrams import roadmap
from caseworker_app.diagrams.measure import for_screen
from caseworker_app.gui.drawing.actions import Action
from caseworker_app.gui.drawing.tool import Tool
from caseworker_app.jobs import diagram_edits
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.tools import RoadMapEvent
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.gui.drawing.picture import Shown

STEEP = 0.2  # of the longer way: a drag that goes less far the other way does not mean that one


class RoadMapTool(Tool):
    """The client's way through life; what is private is shown here, and in no file."""

    key = "roadmap"
    upright = True
    hint = mark("Belum ada peristiwa. Klik pada gambar, di tahun dan tinggi yang sesuai, untuk menambahkannya.")
    keys_help = mark(
        "Klik pada gambar menambah peristiwa. Panah memilih, Enter membuka datanya, Del menghapus; "
        "seret atau Alt+panah: ke atas dan bawah perasaan, ke samping tahun. T peristiwa baru, H harapan."
    )

    def actions(self) -> list[Action]:
        """An event or a hope."""
        return [
            Action(tr("Tambah peristiwa"), self.first_step, key="T", icon="plus"),
            Action(tr("Tambah harapan"), partial(self._add, None, 0, hope=True), key="H", icon="plus"),
            self.opening(),
            self.removing(tr("Hapus peristiwa")),
        ]

    def drawn(self, shown: Shown) -> None:
        """Alt with an arrow moves by one step of feeling."""
        self.canvas.steps = (self.step(), 2 * self.step())

    def first_step(self) -> None:
        """An event without a place on the wave yet."""
        self._add(None, 0, hope=False)

    def press(self, x: float, y: float) -> None:
        """A new event at this year and height."""
        spot = self._spot(x, y)
        if spot is None:
            return
        when = None
        if spot.year is not None:
            when = PartialDate.parse(str(int(spot.year)))
        elif spot.age is not None:
            when = PartialDate.parse(f"age:{round(spot.age)}")
        self._add(when, round(spot.feeling), hope=spot.hope)

    def shift(self, key: str, dx: float, dy: float) -> None:
        """Up is better, down is worse; to the sides earlier or later. What was hardly moved one way keeps its place."""
        event, box, shown = self.row(key), self.canvas.box_of(key), self.desk.shown
        if event is None or box is None or shown is None:
            return
        x, y = (box.x0 + box.x1) / 2 - shown.origin[0], (box.y0 + box.y1) / 2 - shown.origin[1]
        aside, upward = abs(dx) > STEEP * abs(dy), abs(dy) > STEEP * abs(dx)
        before, after = self._spot(x, y), self._spot(x + dx, y)
        years = _between(before, after) if aside else 0
        feeling = round((event.feeling or 0) - dy / self.step()) if upward else None
        self._move(event, years, feeling)
        self.desk.refresh()

    def push_along(self, key: str, steps: int) -> None:
        """A year earlier or later."""
        event = self.row(key)
        if event is not None:
            self._move(event, steps, None)

    def step(self) -> float:
        """Points for one step of feeling."""
        shown = self.desk.shown
        if shown is None:
            return 1.0
        with for_screen():
            return roadmap.step_of(shown.data, private=True, **_room(shown))

    def _spot(self, x: float, y: float) -> roadmap.Spot | None:
        shown = self.desk.shown
        if shown is None:
            return None
        with for_screen():
            return roadmap.spot(shown.data, x, y, private=True, **_room(shown))

    def _move(self, event: RoadMapEvent, years: int, feeling: int | None) -> None:
        if not diagram_edits.move_event(self.notebook, self.case, event, years=years, feeling=feeling):
            words = tr("Waktu peristiwa ini bukan tahun atau usia saja; ubah di isiannya (Enter).")
            self.desk.say(words, "attention")

    def _add(self, when: PartialDate | None, feeling: int, *, hope: bool) -> None:
        self.add(RoadMapEvent(when=when, feeling=diagram_edits.felt(feeling), hope=hope or None))


def _between(before: roadmap.Spot | None, after: roadmap.Spot | None) -> int:
    """Whole years from one place to another; none where one of them lies on no year."""
    if before is None or after is None:
        return 0
    for start, end in ((before.year, after.year), (before.age, after.age)):
        if start is not None and end is not None:
            return round(end - start)
    return 0


def _room(shown: Shown) -> dict[str, Any]:
    """The width and the height of the wave that a drawing was laid out for."""
    return dict(zip(("width", "room"), shown.size, strict=False))
