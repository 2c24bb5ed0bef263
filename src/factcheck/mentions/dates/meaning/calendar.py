"""Dates as the calendar has them: weekday, day, month and year, in words and in numbers."""

from __future__ import annotations

import attrs

from factcheck.mentions.dates.captures import Captures
from factcheck.mentions.dates.meaning.moment import Moment, side_of, year_of
from factcheck.mentions.dates.partial import NO_SUCH_DAY, Partial, Tense, Unsettled, When

_TENSES = {-1: Tense.PAST, 1: Tense.FUTURE}


def numeral(g: Captures, _: Moment) -> int:
    """A number in words: its pieces summed, thousands by their count."""
    total = int(g.get("base", 0))
    for name in g.items:
        total += 1000 * g[name] if name == "thousands" else g[name]
    return total


def nothing(_: Captures, __: Moment) -> str:
    """Something that is no date and hides what is in it."""
    return ""


def partial(g: Captures, moment: Moment) -> When | None:
    """Weekday, day, month and year, as far as they were written."""
    year = year_of(g, moment)
    if isinstance(year, Unsettled):
        return year
    day = g.get("day", g.get("ordday"))
    if day is not None and not 1 <= day <= 31:
        return None
    return Partial(
        year,
        g.get("month"),
        day,
        g.get("weekday"),
        tense=_TENSES.get(g.get("rel", 0)),
        agreeing=bool(g.get("agreeing")),
    )


def numeric(g: Captures, moment: Moment) -> When | None:
    """Two numbers and perhaps a year, in the order of the language's region."""
    year = year_of(g, moment)
    if isinstance(year, Unsettled):
        return year
    a, b = g["a"], g["b"]
    day, month = (a, b) if moment.day_first else (b, a)
    if month > 12 and 1 <= day <= 12:
        day, month = month, day
        g.parts.update({"a": "month", "b": "day"} if moment.day_first else {"a": "day", "b": "month"})
        return Partial(year, month, day, reason="only_order")
    g.parts.update({"a": "day", "b": "month"} if moment.day_first else {"a": "month", "b": "day"})
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return NO_SUCH_DAY if year is not None and max(a, b) <= 99 and g.get("strict") is None else None
    if a == b or max(a, b) > 12:
        return Partial(year, month, day)
    here, there = ("day_first", "month_first") if moment.day_first else ("month_first", "day_first")
    return Partial(year, month, day, reason=here, others=(Partial(year, day, month, reason=there),))


def ymd(g: Captures, _: Moment) -> When | None:
    """Eight digits: year, month, day."""
    year, month, day = g["ymd"] // 10000, g["ymd"] // 100 % 100, g["ymd"] % 100
    if not 1900 <= year < 2100 or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return Partial(year, month, day)


def dated_weekday(g: Captures, _: Moment) -> When | None:
    """A date with its weekday; where the date lacks the month the weekday helps to find it."""
    whole = g["whole"]
    if not isinstance(whole, Partial):
        return whole if isinstance(whole, Unsettled) or whole is not None else None
    if whole.day is None:
        return None
    return attrs.evolve(whole, weekday=g["weekday"], tense=whole.tense or _TENSES.get(g.get("rel", 0)))


def same(g: Captures, moment: Moment) -> When | None:
    """An expression with words around it that do not change it."""
    return side_of(g, "whole", moment)


def ahead(g: Captures, _: Moment) -> When | None:
    """A date that something is set for, so one to come: "marcou a audiência para março"."""
    whole = g["whole"]
    if not isinstance(whole, Partial) or whole.year is not None or whole.tense is not None:
        return None
    return attrs.evolve(whole, tense=Tense.FUTURE)
