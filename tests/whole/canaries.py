"""Invented personal words, and where on a disk they must not turn up."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

CANARIES = (
    "Sulastriningsih",
    "Wirasanjaya",
    "Ratnadumilah",
    "Bagaskoroadi",
    "Kartikaningrum",
    "3404015708970003",
    "0812-5550-7391",
    "Jalan Kenanga Seberang 41",
    "Dusun Tegalpasiran",
    "rahasia di balik lemari",
    "dipukul memakai ikat pinggang",
    "takut pulang ke rumah paman",
    "minum obat penenang sejak Juli",
    "pernah ingin mengakhiri hidup",
    "hutang kepada rentenir Mulyono",
    "SMK Bintang Samodra",
    "Puskesmas Karangjambe",
    "Ustaz Fathurrohman",
    "hamil dua bulan",
    "Panti Sinar Kalimasada",
)


def leaks(folders: Iterable[Path], *texts: str) -> list[str]:
    """Which canaries stand, in the clear, in the files below these folders or in their names, or in these texts."""
    found = [f"«{canary}» in a text" for text in texts for canary in CANARIES if canary.casefold() in text.casefold()]
    for folder in folders:
        for path in folder.rglob("*"):
            content = path.read_bytes() if path.is_file() else b""
            for canary in CANARIES:
                clear = (canary.encode("utf-8"), canary.encode("utf-16-le"), canary.encode("utf-16-be"))
                if canary in path.name or any(text in content for text in clear):
                    found.append(f"«{canary}» in {path.name}")
    return found
