"""Expressions that count from another date of the text: "two days later", "na semana seguinte", "May of that year"."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from factcheck.mentions.dates.captures import Captures
from factcheck.mentions.dates.meaning.moment import Moment, start_of
from factcheck.mentions.dates.partial import TOLD_BY_THE_TEXT, Length, Told, When
from factcheck.mentions.dates.timeline import MONTHS, half_later, later, unit_at
from factcheck.values import DateInterval, Precision

_UNITS = {Precision.DAY: "day", Precision.WEEK: "week", Precision.MONTH: "month", Precision.YEAR: "year"}
"""The dates that something may be counted from."""


def told_by_the_text(_: Captures, __: Moment) -> When:
    """A date that counts from another one of the text, which one the words do not tell: "the previous year"."""
    return TOLD_BY_THE_TEXT


def told_later(g: Captures, _: Moment) -> When | None:
    """So much time after another date: "two days later", "um mês mais tarde"."""
    length: Length = g["length"]
    units = [unit for _, unit in length.pieces]
    if "weekend" in units:
        return None
    finest = min(units, key=_months)

    def count(base: DateInterval) -> DateInterval | None:
        if not _fits(base, finest) or (length.half and not _is_day(base)):
            return None
        day = start_of(base)
        for number, unit in length.pieces:
            day = later(day, number, unit)
        if length.half:
            day = half_later(day, 1, units[-1])
        found = unit_at(day, _UNITS[base.precision])
        return attrs.evolve(found, approximate=base.approximate or length.is_vague)

    return Told(count)


def told_unit(g: Captures, _: Moment) -> When | None:
    """The day, week, month or year after another date: "the following week", "no dia seguinte"."""
    unit: str = g["unit"]
    if unit in ("fortnight", "quinzena", "century"):
        return None

    def count(base: DateInterval) -> DateInterval | None:
        if unit == "weekend":
            saturday = _weekday_after(base, 5)
            return None if saturday is None else unit_at(saturday, unit)
        if not _fits(base, unit):
            return None
        return attrs.evolve(unit_at(later(start_of(base), 1, unit), unit), approximate=base.approximate)

    return Told(count)


def told_month(g: Captures, _: Moment) -> When | None:
    """A month, or a day of it, of the year of another date or of one that counts from it, captured as `year`.

    A month alone is the first such month after the date.
    """
    month, day = g["month"], g.get("day", g.get("ordday"))
    year = g.get("year")
    if "year" in g and not isinstance(year, Told):
        return TOLD_BY_THE_TEXT

    def count(base: DateInterval) -> DateInterval | None:
        if g.get("after"):
            if not _fits(base, "month"):
                return None
            in_year = start_of(base).year + (month <= start_of(base).month)
        else:
            whole = year.count(base) if isinstance(year, Told) else base
            if whole is None or not _fits(whole, "year"):
                return None
            in_year = start_of(whole).year
        if day is None:
            return DateInterval.month(in_year, month)
        return DateInterval.day(start_of(DateInterval.month(in_year, month)).replace(day=day))

    return Told(count)


def told_weekday(g: Captures, _: Moment) -> When | None:
    """The first such weekday after another day, or, with `week` captured, that of a week which counts from it."""
    weekday: int = g["weekday"]
    if "week" in g:
        week = g["week"]
        if not isinstance(week, Told):
            return TOLD_BY_THE_TEXT
        return week.map(lambda whole: DateInterval.day(start_of(whole) + timedelta(days=weekday)))

    def count(base: DateInterval) -> DateInterval | None:
        day = _weekday_after(base, weekday)
        return None if day is None else DateInterval.day(day)

    return Told(count)


def _weekday_after(base: DateInterval, weekday: int) -> date | None:
    if not _is_day(base) or base.approximate:
        return None
    day = start_of(base)
    return day + timedelta(days=(weekday - day.weekday()) % 7 or 7)


def _fits(base: DateInterval, unit: str) -> bool:
    """Whether a date is told finely enough to count such units from it."""
    if not base.is_unit or base.precision not in _UNITS:
        return False
    if base.approximate and unit not in MONTHS:
        return False
    return _months(_UNITS[base.precision]) <= _months(unit)


def _is_day(base: DateInterval) -> bool:
    return base.is_unit and base.precision is Precision.DAY


def _months(unit: str) -> tuple[int, bool]:
    """The order of units by their length: days, then weeks, then by their months."""
    return MONTHS.get(unit, 0), unit != "day"
