"""The help of one page, from its description: what belongs there, what its fields mean, what to ask; and its topic."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from caseworker_app import paths
from caseworker_app.forms.description import Rows
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caseworker_app.forms.description import Field, Page


PAGE_KEYS = mark(
    "Halaman: Tab isian berikutnya, Ctrl+PgUp dan Ctrl+PgDn halaman sebelum dan sesudahnya, F6 kolom kanan, "
    "Ctrl+F cari dalam kasus, Ctrl+Z urungkan."
)
TABLE_KEYS = mark(
    "Tabel: Enter baris berikutnya, Tab isian berikutnya, Alt+Enter baris baru di dalam isian, Ins sisipkan, Ctrl+D "
    "gandakan, Alt+↑ dan Alt+↓ pindahkan, Del hapus, Shift+F10 pilihan lainnya."
)


def topic_of_page(place: str) -> str:
    """The name of the help file that belongs to «assessment/genogram»."""
    pages: dict[str, str] = _topics()["pages"]
    return pages.get(place) or pages.get(f"{place.partition('/')[0]}/*") or pages["*"]


def topic_of_dialog(name: str) -> str:
    """The name of the help file that belongs to a window of this class, "" where none is named."""
    dialogs: dict[str, str] = _topics()["dialogs"]
    return dialogs.get(name, "")


def topics() -> list[str]:
    """The names of all help files, in the order of their list."""
    order: list[str] = _topics()["order"]
    return order


def about(page: Page, keys: str = "") -> str:
    """What can be said of a page from its description, as Markdown; keys: a sentence on those of its drawing."""
    explained = [line for _, item in page.items() for line in _explained(item)]
    parts = [f"# {tr(page.title)}", tr(page.help)]
    if explained:
        parts += [f"## {tr('Isian')}", "\n".join(f"- {line}" for line in dict.fromkeys(explained))]
    if page.questions:
        parts += [f"## {tr('Pertanyaan pembantu')}", "\n".join(f"- {tr(question)}" for question in page.questions)]
    in_tables = tr(TABLE_KEYS) if any(isinstance(item, Rows) for _, item in page.items()) else ""
    working = (f"- {line}" for line in (keys, in_tables, tr(PAGE_KEYS)) if line)
    parts += [f"## {tr('Tombol di halaman ini')}", "\n".join(working)]
    return "\n\n".join(filter(None, parts))


def _explained(item: Field | Rows) -> Iterator[str]:
    """A line for everything that has an explanation of its own."""
    if item.help:
        yield f"**{tr(item.label)}**: {tr(item.help)}"
    if isinstance(item, Rows):
        for part in (*item.columns, *item.details):
            yield from _explained(part)


@cache
def _topics() -> dict[str, Any]:
    return tomllib.loads(paths.resource("help", "topics.toml").read_text("utf-8"))
