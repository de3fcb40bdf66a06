"""Commands about cases: list them, take them in, let them out, erase them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from caseworker_app import passphrase
from caseworker_app.commands.opened import case_id_of, opened, tell_unread, write
from caseworker_app.errors import (
    BadInput,
    ErasedBefore,
)
from caseworker_app.text import tr

_QUOTED = 100  # letters of a value that a list of differences quotes

if TYPE_CHECKING:
    from argparse import Namespace

    from caseworker_app.casework.outside_copies import Copy


def list_cases(arguments: Namespace) -> None:
    """Print the cases, a line or a JSON object each."""
    import json

    from caseworker_app.jobs.cases import as_plain, summaries

    with opened(arguments) as notebook, notebook.reader() as session:
        lines = [line for line in summaries(session) if arguments.all or line.archived is arguments.archive]
    if arguments.json:
        print(json.dumps([as_plain(line) for line in lines], ensure_ascii=False, indent=2))
        return
    for line in lines:
        print(line.number, line.initials, line.age, line.cluster, sep="\t")


def attention(arguments: Namespace) -> None:
    """Print what should be seen to in all cases, a line or a JSON object each."""
    import json
    from datetime import date

    from caseworker_app.casework.attention import age
    from caseworker_app.jobs.attention import as_plain, attention

    today = date.today()
    with opened(arguments) as notebook, notebook.reader() as session:
        noticed = attention(session, today).noticed
    if arguments.json:
        print(json.dumps([as_plain(each, today) for each in noticed], ensure_ascii=False, indent=2))
        return
    for each in noticed:
        matter = each.matter
        print(age(matter.since, today), each.number, each.client, matter.sentence, matter.reason, sep="\t")


def check(arguments: Namespace) -> None:
    """Print what the checks find in all cases or in one, a line or a JSON object each."""
    import json

    from caseworker_app.jobs.check_list import of_cases

    with opened(arguments) as notebook:
        wanted = [case_id_of(notebook, arguments.case)] if arguments.case else None
        with notebook.reader() as session:
            lines = list(of_cases(session, wanted))
    if arguments.json:
        print(json.dumps([line.as_plain() for line in lines], ensure_ascii=False, indent=2))
        return
    for line in lines:
        silenced = tr("memang demikian: {reason}").format(reason=line.silenced) if line.silenced else ""
        print(line.case, line.place, line.message, silenced, sep="\t")


def schema(_arguments: Namespace) -> None:
    """Print the JSON Schema of the case package."""
    import json

    from caseworker_app.exchange.package_schema import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))


UNDECIDED = 4
"""Exit code where a package says something that is not here, and nobody has said what becomes of it."""


def import_cases(arguments: Namespace) -> int:
    """Put the cases of packages into a notebook; what differs from cases that are here is told, or taken as asked."""
    from caseworker_app import limits
    from caseworker_app.exchange.package_differences import Answer, Side
    from caseworker_app.jobs import files
    from caseworker_app.jobs.packages import import_case
    from caseworker_app.jobs.same_person import person_of
    from caseworker_app.limits import brief

    answer = Answer[arguments.answer] if arguments.answer else None
    how = {"again": arguments.again, "different": arguments.different, "answer": answer}
    undecided = False
    with opened(arguments, read_only=False) as notebook:
        if arguments.same_person:
            with notebook.reader() as session:
                how["client"] = person_of(session, arguments.same_person)
        for file in arguments.files:
            with files.opened(file, limits.PACKAGE_FILE) as package:
                try:
                    result = import_case(notebook, package, name=file.name, **how)
                except ErasedBefore as error:
                    raise ErasedBefore(f"{error} {tr('Untuk itu ada pilihan --again.')}") from error
                except BadInput as error:
                    for fault in getattr(error, "faults", ()):
                        print(fault, file=sys.stderr)
                    raise BadInput(f"{brief(file.name, 40)}: {error}") from error
            if result.new:
                print(tr("Kasus {number} disimpan.").format(number=result.number))
            for notice in result.notices:
                print(notice)
            if result.alike and not arguments.different:
                print(tr("Disimpan sebagai orang tersendiri. Pilihan --same-person atau --different menegaskannya."))
            for difference in result.open:
                values = map(_quoted, (difference.here, difference.arrived))
                print(tr(difference.side), difference.place, difference.label, *values, sep="\t")
            undecided |= answer is None and any(difference.side is not Side.HERE for difference in result.open)
    if undecided:
        sentence = tr("Belum ada yang diambil dari paket yang berbeda. Ulangi dengan --take, --keep, atau --both.")
        print(sentence, file=sys.stderr)
    return UNDECIDED if undecided else 0


def _quoted(words: str) -> str:
    from caseworker_app.limits import brief

    return f"“{brief(words, _QUOTED)}”" if words else "–"


def export(arguments: Namespace) -> None:
    """Write a case as a package."""
    from caseworker_app.jobs.packages import departure, export_case

    with opened(arguments, copied=True) as notebook:
        case_id = case_id_of(notebook, arguments.case)
        tell_unread(notebook, case_id)
        write(notebook, arguments, export_case(notebook, case_id), departure(case_id))


def client_record(arguments: Namespace) -> None:
    """Write everything that is known of one client."""
    from caseworker_app.casework.outside_copies import pdf_lock
    from caseworker_app.jobs import client_record

    suffix = arguments.file.suffix.lower()
    client_record.check(suffix)
    lock = passphrase.for_pdf(arguments, suffix, print)
    with opened(arguments, copied=True) as notebook:
        case_id = case_id_of(notebook, arguments.case)
        tell_unread(notebook, case_id)
        data = client_record.encoded(client_record.gather(notebook, case_id), suffix, lock)
        write(notebook, arguments, data, client_record.leaving(case_id, pdf_lock(lock)))


def gedcom(arguments: Namespace) -> None:
    """Write the family of a case as GEDCOM."""
    from caseworker_app.jobs.case_files import load
    from caseworker_app.jobs.gedcom import departure, export_family

    with opened(arguments, copied=True) as notebook:
        case_id = case_id_of(notebook, arguments.case)
        tell_unread(notebook, case_id)
        data = export_family(load(notebook, case_id), "7.0" if arguments.gedcom7 else "5.5.1")
        write(notebook, arguments, data, departure(case_id))


def import_family(arguments: Namespace) -> None:
    """Take the family of a case from a GEDCOM file."""
    from caseworker_app import limits
    from caseworker_app.jobs.files import read_file
    from caseworker_app.jobs.gedcom import import_family
    from caseworker_app.jobs.same_person import of_family

    data = read_file(arguments.file, limits.GEDCOM_FILE)
    with opened(arguments, read_only=False) as notebook:
        case_id = case_id_of(notebook, arguments.case)
        done = import_family(notebook, case_id, data, client=arguments.client)
        alike = of_family(notebook, case_id)
    for notice in filter(None, (*done.notices, alike)):
        print(notice)


def erase(arguments: Namespace) -> None:
    """Erase a case, or a client with all cases, for good."""
    from caseworker_app.jobs import erasing

    ground = erasing.ground_of(arguments.reason)
    with opened(arguments, read_only=False) as notebook:
        extent = erasing.extent(notebook, case_id_of(notebook, arguments.case), whole_client=arguments.client)
        erasing.demand_erasable(notebook, extent.cases)
        _tell_of_copies(erasing.copies_left(notebook, extent.cases))
        if not extent.is_confirmed_by(_confirmed(arguments, extent.number)):
            told = tr("Nomor untuk memastikan bukan {number}; tidak ada yang dihapus.")
            raise BadInput(told.format(number=extent.number))
        erasing.erase(notebook, extent.cases, ground, with_safety_copy=not arguments.without_backup)
        notebook.forget()
    for number in extent.cases.values():
        print(tr("Kasus {number} dihapus.").format(number=number or "–"))


def _tell_of_copies(copies: list[Copy]) -> None:
    """What outside of the notebook is not erased, and where it is: nothing knows of it any more afterwards."""
    if copies:
        told = tr("{count} salinan di luar buku kasus tidak ikut terhapus, dan catatan tempatnya ikut hilang:")
        print(told.format(count=len(copies)))
    for copy in copies:
        print(f"{copy.what} ({copy.form})", copy.place or tr("di atas kertas"), tr(copy.whereabouts), sep="\t")


def _confirmed(arguments: Namespace, number: str) -> str:
    if arguments.confirm is not None:
        return str(arguments.confirm)
    try:
        return input(tr("Ketik {number} untuk menghapusnya selamanya: ").format(number=number)).strip()
    except EOFError:
        return ""
