"""Key files and backups that were made to eat time or memory, or changed at random: refused in one sentence."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest

from caseworker_app.errors import CaseworkerError, DamagedNotebook
from caseworker_app.limits import SENTENCE
from caseworker_app.store import backup, keys, package_file
from tests.soak import safety
from tests.store.built import PASSPHRASE, Built

STRENGTH = {"memory_kib": 64 * 1024, "passes": 3, "lanes": 4}


def slot(**parts: Any) -> dict[str, Any]:
    encoded = {"salt": bytes(16), "nonce": bytes(12), "wrapped": bytes(48)} | parts
    texts = {name: base64.b64encode(part).decode() for name, part in encoded.items() if isinstance(part, bytes)}
    return {"kind": "passphrase", "strength": STRENGTH, **parts, **texts}


def sealed(**parts: Any) -> bytes:
    inner = json.dumps({"format": 1, "notebook": "x", "slots": [slot()], **parts}, separators=(",", ":"))
    return json.dumps(
        {"keys": json.loads(inner), "sha256": hashlib.sha256(inner.encode()).hexdigest()}, separators=(",", ":")
    ).encode()


@pytest.mark.parametrize(
    "parts",
    [
        {"slots": [slot()] * 200},
        {"slots": [slot()] * 9},
        {"slots": [slot(strength={"memory_kib": 1024 * 1024, "passes": 3, "lanes": 4})]},
        {"slots": [slot(strength={"memory_kib": 256 * 1024, "passes": 32, "lanes": 4})] * 2},
        {"slots": [slot(strength={"memory_kib": 64 * 1024, "passes": 10**9, "lanes": 4})]},
        {"slots": [slot(salt=b"")]},
        {"slots": [slot(nonce=b"")]},
        {"slots": [slot(nonce=bytes(13))]},
        {"slots": [slot(wrapped=bytes(10_000))]},
        {"notebook": "x" * 10_000},
    ],
)
def test_a_key_file_that_asks_for_too_much_is_called_damaged(
    built: Built, monkeypatch: pytest.MonkeyPatch, parts: dict[str, Any]
) -> None:
    for name in (keys.FILE, keys.COPY):
        (built.path / name).write_bytes(sealed(**parts))
    monkeypatch.setattr(keys, "_derive", lambda *_: pytest.fail("nothing may be derived for it"))
    with pytest.raises(DamagedNotebook):
        keys.unlock(built.path, PASSPHRASE)
    assert not keys.is_sound(built.path / keys.FILE)


def test_a_key_file_as_it_should_be_is_read(built: Built) -> None:
    (built.path / keys.FILE).write_bytes(sealed())
    assert keys.is_sound(built.path / keys.FILE)


def changed(data: bytes, chance: random.Random) -> bytes:
    copy = bytearray(data)
    for _ in range(chance.randrange(1, 4)):
        at, kind = chance.randrange(len(copy)), chance.randrange(4)
        if kind == 0:
            copy[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del copy[at : at + chance.choice((1, 3, 200))]
        elif kind == 2:
            copy[at:at] = chance.choice((b"0", b'"', b"}", b"9" * 40, b"\0"))
        else:
            copy[at : at + 1] = bytes([chance.randrange(256)])
    return bytes(copy)


@safety("S9", "mutated key file read", 200, 10_000)
def test_a_mutated_key_file_is_refused_or_the_same(built: Built, tries: int) -> None:
    chance = random.Random(11)  # noqa: S311 - changes, not secrets
    whole = (built.path / keys.FILE).read_bytes()
    (built.path / keys.COPY).unlink()
    for _ in range(tries):
        data = changed(whole, chance)
        (built.path / keys.FILE).write_bytes(data)
        inner = json.loads(whole)["keys"]
        if keys.is_sound(built.path / keys.FILE):
            assert json.loads(data)["keys"] == inner


def outcome(file: Path) -> tuple[str, object]:
    """Why a backup is refused, or what it holds."""
    try:
        return "", package_file.check(file).files
    except CaseworkerError as error:
        return str(error), None


@safety("S9", "mutated backup read", 60, 10_000)
def test_a_mutated_backup_is_refused_or_the_same(built: Built, tmp_path: Path, tries: int) -> None:
    chance = random.Random(12)  # noqa: S311 - changes, not secrets
    backup.backup(built.path, tmp_path / "asli.cadangan")
    whole, file = (tmp_path / "asli.cadangan").read_bytes(), tmp_path / "lain.cadangan"
    edges, (_, sound) = whole[-1500:], outcome(tmp_path / "asli.cadangan")
    for number in range(tries):
        file.write_bytes(whole[:-1500] + changed(edges, chance) if number % 2 else changed(whole, chance))
        refused, found = outcome(file)
        assert len(refused) <= SENTENCE
        assert found in (None, sound)


def test_a_backup_with_a_list_without_end_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.cadangan", "w") as archive:
        for number in range(20_000):
            archive.writestr(f"{number}", b"")
    with pytest.raises(DamagedNotebook):
        package_file.check(tmp_path / "a.cadangan")


@pytest.mark.parametrize("made_at", ["", "kemarin", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59"])
def test_a_backup_of_no_day_is_damaged(built: Built, tmp_path: Path, made_at: str) -> None:
    backup.backup(built.path, tmp_path / "asli.cadangan")
    with zipfile.ZipFile(tmp_path / "asli.cadangan") as source, zipfile.ZipFile(tmp_path / "b.cadangan", "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "manifest.json":
                content = json.dumps({**json.loads(content), "made_at": made_at}).encode()
            target.writestr(name, content)
    with pytest.raises(DamagedNotebook):
        package_file.check(tmp_path / "b.cadangan")
