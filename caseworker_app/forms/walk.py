"""The way through a stage: which page comes next, and what a page still lacks. It shows the way and forbids nothing."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from caseworker_app.forms.description import Field, Page, Rows, Section, Stage, resolve
from caseworker_app.forms.records import unread_words
from caseworker_app.forms.wanted import in_practicum
from caseworker_app.model.case import Case
from caseworker_app.model.choices import UNSIGNED, StageState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.model.engagement import Consent


@dataclasses.dataclass(frozen=True, slots=True)
class Progress:
    """How many of the fields and tables that a page asks for hold something."""

    filled: int
    total: int

    @property
    def complete(self) -> bool:
        """Everything asked for is there."""
        return self.total > 0 and self.filled == self.total


def is_blank(value: Any) -> bool:
    """Nothing is known: None, no words, no rows. «Tidak», 0 and «tidak diketahui» are answers."""
    return value is None or (isinstance(value, str | list | tuple) and not value)


def is_missing(value: Any) -> bool:
    """Nothing is known, or nothing that could be read: a date that no calendar has."""
    return is_blank(value) or unread_words(value) is not None


def value_of(case: Any, section: Section, item: Field | Rows) -> Any:
    """What the case holds for a field or table of a section; None where the record itself is not there yet.

    The client is no family to itself, and a consent form that nobody has signed is none.
    """
    record = resolve(case, section.of)
    found: Any = None if record is None else getattr(record, item.key)
    if item.attribute is Case.family and record is not None:
        return [member for member in found if member.person is None or member.person is not record.client]
    if item.attribute is Case.consents and record is not None:
        return [consent for consent in found if not _unsigned(consent)]
    return found


def missing(page: Page, case: Any) -> tuple[Field | Rows, ...]:
    """The fields and tables that a page asks for and that hold nothing that was understood, as one reads."""
    return tuple(item for section, item in _asked(page, case) if is_missing(value_of(case, section, item)))


def wanted(stage: Stage, page: Page, case: Any) -> tuple[Field | Rows, ...]:
    """What of that is still to be done: nothing once the stage or the case is closed, nor where no student keeps it."""
    return () if isinstance(case, Case) and is_settled(stage, case) else missing(page, case)


def is_settled(stage: Stage, case: Case) -> bool:
    """Whether nothing more is asked for in a stage: it or the case is closed, or it is the practicum of nobody."""
    if case.closed is not None or case.archived is not None:
        return True
    if stage.key == "placement":
        return not in_practicum(case)
    return getattr(getattr(case, stage.key, None), "state", None) is StageState.DONE


def filled(page: Page, case: Any) -> Progress:
    """How far a page is filled; where it asks for nothing, what is written there all the same is all of it.

    A genogram is filled by the family that it is drawn from.
    """
    if page.special == "genogram":
        return Progress(int(_family_stands(case)), 1)
    total = sum(1 for _ in _asked(page, case)) or written(page, case)
    return Progress(total - len(missing(page, case)), total)


def _family_stands(case: Any) -> bool:
    """Whether the case knows anybody beside its client."""
    return any(member.person is None or member.person is not case.client for member in case.family)


def written(page: Page, case: Any) -> int:
    """How many fields and tables of a page hold something, asked for or not."""
    return sum(not is_blank(value_of(case, section, item)) for section, item in page.items())


def next_page(stage: Stage, key: str) -> Page | None:
    """The page after this one; None after the last."""
    return _neighbour(stage, key, 1)


def previous_page(stage: Stage, key: str) -> Page | None:
    """The page before this one; None before the first."""
    return _neighbour(stage, key, -1)


def place(stage: Stage, key: str) -> tuple[int, int]:
    """Where a page stands in its wizard: its number from 1, and how many there are. KeyError for an unknown page."""
    return _index(stage, key) + 1, len(stage.pages)


def _asked(page: Page, case: Any) -> Iterator[tuple[Section, Field | Rows]]:
    """What a page is not complete without, in such a case."""
    for section, item in page.items():
        if not item.optional and all(put is None or put(case) for put in (section.only, getattr(item, "only", None))):
            yield section, item


def _unsigned(consent: Consent) -> bool:
    """Whether a consent is a form that still waits: nobody answered it, or nobody signed what is agreed to in it."""
    if consent.method or consent.signed_text or not consent.statements:
        return False
    answers = {statement.agreed for statement in consent.statements}
    if consent.status is None:
        return answers == {None}
    return consent.status in UNSIGNED and answers != {False}


def _neighbour(stage: Stage, key: str, step: int) -> Page | None:
    index = _index(stage, key) + step
    return stage.pages[index] if 0 <= index < len(stage.pages) else None


def _index(stage: Stage, key: str) -> int:
    for index, page in enumerate(stage.pages):
        if page.key == key:
            return index
    raise KeyError(key)
