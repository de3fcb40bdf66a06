"""What a package says otherwise than the notebook, field by field, and what becomes of each.

A difference is about one value or one row. «Take» puts the package's in its place, «keep» leaves what is here, «both»
keeps what is here and adds the package's: a text below the other with its origin, a row beside the others. Nothing is
taken away or emptied by taking everything: what only the notebook has may be newer than the package.
"""

from __future__ import annotations

import dataclasses
import enum
from typing import TYPE_CHECKING, Any

from sqlalchemy import LargeBinary

from caseworker_app.casework.consent import is_settled
from caseworker_app.exchange.package_matching import renewed, said
from caseworker_app.exchange.package_shape import columns, links, nested, unread_keys
from caseworker_app.forms.called import called
from caseworker_app.forms.catalogue import item_of
from caseworker_app.forms.description import Field
from caseworker_app.forms.records import title_of
from caseworker_app.forms.titles import title_of_column
from caseworker_app.model.base import EnumText, MemoText, Record
from caseworker_app.model.case import Case
from caseworker_app.model.engagement import Consent
from caseworker_app.model.indonesian import number
from caseworker_app.model.notes import Attachment, AttachmentContent
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    Texts = Mapping[tuple[str, str], str]  # by id of the record and name of the attribute


class Side(enum.StrEnum):
    """Where something stands, as the list of differences says it."""

    BOTH = mark("berbeda")
    PACKAGE = mark("hanya di paket")
    HERE = mark("hanya di sini")


class Answer(enum.StrEnum):
    """What becomes of a difference."""

    TAKE = mark("ambil dari paket")
    KEEP = mark("biarkan yang di sini")
    BOTH = mark("simpan keduanya")


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """One value or row that differs.

    place, label: where it stands and what it is called; here, arrived: both as words, «» for nothing. record: of the
    notebook, whose ``key`` is concerned; None for a record that stands on its own. value: what the package has there:
    a value, or a row or record that is new. gone: a row that only the notebook has. whole: all that such a row says, a
    line for each value. unread: text that stands there in the package and could not be read.
    """

    side: Side
    place: str
    label: str
    here: str
    arrived: str
    record: Record | None
    key: str
    value: Any = None
    gone: Record | None = None
    whole: str = ""
    unread: str = ""

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What can become of it."""
        if self.side is Side.BOTH and not self.joinable:
            return Answer.TAKE, Answer.KEEP
        return tuple(Answer) if self.side is Side.BOTH else (Answer.TAKE, Answer.KEEP)

    @property
    def joinable(self) -> bool:
        """Whether two values can stand in one field: lists of words, and texts that are no name, number or choice."""
        if self.side is not Side.BOTH or self.record is None or self.unread:
            return False
        if getattr(self.record, self.key) is None:
            return False
        if isinstance(self.value, list):
            return True
        cls = type(self.record)
        kind = dict(columns(cls))[self.key]
        item = item_of(getattr(cls, self.key))
        is_choice = isinstance(kind, EnumText) or (isinstance(item, Field) and bool(item.choices))
        if not isinstance(self.value, str) or is_choice:
            return False
        is_name = (cls, self.key) in _NAMES or any(self.key == key for key, _ in links(cls))
        return not is_name and (isinstance(kind, MemoText) or any(map(str.isalpha, self.value)))

    def answer_of_all(self, answer: Answer) -> Answer:
        """What an answer that is given for everything means here; taking all takes nothing away."""
        if self.side is Side.HERE:
            return Answer.KEEP
        if answer is Answer.BOTH and self.side is Side.PACKAGE:
            return Answer.TAKE
        return answer if answer in self.answers else Answer.KEEP

    @property
    def careful(self) -> Answer:
        """What loses nothing: the answer that is offered first."""
        return self.answer_of_all(Answer.BOTH)


_NAMES = {(Person, key) for key in ("name", "alias", "nickname", "nik", "phone")} | {(Case, "number")}
_UNCOMPARED = {
    (Case, "archived"),  # said by archiving and reopening here
    (Attachment, "size"),
    (Attachment, "media_type"),  # both found out from the content
}
_PASSED = (AttachmentContent,)


def differences(
    pairs: Iterable[tuple[Record, Record | None]],
    *,
    name: Callable[[str], str],
    same_content: Callable[[Attachment, Attachment], bool],
    skipped: Iterable[tuple[type[Record], str]] = (),
    unread: Texts | None = None,
    unread_here: Texts | None = None,
) -> list[Difference]:
    """What differs between records of a package and of the notebook that bear the same id, in the order of pages.

    pairs: each record of the package that stands on its own, and that of the notebook, None where there is none.
    name: what a link leads to, in words. same_content: whether two attachments hold the same file. skipped: columns
    that are not compared. unread, unread_here: texts of package and notebook that could not be read.
    """
    comparing = _Comparing(name, same_content, {*_UNCOMPARED, *skipped}, unread or {}, unread_here or {})
    return list(comparing.of(pairs))


@dataclasses.dataclass
class _Comparing:
    name: Callable[[str], str]
    same_content: Callable[[Attachment, Attachment], bool]
    skipped: set[tuple[type[Record], str]]
    unread: Texts
    unread_here: Texts

    def of(self, pairs: Iterable[tuple[Record, Record | None]]) -> Iterator[Difference]:
        for arrived, here in pairs:
            if here is not None:
                yield from self._record(arrived, here)
            else:
                yield self._new(arrived, None, "")

    def _record(self, arrived: Record, here: Record) -> Iterator[Difference]:
        if isinstance(here, Consent) and is_settled(here):
            if any(difference.side is not Side.HERE for difference in self._fields(arrived, here)):
                yield self._new(renewed(arrived), None, "", other=here)
            return
        if isinstance(here, Attachment) and isinstance(arrived, Attachment) and not self.same_content(arrived, here):
            yield self._new(renewed(arrived), None, "", other=here)
            return
        yield from self._fields(arrived, here)

    def _fields(self, arrived: Record, here: Record) -> Iterator[Difference]:
        cls = type(here)
        typed = [key for key in unread_keys(cls) if (arrived.id, key) in self.unread]
        for key in typed:
            yield from self._typed(arrived, here, key)
        passed = {column for key in typed for column in columns_of(cls, key)}
        for key, kind in columns(cls):
            if key in passed:
                continue
            theirs, mine = said(getattr(arrived, key)), said(getattr(here, key))
            if (cls, key) in self.skipped or theirs == mine or _is_within(theirs, mine):
                continue
            held = self.unread_here.get((here.id, key), "") if mine is None else ""
            side = Side.HERE if theirs is None else Side.PACKAGE if mine is None and not held else Side.BOTH
            yield Difference(
                side,
                _place(here),
                title_of_column(cls, key) or key,
                _quoted(held) if held else self._in_words(cls, key, kind, mine),
                self._in_words(cls, key, kind, theirs),
                here,
                key,
                getattr(arrived, key),
            )
        for key, child, many in nested(cls):
            if child in _PASSED:
                continue
            theirs, mine = getattr(arrived, key), getattr(here, key)
            if many:
                yield from self._rows(theirs, mine, here, key)
            elif theirs is not None and mine is not None:
                yield from self._record(theirs, mine)
            elif theirs is not None and _says_something(theirs):
                yield self._new(theirs, here, key)

    def _typed(self, arrived: Record, here: Record, key: str) -> Iterator[Difference]:
        """A text of the package that could not be read, unless it stands here as well."""
        text, held = self.unread[arrived.id, key], self.unread_here.get((here.id, key), "")
        if text == held:
            return
        cls = type(here)
        (column, *_) = columns_of(cls, key)
        mine = said(getattr(here, column))
        words = _quoted(held) if held else self._in_words(cls, column, dict(columns(cls))[column], mine)
        title = title_of_column(cls, column) or column
        side = Side.BOTH if words else Side.PACKAGE
        yield Difference(side, _place(here), title, words, _quoted(text), here, key, unread=text)

    def _rows(self, theirs: Iterable[Record], mine: Iterable[Record], owner: Record, key: str) -> Iterator[Difference]:
        by_id = {row.id: row for row in mine}
        for row in theirs:
            known = by_id.pop(row.id, None)
            if known is None:
                if _says_something(row):
                    yield self._new(row, owner, key)
                continue
            for difference in self._record(row, known):
                is_copy = difference.record is None and difference.side is Side.PACKAGE
                yield dataclasses.replace(difference, record=owner, key=key) if is_copy else difference
        for row in by_id.values():
            if _says_something(row):
                yield self._gone(row, owner, key)

    def _new(self, record: Record, owner: Record | None, key: str, *, other: Record | None = None) -> Difference:
        return Difference(
            Side.PACKAGE,
            called(type(record).__name__),
            tr("satu lagi, dengan isi lain") if other is not None else tr("seluruh baris"),
            self._title(other) if other is not None else "",
            self._title(record),
            owner,
            key,
            record,
            whole=self._whole(record),
        )

    def _gone(self, record: Record, owner: Record | None, key: str) -> Difference:
        place, title = called(type(record).__name__), self._title(record)
        whole = self._whole(record)
        return Difference(Side.HERE, place, tr("seluruh baris"), title, "", owner, key, gone=record, whole=whole)

    def _whole(self, record: Record) -> str:
        cls = type(record)
        values = {key: self._in_words(cls, key, kind, said(getattr(record, key))) for key, kind in columns(cls)}
        lines = [f"{title_of_column(cls, key) or key}: {words}" for key, words in values.items() if words]
        for key, child, many in nested(cls):
            rows = getattr(record, key) if many else []
            lines += [f"{called(child.__name__)}: {self._title(row)}" for row in rows]
        return "\n".join(lines)

    def _in_words(self, cls: type[Record], key: str, kind: Any, value: Any) -> str:
        if any(key == link for link, _ in links(cls)):
            return self._linked(value)
        return _bytes_in_words(value) if isinstance(kind, LargeBinary) else _in_words(value)

    def _title(self, record: Record) -> str:
        """What a row is called, and whom it leads to."""
        linked = [self.name(getattr(record, key)) for key, _ in links(type(record)) if getattr(record, key)]
        words = [*filter(None, linked), title_of(record)]
        return ", ".join(dict.fromkeys(word for word in words if word != tr("(belum diisi)"))) or words[-1]

    def _linked(self, value: str | None) -> str:
        return self.name(value) or "…" if value else ""


def columns_of(cls: type[Record], key: str) -> list[str]:
    """The columns of an attribute: its own, or those of the link that it leads along."""
    relation = cls.__mapper__.relationships.get(key)
    if relation is None:
        return [key]
    return [cls.__mapper__.get_property_by_column(column).key for column in relation.local_columns]


def _quoted(text: str) -> str:
    return tr("“{text}” (belum terbaca)").format(text=text)


def _place(record: Record) -> str:
    """«Kontak: 26/8/2024 · Perkenalan», the name of a person, or what a page is called."""
    kind, title = called(type(record).__name__), title_of(record)
    is_page = title == tr("(belum diisi)") or not (hasattr(record, "position") or isinstance(record, Person))
    return kind if is_page else f"{kind}: {title}"


def _says_something(record: Record) -> bool:
    """Whether a row holds anything: rows that were added and left empty are no difference."""
    if any(said(getattr(record, key)) is not None for key, _ in columns(type(record))):
        return True
    for key, _, many in nested(type(record)):
        value = getattr(record, key)
        if any(_says_something(row) for row in (value if many else [value] if value is not None else [])):
            return True
    return False


def _is_within(theirs: Any, mine: Any) -> bool:
    """Whether the package's text was taken over below the other before."""
    return isinstance(theirs, str) and isinstance(mine, str) and mine.endswith(f"]\n{theirs}")


def _in_words(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return tr("ya") if value else tr("tidak")
        case float():
            return number(value)
        case PartialDate() | TimeSpan():
            return value.short()
        case float():
            return number(value)
        case tuple():
            return ", ".join(map(str, value))
        case _:
            return str(value)


def _bytes_in_words(value: bytes | None) -> str:
    return tr("gambar ({size} kB)").format(size=max(1, len(value) // 1024)) if value else ""
