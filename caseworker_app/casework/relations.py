"""«Hubungan dengan klien», derived from the family graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.kin import Kin, children, partners
from caseworker_app.forms import lists
from caseworker_app.model.choices import ParentageKind, Sex
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable


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


_NO_KIN = "-"
_ELDERS = {"kakek buyut": 3, "nenek buyut": 3, "buyut": 3, "kakek": 2, "nenek": 2, "eyang": 2, "mbah": 2}
"""Words that do not say on whose side somebody stands, with the generations above the client."""


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


def generations_above(word: str) -> int | None:
    """How many generations a relation word stands above the client («nenek» 2, «cucu» -2); None where it says none."""
    name = " ".join(word.casefold().split())
    entry = lists.load("kinship").find(name)
    if entry is not None and entry.code != _NO_KIN:
        way = entry.code.partition("/")[0]
        return way.count("P") - way.count("C")
    return next((count for start, count in _ELDERS.items() if name.startswith(start)), None)


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
    shared = set(kin.parents(client_id)) & set(kin.parents(person_id))
    if not shared:
        return "saudara tiri"
    sexes = {_sex(kin, parent) for parent in shared}
    if sexes == {Sex.FEMALE}:
        return "saudara seibu"
    return "saudara seayah" if sexes == {Sex.MALE} else "saudara seorang tua"


def _sex(kin: Kin, person_id: str) -> Sex | None:
    person = kin.person(person_id)
    return None if person is None else person.sex
