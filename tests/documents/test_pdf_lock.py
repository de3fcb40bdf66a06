"""A PDF with a password opens with it and with nothing else, and tells nothing before."""

from __future__ import annotations

import io
import math

import pikepdf
import pytest

from caseworker_app.casework.spoken_passwords import proposal, words_known
from caseworker_app.documents.blocks import Document, Paragraph
from caseworker_app.documents.pdf.lock import locked
from caseworker_app.documents.pdf.writer import write_pdf

SECRET = "gunung payung méja sendok 47"


def test_it_opens_with_the_password_only_and_shows_nothing_before() -> None:
    plain = write_pdf(Document("x", "Laporan Melati", "report", (Paragraph("Melati Sari bercerita."),)))
    data = locked(plain, SECRET)
    assert locked(plain, None) == plain
    assert b"Melati" not in data
    for wrong in ("", "gunung payung meja sendok 47"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(data), password=wrong)
    with pikepdf.open(io.BytesIO(data), password=SECRET) as opened:
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)
        assert opened.docinfo["/Title"] == "Laporan Melati"


def test_proposed_words_are_four_and_a_number_and_hard_to_guess() -> None:
    found = {proposal() for _ in range(50)}
    assert len(found) == 50
    assert {len(words.split()) for words in found} == {5}
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 9 for word in words_known())
    assert 4 * math.log2(len(words_known())) + math.log2(90) > 42
