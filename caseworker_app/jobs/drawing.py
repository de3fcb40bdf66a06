"""Draw a case's diagrams, or a family from a GEDCOM file, and turn them into files.

A drawing from a file needs neither model nor notebook, so that both are imported for the diagrams of a case only.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.diagrams.sheet import Sheet
from caseworker_app.errors import NotFound, WrongUse
from caseworker_app.limits import brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.casework.outside_copies import Leaving
    from caseworker_app.diagrams.display import Drawing
    from caseworker_app.store.notebook import Notebook

FORMATS = (".pdf", ".svg", ".png")


def available() -> list[tuple[str, str]]:
    """Keys and titles of the diagrams that a case can show."""
    from caseworker_app.diagrams.catalogue import DIAGRAMS

    return [(key, tr(diagram.title)) for key, diagram in DIAGRAMS.items()]


_TOLD = 220  # letters of what was found that a sentence shows


def check(name: str, suffix: str) -> None:
    """Raise WrongUse for a diagram or a format that does not exist."""
    from caseworker_app.diagrams.catalogue import DIAGRAMS

    if name not in DIAGRAMS:
        raise WrongUse(
            tr("Tidak ada diagram “{name}”. Yang ada: {known}.").format(name=name, known=", ".join(DIAGRAMS))
        )
    check_format(suffix)


def check_format(suffix: str) -> None:
    """Raise WrongUse for a format that does not exist."""
    if suffix.lower() not in FORMATS:
        raise WrongUse(tr("Gambar dapat disimpan sebagai PDF, SVG, atau PNG; pakai salah satu akhiran itu."))


def draw_case(
    notebook: Notebook,
    case_id: str,
    name: str,
    *,
    names: bool = False,
    override: str | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Sheet:
    """One diagram of a case, without what is marked private and what points to somebody otherwise than by initials.

    ``tell`` is given a sentence where a word in it may still be a name.

    Where the client does not want to be written about, the sheet says that it is a draft, and why; with a reason,
    ``override``, which is written down, it does not. Raises BadInput for a reason that says nothing.
    """
    from caseworker_app.diagrams.catalogue import DIAGRAMS
    from caseworker_app.jobs import leaving, permits
    from caseworker_app.jobs.case_files import load

    check(name, ".pdf")
    file = load(notebook, case_id)
    against = permits.for_diagram(file.case)
    shown, found = leaving.hidden(file, leaving.around(notebook, case_id), names=names)
    sheet = DIAGRAMS[name].sheet(shown, names=names)
    replaced = ", ".join(f"“{words}” ({instead})" for words, instead in found.items() if instead)
    if replaced:
        tell(tr("Diganti di gambar: {words}.").format(words=brief(replaced, _TOLD)))
    if left := ", ".join(f"“{words}”" for words, instead in found.items() if not instead):
        tell(tr("Periksa sebelum diserahkan, mungkin nama orang di gambar: {words}.").format(words=brief(left, _TOLD)))
    if against is None:
        return sheet
    if override is not None:
        permits.record(notebook, file.case, against, tr("simpan diagram {name}").format(name=name), override)
        return sheet
    note = permits.as_draft(against)
    return dataclasses.replace(sheet, subtitle=f"{note} {sheet.subtitle}".rstrip())


def departure(name: str, case_id: str, *, names: bool) -> Leaving:
    """How the list of copies calls a diagram."""
    from caseworker_app.casework.outside_copies import Leaving
    from caseworker_app.diagrams.catalogue import DIAGRAMS

    return Leaving(tr(DIAGRAMS[name].title), case_id, names=names)


def draw_gedcom(data: bytes, title: str, *, generations: int | None = None, client: str = "") -> Sheet:
    """The genogram of a GEDCOM file; with ``generations`` only so many around the person with the id ``client``.

    Raises NotFound where nobody in the file has that id.
    """
    from caseworker_app.diagrams.genogram.layout import layout
    from caseworker_app.diagrams.genogram.legend import legend_entries
    from caseworker_app.diagrams.genogram.nearest import around_client
    from caseworker_app.exchange.gedcom import read_gedcom

    family = read_gedcom(data)
    if client and all(member.key != client for member in family.members):
        raise NotFound(tr("Tidak ada orang dengan kode “{client}” dalam berkas itu.").format(client=brief(client)))
    family = around_client(family, generations, client)
    return Sheet(layout(family), title.replace("_", " "), legend=tuple(legend_entries(family)))


def encoded(picture: Sheet | Drawing, suffix: str, *, dpi: int = 150) -> bytes:
    """The diagram as the bytes of a PDF, SVG or PNG file (PNG at ``dpi`` dots per inch).

    A sheet that is too large for one page to be read becomes several pages of a PDF; an image is always one piece.
    """
    from caseworker_app.diagrams import draw

    match suffix.lower():
        case ".pdf":
            return draw.pages_to_pdf(picture.pages() if isinstance(picture, Sheet) else [picture])
        case ".svg":
            return draw.to_svg(_in_one_piece(picture))
        case ".png":
            return draw.to_png(_in_one_piece(picture), dpi=dpi)
    raise WrongUse(tr("Gambar dapat disimpan sebagai PDF, SVG, atau PNG; pakai salah satu akhiran itu."))


def places(picture: Sheet) -> bytes:
    """Where every symbol and line of a diagram stands, as JSON."""
    import json

    from caseworker_app.diagrams.display import geometry

    return json.dumps(geometry(picture.whole()), ensure_ascii=False, indent=1).encode()


def reference_sheet(suffix: str, *, dpi: int = 150) -> bytes:
    """All symbols and lines with their names: the pages of a PDF, or one long image."""
    from caseworker_app.diagrams import draw, reference

    if suffix.lower() == ".pdf":
        return draw.pages_to_pdf(reference.pages())
    return encoded(reference.whole(), suffix, dpi=dpi)


def _in_one_piece(picture: Sheet | Drawing) -> Drawing:
    return picture.whole() if isinstance(picture, Sheet) else picture
