"""Families too large for any drawing: the client's nearest kin instead, and a sentence that says so."""

from __future__ import annotations

import dataclasses

from caseworker_app.diagrams.genogram.family import Family
from caseworker_app.text import tr

LARGEST = 3000
SHOWN = 300


def drawable(family: Family) -> tuple[Family, str]:
    """The family and no message; of more than 3,000 people the client's 300 nearest kin and a message for the user.

    Kin are counted by ties to partners, parents and children; without a client from the first person.
    """
    if len(family.members) <= LARGEST:
        return family, ""
    near: dict[str, list[str]] = {m.key: [] for m in family.members}
    for couple in family.couples:
        people = [key for key in (*couple.partners, *(c.key for c in couple.children)) if key in near]
        for key in people:
            near[key] += people
    start = next((m.key for m in family.members if m.client), min(near))
    kept = [start]
    seen = {start}
    for key in kept:
        for other in sorted(set(near[key]) - seen):
            seen.add(other)
            kept.append(other)
        if len(kept) >= SHOWN:
            break
    wanted = set(kept[:SHOWN])
    message = tr("Keluarga ini memuat {all} orang; gambar ini menunjukkan {shown} kerabat terdekat saja.")
    return (
        dataclasses.replace(family, members=tuple(m for m in family.members if m.key in wanted)),
        message.format(all=len(family.members), shown=len(wanted)),
    )
