"""The words of the command line: what every command takes, and help and refusals in Indonesian.

argparse speaks English where the system knows no translation of it; ``read`` lends it ours while it works.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from caseworker_app import __version__
from caseworker_app.arguments.over_all import add_candidates, add_library, add_looks, add_recaps
from caseworker_app.arguments.papers import add_diagram, add_document, add_genogram, add_lock
from caseworker_app.text import mark, tr

Command = Callable[[argparse.Namespace], int | None]
WRONG_USE = 2
_VERSION = f"caseworker {__version__}"

_WORDS = {
    "usage: ": mark("Cara pakai: "),
    "positional arguments": mark("isian"),
    "options": mark("pilihan"),
    "show this help message and exit": mark("tampilkan bantuan ini"),
    "argument %(argument_name)s: %(message)s": mark("%(argument_name)s: %(message)s"),
    "unrecognized arguments: %s": mark("tidak dikenal: %s"),
    "the following arguments are required: %s": mark("belum diisi: %s"),
    "expected one argument": mark("harus diikuti satu isian"),
    "expected at most one argument": mark("boleh diikuti satu isian saja"),
    "expected at least one argument": mark("perlu paling sedikit satu isian"),
    "expected %s argument": mark("perlu %s isian"),
    "expected %s arguments": mark("perlu %s isian"),
    "ignored explicit argument %r": mark("tidak memakai isian, jadi hapus %r"),
    "ambiguous option: %(option)s could match %(matches)s": mark("%(option)s dapat berarti %(matches)s"),
    "invalid choice: %(value)r (choose from %(choices)s)": mark("%(value)r tidak ada; pilih dari %(choices)s"),
    "invalid %(type)s value: %(value)r": mark("%(value)r tidak sesuai"),
    "not allowed with argument %s": mark("tidak dapat dipakai bersama %s"),
}


def read(argv: Sequence[str] | None, commands: Mapping[str, Command]) -> argparse.Namespace:
    """What was typed, with the function to run as ``command``; commands: for each name here the function that does it.

    Ends the program after ``--help`` and ``--version``, and with exit code 2 after a sentence on what is wrong.
    """
    with _in_indonesian():
        return _parser(commands).parse_args(argv)


@contextlib.contextmanager
def _in_indonesian() -> Iterator[None]:
    """All texts of argparse go through two functions of its module; ours take their place for a moment."""
    names = vars(argparse)
    english = {name: names[name] for name in ("_", "ngettext")}

    def translated(text: str) -> str:
        return tr(_WORDS.get(text, text))

    names.update(_=translated, ngettext=lambda one, many, count: translated(one if count == 1 else many))
    try:
        yield
    finally:
        names.update(english)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        told = tr("Perintah salah tulis: {message}. Lihat “{program} --help”.")
        self.exit(WRONG_USE, told.format(message=message, program=self.prog) + "\n")


def _parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    berkas, buku, kasus = tr("BERKAS"), tr("BUKU"), tr("KASUS")
    shared = _common_options()
    parser = _Parser(
        prog="caseworker",
        parents=[shared],
        description=tr("Buku kasus pekerja sosial, tanpa internet."),
        epilog=tr(
            "Kode keluar: 0 selesai, 2 perintah salah tulis, 3 tidak dapat dikerjakan (sebabnya satu kalimat), 4 paket "
            "berbeda dari isi buku kasus dan belum ada yang diambil."
        ),
    )
    parser.add_argument("--version", action="version", version=_VERSION, help=tr("tampilkan versi program"))
    added = parser.add_subparsers(required=True, metavar=tr("PERINTAH"))

    def add(name: str, about: str) -> argparse.ArgumentParser:
        made = added.add_parser(name, parents=[shared], help=about, description=f"{about[0].upper()}{about[1:]}.")
        made.set_defaults(command=commands[name])
        return made

    def notebook(made: argparse.ArgumentParser) -> None:
        made.add_argument("notebook", type=Path, metavar=buku, help=tr("folder buku kasus"))

    def case(made: argparse.ArgumentParser) -> None:
        notebook(made)
        made.add_argument("case", metavar=kasus, help=tr("nomor kasus atau inisial klien"))

    def file(made: argparse.ArgumentParser, about: str) -> None:
        made.add_argument("file", type=Path, metavar=berkas, help=about)

    last = tr("folder buku kasus atau berkas cadangan; tanpa ini buku kasus yang terakhir")
    _add_path(add("open", tr("buka jendela; berkas cadangan dibuka untuk dipulihkan")), last, "?")
    notebook(add("new", tr("buat buku kasus baru dan cetak kode pemulihannya, sekali saja")))
    add_looks(add, notebook)
    add("schema", tr("cetak JSON Schema paket kasus"))
    made = _add_decisions(_add_again(add("import", tr("masukkan paket kasus"))))
    notebook(made)
    made.add_argument("files", nargs="+", type=Path, metavar=berkas, help=tr("paket kasus (JSON)"))
    _add_whole_case(add, case, file)
    add_document(add("document", tr("cetak dokumen sebagai PDF atau Word")))
    add_diagram(add("diagram", tr("gambar diagram sebagai PDF, SVG, atau PNG")))
    add_genogram(add("genogram", tr("gambar genogram dari berkas GEDCOM")), file)
    made = add("gedcom", tr("simpan keluarga satu kasus sebagai GEDCOM"))
    case(made)
    file(made, tr("berkas GEDCOM yang ditulis"))
    made.add_argument("--gedcom7", action="store_true", help=tr("GEDCOM 7, bukan 5.5.1"))
    made = add("import-family", tr("masukkan keluarga dari berkas GEDCOM ke satu kasus"))
    case(made)
    file(made, tr("berkas GEDCOM"))
    made.add_argument("--client", metavar="ID", help=tr("kode klien dalam berkas itu, misalnya I1"))
    made = add("attach", tr("lampirkan foto, pindaian, PDF, atau rekaman pada satu kasus"))
    case(made)
    _add_attaching(made, berkas)
    add_library(add, notebook)
    _add_backups(add, notebook, file)
    add_recaps(add, notebook)
    add_candidates(add, notebook)
    case(_add_erasing(add("erase", tr("hapus satu kasus selamanya, dengan semua yang hanya dimilikinya"))))
    _add_checks(add, notebook)
    _add_questions_about_the_program(add)
    return parser


def _add_backups(
    add: Callable[[str, str], argparse.ArgumentParser],
    notebook: Callable[[argparse.ArgumentParser], None],
    file: Callable[[argparse.ArgumentParser, str], None],
) -> None:
    made = add("backup", tr("buat cadangan; cadangan lama dengan nama yang sama tetap disimpan di sampingnya"))
    notebook(made)
    file(made, tr("berkas cadangan yang ditulis"))
    made = add("restore", tr("pulihkan cadangan ke buku kasus baru"))
    file(made, tr("berkas cadangan"))
    notebook(made)


def _add_attaching(made: argparse.ArgumentParser, berkas: str) -> None:
    made.add_argument("files", nargs="+", type=Path, metavar=berkas, help=tr("foto, pindaian, PDF, atau rekaman"))
    made.add_argument("--kind", metavar=tr("JENIS"), help=tr("jenis lampiran, misalnya pindaian"))
    made.add_argument("--caption", metavar=tr("KETERANGAN"), help=tr("keterangan lampiran"))
    made.add_argument("--reason", metavar=tr("ALASAN"), help=tr("alasan bila persetujuan klien tidak mencakupnya"))


def _add_again(made: argparse.ArgumentParser) -> argparse.ArgumentParser:
    again = tr("alasan memasukkan lagi kasus yang pernah dihapus dari buku ini; dicatat di kasusnya")
    made.add_argument("--again", metavar=tr("ALASAN"), help=again)
    return made


def _add_decisions(made: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """What becomes of a package whose client, or whose case, may be in the notebook already."""
    person = made.add_mutually_exclusive_group()
    same = tr("klien paket adalah orang yang sudah ada di sini: id orangnya atau nomor salah satu kasusnya")
    person.add_argument("--same-person", metavar=tr("ID|NOMOR"), help=same)
    apart = tr("klien paket bukan orang yang mirip di buku ini, dan kasusnya bukan kasus yang sudah ada")
    person.add_argument("--different", action="store_true", help=apart)
    answer = made.add_mutually_exclusive_group()
    for name, about in (
        ("TAKE", tr("bila kasusnya sudah ada dengan isi lain: ambil isi paket")),
        ("KEEP", tr("bila kasusnya sudah ada dengan isi lain: biarkan isi buku kasus")),
        ("BOTH", tr("bila kasusnya sudah ada dengan isi lain: simpan keduanya")),
    ):
        answer.add_argument(f"--{name.lower()}", dest="answer", action="store_const", const=name, help=about)
    return made


def _add_erasing(made: argparse.ArgumentParser) -> argparse.ArgumentParser:
    why = tr("alasannya, salah satu dari: permintaan klien, persetujuan ditarik, masa simpan berakhir, salah dibuat, "
             "alasan lain")  # fmt: skip
    made.add_argument("--reason", required=True, metavar=tr("ALASAN"), help=why)
    made.add_argument("--client", action="store_true", help=tr("klien dengan semua kasusnya"))
    made.add_argument("--confirm", metavar=tr("NOMOR"), help=tr("nomor kasus sekali lagi; tanpa ini ditanyakan"))
    made.add_argument("--without-backup", action="store_true", help=tr("tanpa cadangan pengaman sebelumnya"))
    return made


def _add_whole_case(
    add: Callable[[str, str], argparse.ArgumentParser],
    case: Callable[[argparse.ArgumentParser], None],
    file: Callable[[argparse.ArgumentParser, str], None],
) -> None:
    package = add("export", tr("simpan satu kasus sebagai paket"))
    record = add("client-record", tr("simpan semua yang dicatat tentang satu klien, untuk klien itu sendiri"))
    for made, about in (
        (package, tr("paket kasus (JSON) yang ditulis")),
        (record, tr("salinan yang ditulis: .pdf dan .docx untuk dibaca, .json untuk mesin")),
    ):
        case(made)
        file(made, about)
    add_lock(record)


def _common_options() -> _Parser:
    """What may stand before and after the command."""
    shared = _Parser(add_help=False)
    secret = tr("berkas berisi kata sandi di baris pertamanya; tanpa ini dipakai CASEWORKER_PASSPHRASE atau ditanyakan")
    shared.add_argument("--passphrase-file", type=Path, default=argparse.SUPPRESS, metavar=tr("BERKAS"), help=secret)
    return shared


def _add_path(made: argparse.ArgumentParser, about: str, nargs: str | None = None) -> None:
    made.add_argument("path", nargs=nargs, type=Path, metavar=tr("BUKU|BERKAS"), help=about)


def _add_checks(
    add: Callable[[str, str], argparse.ArgumentParser], notebook: Callable[[argparse.ArgumentParser], None]
) -> None:
    _add_path(add("verify", tr("periksa buku kasus atau cadangan")), tr("folder buku kasus atau berkas cadangan"))
    made = add("audit", tr("jejak kegiatan: siapa berbuat apa dan kapan, tanpa isinya; yang terbaru lebih dahulu"))
    notebook(made)
    made.add_argument("--json", action="store_true", help=tr("sebagai JSON, satu baris satu kegiatan"))


def _add_questions_about_the_program(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    add("about", tr("versi program dan pustakanya, tempat pengaturan dan catatan kesalahan"))
    made = add("selftest", tr("periksa apakah semua bagian program bekerja; buku kasus tidak disentuh"))
    made.add_argument("--verbose", action="store_true", help=tr("sebutkan tiap langkah"))
