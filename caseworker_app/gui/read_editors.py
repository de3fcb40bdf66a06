"""The editors of text that must be read: dates, times, numbers; what was understood is echoed below the line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout

from caseworker_app.gui import theme
from caseworker_app.gui.editors import TextEditor
from caseworker_app.model.indonesian import number, weekday_name
from caseworker_app.model.partial_date import PartialDate, tells_no_time
from caseworker_app.model.time_span import TimeSpan
from caseworker_app.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_AGE = re.compile(r"\d{1,2}|1[01]\d")


class DateEditor(TextEditor):
    """A date as far as it is known, typed freely and echoed in full.

    told: a bare age («27 tahun») is one today, of a person. ages: so is a mere figure («27»).
    """

    def __init__(
        self,
        *,
        compact: bool = False,
        told: bool = False,
        ages: bool = False,
        today: Callable[[], date] | None = None,
    ) -> None:
        super().__init__(compact=compact)
        self._told, self._ages, self._today = told, ages, today

    def read(self, text: str) -> PartialDate:
        """A date, an age or words about one; figures that are no date are not read."""
        today = self._today() if self._today else _today()
        if self._ages and _AGE.fullmatch(text):
            text = f"{text} tahun"
        found = PartialDate.parse(text, today=today)
        if found.unread:
            raise ValueError(text)
        return found.stated_on(today) if self._told else found

    def write(self, value: PartialDate) -> str:
        """In figures, or in the writer's own words."""
        return value.text or value.short()

    def note(self, value: PartialDate | None) -> tuple[str, str]:
        """«Senin, 26 Agustus 2024»; a weekday that does not fit is named."""
        if value is None:
            return "", "muted"
        if value.weekday_conflict and value.earliest:
            day = PartialDate.on(value.earliest)
            words = tr("{date} adalah {weekday}")
            return words.format(date=day.long(weekday=False), weekday=weekday_name(value.earliest)), "attention"
        if odd := (unread_age(value) if self._ages else story_for_date(value)):
            return odd, "attention"
        if value.text and value.readable:
            return PartialDate(
                value.earliest, value.latest, None, value.approximate, value.age, value.age_on
            ).long(), "muted"
        full = value.long()
        return ("", "muted") if full == self.write(value) else (full, "muted")


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
    """A number with its unit; «1.250,5». low and high bound it, both included."""

    def __init__(
        self, *, compact: bool = False, whole: bool = True, unit: str = "", ends: tuple[int, int] | None = None
    ) -> None:
        super().__init__(compact=compact)
        self._whole, self._ends = whole, ends
        if unit and not compact:
            row = QHBoxLayout()
            row.setSpacing(theme.px(6))
            row.addWidget(self.line)
            row.addWidget(theme.label(unit, "muted"))
            self.body.insertLayout(0, row)

    def read(self, text: str) -> int | float:
        """A number as Indonesians write it."""
        plain = text.replace(" ", "").replace("−", "-")
        if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", plain):
            plain = plain.replace(".", "")
        found = float(plain.replace(",", "."))
        if self._whole and not found.is_integer():
            raise ValueError(text)
        if self._ends and not self._ends[0] <= found <= self._ends[1]:
            raise ValueError(text)
        return int(found) if self._whole else found

    def write(self, value: float) -> str:
        """With a decimal comma."""
        return number(value)


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
