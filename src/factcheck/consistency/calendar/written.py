"""Dates as they are written: the weekday, day, month and year of each, and the days that these may name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, date

import attrs

from factcheck.consistency.context import Context
from factcheck.mentions.mention import Mention, MentionKind, Part
from factcheck.values import DateInterval, Precision, Span
from factcheck.values.dates import days_in_month

DATES = (MentionKind.DATE, MentionKind.PERIOD)
"""The kinds of mention that dates are written in."""

NEARBY_DAYS = 20
"""How far from publication a bare "terça-feira (21)" may lie. News names a weekday for days within about two weeks;
beyond that it names the month. A wider window would let a neighbouring month excuse a wrong weekday."""

SURE_DAYS = 120
"""A day and month without a year that lie within so many days of publication are those of that year."""

NAMED_DAYS = 45
"""How far from publication a bare day may lie in a period that the text names: "de 12 a 21 de setembro"."""

ANOTHER_MONTH = 15
"""Days by which the first number must exceed the second to lie in the month before: "de 28 a 3 de março"."""

_SENTENCES_OF_YEAR = 3
_SENTENCES_OF_MONTH = 1
"""Sentences before a date from which it may take its year or its month."""

_SHORT_PERIOD = 62
_LONGEST_SENTENCE = 200
_FIELDS = ("weekday", "day", "month", "year")


@attrs.frozen
class WrittenDate:
    """A date, or one end of a period, as it is written.

    Args:
        mention: The mention that it stands in.
        span: The words that say it.
        weekday: The weekday, 0 is Monday.
        day: The day of the month.
        month: The month.
        year: The year.
        lent_month: The month that the other end of the period lends it.
        lent_year: The year that the other end of the period lends it.
    """

    mention: Mention
    span: Span
    weekday: Part | None = None
    day: Part | None = None
    month: Part | None = None
    year: Part | None = None
    lent_month: int | None = None
    lent_year: int | None = None

    @property
    def day_number(self) -> int | None:
        """The day of the month."""
        return None if self.day is None else int(self.day.value)

    @property
    def month_number(self) -> int | None:
        """The month, its own or lent."""
        return self.lent_month if self.month is None else int(self.month.value)

    @property
    def year_number(self) -> int | None:
        """The year, its own or lent."""
        return self.lent_year if self.year is None else int(self.year.value)


def written_dates(context: Context) -> tuple[WrittenDate, ...]:
    """Every date of a text, and each end of its periods, as written; in reading order.

    Args:
        context: The text with its mentions.
    """
    return tuple(written for mention in context.mentions if mention.kind in DATES for written in ends(mention))


def ends(mention: Mention) -> tuple[WrittenDate, ...]:
    """The date that a mention writes, or both ends of its period, each with what the other lends it.

    Args:
        mention: A date or a period.
    """
    found = [_end(mention, parts) for parts in _split(mention)]
    if len(found) == 2:
        found = _lend(*found)
    return tuple(found)


def _split(mention: Mention) -> Iterator[list[Part]]:
    """The parts of each end: a new end begins where a field comes again, or where one follows the year."""
    parts: list[Part] = []
    for part in sorted((p for p in mention.parts if p.name in _FIELDS), key=lambda p: p.span):
        names = [p.name for p in parts]
        follows_year = "year" in names and part.name in ("day", "month") and part.span.start > parts[-1].span.end + 1
        if part.name in names or follows_year:
            yield parts
            parts = []
        parts.append(part)
    if parts:
        yield parts


def _end(mention: Mention, parts: Sequence[Part]) -> WrittenDate:
    span = parts[0].span.to(parts[-1].span)
    found = {part.name: part for part in parts}
    weekday, day, month, year = (found.get(name) for name in _FIELDS)
    return WrittenDate(mention, span, weekday, day, month, year)


def _lend(first: WrittenDate, last: WrittenDate) -> list[WrittenDate]:
    """Both ends with what the other says: "de 20 a 22 de janeiro", "from May 5 to 9", "maio a julho de 2020"."""
    if first.day is not None and last.day is not None:
        back = int(first.day.value) - int(last.day.value) > ANOTHER_MONTH
        if first.month is None and last.month is not None:
            first = attrs.evolve(first, lent_month=(int(last.month.value) - 1 - back) % 12 + 1)
        elif last.month is None and first.month is not None:
            last = attrs.evolve(last, lent_month=(int(first.month.value) - 1 + back) % 12 + 1)
    first_month, last_month = first.month_number, last.month_number
    if first_month is not None and last_month is not None:
        crosses = first_month > last_month
        if first.year is None and last.year is not None:
            first = attrs.evolve(first, lent_year=int(last.year.value) - crosses)
        elif last.year is None and first.year is not None:
            last = attrs.evolve(last, lent_year=int(first.year.value) + crosses)
    return [first, last]


def possible_days(context: Context, written: WrittenDate) -> tuple[date, ...]:
    """The days that a date with a day of the month may name if its weekday is left aside, the likeliest first.

    Without a year it is a day near publication, or one of a year named shortly before; without a month it is a day
    within three weeks of publication, or one of a month that the text names.

    Args:
        context: The text with its mentions.
        written: The date.
    """
    day, month, year = written.day_number, written.month_number, written.year_number
    if day is None:
        return ()
    if month is not None and year is not None:
        return tuple(_days([(year, month)], day))
    if context.published is None:
        return ()
    if month is not None:
        return _without_year(context, written, day, month, context.published)
    return _without_month(context, written, day, context.published)


def _without_year(context: Context, written: WrittenDate, day: int, month: int, published: date) -> tuple[date, ...]:
    around = [(published.year + shift, month) for shift in (0, -1, 1)]
    days = sorted(_days(around, day), key=lambda d: abs((d - published).days))
    years = _years_beside(context, written)
    if days and abs((days[0] - published).days) <= SURE_DAYS:
        days = days[:1]
    else:
        years += [
            interval.start.year for interval in _named_before(context, written, _SENTENCES_OF_YEAR) if interval.start
        ]
    return tuple(dict.fromkeys([*days, *_days([(year, month) for year in years], day)]))


def _without_month(context: Context, written: WrittenDate, day: int, published: date) -> tuple[date, ...]:
    index = published.year * 12 + published.month - 1
    around = [divmod(index + shift, 12) for shift in (-1, 0, 1)]
    near = [d for d in _days([(y, m + 1) for y, m in around], day) if abs((d - published).days) <= NEARBY_DAYS]
    near.sort(key=lambda d: (abs((d - published).days), d))
    bounds = (
        interval.start or interval.last
        for interval in _named_before(context, written, _SENTENCES_OF_MONTH)
        if interval.precision in (Precision.DAY, Precision.MONTH)
    )
    beside = [(bound.year, bound.month) for bound in bounds if bound is not None]
    around = [divmod(index + shift, 12) for shift in (-2, -1, 0, 1, 2)]
    named = [d for d in _days([(y, m + 1) for y, m in around], day) if d in context.view(_named_days)]
    return tuple(dict.fromkeys([*near, *named, *_days(beside, day)]))


def _named_days(context: Context) -> frozenset[date]:
    """The days near publication that lie in a day, month or short period which the text names with its month."""
    published = context.published
    if published is None:
        return frozenset()
    first = date.fromordinal(max(1, published.toordinal() - NAMED_DAYS))
    last = date.fromordinal(min(published.toordinal() + NAMED_DAYS, date.max.toordinal()))
    named: set[date] = set()
    for mention in context.mentions:
        value = mention.value
        if mention.kind not in DATES or mention.part("month") is None or not isinstance(value, DateInterval):
            continue
        if value.start is None or value.last is None or (value.last - value.start).days > _SHORT_PERIOD:
            continue
        start, end = max(first, value.start), min(last, value.last)
        named.update(date.fromordinal(ordinal) for ordinal in range(start.toordinal(), end.toordinal() + 1))
    return frozenset(named)


def _days(months: Sequence[tuple[int, int]], day: int) -> Iterator[date]:
    for year, month in months:
        if 1 <= year < MAXYEAR and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month):
            yield date(year, month, day)


def _years_beside(context: Context, written: WrittenDate) -> list[int]:
    """The years that are written in the same sentence, in figures."""
    sentence = context.sentence_of(written.span)
    if sentence is None:
        return []
    tokens = sentence.tokens[:_LONGEST_SENTENCE]
    return [int(t.text) for t in tokens if len(t.text) == 4 and t.text.isdecimal() and "1500" <= t.text <= "2100"]


def _named_before(context: Context, written: WrittenDate, sentences: int) -> Iterator[DateInterval]:
    """The dates in the same sentence and the few before it that say their year or month themselves."""
    sentence = context.sentence_of(written.span)
    if sentence is None:
        return
    for near in context.sentences[max(0, sentence.index - sentences) : sentence.index + 1]:
        for mention in near.mentions[:_LONGEST_SENTENCE]:
            if mention.span.start >= written.span.start or mention.kind not in DATES:
                continue
            named = mention.part("month") is not None or mention.part("year") is not None
            if named and isinstance(mention.value, DateInterval):
                yield mention.value
