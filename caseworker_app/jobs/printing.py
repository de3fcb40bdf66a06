"""Print a case's documents: the one way, for window and command line."""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from caseworker_app.casework import data_requests
from caseworker_app.casework.case_file import CaseFile, initials
from caseworker_app.casework.outside_copies import Leaving
from caseworker_app.casework.permissions import Use, permission
from caseworker_app.documents.catalogue import KINDS
from caseworker_app.documents.wish import Wish, wanted
from caseworker_app.errors import WrongUse
from caseworker_app.jobs import books, example, leaving, permits, templates
from caseworker_app.jobs.case_files import load, walk
from caseworker_app.store import settings
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from caseworker_app.casework.detector import Detector
    from caseworker_app.casework.hits import Hit
    from caseworker_app.casework.permissions import Permission
    from caseworker_app.casework.recap_facts import RecapScope
    from caseworker_app.documents.blocks import Document
    from caseworker_app.documents.lacks import Lack
    from caseworker_app.jobs.leaving import Around
    from caseworker_app.store.notebook import Notebook

FORMATS = (".pdf", ".docx")
Gate = Literal["demand", "preview", "cleared"]
"""Before it leaves: consent is asked for; to look at: a draft where it is not given; cleared: a reason is recorded."""
ANY = Wish()
"""No wish in particular."""
ALL_CASES = "-"
"""What stands for a case on the command line where a document is about all of them."""


def available(*, agency: bool = False) -> list[tuple[str, str]]:
    """Keys and titles of the documents that can be printed of a case, or of an agency."""
    return [(key, tr(kind.title)) for key, kind in KINDS.items() if (kind.about == "notebook") is agency]


def check(name: str, suffix: str, case: str | None = None) -> None:
    """Raise WrongUse for a document or a format that does not exist.

    ``case``: what was named as the case; documents of an agency take ``ALL_CASES`` there, and no others do.
    """
    if name not in KINDS:
        known = ", ".join(KINDS)
        raise WrongUse(tr("Tidak ada dokumen “{name}”. Yang ada: {known}.").format(name=name, known=known))
    if case is not None and KINDS[name].about == "notebook" and case != ALL_CASES:
        raise WrongUse(tr("Dokumen “{name}” memuat semua kasus; tulis “-” sebagai kasusnya.").format(name=name))
    if case == ALL_CASES and KINDS[name].about != "notebook":
        raise WrongUse(tr("Dokumen “{name}” memuat satu kasus; sebutkan nomor atau inisialnya.").format(name=name))
    if suffix.lower() not in FORMATS:
        raise WrongUse(tr("Dokumen dapat disimpan sebagai PDF atau Word; pakai akhiran .pdf atau .docx."))


def make_document(file: CaseFile, key: str, wish: Wish = ANY) -> Document:
    """The document of a loaded case as neutral blocks.

    Raises:
        WrongUse: there is no such document. NotFound: the case holds no record with the id that is wanted.
    """
    check(key, ".pdf", "")
    tops = (file.case, *file.groups)
    if wish.item is not None:
        wanted((record for top in tops for record in walk(top)), wish.item)
    return KINDS[key].make(file, wish)


@dataclasses.dataclass
class Prepared:
    """A document made ready to be looked at, printed or saved.

    raw: the same document before it was numbered and decided words were replaced. permission: what consent has against
    it, if anything. make: makes it of the case once more. names: it bears real names. troubles: why words of the office
    are not used.
    """

    key: str
    file: CaseFile
    document: Document
    raw: Document
    beside: Around
    make: Callable[[CaseFile], Document]
    permission: Permission | None = None
    names: bool = False
    troubles: Sequence[str] = ()
    item: str | None = None
    blank: bool = False

    @cached_property
    def hits(self) -> list[Hit]:
        """What in it points to somebody, decided about or not; with real names other clients only."""
        from caseworker_app.documents.numbering import numbered

        title = "" if self.names else file_name(self.file, self.key, date.today())
        document = numbered(self.raw)
        told = leaving.withheld(document, self.file) if leaves(self.key) else []
        return [*told, *leaving.hits(document, self.seeker, names=self.names, title=title)]

    @cached_property
    def seeker(self) -> Detector:
        """What finds them."""
        return leaving.detector(self.file, self.beside, names=self.names, document=self.key)

    @property
    def undecided(self) -> list[Hit]:
        """What neither a worker nor the rule has decided about yet."""
        return [hit for hit in self.hits if self.beside.decision(hit) is None]

    @cached_property
    def lacks(self) -> list[Lack]:
        """What it lacks or withholds."""
        from caseworker_app.documents.lacks import lacks
        from caseworker_app.documents.numbering import numbered

        return lacks(numbered(self.raw), self.file, self.item)

    def written(self, suffix: str, on_page: Callable[[int], None] | None = None) -> bytes:
        """As PDF, or as the Word document that ``suffix`` names; ``on_page`` as in ``print_document``."""
        return _written(self.document, suffix, on_page)


def prepare(
    notebook: Notebook,
    case_id: str,
    key: str,
    wish: Wish = ANY,
    *,
    gate: Gate = "demand",
    override: str | None = None,
) -> Prepared:
    """A document of a case before it is laid out: people called as the notebook wants, decided words replaced.

    What ``gate`` and ``override`` mean, and what is raised, as in ``print_document``.
    """
    check(key, ".pdf", "")
    file = books.gathered(notebook, key, load(notebook, case_id))
    found = None if wish.blank else permits.for_document(notebook, file.case, key, wish.item)
    if found is not None and gate == "demand" and (found.forbids or override is not None):
        permits.demand(notebook, file.case, found, done(key), override)
        file, gate = books.gathered(notebook, key, load(notebook, case_id)), "cleared"
    beside = leaving.around(notebook, case_id)
    agreed = permission(file.case, Use.PHOTO, date.today()).given
    beside = dataclasses.replace(beside, photos_agreed=agreed, exact=beside.exact if wish.exact is None else wish.exact)
    for one in (file, *file.further):
        one.exact = beside.exact
    with notebook.reader() as session:
        invented = example.is_example(session)
    names = KINDS[key].bears_names(wish)
    if not names:
        leaving.disguise(file, beside)
    restricted = data_requests.restricted(file.case, date.today()) if permits.discloses(key) else ""

    def make(file: CaseFile) -> Document:
        made = make_document(file, key, wish)
        if found is not None and gate != "cleared":
            made = marked(made, permits.as_draft(found))
        if restricted and not wish.blank and gate == "cleared":  # before that the draft says it
            made = noted(made, f"{restricted[:1].upper()}{restricted[1:]}.")
        if invented:
            made = noted(made, tr(example.SENTENCE))
        return dataclasses.replace(
            made,
            draft=made.draft or wish.draft,
            paper=made.paper if made.paper == "A3" else wish.paper or made.paper,
            large_type=wish.large,
        )

    raw = make(file)
    troubles = templates.troubles(notebook, key)
    made = Prepared(key, file, raw, raw, beside, make, found, names, troubles, wish.item, wish.blank)
    return finished(made, beside)


def print_document(
    notebook: Notebook,
    case_id: str,
    key: str,
    wish: Wish = ANY,
    *,
    suffix: str = ".pdf",
    gate: Gate = "demand",
    override: str | None = None,
    on_page: Callable[[int], None] | None = None,
) -> bytes:
    """A document of a case, as PDF or as the Word document that ``suffix`` names.

    What consent forbids is printed only with a reason, ``override``, which is written down; what was merely never
    recorded is printed as a draft. ``on_page`` is told the number of each page as it is
    laid out (of a Word document, how many are about done); it may raise to stop the work.

    Raises:
        NotAllowed: consent forbids it. BadInput: the reason says nothing. And as ``make_document``.
    """
    check(key, suffix)
    return prepare(notebook, case_id, key, wish, gate=gate, override=override).written(suffix, on_page)


def departure(key: str, case_id: str | None, wish: Wish, lock: str | None = None) -> Leaving:
    """How the list of copies calls a document that is printed or saved; about all cases where there is no case."""
    kind = KINDS[key]
    names, discloses = kind.bears_names(wish) and not wish.blank, permits.discloses(key) and not wish.blank
    return Leaving(tr(kind.title), case_id, names=names, lock=lock, discloses=discloses)


def leaves(key: str) -> bool:
    """Whether others read a document, so that it bears initials unless names are wanted."""
    return KINDS[key].leaves


def done(key: str) -> str:
    """What the register of exceptions calls the printing of a document."""
    return tr("cetak {title}").format(title=tr(KINDS[key].title))


def print_agency_document(
    notebook: Notebook,
    key: str,
    wish: Wish = ANY,
    *,
    suffix: str = ".pdf",
    only: Collection[str] | None = None,
    ground: str = "",
    scope: RecapScope | None = None,
    on_page: Callable[[int], None] | None = None,
) -> bytes:
    """A document about all cases of a notebook; ``suffix`` and ``on_page`` as in ``print_document``.

    only, ground: ids of the cases that are to be destroyed, and why. scope: the period that a recap is about.
    Of a group (``wish.item``) ``only`` are the ids of the meetings that are told.
    """
    from caseworker_app.jobs.office_papers import gather

    check(key, suffix, ALL_CASES)
    contents = gather(notebook, key, only=only, ground=ground, days=wish.days, scope=scope, item=wish.item)
    return _written(KINDS[key].make(contents, wish), suffix, on_page)


def note_sheet(notebook: Notebook, key: str) -> None:
    """Remember when the sheet for a lost laptop left last, so that one is reminded to print it anew."""
    from caseworker_app.jobs.office_papers import LOST_LAPTOP, LOST_LAPTOP_PRINTED

    if key == LOST_LAPTOP and not notebook.read_only:
        settings.set_setting(notebook, LOST_LAPTOP_PRINTED, date.today().isoformat())


def finished(made: Prepared, beside: Around) -> Prepared:
    """Numbered, without the photos that are left out, with what was decided to replace; drawings are drawn anew.

    What is to be handed in has no gaps; a draft shows them, a blank form keeps them to be written in.
    """
    from caseworker_app.documents.numbering import numbered
    from caseworker_app.documents.settling import dated_in_words, without_gaps

    shown, seeker = made.raw, made.seeker
    if leaving.in_pictures(shown, seeker, beside):
        shown = made.make(leaving.redrawn(made.file, seeker, beside))
    shown = dated_in_words(leaving.without_photos(shown, beside, names=made.names))
    shown = numbered(shown if made.blank or shown.draft else without_gaps(shown))
    document = leaving.decided(shown, seeker, beside, names=made.names)
    finished = dataclasses.replace(made, document=document, beside=beside)
    finished.seeker = seeker
    return finished


def marked(document: Document, words: str) -> Document:
    """Marked on every page, with the reason below its title: it can be read and corrected, and not handed in."""
    return dataclasses.replace(noted(document, words), draft=True)


def noted(document: Document, words: str) -> Document:
    """With a sentence in bold type below its title."""
    from caseworker_app.documents.blocks import Chapter, Paragraph, Run, Title

    at = 1 if document.blocks and isinstance(document.blocks[0], Title | Chapter) else 0
    note = Paragraph((Run(words, bold=True),), "plain")
    return dataclasses.replace(document, blocks=(*document.blocks[:at], note, *document.blocks[at:]))


def _written(document: Document, suffix: str, on_page: Callable[[int], None] | None) -> bytes:
    from caseworker_app.documents.docx.writer import write_docx
    from caseworker_app.documents.pdf.writer import write_pdf

    return write_docx(document, on_page=on_page) if suffix.lower() == ".docx" else write_pdf(document, on_page=on_page)


def file_name(file: CaseFile, key: str, day: date, suffix: str = ".pdf") -> str:
    """What an exported document is called: «laporan-kasus_MS_2024-09-26.pdf»; never a name."""
    client = "".join(letter for letter in initials(file.client) if letter.isalnum()) or "klien"
    return f"{KINDS[key].file_word}_{client}_{day.isoformat()}{suffix}"
