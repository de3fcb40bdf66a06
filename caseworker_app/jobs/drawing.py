"""Draw a case's diagrams, or a family from a GEDCOM file, and turn them into files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.diagrams.catalogue import DIAGRAMS, PAGE
from caseworker_app.errors import WrongUse
from caseworker_app.jobs.case_files import load
from caseworker_app.text import tr

if TYPE_CHECKING:
    from caseworker_app.diagrams.display import Drawing
    from caseworker_app.store.notebook import Notebook

FORMATS = (".pdf", ".svg", ".png")


def available() -> list[tuple[str, str]]:
    """Keys and titles of the diagrams that a case can show."""
    return [(key, tr(diagram.title)) for key, diagram in DIAGRAMS.items()]


def check(name: str, suffix: str) -> None:
    """Raise WrongUse for a diagram or a format that does not exist."""
    if name not in DIAGRAMS:
        raise WrongUse(
            tr("Tidak ada diagram «{name}». Yang ada: {known}.").format(name=name, known=", ".join(DIAGRAMS))
        )
    if suffix.lower() not in FORMATS:
        raise WrongUse(tr("Gambar dapat disimpan sebagai PDF, SVG atau PNG; pakai salah satu akhiran itu."))


def draw_case(notebook: Notebook, case_id: str, name: str, *, names: bool = False) -> Drawing:
    """One diagram of a case on an A4 landscape page, without private lines and events."""
    check(name, ".pdf")
    return DIAGRAMS[name].draw(load(notebook, case_id), names, False, PAGE)


def draw_gedcom(data: bytes, title: str) -> Drawing:
    """The genogram of a GEDCOM file, as large as it needs."""
    from caseworker_app.diagrams.frame import framed
    from caseworker_app.diagrams.genogram.layout import layout
    from caseworker_app.exchange.gedcom import read_gedcom

    family = read_gedcom(data)
    return framed(layout(family), title.replace("_", " "))


def encoded(drawing: Drawing, suffix: str, *, dpi: int = 150) -> bytes:
    """The drawing as the bytes of a PDF, SVG or PNG file (PNG at ``dpi`` dots per inch)."""
    from caseworker_app.diagrams import draw

    match suffix.lower():
        case ".pdf":
            return draw.to_pdf(drawing)
        case ".svg":
            return draw.to_svg(drawing)
        case ".png":
            return draw.to_png(drawing, dpi=dpi)
    raise WrongUse(tr("Gambar dapat disimpan sebagai PDF, SVG atau PNG; pakai salah satu akhiran itu."))
