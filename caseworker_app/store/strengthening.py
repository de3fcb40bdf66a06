"""Make guessing a passphrase dearer where the machine is quicker than it seemed when the keys were made."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker_app.errors import CaseworkerError
from caseworker_app.store import keys

if TYPE_CHECKING:
    from caseworker_app.store.keys import DataKey, Strength

_QUICK = 0.4
"""Seconds for unlocking below which the keys are measured anew; about a second is what they should cost."""
_WORTH_IT = 1.5


def strengthen(folder: Path, key: DataKey, passphrase: str, took: float) -> bool:
    """Wrap the data key of an open notebook anew when opening it ``took`` few seconds; whether that was done.

    Only ever upwards, so that a slow or busy machine weakens nothing. Takes about two seconds when it is done, and is
    left for the next time when the disk does not let it.
    """
    if took >= _QUICK:
        return False
    with contextlib.suppress(CaseworkerError):
        wanted = keys.calibrated()
        if _cost(wanted) >= _WORTH_IT * _cost(keys.passphrase_strength(folder)):
            keys.change_passphrase(folder, key, passphrase, wanted)
            return True
    return False


def _cost(strength: Strength) -> int:
    return strength.memory_kib * strength.passes
