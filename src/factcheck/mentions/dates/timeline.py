"""Calendar units: the one that holds a day, and the day so many of them later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta

from factcheck.values import DateInterval, Precision
from factcheck.values.dates import days_in_month


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


def half_later(day: date, direction: int, unit: str) -> date:
    """The day half a unit later, or earlier where the direction is -1; half a day or week is none."""
    halves = {
        "year": (6, "month"),
        "decade": (5, "year"),
        "century": (50, "year"),
        "month": (15, "day"),
        "half": (3, "month"),
    }
    count, smaller = halves.get(unit, (0, "day"))
    return later(day, direction * count, smaller)


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
