"""The family of a case, as the genogram is drawn from it."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from caseworker_app.casework.ages import age_at_death, drawn_on, present_age
from caseworker_app.casework.kin import partners
from caseworker_app.casework.relations import generations_above
from caseworker_app.casework.ties import kind_of
from caseworker_app.diagrams import by_hand
from caseworker_app.diagrams.diagram import Diagram, View
from caseworker_app.diagrams.from_case.words import called, wording
from caseworker_app.diagrams.genogram import family
from caseworker_app.diagrams.genogram.labels import UNNAMED
from caseworker_app.diagrams.genogram.layout import layout
from caseworker_app.diagrams.genogram.legend import legend_entries
from caseworker_app.diagrams.genogram.nearest import around_client
from caseworker_app.forms import tools
from caseworker_app.model.choices import (
    BirthKind,
    EmotionalKind,
    ParentageKind,
    Sex,
    TwinKind,
    UnionEnd,
    UnionKind,
    Vital,
)
from caseworker_app.model.indonesian import long_date
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.model.family import Parentage, Union
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.person import Person

_SEXES: dict[Sex | None, family.Sex] = {Sex.MALE: "L", Sex.FEMALE: "P"}
_KINDS: dict[BirthKind | None, family.MemberKind] = {
    BirthKind.PREGNANCY: "kehamilan",
    BirthKind.STILLBIRTH: "lahir_mati",
    BirthKind.MISCARRIAGE: "keguguran",
    BirthKind.ABORTION: "aborsi",
    BirthKind.PET: "hewan",
}
_COUPLES: dict[UnionKind | None, family.CoupleKind] = {
    UnionKind.MARRIED: "menikah",
    UnionKind.COHABITING: "hidup_bersama",
    UnionKind.AFFAIR: "hubungan_lain",
}
_ENDS: dict[UnionEnd | None, family.Ended] = {
    UnionEnd.DIVORCED: "cerai",
    UnionEnd.SEPARATED: "pisah",
    UnionEnd.WIDOWED: "meninggal",
    UnionEnd.REUNITED: "rujuk",
}
_CHILDREN: dict[ParentageKind | None, family.ChildKind] = {
    ParentageKind.ADOPTED: "angkat",
    ParentageKind.FOSTER: "asuh",
    ParentageKind.STEP: "tiri",
}
_TIES: dict[EmotionalKind, family.TieKind] = {
    EmotionalKind.CLOSE: "dekat",
    EmotionalKind.FUSED: "sangat_dekat",
    EmotionalKind.DISTANT: "renggang",
    EmotionalKind.HOSTILE: "konflik",
    EmotionalKind.CLOSE_HOSTILE: "dekat_konflik",
    EmotionalKind.FUSED_HOSTILE: "sangat_dekat_konflik",
    EmotionalKind.CUTOFF: "terputus",
    EmotionalKind.CUTOFF_REPAIRED: "terputus_pulih",
    EmotionalKind.PHYSICAL_ABUSE: "kekerasan_fisik",
    EmotionalKind.EMOTIONAL_ABUSE: "kekerasan_emosional",
    EmotionalKind.SEXUAL_ABUSE: "kekerasan_seksual",
    EmotionalKind.FOCUSED: "terpusat",
    EmotionalKind.CARETAKER: "pengasuh",
}

WEEKS = 40
"""Of a pregnancy, from the last period to the day on which the child is expected."""

_SMOKING = re.compile(r"rokok|vape|kretek")
_SUBSTANCES = re.compile(r"alkohol|miras|mabuk|tuak|napza|narkoba|narkotika|sabu|ganja|pil|obat|lem\b|zat")
_NONE = re.compile(r"tidak|bukan|tak |belum|-$|–$")


def genogram(file: CaseFile, *, names: bool = False, private: bool = False) -> family.Family:
    """The family as it is drawn: of ``whole_family`` so many generations as the worker wants."""
    whole = whole_family(file, names=names, private=private)
    return around_client(whole, file.case.assessment.genogram_generations)


def whole_family(file: CaseFile, *, names: bool = False, private: bool = False) -> family.Family:
    """The family of a case: everybody of the family table and of the graph around the client.

    ``names`` shows full names instead of initials; ``private`` keeps emotional lines that are marked private.
    """
    case, kin = file.case, file.kin
    today = drawn_on(file)
    say = wording(file, names=names)
    relatives = set(kin.connected(case.client_id)) if case.client_id else set[str]()
    wanted = {member.person_id for member in case.family} | relatives
    apart = {member.person_id: file.relation(member) for member in case.family if member.person_id not in relatives}
    people = [person for person in kin.people if person.id in wanted]
    members = [
        _member(
            person,
            called(file, person, names=names),
            client=person.id == case.client_id,
            today=today,
            say=say,
            relation=apart.get(person.id, ""),
        )
        for person in people
    ]
    if case.client is None:
        members.append(family.Member("client", lines=(tr("klien"),), client=True))
    couples = []
    for union in kin.unions:
        couple, unknown = _couple(union, wanted)
        if couple is not None:
            couples.append(couple)
            members += unknown
    return family.Family(
        members=tuple(members),
        couples=tuple(couples),
        twins=_twins(file),
        households=tuple(
            family.Household(
                tuple(m.person_id for m in household.members if m.person_id and m.until is None),
                say(household.name),
                household.id,
            )
            for household in kin.households
            if household.until is None
        ),
        ties=tuple(
            family.EmotionalTie(tie.person1_id, tie.person2_id, _TIES[kind], bool(tie.private), tie.id)
            for tie in kin.emotional_ties
            if (kind := kind_of(tie)) and tie.person1_id and tie.person2_id and (private or not tie.private)
        ),
        nudges={n.person_id: (n.dx or 0.0, n.dy or 0.0) for n in case.nudges if n.person_id},
    )


def _member(
    person: Person, name: str, *, client: bool, today: date, say: Callable[[str | None], str], relation: str
) -> family.Member:
    """One symbol; ``relation`` is the word for a person whom no line joins to the others."""
    dead = person.vital is Vital.DEAD
    kind = _KINDS.get(person.birth_kind, "orang")
    born = kind in {"orang", "hewan"}
    age = age_at_death(person) if dead else present_age(person, today)
    is_told = bool(relation) and relation not in name
    notes = [person.occupation, person.education, *(person.disabilities or ()), f"({relation})" if is_told else None]
    return family.Member(
        key=person.id,
        sex=_SEXES.get(person.sex, "U"),
        lines=(*_name(person, name, kind, today), *(say(note) for note in notes if note)),
        born=_born(person.born),
        died=person.died.year if person.died else None,
        age=(age or None) if born else None,
        deceased=dead and born,
        client=client,
        generation=generations_above(relation) if relation else None,
        kind=kind,
        shading=_shading(person),
        letters=_letters(person),
        about=frozenset(
            what
            for what, when in (("born", person.born), ("died", person.died))
            if when is not None and when.approximate
        ),
    )


def _name(person: Person, name: str, kind: family.MemberKind, today: date) -> tuple[str, ...]:
    """How somebody is called below the symbol; of a pregnancy, how far it is or when the child is expected."""
    if kind == "orang":
        return (name,)
    called_so = person.name or person.alias
    lines = (name,) if called_so else (tr(UNNAMED[kind]),) if kind in UNNAMED else (name,)
    due = person.born
    if kind != "kehamilan" or due is None or due.earliest is None or due.latest is None or due.latest < today:
        return lines
    if due.earliest != due.latest:
        return (*lines, tr("perkiraan lahir {when}").format(when=due.long(weekday=False)))
    weeks = WEEKS - math.ceil((due.earliest - today).days / 7)
    if not 0 < weeks <= WEEKS:
        return (*lines, tr("perkiraan lahir {when}").format(when=due.long(weekday=False)))
    return (*lines, tr("{weeks} minggu").format(weeks=weeks))


def _shading(person: Person) -> tuple[family.Shading, ...]:
    shading: list[family.Shading] = []
    word = (person.substance_use or "").casefold()
    if word and not _NONE.match(word) and (_SUBSTANCES.search(word) or not _SMOKING.search(word)):
        shading.append("zat_pulih" if "pulih" in word else "zat_diduga" if "diduga" in word else "zat")
    illness = (person.mental_illness or "").casefold()
    if illness and not _NONE.match(illness):
        shading.append("sakit_pulih" if "pulih" in illness else "sakit")
    return tuple(shading)


def _letters(person: Person) -> str:
    """Beside the symbol: S for one who smokes."""
    word = (person.substance_use or "").casefold()
    return "S" if _SMOKING.search(word) and not _NONE.match(word) else ""


def _born(born: PartialDate | None) -> tuple[int, ...]:
    if born is None or born.age is not None or born.earliest is None or born.latest is None:
        return ()
    first, last = born.earliest, born.latest
    if first == last:
        return (first.year, first.month, first.day)
    if (first.year, first.month) == (last.year, last.month):
        return (first.year, first.month)
    return (first.year,) if first.year == last.year else ()


def _couple(union: Union, wanted: set[str | None]) -> tuple[family.Couple | None, list[family.Member]]:
    """The couple of a union; both partners unknown become two open symbols, so that siblings hang together."""
    mates = [mate for mate in partners(union) if mate in wanted]
    children = [
        _child(parentage) for parentage in sorted(union.children, key=_position) if parentage.child_id in wanted
    ]
    unknown: list[family.Member] = []
    if not mates:
        if len(children) == 0:
            return None, []
        unknown = [
            family.Member(f"{union.id}/1", "L", unknown=True),
            family.Member(f"{union.id}/2", "P", unknown=True),
        ]
        mates = [member.key for member in unknown]
    couple = family.Couple(
        key=union.id,
        partners=tuple(mates),
        kind=_COUPLES.get(union.kind, "belum_diketahui"),
        ended=_ENDS.get(union.ended_by),
        since=union.since.year if union.since else None,
        until=union.until.year if union.until else None,
        children=tuple(children),
        together=bool(union.together),
    )
    return couple, unknown


def _position(parentage: Parentage) -> int:
    return parentage.position


def _child(parentage: Parentage) -> family.ChildLink:
    kind = _CHILDREN.get(parentage.kind, "biologis")
    year = parentage.since.year if parentage.since and kind != "biologis" else None
    return family.ChildLink(parentage.child_id or "", kind, year, parentage.id)


def _twins(file: CaseFile) -> tuple[family.TwinGroup, ...]:
    groups = []
    for twin_group in file.kin.twin_groups:
        born = [
            parentage.child_id
            for union in file.kin.unions
            for parentage in union.children
            if parentage.twin_group_id == twin_group.id and parentage.child_id
        ]
        groups.append(family.TwinGroup(tuple(born), identical=twin_group.kind is TwinKind.IDENTICAL))
    return tuple(groups)


def _aged(view: View) -> str:
    return tr("Usia per {date}").format(date=long_date(drawn_on(view.file), weekday=False))


DIAGRAMS = (
    Diagram(
        "genogram",
        mark("Genogram"),
        read=lambda view: genogram(view.file, names=view.names, private=view.private),
        layout=layout,
        legend=legend_entries,
        shows=lambda data: len(data.members) > 1,
        empty=tools.GENOGRAM.empty,
        page=tools.GENOGRAM,
        dated=_aged,
        blank=lambda: (by_hand.room(), by_hand.genogram_legend()),
    ),
)
