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
from caseworker_app.text import mark, tr

Command = Callable[[argparse.Namespace], int | None]
WRONG_USE = 2
LEAST_DPI, MOST_DPI = 20, 600
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
    _add_looks(add, notebook)
    add("schema", tr("cetak JSON Schema paket kasus"))
    made = _add_decisions(_add_again(add("import", tr("masukkan paket kasus"))))
    notebook(made)
    made.add_argument("files", nargs="+", type=Path, metavar=berkas, help=tr("paket kasus (JSON)"))
    _add_whole_case(add, case, file)
    _add_document(add("document", tr("cetak dokumen sebagai PDF atau Word")))
    _add_diagram(add("diagram", tr("gambar diagram sebagai PDF, SVG, atau PNG")))
    _add_genogram(add("genogram", tr("gambar genogram dari berkas GEDCOM")), file)
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
    _add_library(add, notebook)
    _add_backups(add, notebook, file)
    _add_recaps(add, notebook)
    _add_candidates(add, notebook)
    case(_add_erasing(add("erase", tr("hapus satu kasus selamanya, dengan semua yang hanya dimilikinya"))))
    _add_checks(add, notebook)
    _add_questions_about_the_program(add)
    return parser


def _add_looks(
    add: Callable[[str, str], argparse.ArgumentParser], notebook: Callable[[argparse.ArgumentParser], None]
) -> None:
    """What is looked at over all cases."""
    notebook(_add_list(add("list", tr("daftar kasus"))))
    notebook(_add_json(add("attention", tr("tampilkan apa yang perlu perhatian di semua kasus"))))
    notebook(_add_agenda(add("agenda", tr("agenda semua kasus; tanpa tanggal, minggu ini"))))
    _add_search(add("search", tr("cari nama dan kata di seluruh buku kasus")), notebook)


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


def _add_library(
    add: Callable[[str, str], argparse.ArgumentParser], notebook: Callable[[argparse.ArgumentParser], None]
) -> None:
    made = add("services", tr("direktori layanan di wilayah ini: daftar, ekspor, impor"))
    notebook(made)
    made.add_argument("--json", action="store_true", help=tr("sebagai JSON"))
    way = made.add_mutually_exclusive_group()
    away, here = tr("tulis seluruh direktori ke berkas ini"), tr("masukkan direktori dari berkas ini")
    way.add_argument("--export", dest="file", type=Path, metavar=tr("BERKAS"), help=away)
    way.add_argument("--import", dest="arrived", type=Path, metavar=tr("BERKAS"), help=here)
    made = add("library", tr("cari di pustaka: teknik, peraturan, pertanyaan, instrumen, naskah, panduan"))
    made.add_argument("words", nargs="*", metavar=tr("KATA"), help=tr("kata yang dicari; tanpa ini semua butir"))
    own = tr("sertakan milik lembaga dan direktori layanan dalam buku kasus ini")
    made.add_argument("--notebook", type=Path, metavar=tr("BUKU"), help=own)


def _add_json(made: argparse.ArgumentParser) -> argparse.ArgumentParser:
    made.add_argument("--json", action="store_true", help=tr("sebagai JSON"))
    return made


def _add_list(made: argparse.ArgumentParser) -> argparse.ArgumentParser:
    _add_json(made)
    made.add_argument("--archive", action="store_true", help=tr("kasus yang diarsipkan saja"))
    made.add_argument("--all", action="store_true", help=tr("semua kasus, juga yang diarsipkan"))
    return made


def _add_agenda(made: argparse.ArgumentParser) -> argparse.ArgumentParser:
    made.add_argument("--from", dest="first", metavar=tr("TANGGAL"), help=tr("hari pertama, misalnya 2026-12-07"))
    made.add_argument("--to", dest="last", metavar=tr("TANGGAL"), help=tr("hari terakhir"))
    how = made.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help=tr("sebagai JSON"))
    for name, about in (
        ("ics", tr("tulis berkas kalender (.ics), yang hanya memuat inisial")),
        ("paper", tr("tulis lembar agenda sebagai PDF atau Word")),
        ("board", tr("tulis lembar untuk papan pengumuman sebagai PDF atau Word")),
    ):
        how.add_argument(f"--{name}", type=Path, metavar=tr("BERKAS"), help=about)
    made.add_argument("--details", action="store_true", help=tr("berkas kalender memuat juga isi dan tempatnya"))
    return made


GROUPINGS = ("cluster", "ppks", "stage", "outcome", "goals", "agency", "worker", "sex", "age", "route")
"""What ``recap --by`` takes: the keys of ``casework.recap_facts.GROUPINGS``, imported only where they are used."""


def _add_recaps(
    add: Callable[[str, str], argparse.ArgumentParser], notebook: Callable[[argparse.ArgumentParser], None]
) -> None:
    recap = add("recap", tr("rekap kasus satu periode: lama, baru, ditutup, jam, bantuan, rujukan"))
    hours = add("hours", tr("jam kerja atau jam praktik menurut minggu dan hari"))
    for made in (recap, hours):
        notebook(made)
        made.add_argument("--from", dest="since", metavar=tr("TANGGAL"), help=tr("hari pertama, misalnya 2024-09-01"))
        made.add_argument("--to", dest="until", metavar=tr("TANGGAL"), help=tr("hari terakhir"))
        made.add_argument("--worker", metavar=tr("NAMA"), help=tr("kasus satu petugas saja"))
        made.add_argument("--xlsx", type=Path, metavar=tr("BERKAS"), help=tr("tulis sebagai berkas Excel"))
        made.add_argument("--names", action="store_true", help=tr("nama asli, bukan inisial"))
    by = tr("pengelompokan; boleh berulang; tanpa ini semuanya")
    recap.add_argument("--by", action="append", choices=GROUPINGS, help=by)
    paper = tr("tulis sebagai PDF atau Word (.pdf atau .docx)")
    recap.add_argument("--document", type=Path, metavar=tr("BERKAS"), help=paper)


def _add_candidates(
    add: Callable[[str, str], argparse.ArgumentParser], notebook: Callable[[argparse.ArgumentParser], None]
) -> None:
    made = add("candidates", tr("ambil calon klien dari daftar Excel atau CSV; tanpa --take hanya diperiksa"))
    notebook(made)
    made.add_argument("file", nargs="?", type=Path, metavar=tr("BERKAS"), help=tr("daftar: .xlsx atau .csv"))
    made.add_argument("--take", action="store_true", help=tr("buka kasus untuk semua baris yang tidak diragukan"))
    made.add_argument("--sheet", metavar=tr("LEMBAR"), help=tr("nama lembar; tanpa ini yang paling cocok"))
    column = tr("kolom menjadi isian apa, misalnya “Sebutan=nickname”; boleh berulang")
    made.add_argument("--map", action="append", metavar=tr("JUDUL=ISIAN"), help=column)
    rest = tr("tulis baris yang belum diambil, dengan alasannya, ke berkas Excel")
    made.add_argument("--left-out", type=Path, metavar=tr("BERKAS"), help=rest)
    empty = tr("tulis format kosong untuk dibagikan kepada lembaga, lalu selesai")
    made.add_argument("--template", type=Path, metavar=tr("BERKAS"), help=empty)


def _add_genogram(made: argparse.ArgumentParser, file: Callable[[argparse.ArgumentParser, str], None]) -> None:
    made.add_argument("family", type=Path, metavar="GEDCOM", help=tr("keluarga sebagai berkas GEDCOM"))
    file(made, tr("gambar yang ditulis: .pdf, .svg, atau .png"))
    made.add_argument("--generations", type=int, metavar="K", help=tr("hanya K generasi di sekitar satu orang"))
    made.add_argument(
        "--client", metavar="ID", help=tr("kode orang itu dalam berkas, misalnya I1; tanpa ini yang pertama")
    )
    _add_geometry(made)


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
    _add_lock(record)


def _common_options() -> _Parser:
    """What may stand before and after the command."""
    shared = _Parser(add_help=False)
    secret = tr("berkas berisi kata sandi di baris pertamanya; tanpa ini dipakai CASEWORKER_PASSPHRASE atau ditanyakan")
    shared.add_argument("--passphrase-file", type=Path, default=argparse.SUPPRESS, metavar=tr("BERKAS"), help=secret)
    return shared


def _add_search(made: argparse.ArgumentParser, notebook: Callable[[argparse.ArgumentParser], None]) -> None:
    notebook(made)
    words = tr("yang dicari; semua kata harus ada, dan ejaan nama atau imbuhan tidak harus tepat")
    made.add_argument("words", nargs="+", metavar=tr("KATA"), help=words)
    made.add_argument("--case", metavar=tr("KASUS"), help=tr("hanya dalam kasus ini: nomor, inisial, atau id"))
    kinds = ("people", "narrative", "session", "caption")
    made.add_argument("--kind", action="append", choices=kinds, help=tr("hanya jenis ini; boleh beberapa kali"))
    made.add_argument("--stage", metavar=tr("TAHAP"), help=tr("hanya di tahap atau tab ini, misalnya assessment"))
    made.add_argument("--cluster", metavar=tr("KLASTER"), help=tr("hanya kasus dalam klaster ini"))
    made.add_argument("--since", metavar=tr("TANGGAL"), help=tr("sejak tanggal ini"))
    made.add_argument("--until", metavar=tr("TANGGAL"), help=tr("sampai tanggal ini"))
    made.add_argument(
        "--limit", type=int, default=50, metavar=tr("JUMLAH"), help=tr("paling banyak sekian; biasanya 50")
    )
    made.add_argument("--json", action="store_true", help=tr("hasil sebagai JSON"))


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


def _add_target(made: argparse.ArgumentParser, case: str, name: str, file: str) -> None:
    """Notebook, case, name and file, which ``--list`` can do without."""
    made.add_argument("notebook", nargs="?", type=Path, metavar=tr("BUKU"), help=tr("folder buku kasus"))
    made.add_argument("case", nargs="?", metavar=tr("KASUS"), help=case)
    made.add_argument("name", nargs="?", metavar=tr("NAMA"), help=name)
    made.add_argument("file", nargs="?", type=Path, metavar=tr("BERKAS"), help=file)
    made.add_argument("--list", action="store_true", help=tr("daftar nama yang dapat dipilih, lalu selesai"))
    made.add_argument("--names", action="store_true", help=tr("nama asli, bukan inisial"))


KINDS_FOUND = (
    *("nama", "kata", "mirip", "orang", "klien-lain", "nik", "telepon", "surel", "kartu", "kendaraan", "peta"),
    *("lahir", "sekolah", "kelas", "kota", "desa", "alamat", "foto", "larangan"),
)
"""What ``--keep-kind`` takes: the keys of ``jobs.last_look.KINDS``, which are imported only where they are used."""
DETAILS_TOLD = ("sekolah", "kelas", "lahir", "nomor", "alamat", "kota")
"""What ``--exact`` takes: the keys of ``casework.coarsening.DETAILS``."""


def _add_document(made: argparse.ArgumentParser) -> None:
    _add_target(
        made,
        tr("nomor kasus atau inisial klien; “-” untuk dokumen semua kasus"),
        tr("dokumen, misalnya consent"),
        tr("berkas yang ditulis: .pdf atau .docx; yang lama diganti"),
    )
    made.add_argument("--blank", action="store_true", help=tr("formulir kosong untuk ditulis tangan"))
    made.add_argument("--item", metavar="ID", help=tr("satu sesi atau satu case conference"))
    made.add_argument("--large", action="store_true", help=tr("huruf besar, 16 pt"))
    made.add_argument("--paper", choices=("A4", "F4"), help=tr("ukuran kertas; F4 adalah folio 215 × 330 mm"))
    made.add_argument("--draft", action="store_true", help=tr("tandai sebagai konsep, dengan isian yang belum ada"))
    why = tr("alasan mencetak walaupun klien belum menyetujui; dicatat dan tercantum dalam laporan")
    made.add_argument("--reason", metavar=tr("ALASAN"), help=why)
    _add_last_look(made)
    _add_lock(made)


def _add_last_look(made: argparse.ArgumentParser) -> None:
    keep = tr("kata yang ditemukan tetapi dipertahankan; boleh berulang; tanpa ini semua temuan disamarkan")
    made.add_argument("--keep", action="append", metavar=tr("KATA"), help=keep)
    kind = tr("jenis temuan yang dipertahankan; boleh berulang")
    made.add_argument("--keep-kind", action="append", choices=KINDS_FOUND, help=kind)
    made.add_argument("--keep-all", action="store_true", help=tr("pertahankan semua temuan"))
    made.add_argument("--keep-reason", metavar=tr("ALASAN"), help=tr("alasan mempertahankannya; dicatat"))
    photo = tr("foto yang tidak dimuat: labelnya, misalnya “Foto 2”, atau keterangannya; boleh berulang")
    made.add_argument("--without-photo", action="append", metavar=tr("FOTO"), help=photo)
    exact = tr("rincian yang ditulis apa adanya dalam dokumen ini walaupun memakai inisial; boleh berulang")
    made.add_argument("--exact", action="append", choices=DETAILS_TOLD, help=exact)


def _add_lock(made: argparse.ArgumentParser) -> None:
    lock = tr("kunci PDF dengan empat kata dan satu angka, yang dicetak sekali di layar")
    made.add_argument("--lock", action="store_true", help=lock)
    file = tr("kunci PDF dengan kata sandi di baris pertama berkas ini")
    made.add_argument("--lock-file", type=Path, metavar=tr("BERKAS"), help=file)


def _add_diagram(made: argparse.ArgumentParser) -> None:
    _add_target(
        made,
        tr("nomor kasus atau inisial klien"),
        tr("diagram, misalnya genogram"),
        tr("gambar yang ditulis: .pdf, .svg, atau .png; yang lama diganti"),
    )
    made.add_argument("--reference", type=Path, metavar=tr("BERKAS"), help=tr("lembar semua simbol dan garis"))
    _add_geometry(made)
    dpi = tr("titik per inci pada PNG, {least} sampai {most}; biasanya 150").format(least=LEAST_DPI, most=MOST_DPI)
    made.add_argument("--dpi", type=_dpi, default=150, metavar=tr("ANGKA"), help=dpi)
    why = tr("alasan menyimpan walaupun klien tidak menyetujui; dicatat dan tercantum dalam laporan")
    made.add_argument("--reason", metavar=tr("ALASAN"), help=why)


def _add_geometry(made: argparse.ArgumentParser) -> None:
    about = tr("tulis juga letak semua simbol dan garis sebagai JSON")
    made.add_argument("--geometry", type=Path, metavar=tr("BERKAS"), help=about)


def _dpi(text: str) -> int:
    if not (text.isascii() and text.isdigit() and LEAST_DPI <= int(text) <= MOST_DPI):
        told = tr("isi dengan angka antara {least} dan {most}")
        raise argparse.ArgumentTypeError(told.format(least=LEAST_DPI, most=MOST_DPI))
    return int(text)
