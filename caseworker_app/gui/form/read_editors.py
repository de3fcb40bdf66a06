"""The editors of text that must be read: dates, times, numbers; what was understood is echoed below the line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout
from sqlalchemy import Integer

from caseworker_app.forms.description import Field, Kind
from caseworker_app.gui.base import theme
from caseworker_app.gui.form.editors import TextEditor
from caseworker_app.model.date_setting import DateOf, Setting
from caseworker_app.model.indonesian import number, short_date, weekday_name
from caseworker_app.model.partial_date import PartialDate, tells_no_time
from caseworker_app.model.quantity import Meanings, read_number, write_number
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_AGE = re.compile(r"\d{1,2}|1[01]\d")


class DateEditor(TextEditor):
    """A date as far as it is known, typed freely and echoed in full; ``about`` is what it is about.

    A bare age («27 tahun») of a birth is one today, or in a case that is over one of its first day, for which its
    papers tell ages; where an age is asked for, so is a mere figure («27»). ``near`` gives the time of the case, also
    for a day without its year.
    """

    def __init__(
        self,
        *,
        compact: bool = False,
        about: DateOf = DateOf.CASE,
        near: Callable[[], tuple[date, date] | None] | None = None,
        today: Callable[[], date] | None = None,
    ) -> None:
        super().__init__(compact=compact)
        self._about, self._near, self._today = about, near, today

    def read(self, text: str) -> PartialDate:
        """A date, an age or words about one; figures that are no date are not read."""
        setting = Setting(self._today() if self._today else _today(), self._about)
        if self._about is DateOf.AGE and _AGE.fullmatch(text):
            text = f"{text} tahun"
        value = PartialDate.parse(text, setting)
        if value.year_guessed and self._near:
            value = PartialDate.parse(text, replace(setting, near=self._near()))
        if value.unread:
            raise ValueError(text)
        return value.stated_on(self._told_on(setting.today)) if self._about.of_a_birth else value

    def _told_on(self, today: date) -> date:
        near = self._near() if self._near else None
        return near[0] if near and near[1] < today else today

    def write(self, value: PartialDate) -> str:
        """In figures, or in the writer's own words."""
        return value.words or value.short()

    def note(self, value: PartialDate | None) -> tuple[str, str]:
        """«Senin, 26 Agustus 2024»; a weekday that does not fit is named, and a year that was added."""
        if value is None:
            return "", "muted"
        if value.weekday_conflict and value.earliest:
            day = PartialDate.on(value.earliest)
            words = tr("{date} adalah {weekday}")
            return words.format(date=day.long(weekday=False), weekday=weekday_name(value.earliest)), "attention"
        if self._about.of_a_life and PartialDate.parse(value.text or "").year_guessed:
            return tr("Tahunnya belum tertulis; tulisan ini tetap disimpan"), "attention"
        if odd := (unread_age(value) if self._about is DateOf.AGE else story_for_date(value)):
            return odd, "attention"
        if value.text and value.readable:
            full = replace(value, text=None).long()
            return tr("{date} (tahun diperkirakan)").format(date=full) if value.year_guessed else full, "muted"
        full = value.long()
        return ("", "muted") if full == self.write(value) else (full, "muted")

    def offers(self) -> list[tuple[str, str]]:
        """The day with the year that was added, and with the one before."""
        value: PartialDate | None = None if self.unread() is not None else self.value()
        if value is None or value.approximate or not value.year_guessed:
            return []
        texts = [replace(value, text=None).short()]
        if value.day and value.day.year > 1 and (value.day.month, value.day.day) != (2, 29):
            texts.append(short_date(value.day.replace(year=value.day.year - 1)))
        return [(text, text) for text in texts]


class TimeEditor(TextEditor):
    """From and until, typed freely («9», «0930», «9.30-11»)."""

    def read(self, text: str) -> TimeSpan:
        """A time or words about one; figures that are no time are not read."""
        found = TimeSpan.parse(text)
        if found.unread:
            raise ValueError(text)
        return found

    def write(self, value: TimeSpan) -> str:
        """«15.00–17.30»."""
        return value.short()

    def note(self, value: TimeSpan | None) -> tuple[str, str]:
        """What was understood while the text still differs from it, and a span that runs backwards."""
        if value is None:
            return "", "muted"
        if value.backwards:
            return tr("Selesai sebelum mulai"), "attention"
        return ("", "muted") if self.line.text() == value.short() else (value.short(), "muted")


class NumberEditor(TextEditor):
    """A number with its unit: «1.250,5», «1,61 m», «2 juta». low and high bound it, both included."""

    def __init__(
        self, *, compact: bool = False, whole: bool = True, unit: str = "", ends: tuple[int, int] | None = None
    ) -> None:
        super().__init__(compact=compact)
        self._whole, self._unit, self._ends = whole, unit, ends
        if unit and not compact:
            row = QHBoxLayout()
            row.setSpacing(theme.px(6))
            row.addWidget(self.line)
            row.addWidget(theme.label(unit, "muted"))
            self.body.insertLayout(0, row)

    def read(self, text: str) -> float:
        """A number as Indonesians write it; ValueError also where it can mean several."""
        value = read_number(text, self._unit, whole=self._whole).value
        if value is None or not self._within(value):
            raise ValueError(text)
        return value

    def write(self, value: float) -> str:
        """With a decimal comma."""
        return write_number(value, self._unit, whole=self._whole)

    def note(self, value: float | None) -> tuple[str, str]:
        """The number in the unit of the field, while the text still says it otherwise."""
        same = value is None or self.line.text().strip() == self.write(value)
        return ("" if same or value is None else self._in_unit(value)), "muted"

    def not_read(self) -> str:
        """Whether it can mean several numbers, or says more than one."""
        if not self.offers():
            return super().not_read()
        if self._meanings().exact:
            return tr("Pilih yang dimaksud; tulisan ini tetap disimpan")
        return tr("Tulisan ini tetap disimpan; bila jumlahnya pasti, pilih di sini")

    def offers(self) -> list[tuple[str, str]]:
        """The numbers that a text can mean which is not read as one."""
        if self.unread() is None:
            return []
        return [(self._in_unit(value), self.write(value)) for value in self._meanings().values if self._within(value)]

    def _meanings(self) -> Meanings:
        return read_number(self.line.text(), self._unit, whole=self._whole)

    def _within(self, value: float) -> bool:
        return self._ends is None or self._ends[0] <= value <= self._ends[1]

    def _in_unit(self, value: float) -> str:
        return f"{number(value)} {self._unit}".strip()


def unread_number(field: Field, text: str) -> str:
    """What to say of text in a column of numbers that can mean several, or says more than one; «» else."""
    if field.editor is not Kind.NUMBER:
        return ""
    meanings = read_number(text, field.unit, whole=is_whole(field)).values
    if not meanings:
        return ""
    numbers = f" {tr('atau')} ".join(f"{number(value)} {field.unit}".strip() for value in meanings)
    return tr(
        "“{text}” belum dibaca sebagai angka, tetapi tetap disimpan. Bila maksudnya {numbers}, tulislah demikian."
    ).format(text=text, numbers=numbers)


def is_whole(field: Field) -> bool:
    """Whether a column of numbers holds whole ones only."""
    return isinstance(field.attribute.property.columns[0].type, Integer)


def unread_age(told: PartialDate | None) -> str:
    """What to say of an age with figures that could not be read («9 tahunanak»); «» where there is nothing to say."""
    if told is None or told.readable or not any(map(str.isdigit, told.text or "")):
        return ""
    words = tr("Usia “{words}” belum terbaca, tetapi tetap disimpan. Yang terbaca misalnya “9”, “9 tahun”, “2015”.")
    return words.format(words=told.text)


def story_for_date(value: Any) -> str:
    """What to say of a story in the place of a date; «» for dates, for words about one, and for other values."""
    if not isinstance(value, PartialDate) or value.readable or not tells_no_time(value.text or ""):
        return ""
    return tr("Tanggal ini disimpan sebagai kata-kata, tetapi tidak menyebut waktu. Uraian lebih baik di isian lain.")


def _today() -> date:
    from datetime import date

    return date.today()
