"""The words of the consent form: a template that is data, so that an agency can have its own."""

from __future__ import annotations

import dataclasses
import string
from functools import cache
from typing import Any

import msgspec

from caseworker_app.errors import BadInput
from caseworker_app.forms.lists import read_toml
from caseworker_app.paths import resource
from caseworker_app.text import tr

PLACEHOLDERS = frozenset(
    {
        "saya", "Saya", "petugas", "Petugas", "supervisor", "pimpinan", "jadwal", "lama", "berlaku",
        "pemberi_penjelasan",
    }
)  # fmt: skip
"""The words that a template may put in braces; the head of the shipped one explains them."""


@dataclasses.dataclass(frozen=True, slots=True)
class Explanation:
    """Something to be explained; ``covers``: which entries of the list «consent_explained» it stands for."""

    title: str
    text: str
    covers: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class StatementText:
    """One statement to agree to; ``with_parties``: the names of those meant follow it."""

    key: str
    label: str
    text: str
    with_parties: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Assent:
    """What a child is told in simple words, and its two answers."""

    title: str
    text: str
    yes: str
    no: str


@dataclasses.dataclass(frozen=True, slots=True)
class Template:
    """The form's texts; ``version`` is printed at its foot and stored with each consent."""

    version: str
    title: str
    source: str
    opening: str
    closing: str
    explanations: tuple[Explanation, ...]
    statements: tuple[StatementText, ...]
    assent: Assent

    def statement(self, key: str | None) -> StatementText | None:
        """The statement of this key, if the template has it."""
        return next((one for one in self.statements if one.key == key), None)


@cache
def template() -> Template:
    """The template as shipped."""
    return read_template(read_toml(resource("templates", "consent.toml")))


def read_template(content: dict[str, Any]) -> Template:
    """A template out of plain data.

    Raises:
        BadInput: a part is missing, a key comes twice, or a word in braces is not one of ``PLACEHOLDERS``.
    """
    try:
        found = msgspec.convert(content, Template)
        texts = [found.opening, found.closing, *(part.text for part in found.explanations)]
        texts += [statement.text for statement in found.statements]
        fields = {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except (msgspec.ValidationError, ValueError) as error:
        raise _broken() from error
    keys = [one.key for one in found.statements]
    if not keys or len(set(keys)) < len(keys) or not fields <= PLACEHOLDERS:
        raise _broken()
    return found


def spoken(text: str, speaker: str, worker: str, **words: str) -> str:
    """A template's text with its words in braces filled in: the client is called as by ``speaker`` («anak saya»)."""
    capitals = {"Saya": capital(speaker), "Petugas": capital(worker)}
    return text.format_map({"saya": speaker, "petugas": worker, **capitals, **words})


def capital(words: str) -> str:
    """The words with a large first letter, the others as they are."""
    return words[:1].upper() + words[1:]


def _broken() -> BadInput:
    return BadInput(tr("Naskah lembar persetujuan rusak atau tidak lengkap; catatan kasus tidak terpengaruh."))
