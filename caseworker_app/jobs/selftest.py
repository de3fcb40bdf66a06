"""Whether this copy of the program is whole: each of its parts does its work once, in a folder that is removed again.

What a package of the program left out shows here, with its name. No notebook of the user is opened.
"""

from __future__ import annotations

import contextlib
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker_app import __version__, paths
from caseworker_app.errors import CaseworkerError
from caseworker_app.jobs import program_parts
from caseworker_app.text import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseworker_app.store.notebook import Notebook

PASSPHRASE = "hanya untuk pemeriksaan"  # noqa: S105 - it guards invented people for some seconds
FONTS = ("Inter-Regular", "Inter-SemiBold", "Inter-Bold", "LiberationSans-Regular")


class Incomplete(CaseworkerError):
    """A part of the program is there and does not do what it should; the text says which."""


@dataclass(slots=True)
class _Trial:
    """The notebook of the test while it is open, and what one step leaves to those after it."""

    folder: Path
    notebook: Notebook
    code: str
    case_id: str = ""


def run(tell: Callable[[str], None] = lambda _step: None) -> str:
    """Try every part, some ten seconds long; gives a sentence for the user. tell: hears what is tried next.

    Raises:
        CaseworkerError: which step failed and why, in one sentence.
    """
    step = ""

    def begin(title: str) -> None:
        nonlocal step
        step = tr(title)
        tell(step)

    try:
        _try_everything(begin)
    except Exception as error:
        told = tr(
            "Pemeriksaan program gagal pada langkah “{step}”: {why}. Buku kasus Anda tidak disentuh dan tetap aman; "
            "pasang ulang program ini."
        )
        raise CaseworkerError(told.format(step=step, why=_reason(error).rstrip("."))) from error
    return tr("Semua bagian program bekerja (versi {version}); buku kasus Anda tidak disentuh.").format(
        version=__version__
    )


def _try_everything(begin: Callable[[str], None]) -> None:
    for title, part in _PARTS:
        begin(title)
        part()
    with contextlib.ExitStack() as closing:
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="caseworker-")))
        begin(mark("penyesuaian buku kasus lama"))
        _migrate(folder)
        begin(mark("buku kasus baru"))
        from caseworker_app.store import keys
        from caseworker_app.store.notebooks import create

        notebook, code = create(folder / "Uji.kasus", PASSPHRASE, strength=keys.LOWEST)
        trial = _Trial(folder, closing.enter_context(notebook), code)
        for title, use in _USES:
            begin(title)
            use(trial)


def _reason(error: Exception) -> str:
    """What is missing, by its name, or the kind of error: the words of a library are for its makers."""
    match error:
        case CaseworkerError():
            return str(error)
        case ModuleNotFoundError(name=str(name)):
            return tr("bagian “{name}” tidak ada").format(name=name)
        case ImportError(name=name):
            library = re.match(r"\S+\.so[.\d]*(?=:)", str(error))
            return tr("bagian “{name}” tidak dapat dimuat").format(name=library[0] if library else name)
        case OSError(filename=str() | Path() as name):
            return tr("berkas “{name}” tidak dapat dibaca atau ditulis").format(name=Path(name).name)
    return tr("kesalahan {kind}").format(kind=type(error).__name__)


def _demand(good: object, what: str) -> None:
    if not good:
        raise Incomplete(what)


def _check_files() -> None:
    """What every page and paper is made of, read as the program reads it."""
    from caseworker_app.casework import consent_template, document_template, invented_names
    from caseworker_app.diagrams import typefaces
    from caseworker_app.forms import catalogue, instruments, library, lists, shelf

    missing = program_parts.missing_files()
    _demand(not missing, tr("berkas “{name}” tidak ada").format(name="”, “".join(missing)))
    for name in (*FONTS, *typefaces.FURTHER):
        paths.resource("fonts", f"{name}.ttf").read_bytes()
    lacking = typefaces.not_shown("بسم ꦲ ᬅ ᮃ ᯅ ᨒ 陳 🙏 ✓", frozenset(map(ord, " ")))
    _demand(not lacking, tr("huruf tidak lengkap"))
    for key in catalogue.changeable_lists():
        lists.load(key)
    for key in document_template.worded():
        document_template.shipped(key)
    consent_template.template()
    for read in (
        library.techniques,
        library.topics,
        library.regulations,
        library.respectful_words,
        instruments.shipped,
        shelf.shipped,
    ):
        _demand(read(), tr("isi pustaka tidak ada"))
    _demand(invented_names.assigned([], {}) == {}, tr("daftar nama samaran tidak ada"))
    for folder, suffix in (("help", ".md"), ("icons", ".svg"), ("examples", ".json")):
        kept = list(paths.resource(folder).glob(f"*{suffix}"))
        _demand(kept and all(file.stat().st_size for file in kept), tr("isi “{name}” tidak ada").format(name=folder))
    _demand(program_parts.licences(), tr("berkas “{name}” tidak ada").format(name="NOTICES"))


def _check_driver() -> None:
    from caseworker_app.store import driver

    _demand(all(driver.versions().values()), tr("basis data tidak dapat menyandikan"))
    _demand(driver.finds_words(), tr("basis data tidak dapat mencari kata"))


def _migrate(folder: Path) -> None:
    """The way from an empty database over every revision to today's shape."""
    from caseworker_app.store import database, keys, migrations, schema

    key, _ = keys.create(folder, PASSPHRASE, keys.LOWEST)
    database.create(folder / database.FILE, key)
    engine = database.engine_for(folder / database.FILE, key, "write")
    try:
        migrations.upgrade(engine)
        _demand(schema.is_current(engine), tr("buku kasus lama tidak dapat disesuaikan"))
    finally:
        engine.dispose()


def _import_case(trial: _Trial) -> None:
    from caseworker_app.jobs.case_files import load
    from caseworker_app.jobs.packages import import_case, package_of

    for file in sorted(paths.resource("examples").glob("*.json")):
        package = file.read_bytes()
        trial.case_id = import_case(trial.notebook, package).case_id
        kept = package_of(load(trial.notebook, trial.case_id))
        _demand(kept == package, tr("paket kasus tidak kembali seperti semula"))


def _print_report(trial: _Trial) -> None:
    from caseworker_app.casework.spoken_passwords import proposal
    from caseworker_app.documents.pdf.lock import locked
    from caseworker_app.documents.reading_back import pages_of_pdf
    from caseworker_app.jobs.attachments import thumbnail
    from caseworker_app.jobs.printing import print_document

    data = print_document(trial.notebook, trial.case_id, "case-report", gate="preview")
    _demand(data.startswith(b"%PDF-") and pages_of_pdf(data), tr("PDF tidak dapat dibuka kembali"))
    thumbnail(data, "application/pdf", 200)
    words = proposal()
    _demand(pages_of_pdf(locked(data, words), words), tr("PDF tidak dapat dibuka kembali"))


def _write_word(trial: _Trial) -> None:
    from caseworker_app.documents.reading_back import paragraphs_of_word
    from caseworker_app.jobs.printing import print_document

    data = print_document(trial.notebook, trial.case_id, "case-report", suffix=".docx", gate="preview")
    _demand(paragraphs_of_word(data), tr("berkas Word tidak dapat dibuka kembali"))


def _make_documents(trial: _Trial) -> None:
    """Every document, as far as its words and tables; how they are laid out is the same for all."""
    from caseworker_app.documents.wish import Wish
    from caseworker_app.jobs.case_files import load
    from caseworker_app.jobs.printing import available, make_document

    file = load(trial.notebook, trial.case_id)
    for key, _ in available():
        make_document(file, key, Wish(blank=True))


def _draw(trial: _Trial) -> None:
    from caseworker_app.documents.reading_back import pages_of_pdf
    from caseworker_app.jobs import drawing

    picture = drawing.draw_case(trial.notebook, trial.case_id, "genogram")
    starts = {".pdf": b"%PDF-", ".svg": b"<?xml", ".png": b"\x89PNG"}
    made = {suffix: drawing.encoded(picture, suffix) for suffix in starts}
    for suffix, start in starts.items():
        _demand(made[suffix].startswith(start), tr("gambar {suffix} tidak jadi").format(suffix=suffix))
    _demand(pages_of_pdf(made[".pdf"]), tr("PDF tidak dapat dibuka kembali"))
    (trial.folder / "genogram.png").write_bytes(made[".png"])


def _write_sheets(_trial: _Trial) -> None:
    """A list for Excel, read back the way a foreign one is read."""
    import io

    from caseworker_app.exchange.sheets import is_guarded, read_sheets
    from caseworker_app.jobs import candidates

    _demand(is_guarded(), tr("bagian “{name}” tidak ada").format(name="defusedxml"))
    sheets = read_sheets(io.BytesIO(candidates.template()), "format.xlsx")
    _demand(sheets[0].rows, tr("berkas Excel tidak dapat dibuka kembali"))


def _spell(trial: _Trial) -> None:
    from caseworker_app.jobs.spelling import speller_of

    speller = speller_of(trial.notebook)
    speller.look_up(["pendampingan", "pendampinggan"])
    _demand(speller.is_wrong("pendampingan") is False, tr("kamus ejaan tidak terbaca"))
    _demand(speller.is_wrong("pendampinggan"), tr("kamus ejaan tidak terbaca"))


def _attach(trial: _Trial) -> None:
    from PIL import Image

    from caseworker_app.documents.reading_back import pages_of_pdf
    from caseworker_app.jobs.attachments import prepare, thumbnail
    from caseworker_app.jobs.cleaning import PICTURES

    files = [paths.resource("examples", "foto.heic")]
    with Image.open(trial.folder / "genogram.png") as picture:
        plain = picture.convert("RGB")
    for suffix in PICTURES:
        if suffix != ".heic":
            files.append(trial.folder / f"foto{suffix}")
            plain.save(files[-1])
    for file in files:
        found = prepare(file)
        thumbnail(found.data, found.media_type, 64)
    plain.save(trial.folder / "pindaian.tif", save_all=True, append_images=[plain])
    scan = prepare(trial.folder / "pindaian.tif")
    _demand(pages_of_pdf(scan.data) > 1, tr("pindaian tidak menjadi PDF"))


def _pass_on_family(trial: _Trial) -> None:
    from caseworker_app.jobs.case_files import load
    from caseworker_app.jobs.drawing import draw_gedcom
    from caseworker_app.jobs.gedcom import export_family

    data = export_family(load(trial.notebook, trial.case_id))
    draw_gedcom(data, "Uji")
    older = data.replace(b"1 CHAR UTF-8", b"1 CHAR ANSEL").replace(b"1 SOUR Caseworker", b"1 SOUR Caseworker \xe2e")
    draw_gedcom(older, "Uji")


def _back_up(trial: _Trial) -> None:
    from caseworker_app.store import backup
    from caseworker_app.store.notebooks import open_notebook

    file, again = trial.folder / "Uji.cadangan", trial.folder / "Pulih.kasus"
    backup.backup(trial.notebook, file)
    backup.verify(file, PASSPHRASE)
    backup.restore(file, again)
    report = backup.verify(again, PASSPHRASE)
    cases = len(list(paths.resource("examples").glob("*.json")))
    _demand(report.contents and report.contents.cases == cases, tr("cadangan tidak memuat semua kasus"))
    open_notebook(again, recovery_code=trial.code).close()


_PARTS: tuple[tuple[str, Callable[[], None]], ...] = (
    (mark("modul program"), program_parts.import_modules),
    (mark("pustaka"), program_parts.import_libraries),
    (mark("berkas program"), _check_files),
    (mark("basis data terenkripsi"), _check_driver),
)
_USES: tuple[tuple[str, Callable[[_Trial], None]], ...] = (
    (mark("impor kasus contoh"), _import_case),
    (mark("laporan kasus sebagai PDF"), _print_report),
    (mark("laporan kasus sebagai Word"), _write_word),
    (mark("semua dokumen"), _make_documents),
    (mark("genogram sebagai PDF, SVG, dan PNG"), _draw),
    (mark("daftar Excel"), _write_sheets),
    (mark("kamus ejaan"), _spell),
    (mark("foto dan pindaian"), _attach),
    (mark("keluarga sebagai GEDCOM"), _pass_on_family),
    (mark("cadangan, pemulihan, dan kode pemulihan"), _back_up),
)
