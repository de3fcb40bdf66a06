"""What the commands take that look at all cases, or at what lies between them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from caseworker_app.text import tr


def add_looks(
    add: Callable[[str, str], argparse.ArgumentParser], notebook: Callable[[argparse.ArgumentParser], None]
) -> None:
    """What is looked at over all cases."""
    notebook(_add_list(add("list", tr("daftar kasus"))))
    notebook(_add_json(add("attention", tr("tampilkan apa yang perlu perhatian di semua kasus"))))
    made = _add_json(add("check", tr("periksa semua kasus, atau satu: yang tidak cocok dan yang terlewat")))
    notebook(made)
    made.add_argument("case", nargs="?", metavar=tr("KASUS"), help=tr("nomor, inisial, atau id kasus"))
    notebook(_add_agenda(add("agenda", tr("agenda semua kasus; tanpa tanggal, minggu ini"))))
    _add_search(add("search", tr("cari nama dan kata di seluruh buku kasus")), notebook)


def add_library(
    add: Callable[[str, str], argparse.ArgumentParser], notebook: Callable[[argparse.ArgumentParser], None]
) -> None:
    """The directory of services, and the library."""
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


def add_recaps(
    add: Callable[[str, str], argparse.ArgumentParser], notebook: Callable[[argparse.ArgumentParser], None]
) -> None:
    """Recaps of a period, and hours of work."""
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


def add_candidates(
    add: Callable[[str, str], argparse.ArgumentParser], notebook: Callable[[argparse.ArgumentParser], None]
) -> None:
    """Clients from a list."""
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
