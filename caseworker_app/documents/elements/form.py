"""What forms and letters are put together from: a form of a case, its facts, sections, dates, numbers, signatures."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from caseworker_app.casework import consent as consents
from caseworker_app.casework.document_template import ALL_LETTERS, NUMBER
from caseworker_app.casework.signers import ages
from caseworker_app.documents.blocks import (
    Block,
    Content,
    Document,
    Fact,
    Facts,
    Heading,
    Keep,
    NumberedList,
    Paragraph,
    PlaceDate,
    Run,
    Space,
    Title,
    WritingLines,
)
from caseworker_app.documents.elements.letterhead import foot, letterhead
from caseworker_app.documents.elements.office_template import by_heading, case_words, filled
from caseworker_app.documents.elements.record_tables import parts
from caseworker_app.documents.elements.staff_names import DOTS, STUDENT, agency_name, worker_name
from caseworker_app.documents.letters.consent_facts import years
from caseworker_app.documents.telling import Teller
from caseworker_app.documents.towns import town
from caseworker_app.documents.wish import Kept, Wish, wanted
from caseworker_app.documents.wording import capital, date_in_words, in_words, sentence
from caseworker_app.forms.catalogue import label_of
from caseworker_app.model.indonesian import date_in_words as date_spelled_out
from caseworker_app.model.indonesian import long_date, rupiah, terbilang
from caseworker_app.model.practice import Practitioner
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import InstrumentedAttribute

    from caseworker_app.casework.case_file import CaseFile
    from caseworker_app.casework.document_template import DocumentTemplate
    from caseworker_app.model.case import Case
    from caseworker_app.model.partial_date import PartialDate
    from caseworker_app.model.person import Person
    from caseworker_app.model.practice import Agency
    from caseworker_app.model.time_span import TimeSpan

LINES = 3
"""Ruled lines below a heading where nothing is written yet."""
_FEWER_LINES = 2
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class Dated(Kept, Protocol):
    """A record with an id and a date."""

    date: PartialDate | None


_Record = TypeVar("_Record", bound=Dated)


@dataclasses.dataclass(frozen=True)
class Form:
    """One form or letter of a case as it goes on paper; a blank one is made of an empty case."""

    key: str
    file: CaseFile
    wish: Wish

    @property
    def names(self) -> bool:
        """Whether it says how people are really called."""
        return self.wish.names

    @property
    def blank(self) -> bool:
        """Whether it is for writing by hand."""
        return self.wish.blank

    @property
    def item(self) -> str | None:
        """The id of the one record that a filled form is about."""
        return None if self.blank else self.wish.item

    @property
    def case(self) -> Case:
        """The case; an empty one for a blank form."""
        return self.file.case

    @property
    def agency(self) -> Agency | None:
        """The agency whose letterhead it bears."""
        return self.case.agency

    @property
    def worker(self) -> Practitioner | None:
        """Who works on the case."""
        return self.case.practitioner

    @property
    def role(self) -> str:
        """What the worker is called: «praktikan»."""
        return consents.worker_role(self.case)

    @property
    def texts(self) -> DocumentTemplate:
        """The words of this form, as the office has them."""
        return self.file.document_template(self.key)

    @property
    def letters(self) -> DocumentTemplate:
        """The words of all letters."""
        return self.file.document_template(ALL_LETTERS)

    @property
    def teller(self) -> Teller:
        """How values are told here."""
        return Teller(self.file, names=self.names)

    @property
    def client(self) -> str:
        """The client's name or initials; nothing where no client is known."""
        return self.teller.person(self.case.client)

    def time(self, value: TimeSpan | None) -> str:
        """«pukul 14.00–17.00 WIB»."""
        return in_words(value, zone=self.teller.zone)

    def facts(self, record: Any, *attributes: InstrumentedAttribute[Any]) -> tuple[Fact, ...]:
        """What a record says in some attributes, each under its label; a line to write on where it says nothing."""
        return tuple(fact(label, value) for label, value in parts(self.teller, record, *attributes))

    def title(self, subtitle: str = "") -> Title:
        """The form's name at its top, with a line below it («Nomor: …»)."""
        return Title(self.texts.title.upper(), subtitle)

    def say(self, name: str, **words: str) -> str:
        """A text of the template, its words in braces filled in."""
        return filled(self.texts.text(name), self.words() | words)

    def points(self, name: str) -> list[str]:
        """A list of the template."""
        return [filled(text, self.words()) for text in self.texts.points(name)]

    def headed(self, *blocks: Block, level: int = 2) -> list[Block]:
        """Sections, each begun by its heading, as the office wants them: its order, its words, some left out."""
        return by_heading(self.texts.sections, blocks, self.words(), level=level)

    def finished(self, *blocks: Block) -> Document:
        """The document, with the agency's head and its foot."""
        return Document(
            key=self.key,
            title=self.texts.title,
            dress="form",
            blocks=blocks,
            letterhead=letterhead(self.agency),
            foot=foot(self.case, self.texts.version),
        )

    def words(self) -> dict[str, str]:
        """What stands for the words in braces of a text."""
        return case_words(self.case, self.client)


def chosen(form: Form, records: Sequence[_Record], *, undated: date = date.max) -> _Record | None:
    """The record that is wanted, else the newest; one without a date counts as of the day ``undated``.

    None on a blank form or where there is no record. Raises NotFound for an id that is none of theirs.
    """
    if form.blank:
        return None
    if form.item is not None:
        return wanted(records, form.item)
    placed = max(enumerate(records), key=lambda pair: (_day(pair[1], undated), pair[0]), default=None)
    return placed[1] if placed else None


def roomy(form: Form, record: object | None) -> Form:
    """The form with as much room to write as a blank one, if there is no record yet that fills it."""
    return form if record else dataclasses.replace(form, wish=dataclasses.replace(form.wish, blank=True))


def _day(record: Dated, undated: date) -> date:
    return (record.date.earliest if record.date else None) or undated


def fact(label: str, value: Content | None) -> Fact:
    """A fact; where nothing is known a line to write on."""
    return Fact(label, value or None)


def given(*facts: Fact) -> tuple[Fact, ...]:
    """Only those of the facts whose value is known."""
    return tuple(one for one in facts if one.value is not None)


def section(form: Form, key: str, content: str | Sequence[str] | None, *, lines: int = LINES) -> list[Block]:
    """A section of the template: its numbered heading and what was written; ruled lines where nothing was."""
    return [Heading(2, "", key=key), *written(form, content, lines=lines)]


def optional(form: Form, key: str, content: str | Sequence[str] | None, *, lines: int = LINES) -> list[Block]:
    """As ``section``, but left out of a filled form that has nothing to say there."""
    return section(form, key, content, lines=lines) if content or form.blank else []


def written(form: Form, content: str | Sequence[str] | None, *, lines: int = LINES) -> list[Block]:
    """A text as paragraphs, points as a list, nothing as ruled lines."""
    if isinstance(content, str) and content.strip():
        return [Paragraph("\n".join(sentence(line) for line in content.splitlines()), "plain")]
    if content and not isinstance(content, str):
        return [NumberedList(tuple(content), "a.")] if len(content) > 1 else [Paragraph(sentence(content[0]), "plain")]
    return [Keep((WritingLines(lines if form.blank else min(lines, _FEWER_LINES)), Space(0.2)))]


def opening_day(value: PartialDate) -> str:
    """«Senin tanggal dua puluh enam bulan Agustus tahun …», as minutes open."""
    return date_spelled_out(value.day) if value.day else date_in_words(value)


def place_date(form: Form, value: PartialDate | None, place: str | None = None) -> PlaceDate:
    """«Bandung, 26 Agustus 2024»; of a ``place`` such as «rumah klien» the town."""
    where = town(form.case, place) or DOTS
    day = long_date(value.day, weekday=False) if value and value.day else value.long(weekday=False) if value else ""
    return PlaceDate(f"{where}, {day or DOTS * 2}")


def letter_number(form: Form, given: str | None, value: PartialDate | None) -> str:
    """The number of a letter: as given, else by the pattern with room for the running number."""
    if given:
        return given
    day = value.day if value else None
    return form.letters.text(NUMBER).format(
        urut="……",
        jenis=form.texts.code,
        bulan=_ROMAN[day.month - 1] if day else "……",
        tahun=day.year if day else "20……",
    )


def money(amount: int) -> str:
    """«Rp1.250.000 (satu juta dua ratus lima puluh ribu rupiah)»."""
    return f"{rupiah(amount)} ({terbilang(amount)} rupiah)" if 0 <= amount <= 10**15 else rupiah(amount)


def age(person: Person | None, day: date) -> str:
    """«27 tahun»: the age on a day, and where that is not certain to the year the age that was stated."""
    span = ages(person, day)
    stated = person.stated_age.age if person and person.stated_age else None
    if span and span[0] != span[1] and stated in span:
        return tr("{age} tahun").format(age=stated)
    known = years(person, day)
    return tr("{age} tahun").format(age=known) if known else ""


def number_fact(form: Form) -> Fact:
    """The worker's number under what it is."""
    return fact("NRP" if form.role == STUDENT else "NIP", form.worker.number if form.worker else None)


def worker_facts(form: Form) -> Facts:
    """Who works on the case: name, number, role, agency."""
    worker = form.worker
    found = [
        fact(tr(label_of(Practitioner.name)), worker_name(form.case)),
        number_fact(form),
        fact(tr(label_of(Practitioner.role)), capital(form.role)),
        fact(tr("Lembaga"), agency_name(form.case)),
    ]
    if worker and worker.institution:
        found.append(fact(tr(label_of(Practitioner.institution)), worker.institution))
    return Facts(tuple(found))


def for_head(form: Form) -> Paragraph:
    """The line above a letter that the head of the agency signs."""
    return Paragraph((Run(form.letters.text("for_head"), italic=True),), "small")
