"""Ties as people say them («cukup dekat»): the words stay, and a drawing takes the nearest of its own kinds of line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.model.choices import EmotionalKind, TieKind

if TYPE_CHECKING:
    from caseworker_app.model.family import EmotionalTie
    from caseworker_app.model.tools import EcomapSystem

_SAID: tuple[tuple[TieKind, tuple[str, ...]], ...] = (
    (TieKind.CUTOFF, ("terputus", "putus hubungan", "putus kontak", "tidak berhubungan", "tidak pernah bertemu")),
    (TieKind.CONFLICT, ("berkonflik", "konflik", "bermusuhan", "bertengkar", "cekcok")),
    (TieKind.TENSE, ("tegang", "kurang akur", "tidak akur")),
    (
        TieKind.DISTANT,
        (
            "renggang",
            "jauh",
            "tidak terlalu",
            "tidak begitu",
            "kurang dekat",
            "kurang akrab",
            "tidak dekat",
            "tidak akrab",
        ),
    ),
    (TieKind.WEAK, ("lemah",)),
    (TieKind.VERY_CLOSE, ("sangat", "dekat sekali", "akrab sekali", "paling dekat", "erat")),
    (TieKind.CLOSE, ("dekat", "akrab", "rukun", "harmonis", "baik")),
    (TieKind.ORDINARY, ("biasa",)),
)
"""Kinds by what is said of them, the plainest word last: «tidak terlalu dekat» also says «dekat»."""
_DENIED = ("tidak ", "tidak pernah ", "jarang ", "tak ", "bukan ", "belum ")
_EMOTIONAL = {
    TieKind.VERY_CLOSE: EmotionalKind.FUSED,
    TieKind.CLOSE: EmotionalKind.CLOSE,
    TieKind.DISTANT: EmotionalKind.DISTANT,
    TieKind.WEAK: EmotionalKind.DISTANT,
    TieKind.CONFLICT: EmotionalKind.HOSTILE,
    TieKind.CUTOFF: EmotionalKind.CUTOFF,
}


def nearest(words: str | None) -> TieKind | None:
    """The kind of tie that words come nearest to; None where they name none, or one that they deny."""
    said = " ".join((words or "").split()).casefold()
    for kind, phrases in _SAID:
        if any(phrase in said for phrase in phrases):
            denied = any(f"{no}{phrase}" in said for no in _DENIED for phrase in phrases)
            return None if denied and not any(phrase.startswith(_DENIED) for phrase in phrases) else kind
    return None


def in_words(words: str | None, kind: TieKind | EmotionalKind | None) -> str:
    """A tie in the words of people, with the kind that was chosen where it says something else: «akrab (dekat)»."""
    said = (words or "").strip().rstrip(".")
    if said and kind and kind.value not in said.casefold():
        return f"{said} ({kind.value})"
    return said or (kind.value if kind else "")


def tie_of(system: EcomapSystem) -> TieKind | None:
    """The kind of line of a system: as chosen, else the nearest to what was said."""
    return system.tie or nearest(system.tie_words)


def kind_of(tie: EmotionalTie) -> EmotionalKind | None:
    """The kind of an emotional line: as chosen, else the nearest to what was said."""
    if tie.kind:
        return tie.kind
    words = " ".join((tie.words or "").split()).casefold()
    exact = next((kind for kind in EmotionalKind if kind.value == words), None)
    said = nearest(tie.words)
    return exact or (_EMOTIONAL.get(said) if said else None)
