"""The last look at a document that leaves without anybody looking: nothing that points to somebody goes silently."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from caseworker_app.casework import unread
from caseworker_app.casework.hits import Decision
from caseworker_app.documents.book.scans import names_on_scans
from caseworker_app.documents.unprintable import unprintable
from caseworker_app.jobs import leaving, permits, printing
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.casework.hits import Hit
    from caseworker_app.jobs.printing import Prepared
    from caseworker_app.store.notebook import Notebook


def with_care(notebook: Notebook, made: Prepared, keep: str | None = None) -> Prepared:
    """A document that nobody looks through before it leaves: what is undecided is replaced, or kept with a reason.

    keep: why all of it stays as it is; that is written down and holds from then on. Without it what can be replaced is
    for this once, photos are blurred, and where a word may still be a name the document is marked as a draft.

    Raises:
        BadInput: the reason says nothing.
    """
    if not made.undecided or not printing.leaves(made.key):
        return made
    if keep is not None:
        reason = permits.said(keep)
        leaving.decide(notebook, made.file.case.id, made.undecided, Decision(None, reason))
        return dataclasses.replace(made, beside=leaving.around(notebook, made.file.case.id))
    beside = leaving.cautious(made.undecided, made.beside)
    careful = printing.finished(made, beside)
    if not careful.undecided:
        return careful
    words = tr("Konsep, belum untuk diserahkan: ada kata yang mungkin nama orang.")
    return dataclasses.replace(careful, document=printing.marked(careful.document, words))


def notices(made: Prepared, before: Prepared | None = None) -> list[str]:
    """What should be looked at before the document is handed on, a sentence each: kinds and places, never the words.

    before: the document as it was before ``with_care``.
    """
    done = [] if before is None else [hit for hit in before.undecided if hit.key in made.beside.decisions]
    kept = [hit for hit in done if made.beside.decisions[hit.key].keeps]
    replaced = [hit for hit in done if not made.beside.decisions[hit.key].keeps]
    return [
        *filter(None, [unprintable(made.document), "" if made.names else names_on_scans(made.document)]),
        *_told(tr("Diganti sebelum keluar: {kind}, {count} temuan ({places})."), replaced),
        *_told(tr("Dipertahankan dengan alasan: {kind}, {count} temuan ({places})."), kept),
        *_told(tr("Periksa sebelum diserahkan: {kind}, {count} temuan ({places})."), made.undecided),
    ]


def not_read(file: CaseFile) -> list[str]:
    """What was typed into the case and could not be read, in a sentence; nothing where everything was."""
    return list(filter(None, [unread.sentence(unread.unread(file))]))


def _told(sentence: str, hits: Iterable[Hit]) -> list[str]:
    found: dict[str, list[str]] = {}
    for hit in hits:
        found.setdefault(hit.kind.value, []).append(hit.piece.where)
    return [
        sentence.format(kind=kind, count=len(places), places="; ".join(dict.fromkeys(places)))
        for kind, places in found.items()
    ]
