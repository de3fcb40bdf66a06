"""The command that searches a notebook: a line, or a JSON object, for each hit."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from caseworker_app.commands.opened import case_id_of, opened
from caseworker_app.errors import BadInput
from caseworker_app.limits import brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from argparse import Namespace

    from caseworker_app.jobs.search_filters import Filters
    from caseworker_app.jobs.search_hits import Hit
    from caseworker_app.model.partial_date import PartialDate


def search(arguments: Namespace) -> None:
    """Print what meets all words, people first, then the newest; on stderr what was looked through."""
    import json

    from caseworker_app.jobs import search as searching

    filters = _filters(arguments)
    typed = " ".join(arguments.words)
    with opened(arguments, copied=True) as notebook:
        case_id = case_id_of(notebook, arguments.case) if arguments.case else None
        searching.catch_up(notebook)
        with notebook.reader() as session:
            result = searching.search(session, typed, case_id=case_id, filters=filters, limit=arguments.limit)
    if arguments.json:
        print(json.dumps([_plain(hit) for hit in result.hits], ensure_ascii=False, indent=2))
    else:
        for hit in result.hits:
            case = hit.case
            when = hit.when.isoformat() if hit.when else ""
            print(
                case.number if case else "",
                case.initials if case else hit.title,
                hit.where,
                when,
                hit.snippet.text,
                sep="\t",
            )
    more = tr("Ada lagi; tambah kata, atau pakai --limit.") if result.more else ""
    print(*filter(None, (result.searched, result.building, more)), file=sys.stderr)


def _filters(arguments: Namespace) -> Filters:
    from caseworker_app.jobs.search_filters import Filters

    since, until = _day(arguments.since), _day(arguments.until)
    return Filters(
        kinds=frozenset(arguments.kind or ()),
        stage=arguments.stage or "",
        cluster=arguments.cluster or "",
        since=since.earliest if since else None,
        until=until.latest if until else None,
    )


def _day(typed: str | None) -> PartialDate | None:
    """What was given for a period; raises BadInput for what no calendar has."""
    from datetime import date

    from caseworker_app.model.partial_date import PartialDate

    if typed is None:
        return None
    day = PartialDate.parse(typed, today=date.today())
    if day.earliest is None:
        raise BadInput(
            tr("“{typed}” bukan tanggal. Tulis misalnya 2024-08-26 atau 26/8/2024.").format(typed=brief(typed))
        )
    return day


def _plain(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "id": hit.record_id,
        "case": {"id": hit.case.id, "number": hit.case.number, "initials": hit.case.initials} if hit.case else None,
        "person": hit.title or None,
        "where": list(hit.trail),
        "place": hit.place or None,
        "field": hit.field or None,
        "date": hit.when.isoformat() if hit.when else None,
        "text": hit.snippet.text,
        "marks": [list(mark) for mark in hit.snippet.marks],
        "similar": hit.similar,
    }
