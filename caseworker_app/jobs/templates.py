"""Documents in an office's own words: edited as drafts, used in numbered versions, never lost.

A setting for each document holds them: ``{"draft": …, "versions": [oldest … newest]}``, each a template as plain data.
The newest version is in force; without one, or where it is broken, the template as shipped is. The consent form has a
shape of its own, all other documents have another one in common.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec
from sqlalchemy import select

from caseworker_app.casework import consent_template, document_template
from caseworker_app.casework.consent_template import Template
from caseworker_app.casework.document_template import ALL_LETTERS, DocumentTemplate
from caseworker_app.errors import BadInput
from caseworker_app.limits import brief
from caseworker_app.model.bookkeeping import Setting
from caseworker_app.store.section_keys import with_keys
from caseworker_app.store.settings import setting
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook

CONSENT = "consent"
SETTING = "template:"
"""Before the key of a document in the name of its setting."""
_OWN = "-L"
"""Versions of an office: «1.0-L3»."""

AnyTemplate: TypeAlias = Template | DocumentTemplate


@dataclasses.dataclass(frozen=True, slots=True)
class InForce:
    """The template to print with; ``trouble`` says why the office's own is not used."""

    template: AnyTemplate
    trouble: str = ""


def listed() -> list[str]:
    """The documents that an office can word: what all letters have alike first, then the consent form."""
    return [ALL_LETTERS, CONSENT, *(key for key in document_template.worded() if key != ALL_LETTERS)]


def shipped(key: str) -> AnyTemplate:
    """The template of a document as shipped. Raises KeyError for a document that has none."""
    return consent_template.template() if key == CONSENT else document_template.shipped(key)


def in_force(session: Session, key: str) -> InForce:
    """The office's newest version, else the template as shipped."""
    versions = _kept(session, key)["versions"]
    if not versions:
        return InForce(shipped(key))
    try:
        return InForce(_read(key, versions[-1]))
    except BadInput as error:
        words = tr("{error} Naskah bawaan dipakai sampai naskah lembaga diperbaiki di Pengaturan.")
        return InForce(shipped(key), words.format(error=error))


def current(notebook: Notebook, key: str) -> InForce:
    """As ``in_force``, for a notebook that is open."""
    with notebook.reading() as session:
        return in_force(session, key)


def consent_form(session: Session) -> Template:
    """The consent form to ask with."""
    found = in_force(session, CONSENT).template
    return found if isinstance(found, Template) else consent_template.template()


def current_consent_form(notebook: Notebook) -> Template:
    """As ``consent_form``, for a notebook that is open."""
    with notebook.reading() as session:
        return consent_form(session)


def own(session: Session) -> dict[str, DocumentTemplate]:
    """The documents that the office has worded itself, by key."""
    kept = session.scalars(select(Setting.key).where(Setting.key.startswith(SETTING)))
    known = [name.removeprefix(SETTING) for name in kept]
    found = {key: in_force(session, key).template for key in known if key in document_template.worded()}
    return {key: one for key, one in found.items() if isinstance(one, DocumentTemplate)}


def troubles(notebook: Notebook, key: str) -> list[str]:
    """Why a document is not printed in the office's own words, a sentence each; fit for a worker thread."""
    with notebook.reader() as session:
        read = [one for one in (key, ALL_LETTERS) if one in listed()]
        return [trouble for one in read if (trouble := in_force(session, one).trouble)]


def versions(notebook: Notebook, key: str) -> list[str]:
    """The numbers of the office's own versions, the oldest first."""
    with notebook.reading() as session:
        return [str(one.get("version", "")) for one in _kept(session, key)["versions"] if isinstance(one, dict)]


def draft(notebook: Notebook, key: str) -> dict[str, Any]:
    """What is being edited: as it was left, else what is in force; it need not be sound."""
    with notebook.reading() as session:
        kept = _kept(session, key)["draft"]
        return kept if _has_shape(key, kept) else as_plain(in_force(session, key).template)


def has_draft(notebook: Notebook, key: str) -> bool:
    """Whether something was edited that is not in use yet."""
    with notebook.reading() as session:
        kept = _kept(session, key)["draft"]
        used = as_plain(in_force(session, key).template)
    return isinstance(kept, dict) and {**kept, "version": ""} != {**used, "version": ""}


def keep_draft(notebook: Notebook, key: str, content: dict[str, Any]) -> None:
    """Keep what is being edited, sound or not."""
    _keep(notebook, key, draft=content)


def next_version(notebook: Notebook, key: str) -> str:
    """The number under which the draft would come into force."""
    with notebook.reading() as session:
        return _numbered(key, _kept(session, key))


def use_draft(notebook: Notebook, key: str) -> AnyTemplate:
    """Put the draft in force under a new number; what is signed already stays as it was.

    Raises:
        BadInput: the draft is broken; it is kept, and what was in force stays so.
    """
    with notebook.reading() as session:
        kept = _kept(session, key)
    if not isinstance(kept["draft"], dict):
        return current(notebook, key).template
    found = _read(key, {**kept["draft"], "version": _numbered(key, kept)})
    _keep(notebook, key, draft=None, versions=[*kept["versions"], as_plain(found)])
    return found


def drop_draft(notebook: Notebook, key: str) -> None:
    """Go back to what is in force."""
    _keep(notebook, key, draft=None)


def draft_as_shipped(notebook: Notebook, key: str) -> None:
    """Begin again with the template as shipped; it comes into force when it is used."""
    keep_draft(notebook, key, as_plain(shipped(key)))


def draft_from_version(notebook: Notebook, key: str, version: str) -> None:
    """Begin again with one of the office's earlier versions."""
    with notebook.reading() as session:
        listed = _kept(session, key)["versions"]
    found = next((one for one in listed if isinstance(one, dict) and one.get("version") == version), None)
    if found is not None:
        keep_draft(notebook, key, found)


def write_file(notebook: Notebook, key: str) -> bytes:
    """What is being edited as a file, for another laptop of the office."""
    content = {"document": key, **draft(notebook, key)}
    return msgspec.json.format(msgspec.json.encode(content), indent=2)


def read_file(notebook: Notebook, key: str, data: bytes) -> None:
    """A file that ``write_file`` made becomes the draft.

    Raises:
        BadInput: it is no such file, is of another document, or is broken; nothing is changed.
    """
    try:
        content = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadInput(tr("Berkas ini bukan naskah dokumen; naskah lembaga tidak berubah.")) from error
    if not isinstance(content, dict) or content.pop("document", None) != key:
        raise BadInput(tr("Berkas ini bukan naskah dokumen yang dipilih; naskah lembaga tidak berubah."))
    found = _read(key, with_keys(key, content))
    if isinstance(found, Template) and (strange := consent_template.strange_keys(found)):
        told = tr("Naskah ini memuat kunci pernyataan yang tidak dikenal ({keys}); naskah lembaga tidak berubah.")
        raise BadInput(told.format(keys=brief(", ".join(strange), 100)))
    keep_draft(notebook, key, as_plain(found))


def draft_to_try(session: Session, key: str) -> AnyTemplate:
    """What is being edited, as it would come into force. Raises BadInput where it is broken, naming the part."""
    kept = _kept(session, key)
    edited = kept["draft"] if _has_shape(key, kept["draft"]) else as_plain(in_force(session, key).template)
    return _read(key, {**edited, "version": _numbered(key, kept)})


def as_plain(found: AnyTemplate) -> dict[str, Any]:
    """A template as plain data, to be stored and edited."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(found))
    return plain


def _read(key: str, content: object) -> AnyTemplate:
    if key == CONSENT:
        return consent_template.read_template(content)
    return document_template.read_template(content, document_template.shipped(key))


def _has_shape(key: str, content: object) -> bool:
    return consent_template.has_shape(content) if key == CONSENT else document_template.has_shape(content)


def _kept(session: Session, key: str) -> dict[str, Any]:
    found = setting(session, SETTING + key)
    kept = found if isinstance(found, dict) else {}
    listed = kept.get("versions")
    return {"draft": kept.get("draft"), "versions": list(listed) if isinstance(listed, list) else []}


def _keep(notebook: Notebook, key: str, **changes: Any) -> None:
    with notebook.edit(tr("Ubah naskah dokumen")) as session:
        kept = {**_kept(session, key), **changes}
        found = session.scalar(select(Setting).where(Setting.key == SETTING + key))
        if found is None:
            session.add(Setting(key=SETTING + key, value=kept))
        else:
            found.value = kept


def _numbered(key: str, kept: dict[str, Any]) -> str:
    return f"{shipped(key).version}{_OWN}{len(kept['versions']) + 1}"
