"""The report reads as if somebody had written it: no sentence in the same words again and again, nothing left open."""

from __future__ import annotations

import re

import pytest

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.documents import blocks as b
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.numbering import numbered
from caseworker_app.documents.settling import dated_in_words, without_gaps
from caseworker_app.documents.wish import Wish
from tests.documents.case_files import case_file
from tests.documents.case_report.shapes import shapes
from tests.documents.case_report.texts import text_of

CASES = ("ms-sentra", "s-lansia", "filled", "filled-thrice", "empty")
MOST = 2


def final(file: CaseFile, key: str = "case-report") -> b.Document:
    """A document as it is handed in."""
    return numbered(without_gaps(dated_in_words(KINDS[key].make(file, Wish()))))


@pytest.mark.parametrize("which", CASES)
def test_no_sentence_shape_stands_more_than_twice_in_a_report(which: str) -> None:
    file = case_file(which)
    assert {shape: n for shape, n in shapes(final(file), file).items() if n > MOST} == {}


@pytest.mark.parametrize("which", CASES)
def test_a_reference_stands_in_brackets_after_what_it_shows(which: str) -> None:
    text = text_of(final(case_file(which)))
    assert "dapat dilihat pada" not in text
    assert not re.search(r"\((?:Tabel|Gambar)[^)]*\)(?=\s+[a-z])", text)
