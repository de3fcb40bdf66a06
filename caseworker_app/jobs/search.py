"""Search over everything that is written in a notebook: people first, then texts, the newest first.

Where few records hold the words as they are written, those that sound alike, are one slip of the finger away or hold
the letters inside of a word are looked for too, and come after them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from caseworker_app.casework import search_words
from caseworker_app.casework.name_spelling import MUHAMMAD, initial_of, one_letter_off, sound
from caseworker_app.casework.search_match import Forms
from caseworker_app.casework.search_query import Term, parse
from caseworker_app.casework.stemming import roots
from caseworker_app.forms.spots import kinds_of_stage
from caseworker_app.jobs import search_hits
from caseworker_app.jobs.people_cases import main_roles_of, people_of_case
from caseworker_app.jobs.search_filters import ALL, Filters, kinds_of
from caseworker_app.jobs.search_hits import Hit
from caseworker_app.store import search_index, search_lookup
from caseworker_app.store.search_index import WordRules
from caseworker_app.store.search_lookup import Row, Wanted, Where
from caseworker_app.text import tr

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from caseworker_app.store.notebook import Notebook

RULES = WordRules(search_words.VERSION, search_words.words_in, search_words.forms, search_hits.short_for)
SHOWN, _MOST = 30, 1000  # hits: unless more are wanted, and at the most
_PEOPLE = 20  # of them people, and cases whose client a word of the query names
_NAMED = frozenset({"Person", "Case", "Group", "GroupMember"})
_SLIP_FROM, _INSIDE_FROM = 5, 4  # letters from which a slip, or a part of a word, is looked for


@dataclass(frozen=True, slots=True)
class Result:
    """What was found. more: there is more than is shown. searched: which kinds and fields, in a sentence.

    building: how far the index has come, in a sentence; "" where it is whole.
    """

    hits: list[Hit] = field(default_factory=list)
    more: bool = False
    searched: str = ""
    building: str = ""


@dataclass(frozen=True, slots=True)
class _Widened:
    """The terms of a query as they are asked of the index, and as they are marked in a text."""

    wanted: list[Wanted]
    forms: list[Forms]


def catch_up(notebook: Notebook, seconds: float | None = None) -> bool:
    """Index what changed, and what never was, for about so long (None: all); True when nothing is left to do."""
    return search_index.catch_up(notebook, RULES, seconds)


def search(
    session: Session, typed: str, *, case_id: str | None = None, filters: Filters = ALL, limit: int = SHOWN
) -> Result:
    """What meets all words of a query, in the whole notebook or in one case; whatever is typed, nothing is raised.

    Outside a case, names are initials in what is given back, but for the word that was looked for.
    """
    connection = session.connection()
    limit = max(1, min(limit, _MOST))
    sentence = search_hits.searched_sentence(filters, within=case_id is not None)
    terms = parse(typed)
    if not terms:
        return Result(searched=sentence, building=_building(connection))
    here = _here(session, case_id, filters)
    exact, similar = (_widened(connection, terms, similar=similar) for similar in (False, True))
    rows: dict[str, tuple[Row, bool]] = {}
    for alike, query in ((False, exact), (True, similar)):
        for where in _for_names(here) if len(rows) < _PEOPLE else ():
            _add(rows, search_lookup.rows_with(connection, _for_a_name(connection, query), where, _PEOPLE), alike=alike)
    one_letter = len(terms) == 1 and len(terms[0].words[0]) == 1  # begins nearly every text
    for alike, query in ((False, exact), (True, similar)) if not one_letter else ():
        for where in here if len(rows) <= limit else ():
            _add(rows, search_lookup.rows_with(connection, query.wanted, where, limit + 1), alike=alike)
        if here and not alike and len(rows) <= limit and case_id is None:
            _add(rows, _by_client(session, exact, here[0], limit), alike=False)
    forms = similar.forms if any(alike for _, alike in rows.values()) else exact.forms
    hits = search_hits.as_hits(session, rows.values(), forms, within=case_id, filters=filters)
    ordered = sorted(hits, key=_rank)
    return Result(ordered[:limit], len(ordered) > limit, sentence, _building(connection))


def _rank(hit: Hit) -> tuple[bool, bool, bool, int]:
    """Names first, clients before others; then what is written as it was typed; then the newest."""
    return (not hit.by_name, hit.similar, hit.by_name and not hit.is_client, -hit.day)


def _add(rows: dict[str, tuple[Row, bool]], more: Iterable[Row], *, alike: bool) -> None:
    for row in more:
        rows.setdefault(row.record_id, (row, alike))


def _here(session: Session, case_id: str | None, filters: Filters) -> list[Where]:
    """Where to look: in a case its own records, and the people whom it names."""
    kinds = kinds_of(filters.kinds)
    if filters.stage:
        of_stage = kinds_of_stage(filters.stage)
        kinds = kinds & of_stage if kinds else of_stage
        if not kinds:
            return []
    where: dict[str, Any] = {"since": filters.since, "until": filters.until}
    clusters = frozenset({filters.cluster}) if filters.cluster else frozenset[str]()
    if case_id is None:
        return [Where(kinds=kinds, clusters=clusters, **where)]
    places = [Where(kinds=kinds, cases=frozenset({case_id}), clusters=clusters, **where)]
    if (not kinds or "Person" in kinds) and not filters.since and not filters.until:
        people = frozenset(people_of_case(session, case_id))
        places += [Where(kinds=frozenset({"Person"}), records=people)] if people else []
    return places


def _for_names(here: list[Where]) -> Iterator[Where]:
    for where in here:
        kinds = where.kinds & _NAMED if where.kinds else _NAMED
        if kinds and not where.since and not where.until:
            yield Where(names_only=True, kinds=kinds, cases=where.cases, records=where.records)


def _by_client(session: Session, query: _Widened, where: Where, limit: int) -> list[Row]:
    """Records that hold the other words, in the cases of a client whom one of the words names: «sekar salon»."""
    connection = session.connection()
    rows: list[Row] = []
    for at in range(len(query.wanted) if len(query.wanted) > 1 else 0):
        named = Where(names_only=True, kinds=frozenset({"Person"}))
        people = search_lookup.rows_with(connection, [query.wanted[at]], named, _PEOPLE + 1)
        if not 0 < len(people) <= _PEOPLE:
            continue
        cases = {role.case_id for role in main_roles_of(session, [row.record_id for row in people]) if role.case_id}
        others = [*query.wanted[:at], *query.wanted[at + 1 :]]
        here = Where(
            kinds=where.kinds, cases=frozenset(cases), clusters=where.clusters, since=where.since, until=where.until
        )
        if cases:
            rows += search_lookup.rows_with(connection, others, here, limit)
    return rows


def _widened(connection: Connection, terms: Collection[Term], *, similar: bool) -> _Widened:
    wanted, forms = [], []
    for term in terms:
        word = term.words[0]
        if len(term.words) > 1:
            wanted.append(Wanted(phrase=term.words, open_ended=term.open_ended))
            forms.append(Forms(term))
            continue
        words = {word}
        if not term.quoted:
            words |= _akin(connection, word)
            if similar:
                words |= _alike(connection, term)
        beginning = search_lookup.beginning_with(connection, word) if term.open_ended else set[str]()
        wanted.append(Wanted(words=words | beginning))
        forms.append(Forms(term, frozenset(words)))
    return _Widened(wanted, forms)


def _akin(connection: Connection, word: str) -> set[str]:
    """Words of the same root."""
    return {*roots(word), *search_lookup.akin(connection, {f"={root}" for root in roots(word)})}


def _alike(connection: Connection, term: Term) -> set[str]:
    """Words that sound alike, are one slip away, or hold the word inside."""
    word = term.words[0]
    heard = sound(word)
    words = {heard} | search_lookup.akin(connection, {f"~{heard}"}, open_ended=term.open_ended)
    if len(word) >= _SLIP_FROM and not _is_known_number(connection, word):
        words |= search_lookup.known(connection, one_letter_off(word))
    if len(word) >= _INSIDE_FROM:
        words |= search_lookup.holding(connection, word)
    return words


def _is_known_number(connection: Connection, word: str) -> bool:
    """Whether it is a number that stands in the notebook: the numbers beside it are other people's, not slips."""
    numeric = any(letter.isdigit() for letter in word)
    return numeric and bool(search_lookup.beginning_with(connection, word))


def _for_a_name(connection: Connection, query: _Widened) -> list[Wanted]:
    """The same terms where names are looked at: there «M.» may be Muhammad, typed or written."""
    muhammads = search_lookup.akin(connection, {f"~{MUHAMMAD}"}) | {MUHAMMAD}

    def shortened(word: str) -> set[str]:
        return muhammads if word == initial_of(MUHAMMAD) else {initial_of(word)} - {""}

    return [
        Wanted({*wanted.words, *shortened(forms.term.words[0])}, wanted.phrase, wanted.open_ended)
        if not forms.term.quoted
        else wanted
        for wanted, forms in zip(query.wanted, query.forms, strict=True)
    ]


def _building(connection: Connection) -> str:
    if not search_index.is_being_built(connection):
        return ""
    share = round(100 * search_index.share_built(connection))
    sentence = tr("Daftar kata masih disusun ({share} %); yang belum terbaca belum ditemukan. Coba lagi sebentar lagi.")
    return sentence.format(share=share)
