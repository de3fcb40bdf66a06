"""The file around a Word document: its parts, fonts, counting of lists; no names, no dates, the same bytes twice."""

from __future__ import annotations

import io
import uuid
import zipfile
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart

from caseworker_app import paths
from caseworker_app.documents.docx.numbering import heading_count, numbering
from caseworker_app.documents.docx.styles import FAMILIES, styles
from caseworker_app.documents.docx.xml import Element, w, xml_text
from caseworker_app.documents.paper import look

if TYPE_CHECKING:
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.docx.record import Record

_TWIN = {"Liberation Serif": "Times New Roman", "Liberation Sans": "Arial", "DejaVu Sans": "Segoe UI Symbol"}
_FACES = {"embedRegular": "Regular", "embedBold": "Bold", "embedItalic": "Italic", "embedBoldItalic": "BoldItalic"}
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_FONT_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def new_package() -> tuple[Package, DocumentPart]:
    """An empty package with an empty document in it."""
    package = Package()
    element = parse_xml(f"<w:document {nsdecls('w', 'r')}/>")
    part = DocumentPart(PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, element, package)
    package.relate_to(part, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    return package, part


def add_part(part: DocumentPart, name: str, content_type: str, relation: str, element: Element) -> str:
    """Add a part of the given name to the document; the id of the relation to it."""
    added = XmlPart(PackURI(f"/word/{name}.xml"), content_type, element, part.package)
    return part.relate_to(added, relation)


def finished(
    document: Document,
    package: Package,
    part: DocumentPart,
    body: Element,
    record: Record,
    *,
    smaller: bool,
) -> bytes:
    """The whole file; its contents are in ``smaller`` type."""
    part.element.append(body)
    count = None if record.linked is None else heading_count(record.linked)
    written, counts = styles(document, count, smaller=smaller), numbering(document, record.lists, record.headings)
    add_part(part, "styles", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, written)
    add_part(part, "settings", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, _settings(document))
    add_part(part, "numbering", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, counts)
    _add_fonts(document, part)
    core = Part(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, _properties(document), package)
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    target = io.BytesIO()
    package.save(target)
    return _undated(target.getvalue())


def _settings(document: Document) -> Element:
    modern = "http://schemas.microsoft.com/office/word"
    return w(
        "settings",
        w("zoom", percent=100),
        w("embedTrueTypeFonts"),
        w("updateFields", val="true") if document.contents else None,
        w("defaultTabStop", val=720),
        w("autoHyphenation", val="false"),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", w("compatSetting", name="compatibilityMode", uri=modern, val="15")),
        w("themeFontLang", val=document.language),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )


def _add_fonts(document: Document, part: DocumentPart) -> None:
    """The table of fonts: what may stand in for each, and the document's own type itself."""
    family = FAMILIES[look(document).family]
    serif = look(document).family == "serif"
    own = w(
        "font",
        w("altName", val=_TWIN[family]),
        w("family", val="roman" if serif else "swiss"),
        w("pitch", val="variable"),
        name=family,
    )
    symbols = w("font", w("altName", val=_TWIN["DejaVu Sans"]), w("family", val="swiss"), name="DejaVu Sans")
    table = XmlPart(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, w("fonts", own, symbols), part.package)
    for number, (tag, face) in enumerate(_FACES.items(), 1):
        name = f"{family.replace(' ', '')}-{face}"
        key = uuid.uuid5(uuid.NAMESPACE_OID, name)
        data = _veiled(paths.resource("fonts", f"{name}.ttf").read_bytes(), key)
        font = Part(PackURI(f"/word/fonts/font{number}.odttf"), _FONT_TYPE, data, part.package)
        embedded = w(tag, fontKey=f"{{{str(key).upper()}}}")
        embedded.set(
            "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
            table.relate_to(font, _FONT_RELATION),
        )
        own.append(embedded)
    part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)


def _veiled(data: bytes, key: uuid.UUID) -> bytes:
    """A font as Word embeds it: its first 32 bytes mixed with a key (ISO/IEC 29500-4, 17.8.1)."""
    mask = key.bytes[::-1] * 2
    return bytes(byte ^ other for byte, other in zip(data[:32], mask, strict=True)) + data[32:]


def _properties(document: Document) -> bytes:
    """Title and language; nothing about who wrote it, when and with what."""
    element = parse_xml(
        f"<cp:coreProperties {nsdecls('cp', 'dc', 'dcterms', 'xsi')}>"
        "<dc:title/><dc:creator/><dc:language/><cp:lastModifiedBy/></cp:coreProperties>"
    )
    element[0].text = xml_text(document.title)
    element[2].text = document.language
    from docx.opc.oxml import serialize_part_xml

    return serialize_part_xml(element)


def _undated(package: bytes) -> bytes:
    """The same package with the hour of its making taken out."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as made,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as undated,
    ):
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            undated.writestr(entry, made.read(name))
    return target.getvalue()
