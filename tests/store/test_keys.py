from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseworker_app.errors import BadInput, CaseworkerError, DamagedNotebook, NewerNotebook, NotFound, WrongPassphrase
from caseworker_app.store import attempts, keys
from caseworker_app.store.notebooks import open_notebook
from caseworker_app.store.recovery_code import new_code, read_code
from tests.soak import safety
from tests.store.built import PASSPHRASE, Built

CODES = st.integers(0, 27).flatmap(
    lambda at: st.tuples(st.just(at), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
)


class Clock:
    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


def test_a_code_reads_back_however_it_is_typed() -> None:
    code = new_code()
    assert len(read_code(code)) == 16
    sloppy = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert read_code(sloppy) == read_code(code)
    assert len({new_code() for _ in range(100)}) == 100


@given(CODES)
def test_one_wrong_character_in_a_code_is_noticed(change: tuple[int, str]) -> None:
    at, character = change
    plain = new_code().replace("-", "")
    if plain[at] != character:
        with pytest.raises(ValueError, match="recovery code"):
            read_code(plain[:at] + character + plain[at + 1 :])


@given(st.integers(0, 26))
def test_two_characters_in_the_wrong_order_are_noticed(at: int) -> None:
    plain = new_code().replace("-", "")
    if plain[at] != plain[at + 1]:
        with pytest.raises(ValueError, match="recovery code"):
            read_code(plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :])


@given(st.text())
def test_any_text_may_be_typed_as_a_code(text: str) -> None:
    with pytest.raises(ValueError, match="recovery code"):
        read_code(text)


def test_passphrase_and_code_open_the_same_key(built: Built) -> None:
    assert keys.unlock(built.path, PASSPHRASE).bytes == built.raw_key
    assert keys.unlock(built.path, recovery_code=built.code.lower()).bytes == built.raw_key


def test_a_passphrase_is_the_same_however_its_accents_are_typed(tmp_path: Path) -> None:
    key, _ = keys.create(tmp_path, "caf\u00e9", keys.LOWEST)
    assert keys.unlock(tmp_path, "cafe\u0301").bytes == key.bytes


def test_wrong_ones_are_told_apart_from_a_slip(built: Built) -> None:
    with pytest.raises(WrongPassphrase, match="Kata sandi salah"):
        keys.unlock(built.path, "bukan ini")
    with pytest.raises(WrongPassphrase, match="salah ketik"):
        keys.unlock(built.path, recovery_code="ABCD-EFGH")
    with pytest.raises(WrongPassphrase, match="bukan milik"):
        keys.unlock(built.path, recovery_code=new_code())
    with pytest.raises(BadInput, match="belum diisi"):
        keys.unlock(built.path, "")


def test_changing_the_passphrase_leaves_key_and_code(built: Built) -> None:
    keys.change_passphrase(built.path, built.key(), "yang baru", keys.LOWEST)
    assert keys.unlock(built.path, "yang baru").bytes == built.raw_key
    assert keys.unlock(built.path, recovery_code=built.code).bytes == built.raw_key
    with pytest.raises(WrongPassphrase):
        keys.unlock(built.path, PASSPHRASE)
    assert (built.path / keys.FILE).read_bytes() == (built.path / keys.COPY).read_bytes()


def test_a_new_code_replaces_the_old_one(built: Built) -> None:
    code = keys.change_recovery_code(built.path, built.key())
    assert keys.unlock(built.path, recovery_code=code).bytes == built.raw_key
    with pytest.raises(WrongPassphrase):
        keys.unlock(built.path, recovery_code=built.code)


def test_the_twin_stands_in_and_heals_a_damaged_key_file(built: Built) -> None:
    good = (built.path / keys.FILE).read_bytes()
    for bad in (b"", b"{", good[:-20], good.replace(b"passphrase", b"passphrasE"), b"\xff\xfe\x00"):
        (built.path / keys.FILE).write_bytes(bad)
        assert not keys.is_sound(built.path / keys.FILE)
        keys.heal(built.path)
        assert (built.path / keys.FILE).read_bytes() == good
    (built.path / keys.FILE).unlink()
    assert keys.unlock(built.path, PASSPHRASE).bytes == built.raw_key
    keys.heal(built.path)
    assert (built.path / keys.FILE).read_bytes() == good


def test_damaged_key_files_are_no_wrong_passphrase(built: Built) -> None:
    for name in (keys.FILE, keys.COPY):
        content = bytearray((built.path / name).read_bytes())
        content[200] ^= 1
        (built.path / name).write_bytes(content)
    with pytest.raises(DamagedNotebook, match="kunci"):
        keys.unlock(built.path, PASSPHRASE)
    shutil.rmtree(built.path)
    built.path.mkdir()
    with pytest.raises(NotFound):
        keys.unlock(built.path, PASSPHRASE)


def _sealed(content: object) -> bytes:
    """What a key file of this content holds, its checksum right."""
    inner = json.dumps(content)
    return f'{{"keys": {inner}, "sha256": "{hashlib.sha256(inner.encode()).hexdigest()}"}}'.encode()


def _rewrite(path: Path, change: Callable[[Any], object], names: tuple[str, ...] = (keys.FILE, keys.COPY)) -> None:
    content = json.loads((path / keys.FILE).read_bytes())["keys"]
    change(content)
    for name in names:
        (path / name).write_bytes(_sealed(content))


def test_a_hostile_key_file_cannot_eat_the_memory(built: Built) -> None:
    _rewrite(built.path, lambda content: content["slots"][0]["strength"].update(memory_kib=512 * 1024 * 1024))
    with pytest.raises(DamagedNotebook):
        keys.unlock(built.path, PASSPHRASE)


@pytest.mark.parametrize("twin", [0, 1])
def test_a_broken_key_file_with_a_right_checksum_beside_a_good_twin_opens(built: Built, twin: int) -> None:
    names = (keys.FILE, keys.COPY)
    good = (built.path / keys.FILE).read_bytes()
    _rewrite(built.path, lambda content: content["slots"][0].update(nonce="AAAAAAAAAAAAAAAA"), (names[twin],))
    open_notebook(built.path, PASSPHRASE).close()
    assert [(built.path / name).read_bytes() for name in names] == [good, good]


SPOILT: dict[str, list[object]] = {
    "nonce": ["", "AAAA", "%%%", None, 7],
    "salt": ["", "AAAA", "A" * 400],
    "wrapped": ["", "AAAA", "A" * 4000],
    "kind": ["", "other"],
    "strength": [None, {"memory_kib": -1}],
}


@pytest.mark.parametrize(("part", "value"), [(part, value) for part, values in SPOILT.items() for value in values])
def test_a_spoilt_slot_is_damage(built: Built, part: str, value: object) -> None:
    _rewrite(built.path, lambda content: [slot.update({part: value}) for slot in content["slots"]])
    with pytest.raises(DamagedNotebook, match="kunci"):
        keys.unlock(built.path, PASSPHRASE)


def test_a_key_file_without_slots_is_damage(built: Built) -> None:
    _rewrite(built.path, lambda content: content.update(slots=[]))
    with pytest.raises(DamagedNotebook, match="kunci"):
        keys.unlock(built.path, PASSPHRASE)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
WAYS_IN = st.sampled_from(
    [
        ("format",), ("notebook",), ("slots",), ("slots", 0), ("slots", 1, "kind"), ("slots", 0, "nonce"),
        ("slots", 0, "salt"), ("slots", 0, "wrapped"), ("slots", 0, "strength"), ("slots", 0, "strength", "passes"),
        ("slots", 0, "strength", "lanes"), ("further",),
    ]
)  # fmt: skip


@safety("S9", "key files changed at random: an error of ours", 60, 2000)
def test_whatever_a_key_file_holds_is_an_error_of_ours(
    built: Built, tries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_derive", lambda secret, salt, _: hashlib.sha256(secret + salt).digest())
    whole = (built.path / keys.FILE).read_bytes()

    @settings(max_examples=tries, database=None, deadline=None)
    @given(way=WAYS_IN, value=JSON, at=st.integers(0, len(whole) - 1), byte=st.integers(0, 255), sealed=st.booleans())
    def unlocked(way: tuple[Any, ...], value: object, at: int, byte: int, sealed: bool) -> None:  # noqa: FBT001 - drawn
        if sealed:
            content = json.loads(whole)["keys"]
            *above, last = way
            part = content
            for step in above:
                part = part[step]
            part[last] = value
            changed = _sealed(content)
        else:
            changed = whole[:at] + bytes([byte]) + whole[at + 1 :]
        for name in (keys.FILE, keys.COPY):
            (built.path / name).write_bytes(changed)
        keys.heal(built.path)
        attempts.succeeded(built.path)
        with contextlib.suppress(CaseworkerError):
            keys.unlock(built.path, PASSPHRASE)
        with contextlib.suppress(CaseworkerError):
            keys.unlock(built.path, recovery_code=built.code)

    unlocked()


def test_weaker_parameters_than_were_sealed_do_not_open(built: Built) -> None:
    _rewrite(built.path, lambda content: content["slots"][0]["strength"].update(passes=4))
    with pytest.raises(WrongPassphrase):
        keys.unlock(built.path, PASSPHRASE)


def test_a_newer_key_file_says_so(built: Built) -> None:
    _rewrite(built.path, lambda content: content.update(format=2, something="new"))
    with pytest.raises(NewerNotebook, match="lebih baru"):
        keys.unlock(built.path, PASSPHRASE)


def test_pauses_grow_from_none_to_a_minute() -> None:
    assert [attempts.pause_after(failures) for failures in range(1, 12)] == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60]
    assert attempts.pause_after(10_000) == 60


@safety("S4", "wrong passphrases over restarts", 4, 4)
def test_wrong_passphrases_cost_time_over_restarts_and_a_right_one_ends_it(built: Built) -> None:
    clock = Clock()
    for _ in range(4):
        attempts.failed(built.path, clock)
    with pytest.raises(WrongPassphrase, match="Tunggu 2 detik"):
        keys.unlock(built.path, PASSPHRASE, clock=clock)
    clock.now += 1
    assert keys.unlock(built.path, PASSPHRASE, clock=clock).bytes == built.raw_key
    assert not (built.path / attempts.FILE).exists()


def test_a_wrong_passphrase_is_counted(built: Built) -> None:
    clock = Clock()
    for _ in range(3):
        attempts.failed(built.path, clock)
    with pytest.raises(WrongPassphrase, match="Kata sandi salah"):
        keys.unlock(built.path, "bukan ini", clock=clock)
    assert attempts.seconds_to_wait(built.path, clock) == 1


@pytest.mark.parametrize("years", [-5, 5])
def test_a_wrong_clock_never_locks_out_for_longer_than_a_minute(built: Built, years: int) -> None:
    clock = Clock()
    for _ in range(20):
        attempts.failed(built.path, clock)
    clock.now += years * 365 * 86400
    assert attempts.seconds_to_wait(built.path, clock) <= 60
    clock.now += 60
    assert attempts.seconds_to_wait(built.path, clock) == 0


def test_a_broken_count_counts_nothing(built: Built) -> None:
    (built.path / attempts.FILE).write_text("{")
    assert attempts.seconds_to_wait(built.path, Clock()) == 0


def test_a_dropped_key_is_gone() -> None:
    key = keys.DataKey("x", bytes(range(32)))
    assert "00010203" not in repr(key)
    key.drop()
    with pytest.raises(RuntimeError):
        _ = key.bytes


def test_calibration_stays_within_what_may_be_read() -> None:
    assert keys.calibrated(0.01) == keys.LOWEST
    strong = keys.calibrated(3.0)
    assert keys.LOWEST.memory_kib < strong.memory_kib <= 256 * 1024
