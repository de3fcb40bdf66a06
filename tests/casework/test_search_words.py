"""Words as they are searched for: cut, folded, stemmed, heard; and where a text meets a query."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.name_spelling import one_letter_off, sound
from caseworker_app.casework.search_match import Forms, Matcher, Snippet, snippet, without_names
from caseworker_app.casework.search_query import Term, parse
from caseworker_app.casework.stemming import roots
from caseworker_app.casework.words import fold, words_of

TEXTS = st.text(max_size=200)
WORDS = st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1, max_size=20)


@pytest.mark.parametrize(
    "family",
    [
        "sepi kesepian menyepi sepinya",
        "tangis menangis tangisan ditangisi menangislah",
        "temu pertemuan bertemu ditemui temuan dipertemukan",
        "nikah menikah pernikahan dinikahkan",
        "pukul memukul dipukul pemukulan dipukulnya",
        "takut ketakutan menakuti penakut",
        "asuh mengasuh pengasuhan diasuh",
        "kerja bekerja pekerjaan mengerjakan dikerjakan",
        "hasil berhasil keberhasilan menghasilkan",
        "percaya kepercayaan dipercaya mempercayai",
        "ajar belajar pelajaran mengajar",
        "kunjung kunjungan mengunjungi berkunjung",
        "rasa perasaan merasakan terasa",
        "bantu membantu bantuan dibantu",
        "sekolah bersekolah menyekolahkan",
        "rencana berencana direncanakan perencanaan",
    ],
)
def test_words_of_one_root_are_akin(family: str) -> None:
    for first, second in itertools.combinations(family.split(), 2):
        assert roots(first) & roots(second), (first, second)


@pytest.mark.parametrize("pair", ["terapi rapi", "berita rita", "perlahan lahan", "sekarang karang", "perempuan puan"])
def test_words_that_only_look_alike_are_not(pair: str) -> None:
    first, second = pair.split()
    assert not roots(first) & roots(second)


@pytest.mark.parametrize(
    "spellings",
    [
        "muhamad mohammad muhammad mhd mohamad moh muh mochamad",
        "akhmad ahmad achmad amad",
        "sukarno soekarno",
        "joyo djojo",
        "cokro tjokro",
        "yusuf jusuf yusup",
        "khairul choirul chairul hairul",
        "zaenal jaenal zainal",
        "fitri fitry pitri vitri",
        "syarif sarip sjarif",
        "wijaya widjaja",
        "suryo soerjo",
        "rizki rizky rizqi",
        "nurhayati noerhajati",
        "fatimah patimah fatima",
    ],
)
def test_spellings_of_a_name_sound_alike(spellings: str) -> None:
    assert len({sound(name) for name in spellings.split()}) == 1


@given(WORDS)
def test_stemming_and_sound_are_steady(word: str) -> None:
    assert roots(word)
    assert all(root in word or len(root) >= 4 for root in roots(word))
    assert sound(word) == sound(word.upper().lower())


@given(TEXTS)
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    for word, start, end in words_of(text):
        assert 0 <= start < end <= len(text)
        assert word == word.casefold() or not word.isascii()
        assert word.isalnum()


@given(TEXTS)
def test_whatever_is_typed_is_some_query(typed: str) -> None:
    for term in parse(typed):
        assert term.words
        assert all(word.isalnum() for word in term.words)


@given(TEXTS, TEXTS)
def test_marks_lie_in_the_piece_and_apart(typed: str, text: str) -> None:
    marks = Matcher([Forms(term) for term in parse(typed)]).marks(text)
    for piece in (snippet(text, marks), without_names(snippet(text, marks), {fold(word) for word in text.split()})):
        last = 0
        for start, end in piece.marks:
            assert last <= start < end <= len(piece.text)
            last = end


@given(WORDS.filter(lambda word: len(word) > 2))
def test_a_slip_is_found_from_both_sides(word: str) -> None:
    slipped = word[0] + word[2:]
    assert slipped == word or word in one_letter_off(slipped)


def test_numbers_are_found_however_they_are_parted() -> None:
    for written in ("0812-3456-7890", "0812 3456 7890", "+62 812 3456 7890", "(0812) 34567890"):
        assert "081234567890" in {word.text for word in words_of(f"Telepon {written} (ibu)")}, written
    assert parse("0812 3456 7890") == (Term(("081234567890",), open_ended=True),)
    assert parse("2024-001") == (Term(("2024001",), open_ended=True),)


def test_quotes_hold_words_together() -> None:
    assert parse("“rumah sakit” ibu ") == (Term(("rumah", "sakit"), quoted=True), Term(("ibu",)))
    matcher = Matcher([Forms(term) for term in parse('"rumah sakit"')])
    assert matcher.marks("sakit di rumah; rumah sakitnya") == []
    assert [(mark.start, mark.end) for mark in matcher.marks("ke Rumah\nSakit lagi")] == [(3, 14)]


def test_accents_apostrophes_and_capitals_fall_away() -> None:
    assert [fold(word) for word in ("Jum'at", "Nur’aini", "Éva", "IBU")] == ["jumat", "nuraini", "eva", "ibu"]


def test_names_beside_the_one_looked_for_become_initials() -> None:
    piece = Snippet("Sekar dan Bima bertemu Sekar", ((0, 5),))
    shown = without_names(piece, {"sekar", "bima"})
    assert shown == Snippet("Sekar dan B. bertemu S.", ((0, 5),))
