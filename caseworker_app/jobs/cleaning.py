"""The one gate for files that come in, whatever their way into a notebook: by hand, in a package, as an office's logo.

What a file is, its bytes say, not its name. Photos are painted anew, so that place, camera and all else that travels
with them stay behind; several pages of one file become a PDF of all of them. PDFs lose what acts by itself, recordings
what they say of their place. Everything else is refused with what can be done about it. How each kind is treated stands
in ``intake/``.
"""

from __future__ import annotations

from caseworker_app import limits
from caseworker_app.errors import BadInput
from caseworker_app.jobs.intake import foreign, recordings
from caseworker_app.jobs.intake.picture_files import clean_picture
from caseworker_app.jobs.intake.pictures import is_heif
from caseworker_app.jobs.intake.prepared import PAPER, Prepared, too_large, with_suffix
from caseworker_app.limits import KB, brief
from caseworker_app.store.file_names import base_name
from caseworker_app.text import tr

PICTURES = (".jpg", ".jpeg", ".png", ".heic", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".mpo")
SUFFIXES = (*PICTURES, ".pdf", *recordings.SUFFIXES)
_STARTS = (b"\xff\xd8\xff", b"\x89PNG", b"BM", b"GIF8", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def clean(data: bytes, name: str) -> Prepared:
    """A photo, scan, PDF or recording as it may be kept; ``name``: what it is called, of which only the base is kept.

    Raises BadInput: it is none of these, cannot be read, or is above a limit.
    """
    called = base_name(name)
    if data[:KB].lstrip().startswith(b"%PDF"):
        return _pdf(data, called)
    if not data:
        raise BadInput(tr("“{name}” kosong, jadi tidak ada yang dilampirkan.").format(name=brief(called)))
    if _is_picture(data):
        return clean_picture(data, called)
    if refused := foreign.refusal(data, called):
        raise refused
    form = recordings.form_of(data)
    if form is None:
        raise foreign.unknown(called)
    return recordings.clean_recording(data, called, form)


def clean_one_picture(data: bytes, name: str) -> Prepared:
    """A picture that stands alone, a logo or a signature; of several in the file, the first. Raises BadInput."""
    return clean_picture(data, base_name(name), first_only=True)


def _is_picture(data: bytes) -> bool:
    return data.startswith(_STARTS) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP") or is_heif(data)


def _pdf(data: bytes, name: str) -> Prepared:
    import pypdfium2

    from caseworker_app.documents.pdf.incoming import without_active_content

    if len(data) > limits.DOCUMENT:
        raise too_large(name, limits.DOCUMENT)
    try:
        kept = without_active_content(data)
        document = pypdfium2.PdfDocument(kept)
        pages = len(document)
        document.close()
    except (ValueError, pypdfium2.PdfiumError) as error:
        sentence = tr("“{name}” tidak dapat dibuka sebagai PDF: rusak, terlalu rumit, atau dikunci kata sandi.")
        raise BadInput(sentence.format(name=brief(name))) from error
    if not pages:
        raise BadInput(tr("“{name}” tidak mempunyai halaman.").format(name=brief(name)))
    sentence = tr("Dari “{name}” dibuang skrip atau berkas yang tersembunyi di dalamnya; halamannya tetap.")
    notice = sentence.format(name=brief(name)) if kept != data else ""
    return Prepared(with_suffix(name, ".pdf"), "application/pdf", kept, PAPER, notice=notice)
