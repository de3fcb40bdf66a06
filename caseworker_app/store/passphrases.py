"""Which passphrases may be chosen, by window and command line alike, and how good one is, in plain words."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Literal

from caseworker_app.errors import BadInput
from caseworker_app.text import tr

LEAST = 10
_GUESSED, _FAIR, _STRONG = 5, 13, 20  # letters that add something, from which on it is no longer guessed, fair, strong
_MIXED = 3  # so many kinds of character make a passphrase harder to guess
_NAME = 4  # letters from which on a word of the notebook's name counts as one
Level = Literal["empty", "short", "guessed", "weak", "fair", "strong"]
_COMMON = (
    *("password", "passwort", "passphrase", "katasandi", "kata sandi", "sandi", "rahasia", "secret", "pincode"),
    *("admin", "administrator", "welcome", "letmein", "iloveyou", "master", "login", "user", "guest", "dragon"),
    *("indonesia", "merdeka", "garuda", "pancasila", "jakarta", "bismillah", "alhamdulillah", "sayang", "cinta"),
    *("bukukasus", "buku kasus", "kasus", "caseworker", "pekerja sosial", "peksos", "dinsos", "kemensos"),
    *("qwertyuiop", "qwerty", "asdfghjkl", "asdf", "zxcvbnm", "zxcvbn", "qazwsx", "1q2w3e4r", "1q2w3e"),
)
_LOOK_ALIKE = str.maketrans("@043$!", "aoaesi")


def level(passphrase: str, notebook: str = "") -> Level:
    """A coarse guess by length and variety; notebook: the name of the notebook, which everybody can see.

    Well-known words, the name, and what goes on as it began («1234», «aaaa», «abcabc») count as one letter.
    """
    plain = unicodedata.normalize("NFC", passphrase).strip().casefold()
    if not passphrase:
        return "empty"
    if len(plain) < LEAST:
        return "short"
    worth: float = _surprises(_without_words(plain, [*_COMMON, *_words_of(notebook)]))
    if worth < _GUESSED:
        return "guessed"
    kinds = (str.islower, str.isupper, str.isdigit, lambda letter: not letter.isalnum())
    if sum(any(kind(letter) for letter in passphrase) for kind in kinds) >= _MIXED:
        worth *= 1.4
    return "weak" if worth < _FAIR else "fair" if worth < _STRONG else "strong"


def hint(passphrase: str, notebook: str = "") -> str:
    """One sentence for whoever is choosing it."""
    return {
        "empty": tr("Empat kata yang tidak berhubungan mudah diingat dan sulit ditebak."),
        "short": tr("Terlalu pendek: paling sedikit {least} huruf atau angka.").format(least=LEAST),
        "guessed": tr(
            "Terlalu mudah ditebak: jangan hanya kata yang lazim, urutan, huruf berulang, atau nama buku kasus."
        ),
        "weak": tr("Lemah: mudah ditebak. Tambahkan satu atau dua kata lagi."),
        "fair": tr("Cukup. Satu kata lagi membuatnya kuat."),
        "strong": tr("Kuat."),
    }[level(passphrase, notebook)]


def accepted(passphrase: str, notebook: str = "") -> bool:
    """Whether it may be used; a weak one may, after a warning."""
    return level(passphrase, notebook) not in {"empty", "short", "guessed"}


def demand(passphrase: str, notebook: str) -> None:
    """Raise BadInput, with the reason, for a passphrase that no notebook of that name may have."""
    if not accepted(passphrase, notebook):
        told = tr("Kata sandi tidak dipakai dan tidak ada yang dibuat. {reason}")
        raise BadInput(told.format(reason=hint(passphrase, notebook)))


def _words_of(notebook: str) -> list[str]:
    name = unicodedata.normalize("NFC", notebook).casefold().strip()
    words = [word for word in re.split(r"[\W_]+", name) if len(word) >= _NAME]
    return [name, "".join(name.split()), *words] if len(name) >= _NAME else []


def _without_words(plain: str, words: list[str]) -> str:
    """The text with one letter for each of these words and for years, look-alikes such as «p@ssw0rd» included."""
    for word in sorted(words, key=len, reverse=True):
        spelt = plain.translate(_LOOK_ALIKE)
        while (at := spelt.find(word)) >= 0:
            plain = f"{plain[:at]}x{plain[at + len(word) :]}"
            spelt = plain.translate(_LOOK_ALIKE)
    return re.sub(r"(?:19|20)\d\d", "x", plain)


def _surprises(plain: str) -> int:
    """How many letters are neither a repetition nor the next step of a row."""
    repeated = re.fullmatch(r"(.+?)\1+", plain)
    plain = repeated[1] if repeated else plain
    steps = [0, *(_step(before, letter) for before, letter in pairwise(plain))]
    goes_on = [at > 1 and steps[at] == steps[at - 1] and abs(steps[at]) <= 1 for at in range(len(plain))]
    return sum(letter not in plain[max(0, at - 2) : at] and not goes_on[at] for at, letter in enumerate(plain))


def _step(before: str, letter: str) -> int:
    """How far one letter is from the next in their order; after 9 comes 0."""
    apart = ord(letter) - ord(before)
    both_digits = before.isdecimal() and letter.isdecimal()
    return {9: -1, -9: 1}.get(apart, apart) if both_digits else apart
