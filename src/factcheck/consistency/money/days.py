"""The days at whose rates a newsroom may have converted an amount."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.consistency.context import Context
from factcheck.mentions.mention import MentionKind
from factcheck.values import DateInterval, Span

WINDOW_DAYS = 30
"""A newsroom converts at the rate of the day before, or of the day of the deal, and copies that conversion for some
weeks: the rates of this many days up to publication are all taken for right."""

_NEARBY = 400
"""How many characters away from an amount a date may stand that says when it was paid."""

_SAMPLES = 60
"""How many days of a long period are looked up."""


def rate_days(context: Context, span: Span, published: date) -> list[Sequence[date]]:
    """The days up to publication, then those of each time that the text names nearby, the latest of them first.

    Args:
        context: The text with its mentions.
        span: Where the amounts stand.
        published: The day of publication.
    """
    found: list[Sequence[date]] = [_up_to(published)]
    end = min(context.document.sentence_of(span).end, span.end + _NEARBY)
    for mention in context.mentions_in(Span(max(0, span.start - _NEARBY), end)):
        if mention.kind in (MentionKind.DATE, MentionKind.PERIOD):
            for reading in mention.readings:
                if isinstance(reading.value, DateInterval) and (days := _past(reading.value, published)):
                    found.append(days)
    return found


def _past(interval: DateInterval, published: date) -> Sequence[date]:
    """The days of an interval before publication, and those just before them; none if it began only then."""
    first, last = interval.start, interval.last
    if first is None or first > published:
        return ()
    last = published if last is None else min(last, published)
    length = (last - first).days
    step = max(1, length // _SAMPLES)
    days = [last - timedelta(days=back) for back in range(0, length + 1, step)]
    return [*days, *_up_to(first)]


def _up_to(day: date) -> list[date]:
    return [date.fromordinal(max(1, day.toordinal() - back)) for back in range(WINDOW_DAYS + 1)]
