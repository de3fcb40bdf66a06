"""The smallest files that are recordings of each kind, made of their parts."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

PLACE = b"-7.7956+110.3695/"
MADE = datetime(2024, 8, 26, 5, 0, tzinfo=UTC)


def box(kind: bytes, *parts: bytes) -> bytes:
    data = b"".join(parts)
    return struct.pack(">I", 8 + len(data)) + kind + data


def track(handler: bytes) -> bytes:
    return box(b"trak", box(b"tkhd", bytes(84)), box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(13))))


def iso(brand: bytes, *handlers: bytes, place: bool = True) -> bytes:
    """An MP4 or one of its relations with tracks of these kinds, and where it was made in both places for that."""
    seconds = int((MADE - datetime(1904, 1, 1, tzinfo=UTC)).total_seconds())
    head = box(b"mvhd", bytes(4), struct.pack(">II", seconds, seconds), bytes(88))
    told = [box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(PLACE), 0x15C7), PLACE)), box(b"meta", PLACE)]
    contents = box(b"moov", head, *map(track, handlers), *(told if place else []))
    return box(b"ftyp", brand, bytes(4), brand) + contents + box(b"mdat", bytes(range(256)))


def wav(*chunks: tuple[bytes, bytes]) -> bytes:
    parts = [(b"fmt ", struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)), *chunks, (b"data", bytes(400))]
    body = b"WAVE" + b"".join(kind + struct.pack("<I", len(data)) + data + bytes(len(data) % 2) for kind, data in parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def mp3(*, tagged: bool = True) -> bytes:
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    told = b"TXXX" + b"tempat: Yogyakarta"
    before = b"ID3\x04\0\0" + bytes([0, 0, 0, len(told)]) + told if tagged else b""
    return before + frame * 4 + (b"TAG" + bytes(125) if tagged else b"")


RECORDINGS: dict[str, tuple[bytes, str, str]] = {
    "opus": (b"OggS" + bytes(24) + b"OpusHead" + bytes(100), "audio/ogg", ".opus"),
    "ogg": (b"OggS" + bytes(24) + b"\x01vorbis" + bytes(100), "audio/ogg", ".ogg"),
    "ogv": (b"OggS" + bytes(24) + b"\x80theora" + bytes(100), "video/ogg", ".ogv"),
    "mp3": (mp3(), "audio/mpeg", ".mp3"),
    "mp3 without tags": (mp3(tagged=False), "audio/mpeg", ".mp3"),
    "aac": ((b"\xff\xf1\x50\x80\x02\x1f\xfc" + bytes(9)) * 3, "audio/aac", ".aac"),
    "wav": (wav(), "audio/wav", ".wav"),
    "amr": (b"#!AMR\n" + bytes(100), "audio/amr", ".amr"),
    "flac": (b"fLaC" + bytes(100), "audio/flac", ".flac"),
    "m4a": (iso(b"M4A ", b"soun"), "audio/mp4", ".m4a"),
    "sound in an mp4": (iso(b"mp42", b"soun"), "audio/mp4", ".m4a"),
    "mp4": (iso(b"isom", b"vide", b"soun"), "video/mp4", ".mp4"),
    "3gp": (iso(b"3gp4", b"vide", b"soun"), "video/3gpp", ".3gp"),
    "sound in a 3gp": (iso(b"3gp4", b"soun"), "audio/3gpp", ".3gp"),
    "mov": (iso(b"qt  ", b"vide", b"soun"), "video/quicktime", ".mov"),
    "webm": (b"\x1a\x45\xdf\xa3" + b"\x42\x82\x84webm" + b"\x86\x85V_VP8" + bytes(90), "video/webm", ".webm"),
    "sound in a webm": (
        b"\x1a\x45\xdf\xa3" + b"\x42\x82\x84webm" + b"\x86\x86A_OPUS" + bytes(90),
        "audio/webm",
        ".webm",
    ),
    "mkv": (b"\x1a\x45\xdf\xa3" + b"\x42\x82\x88matroska" + bytes(90), "video/x-matroska", ".mkv"),
    "avi": (b"RIFF\x40\0\0\0AVI LIST\x04\0\0\0hdrl" + bytes(60), "video/x-msvideo", ".avi"),
    "wma": (bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c") + bytes(80), "audio/x-ms-wma", ".wma"),
}
"""Name -> bytes, what they are, the suffix they get."""
