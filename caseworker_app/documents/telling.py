"""Turn the described fields of records into blocks: the same labels on paper as on the screen, and nothing left out."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.case_file import called
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
    Table,
)
from caseworker_app.documents.wording import address, as_written, capital, in_words, is_long, titled
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
IDENTIFYING = frozenset({"nik", "family_card", "signer_nik", "phone"})
"""Fields that point to one person as surely as the name: left out wherever initials stand for names."""
UNTOLD = mark("tercatat, tidak dicantumkan di sini")
"""What stands where they are left out."""
HOUSE_UNTOLD = mark("alamat lengkap tidak dicantumkan")
"""What stands beside town and province where the rest of an address is left out."""
_LONGEST_LABEL = 34
CAPTIONS = {
    "interviews": mark("Rekapitulasi Wawancara"),
    "observations": mark("Rekapitulasi Observasi"),
    "document_studies": mark("Rekapitulasi Studi Dokumentasi"),
}
"""Captions of tables whose label is too short for one."""
NOTHING: frozenset[str] = frozenset()
Told = tuple[Any, Field | Rows]
"""A field or table and the record that holds it."""


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
        if person is None:
            return tr("klien")
        if self.names and person.name:
            return tr("klien {name}").format(name=person.name)
        return tr("klien “{name}”").format(name=self.file.initials(person))

    def person(self, person: Person | None) -> str:
        """What a person is called here; nothing for nobody."""
        if person is None:
            return ""
        return (person.name if self.names else None) or self.file.initials(person)

    def address(self, person: Person) -> str:
        """Where a person lives, empty where it is not known; where initials stand for names only town and province."""
        text = address(person)
        if self.names or not text or PLACES in self.file.exact:
            return text
        wide = ", ".join(part for part in (person.city, person.province) if part)
        return wide if wide == text else f"{wide} ({tr(HOUSE_UNTOLD)})" if wide else tr(UNTOLD)

    def words(self, value: Any, field: Field | None = None) -> str:
        """A value as this document says it; nothing for None."""
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
        if isinstance(value, str | list) and not value:
            return None
        withheld = not self.names and field.key in IDENTIFYING
        if value is not None and withheld and (field.key == "phone" or NUMBERS not in self.file.exact):
            return tr(UNTOLD)
        return value

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
            if item.editor in LONG and (spread or is_long(value) or len(tr(item.label)) > _LONGEST_LABEL):
                flush()
                blocks += labelled(tr(item.label), value)
            else:
                short.append(Fact(tr(item.label), self.words(value, item)))
        flush()
        return blocks

    def page(self, page: Page, *, title: str = "", skip: frozenset[str] = NOTHING, spread: bool = False) -> list[Block]:
        """A whole page under its title, or nothing where it holds nothing. ``skip``: keys that are told elsewhere."""
        body = self.told(self.items_of(page, skip=skip), spread=spread)
        return [Heading(2, title or titled(tr(page.title))), *body] if body else []

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
        return [Heading(2, title), *blocks] if blocks else []

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
        """A counted table of rows below the sentence that points to it; what has no column is folded into a cell."""
        if not records:
            return []
        columns = [c for c in rows.columns if c.key not in skip and self._any(records, c)]
        details = [d for d in rows.details if d.key not in skip and self._any(records, d)]
        if not details and len(columns) <= 1:
            return [part for column in columns for part in self._listed(records, rows, column)]
        host = next((at for at in reversed(range(len(columns))) if columns[at].editor in LONG), None)
        heads = [Column(tr("No"), 0.35, "centre"), *(Column(tr(c.label), width_of(c)) for c in columns)]
        if details and host is None:
            heads.append(Column(tr("Keterangan"), 2.2))
        told = []
        for at, record in enumerate(records, 1):
            cells: list[Content] = [self.content(record, column) or "–" for column in columns]
            if details:
                folded = [block for item in details for block in self.folded(record, item)]
                if host is None:
                    cells.append(tuple(folded) or "–")
                elif folded:
                    own = cell_blocks(cells[host]) if self.raw(record, columns[host]) is not None else ()
                    cells[host] = (*own, *folded)
            told.append((str(at), *cells))
        key = key or rows.key
        table = Table(key, caption or titled(tr(rows.label)), tuple(heads), tuple(told))
        named = capital((caption or tr(rows.label)).lower())
        return [pointing(sentence or tr("{what} dapat dilihat pada").format(what=named), key), table]

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


def labelled(label: str, value: Any) -> list[Block]:
    """A long text or a list of points under its label."""
    head = Heading(4, f"{label}:", numbered=False)
    if isinstance(value, list):
        return [head, BulletList(tuple(map(str, value)))]
    return [head, Paragraph(str(value))]


def noted(label: str, value: str) -> Paragraph:
    """«Teknik: small talk», a line of a cell."""
    return Paragraph((Run(f"{label}: ", italic=True), Run(value)), "plain")


def pointing(text: str, *keys: str) -> Paragraph:
    """A sentence that ends in references: «… dapat dilihat pada Tabel 4.2 dan Gambar 4.1»."""
    parts = [part for key in keys for part in (Run(tr(" dan ")), Ref(key))][1:]
    return Paragraph((Run(f"{text} "), *parts, Run(".")))


def missing(what: str) -> Paragraph:
    """A gap that a draft shows in brackets."""
    return Paragraph((Run(what, missing=True),))


def supplied(text: str) -> Paragraph:
    """A paragraph that the program wrote out of the data."""
    return Paragraph((Run(text, supplied=True),))


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
