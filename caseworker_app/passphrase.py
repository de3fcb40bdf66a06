"""Where the command line has its passphrase from: a file, the environment, or whoever sits before it."""

from __future__ import annotations

import codecs
import getpass
import os
import sys
from typing import TYPE_CHECKING

from caseworker_app.errors import BadInput, CaseworkerError, WrongUse
from caseworker_app.limits import MB
from caseworker_app.text import tr

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from pathlib import Path

VARIABLE = "CASEWORKER_PASSPHRASE"


def given(arguments: Namespace, *, confirm: bool = False) -> str:
    """From the file that was named, else from ``VARIABLE``, else asked for (confirm: twice).

    Raises NotFound, BadInput (an empty file, no text), CaseworkerError (nowhere to ask; typed differently).
    """
    file: Path | None = getattr(arguments, "passphrase_file", None)
    if file is not None:
        return first_line(file)
    from_environment = os.environ.get(VARIABLE)
    if from_environment:
        return _demand_text(from_environment, VARIABLE)
    if not sys.stdin or not sys.stdin.isatty():
        raise _not_given()
    try:
        passphrase = getpass.getpass(tr("Kata sandi: "))
        if confirm and getpass.getpass(tr("Ulangi kata sandi: ")) != passphrase:
            raise CaseworkerError(tr("Kedua kata sandi tidak sama; tidak ada yang dibuat. Coba lagi."))
    except EOFError as error:
        raise _not_given() from error
    return _demand_text(passphrase, tr("papan ketik"))


def for_pdf(arguments: Namespace, suffix: str, say: Callable[[str], None]) -> str | None:
    """What a PDF opens with: from the file that was named, or words made up and said once; None for an open one.

    Raises WrongUse for another format, BadInput for a password that is too easily guessed.
    """
    if not arguments.lock and arguments.lock_file is None:
        return None
    if suffix != ".pdf":
        raise WrongUse(tr("Hanya PDF yang dapat diberi kata sandi; pakai akhiran .pdf."))
    if arguments.lock_file is None:
        from caseworker_app.casework.spoken_passwords import proposal

        words = proposal()
        say(tr("Kata sandi PDF: {words}").format(words=words))
        return words
    from caseworker_app.store.passphrases import accepted, hint

    chosen = first_line(arguments.lock_file)
    if not accepted(chosen):
        raise BadInput(hint(chosen) + " " + tr("Tidak ada yang ditulis."))
    return chosen


def _not_given() -> CaseworkerError:
    told = tr("Kata sandi tidak diberikan; pakai --passphrase-file BERKAS atau {variable}.")
    return CaseworkerError(told.format(variable=VARIABLE))


def first_line(file: Path) -> str:
    """The passphrase at the head of a file, as any editor of any system saves one: with or without mark, CRLF or LF."""
    from caseworker_app.jobs.files import read_file

    data = read_file(file, MB, pipe=True)
    coding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    line = data.decode(coding, "surrogateescape" if coding != "utf-16" else "replace").partition("\n")[0].rstrip("\r")
    if not line:
        told = tr("Berkas kata sandi “{name}” kosong. Tulis kata sandi di baris pertamanya.")
        raise BadInput(told.format(name=file.name))
    return _demand_text(line, file.name)


def _demand_text(passphrase: str, source: str) -> str:
    try:
        passphrase.encode()
    except UnicodeEncodeError as error:
        told = tr("Kata sandi dari {source} bukan teks UTF-8. Simpan sebagai UTF-8, lalu coba lagi.")
        raise BadInput(told.format(source=source)) from error
    return passphrase
