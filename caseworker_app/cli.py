"""``caseworker …``: every job without a window. The window itself is imported only by ``open``.

Exit codes: 0 done; 2 wrong usage; 3 the user's or the machine's error, told in one sentence on stderr; 4 a package that
differs from the case that is here, and nothing was taken.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from caseworker_app import arguments as command_line
from caseworker_app.commands import (
    agenda,
    attaching,
    candidates,
    cases,
    libraries,
    notebooks,
    papers,
    recaps,
    searching,
)
from caseworker_app.errors import CaseworkerError, WrongUse
from caseworker_app.text import tr

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

DONE, TROUBLE = 0, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    os.umask(0o077)  # what libraries write, such as Qt's settings, is this user's alone, too
    _speak_utf8()
    code = _run(argv)
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not _reader_is_gone(error):
            return _refuse(_unwritten(), TROUBLE)
    return code


def _run(argv: Sequence[str] | None) -> int:
    try:
        arguments = command_line.read(argv, _COMMANDS)
        return arguments.command(arguments) or DONE
    except SystemExit as stop:
        return int(stop.code or DONE)
    except WrongUse as error:
        return _refuse(error, command_line.WRONG_USE)
    except CaseworkerError as error:
        return _refuse(error, TROUBLE)
    except KeyboardInterrupt:
        return _refuse(CaseworkerError(tr("Dihentikan; yang sudah tersimpan tetap aman.")), TROUBLE)
    except OSError as error:
        return DONE if _reader_is_gone(error) else _refuse(_unwritten(), TROUBLE)
    except UnicodeEncodeError:
        told = tr("Perintah ini memuat huruf yang bukan UTF-8; tidak ada yang berubah. Pakai nama lain.")
        return _refuse(CaseworkerError(told), TROUBLE)
    except Exception as error:  # noqa: BLE001 - no traceback to a user; the kind of fault is all that may be told
        fault = tr("Kesalahan program ({kind}); buku kasus tetap seperti sebelumnya. Laporkan kepada pengembang.")
        print(fault.format(kind=type(error).__name__), file=sys.stderr)
        return TROUBLE


def _reader_is_gone(error: OSError) -> bool:
    """Whether the program that reads what is printed has stopped reading; Windows calls that an invalid argument."""
    return isinstance(error, BrokenPipeError) or (error.errno == errno.EINVAL and error.filename is None)


def _unwritten() -> CaseworkerError:
    return CaseworkerError(
        tr("Berkas atau folder itu tidak dapat dibaca atau ditulis; buku kasus aman. Periksa nama dan tempatnya.")
    )


def _refuse(error: CaseworkerError, code: int) -> int:
    print(" ".join(str(error).split()), file=sys.stderr)
    return code


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _open(arguments: Namespace) -> int:
    from caseworker_app.app import run

    return run(arguments.path)


def _about(_arguments: Namespace) -> None:
    from caseworker_app.jobs.about import as_text

    print(as_text())


def _selftest(arguments: Namespace) -> None:
    from caseworker_app.jobs.selftest import run

    print(run(print if arguments.verbose else lambda _step: None))


_COMMANDS: dict[str, command_line.Command] = {
    "open": _open,
    "new": notebooks.new,
    "list": cases.list_cases,
    "attention": cases.attention,
    "check": cases.check,
    "agenda": agenda.agenda,
    "search": searching.search,
    "schema": cases.schema,
    "import": cases.import_cases,
    "export": cases.export,
    "client-record": cases.client_record,
    "document": papers.document,
    "diagram": papers.diagram,
    "genogram": papers.genogram,
    "gedcom": cases.gedcom,
    "import-family": cases.import_family,
    "attach": attaching.attach,
    "candidates": candidates.candidates,
    "recap": recaps.recap,
    "hours": recaps.hours,
    "services": libraries.services,
    "library": libraries.library,
    "backup": notebooks.backup,
    "erase": cases.erase,
    "restore": notebooks.restore,
    "verify": notebooks.verify,
    "audit": notebooks.audit,
    "about": _about,
    "selftest": _selftest,
}
