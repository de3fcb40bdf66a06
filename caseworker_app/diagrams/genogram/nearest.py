"""The part of a family that is drawn: so many generations around the client, or the nearest kin of very many people."""

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
    near = _ties(family)
    kept = [next((m.key for m in family.members if m.client), min(near))]
    seen = set(kept)
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


def around_client(family: Family, generations: int | None, start: str = "") -> Family:
    """The people within so many generations of somebody, with a sentence that says what part of the family this is.

    A step leads from a person to parents, partners, children and siblings. Without a number, or where nobody is left
    out, it is the whole family. ``start`` is a key; else the client is meant, or the first person.
    """
    known = {member.key for member in family.members}
    if not generations or generations < 1 or not known:
        return family
    first = start if start in known else next((m.key for m in family.members if m.client), min(known))
    near, steps, todo = _ties(family), {first: 0}, [first]
    for key in todo:
        for other in sorted(set(near[key]) - steps.keys()) if steps[key] < generations else ():
            steps[other] = steps[key] + 1
            todo.append(other)
    if steps.keys() == known:
        return family
    name = next((" ".join(m.lines[:1]) for m in family.members if m.key == first and not m.client), "") or tr("klien")
    part = tr("Sebagian keluarga: {count} generasi di sekitar {name}, {shown} dari {all} orang.")
    return dataclasses.replace(
        family,
        members=tuple(m for m in family.members if m.key in steps),
        part=part.format(count=generations, name=name, shown=len(steps), all=len(known)),
    )


def _ties(family: Family) -> dict[str, list[str]]:
    """Everybody one step away from each person: parents, partners, children, siblings."""
    near: dict[str, list[str]] = {m.key: [] for m in family.members}
    for couple in family.couples:
        people = [key for key in (*couple.partners, *(c.key for c in couple.children)) if key in near]
        for key in people:
            near[key] += people
    return near
