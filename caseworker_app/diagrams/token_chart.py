"""A wall chart of tokens for a child: as many stars as the reward costs, those that are earned filled.

An empty star is coloured or stuck on by hand, so everything is large and the lines are clear.
"""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING, Literal

from caseworker_app.diagrams.display import Box, Drawing, Path, Pen, Shape, Text, ellipse, polyline, rectangle
from caseworker_app.diagrams.measure import line_height, text_width, wrap
from caseworker_app.diagrams.styles import GREY, HIGHLIGHT, PAPER
from caseworker_app.model.indonesian import number
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

Sign = Literal["star", "heart", "circle", "ticket"]
GOLD = "#F5C542"
MOST = 100
"""More signs than these are too small for a wall: each then stands for several tokens."""
USUAL = 30
_WORTH = (1, 5, 10, 25, 50, 100, 500, 1000)
_MOST_SURPLUS = 60
_MOST_BESIDE = 5  # so many signs beside a behaviour are drawn, more are a figure
_KINDS: tuple[tuple[Sign, tuple[str, ...]], ...] = (
    ("heart", ("hati", "love")),
    ("circle", ("koin", "kancing", "manik", "stiker", "lingkaran", "cap", "stempel")),
    ("ticket", ("kupon", "kartu", "tiket", "karcis")),
)


@dataclasses.dataclass(frozen=True, slots=True)
class TokenChart:
    """What is on the wall. price: tokens that the reward costs; filled: those in the hand; exchanged: spent on rewards.

    behaviours: words and points of each; name, reward, token: empty where a line is to be written on.
    """

    name: str = ""
    token: str = ""
    reward: str = ""
    price: int | None = None
    filled: int = 0
    exchanged: int = 0
    behaviours: tuple[tuple[str, int], ...] = ()


def sign_of(token: str) -> Sign:
    """The sign for a kind of token: a star unless its name says otherwise."""
    words = token.casefold()
    return next((sign for sign, names in _KINDS if any(name in words for name in names)), "star")


def layout(data: TokenChart, width: float, height: float) -> Drawing:
    """The chart, filling a room of so many points."""
    sign, unit = sign_of(data.token), min(width, height) / 100
    price = max(1, data.price or USUAL)
    worth = next((step for step in _WORTH if price / step <= MOST), _WORTH[-1])
    head, top = _head(data, width, unit)
    if data.exchanged:
        head.append(_so_far(data, width, top + 1.5 * unit, unit))
        top += 5 * unit
    foot, foot_height = _behaviours(data, sign, width, unit)
    surplus = max(0, data.filled - price) // worth
    reward, reward_height = _reward(data, width, unit)
    more_height = 9 * unit if surplus else 0.0
    key_height = 4 * unit if worth > 1 else 0.0
    room = Box(0, top, width, height - foot_height - more_height - reward_height - key_height)
    shapes = [*head, *_signs(sign, math.ceil(price / worth), min(data.filled, price) // worth, room, unit)]
    y = room.y1
    if worth > 1:
        words = tr("Satu {token} bernilai {count} poin.").format(token=_word(data), count=number(worth))
        shapes.append(Text(width / 2, y + 2.8 * unit, words, 2.6 * unit, color=GREY))
        y += key_height
    shapes += _moved(reward, y)
    y += reward_height
    if surplus:
        shapes += _surplus(sign, surplus, data, Box(0, y, width, y + more_height), unit)
    shapes += _moved(foot, height - foot_height)
    return Drawing(width, height, tuple(shapes), title=tr("Papan token"))


def _head(data: TokenChart, width: float, unit: float) -> tuple[list[Shape], float]:
    """Whose chart it is; a line to write on where that is not said. Gives the shapes and their height."""
    what = _word(data).capitalize()
    title = tr("{token} {name}").format(token=what, name=data.name or "").strip()
    size = min(8 * unit, 8 * unit * 0.92 * width / max(1.0, text_width(title, 8 * unit, bold=True)))
    if data.name:
        return [Text(width / 2, 8 * unit, title, size, bold=True)], 12 * unit
    half = text_width(title, size, bold=True) / 2
    left = width * 0.3
    return [
        Text(left, 8 * unit, title, size, bold=True),
        polyline([(left + half + 3 * unit, 8.5 * unit), (width * 0.92, 8.5 * unit)], Pen(1.2)),
    ], 12 * unit


def _so_far(data: TokenChart, width: float, y: float, unit: float) -> Text:
    """What a child has achieved altogether: signs begin anew after an exchange, and nothing of it is forgotten."""
    words = tr("Sudah terkumpul {all} {token}; {count} di antaranya sudah ditukar").format(
        all=number(data.filled + data.exchanged), token=_word(data), count=number(data.exchanged)
    )
    size = min(3.6 * unit, 3.6 * unit * 0.92 * width / max(1.0, text_width(words, 3.6 * unit, bold=True)))
    return Text(width / 2, y, words, size, bold=True)


def _reward(data: TokenChart, width: float, unit: float) -> tuple[list[Shape], float]:
    """The goal in a frame: how many tokens, and what they are exchanged for."""
    price = "……" if data.price is None else number(data.price)
    words = tr("{price} {token} ditukar dengan").format(price=price, token=_word(data))
    lines = wrap(data.reward, width * 0.86, 5 * unit, True, 2)
    step = line_height(5 * unit)
    inner = 5.5 * unit + max(1, len(lines)) * step + 2.5 * unit
    box = Box(0.5 * unit, unit, width - 0.5 * unit, unit + inner)
    shapes: list[Shape] = [
        rectangle(box, Pen(2.2), HIGHLIGHT),
        Text(width / 2, box.y0 + 4.2 * unit, words, 3.4 * unit),
    ]
    y = box.y0 + 5.5 * unit
    for line in lines:
        shapes.append(Text(width / 2, y + 0.8 * step, line, 5 * unit, bold=True))
        y += step
    if not lines:
        shapes.append(polyline([(width * 0.15, y + 0.9 * step), (width * 0.85, y + 0.9 * step)], Pen(1.2)))
    return shapes, inner + 3 * unit


def _signs(sign: Sign, count: int, filled: int, room: Box, unit: float) -> list[Shape]:
    """Rows of signs, as large as the room allows; the last of the filled ones needs no number any more."""
    width, height = room.x1 - room.x0, room.y1 - room.y0
    columns = max(range(1, count + 1), key=lambda across: (_cell(across, count, width, height), -across))
    cell = _cell(columns, count, width, height)
    rows = math.ceil(count / columns)
    top = room.y0 + (height - rows * cell) / 2
    shapes: list[Shape] = []
    for at in range(count):
        row, column = divmod(at, columns)
        across = min(columns, count - row * columns)
        x = room.x0 + (width - across * cell) / 2 + (column + 0.5) * cell
        y = top + (row + 0.5) * cell
        shapes.append(_sign(sign, x, y, 0.44 * cell, filled=at < filled))
        if at >= filled:
            size = min(0.24 * cell, 3.5 * unit)
            shapes.append(Text(x, y + 0.36 * size, str(at + 1), size, color=GREY))
    return shapes


def _cell(columns: int, count: int, width: float, height: float) -> float:
    return min(width / columns, height / math.ceil(count / columns))


def _surplus(sign: Sign, count: int, data: TokenChart, room: Box, unit: float) -> list[Shape]:
    """What is in the hand beyond the price, smaller, in one line."""
    words = tr("Lebih {count} {token}").format(count=number(data.filled - (data.price or USUAL)), token=_word(data))
    shapes: list[Shape] = [Text(0, room.y0 + 5.4 * unit, words, 3.2 * unit, bold=True, anchor="start")]
    left = text_width(words, 3.2 * unit, bold=True) + 3 * unit
    shown = min(count, _MOST_SURPLUS)
    step = min(6 * unit, (room.x1 - left) / shown)
    shapes += [
        _sign(sign, left + (at + 0.5) * step, room.y0 + 4.3 * unit, 0.46 * step, filled=True) for at in range(shown)
    ]
    return shapes


def _behaviours(data: TokenChart, sign: Sign, width: float, unit: float) -> tuple[list[Shape], float]:
    """What earns tokens; lines to write on where nothing is agreed."""
    size = 3.6 * unit
    step = 1.75 * size
    shapes: list[Shape] = [Text(0, 3.6 * unit, tr("Cara memperoleh:"), size, bold=True, anchor="start")]
    y = 3.6 * unit
    signs = _MOST_BESIDE * 4.4 * unit
    for words, points in data.behaviours or (("", 0),) * 3:
        y += step
        if not words:
            shapes.append(polyline([(0, y + 0.2 * size), (width - signs - 2 * unit, y + 0.2 * size)], Pen(1.0)))
        for line in _lines(words, width - signs - 2 * unit, size):
            shapes.append(Text(0, y, line, size, anchor="start"))
            y += line_height(size)
        y -= line_height(size) if words else 0
        x = width - signs + 2.2 * unit
        if points > _MOST_BESIDE:
            shapes.append(Text(x + 3 * unit, y, number(points), size, bold=True, anchor="start"))
        drawn = points if points <= _MOST_BESIDE else 1
        shapes += [_sign(sign, x + at * 4.4 * unit, y - 0.35 * size, 2.0 * unit, filled=False) for at in range(drawn)]
    return shapes, y + 1.5 * unit


def _lines(words: str, width: float, size: float) -> Sequence[str]:
    return wrap(words, width, size, max_lines=2)


def _word(data: TokenChart) -> str:
    return data.token or tr("bintang")


def _sign(sign: Sign, x: float, y: float, radius: float, *, filled: bool) -> Path:
    pen, fill = Pen(max(0.9, radius * 0.06)), GOLD if filled else PAPER
    if sign == "circle":
        return ellipse(x, y, radius, radius, pen, fill)
    if sign == "ticket":
        return rectangle(Box(x - radius, y - 0.65 * radius, x + radius, y + 0.65 * radius), pen, fill)
    if sign == "heart":
        return _heart(x, y, radius, pen, fill)
    corners = []
    for at in range(10):
        reach = radius if at % 2 == 0 else 0.5 * radius
        angle = math.pi * (at / 5 - 0.5)
        corners.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return polyline(corners, pen, closed=True, fill=fill)


def _heart(x: float, y: float, radius: float, pen: Pen, fill: str) -> Path:
    tip, dip = (x, y + 0.9 * radius), (x, y - 0.4 * radius)
    right = ("C", (x + 0.6 * radius, y - 1.3 * radius), (x + 1.7 * radius, y - 0.2 * radius), tip)
    left = ("C", (x - 1.7 * radius, y - 0.2 * radius), (x - 0.6 * radius, y - 1.3 * radius), dip)
    return Path((("M", dip), right, left, ("Z",)), pen, fill)


def _moved(shapes: Sequence[Shape], down: float) -> list[Shape]:
    """The same, lower on the page."""
    return [
        dataclasses.replace(shape, y=shape.y + down)
        if isinstance(shape, Text)
        else dataclasses.replace(
            shape,
            steps=tuple(
                tuple(part if isinstance(part, str) else (part[0], part[1] + down) for part in step)
                for step in shape.steps
            ),
        )
        for shape in shapes
    ]
