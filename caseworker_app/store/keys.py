"""The notebook's data key and the slots that wrap it. Imports no SQLAlchemy: the key is derived while that loads.

A random 32-byte data key encrypts the database. It lies in ``keys.json`` and its twin ``keys.copy.json``, wrapped once
by the passphrase and once by the printed recovery code: Argon2id makes a key from either, AES-256-GCM wraps the data
key, with version, kind of slot, notebook and Argon2id's parameters as associated data. Changing the passphrase rewraps
the data key only.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import secrets
import time
import unicodedata
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from caseworker_app import limits
from caseworker_app.errors import BadInput, CaseworkerError, NewerNotebook, NotFound, WrongPassphrase
from caseworker_app.store import attempts, key_swap, notebook_names
from caseworker_app.store.files import open_to_read, write_atomically
from caseworker_app.store.recovery_code import new_code, read_code
from caseworker_app.store.troubles import damaged_keys, machine_trouble, newer
from caseworker_app.text import tr

FILE = notebook_names.KEYS
COPY = notebook_names.KEYS_COPY
FORMAT = 1
_DATABASE = "notebook.db"
_KEY_BYTES = 32
_MEASURED = 3

Kind = Literal["passphrase", "recovery"]


class Strength(msgspec.Struct, frozen=True):
    """Argon2id's parameters. The bounds hold for what is read, too: a hostile file must not eat the memory."""

    memory_kib: Annotated[int, msgspec.Meta(ge=64 * 1024, le=limits.KEY_MEMORY)] = 64 * 1024
    passes: Annotated[int, msgspec.Meta(ge=3, le=32)] = 3
    lanes: Annotated[int, msgspec.Meta(ge=1, le=16)] = 4


LOWEST = Strength()


_Salt = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
_Nonce = Annotated[bytes, msgspec.Meta(min_length=12, max_length=12)]
_Wrapped = Annotated[bytes, msgspec.Meta(min_length=_KEY_BYTES + 16, max_length=_KEY_BYTES + 16)]  # the seal of AES-GCM


class _Slot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: Kind
    strength: Strength
    salt: _Salt
    nonce: _Nonce
    wrapped: _Wrapped


class _Keys(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: int
    notebook: Annotated[str, msgspec.Meta(max_length=100)]
    slots: Annotated[list[_Slot], msgspec.Meta(max_length=limits.KEY_SLOTS)]


class _KeyFile(msgspec.Struct, frozen=True):
    keys: msgspec.Raw
    sha256: str


class _FormatOnly(msgspec.Struct):
    format: int


@dataclass(frozen=True, slots=True)
class Unlocking:
    """How a data key was had: by which slot, of which key file (its bytes), after how many wrong tries."""

    by: Kind
    file: bytes
    failures: int


class DataKey:
    """The unwrapped key of one notebook, until ``drop`` forgets it. unlocking: by what it was unlocked, if it was."""

    def __init__(self, notebook_id: str, key: bytes, unlocking: Unlocking | None = None) -> None:
        self.notebook_id = notebook_id
        self.unlocking = unlocking
        self._key = bytearray(key)

    def __repr__(self) -> str:
        """Never the key."""
        return f"DataKey({self.notebook_id})"

    def derived(self, purpose: str) -> bytes:
        """Another key of 32 bytes, for something else than the database, which does not give this one away."""
        return hmac.digest(self.bytes, f"caseworker {purpose}".encode(), "sha256")

    @property
    def bytes(self) -> bytes:
        """The 32 bytes. Raises RuntimeError after ``drop``."""
        if self.dropped:
            raise RuntimeError("the key was dropped")
        return bytes(self._key)

    @property
    def dropped(self) -> bool:
        """Whether it was forgotten."""
        return not self._key

    def become(self, other: DataKey) -> None:
        """Take over another key, for everything that holds this one."""
        self._key[:] = other.bytes

    def drop(self) -> None:
        """Overwrite and forget it."""
        self._key[:] = bytes(len(self._key))
        self._key.clear()


def calibrated(seconds: float = 1.0) -> Strength:
    """Parameters that cost this machine about so many seconds: more memory first, up to 256 MiB, then more passes."""
    taken = []
    for _ in range(_MEASURED):  # the quickest of several: whatever else is busy slows down one or the other
        start = time.perf_counter()
        _derive(b"calibration", bytes(16), LOWEST)
        taken.append(time.perf_counter() - start)
    factor = max(1.0, seconds / min(taken))
    step = 16 * 1024
    memory = min(limits.KEY_MEMORY, max(LOWEST.memory_kib, int(LOWEST.memory_kib * factor) // step * step))
    passes = min(16, max(LOWEST.passes, int(LOWEST.passes * factor * LOWEST.memory_kib / memory)))
    return Strength(memory, passes, LOWEST.lanes)


def create(folder: Path, passphrase: str, strength: Strength, notebook_id: str | None = None) -> tuple[DataKey, str]:
    """Make a data key with its two slots in ``folder``; returns it with the recovery code to print.

    notebook_id: of the notebook that is to have another key; without it, of a new one.
    """
    key = DataKey(notebook_id or str(uuid.uuid4()), secrets.token_bytes(_KEY_BYTES))
    code = new_code()
    slots = [
        _wrap(key, "passphrase", _passphrase_bytes(passphrase), strength),
        _wrap(key, "recovery", read_code(code), LOWEST),
    ]
    _save(folder, _Keys(FORMAT, key.notebook_id, slots))
    return key, code


def unlock(
    folder: Path,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    *,
    clock: Callable[[], float] = time.time,
) -> DataKey:
    """The data key, by passphrase or recovery code; takes about a second.

    Raises WrongPassphrase (also while the pause after earlier ones lasts), DamagedNotebook, NewerNotebook, NotFound.
    """
    key_swap.settle(folder)
    files = _load(folder)
    pause = attempts.seconds_to_wait(folder, clock)
    if pause > 0:
        raise WrongPassphrase(
            tr("Kata sandi salah beberapa kali. Tunggu {seconds} detik, lalu coba lagi.").format(seconds=int(pause) + 1)
        )
    kind: Kind = "passphrase" if recovery_code is None else "recovery"
    secret = _passphrase_bytes(passphrase or "") if recovery_code is None else _code_bytes(recovery_code)
    fitting = [(content, keys, slot) for content, keys in files for slot in keys.slots if slot.kind == kind]
    if not fitting:
        raise damaged_keys()
    for content, keys, slot in fitting:
        if key := _unwrap(keys.notebook, slot, secret):
            return DataKey(keys.notebook, key, Unlocking(kind, content, attempts.succeeded(folder)))
    attempts.failed(folder, clock)
    if kind == "passphrase":
        raise WrongPassphrase(
            tr("Kata sandi salah. Isi buku kasus tetap aman; periksa huruf besar dan kecil, lalu coba lagi.")
        )
    raise WrongPassphrase(tr("Kode pemulihan ini bukan milik buku kasus ini. Periksa lembar kode yang dicetak dahulu."))


def seconds_to_wait(folder: Path) -> float:
    """Seconds until the next passphrase is looked at, 0 to 60, for the countdown of the window."""
    return attempts.seconds_to_wait(folder, time.time)


def change_passphrase(folder: Path, key: DataKey, new: str, strength: Strength) -> None:
    """Wrap the data key with another passphrase; the database and the recovery code stay as they are."""
    key_swap.finish(folder)
    _, keys = _load(folder)[0]
    slots = [slot for slot in keys.slots if slot.kind != "passphrase"]
    _save(folder, _Keys(FORMAT, keys.notebook, [_wrap(key, "passphrase", _passphrase_bytes(new), strength), *slots]))


def change_recovery_code(folder: Path, key: DataKey) -> str:
    """Make a new code to print; the old one stops working."""
    key_swap.finish(folder)
    _, keys = _load(folder)[0]
    code = new_code()
    slots = [slot for slot in keys.slots if slot.kind != "recovery"]
    _save(folder, _Keys(FORMAT, keys.notebook, [*slots, _wrap(key, "recovery", read_code(code), LOWEST)]))
    return code


def passphrase_strength(folder: Path) -> Strength:
    """How costly guessing the passphrase is made. Raises as ``unlock`` does."""
    _, keys = _load(folder)[0]
    return next(slot.strength for slot in keys.slots if slot.kind == "passphrase")


def heal(folder: Path, good: bytes | None = None) -> None:
    """Make the twins equal again when one of them was lost, damaged or left behind by a kill.

    good: what the one of them holds that gave the key; without it, the first that is sound counts.
    """
    present = {folder / name: _sound(folder / name) for name in (FILE, COPY)}
    if good is None or good not in present.values():
        good = next(filter(None, present.values()), None)
    for path, content in present.items():
        if good is not None and content != good:
            with contextlib.suppress(CaseworkerError):  # the sound twin is still there; the next opening tries again
                write_atomically(path, good)


def notebook_id(content: bytes) -> str | None:
    """Which notebook the content of a key file belongs to; None when it is not sound."""
    try:
        return _parse(content).notebook
    except CaseworkerError:
        return None


def fingerprint(content: bytes) -> str:
    """Eight bytes of a hash, in hex, that tell one key file from another and nothing of what it holds."""
    return hashlib.sha256(content).hexdigest()[:16]


def is_sound(file: Path) -> bool:
    """Whether a key file holds what was written."""
    return _sound(file) is not None


def _passphrase_bytes(passphrase: str) -> bytes:
    plain = unicodedata.normalize("NFC", passphrase)
    if not plain:
        raise BadInput(tr("Kata sandi belum diisi."))
    return plain.encode()


def _code_bytes(code: str) -> bytes:
    try:
        return read_code(code)
    except ValueError as error:
        raise WrongPassphrase(
            tr("Kode pemulihan salah ketik: kode itu terdiri atas 7 kelompok berisi 4 huruf atau angka. Periksa lagi.")
        ) from error


def _derive(secret: bytes, salt: bytes, strength: Strength) -> bytes:
    return hash_secret_raw(
        secret, salt, strength.passes, strength.memory_kib, strength.lanes, _KEY_BYTES, Type.ID, version=19
    )


def _associated(kind: str, notebook: str, strength: Strength, salt: bytes) -> bytes:
    parts = (FORMAT, kind, notebook, "argon2id", strength.memory_kib, strength.passes, strength.lanes, salt.hex())
    return "|".join(str(part) for part in parts).encode()


def _wrap(key: DataKey, kind: Kind, secret: bytes, strength: Strength) -> _Slot:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    cipher = AESGCM(_derive(secret, salt, strength))
    wrapped = cipher.encrypt(nonce, key.bytes, _associated(kind, key.notebook_id, strength, salt))
    return _Slot(kind, strength, salt, nonce, wrapped)


def _unwrap(notebook: str, slot: _Slot, secret: bytes) -> bytes | None:
    cipher = AESGCM(_derive(secret, slot.salt, slot.strength))
    try:
        return cipher.decrypt(slot.nonce, slot.wrapped, _associated(slot.kind, notebook, slot.strength, slot.salt))
    except InvalidTag:
        return None


def _save(folder: Path, keys: _Keys) -> None:
    inner = msgspec.json.encode(keys)
    content = msgspec.json.encode(_KeyFile(msgspec.Raw(inner), hashlib.sha256(inner).hexdigest()))
    for name in (FILE, COPY):
        write_atomically(folder / name, content)


def _load(folder: Path) -> list[tuple[bytes, _Keys]]:
    """The twins that are sound (a checksum tells damage from a wrong passphrase), once where they are the same."""
    trouble: CaseworkerError | None = None
    sound: dict[bytes, _Keys] = {}
    for name in (FILE, COPY):
        try:
            with machine_trouble(), open_to_read(folder / name) as file:
                content = file.read(limits.KEY_FILE)
            sound[content] = _parse(content)
        except NewerNotebook:
            raise
        except NotFound:
            continue
        except CaseworkerError as error:
            trouble = error
    if sound:
        return list(sound.items())
    if trouble:
        raise trouble
    with machine_trouble():
        if (folder / _DATABASE).exists():
            raise damaged_keys()
    raise NotFound(tr("Di tempat ini tidak ada buku kasus: berkas kuncinya tidak ditemukan."))


def _parse(content: bytes) -> _Keys:
    try:
        file = msgspec.json.decode(content, type=_KeyFile)
        if hashlib.sha256(bytes(file.keys)).hexdigest() != file.sha256:
            raise damaged_keys()
        if msgspec.json.decode(file.keys, type=_FormatOnly).format > FORMAT:
            raise newer()
        keys = msgspec.json.decode(file.keys, type=_Keys)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise damaged_keys() from error
    if sum(slot.strength.memory_kib * slot.strength.passes for slot in keys.slots) > limits.KEY_EFFORT:
        raise damaged_keys()
    return keys


def _sound(path: Path) -> bytes | None:
    try:
        with open_to_read(path) as file:
            content = file.read(limits.KEY_FILE)
        _parse(content)
    except (OSError, CaseworkerError):
        return None
    return content
