"""How partial dates are completed from the day of publication: the last such day, the next one, the nearest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import MAXYEAR, MINYEAR, date, timedelta

from factcheck.mentions.dates.partial import (
    NO_SUCH_DAY,
    OUT_OF_CALENDAR,
    PUBLISHED_MISSING,
    Partial,
    Settled,
    Tense,
    Unsettled,
)
from factcheck.values import DateInterval
from factcheck.values.dates import days_in_month

_TURN_OF_YEAR = timedelta(days=90)
"""How far into another year a day without its year may lie where no words tell on which side."""

_CLOSE = 10
"""Days around publication within which "sexta-feira 13" is taken by its number rather than by its weekday."""


def settle(when: Settled | Unsettled | Partial, published: date | None, tense: Tense) -> Settled | Unsettled:
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
    written = when.year is not None and (when.month is not None or when.day is None)
    if published is None and not written:
        return PUBLISHED_MISSING
    try:
        if written or published is None:
            return _written(when, published, tense)
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
