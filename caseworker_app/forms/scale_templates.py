"""Anchored scales that a case may begin with, as they stand in resources/scales.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from caseworker_app.forms.lists import read_toml
from caseworker_app.model.choices import Wanted
from caseworker_app.paths import resource


@dataclass(frozen=True, slots=True)
class ScaleTemplate:
    """A scale without ratings; anchors: level and words."""

    name: str
    question: str
    wanted: Wanted
    rated_by: str
    ask: tuple[str, ...]
    look_for: tuple[str, ...]
    anchors: tuple[tuple[int, str], ...]


@cache
def scale_templates() -> tuple[ScaleTemplate, ...]:
    """All that are shipped, in their order."""
    return tuple(
        ScaleTemplate(
            one["name"],
            one["question"],
            Wanted(one["wanted"]),
            one["rated_by"],
            tuple(one["ask"]),
            tuple(one["look_for"]),
            tuple((anchor["level"], anchor["words"]) for anchor in one["anchors"]),
        )
        for one in read_toml(resource("scales.toml"))["scale"]
    )
