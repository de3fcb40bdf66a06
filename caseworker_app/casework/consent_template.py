"""The words of the consent form: a template that is data, so that an agency can have its own."""

from __future__ import annotations

import dataclasses
import re
import string
from functools import cache

import msgspec

from caseworker_app.casework.document_template import too_much
from caseworker_app.errors import BadInput
from caseworker_app.forms.lists import read_toml
from caseworker_app.limits import brief
from caseworker_app.paths import resource
from caseworker_app.text import tr

PLACEHOLDERS = frozenset(
    {
        "saya", "Saya", "petugas", "Petugas", "supervisor", "pimpinan", "jadwal", "lama", "berlaku",
        "pemberi_penjelasan",
    }
)  # fmt: skip
"""The words that a template may put in braces; the head of the shipped one explains them."""


OWN_KEY = "butir_[a-z0-9_]+"
"""What the statements that an agency adds are called, as a regular expression; rules know the shipped ones by name."""


@dataclasses.dataclass(frozen=True, slots=True)
class Explanation:
    """Something to be explained; ``covers``: which entries of the list «consent_explained» it stands for.

    hidden: an agency leaves it out. explained: of a form that was signed, whether it had been explained.
    """

    title: str
    text: str
    covers: tuple[str, ...] = ()
    hidden: bool = False
    explained: bool | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class StatementText:
    """One statement to agree to; ``with_parties``: the names of those meant follow it. hidden: it is not asked."""

    key: str
    label: str
    text: str
    with_parties: bool = False
    hidden: bool = False


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
        """The statement of this key, if the template has it, asked or not."""
        return next((one for one in self.statements if one.key == key), None)

    @property
    def asked(self) -> list[StatementText]:
        """The statements that are put to the client."""
        return [one for one in self.statements if not one.hidden]

    @property
    def told(self) -> list[Explanation]:
        """What is explained to the client."""
        return [one for one in self.explanations if not one.hidden]


@cache
def template() -> Template:
    """The template as shipped."""
    return read_template(read_toml(resource("templates", "consent.toml")))


def read_template(content: object) -> Template:
    """A template out of plain data.

    Raises:
        BadInput: a part is missing or empty, a key comes twice, nothing is asked, or a word in braces is not one of
        ``PLACEHOLDERS``. The sentence names the part.
    """
    try:
        found = msgspec.convert(content, Template)
    except msgspec.ValidationError as error:
        raise _broken(tr("ada bagian yang hilang")) from error
    if trouble := too_much(content):
        raise _broken(trouble)
    parts = [(tr("judul"), found.title), (tr("pembuka"), found.opening), (tr("penutup"), found.closing)]
    parts += [(part.title, part.text) for part in found.explanations]
    parts += [(one.label, one.text) for one in found.statements]
    parts += [(found.assent.title, words) for words in (found.assent.text, found.assent.yes, found.assent.no)]
    for name, text in parts:
        _check_text(name, text)
    for title in (*(part.title for part in found.explanations), found.assent.title):
        if ":" in title:
            raise _broken(tr("judul “{name}” memuat titik dua").format(name=brief(title)))
    keys = [one.key for one in found.statements]
    if not found.asked or not found.version.strip():
        raise _broken(tr("tidak ada pernyataan untuk dijawab"))
    if len(set(keys)) < len(keys) or not all(key.strip() for key in keys):
        raise _broken(tr("dua pernyataan mempunyai kunci yang sama"))
    return found


def strange_keys(found: Template) -> list[str]:
    """The keys of statements that no rule knows and that are not named as an agency's own: they would cover nothing."""
    shipped = {one.key for one in template().statements}
    return [one.key for one in found.statements if one.key not in shipped and not re.fullmatch(OWN_KEY, one.key)]


def has_shape(content: object) -> bool:
    """Whether plain data has all the parts of a template, however they are worded."""
    try:
        msgspec.convert(content, Template)
    except msgspec.ValidationError:
        return False
    return True


def spoken(text: str, speaker: str, worker: str, **words: str) -> str:
    """A template's text with its words in braces filled in: the client is called as by ``speaker`` («anak saya»)."""
    capitals = {"Saya": capital(speaker), "Petugas": capital(worker)}
    return text.format_map({"saya": speaker, "petugas": worker, **capitals, **words})


def capital(words: str) -> str:
    """The words with a large first letter, the others as they are."""
    return words[:1].upper() + words[1:]


def _check_text(name: str, text: str) -> None:
    if not name.strip() or not text.strip():
        raise _broken(tr("“{name}” kosong").format(name=brief(name) or brief(text) or tr("sebuah judul")))
    try:
        fields = [part[1:] for part in string.Formatter().parse(text) if part[1] is not None]
    except ValueError as error:
        raise _broken(tr("kurung kurawal pada “{name}” tidak berpasangan").format(name=brief(name))) from error
    for field, how, converted in fields:
        if field not in PLACEHOLDERS or how or converted:
            words = tr("“{name}” memuat kata dalam kurung kurawal yang tidak dikenal: {field}")
            raise _broken(words.format(name=brief(name), field=brief(field, 40) or "{}"))


def _broken(why: str) -> BadInput:
    words = tr("Naskah lembar persetujuan rusak atau tidak lengkap ({why}); catatan kasus tidak terpengaruh.")
    return BadInput(words.format(why=why))
