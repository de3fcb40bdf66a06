"""Where the program keeps what is the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app import paths

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_on_a_stick_nothing_of_the_user_is_kept_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(paths.SETTINGS_VARIABLE, str(tmp_path))
    assert {paths.user_config(), paths.user_state(), paths.user_data(), paths.log_file().parent} == {tmp_path}


def test_installed_settings_lie_in_a_folder_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.SETTINGS_VARIABLE, raising=False)
    assert {paths.user_config().name, paths.user_state().name, paths.user_data().name} <= {paths.APP_NAME, "Local"}
    assert paths.APP_NAME in paths.user_config().parts


def test_resources_are_found_from_a_source_tree() -> None:
    assert paths.resource("icons", "caseworker.svg").is_file()
