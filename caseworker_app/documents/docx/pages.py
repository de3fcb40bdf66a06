"""The pages of a Word document: size and margins of each section, page numbers, foot, and the mark of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.parser import parse_xml

from caseworker_app.documents.docx.styles import FAMILIES
from caseworker_app.documents.docx.xml import Element, field, paragraph, run, run_settings, twips, w, words
from caseworker_app.documents.paper import BOUND_FOOT, CM, bound_sheet, look, sheet

if TYPE_CHECKING:
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.writer import Sheet as Kind

_FOOT_HEIGHT = 1.5 * CM
_DRAFT = "KONSEP"
_DRAFT_NOTE = "Bagian berlatar kelabu disusun program dari data kasus; bagian dalam [kurung] belum diisi."
_PALE = "EBEBEB"
# The letters of a mark behind the text are a shape of Word's own kind 136, as its menu «Watermark» makes them.
_WATERMARK = """
<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
  <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
    <v:formulas>
      <v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
      <v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
      <v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>
      <v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>
    </v:formulas>
    <v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
            o:connectangles="270,180,90,0"/>
    <v:textpath on="t" fitshape="t"/>
    <o:lock v:ext="edit" text="t" shapetype="t"/>
  </v:shapetype>
  <v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{number}" type="#_x0000_t136" alt="{word}"
           style="position:absolute;margin-left:0;margin-top:0;width:430pt;height:95pt;rotation:{turn};\
z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;\
mso-position-vertical:center;mso-position-vertical-relative:page"
           o:allowincell="f" fillcolor="#{colour}" stroked="f">
    <v:textpath style="font-family:&quot;{family}&quot;;font-size:1pt;font-weight:bold" string="{word}"/>
  </v:shape>
</w:pict>"""


def section(
    document: Document, kind: Kind, references: list[Element], *, front: bool = False, begins: bool = False
) -> Element:
    """The settings of a section; ``front`` counts in small roman, what ``begins`` counts from one."""
    page = (bound_sheet if kind.bound else sheet)(document, landscape=kind.turned)
    # The number stands on its baseline as far from the edge as in a PDF.
    foot = (BOUND_FOOT if kind.bound else _FOOT_HEIGHT) - 0.25 * (
        look(document).small_size if document.dress == "form" else look(document).size
    )
    counted: dict[str, str | float] = {"fmt": "lowerRoman"} if front else {}
    return w(
        "sectPr",
        *references,
        w("type", val="nextPage"),
        w("pgSz", w=twips(page.width), h=twips(page.height), **({"orient": "landscape"} if kind.turned else {})),
        w(
            "pgMar",
            top=twips(page.top),
            right=twips(page.right),
            bottom=twips(page.bottom),
            left=twips(page.left),
            header=twips(1.25 * CM),
            footer=twips(foot),
            gutter=0,
        ),
        w("pgNumType", **counted, **({"start": 1} if begins else {})) if counted or begins else None,
        w("titlePg") if front and document.cover else None,
    )


def header(document: Document, *, turned: bool, number: int) -> list[Element]:
    """The mark of a draft, large behind the text and small above it; ``number`` tells the large ones apart."""
    settings = run_settings(w("b"), w("bCs"), w("color", val="737373"))
    mark = parse_xml(
        _WATERMARK.format(
            number=2048 + number,
            word=_DRAFT,
            colour=_PALE,
            turn=325 if turned else 310,
            family=FAMILIES[look(document).family],
        )
    )
    return [
        paragraph("Header", [run(mark, settings=run_settings(w("noProof"))), run(words(_DRAFT), settings=settings)])
    ]


def footer(document: Document, *, turned: bool = False, cover: bool = False) -> list[Element]:
    """Number of the page; for a form version, case code and number of pages; what the marks of a draft mean."""
    note = [paragraph("Footer", [run(words(_DRAFT_NOTE), settings=_sized(8))])] if document.draft else []
    if document.dress == "form":
        return [_form_foot(document, turned=turned), *note]
    if cover:
        return note or [paragraph("Footer")]
    if not note:
        return [paragraph("Footer", field("PAGE", "1"), w("jc", val="right"))]
    right = w("tabs", w("tab", val="right", pos=twips(sheet(document, landscape=turned).text_width)))
    return [
        paragraph("Footer", [run(words(_DRAFT_NOTE), settings=_sized(8)), run(w("tab")), *field("PAGE", "1")], right)
    ]


def _form_foot(document: Document, *, turned: bool) -> Element:
    size = look(document).small_size
    named = (("Versi formulir", document.foot.form_version), ("Kode kasus", document.foot.case_code))
    line = " · ".join(f"{label}: {' '.join(value.split())}" for label, value in named if value)
    runs = [
        run(words(line), settings=_sized(size)),
        run(w("tab")),
        run(words("Halaman "), settings=_sized(size)),
        *field("PAGE", "1", _sized(size)),
        run(words(" dari "), settings=_sized(size)),
        *field("NUMPAGES", "1", _sized(size)),
    ]
    right = w("tab", val="right", pos=twips(sheet(document, landscape=turned).text_width))
    rule = w("pBdr", w("top", val="single", sz=4, space=3, color="000000"))
    return paragraph("Footer", runs, rule, w("tabs", right))


def _sized(points: float) -> Element | None:
    return run_settings(w("sz", val=points * 2), w("szCs", val=points * 2))
