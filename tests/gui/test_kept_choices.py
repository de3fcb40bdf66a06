"""What a user chose is kept whole or stays as it was; that it cannot be kept is no trouble to anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseworker_app.gui.base import preferences
from caseworker_app.gui.papers import choices
from caseworker_app.store import sharing


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("caseworker_app.paths.user_config", lambda: tmp_path / "setelan")
    monkeypatch.setattr(sharing, "sleep", lambda _seconds: None)
    return tmp_path / "setelan"


def held(part: Path, target: Path) -> None:
    """As Windows refuses while a scanner reads the file."""
    error = PermissionError(13, "Permission denied", str(part), None, str(target))
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore] # only Windows' own errors have it
    raise error


def test_choices_come_back(kept: Path) -> None:
    preferences.save(preferences.Preferences(scale=125))
    choices.save(choices.PrintChoices(copies=3))
    assert preferences.load().scale == 125
    assert choices.load().copies == 3
    assert sorted(path.name for path in kept.iterdir()) == [preferences.FILE, choices.FILE]


def test_choices_that_cannot_be_kept_leave_those_of_before(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preferences.save(preferences.Preferences(scale=125))
    choices.save(choices.PrintChoices(copies=3))
    monkeypatch.setattr(Path, "replace", held)
    preferences.save(preferences.Preferences(scale=150))
    choices.save(choices.PrintChoices(copies=5))
    assert preferences.load().scale == 125
    assert choices.load().copies == 3
    assert sorted(path.name for path in kept.iterdir()) == [preferences.FILE, choices.FILE]
