"""4.5, goal attainment scales: the five levels of each in words, and where the client stood before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.attainment import LEVEL_KEYS, in_figures, meaning, name_of, scores, what_is_left_out
from caseworker_app.documents.blocks import Block, Column, Row, Run, SpanRow, Table
from caseworker_app.documents.case_report.composing import notes
from caseworker_app.documents.case_report.figures import attainment_figures
from caseworker_app.documents.sentences import referring
from caseworker_app.documents.telling import Teller, find_rows, supplied
from caseworker_app.documents.wording import capital, counted, sentence
from caseworker_app.forms.catalogue import page
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.model.evaluation import AttainmentScale

_KEY = "attainment"


def attainment(teller: Teller) -> list[Block]:
    """All scales in one table, each below its name; nothing where there is none."""
    scales = teller.file.case.attainment_scales
    if not scales:
        return []
    columns = (
        Column(tr("Tingkat"), 1.5),
        Column(tr("Keadaan"), 3),
        Column(tr("Kedudukan klien"), 1.2, "centre"),
    )
    rows = tuple(row for one in scales for row in _scale(teller, one))
    text = (
        tr("Bersama klien disusun {count} skala, dan pada tiap skala ditandai kedudukannya semula dan kini")
        if len(scales) > 1
        else tr("Bersama klien disusun sebuah skala yang menandai kedudukannya semula dan kini")
    )
    figures = attainment_figures(teller, f"{_KEY}-chart")
    return [
        referring(text.format(count=counted(len(scales))), _KEY),
        Table(_KEY, tr("Skala Pencapaian Tujuan (GAS)"), columns, rows),
        *_score(scales),
        *([referring(tr("Pergeserannya pada tiap tujuan digambarkan"), figures[0].key)] if figures else []),
        *figures,
    ]


def _score(scales: Sequence[AttainmentScale]) -> list[Block]:
    """T before, after, change and what it means; which goals are left out of it."""
    found = scores(scales)
    told = meaning(found)
    change = found.change
    if told and change is not None:
        sign = "+" if round(change, 2) > 0 else ""
        text = tr("Menurut rumus Kiresuk dan Sherman (r = 0,30) {told}; perubahannya {change}")
        told = text.format(told=told, change=f"{sign}{in_figures(change)}")
    return [supplied(sentence(words)) for words in (told, what_is_left_out(found)) if words]


def _scale(teller: Teller, one: AttainmentScale) -> list[Row]:
    described = find_rows(page("attainment"), "attainment_scales")
    items = {item.key: item for item in (*described.columns, *described.details)}
    rows: list[Row] = []
    for level, key in LEVEL_KEYS.items():
        words, where = getattr(one, key), _where(one, level)
        if words or where:
            rows.append((tr(items[key].label), words or "–", where))
    told = {"title", *LEVEL_KEYS.values()}
    told |= {key for key in ("level_before", "level_after") if getattr(one, key) in LEVEL_KEYS}
    name = SpanRow((Run(capital(name_of(one)), bold=True),))
    return [name, *rows, *notes(teller, one, [item for key, item in items.items() if key not in told])]


def _where(one: AttainmentScale, level: int) -> str:
    """«semula», «kini»."""
    known = ((tr("semula"), one.level_before), (tr("kini"), one.level_after))
    return "\n".join(word for word, at in known if at == level)
