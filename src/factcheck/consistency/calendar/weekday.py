"""C101 weekday: a weekday written beside a day of the month must be the weekday of that day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from factcheck.consistency.context import Context
from factcheck.document import fold
from factcheck.mentions.mention import Mention, MentionKind, Part
from factcheck.messages import Message, message
from factcheck.values import DateInterval, Precision
from factcheck.verdict import Finding, Reason, Repair, Severity, Verdict

_DATES = (MentionKind.DATE, MentionKind.PERIOD)

NEARBY_DAYS = 20
"""How far from publication a bare "terça-feira (21)" may lie. News names a weekday for days within about two weeks;
beyond that it names the month. A wider window would let a neighbouring month excuse a wrong weekday."""

WEEKDAYS = (
    message("Monday"),
    message("Tuesday"),
    message("Wednesday"),
    message("Thursday"),
    message("Friday"),
    message("Saturday"),
    message("Sunday"),
)
"""The names of the weekdays, Monday first."""


@attrs.frozen
class Weekday:
    """A weekday that is written with a date has to be the weekday of that date."""

    code = "C101"
    name = "weekday"
    severity = Severity.ERROR
    summary = message("a weekday that is not the weekday of its date")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every date that is written with its weekday.

        Args:
            context: The text with its mentions.
        """
        for kind in _DATES:
            for mention in context.by_kind[kind]:
                weekday, day = mention.part("weekday"), mention.part("day")
                if weekday is not None and day is not None:
                    days = _days(context, mention, day)
                    if days:
                        yield self._finding(context, mention, weekday, day, days)

    def _finding(self, context: Context, mention: Mention, weekday: Part, day: Part, days: tuple[date, ...]) -> Finding:
        agreeing = next((d for d in days if d.weekday() == weekday.value), None)
        if agreeing is not None:
            return context.finding(
                self,
                mention.span,
                Verdict.SUPPORTED,
                Reason.WEEKDAY_AGREES,
                value=mention,
                working=[_was(agreeing)],
            )
        return context.finding(
            self,
            mention.span,
            Verdict.REFUTED,
            Reason.WEEKDAY_DIFFERS,
            value=mention,
            working=[_was(days[0]), message("The text says {weekday}.", weekday=WEEKDAYS[int(weekday.value)])],
            repairs=_repairs(context, mention, weekday, day, days[0]),
        )


def _days(context: Context, mention: Mention, day: Part) -> tuple[date, ...]:
    """The days that the mention may name if its weekday is left aside, the likeliest first."""
    value = mention.value
    if mention.part("month") is None:
        if context.published is None or not isinstance(day.value, int):
            return ()
        return _nearby(day.value, context.published)
    if isinstance(value, DateInterval) and value.precision is Precision.DAY and value.start is not None:
        return (value.start,)
    return ()


def _nearby(number: int, published: date) -> tuple[date, ...]:
    offsets = sorted(range(-NEARBY_DAYS, NEARBY_DAYS + 1), key=lambda offset: (abs(offset), offset))
    ordinals = (published.toordinal() + offset for offset in offsets)
    days = (date.fromordinal(n) for n in ordinals if 1 <= n <= date.max.toordinal())
    return tuple(day for day in days if day.day == number)


def _was(day: date) -> Message:
    return message("{day} is a {weekday}.", day=day, weekday=WEEKDAYS[day.weekday()])


def _repairs(context: Context, mention: Mention, weekday: Part, day: Part, nearest: date) -> Iterator[Repair]:
    """Both repairs, since the text does not say which half is wrong: the other weekday, or the nearest other day."""
    names = context.document.pack.table("weekdays")
    written = weekday.span.of(context.text)
    style = next((style for style in ("short", "long") if fold(written).text in map(_folded, names[style])), "long")
    name = names[style][nearest.weekday()]
    yield context.repair(weekday.span, name.capitalize() if written[:1].isupper() else name, mention.span)
    shift = (int(weekday.value) - nearest.weekday() + 3) % 7 - 3
    other = nearest + timedelta(days=shift)
    if other.month == nearest.month or mention.part("month") is None:
        digits = str(other.day)
        width = len(day.span)
        number = digits.zfill(width) if day.span.of(context.text).startswith("0") else digits
        yield context.repair(day.span, number, mention.span)


def _folded(name: str) -> str:
    return fold(name).text
