"""What a document is made of, whatever file it becomes: neutral blocks that know no library.

A document module turns a case into these blocks; ``numbering`` counts headings, tables and figures; a writer (``pdf``)
lays them out. The words of a document are formal Indonesian whatever the language of the screen.

Lengths are centimetres, sizes of type points. ``Text`` is a string or a tuple of inlines; ``Content``, what a cell or a
list item holds, is a text, a block, or a tuple of blocks.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from caseworker_app.diagrams.display import Drawing

Align = Literal["left", "centre", "right", "justify"]
Dress = Literal["report", "form"]
ListOf = Literal["table", "figure", "photo", "enclosure"]
ListForm = Literal["1.", "1)", "(1)", "a.", "a)"]
Paper = Literal["A4", "F4", "A3"]
ParagraphStyle = Literal["body", "plain", "centre", "right", "quote", "small"]


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """Some words in one manner of type.

    ``supplied`` words were written by the program out of the case's data and are marked in a draft; a ``missing`` run
    names what is not known yet: a draft shows it in brackets, a finished document leaves dots to write on; ``place`` is
    where it is filled in, page and field of the forms: «assessment/focus#focus». ``refers`` is the key of the
    table, figure, photo or attachment whose label these words are, or with ``page`` its page; ``numbering`` fills it.
    """

    text: str
    bold: bool = False
    italic: bool = False
    supplied: bool = False
    missing: bool = False
    refers: str = ""
    page: bool = False
    place: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Ref:
    """A reference to the table, figure, photo or attachment of this key, before or after it: «Gambar 4.2».

    ``page``: the number of its page instead; only what stands before the body can say that.
    """

    key: str
    page: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Tick:
    """A small box in a line of text, for the program or a pen to cross."""

    checked: bool = False


Inline: TypeAlias = Run | Ref | Tick
Text: TypeAlias = str | tuple[Inline, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Title:
    """The name of the document (or of its part), centred at the top: «LEMBAR PERSETUJUAN» and a line below."""

    text: str
    subtitle: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4. ``number`` («4.1», «1.», «1)», «(1)») is filled by ``numbering``.

    ``key`` names the section below it whatever its words: an office's template orders, renames and hides by it.
    """

    level: int
    text: str
    numbered: bool = True
    number: str = ""
    key: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Chapter:
    """«BAB IV» and «PENANGANAN KASUS» below it, on a new page.

    Headings, tables, figures and photos after it count within ``number``; without a number (kata pengantar, daftar
    pustaka) it only has its title. ``key`` names it for a template.
    """

    title: str
    number: int | None = None
    key: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a line break in its text begins a new one. «body» has its first line indented."""

    text: Text
    style: ParagraphStyle = "body"


@dataclasses.dataclass(frozen=True, slots=True)
class BulletList:
    """Points without an order."""

    items: tuple[Content, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class NumberedList:
    """Points in order, counted in the given form."""

    items: tuple[Content, ...]
    form: ListForm = "1."
    start: int = 1


@dataclasses.dataclass(frozen=True, slots=True)
class Fact:
    """One «label : value». A value of None leaves a line to write on.

    withheld: where the whole of it is recorded, as a place of the forms, if it is left out since initials stand for
    names.
    """

    label: str
    value: Content | None
    withheld: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Facts:
    """Facts one below the other, their colons aligned; counted when a form is given."""

    facts: tuple[Fact, ...]
    form: ListForm | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, how its cells stand."""

    heading: str
    width: float = 1.0
    align: Align = "left"


@dataclasses.dataclass(frozen=True, slots=True)
class SpanRow:
    """A row of one cell over the whole width, such as the name of a phase."""

    text: Text


Row: TypeAlias = tuple["Content", ...] | SpanRow


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption above; on each further page it repeats its head and says «(lanjutan)».

    Without a caption it is not counted. ``blank_rows`` empty rows, high enough for handwriting, follow the given ones.
    ``label`` («Tabel 4.1») is filled by ``numbering``.
    """

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    numbered: bool = True
    landscape: bool = False
    blank_rows: int = 0
    label: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """A diagram with its caption below. Without a width it is as large as drawn, or as the page allows.

    ``landscape`` None leaves it to the writer to turn the page for a drawing too wide to be read upright.
    ``label`` («Gambar 4.1») is filled by ``numbering``.
    """

    key: str
    caption: str
    drawing: Drawing
    width: float | None = None
    landscape: bool | None = None
    label: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Photo:
    """A picture (JPEG or PNG bytes); it is counted when it has a caption."""

    data: bytes
    caption: str = ""
    key: str = ""
    width: float | None = None
    height: float | None = None
    label: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class PhotoRow:
    """Photos side by side."""

    photos: tuple[Photo, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Statement:
    """One statement to agree to; the answer is None while nobody has given it."""

    text: Text
    answer: bool | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class CheckTable:
    """Statements, each with a box for yes and a box for no that a pen can tick."""

    statements: tuple[Statement, ...]
    heading: str = "Pernyataan"
    yes: str = "Setuju"
    no: str = "Tidak setuju"


@dataclasses.dataclass(frozen=True, slots=True)
class WritingLines:
    """Ruled lines 9 mm apart."""

    count: int


@dataclasses.dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the role above the line, the name and number («NIP 1980 …») below it.

    ``picture`` is a signature drawn in the window (PNG); ``thumbprint`` leaves a box of 3 x 4 cm beside the line.
    """

    role: str
    name: str = ""
    number: str = ""
    picture: bytes | None = None
    thumbprint: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class SignatureRow:
    """Signatures side by side; a single one stands where ``align`` says («Mengetahui» centred)."""

    signers: tuple[Signer, ...]
    align: Literal["centre", "right"] = "centre"


@dataclasses.dataclass(frozen=True, slots=True)
class PlaceDate:
    """«Bandung, 26 Agustus 2024» at the right, above the signatures."""

    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Space:
    """Empty height in centimetres."""

    height: float


@dataclasses.dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


@dataclasses.dataclass(frozen=True, slots=True)
class Enclosure:
    """A paper bound in as an attachment: a line «Lampiran 3 Surat tugas», then the paper, page by page.

    The paper is ``blocks``, a ``document`` in its own dress, or the pages of a PDF (``pdf``). ``label`` («Lampiran 3»)
    is filled by ``numbering``; a ``Ref`` to ``key`` becomes the label.
    """

    title: str
    key: str
    blocks: tuple[Block, ...] = ()
    document: Document | None = None
    pdf: bytes | None = None
    label: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on pages turned on their side."""

    blocks: tuple[Block, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Keep:
    """Blocks that stay together on one page if a page can hold them."""

    blocks: tuple[Block, ...]


Block: TypeAlias = (
    Title
    | Heading
    | Paragraph
    | BulletList
    | NumberedList
    | Facts
    | Table
    | Figure
    | Photo
    | PhotoRow
    | CheckTable
    | WritingLines
    | SignatureRow
    | PlaceDate
    | Space
    | PageBreak
    | Chapter
    | Enclosure
    | Landscape
    | Keep
)
Content: TypeAlias = Text | Block | tuple[Block, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a letter: the body above the agency, the agency, its address lines, its logo (PNG or JPEG)."""

    name: str
    lines: tuple[str, ...] = ()
    above: str = ""
    logo: bytes | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Foot:
    """What stands in small type at the foot of every page of a form."""

    form_version: str = ""
    case_code: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    ``key`` is its name in the list of documents, ``title`` what the file calls itself. ``chapter`` («4») goes before
    the numbers of headings, tables and figures. ``cover`` and the contents are numbered in small roman. ``type_size``
    overrides the dress (11.5 for a consent form); ``large_type`` sets 16 pt for weak eyes. ``even_margins`` are 2.5 cm
    all round. ``photo_word`` is the name of the series photos are counted in; with «Gambar» they are counted among the
    figures. ``front`` stands between cover and contents on pages numbered in small roman (lembar pengesahan, kata
    pengantar); ``lists`` are the lists that follow the contents.
    """

    key: str
    title: str
    dress: Dress
    blocks: tuple[Block, ...]
    letterhead: Letterhead | None = None
    foot: Foot = Foot()
    draft: bool = False
    paper: Paper = "A4"
    large_type: bool = False
    type_size: float | None = None
    even_margins: bool = False
    chapter: str = ""
    photo_word: str = "Foto"
    cover: tuple[Block, ...] = ()
    front: tuple[Block, ...] = ()
    contents: bool = False
    lists: tuple[ListOf, ...] = ("table", "figure", "photo", "enclosure")
    language: str = "id-ID"


def choices(*options: tuple[str, bool]) -> tuple[Inline, ...]:
    """Boxes to tick in a line of text, each with its words: «☐ Klien   ☐ Wali»; a box stays with its words."""
    gap = "\u00a0\u00a0\u00a0 "
    parts = [(Tick(checked), Run("\u00a0" + words.replace(" ", "\u00a0") + gap)) for words, checked in options]
    return tuple(inline for pair in parts for inline in pair)
