"""4.2, the ecomap in sentences: who is how close, where energy flows, what weighs on the client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from caseworker_app.casework.ties import in_words
from caseworker_app.documents.case_report.parts import by_words
from caseworker_app.documents.elements.record_tables import known_facts
from caseworker_app.documents.wording import capital, joined, sentence, sentence_list
from caseworker_app.forms.catalogue import label_of
from caseworker_app.model.choices import Energy, TieKind
from caseworker_app.model.tools import EcomapSystem
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.documents.blocks import Block
    from caseworker_app.documents.telling import Teller

_NEAR = {
    TieKind.VERY_CLOSE: mark("sangat dekat dengan {who}"),
    TieKind.CLOSE: mark("dekat dengan {who}"),
    TieKind.CONFLICT: mark("berkonflik dengan {who}"),
}
_QUALITY = {
    TieKind.ORDINARY: mark("dengan {who} biasa saja"),
    TieKind.DISTANT: mark("dengan {who} renggang"),
    TieKind.WEAK: mark("dengan {who} lemah"),
    TieKind.TENSE: mark("dengan {who} tegang"),
    TieKind.CUTOFF: mark("dengan {who} terputus"),
    None: mark("dengan {who} belum diketahui kuatnya"),
}
_FLOWS = {
    Energy.TO_CLIENT: mark("kepada klien dari {who}"),
    Energy.FROM_CLIENT: mark("dari klien kepada {who}"),
    Energy.BOTH: mark("dua arah antara klien dan {who}"),
}


def tie_sentences(teller: Teller, systems: Sequence[EcomapSystem]) -> str:
    """«Klien “MS” sangat dekat dengan ibu (alm.); dekat dengan Rina dan Vera. …», strength, energy and stress."""
    of_kind = [one for one in systems if not one.tie_words]
    near, quality = _parts(teller, of_kind, _NEAR, "tie"), _parts(teller, of_kind, _QUALITY, "tie")
    quality += [
        tr("dengan {who} {words}").format(who=_who(teller, several), words=words)
        for words, several in by_words([one for one in systems if one.tie_words], _said).items()
    ]
    flows, still = _parts(teller, systems, _FLOWS, "energy"), [one for one in systems if one.energy is Energy.NONE]
    stress = [one for one in systems if one.stress]
    told = [f"{teller.client} {_row_of(near)}"] if near else []
    told += (
        [tr("hubungan {client} {parts}").format(client=_subject(teller, told), parts=_row_of(quality))]
        if quality
        else []
    )
    told += [tr("energi mengalir {parts}").format(parts=_row_of(flows))] if flows else []
    told += [tr("tidak ada aliran energi antara klien dan {who}").format(who=_who(teller, still))] if still else []
    told += [tr("tekanan dirasakan klien dari {who}").format(who=_who(teller, stress))] if stress else []
    classes = by_words([one for one in systems if one.system_class], lambda one: one.system_class)
    if classes:
        groups = "; ".join(f"{name} ({joined(_names(teller, found))})" for name, found in classes.items())
        told.append(tr("menurut golongannya, mereka termasuk {groups}").format(groups=groups))
    return " ".join(map(sentence, told))


def tie_facts(teller: Teller, systems: Sequence[EcomapSystem]) -> list[Block]:
    """The same as a list, for the ecomaps of a case that follow the first."""
    kinds = (*TieKind, None)
    found = [
        (
            tr("Hubungan {kind}").format(kind=kind.value if kind else tr("belum diketahui")),
            [one for one in systems if one.tie is kind and not one.tie_words],
        )
        for kind in kinds
    ]
    found += [
        (tr("Hubungan {kind}").format(kind=words), several)
        for words, several in by_words([one for one in systems if one.tie_words], _said).items()
    ]
    found += [
        (tr("Aliran energi {way}").format(way=way.value), [one for one in systems if one.energy is way])
        for way in Energy
    ]
    found.append((tr(label_of(EcomapSystem.stress)), [one for one in systems if one.stress]))
    found += [
        (capital(name), several)
        for name, several in by_words(
            [one for one in systems if one.system_class], lambda one: one.system_class
        ).items()
    ]
    return [*known_facts((label, joined(_names(teller, several))) for label, several in found)]


def _parts(teller: Teller, systems: Sequence[EcomapSystem], texts: Mapping[Any, str], key: str) -> list[str]:
    """«dekat dengan Rina dan Vera», a part of a sentence for each kind that there is."""
    found = ((text, [one for one in systems if getattr(one, key) is kind]) for kind, text in texts.items())
    return [tr(text).format(who=_who(teller, several)) for text, several in found if several]


def _row_of(parts: Sequence[str]) -> str:
    """Parts of a sentence one after the other, parted by semicolons where a part has commas."""
    return "; ".join(parts) if any("," in part for part in parts) else sentence_list(parts)


def _who(teller: Teller, systems: Sequence[EcomapSystem]) -> str:
    return sentence_list(_names(teller, systems))


def _names(teller: Teller, systems: Sequence[EcomapSystem]) -> list[str]:
    return [called(teller, one) for one in systems]


def _said(system: EcomapSystem) -> str:
    return in_words(system.tie_words, system.tie)


def called(teller: Teller, system: EcomapSystem) -> str:
    """A system by its name, the dead marked."""
    people = [teller.person(person) for person in (system.person, system.person2) if person]
    name = system.name or sentence_list(people) or "–"
    return f"{name} (alm.)" if system.dead else name


def _subject(teller: Teller, told: Sequence[str]) -> str:
    """The client by initials once, then simply the client."""
    return tr("klien") if told else teller.client
