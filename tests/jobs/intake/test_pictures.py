"""Every kind of picture that phones, scanners and faxes write comes in as it looks, and is told of where it changes."""

from __future__ import annotations

import io
import itertools
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageStat

from caseworker_app import limits
from caseworker_app.errors import BadInput
from caseworker_app.jobs.cleaning import clean, clean_one_picture
from caseworker_app.jobs.intake.prepared import PHOTO, Prepared
from caseworker_app.limits import SENTENCE

FILES = Path(__file__).resolve().parents[2] / "files" / "pictures"


def written(picture: Image.Image, form: str, **how: Any) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, form, **how)
    return kept.getvalue()


def seen(prepared: Prepared) -> Image.Image:
    return Image.open(io.BytesIO(prepared.data))


def ramp(mode: str, values: list[float]) -> Image.Image:
    """A picture that grows from left to right over these values, eight rows high."""
    picture = Image.new(mode, (len(values), 8))
    for across, value in enumerate(values):
        for down in range(8):
            picture.putpixel((across, down), value if mode == "F" else int(value))
    return picture


def is_grey_ramp(picture: Image.Image) -> bool:
    """From black to white, evenly."""
    grey = picture.convert("L")
    row = [grey.getpixel((across, 4)) for across in range(grey.width)]
    steps = [int(after) - int(before) for before, after in itertools.pairwise(row)]  # type: ignore[arg-type] # grey
    return row[0] < 12 and row[-1] > 243 and max(map(abs, steps)) < 24  # type: ignore[operator] # grey


def halves(turned: int | None = None) -> tuple[Image.Image, Image.Exif]:
    """Red above blue, as it is to be seen; turned: held so by the camera (EXIF)."""
    picture, said = Image.new("RGB", (40, 60), "red"), Image.Exif()
    picture.paste((0, 0, 255), (0, 30, 40, 60))
    if turned == 6:
        said[0x0112] = 6
        picture = picture.transpose(Image.Transpose.ROTATE_90)
    if turned == 3:
        said[0x0112] = 3
        picture = picture.transpose(Image.Transpose.ROTATE_180)
    return picture, said


@pytest.mark.parametrize(
    ("mode", "values", "form"),
    [
        ("I;16", [at * 65535 / 159 for at in range(160)], "PNG"),
        ("I;16", [at * 65535 / 159 for at in range(160)], "TIFF"),
        ("I;16", [at * 4095 / 159 for at in range(160)], "TIFF"),
        ("I;16B", [at * 65535 / 159 for at in range(160)], "TIFF"),
        ("I", [at * 255 / 159 for at in range(160)], "TIFF"),
        ("I", [at * 65535 / 159 for at in range(160)], "TIFF"),
        ("I", [-4000 + at * 100_000 for at in range(160)], "TIFF"),
        ("F", [at / 159 for at in range(160)], "TIFF"),
        ("F", [at * 255 / 159 for at in range(160)], "TIFF"),
        ("F", [at * 7.5 - 300 for at in range(160)], "TIFF"),
    ],
)
def test_a_deep_scan_stays_a_ramp_of_greys(mode: str, values: list[float], form: str) -> None:
    kept = seen(clean(written(ramp(mode, values), form), "pindaian"))
    assert kept.mode == "L"
    assert is_grey_ramp(kept)


def test_a_deep_scan_that_counts_from_white_is_not_turned_into_its_negative() -> None:
    falling = [65535 - at * 65535 / 159 for at in range(160)]
    data = written(ramp("I;16", falling), "TIFF", tiffinfo={262: 0})
    assert is_grey_ramp(seen(clean(data, "a.tif")))


def test_an_even_deep_scan_and_one_without_end_do_not_stop_anything() -> None:
    assert seen(clean(written(ramp("F", [5.5] * 9), "TIFF"), "a.tif")).size == (9, 8)
    with pytest.raises(BadInput):
        clean(written(ramp("F", [float("inf"), 0, 1]), "TIFF"), "a.tif")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "WEBP", "MPO"])
@pytest.mark.parametrize("turned", [None, 3, 6])
def test_a_picture_stands_as_it_was_held(form: str, turned: int | None) -> None:
    picture, said = halves(turned)
    kept = seen(clean(written(picture, form, exif=said), "foto")).convert("RGB")
    assert kept.size == (40, 60)
    top, bottom = kept.getpixel((20, 10)), kept.getpixel((20, 50))
    assert top == pytest.approx((255, 0, 0), abs=60)
    assert bottom == pytest.approx((0, 0, 255), abs=60)


@pytest.mark.parametrize(
    ("form", "mode"), [("JPEG", "CMYK"), ("TIFF", "CMYK"), ("GIF", "P"), ("PNG", "P"), ("BMP", "P")]
)
def test_inks_and_palettes_keep_their_colours(form: str, mode: str) -> None:
    picture = halves()[0].convert(mode)
    kept = seen(clean(written(picture, form), "foto")).convert("RGB")
    assert kept.getpixel((20, 10))[0] > 200  # type: ignore[index] # RGB
    assert kept.getpixel((20, 50))[2] > 200  # type: ignore[index] # RGB


@pytest.mark.parametrize(("form", "mode"), [("PNG", "RGBA"), ("PNG", "LA"), ("WEBP", "RGBA"), ("TIFF", "RGBA")])
def test_what_shines_through_goes_on_doing_so(form: str, mode: str) -> None:
    picture = Image.new("RGBA", (20, 20), (0, 0, 0, 0)).convert(mode)
    kept = seen(clean(written(picture, form, **({"lossless": True} if form == "WEBP" else {})), "cap"))
    assert kept.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index] # RGBA


def test_a_gif_with_a_see_through_colour_stays_so() -> None:
    picture = Image.new("P", (20, 20), 0)
    kept = seen(clean(written(picture, "GIF", transparency=0), "cap.gif"))
    assert kept.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index] # RGBA


@pytest.mark.parametrize(("dpi", "size"), [((204, 98), (204, 204)), ((204, 196), (204, 98)), ((100, 200), (408, 98))])
def test_a_fax_is_as_high_as_its_paper(dpi: tuple[int, int], size: tuple[int, int]) -> None:
    fax = Image.new("1", (204, 98), 1)
    fax.paste(0, (0, 0, 102, 49))
    data = written(fax, "TIFF", compression="group4", dpi=dpi)
    kept = seen(clean(data, "faks.tif"))
    assert (kept.mode, kept.size) == ("1", size)
    assert kept.getpixel((10, 10)) == 0
    assert kept.getpixel((kept.width - 10, kept.height - 10)) == 255


@pytest.mark.parametrize(
    ("size", "form", "how", "to"),
    [
        ((8160, 6120), "JPEG", {}, (4080, 3060)),
        ((8160, 6120), "JPEG", {"progressive": True}, (4080, 3060)),
        ((16000, 12500), "JPEG", {"quality": 20}, (4000, 3125)),
        ((16000, 3000), "JPEG", {}, (8000, 1500)),
        ((6200, 8600), "PNG", {}, (3100, 4300)),
    ],
)
def test_a_large_photo_is_made_smaller_and_said_so(
    size: tuple[int, int], form: str, how: dict[str, Any], to: tuple[int, int]
) -> None:
    found = clean(written(Image.new("RGB", size, (120, 130, 90)), form, **how), f"foto.{form.lower()}")
    assert seen(found).size == to
    assert f"{size[0]}×{size[1]} dikecilkan menjadi {to[0]}×{to[1]}" in found.notice


def test_a_large_photo_held_upright_is_told_of_as_it_is_seen() -> None:
    said = Image.Exif()
    said[0x0112] = 6
    found = clean(written(Image.new("L", (8000, 4000)), "JPEG", exif=said), "foto.jpg")
    assert "4000×8000 dikecilkan menjadi 2000×4000" in found.notice


def test_what_no_camera_makes_is_refused_with_a_way_out() -> None:
    for mode, pixels in (("RGB", (10_500, 10_000)), ("1", (16_000, 16_000))):
        with pytest.raises(BadInput, match="megapiksel"):
            clean(written(Image.new(mode, pixels), "PNG"), "luas.png")


def test_a_photo_of_an_iphone_comes_in_without_its_place() -> None:
    found = clean((FILES / "foto.heic").read_bytes(), "IMG_0001.HEIC")
    assert (found.file_name, found.media_type, str(found.taken_on)) == ("IMG_0001.jpg", "image/jpeg", "2024-08-26")
    assert b"Kamera Rahasia" not in found.data
    assert ImageStat.Stat(seen(found)).mean == pytest.approx([156, 105, 81], abs=6)


def test_a_photo_that_moves_says_what_of_it_stays_out() -> None:
    photo = written(halves()[0], "JPEG", xmp=b'<x GCamera:MotionPhoto="1"/>') + b"\0\0\0\x18ftypmp42"
    found = clean(photo, "MVIMG.jpg")
    assert "foto bergerak" in found.notice
    assert b"ftyp" not in found.data


def test_a_logo_of_several_pictures_is_its_first_and_says_so() -> None:
    data = written(Image.new("L", (9, 9)), "GIF", save_all=True, append_images=[Image.new("L", (9, 9), 255)])
    found = clean_one_picture(data, "logo.gif")
    assert found.media_type == "image/jpeg"
    assert "2 gambar" in found.notice


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "GIF", "WEBP", "BMP"])
def test_what_was_cut_short_is_refused_in_a_sentence(form: str) -> None:
    whole = written(Image.effect_noise((300, 300), 80), form)
    with pytest.raises(BadInput) as refused:
        clean(whole[: len(whole) // 2], "foto.jpg")
    assert len(str(refused.value)) <= SENTENCE


def test_a_cut_heic_is_refused_in_a_sentence() -> None:
    with pytest.raises(BadInput):
        clean((FILES / "foto.heic").read_bytes()[:400], "foto.heic")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "GIF", "WEBP", "BMP"])
def test_what_came_in_once_comes_in_again_unchanged(form: str) -> None:
    once = clean(written(halves()[0], form, **({"dpi": (72, 144)} if form == "TIFF" else {})), "foto")
    again = clean(once.data, once.file_name)
    assert (again.data, again.file_name, again.media_type) == (once.data, once.file_name, once.media_type)
    assert once.kind == PHOTO


def test_the_raw_file_of_a_camera_is_named_as_such() -> None:
    data = written(Image.new("RGB", (16, 12)), "TIFF", tiffinfo={50706: b"\x01\x04\0\0"})
    with pytest.raises(BadInput, match="RAW"):
        clean(data, "IMG.dng")


def test_limits_are_what_phones_need() -> None:
    assert limits.PICTURE_PIXELS > 16_320 * 12_240
