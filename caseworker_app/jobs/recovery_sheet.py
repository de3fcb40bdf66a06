"""The sheet with the recovery code, to be printed and kept apart from the laptop."""

from __future__ import annotations

from datetime import date

from caseworker_app.model.indonesian import long_date
from caseworker_app.text import tr


def recovery_sheet(code: str, notebook_name: str) -> bytes:
    """A PDF of one page. It holds the code in the clear: whoever has it and the notebook can read everything."""
    from caseworker_app.documents.blocks import Document, Paragraph, Run, Space, Title
    from caseworker_app.documents.pdf.writer import write_pdf

    blocks = (
        Title(tr("KODE PEMULIHAN"), tr("Buku kasus “{name}”").format(name=notebook_name)),
        Space(0.6),
        Paragraph((Run(code, bold=True),), "centre"),
        Space(0.6),
        Paragraph(tr("Dibuat pada {date}.").format(date=long_date(date.today())), "plain"),
        Paragraph(
            tr(
                "Kode ini membuka buku kasus bila kata sandi terlupa: pilih “Lupa kata sandi?” pada jendela pembuka, "
                "lalu ketik kode ini. Huruf besar dan kecil sama saja; O dibaca 0, I dan L dibaca 1."
            ),
            "plain",
        ),
        Paragraph(
            tr(
                "Simpan lembar ini di tempat terkunci yang terpisah dari laptop. Siapa pun yang memegang lembar ini "
                "dan laptopnya dapat membaca semua kasus. Tanpa kata sandi dan tanpa kode ini, isi buku kasus tidak "
                "dapat dibuka lagi oleh siapa pun."
            ),
            "plain",
        ),
    )
    return write_pdf(Document("recovery-code", tr("Kode pemulihan"), "form", blocks))
