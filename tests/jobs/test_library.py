"""Pustaka: everything shipped is in it, the agency's own stands beside, and it is found by words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from caseworker_app.errors import BadInput
from caseworker_app.forms import lists, shelf
from caseworker_app.forms.library import Step
from caseworker_app.jobs import library, offered, own_library
from caseworker_app.paths import resource
from caseworker_app.store.backup import backup, restore
from caseworker_app.store.notebooks import open_notebook
from tests.store.built import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from caseworker_app.forms.shelf import Entry
    from caseworker_app.store.notebook import Notebook

READ_BY_THE_PROGRAM_ALONE = {
    "library.toml": "how the library itself is arranged",
    "invented_names.toml": "names to choose from at random",
    "password_words.toml": "words to choose from at random",
    "topics.toml": "which guide belongs to which page",
    "section-names.toml": "how earlier versions called the sections of documents",
}
SHOWN_OTHERWISE = {
    "completeness.toml": "in the settings, where it is changed",
    "procedures.toml": "in the settings, where it is changed",
    "examples": "«Coba dengan contoh»",
    "fonts": "letters",
    "icons": "pictures",
    "gambar": "in guides",
    "spelling": "a dictionary",
}
NAMES_OF_PARTS = ("key", "code", "version", "checked", "licence", "who", "part", "tags")
"""Keys of a resource file whose values are no words to read."""

CODED_IN_INSTRUMENTS = frozenset({"direction", "licence", "translation", "formula"})
"""Parts of an instrument's file that hold codes, and which test_scoring looks at."""


def found(notebook: Notebook, words: str) -> list[str]:
    return [entry.title for entry in library.search(library.entries(notebook), words)]


def entry_of(notebook: Notebook, key: str) -> Entry:
    return next(entry for entry in library.entries(notebook) if entry.key == key)


def files() -> Iterator[Path]:
    for path in sorted(resource().rglob("*")):
        parts = path.relative_to(resource()).parts
        if path.is_file() and not set(parts) & SHOWN_OTHERWISE.keys() and path.name not in READ_BY_THE_PROGRAM_ALONE:
            yield path


def texts(content: Any, only: set[str], key: str = "") -> Iterator[str]:
    """The sentences and names that a resource file holds; ``only`` those under some keys, where any are given."""
    if isinstance(content, dict):
        for name, part in content.items():
            yield from texts(part, only, name)
    elif isinstance(content, list):
        for part in content:
            yield from texts(part, only, key)
    elif isinstance(content, str) and content and key not in NAMES_OF_PARTS and (not only or key in only):
        yield content


def test_every_word_shipped_is_reached_from_the_library() -> None:
    whole = "\n".join(entry.words() for entry in shelf.shipped()).casefold()
    for path in files():
        if path.suffix == ".md":
            lacking = [line for line in path.read_text("utf-8").splitlines()[1:] if line.casefold() not in whole]
        else:
            content = lists.read_toml(path)
            only = {"text", "items"} if "templates" in path.parts else set()
            if path.parent.name == "instruments":
                content = {name: part for name, part in content.items() if name not in CODED_IN_INSTRUMENTS}
            told = texts(content["entries"] if path.parent.name == "lists" else content, only)
            lacking = [text for text in told if text.casefold() not in whole]
        assert lacking == [], path.name


def test_every_list_stands_in_one_section_and_every_entry_has_its_own_key() -> None:
    shown = [key for section in shelf.sections() for key in section.lists]
    assert len(shown) == len(set(shown))
    assert set(shown) <= set(lists.keys())
    keys = [entry.key for entry in shelf.shipped()]
    assert len(keys) == len(set(keys))
    assert {entry.section for entry in shelf.shipped()} | {"services", "links"} == {one.key for one in shelf.sections()}


def test_every_technique_says_when_it_fits_and_with_whom_care_is_needed() -> None:
    for entry in shelf.shipped():
        if entry.section == "techniques":
            assert [label for label, _ in entry.facts][:1] == ["Kapan dipakai"], entry.title
            assert "Perhatian khusus" in dict(entry.facts), entry.title
            assert entry.source


def test_every_instrument_says_what_its_licence_allows() -> None:
    for entry in shelf.shipped():
        if entry.section == "instruments":
            assert {"Untuk apa", "Izin"} <= dict(entry.facts).keys(), entry.title


def test_a_revoked_regulation_says_so_and_what_took_its_place() -> None:
    entry = next(one for one in shelf.shipped() if one.title.startswith("UU 18/2014"))
    assert entry.badge == "dicabut"
    assert dict(entry.facts)["Diganti oleh"] == "UU 17/2023"
    assert dict(entry.facts)["Dibandingkan dengan naskah resmi"] == "belum diperiksa"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("kursi kosong", "kursi kosong"),
        ("WDEP", "terapi realitas (WDEP)"),
        ("menguatkan positif", "penguatan positif"),
        ("lanjut usia kesejahteraan 13/1998", "UU 13/1998 tentang Kesejahteraan Lanjut Usia"),
        ("kesepian manual skala", "De Jong Gierveld 6 butir"),
        ("kunjugan rumah", "Kunjungan rumah"),
        ("tuna netra", "tuna netra"),
        ("ventilasi", "ventilation"),
    ],
)
def test_entries_are_found_by_words_affixes_and_near_spelling(notebook: Notebook, words: str, title: str) -> None:
    assert title in found(notebook, words)[:3]


def test_what_nobody_wrote_is_not_found(notebook: Notebook) -> None:
    assert found(notebook, "zzzzqqqq") == []
    assert len(found(notebook, "  ")) == len(shelf.shipped())


def test_an_own_technique_is_offered_to_fields_with_its_steps(notebook: Notebook) -> None:
    key = own_library.add(notebook, "techniques", "lingkar cerita")
    own_library.change(notebook, key, summary="Duduk melingkar dan bercerita bergantian.", when="Anak yang pemalu.")
    own_library.set_steps(notebook, entry_of(notebook, key), own_library.read_lines("Membuka: Salam.\nBercerita\n\n"))
    entry = entry_of(notebook, key)
    assert (entry.own, entry.steps) == (True, (Step("Membuka", "Salam."), Step("Bercerita")))
    assert "lingkar cerita" in offered.words(notebook, "techniques")
    assert "Langkah: Membuka, Bercerita." in offered.explained(notebook, "techniques", "lingkar cerita")
    notebook.undo(None)
    assert entry_of(notebook, key).steps == ()
    own_library.remove(notebook, key)
    assert "lingkar cerita" not in offered.words(notebook, "techniques")
    with pytest.raises(BadInput, match="sudah tidak ada"):
        own_library.change(notebook, key, title="lain")
    notebook.undo(None)
    assert entry_of(notebook, key).title == "lingkar cerita"


def test_a_campus_has_its_own_steps_and_goes_back_to_those_shipped(notebook: Notebook) -> None:
    key = "techniques/techniques/konseling"
    shipped = entry_of(notebook, key)
    own_library.set_steps(notebook, shipped, [Step("Menyapa")])
    changed = entry_of(notebook, key)
    assert (changed.steps, changed.own_steps, changed.own) == ((Step("Menyapa"),), True, False)
    assert offered.steps(notebook, "konseling") == (Step("Menyapa"),)
    own_library.set_steps(notebook, shipped, None)
    assert entry_of(notebook, key) == shipped


def test_notes_and_own_entries_survive_backup_and_restore(notebook: Notebook, tmp_path: Path) -> None:
    key = "regulations/regulations/UU 13/1998 tentang Kesejahteraan Lanjut Usia"
    own_library.set_note(notebook, key, "Dipakai di BAB II.")
    own = own_library.add(notebook, "links", "Pedoman dinas")
    backup(notebook, tmp_path / "a.cadangan")
    restore(tmp_path / "a.cadangan", tmp_path / "Lain.kasus")
    with open_notebook(tmp_path / "Lain.kasus", passphrase=PASSPHRASE) as other:
        assert entry_of(other, key).note == "Dipakai di BAB II."
        assert entry_of(other, own).title == "Pedoman dinas"
        assert "BAB II" in entry_of(other, key).words()


def test_a_broken_setting_leaves_the_shipped_library(notebook: Notebook) -> None:
    from caseworker_app.store import settings

    for broken in (["x"], {"entries": [{"id": 3}], "notes": 5, "steps": None}):
        settings.set_setting(notebook, own_library.SETTING, broken)
        assert len(library.entries(notebook)) == len(shelf.shipped())


def test_steps_as_lines_are_read_back_alike() -> None:
    steps = (Step("Wants", "Menggali: keinginan."), Step("Evaluation"))
    assert own_library.read_lines(own_library.as_lines(steps)) == steps
