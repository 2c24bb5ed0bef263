"""The two sides of a period as mentions of their own: "1910" and "1985" of "1910 – 1985"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum

from factcheck.mentions.mention import Mention, MentionKind, Part, Reading
from factcheck.values import DateInterval, Precision, Span


class Side(Enum):
    """Of a period."""

    BEGINNING = "beginning"
    END = "end"


_UNITS: dict[Precision, Callable[[date], DateInterval]] = {
    Precision.DAY: DateInterval.day,
    Precision.MONTH: lambda day: DateInterval.month(day.year, day.month),
    Precision.YEAR: lambda day: DateInterval.year(day.year),
}


def side_of(period: Mention, side: Side) -> Mention | None:
    """The beginning or the end of a range of days, months or years as a mention of a date; None if it is no such range.

    Args:
        period: The mention of a period.
        side: Which side.
    """
    value = period.value
    if not isinstance(value, DateInterval) or value.start is None or value.last is None:
        return None
    unit = _UNITS.get(value.precision)
    if unit is None:
        return None
    written = _second_part(period.parts)
    if written is None:
        return None
    if side is Side.BEGINNING:
        parts = period.parts[:written]
        span, day = Span(period.span.start, parts[-1].span.end), value.start
    else:
        parts = period.parts[written:]
        span, day = Span(parts[0].span.start, period.span.end), value.last
    start = span.start - period.span.start
    surface = period.surface[start : start + span.end - span.start]
    reading = Reading(unit(day), period.readings[0].reason)
    return Mention(span, surface, MentionKind.DATE, period.rule, readings=[reading], parts=parts)


def _second_part(parts: Sequence[Part]) -> int | None:
    """Where the parts of the second date begin: with the first that the first date has too."""
    names: set[str] = set()
    for index, part in enumerate(parts):
        if part.name in names:
            return index
        names.add(part.name)
    return None
