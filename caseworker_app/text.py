"""The translation marker: every text that a user reads passes through here.

Indonesian is the source language and, until a translator is installed, the language of the screen.
"""

from __future__ import annotations

from collections.abc import Callable

_translator: Callable[[str], str] | None = None


def install_translator(translator: Callable[[str], str] | None) -> None:
    """Make ``tr`` ask this function from now on; None returns to the Indonesian source texts."""
    global _translator  # noqa: PLW0603 - one language per process, as in gettext and Qt
    _translator = translator


def tr(source: str) -> str:
    """The text in the language of the screen."""
    return _translator(source) if _translator else source


def mark(source: str) -> str:
    """Mark a text of a data description for translation; whoever shows it calls ``tr`` then."""
    return source
