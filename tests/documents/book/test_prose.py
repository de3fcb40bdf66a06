"""A memo of the student becomes headings, points and paragraphs, line by line, and loses no word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker_app.casework.approvers import name_and_role
from caseworker_app.documents.blocks import BulletList, Heading, NumberedList, Paragraph
from caseworker_app.documents.book.prose import points, prose


def test_lines_become_what_their_beginnings_say() -> None:
    text = "Pembuka.\n\n# Masalah sosial\nIsi satu.\nIsi dua.\n- butir a\n- butir b\n1. pertama\n2) kedua\nPenutup."
    assert prose(text, level=2) == [
        Paragraph("Pembuka."),
        Heading(2, "Masalah sosial"),
        Paragraph("Isi satu."),
        Paragraph("Isi dua."),
        BulletList(("butir a", "butir b")),
        NumberedList(("pertama", "kedua")),
        Paragraph("Penutup."),
    ]


def test_two_headings_below_each_other_are_two() -> None:
    assert prose("# Pengertian\n# Ciri") == [Heading(2, "Pengertian"), Heading(2, "Ciri")]


def test_a_year_at_the_beginning_of_a_line_is_no_count() -> None:
    assert prose("2024. Tahun praktikum.\n1.250 orang") == [
        Paragraph("2024. Tahun praktikum."),
        Paragraph("1.250 orang"),
    ]


def test_nothing_makes_nothing() -> None:
    assert prose(None) == prose(" \n ") == points(None) == points([" "]) == []


def test_few_points_are_sentences_and_several_a_list() -> None:
    assert points(["satu", "dua"]) == [Paragraph("satu"), Paragraph("dua")]
    assert points(["satu", "dua", "tiga"]) == [NumberedList(("satu", "dua", "tiga"))]


@given(
    st.lists(st.sampled_from(["# judul", "- butir", "1. hitungan", "kalimat biasa", "#tanpa spasi", "-"]), max_size=12)
)
def test_no_line_is_lost(lines: list[str]) -> None:
    told = 0
    for block in prose("\n".join(lines)):
        told += len(block.items) if isinstance(block, BulletList | NumberedList) else 1
    assert told == len(lines)


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("Dr. Rina Wulandari, M.Si., Ketua Program Studi", "Dr. Rina Wulandari, M.Si.", "Ketua Program Studi"),
        ("Budi Santosa – kepala Sentra", "Budi Santosa", "Kepala Sentra"),
        ("Siti Aminah (Kepala Seksi)", "Siti Aminah", "Kepala Seksi"),
        ("Drs. Hadi Kusnadi, M.Pd.", "Drs. Hadi Kusnadi, M.Pd.", ""),
        ("Hadi", "Hadi", ""),
    ],
)
def test_who_approves_is_told_apart_from_the_office(line: str, name: str, role: str) -> None:
    assert name_and_role(line) == (name, role)
