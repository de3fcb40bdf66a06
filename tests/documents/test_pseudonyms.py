"""Initials reach every corner of a document: headings, captions, labels, cells, drawings, title; signatures stay."""

from __future__ import annotations

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.kin import Kin
from caseworker_app.diagrams import display
from caseworker_app.documents import blocks as b
from caseworker_app.documents.pseudonyms import with_initials
from caseworker_app.model.case import Case
from caseworker_app.model.person import Person
from tests.documents.case_report.texts import drawn_text_of, text_of

NAME = "Marta Situmorang"


def document() -> b.Document:
    drawing = display.Drawing(100.0, 20.0, (display.Text(0, 10, f"rumah {NAME}"),), title=NAME)
    blocks = (
        b.Title(NAME, f"milik {NAME}"),
        b.Heading(1, f"Kunjungan kepada {NAME}"),
        b.Paragraph((b.Run(f"{NAME} "), b.Ref("t"), b.Run(" pulang.", bold=True))),
        b.Facts((b.Fact(f"Pesan {NAME}", b.BulletList((NAME, f"bersama {NAME}"))),)),
        b.Table("t", f"Pertemuan dengan {NAME}", (b.Column("Nama"),), ((NAME,), b.SpanRow(NAME))),
        b.Keep((b.Figure("f", f"Peta {NAME}", drawing),)),
        b.Photo(b"", f"Foto {NAME}"),
        b.SignatureRow((b.Signer("Klien", NAME),)),
    )
    return b.Document("case-report", f"Laporan {NAME}", "report", blocks, cover=(b.Title(NAME),))


def test_every_corner_of_a_document_bears_initials() -> None:
    client = Person(name=NAME, alias="MS")
    done = with_initials(document(), CaseFile(Case(client=client), Kin([client])))
    *others, signatures = done.blocks
    assert isinstance(signatures, b.SignatureRow)
    assert signatures.signers[0].name == NAME
    told = text_of(b.Document(done.key, done.title, done.dress, tuple(others), cover=done.cover))
    assert "Marta" not in told + drawn_text_of(done)
    assert told.count("MS") == 14
    assert done.title == "Laporan MS"
    assert drawn_text_of(done) == "rumah MS"
