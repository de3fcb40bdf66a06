"""Salinan seluruh data klien: whatever the notebook holds about a client, told record by record, nothing left out.

The model itself says what there is to tell; the pages of the program say what it is called.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import ColumnProperty, RelationshipProperty

from caseworker_app.casework.group_work import is_nameless
from caseworker_app.casework.stages import KEYS, titles
from caseworker_app.documents.blocks import (
    Block,
    BulletList,
    Column,
    Content,
    Document,
    Fact,
    Facts,
    Foot,
    Heading,
    Keep,
    Paragraph,
    PlaceDate,
    Run,
    SignatureRow,
    Space,
    Title,
)
from caseworker_app.documents.elements.letterhead import letterhead
from caseworker_app.documents.elements.sheet import grid, unsigned
from caseworker_app.documents.registers.record_labels import BOOKKEEPING, CLASSES, NOT_READ, TECHNICAL
from caseworker_app.documents.telling import Teller, labelled
from caseworker_app.documents.wording import counted, date_in_words, is_long, titled
from caseworker_app.forms.catalogue import item_of
from caseworker_app.forms.records import title_of
from caseworker_app.forms.titles import title_of_column
from caseworker_app.model.case import Case
from caseworker_app.model.group import GroupMember
from caseworker_app.model.indonesian import long_date, number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caseworker_app.casework.client_record import ClientRecord
    from caseworker_app.model.base import Record

KEY = "client-record"
_MOST_COLUMNS = 5
_LONGEST_CELL = 120
_DEEPEST = 3
_TOLD = tuple[str, Any]


def client_record(record: ClientRecord) -> Document:
    """The document, with real names: it is about the one who gets it."""
    case, client = record.case, record.client
    index = {one.id: one for file in record.files for top in _tops(file) for one in _walk(top)}
    blocks: list[Block] = [
        Title(tr("SALINAN SELURUH DATA KLIEN"), (client.name if client else None) or ""),
        *_opening(record),
    ]
    if client is not None:
        blocks += [Heading(1, tr("Data Diri")), *_Record(Teller(record.files[0], names=True), index).told(client, 2)]
    for file in record.files:
        teller = _Record(Teller(file, names=True), index)
        blocks += [Heading(1, tr("Kasus {number}").format(number=file.case.number or tr("tanpa nomor")))]
        blocks += teller.told(file.case, 2)
    blocks += _shared(record, index)
    blocks += _kept_beside(record)
    blocks.append(Keep((*_log(record), *_receipt())))
    return Document(
        key=KEY,
        title=tr("Salinan Seluruh Data Klien"),
        dress="report",
        type_size=11,
        even_margins=True,
        letterhead=letterhead(case.agency),
        foot=Foot("1.0", case.number or ""),
        blocks=tuple(blocks),
    )


def _opening(record: ClientRecord) -> list[Block]:
    attachments = sum(len(file.case.attachments) for file in record.files)
    groups = {group.id for file in record.files for group in file.groups}
    scope = tr("{cases} kasus, {groups} kelompok, {attachments} lampiran").format(
        cases=len(record.files), groups=len(groups), attachments=attachments
    )
    made = tr("{date}, pukul {time}").format(date=long_date(record.made_at.date()), time=f"{record.made_at:%H.%M}")
    text = tr(
        "Salinan ini memuat semua yang dicatat tentang klien dalam buku kasus, atas permintaan klien atau walinya "
        "(UU 27/2022 tentang Pelindungan Data Pribadi). Isian yang kosong "
        "tidak dicantumkan; catatan kelompok tentang anggota lain tidak ikut. Isi berkas lampiran ada dalam salinan "
        "berbentuk JSON. Klien berhak meminta perbaikan atas data yang keliru."
    )
    return [Facts((Fact(tr("Disusun pada"), made), Fact(tr("Cakupan"), scope))), Paragraph(text, "plain")]


@dataclasses.dataclass(frozen=True, slots=True)
class _Record:
    """Tells records: their own values first, then what belongs to them. index: every record of the copy by its id."""

    teller: Teller
    index: dict[str, Record]

    def told(self, record: Record, level: int) -> list[Block]:
        """A record with all that hangs on it."""
        return [*self.values(record), *self.belongings(record, level)]

    def values(self, record: Record) -> list[Block]:
        """What stands in its columns: short values as facts, long ones below their label."""
        blocks: list[Block] = []
        short: list[Fact] = []
        for label, value in self.columns(record):
            if is_long(value):
                blocks += [Facts(tuple(short))] if short else []
                short = []
                blocks += labelled(label, value)
            else:
                short.append(Fact(label, self._words(value)))
        return [*blocks, *([Facts(tuple(short))] if short else [])]

    def belongings(self, record: Record, level: int) -> list[Block]:
        """The rows and parts that belong to it, each kind under a heading of its own."""
        blocks: list[Block] = []
        for prop in _owned(record):
            found = getattr(record, prop.key)
            rows = [row for row in (found if prop.uselist else [found]) if row is not None]
            body = self._rows(rows, prop.key, record, level) if prop.uselist else self._parts(rows, level)
            if body:
                blocks += [_heading(level, self._title(record, prop)), *body]
        return blocks

    def columns(self, record: Record) -> Iterator[_TOLD]:
        """Label and value of every column that says something; a link says what it leads to."""
        for prop in record.__mapper__.iterate_properties:
            if not isinstance(prop, ColumnProperty) or prop.key in {"id", "position"}:
                continue
            if f"{type(record).__name__}.{prop.key}" in TECHNICAL:
                continue
            column = prop.columns[0]
            value = getattr(record, prop.key)
            if typed := self.teller.typed(record, prop.key) or self.teller.typed(record, prop.key.removesuffix("_id")):
                yield self._label(record, prop.key), typed
                continue
            if value in (None, "", []) or any(key.ondelete == "CASCADE" for key in column.foreign_keys):
                continue
            if isinstance(value, bytes):
                value = tr("gambar, {size} KB (ada dalam salinan JSON)").format(size=number(len(value) / 1024, 1))
            elif column.foreign_keys or prop.key == "entity_id":
                value = _leads_to(self.index.get(value)) or value
            yield self._label(record, prop.key), value

    def _rows(self, rows: Sequence[Record], key: str, owner: Record, level: int) -> list[Block]:
        """Rows as a table where they are short, else one below the other."""
        rows = [row for row in rows if not (isinstance(row, GroupMember) and is_nameless(row))]
        told = [list(self.columns(row)) for row in rows]
        heads = list(dict.fromkeys(label for row in told for label, _ in row))
        plain = all(not is_long(value) or len(str(value)) <= _LONGEST_CELL for row in told for _, value in row)
        if plain and 0 < len(heads) <= _MOST_COLUMNS and not any(self.belongings(row, level) for row in rows):
            columns = (Column(tr("No."), 0.3, "centre"), *(Column(head, 1.2) for head in heads))
            cells: list[tuple[Content, ...]] = [
                (str(at), *(self._words(dict(row).get(head)) or "–" for head in heads))
                for at, row in enumerate(told, 1)
            ]
            return grid(f"{key}-{owner.id}", columns, cells)
        blocks: list[Block] = []
        for at, row in enumerate(rows, 1):
            blocks.append(_item(level, f"{at}. {title_of(row, date_in_words)}"))
            blocks += self.told(row, level + 1)
        return blocks

    def _parts(self, parts: Sequence[Record], level: int) -> list[Block]:
        return [block for part in parts for block in self.told(part, level + 1)]

    def _words(self, value: Any) -> Content:
        if isinstance(value, list) and is_long(value):
            return BulletList(tuple(map(str, value)))
        return self.teller.words(value)

    def _label(self, record: Record, key: str) -> str:
        label = title_of_column(type(record), key)
        if label is None:
            raise LookupError(f"{type(record).__name__}.{key} has no label")
        return label

    def _title(self, record: Record, prop: RelationshipProperty[Any]) -> str:
        """What the rows are called: as their page calls them; a stage by its name."""
        if isinstance(record, Case) and prop.key in KEYS:
            agency = self.teller.file.case.agency
            return titles(agency.stage_names if agency else None)[KEYS.index(prop.key)]
        item = item_of(getattr(type(record), prop.key))
        if item is not None:
            return titled(tr(item.label))
        return tr(CLASSES[prop.mapper.class_.__name__])


def _leads_to(target: Record | None) -> str:
    if isinstance(target, GroupMember) and is_nameless(target):
        return tr("anggota lain")
    return title_of(target, date_in_words) if target is not None else ""


def _owned(record: Record) -> Iterator[RelationshipProperty[Any]]:
    """Its lists and parts in the order of the model; not what can only be read by machines, which is in the JSON."""
    for prop in record.__mapper__.iterate_properties:
        is_owned = isinstance(prop, RelationshipProperty) and prop.cascade.delete_orphan
        if is_owned and prop.mapper.class_.__name__ not in NOT_READ:
            yield prop


def _walk(record: Record) -> Iterator[Record]:
    yield record
    for prop in _owned(record):
        found = getattr(record, prop.key)
        for child in found if prop.uselist else [found]:
            if child is not None:
                yield from _walk(child)


def _tops(file: Any) -> Iterator[Record]:
    kin = file.kin
    yield from (file.case, *file.groups, *kin.people, *kin.unions, *kin.households, *kin.emotional_ties)
    yield from kin.twin_groups
    for one in (file.case.agency, file.case.practitioner):
        if one is not None:
            yield one


def _heading(level: int, text: str) -> Block:
    if level <= _DEEPEST:
        return Heading(level, text)
    return Paragraph((Run(text, bold=True, italic=True),), "plain")


def _item(level: int, text: str) -> Block:
    """Above one of several records: it stays with what is below it."""
    return Heading(min(level, _DEEPEST), text, numbered=False)


def _shared(record: ClientRecord, index: dict[str, Record]) -> list[Block]:
    """Family, household, ties, groups, and who works on the cases: each once, however many cases share it."""
    client_id = record.client.id if record.client else None
    parts = (
        (tr("Keluarga dan Orang Lain yang Dicatat"), "people"),
        (tr("Perkawinan dan Hubungan Orang Tua–Anak"), "unions"),
        (tr("Anak Kembar"), "twin_groups"),
        (tr("Rumah Tangga"), "households"),
        (tr("Hubungan Emosional"), "emotional_ties"),
        (tr("Kelompok"), "groups"),
        (tr("Lembaga"), "agency"),
        (tr("Yang Menangani"), "practitioner"),
    )
    blocks: list[Block] = []
    for title, key in parts:
        found: dict[str, tuple[Record, _Record]] = {}
        for file in record.files:
            teller = _Record(Teller(file, names=True), index)
            source = file if key == "groups" else file.case if key in {"agency", "practitioner"} else file.kin
            held = getattr(source, key)
            for one in held if isinstance(held, list) else [held]:
                if one is not None and one.id != client_id:
                    found.setdefault(one.id, (one, teller))
        if found:
            blocks.append(Heading(1, title))
        for at, (one, teller) in enumerate(found.values(), 1):
            if len(found) > 1:
                blocks.append(_item(2, f"{at}. {title_of(one, date_in_words)}"))
            blocks += teller.told(one, 2)
    return blocks


def _kept_beside(record: ClientRecord) -> list[Block]:
    """What the notebook itself keeps about the cases: copies, text not yet readable, what was done when."""
    blocks: list[Block] = []
    if record.copies:
        blocks += [Heading(1, tr("Salinan yang Pernah Dibuat")), *_copies(record)]
    if record.drafts:
        points = BulletList(tuple(draft.raw for draft in record.drafts))
        blocks += [Heading(1, tr("Isian yang Belum Dapat Dibaca Program")), points]
    if record.log:
        blocks.append(Heading(1, tr("Jejak Kegiatan")))
    return blocks


def _copies(record: ClientRecord) -> list[Block]:
    columns = (
        Column(tr("No."), 0.3, "centre"),
        Column(tr("Salinan"), 2.2),
        Column(tr("Dibuat"), 1.4),
        Column(tr("Tempat"), 2.2),
        Column(tr("Keadaan"), 1.1),
    )
    rows = (
        (str(at), copy.called, long_date(copy.at.date()), copy.place or "–", tr(copy.whereabouts))
        for at, copy in enumerate(record.copies, 1)
    )
    return grid("copies", columns, rows)


def _log(record: ClientRecord) -> list[Block]:
    """How often what was done, and when last; on the page of the signatures, that they do not stand alone."""
    if not record.log:
        return []
    text = tr("Setiap perubahan, cetakan, dan salinan dicatat tanpa isinya; daftar lengkap ada dalam salinan JSON.")
    columns = (Column(tr("Yang dikerjakan"), 2), Column(tr("Banyaknya"), 1, "centre"), Column(tr("Terakhir"), 2))
    counts = Counter(line.action for line in record.log)
    last = {line.action: line.at.astimezone() for line in record.log}
    rows = (
        (tr(BOOKKEEPING.get(action, action)), counted(count), long_date(last[action].date()))
        for action, count in counts.most_common()
    )
    return [Paragraph(text, "plain"), *grid("log", columns, rows)]


def _receipt() -> list[Block]:
    text = tr("Salinan ini diserahkan kepada klien atau walinya, yang identitasnya sudah diperiksa.")
    signers = SignatureRow((unsigned(tr("Yang menerima")), unsigned(tr("Yang menyerahkan"))))
    return [Space(0.5), Paragraph(text, "plain"), PlaceDate(tr("Tanggal: ……………………")), signers]
