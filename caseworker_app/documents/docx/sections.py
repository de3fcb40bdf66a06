"""Joins the pages in front of a Word document, the upright and the turned ones of its body, as sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from caseworker_app.documents.docx import pages
from caseworker_app.documents.docx.grid import spacer
from caseworker_app.documents.docx.package import add_part
from caseworker_app.documents.docx.xml import Element, is_paragraph, is_space, set_on, w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.parts.document import DocumentPart

    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.docx.flow import Group


def joined(document: Document, part: DocumentPart, before: Group | None, groups: Sequence[Group]) -> Element:
    """The body of the document, its sections one after the other; ``before`` are the pages in front."""
    edges = _Edges(document, part)
    body = w("body")
    sections = (
        [(before, True), *((group, False) for group in groups)] if before else [(group, False) for group in groups]
    )
    for number, (group, is_front) in enumerate(sections):
        settings = pages.section(
            document,
            group.sheet,
            edges.of(turned=group.sheet.turned, cover=is_front and bool(document.cover)),
            front=is_front,
            begins=is_front or group is groups[0],
        )
        last = number == len(sections) - 1
        body.extend(_closed(group.elements, None if last else settings))
        if last:
            body.append(settings)
    return body


def _closed(elements: list[Element], settings: Element | None) -> list[Element]:
    """A section's elements, the last of which carries the section's settings unless it is the document's last."""
    *others, last = elements or [spacer(1)]
    if not is_paragraph(last):
        others, last = [*others, last], spacer(1)
    elif is_space(last):
        # A higher empty line could begin an empty page.
        last = spacer(1)
    if settings is not None:
        set_on(last, settings)
    return [*others, last]


class _Edges:
    """Headers and footers of the document, each made once; sections refer to them."""

    def __init__(self, document: Document, part: DocumentPart) -> None:
        self._document, self._part = document, part
        self._made: dict[str, str] = {}

    def of(self, *, turned: bool, cover: bool) -> list[Element]:
        """References for a section's pages; a cover has a foot of its own."""
        references = []
        for kind in ("default", "first") if cover else ("default",):
            if self._document.draft:
                name = "header-turned" if turned else "header"
                references.append(self._reference("headerReference", name, kind, turned=turned))
            name = "footer-cover" if kind == "first" else "footer-turned" if turned else "footer"
            references.append(self._reference("footerReference", name, kind, turned=turned))
        return references

    def _reference(self, tag: str, name: str, kind: str, *, turned: bool) -> Element:
        if name not in self._made:
            self._made[name] = self._add(name, turned=turned)
        reference = w(tag, type=kind)
        reference.set(qn("r:id"), self._made[name])
        return reference

    def _add(self, name: str, *, turned: bool) -> str:
        if name.startswith("header"):
            content = pages.header(self._document, turned=turned, number=len(self._made) + 1)
            element, types = w("hdr", *content), (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER)
        else:
            content = pages.footer(self._document, turned=turned, cover=name == "footer-cover")
            element, types = w("ftr", *content), (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER)
        return add_part(self._part, name, *types, element)
