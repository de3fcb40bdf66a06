"""What every command does: open the notebook, find the case, write the file and note that it left."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from caseworker_app import passphrase
from caseworker_app.errors import (
    NotebookBusy,
    NotebookReadOnly,
    WrongUse,
)
from caseworker_app.text import tr

if TYPE_CHECKING:
    from argparse import Namespace

    from caseworker_app.casework.outside_copies import Leaving
    from caseworker_app.store.notebook import Notebook


def opened(arguments: Namespace, *, read_only: bool = True, copied: bool = False) -> Notebook:
    """copied: something leaves the notebook, which its audit trail is to say, unless it cannot be written now."""
    from caseworker_app.store import folder
    from caseworker_app.store.notebooks import open_notebook

    folder.demand(arguments.notebook)  # before a passphrase is asked for
    given = passphrase.given(arguments)
    try:
        notebook = open_notebook(arguments.notebook, passphrase=given, read_only=read_only and not copied)
    except (NotebookBusy, NotebookReadOnly):
        if not (read_only and copied):
            raise
        notebook = open_notebook(arguments.notebook, passphrase=given, read_only=True)
    for sentence in notebook.warnings:
        print(sentence, file=sys.stderr)
    return notebook


def write(notebook: Notebook, arguments: Namespace, data: bytes, leaving: Leaving) -> None:
    """Write the file that was asked for, and note it in the list of copies and the audit trail; say so where not."""
    from caseworker_app.jobs import outside_copies

    if outside_copies.write(notebook, arguments.file, data, leaving):
        notebook.note("export", leaving.case_id)
    else:
        unnoted = tr("Berkas ditulis, tetapi tidak tercatat: buku kasus sedang dibuka atau hanya dapat dibaca.")
        print(unnoted, file=sys.stderr)


def case_id_of(notebook: Notebook, token: str) -> str:
    """The id of the case that is meant by a number, initials or its id.

    Raises NotFound, Ambiguous; UnicodeEncodeError for letters of the command line that are none.
    """
    from caseworker_app.jobs.cases import find

    token.encode()
    with notebook.reader() as session:
        return find(session, token)


def tell_unread(notebook: Notebook, case_id: str) -> None:
    """Say what of a case could not be read, before it leaves."""
    from caseworker_app.jobs.case_files import load
    from caseworker_app.jobs.last_look import not_read

    for sentence in not_read(load(notebook, case_id)):
        print(sentence, file=sys.stderr)


def demand_target(arguments: Namespace, command: str) -> None:
    """The file comes last, so that it is there only when all four are."""
    if arguments.file is None:
        told = tr("Perintah ini tidak lengkap: perlu BUKU KASUS NAMA BERKAS. Lihat “caseworker {command} --help”.")
        raise WrongUse(told.format(command=command))
