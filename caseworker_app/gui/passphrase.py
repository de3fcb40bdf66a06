"""How good a passphrase is, in plain words."""

from __future__ import annotations

from typing import Literal

from caseworker_app.text import tr

LEAST = 10
FAIR, STRONG = 13, 20  # letters that add something
MIXED = 3  # so many kinds of character make a passphrase harder to guess
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
    length = sum(letter not in plain[max(0, at - 2) : at] for at, letter in enumerate(plain))
    kinds = (str.islower, str.isupper, str.isdigit, lambda letter: not letter.isalnum())
    variety = sum(any(kind(letter) for letter in passphrase) for kind in kinds)
    worth = length * (1.4 if variety >= MIXED else 1)
    return "weak" if worth < FAIR else "fair" if worth < STRONG else "strong"


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
