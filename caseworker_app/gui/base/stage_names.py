"""What the six stages are called on the screen: as the practicum does, or as ATENSI does, by the agency's choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework import stages
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.model.practice import Agency

_BRIEF = {"Rencana intervensi": mark("Rencana"), "Terminasi dan rujukan": mark("Terminasi")}


def brief_names(agency: Agency | None) -> list[str]:
    """The names in one word where one says enough, for a narrow line of stages."""
    return [tr(_BRIEF[name]) if name in _BRIEF else name for name in short_names(agency)]


def short_names(agency: Agency | None) -> list[str]:
    """The names for the line of stages, in their order."""
    return list(stages.short_titles(agency.stage_names if agency else None))


def full_names(agency: Agency | None) -> list[str]:
    """The same in full, for tips."""
    return list(stages.titles(agency.stage_names if agency else None))
