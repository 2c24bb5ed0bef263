"""Dates and lengths of time in TIMEX3, the notation of ISO-TimeML (ISO 24617-1) that taggers of time are compared in.

Begin and end points are given by their values, since there are no other tags that they could name. A season is given
as its months: TIMEX3 has no hemispheres. Centuries and decades are those of TIDES: 19 holds the years 19xx.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from factcheck.errors import InvalidValueError
from factcheck.values.amounts import Quantity
from factcheck.values.dates import DateInterval, Precision

_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_YEARS = {Precision.YEAR: 1, Precision.DECADE: 10, Precision.CENTURY: 100}


def timex3(value: DateInterval | Quantity) -> Mapping[str, str]:
    """The attributes of the TIMEX3 tag for a date, a period or a length of time.

    Args:
        value: The value of a mention; a quantity must count days, weeks, months or years.

    Raises:
        InvalidValueError: If the quantity is no length of time.

    Examples:
        >>> dict(timex3(DateInterval.from_edtf("2024-06")))
        {'type': 'DATE', 'value': '2024-06'}
        >>> dict(timex3(DateInterval.from_edtf("2003/2010")))
        {'type': 'DURATION', 'value': 'P8Y', 'beginPoint': '2003', 'endPoint': '2010'}
        >>> dict(timex3(DateInterval.from_edtf("../2030")))
        {'type': 'DATE', 'value': '2030', 'mod': 'ON_OR_BEFORE'}
    """
    if isinstance(value, Quantity):
        letter = _LETTERS.get(value.unit)
        if letter is None or value.amount is None:
            raise InvalidValueError(f"a length of time counts days, weeks, months or years, not {value.unit!r}")
        return {"type": "DURATION", "value": f"P{value.amount:f}{letter}"}
    approximate = {"mod": "APPROX"} if value.approximate else {}
    if value.start is None or value.end is None:
        return _open(value)
    unit = _unit(value, value.start, value.end)
    if unit is not None:
        return {"type": "DATE", "value": unit, **approximate}
    first, last = _bound(value.start, value.precision), _bound(value.end - timedelta(days=1), value.precision)
    return {
        "type": "DURATION",
        "value": _length(value.start, value.end, value.precision),
        "beginPoint": first,
        "endPoint": last,
        **approximate,
    }


def _open(value: DateInterval) -> dict[str, str]:
    if value.end is not None:
        last = _bound(value.end - timedelta(days=1), value.precision)
        return {"type": "DATE", "value": last, "mod": "ON_OR_BEFORE"}
    if value.start is not None:
        return {"type": "DATE", "value": _bound(value.start, value.precision), "mod": "ON_OR_AFTER"}
    return {"type": "DATE", "value": "XXXX"}


def _unit(value: DateInterval, start: date, end: date) -> str | None:
    """One calendar unit, or None for what takes a beginning and an end."""
    if value.precision is Precision.DAY:
        if (end - start).days == 1:
            return start.isoformat()
        weekend = (end - start).days == 2 and start.weekday() == 5
        return f"{_week(start)}-WE" if weekend else None
    if not value.is_unit:
        return None
    year = f"{start.year:04d}"
    match value.precision:
        case Precision.WEEK:
            return _week(start)
        case Precision.QUARTER:
            return f"{year}-Q{(start.month + 2) // 3}"
        case Precision.HALF:
            return f"{year}-H{(start.month + 5) // 6}"
        case Precision.DECADE:
            return year[:3]
        case Precision.CENTURY:
            return year[:2]
        case Precision.SEASON:
            return None
        case _:
            return _bound(start, value.precision)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _bound(day: date, precision: Precision) -> str:
    if precision in _YEARS:
        return f"{day.year:04d}"
    if precision in (Precision.DAY, Precision.WEEK):
        return day.isoformat()
    return f"{day.year:04d}-{day.month:02d}"


def _length(start: date, end: date, precision: Precision) -> str:
    if precision in (Precision.DAY, Precision.WEEK):
        return f"P{(end - start).days}D"
    months = 12 * (end.year - start.year) + end.month - start.month + (end.day > start.day)
    return f"P{months // 12}Y" if precision in _YEARS and months % 12 == 0 else f"P{months}M"
