"""What expressions are relative to, and what the functions that read them have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import attrs

from factcheck.mentions.dates.captures import Captures
from factcheck.mentions.dates.completion import settle
from factcheck.mentions.dates.partial import (
    OUT_OF_CALENDAR,
    TOLD_BY_THE_TEXT,
    Length,
    Partial,
    Settled,
    Tense,
    Told,
    Unsettled,
    When,
)
from factcheck.values import DateInterval


@attrs.frozen(eq=False)
class Moment:
    """What an expression is relative to.

    Args:
        published: The day of publication, or None.
        tense: Where the words around the expression place it, looked up when it matters.
        day_first: Whether 5/1 is 5 January.
        seasons: The first month of each season in the language's hemisphere.
        feast: The days of a feast in a year, by its key, or None.
    """

    published: date | None
    tense: Callable[[], Tense]
    day_first: bool
    seasons: Mapping[str, int]
    feast: Callable[[str, int], DateInterval | None]

    def settle(self, when: When) -> Settled | Unsettled:
        """The place of an expression on the calendar; a larger one that holds what the text tells has none."""
        if isinstance(when, Told):
            return TOLD_BY_THE_TEXT
        needs_tense = isinstance(when, Partial) and when.year is None
        return settle(when, self.published, self.tense() if needs_tense else Tense.NONE)


Value = When | Length | int | str
Compute = Callable[[Captures, Moment], Value | None]


def a_day(day: date, reason: str = "relative") -> Settled:
    """One day, settled."""
    return Settled(((DateInterval.day(day), reason),))


def on_calendar(compute: Callable[[], When]) -> When:
    """The value, or that it lies outside the calendar."""
    try:
        return compute()
    except (OverflowError, ValueError, LookupError):
        return OUT_OF_CALENDAR


def start_of(interval: DateInterval) -> date:
    """The first day.

    Raises:
        OverflowError: If the interval has none.
    """
    if interval.start is None:
        raise OverflowError
    return interval.start


def end_of(interval: DateInterval) -> date:
    """The day after the last.

    Raises:
        OverflowError: If the interval has none.
    """
    if interval.end is None:
        raise OverflowError
    return interval.end


def year_of(g: Captures, moment: Moment) -> int | Unsettled | None:
    """The year as captured: four digits, two, in words, or an expression such as "ano passado"."""
    if "yy" in g:
        return _in_century(g["yy"], moment)
    year = g.get("year")
    if year is None or isinstance(year, int):
        return year
    settled = moment.settle(year)
    return settled if isinstance(settled, Unsettled) else start_of(settled.first).year


def _in_century(two_digits: int, moment: Moment) -> int:
    """A year of two digits: the last one that is no more than twenty years after publication."""
    limit = (moment.published.year if moment.published else 2030) + 20
    return next(year for year in (2000 + two_digits, 1900 + two_digits) if year <= limit or year < 2000)


def side_of(g: Captures, name: str, moment: Moment) -> When | None:
    """A captured expression; a bare number is a year or a day."""
    value = g.get(name)
    if g.roles.get(name) == "yy":
        value = _in_century(value, moment)
    if isinstance(value, int):
        return Partial(day=value) if "day" in g.roles[name] else Partial(value)
    if isinstance(value, Told):
        return TOLD_BY_THE_TEXT
    return value if isinstance(value, Partial | Settled | Unsettled) else None
