from __future__ import annotations

import pytest

from caseworker_app.errors import BadInput
from caseworker_app.store import passphrases


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("", "empty"),
        ("rahasia1", "short"),
        ("12345678", "short"),
        ("          ", "short"),
        ("1234567890", "guessed"),
        ("0987654321098", "guessed"),
        ("abcdefghijklm", "guessed"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "guessed"),
        ("abababababab", "guessed"),
        ("xy1!xy1!xy1!", "guessed"),
        ("password123", "guessed"),
        ("P@ssw0rd2025", "guessed"),
        ("Kata Sandi 123", "guessed"),
        ("bismillah12345", "guessed"),
        ("qwertyuiop", "guessed"),
        ("melati putih", "weak"),
        ("kuda hijau menari", "fair"),
        ("kuda hijau menari pelan", "strong"),
        ("buku kasus untuk latihan", "fair"),
    ],
)
def test_levels(typed: str, level: str) -> None:
    assert passphrases.level(typed) == level
    assert passphrases.hint(typed)
    assert passphrases.accepted(typed) == (level not in {"empty", "short", "guessed"})


@pytest.mark.parametrize("typed", ["Kasus Tegalrejo", "kasustegalrejo", "tegalrejo-2025", "tegalrejo tegalrejo"])
def test_the_name_of_the_notebook_is_no_passphrase(typed: str) -> None:
    assert passphrases.accepted(typed, "Rumah")
    with pytest.raises(BadInput, match="mudah ditebak"):
        passphrases.demand(typed, "Kasus Tegalrejo")
    passphrases.demand("kuda hijau di tegalrejo", "Kasus Tegalrejo")
