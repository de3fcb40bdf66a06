"""The words, sections and signatories of a document: a template that is data, so that an office can have its own.

A template as shipped is a file under resources/templates; an office's own copy is kept in its notebook.
"""

from __future__ import annotations

import dataclasses
import string
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar

import msgspec

from caseworker_app import limits
from caseworker_app.errors import BadInput
from caseworker_app.forms.lists import read_toml
from caseworker_app.limits import brief
from caseworker_app.paths import resource
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ALL_LETTERS = "letters"
"""The template of what all letters have alike: the pattern of their numbers, the line above what the head signs."""

PLACEHOLDERS = frozenset(
    {
        "klien", "kasus", "lembaga", "pimpinan", "supervisor", "petugas", "Petugas", "nama_petugas", "asal",
        "hari", "waktu", "tempat", "acara", "batas", "kontak", "judul",
    }
)  # fmt: skip
"""The words that a text may put in braces."""

NUMBER_PLACEHOLDERS = frozenset({"urut", "jenis", "bulan", "tahun"})
"""The words that the pattern of letter numbers may put in braces."""

NUMBER = "number"
"""The text that is the pattern of letter numbers."""

WORKER, SUPERVISOR, HEAD, INSTRUCTOR, CLIENT = "petugas", "supervisor", "pimpinan", "pendamping", "klien"
"""Those who sign, as a template names them."""
OTHER = "lain"
"""Somebody whom the office names itself."""


@dataclasses.dataclass(frozen=True, slots=True)
class NamedText:
    """One fixed text; ``label`` is what an office knows it by."""

    key: str
    label: str
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class NamedList:
    """Fixed points, such as usual duties."""

    key: str
    label: str
    items: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """A section in its place. ``heading`` is printed above it, nothing where it is empty.

    key: what names it, within its part, whatever it is called. name: what an office knows it by. part: the part of a
    long document within which it can be moved.
    """

    key: str
    name: str = ""
    heading: str | None = None
    hidden: bool = False
    part: str = ""

    @property
    def above(self) -> str:
        """What is printed above it: its name where no other heading is given."""
        return self.name if self.heading is None else self.heading


@dataclasses.dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, in which capacity (the usual words where ``role`` is empty); name and number only of ``OTHER``."""

    who: str
    role: str = ""
    name: str = ""
    number: str = ""
    hidden: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class DocumentTemplate:
    """What of a document does not come from a case. ``code`` stands in its number, ``subject`` behind «Perihal»."""

    version: str
    title: str
    code: str = ""
    subject: str = ""
    texts: tuple[NamedText, ...] = ()
    lists: tuple[NamedList, ...] = ()
    sections: tuple[Section, ...] = ()
    signers: tuple[Signatory, ...] = ()

    def text(self, key: str) -> str:
        """A text by its key. Raises KeyError for a key that is none."""
        return next(one.text for one in _having(self.texts, key))

    def points(self, key: str) -> tuple[str, ...]:
        """A list by its key. Raises KeyError for a key that is none."""
        return next(one.items for one in _having(self.lists, key))

    def heading(self, key: str) -> str:
        """What is printed above a section. Raises KeyError for a key that is none."""
        return next(section.above for section in _having(self.sections, key))

    def sections_of(self, part: str = "") -> list[Section]:
        """The sections of a part, in order, hidden ones too."""
        return [one for one in self.sections if one.part == part]

    @property
    def signing(self) -> list[Signatory]:
        """Those who sign."""
        return [one for one in self.signers if not one.hidden]


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


_Any = TypeVar("_Any")
_Kept = TypeVar("_Kept", bound=_Keyed)


@cache
def worded() -> tuple[str, ...]:
    """The documents that have a template of this kind, in alphabetical order, and ``ALL_LETTERS``."""
    return tuple(sorted(path.stem for path in resource("templates", "documents").glob("*.toml")))


@cache
def shipped(key: str) -> DocumentTemplate:
    """The template of a document as shipped. Raises KeyError for a document that has none."""
    if key not in worded():
        raise KeyError(key)
    return read_template(read_toml(resource("templates", "documents", f"{key}.toml")))


def read_template(content: object, base: DocumentTemplate | None = None) -> DocumentTemplate:
    """A template out of plain data. ``base``: that as shipped; what it has and the data lacks is taken from it.

    Raises:
        BadInput: a part is missing or empty, a word in braces is none that is known, or nobody signs who should. The
        sentence names the part.
    """
    try:
        found = msgspec.convert(content, DocumentTemplate)
    except msgspec.ValidationError as error:
        raise _broken(tr("ada bagian yang hilang")) from error
    if trouble := too_much(content):
        raise _broken(trouble)
    if base is not None:
        found = _completed(found, base)
    parts = [(tr("judul"), found.title), *((one.label, one.text) for one in found.texts)]
    parts += [(one.label, item) for one in found.lists for item in one.items]
    parts += [(tr("perihal"), found.subject)] if base and base.subject else []
    for name, text in parts:
        if not text.strip():
            raise _broken(tr("“{name}” kosong").format(name=brief(name)))
    for one in found.texts:
        _check_braces(one.label, one.text, NUMBER_PLACEHOLDERS if one.key == NUMBER else PLACEHOLDERS)
    for name, text in ((tr("judul"), found.title), (tr("perihal"), found.subject), (tr("sandi nomor"), found.code)):
        _check_braces(name, text, frozenset())
    worded = [(one.label, item) for one in found.lists for item in one.items]
    worded += [(one.name, one.above) for one in found.sections]
    worded += [(tr("penanda tangan"), text) for one in found.signers for text in (one.role, one.name, one.number)]
    for name, text in worded:
        _check_braces(name, text, PLACEHOLDERS)
    _check_order(found, base)
    return dataclasses.replace(
        found, sections=tuple(dataclasses.replace(one, heading=one.above) for one in found.sections)
    )


def too_much(content: object) -> str:
    """Why plain data is more than a template may hold, «» where it is not: a text too long, a list without end."""
    waiting, seen = [content], 0
    while waiting:
        value = waiting.pop()
        seen += 1
        if isinstance(value, str) and len(value) > limits.TEMPLATE_TEXT:
            return tr("ada teks yang lebih panjang dari {most} huruf").format(most=limits.TEMPLATE_TEXT)
        parts = list(value.values()) if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else []
        if len(parts) > limits.TEMPLATE_PARTS or seen > limits.TEMPLATE_VALUES:
            return tr("ada daftar yang lebih panjang dari {most} butir").format(most=limits.TEMPLATE_PARTS)
        waiting.extend(parts)
    return ""


def has_shape(content: object) -> bool:
    """Whether plain data has all the parts of a template, however they are worded."""
    try:
        msgspec.convert(content, DocumentTemplate)
    except msgspec.ValidationError:
        return False
    return True


def in_order(sections: Iterable[Section], found: Iterable[tuple[str, _Any]]) -> Iterator[tuple[Section | None, _Any]]:
    """Things by their keys in the order of the sections, without those of hidden ones.

    A thing whose key no section has follows the one before it; what comes before all of them stays first.
    """
    listed = list(sections)
    known = {one.key: one for one in listed}
    groups: dict[str, list[tuple[Section | None, _Any]]] = {"": []}
    current = ""
    for key, thing in found:
        current = key if key in known else current
        groups.setdefault(current, []).append((known.get(key), thing))
    yield from groups[""]
    for one in listed:
        if not one.hidden:
            yield from groups.get(one.key, ())


def _having(entries: Iterable[_Kept], key: str) -> Iterator[_Kept]:
    found = [one for one in entries if one.key == key]
    if not found:
        raise KeyError(key)
    yield from found


def _completed(found: DocumentTemplate, base: DocumentTemplate) -> DocumentTemplate:
    """With the texts and sections that a later release has added, and without those that it has given up."""
    texts, lists = {one.key: one for one in found.texts}, {one.key: one for one in found.lists}
    known = {(one.part, one.key): one for one in base.sections}
    kept = [
        _as_called(section, known[section.part, section.key])
        for section in found.sections
        if (section.part, section.key) in known
    ]
    for at, section in enumerate(base.sections):
        if all((section.part, section.key) != (one.part, one.key) for one in kept):
            kept.insert(_place(kept, base.sections[:at], section.part), section)
    return dataclasses.replace(
        found,
        texts=tuple(texts.get(one.key, one) for one in base.texts),
        lists=tuple(lists.get(one.key, one) for one in base.lists),
        sections=tuple(kept),
    )


def _place(kept: list[Section], before: tuple[Section, ...], part: str) -> int:
    """Where a section that an office's copy lacks belongs: behind the nearest of those before it, in its part."""
    keys = [(section.part, section.key) for section in kept]
    behind = next((keys.index((one.part, one.key)) + 1 for one in reversed(before) if one.part == part), None)
    return behind if behind is not None else next((at for at, key in enumerate(keys) if key[0] == part), len(keys))


def _as_called(section: Section, shipped: Section) -> Section:
    """A section of an office under today's name; a heading that the office left as it was follows the release."""
    heading = shipped.above if section.heading in {None, section.name} else section.heading
    return dataclasses.replace(section, name=shipped.name, heading=heading)


def _check_order(found: DocumentTemplate, base: DocumentTemplate | None) -> None:
    keys = [(one.part, one.key) for one in found.sections]
    if len(set(keys)) < len(keys):
        raise _broken(tr("sebuah bagian tercantum dua kali"))
    if found.sections and all(one.hidden for one in found.sections):
        raise _broken(tr("semua bagian disembunyikan"))
    if base and base.signers and not found.signing:
        raise _broken(tr("tidak ada penanda tangan"))
    if any(one.who == OTHER and not one.role.strip() for one in found.signers):
        raise _broken(tr("jabatan seorang penanda tangan kosong"))


def _check_braces(name: str, text: str, known: frozenset[str]) -> None:
    try:
        fields = [part[1:] for part in string.Formatter().parse(text) if part[1] is not None]
    except ValueError as error:
        raise _broken(tr("kurung kurawal pada “{name}” tidak berpasangan").format(name=brief(name))) from error
    for field, how, converted in fields:
        if field not in known or how or converted:
            words = tr("“{name}” memuat kata dalam kurung kurawal yang tidak dikenal: {field}")
            raise _broken(words.format(name=brief(name), field=brief(field, 40) or "{}"))


def _broken(why: str) -> BadInput:
    words = tr("Naskah dokumen rusak atau tidak lengkap ({why}); catatan kasus tidak terpengaruh.")
    return BadInput(words.format(why=why))
