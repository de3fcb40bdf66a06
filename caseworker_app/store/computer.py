"""Who sits at the computer, as far as it knows: for the audit trail, where two people may share one passphrase."""

from __future__ import annotations

import getpass
import platform

_LONGEST = 64


def names() -> dict[str, list[str] | int]:
    """The user's account and the computer, each under its word; without what the system does not tell."""
    try:
        account = getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        account = ""
    called = {"account": account, "computer": platform.node()}
    return {word: [name[:_LONGEST]] for word, name in called.items() if name}
