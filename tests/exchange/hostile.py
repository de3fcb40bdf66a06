"""Files made to stop, fill or fool the program, each by its name: case packages and GEDCOM files."""

from __future__ import annotations

import base64
import io
import json
import struct
import zlib
from collections.abc import Callable
from typing import Any

from PIL import Image

CASE = "3f0a9c52-5a0e-4c57-9a35-0d3a2f6b7a11"
IDS = [f"3f0a9c52-5a0e-4c57-9a35-0d3a2f6b{at:04x}" for at in range(40)]
MARKS = "a" + "\u0301\u0316" * 20_000


def packed(case: dict[str, Any] | None = None, **shared: Any) -> bytes:
    return json.dumps({"format": "caseworker-case", "version": 1, **shared, "case": case or {}}).encode()


def attached(data: bytes, name: str = "foto.jpg", media_type: str = "image/jpeg", **more: Any) -> bytes:
    content = {"data": base64.b64encode(data).decode()}
    row = {"file_name": name, "media_type": media_type, "content": content, **more}
    return packed({"number": "1", "attachments": [row]})


def picture(size: tuple[int, int], form: str = "PNG", mode: str = "RGB", **how: Any) -> bytes:
    kept = io.BytesIO()
    Image.new(mode, size).save(kept, form, **how)
    return kept.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*parts: bytes, size: tuple[int, int] = (4, 4), depth: int = 8) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, depth, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(parts) + chunk(b"IEND", b"")


def located() -> bytes:
    said = Image.Exif()
    said[0x010F] = "Kamera Rahasia"
    said.get_ifd(0x8825)[1] = "S"
    return picture((40, 30), "JPEG", exif=said, comment=b"rahasia")


def pdf(*objects: bytes) -> bytes:
    body = io.BytesIO(b"%PDF-1.7\n")
    body.seek(0, io.SEEK_END)
    places = []
    for number, one in enumerate(objects, 1):
        places.append(body.tell())
        body.write(b"%d 0 obj\n%s\nendobj\n" % (number, one))
    start = body.tell()
    body.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    body.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    body.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return body.getvalue()


PAGE = (b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>")
SCRIPTED = pdf(b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>", *PAGE)
LAUNCHING = pdf(b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(cmd.exe)>>>>", *PAGE)
CARRYING = pdf(
    b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a)<</EF<</F 4 0 R>>>>]>>>>>>",
    *PAGE,
    b"<</Length 2>>stream\nMZ\nendstream",
)


def union(at: int, **columns: Any) -> dict[str, Any]:
    return {"id": IDS[20 + at], **columns}


def of(*children: int, **more: Any) -> list[dict[str, Any]]:
    return [{"child_id": IDS[child], **more} for child in children]


def people(count: int = 8) -> list[dict[str, Any]]:
    return [{"id": IDS[at], "name": f"Orang {at}"} for at in range(count)]


def deep_lists(depth: int) -> bytes:
    return b'{"case": ' + b"[" * depth + b"]" * depth + b"}"


BOMB = zlib.compress(bytes(100_000_000), 9)
FEW_POINTS = chunk(b"IDAT", zlib.compress(bytes(52)))
_GIF = b"GIF89a\x04\0\x04\0\x80\0\0" + bytes(3) + b"\xff" * 3
_GIF_PICTURE = b",\0\0\0\0\x01\0\x01\0\0\x02\x02L\x01\0"
_SCAN = picture((4900, 4900), "JPEG", "L", progressive=True)
_LAST = _SCAN.rfind(b"\xff\xda")

PACKAGES: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "zeros": lambda: bytes(10_000),
    "one name thousands of times": lambda: (
        b'{"case":{' + b",".join(b'"k%d":1' % (at % 9_999) for at in range(20_000)) + b"}}"
    ),
    "a name of 200 KB": lambda: packed({"x" * 200_000: 1}),
    "a word of 200 KB in a closed list": lambda: packed({"consents": [{"status": "x" * 200_000}]}),
    "a format of 200 KB": lambda: packed(format="x" * 200_000),
    "an id of 200 KB": lambda: packed({"id": "x" * 200_000}),
    "a date of a million digits": lambda: packed({"opened": "9" * 1_000_000}),
    "a date of 30,000 digits": lambda: packed({"opened": "9" * 30_000}),
    "a day without end": lambda: packed({"opened": "2024-02-31 | " + "x" * 30_000}),
    "a time of 30,000 signs": lambda: packed({"contacts": [{"time": "1:" * 15_000}]}),
    "a text of 2 MB": lambda: packed({"problem_summary": "x" * 2_000_000, "contacts": [{"process": "x" * 2_000_000}]}),
    "a number of 60 MB": lambda: b'{"case":{"number":"' + b"a" * 60_000_000 + b'"}}',
    "more than 64 MB": lambda: b'{"case":{"number":"' + b"a" * 70_000_000 + b'"}}',
    "quotation marks": lambda: b'{"case":{"number":"' + b'\\"' * 20_000_000 + b'"}}',
    "200,000 people": lambda: packed(people=[{"name": "a"}] * 200_000),
    "3,001 people": lambda: packed(people=[{"name": "a"}] * 3_001),
    "300,000 rows": lambda: packed({"journal": [{"text": "a"}] * 300_000}),
    "20,001 rows": lambda: packed({"journal": [{}] * 20_001}),
    "two million empty rows": lambda: b'{"case":{"journal":[' + b",".join([b"{}"] * 2_000_000) + b"]}}",
    "a million words": lambda: packed(people=[{"name": "a"}], agencies=[{"letterhead": ["a"] * 1_000_000}]),
    "3,000 words": lambda: packed(agencies=[{"letterhead": ["a"] * 3_000}]),
    "twelve million texts": lambda: b'{"case":{"x":[' + b",".join([b'""'] * 12_000_000) + b"]}}",
    "lists in lists": lambda: deep_lists(100_000),
    "a long list of lists": lambda: b'{"case":{"journal":[' + b"[]," * 5_000_000 + b"[]]}}",
    "objects in objects": lambda: b'{"case": ' + b'{"a": ' * 50_000 + b"1" + b"}" * 50_000 + b"}",
    "60 million brackets": lambda: b"[" * 60_000_000,
    "a number of 60 million digits": lambda: b'{"case":{"number":' + b"9" * 60_000_000 + b"}}",
    "numbers of 390 digits": lambda: b'{"case":{"number":[' + b",".join([b"9" * 390] * 50_000) + b"]}}",
    "1e999": lambda: packed({"attachments": [{"size": 1}]}).replace(b": 1}", b": 1e999}"),
    "NaN": lambda: packed({"attachments": [{"size": 1}]}).replace(b": 1}", b": NaN}"),
    "a size of 10^12": lambda: attached(picture((4, 4)), size=10**12),
    "half a letter": lambda: b'{"case": {"number": "\\ud800"}}',
    "NUL": lambda: b'{"case": {"number": "a\\u0000b"}}',
    "accents upon accents": lambda: packed(people=[{"name": MARKS}]),
    "UTF-16": lambda: packed({"number": "1"}).decode().encode("utf-16"),
    "UTF-32 cut short": lambda: packed({"number": "1"}).decode().encode("utf-32")[:-3],
    "a later version": lambda: b'{"version": 99, "case": {}}',
    "a version of 300 digits": lambda: b'{"version": ' + b"9" * 300 + b', "case": {}}',
    "spaces": lambda: b" " * 60_000_000,
    "contents that never begin": lambda: b'{"case":{"x":[' + b'"data":"",' * 5_000_000 + b"]}}",
    "a content without end": lambda: b'{"case":{"attachments":[{"content":{"data":"' + b"A" * 95_000_000,
    "a content of 70 MB": lambda: attached(bytes(70_000_000)),
    "a script as a picture": lambda: attached(b"#!/bin/sh\nrm -rf ~\n", "foto.png", "image/png"),
    "HTML": lambda: attached(b"<html><script>alert(1)</script>", "surat.pdf", "application/pdf"),
    "SVG that reads a file": lambda: attached(
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>', "a.svg", "image/svg+xml"
    ),
    "a program": lambda: attached(b"MZ" + bytes(1000), "foto\u202egpj.exe", "image/jpeg"),
    "a way out of the folder": lambda: attached(picture((4, 4)), "../../../etc/CON.png"),
    "an absolute name": lambda: attached(picture((4, 4)), "C:\\Windows\\system32\\aux.png"),
    "a name of 30,000 letters": lambda: attached(picture((4, 4)), "a" * 30_000 + ".png"),
    "a place in a photo": lambda: attached(located()),
    "144 megapixels": lambda: attached(picture((12_000, 12_000), "PNG", "1")),
    "a size that lies": lambda: attached(png(chunk(b"IDAT", zlib.compress(bytes(100))), size=(60_000, 60_000))),
    "a picture cut short": lambda: attached(picture((2000, 2000), "JPEG")[:3000]),
    "words that unfold": lambda: attached(png(chunk(b"zTXt", b"k\0\0" + BOMB), FEW_POINTS)),
    "a profile that unfolds": lambda: attached(png(chunk(b"iCCP", b"k\0\0" + BOMB), FEW_POINTS)),
    "points that unfold": lambda: attached(png(chunk(b"IDAT", BOMB))),
    "a film": lambda: attached(
        picture((1500, 1500), "GIF", "P", save_all=True, append_images=[Image.new("P", (1500, 1500))] * 100)
    ),
    "thousands of passes": lambda: attached(_SCAN[:-2] + _SCAN[_LAST:-2] * 3000 + b"\xff\xd9"),
    "100 megapixels": lambda: attached(picture((10_000, 10_000), "JPEG")),
    "a logo of 144 megapixels": lambda: packed(
        agencies=[{"name": "a", "logo": base64.b64encode(picture((12_000, 12_000), "PNG", "1")).decode()}]
    ),
    "a scan of 300 pages": lambda: attached(
        picture((1, 1), "TIFF", "L", save_all=True, append_images=[Image.new("L", (1, 1))] * 300), "pindaian.tif"
    ),
    "a film of 200,000 pictures": lambda: attached(_GIF + _GIF_PICTURE * 200_000 + b";", "film.gif"),
    "boxes in boxes": lambda: attached(
        b"\0\0\0\x10ftypisom\0\0\0\0" + b"".join(struct.pack(">I", 8 * at) + b"moov" for at in range(1_000_000, 0, -1)),
        "rekaman.mp4",
    ),
    "pages that unfold": lambda: attached(
        picture(
            (5900, 5900),
            "TIFF",
            "L",
            save_all=True,
            append_images=[Image.new("L", (5900, 5900))] * 40,
            compression="tiff_lzw",
        ),
        "pindaian.tif",
    ),
    "a PDF with a script": lambda: attached(SCRIPTED, "a.pdf"),
    "a PDF that starts a program": lambda: attached(LAUNCHING, "a.pdf"),
    "a PDF with a file in it": lambda: attached(CARRYING, "a.pdf"),
    "a PDF that unfolds": lambda: attached(
        pdf(
            b"<</Type/Catalog/Pages 2 0 R>>",
            *PAGE,
            b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(BOMB), BOMB),
        ),
        "a.pdf",
    ),
    "one's own parent": lambda: packed(people=people(), unions=[union(0, partner1_id=IDS[0], children=of(0, 1))]),
    "married to oneself": lambda: packed(people=people(), unions=[union(0, partner1_id=IDS[0], partner2_id=IDS[0])]),
    "ancestors in a circle": lambda: packed(
        people=people(), unions=[union(at, partner1_id=IDS[at], children=of((at + 1) % 5)) for at in range(5)]
    ),
    "a child twice": lambda: packed(people=people(), unions=[union(0, partner1_id=IDS[0], children=of(1, 1, 1))]),
    "a person who is nowhere": lambda: packed({"client_id": IDS[39]}),
}


def gedcom(*lines: str) -> bytes:
    return ("\n".join(["0 HEAD", "1 GEDC", "2 VERS 5.5.1", *lines, "0 TRLR"]) + "\n").encode()


def family(count: int, parent_of: Callable[[int], int]) -> bytes:
    """Person 1 and others, each the child of the one that the function names; the client is «Orang 1»."""
    lines = []
    for at in range(1, count + 1):
        lines += [f"0 @I{at}@ INDI", f"1 NAME Orang {at}"]
    for at in range(2, count + 1):
        lines += [f"0 @F{at}@ FAM", f"1 HUSB @I{parent_of(at)}@", f"1 CHIL @I{at}@"]
    return gedcom(*lines)


def about(*lines: str) -> bytes:
    return gedcom("0 @I1@ INDI", "1 NAME Orang 1", *lines)


def persons(count: int) -> list[str]:
    return [line for at in range(1, count + 1) for line in (f"0 @I{at}@ INDI", f"1 NAME Orang {at}")]


GEDCOMS: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "zeros": lambda: bytes(100_000),
    "a chain of 2,000": lambda: family(2_000, lambda at: at - 1),
    "a tree of 3,000": lambda: family(3_000, lambda at: at // 2),
    "one parent of 2,000": lambda: family(2_000, lambda _: 1),
    "a child of 2,000 unions": lambda: gedcom(
        *persons(2_000),
        *(line for at in range(2, 2_001) for line in (f"0 @F{at}@ FAM", f"1 HUSB @I{at}@", "1 CHIL @I1@")),
    ),
    "50,000 people": lambda: gedcom(*persons(50_000)),
    "3,001 people": lambda: gedcom(*persons(3_001)),
    "100,000 families": lambda: about(*(line for at in range(50_000) for line in (f"0 @F{at}@ FAM", "1 HUSB @I1@"))),
    "one's own parent": lambda: about("0 @F1@ FAM", "1 HUSB @I1@", "1 CHIL @I1@"),
    "married to oneself": lambda: about("0 @F1@ FAM", "1 HUSB @I1@", "1 WIFE @I1@"),
    "ancestors in a circle": lambda: family(5, lambda at: at - 1).replace(
        b"0 TRLR", b"0 @F9@ FAM\n1 HUSB @I5@\n1 CHIL @I1@\n0 TRLR"
    ),
    "a ring of 2,000": lambda: family(2_000, lambda at: at - 1).replace(
        b"0 TRLR", b"0 @F0@ FAM\n1 HUSB @I2000@\n1 CHIL @I1@\n0 TRLR"
    ),
    "a child twice": lambda: gedcom(*persons(3), "0 @F1@ FAM", "1 HUSB @I2@", *["1 CHIL @I1@"] * 3),
    "a child 20,000 times": lambda: gedcom(*persons(3), "0 @F1@ FAM", "1 HUSB @I2@", *["1 CHIL @I1@"] * 20_000),
    "2,000 partners": lambda: gedcom(*persons(2_000), "0 @F1@ FAM", *(f"1 HUSB @I{at}@" for at in range(1, 2_001))),
    "2,000 twins": lambda: gedcom(
        "0 @F1@ FAM",
        *(f"1 CHIL @I{at}@" for at in range(1, 2_001)),
        *(
            line
            for at in range(1, 2_001)
            for line in (f"0 @I{at}@ INDI", f"1 NAME Orang {at}", "1 ASSO @I1@", "2 RELA twin")
        ),
    ),
    "deep levels": lambda: about(*(f"{at} NOTE a" for at in range(1, 99))),
    "levels that jump": lambda: about(*("97 NOTE a" for _ in range(10_000))),
    "10,000 lines carried on": lambda: about("1 NOTE a", *["2 CONC b"] * 10_000),
    "4,000 long lines carried on": lambda: about("1 NOTE a", *["2 CONT " + "b" * 240] * 4_000),
    "a text of 2 MB": lambda: about("1 NOTE " + "a" * 2_000_000),
    "a name of 100,000 letters": lambda: gedcom("0 @I1@ INDI", "1 NAME " + "a" * 100_000),
    "a name of 30,000 letters": lambda: gedcom("0 @I1@ INDI", "1 NAME Orang 1 " + "a " * 15_000),
    "a date of 30,000 digits": lambda: about("1 BIRT", "2 DATE " + "9" * 30_000),
    "a date in another calendar": lambda: about("1 BIRT", "2 DATE @#DFRENCH R@ " + "9" * 30_000),
    "no line ends": lambda: b"0 HEAD " * 1_000_000,
    "one line of 50 MB": lambda: b"0 HEAD\n1 NOTE " + b"a" * 50_000_000,
    "one line of 7 MB": lambda: b"0 HEAD\n" + b"a" * 7_000_000,
    "a million empty lines": lambda: gedcom(*[""] * 1_000_000, *persons(1)),
    "a million short lines": lambda: gedcom(*persons(1), *["1 A"] * 1_000_000),
    "100,000 kinds of lines": lambda: about(*(f"1 _K{at}" for at in range(100_000))),
    "accents upon accents": lambda: about("1 NOTE " + MARKS),
    "UTF-16": lambda: gedcom(*persons(2)).decode().encode("utf-16"),
    "UTF-16 cut in a letter": lambda: gedcom(*persons(2)).decode().encode("utf-16")[:-1],
    "NUL": lambda: gedcom(*persons(2)).replace(b"Orang", b"Or\0ang"),
    "ANSEL": lambda: gedcom("1 CHAR ANSEL", *persons(2)).replace(b"Orang", b"\xe2Or\xe2\xe2ang"),
    "half UTF-8": lambda: gedcom(*persons(2)).replace(b"Orang", b"\xc3Orang\xff\xfe"),
    "names that point to themselves": lambda: about("1 NOTE @I1@", "1 FAMC @I1@", "1 FAMS @@", "1 SOUR @S1@"),
    "notes that point to each other": lambda: about("1 NOTE @N1@", "0 @N1@ NOTE", "1 NOTE @N2@", "0 @N2@ NOTE @N1@"),
    "the same name for all": lambda: gedcom(*["0 @I1@ INDI", "1 NAME Orang 1"] * 3_000),
    "no head": lambda: b"0 @I1@ INDI\n1 NAME Orang 1\n",
}
