"""What really stands in the file of a notebook: every page decrypted, what was deleted and left behind included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from caseworker_app.store.database import PAGE

_SALT, _IV, _RESERVED = 16, 16, 80  # bytes, as SQLCipher 4 lays out its pages
_LOG_HEAD, _FRAME_HEAD = 32, 24


def decrypted(file: Path, key: bytes) -> bytes:
    """All pages of a database or, where the name ends so, of its log."""
    data = file.read_bytes() if file.is_file() else b""
    if file.name.endswith("-wal"):
        frames = range(_LOG_HEAD, len(data), _FRAME_HEAD + PAGE)
        numbered = ((data[at : at + 4], data[at + _FRAME_HEAD : at + _FRAME_HEAD + PAGE]) for at in frames)
        return b"".join(_plain(page, key, first=number == b"\0\0\0\1") for number, page in numbered)
    pages = (data[at : at + PAGE] for at in range(0, len(data), PAGE))
    return b"".join(_plain(page, key, first=at == 0) for at, page in enumerate(pages))


def _plain(page: bytes, key: bytes, *, first: bool) -> bytes:
    start, end = _SALT if first else 0, PAGE - _RESERVED
    cipher = Cipher(algorithms.AES256(key), modes.CBC(page[end : end + _IV])).decryptor()
    return cipher.update(page[start:end]) + cipher.finalize()


def found_in(folder: Path, key: bytes, words: Iterable[str]) -> list[str]:
    """Which words, or halves of them, a notebook's database and log still hold, in UTF-8 or UTF-16."""
    held = b"".join(decrypted(folder / name, key) for name in ("notebook.db", "notebook.db-wal"))
    assert b"CREATE TABLE" in held, "decrypted with the wrong key or layout"
    return [word for word in words if any(part in held for part in _forms(word))]


def _forms(word: str) -> Iterator[bytes]:
    for text in (word, word[: len(word) // 2], word[len(word) // 2 :]):
        for code in ("utf-8", "utf-16-le", "utf-16-be"):
            yield text.encode(code)
