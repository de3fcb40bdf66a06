"""How costly guessing is made: measured at a quiet moment, raised later, never lowered."""

from __future__ import annotations

import pytest

from caseworker_app.store import keys, strengthening
from tests.store.built import PASSPHRASE, Built


def test_the_costs_are_measured_at_a_quiet_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A virus scanner or another program that is busy for a moment makes nothing cheaper to guess."""
    taken = iter([0.0, 4.0, 10.0, 10.1, 20.0, 22.0])
    monkeypatch.setattr("time.perf_counter", lambda: next(taken))
    assert keys.calibrated(1.0).memory_kib == 256 * 1024


@pytest.mark.parametrize(("took", "raised"), [(0.1, True), (0.9, False)])
def test_keys_that_were_made_on_a_busy_day_are_made_dearer_later(
    built: Built, took: float, *, raised: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    stronger = keys.Strength(80 * 1024, 4, 4)
    monkeypatch.setattr(keys, "calibrated", lambda: stronger)
    assert strengthening.strengthen(built.path, built.key(), PASSPHRASE, took) is raised
    assert keys.passphrase_strength(built.path) == (stronger if raised else keys.LOWEST)
    assert keys.unlock(built.path, PASSPHRASE).bytes == built.raw_key
    assert keys.unlock(built.path, recovery_code=built.code).bytes == built.raw_key


def test_keys_are_never_made_cheaper(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    keys.change_passphrase(built.path, built.key(), PASSPHRASE, keys.Strength(128 * 1024, 4, 4))
    monkeypatch.setattr(keys, "calibrated", lambda: keys.LOWEST)
    assert not strengthening.strengthen(built.path, built.key(), PASSPHRASE, 0.1)
    assert keys.passphrase_strength(built.path) == keys.Strength(128 * 1024, 4, 4)
