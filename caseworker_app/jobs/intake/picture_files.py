"""Files of pictures: one is kept as a picture, several (TIFF, moving GIF and WebP, MPO, HEIC) as a PDF of all."""

from __future__ import annotations

import dataclasses
import io
import warnings
from typing import TYPE_CHECKING, Any

from caseworker_app import limits
from caseworker_app.errors import BadInput
from caseworker_app.jobs.intake.measure import demand_few_scans, demand_size, too_many_pixels
from caseworker_app.jobs.intake.pictures import kept_as_one, opened, taken_on, upright
from caseworker_app.jobs.intake.prepared import PHOTO, SCAN, Prepared, with_suffix
from caseworker_app.limits import brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caseworker_app.documents.pdf.scanned import PageImage
    from caseworker_app.model.partial_date import PartialDate

_WALKED = {"TIFF", "GIF"}  # their number of pictures is known only by going through them
_SUBFILE, _RAW = 254, 50706  # tags of TIFF: what a picture is for; the version of a camera's raw format
_SMALLER_COPY, _MASK = 1, 4  # bits of _SUBFILE
_ALIKE = 0.03  # how far the shapes of a photo and its helping picture differ at most
_QUALITIES = (85, 60)
_STEP, _LEAST_SIDE = 0.75, 600  # each time smaller, until a page would no longer be readable
_USUAL_DPI, _LEAST_DPI, _MOST_DPI = 150.0, 40.0, 1300.0
_INCH = 72.0


def clean_picture(data: bytes, name: str, *, first_only: bool = False) -> Prepared:
    """A picture as it may be kept, or a PDF of several; first_only: of several, the first, and the notice says so.

    Raises BadInput: it is no picture, cannot be read, or is above a limit.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            demand_few_scans(data)
            source = opened(data)
            demand_size(source, name)
            pages = _pages_of(source, name)
            if len(pages) > 1 and not first_only:
                return _kept_as_pages(source, pages, name, taken_on(source))
            source.seek(pages[0])
            kept = kept_as_one(data, source, name)
            if len(pages) == 1:
                return kept
            sentence = tr("Dari {count} gambar di dalam “{name}” hanya yang pertama dipakai.")
            sentence = sentence.format(count=len(pages), name=brief(name))
            return dataclasses.replace(kept, notice=" ".join(filter(None, [kept.notice, sentence])))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise too_many_pixels(name) from error
    except BadInput:
        raise
    except Exception as error:
        sentence = tr("“{name}” tidak dapat dibaca: fotonya rusak atau terpotong. Salin ulang atau simpan sebagai JPG.")
        raise BadInput(sentence.format(name=brief(name))) from error


def _pages_of(source: Any, name: str) -> list[int]:
    """Which pictures of an opened file are pages of their own, at least one; small copies and masks are none.

    Of a moving picture no more than the first ``limits.PICTURES``. Raises BadInput for a scan with more pages than
    that, for pages too large, and for the raw file of a camera.
    """
    if source.format == "TIFF" and (_RAW in source.tag_v2 or source.tag_v2.get(_SUBFILE, 0) & _SMALLER_COPY):
        sentence = tr("“{name}” foto mentah (RAW). Simpan dahulu sebagai JPG di kamera atau komputer, lalu lampirkan.")
        raise BadInput(sentence.format(name=brief(name)))
    count = _count(source)
    if count > limits.PICTURES and source.format == "TIFF":
        sentence = tr("“{name}” lebih dari {most} halaman. Bagi menjadi beberapa berkas, lalu lampirkan semuanya.")
        raise BadInput(sentence.format(name=brief(name), most=limits.PICTURES))
    source.seek(0)
    size, pixels, pages = source.size, 0, []
    for at in range(min(count, limits.PICTURES)):
        source.seek(at)
        demand_size(source, name)
        if at == 0 or not _is_helper(source, size):
            pages.append(at)
            pixels += source.width * source.height
    if pixels > limits.PICTURES_PIXELS:
        sentence = tr("Halaman-halaman “{name}” terlalu besar. Pindai dengan 300 dpi, atau bagi menjadi beberapa.")
        raise BadInput(sentence.format(name=brief(name)))
    source.seek(0)
    return pages


def _kept_as_pages(source: Any, pages: Sequence[int], name: str, taken: PartialDate | None) -> Prepared:
    """The PDF of all pages of an opened file. Raises BadInput where one of them cannot be read."""
    from caseworker_app.documents.pdf.scanned import pdf_of_pages

    is_scan = source.format == "TIFF"
    data = pdf_of_pages(_written(source, pages, name))
    if is_scan:
        sentence = tr("“{name}” berisi {count} halaman; semuanya disimpan sebagai satu PDF.")
    elif _count(source) > limits.PICTURES:
        sentence = tr("“{name}” berisi lebih dari {count} gambar; {count} yang pertama disimpan sebagai satu PDF.")
    else:
        sentence = tr("“{name}” berisi {count} gambar; semuanya disimpan sebagai satu PDF.")
    notice = sentence.format(name=brief(name), count=len(pages))
    return Prepared(with_suffix(name, ".pdf"), "application/pdf", data, SCAN if is_scan else PHOTO, taken, notice)


def _count(source: Any) -> int:
    """How many pictures there are; counting stops above ``limits.PICTURES``."""
    if source.format not in _WALKED:
        return int(getattr(source, "n_frames", 1))
    for at in range(limits.PICTURES + 1):
        try:
            source.seek(at)
        except EOFError:
            return at
    return limits.PICTURES + 1


def _is_helper(picture: Any, size: tuple[int, int]) -> bool:
    """Whether a later picture only serves the first: a smaller copy, a mask, or how bright the first can shine."""
    if picture.format == "TIFF":
        return bool(picture.tag_v2.get(_SUBFILE, 0) & (_SMALLER_COPY | _MASK))
    if picture.format != "MPO":
        return False
    across, down = picture.width / size[0], picture.height / size[1]
    return bool(across < 1 and abs(across - down) <= _ALIKE)


def _written(source: Any, pages: Sequence[int], name: str) -> Iterator[PageImage]:
    """Each page, encoded so that all together stay below the limit of a document."""
    left = limits.DOCUMENT * 9 // 10
    for number, at in enumerate(pages, 1):
        try:
            source.seek(at)
            picture = upright(source, limits.PAGE_PIXELS)
            page = _page(picture, source.info.get("dpi"), source.width, left // (len(pages) - number + 1))
        except Exception as error:
            sentence = tr("Halaman {number} dari “{name}” tidak dapat dibaca, jadi berkas ini belum dilampirkan.")
            raise BadInput(sentence.format(number=number, name=brief(name))) from error
        left -= len(page.data)
        yield page


def _page(picture: Any, dpi: tuple[float, float] | None, width: int, most: int) -> PageImage:
    from caseworker_app.documents.pdf.scanned import PageImage

    across = float(dpi[0]) if dpi else _USUAL_DPI
    inches = width / (across if _LEAST_DPI <= across <= _MOST_DPI else _USUAL_DPI)
    points = (inches * _INCH, inches * _INCH * picture.height / picture.width)
    if picture.mode == "1":
        return PageImage(picture.tobytes(), picture.width, picture.height, 1, 1, points)
    picture = _on_paper(picture)
    data = _jpeg(picture, most)
    while len(data) > most and min(picture.size) * _STEP > _LEAST_SIDE:
        picture = picture.resize((round(picture.width * _STEP), round(picture.height * _STEP)))
        data = _jpeg(picture, most)
    return PageImage(data, picture.width, picture.height, len(picture.getbands()), 8, points)


def _on_paper(picture: Any) -> Any:
    """What shines through is white."""
    from PIL import Image

    if picture.mode not in {"RGBA", "LA"} and "transparency" not in picture.info:
        return picture
    picture = picture.convert("RGBA")
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _jpeg(picture: Any, most: int) -> bytes:
    for quality in _QUALITIES:
        kept = io.BytesIO()
        picture.save(kept, "JPEG", quality=quality, comment=b"")
        if len(kept.getbuffer()) <= most:
            break
    return kept.getvalue()
