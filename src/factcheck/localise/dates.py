"""Dates as a reader would write them, at the precision at which they were written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from factcheck.localise.readers import Reader, load_reader
from factcheck.localise.units import format_quantity
from factcheck.values import DateInterval, Precision, Quantity
from factcheck.values.dates import days_in_month

_DAYS = (Precision.DAY, Precision.WEEK)
_YEARS = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)


def format_date(interval: DateInterval, locale: str) -> str:
    """The interval in words.

    Args:
        interval: The days; their precision says whether 2024 prints as a year or from January to December.
        locale: Whom it is printed for, such as `"pt_BR"`.

    Examples:
        >>> format_date(DateInterval.from_edtf("2025-02-01"), "pt_BR")
        '1º de fevereiro de 2025'
        >>> format_date(DateInterval.from_edtf("2003/2010"), "pt_BR")
        'de 2003 a 2010'
        >>> format_date(DateInterval.from_edtf("2024-33"), "en_US")
        'first quarter of 2024'
        >>> format_date(DateInterval.from_edtf("../2030"), "pt_BR")
        'até 2030'
    """
    reader = load_reader(locale)
    words = reader.words["dates"]
    text = _with_bounds(interval, reader, words)
    return str(words["uncertain"]).format(date=text) if interval.uncertain else text


def format_days(days: int, locale: str) -> str:
    """A number of days.

    Examples:
        >>> format_days(3, "pt_BR"), format_days(1, "en_US")
        ('3 dias', '1 day')
    """
    return format_quantity(Quantity(Decimal(days), "day", step=1), locale)


def _with_bounds(interval: DateInterval, reader: Reader, words: Mapping[str, str]) -> str:
    first, last = interval.start, _last(interval)
    if first is not None and last is not None:
        return _closed(interval, first, last, reader, words)

    def bound(day: date, *, ends: bool) -> str:
        text = _bound(day, _grain(interval.precision, day, ends=ends), reader, words)
        return words["about"].format(date=text) if interval.approximate else text

    if first is not None:
        template = words["end_unknown"] if interval.unknown_end else words["since"]
        return template.format(first=bound(first, ends=False))
    if last is not None:
        template = words["start_unknown"] if interval.unknown_start else words["until"]
        return template.format(last=bound(last, ends=True))
    return words["always"]


def _closed(interval: DateInterval, first: date, last: date, reader: Reader, words: Mapping[str, str]) -> str:
    unit = _unit(interval, first, last, reader, words)
    text = unit or _range(interval.precision, first, last, reader, words)
    if not interval.approximate:
        return text
    single = unit is not None and interval.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR)
    return words["about" if single else "about_range"].format(date=text)


def _unit(interval: DateInterval, first: date, last: date, reader: Reader, words: Mapping[str, Any]) -> str | None:
    """One calendar unit by its name, or None for what is a range of days, months or years."""
    year = first.year
    match interval.precision:
        case Precision.DAY if first == last:
            return _bound(first, Precision.DAY, reader, words)
        case Precision.WEEK if interval.is_unit:
            days = _range(Precision.DAY, first, last, reader, words)
            return str(words["week"]).format(range=days, first=_bound(first, Precision.DAY, reader, words))
        case Precision.MONTH if interval.is_unit:
            return _bound(first, Precision.MONTH, reader, words)
        case Precision.QUARTER if interval.is_unit:
            return str(words["quarter"]).format(ordinal=words["ordinals"][first.month // 3], year=year)
        case Precision.HALF if interval.is_unit:
            return str(words["half"]).format(ordinal=words["ordinals"][first.month // 7], year=year)
        case Precision.YEAR if first.year == last.year and (first.month, last.month) == (1, 12):
            return str(year)
        case Precision.DECADE if interval.is_unit:
            return str(words["decade"]).format(year=year)
        case Precision.CENTURY if interval.is_unit and year % 100 == 1 and year // 100 < len(words["centuries"]):
            return str(words["century"]).format(number=words["centuries"][year // 100])
    return None


def _range(precision: Precision, first: date, last: date, reader: Reader, words: Mapping[str, str]) -> str:
    grain = min((_grain(precision, first, ends=False), _grain(precision, last, ends=True)), key=list(Precision).index)
    bounds = [_bound(day, grain, reader, words) for day in (first, last)]
    if bounds[0] == bounds[1]:
        return bounds[0]
    if grain is Precision.DAY and first.year == last.year:
        template = words["days_of_month"] if first.month == last.month else words["days_of_year"]
    elif grain is Precision.MONTH and first.year == last.year:
        template = words["months_of_year"]
    else:
        return words["range"].format(first=bounds[0], last=bounds[1])
    return template.format(
        day=_day(first, words),
        month=_month(first, reader),
        last_day=_day(last, words),
        last_month=_month(last, reader),
        year=last.year,
    )


def _last(interval: DateInterval) -> date | None:
    """The last day; the calendar's own last day for an interval that runs up to where `date` ends."""
    return date.max if interval.end == date.max else interval.last


def _grain(precision: Precision, day: date, *, ends: bool) -> Precision:
    """The coarsest of day, month and year, no finer than was written, that begins or ends with a day."""
    edge = days_in_month(day.year, day.month) if ends else 1
    if precision in _DAYS or day.day != edge:
        return Precision.DAY
    return Precision.YEAR if precision in _YEARS and day.month == (12 if ends else 1) else Precision.MONTH


def _bound(day: date, grain: Precision, reader: Reader, words: Mapping[str, str]) -> str:
    if grain is Precision.YEAR:
        return str(day.year)
    template = words["day"] if grain is Precision.DAY else words["month"]
    return template.format(day=_day(day, words), month=_month(day, reader), year=day.year)


def _day(day: date, words: Mapping[str, str]) -> str:
    return words["first_of_month"] if day.day == 1 else str(day.day)


def _month(day: date, reader: Reader) -> str:
    return str(reader.babel.months["format"]["wide"][day.month])
