"""Commands that write documents and diagrams."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from caseworker_app import passphrase
from caseworker_app.commands.opened import case_id_of, demand_target, opened, tell_unread, write
from caseworker_app.errors import NotAllowed, WrongUse
from caseworker_app.text import tr

if TYPE_CHECKING:
    from argparse import Namespace

    from caseworker_app.jobs.last_look import Keeping


def document(arguments: Namespace) -> None:
    """Print a document into a file."""
    from caseworker_app.casework.outside_copies import pdf_lock
    from caseworker_app.documents.pdf.lock import locked
    from caseworker_app.documents.wish import Wish
    from caseworker_app.jobs import last_look, printing

    if arguments.list:
        for key, title in (*printing.available(), *printing.available(agency=True)):
            print(f"{key}\t{title}")
        return
    demand_target(arguments, "document")
    printing.check(arguments.name, arguments.file.suffix, arguments.case)
    lock = passphrase.for_pdf(arguments, arguments.file.suffix.lower(), print)
    asked = {name: getattr(arguments, name) for name in ("names", "blank", "item", "paper", "draft", "large")}
    exact = frozenset(arguments.exact) if arguments.exact is not None else None
    wish = Wish(**asked, exact=exact)
    notices: list[str] = []
    keeping = _keeping(arguments)
    reading = arguments.reason is None and keeping is None
    with opened(arguments, read_only=reading, copied=True) as notebook:
        if arguments.case == printing.ALL_CASES:
            case_id = None
            data = printing.print_agency_document(notebook, arguments.name, wish, suffix=arguments.file.suffix)
        else:
            case_id = case_id_of(notebook, arguments.case)
            try:
                made = printing.prepare(notebook, case_id, arguments.name, wish, override=arguments.reason)
            except NotAllowed as error:
                raise NotAllowed(f"{error} {tr('Alasan ditulis dengan pilihan --reason.')}") from error
            careful = (
                made if arguments.blank else last_look.with_care(notebook, made, keeping, arguments.without_photo or ())
            )
            data = careful.written(arguments.file.suffix)
            unread = [] if arguments.blank else last_look.not_read(made.file)
            notices = [*made.troubles, *unread, *last_look.notices(careful, made)]
        leaving = printing.departure(arguments.name, case_id, wish, pdf_lock(lock))
        write(notebook, arguments, locked(data, lock), leaving)
        if arguments.case == printing.ALL_CASES:
            printing.note_sheet(notebook, arguments.name)
    for notice in notices:
        print(notice, file=sys.stderr)


def _keeping(arguments: Namespace) -> Keeping | None:
    """What is to be kept of what the last look finds; None for nothing. Raises WrongUse without a reason."""
    from caseworker_app.jobs.last_look import KINDS, Keeping

    words, kinds = tuple(arguments.keep or ()), frozenset(KINDS[one] for one in arguments.keep_kind or ())
    if not (words or kinds or arguments.keep_all):
        return None
    if arguments.keep_reason is None:
        raise WrongUse(tr("Tulis alasan mempertahankannya dengan pilihan --keep-reason."))
    return Keeping(arguments.keep_reason, words, kinds, arguments.keep_all)


def diagram(arguments: Namespace) -> None:
    """Draw a diagram of a case into a file."""
    from caseworker_app.jobs import drawing

    if arguments.list:
        for key, title in drawing.available():
            print(f"{key}\t{title}")
        return
    from caseworker_app.jobs.files import write_file

    if arguments.reference:
        write_file(arguments.reference, drawing.reference_sheet(arguments.reference.suffix, dpi=arguments.dpi))
        return
    demand_target(arguments, "diagram")
    drawing.check(arguments.name, arguments.file.suffix)
    how = {"names": arguments.names, "override": arguments.reason, "tell": lambda told: print(told, file=sys.stderr)}
    with opened(arguments, read_only=arguments.reason is None, copied=True) as notebook:
        case_id = case_id_of(notebook, arguments.case)
        tell_unread(notebook, case_id)
        picture = drawing.draw_case(notebook, case_id, arguments.name, **how)
        data = drawing.encoded(picture, arguments.file.suffix, dpi=arguments.dpi)
        write(notebook, arguments, data, drawing.departure(arguments.name, case_id, names=arguments.names))
    if arguments.geometry:
        write_file(arguments.geometry, drawing.places(picture))


def genogram(arguments: Namespace) -> None:
    """Draw the family of a GEDCOM file."""
    from caseworker_app import limits
    from caseworker_app.diagrams.draw import uncollected
    from caseworker_app.jobs import drawing
    from caseworker_app.jobs.files import read_file, write_file

    drawing.check_format(arguments.file.suffix)
    with uncollected():  # the process ends with its drawing
        picture = drawing.draw_gedcom(
            read_file(arguments.family, limits.GEDCOM_FILE),
            arguments.family.stem,
            generations=arguments.generations,
            client=arguments.client or "",
        )
        write_file(arguments.file, drawing.encoded(picture, arguments.file.suffix))
    if arguments.geometry:
        write_file(arguments.geometry, drawing.places(picture))
