"""Sound and video: known by their first bytes, kept as they are but for where they say they were made.

Where a file's parts are marked by their length (MP4, MOV, M4A, 3GP; WAV and AVI; the tags of MP3), those that describe
it are blanked out in place, so that no address within changes. Others are kept to the byte, and the notice says so
where they seem to tell a place.
"""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from caseworker_app import limits
from caseworker_app.errors import BadInput
from caseworker_app.jobs.intake.prepared import SOUND, VIDEO, Prepared, too_large, with_suffix
from caseworker_app.limits import KB, brief
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclasses.dataclass(frozen=True, slots=True)
class Form:
    """A form of recording. media_type: «audio/…» or «video/…»."""

    media_type: str
    suffix: str


_OGG, _OGG_VIDEO, _OPUS = Form("audio/ogg", ".ogg"), Form("video/ogg", ".ogv"), Form("audio/ogg", ".opus")
_MP3, _AAC = Form("audio/mpeg", ".mp3"), Form("audio/aac", ".aac")
_M4A, _MP4 = Form("audio/mp4", ".m4a"), Form("video/mp4", ".mp4")
_3GP_SOUND, _3GP, _MOV = Form("audio/3gpp", ".3gp"), Form("video/3gpp", ".3gp"), Form("video/quicktime", ".mov")
_WEBM_SOUND, _WEBM, _MKV = Form("audio/webm", ".webm"), Form("video/webm", ".webm"), Form("video/x-matroska", ".mkv")
_WMA, _WMV = Form("audio/x-ms-wma", ".wma"), Form("video/x-ms-wmv", ".wmv")
_WAV, _AVI = Form("audio/wav", ".wav"), Form("video/x-msvideo", ".avi")
_STARTS: tuple[tuple[bytes, Form], ...] = (
    (b"#!AMR", Form("audio/amr", ".amr")),
    (b"fLaC", Form("audio/flac", ".flac")),
    (b"caff", Form("audio/x-caf", ".caf")),
    (b"ID3", _MP3),
    (b"FLV\x01", Form("video/x-flv", ".flv")),
    (b"\x00\x00\x01\xba", Form("video/mpeg", ".mpg")),
)
SUFFIXES = (
    *(".ogg", ".oga", ".opus", ".mp3", ".m4a", ".aac", ".wav", ".amr", ".flac", ".wma", ".caf", ".aiff"),
    *(".mp4", ".m4v", ".3gp", ".mov", ".webm", ".mkv", ".avi", ".wmv", ".mpg", ".ogv", ".mts", ".flv"),
)
_HEAD = 64 * KB
_EBML, _ASF = b"\x1a\x45\xdf\xa3", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11"
_ASF_VIDEO = bytes.fromhex("c0ef19bc4d5bcf11a8fd00805f5c442b")  # kind of a stream
_QUICKTIME_PARTS = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}  # how films without a brand begin
_WITHIN = {b"moov", b"trak", b"mdia"}  # parts of MP4 that are looked into
_DESCRIBING = {b"udta", b"meta", b"uuid"}
_DESCRIBING_RIFF = {b"LIST", b"bext", b"id3 ", b"ID3 ", b"iXML", b"_PMX", b"axml"}
_MUST_STAY = {b"hdrl", b"movi", b"rec "}  # lists of AVI that are the film itself
_TRANSPORT = 188  # bytes of a packet of digital television, each of which begins with 0x47
_TELLS_PLACE = re.compile(rb"ISO6709|\xa9xyz|location|gpslatitude|geo_?tag", re.IGNORECASE)
_EPOCH = datetime(1904, 1, 1, tzinfo=UTC)  # from which MP4 counts seconds
_FIRST_YEAR = 1990  # an earlier one comes from a clock that was never set


def form_of(data: bytes) -> Form | None:
    """What form of recording the bytes are; None where they are none."""
    head = data[:_HEAD]
    for start, form in _STARTS:
        if head.startswith(start):
            return form
    kind = head[8:12]
    if head.startswith(b"OggS"):
        if b"\x80theora" in head or b"BBCD\x00" in head:
            return _OGG_VIDEO
        return _OPUS if b"OpusHead" in head[:256] else _OGG
    if head.startswith(b"RIFF") and kind in {b"WAVE", b"AVI "}:
        return _WAV if kind == b"WAVE" else _AVI
    if head.startswith(b"FORM") and kind in {b"AIFF", b"AIFC"}:
        return Form("audio/aiff", ".aiff")
    if head.startswith(_EBML):
        film = b"V_" in head
        return (_WEBM if film else _WEBM_SOUND) if b"webm" in head[:KB] else _MKV
    if head.startswith(_ASF):
        return _WMV if _ASF_VIDEO in head else _WMA
    if len(head) > 2 * _TRANSPORT and head[0] == head[_TRANSPORT] == head[2 * _TRANSPORT] == 0x47:
        return Form("video/mp2t", ".mts")
    if head[4:8] == b"ftyp" or head[4:8] in _QUICKTIME_PARTS:
        return _iso_form(data)
    return _bare_sound(head)


def clean_recording(data: bytes, name: str, form: Form) -> Prepared:
    """A recording as it may be kept. Raises BadInput where it is above the limit, or nothing of it would play."""
    if len(data) > limits.FILE:
        raise too_large(name, limits.FILE)
    kept, made_on = data, None
    if form in {_M4A, _MP4, _3GP, _3GP_SOUND, _MOV}:
        boxes = list(_boxes(data))
        if not {kind for kind, _, _ in boxes} >= {b"moov", b"hdlr"}:
            sentence = tr("Rekaman “{name}” terpotong, jadi tidak dapat diputar. Salin ulang dari alat perekamnya.")
            raise BadInput(sentence.format(name=brief(name)))
        kept, made_on = _blanked(data, boxes, b"free"), _made_on(data, boxes)
    elif form in {_WAV, _AVI}:
        kept = _blanked(data, list(_chunks(data)), b"JUNK")
    elif form is _MP3:
        kept = _without_tags(data)
    is_video = form.media_type.startswith("video/")
    sentence = tr("“{name}” mungkin menyimpan tempat perekaman; bagian itu tidak dapat dibuang dari bentuk {form}.")
    tells = _TELLS_PLACE.search(kept[:_HEAD]) or _TELLS_PLACE.search(kept[-_HEAD:])
    notice = sentence.format(name=brief(name), form=form.suffix.lstrip(".").upper()) if tells else ""
    kind = VIDEO if is_video else SOUND
    return Prepared(with_suffix(name, form.suffix), form.media_type, kept, kind, made_on, notice)


def _iso_form(data: bytes) -> Form:
    """MP4 and its relations: which one its brand says, and whether it has pictures."""
    brand = data[8:12] if data[4:8] == b"ftyp" else b"qt  "
    film = any(data[start + 8 : start + 12] == b"vide" for kind, start, _ in _boxes(data) if kind == b"hdlr")
    if brand[:3] in {b"3gp", b"3g2"}:
        return _3GP if film else _3GP_SOUND
    if brand in {b"M4A ", b"M4B "} or not film:
        return _M4A
    return _MOV if brand == b"qt  " else _MP4


def _bare_sound(head: bytes) -> Form | None:
    """MP3 and AAC without a head: two frames, each of which begins with eleven or twelve bits set."""
    if len(head) < 4 or head[0] != 0xFF:
        return None
    if head[1] & 0xF6 == 0xF0:
        length = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
        return _AAC if length and head[length : length + 1] == b"\xff" else None
    rates = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
    frequencies = (44100, 48000, 32000, 0)
    is_layer_3 = head[1] & 0xFE == 0xFA
    rate, frequency = rates[head[2] >> 4], frequencies[head[2] >> 2 & 3]
    if not (is_layer_3 and rate and frequency):
        return None
    length = 144_000 * rate // frequency + (head[2] >> 1 & 1)
    return _MP3 if head[length : length + 1] == b"\xff" else None


def _boxes(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """The parts of an MP4, those within its list of contents too: kind, first byte after the head, end.

    A list of contents that is cut short is none; the pictures and sounds themselves may be.
    """
    at, end = 0, len(data)
    while at + 8 <= end:
        length, kind, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if length == 1:
            length, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        length = length or end - at
        if length < head or (kind in _WITHIN and at + length > end):
            return
        stop = min(at + length, end)
        yield kind, at + head, stop
        at = at + head if kind in _WITHIN else stop


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """The parts of a WAV or AVI, as ``_boxes`` gives them; lists that are the film itself are not among them."""
    at = 12
    while at + 8 <= len(data):
        kind, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        stop = min(at + 8 + length, len(data))
        if kind in _DESCRIBING_RIFF and data[at + 8 : at + 12] not in _MUST_STAY:
            yield kind, at + 8, stop
        at = stop + length % 2


def _blanked(data: bytes, parts: list[tuple[bytes, int, int]], empty: bytes) -> bytes:
    """The same bytes, in which every part that describes the recording is zeros under the name of an empty part."""
    kept = bytearray(data)
    for kind, start, stop in parts:
        if kind in _DESCRIBING or kind in _DESCRIBING_RIFF:
            named = start - 8 if empty == b"JUNK" else start - 4
            kept[named : named + 4] = empty
            kept[start:stop] = bytes(stop - start)
    return bytes(kept)


def _made_on(data: bytes, boxes: list[tuple[bytes, int, int]]) -> PartialDate | None:
    """The day on which an MP4 says it was begun, in the time of this computer."""
    start = next((start for kind, start, _ in boxes if kind == b"mvhd"), None)
    if start is None:
        return None
    width = 8 if data[start] == 1 else 4
    seconds = int.from_bytes(data[start + 4 : start + 4 + width], "big")
    try:
        moment = (_EPOCH + timedelta(seconds=seconds)).astimezone()
    except OverflowError:
        return None
    return PartialDate.on(moment.date()) if _FIRST_YEAR <= moment.year <= datetime.now(UTC).year else None


def _without_tags(data: bytes) -> bytes:
    """An MP3 without what stands before and behind its sound; as it is where nothing would be left."""
    start, end = 0, len(data)
    while data[start : start + 3] == b"ID3":
        length = 0
        for part in data[start + 6 : start + 10]:
            length = length << 7 | part & 0x7F
        start += 10 + length
    if data[end - 128 : end - 125] == b"TAG":
        end -= 128
    return data[start:end] if start < end else data
