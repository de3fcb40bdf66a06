"""``caseworker …``: every job without a window. The window itself is imported only by ``open``.

Exit codes: 0 done; 2 wrong usage; 3 the user's or the machine's error, told in one sentence on stderr.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from caseworker_app import __version__
from caseworker_app.errors import CaseworkerError, NotAllowed, WrongUse
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseworker_app.diagrams.sheet import Sheet
    from caseworker_app.store.notebook import Notebook

DONE, WRONG_USE, TROUBLE = 0, 2, 3
PASSPHRASE_VARIABLE = "CASEWORKER_PASSPHRASE"  # noqa: S105 - the name of a variable


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    _speak_utf8()
    try:
        arguments = _parser().parse_args(argv)
        command: Callable[[argparse.Namespace], int | None] = arguments.command
        return command(arguments) or DONE
    except WrongUse as error:
        return _refuse(error, WRONG_USE)
    except CaseworkerError as error:
        return _refuse(error, TROUBLE)
    except KeyboardInterrupt:
        return TROUBLE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001 - no traceback to a user; the kind of fault is all that may be told
        fault = tr("Kesalahan program ({kind}); buku kasus tetap seperti sebelumnya. Laporkan kepada pengembang.")
        print(fault.format(kind=type(error).__name__), file=sys.stderr)
        return TROUBLE


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse's own words are English
        self.print_usage(sys.stderr)
        print(tr("Perintah ini tidak lengkap atau salah tulis; lihat “caseworker --help”."), file=sys.stderr)
        self.exit(WRONG_USE)


def _refuse(error: CaseworkerError, code: int) -> int:
    print(" ".join(str(error).split()), file=sys.stderr)
    return code


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    shared = _Parser(add_help=False)
    shared.add_argument("--passphrase-file", type=Path, default=argparse.SUPPRESS, help=tr("berkas berisi kata sandi"))
    parser = _Parser(prog="caseworker", parents=[shared], description=tr("Buku kasus pekerja sosial, tanpa internet."))
    parser.add_argument("--version", action="version", version=f"caseworker {__version__}")
    commands = parser.add_subparsers(required=True, metavar=tr("PERINTAH"))

    def add(name: str, run: Callable[[argparse.Namespace], int | None], about: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[shared], help=about, description=about)
        made.set_defaults(command=run)
        return made

    add("open", _open, tr("buka jendela")).add_argument("notebook", nargs="?", type=Path)
    add("new", _new, tr("buat buku kasus baru; mencetak kode pemulihan")).add_argument("notebook", type=Path)
    made = add("list", _list, tr("daftar kasus"))
    made.add_argument("notebook", type=Path)
    made.add_argument("--json", action="store_true")
    add("schema", _schema, tr("JSON Schema paket kasus"))
    made = add("import", _import, tr("masukkan paket kasus"))
    made.add_argument("notebook", type=Path)
    made.add_argument("files", nargs="+", type=Path)
    made = add("export", _export, tr("simpan satu kasus sebagai paket"))
    made.add_argument("notebook", type=Path)
    made.add_argument("case")
    made.add_argument("file", type=Path)
    _add_document(add("document", _document, tr("cetak dokumen sebagai PDF atau Word")))
    _add_diagram(add("diagram", _diagram, tr("gambar diagram sebagai PDF, SVG, atau PNG")))
    made = add("genogram", _genogram, tr("gambar genogram dari berkas GEDCOM"))
    made.add_argument("family", type=Path)
    made.add_argument("file", type=Path)
    made.add_argument("--geometry", type=Path)
    made = add("gedcom", _gedcom, tr("simpan keluarga satu kasus sebagai GEDCOM"))
    made.add_argument("notebook", type=Path)
    made.add_argument("case")
    made.add_argument("file", type=Path)
    made.add_argument("--gedcom7", action="store_true", help=tr("GEDCOM 7, bukan 5.5.1"))
    made = add("import-family", _import_family, tr("masukkan keluarga dari berkas GEDCOM ke satu kasus"))
    made.add_argument("notebook", type=Path)
    made.add_argument("case")
    made.add_argument("file", type=Path)
    made.add_argument("--client", metavar="ID", help=tr("kode klien dalam berkas itu, misalnya I1"))
    made = add("backup", _backup, tr("buat cadangan"))
    made.add_argument("notebook", type=Path)
    made.add_argument("file", type=Path)
    made = add("restore", _restore, tr("pulihkan cadangan ke buku kasus baru"))
    made.add_argument("file", type=Path)
    made.add_argument("notebook", type=Path)
    add("verify", _verify, tr("periksa buku kasus atau cadangan")).add_argument("path", type=Path)
    return parser


def _add_document(made: argparse.ArgumentParser) -> None:
    made.add_argument("notebook", nargs="?", type=Path)
    made.add_argument("case", nargs="?", help=tr("nomor kasus atau inisial klien; “-” untuk dokumen semua kasus"))
    made.add_argument("name", nargs="?")
    made.add_argument("file", nargs="?", type=Path)
    made.add_argument("--list", action="store_true", help=tr("dokumen yang dapat dicetak"))
    made.add_argument("--names", action="store_true", help=tr("nama asli, bukan inisial"))
    made.add_argument("--blank", action="store_true", help=tr("formulir kosong untuk ditulis tangan"))
    made.add_argument("--item", metavar="ID", help=tr("satu sesi atau satu case conference"))
    made.add_argument("--large", action="store_true", help=tr("huruf besar, 16 pt"))
    made.add_argument("--paper", choices=("A4", "F4"), help=tr("ukuran kertas; F4 adalah folio 215 × 330 mm"))
    made.add_argument("--draft", action="store_true", help=tr("tandai sebagai konsep, dengan isian yang belum ada"))
    why = tr("alasan mencetak walaupun klien belum menyetujui; dicatat dan tercantum dalam laporan")
    made.add_argument("--reason", metavar=tr("ALASAN"), help=why)
    keep = tr("alasan mempertahankan nama, nomor, alamat, atau wajah yang ditemukan; tanpa ini semuanya disamarkan")
    made.add_argument("--keep", metavar=tr("ALASAN"), help=keep)


def _add_diagram(made: argparse.ArgumentParser) -> None:
    made.add_argument("notebook", nargs="?", type=Path)
    made.add_argument("case", nargs="?")
    made.add_argument("name", nargs="?")
    made.add_argument("file", nargs="?", type=Path)
    made.add_argument("--list", action="store_true", help=tr("diagram yang dapat digambar"))
    made.add_argument("--reference", type=Path, metavar="FILE", help=tr("lembar semua simbol dan garis"))
    made.add_argument("--names", action="store_true", help=tr("nama asli, bukan inisial"))
    made.add_argument("--geometry", type=Path)
    made.add_argument("--dpi", type=int, default=150)
    why = tr("alasan menyimpan walaupun klien tidak menyetujui; dicatat dan tercantum dalam laporan")
    made.add_argument("--reason", metavar=tr("ALASAN"), help=why)


def _passphrase(arguments: argparse.Namespace, *, confirm: bool = False) -> str:
    from caseworker_app.jobs.files import read_file

    file: Path | None = getattr(arguments, "passphrase_file", None)
    if file is not None:
        lines = read_file(file).decode("utf-8", "replace").splitlines()
        return lines[0] if lines else ""
    from_environment = os.environ.get(PASSPHRASE_VARIABLE)
    if from_environment:
        return from_environment
    if not sys.stdin or not sys.stdin.isatty():
        raise CaseworkerError(
            tr("Kata sandi tidak diberikan; pakai --passphrase-file BERKAS atau {variable}.").format(
                variable=PASSPHRASE_VARIABLE
            )
        )
    passphrase = getpass.getpass(tr("Kata sandi: "))
    if confirm and getpass.getpass(tr("Ulangi kata sandi: ")) != passphrase:
        raise CaseworkerError(tr("Kedua kata sandi tidak sama; tidak ada yang dibuat. Coba lagi."))
    return passphrase


def _opened(arguments: argparse.Namespace, *, read_only: bool = True) -> Notebook:
    from caseworker_app.store.notebook import open_notebook

    return open_notebook(arguments.notebook, passphrase=_passphrase(arguments), read_only=read_only)


def _open(arguments: argparse.Namespace) -> int:
    from caseworker_app.app import run

    return run(arguments.notebook)


def _new(arguments: argparse.Namespace) -> None:
    from caseworker_app.store.notebook import create

    notebook, recovery_code = create(arguments.notebook, _passphrase(arguments, confirm=True))
    notebook.close()
    print(recovery_code)


def _list(arguments: argparse.Namespace) -> None:
    import json

    from caseworker_app.jobs.cases import as_plain, summaries

    with _opened(arguments) as notebook, notebook.reader() as session:
        lines = summaries(session)
    if arguments.json:
        print(json.dumps([as_plain(line) for line in lines], ensure_ascii=False, indent=2))
        return
    for line in lines:
        print(line.number, line.initials, line.age, line.cluster, sep="\t")


def _schema(_arguments: argparse.Namespace) -> None:
    import json

    from caseworker_app.exchange.package import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))


def _import(arguments: argparse.Namespace) -> None:
    from caseworker_app.jobs.files import read_file
    from caseworker_app.jobs.packages import import_case

    with _opened(arguments, read_only=False) as notebook:
        for file in arguments.files:
            result = import_case(notebook, read_file(file))
            if result.new:
                print(tr("Kasus {number} disimpan.").format(number=result.number))
            for notice in result.notices:
                print(notice)


def _export(arguments: argparse.Namespace) -> None:
    from caseworker_app.jobs.files import write_file
    from caseworker_app.jobs.packages import export_case

    with _opened(arguments) as notebook:
        write_file(arguments.file, export_case(notebook, _found(notebook, arguments.case)))


def _document(arguments: argparse.Namespace) -> None:
    from caseworker_app.jobs import last_look, printing

    if arguments.list:
        for key, title in (*printing.available(), *printing.available(agency=True)):
            print(f"{key}\t{title}")
        return
    _require(arguments, "notebook", "case", "name", "file")
    printing.check(arguments.name, arguments.file.suffix, arguments.case)
    from caseworker_app.jobs.files import write_file

    how = {"names": arguments.names, "blank": arguments.blank}
    notices: list[str] = []
    with _opened(arguments, read_only=arguments.reason is None and arguments.keep is None) as notebook:
        if arguments.case == printing.ALL_CASES:
            data = printing.print_agency_document(notebook, arguments.name, suffix=arguments.file.suffix, **how)
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
    write_file(arguments.file, data)
    for notice in notices:
        print(notice, file=sys.stderr)


def _diagram(arguments: argparse.Namespace) -> None:
    from caseworker_app.jobs import drawing

    if arguments.list:
        for key, title in drawing.available():
            print(f"{key}\t{title}")
        return
    if arguments.reference:
        from caseworker_app.jobs.files import write_file

        write_file(arguments.reference, drawing.reference_sheet(arguments.reference.suffix, dpi=arguments.dpi))
        return
    _require(arguments, "notebook", "case", "name", "file")
    drawing.check(arguments.name, arguments.file.suffix)
    how = {"names": arguments.names, "override": arguments.reason, "tell": lambda told: print(told, file=sys.stderr)}
    with _opened(arguments, read_only=arguments.reason is None) as notebook:
        picture = drawing.draw_case(notebook, _found(notebook, arguments.case), arguments.name, **how)
    _write_picture(arguments, picture, arguments.dpi)


def _genogram(arguments: argparse.Namespace) -> None:
    from caseworker_app.jobs import drawing
    from caseworker_app.jobs.files import read_file

    drawing.check("genogram", arguments.file.suffix)
    picture = drawing.draw_gedcom(read_file(arguments.family), arguments.family.stem)
    _write_picture(arguments, picture, 150)


def _gedcom(arguments: argparse.Namespace) -> None:
    from caseworker_app.jobs.case_files import load
    from caseworker_app.jobs.files import write_file
    from caseworker_app.jobs.gedcom import export_family

    with _opened(arguments) as notebook:
        file = load(notebook, _found(notebook, arguments.case))
    write_file(arguments.file, export_family(file, "7.0" if arguments.gedcom7 else "5.5.1"))


def _import_family(arguments: argparse.Namespace) -> None:
    from caseworker_app.jobs.files import read_file
    from caseworker_app.jobs.gedcom import import_family

    data = read_file(arguments.file)
    with _opened(arguments, read_only=False) as notebook:
        done = import_family(notebook, _found(notebook, arguments.case), data, client=arguments.client)
    for notice in done.notices:
        print(notice)


def _write_picture(arguments: argparse.Namespace, picture: Sheet, dpi: int) -> None:
    import json

    from caseworker_app.diagrams.display import geometry
    from caseworker_app.jobs import drawing
    from caseworker_app.jobs.files import write_file

    write_file(arguments.file, drawing.encoded(picture, arguments.file.suffix, dpi=dpi))
    if arguments.geometry:
        text = json.dumps(geometry(picture.whole()), ensure_ascii=False, indent=1)
        write_file(arguments.geometry, text.encode("utf-8"))


def _backup(arguments: argparse.Namespace) -> None:
    from caseworker_app.store.backup import backup

    backup(arguments.notebook, arguments.file)


def _restore(arguments: argparse.Namespace) -> None:
    from caseworker_app.store.backup import restore

    restore(arguments.file, arguments.notebook)


def _verify(arguments: argparse.Namespace) -> None:
    from caseworker_app.store.backup import verify

    verify(arguments.path, _passphrase(arguments))
    print(tr("Utuh."))


def _found(notebook: Notebook, token: str) -> str:
    from caseworker_app.jobs.cases import find

    with notebook.reader() as session:
        return find(session, token)


def _require(arguments: argparse.Namespace, *names: str) -> None:
    if any(getattr(arguments, name) is None for name in names):
        raise WrongUse(tr("Perintah ini tidak lengkap; lihat “caseworker --help”."))
