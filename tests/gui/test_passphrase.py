from __future__ import annotations

import pytest

from caseworker_app.gui import passphrase


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("", "empty"),
        ("rahasia1", "short"),
        ("password123", "weak"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "weak"),
        ("bismillah12345", "weak"),
        ("kuda hijau menari", "fair"),
        ("kuda hijau menari pelan", "strong"),
    ],
)
def test_levels(typed: str, level: str) -> None:
    assert passphrase.level(typed) == level
    assert passphrase.hint(typed)
    assert passphrase.accepted(typed) == (level not in {"empty", "short"})
