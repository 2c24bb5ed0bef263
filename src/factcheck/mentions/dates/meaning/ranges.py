"""Ranges, bounds and lengths: from one expression to another, up to one, since one, and how long."""

from __future__ import annotations

import attrs

from factcheck.errors import InvalidDateError
from factcheck.mentions.dates.captures import Captures
from factcheck.mentions.dates.meaning.moment import Moment, on_calendar, side_of, year_of
from factcheck.mentions.dates.partial import (
    END_BEFORE_START,
    PUBLISHED_MISSING,
    Length,
    Partial,
    Settled,
    Tense,
    Told,
    Unsettled,
    When,
)
from factcheck.mentions.dates.timeline import covering, later, unit_at
from factcheck.values import DateInterval, Precision

_ANOTHER_MONTH = 15
"""Days by which the first number must exceed the second to lie in the month before: "de 30 a 2 de abril"."""


def between(g: Captures, moment: Moment) -> When | None:
    """From one expression to another; what one lacks, the other lends."""
    left, right = side_of(g, "left", moment), side_of(g, "right", moment)
    if left is None or right is None:
        return None
    if "weekday" in g and isinstance(left, Partial):
        left = attrs.evolve(left, weekday=g["weekday"])
    year = year_of(g, moment)
    if isinstance(year, Unsettled):
        return year
    if year is not None and isinstance(right, Partial):
        right = attrs.evolve(right, year=year)
    left, right = _lend(left, right)
    return _span(left, right, moment)


def two_days(g: Captures, moment: Moment) -> When | None:
    """Two days in a row: "8 e 9 de fevereiro"; others are not one period."""
    left, right = side_of(g, "left", moment), side_of(g, "right", moment)
    if not isinstance(left, Partial) or not isinstance(right, Partial) or left.day is None or right.day is None:
        return None
    return between(g, moment) if right.day - left.day == 1 or right.day == 1 else None


def _lend(left: When, right: When) -> tuple[When, When]:
    """Day ranges share month and year, month ranges the year: "de 20 a 22 de janeiro", "May to July 2020"."""
    if not isinstance(left, Partial) or not isinstance(right, Partial):
        return left, right
    if left.day is not None and right.day is not None:
        crosses = left.day - right.day > _ANOTHER_MONTH
        if left.month is None and right.month is not None:
            left = attrs.evolve(left, month=(right.month - 2) % 12 + 1 if crosses else right.month)
        elif right.month is None and left.month is not None:
            right = attrs.evolve(right, month=left.month % 12 + 1 if crosses else left.month)
    if left.month is not None and right.month is not None:
        crosses = left.month > right.month
        if left.year is None and right.year is not None:
            left = attrs.evolve(left, year=right.year - crosses, reason=right.reason, others=())
        elif right.year is None and left.year is not None:
            right = attrs.evolve(right, year=left.year + crosses, others=())
    return left, right


def _span(left: When, right: When, moment: Moment) -> When | None:
    first = moment.settle(left)
    if isinstance(first, Unsettled):
        return first
    last = moment.settle(right)
    if isinstance(last, Unsettled):
        return last
    start, end = first.first, last.first
    if start.start is None or start.end is None or end.start is None or end.end is None:
        return None
    if isinstance(left, Partial) and left.year is None:
        # The later side decides: "de novembro a março" ends with the last March, so it began the year before.
        start = _beside(start, end, left, -1)
    if isinstance(right, Partial) and right.year is None:
        end = _beside(end, start, right, 1)
    try:
        return Settled(((covering([start, end]), first.readings[0][1]),), period=True)
    except InvalidDateError:
        return END_BEFORE_START


def _beside(moved: DateInterval, fixed: DateInterval, written: Partial, direction: int) -> DateInterval:
    """The side that lacks a year, put where it lies closest to the other one, before (-1) or after (1) it."""
    unit, count = ("year", 1) if written.month is not None else ("month", 1) if written.day is not None else ("day", 7)
    assert moved.start is not None
    assert fixed.start is not None
    place = moved.start
    for step in (direction, -direction):
        for _ in range(3):
            following = later(place, step * count, unit)
            wrong = place > fixed.start if direction < 0 else place < fixed.start
            fits = following <= fixed.start if direction < 0 else following >= fixed.start
            if not (wrong if step == direction else fits):
                break
            place = following
    if place == moved.start or (written.day is not None and place.day != written.day and written.month is not None):
        return moved
    if written.day is None and written.weekday is None:
        return attrs.evolve(DateInterval.month(place.year, place.month), approximate=moved.approximate)
    return DateInterval.day(place)


def years(g: Captures, moment: Moment) -> When | None:
    """Two years: "2019–2023", "2003 a 2010", "2019-20"."""
    first = side_of(g, "left", moment)
    if not isinstance(first, Partial) or first.year is None:
        return None
    if "yy" in g:
        last = first.year // 100 * 100 + g["yy"]
    else:
        right = side_of(g, "right", moment)
        if not isinstance(right, Partial) or right.year is None:
            return None
        last = right.year
    if not first.year < last:
        return END_BEFORE_START if g.get("firm") else None
    if last - first.year > 999 and not g.get("firm"):
        return None
    return Settled(((covering([DateInterval.year(first.year), DateInterval.year(last)]), "written"),), period=True)


_TENSES = {"until": Tense.FUTURE, "from": Tense.FUTURE, "since": Tense.PAST}
"""What "até março", "a partir de março" and "desde março" mean by themselves."""


def bound(g: Captures, moment: Moment) -> When | None:
    """Up to, before, since, from or after an expression.

    "Desde" looks back whatever the verb; where no verb tells the tense, the other bounds look ahead.
    """
    told = g.get("whole")
    if isinstance(told, Told):
        return told.map(lambda interval: _open(interval, g))
    side = side_of(g, "whole", moment)
    if side is None:
        return None
    if isinstance(side, Partial) and side.year is None and side.tense is None:
        which = g.get("bound")
        if which == "since" or moment.tense() is Tense.NONE:
            side = attrs.evolve(side, tense=_TENSES.get(which))
    settled = moment.settle(side)
    if isinstance(settled, Unsettled):
        return settled
    if any((i.start is None or i.end is None) for i, _ in settled.readings):
        return None
    return settled.map(lambda interval: _open(interval, g), period=True)


def bound_of_unit(g: Captures, moment: Moment) -> When | None:
    """Up to the end, or since the beginning, of the present unit: "até o fim do mês"."""
    published = moment.published
    if published is None:
        return PUBLISHED_MISSING
    unit = g["unit"]
    return on_calendar(
        lambda: Settled(((_open(unit_at(published, unit), g, whole_days=True), "relative"),), period=True)
    )


def _open(interval: DateInterval, g: Captures, *, whole_days: bool = False) -> DateInterval:
    start, end = {
        "until": (None, interval.end),
        "before": (None, interval.start),
        "since": (interval.start, None),
        "from": (interval.start, None),
        "after": (interval.end, None),
    }[g.get("bound")]
    precision = Precision.DAY if whole_days or g.get("whole_days") else interval.precision
    return DateInterval(start, end, precision=precision, approximate=interval.approximate)


def length(g: Captures, _: Moment) -> Length | None:
    """A length of time without a place on the calendar."""
    pieces = [(g.get(f"count{n}", 1), g[f"unit{n}"]) for n in ("", "2", "3") if f"unit{n}" in g]
    if any(unit == "weekend" for _, unit in pieces) or not any(count for count, _ in pieces):
        return None
    return Length(tuple(pieces), half=bool(g.get("half")))


def duration(g: Captures, _: Moment) -> Length | None:
    """A length of time that the words around say to be one; None where it has no one unit, as "a year and two days"."""
    found: Length = g["length"]
    if any(unit == g.get("without") for _, unit in found.pieces):
        return None
    return None if found.is_mixed else found
