"""The consent form in an agency's own words: edited as a draft, used in numbered versions, never lost.

A setting holds them: ``{"draft": …, "versions": [oldest … newest]}``, each a template as plain data. The newest version
is in force; without one, or where it is broken, the form as shipped is.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from caseworker_app.casework.case_file import CaseFile
from caseworker_app.casework.consent_template import Template, as_plain, has_shape, read_template, template
from caseworker_app.casework.kin import Kin
from caseworker_app.errors import BadInput
from caseworker_app.model.case import Case
from caseworker_app.model.practice import Agency, Practitioner
from caseworker_app.store.settings import set_setting, setting
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook

KEY = "consent_template"
_OWN = "-L"
"""Versions of an agency: «1.0-L3»."""


@dataclasses.dataclass(frozen=True, slots=True)
class InForce:
    """The template to ask with; ``trouble`` says why the agency's own is not used."""

    template: Template
    trouble: str = ""


def in_force(session: Session) -> InForce:
    """The agency's newest version, else the form as shipped."""
    versions = _kept(session)["versions"]
    if not versions:
        return InForce(template())
    try:
        return InForce(read_template(versions[-1]))
    except BadInput as error:
        words = tr("{error} Lembar bawaan dipakai sampai naskah lembaga diperbaiki di Pengaturan.")
        return InForce(template(), words.format(error=error))


def current(notebook: Notebook) -> InForce:
    """As ``in_force``, for a notebook that is open."""
    with notebook.reading() as session:
        return in_force(session)


def versions(notebook: Notebook) -> list[str]:
    """The numbers of the agency's own versions, the oldest first."""
    with notebook.reading() as session:
        return [str(one.get("version", "")) for one in _kept(session)["versions"] if isinstance(one, dict)]


def draft(notebook: Notebook) -> dict[str, Any]:
    """What is being edited: as it was left, else what is in force; it need not be sound."""
    with notebook.reading() as session:
        kept = _kept(session)["draft"]
        return kept if has_shape(kept) else as_plain(in_force(session).template)


def has_draft(notebook: Notebook) -> bool:
    """Whether something was edited that is not in use yet."""
    with notebook.reading() as session:
        kept = _kept(session)["draft"]
        return isinstance(kept, dict) and _without_version(kept) != _without_version(
            as_plain(in_force(session).template)
        )


def keep_draft(notebook: Notebook, content: dict[str, Any]) -> None:
    """Keep what is being edited, sound or not."""
    with notebook.reading() as session:
        kept = _kept(session)
    set_setting(notebook, KEY, {**kept, "draft": content})


def next_version(notebook: Notebook) -> str:
    """The number under which the draft would come into force."""
    with notebook.reading() as session:
        return _numbered(_kept(session))


def preview(notebook: Notebook) -> bytes:
    """The draft as a blank form on paper, with the letterhead of the first agency.

    Raises:
        BadInput: the draft is broken; the sentence names the part.
    """
    from caseworker_app.documents.consent import consent
    from caseworker_app.documents.pdf.writer import write_pdf

    found = read_template({**draft(notebook), "version": next_version(notebook)})
    with notebook.reading() as session:
        agency = session.scalar(select(Agency).order_by(Agency.name))
        worker = session.scalar(select(Practitioner).order_by(Practitioner.name))
        file = CaseFile(Case(agency=agency, practitioner=worker), Kin(), consent_template=found)
        return write_pdf(consent(file, blank=True))


def use_draft(notebook: Notebook) -> Template:
    """Put the draft in force under a new number; forms already signed stay as they were.

    Raises:
        BadInput: the draft is broken; it is kept, and what was in force stays so.
    """
    with notebook.reading() as session:
        kept = _kept(session)
    if not isinstance(kept["draft"], dict):
        return current(notebook).template
    found = read_template({**kept["draft"], "version": _numbered(kept)})
    set_setting(notebook, KEY, {"draft": None, "versions": [*kept["versions"], as_plain(found)]})
    return found


def drop_draft(notebook: Notebook) -> None:
    """Go back to what is in force."""
    with notebook.reading() as session:
        kept = _kept(session)
    set_setting(notebook, KEY, {**kept, "draft": None})


def draft_as_shipped(notebook: Notebook) -> None:
    """Begin again with the form as shipped; it comes into force when it is used."""
    keep_draft(notebook, as_plain(template()))


def _kept(session: Session) -> dict[str, Any]:
    found = setting(session, KEY)
    kept = found if isinstance(found, dict) else {}
    listed = kept.get("versions")
    return {"draft": kept.get("draft"), "versions": list(listed) if isinstance(listed, list) else []}


def _numbered(kept: dict[str, Any]) -> str:
    return f"{template().version}{_OWN}{len(kept['versions']) + 1}"


def _without_version(content: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if key != "version"}
