"""Writes the blocks of a document as the elements of a Word document."""

from __future__ import annotations

import dataclasses
import math
import re
from typing import TYPE_CHECKING

from caseworker_app.diagrams.writing_order import reads_from_the_right
from caseworker_app.documents import blocks as b
from caseworker_app.documents import bound, paper
from caseworker_app.documents.composer import SIGNATURE, SIGNING_ROOM, THUMB
from caseworker_app.documents.docx import pictures
from caseworker_app.documents.docx.grid import box, gap, grid, spacer
from caseworker_app.documents.docx.numbering import LETTERS, heading_count, linked_kind
from caseworker_app.documents.docx.styles import ANSWER_BOX, JUSTIFICATION, KINDS, heading_style
from caseworker_app.documents.docx.text import BOXES, lines, symbol_font
from caseworker_app.documents.docx.xml import (
    Element,
    bookmarked,
    field,
    is_paragraph,
    is_space,
    keep_with_next,
    paragraph,
    paragraphs_in,
    run,
    run_settings,
    set_on,
    twips,
    w,
    words,
)
from caseworker_app.documents.listing import Entry
from caseworker_app.documents.paper import CM, WRITING_LINE
from caseworker_app.documents.pdf.text import font
from caseworker_app.documents.rows import Cell, Place, Row, Rows
from caseworker_app.documents.texts import plain_text
from caseworker_app.documents.walking import content_blocks, has_chapters, rebuild
from caseworker_app.documents.writer import UPRIGHT, Sheet, Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseworker_app.documents.docx.record import Record


@dataclasses.dataclass
class Group:
    """Elements on pages of the same kind."""

    sheet: Sheet = UPRIGHT
    elements: list[Element] = dataclasses.field(default_factory=list)


class WordWriter(Writer[Element]):
    """The elements so far are in ``groups``."""

    def __init__(
        self,
        document: b.Document,
        record: Record,
        pdf_of: Callable[[b.Document], bytes],
        on_block: Callable[[int], None] | None = None,
        *,
        in_front: bool = False,
    ) -> None:
        super().__init__(document, pdf_of, on_block)
        self.groups: list[Group] = []
        self._record = record
        self._in_front = in_front
        self._breaks = False
        self._chapter: int | None = None
        self._count: int | None = None
        self._last = 0

    def text(self, text: b.Text, kind: str, place: Place, align: b.Align | None = None) -> list[Element]:
        """Paragraphs in the style of their kind."""
        return [
            paragraph(
                KINDS[kind],
                runs,
                w("bidi") if reads_from_the_right("".join(words for run in runs for words in run.itertext())) else None,
                w("jc", val=JUSTIFICATION[align]) if align else None,
                w("ind", left=twips(place.indent)) if place.indent else None,
            )
            for runs in lines(text, self._record.label, draft=self.document.draft)
        ]

    def grid(self, rows: Rows[Element], place: Place) -> list[Element]:
        """A table, and a space behind it, without which Word would join it to another."""
        before = [gap(rows.before)] if rows.before and not rows.ruled else []
        keep_with_next([*rows.caption, *before])
        after = gap(rows.after) if rows.after else spacer(1)
        return [*rows.caption, *before, grid(rows, place.tallest, place.indent), after]

    def listed(
        self, items: Sequence[b.Content], markers: Sequence[str], hang: float, block: b.Block, place: Place
    ) -> list[Element]:
        """Word's own lists, which Word goes on counting."""
        form, start = (block.form, block.start) if isinstance(block, b.NumberedList) else (None, 1)
        self._record.lists.append((form, start))
        number, left = len(self._record.lists), place.indent + hang
        made: list[Element] = []
        for item in items:
            content = self.cell(item, place.width - hang, place, place.align, small=place.in_cell, indent=left)
            if not content or not is_paragraph(content[0]):
                content.insert(0, paragraph(KINDS["cell" if place.in_cell else "label"]))
            set_on(content[0], w("numPr", w("ilvl", val=0), w("numId", val=number)))
            set_on(content[0], w("ind", left=twips(left), hanging=twips(hang)))
            if not place.in_cell:
                set_on(content[0], w("pStyle", val=KINDS["number" if form else "bullet"]))
            made += content
        return made

    def captioned(self, block: b.Table | b.Figure | b.Photo, place: Place, *, continued: bool = False) -> list[Element]:
        """Its number is a field of Word's, so that lists can be made and references follow it."""
        if continued or not (block.label or block.caption):
            return []
        text = " ".join(plain_text(block.caption).split())
        if not block.label:
            return [paragraph(KINDS["caption"], [run(words(text))])]
        return [self._labelled(KINDS["caption"], block.label, text, block.key)]

    def _labelled(self, style: str, label: str, text: str, key: str) -> Element:
        """«Tabel 4.3 Identitas», a bookmark round its label and one round all of it."""
        first, number = re.fullmatch(r"(.*?)(\d+)", label, re.DOTALL).groups()  # type: ignore[union-attr]
        series = label.split(" ", maxsplit=1)[0]
        name = "".join(char for char in series if char.isalnum())
        # Not every program knows the other way to count anew in a chapter, the switch \\s.
        anew = " \\r 1" if number == "1" and any(entry.kind == series for entry in self._record.entries) else ""
        counted = [run(words(first)), *field(f"SEQ {name} \\* ARABIC{anew}", number)]
        if key:
            counted = bookmarked(counted, self._record.bookmark(), self._record.label(key))
        between = [run(words(" "))] if text else []
        return self._listed(style, [*counted, *between], Entry(series, 1, label, text))

    def _listed(self, style: str, label: list[Element], entry: Entry) -> Element:
        """A heading or caption with a bookmark, by which the contents find it."""
        number = self._record.bookmark()
        entry = dataclasses.replace(entry, bookmark=f"_Toc{number:08d}", in_front=self._in_front)
        self._record.entries.append(entry)
        return paragraph(style, bookmarked([*label, run(words(entry.words))], number, entry.bookmark))

    def chapter(self, block: b.Chapter, place: Place) -> list[Element]:
        """Its number stands on a line of its own."""
        self._chapter = block.number
        return super().chapter(block, place)

    def marked(self, level: int, number: str, title: str, place: Place) -> list[Element]:
        """Word's own headings, counted by Word; on the pages in front they have no numbers."""
        label = [run(words(number)), run(w("br"))] if level == 0 and number else []
        made = self._listed(heading_style(self.document, level), label, Entry("heading", level, number, title))
        count = self._counted(level, number)
        if count is None:
            set_on(made, w("numPr", w("ilvl", val=0), w("numId", val=0)))
        elif count != self._record.linked:
            depth = level - 1 + has_chapters(self.document)
            set_on(made, w("numPr", w("ilvl", val=depth), w("numId", val=heading_count(count))))
        if number and level:
            hang = font(place.look, bold=True).width(f"{number} ", place.look.size) + 3
            set_on(made, w("ind", left=twips(hang), hanging=twips(hang)))
        return [made]

    def _counted(self, level: int, number: str) -> int | None:
        """Which of Word's counts a heading goes on with; a new one where the count before would not give its number."""
        counts, linked = self._record.headings, linked_kind(self.document)
        if level == 0:
            follows = self._count is not None and self._chapter == self._last + 1
            self._count = self._count if follows else None
            self._last = self._chapter or self._last
        if not number or self._in_front:
            return None
        if self._count is None:
            within = self._chapter is not None or not has_chapters(self.document)
            counts.append((linked if within else LETTERS, self._chapter or 1))
            self._count = len(counts) - 1
        if self._record.linked is None and counts[self._count][0] == linked:
            self._record.linked = self._count
        return self._count

    def above_paper(self, block: b.Enclosure, place: Place) -> list[Element]:
        """A line in bold type."""
        return [self._labelled("JudulLampiran", block.label, " ".join(plain_text(block.title).split()), block.key)]

    def picture(self, data: bytes, room: tuple[float, float], alternative: str, *, photo: bool = True) -> list[Element]:
        """In a line of its own."""
        drawn = pictures.picture(data, room, self._record, alternative, photo=photo)
        return [paragraph("Gambar", [drawn.run])] if drawn else []

    def drawing(self, block: b.Figure, scale: float) -> list[Element]:
        """As vectors, with a picture for programs that know none."""
        alternative = f"{block.label} {block.caption}".strip() or block.drawing.title
        return [paragraph("Gambar", [pictures.figure(block.drawing, scale, self._record, alternative)])]

    def above_caption(self, shown: list[Element], caption: list[Element]) -> list[Element]:
        """They stay together."""
        if caption:
            keep_with_next(shown)
        return [*shown, *caption]

    def title(self, block: b.Title, place: Place) -> list[Element]:
        """Its lines stay together."""
        made = super().title(block, place)
        keep_with_next(made[:-1])
        return made

    def empty(self, height: float) -> list[Element]:
        """A line of this height."""
        return [spacer(height)]

    def answer_box(self, *, crossed: bool) -> list[Element]:
        """A sign."""
        size = (w("sz", val=ANSWER_BOX * 2), w("szCs", val=ANSWER_BOX * 2))
        return [paragraph("KotakJawaban", [run(words(BOXES[crossed]), settings=run_settings(symbol_font(), *size))])]

    def signing_room(self, signature: bytes | None, width: float, place: Place) -> list[Element]:
        """A paragraph with a line below it."""
        line = min(width, 6 * CM)
        side = twips((width - line) / 2)
        alternative = "Tanda tangan"
        drawn = (
            pictures.picture(signature, (line, SIGNATURE), self._record, alternative, photo=False)
            if signature
            else None
        )
        above = SIGNING_ROOM - (drawn.height if drawn else place.look.size * place.look.single)
        room = w("spacing", before=twips(above), after=40)
        runs = [drawn.run] if drawn else []
        return [paragraph("RuangTandaTangan", runs, w("ind", left=side, right=side), room)]

    def thumb_box(self, *, centred: bool) -> list[Element]:
        """A table of one cell."""
        return [*([spacer(4)] if centred else []), box(*THUMB, centred=centred)]

    def writing_lines(self, block: b.WritingLines, place: Place) -> list[Element]:
        """Ruled lines 9 mm apart."""
        rows: list[Row[Element]] = [
            Row([Cell([spacer(1)], line=paper.RULE)], least=WRITING_LINE) for _ in range(block.count)
        ]
        return self.grid(Rows([place.width], rows), place) if rows else []

    def double_rule(self) -> list[Element]:
        """A border."""
        return [paragraph("GarisKop")]

    def place_date(self, block: b.PlaceDate, place: Place) -> list[Element]:
        """With space above."""
        made = self.text(block.text, "right", place)
        set_on(made[0], w("spacing", before=twips(place.look.size * 1.6)))
        return made

    def cell(
        self, content: b.Content, width: float, place: Place, align: b.Align | None = None, *,
        small: bool = True, indent: float = 0,
    ) -> list[Element]:  # fmt: skip
        """No space below the last paragraph."""
        made = super().cell(content, width, place, align, small=small, indent=indent)
        if not small and not indent:
            for last in paragraphs_in(made)[-1:]:
                set_on(last, w("spacing", after=0))
        return made

    def height(self, content: b.Content, parts: Sequence[Element], width: float, place: Place) -> float:
        """About as it will be: Word alone knows."""
        height, look = 0.0, place.look
        face = font(look)

        def heard(text: b.Text) -> b.Text:
            nonlocal height
            for line in plain_text(text).split("\n"):
                height += math.ceil(face.width(line, look.cell_size) * 1.05 / width or 1) * look.cell_size * look.single
            return text

        def seen(block: b.Block) -> b.Block:
            nonlocal height
            match block:
                case b.Photo():
                    height += min(block.height * CM if block.height else width, place.tallest * 0.36) + 20
                case b.Figure():
                    height += min(block.drawing.height, place.tallest * 0.36) + 20
                case b.WritingLines():
                    height += block.count * WRITING_LINE
                case _:
                    pass
            return block

        for block in content_blocks(content):
            rebuild(block, seen, heard)
        return height

    def put(self, block: b.Block, heads: list[Element], parts: list[Element]) -> None:
        """Behind what is there, heads with what they head."""
        if isinstance(block, b.Keep):
            keep_with_next(parts[:-1])
        if parts:
            keep_with_next(heads)
        self.lay([*heads, *parts])

    def joined(self, before: list[Element], closing: list[Element]) -> list[Element]:
        """The last paragraph, or the last rows of a table, stay with the signatures, and these with each other."""
        if not closing:
            return before
        for last in reversed(before):
            keep_with_next([last] if is_paragraph(last) else list(last.iter(w("tr").tag))[-2:])
            if not is_space(last):
                break
        keep_with_next(closing[:-2])
        return [*before, *closing]

    def close(self, closing: list[Element]) -> None:
        """Behind what is there."""
        group = self.groups[-1] if self.groups and not self._breaks else None
        self.joined(group.elements if group else [], closing)
        self.lay(closing)

    def begin(self, sheet: Sheet, *, new_page: bool) -> None:
        """Another group for another sheet."""
        if not self.groups or self.groups[-1].sheet != sheet:
            self.groups.append(Group(sheet))
            self._breaks = False
        elif new_page:
            self._breaks = True

    def bind(self, block: b.Enclosure, pdf: bytes) -> None:
        """Pictures of its pages, each on a page of its own."""
        for at, (data, width, height) in enumerate(bound.pictures(pdf)):
            turned = width > height
            title = self.above_paper(block, self.place()) if at == 0 else []
            page = paper.bound_sheet(self.document, landscape=turned)
            alternative = f"{block.label} {block.title}, {at + 1}"
            shown = pictures.page(data, (width, height), page, self._record, alternative, titled=bool(title))
            keep_with_next(title)
            self.begin(Sheet(turned=turned, bound=True), new_page=True)
            self.lay([*title, paragraph("Gambar", [shown])])

    def break_page(self) -> None:
        """What follows begins a new page."""
        self._breaks = bool(self.groups)

    def lay(self, made: list[Element]) -> None:
        """On the page at hand, or on a new one if one is asked for."""
        if not made:
            return
        if self._breaks:
            made = [spacer(1), *made] if made[0].tag == w("tbl").tag else made
            set_on(next(made[0].iter(w("p").tag)), w("pageBreakBefore"))
        self._breaks = False
        if not self.groups:
            self.groups.append(Group())
        self.groups[-1].elements += made
