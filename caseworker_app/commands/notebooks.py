"""Commands about a whole notebook."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from caseworker_app import passphrase
from caseworker_app.commands.opened import opened
from caseworker_app.errors import (
    CaseworkerError,
)
from caseworker_app.text import tr

if TYPE_CHECKING:
    from argparse import Namespace

    from caseworker_app.store.backup import Report


def new(arguments: Namespace) -> None:
    """Make a notebook and print its recovery code."""
    from caseworker_app.store import folder, passphrases
    from caseworker_app.store.files import discard
    from caseworker_app.store.notebooks import create

    folder.demand_free(arguments.notebook)
    chosen = passphrase.given(arguments, confirm=True)
    passphrases.demand(chosen, arguments.notebook.stem)
    notebook, recovery_code = create(arguments.notebook, chosen)
    notebook.close()
    try:
        print(recovery_code, flush=True)
    except OSError as error:
        discard(arguments.notebook)
        told = tr("Kode pemulihan tidak dapat dicetak, jadi buku kasus tidak dibuat. Coba lagi dengan keluaran lain.")
        raise CaseworkerError(told) from error


def backup(arguments: Namespace) -> None:
    """Write a backup."""
    from caseworker_app.store.backup import backup

    ready = getattr(arguments, "passphrase_file", None) or os.environ.get(passphrase.VARIABLE)
    report = backup(arguments.notebook, arguments.file, passphrase.given(arguments) if ready else None)
    if report.kept is not None:
        print(tr("Cadangan lama dengan nama itu disimpan sebagai “{name}”.").format(name=report.kept.name))
    for sentence in report.warnings:
        print(sentence, file=sys.stderr)


def restore(arguments: Namespace) -> None:
    """Make a notebook out of a backup."""
    from caseworker_app.store.backup import restore

    restore(arguments.file, arguments.notebook)


def verify(arguments: Namespace) -> None:
    """Read a notebook or a backup whole, and say what was found."""
    from caseworker_app.store import folder
    from caseworker_app.store.backup import verify
    from caseworker_app.store.conflict_copies import conflict_sentence

    if not arguments.path.is_file():
        folder.demand(arguments.path)
    report = verify(arguments.path, passphrase.given(arguments))
    if report.warnings:
        raise CaseworkerError(" ".join(report.warnings))
    print(_report_line(report))
    if notice := conflict_sentence(arguments.path):
        print(notice)


def audit(arguments: Namespace) -> None:
    """Print the audit trail, then whether it is whole."""
    import json

    from caseworker_app.jobs import trail

    with opened(arguments) as notebook, notebook.reader() as session:
        for line in trail.all_lines(session, trail.Wanted()):
            plain = json.dumps(trail.as_plain(line), ensure_ascii=False)
            print(plain if arguments.json else trail.as_text(line))
        if sentence := notebook.check_trail():
            raise CaseworkerError(sentence)


def _report_line(report: Report) -> str:
    """What was verified and what was found, in one line."""
    name = report.path.resolve().name
    if report.made_at is None:
        whole = tr("Buku kasus “{name}” utuh").format(name=name)
    else:
        at = report.made_at.astimezone().strftime("%d-%m-%Y %H.%M")
        whole = tr("Cadangan “{name}” utuh, dibuat {at}").format(name=name, at=at)
    found = report.contents
    if found is None:
        return f"{whole}."
    counted = tr("skema {revision}, {cases} kasus, {attachments} lampiran").format(
        revision=found.revision, cases=found.cases, attachments=found.attachments
    )
    if not found.incomplete:
        return f"{whole}: {counted}" + (tr(", semuanya lengkap.") if found.attachments else ".")
    return f"{whole}: {counted}" + tr(", {number} di antaranya tanpa isi atau lain ukurannya.").format(
        number=found.incomplete
    )
