"""What a date is about and when it was written: this settles what the writer left out of it."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

_AHEAD = {"case": 5, "plan": 50}
_UNLIKELY = 4  # how much farther a day on the unlikely side counts, when a year is looked for
_AROUND = 4  # years on either side in which 29 February is found


class DateOf(enum.Enum):
    """What a date is about. What lies in somebody's life (birth, age, past) is never ahead of today."""

    BIRTH = "birth"
    AGE = "age"  # a birth date that is told as an age: «27» are years
    PAST = "past"  # a death, a marriage, an event of a life
    CASE = "case"  # what happens while a case is open
    PLAN = "plan"  # what is to come

    @property
    def of_a_life(self) -> bool:
        """Whether it lies in somebody's life, so that its year cannot be guessed and it is never ahead."""
        return self in {DateOf.BIRTH, DateOf.AGE, DateOf.PAST}

    @property
    def of_a_birth(self) -> bool:
        """Whether somebody was born then."""
        return self in {DateOf.BIRTH, DateOf.AGE}


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a written date.

    near: the first and last day of the case, near which a day without a year lies; without it, that is today.
    now: it was written today, so that «kemarin» names a day. weekday: the one that is named beside it, Monday 0.
    """

    today: date
    about: DateOf = DateOf.CASE
    near: tuple[date, date] | None = None
    now: bool = True
    weekday: int | None = None

    def century(self, two_digits: int) -> int:
        """The year that two digits mean: «24» is 2024, «58» 1958; how far ahead it may lie depends on the subject."""
        year = self.today.year - self.today.year % 100 + two_digits
        return year if year <= self.today.year + _AHEAD.get(self.about.value, 0) else year - 100

    def year(self, written: str) -> int:
        """The year of four digits, or of two: «2024», «'24», «97»."""
        digits = written.lstrip("'")
        return int(digits) if len(digits) == 4 else self.century(int(digits))

    def day(self, day: int, month: int, written_year: str) -> date:
        """A day with its year; two digits of one that would lie ahead mean a century earlier. ValueError for none."""
        year = self.year(written_year)
        short = len(written_year.lstrip("'")) == 2
        if short and self.about.of_a_life and (year, month, day) > (self.today.year, self.today.month, self.today.day):
            year -= 100
        return date(year, month, day)

    def nearest(self, day: int, month: int) -> date:
        """A day whose year was left out: within the time of the case or nearest to it, on the weekday if one is named.

        Raises:
            ValueError: no calendar has the day.
        """
        first, last = self.near or (self.today, self.today)
        possible = []
        for year in range(max(1, first.year - _AROUND), min(9999, last.year + _AROUND) + 1):
            try:
                possible.append(date(year, month, day))
            except ValueError:
                continue
        if not possible:
            raise ValueError(f"no calendar has the {day}. of month {month}")
        likely = sorted(possible, key=lambda found: (self._distance(found, first, last), -found.toordinal()))
        on_weekday = [found for found in likely[:3] if found.weekday() == self.weekday]
        return (on_weekday or likely)[0]

    def _distance(self, day: date, first: date, last: date) -> int:
        """Days outside the time of the case; what is done rather lies behind, what is planned ahead."""
        before, after = (first - day).days, (day - last).days
        if self.about is DateOf.PLAN:
            return max(0, before * _UNLIKELY, after)
        return max(0, before, after * _UNLIKELY)
