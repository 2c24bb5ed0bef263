"""What a temporal expression means: partial dates, and how they are completed from the day of publication."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta
from decimal import Decimal
from enum import Enum

import attrs

from factcheck.values import DateInterval, Precision, Quantity
from factcheck.values.dates import days_in_month


class Tense(Enum):
    """Where the words around an expression place it."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


@attrs.frozen
class Settled:
    """An expression with its place on the calendar: (interval, reason) for each reading, the chosen one first."""

    readings: tuple[tuple[DateInterval, str], ...]
    period: bool | None = None

    @property
    def first(self) -> DateInterval:
        """The chosen reading's interval."""
        return self.readings[0][0]

    def map(self, change: Callable[[DateInterval], DateInterval], *, period: bool | None = None) -> Settled:
        """The readings with each interval changed."""
        return Settled(tuple((change(interval), reason) for interval, reason in self.readings), period)


@attrs.frozen
class Unsettled:
    """An expression that is one, but has no place on the calendar; the reason is a code."""

    code: str


@attrs.frozen
class Partial:
    """A date of which some fields are written.

    Args:
        year: The year.
        month: The month, 1 to 12.
        day: The day of the month.
        weekday: The weekday, 0 is Monday.
        reason: Why complete fields are read so.
        others: The same words read otherwise.
        tense: Where its own words place it ("último dia 17", "próxima segunda (27)"), whatever stands around.
        agreeing: Only days on which the weekday is right are meant: "sexta-feira 13".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    reason: str = "written"
    others: tuple[Partial, ...] = ()
    tense: Tense | None = None
    agreeing: bool = False


@attrs.frozen
class Length:
    """A length of time, such as two years and three months.

    Args:
        pieces: How many of which unit.
        half: Half of the last unit more: "um ano e meio".
    """

    pieces: tuple[tuple[int, str], ...]
    half: bool = False

    @property
    def is_vague(self) -> bool:
        """Whether it is told in months or longer units, so that no day is meant when it is counted back."""
        return all(unit in MONTHS for _, unit in self.pieces)

    @property
    def is_mixed(self) -> bool:
        """Whether months or years and days or weeks are told together, which no one unit measures."""
        return len({unit in MONTHS for _, unit in self.pieces}) > 1

    def quantity(self) -> Quantity:
        """The length as an amount of its only unit, or of the unit that all of it is whole in."""
        count, unit = self.pieces[0]
        if len(self.pieces) == 1 and not self.half:
            if unit in ("decade", "century"):
                count, unit = count * MONTHS[unit] // 12, "year"
            elif unit in MONTHS and unit != "year":
                count, unit = count * MONTHS[unit], "month"
            elif unit in DAYS and unit not in ("day", "week"):
                count, unit = count * DAYS[unit], "day"
            return Quantity(Decimal(count), unit, step=Decimal(1))
        table, base = (MONTHS, "month") if self.is_vague else (DAYS, "day")
        doubled = sum(2 * count * table[unit] for count, unit in self.pieces) + self.half * table[self.pieces[-1][1]]
        return Quantity(Decimal(doubled) / 2, base, step=Decimal(1))


When = Settled | Unsettled | Partial
OUT_OF_CALENDAR = Unsettled("out_of_calendar")
NO_SUCH_DAY = Unsettled("no_such_day")
PUBLISHED_MISSING = Unsettled("published_missing")
TOLD_BY_THE_TEXT = Unsettled("told_by_the_text")
END_BEFORE_START = Unsettled("end_before_start")

_TURN_OF_YEAR = timedelta(days=90)
"""How far into another year a day without its year may lie where no words tell on which side."""

_CLOSE = 10
"""Days around publication within which "sexta-feira 13" is taken by its number rather than by its weekday."""


def settle(when: When, published: date | None, tense: Tense) -> Settled | Unsettled:
    """The place of an expression on the calendar.

    Args:
        when: The expression.
        published: The day of publication, or None.
        tense: Where the words around it place it.
    """
    if not isinstance(when, Partial):
        return when
    tense = when.tense or tense
    if when.month is not None and not 1 <= when.month <= 12:
        return NO_SUCH_DAY
    if when.year is not None and not MINYEAR <= when.year <= MAXYEAR:
        return OUT_OF_CALENDAR
    if when.day is not None and when.month is not None:
        days = days_in_month(2024 if when.year is None else when.year, when.month)
        if not 1 <= when.day <= days:
            return NO_SUCH_DAY
    if when.year is not None and (when.month is not None or when.day is None):
        return _written(when, published, tense)
    if published is None:
        return PUBLISHED_MISSING
    try:
        return _complete(when, published, tense)
    except (OverflowError, ValueError):
        return OUT_OF_CALENDAR


def _written(when: Partial, published: date | None, tense: Tense) -> Settled | Unsettled:
    assert when.year is not None
    if when.month is None:
        interval = DateInterval.year(when.year)
    elif when.day is None:
        interval = DateInterval.month(when.year, when.month)
    else:
        interval = DateInterval.day(date(when.year, when.month, when.day))
    readings = [(interval, when.reason)]
    for other in when.others:
        settled = settle(other, published, tense)
        if isinstance(settled, Settled):
            readings += settled.readings
    return Settled(tuple(readings))


def _complete(when: Partial, published: date, tense: Tense) -> Settled | Unsettled:
    if when.month is not None and when.day is not None:
        candidates = _days(when, published)
        readings = choose(candidates, published, tense, DateInterval.day, no_tense=_nearest)
    elif when.month is not None:
        month = when.month
        candidates = [date(year, month, 1) for year in _around(published.year) if year is not None]
        readings = choose(candidates, published.replace(day=1), tense, lambda d: DateInterval.month(d.year, d.month))
    elif when.day is not None:
        candidates = _numbered_days(when, published)
        readings = choose(candidates, published, tense, DateInterval.day, no_tense=_nearest)
        if not readings:
            return NO_SUCH_DAY
    elif when.weekday is not None:
        back = (published.weekday() - when.weekday) % 7
        last = published - timedelta(days=back)
        candidates = [last, last + timedelta(days=7)]
        readings = choose(candidates, published, tense, DateInterval.day)
    else:
        return OUT_OF_CALENDAR
    for other in when.others:
        settled = settle(other, published, tense)
        if isinstance(settled, Settled):
            readings += settled.readings
    return Settled(tuple(readings))


def _around(year: int) -> list[int]:
    return [y for y in (year - 1, year, year + 1) if MINYEAR <= y <= MAXYEAR]


def _days(when: Partial, published: date) -> list[date]:
    """The days of that day and month closest to publication, in the years that have one."""
    assert when.month is not None
    assert when.day is not None
    reach = 8 if (when.month, when.day) == (2, 29) else 1
    years = range(max(MINYEAR, published.year - reach), min(MAXYEAR, published.year + reach) + 1)
    return [date(y, when.month, when.day) for y in years if when.day <= days_in_month(y, when.month)]


def _numbered_days(when: Partial, published: date) -> list[date]:
    """The days of that number in the months around publication; of the weekday too, where none is close."""
    assert when.day is not None
    month = 12 * published.year + published.month - 1
    found = []
    for months in range(month - 14, month + 15):
        year, zero_based = divmod(months, 12)
        if MINYEAR <= year <= MAXYEAR and when.day <= days_in_month(year, zero_based + 1):
            found.append(date(year, zero_based + 1, when.day))
    if when.weekday is None:
        return found
    agreeing = [day for day in found if day.weekday() == when.weekday]
    if when.agreeing:
        return agreeing
    close = [day for day in found if abs((day - published).days) <= _CLOSE]
    return [day for day in close if day.weekday() == when.weekday] or close or agreeing or found


Tiebreak = Callable[[date | None, date | None, date], bool]


def _nearest(past: date | None, future: date | None, published: date) -> bool:
    """Whether the past one is nearer."""
    if past is None or future is None:
        return future is None
    # Newsrooms leave the year out within the calendar year, and around its turn.
    if past.year != future.year and min(published - past, future - published) > _TURN_OF_YEAR:
        return past.year == published.year
    return (published - past) <= (future - published)


def _always(past: date | None, future: date | None, published: date) -> bool:
    return past is not None


def choose(
    candidates: Iterable[date],
    published: date,
    tense: Tense,
    unit: Callable[[date], DateInterval],
    *,
    no_tense: Tiebreak = _always,
) -> list[tuple[DateInterval, str]]:
    """The last candidate up to publication and the next one, the more likely first."""
    ordered = sorted(candidates)
    past = max((day for day in ordered if day <= published), default=None)
    future = min((day for day in ordered if day >= published), default=None)
    if tense is Tense.FUTURE and future is not None:
        pair = [(future, "future_words"), (past, "nearest_past")]
    elif tense is Tense.NONE and not no_tense(past, future, published):
        pair = [(future, "nearest"), (past, "nearest_past")]
    else:
        pair = [(past, "nearest_past"), (future, "nearest_future")]
    days = dict(reversed([(day, reason) for day, reason in pair if day is not None]))
    return [(unit(day), reason) for day, reason in reversed(days.items())]


def later(day: date, count: int, unit: str) -> date:
    """The day so many units later; negative counts go back. Months end no later than they do.

    Raises:
        OverflowError: If that lies outside the calendar.
        ValueError: Likewise.
    """
    if unit in DAYS:
        return day + timedelta(days=count * DAYS[unit])
    months = 12 * day.year + day.month - 1 + count * MONTHS[unit]
    year, zero_based = divmod(months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError
    return date(year, zero_based + 1, min(day.day, days_in_month(year, zero_based + 1)))


DAYS = {"day": 1, "week": 7, "fortnight": 14, "quinzena": 15}
MONTHS = {
    "month": 1,
    "bimester": 2,
    "quarter": 3,
    "quadrimester": 4,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}


def unit_at(day: date, unit: str) -> DateInterval:
    """The calendar unit that holds a day.

    Raises:
        OverflowError: If it lies outside the calendar.
    """
    match unit:
        case "day":
            return DateInterval.day(day)
        case "week" | "fortnight":
            return DateInterval.week(day)
        case "weekend":
            saturday = day + timedelta(days=5 - day.weekday())
            return DateInterval(saturday, saturday + timedelta(days=2), precision=Precision.DAY)
        case "quinzena":
            month = DateInterval.month(day.year, day.month)
            middle = day.replace(day=16)
            return (
                DateInterval(month.start, middle, precision=Precision.DAY)
                if day < middle
                else DateInterval(middle, month.end, precision=Precision.DAY)
            )
        case "month":
            return DateInterval.month(day.year, day.month)
        case "bimester" | "quadrimester":
            length = MONTHS[unit]
            first = DateInterval.month(day.year, day.month - (day.month - 1) % length)
            last = DateInterval.month(day.year, day.month - (day.month - 1) % length + length - 1)
            return DateInterval(first.start, last.end, precision=Precision.MONTH)
        case "quarter":
            return DateInterval.quarter(day.year, (day.month + 2) // 3)
        case "half":
            return DateInterval.half(day.year, (day.month + 5) // 6)
        case "year":
            return DateInterval.year(day.year)
        case "decade":
            return DateInterval.decade(day.year)
        case "century":
            return DateInterval.century((day.year + 99) // 100)
    raise ValueError(unit)


def covering(sides: Sequence[DateInterval]) -> DateInterval:
    """From the start of the first to the end of the last."""
    order = list(Precision)
    return DateInterval(
        sides[0].start,
        sides[-1].end,
        precision=min((side.precision for side in sides), key=order.index),
        approximate=any(side.approximate for side in sides),
    )
