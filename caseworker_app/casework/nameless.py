"""What people without a name are called on paper: by what they are to the client, each apart from the others."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from caseworker_app.casework.relations import relation
from caseworker_app.model.choices import BirthKind
from caseworker_app.model.indonesian import terbilang
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.casework.kin import Kin
    from caseworker_app.model.case import Case
    from caseworker_app.model.person import Person

_NO_RELATION = ("hubungan", "tidak", "belum", "-", "–", "?")
_COUNTED = re.compile(r"ke-(\d+)")
_UNBORN = {BirthKind.PREGNANCY, BirthKind.MISCARRIAGE, BirthKind.ABORTION, BirthKind.STILLBIRTH}


def by_relation(case: Case, kin: Kin, people: Iterable[Person]) -> dict[str, str]:
    """«ayah klien», «kakak kedua klien» by the ids of people without a name; several alike are counted."""
    told = {member.person_id: member.relation for member in case.family if member.person_id}
    words = {
        person.id: _words(person, told.get(person.id) or relation(kin, case.client_id or "", person.id), case.client_id)
        for person in people
    }
    alike, seen = Counter(words.values()), Counter[str]()
    for key, word in words.items():
        seen[word] += 1
        if alike[word] > 1:
            words[key] = tr("{word} ({count})").format(word=word, count=_ordinal(seen[word]))
    return words


def _words(person: Person, known: str, client_id: str | None) -> str:
    if person.id == client_id:
        return tr("klien")
    if person.birth_kind in _UNBORN and person.birth_kind is not None:
        return str(person.birth_kind.value)
    word = " ".join(known.split())
    if not word or word.casefold().startswith(_NO_RELATION):
        return tr("seseorang")
    word = _COUNTED.sub(lambda found: _ordinal(int(found[1])), word)
    return word if "klien" in word.casefold() else tr("{word} klien").format(word=word)


def _ordinal(at: int) -> str:
    return tr("pertama") if at == 1 else f"ke{terbilang(at)}"
