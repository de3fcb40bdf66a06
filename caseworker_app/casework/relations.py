"""«Hubungan dengan klien»: derived from the family graph, and typed as a way to enter it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caseworker_app.casework.kin import Kin, children, partners
from caseworker_app.model.choices import ParentageKind, Sex, UnionEnd, UnionKind, Vital
from caseworker_app.model.family import Parentage, Union
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.model.person import Person

_ORDINAL = re.compile(r"\s*(?:ke[- ]?(\d+)|(pertama|kedua|ketiga|keempat|kelima|keenam|ketujuh|kedelapan))\s*")
_ORDINAL_WORDS = ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan")

_PATHS: dict[str, tuple[str, str, str]] = {
    "P": ("ayah", "ibu", "orang tua"),
    "PP": ("kakek", "nenek", "kakek atau nenek"),
    "PPP": ("kakek buyut", "nenek buyut", "buyut"),
    "M": ("suami", "istri", "pasangan"),
    "C": ("anak laki-laki", "anak perempuan", "anak"),
    "CC": ("cucu laki-laki", "cucu perempuan", "cucu"),
    "CCC": ("cicit", "cicit", "cicit"),
    "CM": ("menantu", "menantu", "menantu"),
    "MP": ("ayah mertua", "ibu mertua", "mertua"),
    "SM": ("ipar", "ipar", "ipar"),
    "MS": ("ipar", "ipar", "ipar"),
    "SC": ("keponakan", "keponakan", "keponakan"),
    "PS": ("paman", "bibi", "paman atau bibi"),
    "PSM": ("paman", "bibi", "paman atau bibi"),
    "PSC": ("sepupu", "sepupu", "sepupu"),
    "PM": ("ayah tiri", "ibu tiri", "orang tua tiri"),
    "MC": ("anak tiri", "anak tiri", "anak tiri"),
    "CMP": ("besan", "besan", "besan"),
}
"""Ways from the client (P parent, M partner, C child, S sibling) and the words for them: man, woman, unknown."""


def relation(kin: Kin, client_id: str, person_id: str) -> str:
    """What a person is to the client, as the graph shows it; empty where it does not."""
    if person_id == client_id:
        return tr("klien")
    if person_id in kin.siblings(client_id):
        return _sibling_word(kin, client_id, person_id)
    way = _way(kin, client_id, person_id)
    person = kin.person(person_id)
    if way not in _PATHS or person is None:
        return ""
    man, woman, unknown = _PATHS[way]
    word = man if person.sex is Sex.MALE else woman if person.sex is Sex.FEMALE else unknown
    return word + _qualifier(kin, way, client_id, person_id)


def place(kin: Kin, anchor: Person, person: Person, word: str) -> Union | None:
    """Join a person to another as a relation word says («kakak ke-1», «ibu», «istri», «anak angkat»).

    New unions and parentages are added to ``kin`` and the union is returned; None where the word does not say enough
    (then the word itself is all that is known). Unknown parents stay open places of the union.
    """
    name, ordinal = _split(word)
    for known in (anchor, person):
        if kin.person(known.id) is None:
            kin.people.append(known)
    handler = _HANDLERS.get(name)
    if handler is None:
        return None
    sex, join = handler
    if sex is not None and person.sex is None:
        person.sex = sex
    return join(kin, anchor, person, ordinal)


def reorder(union: Union, ordered_ids: list[str]) -> None:
    """Give the children of a union this order of birth."""
    for parentage in union.children:
        if parentage.child_id in ordered_ids:
            parentage.position = ordered_ids.index(parentage.child_id)
    union.children.sort(key=lambda parentage: parentage.position)


def _way(kin: Kin, start: str, goal: str) -> str:
    steps: tuple[tuple[str, Callable[[str], list[str]]], ...] = (
        ("P", kin.parents),
        ("M", kin.partners),
        ("C", kin.children),
        ("S", kin.siblings),
    )
    seen, frontier = {start}, [(start, "")]
    for _ in range(4):
        following: list[tuple[str, str]] = []
        for person_id, way in frontier:
            for letter, step in steps:
                for other in step(person_id):
                    if other == goal:
                        return way + letter
                    if other not in seen:
                        seen.add(other)
                        following.append((other, way + letter))
        frontier = following
    return ""


def _qualifier(kin: Kin, way: str, client_id: str, person_id: str) -> str:
    if way == "P":
        kinds = {parentage.kind for union, parentage in kin.births(client_id) if person_id in partners(union)}
        if kinds == {ParentageKind.ADOPTED}:
            return " angkat"
        if kinds == {ParentageKind.FOSTER}:
            return " asuh"
    if way == "PP":
        side = next((kin.person(p) for p in kin.parents(client_id) if person_id in kin.parents(p)), None)
        if side is not None and side.sex in {Sex.MALE, Sex.FEMALE}:
            return " dari ayah" if side.sex is Sex.MALE else " dari ibu"
    return ""


def _sibling_word(kin: Kin, client_id: str, person_id: str) -> str:
    for union, _ in kin.births(client_id):
        order = children(union)
        if person_id in order and client_id in order:
            at, own = order.index(person_id), order.index(client_id)
            if at < own:
                return "kakak" if own == 1 else f"kakak ke-{at + 1}"
            return "adik" if len(order) - own - 1 == 1 else f"adik ke-{at - own}"
    return "saudara tiri" if not set(kin.parents(client_id)) & set(kin.parents(person_id)) else "saudara seorang tua"


def _split(word: str) -> tuple[str, int | None]:
    text = " ".join(word.casefold().split())
    found = _ORDINAL.search(text)
    if not found:
        return text, None
    ordinal = int(found[1]) if found[1] else _ORDINAL_WORDS.index(found[2]) + 1
    return " ".join((text[: found.start()] + " " + text[found.end() :]).split()), ordinal


def _birth_union(kin: Kin, person: Person, kind: ParentageKind = ParentageKind.BIOLOGICAL) -> Union:
    for union, parentage in kin.births(person.id):
        if (parentage.kind or ParentageKind.BIOLOGICAL) is kind:
            return union
    union = Union(kind=UnionKind.MARRIED, children=[])
    union.children.append(Parentage(child_id=person.id, kind=kind, position=0))
    kin.unions.append(union)
    return union


def _as_parent(kind: ParentageKind, *, second: bool) -> Callable[[Kin, Person, Person, int | None], Union]:
    def join(kin: Kin, anchor: Person, person: Person, _ordinal: int | None) -> Union:
        union = _birth_union(kin, anchor, kind)
        if person.id in partners(union):
            return union
        side = "partner2_id" if second else "partner1_id"
        if getattr(union, side) is not None:
            side = "partner1_id" if second else "partner2_id"
        if getattr(union, side) is not None:
            union = Union(kind=UnionKind.MARRIED, children=[Parentage(child_id=anchor.id, kind=kind, position=0)])
            kin.unions.append(union)
        setattr(union, side, person.id)
        _mark_widowed(kin, union)
        return union

    return join


def _as_sibling(*, elder: bool) -> Callable[[Kin, Person, Person, int | None], Union]:
    def join(kin: Kin, anchor: Person, person: Person, ordinal: int | None) -> Union:
        union = _birth_union(kin, anchor)
        order = children(union)
        if person.id in order:
            return union
        own = order.index(anchor.id)
        if elder:
            at = own if ordinal is None else min(ordinal - 1, own)
        else:
            at = len(order) if ordinal is None else min(own + ordinal, len(order))
        union.children.append(Parentage(child_id=person.id, kind=ParentageKind.BIOLOGICAL, position=at))
        order.insert(at, person.id)
        reorder(union, order)
        return union

    return join


def _as_partner(kin: Kin, anchor: Person, person: Person, _ordinal: int | None) -> Union:
    for union in kin.unions_of(anchor.id):
        mates = partners(union)
        if person.id in mates:
            return union
        if len(mates) == 1:
            side = "partner1_id" if union.partner1_id is None else "partner2_id"
            setattr(union, side, person.id)
            _mark_widowed(kin, union)
            return union
    first, second = (anchor, person) if anchor.sex is not Sex.FEMALE else (person, anchor)
    union = Union(kind=UnionKind.MARRIED, partner1_id=first.id, partner2_id=second.id, children=[])
    kin.unions.append(union)
    _mark_widowed(kin, union)
    return union


def _as_child(kind: ParentageKind) -> Callable[[Kin, Person, Person, int | None], Union]:
    def join(kin: Kin, anchor: Person, person: Person, ordinal: int | None) -> Union:
        union = next(kin.unions_of(anchor.id), None)
        if union is None:
            union = Union(kind=UnionKind.MARRIED, children=[])
            setattr(union, "partner2_id" if anchor.sex is Sex.FEMALE else "partner1_id", anchor.id)
            kin.unions.append(union)
        order = children(union)
        if person.id not in order:
            at = len(order) if ordinal is None else min(ordinal - 1, len(order))
            union.children.append(Parentage(child_id=person.id, kind=kind, position=at))
            order.insert(at, person.id)
            reorder(union, order)
        return union

    return join


def _through_parent(sex: Sex, *, second: bool) -> Callable[[Kin, Person, Person, int | None], Union | None]:
    def join(kin: Kin, anchor: Person, person: Person, ordinal: int | None) -> Union | None:
        parent = next((kin.person(p) for p in kin.parents(anchor.id) if _sex(kin, p) is sex), None)
        if parent is None:
            return None
        return _as_parent(ParentageKind.BIOLOGICAL, second=second)(kin, parent, person, ordinal)

    return join


def _as_parent_in_law(*, second: bool) -> Callable[[Kin, Person, Person, int | None], Union | None]:
    def join(kin: Kin, anchor: Person, person: Person, ordinal: int | None) -> Union | None:
        mates = kin.partners(anchor.id)
        mate = kin.person(mates[0]) if len(mates) == 1 else None
        if mate is None:
            return None
        return _as_parent(ParentageKind.BIOLOGICAL, second=second)(kin, mate, person, ordinal)

    return join


def _as_child_in_law(kin: Kin, anchor: Person, person: Person, ordinal: int | None) -> Union | None:
    single = [child for child in kin.children(anchor.id) if not kin.partners(child)]
    child = kin.person(single[0]) if len(single) == 1 else None
    return None if child is None else _as_partner(kin, child, person, ordinal)


def _as_grandchild(kin: Kin, anchor: Person, person: Person, ordinal: int | None) -> Union | None:
    own = kin.children(anchor.id)
    child = kin.person(own[0]) if len(own) == 1 else None
    return None if child is None else _as_child(ParentageKind.BIOLOGICAL)(kin, child, person, ordinal)


def _sex(kin: Kin, person_id: str) -> Sex | None:
    person = kin.person(person_id)
    return None if person is None else person.sex


def _mark_widowed(kin: Kin, union: Union) -> None:
    dead = [p for p in map(kin.person, partners(union)) if p is not None and p.vital is Vital.DEAD]
    if dead and union.ended_by is None and len(partners(union)) == 2:
        union.ended_by = UnionEnd.WIDOWED


_BIO, _ADOPTED, _FOSTER = ParentageKind.BIOLOGICAL, ParentageKind.ADOPTED, ParentageKind.FOSTER
_HANDLERS: dict[str, tuple[Sex | None, Callable[[Kin, Person, Person, int | None], Union | None]]] = {
    "ayah": (Sex.MALE, _as_parent(_BIO, second=False)),
    "bapak": (Sex.MALE, _as_parent(_BIO, second=False)),
    "ibu": (Sex.FEMALE, _as_parent(_BIO, second=True)),
    "orang tua": (None, _as_parent(_BIO, second=False)),
    "ayah angkat": (Sex.MALE, _as_parent(_ADOPTED, second=False)),
    "ibu angkat": (Sex.FEMALE, _as_parent(_ADOPTED, second=True)),
    "ayah asuh": (Sex.MALE, _as_parent(_FOSTER, second=False)),
    "ibu asuh": (Sex.FEMALE, _as_parent(_FOSTER, second=True)),
    "kakak": (None, _as_sibling(elder=True)),
    "kakak laki-laki": (Sex.MALE, _as_sibling(elder=True)),
    "kakak perempuan": (Sex.FEMALE, _as_sibling(elder=True)),
    "adik": (None, _as_sibling(elder=False)),
    "adik laki-laki": (Sex.MALE, _as_sibling(elder=False)),
    "adik perempuan": (Sex.FEMALE, _as_sibling(elder=False)),
    "suami": (Sex.MALE, _as_partner),
    "istri": (Sex.FEMALE, _as_partner),
    "isteri": (Sex.FEMALE, _as_partner),
    "pasangan": (None, _as_partner),
    "anak": (None, _as_child(_BIO)),
    "anak laki-laki": (Sex.MALE, _as_child(_BIO)),
    "anak perempuan": (Sex.FEMALE, _as_child(_BIO)),
    "anak angkat": (None, _as_child(_ADOPTED)),
    "anak asuh": (None, _as_child(_FOSTER)),
    "kakek dari ayah": (Sex.MALE, _through_parent(Sex.MALE, second=False)),
    "nenek dari ayah": (Sex.FEMALE, _through_parent(Sex.MALE, second=True)),
    "kakek dari ibu": (Sex.MALE, _through_parent(Sex.FEMALE, second=False)),
    "nenek dari ibu": (Sex.FEMALE, _through_parent(Sex.FEMALE, second=True)),
    "ayah mertua": (Sex.MALE, _as_parent_in_law(second=False)),
    "ibu mertua": (Sex.FEMALE, _as_parent_in_law(second=True)),
    "menantu": (None, _as_child_in_law),
    "cucu": (None, _as_grandchild),
}
