"""Of a file with several pictures every one comes in, or it is said which do not."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from caseworker_app import limits
from caseworker_app.errors import BadInput
from caseworker_app.jobs.cleaning import clean
from caseworker_app.jobs.intake.prepared import PHOTO, SCAN

FILES = Path(__file__).resolve().parents[2] / "files" / "pictures"
SHADES = (30, 120, 220)


def written(pages: list[Image.Image], form: str, **how: Any) -> bytes:
    kept = io.BytesIO()
    pages[0].save(kept, form, save_all=True, append_images=pages[1:], **how)
    return kept.getvalue()


def shaded(mode: str = "L", size: tuple[int, int] = (60, 80)) -> list[Image.Image]:
    return [Image.new("L", size, shade).convert(mode) for shade in SHADES]


def shades_of(pdf: bytes) -> list[int]:
    """What grey each page shows in its middle."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        picture = page.render().to_pil().convert("L")
        found.append(picture.tobytes()[picture.width * (picture.height // 2) + picture.width // 2])
    document.close()
    return found


@pytest.mark.parametrize(
    ("form", "mode", "how"),
    [
        ("TIFF", "L", {}),
        ("TIFF", "RGB", {"compression": "jpeg"}),
        ("TIFF", "CMYK", {}),
        ("GIF", "L", {"duration": 300}),
        ("WEBP", "RGB", {"lossless": True}),
        ("PNG", "RGB", {}),
        ("MPO", "RGB", {}),
    ],
)
def test_all_pages_come_in_and_are_told_of(form: str, mode: str, how: dict[str, Any]) -> None:
    found = clean(written(shaded(mode), form, **how), f"berkas.{form.lower()}")
    assert (found.file_name, found.media_type) == ("berkas.pdf", "application/pdf")
    assert shades_of(found.data) == pytest.approx(SHADES, abs=3)
    assert "3" in found.notice
    assert found.kind == (SCAN if form == "TIFF" else PHOTO)
    assert clean(found.data, found.file_name).data == found.data


def test_a_collection_of_an_iphone_comes_in_whole() -> None:
    found = clean((FILES / "dua.heic").read_bytes(), "dua.heic")
    assert len(shades_of(found.data)) == 2


def test_a_scan_in_black_and_white_stays_sharp_and_as_large_as_its_paper() -> None:
    page = Image.new("1", (1654, 2339), 1)
    page.paste(0, (600, 900, 1000, 1400))
    found = clean(written([page, page], "TIFF", compression="group4", dpi=(200, 200)), "faks.tif")
    document = pypdfium2.PdfDocument(found.data)
    assert document.get_page_size(1) == pytest.approx((595, 842), abs=1)
    document.close()
    assert shades_of(found.data) == [0, 0]
    assert len(found.data) < 20_000


def test_deep_and_turned_pages_are_right_too() -> None:
    deep = Image.new("I;16", (60, 80), 30_000)
    found = clean(written([deep, deep], "TIFF"), "dalam.tif")
    assert shades_of(found.data) == pytest.approx([117, 117], abs=3)  # the brightest has 15 bits: a scanner of 16


def test_small_copies_and_helping_pictures_are_no_pages() -> None:
    thumbnail = Image.new("RGB", (30, 40), "red")
    found = clean(written([Image.new("RGB", (60, 80), "teal"), thumbnail], "MPO"), "foto.jpg")
    assert (found.media_type, found.notice) == ("image/jpeg", "")


def test_a_page_that_cannot_be_read_is_named_and_nothing_comes_in() -> None:
    noise = [Image.effect_noise((200, 200), 90) for _ in range(3)]
    whole = bytearray(written(noise, "TIFF", compression="tiff_lzw"))
    third = Image.open(io.BytesIO(bytes(whole)))
    third.seek(2)
    start = third.tag_v2[273][0]  # type: ignore[attr-defined] # a TIFF
    whole[start : start + 2000] = b"\xff" * 2000
    with pytest.raises(BadInput, match="Halaman 3"):
        clean(bytes(whole), "rusak.tif")


def test_more_pages_than_a_dossier_has_are_refused_and_of_a_film_the_first_are_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "PICTURES", 2)
    with pytest.raises(BadInput, match="lebih dari 2 halaman"):
        clean(written(shaded(), "TIFF"), "tebal.tif")
    for form in ("GIF", "WEBP"):
        found = clean(written(shaded("RGB"), form), "film")
        assert len(shades_of(found.data)) == 2
        assert "lebih dari 2 gambar" in found.notice


def test_many_colourful_pages_stay_below_the_limit_of_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DOCUMENT", 1_000_000)
    pages = [Image.effect_noise((1200, 1600), 120) for _ in range(4)]
    found = clean(written(pages, "TIFF"), "ramai.tif")
    assert len(found.data) <= 1_000_000
    assert len(shades_of(found.data)) == 4


def test_pages_that_are_huge_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PICTURES_PIXELS", 10_000)
    with pytest.raises(BadInput, match="300 dpi"):
        clean(written(shaded(), "TIFF"), "besar.tif")
