"""4.2, the ecomap in sentences: who is how close, where energy flows, what weighs on the client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.ties import in_words
from caseworker_app.documents.case_report.parts import by_words
from caseworker_app.documents.wording import capital, sentence, sentence_list
from caseworker_app.model.choices import Energy, TieKind
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.documents.telling import Teller
    from caseworker_app.model.tools import EcomapSystem

_TIES = {
    TieKind.VERY_CLOSE: "{client} sangat dekat dengan {who}",
    TieKind.CLOSE: "{client} dekat dengan {who}",
    TieKind.ORDINARY: "hubungan {client} dengan {who} biasa saja",
    TieKind.DISTANT: "hubungan {client} dengan {who} renggang",
    TieKind.WEAK: "hubungan {client} dengan {who} lemah",
    TieKind.TENSE: "hubungan {client} dengan {who} tegang",
    TieKind.CONFLICT: "{client} berkonflik dengan {who}",
    TieKind.CUTOFF: "hubungan {client} dengan {who} terputus",
    None: "kuatnya hubungan {client} dengan {who} belum diketahui",
}
_FLOWS = {
    Energy.TO_CLIENT: "energi mengalir kepada {client} dari {who}",
    Energy.FROM_CLIENT: "energi mengalir dari {client} kepada {who}",
    Energy.BOTH: "energi mengalir dua arah antara {client} dan {who}",
    Energy.NONE: "tidak ada aliran energi antara {client} dan {who}",
}


def tie_sentences(teller: Teller, systems: Sequence[EcomapSystem]) -> str:
    """«Klien “MS” sangat dekat dengan ibu (alm.), Rina (teman), dan Vera (teman). …», in the order of the ties."""

    def who(found: Sequence[EcomapSystem]) -> str:
        return sentence_list([called(teller, one) for one in found])

    told: list[str] = []
    for tie, text in _TIES.items():
        found = [one for one in systems if not one.tie_words and one.tie is tie]
        if found:
            told.append(text.format(client=_subject(teller, told), who=who(found)))
    for words, found in by_words([one for one in systems if one.tie_words], _said).items():
        text = tr("hubungan {client} dengan {who} {words}")
        told.append(text.format(client=_subject(teller, told), who=who(found), words=words))
    for flow, text in _FLOWS.items():
        found = [one for one in systems if one.energy is flow]
        if found:
            told.append(text.format(client=_subject(teller, told), who=who(found)))
    stress = [one for one in systems if one.stress]
    if stress:
        told.append(tr("hubungan dengan {who} menimbulkan tekanan").format(who=who(stress)))
    classes = by_words([one for one in systems if one.system_class], lambda one: one.system_class)
    if classes:
        groups = "; ".join(f"{name}: {who(found)}" for name, found in classes.items())
        told.append(tr("sistem di sekitar klien terdiri atas {groups}").format(groups=groups))
    return " ".join(map(sentence, map(capital, told)))


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
