"""What a search is narrowed to, and searches that were kept in the notebook under a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from caseworker_app.errors import BadInput
from caseworker_app.model.case import Case
from caseworker_app.store import settings
from caseworker_app.store.named_in_settings import SEARCHES
from caseworker_app.store.search_columns import searched_tables
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook

PEOPLE, NARRATIVE, SESSIONS, CAPTIONS = "people", "narrative", "session", "caption"
KINDS = {
    PEOPLE: mark("Orang"),
    NARRATIVE: mark("Narasi dan isian"),
    SESSIONS: mark("Sesi"),
    CAPTIONS: mark("Lampiran"),
}
_CLASSES = {
    PEOPLE: frozenset({"Person", "GroupMember"}),
    SESSIONS: frozenset(
        {"Session", "SessionPerson", "SessionStep", "DialogueLine", "GroupSession", "GroupAttendance", "GroupStage"}
    ),
    CAPTIONS: frozenset({"Attachment"}),
}
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Filters:
    """kinds: keys of ``KINDS`` (empty: all). stage: key of a stage or tab where it stands. cluster: of the case.

    since and until: days between which it was, both included.
    """

    kinds: frozenset[str] = frozenset()
    stage: str = ""
    cluster: str = ""
    since: date | None = None
    until: date | None = None


ALL = Filters()


@dataclass(frozen=True, slots=True)
class Saved:
    """A search that was kept."""

    name: str
    typed: str
    filters: Filters


def kind_of(entity: str) -> str:
    """Which of the kinds records of a class belong to."""
    return next((kind for kind, classes in _CLASSES.items() if entity in classes), NARRATIVE)


def kinds_of(kinds: frozenset[str]) -> frozenset[str]:
    """The classes of these kinds; none where all are meant."""
    if not kinds or kinds >= KINDS.keys():
        return frozenset()
    return frozenset(name for name in searched_tables() if kind_of(name) in kinds)


def clusters(session: Session) -> list[str]:
    """The clusters that cases are in, in the order of the alphabet."""
    named = session.execute(select(Case.cluster).where(Case.cluster.is_not(None)).distinct()).scalars()
    return sorted((cluster for cluster in named if cluster), key=str.casefold)


def saved_searches(session: Session) -> list[Saved]:
    """The searches that were kept, in the order of their names."""
    kept = settings.setting(session, SEARCHES, [])
    searches = [_read(entry) for entry in kept if isinstance(entry, dict) and entry.get("name")]
    return sorted(searches, key=lambda saved: saved.name.casefold())


def save_search(notebook: Notebook, saved: Saved) -> None:
    """Keep a search under its name, in the place of one that bears it. Raises BadInput without a name."""
    name = " ".join(saved.name.split())[:_LONGEST_NAME]
    if not name:
        raise BadInput(tr("Pencarian ini belum diberi nama, jadi belum disimpan. Ketik namanya dahulu."))
    others = [entry for entry in _all(notebook) if entry.name != name]
    _keep(notebook, [*others, Saved(name, saved.typed, saved.filters)])


def rename_search(notebook: Notebook, name: str, wanted: str) -> None:
    """Give a kept search another name. Raises BadInput without one."""
    for saved in _all(notebook):
        if saved.name == name:
            save_search(notebook, Saved(wanted, saved.typed, saved.filters))
            if " ".join(wanted.split()) != name:
                delete_search(notebook, name)


def delete_search(notebook: Notebook, name: str) -> None:
    """Forget a kept search."""
    _keep(notebook, [saved for saved in _all(notebook) if saved.name != name])


def _all(notebook: Notebook) -> list[Saved]:
    with notebook.reading() as session:
        return saved_searches(session)


def _keep(notebook: Notebook, searches: list[Saved]) -> None:
    settings.set_setting(notebook, SEARCHES, [_plain(saved) for saved in searches])


def _plain(saved: Saved) -> dict[str, Any]:
    filters = saved.filters
    return {
        "name": saved.name,
        "typed": saved.typed,
        "kinds": sorted(filters.kinds),
        "stage": filters.stage,
        "cluster": filters.cluster,
        "since": filters.since.isoformat() if filters.since else None,
        "until": filters.until.isoformat() if filters.until else None,
    }


def _read(entry: dict[str, Any]) -> Saved:
    def day(key: str) -> date | None:
        try:
            return date.fromisoformat(str(entry.get(key)))
        except ValueError:
            return None

    kinds = frozenset(kind for kind in entry.get("kinds") or () if kind in KINDS)
    stage, cluster = str(entry.get("stage") or ""), str(entry.get("cluster") or "")
    return Saved(
        str(entry["name"]), str(entry.get("typed") or ""), Filters(kinds, stage, cluster, day("since"), day("until"))
    )
