"""Who and what stands around a client, as ecomaps are drawn from it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Literal

from caseworker_app.casework.ties import tie_of
from caseworker_app.diagrams import by_hand, ecomap, ecomap_pair
from caseworker_app.diagrams.diagram import Diagram, View, dated
from caseworker_app.diagrams.from_case.family import whole_family
from caseworker_app.diagrams.from_case.words import called, plain, wording
from caseworker_app.diagrams.genogram.family import Family, Household
from caseworker_app.diagrams.genogram.layout import layout as genogram_layout
from caseworker_app.diagrams.genogram.legend import legend_entries as genogram_legend
from caseworker_app.diagrams.styles import TIES
from caseworker_app.forms import tools
from caseworker_app.model.choices import Energy, Sex
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.person import Person
    from caseworker_app.model.tools import Ecomap, EcomapSystem

NOT_SHOWN = ""
"""The key of a partner who has no symbol in the small genogram of a household."""


def ecomap_data(file: CaseFile, one: Ecomap | None, *, names: bool = False) -> ecomap.EcomapData:
    """One ecomap of a case; None draws the client alone."""
    systems = () if one is None else tuple(sorted(one.systems, key=lambda system: system.position))
    say = wording(file, names=names)
    inner = _household(file, names=names) if one and one.household else None
    return ecomap.EcomapData(
        client=called(file, file.client, names=names),
        sex=_sex(file.client),
        household=inner is not None,
        inner=genogram_layout(inner) if inner else None,
        inner_legend=tuple(genogram_legend(inner)) if inner else (),
        date=one.date.long(weekday=False) if one and one.date else "",
        stage=say(one.stage if one else None),
        systems=tuple(
            ecomap.EcomapSystem(
                key=system.id,
                label=say(system.name) or _people(file, system, names=names),
                kind=system.system_class or "",
                tie=tie.value if (tie := tie_of(system)) else None,
                stress=bool(system.stress),
                energy=system.energy.value if system.energy and system.energy is not Energy.NONE else None,
                dead=bool(system.dead),
                person=system.person_id,
                dx=system.dx or 0.0,
                dy=system.dy or 0.0,
                words="; ".join(filter(None, (say(system.tie_words), say(system.note)))),
            )
            for system in systems
        ),
    )


def _people(file: CaseFile, system: EcomapSystem, *, names: bool) -> str:
    """The one or two people of a circle that bears no name of its own: «ayah dan ibu»."""
    people = [person for person in (system.person, system.person2) if person]
    return tr(" dan ").join(called(file, person, names=names) for person in people)


def ecomap_pair_data(file: CaseFile, *, names: bool = False) -> tuple[ecomap.EcomapData, ecomap.EcomapData] | None:
    """The first and the last ecomap with the same keys for the same systems; None where there are not two.

    A system is the same where it is the same person, or bears the same name.
    """
    maps = sorted(file.case.ecomaps, key=lambda one: one.position)
    if len(maps) < 2:
        return None
    before, after = (
        _rekeyed(ecomap_data(file, one, names=names), one.systems, moment)
        for one, moment in ((maps[0], tr("sebelum")), (maps[-1], tr("sesudah")))
    )
    return _unmoved(before), _unmoved(after)


def _rekeyed(data: ecomap.EcomapData, systems: list[EcomapSystem], moment: str) -> ecomap.EcomapData:
    """Keys that two ecomaps share; of several alike in one ecomap each has its own."""
    records = {system.id: system for system in systems}
    used: set[str] = set()
    shared = []
    for system in data.systems:
        record = records[system.key]
        people = "+".join(filter(None, (record.person_id, record.person2_id)))
        key = people or f"{plain(record.name or '')}/{plain(record.system_class or '')}"
        while key in used:
            key += "'"
        used.add(key)
        shared.append(dataclasses.replace(system, key=key))
    return dataclasses.replace(data, systems=tuple(shared), stage=data.stage or ("" if data.date else moment))


def _unmoved(data: ecomap.EcomapData) -> ecomap.EcomapData:
    """Without moves by hand: they were made in a picture of another size."""
    return dataclasses.replace(
        data, systems=tuple(dataclasses.replace(system, dx=0.0, dy=0.0) for system in data.systems)
    )


def _sex(person: Person | None) -> Literal["male", "female", "unknown"]:
    sex = person.sex if person else None
    return "male" if sex is Sex.MALE else "female" if sex is Sex.FEMALE else "unknown"


def _household(file: CaseFile, *, names: bool) -> Family | None:
    """Those who live with the client now, for a small genogram; None where nobody is known to.

    Through whom they are kin is shown as well, dead or living elsewhere: then a line runs around the household.
    """
    people: set[str] = set()
    for household in file.kin.households:
        now = {member.person_id for member in household.members if member.person_id and member.until is None}
        if household.until is None and file.case.client_id in now:
            people |= now
    client = file.case.client_id
    if len(people) < 2 or client is None:
        return None
    at_home = tuple(sorted(people))
    people |= {between for one in at_home for between in file.kin.way(client, one)}
    whole = whole_family(file, names=names)
    couples = []
    for couple in whole.couples:
        partners = [key for key in couple.partners if key in people]
        children = tuple(child for child in couple.children if child.key in people)
        if len(partners) + len(children) > 1:
            # A partner who is left out, or not known, gets no symbol here.
            mates = (*partners, *([NOT_SHOWN] if len(partners) == 1 else []))
            couples.append(dataclasses.replace(couple, partners=mates, children=children))
    members = tuple(
        dataclasses.replace(member, lines=member.lines[:1]) for member in whole.members if member.key in people
    )
    twins = tuple(group for group in whole.twins if set(group.members) <= people)
    around = () if len(people) == len(at_home) else (Household(at_home),)
    return Family(members, tuple(couples), twins, households=around)


def _usual_signs() -> ecomap.EcomapData:
    """Systems with every tie and both ways of energy."""
    ties = tuple(ecomap.EcomapSystem(name, "", tie=name, stress=True) for name in TIES)
    flows = tuple(ecomap.EcomapSystem(flow, "", tie="biasa", energy=flow) for flow in ("ke klien", "dua arah"))
    return ecomap.EcomapData(tr("klien"), (*ties, *flows))


def _pair_or_last(view: View) -> tuple[ecomap.EcomapData, ...]:
    """The ecomaps before and after; where there are not two, the one that there is."""
    pair = ecomap_pair_data(view.file, names=view.names)
    return pair or (ecomap_data(view.file, next(iter(view.file.case.ecomaps), None), names=view.names),)


DIAGRAMS = (
    Diagram(
        "ecomap",
        mark("Ecomap"),
        read=lambda view: ecomap_data(view.file, view.record, names=view.names),
        layout=ecomap.layout,
        legend=ecomap.legend_entries,
        shows=lambda data: data.systems,
        empty=tools.ECOMAP.empty,
        shape=lambda data, _drawing, width, height: ecomap.layout(data, (width, height)),
        for_room=lambda width, height: ((width, height),),
        records="ecomaps",
        rows="systems",
        page=tools.ECOMAP,
        moved=("dx", "dy"),
        blank=lambda: (by_hand.around_client(), ecomap.legend_entries(_usual_signs())),
    ),
    Diagram(
        "ecomap-pair",
        mark("Ecomap sebelum dan sesudah"),
        read=_pair_or_last,
        layout=lambda maps: ecomap_pair.compare(*maps) if len(maps) > 1 else ecomap.layout(*maps),
        legend=lambda maps: ecomap_pair.compare_legend(*maps) if len(maps) > 1 else ecomap.legend_entries(*maps),
        shows=lambda maps: len(maps) > 1,
        empty=mark("Untuk membandingkan perlu dua ecomap: satu saat asesmen, satu lagi saat evaluasi."),
        dated=lambda view: (
            "" if len(view.file.case.ecomaps) > 1 else dated(View(view.file, next(iter(view.file.case.ecomaps), None)))
        ),
    ),
)
