"""What is never kept is refused by its kind, with what its owner can do instead."""

from __future__ import annotations

import io
import zipfile

import pytest

from caseworker_app.errors import BadInput
from caseworker_app.jobs.cleaning import clean
from caseworker_app.limits import SENTENCE


def zipped(*names: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name in names:
            archive.writestr(name, "isi")
    return kept.getvalue()


def opendocument(kind: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "kind", "advice"),
    [
        (zipped("[Content_Types].xml", "word/document.xml"), "Word", "sebagai PDF"),
        (zipped("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), "Excel", "sebagai PDF"),
        (zipped("ppt/presentation.xml"), "PowerPoint", "sebagai PDF"),
        (opendocument("text"), "LibreOffice Writer", "sebagai PDF"),
        (opendocument("spreadsheet"), "LibreOffice Calc", "sebagai PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "bentuk lama", "sebagai PDF"),
        (b"{\\rtf1 surat}", "RTF", "sebagai PDF"),
        (zipped("foto.jpg"), "ZIP", "satu per satu"),
        (b"Rar!\x1a\x07\x00", "RAR", "satu per satu"),
        (b"\0\0\0\x1cftypavif" + bytes(60), "AVIF", "JPG"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000", "JPG"),
        (b"MZ" + bytes(200), "program", "foto, pindaian"),
        (b"#!/bin/sh\nrm -rf ~", "program", "foto, pindaian"),
        (b"<!DOCTYPE html><p>surat", "web", "sebagai PDF"),
        (b"<svg onload='x()'/>", "web", "sebagai PDF"),
        (b"Halo, ini catatan.", "", "PDF atau JPG"),
        (b"", "kosong", ""),
    ],
)
def test_a_file_that_is_not_kept_is_named_with_what_can_be_done(data: bytes, kind: str, advice: str) -> None:
    with pytest.raises(BadInput) as refused:
        clean(data, "surat keterangan.docx")
    told = str(refused.value)
    assert kind in told
    assert advice in told
    assert "surat keterangan.docx" in told
    assert len(told) <= SENTENCE
