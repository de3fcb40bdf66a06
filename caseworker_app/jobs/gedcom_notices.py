"""What a worker is told of a GEDCOM file: what was put right in it, and what of it has no place here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.limits import brief
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseworker_app.exchange.gedcom.reading import Told

NAMED = 5  # people, lines or facts that a sentence lists
_TAGS = 25  # kinds of lines that a sentence lists, each with its count


def of_the_file(told: Told) -> list[str]:
    """What was put right in a file, and what was left out of it, as sentences."""
    mended = told.mended
    notices = []
    twice = [
        person.name or "?"
        for code in mended.renamed
        for person in (told.people.get(code), told.people.get(f"{code} (2)"))
        if person is not None
    ]
    if mended.renamed:
        notices.append(
            tr(
                "Kode yang sama dipakai dua kali dalam berkas; masing-masing dibaca sebagai catatan tersendiri: "
                "{names}."
            ).format(names=listed(twice or mended.renamed))
        )
    if mended.repeated:
        notices.append(
            tr("{count} catatan tertulis lebih dari sekali dengan isi yang persis sama; dimasukkan sekali.").format(
                count=mended.repeated
            )
        )
    if mended.mentioned:
        notices.append(
            tr("Hanya disebut namanya dalam berkas, kini dimasukkan sebagai orang: {names}.").format(
                names=listed(mended.mentioned)
            )
        )
    if mended.missing:
        notices.append(
            tr("{count} tautan menunjuk ke orang atau keluarga yang tidak ada dalam berkas.").format(
                count=mended.missing
            )
        )
    if mended.wrapped:
        notices.append(
            tr("{count} baris yang terpotong disambung kembali ke teks di atasnya.").format(count=mended.wrapped)
        )
    if mended.passed_over:
        notices.append(
            tr("{count} baris yang bukan GEDCOM dilewati: {lines}.").format(
                count=len(mended.passed_over), lines=listed([f"“{brief(line, 30)}”" for line in mended.passed_over])
            )
        )
    if told.left_out:
        tags = sorted(told.left_out, key=lambda tag: (-told.left_out[tag], tag))
        notices.append(
            tr("Tidak dibawa karena tidak ada tempatnya di sini: {tags}.").format(
                tags=listed([f"{brief(tag, 20)} ({told.left_out[tag]})" for tag in tags], _TAGS)
            )
        )
    return notices


def listed(words: Sequence[str], most: int = NAMED) -> str:
    """The first of some names, and a sign that there are more."""
    return ", ".join(brief(word, 60) for word in words[:most]) + (" …" if len(words) > most else "")
