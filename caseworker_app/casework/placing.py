"""Enter the family graph by words: «ibu», «kakak ke-1», «adik seibu» join a person to another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caseworker_app.casework.kin import Kin, children, partners
from caseworker_app.forms import lists
from caseworker_app.model.choices import ParentageKind, Sex, UnionEnd, UnionKind, Vital
from caseworker_app.model.family import Parentage, Union

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.model.person import Person

_ORDINAL = re.compile(r"\s*(?:ke[- ]?(\d+)|(pertama|kedua|ketiga|keempat|kelima|keenam|ketujuh|kedelapan))\s*")
_ORDINAL_WORDS = ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan")


def place(kin: Kin, anchor: Person, person: Person, word: str) -> Union | None:
    """Join a person to another as a relation word says («kakak ke-1», «ibu», «istri», «anak angkat»).

    New unions and parentages are added to ``kin`` and the union is returned; None where the word does not say enough
    (then the word itself is all that is known). Unknown parents stay open places of the union.
    """
    name, ordinal = _split(word)
    for known in (anchor, person):
        if kin.person(known.id) is None:
            kin.people.append(known)
    entry = lists.load("kinship").find(name)
    handler = _HANDLERS.get(name) or _HANDLERS.get(entry.value if entry else "")
    sex = handler[0] if handler else _SEXES.get(name) or _told_by(entry)
    if sex is not None and person.sex is None:
        person.sex = sex
    if handler is None:
        return None
    _, join = handler
    return join(kin, anchor, person, ordinal)


def kin_word(text: str) -> str:
    """The relation that these words are and no more («Nenek dari ibu», «kakak ke-1»), in small letters; else «»."""
    name, _ = _split(text)
    known = name in _HANDLERS or name in _SEXES or lists.load("kinship").find(name) is not None
    return " ".join(text.casefold().split()) if known else ""


def name_and_relation(text: str) -> tuple[str | None, str]:
    """What a line about a relative says: a name, a relation alone («ayah»), or both with a comma («Lestari, ibu»)."""
    alone = kin_word(text)
    if alone:
        return None, alone
    name, _, behind = text.rpartition(",")
    relation = kin_word(behind)
    return (name.strip(), relation) if name.strip() and relation else (text, "")


def reorder(union: Union, ordered_ids: list[str]) -> None:
    """Give the children of a union this order of birth."""
    for parentage in union.children:
        if parentage.child_id in ordered_ids:
            parentage.position = ordered_ids.index(parentage.child_id)
    union.children.sort(key=lambda parentage: parentage.position)


def _told_by(entry: lists.Entry | None) -> Sex | None:
    """The sex in the code of a kinship word («PS/m»)."""
    parts = entry.code.split("/") if entry else []
    return {"m": Sex.MALE, "f": Sex.FEMALE}.get(parts[1]) if len(parts) > 1 else None


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


def _as_partner(kind: UnionKind | None) -> Callable[[Kin, Person, Person, int | None], Union]:
    """As a husband or wife, or as a partner of whom the word does not say what joins the two."""

    def join(kin: Kin, anchor: Person, person: Person, _ordinal: int | None) -> Union:
        for union in kin.unions_of(anchor.id):
            mates = partners(union)
            if person.id in mates:
                return union
            if len(mates) == 1:
                side = "partner1_id" if union.partner1_id is None else "partner2_id"
                setattr(union, side, person.id)
                union.kind = union.kind or kind
                _mark_widowed(kin, union)
                return union
        first, second = (anchor, person) if anchor.sex is not Sex.FEMALE else (person, anchor)
        union = Union(kind=kind, partner1_id=first.id, partner2_id=second.id, children=[])
        kin.unions.append(union)
        _mark_widowed(kin, union)
        return union

    return join


def _as_child(kind: ParentageKind) -> Callable[[Kin, Person, Person, int | None], Union]:
    def join(kin: Kin, anchor: Person, person: Person, ordinal: int | None) -> Union:
        union = next(kin.unions_of(anchor.id), None)
        if union is None:
            union = _new_union(kin, anchor)
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
        parent = _parent(kin, anchor, sex)
        if parent is None:
            return None
        return _as_parent(ParentageKind.BIOLOGICAL, second=second)(kin, parent, person, ordinal)

    return join


def _as_step_parent(own: Sex) -> Callable[[Kin, Person, Person, int | None], Union | None]:
    """As a later partner of the client's parent of this sex."""

    def join(kin: Kin, anchor: Person, person: Person, _ordinal: int | None) -> Union | None:
        parent = _parent(kin, anchor, own)
        if parent is None:
            return None
        union = _other_union(kin, anchor, parent)
        if person.id not in partners(union):
            side = "partner1_id" if own is Sex.FEMALE else "partner2_id"
            if getattr(union, side) is not None:
                union = _new_union(kin, parent)
            setattr(union, side, person.id)
            _mark_widowed(kin, union)
        return union

    return join


def _as_half_sibling(shared: Sex) -> Callable[[Kin, Person, Person, int | None], Union | None]:
    """As a child that the client's parent of this sex has with somebody else."""

    def join(kin: Kin, anchor: Person, person: Person, _ordinal: int | None) -> Union | None:
        parent = _parent(kin, anchor, shared)
        if parent is None:
            return None
        union = _other_union(kin, anchor, parent)
        if person.id not in children(union):
            at = len(union.children)
            union.children.append(Parentage(child_id=person.id, kind=ParentageKind.BIOLOGICAL, position=at))
        return union

    return join


def _parent(kin: Kin, anchor: Person, sex: Sex) -> Person | None:
    known = [person for person in map(kin.person, kin.parents(anchor.id)) if person is not None]
    return next((person for person in known if person.sex is sex), None)


def _other_union(kin: Kin, anchor: Person, parent: Person) -> Union:
    """The latest union of a parent that the anchor was not born in; a new one where there is none."""
    born = {union.id for union, _ in kin.births(anchor.id)}
    others = [union for union in kin.unions_of(parent.id) if union.id not in born]
    return others[-1] if others else _new_union(kin, parent)


def _new_union(kin: Kin, partner: Person) -> Union:
    union = Union(kind=UnionKind.MARRIED, children=[])
    setattr(union, "partner2_id" if partner.sex is Sex.FEMALE else "partner1_id", partner.id)
    kin.unions.append(union)
    return union


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
    return None if child is None else _as_partner(UnionKind.MARRIED)(kin, child, person, ordinal)


def _as_grandchild(kin: Kin, anchor: Person, person: Person, ordinal: int | None) -> Union | None:
    own = kin.children(anchor.id)
    child = kin.person(own[0]) if len(own) == 1 else None
    return None if child is None else _as_child(ParentageKind.BIOLOGICAL)(kin, child, person, ordinal)


def _mark_widowed(kin: Kin, union: Union) -> None:
    dead = [p for p in map(kin.person, partners(union)) if p is not None and p.vital is Vital.DEAD]
    if dead and union.ended_by is None and len(partners(union)) == 2:
        union.ended_by = UnionEnd.WIDOWED


_SEXES = {"kakek": Sex.MALE, "nenek": Sex.FEMALE}  # grandparents of a side that is not known yet
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
    "suami": (Sex.MALE, _as_partner(UnionKind.MARRIED)),
    "istri": (Sex.FEMALE, _as_partner(UnionKind.MARRIED)),
    "isteri": (Sex.FEMALE, _as_partner(UnionKind.MARRIED)),
    "pasangan": (None, _as_partner(None)),
    "anak": (None, _as_child(_BIO)),
    "anak laki-laki": (Sex.MALE, _as_child(_BIO)),
    "anak perempuan": (Sex.FEMALE, _as_child(_BIO)),
    "anak angkat": (None, _as_child(_ADOPTED)),
    "anak asuh": (None, _as_child(_FOSTER)),
    "ayah tiri": (Sex.MALE, _as_step_parent(Sex.FEMALE)),
    "ibu tiri": (Sex.FEMALE, _as_step_parent(Sex.MALE)),
    "kakak seibu": (None, _as_half_sibling(Sex.FEMALE)),
    "adik seibu": (None, _as_half_sibling(Sex.FEMALE)),
    "saudara seibu": (None, _as_half_sibling(Sex.FEMALE)),
    "kakak seayah": (None, _as_half_sibling(Sex.MALE)),
    "adik seayah": (None, _as_half_sibling(Sex.MALE)),
    "saudara seayah": (None, _as_half_sibling(Sex.MALE)),
    "kakek dari ayah": (Sex.MALE, _through_parent(Sex.MALE, second=False)),
    "nenek dari ayah": (Sex.FEMALE, _through_parent(Sex.MALE, second=True)),
    "kakek dari ibu": (Sex.MALE, _through_parent(Sex.FEMALE, second=False)),
    "nenek dari ibu": (Sex.FEMALE, _through_parent(Sex.FEMALE, second=True)),
    "ayah mertua": (Sex.MALE, _as_parent_in_law(second=False)),
    "ibu mertua": (Sex.FEMALE, _as_parent_in_law(second=True)),
    "menantu": (None, _as_child_in_law),
    "cucu": (None, _as_grandchild),
}
