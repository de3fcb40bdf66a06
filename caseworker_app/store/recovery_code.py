"""The printed recovery code: 128 random bits in Crockford's base32 with two check characters, in seven groups of four.

Crockford's alphabet has no I, L, O, U; when read back, O counts as 0, I and L as 1, and blanks, dashes and case do not
matter. The check is the number modulo 1021, the largest prime below 32 squared: any one wrong character and any two
neighbours in the wrong order are noticed.
"""

from __future__ import annotations

import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BITS = 128
_LENGTH = 26
_CHECK = 2
_PRIME = 1021
_GROUP = 4


def new_code() -> str:
    """A fresh code as it is printed, «7K3M-…»."""
    number = secrets.randbits(_BITS)
    plain = _written(number, _LENGTH) + _written(number % _PRIME, _CHECK)
    return "-".join(plain[at : at + _GROUP] for at in range(0, len(plain), _GROUP))


def read_code(typed: str) -> bytes:
    """The 16 bytes behind a code as someone typed it. Raises ValueError when it cannot be one."""
    plain = "".join(typed.upper().split()).replace("-", "").translate(_FORGIVEN)
    if len(plain) != _LENGTH + _CHECK or not set(plain) <= set(_ALPHABET):
        raise ValueError("not a recovery code")
    number, check = _read(plain[:_LENGTH]), _read(plain[_LENGTH:])
    if number >> _BITS or number % _PRIME != check:
        raise ValueError("mistyped recovery code")
    return number.to_bytes(_BITS // 8, "big")


def _written(number: int, length: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _read(plain: str) -> int:
    number = 0
    for character in plain:
        number = number * 32 + _ALPHABET.index(character)
    return number
