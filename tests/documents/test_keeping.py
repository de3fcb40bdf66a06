"""Sections of a few facts fill a page to its foot; only what heads a table waits with it."""

from __future__ import annotations

from collections.abc import Callable

from caseworker_app.documents import blocks as b
from caseworker_app.documents.pdf.writer import write_pdf


def test_facts_do_not_wait_for_the_next_section(read_pdf: Callable[[bytes], list[str]]) -> None:
    facts = b.Facts(tuple(b.Fact(f"Keterangan {at}", "nilai") for at in range(4)))
    sections = [part for at in range(4) for part in (b.Heading(2, f"Bagian {at}"), facts)]
    table = b.Table("t", "Tabel panjang", (b.Column("Isi"),), tuple((f"baris {at}",) for at in range(12)))
    document = b.Document("x", "x", "report", (b.Space(8), *sections, table))
    first, second, *_ = read_pdf(write_pdf(document))
    assert "Bagian 0" in first
    assert "Bagian 2" in first
    assert "baris 0" in second
    assert "Bagian 3" in second
