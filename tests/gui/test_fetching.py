"""What is imported while the passphrase is typed."""

from __future__ import annotations

import importlib.util

import pytest

from caseworker_app.gui.shell.application import COMING


@pytest.mark.parametrize("name", COMING)
def test_what_is_fetched_ahead_of_time_is_there(name: str) -> None:
    assert importlib.util.find_spec(name) is not None
