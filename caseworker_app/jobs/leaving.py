"""What leaves the worker's hands is looked through first: who is called how, what still points to somebody, and what a
worker decided about it. All of it is kept in the notebook alone.
"""  # noqa: D205 - one sentence

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, select

from caseworker_app.casework.case_file import called
from caseworker_app.casework.coarsening import by_rule
from caseworker_app.casework.detector import Detector, look
from caseworker_app.casework.hits import Decision, Hit, Piece, spliced
from caseworker_app.casework.invented_names import INITIALS, INVENTED, Called, assigned, key
from caseworker_app.casework.known import OtherClient, known, of_all, people_of
from caseworker_app.casework.naming import WORDS_LIST
from caseworker_app.casework.numbers_and_places import Kind
from caseworker_app.casework.restrictions import report_discretion
from caseworker_app.casework.written_names import written
from caseworker_app.jobs.case_files import walk
from caseworker_app.jobs.offered import AGENCY_LIST
from caseworker_app.model.base import WordsType
from caseworker_app.model.case import Case
from caseworker_app.model.person import Person
from caseworker_app.store import settings
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.documents.blocks import Document, Photo, Text
    from caseworker_app.store.notebook import Notebook

STYLE, GIVEN, DECIDED, EXACT = "pseudonyms", "invented_names", "decided/", "exact_details"
"""Settings: how people are called, the invented name of each person by id, by case what was decided about hits, and
which details are told exactly."""
BLURRED, LEFT_OUT = "samar", "tanpa"
"""Decisions about a photo, beside showing it as it is."""
OTHER_CLIENT = mark("klien lain")
"""What stands for another client where nobody has decided otherwise."""


_PHOTO = f"{Kind.PHOTO.name}:"
_WRITTEN = (String, WordsType)


@dataclasses.dataclass(frozen=True)
class Around:
    """What the notebook knows besides the case: its other clients, and what was chosen and decided.

    exact: keys of the details that are told exactly. photos_agreed: consent covers the photos that a document shows.
    """

    style: str = INITIALS
    given: Mapping[str, str] = dataclasses.field(default_factory=dict)
    others: tuple[OtherClient, ...] = ()
    words: tuple[str, ...] = ()
    decisions: Mapping[str, Decision] = dataclasses.field(default_factory=dict)
    exact: frozenset[str] = frozenset()
    photos_agreed: bool = False

    def decision(self, hit: Hit) -> Decision | None:
        """What the worker decided about a hit, else what the rule for its kind says; None for what waits."""
        return self.decisions.get(hit.key) or by_rule(hit, self.exact)


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
            exact=_exact(session),
        )


def style(notebook: Notebook) -> str:
    """How people are called in what leaves: ``INITIALS`` or ``INVENTED``."""
    with notebook.reader() as session:
        return _style(session)


def choose_style(notebook: Notebook, wanted: str) -> None:
    """Choose it for the whole notebook."""
    settings.set_setting(notebook, STYLE, wanted if wanted == INVENTED else INITIALS)


def exact_details(notebook: Notebook) -> frozenset[str]:
    """The keys of the details that documents with initials tell exactly, of ``coarsening.DETAILS``."""
    with notebook.reader() as session:
        return _exact(session)


def choose_exact(notebook: Notebook, keys: Collection[str]) -> None:
    """Choose them for the whole notebook."""
    settings.set_setting(notebook, EXACT, sorted(keys))


def disguise(file: CaseFile, beside: Around) -> None:
    """Give the people of a loaded case their invented names, where the notebook wants them; the case itself stays."""
    if beside.style != INVENTED:
        return
    for other in file.further:
        disguise(other, beside)
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

    file, beside = load(notebook, case_id), around(notebook, case_id)
    disguise(file, beside)
    told = {name: file.initials_of(name) for name in written(file) if file.meant(name) is None}
    return key(people_of(file), file.initials, told | detector(file, beside, names=False).strangers)


def detector(file: CaseFile, beside: Around, *, names: bool, document: str = "") -> Detector:
    """What looks through the texts of a case; with real ``names`` for other clients only.

    document: the key of the document, for the names of those who sign it.
    """
    files = (file, *file.further)
    everybody = of_all([known(one, beside.others, beside.words, document) for one in files])
    seeker = Detector(everybody, people=not names)
    if not names:  # in the order of the case, so that a stranger is called the same in every document
        for text in (text for one in files for text in _texts(one)):
            seeker.hits(Piece(text))
    return seeker


def _texts(file: CaseFile) -> Iterator[str]:
    """Every text that was written into a case."""
    for top in (file.case, *file.groups, *file.kin.people):
        for record in walk(top):
            for column in record.__mapper__.columns:
                value = getattr(record, column.key) if isinstance(column.type, _WRITTEN) else None
                if isinstance(value, str):
                    yield value
                elif isinstance(value, list):
                    yield from (part for part in value if isinstance(part, str))


def hits(document: Document, seeker: Detector, *, names: bool, title: str = "") -> list[Hit]:
    """What in a numbered document points to somebody. ``title``: what the file will be called."""
    from caseworker_app.documents.pieces import photos, pieces

    texts = [Piece(title, tr("nama berkas"), heading=True), *pieces(document)]
    return [*look(seeker, texts), *(() if names else photos(document))]


def withheld(document: Document, file: CaseFile) -> list[Hit]:
    """The sentences of a numbered document that tell its readers what a client does not want them to know.

    Its readers are its addressees, whoever is named on its cover, and whoever signs it.
    """
    from caseworker_app.documents.pieces import pieces, signers

    restricted = [one for one in (file, *file.further) if one.case.restrictions]
    if not restricted:
        return []
    texts = pieces(document)
    named = [piece.text for piece in pieces(dataclasses.replace(document, blocks=()))]
    named += [text for signer in signers(document) for text in (signer.role, signer.name)]
    discretions = [report_discretion(one, named) for one in restricted]
    spans = [(piece, span) for piece in texts for each in discretions for span in each.withheld(piece.text)]
    return [Hit(Kind.RESTRICTED, piece, *span) for piece, span in dict.fromkeys(spans)]


def decided(document: Document, seeker: Detector, beside: Around, *, names: bool) -> Document:
    """The document with what a worker, or the rule, decided to replace."""
    from caseworker_app.documents import pieces
    from caseworker_app.documents.pictures import blurred

    if names and not beside.decisions:
        return document

    def on_text(text: Text) -> Text:
        return pieces.edited(text, seeker.edits(pieces.whole(text), beside.decision))

    def on_words(words: str, heading: bool) -> str:  # noqa: FBT001 - as ``pieces.Change``
        return spliced(words, seeker.edits(words, beside.decision, heading=heading))

    def on_photo(photo: Photo) -> Photo:
        decision = beside.decisions.get(pieces.photo_key(photo))
        hidden = not names and decision is not None and not decision.keeps
        return dataclasses.replace(photo, data=blurred(photo.data)) if hidden else photo

    return pieces.changed(document, on_text, on_words, on_photo=on_photo, signers=True)


def in_pictures(document: Document, seeker: Detector, beside: Around) -> bool:
    """Whether something that was decided to be replaced stands in a drawing, which is then to be drawn anew."""
    from caseworker_app.documents.pieces import pictured

    decisions = (beside.decision(hit) for hit in look(seeker, pictured(document)))
    return any(decision is not None and not decision.keeps for decision in decisions)


def redrawn(file: CaseFile, seeker: Detector, beside: Around) -> CaseFile:
    """The case for drawings whose texts bear what was decided, before they are broken into lines."""

    def change(text: str) -> str:
        return spliced(text, seeker.edits(text, beside.decision, heading=True))

    further = [dataclasses.replace(one, replacing=change) for one in file.further]
    return dataclasses.replace(file, replacing=change, further=further)


def hidden(file: CaseFile, beside: Around, *, names: bool) -> tuple[CaseFile, dict[str, str]]:
    """The case for a drawing that leaves by itself, as if decided with care; and what was found, by its words.

    Each with what stands instead of it, nothing where the worker has to decide. It is filled while it is drawn.
    """
    seeker, found_words = detector(file, beside, names=names), dict[str, str]()

    def change(text: str) -> str:
        found = seeker.hits(Piece(text, heading=True))
        careful = cautious(found, beside)
        decisions = ((hit, careful.decision(hit)) for hit in found)
        found_words.update(
            (hit.words, decision.instead or "" if decision else "")
            for hit, decision in decisions
            if decision is None or not decision.keeps
        )
        return spliced(text, seeker.edits(text, careful.decision, heading=True))

    return dataclasses.replace(file, replacing=change), found_words


def without_photos(document: Document, beside: Around, *, names: bool) -> Document:
    """The document, not yet numbered, without the photos that are to be left out; with real ``names`` it has all."""
    from caseworker_app.documents.pieces import without

    left_out = {key for key, one in beside.decisions.items() if one.instead == LEFT_OUT and key.startswith(_PHOTO)}
    return without(document, left_out) if left_out and not names else document


def cautious(found: Sequence[Hit], beside: Around) -> Around:
    """As if the worker had decided with care what nobody has decided yet; kept nowhere.

    What can be replaced is; photos that the client agreed to stay, others are blurred; a word that may be a name or a
    word is left for the worker.
    """
    waiting = [hit for hit in found if beside.decision(hit) is None]
    decisions = {hit.key: Decision(words) for hit in waiting if (words := _with_care(hit))}
    if beside.photos_agreed:
        agreed = Decision(None, tr("klien setuju difoto"))
        decisions |= {hit.key: agreed for hit in waiting if hit.kind is Kind.PHOTO}
    return dataclasses.replace(beside, decisions={**decisions, **beside.decisions})


def _with_care(hit: Hit) -> str:
    if hit.kind is Kind.PHOTO:
        return BLURRED
    if hit.kind is Kind.OTHER:
        return hit.instead or tr(OTHER_CLIENT)
    return "" if hit.kind in {Kind.WORD, Kind.RESTRICTED} else hit.instead


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


def _style(session: Session) -> str:
    return INVENTED if settings.setting(session, STYLE) == INVENTED else INITIALS


def _exact(session: Session) -> frozenset[str]:
    return frozenset(settings.setting(session, EXACT, ()))


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
