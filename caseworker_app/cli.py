"""``caseworker …``: every job without a window. The window itself is imported only by ``open``.

Exit codes: 0 done; 2 wrong usage; 3 the user's or the machine's error, told in one sentence on stderr.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from caseworker_app import arguments as command_line
from caseworker_app import passphrase
from caseworker_app.errors import (
    BadInput,
    CaseworkerError,
    ErasedBefore,
    NotAllowed,
    NotebookBusy,
    NotebookReadOnly,
    WrongUse,
)
from caseworker_app.text import tr

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from caseworker_app.casework.outside_copies import Leaving
    from caseworker_app.store.backup import Report
    from caseworker_app.store.notebook import Notebook

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


def _opened(arguments: Namespace, *, read_only: bool = True, copied: bool = False) -> Notebook:
    """copied: something leaves the notebook, which its audit trail is to say, unless it cannot be written now."""
    from caseworker_app.store import folder
    from caseworker_app.store.notebook import open_notebook

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


def _write(notebook: Notebook, arguments: Namespace, data: bytes, leaving: Leaving) -> None:
    """Write the file that was asked for, and note it in the list of copies and the audit trail; say so where not."""
    from caseworker_app.jobs import outside_copies

    if outside_copies.write(notebook, arguments.file, data, leaving):
        notebook.note("export", leaving.case_id)
    else:
        unnoted = tr("Berkas ditulis, tetapi tidak tercatat: buku kasus sedang dibuka atau hanya dapat dibaca.")
        print(unnoted, file=sys.stderr)


def _open(arguments: Namespace) -> int:
    from caseworker_app.app import run

    return run(arguments.path)


def _new(arguments: Namespace) -> None:
    from caseworker_app.store import folder, passphrases
    from caseworker_app.store.files import discard
    from caseworker_app.store.notebook import create

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


def _list(arguments: Namespace) -> None:
    import json

    from caseworker_app.jobs.cases import as_plain, summaries

    with _opened(arguments) as notebook, notebook.reader() as session:
        lines = [line for line in summaries(session) if arguments.all or line.archived is arguments.archive]
    if arguments.json:
        print(json.dumps([as_plain(line) for line in lines], ensure_ascii=False, indent=2))
        return
    for line in lines:
        print(line.number, line.initials, line.age, line.cluster, sep="\t")


def _schema(_arguments: Namespace) -> None:
    import json

    from caseworker_app.exchange.package import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))


def _import(arguments: Namespace) -> None:
    from caseworker_app import limits
    from caseworker_app.jobs.files import opened
    from caseworker_app.jobs.packages import import_case
    from caseworker_app.limits import brief

    with _opened(arguments, read_only=False) as notebook:
        for file in arguments.files:
            with opened(file, limits.PACKAGE_FILE) as package:
                try:
                    result = import_case(notebook, package, again=arguments.again)
                except ErasedBefore as error:
                    raise ErasedBefore(f"{error} {tr('Untuk itu ada pilihan --again.')}") from error
                except BadInput as error:
                    raise BadInput(f"{brief(file.name, 40)}: {error}") from error
            if result.new:
                print(tr("Kasus {number} disimpan.").format(number=result.number))
            for notice in result.notices:
                print(notice)


def _export(arguments: Namespace) -> None:
    from caseworker_app.jobs.packages import departure, export_case

    with _opened(arguments, copied=True) as notebook:
        case_id = _found(notebook, arguments.case)
        _write(notebook, arguments, export_case(notebook, case_id), departure(case_id))


def _client_record(arguments: Namespace) -> None:
    from caseworker_app.casework.outside_copies import pdf_lock
    from caseworker_app.jobs import client_record

    suffix = arguments.file.suffix.lower()
    client_record.check(suffix)
    lock = passphrase.for_pdf(arguments, suffix, print)
    with _opened(arguments, copied=True) as notebook:
        case_id = _found(notebook, arguments.case)
        data = client_record.encoded(client_record.gather(notebook, case_id), suffix, lock)
        _write(notebook, arguments, data, client_record.leaving(case_id, pdf_lock(lock)))


def _document(arguments: Namespace) -> None:
    from caseworker_app.casework.outside_copies import pdf_lock
    from caseworker_app.documents.pdf.lock import locked
    from caseworker_app.jobs import last_look, printing

    if arguments.list:
        for key, title in (*printing.available(), *printing.available(agency=True)):
            print(f"{key}\t{title}")
        return
    _demand_target(arguments, "document")
    printing.check(arguments.name, arguments.file.suffix, arguments.case)
    lock = passphrase.for_pdf(arguments, arguments.file.suffix.lower(), print)
    how = {"names": arguments.names, "blank": arguments.blank}
    notices: list[str] = []
    reading = arguments.reason is None and arguments.keep is None
    with _opened(arguments, read_only=reading, copied=True) as notebook:
        if arguments.case == printing.ALL_CASES:
            data = printing.print_agency_document(notebook, arguments.name, suffix=arguments.file.suffix, **how)
            leaving = printing.agency_departure(arguments.name, lock=pdf_lock(lock), **how)
        else:
            chosen = {"item": arguments.item, "override": arguments.reason, "paper": arguments.paper}
            chosen |= {"draft": arguments.draft, "large": arguments.large}
            case_id = _found(notebook, arguments.case)
            try:
                made = printing.prepare(notebook, case_id, arguments.name, **chosen, **how)
            except NotAllowed as error:
                raise NotAllowed(f"{error} {tr('Alasan ditulis dengan pilihan --reason.')}") from error
            careful = made if arguments.blank else last_look.with_care(notebook, made, arguments.keep)
            data = careful.written(arguments.file.suffix)
            notices = [*made.troubles, *last_look.notices(careful, made)]
            leaving = printing.departure(arguments.name, case_id, lock=pdf_lock(lock), **how)
        _write(notebook, arguments, locked(data, lock), leaving)
        if arguments.case == printing.ALL_CASES:
            printing.note_sheet(notebook, arguments.name)
    for notice in notices:
        print(notice, file=sys.stderr)


def _diagram(arguments: Namespace) -> None:
    from caseworker_app.jobs import drawing

    if arguments.list:
        for key, title in drawing.available():
            print(f"{key}\t{title}")
        return
    from caseworker_app.jobs.files import write_file

    if arguments.reference:
        write_file(arguments.reference, drawing.reference_sheet(arguments.reference.suffix, dpi=arguments.dpi))
        return
    _demand_target(arguments, "diagram")
    drawing.check(arguments.name, arguments.file.suffix)
    how = {"names": arguments.names, "override": arguments.reason, "tell": lambda told: print(told, file=sys.stderr)}
    with _opened(arguments, read_only=arguments.reason is None, copied=True) as notebook:
        case_id = _found(notebook, arguments.case)
        picture = drawing.draw_case(notebook, case_id, arguments.name, **how)
        data = drawing.encoded(picture, arguments.file.suffix, dpi=arguments.dpi)
        _write(notebook, arguments, data, drawing.departure(arguments.name, case_id, names=arguments.names))
    if arguments.geometry:
        write_file(arguments.geometry, drawing.places(picture))


def _genogram(arguments: Namespace) -> None:
    from caseworker_app import limits
    from caseworker_app.jobs import drawing
    from caseworker_app.jobs.files import read_file, write_file

    drawing.check("genogram", arguments.file.suffix)
    picture = drawing.draw_gedcom(read_file(arguments.family, limits.GEDCOM_FILE), arguments.family.stem)
    write_file(arguments.file, drawing.encoded(picture, arguments.file.suffix))
    if arguments.geometry:
        write_file(arguments.geometry, drawing.places(picture))


def _gedcom(arguments: Namespace) -> None:
    from caseworker_app.jobs.case_files import load
    from caseworker_app.jobs.gedcom import departure, export_family

    with _opened(arguments, copied=True) as notebook:
        case_id = _found(notebook, arguments.case)
        data = export_family(load(notebook, case_id), "7.0" if arguments.gedcom7 else "5.5.1")
        _write(notebook, arguments, data, departure(case_id))


def _import_family(arguments: Namespace) -> None:
    from caseworker_app import limits
    from caseworker_app.jobs.files import read_file
    from caseworker_app.jobs.gedcom import import_family

    data = read_file(arguments.file, limits.GEDCOM_FILE)
    with _opened(arguments, read_only=False) as notebook:
        done = import_family(notebook, _found(notebook, arguments.case), data, client=arguments.client)
    for notice in done.notices:
        print(notice)


def _backup(arguments: Namespace) -> None:
    from caseworker_app.store.backup import backup

    ready = getattr(arguments, "passphrase_file", None) or os.environ.get(passphrase.VARIABLE)
    report = backup(arguments.notebook, arguments.file, passphrase.given(arguments) if ready else None)
    if report.kept is not None:
        print(tr("Cadangan lama dengan nama itu disimpan sebagai “{name}”.").format(name=report.kept.name))
    for sentence in report.warnings:
        print(sentence, file=sys.stderr)


def _erase(arguments: Namespace) -> None:
    from caseworker_app.jobs import erasing

    ground = erasing.ground_of(arguments.reason)
    with _opened(arguments, read_only=False) as notebook:
        extent = erasing.extent(notebook, _found(notebook, arguments.case), whole_client=arguments.client)
        erasing.demand_erasable(notebook, extent.cases)
        if _confirmed(arguments, extent.number).casefold() != extent.number.casefold():
            told = tr("Nomor untuk memastikan bukan {number}; tidak ada yang dihapus.")
            raise BadInput(told.format(number=extent.number))
        erasing.erase(notebook, extent.cases, ground, with_safety_copy=not arguments.without_backup)
        notebook.forget()
    for number in extent.cases.values():
        print(tr("Kasus {number} dihapus.").format(number=number or "–"))


def _confirmed(arguments: Namespace, number: str) -> str:
    if arguments.confirm is not None:
        return str(arguments.confirm)
    try:
        return input(tr("Ketik {number} untuk menghapusnya selamanya: ").format(number=number)).strip()
    except EOFError:
        return ""


def _restore(arguments: Namespace) -> None:
    from caseworker_app.store.backup import restore

    restore(arguments.file, arguments.notebook)


def _verify(arguments: Namespace) -> None:
    from caseworker_app.store import folder
    from caseworker_app.store.backup import verify
    from caseworker_app.store.conflict_copies import conflict_sentence

    if not arguments.path.is_file():
        folder.demand(arguments.path)
    report = verify(arguments.path, passphrase.given(arguments))
    if report.warnings:
        raise CaseworkerError(" ".join(report.warnings))
    print(_told(report))
    if notice := conflict_sentence(arguments.path):
        print(notice)


def _audit(arguments: Namespace) -> None:
    import json

    from caseworker_app.jobs import trail

    with _opened(arguments) as notebook, notebook.reader() as session:
        for line in trail.all_lines(session, trail.Wanted()):
            plain = json.dumps(trail.as_plain(line), ensure_ascii=False)
            print(plain if arguments.json else trail.as_text(line))
        if sentence := notebook.check_trail():
            raise CaseworkerError(sentence)


def _about(_arguments: Namespace) -> None:
    from caseworker_app.jobs.about import as_text

    print(as_text())


def _selftest(arguments: Namespace) -> None:
    from caseworker_app.jobs.selftest import run

    print(run(print if arguments.verbose else lambda _step: None))


def _told(report: Report) -> str:
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


def _found(notebook: Notebook, token: str) -> str:
    from caseworker_app.jobs.cases import find

    with notebook.reader() as session:
        return find(session, token)


def _demand_target(arguments: Namespace, command: str) -> None:
    """The file comes last, so that it is there only when all four are."""
    if arguments.file is None:
        told = tr("Perintah ini tidak lengkap: perlu BUKU KASUS NAMA BERKAS. Lihat “caseworker {command} --help”.")
        raise WrongUse(told.format(command=command))


_COMMANDS: dict[str, command_line.Command] = {
    "open": _open,
    "new": _new,
    "list": _list,
    "schema": _schema,
    "import": _import,
    "export": _export,
    "client-record": _client_record,
    "document": _document,
    "diagram": _diagram,
    "genogram": _genogram,
    "gedcom": _gedcom,
    "import-family": _import_family,
    "backup": _backup,
    "erase": _erase,
    "restore": _restore,
    "verify": _verify,
    "audit": _audit,
    "about": _about,
    "selftest": _selftest,
}
