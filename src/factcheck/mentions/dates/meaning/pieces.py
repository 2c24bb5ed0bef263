"""Pieces of other expressions: the beginning of a year, its second half, the first Sunday of a month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import attrs

from factcheck.errors import InvalidDateError
from factcheck.mentions.dates.captures import Captures
from factcheck.mentions.dates.meaning.moment import Moment, end_of, on_calendar, side_of, start_of
from factcheck.mentions.dates.partial import PUBLISHED_MISSING, Length, Partial, Settled, Unsettled, When
from factcheck.mentions.dates.timeline import later, unit_at
from factcheck.values import DateInterval, Precision


def _pieces(
    g: Captures, moment: Moment, cut: Callable[[DateInterval], DateInterval], *, period: bool | None = None
) -> When | None:
    """The expression captured as `whole`, or the present unit captured as `of`, each reading cut."""
    whole: When | None
    unit, published = g.get("of"), moment.published
    if unit is not None:
        if published is None:
            return PUBLISHED_MISSING
        whole = on_calendar(lambda: Settled(((unit_at(published, unit), "relative"),)))
    else:
        whole = side_of(g, "whole", moment)
    if whole is None:
        return None
    settled = moment.settle(whole)
    if isinstance(settled, Unsettled):
        return settled
    try:
        return settled.map(cut, period=period)
    except (InvalidDateError, OverflowError, ValueError, KeyError):
        return None


def part(g: Captures, moment: Moment) -> When | None:
    """The beginning, middle or end of a unit, which is vague: "início de 2024", "mid-2015", "fim do mês"."""
    return _pieces(g, moment, lambda whole: _third(whole, g.get("part")), period=True)


def _third(whole: DateInterval, which: str) -> DateInterval:
    start, end = _thirds(whole)[which]
    by_days = whole.precision in _BY_DAYS
    precision = Precision.DAY if by_days else _PRECISION_OF_PART.get(whole.precision, Precision.MONTH)
    return DateInterval(start, end, precision=precision, approximate=True)


_BY_DAYS = (Precision.DAY, Precision.WEEK, Precision.MONTH)
_PRECISION_OF_PART = {Precision.DECADE: Precision.YEAR, Precision.CENTURY: Precision.YEAR}


def _thirds(interval: DateInterval) -> dict[str, tuple[date, date]]:
    """The thirds of a unit as newsrooms use them."""
    start, end = start_of(interval), end_of(interval)
    match interval.precision:
        case Precision.MONTH if interval.is_unit:
            cuts = [start, start.replace(day=11), start.replace(day=21), end]
        case Precision.WEEK:
            cuts = [start, start + timedelta(days=2), start + timedelta(days=4), end]
        case Precision.YEAR if interval.is_unit:
            cuts = [start, start.replace(month=5), start.replace(month=9), end]
        case Precision.DECADE:
            cuts = [start, later(start, 3, "year"), later(start, 7, "year"), end]
            return {
                "start": (cuts[0], cuts[1]),
                "middle": (later(start, 4, "year"), cuts[2]),
                "end": (cuts[2], cuts[3]),
            }
        case Precision.CENTURY:
            cuts = [start, later(start, 33, "year"), later(start, 66, "year"), end]
        case Precision.QUARTER:
            cuts = [start, later(start, 1, "month"), later(start, 2, "month"), end]
        case Precision.HALF:
            cuts = [start, later(start, 2, "month"), later(start, 4, "month"), end]
        case Precision.SEASON:
            cuts = [start, later(start, 1, "month"), later(start, 2, "month"), end]
        case _:
            raise ValueError(interval.precision)
    return {"start": (cuts[0], cuts[1]), "middle": (cuts[1], cuts[2]), "end": (cuts[2], cuts[3])}


def half_of(g: Captures, moment: Moment) -> When | None:
    """The first or second half of a unit."""
    return _pieces(g, moment, lambda whole: _half(whole, g.get("number")), period=True)


def _half(whole: DateInterval, number: int) -> DateInterval:
    if number not in (1, 2):
        raise ValueError(number)
    start, end = start_of(whole), end_of(whole)
    match whole.precision:
        case Precision.MONTH:
            middle, precision = start.replace(day=16), Precision.DAY
        case Precision.YEAR:
            return DateInterval.half(start.year, number)
        case Precision.DECADE:
            middle, precision = later(start, 5, "year"), Precision.YEAR
        case Precision.CENTURY:
            middle, precision = later(start, 50, "year"), Precision.YEAR
        case _:
            raise ValueError(whole.precision)
    return DateInterval(*((start, middle) if number == 1 else (middle, end)), precision=precision)


def nth_of(g: Captures, moment: Moment) -> When | None:
    """The nth week, weekday, day or month of a month or year; negative numbers count from its end."""
    return _pieces(g, moment, lambda whole: _nth(whole, g.get("number"), g.get("weekday"), g.get("unit")))


def _nth(whole: DateInterval, number: int, weekday: int | None, unit: str) -> DateInterval:
    if not number:
        raise ValueError(number)
    start, end = start_of(whole), end_of(whole)
    if weekday is not None:
        found = _nth_weekday(start, end, weekday, number)
    elif unit == "week":
        return _nth_week(whole, number)
    else:
        found = _nth_unit(start, end, number, unit)
    if not whole.contains(found):
        raise ValueError(number)
    return found


def first_of(g: Captures, moment: Moment) -> When | None:
    """The first or last so many days, weeks or months of a unit: "primeiros seis meses de 2024"."""
    length: Length = g["length"] if "length" in g else Length(((g["count"], g["unit"]),))
    if length.half or len(length.pieces) > 1 or not g.get("number"):
        return None
    count, unit = length.pieces[0]

    def cut(whole: DateInterval) -> DateInterval:
        start, end = start_of(whole), end_of(whole)
        cut_at = later(start, count, unit) if g.get("number") > 0 else later(end, -count, unit)
        piece = DateInterval(*((start, cut_at) if g.get("number") > 0 else (cut_at, end)), precision=_FINEST[unit])
        if not whole.contains(piece):
            raise ValueError(count)
        return piece

    return _pieces(g, moment, cut, period=True)


_FINEST = {"day": Precision.DAY, "week": Precision.DAY, "month": Precision.MONTH, "year": Precision.YEAR}
"""How finely so many units are bounded."""


def day_of_month(g: Captures, moment: Moment) -> When | None:
    """A numbered day of a month that is an expression: "20th of next month", "dia 5 do mês passado"."""
    settled = moment.settle(g["whole"])
    if isinstance(settled, Unsettled):
        return settled
    start = start_of(settled.first)
    return Partial(start.year, start.month, g.get("day", g.get("ordday")), g.get("weekday"))


def _nth_weekday(start: date, end: date, weekday: int, number: int) -> DateInterval:
    if number > 0:
        first = start + timedelta(days=(weekday - start.weekday()) % 7)
        return DateInterval.day(first + timedelta(days=7 * (number - 1)))
    last = end - timedelta(days=1)
    final = last - timedelta(days=(last.weekday() - weekday) % 7)
    return DateInterval.day(final - timedelta(days=7 * (-number - 1)))


def _nth_week(whole: DateInterval, number: int) -> DateInterval:
    """Newspapers count a month's weeks in sevens of its days; a year's weeks are those of ISO 8601."""
    start, end = start_of(whole), end_of(whole)
    if whole.precision is Precision.MONTH:
        if number < 0:
            return DateInterval(end - timedelta(days=7), end, precision=Precision.DAY)
        first = start + timedelta(days=7 * (number - 1))
        return DateInterval(first, min(first + timedelta(days=7), end), precision=Precision.DAY)
    if whole.precision is Precision.YEAR:
        monday = (
            date.fromisocalendar(start.year, number, 1)
            if number > 0
            else DateInterval.week(end - timedelta(days=4)).start
        )
        assert monday is not None
        return DateInterval.week(monday)
    raise ValueError(number)


def _nth_unit(start: date, end: date, number: int, unit: str) -> DateInterval:
    if number < 0:
        return unit_at(later(end, number, unit), unit)
    return unit_at(later(start, number - 1, unit), unit)


def week_of(g: Captures, moment: Moment) -> When | None:
    """The calendar week that holds a day."""
    return _pieces(g, moment, lambda day: DateInterval.week(start_of(day)), period=True)


def about(g: Captures, moment: Moment) -> When | None:
    """An expression that is said to be approximate."""
    side = side_of(g, "whole", moment)
    if side is None:
        return None
    settled = moment.settle(side)
    if isinstance(settled, Unsettled):
        return settled
    return settled.map(lambda interval: attrs.evolve(interval, approximate=True), period=settled.period)
