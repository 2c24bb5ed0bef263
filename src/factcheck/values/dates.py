"""Dates as half-open intervals that keep the precision at which they were written."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import Enum

import attrs

from factcheck.errors import InvalidDateError


class Precision(Enum):
    """How finely the bounds of an interval were written, from a day to a century."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


_BY_FINENESS = tuple(Precision)


def coarser(one: Precision, other: Precision) -> Precision:
    """The coarser of two precisions."""
    return max(one, other, key=_BY_FINENESS.index)


_MONTHS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF: 6}
_YEARS = {Precision.YEAR: 1, Precision.DECADE: 10, Precision.CENTURY: 100}


def _first_of_month(months: int) -> date:
    """The first day of the month counted from January of year 0; the calendar's last day after its end."""
    year, month = divmod(months, 12)
    return date.max if year > MAXYEAR else date(year, month + 1, 1)


@attrs.frozen(repr=False)
class DateInterval:
    """The days from `start` up to, but not including, `end`.

    "2022" is `[2022-01-01, 2023-01-01)` with precision YEAR; "de 2003 a 2010" is `[2003-01-01, 2011-01-01)`,
    also with precision YEAR: precision is that of the bounds as written.

    Args:
        start: The first day, or None where the beginning is open ("até 2030").
        end: The day after the last, or None where the end is open ("desde 1988").
        precision: How finely the bounds were written; without it, that of the calendar unit which the
            interval is, or else DAY.
        approximate: "por volta de 2015", EDTF `~`.
        uncertain: The source itself doubts the date, EDTF `?`.
        unknown_start: The beginning exists but is not known, EDTF `/2004`; only where `start` is None.
        unknown_end: The end exists or may exist but is not known, EDTF `2004/`. It is not "still true".

    A `date` ends with 31 December 9999, so an interval that runs to the end of that year stops one day short,
    and that day alone is no interval.

    Raises:
        InvalidDateError: If the interval is empty, or a bound is both given and unknown.

    Examples:
        >>> june = DateInterval.month(2024, 6)
        >>> june
        DateInterval(start=datetime.date(2024, 6, 1), end=datetime.date(2024, 7, 1))
        >>> june.precision.name, str(june)
        ('MONTH', '2024-06')
        >>> june.contains(DateInterval.day(date(2024, 6, 30)))
        True
        >>> DateInterval.from_edtf("2019-07/..").overlaps(june)
        True
    """

    start: date | None
    end: date | None
    precision: Precision = attrs.field(kw_only=True)
    approximate: bool = attrs.field(default=False, kw_only=True)
    uncertain: bool = attrs.field(default=False, kw_only=True)
    unknown_start: bool = attrs.field(default=False, kw_only=True)
    unknown_end: bool = attrs.field(default=False, kw_only=True)

    @precision.default
    def _implied_precision(self) -> Precision:
        return implied_precision(self.start, self.end)

    def __attrs_post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise InvalidDateError(f"an interval must end after it starts, not [{self.start}, {self.end})")
        if (self.unknown_start and self.start is not None) or (self.unknown_end and self.end is not None):
            raise InvalidDateError("a bound cannot be both given and unknown")

    def __repr__(self) -> str:
        words = [f"start={self.start!r}", f"end={self.end!r}"]
        if self.precision is not implied_precision(self.start, self.end):
            words.append(f"precision={self.precision}")
        flags = ("approximate", "uncertain", "unknown_start", "unknown_end")
        words += [f"{flag}=True" for flag in flags if getattr(self, flag)]
        return f"DateInterval({', '.join(words)})"

    def __str__(self) -> str:
        return self.to_edtf()

    @classmethod
    def day(cls, day: date) -> DateInterval:
        """The interval of one day."""
        return cls(day, _after(day), precision=Precision.DAY)

    @classmethod
    def week(cls, day: date) -> DateInterval:
        """The week, Monday to Sunday (ISO 8601), that holds `day`."""
        monday = date.fromordinal(max(1, day.toordinal() - day.weekday()))
        return cls(monday, _after(monday, 7), precision=Precision.WEEK)

    @classmethod
    def month(cls, year: int, month: int) -> DateInterval:
        """A calendar month."""
        return cls._of_months(year, month, Precision.MONTH)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> DateInterval:
        """A quarter of a calendar year, 1 to 4."""
        return cls._of_months(year, 3 * quarter - 2, Precision.QUARTER)

    @classmethod
    def half(cls, year: int, half: int) -> DateInterval:
        """A half of a calendar year, 1 or 2."""
        return cls._of_months(year, 6 * half - 5, Precision.HALF)

    @classmethod
    def year(cls, year: int) -> DateInterval:
        """A calendar year."""
        return cls._of_years(year, Precision.YEAR)

    @classmethod
    def decade(cls, year: int) -> DateInterval:
        """The decade that holds `year`: 1987 is in the 1980s, `[1980-01-01, 1990-01-01)`."""
        return cls._of_years(max(MINYEAR, year - year % 10), Precision.DECADE, 10 - (year < 10))

    @classmethod
    def century(cls, number: int) -> DateInterval:
        """A century by its number: the 20th is 1901 to 2000, as Brazilian and American style guides count."""
        return cls._of_years(100 * number - 99, Precision.CENTURY)

    @classmethod
    def _of_months(cls, year: int, month: int, precision: Precision) -> DateInterval:
        try:
            start = date(year, month, 1)
        except ValueError as error:
            raise InvalidDateError(f"no such {precision.value}: {year}-{month}") from error
        return cls(start, _first_of_month(12 * year + month - 1 + _MONTHS[precision]), precision=precision)

    @classmethod
    def _of_years(cls, year: int, precision: Precision, years: int = 0) -> DateInterval:
        try:
            start = date(year, 1, 1)
        except ValueError as error:
            raise InvalidDateError(f"no such {precision.value}: {year}") from error
        return cls(start, _first_of_month(12 * (year + (years or _YEARS[precision]))), precision=precision)

    @classmethod
    def from_edtf(cls, text: str) -> DateInterval:
        """The interval that an EDTF string (ISO 8601-2, Library of Congress profile) names.

        Days, months, years, quarters (`2024-33`), halves (`2024-40`), seasons (`2024-21`), decades (`198X`),
        centuries (`19XX`), intervals with open (`..`) or unknown (empty) ends, and the qualifiers `~ ? %`
        at the end are read.

        Raises:
            InvalidDateError: If the string is none of these, or no such day exists.
        """
        from factcheck.values.edtf import read_edtf

        return read_edtf(text)

    def to_edtf(self) -> str:
        """This interval in EDTF; the string reads back to an equal interval."""
        from factcheck.values.edtf import write_edtf

        return write_edtf(self)

    def overlaps(self, other: DateInterval) -> bool:
        """Whether both share at least one day; an open bound reaches any day."""
        return (self.start is None or other.end is None or self.start < other.end) and (
            other.start is None or self.end is None or other.start < self.end
        )

    def contains(self, other: DateInterval) -> bool:
        """Whether every day of `other` is a day of this interval."""
        return (self.start is None or (other.start is not None and self.start <= other.start)) and (
            self.end is None or (other.end is not None and other.end <= self.end)
        )

    def shared(self, other: DateInterval) -> DateInterval | None:
        """The days of both, as precise as the coarser of the two; None where they share none.

        Args:
            other: Another interval.

        Examples:
            >>> print(DateInterval.year(2022).shared(DateInterval.from_edtf("2022-07/..")))
            2022-07/2022
        """
        if not self.overlaps(other):
            return None
        starts = [interval.start for interval in (self, other) if interval.start is not None]
        ends = [interval.end for interval in (self, other) if interval.end is not None]
        return DateInterval(
            max(starts, default=None),
            min(ends, default=None),
            precision=coarser(self.precision, other.precision),
            approximate=self.approximate or other.approximate,
            uncertain=self.uncertain or other.uncertain,
            unknown_start=not starts and (self.unknown_start or other.unknown_start),
            unknown_end=not ends and (self.unknown_end or other.unknown_end),
        )

    def holds(self, day: date) -> bool:
        """Whether `day` is one of this interval's days."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    @property
    def last(self) -> date | None:
        """The last day that belongs to the interval, or None where the end is open."""
        return None if self.end is None else self.end - timedelta(days=1)

    @property
    def is_unit(self) -> bool:
        """Whether this is one calendar unit (one day, one month …) rather than a range of them."""
        if self.start is None or self.end is None:
            return False
        if self.precision is Precision.DAY:
            return (self.end - self.start).days == 1
        return implied_precision(self.start, self.end, only=self.precision) is self.precision


def _after(day: date, days: int = 1) -> date:
    """The day so many days later; the calendar's last day after its end."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def implied_precision(start: date | None, end: date | None, *, only: Precision | None = None) -> Precision:
    """The coarsest calendar unit that `[start, end)` exactly is, or DAY if it is none.

    Args:
        start: The first day; an open interval takes the precision of its one bound.
        end: The day after the last.
        only: Look for this unit alone, so that a week or a season is recognised too.
    """
    if start is None or end is None:
        bound = start or end
        if bound is None or bound.day != 1:
            return Precision.DAY
        return Precision.YEAR if bound.month == 1 else Precision.MONTH
    days = (end - start).days
    if only is Precision.WEEK:
        return Precision.WEEK if days == 7 and start.weekday() == 0 else Precision.DAY
    if start.day != 1 or end.day != 1:
        return Precision.DAY
    months = 12 * (end.year - start.year) + end.month - start.month
    if only is Precision.SEASON:
        return Precision.SEASON if months == 3 else Precision.DAY
    aligned = {
        Precision.CENTURY: months == 1200 and start.month == 1 and start.year % 100 in (0, 1),
        Precision.DECADE: months == 120 and start.month == 1 and start.year % 10 == 0,
        Precision.YEAR: months == 12 and start.month == 1,
        Precision.HALF: months == 6 and start.month in (1, 7),
        Precision.QUARTER: months == 3 and start.month in (1, 4, 7, 10),
        Precision.MONTH: months == 1,
    }
    return next((unit for unit, fits in aligned.items() if fits), Precision.DAY)


def days_in_month(year: int, month: int) -> int:
    """The number of days of a month, 28 to 31."""
    return calendar.monthrange(year, month)[1]
