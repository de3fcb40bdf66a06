"""Finished files opened again by the libraries that wrote them: whether they are whole."""

from __future__ import annotations

import io


def pages_of_pdf(data: bytes, password: str = "") -> int:
    """How many pages a PDF has that opens with the password. Raises pikepdf's error for what is no PDF."""
    from pikepdf import Pdf

    with Pdf.open(io.BytesIO(data), password=password) as pdf:
        return len(pdf.pages)


def paragraphs_of_word(data: bytes) -> int:
    """How many paragraphs a Word document has outside of its tables. Raises python-docx's error for what is none."""
    from docx import Document

    return len(Document(io.BytesIO(data)).paragraphs)
