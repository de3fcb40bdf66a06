"""What is found, as the few lines in which an import closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseworker_app.casework.checks.certain import who
from caseworker_app.forms.called import called
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from caseworker_app.casework.checks.finding import Finding

NAMED = 3  # findings that are told in full


def lines(findings: Iterable[Finding], *, besides: Iterable[Finding] = ()) -> list[str]:
    """The first few findings, a sentence each, and how many there are besides.

    besides: what was found before; only what is new is told.
    """
    known = {_sentence(finding) for finding in besides}
    sentences = [words for words in dict.fromkeys(map(_sentence, findings)) if words not in known]
    notices = sentences[:NAMED]
    more = len(sentences) - NAMED
    if more > 0:
        words = tr("… dan {count} hal lain yang perlu diperiksa; tampak kuning di bawah isiannya.")
        notices.append(words.format(count=more))
    return notices


def _sentence(finding: Finding) -> str:
    """With whose or what it is, unless the sentence begins with that, since the line stands far from the field."""
    record, sentence = finding.record, finding.sentence
    if isinstance(record, Person):
        where, named = who(record), sentence.startswith(f"{who(record)} ")
    else:
        where, named = called(type(record).__name__), sentence.startswith(tr("Tanggal "))
    if named:
        return tr("Periksa: {sentence}").format(sentence=sentence)
    return tr("Periksa {where}: {sentence}").format(where=where, sentence=sentence)
