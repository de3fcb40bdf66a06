"""What Ctrl+K leads to besides what it finds in the notebook: what the window can do, the parts of the open case."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from caseworker_app.gui.base.stage_names import short_names
from caseworker_app.gui.home.search_ways import case_of, place_of
from caseworker_app.gui.shell import places
from caseworker_app.gui.shell.go_to import GoToDialog, Target
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from caseworker_app.gui.case.case_window import CaseWindow
    from caseworker_app.gui.shell.main_window import MainWindow
    from caseworker_app.jobs.search_hits import Hit


def ask_where_to_go(main: MainWindow) -> None:
    """Open the dialog of Ctrl+K over the window."""
    main.flush()  # so that what was typed just now is found
    GoToDialog(targets(main), main, main.notebook, partial(_open_hit, main)).open()


def _open_hit(main: MainWindow, hit: Hit) -> None:
    case, place = case_of(hit), place_of(hit)
    if case is not None:
        main.open_case(*case)
    elif place is not None:
        main.go(*place)


def targets(main: MainWindow) -> list[Target]:
    """Everything, the nearest first: the open case, the commands of the window."""
    return [*(_of_case(main.case, main) if main.case else ()), *_of_window(main)]


def _of_case(case: CaseWindow, main: MainWindow) -> Iterator[Target]:
    from caseworker_app.jobs import printing

    def open_(place: str) -> None:
        main.open_case(case.case.id, place)

    names = dict(zip(case.stage_keys(), short_names(case.case.agency), strict=True))
    for at, (key, name) in enumerate(names.items()):
        yield Target(name, tr("Tahap, Ctrl+{number}").format(number=at + 1), partial(open_, key))
    for key, stage in case.described.items():
        beside = names.get(key) or tr(stage.title)
        for page in stage.pages:
            yield Target(tr(page.title), beside, partial(open_, f"{key}/{page.key}"))
    for key, title in printing.available():
        yield Target(title, tr("Dokumen"), partial(open_, f"documents/{key}"))
    for words, keys, command in (
        (tr("Catat cepat"), "Ctrl+N", case.note),
        (tr("Dokumen dan cetak"), "Ctrl+P", case.print_case),
        (tr("Urungkan perubahan terakhir"), "Ctrl+Z", case.undo),
        (tr("Ulangi yang diurungkan"), "Ctrl+Y", case.redo),
    ):
        yield Target(words, keys, partial(_in_case, main, command))


def _in_case(main: MainWindow, command: Callable[[], None]) -> None:
    if main.case is not None:
        main.open_case(main.case.case.id)
        command()


def _of_window(main: MainWindow) -> Iterator[Target]:
    if not main.notebook.read_only:
        yield Target(tr("Kasus baru"), tr("Mendaftarkan klien"), main.new_case)
    yield Target(tr("Daftar kasus"), "", main.show_cases)
    yield Target(tr("Kelompok"), tr("Daftar hadir, sosiogram, laporan"), partial(main.go, places.GROUPS))
    yield Target(tr("Periksa semua kasus"), tr("Yang tidak cocok dan yang terlewat"), partial(main.go, places.CHECKS))
    yield Target(tr("Cari dengan saringan"), tr("Pencarian tersimpan"), partial(main.go, places.SEARCH))
    yield Target(tr("Pengaturan"), "", main.show_settings)
    yield Target(tr("Cadangan"), tr("Flashdisk, uji pemulihan"), main.show_backups)
    yield Target(tr("Masa simpan"), tr("Daftar retensi, kasus yang harus diputuskan"), main.show_retention)
    beside = tr("Lembar laptop hilang, rekap, register")
    yield Target(tr("Salinan di luar buku kasus"), beside, main.show_outside)
    yield Target(
        tr("Tentang program"), tr("Versi, lisensi, periksa program"), lambda: main.show_settings().open_about()
    )
    yield Target(tr("Tutup layar"), "F9", main.cover)
    yield Target(tr("Kunci buku kasus"), "Ctrl+L", main.lock_wanted.emit)
    yield Target(tr("Bantuan"), "F1", main.show_help)
    yield Target(tr("Papan ketik"), "?", main.show_keys)
