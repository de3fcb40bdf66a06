"""What a package says in other words than the program, and what leads nowhere: read as what it means, or told.

Nothing here is refused: earlier versions took these words, so packages that the program itself wrote may hold them.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from caseworker_app.forms.called import kinds
from caseworker_app.forms.catalogue import all_items, all_pages
from caseworker_app.forms.description import Rows
from caseworker_app.limits import brief
from caseworker_app.model.base import Record
from caseworker_app.model.date_reading import weekdays_named
from caseworker_app.model.partial_date import PartialDate
from caseworker_app.model.person import Person
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from caseworker_app.model.case import Case

_PLACE_AND_DATE = re.compile(r"(?P<place>[^\d,/]*[^\d,/\s])\s*[,/]\s*(?P<date>\D{0,20}\d.*)", re.DOTALL)


def settle(case: Case, shared: Mapping[str, Sequence[Record]]) -> list[str]:
    """Bring birth dates that name the place, and the names of pages and records, to what they mean; gives notices."""
    notices: list[str] = []
    for at, person in enumerate(shared.get("people", ())):
        if isinstance(person, Person):
            notices += _birth(person, f"people[{at}]")
    for at, attachment in enumerate(case.attachments):
        attachment.page, unknown = _known(attachment.page, _pages())
        notices += _unknown(f"case.attachments[{at}].page", unknown)
        attachment.entity, unknown = _known(attachment.entity, _kinds())
        notices += _unknown(f"case.attachments[{at}].entity", unknown)
    for key in ("restrictions", "key_events"):
        for at, record in enumerate(getattr(case, key)):
            record.entity, unknown = _known(record.entity, _kinds())
            notices += _unknown(f"case.{key}[{at}].entity", unknown)
    return notices


def _birth(person: Person, place: str) -> Iterator[str]:
    """«Karawang, 2 November 2008»: the date is read, the place goes to its own field."""
    born = person.born
    if born is None or not born.text:
        return
    parts = _PLACE_AND_DATE.fullmatch(born.text)
    if born.readable and (parts is None or weekdays_named(parts["place"])):
        return
    day = PartialDate.parse(parts["date"]) if parts else None
    if parts is None or day is None or not day.readable:
        sentence = tr("{place}.born: “{words}” tidak terbaca sebagai tanggal lahir; disimpan sebagai kata-kata.")
        yield sentence.format(place=place, words=brief(born.text, 40))
        return
    town = parts["place"].strip()
    person.born = day
    if not person.birth_place:
        person.birth_place = town
        sentence = tr("{place}.born: “{words}” dibaca sebagai tempat dan tanggal lahir.")
        yield sentence.format(place=place, words=brief(born.text, 40))
    elif person.birth_place.strip().casefold() != town.casefold():
        person.born = PartialDate(day.earliest, day.latest, born.text, day.approximate, day.age, day.age_on)
        sentence = tr("{place}.born menyebut {town}, tetapi tempat lahirnya tertulis {other}; keduanya disimpan.")
        yield sentence.format(place=place, town=brief(town, 40), other=brief(person.birth_place, 40))


def _known(word: str | None, names: Mapping[str, str]) -> tuple[str | None, str]:
    """The program's name for a word, and the word where there is none; such a word is kept as it is."""
    if not word:
        return word, ""
    name = names.get(" ".join(word.split()).casefold())
    return (name, "") if name else (word, word)


def _unknown(place: str, word: str) -> Iterator[str]:
    if word:
        sentence = tr("{place}: “{word}” tidak dikenal, jadi tidak menunjuk apa pun; catatannya masuk.")
        yield sentence.format(place=place, word=brief(word, 40))


@functools.cache
def _pages() -> dict[str, str]:
    """Keys of pages by their titles and by themselves; the family stands on a page that only the window makes."""
    pages = [*all_pages()]
    by_title = {page.title.casefold(): page.key for page in reversed(pages)}
    return by_title | {page.key: page.key for page in pages} | {"family": "family", "keluarga": "family"}


@functools.cache
def _kinds() -> dict[str, str]:
    """Names of classes by what a row, table or page is called, by their key in a package, and by themselves."""
    by_row = {item.item.casefold(): item.row_class.__name__ for _, item in all_items() if isinstance(item, Rows)}
    by_row.pop("baris", None)
    by_key = {item.key: item.row_class.__name__ for _, item in all_items() if isinstance(item, Rows)}
    by_table = {mapper.class_.__tablename__: mapper.class_.__name__ for mapper in Record.registry.mappers}
    by_word = {word.casefold(): names[0] for word, names in kinds().items()}
    as_words = {key.replace("_", " "): name for key, name in (by_key | by_table).items()}
    by_name = {name.casefold(): name for names in kinds().values() for name in names}
    return by_key | by_table | as_words | by_row | by_word | by_name
