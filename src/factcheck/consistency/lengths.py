"""Lengths of time as they are written, and how many years, months, weeks or days lie between two dates."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import attrs

from factcheck.consistency.context import Context
from factcheck.document import Document
from factcheck.mentions.amounts import find_amounts
from factcheck.mentions.mention import Mention, MentionKind
from factcheck.values import DateInterval, Precision, Quantity, Span

UNITS = ("year", "month", "week", "day")
"""The units of the lengths that rules hold against dates."""

_LONGEST = 60
_HEDGE = 2
"""Words before a mention that may hedge it."""


@attrs.frozen
class Length:
    """A length of time as written.

    Args:
        mention: The mention that it is, or stands in.
        span: Its number and its unit.
        number: Where its number stands.
        count: How many.
        unit: Of what: one of UNITS.
        least: The least that the words admit, or None.
        most: The most that the words admit, or None.
        ago: Whether it is counted back from a day, as in "há 30 anos".
    """

    mention: Mention
    span: Span
    number: Span
    count: int
    unit: str
    least: Decimal | None
    most: Decimal | None
    ago: bool

    @property
    def is_hedged(self) -> bool:
        """Whether the words leave it open, as "cerca de" and "mais de" do."""
        return self.least != self.count or self.most != self.count

    def meets(self, least: int, most: int) -> bool:
        """Whether some number from `least` to `most` is one that the words admit."""
        return (self.most is None or least <= self.most) and (self.least is None or self.least <= most)


def read_length(context: Context, mention: Mention) -> Length | None:
    """The length of time that a mention is, also where it is counted back from a day; None if it is none.

    Args:
        context: The text with its mentions.
        mention: Any mention.
    """
    ago = context.document.pack.table("rules/lengths")["ago"]
    if mention.kind in (MentionKind.QUANTITY, MentionKind.DURATION):
        counted_back = bool(
            set(context.before(mention.span.start, 1)).intersection(ago["before"])
            or set(context.after(mention.span.end, 1)).intersection(ago["after"])
        )
        if mention.kind is MentionKind.QUANTITY:
            return _length(mention, mention, 0, ago=counted_back)
        return _read_again(context, mention, ago=counted_back)
    if mention.kind is not MentionKind.DATE or mention.parts or len(mention.span) > _LONGEST:
        return None
    words = [token.text for token in context.tokens_in(mention.span)]
    if not words or (words[0] not in ago["before"] and words[-1] not in ago["after"]):
        return None
    return _read_again(context, mention, ago=True)


def _read_again(context: Context, mention: Mention, *, ago: bool) -> Length | None:
    """The length in a mention of a date or a duration, with what hedges it before: "about 30 years ago"."""
    place = context.token_at(mention.span.start)
    start = context.document.tokens[max(0, place - _HEDGE)].start
    inner = find_amounts(Document(context.text[start : mention.span.end], context.document.pack))
    return _length(mention, inner[-1], start, ago=ago) if inner else None


def _length(mention: Mention, quantity: Mention, offset: int, *, ago: bool) -> Length | None:
    value, number = quantity.value, quantity.part("number")
    if not isinstance(value, Quantity) or value.unit not in UNITS or value.amount != int(value.amount):
        return None
    count = int(value.amount)
    half = Decimal("0.5") * value.step
    plain = (value.lower, value.upper) == (value.amount - half, value.amount + half)
    least, most = (Decimal(count), Decimal(count)) if plain else (value.lower, value.upper)
    figure = quantity.span if number is None else number.span
    span, end = Span(figure.start + offset, figure.end + offset), quantity.span.end + offset
    return Length(mention, Span(span.start, end), span, count, value.unit, least, most, ago)


def publication(context: Context) -> DateInterval | None:
    """The day of publication, to count to; None where it is not known, or is the last of the calendar.

    Args:
        context: The text.
    """
    if context.published is None or context.published == date.max:
        return None
    return DateInterval.day(context.published)


def counted(first: DateInterval, last: DateInterval, unit: str) -> tuple[int, int] | None:
    """The least and the most units from one date to another, however the ends are counted.

    "De 2003 a 2010" is six to eight years: from the last day of 2003 to the first of 2010 six have passed, and
    eight years of the calendar are named. "De 5 a 9 de maio" is four days, or five with both ends, or as many as
    there are working days.

    Args:
        first: The date at which it begins.
        last: The date at which it ends.
        unit: One of UNITS.
    """
    if first.start is None or first.last is None or last.start is None or last.last is None:
        return None
    if first.last > last.start:
        return None
    if unit in ("day", "week"):
        least, most = (last.start - first.last).days, (last.last - first.start).days + 1
        if unit == "week":
            return least // 7, -(-most // 7)
        return min(least, _working_days(first.start, last.last)), most
    least, most = _months(first.last, last.start), -_months(_after(last.last), first.start)
    if unit == "month":
        return least, most
    return least // 12, (most + 6) // 12


def full_years(first: DateInterval, last: DateInterval) -> tuple[int, int] | None:
    """The least and the most whole years from one date to another, as ages are counted.

    Args:
        first: The date of birth.
        last: The date at which the age is that.
    """
    if first.start is None or first.last is None or last.start is None or last.last is None:
        return None
    return _months(first.last, last.start) // 12, _months(first.start, last.last) // 12


def year_of_birth(born: DateInterval, last: DateInterval, age: int) -> int:
    """The year in which somebody of an age was born, on the day of the year that is given.

    Args:
        born: The date of birth, whose year is left aside.
        last: The date at which the age is that.
        age: The age.
    """
    if born.start is None or last.start is None:
        raise ValueError("a life has a beginning and an end")
    birthday, today = (born.start.month, born.start.day), (last.start.month, last.start.day)
    exact = Precision.YEAR not in (born.precision, last.precision)
    return last.start.year - age - (exact and birthday > today)


def _months(first: date, last: date) -> int:
    """The whole months from one day to another, rounded down."""
    return 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)


def _after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _working_days(first: date, last: date) -> int:
    """The days from Monday to Friday, both ends counted."""
    weeks, rest = divmod((last - first).days + 1, 7)
    return 5 * weeks + sum((first.weekday() + shift) % 7 < 5 for shift in range(rest))


def unit_of(day: date, precision: Precision) -> DateInterval | None:
    """The day, month or year of a precision that a day lies in; None for other precisions.

    Args:
        day: A day.
        precision: How finely it was written.
    """
    if precision is Precision.DAY:
        return DateInterval.day(day)
    if precision is Precision.MONTH:
        return DateInterval.month(day.year, day.month)
    return DateInterval.year(day.year) if precision is Precision.YEAR else None
