"""The diagrams that a case can show, by their keys; each is described where it is read from a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.diagrams.from_case import (
    around,
    client,
    family,
    groups,
    life,
    map_pairs,
    numbers,
    over_time,
    pairs,
    thread,
)

if TYPE_CHECKING:
    from caseworker_app.diagrams.diagram import Diagram

DIAGRAMS: dict[str, Diagram] = {
    diagram.key: diagram
    for module in (family, around, life, client, pairs, map_pairs, numbers, over_time, groups, thread)
    for diagram in module.DIAGRAMS
}
"""In the order in which they are offered."""
