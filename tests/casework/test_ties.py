from __future__ import annotations

import pytest

from caseworker_app.casework.ties import kind_of, nearest, tie_of
from caseworker_app.model.choices import EmotionalKind, TieKind
from caseworker_app.model.family import EmotionalTie
from caseworker_app.model.tools import EcomapSystem


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("cukup dekat", TieKind.CLOSE),
        ("Lumayan  Akrab", TieKind.CLOSE),
        ("sangat akrab", TieKind.VERY_CLOSE),
        ("paling dekat di antara saudara", TieKind.VERY_CLOSE),
        ("tidak terlalu dekat", TieKind.DISTANT),
        ("sangat renggang", TieKind.DISTANT),
        ("sangat jauh", TieKind.DISTANT),
        ("kurang dekat sejak pindah", TieKind.DISTANT),
        ("tidak sangat dekat", None),
        ("sering bertengkar", TieKind.CONFLICT),
        ("tidak berkonflik", None),
        ("tidak akur", TieKind.TENSE),
        ("putus kontak sejak 2019", TieKind.CUTOFF),
        ("biasa saja", TieKind.ORDINARY),
        ("saling menitipkan anak", None),
        ("", None),
        (None, None),
    ],
)
def test_a_tie_in_words_is_drawn_as_the_nearest_kind(words: str | None, kind: TieKind | None) -> None:
    assert nearest(words) is kind
    assert tie_of(EcomapSystem(tie_words=words)) is kind


def test_what_was_chosen_goes_before_what_was_said() -> None:
    assert tie_of(EcomapSystem(tie=TieKind.TENSE, tie_words="cukup dekat")) is TieKind.TENSE
    assert kind_of(EmotionalTie(kind=EmotionalKind.CARETAKER, words="cukup dekat")) is EmotionalKind.CARETAKER


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("cukup dekat", EmotionalKind.CLOSE),
        ("sangat dekat dan konflik", EmotionalKind.FUSED_HOSTILE),
        ("sering cekcok", EmotionalKind.HOSTILE),
        ("biasa saja", None),
        (None, None),
    ],
)
def test_an_emotional_tie_in_words_is_drawn_as_the_nearest_kind(words: str | None, kind: EmotionalKind | None) -> None:
    assert kind_of(EmotionalTie(words=words)) is kind
