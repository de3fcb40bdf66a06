"""Turn the described fields of records into blocks: the same labels on paper as on the screen, and nothing left out."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.case_file import called, names_nobody
from caseworker_app.casework.coarsening import NUMBERS, PLACES
from caseworker_app.documents.blocks import (
    Block,
    BulletList,
    Column,
    Content,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Ref,
    Run,
    SpanRow,
    Table,
)
from caseworker_app.documents.sentences import referring
from caseworker_app.documents.table_sentences import sentence_of
from caseworker_app.documents.wording import address, as_written, counted, in_words, is_long, titled
from caseworker_app.forms import lists
from caseworker_app.forms.catalogue import is_linked, place_of
from caseworker_app.forms.description import Field, Kind, Page, Rows, resolve
from caseworker_app.forms.records import holder
from caseworker_app.model.indonesian import number
from caseworker_app.model.person import Person
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from caseworker_app.casework.case_file import CaseFile

LONG = frozenset({Kind.MEMO, Kind.WORDS, Kind.CHOICES})
NARROW = frozenset({Kind.NUMBER, Kind.YES_NO, Kind.SCALE})
MOMENTS = frozenset({Kind.DATE, Kind.TIME})
WITHHELD = object()
"""Instead of the value of an identifying field, wherever initials stand for names."""
UNTOLD = mark("tercatat, tidak dicantumkan di sini")
"""What stands on paper in its place."""
HOUSE_UNTOLD = mark("alamat lengkap tidak dicantumkan")
"""What stands beside town and province where the rest of an address is left out."""
_LONGEST_LABEL = 34
_MOST_COLUMNS = 6
"""So many columns stand beside one another; what is known besides stands in a row below its record."""
_SEVERAL = 3
"""What so many records say alike is told once."""
CAPTIONS = {
    "interviews": mark("Rekapitulasi Wawancara"),
    "observations": mark("Rekapitulasi Observasi"),
    "document_studies": mark("Rekapitulasi Studi Dokumentasi"),
}
"""Captions of tables whose label is too short for one."""
FOREIGN = frozenset({"applications"})
"""Lists of English terms of the trade, which are explained on paper."""
NOTHING: frozenset[str] = frozenset()
Told = tuple[Any, Field | Rows]
"""A field or table and the record that holds it."""


def wide_address(person: Person) -> str:
    """Town and province, which point to nobody."""
    return ", ".join(part for part in (person.city, person.province) if part)


@dataclasses.dataclass(frozen=True)
class Teller:
    """How this document tells: whose case it is, with names or initials, and in which time zone the clock runs."""

    file: CaseFile
    names: bool = False

    @property
    def zone(self) -> str:
        """WIB, WITA or WIT, as the agency says."""
        agency = self.file.case.agency
        return (agency.time_zone if agency else None) or "WIB"

    @property
    def client(self) -> str:
        """«klien “MS”», with names «klien Marta Situmorang», as sentences call the client."""
        person = self.file.client
        if person is None or not self.file.has_name(person):
            return tr("klien")
        if self.names and person.name and not names_nobody(person.name):
            return tr("klien {name}").format(name=person.name)
        return tr("klien “{name}”").format(name=self.file.initials(person))

    def person(self, person: Person | None) -> str:
        """What a person is called here, by the relation to the client without a name; nothing for nobody."""
        if person is None:
            return ""
        if self.names and person.name and not names_nobody(person.name):
            return person.name
        return self.file.initials(person)

    def address(self, person: Person) -> str:
        """Where a person lives, empty where it is not known; where initials stand for names only town and province."""
        text = address(person)
        if self.names or not text or PLACES in self.file.exact:
            return text
        wide = wide_address(person)
        return wide if wide == text else f"{wide} ({tr(HOUSE_UNTOLD)})" if wide else tr(UNTOLD)

    def address_fact(self, person: Person) -> Fact:
        """Where a person lives, marked where not all of it is told."""
        told = self.address(person)
        whole = told == address(person)
        return Fact(tr("Alamat"), told or None, "" if whole else place_of(Person.street))

    def words(self, value: Any, field: Field | None = None) -> str:
        """A value as this document says it; nothing for None."""
        if value is WITHHELD:
            return tr(UNTOLD)
        if isinstance(value, Person):
            return self.person(value)
        return in_words(value, zone=self.zone, unit=field.unit if field else "")

    def typed(self, record: Any, key: str) -> str:
        """What stands in an attribute and could not be read, as a document says it; nothing where it was read."""
        text = self.file.unread.get((record.id, key))
        return as_written(text) if text else ""

    def figure(self, record: Any, key: str, say: Callable[[Any], str] = number) -> str:
        """A number as ``say`` puts it, or what was typed in its place; nothing where none is known."""
        value = getattr(record, key)
        return self.typed(record, key) or ("" if value is None else say(value))

    def raw(self, record: Any, field: Field) -> Any:
        """What a record holds in a field, or what was typed there and not read; None where there is nothing to tell."""
        source = holder(record, field)
        value = None if source is None else getattr(source, field.key)
        if source is not None and (typed := self.file.unread.get((source.id, field.key))):
            is_name = field.editor is Kind.PERSON and not self.names
            return as_written(called(None, typed) if is_name else typed)
        if is_linked(field.attribute):
            return None
        if field.linked:
            value = self._named(value, getattr(source, field.linked, None))
        if isinstance(value, str | list) and not value:
            return None
        if isinstance(value, str) and field.choices in FOREIGN:
            return _explained(field.choices, value)
        withheld = not self.names and field.identifying and (field.key == "phone" or NUMBERS not in self.file.exact)
        if value is not None and withheld:
            return WITHHELD
        return value

    def _named(self, words: str | None, person: Person | None) -> str:
        """Somebody in words and by the link to the family table: «wali kelas (RS)», once where both say the same."""
        name = self.person(person)
        if person is None or not words:
            return words or name
        same = not self.file.has_name(person) or self.file.meant(words) is person
        return words if same else f"{words} ({name})"

    def value(self, record: Any, field: Field) -> str:
        """What a record says in a field."""
        return self.words(self.raw(record, field), field)

    def content(self, record: Any, field: Field) -> Content:
        """A field as the content of a cell or fact; many points become a list."""
        value = self.raw(record, field)
        if isinstance(value, list) and is_long(value):
            return BulletList(tuple(str(part) for part in value))
        return self.words(value, field)

    def told(self, items: Iterable[Told], *, spread: bool = False) -> list[Block]:
        """Fields and tables in order: short values as facts, colons aligned; long ones as paragraphs below a label.

        ``spread``: every narrative is a paragraph, however short.
        """
        blocks: list[Block] = []
        short: list[Fact] = []

        def flush() -> None:
            if short:
                blocks.append(Facts(tuple(short)))
            short.clear()

        for record, item in items:
            if isinstance(item, Rows):
                flush()
                key, caption = f"{item.key}-{record.id}", tr(CAPTIONS.get(item.key, ""))
                blocks += self.table(getattr(record, item.key), item, caption=caption, key=key)
                continue
            value = self.raw(record, item)
            if value is None:
                continue
            if value is WITHHELD:
                short.append(Fact(tr(item.label), tr(UNTOLD), place_of(item.attribute)))
            elif isinstance(value, list) and len(value) == 1 and not is_long(value[0]) and _fits(item):
                short.append(Fact(tr(item.label), self.words(value, item)))
            elif item.editor in LONG and (spread or is_long(value) or not _fits(item)):
                flush()
                blocks += labelled(tr(item.label), value)
            else:
                short.append(Fact(tr(item.label), self.words(value, item)))
        flush()
        return blocks

    def page(self, page: Page, *, title: str = "", skip: frozenset[str] = NOTHING, spread: bool = False) -> list[Block]:
        """A whole page under its title, or nothing where it holds nothing. ``skip``: keys that are told elsewhere."""
        body = self.told(self.items_of(page, skip=skip), spread=spread)
        return [Heading(2, title or titled(tr(page.title)), key=page.key), *body] if body else []

    def items_of(self, page: Page, *, skip: frozenset[str] = NOTHING) -> list[Told]:
        """The fields and tables of a page, each with the record that holds it."""
        found = ((resolve(self.file.case, section.of), item) for section, item in page.items())
        return [(record, item) for record, item in found if record is not None and item.key not in skip]

    def records(self, found: Sequence[Any], rows: Rows, title: str, *, skip: frozenset[str] = NOTHING) -> list[Block]:
        """Records with much in each: one below the other, all their fields, counted when there are several."""
        blocks: list[Block] = []
        for at, record in enumerate(found, 1):
            told = self.told((record, item) for item in (*rows.columns, *rows.details) if item.key not in skip)
            if told and len(found) > 1:
                blocks.append(Heading(3, tr("{what} ke-{at}").format(what=title, at=at)))
            blocks += told
        return [Heading(2, title, key=rows.key), *blocks] if blocks else []

    def table(
        self,
        records: Sequence[Any],
        rows: Rows,
        *,
        caption: str = "",
        key: str = "",
        skip: frozenset[str] = NOTHING,
        sentence: str = "",
    ) -> list[Block]:
        """A counted table of rows below a sentence that says what to see in it and bears the reference in brackets.

        What has no room as a column stands in a row below its record. ``sentence``: a whole one, with words in braces
        of the count («{count}») if need be; without it that of the table's kind.
        """
        if not records:
            return []
        columns, below = self._columns(records, rows, skip)
        if not below and len(columns) <= 1:
            return [part for column in columns for part in self._listed(records, rows, column)]
        heads = [Column(tr("No."), 0.35, "centre"), *(Column(tr(c.label), width_of(c)) for c in columns)]
        lines: list[tuple[Content, ...] | SpanRow] = []
        same = same_in_all(records, below, self._note)
        for at, record in enumerate(records, 1):
            lines.append((str(at), *(self.content(record, column) or "–" for column in columns)))
            notes = [(tr(item.label), self._note(record, item)) for item in below if item not in same]
            lines += [note_row(label, words) for label, words in notes if words]
        lines += [note_of_all(item.label, words) for item, words in same.items()]
        key = key or rows.key
        words = sentence or sentence_of(rows)
        table = Table(key, caption or titled(tr(rows.label)), tuple(heads), tuple(lines))
        return [referring(words.replace("{count}", counted(len(records))), key), table]

    def _columns(
        self, records: Sequence[Any], rows: Rows, skip: frozenset[str]
    ) -> tuple[list[Field], list[Field | Rows]]:
        """The fields that have a column, and what stands below each record."""
        columns = [column for column in rows.columns if column.key not in skip and self._any(records, column)]
        further = [item for item in rows.details if item.key not in skip and self._any(records, item)]
        if len(columns) + len(further) <= _MOST_COLUMNS and all(isinstance(item, Field) for item in further):
            return [*columns, *(item for item in further if isinstance(item, Field))], []
        return columns, further

    def _note(self, record: Any, item: Field | Rows) -> str:
        """A field or table in a row below its record, in one line."""
        if isinstance(item, Rows):
            return "; ".join(self.phrase(row, item) for row in getattr(record, item.key))
        return self.value(record, item)

    def _listed(self, records: Sequence[Any], rows: Rows, column: Field) -> list[Block]:
        """A table of one column is a list."""
        return labelled(tr(rows.label), [self.value(record, column) or "–" for record in records])

    def folded(self, record: Any, item: Field | Rows) -> list[Block]:
        """A field or table within a cell: «Teknik: small talk»."""
        if isinstance(item, Rows):
            points = tuple(self.phrase(row, item) for row in getattr(record, item.key))
            return [Paragraph((Run(f"{tr(item.label)}:", italic=True),), "plain"), BulletList(points)] if points else []
        value = self.raw(record, item)
        if value is None:
            return []
        if isinstance(value, list) and is_long(value):
            label = Paragraph((Run(f"{tr(item.label)}:", italic=True),), "plain")
            return [label, BulletList(tuple(map(str, value)))]
        return [noted(tr(item.label), self.words(value, item))]

    def phrase(self, record: Any, rows: Rows) -> str:
        """A row of a table in one phrase: «keterangan guru (Orang: SW; Pernyataannya: …)»."""
        fields = [item for item in (*rows.columns, *rows.details) if isinstance(item, Field)]
        known = [(field, self.value(record, field)) for field in fields if self.raw(record, field) is not None]
        if not known:
            return "–"
        (_, first), *others = known
        more = "; ".join(f"{tr(field.label)}: {value}" for field, value in others)
        return f"{first} ({more})" if more else first

    def _any(self, records: Sequence[Any], item: Field | Rows) -> bool:
        if isinstance(item, Rows):
            return any(getattr(record, item.key) for record in records)
        return any(self.raw(record, item) is not None for record in records)


def _fits(item: Field) -> bool:
    """Whether a label is short enough to stand before its value in the same line."""
    return len(tr(item.label)) <= _LONGEST_LABEL


def _explained(key: str, word: str) -> str:
    """«atas kemauan sendiri (voluntary)»."""
    entry = lists.load(key).find(word)
    return f"{entry.help} ({word})" if entry and entry.help else word


def labelled(label: str, value: Any) -> list[Block]:
    """A long text or a list of points under its label."""
    head = Heading(4, f"{label}:", numbered=False)
    if isinstance(value, list) and len(value) > 1:
        return [head, BulletList(tuple(map(str, value)))]
    return [head, Paragraph(str(value[0] if isinstance(value, list) else value))]


def noted(label: str, value: str) -> Paragraph:
    """«Teknik: small talk», a line of a cell."""
    return Paragraph((Run(f"{label}: ", italic=True), Run(value)), "plain")


def pointing(text: str, *keys: str) -> Paragraph:
    """A sentence that ends in references: «… dapat dilihat pada Tabel 4.2 dan Gambar 4.1»."""
    parts = [part for key in keys for part in (Run(tr(" dan ")), Ref(key))][1:]
    return Paragraph((Run(f"{text} "), *parts, Run(".")))


def missing(what: str, place: str) -> Paragraph:
    """A gap that a draft shows in brackets. ``place``: where it is filled in («assessment/focus#focus»)."""
    return Paragraph((Run(what, missing=True, place=place),))


def supplied(text: str) -> Paragraph:
    """A paragraph that the program wrote out of the data."""
    return Paragraph((Run(text, supplied=True),))


def note_row(label: str, words: str) -> SpanRow:
    """«Catatan: …», a row over the whole width below the record that it belongs to."""
    return SpanRow((Run(f"{label}: ", italic=True), Run(words)))


def same_in_all(
    records: Sequence[Any], items: Iterable[Field | Rows], say: Callable[[Any, Field | Rows], str]
) -> dict[Field | Rows, str]:
    """What several records say alike, each with its words: it is told once, below them all."""
    if len(records) < _SEVERAL:
        return {}
    told = {item: {say(record, item) for record in records} for item in items}
    return {item: words for item, several in told.items() if len(several) == 1 for words in several if words}


def note_of_all(label: str, words: str) -> SpanRow:
    """«Dipastikan oleh (semuanya): wali kelas», the last row of a table."""
    return note_row(tr("{label} (semuanya)").format(label=tr(label)), words)


def cell_blocks(content: Content) -> tuple[Block, ...]:
    """The content of a cell as blocks that others can follow."""
    if isinstance(content, str):
        return (Paragraph(content, "plain"),) if content else ()
    return content if isinstance(content, tuple) else (content,)  # type: ignore[return-value] # a teller's cells hold texts and blocks


def width_of(column: Field) -> float:
    """The share of a table's width that a column asks for."""
    if column.editor in LONG:
        return 2.2
    if column.editor in MOMENTS:
        return 1.15
    return 0.9 if column.editor in NARROW else 1.3


def find_rows(page: Page, key: str) -> Rows:
    """The table of a page that shows this list. LookupError where there is none."""
    for item in (item for section in page.sections for item in section.items):
        if isinstance(item, Rows) and item.key == key:
            return item
    raise LookupError(key)
