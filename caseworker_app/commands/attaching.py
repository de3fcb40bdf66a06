"""The command that attaches files to a case, and says of each what became of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from caseworker_app.commands.opened import case_id_of, opened
from caseworker_app.errors import CaseworkerError
from caseworker_app.text import tr

if TYPE_CHECKING:
    from argparse import Namespace


def attach(arguments: Namespace) -> None:
    """Take files into a case; those that cannot be taken are named, and the others come in all the same."""
    from caseworker_app.jobs import attachments
    from caseworker_app.model.case import Case

    failed = 0
    with opened(arguments, read_only=False) as notebook:
        case = notebook.session.get_one(Case, case_id_of(notebook, arguments.case))
        for file in arguments.files:
            try:
                prepared = attachments.prepare(file)
                kept = attachments.keep(
                    notebook, case, prepared, arguments.caption, kind=arguments.kind, override=arguments.reason
                )
            except CaseworkerError as error:
                failed += 1
                print(error, file=sys.stderr)
                continue
            print(tr("{name} dilampirkan sebagai {kind}.").format(name=kept.file_name, kind=kept.kind))
            if prepared.notice:
                print(prepared.notice)
    if failed:
        raise CaseworkerError(tr("{count} berkas tidak dilampirkan.").format(count=failed))
