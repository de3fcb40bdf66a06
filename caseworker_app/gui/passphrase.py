"""How good a passphrase is, in plain words."""

from __future__ import annotations

import math
from typing import Literal

from caseworker_app.text import tr

LEAST = 10
Level = Literal["empty", "short", "weak", "fair", "strong"]
_COMMON = (
    "password",
    "sandi",
    "rahasia",
    "qwerty",
    "asdf",
    "admin",
    "indonesia",
    "bismillah",
    "sayang",
    "kasus",
    "caseworker",
    "12345",
    "abcde",
)


def level(passphrase: str) -> Level:
    """A coarse guess by length and variety; well-known words and repetitions count as one letter."""
    if not passphrase:
        return "empty"
    if len(passphrase) < LEAST:
        return "short"
    plain = passphrase.casefold()
    for word in _COMMON:
        plain = plain.replace(word, "x")
    different = [letter for at, letter in enumerate(plain) if letter not in plain[max(0, at - 2) : at]]
    kinds = (
        26 * any(letter.isalpha() for letter in plain)
        + 10 * any(letter.isdigit() for letter in plain)
        + 20 * any(not letter.isalnum() for letter in plain)
    )
    bits = len(different) * math.log2(max(2, kinds)) * min(1.0, len(set(plain)) / 8)
    return "weak" if bits < 45 else "fair" if bits < 75 else "strong"


def hint(passphrase: str) -> str:
    """One sentence for whoever is choosing it."""
    return {
        "empty": tr("Empat kata yang tidak berhubungan mudah diingat dan sulit ditebak."),
        "short": tr("Terlalu pendek: paling sedikit {least} huruf atau angka.").format(least=LEAST),
        "weak": tr("Lemah: mudah ditebak. Tambahkan satu atau dua kata lagi."),
        "fair": tr("Cukup. Satu kata lagi membuatnya kuat."),
        "strong": tr("Kuat."),
    }[level(passphrase)]


def accepted(passphrase: str) -> bool:
    """Whether it may be used; a weak one may, after a warning."""
    return level(passphrase) not in {"empty", "short"}
