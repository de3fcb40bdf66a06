"""Elements of a Word document, made in the order that its schema asks for.

Measures come in points and leave as Word counts them: lengths in twentieths of a point, type in half points, borders
in eighths, drawings in EMU.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, TypeAlias

from docx.oxml.ns import nsmap
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from caseworker_app.diagrams.typefaces import visible_code
from caseworker_app.documents.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

Element: TypeAlias = BaseOxmlElement

_W = f"{{{nsmap['w']}}}"
_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs",
    "suppressAutoHyphens", "bidi", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr",
)  # fmt: skip
_RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "noProof", "webHidden", "color", "sz", "szCs", "shd", "rtl", "lang",
)  # fmt: skip
# Of what ``printable`` lets through, the only characters that no XML may hold.
_NO_XML = {code: visible_code(chr(code)) for code in (0xFFFE, 0xFFFF)}


def w(tag: str, *children: Element | None, **attributes: str | float) -> Element:
    """``w("ind", left=20)`` is <w:ind w:left="20"/>; numbers are rounded, children of None left out."""
    made: Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(_W + name, value if isinstance(value, str) else str(round(value)))
    made.extend(child for child in children if child is not None)
    return made


def xml_text(text: str) -> str:
    """A text as an element or attribute can hold it: what is no character is a visible code."""
    return printable(text).translate(_NO_XML)


def twips(points: float) -> int:
    """A length as Word counts it."""
    return round(points * 20)


def paragraph(style: str, runs: Iterable[Element] = (), *settings: Element | None) -> Element:
    """A paragraph in a style, with what it sets beside it."""
    return w("p", paragraph_settings(w("pStyle", val=style), *settings), *runs)


def paragraph_settings(*settings: Element | None) -> Element:
    """The properties of a paragraph or of a paragraph style, in order."""
    return w("pPr", *_ordered(settings, _PARAGRAPH_ORDER))


def run_settings(*settings: Element | None) -> Element | None:
    """The properties of a run or style, in order; nothing when there are none."""
    ordered = _ordered(settings, _RUN_ORDER)
    return w("rPr", *ordered) if ordered else None


def _ordered(settings: Iterable[Element | None], order: tuple[str, ...]) -> list[Element]:
    given = [setting for setting in settings if setting is not None]
    return sorted(given, key=lambda setting: order.index(setting.tag.removeprefix(_W)))


def run(*content: Element, settings: Element | None = None) -> Element:
    """Some text or a picture in one manner of type."""
    return w("r", settings, *content)


def words(text: str) -> Element:
    """The text itself, every space of it kept."""
    made = w("t")
    made.text = xml_text(text)
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def field(instruction: str, shown: str, settings: Element | None = None) -> list[Element]:
    """A field that Word works out again when told to, with what it shows until then."""
    made = [*field_begin(instruction), run(words(shown)), field_end()]
    if settings is not None:
        for part in made:
            part.insert(0, copied(settings))
    return made


def field_begin(instruction: str, *, dirty: bool = False) -> list[Element]:
    """The opening of a field, up to where its result begins; Word works a ``dirty`` one out again on opening."""
    code = w("instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    begin = w("fldChar", fldCharType="begin", **({"dirty": "true"} if dirty else {}))
    return [run(begin), run(code), run(w("fldChar", fldCharType="separate"))]


def field_end() -> Element:
    """The close of a field."""
    return run(w("fldChar", fldCharType="end"))


def copied(element: Element) -> Element:
    """Another element just like it: each can stand in one place only."""
    twin: Element = copy.deepcopy(element)
    return twin


def bookmarked(runs: Iterable[Element], number: int, name: str) -> list[Element]:
    """Some runs between the ends of a bookmark."""
    return [w("bookmarkStart", id=number, name=name), *runs, w("bookmarkEnd", id=number)]


def is_space(element: Element) -> bool:
    """Whether it is an empty line that keeps things apart."""
    return is_paragraph(element) and properties_of(element)[0].get(f"{_W}val") == "Jarak"


def is_paragraph(element: Element) -> bool:
    """Whether it is a paragraph, and no table."""
    return bool(element.tag == f"{_W}p")


def properties_of(element: Element) -> Element:
    """The properties of a paragraph made here."""
    made: Element = element[0]
    return made


def set_on(element: Element, setting: Element) -> None:
    """Give a paragraph one more setting, in place of an older one of its kind."""
    properties = properties_of(element)
    for older in properties.findall(setting.tag):
        properties.remove(older)
    place = _PARAGRAPH_ORDER.index(setting.tag.removeprefix(_W))
    before = [child for child in properties if _PARAGRAPH_ORDER.index(child.tag.removeprefix(_W)) < place]
    properties.insert(len(before), setting)


def paragraphs_in(elements: Iterable[Element]) -> list[Element]:
    """All paragraphs, those in tables too."""
    return [found for element in elements for found in element.iter(f"{_W}p")]


def keep_with_next(elements: Iterable[Element]) -> None:
    """Let all of this stay on the page of what follows it."""
    for found in paragraphs_in(elements):
        set_on(found, w("keepNext"))
