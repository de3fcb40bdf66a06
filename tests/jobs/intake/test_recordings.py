"""Sound and video are known by their bytes, lose where they were made, and come in once only as they will stay."""

from __future__ import annotations

import struct

import pytest

from caseworker_app import limits
from caseworker_app.casework.permissions import Use, use_of_attachment
from caseworker_app.errors import BadInput
from caseworker_app.jobs.cleaning import clean
from caseworker_app.model.partial_date import PartialDate
from tests.jobs.intake import made_recordings
from tests.jobs.intake.made_recordings import MADE, PLACE, RECORDINGS, box, iso, track, wav


@pytest.mark.parametrize("name", RECORDINGS)
def test_a_recording_is_known_by_its_bytes_and_needs_consent_by_name(name: str) -> None:
    data, media_type, suffix = RECORDINGS[name]
    found = clean(data, "Wawancara ibu.dat")
    assert (found.media_type, found.file_name) == (media_type, f"Wawancara ibu{suffix}")
    use = Use.VIDEO if media_type.startswith("video/") else Use.SOUND
    assert use_of_attachment(found.kind, found.media_type) is use
    assert use_of_attachment("pindaian", found.media_type) is use
    assert found.kind == ("rekaman video" if use is Use.VIDEO else "rekaman suara")
    again = clean(found.data, found.file_name)
    assert (again.data, again.file_name, again.media_type) == (found.data, found.file_name, media_type)


@pytest.mark.parametrize("name", ["m4a", "mp4", "3gp", "mov"])
def test_a_recording_of_a_phone_loses_its_place_and_tells_its_day(name: str) -> None:
    data, _, _ = RECORDINGS[name]
    found = clean(data, "VID.mp4")
    assert PLACE in data
    assert PLACE not in found.data
    assert b"\xa9xyz" not in found.data
    assert len(found.data) == len(data)  # addresses within stay right
    assert found.data[data.index(b"mdat") :] == data[data.index(b"mdat") :]
    assert found.taken_on == PartialDate.on(MADE.astimezone().date())
    assert found.notice == ""


def test_a_clock_that_was_never_set_tells_no_day() -> None:
    unset = struct.pack(">I", 0)
    data = box(b"ftyp", b"M4A ", bytes(4)) + box(
        b"moov", box(b"mvhd", bytes(4), unset, unset, bytes(88)), track(b"soun")
    )
    assert clean(data, "a.m4a").taken_on is None


def test_words_beside_the_sound_go() -> None:
    data = wav((b"LIST", b"INFOICMT rumah klien di Bantul"), (b"bext", b"tempat"))
    found = clean(data, "a.wav")
    assert b"Bantul" not in found.data
    assert b"tempat" not in found.data
    assert found.data.endswith(data[-400:])
    assert len(found.data) == len(data)
    assert b"Yogyakarta" not in clean(made_recordings.mp3(), "a.mp3").data
    assert clean(made_recordings.mp3(), "a.mp3").data == made_recordings.mp3(tagged=False)


def test_what_cannot_be_taken_out_is_told_of() -> None:
    data = RECORDINGS["opus"][0] + b"LOCATION=-7.79,110.36"
    found = clean(data, "a.opus")
    assert found.data == data
    assert "tempat perekaman" in found.notice


def test_a_recording_cut_short_is_refused_with_what_to_do() -> None:
    data = iso(b"isom", b"vide")
    with pytest.raises(BadInput, match="terpotong"):
        clean(data[:30], "VID.mp4")
    assert clean(data[:-100], "VID.mp4").media_type == "video/mp4"  # its end alone is missing: the rest plays


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfb\x90\x00" + bytes(500),
        b"RIFF\x10\0\0\0XXXX" + bytes(20),
        b"\0\0\0\x08ftyp",
        b"\0\0\0\x01ftypisom" + b"\xff" * 40,
        b"G" + bytes(600),
        b"OggX" + bytes(50),
        bytes(3000),
    ],
)
def test_what_only_begins_like_a_recording_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        clean(data, "aneh.mp3")


def test_a_recording_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE", 50)
    with pytest.raises(BadInput, match="lebih besar dari"):
        clean(RECORDINGS["amr"][0], "a.amr")


def test_boxes_in_boxes_without_end_stop_nothing() -> None:
    deep = b""
    for _ in range(5000):
        deep = box(b"moov", deep)
    with pytest.raises(BadInput):
        clean(box(b"ftyp", b"isom", bytes(4)) + deep, "dalam.mp4")
