"""PDFs that others wrote, before they are kept: without scripts, programs to start, and files within."""

from __future__ import annotations

import functools
import io
import re
from typing import TYPE_CHECKING, Any

from caseworker_app import limits
from caseworker_app.limits import MB

if TYPE_CHECKING:
    from collections.abc import Iterator

_ACTIONS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/RichMediaExecute", "/Rendition"}
"""Actions that do more than turn pages or follow a link."""
_CARRIERS = ("/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent")
"""Where a dictionary keeps scripts and whole files."""
_SUSPECT = re.compile(b"|".join(re.escape(name.encode()) + rb"\b" for name in sorted({*_ACTIONS, *_CARRIERS})))


def without_active_content(data: bytes) -> bytes:
    """The same bytes where nothing in a PDF acts by itself, else a copy without what does.

    Raises ValueError for what is no PDF that can be read, is locked, or is too large within.
    """
    import pikepdf

    _limit_memory()
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.objects) > limits.PDF_OBJECTS or not len(pdf.pages):
                raise ValueError("too many parts, or no page")
            spelt_out = io.BytesIO()
            pdf.save(spelt_out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
            if not _SUSPECT.search(spelt_out.getbuffer()):
                return data
            spelt_out.close()
            removed = [_disarm(part) for top in pdf.objects for part in _dictionaries(top)]
            if not any(removed):
                return data
            clean = io.BytesIO()
            pdf.save(clean)
            return clean.getvalue()
    except (pikepdf.PdfError, pikepdf.PasswordError, RuntimeError, MemoryError, TypeError) as error:
        raise ValueError("no PDF that can be read") from error


@functools.cache
def _limit_memory() -> None:
    """A stream of a few bytes may stand for gigabytes; what a page needs is far less."""
    from pikepdf.settings import set_qpdf_limits

    set_qpdf_limits(
        flate_max_memory=100 * MB,
        run_length_max_memory=100 * MB,
        png_max_memory=100 * MB,
        tiff_max_memory=100 * MB,
        dct_max_memory=100 * MB,
    )


def _dictionaries(top: Any) -> Iterator[Any]:
    """The dictionaries that are written within an object, itself included; not those that it only points to."""
    import pikepdf

    waiting = [top]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            yield thing
            parts = [thing.get(key) for key in list(thing.keys())]
        elif isinstance(thing, pikepdf.Array):
            parts = list(thing)
        else:
            continue
        waiting += [part for part in parts if isinstance(part, pikepdf.Object) and not part.is_indirect]


def _disarm(dictionary: Any) -> bool:
    """Take away what acts by itself; whether there was anything."""
    unwanted = [name for name in _CARRIERS if name in dictionary]
    if str(dictionary.get("/S", "")) in _ACTIONS:
        unwanted = list(dictionary.keys())
    for name in unwanted:
        del dictionary[name]
    return bool(unwanted)
