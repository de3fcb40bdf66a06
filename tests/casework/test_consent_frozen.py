"""What was read to the client comes back word for word from the text that is kept with the signature."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.consent_frozen import freeze, thaw
from caseworker_app.casework.consent_template import Assent, Explanation, spoken, template

TEXT = st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
TITLE = TEXT.map(lambda text: text.replace(":", "")).map(str.strip).filter(bool)
ANSWER = TITLE.map(lambda text: text.translate(str.maketrans("", "", "[]|"))).map(str.strip).filter(bool)


@given(
    TEXT,
    TEXT,
    TEXT,
    st.lists(st.tuples(TITLE, TEXT, st.booleans())),
    st.tuples(TITLE, TEXT, ANSWER, ANSWER),
    st.booleans(),
)
def test_a_text_comes_back_as_it_was(
    title: str,
    opening: str,
    closing: str,
    told: list[tuple[str, str, bool]],
    child: tuple[str, str, str, str],
    with_assent: bool,  # noqa: FBT001 - drawn
) -> None:
    parts = tuple(Explanation(name, text, explained=done) for name, text, done in told)
    whole = dataclasses.replace(
        template(), title=title, opening=opening, closing=closing, explanations=parts, assent=Assent(*child)
    )
    back = thaw(freeze(whole, with_assent=with_assent), "1.0")
    assert back is not None

    def said(text: str) -> str:
        return spoken(text, "saya", "praktikan")

    assert (said(back.title), said(back.opening), said(back.closing)) == (title, opening, closing)
    assert [(said(one.title), said(one.text), one.explained) for one in back.told] == told
    if with_assent:
        one = back.assent
        assert tuple(map(said, (one.title, one.text, one.yes, one.no))) == child


@pytest.mark.parametrize("text", [None, "", "Saya setuju.", "Judul\n\nIsi", "Judul\n\nSatu\n\nDua\n\nTiga"])
def test_a_text_of_another_hand_is_not_taken_apart(text: str | None) -> None:
    assert thaw(text, "1.0") is None


def test_a_text_without_explanations_is_whole() -> None:
    assert thaw("Judul\n\nPembuka\n\nPenutup", None) is not None
