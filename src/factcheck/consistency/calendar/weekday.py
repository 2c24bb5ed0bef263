"""C101 weekday: a weekday written beside a day of the month must be the weekday of that day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from factcheck.consistency.calendar.weekdays import WEEKDAYS, read_weekday, weekday_repair
from factcheck.consistency.calendar.written import WrittenDate, possible_days, written_dates
from factcheck.consistency.context import Context
from factcheck.mentions.mention import MentionKind, Part
from factcheck.messages import Message, message
from factcheck.values import DateInterval, Span
from factcheck.verdict import Finding, Reason, Repair, Severity, Verdict

_FRIDAY, _THIRTEEN = 4, 13


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
        for written in context.view(written_dates):
            if written.day is None:
                dated = _with_day_after(context, written)
            else:
                dated = written if written.weekday is not None else _with_weekday_after(context, written)
            if dated is None or dated.weekday is None or _is_saying(context, dated):
                continue
            days = (*possible_days(context, dated), *_read_otherwise(context, dated))
            if days:
                yield self._finding(context, dated, dated.weekday, days)

    def _finding(self, context: Context, written: WrittenDate, weekday: Part, days: tuple[date, ...]) -> Finding:
        span = _shown(context, written)
        agreeing = next((day for day in days if day.weekday() == weekday.value), None)
        if agreeing is not None:
            return context.finding(
                self,
                span,
                Verdict.SUPPORTED,
                Reason.WEEKDAY_AGREES,
                value=written.mention,
                working=[_was(agreeing)],
            )
        return context.finding(
            self,
            span,
            Verdict.REFUTED,
            Reason.WEEKDAY_DIFFERS,
            value=written.mention,
            working=[_was(days[0]), message("The text says {weekday}.", weekday=WEEKDAYS[int(weekday.value)])],
            repairs=_repairs(context, written, weekday, days[0], span),
        )


def _with_day_after(context: Context, written: WrittenDate) -> WrittenDate | None:
    """A weekday with the number of its day in brackets behind more words: "na quarta-feira passada (29)"."""
    if written.weekday is None or written.month is not None or written.year is not None:
        return None
    at = context.token_at(written.mention.span.end)
    tokens = context.document.tokens[at : at + 4]
    words = [token.text for token in tokens if token.text != "º"]
    if words[:1] != ["("] or words[2:3] != [")"]:
        return None
    digits = words[1].rstrip("ºo")
    if not digits.isdecimal() or not 1 <= int(digits) <= 31:
        return None
    span = Span(tokens[1].start, tokens[1].start + len(digits))
    return attrs.evolve(written, day=Part("day", span, int(digits)), span=written.span.to(span))


def _is_saying(context: Context, written: WrittenDate) -> bool:
    """Whether this is the ill-fated "sexta-feira 13" of any month, or the day of a month that was not read."""
    if written.month is not None or written.weekday is None or written.day is None:
        return False
    between = context.text[written.weekday.span.end : written.day.span.start]
    if (written.weekday.value, written.day.value) == (_FRIDAY, _THIRTEEN) and "(" not in between and "," not in between:
        return True
    saying = context.document.pack.table("rules/weekday")["of"]
    return not set(saying).isdisjoint(context.after(written.span.end, 1))


def _read_otherwise(context: Context, written: WrittenDate) -> Iterator[date]:
    """The days that figures with day and month in either order may name: "Friday 5/12"."""
    if written.month is None or not written.month.span.of(context.text).isdecimal():
        return
    for reading in written.mention.readings:
        if isinstance(reading.value, DateInterval) and reading.value.is_unit and reading.value.start is not None:
            yield reading.value.start


def _with_weekday_after(context: Context, written: WrittenDate) -> WrittenDate | None:
    """The date with a weekday that follows it: "6 de outubro de 2024, um domingo", "15 de agosto (terça-feira)"."""
    if written.span.end < written.mention.span.end - 1:
        return None
    at = context.token_at(written.mention.span.end)
    tokens = context.document.tokens[at : at + 4]
    words = [token.text for token in tokens]
    articles = context.document.pack.table("rules/weekday")["articles"]
    if words[:1] == ["("] and words[2:3] == [")"]:
        found = tokens[1]
    elif words[:1] == [","] and words[1:2] and words[1] in articles and words[3:4] != ["-"]:
        found = tokens[2] if len(tokens) > 2 else tokens[1]
    else:
        return None
    number = read_weekday(context.document.pack, found.text)
    if number is None:
        return None
    weekday = Part("weekday", found.span, number)
    return attrs.evolve(written, weekday=weekday, span=written.span.to(found.span))


def _shown(context: Context, written: WrittenDate) -> Span:
    """The words of the finding: a whole date, or one end of a period with the bracket that closes it."""
    if written.mention.kind is MentionKind.DATE and written.mention.span.contains(written.span):
        return written.mention.span
    return context.closed(written.span)


def _was(day: date) -> Message:
    return message("{day} is a {weekday}.", day=day, weekday=WEEKDAYS[day.weekday()])


def _repairs(context: Context, written: WrittenDate, weekday: Part, nearest: date, shown: Span) -> Iterator[Repair]:
    """Both repairs, since the text does not say which half is wrong: the other weekday, or the nearest other day."""
    yield weekday_repair(context, weekday, nearest.weekday(), shown)
    shift = (int(weekday.value) - nearest.weekday() + 3) % 7 - 3
    other = date.fromordinal(max(1, nearest.toordinal() + shift))
    day = written.day
    if day is not None and (other.month == nearest.month or written.month_number is None):
        yield context.repair(day.span, rewritten_day(day.span.of(context.text), other.day), shown)


def rewritten_day(written: str, day: int) -> str:
    """Another day of the month in the style of the one written: "05" keeps its zero."""
    return str(day).zfill(len(written)) if written.startswith("0") else str(day)
