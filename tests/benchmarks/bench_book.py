"""A book of some 120 pages with 20 figures and 40 photos, as PDF and as Word document, in a process of its own."""

from __future__ import annotations

import io
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from caseworker_app.diagrams.display import Box, Drawing, Shape, Text, polyline, rectangle
from caseworker_app.documents import blocks as b
from tests.benchmarks.measure import QUICK, tell

SENTENCE = "Klien menceritakan keadaannya kepada praktikan dan bersama-sama menyusun langkah berikutnya. "
CHAPTERS, PARTS = (2, 1) if QUICK else (5, 4)
CAMERA = (320, 240) if QUICK else (4000, 3000)  # px: what a telephone takes


def main() -> None:
    """Print seconds, pages and the most memory that was held."""
    from caseworker_app.documents.docx.writer import write_docx
    from caseworker_app.documents.pdf.writer import write_pdf

    book = _book()
    pages: list[int] = []
    start = time.perf_counter()
    write_pdf(book, on_page=pages.append)
    tell(f"a book of {max(pages)} pages as PDF", time.perf_counter() - start, "<= 10", "s")
    tell("the most memory held until then", _most_memory(), "<= 400", "MB")
    start = time.perf_counter()
    write_docx(book)
    tell("the same book as Word document", time.perf_counter() - start, "", "s")
    tell("the most memory held until then", _most_memory(), "<= 400", "MB")


def _book() -> b.Document:
    blocks: list[b.Block] = []
    for chapter in range(1, CHAPTERS + 1):
        blocks.append(b.Chapter(f"BAGIAN {chapter}", chapter))
        for part in range(PARTS):
            name = f"{chapter}.{part}"
            blocks += [b.Heading(1, f"Tahap {name}"), *(b.Paragraph(SENTENCE * 22) for _ in range(2))]
            blocks += [b.Figure(f"gambar {name}", "Genogram", _drawing()), b.Paragraph(SENTENCE * 12)]
            blocks += [b.Heading(2, "Pertemuan"), b.Paragraph(SENTENCE * 20)]
            columns = (b.Column("No.", 0.3), b.Column("Kegiatan"), b.Column("Hasil", 2))
            rows = tuple((str(n), SENTENCE, SENTENCE * 2) for n in range(12))
            blocks.append(b.Table(f"tabel {name}", "Kegiatan", columns, rows))
            blocks.append(b.PhotoRow(tuple(b.Photo(_photo(10 * chapter + part + n), "Kegiatan") for n in range(2))))
    return b.Document("book", "Buku", "report", tuple(blocks), cover=(b.Title("LAPORAN"),), contents=True)


def _drawing() -> Drawing:
    shapes: list[Shape] = []
    for n in range(60):
        x, y = 20 + n % 10 * 40, 20 + n // 10 * 50
        shapes += [rectangle(Box(x, y, x + 24, y + 24)), polyline([(x + 24, y + 12), (x + 40, y + 12)])]
        shapes.append(Text(x + 12, y + 36, f"Orang {n}", 7))
    return Drawing(430.0, 320.0, tuple(shapes))


def _photo(number: int) -> bytes:
    from PIL import Image

    image = Image.effect_noise((CAMERA[0] // 8, CAMERA[1] // 8), 60 + number).resize(CAMERA).convert("RGB")
    target = io.BytesIO()
    image.save(target, "JPEG", quality=80)
    return target.getvalue()


def _most_memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
