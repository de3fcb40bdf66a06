"""The records that a search found, as lines to show: whose case, where in it, the piece of text, where to go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from caseworker_app.casework.case_file import called as initials_from
from caseworker_app.casework.search_match import Forms, Mark, Matcher, Snippet, snippet, without_names
from caseworker_app.casework.words import single_words
from caseworker_app.forms.spots import Spot, family_spot, spot_of
from caseworker_app.jobs.people_cases import CaseLine, Role, case_lines, main_roles_of
from caseworker_app.jobs.search_filters import KINDS, PEOPLE, Filters, kind_of
from caseworker_app.model.bookkeeping import Draft
from caseworker_app.store import search_lookup
from caseworker_app.store.search_columns import searched_tables
from caseworker_app.store.search_index import written_in
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from caseworker_app.store.search_lookup import Row

TRAIL = " \u203a "
"""Between stage, page and field."""
_ROLES = 3  # of a person, that one line names


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of what was found.

    case: where it stands, None for what hangs on none. trail: stage, page and field in words. place and field: where
    to go, as ``Place.case_wanted`` has them. person_id: of a person, whose own page can be opened; then ``title`` is
    what she is called and ``roles`` what she is and in how many cases. similar: only spelt alike. by_name: a name met.
    """

    kind: str
    record_id: str
    case: CaseLine | None
    trail: tuple[str, ...]
    snippet: Snippet
    place: str
    field: str
    when: date | None
    similar: bool = False
    by_name: bool = False
    is_client: bool = False
    person_id: str | None = None
    title: str = ""
    roles: tuple[Role, ...] = ()

    @property
    def day(self) -> int:
        """For sorting: days since the year 1; 0 where nothing says when."""
        return self.when.toordinal() if self.when else 0

    @property
    def where(self) -> str:
        """Stage, page and field on one line."""
        return TRAIL.join(self.trail)


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of a record that meets a query best."""

    key: str
    text: str
    marks: tuple[Mark, ...]

    @property
    def terms(self) -> int:
        return len({mark.term for mark in self.marks})


def short_for(entity: str, values: Mapping[str, Any]) -> str:
    """The initials of a person, by which she is looked for, too; nothing for other records."""
    if entity != "Person" or not (values.get("name") or values.get("alias")):
        return ""
    return initials_from(values.get("alias"), values.get("name"))


def searched_sentence(filters: Filters, *, within: bool) -> str:
    """What is looked through: «Dicari dalam seluruh buku kasus: nama, …»."""
    kinds = filters.kinds or frozenset(KINDS)
    every = {
        "people": tr("nama, panggilan, nomor, alamat dan NIK orang"),
        "narrative": tr("semua narasi dan isian, jurnal, kontak, data kasus, teks yang belum terbaca"),
        "session": tr("sesi"),
        "caption": tr("judul dan nama berkas lampiran"),
    }
    listed = "; ".join(words for key, words in every.items() if key in kinds)
    sentence = tr("Dicari dalam kasus ini: {what}.") if within else tr("Dicari dalam seluruh buku kasus: {what}.")
    return sentence.format(what=listed)


def as_hits(
    session: Session,
    rows: Iterable[tuple[Row, bool]],
    query: Collection[Forms],
    *,
    within: str | None,
    filters: Filters,
) -> list[Hit]:
    """The lines for these records (and whether each is only alike); those that do not hold the words any more go."""
    matcher = Matcher(query)
    read = [(row, alike, _best(row, matcher, filters)) for row, alike in rows]
    people = [row.record_id for row, _, _ in read if row.searched.entity.__name__ == "Person"]
    roles: dict[str, list[Role]] = {}
    for role in main_roles_of(session, people) if people else ():
        roles.setdefault(role.person_id, []).append(role)
    drafts = _drafts(session, [row.record_id for row, _, _ in read if row.searched.entity is Draft])
    cases = {row.case_id for row, _, _ in read if row.case_id}
    cases |= {role.case_id for several in roles.values() for role in several if role.case_id}
    lines = case_lines(session, cases)
    hits = []
    for row, alike, best in read:
        if best is None:
            continue
        if row.searched.entity.__name__ == "Person":
            hits.append(_of_person(row, best, lines, roles.get(row.record_id, []), alike=alike, within=within))
        else:
            hits.append(_of_record(row, best, lines, drafts, alike=alike))
    hits = [hit for hit in hits if not filters.stage or hit.place.startswith(f"{filters.stage}/")]
    hits = [hit for hit in hits if not filters.cluster or (hit.case and hit.case.cluster == filters.cluster)]
    return hits if within else _without_names(session, hits)


def _best(row: Row, matcher: Matcher, filters: Filters) -> _Text | None:
    """The text of a record that holds most of the terms; names before others. None where it holds none."""
    texts = []
    initials = short_for(row.searched.entity.__name__, row.values)
    if marks := tuple(matcher.marks(initials)):
        texts.append((True, _Text("name", initials, marks)))
    for key, value in row.values.items():
        if filters.stage and spot_of(row.searched.entity, key).stage not in {filters.stage, ""}:
            continue
        for text in written_in(value):
            marks = tuple(matcher.marks(text))
            if marks:
                texts.append((key not in row.searched.names, _Text(key, text, marks)))
    texts.sort(key=lambda pair: (-pair[1].terms, pair[0]))
    return texts[0][1] if texts else None


def _of_record(
    row: Row, best: _Text, lines: dict[str, CaseLine], drafts: dict[str, tuple[type[Any], str]], *, alike: bool
) -> Hit:
    entity, key = row.searched.entity, best.key
    if row.record_id in drafts:
        entity, key = drafts[row.record_id]
    spot = spot_of(entity, key)
    return Hit(
        kind=kind_of(entity.__name__),
        record_id=row.record_id,
        case=lines.get(row.case_id or ""),
        trail=spot.trail,
        snippet=snippet(best.text, best.marks),
        place=spot.place,
        field=spot.field,
        when=row.day,
        similar=alike,
        by_name=best.key in row.searched.names,
    )


def _of_person(
    row: Row, best: _Text, lines: dict[str, CaseLine], roles: list[Role], *, alike: bool, within: str | None
) -> Hit:
    """A person stands where she is the client, else in the family; ``within`` in that very case."""
    of_cases = [role for role in roles if role.case_id and (within is None or role.case_id == within)]
    as_client = [role for role in of_cases if role.place == "client/client_family"]
    chosen = next(iter((*as_client, *of_cases)), None)
    spot = Spot("", "", (tr("Orang"),))
    if chosen is not None:
        spot = (spot_of if chosen in as_client else family_spot)(row.searched.entity, best.key)
    values = row.values
    return Hit(
        kind=PEOPLE,
        record_id=row.record_id,
        case=lines.get(chosen.case_id or "") if chosen else None,
        trail=spot.trail,
        snippet=snippet(best.text, best.marks),
        place=spot.place,
        field=spot.field,
        when=None,
        similar=alike,
        by_name=best.key in row.searched.names,
        is_client=bool(as_client),
        person_id=row.record_id,
        title=(values.get("name") if within else None) or initials_from(values.get("alias"), values.get("name")),
        roles=tuple(roles),
    )


def roles_in_words(hit: Hit, lines: int = _ROLES) -> str:
    """What a person is, and where: «klien 2024-001, ibu 2024-007, dan 2 peran lain»."""
    named = [f"{role.what} ({role.group})" if role.group else role.what for role in hit.roles[:lines]]
    words = list(dict.fromkeys(named))
    more = len({(role.what, role.case_id) for role in hit.roles[lines:]})
    cases = len({role.case_id for role in hit.roles if role.case_id})
    sentence = ", ".join(words)
    if cases > 1:
        sentence += tr(" · {count} kasus").format(count=cases)
    elif more:
        sentence += tr(" · {count} peran lain").format(count=more)
    return sentence


def _drafts(session: Session, ids: Collection[str]) -> dict[str, tuple[type[Any], str]]:
    """For which class and attribute texts were typed that wait to be read."""
    if not ids:
        return {}
    from sqlalchemy import select

    rows = session.execute(select(Draft.id, Draft.entity, Draft.field).where(Draft.id.in_(ids)))
    tables = searched_tables()
    return {draft: (tables[entity].entity, key) for draft, entity, key in rows if entity in tables}


def _without_names(session: Session, hits: list[Hit]) -> list[Hit]:
    """Initials for the names of client and family in what is shown between the cases."""
    names = search_lookup.names_of_people(session.connection(), {hit.case.id for hit in hits if hit.case})
    folded = {case: {word.text for name in several for word in single_words(name)} for case, several in names.items()}
    shortened = []
    for hit in hits:
        hidden = folded.get(hit.case.id, set()) if hit.case else set()
        if hit.by_name and hit.kind == PEOPLE:
            hidden = {word.text for word in single_words(hit.snippet.text)}
        shortened.append(replace(hit, snippet=without_names(hit.snippet, hidden)))
    return shortened
