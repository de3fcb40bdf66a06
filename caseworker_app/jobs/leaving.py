"""What leaves the worker's hands is looked through first: who is called how, what still points to somebody, and what a
worker decided about it. All of it is kept in the notebook alone.
"""  # noqa: D205 - one sentence

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from caseworker_app.casework.case_file import called
from caseworker_app.casework.detector import Detector, look
from caseworker_app.casework.hits import Decision, Hit, Piece
from caseworker_app.casework.invented_names import INITIALS, INVENTED, Called, assigned, key
from caseworker_app.casework.known import OtherClient, known, people_of
from caseworker_app.casework.naming import WORDS_LIST
from caseworker_app.jobs.offered import AGENCY_LIST
from caseworker_app.model.case import Case
from caseworker_app.model.person import Person
from caseworker_app.store import settings
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document, Photo, Text
    from caseworker_app.store.notebook import Notebook

STYLE, GIVEN, DECIDED = "pseudonyms", "invented_names", "decided/"
"""Settings: how people are called, the invented name of each person by id, and by case what was decided about hits."""
BLURRED = "samar"
"""The decision to blur a photo."""


@dataclasses.dataclass(frozen=True)
class Around:
    """What the notebook knows besides the case: its other clients, and what was chosen and decided."""

    style: str = INITIALS
    given: Mapping[str, str] = dataclasses.field(default_factory=dict)
    others: tuple[OtherClient, ...] = ()
    words: tuple[str, ...] = ()
    decisions: Mapping[str, Decision] = dataclasses.field(default_factory=dict)


def around(notebook: Notebook, case_id: str) -> Around:
    """Read it, on any thread."""
    with notebook.reader() as session:
        added: dict[str, Any] = settings.setting(session, AGENCY_LIST + WORDS_LIST) or {}
        return Around(
            style=_style(session),
            given=settings.setting(session, GIVEN, {}),
            others=_clients(session),
            words=tuple(str(one.get("value", "")) for one in added.get("added", ())),
            decisions=_decisions(settings.setting(session, DECIDED + case_id, {})),
        )


def style(notebook: Notebook) -> str:
    """How people are called in what leaves: ``INITIALS`` or ``INVENTED``."""
    with notebook.reader() as session:
        return _style(session)


def choose_style(notebook: Notebook, wanted: str) -> None:
    """Choose it for the whole notebook."""
    settings.set_setting(notebook, STYLE, wanted if wanted == INVENTED else INITIALS)


def disguise(file: CaseFile, beside: Around) -> None:
    """Give the people of a loaded case their invented names, where the notebook wants them; the case itself stays."""
    if beside.style != INVENTED:
        return
    people = people_of(file)
    for person_id, name in assigned(people, beside.given).items():
        for person in people:
            if person.id == person_id:
                person.alias = name


def keep_names(notebook: Notebook, file: CaseFile, beside: Around) -> None:
    """Keep the invented names of a case for good, so that whoever is added later changes none of them."""
    names = assigned(people_of(file), beside.given)
    if (
        beside.style == INVENTED
        and not notebook.read_only
        and any(names[one] != beside.given.get(one) for one in names)
    ):
        settings.set_setting(notebook, GIVEN, {**beside.given, **names})


def names_key(notebook: Notebook, case_id: str) -> list[Called]:
    """Who is who in what leaves of a case: to be looked at in the window, never printed."""
    from caseworker_app.jobs.case_files import load

    file = load(notebook, case_id)
    disguise(file, around(notebook, case_id))
    return key(people_of(file))


def hits(document: Document, file: CaseFile, beside: Around, *, names: bool, title: str = "") -> list[Hit]:
    """What in a numbered document still points to somebody; with real ``names`` only other clients.

    ``title``: what the file will be called.
    """
    from caseworker_app.documents.pieces import photos, pieces

    detector = _detector(file, beside, names=names)
    texts = [Piece(title, tr("nama berkas"), heading=True), *pieces(document)]
    return [*look(detector, texts), *(() if names else photos(document))]


def decided(document: Document, file: CaseFile, beside: Around, *, names: bool) -> Document:
    """The document with what a worker decided to replace."""
    from caseworker_app.casework.hits import spliced
    from caseworker_app.documents import pieces
    from caseworker_app.documents.pictures import blurred

    replacing = {key: one for key, one in beside.decisions.items() if not one.keeps}
    if not replacing:
        return document
    detector = _detector(file, beside, names=names)

    def on_text(text: Text) -> Text:
        return pieces.edited(text, detector.edits(pieces.whole(text), replacing))

    def on_words(words: str, heading: bool) -> str:  # noqa: FBT001 - as ``pieces.Change``
        return spliced(words, detector.edits(words, replacing, heading=heading))

    def on_photo(photo: Photo) -> Photo:
        hidden = not names and pieces.photo_key(photo) in replacing
        return dataclasses.replace(photo, data=blurred(photo.data)) if hidden else photo

    return pieces.changed(document, on_text, on_words, on_photo=on_photo, signers=True)


def decide(notebook: Notebook, case_id: str, found: Sequence[Hit], decision: Decision | None) -> None:
    """Keep what was decided about hits, for all documents of the case; None takes it back. The audit trail has a line.

    Raises as ``Notebook.edit`` does.
    """
    with notebook.reader() as session:
        kept: dict[str, Any] = dict(settings.setting(session, DECIDED + case_id, {}))
    for hit in found:
        kept.pop(hit.key, None)
        if decision is not None:
            kept[hit.key] = {"instead": decision.instead, "reason": decision.reason}
    settings.set_setting(notebook, DECIDED + case_id, kept)
    notebook.note("decide", case_id)


def _detector(file: CaseFile, beside: Around, *, names: bool) -> Detector:
    return Detector(known(file, beside.others, beside.words), people=not names)


def _style(session: Session) -> str:
    return INVENTED if settings.setting(session, STYLE) == INVENTED else INITIALS


def _decisions(kept: Mapping[str, Any]) -> dict[str, Decision]:
    return {key: Decision(one.get("instead"), one.get("reason", "")) for key, one in kept.items()}


def _clients(session: Session) -> tuple[OtherClient, ...]:
    """Every client of the notebook; those with one word for a name are found by it only after «Pak», «Bu», «klien»."""
    columns = select(Person.id, Person.name, Person.nickname, Person.alias)
    lines = session.execute(columns.join(Case, Case.client_id == Person.id).distinct())
    return tuple(
        OtherClient(person_id, tuple(filter(None, (name, nickname))), called(alias, name))
        for person_id, name, nickname, alias in lines
    )
