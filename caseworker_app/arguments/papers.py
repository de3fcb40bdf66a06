"""What the commands take that write documents and diagrams."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from caseworker_app.text import tr

LEAST_DPI, MOST_DPI = 20, 600


def add_genogram(made: argparse.ArgumentParser, file: Callable[[argparse.ArgumentParser, str], None]) -> None:
    """A genogram of a GEDCOM file, which needs no notebook."""
    made.add_argument("family", type=Path, metavar="GEDCOM", help=tr("keluarga sebagai berkas GEDCOM"))
    file(made, tr("gambar yang ditulis: .pdf, .svg, atau .png"))
    made.add_argument("--generations", type=int, metavar="K", help=tr("hanya K generasi di sekitar satu orang"))
    made.add_argument(
        "--client", metavar="ID", help=tr("kode orang itu dalam berkas, misalnya I1; tanpa ini yang pertama")
    )
    _add_geometry(made)


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


def add_document(made: argparse.ArgumentParser) -> None:
    """A document: which one, how, and what may be left in it."""
    _add_target(
        made,
        tr("nomor kasus atau inisial klien; “-” untuk dokumen semua kasus"),
        tr("dokumen, misalnya consent"),
        tr("berkas yang ditulis: .pdf atau .docx; yang lama diganti"),
    )
    made.add_argument("--blank", action="store_true", help=tr("formulir kosong untuk ditulis tangan"))
    made.add_argument(
        "--item", metavar="ID", help=tr("satu sesi atau satu case conference; alat ukur untuk lembar kosong")
    )
    made.add_argument("--large", action="store_true", help=tr("huruf besar, 16 pt"))
    made.add_argument("--paper", choices=("A4", "F4"), help=tr("ukuran kertas; F4 adalah folio 215 × 330 mm"))
    made.add_argument("--draft", action="store_true", help=tr("tandai sebagai konsep, dengan isian yang belum ada"))
    why = tr("alasan mencetak walaupun klien belum menyetujui; dicatat dan tercantum dalam laporan")
    made.add_argument("--reason", metavar=tr("ALASAN"), help=why)
    _add_last_look(made)
    add_lock(made)


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


def add_lock(made: argparse.ArgumentParser) -> None:
    """How a PDF is locked."""
    lock = tr("kunci PDF dengan empat kata dan satu angka, yang dicetak sekali di layar")
    made.add_argument("--lock", action="store_true", help=lock)
    file = tr("kunci PDF dengan kata sandi di baris pertama berkas ini")
    made.add_argument("--lock-file", type=Path, metavar=tr("BERKAS"), help=file)


def add_diagram(made: argparse.ArgumentParser) -> None:
    """A diagram as a picture."""
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
