"""The words of forms and letters: a template that is data, so that an agency can have its own."""

from __future__ import annotations

import dataclasses
import string
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from caseworker_app.documents.staff import DOTS
from caseworker_app.errors import BadInput
from caseworker_app.forms.lists import read_toml
from caseworker_app.paths import resource
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACEHOLDERS = frozenset(
    {
        "klien", "kasus", "lembaga", "pimpinan", "supervisor", "petugas", "Petugas", "nama_petugas", "asal",
        "hari", "waktu", "tempat", "acara", "batas", "kontak",
    }
)  # fmt: skip
"""The words that a text may put in braces; the head of the shipped template explains them."""

NUMBER_PLACEHOLDERS = frozenset({"urut", "jenis", "bulan", "tahun"})
"""The words that the pattern of letter numbers may put in braces."""


@dataclasses.dataclass(frozen=True, slots=True)
class FormTexts:
    """The texts of one form or letter. ``code`` stands in its number, ``subject`` behind «Perihal»."""

    title: str
    code: str = ""
    subject: str = ""
    texts: dict[str, str] = dataclasses.field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class Template:
    """The texts of all forms and letters by the key of the document; ``version`` is printed at their foot."""

    version: str
    source: str
    number: str
    for_head: str
    forms: dict[str, FormTexts]


@cache
def template() -> Template:
    """The template as shipped."""
    return read_template(read_toml(resource("templates", "forms.toml")))


def read_template(content: dict[str, Any]) -> Template:
    """A template out of plain data.

    Raises:
        BadInput: a part is missing, or a word in braces is none of those that are known.
    """
    try:
        found = msgspec.convert(content, Template)
        words = {name for text in _texts(found) for name in _braced(text)}
        number = set(_braced(found.number))
    except (msgspec.ValidationError, ValueError) as error:
        raise _broken() from error
    if not words <= PLACEHOLDERS or not number <= NUMBER_PLACEHOLDERS:
        raise _broken()
    return found


def filled(text: str, words: dict[str, str]) -> str:
    """A text of the template with its words in braces filled in; dots to write on where nothing is known."""
    return text.format_map(_Dotted({name: word for name, word in words.items() if word}))


class _Dotted(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return DOTS * 2


def _texts(found: Template) -> Iterator[str]:
    for form in found.forms.values():
        yield from form.texts.values()
        for points in form.lists.values():
            yield from points


def _braced(text: str) -> Iterator[str]:
    """The words in braces. ValueError for a brace that is not closed, or for more than a word within."""
    for _, name, spec, conversion in string.Formatter().parse(text):
        if name is not None:
            if spec or conversion or not name.isidentifier():
                raise ValueError(name)
            yield name


def _broken() -> BadInput:
    return BadInput(tr("Naskah surat dan formulir rusak atau tidak lengkap; catatan kasus tidak terpengaruh."))
