"""Where in the window a written value stands: its stage or tab, its page, and the field or table to go to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from caseworker_app.forms.called import called
from caseworker_app.forms.catalogue import STAGES, TABS, parts
from caseworker_app.forms.client import CLIENT
from caseworker_app.forms.description import Field, Page, Rows, Stage
from caseworker_app.forms.family import PANELS
from caseworker_app.forms.group import GROUP
from caseworker_app.forms.practice import SETTINGS
from caseworker_app.forms.titles import title_of_column
from caseworker_app.model.base import Record
from caseworker_app.text import mark, tr

SETTINGS_KEY = "settings"
FAMILY_PLACE, FAMILY_FIELD = "client/family", "family"
_GENOGRAM_PLACE = "assessment/genogram"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the window: the stage or tab with its page («assessment/bpss»), and the field or table there.

    trail: where it is in words, from the outside in: stage, page, field («Asesmen», «Latar belakang», «Riwayat»).
    """

    place: str
    field: str
    trail: tuple[str, ...]

    @property
    def stage(self) -> str:
        """The key of its stage or tab."""
        return self.place.partition("/")[0]


def spot_of(entity: type[Record], key: str) -> Spot:
    """Where an attribute of a class is read and written; of what is on no page, only what it is called."""
    known = _spots().get(f"{entity.__name__}.{key}")
    if known is not None:
        trail = [tr(words) for words in known.trail]
        return Spot(known.place, known.field, tuple(dict.fromkeys(trail)))
    return Spot("", "", (called(entity.__name__), title_of_column(entity, key) or key))


def title_of_place(place: str) -> str:
    """A page in words, from the outside in: the stage, then its page; "" for none."""
    key, _, page_key = place.partition("/")
    titles = [
        (stage.title, page.title)
        for stage in (*STAGES, *TABS)
        for page in stage.pages
        if (stage.key, page.key) == (key, page_key)
    ]
    return " \u203a ".join(dict.fromkeys(map(tr, titles[0]))) if titles else ""


def stands_once(entity: type[Record], key: str) -> bool:
    """Whether an attribute is read and written on one page of a case alone, whichever case it is."""
    return _counts()[f"{entity.__name__}.{key}"] == 1


def table_of(entity: str, key: str) -> str:
    """The field or table in which an attribute is read and written, by the name of its class; "" for none."""
    known = _spots().get(f"{entity}.{key}")
    return known.field if known is not None else ""


def at_record(field: str, record_id: str) -> str:
    """A field or table and a record in it, as the window goes there: «promises/7f3a…», a row of a table."""
    return f"{field}/{record_id}" if field else ""


def family_spot(entity: type[Record], key: str) -> Spot:
    """Where it is for somebody of the client's family: in the table of the family."""
    return Spot(FAMILY_PLACE, FAMILY_FIELD, (tr(CLIENT.title), tr("Keluarga"), title_of_column(entity, key) or key))


def kinds_of_stage(stage_key: str) -> frozenset[str]:
    """The classes of which something is written in a stage or tab."""
    return frozenset(name.partition(".")[0] for name, spot in _spots().items() if spot.stage == stage_key)


@cache
def _counts() -> Counter[str]:
    """On how many pages of stages and tabs each attribute stands."""
    return Counter(name for stage in (*STAGES, *TABS) for page in stage.pages for name in dict(_of_page(stage, page)))


@cache
def _spots() -> dict[str, Spot]:
    spots: dict[str, Spot] = {}
    others = (stage for stage in (*STAGES, *TABS) if stage is not CLIENT)
    for stage in (CLIENT, *others):
        for page in stage.pages:
            for name, spot in _of_page(stage, page):
                spots.setdefault(name, spot)
    for page in GROUP.pages:
        for name, spot in _of_page(GROUP, page):
            spots.setdefault(name, spot)
    panels = ((PANELS, _GENOGRAM_PLACE, mark("Genogram")), (SETTINGS, SETTINGS_KEY, mark("Pengaturan")))
    for pages, place, title in panels:
        for page in pages:
            for item, trail in _items(page):
                name = str(item.attribute)
                spots.setdefault(name, Spot(place, "", (title, page.title, *trail)))
    return spots


def _of_page(stage: Stage, page: Page) -> Iterator[tuple[str, Spot]]:
    for section in page.sections:
        for top in section.items:
            above = (top.label,) if isinstance(top, Rows) and top.label != page.title else ()
            for item in parts(top):
                label = () if item is top and isinstance(top, Rows) else (item.label,)
                trail = (stage.title, page.title, *above, *label)
                yield str(item.attribute), Spot(f"{stage.key}/{page.key}", top.key, trail)


def _items(page: Page) -> Iterator[tuple[Field | Rows, tuple[str, ...]]]:
    for section in page.sections:
        for top in section.items:
            for item in parts(top):
                yield item, (item.label,)
