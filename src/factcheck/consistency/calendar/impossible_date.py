"""C103 impossible-date: 31 April, 29 February of a common year."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.consistency.calendar.weekday import rewritten_day
from factcheck.consistency.calendar.written import WrittenDate, written_dates
from factcheck.consistency.context import Context
from factcheck.consistency.quotations import is_quoted
from factcheck.mentions.mention import Part
from factcheck.messages import message
from factcheck.values.dates import days_in_month
from factcheck.verdict import Finding, Reason, Severity, Verdict

_LEAP_YEAR = 2024
_AROUND = 20
"""Words on either side among which one may say that there is no such day."""


@attrs.frozen
class ImpossibleDate:
    """A day of the month that the month does not have."""

    code = "C103"
    name = "impossible-date"
    severity = Severity.ERROR
    summary = message("a day that the calendar does not have")

    def check(self, context: Context) -> Iterator[Finding]:
        """A finding for every date that does not exist.

        Args:
            context: The text with its mentions.
        """
        for written in context.view(written_dates):
            day, month, year = written.day_number, written.month_number, written.year_number
            if day is None or month is None or written.day is None or not 1 <= month <= 12:
                continue
            if year is not None and not 1 <= year <= 9999:
                continue
            last = days_in_month(_LEAP_YEAR if year is None else year, month)
            if day > last and self._is_meant(context, written):
                yield self._finding(context, written, written.day, month, year, last)

    def _is_meant(self, context: Context, written: WrittenDate) -> bool:
        """Whether the text means the date as one, and does not itself speak of a date that there is not."""
        if is_quoted(context, written.span.start) or (written.year is None and not _in_words(context, written)):
            return False
        table = context.document.pack.table("rules/impossible_date")
        before = context.before(written.span.start, 1)
        if before and (before[0] in table["no_day_after"] or (written.month_number == 2 and before[0] in table["one"])):
            return False
        around = (*context.before(written.span.start, _AROUND), *context.after(written.span.end, _AROUND))
        return frozenset(table["told_of"]).isdisjoint(around)

    def _finding(
        self, context: Context, written: WrittenDate, day: Part, month: int, year: int | None, last: int
    ) -> Finding:
        working = (
            message("February of {year} has {days} days.", year=str(year), days=last)
            if month == 2 and year is not None
            else message("That month never has more than {days} days.", days=last)
        )
        return context.finding(
            self,
            written.span,
            Verdict.REFUTED,
            Reason.NO_SUCH_DAY,
            value=written.mention,
            working=[working],
            # The last day that the month has; which other day or month is meant the text does not say.
            repairs=[context.repair(day.span, rewritten_day(day.span.of(context.text), last), written.span)],
        )


def _in_words(context: Context, written: WrittenDate) -> bool:
    """Whether the month, or that of the other end, is a word: "31/4" alone may be anything."""
    return written.month is None or not written.month.span.of(context.text).isdecimal()
