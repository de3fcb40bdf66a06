"""Two body maps side by side: a mark has the same number at both times, and what became of it is marked and told.

Below both outlines stands the list of each time. A mark that is not there any more is marked in the earlier list, every
other change in the later one.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.diagrams.body_places import HEIGHT, WIDTH
from caseworker_app.diagrams.bodymap import (
    CAUTION,
    GAP,
    HEADING,
    KINDS,
    LETTERS,
    RADIUS,
    BodymapData,
    BodyMark,
    Figures,
    Placed,
    details,
    heading,
    leaders,
    numbered,
    outlines,
    placed_marks,
    sign_box,
)
from caseworker_app.diagrams.bodymap import legend_entries as legend_of_one
from caseworker_app.diagrams.display import Box, Drawing, Label, Line, Pen, Shape, Symbol, rectangle
from caseworker_app.diagrams.frame import placed
from caseworker_app.diagrams.measure import legible
from caseworker_app.diagrams.pair import (
    AFTER,
    BADGE,
    BEFORE,
    BETWEEN,
    Change,
    Pair,
    badge,
    badge_box,
    changes_legend,
    free_place,
    prefixed,
    side_by_side,
)
from caseworker_app.diagrams.panels import block, rounded
from caseworker_app.diagrams.styles import HIGHLIGHT
from caseworker_app.text import mark as marked
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseworker_app.diagrams.frame import LegendEntry

BodymapPair = Pair[BodymapData]

TITLE = marked("Body map sebelum dan sesudah")
PAGE_WIDTH = 736.0
"""Of the whole drawing, unless it is asked to be narrower; letters keep their size."""
NARROWEST = 390.0
SIGN = 2 * RADIUS + 8.0
CHANGED = 2 * BADGE + 4.0
"""Room for the number of a mark, and for the badge behind it."""
ENTRY_GAP = 7.0
LEAST_COLUMN = 190.0
COLUMN_GAP = 12.0
AWAY = RADIUS + BADGE + 3.0
"""From the middle of a number on the body to that of its badge, across or down."""
SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))


def changes(pair: BodymapPair) -> dict[str, Change]:
    """What became of each mark, by its key; what stayed as it was is left out."""
    old, new = ({mark.key: mark for mark in data.marks} for data in (pair.before, pair.after))
    found: dict[str, Change] = {key: "gone" for key in old if key not in new}
    for key, mark in new.items():
        if key not in old:
            found[key] = "new"
        elif (change := _change(old[key], mark)) is not None:
            found[key] = change
    return found


def _change(old: BodyMark, new: BodyMark) -> Change | None:
    if old.scale is not None and new.scale is not None and old.scale != new.scale:
        return "weaker" if new.scale < old.scale else "stronger"
    return "other" if (old.kind, old.scale) != (new.kind, new.scale) else None


def halves(pair: BodymapPair, width: float) -> tuple[Drawing, Drawing]:
    """Both body maps, each in a drawing of its own and so wide, with the changes marked."""
    changed = changes(pair)
    numbers: dict[str, int] = {}
    for mark in (*pair.before.marks, *pair.after.marks):
        numbers.setdefault(mark.key, len(numbers) + 1)
    words = {mark.key: words_of_change(pair, mark.key) for mark in pair.after.marks}
    old = {key: change for key, change in changed.items() if change == "gone"}
    new = {key: change for key, change in changed.items() if change != "gone"}
    left, right = _half(pair.before, width, numbers, old, {}), _half(pair.after, width, numbers, new, words)
    return prefixed(left, BEFORE), prefixed(right, AFTER)


def compare(pair: BodymapPair, width: float = PAGE_WIDTH) -> Drawing:
    """Both times in one drawing; keys are those of the marks behind «before:» and «after:»."""
    drawing = side_by_side(tr(TITLE), pair.called, halves(pair, (max(width, NARROWEST) - BETWEEN) / 2))
    return _with_caution(drawing) if pair.before.caution or pair.after.caution else drawing


def compare_legend(pair: BodymapPair) -> list[LegendEntry]:
    """The kinds of marks and the marks of change that are used."""
    both = BodymapData(pair.before.marks + pair.after.marks)
    names: dict[Change, str] = {
        "weaker": tr("berkurang"),
        "stronger": tr("bertambah"),
        "other": tr("berubah"),
        "new": tr("baru"),
        "gone": tr("sudah hilang"),
    }
    return [*legend_of_one(both), *changes_legend(changes(pair).values(), names)]


def sentences(pair: BodymapPair) -> list[str]:
    """What became of each mark in words: «kaki kanan: nyeri: skala 7 menjadi 2»."""
    changed = changes(pair)
    gone = [f"{heading(mark)}: {tr('sudah hilang')}" for mark in pair.before.marks if changed.get(mark.key) == "gone"]
    rest = []
    for mark in pair.after.marks:
        if mark.key in changed:
            said = tr("baru") if changed[mark.key] == "new" else words_of_change(pair, mark.key)
            rest.append(f"{heading(mark)}: {said}")
    return [*rest, *gone]


def words_of_change(pair: BodymapPair, key: str) -> str:
    """What is otherwise at the later time: «skala 7 menjadi 2; dahulu memar»; nothing for what has no counterpart."""
    old, new = (next((mark for mark in data.marks if mark.key == key), None) for data in (pair.before, pair.after))
    if old is None or new is None:
        return ""
    parts = []
    if old.scale != new.scale:
        unsaid = tr("tidak diisi")
        before, after = (unsaid if one.scale is None else str(one.scale) for one in (old, new))
        parts.append(tr("skala {before} menjadi {after}").format(before=before, after=after))
    if old.kind != new.kind:
        before = tr(KINDS[old.kind]) if old.kind in KINDS else tr("jenisnya tidak diisi")
        parts.append(tr("dahulu {kind}").format(kind=before))
    return "; ".join(parts)


def _half(
    data: BodymapData,
    width: float,
    numbers: Mapping[str, int],
    changed: Mapping[str, Change],
    words: Mapping[str, str],
) -> Drawing:
    """The outlines and the list of one time."""
    share = min(1.0, width / (2 * WIDTH + GAP))
    figures = Figures(share * WIDTH, share * HEIGHT, share * GAP)
    left = (width - figures.right) / 2
    spots = placed_marks(data.marks, figures)
    shapes: list[Shape] = [*outlines(figures), *leaders(spots)]
    lines = [Line("leader", (mark.key,), (aim, at)) for mark, aim, at in spots if aim and at and aim != at]
    symbols: list[Symbol] = []
    for mark, _, at in spots:
        if at is not None:
            shapes += numbered(numbers[mark.key], mark, at)
            symbols.append(Symbol(mark.key, sign_box(at)))
    shapes += _beside(spots, changed, figures)
    body = placed(
        Drawing(width, HEADING + figures.height, tuple(shapes), tuple(symbols), (), tuple(lines)), 1.0, left, 0.0
    )
    listed = _listed(data, (width, body.height + 12.0), numbers, changed, words)
    known = {symbol.key for symbol in symbols}
    return Drawing(
        width,
        listed.height,
        body.shapes + listed.shapes,
        body.symbols + tuple(symbol for symbol in listed.symbols if symbol.key not in known),
        listed.labels,
        body.lines,
    )


def _beside(spots: Sequence[Placed], changed: Mapping[str, Change], figures: Figures) -> list[Shape]:
    """The badge of each change beside its number, where there is room for it; the list has it anyhow."""
    taken = [sign_box(at) for _, _, at in spots if at is not None]
    shapes: list[Shape] = []
    for mark, _, at in spots:
        if at is None or mark.key not in changed:
            continue
        around = [(at[0] + x * AWAY, at[1] + y * AWAY) for x, y in SIDES]
        inside = [(x, y) for x, y in around if BADGE <= x <= figures.right - BADGE and y >= HEADING + BADGE]
        place = free_place(inside, taken)
        if not any(badge_box(place).touches(box) for box in taken):
            taken.append(badge_box(place))
            shapes += badge(changed[mark.key], place)
    return shapes


def _listed(
    data: BodymapData,
    room: tuple[float, float],
    numbers: Mapping[str, int],
    changed: Mapping[str, Change],
    words: Mapping[str, str],
) -> Drawing:
    """The marks one below another, in two columns where these are wide enough; ``room``: width, and the upper end."""
    columns = max(1, int(room[0] // LEAST_COLUMN))
    width = (room[0] - (columns - 1) * COLUMN_GAP) / columns
    left, top, bottom = 0.0, room[1], room[1]
    shapes: list[Shape] = []
    symbols: list[Symbol] = []
    labels: list[Label] = []
    size = legible(9.0, LETTERS)
    ordered = sorted(data.marks, key=lambda mark: numbers[mark.key])
    each = max(1, -(-len(ordered) // columns))
    for at_row, mark in enumerate(ordered):
        if at_row and at_row % each == 0:
            left, top = left + width + COLUMN_GAP, room[1]
        change = changed.get(mark.key)
        indent = SIGN + (CHANGED if change else 0.0)
        x = left + indent
        head = block(heading(mark), width - indent, size, bold=True)
        said = words.get(mark.key, "")
        rest = dataclasses.replace(mark, scale=None) if said.startswith(tr("skala")) else mark
        body = block("; ".join(filter(None, (said, details(rest)))), width - indent, size)
        text = Box(x, top, x + max(head.width, body.width), top + head.height + body.height)
        at = (left + RADIUS + 2.0, top + RADIUS + 2.0)
        if change:
            behind = Box(x - 3.0, top - 1.0, x + head.width + 3.0, top + head.height + 1.0)
            shapes.append(rectangle(behind, None, HIGHLIGHT))
            shapes += badge(change, (left + SIGN + BADGE, at[1]))
        shapes += [*numbered(numbers[mark.key], mark, at), *head.shapes(x, top), *body.shapes(x, top + head.height)]
        symbols.append(Symbol(mark.key, sign_box(at)))
        labels.append(Label(mark.key, text, f"{numbers[mark.key]}. {' '.join((*head.lines, *body.lines))}"))
        top += max(head.height + body.height, 2 * RADIUS + 4.0) + ENTRY_GAP
        bottom = max(bottom, top)
    return Drawing(room[0], bottom, tuple(shapes), tuple(symbols), tuple(labels))


def _with_caution(drawing: Drawing) -> Drawing:
    """The drawing with what spares the client below it."""
    words = block(tr(CAUTION), drawing.width - 24.0, legible(9.0, LETTERS), bold=True)
    box = Box(0.0, drawing.height + 6.0, drawing.width, drawing.height + words.height + 20.0)
    shapes = (*drawing.shapes, rounded(box, 5.0, Pen(1.2), HIGHLIGHT), *words.shapes(12.0, box.y0 + 7.0))
    return Drawing(drawing.width, box.y1, shapes, drawing.symbols, drawing.labels, drawing.lines, drawing.title)
