"""Counting in a Word document, by Word itself: lists, and headings below their chapters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.documents.docx.xml import Element, w
from caseworker_app.documents.walking import has_chapters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caseworker_app.documents.blocks import Document, ListForm

_BULLET = "•"
# Lists are counted from 1 on; the counts of headings stand far behind them.
_HEADINGS = 1000
CHAPTERS, LETTERS = "chapters", "letters"
"""How headings of the first level are numbered: «4.1» within a chapter; «A.» without one."""


def heading_count(position: int) -> int:
    """Word's number for one of the counts of headings."""
    return _HEADINGS + position


def linked_kind(document: Document) -> str:
    """The pattern that the styles of headings have."""
    return CHAPTERS if document.chapter or has_chapters(document) else LETTERS


def numbering(
    document: Document, lists: Sequence[tuple[ListForm | None, int]], headings: Sequence[tuple[str, int]]
) -> Element:
    """One pattern for each form of list and of headings, one count for each list and each run of headings."""
    forms = list(dict.fromkeys(form for form, _ in lists))
    patterns = [_list_pattern(number, form) for number, form in enumerate(forms)]
    counts = [
        _count(number, forms.index(form), 0, start if form else None) for number, (form, start) in enumerate(lists, 1)
    ]
    kinds = list(dict.fromkeys(kind for kind, _ in headings))
    patterns += [_heading_pattern(document, _HEADINGS + at, kind) for at, kind in enumerate(kinds)]
    for position, (kind, start) in enumerate(headings):
        level = 1 if kind == LETTERS and has_chapters(document) else 0
        counts.append(_count(heading_count(position), _HEADINGS + kinds.index(kind), level, start))
    return w("numbering", *patterns, *counts)


def _count(number: int, pattern: int, level: int, start: int | None) -> Element:
    first = w("lvlOverride", w("startOverride", val=start), ilvl=level) if start is not None else None
    return w("num", w("abstractNumId", val=pattern), first, numId=number)


def _list_pattern(number: int, form: ListForm | None) -> Element:
    letters = form is not None and form.startswith("a")
    shape = (
        form.replace("a", "%1").replace("1", "%1", 1) if form and not letters else f"%1{form[1:]}" if form else _BULLET
    )
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=("lowerLetter" if letters else "decimal") if form else "bullet"),
        w("lvlText", val=shape),
        w("lvlJc", val="left"),
        ilvl=0,
    )
    return w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=number)


def _heading_pattern(document: Document, number: int, kind: str) -> Element:
    levels = list(_levels(document, kind))
    return w("abstractNum", w("multiLevelType", val="multilevel"), *levels, abstractNumId=number)


def _levels(document: Document, kind: str) -> Iterator[Element]:
    """Chapters, where there are any, and four levels of headings: «4.1», «1.», «1)», «(1)»."""
    above = has_chapters(document)
    if above:
        # Not every program writes the number of a roman chapter in arabic: the chapter is counted, its number typed.
        yield _level(0, "decimal", "", styled=kind == CHAPTERS, behind="nothing")
    first = f"{document.chapter}.%1" if document.chapter else "%1."
    shapes = ("%1.%2" if above else first, f"%{above + 2}.", f"%{above + 3})", f"(%{above + 4})")
    if kind == LETTERS:
        shapes = (f"%{above + 1}.", *shapes[1:])
    for at, shape in enumerate(shapes, above):
        letters = kind == LETTERS and at == above
        styled = kind == CHAPTERS or not above
        yield _level(at, "upperLetter" if letters else "decimal", shape, styled=styled)


def _level(level: int, form: str, shape: str, *, styled: bool, behind: str = "tab") -> Element:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("pStyle", val=f"Heading{level + 1}") if styled else None,
        w("suff", val=behind),
        w("lvlText", val=shape),
        w("lvlJc", val="left"),
        ilvl=level,
    )
